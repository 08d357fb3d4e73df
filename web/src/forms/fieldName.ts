import { lookup } from "../i18n/i18n.svelte";

/**
 * What a place in a record is called on the page: `/languages/0/level` and
 * `languages/0/level` are "Languages 1: level".
 */
export function fieldName(record: "profile" | "need", place: string): string {
  const parts = place.split("/").filter(Boolean);
  const names = parts.filter((part) => !/^\d+$/.test(part));
  const number = parts.find((part) => /^\d+$/.test(part));
  const whole = lookup(`${record}.${names.join(".")}`);
  const top = lookup(`${record}.${names[0] ?? ""}`);
  if (number === undefined) return whole ?? top ?? place;
  const numbered = `${top ?? names[0] ?? ""} ${Number(number) + 1}`;
  return names.length > 1 && whole !== undefined ? `${numbered}: ${whole}` : numbered;
}
