//! Makes one taxonomy of ours and ESCO's.

use std::collections::{HashMap, HashSet};

use domain::fold::fold;
use serde::Serialize;

use crate::adjacency::short;
use crate::concept::{Concept, ConceptKind};
use crate::taxonomy::{Pair, Taxonomy};

/// What became one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct MergeReport {
    /// Groups of ISCO-08 that both have.
    pub groups: usize,
    /// Skills of ours that name the ESCO skill they equal.
    pub by_uri: usize,
    /// Skills of ours that name none, and whose preferred English name is that of one ESCO skill.
    pub by_label: Vec<MergedByLabel>,
    /// Skills of ours that name an ESCO skill which is not in the release.
    pub unknown_uris: Vec<String>,
    /// Names that our concepts got from ESCO.
    pub labels_added: usize,
    /// Broader concepts of ESCO that were left out, because ours say the opposite.
    pub circles_avoided: usize,
    /// Concepts of the whole.
    pub concepts: usize,
    /// Relations between occupations and skills of the whole.
    pub relations: usize,
}

/// Two skills that became one because of their name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MergedByLabel {
    /// Ours.
    pub id: String,
    /// ESCO's.
    pub uri: String,
    /// The name.
    pub label: String,
}

/// Unites the starter taxonomy with ESCO. Concepts of the starter keep their ids, preferred names
/// and places in the list; ESCO's names, descriptions, broader concepts and relations are added to
/// them, and its other concepts come behind.
///
/// Two concepts are one if they are the same ISCO-08 group, if ours names the address of ESCO's,
/// or if ours is a skill without an address whose preferred English name is, folded, that of
/// exactly one skill of ESCO of the same type.
pub fn merge(starter: Taxonomy, esco: Taxonomy) -> (Taxonomy, MergeReport) {
    let (ours, our_pairs, our_version) = starter.into_parts();
    let (theirs, their_pairs, their_version) = esco.into_parts();
    let mut report = MergeReport::default();
    let twins = twins(&ours, &theirs, &mut report);
    let mut merged = ours;
    // Where each of ESCO's concepts stands in the whole, and under which id.
    let mut places = Vec::with_capacity(theirs.len());
    let mut renamed: HashMap<String, String> = HashMap::new();
    let mut above: Vec<(usize, Vec<String>)> = Vec::new();
    for (concept, twin) in theirs.into_iter().zip(twins) {
        let Some(place) = twin else {
            places.push(short(merged.len()));
            merged.push(concept);
            continue;
        };
        places.push(short(place));
        let ours = &mut merged[place];
        if concept.id != ours.id {
            renamed.insert(concept.id.clone(), ours.id.clone());
        }
        above.push((place, unite(ours, concept, &mut report)));
    }
    let rename = |id: &mut String| {
        if let Some(new) = renamed.get(id) {
            id.clone_from(new);
        }
    };
    merged
        .iter_mut()
        .flat_map(|c| &mut c.broader)
        .for_each(rename);
    above.iter_mut().flat_map(|(_, ids)| ids).for_each(rename);
    report.circles_avoided = put_above(&mut merged, above);
    let relations = relations(our_pairs, their_pairs, &places);
    report.concepts = merged.len();
    report.relations = relations.len();
    let version = format!("{our_version}+{their_version}");
    (Taxonomy::with_version(version, merged, relations), report)
}

