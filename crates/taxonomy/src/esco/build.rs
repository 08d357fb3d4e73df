//! Concepts as they come together from many files.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

use domain::fold::fold;

use super::files::Version;
use super::hierarchy::{self, Edge};
use super::report::Report;
use crate::adjacency::short;
use crate::concept::{Concept, ConceptKind, Description, Label, Taxonomy};
use crate::error::TaxonomyError;
use crate::language::Language;

/// What all addresses of ESCO begin with.
pub(super) const BASE: &str = "http://data.europa.eu/esco/";

/// The address of an ISCO-08 group.
pub(crate) fn isco_uri(code: &str) -> String {
    format!("{BASE}isco/C{code}")
}

/// Collects what the files say.
#[derive(Default)]
pub(super) struct Builder {
    pub(super) concepts: Vec<Concept>,
    by_uri: HashMap<Box<str>, u32>,
    /// For each concept the last file that defined it, counted from 1.
    seen_in: Vec<usize>,
    /// For each concept the edges to broader ones, all from files of one version.
    up: Vec<Vec<Edge>>,
    /// For each concept the version those edges are from; empty where it is not known.
    up_version: Vec<Option<Version>>,
    /// Broader concepts as tables of skills name them; they count where no relation is given.
    hints: Vec<(u32, String)>,
    relations: HashMap<(u32, u32), bool>,
    /// The files, in the order in which they are read.
    pub(super) files: Vec<PathBuf>,
    pub(super) report: Report,
}

impl Builder {
    /// Where the concept with this address stands.
    pub(super) fn place(&self, uri: &str) -> Option<u32> {
        self.by_uri.get(uri).copied()
    }

    /// The concept with this address, made where it is new. The second value is whether the file
    /// that is being read has defined it already.
    pub(super) fn define(
        &mut self,
        uri: &str,
        id: Option<String>,
        kind: ConceptKind,
    ) -> (u32, bool) {
        let file = self.files.len();
        if let Some(place) = self.place(uri) {
            let seen = std::mem::replace(&mut self.seen_in[place as usize], file);
            return (place, seen == file);
        }
        let place = short(self.concepts.len());
        let mut concept = Concept::new(id.unwrap_or_else(|| uri.to_owned()), kind);
        concept.esco_uri = Some(uri.to_owned());
        self.concepts.push(concept);
        self.by_uri.insert(uri.into(), place);
        self.seen_in.push(file);
        self.up.push(Vec::new());
        self.up_version.push(None);
        (place, false)
    }

    /// Adds a name. Files are read newest first, so the first preferred name of a language stays
    /// it, and an older one becomes a further name.
    pub(super) fn label(&mut self, place: u32, language: Language, text: &str, preferred: bool) {
        let labels = &mut self.concepts[place as usize].labels;
        let taken = |l: &Label| l.preferred && l.language == language;
        let preferred = preferred && !labels.iter().any(taken);
        labels.push(Label {
            language,
            preferred,
            text: text.to_owned(),
        });
    }

    /// Adds a description, if the language has none yet.
    pub(super) fn describe(&mut self, place: u32, language: Language, text: &str) {
        let descriptions = &mut self.concepts[place as usize].descriptions;
        if !descriptions.iter().any(|d| d.language == language) {
            descriptions.push(Description {
                language,
                text: text.to_owned(),
            });
        }
    }

    /// Notes a broader concept in the short form of tables of skills: the end of its address.
    pub(super) fn hint(&mut self, place: u32, broader: &str) {
        self.hints.push((place, broader.to_owned()));
    }

    /// Puts `broad` above `narrow`. Versions differ about the tree, so a concept takes its broader
    /// ones from the newest version only, which comes first.
    pub(super) fn put_above(&mut self, narrow: u32, broad: u32, version: &[u32], line: u64) {
        let place = narrow as usize;
        if self.up_version[place].get_or_insert_with(|| version.to_vec()) != version {
            return;
        }
        if !self.up[place].iter().any(|edge| edge.broad == broad) {
            self.up[place].push(Edge {
                broad,
                file: self.files.len().checked_sub(1),
                line,
            });
        }
    }

    /// Notes that an occupation needs a skill; the newest version's word counts.
    pub(super) fn relate(&mut self, occupation: u32, skill: u32, essential: bool) {
        self.relations
            .entry((occupation, skill))
            .or_insert(essential);
    }

    /// What the concept at this place is.
    pub(super) fn kind(&self, place: u32) -> ConceptKind {
        self.concepts[place as usize].kind
    }

