//! The embeddings of profiles and needs.

use domain::blind::{BlindNeed, BlindProfile, Field, Statement};
use embedding::Embedder;
use ndarray::{Array2, ArrayView1, Axis};
use serde::{Deserialize, Serialize};

use crate::levels::Levels;
use crate::packed::Quantised;

/// The vectors of a whole record, one for each way of looking at it: by its titles, by its
/// skills, by everything.
pub(crate) const VIEWS: usize = 3;

/// A profile's vectors.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct ProfileVectors {
    /// One row a statement.
    pub(crate) statements: Quantised,
    /// `VIEWS` rows. They have a column of their own in the index.
    #[serde(skip)]
    pub(crate) views: Levels,
}

impl ProfileVectors {
    pub(crate) fn of(profile: &BlindProfile, embedder: &dyn Embedder) -> Self {
        let texts: Vec<&str> = profile.statements.iter().map(|s| s.text.as_str()).collect();
        let rows = embedder.embed(&texts);
        let mean_of = |keep: fn(&Statement) -> bool| {
            let kept = profile
                .statements
                .iter()
                .enumerate()
                .filter(|(_, s)| keep(s));
            mean(&rows, kept.map(|(index, _)| index))
        };
        let titles = mean_of(|s| matches!(s.field, Field::Headline | Field::ExperienceTitle(_)));
        let skills =
            mean_of(|s| matches!(s.field, Field::Skill(_) | Field::ExperienceDescription(_)));
        let views = stack(&[titles, skills, mean_of(|_| true)]);
        Self {
            statements: Quantised::new(&rows),
            views: Levels::new(&views),
        }
    }
}

impl ProfileVectors {
    /// Whether these are the vectors of `profile`: a damaged payload must not be indexed into.
    pub(crate) fn is_of(&self, profile: &BlindProfile, dimensions: usize) -> bool {
        self.statements.is_consistent(dimensions)
            && self.statements.len() == profile.statements.len()
    }
}

/// A need's vectors, in full precision: they are made when they are needed.
pub(crate) struct NeedVectors {
    pub(crate) title: Array2<f32>,
    pub(crate) essential: Array2<f32>,
    pub(crate) desirable: Array2<f32>,
    /// One row, or none.
    pub(crate) licence: Array2<f32>,
    /// One row a sentence of the description, the first `MOST_SENTENCES`.
    pub(crate) sentences: Array2<f32>,
    /// `VIEWS` rows.
    pub(crate) views: Array2<f32>,
}

impl NeedVectors {
    pub(crate) fn of(need: &BlindNeed, embedder: &dyn Embedder) -> Self {
        let embed = |texts: &[&domain::blind::BlindText]| {
            embedder.embed(&texts.iter().map(|text| text.as_str()).collect::<Vec<_>>())
        };
        let title = embed(&[&need.title]);
        let essential = embed(&need.essential.iter().collect::<Vec<_>>());
        let desirable = embed(&need.desirable.iter().collect::<Vec<_>>());
        let licence = embed(&need.licence.iter().collect::<Vec<_>>());
        let description = embed(&need.description.iter().collect::<Vec<_>>());
        let sentences = sentences(need);
        let sentences = embedder.embed(&sentences);
        let all = ndarray::concatenate![Axis(0), title, essential, description];
        let skills = if essential.is_empty() {
            &all
        } else {
            &essential
        };
        let views = stack(&[
            mean(&title, 0..1),
            mean(skills, 0..skills.nrows()),
            mean(&all, 0..all.nrows()),
        ]);
        Self {
            title,
            essential,
            desirable,
            licence,
            sentences,
            views,
        }
    }
}

impl NeedVectors {
    /// The whole text: the last of the views.
    pub(crate) fn whole(&self) -> ArrayView1<'_, f32> {
        self.views.row(VIEWS - 1)
    }
}

/// The most sentences of a description that are looked at one by one.
const MOST_SENTENCES: usize = 40;

/// The title and the sentences of the description of a need that lists no skills; else none, since
/// nothing asks for them.
fn sentences(need: &BlindNeed) -> Vec<&str> {
    if !need.essential.is_empty() || !need.desirable.is_empty() {
        return Vec::new();
    }
    let description = need.description.iter().flat_map(|text| {
        let sentences = text.as_str().split(['.', '!', '?', ';', '\n', '•']);
        sentences
            .map(str::trim)
            .filter(|sentence| sentence.chars().any(char::is_alphabetic))
    });
    std::iter::once(need.title.as_str())
        .chain(description)
        .take(MOST_SENTENCES)
        .collect()
}

/// The unit mean of some rows; zero where there are none.
fn mean(rows: &Array2<f32>, indices: impl Iterator<Item = usize>) -> ndarray::Array1<f32> {
    let mut sum = ndarray::Array1::<f32>::zeros(rows.ncols());
    for index in indices {
        sum += &rows.row(index);
    }
    let norm = sum.dot(&sum).sqrt();
    if norm > 0.0 { sum / norm } else { sum }
}

fn stack(rows: &[ndarray::Array1<f32>]) -> Array2<f32> {
    let mut stacked = Array2::zeros((rows.len(), rows.first().map_or(0, ndarray::ArrayBase::len)));
    for (mut into, row) in stacked.rows_mut().into_iter().zip(rows) {
        into.assign(row);
    }
    stacked
}
