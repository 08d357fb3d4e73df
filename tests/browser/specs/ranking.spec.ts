import { expect, test } from "./fixtures";

// What one can do with the ranking of a need of the demonstration.
const need = "/needs/n-103";

test("the overview says who fits and shows a group", async ({ page }) => {
  await page.goto(need);
  const overview = page.getByTestId("overview");
  await expect(overview.getByText(/odgovara(ju)? u potpunosti/)).toBeVisible();
  await expect(overview.getByText(/bi se trajno vratil/)).toBeVisible();
  const group = overview.getByRole("link", { name: /u kratku posjetu/ });
  const count = Number((await group.innerText()).match(/\d+/)?.[0]);
  await group.click();
  await expect(page).toHaveURL(/mode=short_visit/);
  await expect(page.getByTestId("match")).toHaveCount(count);
  await expect(group).toHaveAttribute("aria-current", "true");
  await overview.getByRole("link", { name: "Prikaži sve" }).click();
  await expect(page).toHaveURL(new RegExp(`${need}$`));
  await expect(page.getByTestId("match")).toHaveCount(10);
});

test("a slider changes the weights, by keyboard, and the address carries them", async ({
  page,
}) => {
  await page.goto(need);
  await expect(page.getByTestId("match").first()).toBeVisible();
  const summary = page.getByText("Šta vam je važnije");
  await summary.focus();
  await page.keyboard.press("Enter");
  const slider = page.getByRole("slider", { name: "Iskustvo" });
  await expect(slider).toHaveAttribute("aria-valuetext", "uobičajeno");
  await slider.focus();
  await page.keyboard.press("ArrowRight");
  await expect(slider).toHaveAttribute("aria-valuetext", "više");
  await expect(slider).toBeFocused();
  await expect(page).toHaveURL(/weights=experience:2/);
  await expect(
    page
      .getByTestId("match")
      .first()
      .getByText(/\+experience:2/),
  ).toBeVisible();
  await page.reload();
  await expect(slider).toHaveAttribute("aria-valuetext", "više");
  await page.getByRole("link", { name: "Vrati na uobičajeno" }).click();
  await expect(slider).toHaveAttribute("aria-valuetext", "uobičajeno");
});

test("both sides are shown and order the list, from either side", async ({
  page,
  request,
}) => {
  const profiles = await (
    await request.get("/api/v1/search/profiles?limit=1")
  ).json();
  for (const path of [need, `/profiles/${profiles.items[0].profile.id}`]) {
    await page.goto(path);
    await expect(page.getByTestId("match").first()).toBeVisible();
    await expect(page.getByTestId("mutual")).toHaveCount(0);
    await page
      .getByRole("link", { name: "Po tome šta žele obje strane" })
      .click();
    await expect(page).toHaveURL(/sort=mutual/);
    await expect(page.getByTestId("mutual").first()).toContainText(
      "Oblik saradnje",
    );
    const points = await page
      .getByTestId("mutual")
      .getByRole("heading")
      .allInnerTexts();
    const numbers = points.map((text) =>
      Number(text.match(/(\d+) od 100/)?.[1]),
    );
    expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
  }
});

test.describe("a mode that does not exist", () => {
  test.use({ expectedStatuses: [400] });

  test("is told, with a way back", async ({ page }) => {
    await page.goto(`${need}?mode=telepathy`);
    await expect(page.getByRole("alert")).toBeVisible();
    await page.getByRole("link", { name: "Prikaži sve" }).click();
    await expect(page.getByTestId("match").first()).toBeVisible();
  });
});
