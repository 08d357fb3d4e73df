import type { ProfileRecord } from "../api/types";
import { filled, isEmptyRow, text, whole } from "./convert";

/** What the form for a profile holds while somebody fills it in. */
export interface ProfileForm {
  headline: string;
  summary: string;
  text_language: string;
  experience: ExperienceRow[];
  skills: string[];
  education: EducationRow[];
  languages: LanguageRow[];
  licences: LicenceRow[];
  modes: string[];
  from: string;
  hours_per_month: number | null;
  visibility: string;
  name: string;
  country: string;
  city: string;
  origin: string;
}

export interface ExperienceRow {
  title: string;
  employer: string;
  from: string;
  to: string;
  description: string;
}

export interface EducationRow {
  level: string;
  field: string;
  institution: string;
  country: string;
  year: number | null;
}

export interface LanguageRow {
  code: string;
  level: string;
}

export interface LicenceRow {
  profession: string;
  country: string;
}

export const blankExperience = (): ExperienceRow => ({
  title: "",
  employer: "",
  from: "",
  to: "",
  description: "",
});

export const blankEducation = (): EducationRow => ({
  level: "",
  field: "",
  institution: "",
  country: "",
  year: null,
});

export const blankLanguage = (): LanguageRow => ({ code: "", level: "" });

export const blankLicence = (): LicenceRow => ({ profession: "", country: "" });

/** An empty form, with a first row where most people have something to say. */
export function blankProfile(textLanguage: string): ProfileForm {
  return {
    headline: "",
    summary: "",
    text_language: textLanguage,
    experience: [blankExperience()],
    skills: [],
    education: [],
    languages: [blankLanguage()],
    licences: [],
    modes: [],
    from: "",
    hours_per_month: null,
    visibility: "organisations",
    name: "",
    country: "",
    city: "",
    origin: "",
  };
}

/**
 * Takes rows out that nobody wrote in. To be done before `profileRecord`, so that the service's
 * pointers (`/experience/0/title`) count the rows that are on the page.
 */
export function dropEmptyProfileRows(form: ProfileForm): void {
  form.experience = form.experience.filter((row) => !isEmptyRow(row));
  form.education = form.education.filter((row) => !isEmptyRow(row));
  form.languages = form.languages.filter((row) => !isEmptyRow(row));
  form.licences = form.licences.filter((row) => !isEmptyRow(row));
}

/** The record to send. What was left empty is left out. */
export function profileRecord(form: ProfileForm): ProfileRecord {
  const record = filled({
    name: text(form.name),
    headline: text(form.headline),
    summary: text(form.summary),
    text_language: text(form.text_language),
    country: text(form.country),
    city: text(form.city),
    origin: text(form.origin),
    languages: form.languages.map((row) =>
      filled({ code: text(row.code), level: text(row.level) }),
    ),
    experience: form.experience.map((row) =>
      filled({
        title: text(row.title),
        employer: text(row.employer),
        from: text(row.from),
        to: text(row.to),
        description: text(row.description),
      }),
    ),
    education: form.education.map((row) =>
      filled({
        level: row.level === "" ? undefined : Number(row.level),
        field: text(row.field),
        institution: text(row.institution),
        country: text(row.country),
        year: whole(row.year),
      }),
    ),
    skills: form.skills,
    licences: form.licences.map((row) =>
      filled({ profession: text(row.profession), country: text(row.country) }),
    ),
    availability: filled({
      modes: form.modes,
      from: text(form.from),
      hours_per_month: whole(form.hours_per_month),
    }),
    visibility: text(form.visibility),
  });
  // The codes come from lists of the same codes; what is wrong the service says, at the field.
  return record as ProfileRecord;
}
