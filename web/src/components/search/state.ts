/** A search as its address holds it, so that a search can be sent to somebody as a link. */

export type Side = "profiles" | "needs";

/** Facets of each side, with the parameter of the API that filters by them. */
export const facets = {
  profiles: ["country", "mode", "language", "education"],
  needs: ["region", "sector", "mode", "language"],
} as const;

export interface SearchState {
  side: Side;
  q: string;
  filters: Record<string, string[]>;
}

export function readSearch(query: URLSearchParams): SearchState {
  const side: Side = query.get("in") === "needs" ? "needs" : "profiles";
  const filters = Object.fromEntries(
    facets[side].map((facet) => [facet, [...new Set(query.getAll(facet))]]),
  );
  return { side, q: query.get("q") ?? "", filters };
}

/** The address of a search; what is empty is not written. */
export function searchAddress({ side, q, filters }: SearchState): string {
  const query = new URLSearchParams();
  if (side === "needs") query.set("in", side);
  if (q.trim() !== "") query.set("q", q.trim());
  for (const facet of facets[side]) {
    for (const value of filters[facet] ?? []) query.append(facet, value);
  }
  const text = query.toString();
  return text === "" ? "/search" : `/search?${text}`;
}

/** The same search with one value of a facet switched on or off. */
export function toggle(state: SearchState, facet: string, value: string): SearchState {
  const now = state.filters[facet] ?? [];
  const next = now.includes(value) ? now.filter((other) => other !== value) : [...now, value];
  return { ...state, filters: { ...state.filters, [facet]: next } };
}

/** The same search with one value of a facet, or none. */
export function choose(state: SearchState, facet: string, value: string): SearchState {
  return { ...state, filters: { ...state.filters, [facet]: value === "" ? [] : [value] } };
}
