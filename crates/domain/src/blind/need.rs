use serde::{Deserialize, Serialize};

use super::profile::BlindLanguage;
use super::statement::BlindText;
use crate::codes::{EducationLevel, EngagementMode, Region, Sector};
use crate::need::{Need, Window};

/// A need as matching sees it: without the organisation's name and town.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BlindNeed {
    /// What is needed, in a line.
    pub title: BlindText,
    /// The rest of the text.
    pub description: Option<BlindText>,
    /// Skills without which it does not work.
    pub essential: Vec<BlindText>,
    /// Skills that would be good to have.
    pub desirable: Vec<BlindText>,
    /// Languages that are a condition.
    pub required_languages: Vec<BlindLanguage>,
    /// Languages that are a wish.
    pub wished_languages: Vec<BlindLanguage>,
    /// Modes the organisation accepts; empty means any.
    pub modes: Vec<EngagementMode>,
    /// Where.
    pub region: Option<Region>,
    /// Economic sector.
    pub sector: Option<Sector>,
    /// Hours a month that the work takes.
    pub hours_per_month: Option<u16>,
    /// Years of experience asked for.
    pub min_years: Option<u8>,
    /// Level of education asked for.
    pub min_education: Option<EducationLevel>,
    /// A licence asked for.
    pub licence: Option<BlindText>,
    /// When.
    #[serde(with = "window")]
    pub window: Window,
}

impl From<&Need> for BlindNeed {
    fn from(need: &Need) -> Self {
        let texts = |texts: &[crate::Text]| texts.iter().map(|t| BlindText::fold(t)).collect();
        let languages = |required: bool| {
            let asked = need
                .languages
                .iter()
                .filter(|language| language.required == required);
            let mut groups: Vec<BlindLanguage> = Vec::new();
            for language in asked {
                let (group, level) = (language.code.group(), language.min_level);
                match groups.iter_mut().find(|known| known.group == group) {
                    // Two languages of one group: the lower demand is the one that both fulfil.
                    Some(known) => known.level = known.level.min(level),
                    None => groups.push(BlindLanguage { group, level }),
                }
            }
            groups
        };
        Self {
            title: BlindText::fold(&need.title),
            description: need.description.as_deref().map(BlindText::fold),
            essential: texts(&need.essential_skills),
            desirable: texts(&need.desirable_skills),
            required_languages: languages(true),
            wished_languages: languages(false),
            modes: need.modes.clone(),
            region: need.region,
            sector: need.sector,
            hours_per_month: need.hours_per_month,
            min_years: need.min_years,
            min_education: need.min_education,
            licence: need.licence.as_deref().map(BlindText::fold),
            window: need.window,
        }
    }
}

/// The day fields of a window, for storage in an index.
mod window {
    use jiff::civil::Date;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use crate::need::Window;

    pub(super) fn serialize<S: Serializer>(window: &Window, s: S) -> Result<S::Ok, S::Error> {
        (window.starts_on, window.closes_on).serialize(s)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(d: D) -> Result<Window, D::Error> {
        let (starts_on, closes_on) = <(Option<Date>, Option<Date>)>::deserialize(d)?;
        Ok(Window {
            starts_on,
            closes_on,
        })
    }
}
