import { expect, test } from "./fixtures";

test("the language changes at once and is remembered", async ({ page }) => {
  await page.goto("/search");
  await expect(page.locator("html")).toHaveAttribute("lang", "bs");
  for (const [button, lang, title] of [
    ["English", "en", "Search"],
    ["Deutsch", "de", "Suche"],
    ["Bosanski", "bs", "Pretraga"],
    ["Deutsch", "de", "Suche"],
  ] as const) {
    await page.getByRole("button", { name: button }).click();
    await expect(page.locator("html")).toHaveAttribute("lang", lang);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    await expect(page).toHaveTitle(`${title} · Spona`);
  }
  await page.goto("/needs/new");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Bedarf melden");
  await expect(
    page.getByLabel("Wirtschaftszweig").getByRole("option", { name: "Baugewerbe" }),
  ).toBeAttached();
});

test("names of countries follow the language", async ({ page }) => {
  await page.goto("/profiles/new");
  const country = page.getByLabel("Država u kojoj živite");
  await expect(country.getByRole("option", { name: "Njemačka" })).toBeAttached();
  await page.getByRole("button", { name: "Deutsch" }).click();
  await expect(
    page.getByLabel("Land, in dem Sie leben").getByRole("option", { name: "Deutschland" }),
  ).toBeAttached();
});
