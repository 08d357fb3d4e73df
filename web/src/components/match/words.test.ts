import { describe, expect, it } from "vitest";
import { i18n } from "../../i18n/i18n.svelte";
import { codeInWords, violationText } from "./words";

describe("a match in words", () => {
  it.each([
    ["skill", "njega pacijenata", "njega pacijenata"],
    ["language", "de B2", "German B2"],
    ["language", "sh native", "Bosnian, Croatian, Serbian (native)"],
    ["language", "bs B2, hr B1", "Bosnian B2 and Croatian B1"],
    ["availability", "2027-05-01", "1 May 2027"],
    ["mode", "short_visit, remote_work", "Short visit or Remote work"],
    ["education", "6", "Bachelor"],
    ["experience", "5", "5 years of experience"],
    ["licence", "medicinska sestra", "medicinska sestra"],
  ])("%s %s", (kind, text, words) => {
    i18n.locale = "en";
    expect(codeInWords(kind, text)).toBe(words);
  });

  it("says which condition is not met, as exactly as it is told", () => {
    i18n.locale = "en";
    const violation = { code: "language_required" as const, detail: "" };
    const german = { language: "de", required: "B2" };
    expect(violationText({ ...violation, parameters: { ...german, found: "B1" } })).toBe(
      "German B2 is required, and the profile says: B1.",
    );
    expect(violationText({ ...violation, parameters: { ...german, found: null } })).toBe(
      "German B2 is required, and the profile does not give it at that level.",
    );
    expect(violationText({ ...violation, parameters: {} })).toBe(
      "A required language is not in the profile at the level asked for.",
    );
    expect(
      violationText({
        code: "not_available_in_time",
        detail: "",
        parameters: { available_from: "2027-06-01", closes_on: "2027-05-01" },
      }),
    ).toBe("The person is available only from 1 June 2027, and the need is open until 1 May 2027.");
  });
});
