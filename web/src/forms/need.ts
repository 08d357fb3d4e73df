import type { NeedRecord } from "../api/types";
import { filled, isEmptyRow, text, whole } from "./convert";

/** What the form for a need holds while somebody fills it in. */
export interface NeedForm {
  title: string;
  description: string;
  text_language: string;
  organisation: string;
  organisation_type: string;
  sector: string;
  region: string;
  municipality: string;
  essential_skills: string[];
  desirable_skills: string[];
  languages: LanguageRequirementRow[];
  min_years: number | null;
  min_education: string;
  licence: string;
  modes: string[];
  positions: number | null;
  hours_per_month: number | null;
  starts_on: string;
  closes_on: string;
}

export interface LanguageRequirementRow {
  code: string;
  min_level: string;
  required: boolean;
}

export const blankLanguageRequirement = (): LanguageRequirementRow => ({
  code: "",
  min_level: "",
  required: true,
});

export function blankNeed(textLanguage: string): NeedForm {
  return {
    title: "",
    description: "",
    text_language: textLanguage,
    organisation: "",
    organisation_type: "",
    sector: "",
    region: "",
    municipality: "",
    essential_skills: [],
    desirable_skills: [],
    languages: [],
    min_years: null,
    min_education: "",
    licence: "",
    modes: [],
    positions: 1,
    hours_per_month: null,
    starts_on: "",
    closes_on: "",
  };
}

/** See `dropEmptyProfileRows`. */
export function dropEmptyNeedRows(form: NeedForm): void {
  form.languages = form.languages.filter((row) => !isEmptyRow(row));
}

/** The record to send. What was left empty is left out. */
export function needRecord(form: NeedForm): NeedRecord {
  const record = filled({
    title: text(form.title),
    description: text(form.description),
    text_language: text(form.text_language),
    organisation: text(form.organisation),
    organisation_type: text(form.organisation_type),
    sector: text(form.sector),
    region: text(form.region),
    municipality: text(form.municipality),
    essential_skills: form.essential_skills,
    desirable_skills: form.desirable_skills,
    languages: form.languages.map((row) =>
      filled({ code: text(row.code), min_level: text(row.min_level), required: row.required }),
    ),
    min_years: whole(form.min_years),
    min_education: form.min_education === "" ? undefined : Number(form.min_education),
    licence: text(form.licence),
    modes: form.modes,
    positions: whole(form.positions),
    hours_per_month: whole(form.hours_per_month),
    starts_on: text(form.starts_on),
    closes_on: text(form.closes_on),
  });
  // The codes come from lists of the same codes; what is wrong the service says, at the field.
  return record as NeedRecord;
}
