//! The documents whose signatures differ least.

use tantivy::{DocAddress, DocId};

use super::signature::DISTANCES;

/// Collects at least as many documents as are wanted, with the smallest distances.
///
/// Distances are small whole numbers, so counting them tells at any time which ones can still
/// matter, without comparing documents with each other.
pub(crate) struct Candidates {
    wanted: usize,
    counts: [usize; DISTANCES],
    /// Documents counted at `bar` or below.
    within: usize,
    /// The largest distance that still matters.
    bar: u32,
    found: Vec<(u32, DocAddress)>,
}

impl Candidates {
    pub(crate) fn new(wanted: usize) -> Self {
        Self {
            wanted,
            counts: [0; DISTANCES],
            within: 0,
            bar: u32::try_from(DISTANCES - 1).unwrap_or(u32::MAX),
            found: Vec::with_capacity(4 * wanted),
        }
    }

    #[inline(always)]
    pub(crate) fn bar(&self) -> u32 {
        self.bar
    }

    /// Adds a document whose distance is at most the bar. It may be offered several times, for
    /// several views: then the bar falls a little early, which the oversampling makes up for.
    #[inline(always)]
    pub(crate) fn offer(&mut self, distance: u32, segment: u32, doc: DocId) {
        self.counts[distance as usize] += 1;
        self.within += 1;
        self.found.push((distance, DocAddress::new(segment, doc)));
        while self.bar > 0 && self.within - self.counts[self.bar as usize] >= self.wanted {
            self.within -= self.counts[self.bar as usize];
            self.bar -= 1;
        }
    }

    /// The best by distance, each once; `key` decides among equals.
    pub(crate) fn best(mut self, key: impl Fn(DocAddress) -> u64) -> Vec<DocAddress> {
        let bar = self.bar;
        self.found.retain(|(distance, _)| *distance <= bar);
        self.found
            .sort_unstable_by_key(|(distance, address)| (*address, *distance));
        self.found.dedup_by_key(|(_, address)| *address);
        if self.found.len() > self.wanted {
            let order = |found: &(u32, DocAddress)| (found.0, key(found.1));
            self.found.select_nth_unstable_by_key(self.wanted, order);
            self.found.truncate(self.wanted);
        }
        self.found.into_iter().map(|(_, address)| address).collect()
    }
}
