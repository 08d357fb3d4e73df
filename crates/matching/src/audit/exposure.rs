//! Who is shown: the attention that groups get, against what equally relevant ones would.
//!
//! The place at rank `r` of a need gets the attention `1 / log2(1 + r)`, down to rank [`TOP`]. A
//! group's exposure is the sum over all places that its profiles hold. What it is held against: if
//! every place had been drawn by lot among the profiles that are about as relevant for the need as
//! the one that holds it (scores within [`NEAR`]), the group would get, on average, each place's
//! attention times its share of those. The ratio of the two is 1 where nobody is favoured among
//! equals, whatever the sizes of the groups and however well each of them fits.

use std::collections::BTreeMap;

use domain::disclosure::{Count, Tally, figure};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::ties::{TieScope, TieSeed, tie_key};

/// Places that count as being shown: the first page.
pub const TOP: usize = 10;

/// Scores that differ by at most this are about the same relevance.
pub const NEAR: f64 = 0.05;

/// Draws of the bootstrap, and those that are cut off at each end for a 95 % interval.
const DRAWS: usize = 1_000;
const CUT: usize = 25;

/// The attention that the place at `rank`, from 1, gets.
pub fn discount(rank: usize) -> f64 {
    1.0 / (1.0 + rank as f64).log2()
}

/// A place of a need's first page.
struct Place {
    holder: Uuid,
    attention: f64,
    /// The holder and those that are about as relevant.
    peers: Vec<Uuid>,
}

/// The first pages of needs. Who stands on them comes out only by group, and only as disclosure
/// control lets it: see [`Exposure::by`].
#[derive(Default)]
pub struct Exposure {
    needs: Vec<Vec<Place>>,
}

/// The exposure of all groups of one kind, as it may be told.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// Profiles in all groups.
    pub profiles: Count,
    /// Groups that may be told, in the order of their names. Counts need not sum to the total.
    pub groups: Vec<GroupExposure>,
    /// How many groups are withheld. Which ones they are is not told.
    pub withheld_groups: usize,
}

/// The exposure of one group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GroupExposure {
    /// The group's code.
    pub group: String,
    /// Its profiles.
    pub profiles: Count,
    /// Its share of all attention.
    pub share: f64,
    /// The share it would have, on average, if equally relevant profiles took turns.
    pub expected_share: f64,
    /// `share` over `expected_share`; `None` where nothing was to be expected.
    pub ratio: Option<f64>,
    /// A 95 % interval of the ratio, by drawing needs anew (percentile bootstrap).
    pub interval: Option<(f64, f64)>,
}

/// What one need gives a group.
#[derive(Clone, Copy, Default)]
struct Given {
    attention: f64,
    expected: f64,
}

impl Exposure {
    /// Adds a need's ranking, best first.
    pub fn add(&mut self, ranking: &[(Uuid, f64)]) {
        let places = (1..)
            .zip(ranking.iter().take(TOP))
            .map(|(rank, (holder, score))| {
                let near = ranking
                    .iter()
                    .filter(|(_, other)| (other - score).abs() <= NEAR);
                Place {
                    holder: *holder,
                    attention: discount(rank),
                    peers: near.map(|(profile, _)| *profile).collect(),
                }
            });
        self.needs.push(places.collect());
    }

    /// The exposure of the groups that `groups` puts profiles into; others do not count, neither
    /// where they stand nor among those that could have. The seed makes the intervals repeatable.
    pub fn by(&self, groups: &BTreeMap<Uuid, String>, seed: &TieSeed) -> Table {
        let mut tally = Tally::default();
        for (profile, group) in groups {
            tally.add(group.as_str(), *profile, 0.0);
        }
        for place in self.needs.iter().flatten() {
            if let Some(group) = groups.get(&place.holder) {
                tally.add(group.as_str(), place.holder, place.attention);
            }
        }
        let given: Vec<BTreeMap<&str, Given>> = self
            .needs
            .iter()
            .map(|places| give(places, groups))
            .collect();
        let whole: f64 = given
            .iter()
            .flat_map(BTreeMap::values)
            .map(|g| g.attention)
            .sum();
        let share = |part: f64| {
            if whole > 0.0 {
                figure(part / whole)
            } else {
                0.0
            }
        };
        let published = tally.publish();
        let open = published
            .groups
            .iter()
            .filter(|(_, count)| count.value().is_some());
        let open: Vec<GroupExposure> = open
            .map(|(group, count)| {
                let of_needs = given.iter().map(|by_group| by_group.get(group).copied());
                let of_needs: Vec<Given> = of_needs.map(Option::unwrap_or_default).collect();
                let sum = sum(of_needs.iter());
                GroupExposure {
                    group: (*group).to_owned(),
                    profiles: *count,
                    share: share(sum.attention),
                    expected_share: share(sum.expected),
                    ratio: ratio(sum).map(figure),
                    interval: interval(
                        &of_needs,
                        tie_key(seed, TieScope::Text(b"exposure"), Uuid::nil()),
                    ),
                }
            })
            .collect();
        Table {
            profiles: published.total,
            withheld_groups: published.groups.len() - open.len(),
            groups: open,
        }
    }
}

/// What a need's places give each group, and would give it by lot.
fn give<'g>(places: &[Place], groups: &'g BTreeMap<Uuid, String>) -> BTreeMap<&'g str, Given> {
    let mut given: BTreeMap<&str, Given> = BTreeMap::new();
    for place in places {
        let Some(holder) = groups.get(&place.holder) else {
            continue;
        };
        given.entry(holder).or_default().attention += place.attention;
        let peers: Vec<&str> = place
            .peers
            .iter()
            .filter_map(|peer| groups.get(peer).map(String::as_str))
            .collect();
        for peer in &peers {
            given.entry(peer).or_default().expected += place.attention / peers.len() as f64;
        }
    }
    given
}

