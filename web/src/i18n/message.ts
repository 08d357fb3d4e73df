/** A message is a text, or one text for each plural category its language has. */
export type Message = string | Partial<Record<Intl.LDMLPluralRule, string>>;

export type Params = Record<string, string | number>;

/**
 * The text of a message with its `{placeholders}` filled in. A message with plural forms
 * chooses by `count`; numbers are written the way `format` says.
 */
export function fill(
  message: Message,
  params: Params,
  plural: Intl.PluralRules,
  format: (value: number) => string,
): string {
  const text =
    typeof message === "string"
      ? message
      : (message[plural.select(Number(params.count ?? 0))] ?? message.other ?? "");
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    return typeof value === "number" ? format(value) : value;
  });
}

/** Names of the placeholders a message uses, each once, sorted. */
export function placeholders(message: Message): string[] {
  const texts = typeof message === "string" ? [message] : Object.values(message);
  const names = texts.flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]));
  return [...new Set(names as string[])].sort();
}
