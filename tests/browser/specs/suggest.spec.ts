import { expect, test } from "./fixtures";

test("a job title is suggested while it is typed and chosen with the keyboard", async ({
  page,
}) => {
  await page.goto("/profiles/new");
  const job = page.getByRole("group", { name: "Radno iskustvo 1" });
  const title = job.getByRole("combobox", { name: "Radno mjesto" });
  await title.pressSequentially("medicinska ses");
  await expect(title).toHaveAttribute("aria-expanded", "true");
  const options = page.getByRole("listbox", { name: "Prijedlozi" }).getByRole("option");
  await expect(options.first()).toContainText(/^\s*medicinska sestra/);

  await title.press("ArrowDown");
  await expect(options.first()).toHaveAttribute("aria-selected", "true");
  await expect(title).toHaveAttribute("aria-activedescendant", /suggestion-0$/);
  await title.press("Enter");
  await expect(title).toHaveValue("medicinska sestra");
  await expect(title).toHaveAttribute("aria-expanded", "false");
  await expect(page).toHaveURL(/\/profiles\/new$/);
});

test("a skill is found in Cyrillic and another language, and chosen by pressing it", async ({
  page,
}) => {
  await page.goto("/needs/new");
  const skills = page.getByRole("combobox", { name: "Obavezna znanja" });
  const chosen = page.getByRole("list", { name: "Obavezna znanja" }).getByRole("listitem");
  await skills.pressSequentially("њега ра");
  await page.getByRole("option", { name: "njega rana" }).click();
  await expect(chosen).toHaveText([/njega rana/]);
  await expect(skills).toHaveValue("");
  await expect(skills).toBeFocused();

  // What matched stands beside the name in the language of the page.
  await skills.pressSequentially("Brandschu");
  const option = page.getByRole("option").filter({ hasText: "Brandschutz" }).first();
  await expect(option).toBeVisible();
  const name = await option.evaluate((element) => element.firstChild?.textContent?.trim());
  expect(name).not.toMatch(/^Brandschutz/);
  await option.click();
  await expect(chosen).toHaveCount(2);
  await expect(chosen.nth(1)).toContainText(name ?? "?");
});

test("no choice is forced", async ({ page }) => {
  await page.goto("/needs/new");
  const skills = page.getByRole("combobox", { name: "Obavezna znanja" });
  const chosen = page.getByRole("list", { name: "Obavezna znanja" }).getByRole("listitem");
  const list = page.getByRole("listbox");
  await skills.pressSequentially("njega");
  await expect(list).toBeVisible();
  await skills.press("Escape");
  await expect(list).toHaveCount(0);
  await skills.pressSequentially(" ra");
  await expect(list).toBeVisible();
  await skills.press("Enter");
  await expect(chosen).toHaveText([/^njega ra\s*×$/]);
  await expect(list).toHaveCount(0);
  // Leaving the input keeps what was typed, as it always did.
  await skills.pressSequentially("obuka");
  await expect(list).toBeVisible();
  await skills.press("Tab");
  await expect(chosen).toHaveCount(2);
  await expect(list).toHaveCount(0);
});
