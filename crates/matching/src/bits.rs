//! A set of documents of one segment, a bit each.

use tantivy::DocId;

/// A set of documents.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Bits {
    words: Vec<u64>,
}

impl Bits {
    /// The empty set over `documents` documents.
    pub(crate) fn none(documents: u32) -> Self {
        Self {
            words: vec![0; documents.div_ceil(64) as usize],
        }
    }

    /// All of `documents` documents.
    pub(crate) fn all(documents: u32) -> Self {
        let mut words = vec![u64::MAX; documents.div_ceil(64) as usize];
        if let (Some(last), rest @ 1..) = (words.last_mut(), documents % 64) {
            *last = (1 << rest) - 1;
        }
        Self { words }
    }

    /// Adds a document; one beyond the set's size is ignored.
    pub(crate) fn insert(&mut self, doc: DocId) {
        if let Some(word) = self.words.get_mut(doc as usize / 64) {
            *word |= 1 << (doc % 64);
        }
    }

    #[inline(always)]
    pub(crate) fn contains(&self, doc: DocId) -> bool {
        let word = self.words.get(doc as usize / 64);
        word.is_some_and(|word| word >> (doc % 64) & 1 == 1)
    }

    /// Keeps what `other` has too.
    pub(crate) fn and(&mut self, other: &Self) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= other;
        }
    }

    /// Adds what `other` has.
    pub(crate) fn or(&mut self, other: &Self) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word |= other;
        }
    }

    /// How many documents are in it.
    pub(crate) fn count(&self) -> usize {
        let ones = self.words.iter().map(|word| word.count_ones() as usize);
        ones.sum()
    }

    /// How many documents are in both.
    pub(crate) fn count_both(&self, other: &Self) -> usize {
        let pairs = self.words.iter().zip(&other.words);
        pairs.map(|(a, b)| (a & b).count_ones() as usize).sum()
    }

    /// The words of the set, 64 documents each, lowest bit first.
    #[inline(always)]
    pub(crate) fn words(&self) -> &[u64] {
        &self.words
    }

    /// The documents, ascending.
    pub(crate) fn iter(&self) -> impl Iterator<Item = DocId> + '_ {
        (0_u32..).zip(&self.words).flat_map(|(place, word)| {
            let mut left = *word;
            std::iter::from_fn(move || {
                let bit = left.trailing_zeros();
                (left != 0).then(|| {
                    left &= left - 1;
                    place * 64 + bit
                })
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_behave_like_sets() {
        let mut some = Bits::none(130);
        for doc in [0, 63, 64, 129, 500] {
            some.insert(doc);
        }
        assert_eq!(some.iter().collect::<Vec<_>>(), [0, 63, 64, 129]);
        assert_eq!(Bits::all(130).count(), 130);
        assert_eq!(Bits::all(128).count(), 128);
        assert_eq!(Bits::all(0).count(), 0);
        assert!(some.contains(129) && !some.contains(128) && !some.contains(500));
        let mut both = Bits::all(130);
        both.and(&some);
        assert_eq!((both.count(), some.count_both(&Bits::all(130))), (4, 4));
        let mut more = Bits::none(130);
        more.insert(1);
        more.or(&some);
        assert_eq!(more.count(), 5);
    }
}
