//! The messages of one language, read and checked.

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use serde::Deserialize;
use taxonomy::transliterate::to_cyrillic;

use crate::key::Key;
use crate::language::{Language, Reader};
use crate::names::Table;
use crate::plural::Form;
use crate::template::Template;

/// A message file of the program that is not complete. Tests see to it that there is none.
#[derive(Debug, Clone, thiserror::Error)]
#[error("messages/{language}.toml: {problem}")]
pub struct MessagesError {
    language: &'static str,
    problem: String,
}

/// A message as a file writes it.
#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    Text(String),
    Forms {
        one: String,
        few: Option<String>,
        other: String,
    },
}

type Sections = BTreeMap<String, BTreeMap<String, Written>>;

/// A message that has been read: one template, or one for each form of the counted word.
struct Message {
    one: Option<Template>,
    few: Option<Template>,
    other: Template,
}

/// The messages and names of one language in one script.
pub(crate) struct Catalogue {
    pub(crate) language: Language,
    messages: HashMap<Key, Message>,
    names: HashMap<(Table, String), String>,
}

impl Catalogue {
    /// The catalogue for a reader; read when it is first asked for.
    pub(crate) fn of(reader: Reader) -> Result<&'static Self, MessagesError> {
        type Cell = OnceLock<Result<Catalogue, MessagesError>>;
        static LATIN: [Cell; 5] = [const { OnceLock::new() }; 5];
        static CYRILLIC: [Cell; 5] = [const { OnceLock::new() }; 5];
        let cells = if reader.cyrillic { &CYRILLIC } else { &LATIN };
        let cell = &cells[reader.language as usize];
        let read = || Self::read(reader, reader.language.messages());
        cell.get_or_init(read).as_ref().map_err(Clone::clone)
    }

    fn read(reader: Reader, text: &str) -> Result<Self, MessagesError> {
        let language = reader.language;
        let fail = |problem: String| MessagesError {
            language: language.code(),
            problem,
        };
        let mut sections: Sections =
            toml::from_str(text).map_err(|error| fail(error.to_string()))?;
        let mut messages = HashMap::new();
        for key in Key::ALL {
            let (section, name) = key.name().split_once('.').unwrap_or_default();
            let written = sections
                .get_mut(section)
                .and_then(|known| known.remove(name));
            let written = written.ok_or_else(|| fail(format!("{} is missing", key.name())))?;
            let message = message(*key, written, reader)
                .map_err(|problem| fail(format!("{}: {problem}", key.name())))?;
            messages.insert(*key, message);
        }
        let mut names = HashMap::new();
        for table in Table::ALL {
            let section = sections.remove(table.section()).unwrap_or_default();
            for (code, written) in section {
                let Written::Text(name) = written else {
                    return Err(fail(format!("{}.{code} has forms", table.section())));
                };
                if name.trim() != name || name.is_empty() || name.contains(['{', '}']) {
                    return Err(fail(format!("{}.{code} is no name", table.section())));
                }
                let name = if reader.cyrillic {
                    to_cyrillic(&name)
                } else {
                    name
                };
                names.insert((*table, code), name);
            }
            for code in table.codes() {
                if !names.contains_key(&(*table, code.clone())) {
                    return Err(fail(format!("{}.{code} is missing", table.section())));
                }
            }
        }
        let left = sections.iter().find_map(|(section, rest)| {
            let name = rest.keys().next()?;
            Some(format!("{section}.{name} is used nowhere"))
        });
        if let Some(problem) = left {
            return Err(fail(problem));
        }
        Ok(Self {
            language,
            messages,
            names,
        })
    }

    /// A message with its places filled; `None` where a value is empty or missing.
    pub(crate) fn say(&self, key: Key, values: &[(&str, &str)]) -> Option<String> {
        self.messages.get(&key)?.other.fill(values)
    }

    /// A message with the form that goes with `count`, which fills the place of that name.
    pub(crate) fn count(&self, key: Key, count: u64, values: &[(&str, &str)]) -> Option<String> {
        let message = self.messages.get(&key)?;
        let form = match self.language.plural().form(count) {
            Form::One => message.one.as_ref(),
            Form::Few => message.few.as_ref(),
            Form::Other => None,
        };
        let number = count.to_string();
        let mut values = values.to_vec();
        values.push(("count", number.as_str()));
        form.unwrap_or(&message.other).fill(&values)
    }

    /// A code's name.
    pub(crate) fn name(&self, table: Table, code: &str) -> Option<&str> {
        let name = self.names.get(&(table, code.to_owned()));
        name.map(String::as_str)
    }

    #[cfg(test)]
    pub(crate) fn codes(&self, table: Table) -> Vec<&str> {
        let of_table = self.names.keys().filter(|(known, _)| *known == table);
        let mut codes: Vec<&str> = of_table.map(|(_, code)| code.as_str()).collect();
        codes.sort_unstable();
        codes
    }
}

