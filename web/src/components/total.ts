import type { Total } from "../api/types";
import { i18n, t, type MessageKey } from "../i18n/i18n.svelte";

/** "128 people", or "more than 1,000 people" where the service stopped counting. */
export function totalText(key: MessageKey, total: Total): string {
  const text = t(key, { count: total.value });
  return total.relation === "exact" ? text : t("total.at_least", { text });
}

/** The bare number, for large figures. */
export function totalNumber(total: Total): string {
  return i18n.number(total.value) + (total.relation === "exact" ? "" : "+");
}
