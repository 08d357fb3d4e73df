//! What both kinds of record have in common: limits and a few fields.

use super::reader::Object;
use crate::codes::EducationLevel;
use crate::id::ExternalId;

/// Longest single line of text, in characters.
pub(super) const LINE: usize = 1_000;
/// Longest free text, in characters: a CV of 50,000 and room.
pub(super) const FREE_TEXT: usize = 200_000;
/// Most entries of a list.
pub(super) const ENTRIES: usize = 1_000;

/// The id that a record brings along.
pub(super) fn external_id(object: &mut Object<'_>) -> Option<ExternalId> {
    let shape = "1 to 200 visible characters without spaces";
    object.shaped_text("id", ExternalId::new, "id", shape)
}

/// A level of ISCED 2011.
pub(super) fn education_level(
    object: &mut Object<'_>,
    field: &'static str,
) -> Option<EducationLevel> {
    let (lowest, highest) = EducationLevel::RANGE.into_inner();
    let range = i64::from(lowest)..=i64::from(highest);
    let level = object.integer(field, range)?;
    u8::try_from(level).ok().and_then(EducationLevel::new)
}
