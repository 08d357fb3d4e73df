import { describe, expect, it } from "vitest";
import { linear, line, ticks } from "./scale";

describe("the chart's scale", () => {
  it("has round steps around the data", () => {
    expect(ticks(46.5, 74)).toEqual([40, 50, 60, 70, 80]);
    expect(ticks(0.12, 0.31)).toEqual([0.1, 0.15, 0.2, 0.25, 0.3, 0.35]);
    expect(ticks(5, 5).length).toBeGreaterThan(1);
  });

  it("maps the ends to the ends", () => {
    const y = linear([0, 10], [300, 0]);
    expect([y(0), y(10), y(5)]).toEqual([300, 0, 150]);
  });

  it("draws a line", () => {
    expect(
      line([
        [0, 1],
        [2.25, 3],
      ]),
    ).toBe("M0.0 1.0L2.3 3.0");
  });
});
