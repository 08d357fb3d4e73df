import type { FacetCount } from "../../api/types";

/**
 * The values to offer for a facet: those found, and those chosen that no longer occur, so that a
 * choice can always be taken back.
 */
export function offered(counts: FacetCount[], chosen: string[]): FacetCount[] {
  const missing = chosen.filter((value) => !counts.some((count) => count.value === value));
  return [...counts, ...missing.map((value) => ({ value, count: 0 }))];
}

/** Counts of "this level or higher" from counts of each level. */
export function atLeast(counts: FacetCount[]): FacetCount[] {
  const ordered = [...counts].sort((a, b) => Number(a.value) - Number(b.value));
  return ordered.map(({ value }, index) => ({
    value,
    count: ordered.slice(index).reduce((sum, other) => sum + other.count, 0),
  }));
}
