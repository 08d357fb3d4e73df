import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { allPages } from "./pages";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

test.use({ expectedStatuses: [404] });

/** Serious and critical findings of axe on the page as it stands. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run: () => Promise<{ violations: Finding[] }> };
    };
    interface Finding {
      id: string;
      impact: string | null;
      nodes: { html: string; failureSummary: string }[];
    }
    const { violations } = await axe.run();
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .flatMap(({ id, nodes }) =>
        nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`),
      );
  });
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing serious on any page, ${colorScheme}`, async ({ page, request }) => {
    test.setTimeout(120_000);
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    for (const path of await allPages(request)) {
      await page.goto(path);
      await page.waitForLoadState("networkidle");
      expect(await findings(page), path).toEqual([]);
    }
  });
}

test.describe("a form with errors", () => {
  test.use({ expectedStatuses: [422] });

  test("has nothing serious either", async ({ page }) => {
    await page.goto("/profiles/new");
    for (const name of ["Dodaj obrazovanje", "Dodaj dozvolu"]) {
      await page.getByRole("button", { name }).click();
    }
    await page.getByRole("combobox", { name: "Znanja i vještine" }).fill("a, b");
    await page.getByRole("button", { name: "Sačuvaj profil i prikaži potrebe" }).click();
    await expect(page.getByTestId("error-summary")).toBeVisible();
    expect(await findings(page)).toEqual([]);
  });
});

test("open suggestions have nothing serious", async ({ page }) => {
  await page.goto("/needs/new");
  const skills = page.getByRole("combobox", { name: "Obavezna znanja" });
  await skills.pressSequentially("Wundver");
  await expect(page.getByRole("listbox")).toBeVisible();
  await skills.press("ArrowDown");
  expect(await findings(page)).toEqual([]);
});

for (const [width, languages] of [
  // German has the longest words.
  [320, ["Deutsch"]],
  [390, ["Bosanski", "English", "Deutsch"]],
] as const) {
  test(`no page scrolls sideways at ${width} pixels`, async ({ page, request }) => {
    test.setTimeout(120_000);
    await page.setViewportSize({ width, height: 844 });
    const paths = await allPages(request);
    for (const language of languages) {
      await page.goto("/");
      await page.getByRole("button", { name: language }).click();
      for (const path of paths) {
        await page.goto(path);
        await page.waitForLoadState("networkidle");
        const beyond = await page.evaluate(() => {
          const { scrollWidth, clientWidth } = document.documentElement;
          return scrollWidth - clientWidth;
        });
        expect(beyond, `${path} in ${language}`).toBeLessThanOrEqual(0);
      }
    }
  });
}

test("the keyboard reaches the content first and moves on with the page", async ({ page }) => {
  await page.goto("/");
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Preskoči na sadržaj" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();

  await page.getByRole("link", { name: "Prognoza", exact: true }).press("Enter");
  await expect(page).toHaveURL(/\/forecast$/);
  await expect(page.getByRole("main")).toBeFocused();
});
