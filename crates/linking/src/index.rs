//! All labels of the concepts of one kind, made to be compared with a phrase.

use std::collections::HashMap;

use embedding::Embedder;
use taxonomy::normalise::normalise;
use taxonomy::{ConceptKind, Language, Taxonomy};

use crate::evidence::Evidence;
use crate::forms::{Forms, number};
use crate::keys::{Key, KeyMap};
use crate::lexical::{self, Lexical};
use crate::matrix::Matrix;
use crate::neutral;
use crate::vocabulary::{self, Vocabulary};

/// Texts that are embedded in one go.
const BATCH: usize = 2_048;
/// Candidates by vector and by n-grams.
const BY_VECTOR: usize = 150;
const BY_NGRAMS: usize = 80;
/// What the vector says of how alike a phrase and one label are; the n-grams say the rest.
const LIKENESS_BY_VECTOR: f32 = 0.65;
/// The most words of a label that is looked for inside a phrase.
const LONGEST: usize = 8;

/// The index of one kind of concept.
pub(crate) struct Index {
    pub(crate) forms: Forms,
    vocabulary: Vocabulary,
    lexical: Lexical,
    vectors: Matrix,
    centres: Matrix,
    descriptions: Matrix,
    /// The forms of a sequence of neutral words.
    exact: KeyMap<u32>,
    /// Per concept: the next broader ones.
    broader: Vec<Vec<u32>>,
    /// Per concept: whether it is a group.
    group: Vec<bool>,
}

/// A concept with what speaks for it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Candidate {
    pub(crate) concept: usize,
    pub(crate) evidence: Evidence,
    /// The form that is likest.
    pub(crate) form: usize,
}

/// A phrase that concepts are looked for.
pub(crate) struct Query {
    vector: Matrix,
    /// Its neutral words.
    words: String,
    /// The forms that stand in it, with the share of its letters that they are.
    contained: Vec<(usize, f32)>,
    language: Option<Language>,
}

impl Query {
    /// The cosine of the phrase and any vector.
    pub(crate) fn cosine(&self, vector: &[f32]) -> f32 {
        let mut row = Matrix::new(vector.len());
        row.push(vector);
        row.dot(0, &self.vector, 0)
    }

    /// Whether the phrase has no word.
    pub(crate) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

/// Room for the work on a query, to be used again.
#[derive(Default)]
pub(crate) struct Scratch {
    lexical: lexical::Scratch,
    best: Vec<f32>,
}

impl Scratch {
    /// How alike the last query's n-grams and a form's are.
    pub(crate) fn likeness(&self, form: usize) -> f32 {
        self.lexical.of(form)
    }
}

impl Index {
    pub(crate) fn new(taxonomy: &Taxonomy, kind: ConceptKind, embedder: &dyn Embedder) -> Self {
        let dimensions = embedder.dimensions();
        let mut builder = lexical::Builder::default();
        let mut vectors = Matrix::new(dimensions);
        let mut exact = Vec::new();
        let mut vocabulary = vocabulary::Builder::default();
        let mut pending: Vec<String> = Vec::with_capacity(BATCH);
        let forms = Forms::of(taxonomy, kind, |text, words| {
            vocabulary.push(words);
            let words = neutral::words(words);
            builder.push(&words);
            exact.push((Key::of(&words), number(exact.len())));
            pending.push(text.to_owned());
            if pending.len() == BATCH {
                embed(embedder, &pending, &mut vectors);
                pending.clear();
            }
        });
        embed(embedder, &pending, &mut vectors);
        let mut index = Self {
            vocabulary: vocabulary.build(),
            broader: broader(taxonomy, &forms),
            group: (0..forms.concept_count())
                .map(|concept| taxonomy.concepts()[forms.in_taxonomy(concept)].group)
                .collect(),
            lexical: builder.build(),
            forms,
            vectors,
            centres: Matrix::new(dimensions),
            descriptions: Matrix::new(dimensions),
            exact: KeyMap::new(exact),
        };
        for concept in 0..index.forms.concept_count() {
            let centre = index.centre(concept, |_| true);
            index.centres.push(&centre);
            let described = description(taxonomy, index.forms.in_taxonomy(concept), embedder);
            index.descriptions.push(&described);
        }
        index
    }

