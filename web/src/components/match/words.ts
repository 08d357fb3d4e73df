import type { Change, Requirement, Violation } from "../../api/types";
import { label, languageName } from "../../codes/names.svelte";
import { i18n, lookup, t } from "../../i18n/i18n.svelte";

/**
 * The explanation of a match in words. The service sends it as data: what people wrote stays as
 * it is, codes are put into the reader's language.
 */

/** What a requirement asks for. */
export function requirementText(requirement: Pick<Requirement | Change, "kind" | "text">): string {
  const text = codeInWords(requirement.kind, requirement.text);
  return lookup(`requirement.${requirement.kind}`)?.replace("{text}", text) ?? text;
}

/**
 * Texts of languages, modes and education are codes, such as `de B2`, `short_visit` or `6`; that of
 * experience is a number of years.
 */
export function codeInWords(kind: string, text: string): string {
  if (kind === "language") return i18n.list(text.split(/,\s*/).map(languageInWords));
  if (kind === "mode") {
    return i18n.anyOf(text.split(/,\s*/).map((code) => label("mode", code)));
  }
  if (kind === "experience" && /^\d+$/.test(text)) return t("card.years", { count: Number(text) });
  if (kind === "capacity") return t("profile.hours", { count: Number(text) });
  if (kind === "availability") return i18n.date(text);
  if (kind === "education" && /^[3-8]$/.test(text)) return label("education", text);
  return text;
}

/** What in the profile supports it: the profile's own words, or a code in the reader's. */
export function evidenceText(
  requirement: Pick<Requirement, "kind">,
  evidence: Requirement["evidence"][number],
): string {
  const coded = /^(languages|availability|education\/\d+\/level)/.test(evidence.field);
  return coded ? codeInWords(requirement.kind, evidence.text) : evidence.text;
}

function languageInWords(text: string): string {
  const [code, level] = text.split(" ");
  return code === undefined ? text : languageAt(code, level);
}

function languageAt(code: string, level: string | undefined): string {
  return level ? `${languageName(code)} ${label("level.short", level)}` : languageName(code);
}

/** A limit of the need that the profile does not keep to. */
export function violationText(violation: Violation): string {
  const { parameters } = violation;
  const value = (name: string) => {
    const found = parameters[name];
    return typeof found === "string" && found !== "" ? found : undefined;
  };
  if (violation.code === "language_required") {
    const code = value("language");
    if (code === undefined) return t("violation.language_required");
    const language = languageAt(code, value("required"));
    const found = value("found");
    return found === undefined
      ? t("violation.language_required_named", { language })
      : t("violation.language_below", { language, found: label("level.short", found) });
  }
  if (violation.code === "not_available_in_time") {
    const from = value("available_from");
    const closes = value("closes_on");
    if (from === undefined || closes === undefined) return t("violation.not_available_in_time");
    return t("violation.not_available_dates", { from: i18n.date(from), closes: i18n.date(closes) });
  }
  return lookup(`violation.${violation.code}`) ?? violation.detail;
}
