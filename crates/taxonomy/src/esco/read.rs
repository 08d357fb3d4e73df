//! Reads one table into the [`Builder`].

use std::io::Read;

use super::build::{BASE, Builder};
use super::files::{Part, Source};
use super::lines::{Line, Lines};
use crate::concept::{ConceptKind, Reuse, SkillType};
use crate::error::TaxonomyError;
use crate::language::Language;

/// No label is longer than this many bytes; a longer one is a quote that was never closed.
const LONGEST_LABEL: usize = 2_000;

/// Reads a table and tells how many rows it has.
pub(super) fn table(
    source: &Source,
    input: impl Read,
    builder: &mut Builder,
) -> Result<usize, TaxonomyError> {
    builder.files.push(source.path.clone());
    let lines = Lines::new(&source.path, source.tab_separated, input)?;
    match source.part {
        Part::OccupationSkills => super::relations::skills(source, lines, builder),
        Part::BroaderOccupations | Part::BroaderSkills => {
            super::relations::broader(source, lines, builder)
        }
        _ => concepts(source, lines, builder),
    }
}

/// Where the columns of a table of concepts stand.
struct Columns {
    uri: usize,
    preferred: usize,
    alternative: Option<usize>,
    hidden: Option<usize>,
    description: Option<usize>,
    definition: Option<usize>,
    concept_type: Option<usize>,
    status: Option<usize>,
    isco_group: Option<usize>,
    skill_type: Option<usize>,
    reuse: Option<usize>,
    broader: Option<usize>,
}

impl Columns {
    fn find<R: Read>(lines: &Lines<R>, language: Language) -> Result<Self, TaxonomyError> {
        // The tab-separated form names its language in the columns as well.
        let plain = lines.column("preferredLabel").is_some();
        let named = |name: &str| {
            if plain {
                name.to_owned()
            } else {
                format!("{name}_{language}")
            }
        };
        let uri = lines.require("conceptUri")?;
        let preferred = match lines.column(&named("preferredLabel")) {
            Some(column) => column,
            None => lines.require("preferredLabel")?,
        };
        Ok(Self {
            uri,
            preferred,
            alternative: lines.column(&named("altLabels")),
            hidden: lines.column(&named("hiddenLabels")),
            description: lines.column(&named("description")),
            definition: lines.column(&named("definition")),
            concept_type: lines.column("conceptType"),
            status: lines.column("status"),
            isco_group: lines.column("iscoGroup"),
            skill_type: lines.column("skillType"),
            reuse: lines.column("reuseLevel"),
            broader: lines.column("broader"),
        })
    }
}

fn concepts<R: Read>(
    source: &Source,
    mut lines: Lines<R>,
    builder: &mut Builder,
) -> Result<usize, TaxonomyError> {
    let Some(language) = source.language else {
        return Ok(0);
    };
    let columns = Columns::find(&lines, language)?;
    let mut rows = 0;
    while let Some(line) = lines.next()? {
        rows += 1;
        let uri = address(&line, columns.uri)?;
        if matches!(line.optional(columns.status), "obsolete" | "deprecated") {
            let reason = "the concept is no longer part of ESCO";
            builder
                .report
                .skip(&source.path, reason, line.number(), uri);
            continue;
        }
        let (place, again) = define(source.part, uri, &line, &columns, builder)?;
        if again {
            let reason = "the concept stands in the file already; its labels were added";
            builder
                .report
                .skip(&source.path, reason, line.number(), uri);
        }
        describe(place, &line, &columns, builder);
        names(place, language, &line, &columns, builder)?;
    }
    Ok(rows)
}

/// An address of ESCO in `column`.
pub(super) fn address<'a>(line: &Line<'a>, column: usize) -> Result<&'a str, TaxonomyError> {
    let uri = line.cell(column);
    if uri.len() > BASE.len() && uri.starts_with(BASE) && !uri.contains(char::is_whitespace) {
        Ok(uri)
    } else {
        Err(line.error(
            column,
            "expected an address that begins with http://data.europa.eu/esco/",
        ))
    }
}

