//! From filters and hard conditions to sets of documents.

use domain::EngagementMode;
use domain::blind::{BlindLanguage, BlindNeed};
use domain::codes::{LanguageGroup, LanguageLevel};

use crate::query::{NeedFilter, ProfileFilter};
use crate::schema::Fields;
use crate::view::Condition;

/// The highest level of education.
const HIGHEST: u8 = 8;

impl ProfileFilter {
    /// One condition for each filter that is set.
    pub(crate) fn conditions(&self, fields: &Fields) -> Vec<Condition> {
        let education = self.min_education.map(|lowest| Condition {
            field: fields.education,
            codes: (lowest.get()..=HIGHEST)
                .map(|level| level.to_string())
                .collect(),
        });
        let codes = [
            any(
                fields.country,
                self.countries.iter().map(domain::Country::as_str),
            ),
            any(fields.mode, self.modes.iter().map(|mode| mode.as_str())),
            any(
                fields.language,
                self.languages.iter().map(LanguageGroup::as_str),
            ),
        ];
        codes.into_iter().flatten().chain(education).collect()
    }
}

impl NeedFilter {
    /// One condition for each filter that is set.
    pub(crate) fn conditions(&self, fields: &Fields) -> Vec<Condition> {
        let codes = [
            any(
                fields.region,
                self.regions.iter().map(|region| region.as_str()),
            ),
            any(
                fields.sector,
                self.sectors.iter().map(|sector| sector.as_str()),
            ),
            any(fields.mode, self.modes.iter().map(|mode| mode.as_str())),
            any(
                fields.language,
                self.languages.iter().map(LanguageGroup::as_str),
            ),
        ];
        codes.into_iter().flatten().collect()
    }
}

/// `None` where no value is given: then all will do.
fn any<'c>(
    field: tantivy::schema::Field,
    codes: impl Iterator<Item = &'c str>,
) -> Option<Condition> {
    let codes: Vec<String> = codes.map(str::to_owned).collect();
    (!codes.is_empty()).then_some(Condition { field, codes })
}

/// What a need makes a condition and codes can tell: its languages at their levels, its modes.
pub(crate) fn hard_conditions(need: &BlindNeed, fields: &Fields) -> Vec<Condition> {
    let languages = need.required_languages.iter().map(|asked| Condition {
        field: fields.speaks,
        codes: vec![speaks_code(&asked.group, asked.level)],
    });
    let modes = need.modes.iter().map(|mode: &EngagementMode| mode.as_str());
    languages.chain(any(fields.mode, modes)).collect()
}

/// A language at a level, or at any.
fn speaks_code(group: &LanguageGroup, level: Option<LanguageLevel>) -> String {
    match level {
        Some(level) => format!("{group}:{level}"),
        None => group.to_string(),
    }
}

/// Everything that may be asked of a language and is satisfied by a known one: the same as
/// [`crate::speaks`] says.
pub(crate) fn speaks_codes(known: &BlindLanguage) -> impl Iterator<Item = String> + '_ {
    let levels = LanguageLevel::ALL.iter().copied();
    let satisfied = levels.filter(|asked| known.level.is_none_or(|level| level >= *asked));
    std::iter::once(None)
        .chain(satisfied.map(Some))
        .map(|level| speaks_code(&known.group, level))
}

#[cfg(test)]
mod tests {
    use domain::codes::Code;

    use super::*;
    use crate::speaks;

    #[test]
    fn codes_say_the_same_as_the_ranking() {
        let tags =
            ["de", "bs", "en"].map(|tag| domain::codes::LanguageTag::parse_code(tag).unwrap());
        let levels = || LanguageLevel::ALL.iter().copied().map(Some).chain([None]);
        let all = || {
            let groups = tags.iter().map(domain::codes::LanguageTag::group);
            groups.flat_map(|group| {
                levels().map(move |level| BlindLanguage {
                    group: group.clone(),
                    level,
                })
            })
        };
        for known in all() {
            let codes: Vec<String> = speaks_codes(&known).collect();
            for asked in all() {
                assert_eq!(
                    codes.contains(&speaks_code(&asked.group, asked.level)),
                    speaks(std::slice::from_ref(&known), &asked),
                    "{known:?} {asked:?}"
                );
            }
        }
    }
}
