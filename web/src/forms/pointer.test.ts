import { describe, expect, it } from "vitest";
import { ancestors, errorsAt, inputId } from "./pointer";

const error = (pointer: string) => ({ pointer, code: "missing_field" as const, detail: "" });

describe("pointers", () => {
  it("name inputs", () => {
    expect(inputId("/languages/0/level")).toBe("languages-0-level");
  });

  it("find the errors of an input", () => {
    const errors = [error("/skills/3"), error("/skills_more"), error("/skills")];
    expect(errorsAt(errors, "/skills")).toEqual([error("/skills")]);
    expect(errorsAt(errors, "/skills", true)).toEqual([error("/skills/3"), error("/skills")]);
  });

  it("lead outwards", () => {
    expect(ancestors("/a/0/b")).toEqual(["/a/0/b", "/a/0", "/a"]);
  });
});
