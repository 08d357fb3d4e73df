import { describe, expect, it } from "vitest";
import { matchAddress, matchQuery, readMatchState } from "./state";

const read = (query: string) => readMatchState(new URLSearchParams(query));

describe("a list of matches in its address", () => {
  it("is read and written the same", () => {
    const query = "mode=remote_mentoring&weights=experience:0.5,occupation:2&sort=mutual";
    expect(matchAddress("/needs/4f", read(query))).toBe(`/needs/4f?${query}`);
    expect(matchQuery(read(query))).toEqual({
      limit: 20,
      mode: ["remote_mentoring"],
      fitting: true,
      weights: "experience:0.5,occupation:2",
      sort: "mutual",
    });
  });

  it("writes nothing where all is as ever", () => {
    expect(matchAddress("/needs/4f", read("weights=experience:1&sort=score"))).toBe("/needs/4f");
    expect(matchQuery(read(""))).toEqual({ limit: 10 });
  });

  it("leaves out weights that are none", () => {
    expect(read("weights=experience,:2,occupation:x,licence:2").weights).toEqual({ licence: 2 });
  });
});
