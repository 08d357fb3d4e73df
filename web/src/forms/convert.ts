/** Small steps from what a form holds to what the API takes. */

/** Trimmed text, or nothing if there is none. */
export function text(value: string): string | undefined {
  const trimmed = value.trim();
  return trimmed === "" ? undefined : trimmed;
}

/** The number of an input, which is `null` while it is empty. */
export function whole(value: number | null | undefined): number | undefined {
  return value ?? undefined;
}

/** The same object without the fields that have no value. */
export function filled<Fields extends object>(fields: Fields): Partial<Fields> {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Partial<Fields>;
}

/** Whether nothing was written into a row; ticks do not count. */
export function isEmptyRow(row: object): boolean {
  return Object.values(row).every(
    (value) => value === null || value === undefined || typeof value === "boolean" || value === "",
  );
}

/** Phrases out of one line or a pasted list: split at commas, semicolons and line ends. */
export function phrases(line: string): string[] {
  return line
    .split(/[,;\n]/)
    .map((phrase) => phrase.replace(/^[\s•·*–-]+/, "").trim())
    .filter((phrase) => phrase !== "");
}

/** The phrases of both lists, each once, whatever its capitals. */
export function addPhrases(known: string[], more: string[]): string[] {
  const result = [...known];
  for (const phrase of more) {
    const same = (other: string) => other.toLocaleLowerCase() === phrase.toLocaleLowerCase();
    if (!result.some(same)) result.push(phrase);
  }
  return result;
}
