import { describe, expect, it } from "vitest";
import { blankExperience, blankProfile, dropEmptyProfileRows, profileRecord } from "./profile";

describe("profileRecord", () => {
  it("leaves out what nobody wrote", () => {
    const form = blankProfile("bs");
    form.headline = "  Medicinska sestra ";
    dropEmptyProfileRows(form);
    expect(profileRecord(form)).toEqual({
      headline: "Medicinska sestra",
      text_language: "bs",
      languages: [],
      experience: [],
      education: [],
      skills: [],
      licences: [],
      availability: { modes: [] },
      visibility: "organisations",
    });
  });

  it("keeps what was written", () => {
    const form = blankProfile("de");
    form.experience = [{ ...blankExperience(), title: "Schweißer", from: "2014-03" }];
    form.education = [{ level: "6", field: "", institution: "", country: "DE", year: 2012 }];
    form.languages = [{ code: "de", level: "C1" }];
    form.modes = ["short_visit"];
    form.hours_per_month = 20;
    const record = profileRecord(form);
    expect(record.experience).toEqual([{ title: "Schweißer", from: "2014-03" }]);
    expect(record.education).toEqual([{ level: 6, country: "DE", year: 2012 }]);
    expect(record.languages).toEqual([{ code: "de", level: "C1" }]);
    expect(record.availability).toEqual({ modes: ["short_visit"], hours_per_month: 20 });
  });

  it("drops empty rows between others, so that the service's pointers fit the page", () => {
    const form = blankProfile("bs");
    form.experience = [blankExperience(), { ...blankExperience(), title: "Inženjer" }];
    dropEmptyProfileRows(form);
    expect(form.experience.map((row) => row.title)).toEqual(["Inženjer"]);
  });
});
