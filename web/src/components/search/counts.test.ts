import { describe, expect, it } from "vitest";
import { atLeast, offered } from "./counts";

describe("facet counts", () => {
  it("keep a chosen value that no longer occurs", () => {
    expect(offered([{ value: "DE", count: 3 }], ["DE", "SE"])).toEqual([
      { value: "DE", count: 3 },
      { value: "SE", count: 0 },
    ]);
  });

  it("add up from the highest level down", () => {
    const counts = [
      { value: "8", count: 1 },
      { value: "6", count: 4 },
      { value: "7", count: 2 },
    ];
    expect(atLeast(counts)).toEqual([
      { value: "6", count: 7 },
      { value: "7", count: 3 },
      { value: "8", count: 1 },
    ]);
  });
});
