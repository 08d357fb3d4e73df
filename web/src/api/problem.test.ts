import { describe, expect, it } from "vitest";
import { asProblem, problemOf } from "./problem";

const response = (status: number, headers: Record<string, string> = {}) => ({
  status,
  headers: new Headers(headers),
});

describe("problemOf", () => {
  it("reads a problem document", () => {
    const errors = [{ pointer: "/title", code: "missing_field", detail: "title is missing" }];
    const body = { code: "validation_failed", detail: "1 problem", request_id: "r-1", errors };
    const problem = problemOf(body, response(422));
    expect(problem).toMatchObject({ status: 422, code: "validation_failed", message: "1 problem" });
    expect(problem.requestId).toBe("r-1");
    expect(problem.errors).toEqual(errors);
  });

  it("makes do with whatever a proxy answers", () => {
    const problem = problemOf("<html>", response(502, { "x-request-id": "r-2" }));
    expect(problem).toMatchObject({
      status: 502,
      code: "unexpected",
      requestId: "r-2",
      errors: [],
    });
  });
});

it("a failed connection is a problem too", () => {
  expect(asProblem(new TypeError("Failed to fetch"))).toMatchObject({
    status: 0,
    code: "unreachable",
  });
});
