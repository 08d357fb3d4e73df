//! Candidates for the ranking: the union of three lists (words, concepts, vectors).
//!
//! Hard conditions of a need filter nothing here: a profile that violates one is ranked low and
//! told why, never silently dropped. But each list is also made of the profiles that meet them,
//! so that those are not crowded out by ones that do not.

use domain::blind::{BlindNeed, BlindProfile};
use tantivy::schema::Field;
use tantivy::{DocAddress, TantivyDocument, Term};
use uuid::Uuid;

use crate::concepts::{NeedConcepts, weighted};
use crate::document::{Payload, StoredNeed, StoredProfile, decode};
use crate::engine::{Engine, Inner};
use crate::error::EngineError;
use crate::filter::hard_conditions;
use crate::fusion::fuse;
use crate::levels::Levels;
use crate::nearest::{Question, nearest};
use crate::outcome::CandidateLists;
use crate::query::MatchOptions;
use crate::schema::{NEED, PROFILE};
use crate::terms::{most_telling, of_texts};
use crate::top::{Scored, best, first};
use crate::vectors::{NeedVectors, ProfileVectors};
use crate::view::{Allowed, Condition, View};
use crate::words::NeedWords;

/// What is looked for.
struct Asked<'a> {
    /// The field of words.
    field: Field,
    texts: Vec<(f32, &'a str)>,
    concepts: Vec<(f32, u32)>,
    views: &'a Levels,
    /// What every candidate meets.
    conditions: Vec<Condition>,
    /// What candidates should meet.
    hard: Vec<Condition>,
}

/// The three lists and their union, best first.
struct Lists {
    words: Vec<Scored>,
    concepts: Vec<Scored>,
    vectors: Vec<Scored>,
    union: Vec<Scored>,
}

impl Engine {
    /// The candidates that each list proposes for a need, as [`Engine::match_need`] takes them.
    pub fn candidate_lists(
        &self,
        need: &BlindNeed,
        options: &MatchOptions,
    ) -> Result<CandidateLists, EngineError> {
        let inner = &self.inner;
        let view = inner.view();
        let vectors = NeedVectors::of(need, &*inner.embedder);
        let concepts = NeedConcepts::of(&inner.linker, need);
        let lists = inner.lists_for_need(&view, need, &vectors, &concepts, options)?;
        let ids = |list: &[Scored]| {
            let ids = list.iter().filter_map(|scored| view.id(scored.address));
            ids.collect::<Vec<Uuid>>()
        };
        Ok(CandidateLists {
            words: ids(&lists.words),
            concepts: ids(&lists.concepts),
            vectors: ids(&lists.vectors),
            union: ids(&lists.union),
        })
    }
}

impl Inner {
    /// Profiles that may fit a need.
    pub(crate) fn profiles_for(
        &self,
        view: &View,
        need: &BlindNeed,
        vectors: &NeedVectors,
        concepts: &NeedConcepts,
        options: &MatchOptions,
    ) -> Result<Vec<(Uuid, StoredProfile)>, EngineError> {
        let lists = self.lists_for_need(view, need, vectors, concepts, options)?;
        self.read(view, &lists.union, |payload| match payload {
            Payload::Profile(profile) => Some(profile),
            Payload::Need(_) => None,
        })
    }

    fn lists_for_need(
        &self,
        view: &View,
        need: &BlindNeed,
        vectors: &NeedVectors,
        named: &NeedConcepts,
        options: &MatchOptions,
    ) -> Result<Lists, EngineError> {
        let weights = &self.definition.retrieval.need;
        let skills = (need.essential.iter().map(|text| (weights.essential, text)))
            .chain(need.desirable.iter().map(|text| (weights.desirable, text)));
        let description = need.description.iter();
        let texts = std::iter::once((weights.title, &need.title))
            .chain(skills)
            .chain(description.map(|text| (weights.description, text)));
        let weigh = |weight: f32, concepts: &[u32]| {
            let weighed = concepts.iter().map(|concept| (weight, *concept));
            weighed.collect::<Vec<_>>()
        };
        let mut concepts = weigh(weights.title, &named.title);
        concepts.extend(
            named
                .essential
                .iter()
                .flat_map(|c| weigh(weights.essential, c)),
        );
        concepts.extend(
            named
                .desirable
                .iter()
                .flat_map(|c| weigh(weights.desirable, c)),
        );
        concepts.extend(weigh(weights.description, &named.description));
        let mut conditions = vec![self.kind(PROFILE)];
        conditions.extend(options.filter.conditions(&self.fields));
        let asked = Asked {
            field: self.fields.profile_words,
            texts: texts
                .map(|(weight, text)| (weight, text.as_str()))
                .collect(),
            concepts,
            views: &Levels::new(&vectors.views),
            conditions,
            hard: hard_conditions(need, &self.fields),
        };
        self.lists(view, &asked)
    }

