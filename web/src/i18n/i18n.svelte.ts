import bs from "../messages/bs.json";
import de from "../messages/de.json";
import en from "../messages/en.json";
import * as format from "./format";
import { isLocale, locales, type Locale } from "./locales";
import { fill, type Message, type Params } from "./message";

export type MessageKey = keyof typeof bs;

const messages: Record<Locale, Record<string, Message>> = { bs, en, de };
const storageKey = "spona.language";

let locale = $state<Locale>(remembered());
const plural = $derived(new Intl.PluralRules(locale));

function remembered(): Locale {
  try {
    const stored = localStorage.getItem(storageKey);
    if (isLocale(stored)) return stored;
  } catch {
    // Storage may be switched off; the choice then lasts as long as the page.
  }
  return locales[0];
}

/** The language of the pages, and what is written in it. Everything here is reactive. */
export const i18n = {
  get locale() {
    return locale;
  },
  set locale(next: Locale) {
    locale = next;
    try {
      localStorage.setItem(storageKey, next);
    } catch {
      // See above.
    }
  },
  number: (value: number, digits = 0) => format.formatNumber(locale, value, digits),
  percent: (share: number, digits = 0) => format.formatPercent(locale, share, digits),
  date: (text: string) => format.formatDate(locale, text),
  list: (items: string[]) => format.formatList(locale, items, "conjunction"),
  anyOf: (items: string[]) => format.formatList(locale, items, "disjunction"),
};

/** The text for a key in the current language. */
export function t(key: MessageKey, params: Params = {}): string {
  return fill(messages[locale][key] ?? key, params, plural, (value) => i18n.number(value));
}

/** The text for a key made at run time, such as `sector.Q`, if there is one. */
export function lookup(key: string): string | undefined {
  const message = messages[locale][key];
  return typeof message === "string" ? message : undefined;
}