/// Reads a message, and checks its forms and places.
fn message(key: Key, written: Written, reader: Reader) -> Result<Message, String> {
    let template = |text: String| {
        let template = Template::parse(&text)?;
        if template.places() != key.places() {
            let expected = key.places().join(", ");
            return Err(format!("{text:?} has other places than {expected}"));
        }
        Ok(if reader.cyrillic {
            template.in_script(to_cyrillic)
        } else {
            template
        })
    };
    match written {
        Written::Text(text) if !key.counted() => Ok(Message {
            one: None,
            few: None,
            other: template(text)?,
        }),
        Written::Forms { one, few, other } if key.counted() => {
            if few.is_some() != reader.language.plural().has(Form::Few) {
                return Err("it has not the forms that the language has".to_owned());
            }
            Ok(Message {
                one: Some(template(one)?),
                few: few.map(template).transpose()?,
                other: template(other)?,
            })
        }
        Written::Text(_) => Err("it needs a form for each kind of number".to_owned()),
        Written::Forms { .. } => Err("it has forms, and nothing to count".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn english(text: &str) -> Result<Catalogue, MessagesError> {
        Catalogue::read(Reader::of_tag("en").unwrap(), text)
    }

    #[test]
    fn every_language_is_complete_and_they_name_the_same_codes() {
        let first = Catalogue::of(Reader::default()).unwrap();
        for tag in Reader::ACCEPTED {
            let catalogue = Catalogue::of(Reader::of_tag(tag).unwrap());
            let catalogue = catalogue.unwrap_or_else(|error| panic!("{error}"));
            for table in Table::ALL {
                assert_eq!(
                    catalogue.codes(*table),
                    first.codes(*table),
                    "{tag} {table:?}"
                );
            }
        }
    }

    #[test]
    fn what_is_wrong_with_a_file_is_said() {
        let good = Language::English.messages();
        let problem = |from: &str, to: &str| {
            assert!(good.contains(from), "{from}");
            english(&good.replacen(from, to, 1))
                .err()
                .unwrap()
                .to_string()
        };
        assert!(problem("{points} of 100", "100").contains("summary.score"));
        assert!(problem("{what}.", "{that}.").contains("other places than what"));
        assert!(problem("deduction =", "loss =").contains("criterion_line.deduction is missing"));
        assert!(problem("investment =", "capital =").contains("mode.investment is missing"));
        assert!(
            problem("[band]", "[extra]\na = \"b\"\n[band]").contains("extra.a is used nowhere")
        );
        assert!(problem("other = ", "few = \"x {count}\", other = ").contains("forms"));
        assert!(problem("score = ", "score = [").contains("messages/en.toml"));
    }

    #[test]
    fn counted_words_agree_with_their_number() {
        let years = |tag: &str, count| {
            let catalogue = Catalogue::of(Reader::of_tag(tag).unwrap()).unwrap();
            catalogue.count(Key::AskedExperience, count, &[]).unwrap()
        };
        assert_eq!(years("bs", 1), "najmanje 1 godina iskustva");
        assert_eq!(years("hr", 3), "najmanje 3 godine iskustva");
        assert_eq!(years("sr", 5), "najmanje 5 godina iskustva");
        assert_eq!(years("bs", 12), "najmanje 12 godina iskustva");
        assert_eq!(years("sr-Cyrl", 22), "најмање 22 године искуства");
        assert_eq!(years("en", 1), "at least 1 year of experience");
        assert_eq!(years("en", 2), "at least 2 years of experience");
        assert_eq!(years("de", 1), "mindestens 1 Jahr Erfahrung");
        assert_eq!(years("de", 5), "mindestens 5 Jahre Erfahrung");
    }
}
