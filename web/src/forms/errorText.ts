import type { FieldError } from "../api/types";
import { lookup } from "../i18n/i18n.svelte";

/**
 * An error in the reader's language: the message for this field if there is one
 * (`error.missing_field.title`), then the one for its code, then the service's own words.
 */
export function errorText(error: FieldError): string {
  const field = error.pointer
    .split("/")
    .filter((part) => part !== "" && !/^\d+$/.test(part))
    .join(".");
  return lookup(`error.${error.code}.${field}`) ?? lookup(`error.${error.code}`) ?? error.detail;
}
