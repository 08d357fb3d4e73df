import { describe, expect, it } from "vitest";
import { matchRoute } from "./routes";

describe("matchRoute", () => {
  it.each([
    ["/", { page: "home" }],
    ["/search/", { page: "search" }],
    ["/profiles/new", { page: "profile-new" }],
    ["/profiles/a%20b", { page: "profile", id: "a b" }],
    ["/needs", { page: "needs" }],
    ["/needs/new", { page: "need-new" }],
    ["/needs/4f", { page: "need", id: "4f" }],
    ["/forecast", { page: "forecast" }],
    ["/profiles", { page: "not-found" }],
    ["/needs/4f/matches", { page: "not-found" }],
    ["/needs/%zz", { page: "need", id: "%zz" }],
  ])("%s", (path, route) => {
    expect(matchRoute(path)).toEqual(route);
  });
});
