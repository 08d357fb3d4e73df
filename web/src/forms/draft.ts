/** Unsent forms, kept in this browser only, so that a closed tab costs nobody their work. */

const prefix = "spona.draft.";

export function saveDraft(name: string, form: unknown): void {
  attempt(() => localStorage.setItem(prefix + name, JSON.stringify(form)));
}

export function clearDraft(name: string): void {
  attempt(() => localStorage.removeItem(prefix + name));
}

/**
 * The draft, laid over an empty form: a field that an older version of the page did not know
 * keeps its empty value, and one of another type is dropped.
 */
export function loadDraft<Form extends object>(name: string, blank: Form): Form | undefined {
  const stored = attempt(
    () => JSON.parse(localStorage.getItem(prefix + name) ?? "null") as unknown,
  );
  return mergeDraft(stored, blank);
}

export function mergeDraft<Form extends object>(stored: unknown, blank: Form): Form | undefined {
  if (typeof stored !== "object" || stored === null) return undefined;
  const found = stored as Record<string, unknown>;
  const entries = Object.entries(blank).map(([key, empty]: [string, unknown]) => {
    const value = found[key];
    const fits =
      Array.isArray(empty) === Array.isArray(value) &&
      (typeof value === typeof empty || (empty === null && typeof value === "number"));
    return [key, fits ? value : empty];
  });
  return Object.fromEntries(entries) as Form;
}

function attempt<Value>(step: () => Value): Value | undefined {
  try {
    return step();
  } catch {
    // Storage may be full or switched off, or the draft unreadable: then there is no draft.
    return undefined;
  }
}
