import type { Mode } from "../../api/types";

/** How a list of matches is to be made, as its address holds it, so that it can be sent as a link. */
export interface MatchState {
  /** Show only profiles that offer one of these modes and fit but for the mode. */
  modes: string[];
  /** Factors of criteria that weigh more or less than normal. */
  weights: Record<string, number>;
  /** Order by what both sides want. */
  both: boolean;
}

export function readMatchState(query: URLSearchParams): MatchState {
  const pairs = (query.get("weights") ?? "")
    .split(",")
    .map((pair) => pair.split(":"))
    .map(([criterion, factor]) => [criterion ?? "", Number(factor)] as const)
    .filter(([criterion, factor]) => criterion !== "" && Number.isFinite(factor) && factor !== 1);
  return {
    modes: [...new Set(query.getAll("mode"))],
    weights: Object.fromEntries(pairs),
    both: query.get("sort") === "mutual",
  };
}

/** Factors as the API takes them, such as `experience:0.5,occupation:2`; nothing where all are 1. */
export function weightsText(weights: MatchState["weights"]): string | undefined {
  const pairs = Object.entries(weights).filter(([, factor]) => factor !== 1);
  const text = pairs.map(([criterion, factor]) => `${criterion}:${factor}`).sort();
  return text.length === 0 ? undefined : text.join(",");
}

/** The address of a list of matches on the page `path`; what is as ever is not written. */
export function matchAddress(path: string, { modes, weights, both }: MatchState): string {
  const parts = modes.map((mode) => `mode=${encodeURIComponent(mode)}`);
  const factors = weightsText(weights);
  // Colons and commas stay readable; they need no escape in a query.
  if (factors) parts.push(`weights=${encodeURI(factors)}`);
  if (both) parts.push("sort=mutual");
  return parts.length === 0 ? path : `${path}?${parts.join("&")}`;
}

/** What the API takes for this state. */
export function matchQuery({ modes, weights, both }: MatchState) {
  const factors = weightsText(weights);
  return {
    // A page that is looked at from both sides is ordered within itself, so it is a longer one.
    limit: both ? 20 : 10,
    // A mode that does not exist the service refuses, and says so.
    ...(modes.length > 0 && { mode: modes as Mode[], fitting: true }),
    ...(factors && { weights: factors }),
    ...(both && { sort: "mutual" }),
  };
}
