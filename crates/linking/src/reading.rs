//! Reads one text: exact labels first, then what is left.

use std::ops::Range;

use taxonomy::ConceptKind;
use taxonomy::normalise::Word;

use crate::gazetteer::Named;
use crate::index::Scratch;
use crate::linker::{Link, Linked, Linker, Wanted};
use crate::passages::{PHRASE, phrases};
use crate::ranker::Ranked;

/// Letters of a phrase that is compared with labels at all.
const SHORTEST: usize = 3;

/// The work on one text.
pub(crate) struct Reading<'a> {
    linker: &'a Linker,
    wanted: &'a Wanted,
    text: &'a str,
    words: &'a [Word],
    /// Phrases that may still be compared with all labels.
    left: usize,
    /// Whether the text is nothing but one phrase.
    single: bool,
    scratch: Scratch,
    linked: Linked,
}

impl<'a> Reading<'a> {
    /// Begins with nothing found; `single` says that the text is nothing but one phrase.
    pub(crate) fn new(
        linker: &'a Linker,
        wanted: &'a Wanted,
        text: &'a str,
        words: &'a [Word],
        single: bool,
    ) -> Self {
        Self {
            linker,
            wanted,
            text,
            words,
            left: linker.settings.text.phrases,
            single,
            scratch: Scratch::default(),
            linked: Linked {
                read: text.len(),
                complete: true,
                ..Linked::default()
            },
        }
    }

    /// Whether nothing was linked so far.
    pub(crate) fn found_nothing(&self) -> bool {
        self.linked.links.is_empty()
    }

    /// What was found.
    pub(crate) fn finish(self) -> Linked {
        self.linked
    }

    /// Links what a passage names.
    pub(crate) fn passage(&mut self, passage: Range<usize>) {
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
            let text = &self.linker.settings.text;
            let threshold = if self.single {
                text.phrase
            } else {
                text.threshold
            };
            if probability >= threshold {
                let links = self.links(kind, &ranked, &phrase);
                for link in links {
                    self.add(link);
                }
            }
        }
    }

    /// Adds a link to a phrase, unless a label inside it says the same: then that is enough, or,
    /// where the text is nothing but the phrase, the whole of it is given in the label's place.
    fn add(&mut self, mut link: Link) {
        let says_the_same =
            |inner: &Link| inner.concept == link.concept && link.span.contains(&inner.span.start);
        let Some(at) = self.linked.links.iter().position(says_the_same) else {
            self.linked.links.push(link);
            return;
        };
        if self.single {
            let inner = self.linked.links.remove(at);
            link.score = link.score.max(inner.score);
            self.linked.links.push(link);
        }
    }

    /// What comes nearest to a phrase, however unlikely.
    pub(crate) fn nearest(&mut self, phrase: Range<usize>) -> Vec<Link> {
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

pub(crate) fn span(words: &[Word]) -> Range<usize> {
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
