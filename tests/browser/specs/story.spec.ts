import { expect, test } from "./fixtures";

// One story from both sides: somebody registers, a hospital posts a need, and the two meet.
test.describe.configure({ mode: "serial" });

const run = Date.now().toString(36);
const headline = `Spezialistin für endobronchialen Ultraschall ${run}`;
const practice = "Endobronchialer Ultraschall und flexible Bronchoskopie, über 900 Eingriffe.";
const title = `Obuka za endobronhijalni ultrazvuk ${run}`;
const name = `Amra Provjeravić ${run}`;
let profilePath = "";
let needPath = "";

test("a professional registers a profile", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("link", { name: "Napravite svoj profil" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Napravite svoj profil");
  await expect(page.getByText("nikada se ne koriste za pretragu ni za rangiranje")).toBeVisible();

  await page.getByLabel("Zanimanje u jednoj rečenici").fill(headline);
  await page
    .getByLabel("Opis rada")
    .fill("Pneumologin mit Schwerpunkt interventionelle Bronchoskopie.");
  await page.getByLabel("Jezik na kojem pišete").selectOption("de");
  const skills = page.getByRole("combobox", { name: "Znanja i vještine" });
  await skills.fill("Bronchoskopie");
  await skills.press("Enter");
  await skills.fill("Ausbildung von Assistenzärzten");
  await skills.press("Enter");
  await expect(
    page.getByRole("list", { name: "Znanja i vještine" }).getByRole("listitem"),
  ).toHaveCount(2);

  const job = page.getByRole("group", { name: "Radno iskustvo 1" });
  await job.getByLabel("Radno mjesto").fill("Oberärztin Pneumologie");
  await job.getByLabel("Od: Mjesec").selectOption("03");
  await job.getByLabel("Od: Godina").fill("2013");
  await job.getByLabel("Poslovi i rezultati").fill(practice);

  await page.getByRole("button", { name: "Dodaj obrazovanje" }).click();
  await page.getByLabel("Stepen").selectOption("7");

  const first = page.getByRole("group", { name: "Jezik 1" });
  await first.getByLabel("Jezik", { exact: true }).selectOption("bs");
  await first.getByLabel("Nivo znanja").selectOption("native");
  await page.getByRole("button", { name: "Dodaj jezik" }).click();
  const second = page.getByRole("group", { name: "Jezik 2" });
  await second.getByLabel("Jezik", { exact: true }).selectOption("de");
  await second.getByLabel("Nivo znanja").selectOption("C2");

  await page.getByRole("checkbox", { name: "Kratka stručna posjeta" }).check();
  await page.getByRole("checkbox", { name: "Mentorstvo na daljinu" }).check();
  await page.getByRole("spinbutton", { name: "Sati mjesečno" }).fill("12");
  await page.getByLabel("Ime i prezime").fill(name);
  await page.getByLabel("Država u kojoj živite").selectOption("DE");

  await page.getByRole("button", { name: "Sačuvaj profil i prikaži potrebe" }).click();
  await expect(page).toHaveURL(/\/profiles\/(?!new)[^/]+$/);
  profilePath = new URL(page.url()).pathname;
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(headline);
  await expect(page.getByRole("heading", { name: "Potrebe koje vam odgovaraju" })).toBeVisible();
  const details = page.getByRole("region", { name: "Šta piše u profilu" });
  await expect(details.getByText("Oberärztin Pneumologie")).toBeVisible();
  await expect(page.getByText(name)).toHaveCount(0);
});

test("a hospital posts a need", async ({ page }) => {
  await page.goto("/needs/new");
  await page.getByLabel("Šta vam treba, u jednoj rečenici").fill(title);
  await page
    .getByLabel("Opis", { exact: true })
    .fill("Uvodimo bronhoskopiju i treba nam obuka tima.");
  const essential = page.getByRole("combobox", { name: "Obavezna znanja" });
  await essential.fill("Endobronchialer Ultraschall, Bronchoskopie,");
  await expect(
    page.getByRole("list", { name: "Obavezna znanja" }).getByRole("listitem"),
  ).toHaveCount(0);
  await essential.press("Enter");
  await expect(
    page.getByRole("list", { name: "Obavezna znanja" }).getByRole("listitem"),
  ).toHaveCount(2);
  await page.getByRole("button", { name: "Dodaj jezik" }).click();
  await page.getByLabel("Jezik", { exact: true }).selectOption("bs");
  await page.getByLabel("Najmanji nivo").selectOption("B2");
  await page.getByRole("checkbox", { name: "Kratka stručna posjeta" }).check();
  await page.getByLabel("Naziv organizacije").fill("Klinika za plućne bolesti");
  await page.getByLabel("Vrsta organizacije").selectOption("public");
  await page.getByLabel("Djelatnost").selectOption("Q");
  await page.getByLabel("Područje").selectOption("BA-04");

  await page.getByRole("button", { name: "Sačuvaj potrebu i prikaži prijedloge" }).click();
  await expect(page).toHaveURL(/\/needs\/(?!new)[^/]+$/);
  needPath = new URL(page.url()).pathname;
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
});

test("the need shows the profile with its reasons", async ({ page }) => {
  await page.goto(needPath);
  const match = page.getByTestId("match").filter({ hasText: headline });
  await expect(match).toBeVisible();
  await expect(match.getByText(/\d+ od 100/).first()).toBeVisible();
  const why = match.getByText("Zašto", { exact: true });
  const reasons = match.getByRole("heading", { name: "Zahtjevi i šta o njima piše u profilu" });
  if (!(await reasons.isVisible())) await why.click();
  await expect(reasons).toBeVisible();
  await expect(match.getByText("Ispunjeno").first()).toBeVisible();
  // The evidence is the profile's own words.
  const evidence = match.getByTestId("evidence").filter({ hasText: /Ultraschall|Bronchoskopie/ });
  await expect(evidence.first()).toBeVisible();
  await expect(match.getByRole("heading", { name: "Kako je nastao rezultat" })).toBeVisible();
  await expect(match.getByText("od mogućih").first()).toBeVisible();
  await expect(page.getByText(name)).toHaveCount(0);
  // What would change is a sentence of the service, in the page's language; the receipt is written.
  // This profile may lack nothing, so the sentence is looked for in the first match that has one.
  const other = page.getByTestId("match").filter({ has: page.getByTestId("changes") }).first();
  const change = other.getByTestId("changes").getByText(/^Uz .*(umjesto|a ne)/).first();
  if (!(await change.isVisible())) await other.getByText("Zašto", { exact: true }).click();
  await expect(change).toBeVisible();
  const receipt = match.getByTestId("receipt");
  await expect(receipt).toHaveAttribute("href", /receipts\/[0-9a-f-]{36}\?language=bs$/);
  await why.click();
  await expect(reasons).toBeHidden();
});

test("the profile shows the need", async ({ page }) => {
  await page.goto(profilePath);
  const match = page.getByTestId("match").filter({ hasText: title });
  await expect(match).toBeVisible();
  await match.getByRole("link", { name: title }).click();
  await expect(page).toHaveURL(new RegExp(`${needPath}$`));
});

test("search finds the profile, highlights the words and filters", async ({ page }) => {
  await page.goto("/search");
  await page.getByRole("searchbox").fill("endobronchialer Ultraschall");
  await page.getByRole("button", { name: "Traži" }).click();
  const result = page.getByTestId("result").filter({ hasText: headline });
  await expect(result).toBeVisible();
  await expect(result.locator("mark").first()).toHaveText(/ultraschall|endobronchial/i);

  await page.getByRole("checkbox", { name: "Njemačka" }).check();
  await expect(page).toHaveURL(/country=DE/);
  await expect(result).toBeVisible();
  for (const facts of await page.getByTestId("result").allInnerTexts()) {
    expect(facts).toContain("Njemačka");
  }
  // The address carries the search: loaded anew, it is the same.
  await page.reload();
  await expect(page.getByRole("checkbox", { name: "Njemačka" })).toBeChecked();
  await expect(page.getByRole("searchbox")).toHaveValue("endobronchialer Ultraschall");
  await expect(result).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("checkbox", { name: "Njemačka" })).not.toBeChecked();
});

test("the owner removes the profile", async ({ page, context }) => {
  // Only the browser that registered a profile offers to remove it.
  await page.goto(profilePath);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(headline);
  await expect(page.getByRole("button", { name: "Ukloni ovaj profil" })).toHaveCount(0);

  const id = profilePath.split("/").at(-1);
  await context.addInitScript(
    (own) => localStorage.setItem("spona.own", JSON.stringify([own])),
    id,
  );
  await page.reload();
  await page.getByRole("button", { name: "Ukloni ovaj profil" }).click();
  await page.getByRole("button", { name: "Da, ukloni" }).click();
  await expect(page).toHaveURL(/\/$/);
});

test.describe("afterwards", () => {
  test.use({ expectedStatuses: [404] });

  test("the profile is gone", async ({ page }) => {
    await page.goto(profilePath);
    await expect(page.getByRole("alert")).toContainText("Toga ovdje nema");
  });
});
