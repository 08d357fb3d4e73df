//! Texts as vectors that depend neither on the standard nor on the gender they are written in.

use std::sync::Arc;

use embedding::Embedder;
use linking::Linker;
use ndarray::Array2;

use crate::digest::digest;

/// An embedder that puts every text into canonical wording before it makes a vector of it, so that
/// `ljekarna` and `apoteka`, `medicinski tehnicar` and `medicinska tehnicarka` have one vector.
pub(crate) struct Worded {
    embedder: Arc<dyn Embedder>,
    linker: Arc<Linker>,
    /// The model and the lexicon: a change of either makes other vectors.
    model: String,
}

impl Worded {
    pub(crate) fn new(embedder: Arc<dyn Embedder>, linker: Arc<Linker>) -> Self {
        let lexicon = linker.lexicon();
        let lemmas = (0..lexicon.len()).flat_map(|set| lexicon.lemmas(set).chain(["\n"]));
        let words: Vec<u8> = lemmas
            .flat_map(|lemma| lemma.bytes().chain([b' ']))
            .collect();
        let model = format!(
            "{} wording@{}",
            embedder.model_id(),
            digest(words.into_iter())
        );
        Self {
            embedder,
            linker,
            model,
        }
    }
}

impl Embedder for Worded {
    fn dimensions(&self) -> usize {
        self.embedder.dimensions()
    }

    fn model_id(&self) -> &str {
        &self.model
    }

    fn embed(&self, texts: &[&str]) -> Array2<f32> {
        let wording = self.linker.wording();
        let worded: Vec<String> = texts.iter().map(|text| wording.canonical(text)).collect();
        let worded: Vec<&str> = worded.iter().map(String::as_str).collect();
        self.embedder.embed(&worded)
    }
}