fn sum<'g>(given: impl Iterator<Item = &'g Given>) -> Given {
    given.fold(Given::default(), |sum, given| Given {
        attention: sum.attention + given.attention,
        expected: sum.expected + given.expected,
    })
}

fn ratio(given: Given) -> Option<f64> {
    (given.expected > 0.0).then(|| given.attention / given.expected)
}

/// The percentile bootstrap over needs; `None` for fewer than two needs, of which there is nothing
/// to draw.
fn interval(of_needs: &[Given], seed: u64) -> Option<(f64, f64)> {
    if of_needs.len() < 2 {
        return None;
    }
    let mut state = seed;
    let mut ratios: Vec<f64> = (0..DRAWS)
        .filter_map(|_| {
            let draw = (0..of_needs.len()).map(|_| &of_needs[below(&mut state, of_needs.len())]);
            ratio(sum(draw))
        })
        .collect();
    ratios.sort_by(f64::total_cmp);
    let low = ratios.get(CUT)?;
    let high = ratios
        .len()
        .checked_sub(1 + CUT)
        .and_then(|at| ratios.get(at))?;
    Some((figure(*low), figure(*high)))
}

/// A number below `n`, which is not 0: SplitMix64, the same numbers on every machine.
fn below(state: &mut u64, n: usize) -> usize {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    // The bias is below n / 2^64.
    usize::try_from((z ^ (z >> 31)) % n as u64).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seed() -> TieSeed {
        TieSeed::new("test").unwrap()
    }

    /// Forty profiles in two groups, and rankings of equal scores that `order` puts first to last.
    fn table(order: impl Fn(usize) -> Vec<u128>) -> Table {
        let mut exposure = Exposure::default();
        for need in 0..60 {
            let ranking: Vec<(Uuid, f64)> = order(need)
                .into_iter()
                .map(|id| (Uuid::from_u128(id), 0.8))
                .collect();
            exposure.add(&ranking);
        }
        exposure.by(&groups(), &seed())
    }

    fn groups() -> BTreeMap<Uuid, String> {
        let group = |id: u128| if id.is_multiple_of(4) { "AT" } else { "DE" };
        (0..40)
            .map(|id| (Uuid::from_u128(id), group(id).to_owned()))
            .collect()
    }

    #[test]
    fn turns_among_equals_give_a_ratio_of_one() {
        let table = table(|need| {
            let seed = TieSeed::new(&need.to_string()).unwrap();
            let mut ids: Vec<u128> = (0..40).collect();
            ids.sort_by_key(|id| tie_key(&seed, TieScope::Text(b""), Uuid::from_u128(*id)));
            ids
        });
        assert_eq!(
            (table.profiles.value(), table.withheld_groups),
            (Some(40), 0)
        );
        for group in &table.groups {
            let (low, high) = group.interval.unwrap();
            assert!(low <= 1.0 && 1.0 <= high && high - low < 0.5, "{group:?}");
        }
        let austria = &table.groups[0];
        assert_eq!(
            (austria.group.as_str(), austria.expected_share),
            ("AT", 0.25)
        );
    }

    #[test]
    fn a_favoured_group_is_seen() {
        // Group AT always first: by id modulo 4, then by turns.
        let table = table(|need| {
            let mut ids: Vec<u128> = (0..40).collect();
            ids.rotate_left(need % 40);
            ids.sort_by_key(|id| id % 4 != 0);
            ids
        });
        let austria = &table.groups[0];
        let (low, _) = austria.interval.unwrap();
        assert!(austria.ratio.unwrap() > 3.9 && low > 3.0, "{austria:?}");
        assert_eq!(table.groups[1].ratio, Some(0.0));
    }

    #[test]
    fn a_group_that_fits_worse_is_not_wronged() {
        let mut exposure = Exposure::default();
        let mut ranking: Vec<(Uuid, f64)> = (0..40)
            .map(|id| (Uuid::from_u128(id), if id % 4 == 0 { 0.3 } else { 0.8 }))
            .collect();
        ranking.sort_by(|a, b| b.1.total_cmp(&a.1));
        for _ in 0..5 {
            exposure.add(&ranking);
            ranking[..30].rotate_left(7);
        }
        let table = exposure.by(&groups(), &seed());
        assert_eq!(table.groups[0].ratio, None);
        assert_eq!(table.groups[1].ratio, Some(1.0));
    }

    #[test]
    fn small_groups_and_their_neighbours_are_not_named() {
        let mut groups = groups();
        groups.insert(Uuid::from_u128(99), "NZ".to_owned());
        let exposure = Exposure::default();
        let table = exposure.by(&groups, &seed());
        let told = serde_json::to_string(&table).unwrap();
        assert!(!told.contains("NZ") && !told.contains("AT"), "{told}");
        assert_eq!(table.withheld_groups, 2);
        assert_eq!(table.groups[0].interval, None);
    }

    #[test]
    fn one_person_on_every_page_is_not_told_as_a_group() {
        let mut exposure = Exposure::default();
        let ranking: Vec<(Uuid, f64)> = std::iter::once(0)
            .chain([1, 2, 3])
            .map(|id| (Uuid::from_u128(id), 0.9))
            .collect();
        exposure.add(&ranking);
        let table = exposure.by(&groups(), &seed());
        assert!(
            table.groups.iter().all(|group| group.group != "AT"),
            "{table:?}"
        );
    }
}
