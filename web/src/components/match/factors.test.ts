import { expect, it } from "vitest";
import { factorOf, stepOf, steps } from "./factors";

it("has a factor for each word and a word for each factor", () => {
  for (const step of steps) expect(stepOf(factorOf(step, 0, 3))).toBe(step);
  expect([0, 0.9, 1, 1.1, 3].map(stepOf)).toEqual(["less", "less", "normal", "more", "more"]);
});

it("stays within the bounds", () => {
  expect(factorOf("less", 0.8, 1.5)).toBe(0.8);
  expect(factorOf("more", 0.8, 1.5)).toBe(1.5);
});
