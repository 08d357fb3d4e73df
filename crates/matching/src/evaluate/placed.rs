//! One ranking seen place by place.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Quality, RELEVANT};
use crate::outcome::Band;

/// A profile in a ranking.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placed<'a> {
    /// The profile's id in the set.
    pub profile: &'a str,
    /// Its grade for the need.
    pub grade: u8,
    /// Whether it violates a hard condition of the need.
    pub violates: bool,
    /// What the match is called.
    pub band: Band,
}

/// How a need is answered.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Detail {
    /// The four measures of this need; `map` is its average precision, `mrr` its reciprocal rank.
    #[serde(flatten)]
    pub quality: Quality,
    /// Profiles in the top ten that violate a condition.
    pub violations_at_10: usize,
    /// Whether the first place has grade 0.
    pub distractor_at_1: bool,
    /// Profiles that violate a condition and stand before some profile of grade 2 or 3 that was
    /// ranked.
    pub violations_before_relevant: usize,
    /// Profiles of grade 2 or 3 behind the first `R` places, where `R` is how many there are: in a
    /// perfect ranking there are none. By place; those that were not ranked come last.
    pub missed: Vec<Missed>,
    /// For each band how many have grade 0, 1, 2 and 3.
    pub bands: BTreeMap<Band, [usize; 4]>,
}

/// A relevant profile that stands too far down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Missed {
    /// The profile's id in the set.
    pub profile: String,
    /// Its grade.
    pub grade: u8,
    /// Its place from 1, or none where it was no candidate.
    pub rank: Option<usize>,
}

impl Detail {
    /// Looks at a ranking, given all profiles that were judged for the need. `None` where none of
    /// them is relevant.
    pub fn of(ranking: &[Placed<'_>], judged: &[(&str, u8)]) -> Option<Self> {
        let grades: Vec<u8> = ranking.iter().map(|placed| placed.grade).collect();
        let known: Vec<u8> = judged.iter().map(|(_, grade)| *grade).collect();
        let quality = Quality::of(&grades, &known)?;
        let mut bands: BTreeMap<Band, [usize; 4]> = BTreeMap::new();
        for placed in ranking {
            bands.entry(placed.band).or_default()[usize::from(placed.grade.min(3))] += 1;
        }
        let top = ranking.iter().take(10);
        Some(Self {
            quality,
            violations_at_10: top.filter(|placed| placed.violates).count(),
            distractor_at_1: grades.first() == Some(&0),
            violations_before_relevant: violations_before_relevant(
                ranking.iter().map(|placed| (placed.grade, placed.violates)),
            ),
            missed: missed(ranking, judged),
            bands,
        })
    }
}

/// How many that violate a condition stand before the last relevant one; given grade and violation
/// by place.
pub fn violations_before_relevant(ranking: impl Iterator<Item = (u8, bool)>) -> usize {
    let (mut so_far, mut before) = (0, 0);
    for (grade, violates) in ranking {
        if grade >= RELEVANT {
            before = so_far;
        }
        so_far += usize::from(violates);
    }
    before
}

fn missed(ranking: &[Placed<'_>], judged: &[(&str, u8)]) -> Vec<Missed> {
    let relevant = judged.iter().filter(|(_, grade)| *grade >= RELEVANT);
    let count = relevant.clone().count();
    let mut missed: Vec<Missed> = relevant
        .map(|(profile, grade)| {
            let place = ranking.iter().position(|placed| placed.profile == *profile);
            Missed {
                profile: (*profile).to_owned(),
                grade: *grade,
                rank: place.map(|place| place + 1),
            }
        })
        .filter(|missed| missed.rank.is_none_or(|rank| rank > count))
        .collect();
    missed.sort_by(|a, b| {
        let place = |missed: &Missed| missed.rank.unwrap_or(usize::MAX);
        (place(a), &a.profile).cmp(&(place(b), &b.profile))
    });
    missed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placed(profile: &str, grade: u8, violates: bool) -> Placed<'_> {
        let band = if violates { Band::Partial } else { Band::Good };
        Placed {
            profile,
            grade,
            violates,
            band,
        }
    }

    #[test]
    fn what_stands_where_it_should_not_is_told() {
        let ranking = [
            placed("d", 0, false),
            placed("v", 1, true),
            placed("a", 3, false),
            placed("w", 1, true),
        ];
        let judged = [("v", 1), ("a", 3), ("b", 2), ("w", 1), ("d", 0)];
        let detail = Detail::of(&ranking, &judged).unwrap();
        assert!(detail.distractor_at_1);
        assert_eq!(detail.violations_at_10, 2);
        assert_eq!(detail.violations_before_relevant, 1, "w stands behind all");
        let told: Vec<_> = detail
            .missed
            .iter()
            .map(|missed| (missed.profile.as_str(), missed.rank))
            .collect();
        assert_eq!(told, [("a", Some(3)), ("b", None)]);
        assert_eq!(detail.bands[&Band::Partial], [0, 2, 0, 0]);
        assert_eq!(detail.bands[&Band::Good], [1, 0, 0, 1]);
    }

    #[test]
    fn nothing_relevant_is_nothing_to_measure() {
        assert_eq!(Detail::of(&[placed("a", 1, false)], &[("a", 1)]), None);
    }
}
