import { expect, test } from "./fixtures";

test("the forecast shows chart, table, method and sources", async ({ page }) => {
  await page.goto("/forecast");
  const chart = page.getByRole("img", { name: /Zaposlenost, prošlost i prognoza/ });
  await expect(chart).toBeVisible();
  await expect(chart).toHaveAccessibleDescription(/prognoza iznosi/);

  const table = page.getByRole("table", { name: /Prognoza po godinama/ });
  await expect(table.getByRole("row")).toHaveCount(6);
  await expect(table.getByRole("columnheader", { name: "Raspon od 80 %" })).toBeVisible();
  await page.getByText("Prikaži dosadašnje podatke po godinama").click();
  await expect(page.getByRole("table", { name: /Dosadašnji podaci/ })).toBeVisible();

  await expect(page.getByTestId("verdict")).toContainText("naša metoda");
  await expect(page.getByText(/licenca: \S+/).first()).toBeVisible();
});

test("another occupation group is another address", async ({ page }) => {
  await page.goto("/forecast");
  const group = page.getByLabel("Grupa zanimanja");
  const second = (await group.getByRole("option").nth(1).getAttribute("value")) ?? "";
  const label = (await group.getByRole("option").nth(1).textContent()) ?? "";
  await group.selectOption(second);
  await expect(page).toHaveURL(new RegExp(`occupation=${second}$`));
  await expect(page.getByRole("heading", { level: 2, name: label })).toBeVisible();
  await page.reload();
  await expect(group).toHaveValue(second);
});