/// For each of ESCO's concepts the place of ours that it is.
fn twins(ours: &[Concept], theirs: &[Concept], report: &mut MergeReport) -> Vec<Option<usize>> {
    let by_uri: HashMap<&str, usize> = (0..)
        .zip(ours)
        .filter_map(|(place, concept)| Some((concept.esco_uri.as_deref()?, place)))
        .collect();
    let without_uri = (0..).zip(ours).filter(|(_, ours)| ours.esco_uri.is_none());
    let by_name = unique_names(without_uri);
    let their_names = unique_names((0..).zip(theirs));
    let twin = |(at, concept): (usize, &Concept)| {
        let uri = concept.esco_uri.as_deref()?;
        if let Some(place) = by_uri.get(uri).filter(|p| ours[**p].kind == concept.kind) {
            match concept.kind {
                ConceptKind::Occupation => report.groups += 1,
                ConceptKind::Skill => report.by_uri += 1,
            }
            return Some(*place);
        }
        let name = name(concept)?;
        let place = (*by_name.get(&name)?)?;
        let same_type = ours[place].skill_type == concept.skill_type;
        if !same_type || their_names.get(&name) != Some(&Some(at)) {
            return None;
        }
        report.by_label.push(MergedByLabel {
            id: ours[place].id.clone(),
            uri: uri.to_owned(),
            label: ours[place]
                .preferred_label("en")
                .unwrap_or_default()
                .to_owned(),
        });
        Some(place)
    };
    let twins = (0..).zip(theirs).map(twin).collect();
    let known: HashSet<&str> = theirs
        .iter()
        .filter_map(|c| c.esco_uri.as_deref())
        .collect();
    let unknown = ours.iter().filter(|ours| {
        let uri = ours
            .esco_uri
            .as_deref()
            .filter(|_| ours.kind == ConceptKind::Skill);
        uri.is_some_and(|uri| !known.contains(uri))
    });
    report.unknown_uris = unknown.map(|concept| concept.id.clone()).collect();
    twins
}

/// Places of single skills by name; nothing where several share one.
fn unique_names<'a>(
    concepts: impl Iterator<Item = (usize, &'a Concept)>,
) -> HashMap<String, Option<usize>> {
    let mut names = HashMap::new();
    for (place, concept) in concepts {
        if let Some(name) = name(concept) {
            names
                .entry(name)
                .and_modify(|known| *known = None)
                .or_insert(Some(place));
        }
    }
    names
}

/// The preferred English name of a single skill, folded.
fn name(concept: &Concept) -> Option<String> {
    let single = concept.kind == ConceptKind::Skill && !concept.group;
    let label = single.then(|| concept.preferred_label("en")).flatten()?;
    let words: Vec<String> = label.split_whitespace().map(fold).collect();
    Some(words.join(" "))
}

/// Gives `ours` what `theirs` has more; returns the broader concepts of `theirs`.
fn unite(ours: &mut Concept, theirs: Concept, report: &mut MergeReport) -> Vec<String> {
    let mut names: HashSet<_> = ours
        .labels
        .iter()
        .map(|l| (l.language, fold(&l.text)))
        .collect();
    for mut label in theirs.labels {
        if names.insert((label.language, fold(&label.text))) {
            let taken = ours
                .labels
                .iter()
                .any(|l| l.preferred && l.language == label.language);
            label.preferred &= !taken;
            ours.labels.push(label);
            report.labels_added += 1;
        }
    }
    for description in theirs.descriptions {
        if !ours
            .descriptions
            .iter()
            .any(|d| d.language == description.language)
        {
            ours.descriptions.push(description);
        }
    }
    ours.esco_uri = ours.esco_uri.take().or(theirs.esco_uri);
    ours.reuse = ours.reuse.or(theirs.reuse);
    theirs.broader
}

/// Adds broader concepts one by one, except those that would close a circle; tells how many
/// those are. Each tree is without circles by itself, so only concepts that are in both can
/// close one.
fn put_above(concepts: &mut [Concept], above: Vec<(usize, Vec<String>)>) -> usize {
    let places: HashMap<String, usize> = (0..)
        .zip(concepts.iter())
        .map(|(place, concept)| (concept.id.clone(), place))
        .collect();
    let mut avoided = 0;
    for (narrow, ids) in above {
        for id in ids {
            if concepts[narrow].broader.contains(&id) {
                continue;
            }
            if reaches(concepts, &places, &id, narrow) {
                avoided += 1;
            } else {
                concepts[narrow].broader.push(id);
            }
        }
    }
    avoided
}

