//! How alike the texts of a need and a profile are as wholes.

use domain::blind::Field;

use super::assessment::Pair;
use super::coverage::{Asked, cover};
use super::weights::Ranking;
use crate::vectors::VIEWS;

/// What a statement that is no title counts for the occupation of a profile without any title.
const UNTITLED: f64 = 0.8;

/// The need's title against headline and job titles; where there are none, against any statement.
/// Titles that name an occupation near to the one asked for in the taxonomy are alike, too.
pub(super) fn occupation(pair: Pair<'_>, ranking: &Ranking) -> f64 {
    let is_title = |field| matches!(field, Field::Headline | Field::ExperienceTitle(_));
    let titled = pair.profile.statements.iter().any(|s| is_title(s.field));
    let share = |field| match (is_title(field), titled) {
        (true, _) => 1.0,
        (false, true) => 0.0,
        // Only the title can say more of an occupation; where it stands says nothing then.
        (false, false) => UNTITLED / ranking.evidence(field).max(f64::EPSILON),
    };
    let asked = Asked {
        vector: pair.need_vectors.title.row(0),
        concepts: &[],
    };
    let by_vector = cover(asked, pair, &ranking.similarity.occupation, ranking, share).value;
    by_vector.max(by_taxonomy(pair, ranking, is_title))
}

/// `shared_concept` times how near the nearest concepts of the titles are: the broader ones they
/// share, themselves counted, over all of the one that has more. Below two thirds they are not near.
fn by_taxonomy(pair: Pair<'_>, ranking: &Ranking, is_title: impl Fn(Field) -> bool) -> f64 {
    const NEAR: f64 = 0.66;
    let statements = pair.profile.statements.iter().zip(pair.profile_concepts);
    let named = statements.filter(|(statement, _)| is_title(statement.field));
    let mut nearest: f64 = 0.0;
    for held in named.flat_map(|(_, concepts)| concepts) {
        let held = pair.broader.of(*held);
        for asked in &pair.need_concepts.title {
            let asked = pair.broader.of(*asked);
            let shared = asked
                .iter()
                .filter(|concept| held.contains(concept))
                .count();
            let most = asked.len().max(held.len()).max(1);
            nearest = nearest.max(shared as f64 / most as f64);
        }
    }
    if nearest < NEAR {
        0.0
    } else {
        ranking.similarity.shared_concept * nearest
    }
}

/// The need's title, skills and whole text, each against the nearest statement; the mean of the
/// three. Not against the profile's own mean: that would move away from the need with every other
/// thing that somebody can do.
pub(super) fn whole_text(pair: Pair<'_>, ranking: &Ranking) -> f64 {
    let views = pair.need_vectors.views.rows().into_iter();
    let nearest = |vector| {
        let asked = Asked {
            vector,
            concepts: &[],
        };
        cover(asked, pair, &ranking.similarity.whole_text, ranking, |_| {
            1.0
        })
        .value
    };
    views.map(nearest).sum::<f64>() / VIEWS as f64
}

/// Only where the need lists no skills: half how near each of its sentences is to the nearest
/// statement, wherever that stands, and half how near its whole text is to all that the profile
/// tells in titles, descriptions and summary. Skills do not enter the latter, so that one more
/// cannot lower it.
pub(super) fn description(pair: Pair<'_>, ranking: &Ranking) -> Option<f64> {
    let sentences = &pair.need_vectors.sentences;
    if !pair.is_free_text() || sentences.is_empty() {
        return None;
    }
    let statements = &pair.profile_vectors.statements;
    let nearest = |sentence| {
        let cosines = (0..statements.len()).map(|index| statements.dot(index, sentence));
        let best = cosines.fold(0.0_f32, f32::max);
        ranking.similarity.description.of_cosine(f64::from(best))
    };
    let each = sentences.rows().into_iter().map(nearest).sum::<f64>() / sentences.nrows() as f64;
    let fields = pair
        .profile
        .statements
        .iter()
        .map(|statement| statement.field);
    let told = fields.map(|field| !matches!(field, Field::Skill(_) | Field::Licence(_)));
    let cosine = statements.cosine_of_sum(told, pair.need_vectors.whole());
    let whole = ranking.similarity.description.of_cosine(f64::from(cosine));
    Some(f64::midpoint(each, whole))
}

/// Only where the need lists no skills: the words of the need that the profile uses, rare ones
/// counting more.
pub(super) fn words(pair: Pair<'_>) -> Option<f64> {
    if !pair.is_free_text() {
        return None;
    }
    pair.need_words.covered_by(pair.profile)
}
