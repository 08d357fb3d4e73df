//! From a text to the concepts it names.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use embedding::Embedder;
use taxonomy::normalise::words;
use taxonomy::{ConceptKind, Language, Lexicon, Taxonomy};

use crate::gazetteer::Gazetteer;
use crate::passages::{PHRASE, passages};
use crate::ranker::Ranker;
use crate::reading::{Reading, span};
use crate::settings::Settings;
use crate::suggest::Suggester;
use crate::wording::Wording;

/// Finds occupations and skills in texts.
///
/// Labels that stand in a text word for word are found at once. For other phrases the vectors and
/// n-grams of all labels are compared; the tables for it are made when they are first needed
/// ([`Linker::warm_up`] makes them before).
pub struct Linker {
    pub(crate) taxonomy: Arc<Taxonomy>,
    embedder: Arc<dyn Embedder>,
    pub(crate) settings: Settings,
    pub(crate) gazetteer: Gazetteer,
    occupations: OnceLock<Ranker>,
    skills: OnceLock<Ranker>,
    suggester: OnceLock<Suggester>,
    lexicon: Lexicon,
    wording: OnceLock<Wording>,
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
            lexicon: Lexicon::default(),
            wording: OnceLock::new(),
        }
    }

    /// The same with a lexicon of words that differ between Bosnian, Croatian and Serbian.
    #[must_use]
    pub fn with_lexicon(mut self, lexicon: Lexicon) -> Self {
        self.lexicon = lexicon;
        self.wording = OnceLock::new();
        self
    }

    /// Puts texts into canonical wording, to be compared by letters or vectors.
    pub fn wording(&self) -> &Wording {
        self.wording
            .get_or_init(|| Wording::of(&self.taxonomy, self.lexicon.clone()))
    }

    /// The words of the lexicon in use; with them and the taxonomy the wording is determined.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
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
        self.wording();
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
        let passages = passages(text, &words);
        let single = passages.len() == 1 && words.len() <= PHRASE;
        let mut reading = Reading::new(self, wanted, text, &words, single);
        for passage in passages {
            reading.passage(passage);
        }
        let nearest = if single && reading.found_nothing() {
            reading.nearest(0..words.len())
        } else {
            Vec::new()
        };
        let mut linked = reading.finish();
        linked.complete &= read == whole;
        linked.nearest = nearest;
        linked
            .links
            .sort_by_key(|link| (link.span.start, link.rank, link.span.end));
        linked
    }
}
