import { describe, expect, it } from "vitest";
import { addPhrases, isEmptyRow, phrases } from "./convert";

describe("phrases", () => {
  it("come from one line or a pasted list", () => {
    expect(phrases("MIG/MAG zavarivanje, čitanje nacrta;  ")).toEqual([
      "MIG/MAG zavarivanje",
      "čitanje nacrta",
    ]);
    expect(phrases("• Beatmung\n– Dialyse\n\n")).toEqual(["Beatmung", "Dialyse"]);
  });

  it("are kept once", () => {
    expect(addPhrases(["Excel"], ["excel", "SAP"])).toEqual(["Excel", "SAP"]);
  });
});

it("a row of ticks and empty fields is empty", () => {
  expect(isEmptyRow({ code: "", level: "", year: null, required: true })).toBe(true);
  expect(isEmptyRow({ code: "de", level: "" })).toBe(false);
});