    /// Needs that a profile may fit.
    pub(crate) fn needs_for(
        &self,
        view: &View,
        profile: &BlindProfile,
        vectors: &ProfileVectors,
        named: &[Vec<u32>],
    ) -> Result<Vec<(Uuid, StoredNeed)>, EngineError> {
        let weight = |field| f32::from(self.definition.profile_weight(field));
        let statements = || profile.statements.iter();
        let concepts = statements().zip(named).flat_map(|(statement, concepts)| {
            let weight = weight(statement.field);
            concepts.iter().map(move |concept| (weight, *concept))
        });
        let asked = Asked {
            field: self.fields.need_words,
            texts: statements()
                .map(|statement| (weight(statement.field), statement.text.as_str()))
                .collect(),
            concepts: concepts.collect(),
            views: &vectors.views,
            conditions: vec![self.kind(NEED)],
            hard: Vec::new(),
        };
        let lists = self.lists(view, &asked)?;
        self.read(view, &lists.union, |payload| match payload {
            Payload::Need(need) => Some(need),
            Payload::Profile(_) => None,
        })
    }

    /// The words of a need that lists no skills, by how rare they are among profiles. A need that
    /// lists skills is not asked for its words.
    pub(crate) fn need_words(&self, view: &View, need: &BlindNeed) -> NeedWords {
        if !need.essential.is_empty() || !need.desirable.is_empty() {
            return NeedWords::default();
        }
        let texts = std::iter::once(&need.title).chain(&need.description);
        let words = texts.flat_map(|text| self.analyzer.words(text.as_str()));
        let all = view.searcher.num_docs().max(1) as f64;
        NeedWords::new(words.collect(), |term| {
            let term = Term::from_field_text(self.fields.profile_words, term);
            let using = view.searcher.doc_freq(&term).unwrap_or_default();
            // One is added, so that a word nobody uses has no infinite weight.
            (using + 1) as f64 / (all + 1.0)
        })
    }

    /// Documents of a kind.
    pub(crate) fn kind(&self, kind: &str) -> Condition {
        Condition {
            field: self.fields.kind,
            codes: vec![kind.to_owned()],
        }
    }

    fn lists(&self, view: &View, asked: &Asked<'_>) -> Result<Lists, EngineError> {
        let settings = &self.definition.retrieval;
        let words = of_texts(&self.analyzer, asked.field, &asked.texts);
        let words = most_telling(view, words, settings.words, settings.common)?;
        let concepts = asked.concepts.iter().copied();
        let concepts = weighted(
            &self.broader,
            self.fields.concept,
            concepts,
            settings.broader,
        );
        let concepts = most_telling(view, concepts, settings.concepts, settings.common)?;
        let find = |allowed: &Allowed, limit: usize| -> tantivy::Result<[Vec<Scored>; 3]> {
            let question = Question::Each(asked.views);
            Ok([
                best(view, &words, allowed, limit)?,
                best(view, &concepts, allowed, limit)?,
                nearest(view, allowed, question, limit, -1.0),
            ])
        };
        let allowed = view.allowed(&asked.conditions)?;
        let fitting = if asked.hard.is_empty() {
            None
        } else {
            let fitting = view.narrowed(allowed.clone(), &asked.hard)?;
            (fitting.count() < allowed.count()).then_some(fitting)
        };
        let [words, concepts, vectors] = match fitting {
            None => find(&allowed, settings.per_list)?,
            Some(fitting) => {
                let fitting = find(&fitting, settings.per_list)?;
                let all = find(&allowed, settings.per_list.div_ceil(2))?;
                let mut both = fitting.into_iter().zip(all);
                std::array::from_fn(|_| {
                    let lists = both.next().unwrap_or_default();
                    fuse(&[&lists.0, &lists.1])
                })
            }
        };
        let mut union = fuse(&[&words, &concepts, &vectors]);
        union.truncate(settings.ranked);
        if union.is_empty() {
            // Nothing is known of what is wanted: anybody may do.
            union = first(view, &allowed, settings.ranked);
        }
        Ok(Lists {
            words,
            concepts,
            vectors,
            union,
        })
    }

    /// The records behind documents; one that is damaged is left out.
    fn read<T>(
        &self,
        view: &View,
        found: &[Scored],
        wanted: impl Fn(Payload) -> Option<T>,
    ) -> Result<Vec<(Uuid, T)>, EngineError> {
        let mut addresses: Vec<DocAddress> = found.iter().map(|scored| scored.address).collect();
        // In the order of the files.
        addresses.sort_unstable();
        let mut records = Vec::with_capacity(addresses.len());
        for address in addresses {
            let document: TantivyDocument = view.searcher.doc(address)?;
            let payload = decode(&document, &self.fields);
            let record = view.id(address).zip(payload.and_then(&wanted));
            records.extend(record);
        }
        Ok(records)
    }
}
