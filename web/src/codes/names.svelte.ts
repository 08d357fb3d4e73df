import { i18n, lookup } from "../i18n/i18n.svelte";
import { dataLocale } from "../i18n/locales";

/** Codes in words, in the current language. A code nobody knows stands for itself. */

const display = $derived({
  country: new Intl.DisplayNames([dataLocale(i18n.locale)], { type: "region" }),
  language: new Intl.DisplayNames([dataLocale(i18n.locale)], { type: "language" }),
});

/** A label from the message files, such as the one for `sector.Q`. */
export function label(kind: string, code: string | number): string {
  return lookup(`${kind}.${code}`) ?? String(code);
}

export function countryName(code: string): string {
  return lookup(`country.${code}`) ?? attempt(() => display.country.of(code)) ?? code;
}

export function languageName(code: string): string {
  return lookup(`language.${code}`) ?? attempt(() => display.language.of(code)) ?? code;
}

export interface Option {
  value: string;
  label: string;
}

/** Codes as options of a list, sorted by their names. */
export function sorted(codes: readonly string[], name: (code: string) => string): Option[] {
  const collator = new Intl.Collator(dataLocale(i18n.locale));
  return codes
    .map((value) => ({ value, label: name(value) }))
    .sort((a, b) => collator.compare(a.label, b.label));
}

/** `Intl` throws on text that is no code at all. */
function attempt(name: () => string | undefined): string | undefined {
  try {
    return name();
  } catch {
    return undefined;
  }
}
