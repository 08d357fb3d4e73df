//! Copies of profiles that differ in one respect only.

mod gender;
mod identity;
mod swaps;
mod texts;
mod variant;

use std::path::Path;

use domain::codes::Code;
use domain::{Country, Profile};
use matching::audit::Respect;
use taxonomy::normalise::transliterate::{to_cyrillic, to_latin};
use taxonomy::{Lexicon, Taxonomy, places};

use gender::Genders;
use texts::rewrite;
use variant::Variants;

/// Countries that copies move to: where many of the diaspora live, near and far.
const COUNTRIES: [&str; 9] = ["AT", "AU", "CA", "CH", "DE", "HR", "RS", "SE", "US"];
/// By how many years a graduation is put earlier.
const YEARS: i16 = 20;

/// Makes copies. Holds what is known of words and places.
pub(super) struct Copies {
    municipalities: Vec<String>,
    genders: Genders,
    variants: Variants,
}

impl Copies {
    /// Learns pairs of words from the labels of a taxonomy, and places from its folder.
    pub(super) fn new(taxonomy: &Taxonomy, folder: &Path) -> anyhow::Result<Self> {
        let places = places::load(folder)?;
        let name = |place: places::Place| place.names.get("bs").cloned();
        let municipalities = places.municipalities.into_iter().filter_map(name);
        Ok(Self {
            municipalities: municipalities.collect(),
            genders: Genders::new(taxonomy),
            variants: Variants::new(taxonomy, &Lexicon::load(folder)?),
        })
    }

    /// Copies of a profile that differ in this respect; none where nothing can be changed. `draw`
    /// chooses among what it could be changed to.
    pub(super) fn of(&self, profile: &Profile, respect: Respect, draw: u64) -> Vec<Profile> {
        match respect {
            Respect::Name => identity::renamed(profile, draw),
            Respect::Origin => identity::moved(profile, &self.municipalities, draw),
            Respect::Script => other_script(profile).into_iter().collect(),
            Respect::GenderForm => self.genders.copy(profile).into_iter().collect(),
            Respect::LanguageVariant => self.variants.copies(profile),
            Respect::Country => other_country(profile, draw).into_iter().collect(),
            Respect::Age => earlier(profile).into_iter().collect(),
        }
    }
}

/// An item by a number that was drawn.
fn pick<T>(items: &[T], draw: u64) -> Option<&T> {
    let count = u64::try_from(items.len()).ok().filter(|count| *count > 0)?;
    items.get(usize::try_from(draw % count).ok()?)
}

/// Whether the texts are Bosnian, Croatian, Montenegrin or Serbian.
pub(super) fn is_ours(profile: &Profile) -> bool {
    let language = profile.text_language.as_ref();
    language.is_some_and(|tag| tag.group().as_str() == domain::codes::LanguageGroup::SOUTH_SLAVIC)
}

/// Whether most letters of the texts are Cyrillic.
pub(super) fn is_cyrillic(profile: &Profile) -> bool {
    let (mut cyrillic, mut letters) = (0_usize, 0_usize);
    texts::each(profile, |text| {
        for c in text.chars().filter(|c| c.is_alphabetic()) {
            letters += 1;
            cyrillic += usize::from(('\u{400}'..'\u{530}').contains(&c));
        }
    });
    cyrillic * 2 > letters
}

fn other_script(profile: &Profile) -> Option<Profile> {
    if !is_ours(profile) {
        return None;
    }
    let convert = if is_cyrillic(profile) {
        to_latin
    } else {
        to_cyrillic
    };
    let mut copy = rewrite(profile, |text| Some(convert(text)))?;
    let identity = &mut copy.identity;
    for text in [&mut identity.name, &mut identity.origin]
        .into_iter()
        .flatten()
    {
        texts::set(text, &convert(text));
    }
    Some(copy)
}

fn other_country(profile: &Profile, draw: u64) -> Option<Profile> {
    let others: Vec<Country> = COUNTRIES
        .iter()
        .filter_map(|code| Country::parse_code(code))
        .filter(|country| Some(country) != profile.country.as_ref())
        .collect();
    let mut copy = profile.clone();
    copy.country = Some(*pick(&others, draw)?);
    copy.city = None;
    Some(copy)
}

fn earlier(profile: &Profile) -> Option<Profile> {
    let mut copy = profile.clone();
    for entry in &mut copy.education {
        entry.year = entry.year.map(|year| year.saturating_sub(YEARS));
    }
    (copy != *profile).then_some(copy)
}

#[cfg(test)]
mod tests;
