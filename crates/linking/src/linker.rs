//! From a text to the concepts it names.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use embedding::Embedder;
use taxonomy::normalise::{Word, words};
use taxonomy::{ConceptKind, Language, Taxonomy};

use crate::gazetteer::{Gazetteer, Named};
use crate::index::Scratch;
use crate::passages::{PHRASE, passages, phrases};
use crate::ranker::{Ranked, Ranker};
use crate::settings::Settings;
use crate::suggest::Suggester;

/// Letters of a phrase that is compared with labels at all.
const SHORTEST: usize = 3;

/// Finds occupations and skills in texts.
///
/// Labels that stand in a text word for word are found at once. For other phrases the vectors and
/// n-grams of all labels are compared; the tables for it are made when they are first needed
/// ([`Linker::warm_up`] makes them before).
pub struct Linker {
    taxonomy: Arc<Taxonomy>,
    embedder: Arc<dyn Embedder>,
    settings: Settings,
    gazetteer: Gazetteer,
    occupations: OnceLock<Ranker>,
    skills: OnceLock<Ranker>,
    suggester: OnceLock<Suggester>,
}

/// What is wanted of [`Linker::link`].
#[derive(Debug, Clone, Copy)]
pub struct Wanted {
    /// Only concepts of this kind.
    pub kind: Option<ConceptKind>,
    /// The language of the text, where it is known.
    pub language: Option<Language>,
    /// Concepts to give for each place: the likeliest one, and others after it.
    pub top: usize,
}

impl Default for Wanted {
    fn default() -> Self {
        Self {
            kind: None,
            language: None,
            top: 1,
        }
    }
}

/// A concept for a place in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Position of the concept in the taxonomy.
    pub concept: usize,
    /// Position of the label that matched, in the concept.
    pub label: usize,
    /// The bytes of the text that name it.
    pub span: Range<usize>,
    /// Probability that the place means the concept, in [0, 1].
    pub score: f32,
    /// Whether the label stands there, word for word.
    pub exact: bool,
    /// Its place among the concepts for this span and kind, from 1.
    pub rank: usize,
}

/// What was found in a text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Linked {
    /// The links, in the order of the text.
    pub links: Vec<Link>,
    /// Where nothing was likely enough and the text is a single phrase: what came nearest.
    pub nearest: Vec<Link>,
    /// Bytes of the text that were read.
    pub read: usize,
    /// Whether the whole text was looked at; a very long one is not.
    pub complete: bool,
}

/// A label that stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Position of the concept in the taxonomy.
    pub concept: usize,
    /// Position of the label in the concept.
    pub label: usize,
    /// The bytes of the text that name it.
    pub span: Range<usize>,
}

impl Linker {
    /// Indexes the labels of a taxonomy.
    pub fn new(taxonomy: Arc<Taxonomy>, embedder: Arc<dyn Embedder>, settings: Settings) -> Self {
        Self {
            gazetteer: Gazetteer::new(&taxonomy),
            taxonomy,
            embedder,
            settings,
            occupations: OnceLock::new(),
            skills: OnceLock::new(),
            suggester: OnceLock::new(),
        }
    }

    /// The taxonomy behind it.
    pub fn taxonomy(&self) -> &Arc<Taxonomy> {
        &self.taxonomy
    }

    /// Makes all tables now, so that the first text does not wait for them.
    pub fn warm_up(&self) {
        self.ranker(ConceptKind::Occupation);
        self.ranker(ConceptKind::Skill);
        self.suggester();
    }

    /// Completes what somebody types.
    pub fn suggester(&self) -> &Suggester {
        self.suggester
            .get_or_init(|| Suggester::new(&self.taxonomy))
    }

    /// Ranks the concepts of a kind for phrases.
    pub fn ranker(&self, kind: ConceptKind) -> &Ranker {
        let cell = match kind {
            ConceptKind::Occupation => &self.occupations,
            ConceptKind::Skill => &self.skills,
        };
        cell.get_or_init(|| {
            Ranker::new(
                &self.taxonomy,
                kind,
                Arc::clone(&self.embedder),
                *self.settings.judgement(kind),
            )
        })
    }

