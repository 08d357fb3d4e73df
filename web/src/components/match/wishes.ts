import type { Wish } from "../../api/types";
import { label } from "../../codes/names.svelte";
import { i18n, t } from "../../i18n/i18n.svelte";

/** What profile and need say to a wish, in the reader's words. */
export function wishTexts({ kind, parameters }: Pick<Wish, "kind" | "parameters">): {
  profile: string;
  need: string;
} {
  const nothing = t("mutual.nothing");
  if (kind === "mode") {
    const modes = (name: string) => i18n.anyOf(texts(parameters[name]).map(modeName));
    return {
      profile: modes("offered") || nothing,
      need: modes("accepted") || t("mutual.any"),
    };
  }
  if (kind === "start") {
    const date = (name: string) => {
      const day = parameters[name];
      return typeof day === "string" ? i18n.date(day) : undefined;
    };
    const available = date("available_from");
    const [starts, closes] = [date("starts_on"), date("closes_on")];
    const window = [
      starts && t("card.starts", { date: starts }),
      closes && t("card.closes", { date: closes }),
    ].filter(Boolean);
    return {
      profile: available ? t("mutual.available", { date: available }) : nothing,
      need: window.join(", ") || nothing,
    };
  }
  const hours = (name: string) => {
    const count = parameters[name];
    return typeof count === "number" ? t("profile.hours", { count }) : nothing;
  };
  return { profile: hours("available"), need: hours("asked") };
}

function modeName(code: string): string {
  return label("mode", code);
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((text) => typeof text === "string") : [];
}
