import type { FieldError } from "../api/types";

/** The `id` of the input for a place in the record: `/languages/0/level` is `languages-0-level`. */
export function inputId(pointer: string): string {
  return pointer.split("/").filter(Boolean).join("-");
}

/** The errors that belong at one input: at its own place, or for a list, at one of its entries. */
export function errorsAt(errors: FieldError[], pointer: string, inside = false): FieldError[] {
  return errors.filter(
    (error) => error.pointer === pointer || (inside && error.pointer.startsWith(`${pointer}/`)),
  );
}

/** Places to try for an error, from its own to the ones around it. */
export function ancestors(pointer: string): string[] {
  const parts = pointer.split("/").filter(Boolean);
  return parts.map((_, index) => `/${parts.slice(0, parts.length - index).join("/")}`);
}
