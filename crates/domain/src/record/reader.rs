//! Walks one JSON object field by field, noting every problem instead of stopping at the first.

use std::cell::RefCell;
use std::ops::RangeInclusive;

use jiff::civil::Date;

use super::json::Json;
use super::problem::{Path, Problem, ProblemCode};
use crate::codes::Code;
use crate::period::{YearMonth, parse_day};
use crate::text::{Text, TextError};

/// The most problems told of one record.
const MOST_PROBLEMS: usize = 100;

/// Collects problems while several readers walk one record.
#[derive(Debug, Default)]
pub(super) struct Sink(RefCell<Vec<Problem>>);

impl Sink {
    pub(super) fn add(
        &self,
        path: Path,
        code: ProblemCode,
        message: String,
        accepted: Vec<String>,
    ) {
        let mut problems = self.0.borrow_mut();
        // A line can hold a million unknown fields; whoever wrote it is helped by the first.
        if problems.len() < MOST_PROBLEMS {
            problems.push(Problem {
                path,
                code,
                message,
                accepted,
            });
        }
    }

    pub(super) fn into_problems(self) -> Vec<Problem> {
        self.0.into_inner()
    }
}

/// An object whose fields are taken one by one; [`Object::finish`] refuses what was not taken.
pub(super) struct Object<'a> {
    path: Path,
    fields: &'a [(String, Json)],
    known: Vec<&'static str>,
    sink: &'a Sink,
}

impl<'a> Object<'a> {
    pub(super) fn new(path: Path, json: &'a Json, sink: &'a Sink) -> Option<Self> {
        if let Json::Object(fields) = json {
            return Some(Self {
                path,
                fields,
                known: Vec::new(),
                sink,
            });
        }
        let message = format!("is {}, expected an object", json.kind());
        sink.add(path, ProblemCode::WrongType, message, Vec::new());
        None
    }

    pub(super) fn problem(&self, field: &str, code: ProblemCode, message: impl Into<String>) {
        self.sink
            .add(self.path.field(field), code, message.into(), Vec::new());
    }

    /// The field's value; `null` counts as missing.
    fn take(&mut self, field: &'static str) -> Option<(Path, &'a Json)> {
        self.known.push(field);
        let (_, json) = self.fields.iter().find(|(name, _)| name == field)?;
        (*json != Json::Null).then(|| (self.path.field(field), json))
    }

    fn wrong_type<T>(&self, path: Path, json: &Json, expected: &str) -> Option<T> {
        let message = format!("is {}, expected {expected}", json.kind());
        self.sink
            .add(path, ProblemCode::WrongType, message, Vec::new());
        None
    }

    fn string(&mut self, field: &'static str) -> Option<(Path, &'a str)> {
        let (path, json) = self.take(field)?;
        match json {
            Json::String(text) => Some((path, text)),
            other => self.wrong_type(path, other, "text"),
        }
    }

    /// Free text; empty counts as missing.
    pub(super) fn text(&mut self, field: &'static str, limit: usize) -> Option<Text> {
        let (path, text) = self.string(field)?;
        match Text::new(text, limit) {
            Ok(text) => Some(text),
            Err(TextError::Empty) => None,
            Err(error) => self.refuse_text(path, &error),
        }
    }

    fn refuse_text<T>(&self, path: Path, error: &TextError) -> Option<T> {
        self.sink
            .add(path, ProblemCode::OutOfRange, error.to_string(), Vec::new());
        None
    }

    /// A code of a closed list or standard.
    pub(super) fn code<T: Code>(&mut self, field: &'static str) -> Option<T> {
        let (path, text) = self.string(field)?;
        self.parse_code(path, text)
    }

    fn parse_code<T: Code>(&self, path: Path, text: &str) -> Option<T> {
        let code = T::parse_code(text);
        if code.is_none() {
            let message = format!("{:?} is no {}", shorten(text), T::KIND);
            self.sink
                .add(path, ProblemCode::UnknownValue, message, T::accepted());
        }
        code
    }