    /// The labels that stand in `text`, word for normalised word, left to right; where they
    /// overlap, the longest wins, and where several concepts share one, all of them are given.
    pub fn mentions(&self, text: &str) -> Vec<Mention> {
        let words = words(text);
        let mut mentions = Vec::new();
        for found in self.gazetteer.find(&words) {
            let span = span(&words[found.words]);
            mentions.extend(found.named.iter().map(|named| Mention {
                concept: named.concept as usize,
                label: named.label as usize,
                span: span.clone(),
            }));
        }
        mentions
    }

    /// The concepts that a phrase, a sentence or a whole CV names.
    pub fn link(&self, text: &str, wanted: &Wanted) -> Linked {
        let whole = text.len();
        let read = text.floor_char_boundary(self.settings.text.longest);
        let text = &text[..read];
        let words = words(text);
        let mut reading = Reading {
            linker: self,
            wanted,
            text,
            words: &words,
            left: self.settings.text.phrases,
            threshold: self.settings.text.threshold,
            scratch: Scratch::default(),
            linked: Linked {
                read,
                complete: read == whole,
                ..Linked::default()
            },
        };
        let passages = passages(text, &words);
        let single = passages.len() == 1 && words.len() <= PHRASE;
        if single {
            reading.threshold = self.settings.text.phrase;
        }
        for passage in passages {
            reading.passage(passage);
        }
        if single && reading.linked.links.is_empty() {
            reading.linked.nearest = reading.nearest(0..words.len());
        }
        let mut linked = reading.linked;
        linked
            .links
            .sort_by_key(|link| (link.span.start, link.rank, link.span.end));
        linked
    }
}

/// The work on one text.
struct Reading<'a> {
    linker: &'a Linker,
    wanted: &'a Wanted,
    text: &'a str,
    words: &'a [Word],
    /// Phrases that may still be compared with all labels.
    left: usize,
    /// The probability from which a phrase is linked.
    threshold: f32,
    scratch: Scratch,
    linked: Linked,
}

