//! Statements of one profile in its own words.

use std::borrow::Cow;
use std::collections::HashMap;

use domain::Profile;
use domain::blind::{Field, original, quote_in, redacted};
use matching::Evidence;

/// A piece of a profile that supports something.
#[derive(Debug, Clone, PartialEq)]
pub struct Quote {
    /// The field it stands in.
    pub field: Field,
    /// The words, without what would identify the profile's owner; white space is one space.
    pub text: String,
    /// The first character, counted from 0 in the field's text as the record has it. Characters
    /// are Unicode scalar values: neither bytes nor the 16-bit units of some languages' strings.
    pub from: usize,
    /// Behind the last character, counted likewise.
    pub to: usize,
    /// In [0, 1].
    pub similarity: f64,
}

/// Quotes a profile as [`domain::blind::quote`] does, but redacts each field once: a match may
/// quote a CV of many pages a dozen times.
pub struct Quotes<'a> {
    profile: &'a Profile,
    fields: HashMap<Field, Option<Cow<'a, str>>>,
}

impl<'a> Quotes<'a> {
    /// Quotes from this profile.
    pub fn new(profile: &'a Profile) -> Self {
        Self {
            profile,
            fields: HashMap::new(),
        }
    }

    /// The evidence in words. A statement that is no longer there, since the profile has changed,
    /// is left out.
    pub fn of(&mut self, evidence: &[Evidence]) -> Vec<Quote> {
        let quoted = evidence.iter().filter_map(|evidence| {
            let statement = &evidence.statement;
            let field = self.fields.entry(statement.field);
            let text = field.or_insert_with(|| redacted(self.profile, statement.field));
            let words = quote_in(text.as_ref()?, statement)?;
            // Not counted in the redacted text: it has as many bytes, but more characters.
            let own = original(self.profile, statement.field)?;
            let characters = |end: u32| Some(own.get(..end as usize)?.chars().count());
            Some(Quote {
                field: statement.field,
                text: words.split_whitespace().collect::<Vec<_>>().join(" "),
                from: characters(statement.span.start)?,
                to: characters(statement.span.end)?,
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

    fn evidence(profile: &Profile) -> Vec<Evidence> {
        let statements = BlindProfile::from(profile).statements.into_iter();
        let evidence = statements.map(|statement| Evidence {
            statement,
            similarity: 1.0,
        });
        evidence.collect()
    }

    #[test]
    fn quotes_are_those_of_the_domain() {
        let json = r#"{"name":"Ana Anić","headline":"Ana Anić, inženjerka",
            "summary":"Radim u Beču. Vodim tim od pet ljudi. Pišite na ana@example.org danas!"}"#;
        let profile = Profile::from_line(&json.replace('\n', " ")).unwrap();
        let evidence = evidence(&profile);
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let quoted = Quotes::new(&profile).of(&evidence);
        let expected: Vec<_> = evidence
            .iter()
            .map(|evidence| words(&quote(&profile, &evidence.statement).unwrap()))
            .collect();
        let texts: Vec<_> = quoted.iter().map(|quote| quote.text.clone()).collect();
        assert_eq!(texts, expected);
        let changed = Profile::from_line(r#"{"summary":"Sada nešto sasvim drugo."}"#).unwrap();
        assert!(Quotes::new(&changed).of(&evidence).is_empty());
    }

    #[test]
    fn places_are_characters_of_the_records_own_text() {
        // Before the second sentence stand a redacted name, letters of two bytes and one of four,
        // which are two units of UTF-16.
        let summary = "Đurđa Čolić 😀 piše. Vodim odjel.";
        let json = serde_json_line("Đurđa Čolić", summary);
        let profile = Profile::from_line(&json).unwrap();
        let quoted = Quotes::new(&profile).of(&evidence(&profile));
        let quote = quoted
            .iter()
            .find(|quote| quote.text == "Vodim odjel.")
            .unwrap();
        let own: String = summary
            .chars()
            .skip(quote.from)
            .take(quote.to - quote.from)
            .collect();
        assert_eq!(own, "Vodim odjel.");
        assert_eq!((quote.from, quote.to), (20, 32));
    }

    fn serde_json_line(name: &str, summary: &str) -> String {
        format!(r#"{{"name":"{name}","summary":"{summary}"}}"#)
    }
}
