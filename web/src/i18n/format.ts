import { dataLocale, type Locale } from "./locales";

/** A number for reading: grouped thousands and at most `digits` decimals. */
export function formatNumber(locale: Locale, value: number, digits = 0): string {
  return new Intl.NumberFormat(dataLocale(locale), {
    maximumFractionDigits: digits,
    minimumFractionDigits: digits === 1 ? 1 : 0,
  }).format(value);
}

/** A share such as 0.81 as a percentage. */
export function formatPercent(locale: Locale, share: number, digits = 0): string {
  return new Intl.NumberFormat(dataLocale(locale), {
    style: "percent",
    maximumFractionDigits: digits,
  }).format(share);
}

/**
 * A date such as `2027-03-01`, or the date of an RFC 3339 time. Bosnian months are written as
 * numbers, because browsers lend their names from Croatian, where they differ.
 */
export function formatDate(locale: Locale, text: string): string {
  const date = new Date(text.length === 10 ? `${text}T00:00:00Z` : text);
  if (Number.isNaN(date.getTime())) return text;
  const month = locale === "bs" ? "numeric" : "long";
  return new Intl.DateTimeFormat(dataLocale(locale), {
    day: "numeric",
    month,
    year: "numeric",
    timeZone: "UTC",
  }).format(date);
}

/** A list in words: "a, b and c", or for a disjunction "a, b or c". */
export function formatList(
  locale: Locale,
  items: string[],
  type: "conjunction" | "disjunction",
): string {
  return new Intl.ListFormat(dataLocale(locale), { type }).format(items);
}
