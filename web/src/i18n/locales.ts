/** The languages the pages are written in; the first is the default. */
export const locales = ["bs", "en", "de"] as const;

export type Locale = (typeof locales)[number];

export function isLocale(value: unknown): value is Locale {
  return (locales as readonly unknown[]).includes(value);
}

/**
 * The locale to ask `Intl` for. Browsers built on Chromium claim Bosnian but carry only its
 * plural rules; Croatian data writes numbers and most names the same way.
 */
export function dataLocale(locale: Locale): string {
  if (locale !== "bs") return locale === "en" ? "en-GB" : locale;
  const names = new Intl.DisplayNames(["bs"], { type: "language", fallback: "none" });
  return names.of("de") === undefined ? "hr" : "bs";
}
