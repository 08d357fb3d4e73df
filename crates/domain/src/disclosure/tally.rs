//! Counting people by group, behind a door.

use std::collections::BTreeMap;
use std::fmt;

use uuid::Uuid;

use super::{Count, FEWEST, Published};

/// People by group and what each contributes to the figures. It has no `Serialize`, its `Debug`
/// tells nothing, and its numbers come out through [`Tally::publish`] only.
pub struct Tally<G> {
    groups: BTreeMap<G, BTreeMap<Uuid, f64>>,
}

/// What the rules look at.
#[derive(Clone, Copy, Default)]
struct Cell {
    people: u64,
    /// Sum of the contributions.
    sum: f64,
    /// The largest contribution.
    largest: f64,
}

impl Cell {
    fn is_safe(self) -> bool {
        self.people >= FEWEST && self.largest <= self.sum / 2.0
    }

    fn with(self, other: Self) -> Self {
        Self {
            people: self.people + other.people,
            sum: self.sum + other.sum,
            largest: self.largest.max(other.largest),
        }
    }
}

impl<G> Default for Tally<G> {
    fn default() -> Self {
        Self {
            groups: BTreeMap::new(),
        }
    }
}

impl<G> fmt::Debug for Tally<G> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Tally(withheld)")
    }
}

impl<G: Ord + Clone> Tally<G> {
    /// Counts a person in a group, once however often she is added; contributions add up. One that
    /// is negative or no number counts as nothing. Where there is no contribution to speak of (a
    /// mere count), give 1.
    pub fn add(&mut self, group: G, person: Uuid, contribution: f64) {
        let of_group = self.groups.entry(group).or_default();
        *of_group.entry(person).or_default() += contribution.max(0.0);
    }

    /// What may be told.
    pub fn publish(&self) -> Published<G> {
        let cells: Vec<(&G, Cell)> = self
            .groups
            .iter()
            .map(|(group, people)| (group, cell(people)))
            .collect();
        let mut open: Vec<bool> = cells.iter().map(|(_, cell)| cell.is_safe()).collect();
        while !is_remainder_safe(&cells, &open) {
            // By place, never by size: that the smallest goes would tell that the others are larger.
            let Some(next) = open.iter().position(|open| *open) else {
                break;
            };
            open[next] = false;
        }
        let all = cells.iter().fold(Cell::default(), |sum, c| sum.with(c.1));
        let total = if all.is_safe() {
            Count::rounded(all.people)
        } else {
            Count::WITHHELD
        };
        let groups = cells.iter().zip(&open).map(|((group, cell), open)| {
            let count = if *open {
                Count::rounded(cell.people)
            } else {
                Count::WITHHELD
            };
            ((*group).clone(), count)
        });
        Published {
            groups: groups.collect(),
            total,
        }
    }
}

fn cell(people: &BTreeMap<Uuid, f64>) -> Cell {
    let sum: f64 = people.values().sum();
    Cell {
        people: people.len() as u64,
        sum,
        largest: people.values().copied().fold(0.0, f64::max),
    }
}

/// Whether total minus published parts is nothing, or two groups or more that are safe as one.
fn is_remainder_safe(cells: &[(&impl Sized, Cell)], open: &[bool]) -> bool {
    let withheld = cells.iter().zip(open).filter(|(_, open)| !**open);
    let (groups, rest) = withheld.fold((0, Cell::default()), |(groups, rest), (cell, _)| {
        (groups + 1, rest.with(cell.1))
    });
    groups == 0 || (groups >= 2 && rest.is_safe())
}