/// Whether `goal` is `from` or above it.
fn reaches(concepts: &[Concept], places: &HashMap<String, usize>, from: &str, goal: usize) -> bool {
    let mut open: Vec<usize> = places.get(from).copied().into_iter().collect();
    let mut seen: HashSet<usize> = open.iter().copied().collect();
    while let Some(at) = open.pop() {
        if at == goal {
            return true;
        }
        let above = concepts[at].broader.iter().filter_map(|id| places.get(id));
        open.extend(above.filter(|place| seen.insert(**place)));
    }
    false
}

/// Both lists of relations; where both have one, ours says whether it is essential.
fn relations(ours: Vec<Pair>, theirs: Vec<Pair>, places: &[u32]) -> Vec<Pair> {
    let place = |at: u32| places[at as usize];
    let mut all = ours;
    all.extend(
        theirs
            .into_iter()
            .map(|(o, s, essential)| (place(o), place(s), essential)),
    );
    all.sort_by_key(|(occupation, skill, _)| (*occupation, *skill));
    all.dedup_by_key(|(occupation, skill, _)| (*occupation, *skill));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::concept::{Label, SkillType};
    use crate::language::Language;

    fn concept(id: &str, uri: Option<&str>, en: &str, broader: &[&str]) -> Concept {
        let mut concept = Concept::new(id, ConceptKind::Skill);
        concept.skill_type = Some(SkillType::Skill);
        concept.esco_uri = uri.map(str::to_owned);
        concept.broader = broader.iter().map(|id| (*id).to_owned()).collect();
        concept.labels.push(Label {
            language: Language::parse("en").unwrap(),
            preferred: true,
            text: en.to_owned(),
        });
        concept
    }

    fn occupation(id: &str, uri: &str) -> Concept {
        let mut concept = concept(id, Some(uri), id, &[]);
        concept.kind = ConceptKind::Occupation;
        concept
    }

    #[test]
    fn the_same_concept_is_there_once() {
        let ours = vec![
            occupation("isco:1", "e/isco/1"),
            concept("skill:a", Some("e/a"), "welding", &[]),
            concept("skill:b", None, "MIG Welding", &["skill:a"]),
            concept("skill:c", None, "twice", &[]),
        ];
        let theirs = vec![
            occupation("isco:1", "e/isco/1"),
            occupation("e/o", "e/o"),
            // The opposite of what ours says about a and b.
            concept("e/a", Some("e/a"), "weld metal", &["e/b"]),
            concept("e/b", Some("e/b"), "mig  welding", &["e/x"]),
            concept("e/x", Some("e/x"), "making", &[]),
            concept("e/c", Some("e/c"), "twice", &[]),
            concept("e/d", Some("e/d"), "twice", &["e/b"]),
        ];
        let starter = Taxonomy::new("starter", ours, vec![(0, 1, true)]);
        let esco = Taxonomy::new("esco-9", theirs, vec![(0, 2, false), (1, 3, true)]);
        let (whole, report) = merge(starter, esco);
        assert_eq!((report.groups, report.by_uri), (1, 1));
        assert_eq!(report.by_label.len(), 1);
        assert_eq!(report.by_label[0].id, "skill:b");
        assert_eq!((report.circles_avoided, report.concepts), (1, 8));
        assert_eq!(whole.get("e/a").unwrap().id, "skill:a");
        assert_eq!(whole.get("skill:b").unwrap().broader, ["skill:a", "e/x"]);
        assert_eq!(whole.get("e/d").unwrap().broader, ["skill:b"]);
        let welding = whole.get("skill:a").unwrap();
        assert_eq!(welding.preferred_label("en"), Some("welding"));
        assert_eq!(welding.labels.len(), 2);
        // Ours said essential, and each relation is there once.
        assert_eq!(whole.relation_count(), 2);
        assert!(whole.skills_of("isco:1").all(|relation| relation.essential));
        let of = whole.occupations_of("skill:b").next().unwrap();
        assert_eq!(
            (of.occupation.id.as_str(), of.skill.id.as_str()),
            ("e/o", "skill:b")
        );
        assert!(whole.version().starts_with("starter@") && whole.version().contains("+esco-9@"));
    }
}
