//! Dealing needs into folds.

use std::collections::BTreeMap;

use super::seeded::Seeded;

/// A need of a set that is judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JudgedNeed {
    /// The set that it comes from; folds take as many needs of each set as can be.
    pub set: usize,
    /// How a report calls it.
    pub name: String,
}

/// The needs of each fold by number, in order. Every need is in one fold; sizes differ by one at
/// most, and so does the number of needs of each set.
pub(super) fn folds(
    needs: &[JudgedNeed],
    count: usize,
    seed: u64,
) -> Result<Vec<Vec<usize>>, String> {
    if !(2..=needs.len()).contains(&count) {
        return Err(format!(
            "{count} folds: expected 2 to {}, the number of needs with a relevant profile",
            needs.len()
        ));
    }
    let mut sets: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (number, need) in needs.iter().enumerate() {
        sets.entry(need.set).or_default().push(number);
    }
    let mut seeded = Seeded::new(seed);
    let mut folds = vec![Vec::new(); count];
    let mut next = (0..count).cycle();
    for (_, mut set) in sets {
        seeded.shuffle(&mut set);
        for (need, fold) in set.into_iter().zip(&mut next) {
            folds[fold].push(need);
        }
    }
    folds.iter_mut().for_each(|fold| fold.sort_unstable());
    Ok(folds)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn needs(sets: &[usize]) -> Vec<JudgedNeed> {
        let need = |set: &usize| JudgedNeed {
            set: *set,
            name: String::new(),
        };
        sets.iter().map(need).collect()
    }

    #[test]
    fn every_need_is_in_one_fold_and_sets_are_spread() {
        let needs = needs(&[0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1]);
        let found = folds(&needs, 3, 42).unwrap();
        let mut all: Vec<usize> = found.iter().flatten().copied().collect();
        all.sort_unstable();
        assert_eq!(all, (0..11).collect::<Vec<_>>());
        for fold in &found {
            assert!((3..=4).contains(&fold.len()));
            let second = fold.iter().filter(|need| needs[**need].set == 1).count();
            assert_eq!(second, 2);
        }
        assert_eq!(found, folds(&needs, 3, 42).unwrap());
        assert_ne!(found, folds(&needs, 3, 43).unwrap());
    }

    #[test]
    fn a_number_of_folds_that_cannot_be_is_refused() {
        for count in [0, 1, 4] {
            assert!(
                folds(&needs(&[0, 0, 0]), count, 1)
                    .unwrap_err()
                    .contains("2 to 3")
            );
        }
    }
}