impl Reading<'_> {
    fn passage(&mut self, passage: Range<usize>) {
        let words = &self.words[passage.clone()];
        let mut covered = vec![false; words.len()];
        for found in self.linker.gazetteer.find(words) {
            let named: Vec<Named> = found
                .named
                .iter()
                .filter(|named| self.is_wanted(self.kind_of(**named)))
                .copied()
                .collect();
            if named.is_empty() {
                continue;
            }
            covered[found.words.clone()].fill(true);
            let place = passage.start + found.words.start..passage.start + found.words.end;
            self.exact(place, named);
        }
        if words.len() <= PHRASE && share(words, &covered) < 0.7 {
            let before = self.linked.links.len();
            self.guess(passage.clone());
            if self.linked.links.len() > before {
                return;
            }
        }
        let mut at = 0;
        for run in covered.chunk_by(|a, b| a == b) {
            let range = passage.start + at..passage.start + at + run.len();
            at += run.len();
            if run[0] || range == passage && words.len() <= PHRASE {
                continue;
            }
            for phrase in phrases(self.words, range, &self.linker.settings.stop_words) {
                self.guess(phrase);
            }
        }
    }

    /// Links words that are a label. Where several concepts have it, the ranking decides which
    /// comes first.
    fn exact(&mut self, place: Range<usize>, mut named: Vec<Named>) {
        for kind in [ConceptKind::Occupation, ConceptKind::Skill] {
            let mut of_kind: Vec<Named> = named
                .extract_if(.., |named| self.kind_of(*named) == kind)
                .collect();
            if of_kind.len() > 1 && self.left > 0 {
                self.left -= 1;
                let ranked = self.ranked(kind, place.clone());
                let rank = |named: &Named| {
                    let concept = named.concept as usize;
                    ranked.iter().position(|r| r.concept == concept)
                };
                of_kind.sort_by_key(|named| (rank(named).unwrap_or(usize::MAX), *named));
            }
            let score = self.linker.settings.text.exact / of_kind.len() as f32;
            for (rank, named) in (1..=self.wanted.top).zip(of_kind) {
                self.linked.links.push(Link {
                    concept: named.concept as usize,
                    label: named.label as usize,
                    span: span(&self.words[place.clone()]),
                    score,
                    exact: true,
                    rank,
                });
            }
        }
    }

    /// Links a phrase to what it probably means, if that is likely enough.
    fn guess(&mut self, phrase: Range<usize>) {
        let words = &self.words[phrase.clone()];
        if words.iter().map(|word| word.text.len()).sum::<usize>() < SHORTEST {
            return;
        }
        for kind in [ConceptKind::Occupation, ConceptKind::Skill] {
            if !self.is_wanted(kind) {
                continue;
            }
            if self.left == 0 {
                self.linked.complete = false;
                return;
            }
            self.left -= 1;
            let ranked = self.ranked(kind, phrase.clone());
            let probability = self.linker.ranker(kind).probability(&ranked);
            if probability >= self.threshold {
                for mut link in self.links(kind, &ranked, &phrase) {
                    // A label inside the phrase that says the same is not told twice.
                    self.linked.links.retain(|inner| {
                        let same =
                            inner.concept == link.concept && link.span.contains(&inner.span.start);
                        if same {
                            link.score = link.score.max(inner.score);
                        }
                        !same
                    });
                    self.linked.links.push(link);
                }
            }
        }
    }

    fn nearest(&mut self, phrase: Range<usize>) -> Vec<Link> {
        let kinds = [ConceptKind::Occupation, ConceptKind::Skill];
        let mut nearest = Vec::new();
        for kind in kinds {
            if !self.is_wanted(kind) {
                continue;
            }
            let ranked = self.ranked(kind, phrase.clone());
            nearest.extend(self.links(kind, &ranked, &phrase));
        }
        nearest.sort_by(|a, b| b.score.total_cmp(&a.score));
        nearest.truncate(self.wanted.top);
        nearest
    }

    fn ranked(&mut self, kind: ConceptKind, place: Range<usize>) -> Vec<Ranked> {
        let mut place = span(&self.words[place]);
        // The full stop of an abbreviation belongs to it.
        if self.text[place.end..].starts_with('.') {
            place.end += 1;
        }
        let text = &self.text[place];
        let ranker = self.linker.ranker(kind);
        ranker.rank_with(text, self.wanted.language, &mut self.scratch)
    }

    /// The first of a ranking as links. Those after the best share what it leaves, by score.
    fn links(&self, kind: ConceptKind, ranked: &[Ranked], phrase: &Range<usize>) -> Vec<Link> {
        let ranker = self.linker.ranker(kind);
        let span = span(&self.words[phrase.clone()]);
        (1..=self.wanted.top)
            .zip(ranked)
            .map(|(rank, candidate)| Link {
                concept: candidate.concept,
                label: candidate.label,
                span: span.clone(),
                score: ranker.probability_at(ranked, rank - 1),
                exact: false,
                rank,
            })
            .collect()
    }

    fn kind_of(&self, named: Named) -> ConceptKind {
        self.linker.taxonomy.concepts()[named.concept as usize].kind
    }

    fn is_wanted(&self, kind: ConceptKind) -> bool {
        self.wanted.kind.is_none_or(|wanted| wanted == kind)
    }
}

fn span(words: &[Word]) -> Range<usize> {
    match words {
        [] => 0..0,
        [first, ..] => {
            let end = words.iter().map(|word| word.range.end).max();
            first.range.start..end.unwrap_or(first.range.start)
        }
    }
}

/// The share of letters that stand in covered words.
fn share(words: &[Word], covered: &[bool]) -> f32 {
    let letters = |all: bool| -> usize {
        words
            .iter()
            .zip(covered)
            .filter(|(_, covered)| all || **covered)
            .map(|(word, _)| word.text.len())
            .sum()
    };
    letters(false) as f32 / letters(true).max(1) as f32
}
