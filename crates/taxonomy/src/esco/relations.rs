//! Reads tables of relations into the [`Builder`], after all tables of concepts.

use std::io::Read;

use super::build::Builder;
use super::files::Source;
use super::lines::Lines;
use super::read::address;
use crate::concept::ConceptKind;
use crate::error::TaxonomyError;

/// Rows of a table that point at concepts which no table defines. ESCO's own releases have some
/// (67 of 123,855 in 1.1.1), and an older version's concepts may be combined with a newer one's
/// relations. When there are many, a table is missing or belongs to something else.
#[derive(Default)]
struct Dangling {
    count: usize,
    first: Option<TaxonomyError>,
}

impl Dangling {
    /// One row in this many may dangle.
    const TOLERATED: usize = 20;

    fn refuse_many(self, rows: usize) -> Result<usize, TaxonomyError> {
        match self.first {
            Some(mut first) if self.count * Self::TOLERATED > rows => {
                if let TaxonomyError::Row { message, .. } = &mut first {
                    message.push_str(&format!(
                        " ({} of {rows} rows of the file are like that; up to one in {} is \
                         passed over)",
                        self.count,
                        Self::TOLERATED
                    ));
                }
                Err(first)
            }
            _ => Ok(rows),
        }
    }
}

const UNDEFINED: &str = "no table defines this concept";

/// `occupationSkillRelations`: occupation, skill, essential or optional.
pub(super) fn skills<R: Read>(
    source: &Source,
    mut lines: Lines<R>,
    builder: &mut Builder,
) -> Result<usize, TaxonomyError> {
    let occupation = lines.require("occupationUri")?;
    let relation = lines.require("relationType")?;
    let skill = lines.require("skillUri")?;
    let has = |kind| builder.has(kind);
    // Without any skills or occupations the relations say nothing; that is reported as missing.
    let usable = has(ConceptKind::Occupation) && has(ConceptKind::Skill);
    let mut dangling = Dangling::default();
    let mut rows = 0;
    while let Some(line) = lines.next()? {
        rows += 1;
        let essential = match line.cell(relation) {
            "essential" => true,
            "optional" => false,
            _ => return Err(line.error(relation, "accepted: essential, optional")),
        };
        let ends = [address(&line, occupation)?, address(&line, skill)?];
        if !usable {
            continue;
        }
        match ends.map(|uri| builder.place(uri)) {
            [Some(of), Some(to)] => {
                if builder.kind(of) != ConceptKind::Occupation {
                    return Err(line.error(occupation, "this is no occupation"));
                }
                if builder.kind(to) != ConceptKind::Skill {
                    return Err(line.error(skill, "this is no skill"));
                }
                builder.relate(of, to, essential);
            }
            places => {
                let missing = usize::from(places[0].is_some());
                let column = [occupation, skill][missing];
                dangling.count += 1;
                dangling
                    .first
                    .get_or_insert_with(|| line.error(column, UNDEFINED));
                builder
                    .report
                    .skip(&source.path, UNDEFINED, line.number(), ends[missing]);
            }
        }
    }
    dangling.refuse_many(rows)
}

/// `broaderRelations…`: a concept and the one above it.
pub(super) fn broader<R: Read>(
    source: &Source,
    mut lines: Lines<R>,
    builder: &mut Builder,
) -> Result<usize, TaxonomyError> {
    let concept = lines.require("conceptUri")?;
    let above = lines.require("broaderUri")?;
    let kind = match source.part {
        super::files::Part::BroaderOccupations => ConceptKind::Occupation,
        _ => ConceptKind::Skill,
    };
    let version = source.version.as_deref().unwrap_or_default();
    let usable = builder.has(kind);
    let mut dangling = Dangling::default();
    let mut rows = 0;
    while let Some(line) = lines.next()? {
        rows += 1;
        let ends = [address(&line, concept)?, address(&line, above)?];
        if ends[0] == ends[1] {
            return Err(line.error(above, "the concept is its own broader one, a circle"));
        }
        if !usable {
            continue;
        }
        match ends.map(|uri| builder.place(uri)) {
            [Some(narrow), Some(broad)] => {
                if builder.kind(narrow) != builder.kind(broad) {
                    let reason = "an occupation and a skill cannot stand above one another";
                    return Err(line.error(above, reason));
                }
                builder.put_above(narrow, broad, version, line.number());
            }
            places => {
                let missing = usize::from(places[0].is_some());
                let column = [concept, above][missing];
                dangling.count += 1;
                dangling
                    .first
                    .get_or_insert_with(|| line.error(column, UNDEFINED));
                builder
                    .report
                    .skip(&source.path, UNDEFINED, line.number(), ends[missing]);
            }
        }
    }
    dangling.refuse_many(rows)
}