    /// Prepares a phrase.
    pub(crate) fn query(
        &self,
        phrase: &str,
        language: Option<Language>,
        embedder: &dyn Embedder,
    ) -> Query {
        let mut vector = Matrix::new(embedder.dimensions());
        let words = normalise(phrase);
        // Vectors know words by their letters: what means the same has to be the same there.
        let text = self.vocabulary.usual(&words);
        if let Some(row) = embedder.embed(&[&text]).row(0).as_slice() {
            vector.push(row);
        }
        let words = neutral::words(&words);
        Query {
            vector,
            contained: self.contained(&words),
            words,
            language,
        }
    }

    /// The concepts that a phrase may mean, in no order. Leaves the lexical scores of all forms in
    /// `scratch`.
    pub(crate) fn candidates(&self, query: &Query, scratch: &mut Scratch) -> Vec<Candidate> {
        let mut chosen = self.by_centre(query);
        self.lexical.score(&query.words, &mut scratch.lexical);
        chosen.extend(self.by_ngrams(scratch));
        let contained = query.contained.iter();
        chosen.extend(contained.map(|(form, _)| self.forms.get(*form).concept as usize));
        let broader: Vec<usize> = chosen
            .iter()
            .flat_map(|&concept| self.broader[concept].iter().map(|&c| c as usize))
            .collect();
        chosen.extend(broader);
        chosen.sort_unstable();
        chosen.dedup();
        chosen
            .into_iter()
            .map(|concept| {
                let mut candidate = self.assess(concept, query, scratch, |_| true);
                candidate.evidence.centre = self.centres.dot(concept, &query.vector, 0);
                candidate
            })
            .collect()
    }

    /// What speaks for a concept, from those of its forms that `counts` lets through. The centre
    /// is left out.
    pub(crate) fn assess(
        &self,
        concept: usize,
        query: &Query,
        scratch: &Scratch,
        counts: impl Fn(usize) -> bool,
    ) -> Candidate {
        let mut nearest = [0.0_f32; 5];
        let (mut likest, mut likest_own) = (0.0_f32, None::<f32>);
        let range = self.forms.of_concept(concept);
        let (mut form, mut top, mut count) = (range.start, f32::NEG_INFINITY, 0);
        for at in range.filter(|&form| counts(form)) {
            count += 1;
            let cosine = self.vectors.dot(at, &query.vector, 0);
            let lexical = scratch.lexical.of(at);
            insert(&mut nearest, cosine);
            likest = likest.max(lexical);
            if cosine + lexical > top {
                (top, form) = (cosine + lexical, at);
            }
            if query.language == Some(self.forms.get(at).language) {
                likest_own = Some(likest_own.map_or(lexical, |best| best.max(lexical)));
            }
        }
        let few = nearest.len().min(count).max(1);
        let range = self.forms.of_concept(concept);
        let first = query
            .contained
            .partition_point(|(form, _)| *form < range.start);
        let contained = query.contained[first..]
            .iter()
            .take_while(|(form, _)| *form < range.end)
            .filter(|(form, _)| counts(*form))
            .fold(0.0_f32, |most, (_, share)| most.max(*share));
        let evidence = Evidence {
            nearest: nearest[0],
            nearest_few: nearest[..few].iter().sum::<f32>() / few as f32,
            centre: 0.0,
            description: self.descriptions.dot(concept, &query.vector, 0),
            lexical: likest,
            lexical_own: likest_own.unwrap_or(likest),
            contained,
            group: f32::from(u8::from(self.group[concept])),
        };
        Candidate {
            concept,
            evidence,
            form,
        }
    }

    /// Scores all forms by their n-grams, as [`Index::candidates`] does.
    pub(crate) fn score_forms(&self, query: &Query, scratch: &mut Scratch) {
        self.lexical.score(&query.words, &mut scratch.lexical);
    }

    /// How alike the phrase and a form are, by vector and n-grams.
    pub(crate) fn likeness(&self, form: usize, query: &Query, scratch: &Scratch) -> f32 {
        LIKENESS_BY_VECTOR * self.vectors.dot(form, &query.vector, 0)
            + (1.0 - LIKENESS_BY_VECTOR) * scratch.lexical.of(form)
    }

    /// The mean of a concept's forms, every language counting the same; length 1 (or 0).
    pub(crate) fn centre(&self, concept: usize, counts: impl Fn(usize) -> bool) -> Vec<f32> {
        let mut languages: Vec<(Language, usize)> = self
            .forms
            .of_concept(concept)
            .filter(|&form| counts(form))
            .map(|form| (self.forms.get(form).language, form))
            .collect();
        languages.sort_unstable();
        let mut sum = vec![0.0_f32; self.vectors.dimensions()];
        for group in languages.chunk_by(|a, b| a.0 == b.0) {
            for (_, form) in group {
                self.vectors
                    .add_to(*form, 1.0 / group.len() as f32, &mut sum);
            }
        }
        unit(sum)
    }

