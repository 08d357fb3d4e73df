import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  educationLevels,
  languageLevels,
  modes,
  organisationTypes,
  regions,
  sectors,
  visibilities,
} from "../codes/codes";
import { placeholders, type Message } from "../i18n/message";
import { locales } from "../i18n/locales";
import bs from "./bs.json";
import de from "./de.json";
import en from "./en.json";

const all: Record<string, Record<string, Message>> = { bs, en, de };
const source = readSources(join(import.meta.dirname, ".."));

describe.each(locales)("messages in %s", (locale) => {
  const messages = all[locale] ?? {};

  it("has the same keys as the default language", () => {
    expect(Object.keys(messages).sort()).toEqual(Object.keys(bs).sort());
  });

  it("uses the same placeholders and has no empty text", () => {
    for (const [key, message] of Object.entries(messages)) {
      const expected = placeholders((bs as Record<string, Message>)[key] ?? "");
      expect(placeholders(message), key).toEqual(expected);
      const texts = typeof message === "string" ? [message] : Object.values(message);
      for (const text of texts) expect(text, key).toMatch(/^\S(.*\S)?$/s);
    }
  });

  it("has every plural form its language needs", () => {
    const needed = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
    for (const message of Object.values(messages)) {
      if (typeof message !== "string")
        expect(Object.keys(message).sort()).toEqual([...needed].sort());
    }
  });

  it("has a label for every code", () => {
    const keys = [
      ...modes.flatMap((code) => [`mode.${code}`, `mode_help.${code}`]),
      ...modes.map((code) => `overview.mode.${code}`),
      ...visibilities.flatMap((code) => [`visibility.${code}`, `visibility_help.${code}`]),
      ...organisationTypes.map((code) => `organisation_type.${code}`),
      ...languageLevels.map((code) => `level.${code}`),
      ...educationLevels.map((code) => `education.${code}`),
      ...regions.map((code) => `region.${code}`),
      ...sectors.map((code) => `sector.${code}`),
    ];
    expect(keys.filter((key) => !(key in messages))).toEqual([]);
  });
});

it("holds no message that nothing uses", () => {
  // Keys made at run time are found by the part that stands in the source.
  const dynamic = [
    /^(mode|mode_help|visibility|visibility_help|organisation_type|level|education)\./,
    /^(region|sector|month|country|language|facet|band|status|criterion)\./,
    /^(error|unit|requirement|violation|naive|method|profile|need)\./,
    /^(overview\.mode\.|wish\.|weights\.(less|normal|more)$)/,
    /^backtest\.(better|same|worse)$/,
  ];
  const unused = Object.keys(bs).filter(
    (key) => !source.includes(`"${key}"`) && !dynamic.some((pattern) => pattern.test(key)),
  );
  expect(unused).toEqual([]);
});

function readSources(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(svelte|ts)$/.test(name) && !name.endsWith(".test.ts"))
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("\n")
    .replaceAll("'", '"');
}
