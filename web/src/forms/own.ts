/** Which profiles were registered in this browser: only those are offered for removal here. */

const key = "spona.own";

export function ownProfiles(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(stored) ? stored.filter((id) => typeof id === "string") : [];
  } catch {
    return [];
  }
}

export function rememberOwn(id: string): void {
  write([...new Set([...ownProfiles(), id])]);
}

export function forgetOwn(id: string): void {
  write(ownProfiles().filter((known) => known !== id));
}

function write(ids: string[]): void {
  try {
    localStorage.setItem(key, JSON.stringify(ids));
  } catch {
    // Without storage the profile can still be removed through the API.
  }
}
