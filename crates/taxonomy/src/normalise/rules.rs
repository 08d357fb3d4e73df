//! Finding the rules that may apply to a word by two of its letters. Most words have none, and
//! comparing them with every rule would take longer than all else.

/// By two letters, the rules whose text has them at one end: a bit for each rule, the first is the
/// lowest. Letters share places, so what is found is still to be compared.
pub(super) struct Rules([u64; 256]);

impl Rules {
    /// Of at most 64 rules, by the first two letters of what they replace.
    pub(super) const fn by_beginning(rules: &[(&str, &str)]) -> Self {
        let mut found = Self([0; 256]);
        let mut at = 0;
        while at < rules.len() {
            let text = rules[at].0.as_bytes();
            found.0[place(text[0], text[1])] |= 1 << at;
            at += 1;
        }
        found
    }

    /// Of at most 64 rules, by the last two letters of what they replace.
    pub(super) const fn by_ending(rules: &[(&str, &str)]) -> Self {
        let mut found = Self([0; 256]);
        let mut at = 0;
        while at < rules.len() {
            let text = rules[at].0.as_bytes();
            found.0[place(text[text.len() - 2], text[text.len() - 1])] |= 1 << at;
            at += 1;
        }
        found
    }

    /// The numbers of the rules that may have these letters, in their order.
    #[inline]
    pub(super) fn with(&self, one: u8, two: u8) -> impl Iterator<Item = usize> {
        let mut left = self.0[place(one, two)];
        std::iter::from_fn(move || {
            let next = (left != 0).then(|| left.trailing_zeros() as usize)?;
            left &= left - 1;
            Some(next)
        })
    }

    /// The rules that may fit the beginning of a word.
    #[inline]
    pub(super) fn at_beginning(&self, word: &str) -> impl Iterator<Item = usize> {
        let letters = word.as_bytes().first_chunk::<2>();
        letters
            .into_iter()
            .flat_map(|[one, two]| self.with(*one, *two))
    }

    /// The rules that may fit the end of a word.
    #[inline]
    pub(super) fn at_end(&self, word: &str) -> impl Iterator<Item = usize> {
        let letters = word.as_bytes().last_chunk::<2>();
        letters
            .into_iter()
            .flat_map(|[one, two]| self.with(*one, *two))
    }
}

const fn place(one: u8, two: u8) -> usize {
    ((one as usize & 15) << 4) | (two as usize & 15)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_found_in_their_order() {
        const RULES: [(&str, &str); 4] = [("arka", "ar"), ("tka", "t"), ("ar", ""), ("ka", "")];
        static ENDINGS: Rules = Rules::by_ending(&RULES);
        static BEGINNINGS: Rules = Rules::by_beginning(&RULES);
        assert_eq!(ENDINGS.at_end("ljekarka").collect::<Vec<_>>(), [0, 1, 3]);
        assert_eq!(ENDINGS.at_end("ljekar").collect::<Vec<_>>(), [2]);
        assert_eq!(BEGINNINGS.at_beginning("art").collect::<Vec<_>>(), [0, 2]);
        assert_eq!(BEGINNINGS.at_beginning("a").count(), 0);
        assert_eq!(ENDINGS.at_end("čć").count(), 0);
    }
}