    /// The forms that stand in neutral words, with the share of the letters that they are, ordered
    /// by form.
    fn contained(&self, words: &str) -> Vec<(usize, f32)> {
        let words: Vec<&str> = words.split(' ').collect();
        let letters: usize = words.iter().map(|word| word.len()).sum();
        let mut contained = Vec::new();
        for start in 0..words.len() {
            let (mut key, mut length) = (Key::EMPTY, 0);
            for word in words[start..].iter().take(LONGEST) {
                key = key.then(word);
                length += word.len();
                let share = length as f32 / letters.max(1) as f32;
                let forms = self.exact.get(key).iter();
                contained.extend(forms.map(|form| (*form as usize, share)));
            }
        }
        contained.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        contained
    }

    fn by_centre(&self, query: &Query) -> Vec<usize> {
        let mut scored: Vec<(f32, usize)> = (0..self.forms.concept_count())
            .map(|concept| (self.centres.dot(concept, &query.vector, 0), concept))
            .collect();
        keep_best(&mut scored, BY_VECTOR);
        scored.into_iter().map(|(_, concept)| concept).collect()
    }

    fn by_ngrams(&self, scratch: &mut Scratch) -> Vec<usize> {
        scratch.best.clear();
        scratch.best.resize(self.forms.concept_count(), 0.0);
        for (form, score) in scratch.lexical.scores().iter().enumerate() {
            let best = &mut scratch.best[self.forms.get(form).concept as usize];
            *best = best.max(*score);
        }
        let mut scored: Vec<(f32, usize)> = (0..)
            .zip(&scratch.best)
            .filter(|(_, best)| **best > 0.0)
            .map(|(concept, best)| (*best, concept))
            .collect();
        keep_best(&mut scored, BY_NGRAMS);
        scored.into_iter().map(|(_, concept)| concept).collect()
    }
}

/// Puts `score` into a descending list of the best.
fn insert<const N: usize>(best: &mut [f32; N], score: f32) {
    if score <= best[N - 1] {
        return;
    }
    let mut score = score;
    for place in best {
        if score > *place {
            std::mem::swap(place, &mut score);
        }
    }
}

/// The `count` best, in no order; ties by the lower number, so that the choice is always the same.
fn keep_best(scored: &mut Vec<(f32, usize)>, count: usize) {
    if scored.len() > count {
        scored.select_nth_unstable_by(count, |a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        scored.truncate(count);
    }
}

fn embed(embedder: &dyn Embedder, texts: &[String], into: &mut Matrix) {
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    for row in embedder.embed(&texts).rows() {
        if let Some(row) = row.as_slice() {
            into.push(row);
        }
    }
}

/// Per concept of the index: the next broader ones in it.
fn broader(taxonomy: &Taxonomy, forms: &Forms) -> Vec<Vec<u32>> {
    let position: HashMap<usize, u32> = (0..forms.concept_count())
        .map(|concept| (forms.in_taxonomy(concept), number(concept)))
        .collect();
    let of = |concept| {
        let ids = &taxonomy.concepts()[forms.in_taxonomy(concept)].broader;
        let places = ids.iter().filter_map(|id| taxonomy.place(id));
        places
            .filter_map(|place| position.get(&place).copied())
            .collect()
    };
    (0..forms.concept_count()).map(of).collect()
}

/// The mean of a concept's descriptions; length 1, or 0 where there is none.
fn description(taxonomy: &Taxonomy, concept: usize, embedder: &dyn Embedder) -> Vec<f32> {
    let texts: Vec<&str> = taxonomy.concepts()[concept]
        .descriptions
        .iter()
        .map(|description| description.text.as_str())
        .collect();
    let mut sum = vec![0.0; embedder.dimensions()];
    for row in embedder.embed(&texts).rows() {
        sum.iter_mut().zip(row).for_each(|(s, x)| *s += x);
    }
    unit(sum)
}

fn unit(mut vector: Vec<f32>) -> Vec<f32> {
    let length = vector.iter().map(|x| x * x).sum::<f32>().sqrt();
    if length > 0.0 {
        vector.iter_mut().for_each(|x| *x /= length);
    }
    vector
}
