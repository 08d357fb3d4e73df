/** Closed lists of codes the service accepts, in the order they are offered. */

export const modes = [
  "remote_mentoring",
  "remote_work",
  "short_visit",
  "temporary_return",
  "permanent_return",
  "investment",
] as const;

export const organisationTypes = ["academia", "business", "ngo", "public"] as const;

export const visibilities = ["organisations", "matched_only", "hidden"] as const;

export const languageLevels = ["A1", "A2", "B1", "B2", "C1", "C2", "native"] as const;

export const educationLevels = [3, 4, 5, 6, 7, 8] as const;

/** ISO 3166-2 codes, in code order; `BA` is the whole country. */
export const regions = [
  "BA",
  "BA-01",
  "BA-02",
  "BA-03",
  "BA-04",
  "BA-05",
  "BA-06",
  "BA-07",
  "BA-08",
  "BA-09",
  "BA-10",
  "BA-BRC",
  "BA-SRP",
] as const;

/** Sections of NACE Rev. 2. */
export const sectors = [..."ABCDEFGHIJKLMNOPQRSTU"];

/** Languages offered in forms; the service takes any BCP 47 tag. */
export const languages = [
  ..."ar bg ca cs da de el en es et fi fr ga he hi hu is it ja ko lb lt lv mk mt nb nl pl pt rm ro".split(
    " ",
  ),
  ..."ru sk sl sq sv tr uk ur zh cnr bs hr sr".split(" "),
];

/** Languages a text may be written in. Serbian is offered in both scripts. */
export const textLanguages = [
  ..."bs hr sr-Latn sr-Cyrl cnr cs da de en es fi fr hu it mk nb nl pl pt ro ru sk sl sq sv tr".split(
    " ",
  ),
];
