import type { APIRequestContext } from "@playwright/test";

/** Every page of the application, with a profile and a need that exist. */
export async function allPages(request: APIRequestContext): Promise<string[]> {
  const profiles = await (await request.get("/api/v1/search/profiles?limit=1")).json();
  const needs = await (await request.get("/api/v1/needs?limit=1")).json();
  return [
    "/",
    "/profiles/new",
    `/profiles/${profiles.items[0].profile.id}`,
    "/needs",
    "/needs/new",
    `/needs/${needs.items[0].id}`,
    "/search",
    "/search?in=needs",
    "/search?q=qqqzzzqqq&country=DE",
    "/forecast",
    "/no-such-page",
  ];
}
