//! How alike two titles are, without a taxonomy between them.

use embedding::Embedder;
use ndarray::Array2;
use taxonomy::normalise::normalise;

use crate::lexical::{Builder, Lexical, cosine};

/// Weight of the n-grams beside the vectors: enough to put the same word before a similar one.
const LEXICAL: f32 = 0.15;

/// A list of titles to compare with.
pub struct Titles {
    vectors: Array2<f32>,
    lexical: Lexical,
    ngrams: Vec<Vec<(u32, f32)>>,
}

impl Titles {
    /// Prepares titles.
    pub fn new(titles: &[&str], embedder: &dyn Embedder) -> Self {
        let words: Vec<String> = titles.iter().map(|title| normalise(title)).collect();
        let mut builder = Builder::default();
        words.iter().for_each(|words| builder.push(words));
        let lexical = builder.build();
        Self {
            vectors: embedder.embed(titles),
            ngrams: words.iter().map(|words| lexical.vector(words)).collect(),
            lexical,
        }
    }

    /// How alike `title` and each of them are: at most 1, in their order.
    pub fn similarities<'a>(
        &'a self,
        title: &str,
        embedder: &dyn Embedder,
    ) -> impl Iterator<Item = f32> + 'a {
        let vectors = self.vectors.dot(&embedder.embed(&[title]).row(0));
        let ngrams = self.lexical.vector(&normalise(title));
        self.ngrams
            .iter()
            .zip(vectors)
            .map(move |(own, vector)| (vector + LEXICAL * cosine(&ngrams, own)) / (1.0 + LEXICAL))
    }
}
