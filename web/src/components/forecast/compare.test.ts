import { expect, it } from "vitest";
import { verdict } from "./compare";

it("says honestly which method did better", () => {
  expect(verdict({ smape: 7.5, smape_naive: 8.4 })).toBe("better");
  expect(verdict({ smape: 8.4, smape_naive: 7.5 })).toBe("worse");
  expect(verdict({ smape: 8.42, smape_naive: 8.4 })).toBe("same");
});
