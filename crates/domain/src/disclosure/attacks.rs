//! What somebody could try who has the published figures, and knows the rules.

use proptest::prelude::*;
use uuid::Uuid;

use super::*;

/// A table with these many people in its groups, each contributing the same.
fn table(counts: &[u64]) -> Published<usize> {
    let mut tally = Tally::default();
    let mut people = 0_u128;
    for (group, count) in counts.iter().enumerate() {
        for _ in 0..*count {
            people += 1;
            tally.add(group, Uuid::from_u128(people), 1.0);
        }
    }
    tally.publish()
}

fn withheld(published: &Published<usize>) -> Vec<usize> {
    let groups = published.groups.iter();
    groups
        .filter(|(_, count)| count.value().is_none())
        .map(|(group, _)| *group)
        .collect()
}

/// Whether a table with another count in `group`, and up to three people more or fewer in it and in
/// one other, is published the same.
fn near(counts: &[u64], published: &Published<usize>, group: usize) -> bool {
    let mut others = (0..counts.len()).flat_map(|other| {
        (0_u64..=6).flat_map(move |mine| (0..=6).map(move |its| (other, mine, its)))
    });
    others.any(|(other, mine, its)| {
        let mut changed = counts.to_vec();
        changed[group] = (counts[group] + mine).saturating_sub(3);
        if other != group {
            changed[other] = (counts[other] + its).saturating_sub(3);
        }
        changed[group] != counts[group]
            && changed.iter().all(|count| *count > 0)
            && table(&changed) == *published
    })
}

/// The same for tables with any counts up to 24 in all withheld groups.
fn anywhere(counts: &[u64], published: &Published<usize>, group: usize) -> bool {
    let hidden = withheld(published);
    let tables = 24_u64.pow(u32::try_from(hidden.len()).unwrap());
    (0..tables).any(|mut number| {
        let mut changed = counts.to_vec();
        for hidden in &hidden {
            changed[*hidden] = number % 24 + 1;
            number /= 24;
        }
        changed[group] != counts[group] && table(&changed) == *published
    })
}

#[test]
fn the_rules_on_small_tables() {
    let counts = |counts: &[u64]| {
        let published = table(counts);
        let groups = published.groups.iter().map(|(_, count)| count.value());
        (groups.collect::<Vec<_>>(), published.total.value())
    };
    assert_eq!(counts(&[12, 13]), (vec![Some(10), Some(15)], Some(25)));
    // Nine alone would be total minus parts: the first that is open goes with it.
    assert_eq!(counts(&[9, 40, 20]), (vec![None, None, Some(20)], Some(70)));
    // Whichever goes tells nothing of the sizes.
    assert_eq!(counts(&[17, 17, 9]), (vec![None, Some(15), None], Some(45)));
    // Two that are small, but enough together.
    assert_eq!(counts(&[6, 7, 40]), (vec![None, None, Some(40)], Some(55)));
    assert_eq!(counts(&[9]), (vec![None], None));
    assert_eq!(counts(&[]), (vec![], None));
    assert_eq!(Count::alone(9).value(), None);
    assert_eq!(Count::alone(12).value(), Some(10));
}

#[test]
fn one_that_contributes_more_than_half_is_not_told() {
    let mut tally = Tally::default();
    for person in 0..30_u128 {
        tally.add(
            "a",
            Uuid::from_u128(person),
            if person == 0 { 100.0 } else { 1.0 },
        );
        tally.add("b", Uuid::from_u128(100 + person), 1.0);
        tally.add("c", Uuid::from_u128(200 + person), 50.0);
    }
    let published = tally.publish();
    assert!(!published.is_open(&"a"), "one person is most of it");
    // With b, a's one person would still be most of what is left; with c she is not.
    assert!(!published.is_open(&"b") && !published.is_open(&"c"));
    assert_eq!(published.total.value(), Some(90));
}

#[test]
fn nothing_can_be_printed_before_it_is_published() {
    let mut tally = Tally::default();
    tally.add("Linz", Uuid::from_u128(7), 3.25);
    let printed = format!("{tally:?} {tally:#?}");
    assert!(!printed.contains("Linz") && !printed.contains('3') && !printed.contains('1'));
}

proptest! {
    #[test]
    fn no_small_number_is_published(counts in proptest::collection::vec(1_u64..40, 0..8)) {
        let published = table(&counts);
        for (group, count) in &published.groups {
            if let Some(value) = count.value() {
                prop_assert!(counts[*group] >= FEWEST && value.is_multiple_of(ROUNDED_TO));
                prop_assert!(value.abs_diff(counts[*group]) <= ROUNDED_TO / 2);
            }
        }
    }

    #[test]
    fn total_minus_parts_leaves_no_small_number(
        counts in proptest::collection::vec(1_u64..40, 1..8),
    ) {
        let published = table(&counts);
        let hidden = withheld(&published);
        let rest: u64 = hidden.iter().map(|group| counts[*group]).sum();
        if published.total.value().is_some() && !hidden.is_empty() {
            prop_assert!(hidden.len() >= 2 && rest >= FEWEST, "{:?} {:?}", counts, published);
        }
    }

    /// The strongest attack there is: whoever knows the rules tries all tables and keeps those
    /// that would have been published so. A withheld count is safe if it is not the same in all.
    #[test]
    fn another_table_would_have_been_published_the_same(
        counts in proptest::collection::vec(1_u64..25, 1..5),
    ) {
        let published = table(&counts);
        for group in withheld(&published) {
            prop_assert!(
                near(&counts, &published, group) || anywhere(&counts, &published, group),
                "{:?} {:?} group {}", counts, published, group
            );
        }
    }

    #[test]
    fn the_order_of_people_does_not_matter(
        people in proptest::collection::vec((0_usize..4, any::<u128>(), 0.0..9.0_f64), 0..60),
    ) {
        let publish = |people: &mut dyn Iterator<Item = &(usize, u128, f64)>| {
            let mut tally = Tally::default();
            people.for_each(|(group, id, amount)| tally.add(*group, Uuid::from_u128(*id), *amount));
            tally.publish()
        };
        prop_assert_eq!(publish(&mut people.iter()), publish(&mut people.iter().rev()));
    }
}
