//! What records are made of: the occupations and skills of the taxonomy in use.

use std::collections::HashMap;

use taxonomy::{Concept, ConceptKind, Taxonomy};

use super::random::{Random, Stream, sums};
use super::tongue::{COLUMNS, Tongue};

/// An occupation with fewer skills makes profiles that are too much alike.
const FEWEST_SKILLS: usize = 6;

/// Names by column of the language, the preferred one first. No column is empty.
pub(super) struct Names([Vec<String>; COLUMNS.len()]);

/// An occupation and the places of its skills, essential ones first.
pub(super) struct Occupation {
    pub(super) names: Names,
    pub(super) skills: Vec<usize>,
}

/// Occupations and skills to choose from.
pub(super) struct Vocabulary {
    pub(super) occupations: Vec<Occupation>,
    pub(super) skills: Vec<Names>,
    popularity: Vec<f64>,
}

impl Vocabulary {
    /// Takes what has names and skills. Which occupations are frequent depends on the seed.
    pub(super) fn of(taxonomy: &Taxonomy, seed: u64) -> anyhow::Result<Self> {
        let mut places: HashMap<&str, usize> = HashMap::new();
        let mut skills = Vec::new();
        let mut occupations = Vec::new();
        let is_occupation = |concept: &&Concept| concept.kind == ConceptKind::Occupation;
        for concept in taxonomy.concepts().iter().filter(is_occupation) {
            let Some(names) = Names::of(concept) else {
                continue;
            };
            let mut related: Vec<_> = taxonomy.skills_of(&concept.id).collect();
            related.sort_by_key(|relation| !relation.essential);
            let mut own = Vec::new();
            for relation in related {
                let skill = relation.skill;
                if let Some(place) = places.get(skill.id.as_str()) {
                    own.push(*place);
                } else if let Some(names) = Names::of(skill) {
                    places.insert(&skill.id, skills.len());
                    own.push(skills.len());
                    skills.push(names);
                }
            }
            if own.len() >= FEWEST_SKILLS {
                occupations.push(Occupation { names, skills: own });
            }
        }
        anyhow::ensure!(
            !occupations.is_empty(),
            "the taxonomy in use has no occupation with {FEWEST_SKILLS} skills, so no corpus can \
             be made of it"
        );
        shuffle(&mut occupations, seed);
        let popularity = sums((0..occupations.len()).map(|rank| (rank as f64 + 4.0).powf(-0.9)));
        Ok(Self {
            occupations,
            skills,
            popularity,
        })
    }

    /// An occupation; some are frequent and most are rare.
    pub(super) fn occupation(&self, random: &mut Random) -> &Occupation {
        &self.occupations[random.weighted(&self.popularity)]
    }

    /// Different skills of an occupation, with some from elsewhere.
    pub(super) fn skills(
        &self,
        random: &mut Random,
        occupation: &Occupation,
        count: usize,
    ) -> Vec<usize> {
        let mut chosen: Vec<usize> = Vec::with_capacity(count);
        for _ in 0..count * 4 {
            if chosen.len() == count {
                break;
            }
            let skill = if random.chance(0.12) {
                random.below(self.skills.len())
            } else {
                occupation.skills[random.early(occupation.skills.len())]
            };
            if !chosen.contains(&skill) {
                chosen.push(skill);
            }
        }
        chosen
    }
}

impl Names {
    fn of(concept: &Concept) -> Option<Self> {
        let names = COLUMNS.map(|column| {
            let labels = concept.labels.iter();
            let own = labels.filter(|label| label.language == column);
            own.map(|label| label.text.clone()).collect::<Vec<_>>()
        });
        // What has no name in a language is called by a name in a close one, else in English.
        let fallback = |column: usize| {
            let order = if column < 3 {
                [1, 0, 2, 4]
            } else {
                [4, 3, 1, 0]
            };
            let found = order.into_iter().find(|other| !names[*other].is_empty());
            found.map(|other| names[other].clone())
        };
        let mut filled = names.clone();
        for (column, own) in filled.iter_mut().enumerate() {
            if own.is_empty() {
                *own = fallback(column)?;
            }
        }
        Some(Self(filled))
    }

    /// One of the names in a language, most often the preferred one.
    pub(super) fn any(&self, random: &mut Random, tongue: Tongue) -> &str {
        let names = &self.0[tongue.column()];
        if random.chance(0.5) {
            &names[0]
        } else {
            &names[random.below(names.len())]
        }
    }
}

fn shuffle<T>(list: &mut [T], seed: u64) {
    let mut random = Random::of(seed, Stream::Word, 0);
    for place in (1..list.len()).rev() {
        list.swap(place, random.below(place + 1));
    }
}