    /// A whole number within limits.
    pub(super) fn integer(
        &mut self,
        field: &'static str,
        range: RangeInclusive<i64>,
    ) -> Option<i64> {
        let (path, json) = self.take(field)?;
        let number = match json {
            Json::Integer(number) => *number,
            // 5.0 is how some programs write 5.
            #[expect(
                clippy::cast_possible_truncation,
                reason = "whole and far below i64::MAX"
            )]
            Json::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => *number as i64,
            other => return self.wrong_type(path, other, "a whole number"),
        };
        if range.contains(&number) {
            return Some(number);
        }
        let accepted = vec![format!("{} to {}", range.start(), range.end())];
        self.sink.add(
            path,
            ProblemCode::OutOfRange,
            format!("{number} is out of range"),
            accepted,
        );
        None
    }

    pub(super) fn boolean(&mut self, field: &'static str) -> Option<bool> {
        let (path, json) = self.take(field)?;
        match json {
            Json::Bool(value) => Some(*value),
            other => self.wrong_type(path, other, "true or false"),
        }
    }

    fn shaped<T>(
        &mut self,
        field: &'static str,
        parse: impl Fn(&str) -> Option<T>,
        kind: &str,
        shape: &str,
    ) -> Option<T> {
        let (path, text) = self.string(field)?;
        let value = parse(text);
        if value.is_none() {
            let message = format!("{:?} is no {kind}", shorten(text));
            self.sink.add(
                path,
                ProblemCode::WrongFormat,
                message,
                vec![shape.to_owned()],
            );
        }
        value
    }

    pub(super) fn day(&mut self, field: &'static str) -> Option<Date> {
        self.shaped(field, parse_day, "date", "YYYY-MM-DD, such as 2027-01-31")
    }

    pub(super) fn month(&mut self, field: &'static str) -> Option<YearMonth> {
        self.shaped(
            field,
            YearMonth::parse,
            "month",
            "YYYY-MM from 1900-01 to 2100-12",
        )
    }

    pub(super) fn shaped_text<T>(
        &mut self,
        field: &'static str,
        parse: impl Fn(&str) -> Option<T>,
        kind: &str,
        shape: &str,
    ) -> Option<T> {
        self.shaped(field, parse, kind, shape)
    }

    fn list(&mut self, field: &'static str, limit: usize) -> Option<(Path, &'a [Json])> {
        let (path, json) = self.take(field)?;
        match json {
            Json::List(items) if items.len() <= limit => Some((path, items)),
            Json::List(items) => {
                let message = format!(
                    "has {} items, more than the {limit} this field takes",
                    items.len()
                );
                self.sink
                    .add(path, ProblemCode::OutOfRange, message, Vec::new());
                None
            }
            other => self.wrong_type(path, other, "a list"),
        }
    }

    /// A list of free texts; an empty one is refused.
    pub(super) fn texts(&mut self, field: &'static str, limit: usize, chars: usize) -> Vec<Text> {
        let Some((path, items)) = self.list(field, limit) else {
            return Vec::new();
        };
        let read = |(index, item): (usize, &Json)| {
            let path = path.index(index);
            match item {
                Json::String(text) => match Text::new(text, chars) {
                    Ok(text) => Some(text),
                    Err(error) => self.refuse_text(path, &error),
                },
                other => self.wrong_type(path, other, "text"),
            }
        };
        items.iter().enumerate().filter_map(read).collect()
    }

    /// A list of codes, repeated ones once.
    pub(super) fn codes<T: Code + PartialEq>(&mut self, field: &'static str) -> Vec<T> {
        let Some((path, items)) = self.list(field, 100) else {
            return Vec::new();
        };
        let mut codes = Vec::new();
        for (index, item) in items.iter().enumerate() {
            let path = path.index(index);
            let code = match item {
                Json::String(text) => self.parse_code(path, text),
                other => self.wrong_type(path, other, "text"),
            };
            codes.extend(code.filter(|code| !codes.contains(code)));
        }
        codes
    }

    /// A list of objects, each read by `read`.
    pub(super) fn objects<T>(
        &mut self,
        field: &'static str,
        limit: usize,
        read: impl Fn(&mut Object<'a>) -> Option<T>,
    ) -> Vec<T> {
        let Some((path, items)) = self.list(field, limit) else {
            return Vec::new();
        };
        let read = |(index, item): (usize, &'a Json)| {
            let mut object = Object::new(path.index(index), item, self.sink)?;
            let value = read(&mut object);
            object.finish();
            value
        };
        items.iter().enumerate().filter_map(read).collect()
    }

    /// A list of objects of which no two may agree in `code`, such as the languages of a profile.
    pub(super) fn distinct_objects<T>(
        &mut self,
        field: &'static str,
        limit: usize,
        read: impl Fn(&mut Object<'a>) -> Option<T>,
        code: impl Fn(&T) -> &str,
    ) -> Vec<T> {
        let entries = self.objects(field, limit, |entry| {
            Some((entry.path.clone(), read(entry)?))
        });
        let mut distinct: Vec<T> = Vec::new();
        for (path, entry) in entries {
            if distinct.iter().any(|known| code(known) == code(&entry)) {
                let message = format!("{:?} stands twice in {field}", code(&entry));
                self.sink.add(
                    path.field("code"),
                    ProblemCode::Inconsistent,
                    message,
                    Vec::new(),
                );
            } else {
                distinct.push(entry);
            }
        }
        distinct
    }

    /// An object, read by `read`.
    pub(super) fn object<T>(
        &mut self,
        field: &'static str,
        read: impl FnOnce(&mut Object<'a>) -> T,
    ) -> Option<T> {
        let (path, json) = self.take(field)?;
        let mut object = Object::new(path, json, self.sink)?;
        let value = read(&mut object);
        object.finish();
        Some(value)
    }

    /// Notes that `field`, which was asked for before, has to be there.
    pub(super) fn require<T>(&self, field: &str, value: Option<T>) -> Option<T> {
        if value.is_none() && !self.is_given(field) {
            self.problem(field, ProblemCode::MissingField, "is missing");
        }
        value
    }

    /// Notes that one of two fields, which were asked for before, has to be there.
    pub(super) fn require_one_of(&self, field: &str, other: &str) {
        if !self.is_given(field) && !self.is_given(other) {
            let message = format!("is missing, and so is {other}; one of them has to be there");
            self.problem(field, ProblemCode::MissingField, message);
        }
    }

    /// Whether the field has a value, right or wrong.
    fn is_given(&self, field: &str) -> bool {
        self.fields
            .iter()
            .any(|(name, json)| name == field && !is_blank(json))
    }

    /// Refuses the fields that nobody asked for.
    pub(super) fn finish(self) {
        for (name, _) in self.fields {
            if !self.known.contains(&name.as_str()) {
                let accepted = self.known.iter().map(|&known| known.to_owned()).collect();
                let message = "is no field of this object".to_owned();
                self.sink.add(
                    self.path.field(&shorten(name)),
                    ProblemCode::UnknownField,
                    message,
                    accepted,
                );
            }
        }
    }
}

fn is_blank(json: &Json) -> bool {
    match json {
        Json::Null => true,
        Json::String(text) => text.trim().is_empty(),
        _ => false,
    }
}

/// The first 60 characters: enough to find the value, too few to flood a log.
fn shorten(text: &str) -> String {
    let mut shortened: String = text.chars().take(60).collect();
    if shortened.len() < text.len() {
        shortened.push('…');
    }
    shortened
}
