import { describe, expect, it } from "vitest";
import { modes } from "../../codes/codes";
import { i18n, t, type MessageKey } from "../../i18n/i18n.svelte";
import { locales } from "../../i18n/locales";

describe("an overview in words", () => {
  it.each([
    ["bs", 0, "0 osoba bi se trajno vratilo"],
    ["bs", 1, "1 osoba bi se trajno vratila"],
    ["bs", 3, "3 osobe bi se trajno vratile"],
    ["bs", 12, "12 osoba bi se trajno vratilo"],
    ["bs", 21, "21 osoba bi se trajno vratila"],
    ["en", 0, "0 would return for good"],
    ["de", 1, "1 würde dauerhaft zurückkehren"],
    ["de", 0, "0 würden dauerhaft zurückkehren"],
  ] as const)("%s %i", (locale, count, text) => {
    i18n.locale = locale;
    expect(t("overview.mode.permanent_return", { count })).toBe(text);
  });

  it("has a sentence for every mode in every language", () => {
    for (const locale of locales) {
      i18n.locale = locale;
      for (const mode of modes) {
        const key = `overview.mode.${mode}`;
        expect(t(key as MessageKey, { count: 2 })).toMatch(/^2 /);
      }
    }
  });
});
