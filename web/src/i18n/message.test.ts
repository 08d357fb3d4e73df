import { describe, expect, it } from "vitest";
import { fill, placeholders } from "./message";

const bosnian = new Intl.PluralRules("bs");
const years = { one: "{count} godina", few: "{count} godine", other: "{count} godina" };
const plain = (value: number) => String(value);

describe("fill", () => {
  it.each([
    [1, "1 godina"],
    [3, "3 godine"],
    [11, "11 godina"],
    [22, "22 godine"],
    [25, "25 godina"],
  ])("chooses the plural form for %i", (count, text) => {
    expect(fill(years, { count }, bosnian, plain)).toBe(text);
  });

  it("fills in names and leaves unknown ones visible", () => {
    expect(fill("{a} i {b}", { a: "x" }, bosnian, plain)).toBe("x i {b}");
  });

  it("knows a message's placeholders", () => {
    expect(placeholders({ one: "{b} {a}", other: "{a}" })).toEqual(["a", "b"]);
  });
});
