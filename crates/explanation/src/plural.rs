//! Which form of a word goes with a number (CLDR's rules for whole numbers).

/// A form of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    One,
    Few,
    Other,
}

/// How a language chooses among the forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rule {
    /// `1 godina, 21 godina`; `2, 3, 4, 22 godine`; `5, 11, 12, 25 godina`.
    SouthSlavic,
    /// `1 year`; all others are `years`.
    Germanic,
}

impl Rule {
    pub(crate) fn form(self, count: u64) -> Form {
        match self {
            Self::SouthSlavic => match (count % 10, count % 100) {
                (_, 11..=14) => Form::Other,
                (1, _) => Form::One,
                (2..=4, _) => Form::Few,
                _ => Form::Other,
            },
            Self::Germanic if count == 1 => Form::One,
            Self::Germanic => Form::Other,
        }
    }

    /// Whether some number takes the form.
    pub(crate) fn has(self, form: Form) -> bool {
        self == Self::SouthSlavic || form != Form::Few
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_take_their_forms() {
        let numbers =
            |rule: Rule, form| -> Vec<u64> { (0..=25).filter(|n| rule.form(*n) == form).collect() };
        assert_eq!(numbers(Rule::SouthSlavic, Form::One), [1, 21]);
        assert_eq!(numbers(Rule::SouthSlavic, Form::Few), [2, 3, 4, 22, 23, 24]);
        assert_eq!(Rule::SouthSlavic.form(111), Form::Other);
        assert_eq!(Rule::SouthSlavic.form(101), Form::One);
        assert_eq!(numbers(Rule::Germanic, Form::One), [1]);
        assert!(numbers(Rule::Germanic, Form::Few).is_empty());
        assert!(!Rule::Germanic.has(Form::Few) && Rule::SouthSlavic.has(Form::Few));
    }
}
