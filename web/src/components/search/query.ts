import { api } from "../../api/client";
import { expectData } from "../../api/problem";
import type { Mode, Region, Sector } from "../../api/types";
import type { SearchState } from "./state";

const limit = 10;

// Codes come out of an address, and so may be anything: what does not exist the service refuses.

/** People for a search. */
export function searchProfiles({ q, filters }: SearchState, cursor: string | undefined) {
  const education = filters.education?.[0];
  return expectData(
    api.GET("/api/v1/search/profiles", {
      params: {
        query: {
          ...(q.trim() && { q: q.trim() }),
          country: filters.country ?? [],
          mode: (filters.mode ?? []) as Mode[],
          language: filters.language ?? [],
          ...(education && { min_education: Number(education) }),
          limit,
          ...(cursor && { cursor }),
        },
      },
    }),
  );
}

/** Needs for a search. */
export function searchNeeds({ q, filters }: SearchState, cursor: string | undefined) {
  return expectData(
    api.GET("/api/v1/search/needs", {
      params: {
        query: {
          ...(q.trim() && { q: q.trim() }),
          region: (filters.region ?? []) as Region[],
          sector: (filters.sector ?? []) as Sector[],
          mode: (filters.mode ?? []) as Mode[],
          language: filters.language ?? [],
          limit,
          ...(cursor && { cursor }),
        },
      },
    }),
  );
}
