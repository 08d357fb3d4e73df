import { describe, expect, it } from "vitest";
import { blankLanguageRequirement, blankNeed, dropEmptyNeedRows, needRecord } from "./need";

describe("needRecord", () => {
  it("leaves out what nobody wrote", () => {
    const form = blankNeed("bs");
    form.title = "Edukacija";
    form.languages = [blankLanguageRequirement()];
    dropEmptyNeedRows(form);
    expect(needRecord(form)).toEqual({
      title: "Edukacija",
      text_language: "bs",
      essential_skills: [],
      desirable_skills: [],
      languages: [],
      modes: [],
      positions: 1,
    });
  });

  it("sends numbers as numbers", () => {
    const form = blankNeed("bs");
    form.min_years = 5;
    form.hours_per_month = 20;
    form.min_education = "6";
    form.languages = [{ code: "bs", min_level: "B2", required: false }];
    expect(needRecord(form)).toMatchObject({
      min_years: 5,
      hours_per_month: 20,
      min_education: 6,
      languages: [{ code: "bs", min_level: "B2", required: false }],
    });
  });
});
