//! Counting hits by the values of a filter.

use std::collections::HashMap;

use tantivy::schema::Field;

use crate::codes::codes_in;
use crate::outcome::{Facet, FacetValue};
use crate::view::{Allowed, View};

/// The most values of a facet.
const MOST_VALUES: usize = 60;

/// Counts `matched` by the codes in `field`.
pub(crate) fn count(
    view: &View,
    matched: &Allowed,
    name: &'static str,
    field: Field,
) -> tantivy::Result<Facet> {
    let mut counts: HashMap<String, u64> = HashMap::new();
    for (part, matched) in view.parts.iter().zip(&matched.parts) {
        for code in codes_in(&part.reader, field)? {
            let having = part.segment.codes.get(&part.reader, field, &code)?;
            let count = having.count_in(matched) as u64;
            if count > 0 {
                *counts.entry(code).or_default() += count;
            }
        }
    }
    let mut values: Vec<FacetValue> = counts
        .into_iter()
        .map(|(value, count)| FacetValue { value, count })
        .collect();
    values.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
    values.truncate(MOST_VALUES);
    Ok(Facet { name, values })
}
