import createClient from "openapi-fetch";
import type { paths } from "./schema";

/**
 * The service's public API, typed from its OpenAPI document. Repeated parameters are written
 * `country=DE&country=AT`.
 */
export const api = createClient<paths>({
  baseUrl: "/",
  querySerializer: { array: { style: "form", explode: true } },
});
