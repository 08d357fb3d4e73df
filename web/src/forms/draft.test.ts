import { describe, expect, it } from "vitest";
import { mergeDraft } from "./draft";

describe("mergeDraft", () => {
  const blank = { title: "", modes: [] as string[], years: null as number | null };

  it("takes what fits", () => {
    const stored = { title: "x", modes: ["a"], years: 3 };
    expect(mergeDraft(stored, blank)).toEqual(stored);
  });

  it("drops what is unknown or of another type", () => {
    expect(mergeDraft({ title: 7, modes: "a", more: 1 }, blank)).toEqual(blank);
    expect(mergeDraft("text", blank)).toBeUndefined();
    expect(mergeDraft(null, blank)).toBeUndefined();
  });
});
