//! One list out of several: reciprocal rank fusion.

use std::collections::HashMap;

use tantivy::DocAddress;

use crate::top::Scored;

/// The usual constant: how little the first places differ. Cormack, Clarke and Büttcher, SIGIR
/// 2009.
const FIRST_PLACES: f32 = 60.0;

/// Adds up one over place for every list that a document is in; best first, equals by key.
pub(crate) fn fuse(lists: &[&[Scored]]) -> Vec<Scored> {
    let mut fused: HashMap<DocAddress, Scored> = HashMap::new();
    for list in lists {
        for (place, scored) in (1_u16..).zip(*list) {
            let entry = fused.entry(scored.address).or_insert(Scored {
                score: 0.0,
                ..*scored
            });
            entry.score += 1.0 / (FIRST_PLACES + f32::from(place));
        }
    }
    let mut fused: Vec<Scored> = fused.into_values().collect();
    fused.sort_unstable_by(Scored::better);
    fused
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_two_lists_agree_on_comes_first() {
        let scored = |doc: u32| Scored {
            score: 1.0,
            key: u64::from(doc),
            address: DocAddress::new(0, doc),
        };
        let (one, other) = ([scored(1), scored(2)], [scored(3), scored(2)]);
        let order: Vec<u32> = fuse(&[&one, &other])
            .iter()
            .map(|s| s.address.doc_id)
            .collect();
        assert_eq!(order, [2, 1, 3]);
        assert!(fuse(&[]).is_empty());
    }
}
