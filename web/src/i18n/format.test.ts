import { describe, expect, it } from "vitest";
import { formatDate, formatList, formatNumber, formatPercent } from "./format";

const plain = (text: string) => text.replace(/\u00a0|\u202f/g, " ");

describe("formatting", () => {
  it("writes numbers the way each language does", () => {
    expect(formatNumber("bs", 12345.67, 1)).toBe("12.345,7");
    expect(formatNumber("en", 12345.67, 1)).toBe("12,345.7");
    expect(formatNumber("de", 70, 1)).toBe("70,0");
    expect(plain(formatPercent("de", 0.814))).toBe("81 %");
  });

  it("writes dates the way each language does", () => {
    expect(plain(formatDate("bs", "2027-03-01"))).toBe("1. 3. 2027.");
    expect(formatDate("en", "2027-03-01")).toBe("1 March 2027");
    expect(formatDate("de", "2026-11-23T23:30:00Z")).toBe("23. November 2026");
    expect(formatDate("en", "sometime")).toBe("sometime");
  });

  it("joins lists", () => {
    expect(formatList("bs", ["a", "b", "c"], "conjunction")).toBe("a, b i c");
    expect(formatList("bs", ["a", "b", "c"], "disjunction")).toBe("a, b ili c");
  });
});
