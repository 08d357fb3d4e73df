/** The pages of the application and the addresses they answer to. */
export type Route =
  | { page: "home" }
  | { page: "profile-new" }
  | { page: "profile"; id: string }
  | { page: "need-new" }
  | { page: "needs" }
  | { page: "need"; id: string }
  | { page: "search" }
  | { page: "forecast" }
  | { page: "not-found" };

/** The page for a path such as `/needs/4f…`; a slash at the end makes no difference. */
export function matchRoute(path: string): Route {
  const [first, second, ...more] = path.split("/").filter(Boolean);
  if (more.length > 0) return { page: "not-found" };
  if (second === undefined) {
    switch (first) {
      case undefined:
        return { page: "home" };
      case "needs":
        return { page: "needs" };
      case "search":
        return { page: "search" };
      case "forecast":
        return { page: "forecast" };
      default:
        return { page: "not-found" };
    }
  }
  if (first === "profiles") {
    return second === "new" ? { page: "profile-new" } : { page: "profile", id: decode(second) };
  }
  if (first === "needs") {
    return second === "new" ? { page: "need-new" } : { page: "need", id: decode(second) };
  }
  return { page: "not-found" };
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
