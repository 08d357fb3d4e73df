import { describe, expect, it } from "vitest";
import { choose, readSearch, searchAddress, toggle } from "./state";

describe("a search in its address", () => {
  it("is read and written the same", () => {
    const address = "/search?q=statika&country=AT&country=DE&mode=short_visit";
    expect(searchAddress(readSearch(new URLSearchParams(address.slice(8))))).toBe(address);
  });

  it("knows the facets of its side only", () => {
    const state = readSearch(new URLSearchParams("in=needs&region=BA-04&country=DE"));
    expect(state.side).toBe("needs");
    expect(state.filters).toEqual({ region: ["BA-04"], sector: [], mode: [], language: [] });
    expect(searchAddress(state)).toBe("/search?in=needs&region=BA-04");
  });

  it("switches a value on and off", () => {
    const empty = readSearch(new URLSearchParams());
    const once = toggle(empty, "country", "SE");
    expect(once.filters.country).toEqual(["SE"]);
    expect(searchAddress(toggle(once, "country", "SE"))).toBe("/search");
  });

  it("holds one value where only one makes sense", () => {
    const state = choose(readSearch(new URLSearchParams("education=6")), "education", "7");
    expect(state.filters.education).toEqual(["7"]);
    expect(choose(state, "education", "").filters.education).toEqual([]);
  });
});
