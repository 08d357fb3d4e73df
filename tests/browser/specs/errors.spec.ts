import { expect, test } from "./fixtures";

test.use({ expectedStatuses: [404, 422, 503] });

test("an error stands at its field, and the summary leads there", async ({ page }) => {
  await page.goto("/profiles/new");
  await page.getByRole("textbox", { name: "Od: Godina" }).fill("2014");
  await page.getByRole("spinbutton", { name: "Sati mjesečno" }).fill("9000");
  await page.getByRole("button", { name: "Sačuvaj profil i prikaži potrebe" }).click();

  const summary = page.getByTestId("error-summary");
  await expect(summary).toBeFocused();
  const headline = page.getByLabel("Zanimanje u jednoj rečenici");
  await expect(headline).toHaveAttribute("aria-invalid", "true");
  await expect(headline).toHaveAccessibleDescription(/Napišite zanimanje u jednoj rečenici/);
  const hours = page.getByRole("spinbutton", { name: "Sati mjesečno" });
  await expect(hours).toHaveAccessibleDescription(/od 1 do 744/);
  await expect(page.getByRole("group", { name: "Od", exact: true })).toHaveAccessibleDescription(
    /Izaberite mjesec i upišite godinu/,
  );
  await summary.getByRole("link", { name: "Sati mjesečno" }).click();
  await expect(hours).toBeFocused();
});

test("a need without a title is refused at its field", async ({ page }) => {
  await page.goto("/needs/new");
  await page.getByRole("button", { name: "Sačuvaj potrebu i prikaži prijedloge" }).click();
  await expect(page.getByLabel("Šta vam treba, u jednoj rečenici")).toHaveAccessibleDescription(
    /Napišite u jednoj rečenici šta vam treba/,
  );
});

test("an unfinished form survives a reload and can be discarded", async ({ page }) => {
  await page.goto("/needs/new");
  const title = page.getByLabel("Šta vam treba, u jednoj rečenici");
  await title.fill("Nedovršeno");
  await page.reload();
  await expect(title).toHaveValue("Nedovršeno");
  await page.getByRole("button", { name: "Odbaci i počni iznova" }).click();
  await expect(title).toHaveValue("");
});

test("a page that does not exist says so", async ({ page }) => {
  await page.goto("/no-such-page");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ova stranica ne postoji");
});

test("a need that does not exist says so, with the request's number", async ({ page }) => {
  await page.goto("/needs/00000000-0000-4000-8000-000000000000");
  const alert = page.getByRole("alert").first();
  await expect(alert).toContainText("Toga ovdje nema");
  await expect(alert).toContainText("Oznaka zahtjeva");
});

test("a service that is busy can be asked again", async ({ page }) => {
  let refuse = true;
  await page.route("**/api/v1/forecasts**", (route) =>
    refuse
      ? route.fulfill({
          status: 503,
          contentType: "application/problem+json",
          body: JSON.stringify({
            code: "busy",
            detail: "All places are taken.",
            request_id: "r-7",
          }),
        })
      : route.continue(),
  );
  await page.goto("/forecast");
  await expect(page.getByRole("alert")).toContainText("r-7");
  refuse = false;
  await page.getByRole("button", { name: "Pokušaj ponovo" }).click();
  await expect(page.getByRole("img", { name: /prognoza/i })).toBeVisible();
});