    /// Whether any concept of this kind is defined.
    pub(super) fn has(&self, kind: ConceptKind) -> bool {
        self.concepts.iter().any(|concept| concept.kind == kind)
    }

    /// Completes the tree, refuses circles, and makes the taxonomy.
    pub(super) fn finish(mut self, name: &str) -> Result<(Taxonomy, Report), TaxonomyError> {
        self.use_hints();
        self.use_codes();
        let uri = |place: usize| self.concepts[place].esco_uri.clone().unwrap_or_default();
        hierarchy::check(&self.up, &self.files, uri)?;
        for place in 0..self.concepts.len() {
            let above = self.up[place].iter();
            let broader = above.map(|edge| self.concepts[edge.broad as usize].id.clone());
            self.concepts[place].broader = broader.collect();
            tidy(&mut self.concepts[place]);
        }
        let relations = self.relations.into_iter();
        let mut relations: Vec<_> = relations.map(|((o, s), e)| (o, s, e)).collect();
        relations.sort_unstable();
        self.report.relations = relations.len();
        self.report.essential = relations.iter().filter(|(_, _, e)| *e).count();
        let taxonomy = Taxonomy::new(name, self.concepts, relations);
        self.report.count(&taxonomy);
        Ok((taxonomy, self.report))
    }

    fn use_hints(&mut self) {
        for (place, hint) in std::mem::take(&mut self.hints) {
            if !self.up[place as usize].is_empty() {
                continue;
            }
            let folders = ["skill/", "isced-f/"];
            let broad = folders
                .iter()
                .find_map(|folder| self.place(&format!("{BASE}{folder}{hint}")));
            if let Some(broad) = broad.filter(|broad| *broad != place) {
                self.up[place as usize].push(Edge {
                    broad,
                    file: None,
                    line: 0,
                });
            }
        }
    }

    /// Groups stand where their codes say, and occupations in their group, unless relations say
    /// otherwise. A group that no file names is made, without a name.
    fn use_codes(&mut self) {
        let mut place = 0;
        // The list grows by the groups that are made, and those are looked at as well.
        while place < self.concepts.len() {
            let concept = &self.concepts[place];
            let code = concept.isco_code.as_deref();
            let above = code.map(|code| {
                let length = code.len() - usize::from(concept.group);
                code[..length].to_owned()
            });
            if let Some(above) = above.filter(|a| !a.is_empty() && self.up[place].is_empty()) {
                let (broad, _) = self.define_group(&above);
                self.up[place].push(Edge {
                    broad,
                    file: None,
                    line: 0,
                });
            }
            place += 1;
        }
    }

    /// The ISCO-08 group with this code, see [`Self::define`].
    pub(super) fn define_group(&mut self, code: &str) -> (u32, bool) {
        let id = Some(format!("isco:{code}"));
        let defined = self.define(&isco_uri(code), id, ConceptKind::Occupation);
        let concept = &mut self.concepts[defined.0 as usize];
        concept.group = true;
        concept.isco_code = Some(code.to_owned());
        defined
    }
}

/// Brings languages together, the preferred name first, and drops a name that differs from an
/// earlier one in case, diacritics or script only.
fn tidy(concept: &mut Concept) {
    concept
        .labels
        .sort_by_key(|label| (label.language, !label.preferred));
    let mut seen = HashSet::with_capacity(concept.labels.len());
    concept
        .labels
        .retain(|label| seen.insert((label.language, fold(&label.text))));
    concept.labels.shrink_to_fit();
    concept
        .descriptions
        .sort_by_key(|description| description.language);
    concept.descriptions.shrink_to_fit();
}

impl Report {
    /// Counts what came out.
    fn count(&mut self, taxonomy: &Taxonomy) {
        self.occupations = taxonomy.count(ConceptKind::Occupation, false);
        self.occupation_groups = taxonomy.count(ConceptKind::Occupation, true);
        self.skills = taxonomy.count(ConceptKind::Skill, false);
        self.skill_groups = taxonomy.count(ConceptKind::Skill, true);
        for concept in taxonomy.concepts() {
            self.broader += concept.broader.len();
            self.descriptions += concept.descriptions.len();
            self.labels += concept.labels.len();
            for label in &concept.labels {
                let code = label.language.as_str();
                match self.languages.get_mut(code) {
                    Some(count) => *count += 1,
                    None => {
                        self.languages.insert(code.to_owned(), 1);
                    }
                }
            }
        }
    }
}
