//! A text with `{places}` to be filled.

/// A piece of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Text(String),
    Place(String),
}

/// A text with named places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Template(Vec<Piece>);

impl Template {
    /// Reads a template. A brace always belongs to a place.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some(at) = rest.find(['{', '}']) {
            let (before, from) = rest.split_at(at);
            let inner = from
                .strip_prefix('{')
                .and_then(|inner| inner.split_once('}'));
            let (name, after) = inner.ok_or_else(|| format!("{text:?} has a brace too many"))?;
            let plain = |c: char| c.is_ascii_lowercase() || c == '_';
            if name.is_empty() || !name.chars().all(plain) {
                return Err(format!("{text:?} has a place without a proper name"));
            }
            pieces.push(Piece::Text(before.to_owned()));
            pieces.push(Piece::Place(name.to_owned()));
            rest = after;
        }
        pieces.push(Piece::Text(rest.to_owned()));
        pieces.retain(|piece| *piece != Piece::Text(String::new()));
        if text.trim() != text || text.is_empty() {
            return Err(format!("{text:?} is empty or has spaces around it"));
        }
        Ok(Self(pieces))
    }

    /// The names of the places, sorted, each once.
    pub(crate) fn places(&self) -> Vec<&str> {
        let mut places: Vec<&str> = self
            .0
            .iter()
            .filter_map(|piece| match piece {
                Piece::Place(name) => Some(name.as_str()),
                Piece::Text(_) => None,
            })
            .collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    /// The same with its own text put into another script.
    pub(crate) fn in_script(mut self, script: fn(&str) -> String) -> Self {
        for piece in &mut self.0 {
            if let Piece::Text(text) = piece {
                *text = script(text);
            }
        }
        self
    }

    /// Fills the places; `None` where a value is missing or has no visible character. Braces in
    /// values stay what they are. A full stop that a value brings along (`1. maja 2027.`) is not
    /// followed by another.
    pub(crate) fn fill(&self, values: &[(&str, &str)]) -> Option<String> {
        let mut filled = String::new();
        let mut after_place = false;
        for piece in &self.0 {
            match piece {
                Piece::Text(text) => {
                    let doubled = after_place && filled.ends_with('.');
                    let text = if doubled {
                        text.strip_prefix('.').unwrap_or(text)
                    } else {
                        text
                    };
                    filled.push_str(text);
                }
                Piece::Place(name) => {
                    let (_, value) = values.iter().find(|(known, _)| known == name)?;
                    if value.trim().is_empty() {
                        return None;
                    }
                    filled.push_str(value);
                }
            }
            after_place = matches!(piece, Piece::Place(_));
        }
        Some(filled)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn template(text: &str) -> Template {
        Template::parse(text).unwrap()
    }

    #[test]
    fn places_are_filled_once() {
        let filled = template("{a}: „{b}“.").fill(&[("a", "{b}"), ("b", "x {a} }")]);
        assert_eq!(filled.unwrap(), "{b}: „x {a} }“.");
        assert_eq!(template("{a} {b} {a}").places(), ["a", "b"]);
    }

    #[test]
    fn a_full_stop_is_not_doubled() {
        let until = template("otvoreno do {day}.");
        assert_eq!(
            until.fill(&[("day", "1. maja 2027.")]).unwrap(),
            "otvoreno do 1. maja 2027."
        );
        let quoted = template("„{quote}“.").fill(&[("quote", "Vodim tim.")]);
        assert_eq!(quoted.unwrap(), "„Vodim tim.“.");
    }

    #[test]
    fn nothing_is_left_open_or_empty() {
        assert_eq!(template("{a}").fill(&[]), None);
        assert_eq!(template("x {a}").fill(&[("a", " \u{a0}")]), None);
        for wrong in ["", " x", "{", "a}", "{}", "{a b}", "{a", "{{a}}"] {
            assert!(Template::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_script_leaves_values_alone() {
        let upper = template("uz {x} je").in_script(str::to_uppercase);
        assert_eq!(upper.fill(&[("x", "ovo")]).unwrap(), "UZ ovo JE");
    }
}