fn define(
    part: Part,
    uri: &str,
    line: &Line<'_>,
    columns: &Columns,
    builder: &mut Builder,
) -> Result<(u32, bool), TaxonomyError> {
    let is_code =
        |code: &str| (1..=4).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_digit());
    let isco = uri[BASE.len()..].strip_prefix("isco/C");
    if part == Part::IscoGroups || isco.is_some() {
        let code = isco.filter(|code| part <= Part::Occupations && is_code(code));
        let reason = "expected …/isco/C and one to four digits, in a table of occupations";
        let code = code.ok_or_else(|| line.error(columns.uri, reason))?;
        return Ok(builder.define_group(code));
    }
    let kind = match part {
        Part::Occupations => ConceptKind::Occupation,
        _ => ConceptKind::Skill,
    };
    let defined = builder.define(uri, None, kind);
    let concept = &mut builder.concepts[defined.0 as usize];
    if concept.kind != kind {
        let reason = "another table says whether it is an occupation or a skill, and not the same";
        return Err(line.error(columns.uri, reason));
    }
    if kind == ConceptKind::Skill {
        concept.group |= part == Part::SkillGroups
            || line.optional(columns.concept_type) == "SkillGroup"
            || uri[BASE.len()..].starts_with("isced-f/");
        return Ok(defined);
    }
    let group = line.optional(columns.isco_group).trim_start_matches('C');
    if let Some(column) = columns.isco_group.filter(|_| !group.is_empty()) {
        if !is_code(group) {
            return Err(line.error(column, "expected an ISCO-08 code of one to four digits"));
        }
        concept.isco_code.get_or_insert_with(|| group.to_owned());
    }
    Ok(defined)
}

/// What a row says besides names.
fn describe(place: u32, line: &Line<'_>, columns: &Columns, builder: &mut Builder) {
    let concept = &mut builder.concepts[place as usize];
    if concept.kind == ConceptKind::Skill && !concept.group {
        let skill_type = match line.optional(columns.skill_type) {
            "skill/competence" | "skill" => Some(SkillType::Skill),
            "knowledge" => Some(SkillType::Knowledge),
            _ => None,
        };
        let reuse = match line.optional(columns.reuse) {
            "transversal" => Some(Reuse::Transversal),
            "cross-sector" => Some(Reuse::CrossSector),
            "sector-specific" => Some(Reuse::SectorSpecific),
            "occupation-specific" => Some(Reuse::OccupationSpecific),
            _ => None,
        };
        concept.skill_type = concept.skill_type.or(skill_type);
        concept.reuse = concept.reuse.or(reuse);
    }
    let hint = line.optional(columns.broader);
    if !hint.is_empty() {
        builder.hint(place, hint);
    }
}

/// The names and the description in a row.
fn names(
    place: u32,
    language: Language,
    line: &Line<'_>,
    columns: &Columns,
    builder: &mut Builder,
) -> Result<(), TaxonomyError> {
    for column in [Some(columns.preferred), columns.alternative, columns.hidden] {
        let Some(column) = column else {
            continue;
        };
        let preferred = column == columns.preferred;
        for text in split(line.cell(column), preferred) {
            if text.len() > LONGEST_LABEL {
                return Err(line.error(
                    column,
                    "the label is longer than 2,000 bytes; is a quote missing?",
                ));
            }
            builder.label(place, language, text, preferred);
        }
    }
    let texts = [columns.description, columns.definition];
    let text = texts
        .iter()
        .map(|column| line.optional(*column))
        .find(|text| !text.is_empty());
    if let Some(text) = text {
        builder.describe(place, language, text);
    }
    Ok(())
}

/// The labels in a cell: one a line, or between bars. A preferred label is one, whatever it holds.
fn split(cell: &str, whole: bool) -> impl Iterator<Item = &str> {
    let separators: &[char] = if whole { &[] } else { &['\n', '\r', '|'] };
    cell.split(separators)
        .map(str::trim)
        .filter(|text| !text.is_empty())
}
