//! Who is connected with whom, in two flat lists.

/// A place in a list in four bytes. No taxonomy has four thousand million concepts.
pub(crate) fn short(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// For each of `n` concepts the ones it leads to, each with a remark `T`.
#[derive(Debug, Clone, Default)]
pub(crate) struct Adjacency<T> {
    /// Where the targets of each concept begin; one more than there are concepts.
    starts: Vec<u32>,
    targets: Vec<(u32, T)>,
}

impl<T: Copy> Adjacency<T> {
    /// From pairs in any order; the targets of one concept stay in the order given.
    pub(crate) fn new(concepts: usize, mut pairs: Vec<(u32, u32, T)>) -> Self {
        pairs.sort_by_key(|(from, _, _)| *from);
        let mut starts = Vec::with_capacity(concepts + 1);
        let mut targets = Vec::with_capacity(pairs.len());
        let mut at = pairs.into_iter().peekable();
        for concept in 0..concepts {
            starts.push(short(targets.len()));
            while let Some((_, to, remark)) = at.next_if(|(from, _, _)| *from as usize == concept) {
                targets.push((to, remark));
            }
        }
        starts.push(short(targets.len()));
        Self { starts, targets }
    }

    /// Where `concept` leads to.
    pub(crate) fn of(&self, concept: usize) -> &[(u32, T)] {
        match (self.starts.get(concept), self.starts.get(concept + 1)) {
            (Some(begin), Some(end)) => &self.targets[*begin as usize..*end as usize],
            _ => &[],
        }
    }

    /// How many pairs there are.
    pub(crate) fn len(&self) -> usize {
        self.targets.len()
    }
}
