//! Who stands on the first pages, by groups that matching itself cannot see.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::{Profile, Visibility};
use matching::audit::{NEAR, TOP};
use matching::ties::TieSeed;
use server::api::{Exposure, ExposureTable};
use store::{EntityId, Store, Stored};
use uuid::Uuid;

use super::copies::{is_cyrillic, is_ours};
use super::subject::Ranked;

/// Records that are read at a time.
const BATCH: u32 = 500;

/// Profiles that may be found, by group. Held for the length of an audit.
#[derive(Default)]
pub(super) struct Groups {
    pub(super) profiles: Vec<Uuid>,
    country: BTreeMap<Uuid, String>,
    language: BTreeMap<Uuid, String>,
    script: BTreeMap<Uuid, String>,
    variant: BTreeMap<Uuid, String>,
}

impl Groups {
    /// Reads all profiles that may be found.
    pub(super) async fn read(store: &Arc<dyn Store>) -> anyhow::Result<Self> {
        let (mut groups, mut after) = (Self::default(), None);
        loop {
            let page = store.profiles().list(after, BATCH).await?;
            let Some(last) = page.last() else {
                return Ok(groups);
            };
            after = Some(last.id);
            let found = |stored: &&Stored<Profile>| stored.record.visibility != Visibility::Hidden;
            page.iter()
                .filter(found)
                .for_each(|stored| groups.add(stored));
        }
    }

    fn add(&mut self, stored: &Stored<Profile>) {
        let (id, record) = (stored.id.uuid(), &stored.record);
        self.profiles.push(id);
        if let Some(country) = record.country {
            self.country.insert(id, country.to_string());
        }
        if let Some(language) = main_language(record) {
            self.language.insert(id, language);
        }
        if is_ours(record) {
            let script = if is_cyrillic(record) { "Cyrl" } else { "Latn" };
            self.script.insert(id, script.to_owned());
            if let Some(tag) = &record.text_language {
                self.variant.insert(id, tag.primary().to_owned());
            }
        }
    }

    /// The exposure of all groups over these needs.
    pub(super) fn exposure(&self, needs: &[Ranked], seed: &TieSeed) -> Exposure {
        let mut exposure = matching::audit::Exposure::default();
        needs.iter().for_each(|need| exposure.add(&need.ranking));
        let ways = [
            ("country", &self.country),
            ("language", &self.language),
            ("script", &self.script),
            ("language_variant", &self.variant),
        ];
        let tables = ways.map(|(by, groups)| ExposureTable::new(by, exposure.by(groups, seed)));
        Exposure {
            needs: needs.len(),
            places: TOP,
            near: NEAR,
            tables: tables.into(),
        }
    }
}

/// The group of the language that the texts are in; where that is not said, of the one known best.
fn main_language(profile: &Profile) -> Option<String> {
    let written = profile
        .text_language
        .as_ref()
        .map(domain::LanguageTag::group);
    let best = || {
        // The first of the best.
        let known = profile.languages.iter().rev();
        known
            .max_by_key(|language| language.level)
            .map(|language| language.code.group())
    };
    written.or_else(best).map(|group| group.to_string())
}
