//! Statements of one profile in its own words.

use std::borrow::Cow;
use std::collections::HashMap;

use domain::Profile;
use domain::blind::{Field, quote_in, redacted};

use crate::api::Evidence;

/// Quotes a profile as [`domain::blind::quote`] does, but redacts each field once: a match may
/// quote a CV of many pages a dozen times.
pub(super) struct Quotes<'a> {
    profile: &'a Profile,
    fields: HashMap<Field, Option<Cow<'a, str>>>,
}

impl<'a> Quotes<'a> {
    pub(super) fn new(profile: &'a Profile) -> Self {
        Self {
            profile,
            fields: HashMap::new(),
        }
    }

    /// The evidence in words. A statement that is no longer there, since the profile has changed,
    /// is left out.
    pub(super) fn of(&mut self, evidence: &[matching::Evidence]) -> Vec<Evidence> {
        let quoted = evidence.iter().filter_map(|evidence| {
            let statement = &evidence.statement;
            let field = self.fields.entry(statement.field);
            let text = field.or_insert_with(|| redacted(self.profile, statement.field));
            let words = quote_in(text.as_ref()?, statement)?;
            Some(Evidence {
                field: statement.field.to_string(),
                text: words.split_whitespace().collect::<Vec<_>>().join(" "),
                similarity: evidence.similarity,
            })
        });
        quoted.collect()
    }
}

#[cfg(test)]
mod tests {
    use domain::blind::{BlindProfile, quote};
    use domain::record::Record;

    use super::*;

    #[test]
    fn quotes_are_those_of_the_domain() {
        let json = r#"{"name":"Ana Anić","headline":"Ana Anić, inženjerka",
            "summary":"Radim u Beču. Vodim tim od pet ljudi. Pišite na ana@example.org danas!"}"#;
        let profile = Profile::from_line(&json.replace('\n', " ")).unwrap();
        let statements = BlindProfile::from(&profile).statements;
        let evidence: Vec<_> = statements
            .iter()
            .map(|statement| matching::Evidence {
                statement: statement.clone(),
                similarity: 1.0,
            })
            .collect();
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let quoted: Vec<_> = Quotes::new(&profile)
            .of(&evidence)
            .into_iter()
            .map(|q| q.text)
            .collect();
        let expected: Vec<_> = statements
            .iter()
            .map(|statement| words(&quote(&profile, statement).unwrap()))
            .collect();
        assert_eq!(quoted, expected);
        let changed = Profile::from_line(r#"{"summary":"Sada nešto sasvim drugo."}"#).unwrap();
        assert!(Quotes::new(&changed).of(&evidence).is_empty());
    }
}
