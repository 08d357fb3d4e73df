//! From cosines to similarities.

use serde::{Deserialize, Serialize};

/// The scales of a ranking: what cosine says nothing and what cosine says all.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Similarity {
    /// What a statement is worth, at most, that names the concept asked for.
    pub(crate) shared_concept: f64,
    /// Requirements against statements.
    pub(crate) skill: Scale,
    /// The need's title against titles.
    pub(crate) occupation: Scale,
    /// A need's views against statements.
    pub(crate) whole_text: Scale,
    /// A need's whole text against a profile's.
    pub(crate) description: Scale,
    /// Licences.
    pub(crate) licence: Scale,
}

/// The linear map from cosine to similarity, and from where on a similarity is one.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Scale {
    pub(crate) low: f64,
    pub(crate) high: f64,
    /// Similarities below are chance and count as nothing.
    pub(crate) least: f64,
}

impl Scale {
    /// 0 at `low` and below, 1 at `high` and above, linear between; 0 where that is below `least`.
    pub(crate) fn of_cosine(&self, cosine: f64) -> f64 {
        let similarity = ((cosine - self.low) / (self.high - self.low)).clamp(0.0, 1.0);
        if similarity < self.least {
            0.0
        } else {
            similarity
        }
    }
}

impl Similarity {
    /// Every scale by its name.
    pub(crate) fn scales(&self) -> [(&'static str, &Scale); 5] {
        [
            ("skill", &self.skill),
            ("occupation", &self.occupation),
            ("whole_text", &self.whole_text),
            ("description", &self.description),
            ("licence", &self.licence),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn below_low_is_nothing_and_above_high_is_all() {
        let scale = Scale {
            low: 0.3,
            high: 0.5,
            least: 0.2,
        };
        for (cosine, similarity) in [(-1.0, 0.0), (0.33, 0.0), (0.4, 0.5), (0.5, 1.0), (1.0, 1.0)] {
            assert!((scale.of_cosine(cosine) - similarity).abs() < 1e-9);
        }
    }
}
