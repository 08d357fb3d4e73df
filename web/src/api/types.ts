import type { components } from "./schema";

/** Short names for what the API sends and takes. */
type Schemas = components["schemas"];

export type Profile = Schemas["Profile"];
export type ProfileRecord = Schemas["ProfileRecord"];
export type ProfileCard = Schemas["ProfileCard"];
export type Need = Schemas["Need"];
export type NeedRecord = Schemas["NeedRecord"];
export type NeedCard = Schemas["NeedCard"];
export type Match = Schemas["Match"];
export type Requirement = Schemas["Requirement"];
export type Violation = Schemas["Violation"];
export type Change = Schemas["Change"];
export type Mutual = Schemas["Mutual"];
export type Wish = Schemas["Wish"];
export type Overview = Schemas["Overview"];
export type Weights = Schemas["Weights"];
export type Snippet = Schemas["Snippet"];
export type ConceptKind = Schemas["ConceptKind"];
export type Suggestion = Schemas["Suggestion"];
export type FacetCount = Schemas["FacetCount"];
export type Total = Schemas["Total"];
export type Forecast = Schemas["Forecast"];
export type Mode = Schemas["Mode"];
export type Region = Schemas["Region"];
export type Sector = Schemas["Sector"];
export type FieldError = Schemas["FieldError"];
