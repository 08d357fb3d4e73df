//! Suggestions while somebody types the name of an occupation or a skill.
//!
//! A [`Suggester`] knows the folded words ([`domain::fold`]) of every label, in the variants that
//! [`taxonomy::variants`] makes of it, and finds them by the start of the label, by the start of a
//! later word, by several words in any order, and with typos. Script, case and diacritics do not
//! count. Best first means, in this order: how much of the label was typed and with how few typos
//! (see `Match::cost`), the language of the user before its relatives before others, preferred
//! labels before others, single concepts before groups, short labels before long ones, and the
//! order of the taxonomy.
//!
//! Whatever is typed, the work is bounded: the text is cut at [`TYPED_AT_MOST`] characters, every
//! pass has a budget, and prefixes that thousands of labels share have their best labels listed in
//! advance.

mod best;
mod favourites;
mod forms;
mod keys;
mod search;
mod typos;
mod words;

#[cfg(test)]
mod tests;

use taxonomy::{ConceptKind, Taxonomy};

use self::favourites::Favourites;
use self::forms::Forms;
use self::keys::Keys;
use self::search::Search;
use self::typos::Typos;

/// Characters of the typed text that are looked at; the rest is ignored.
pub const TYPED_AT_MOST: usize = 80;

/// Suggestions that [`Suggester::suggest`] gives at most, whatever the limit.
pub const SUGGESTED_AT_MOST: usize = 50;

/// An index of the labels of a taxonomy by what people type. Built once, never changed.
pub struct Suggester {
    forms: Forms,
    keys: Keys,
    favourites: Favourites,
    typos: Typos,
}

/// What suggestions are wanted.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// Only occupations or only skills; both where nothing is said.
    pub kind: Option<ConceptKind>,
    /// BCP 47 code of the language of the user, for the order only: labels in it come first, and
    /// Bosnian, Croatian and Serbian stand for one another. Labels of all languages are found.
    pub language: &'a str,
    /// How many; more than [`SUGGESTED_AT_MOST`] are never given.
    pub limit: usize,
}

/// A concept that the typed text may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Suggestion {
    /// Position in [`Taxonomy::concepts`].
    pub concept: usize,
    /// Position in the concept's `labels` of the one that matched.
    pub label: usize,
    /// Letters that were typed wrong, left out, added or swapped with the next: 0 to 2, in texts
    /// of several words up to 2 a word.
    pub typos: u8,
}

impl Suggester {
    /// Indexes all labels of a taxonomy. Takes about a second for 100,000 labels.
    pub fn new(taxonomy: &Taxonomy) -> Self {
        let forms = Forms::of(taxonomy);
        let keys = Keys::of(&forms);
        let favourites = Favourites::of(&keys, &forms);
        Self {
            forms,
            keys,
            favourites,
            typos: Typos::new(),
        }
    }

    /// The concepts that `typed` may mean, best first, each once. A text without letters and
    /// digits means none.
    pub fn suggest(&self, typed: &str, wanted: &Wanted<'_>) -> Vec<Suggestion> {
        let start: String = typed.chars().take(TYPED_AT_MOST).collect();
        let text = forms::key(&start);
        if text.is_empty() || wanted.limit == 0 {
            return Vec::new();
        }
        let found = Search::new(self, text, wanted).run();
        let suggestion = |found: best::Found| {
            let form = self.forms.get(found.form);
            Suggestion {
                concept: form.concept as usize,
                label: usize::from(form.label),
                typos: found.typos,
            }
        };
        found.into_iter().map(suggestion).collect()
    }

    /// Bytes on the heap, without the allocator's own.
    pub fn memory(&self) -> usize {
        self.forms.memory() + self.keys.memory() + self.favourites.memory()
    }
}

/// A position as it is stored. Nothing that is counted here reaches four thousand millions.
fn number(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}
