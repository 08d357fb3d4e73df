//! Query parameters. An unknown one is an error, never ignored.

mod matching;

use std::str::FromStr;

use axum::extract::{FromRequestParts, Query};
use axum::http::request::Parts;

pub(crate) use matching::{MatchParams, NeedMatchParams, criteria};

use super::cursor::Cursors;
use crate::problem::{ApiError, Code, FieldError};

/// The most items of a page.
pub(crate) const MAX_LIMIT: usize = 100;
/// The items of a page where the client does not say.
pub(crate) const DEFAULT_LIMIT: usize = 20;
/// The longest free text of a query, in characters.
const MAX_QUERY: usize = 1_000;
/// How far into a ranking or a result list paging goes.
const MAX_OFFSET: usize = 10_000;

/// A set of query parameters that an operation takes.
pub(crate) trait QueryParams: Sized {
    /// Takes them out of the reader, which notes what is wrong.
    fn read(reader: &mut Reader) -> Self;
}

/// No parameters at all.
impl QueryParams for () {
    fn read(_: &mut Reader) -> Self {}
}

/// Extracts [`QueryParams`] and refuses all others.
pub(crate) struct Params<T>(pub(crate) T);

impl<S: Send + Sync, T: QueryParams> FromRequestParts<S> for Params<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        let query: Result<Query<Vec<(String, String)>>, _> = Query::try_from_uri(&parts.uri);
        let pairs = query
            .map_err(|_| ApiError::new(Code::InvalidParameter, "the query is not well-formed"))?;
        let mut reader = Reader::new(parts.uri.path(), pairs.0);
        let params = T::read(&mut reader);
        reader.finish()?;
        Ok(Self(params))
    }
}

/// Which page of a list is asked for.
#[derive(Debug, Clone)]
pub(crate) struct PageParams {
    /// Items of the page.
    pub(crate) limit: usize,
    /// The position that the cursor gave.
    pub(crate) position: Option<String>,
    /// Gives the cursor of the next page.
    pub(crate) cursors: Cursors,
}

impl PageParams {
    /// The cursor of a page that begins at `position`.
    pub(crate) fn cursor(&self, position: &str) -> String {
        self.cursors.give(position)
    }
}

/// A page by how many items lie before it.
#[derive(Debug, Clone)]
pub(crate) struct OffsetPage {
    /// The page.
    pub(crate) page: PageParams,
    /// Items before it.
    pub(crate) offset: usize,
}

impl OffsetPage {
    /// The cursor of the next page of a list of `total` items, if there is one.
    pub(crate) fn next(&self, total: usize) -> Option<String> {
        let next = self.offset + self.page.limit;
        (next < total && next <= MAX_OFFSET).then(|| self.page.cursor(&next.to_string()))
    }
}

/// Walks the parameters of a request, noting every problem.
pub(crate) struct Reader {
    path: String,
    pairs: Vec<(String, String)>,
    known: Vec<&'static str>,
    invalid: Vec<FieldError>,
}

impl Reader {
    fn new(path: &str, pairs: Vec<(String, String)>) -> Self {
        Self {
            path: path.to_owned(),
            pairs,
            known: Vec::new(),
            invalid: Vec::new(),
        }
    }

    fn problem(
        &mut self,
        name: &str,
        code: &'static str,
        detail: impl Into<String>,
        accepted: Vec<String>,
    ) {
        self.invalid.push(FieldError {
            pointer: String::new(),
            parameter: Some(name.to_owned()),
            code,
            detail: detail.into(),
            accepted,
        });
    }

    fn values(&mut self, name: &'static str) -> Vec<String> {
        self.known.push(name);
        let given = self.pairs.iter().filter(|(key, _)| key == name);
        given.map(|(_, value)| value.clone()).collect()
    }

    fn single(&mut self, name: &'static str) -> Option<String> {
        let mut values = self.values(name);
        if values.len() > 1 {
            let detail = format!("{name} stands {} times", values.len());
            self.problem(name, "inconsistent", detail, Vec::new());
        }
        values.pop()
    }

    /// Free text; missing counts as empty.
    pub(crate) fn text(&mut self, name: &'static str) -> String {
        let text = self.single(name).unwrap_or_default();
        if text.chars().count() > MAX_QUERY {
            let accepted = vec![format!("up to {MAX_QUERY} characters")];
            self.problem(name, "out_of_range", "is too long", accepted);
        }
        text
    }

    /// A whole number from `low` to `high`.
    pub(crate) fn number<T>(&mut self, name: &'static str, low: T, high: T) -> Option<T>
    where
        T: FromStr + PartialOrd + std::fmt::Display,
    {
        let text = self.single(name)?;
        let number = text.parse().ok().filter(|n| (&low..=&high).contains(&n));
        if number.is_none() {
            let accepted = vec![format!("{low} to {high}")];
            let detail = format!(
                "{:?} is not a whole number from {low} to {high}",
                short(&text)
            );
            self.problem(name, "out_of_range", detail, accepted);
        }
        number
    }

    /// Codes; the parameter may stand several times.
    pub(crate) fn codes<T: domain::codes::Code + PartialEq>(
        &mut self,
        name: &'static str,
    ) -> Vec<T> {
        let mut codes = Vec::new();
        for text in self.values(name) {
            match T::parse_code(&text) {
                Some(code) if codes.contains(&code) => {}
                Some(code) => codes.push(code),
                None => {
                    let detail = format!("{:?} is no {}", short(&text), T::KIND);
                    self.problem(name, "unknown_value", detail, T::accepted());
                }
            }
        }
        codes
    }

    /// One code.
    pub(crate) fn code<T: domain::codes::Code>(&mut self, name: &'static str) -> Option<T> {
        let text = self.single(name)?;
        let code = T::parse_code(&text);
        if code.is_none() {
            let detail = format!("{:?} is no {}", short(&text), T::KIND);
            self.problem(name, "unknown_value", detail, T::accepted());
        }
        code
    }

    /// Languages, as matching groups them.
    pub(crate) fn languages(&mut self, name: &'static str) -> Vec<domain::codes::LanguageGroup> {
        let tags: Vec<domain::LanguageTag> = self.codes(name);
        let mut groups: Vec<_> = tags.iter().map(domain::LanguageTag::group).collect();
        groups.sort();
        groups.dedup();
        groups
    }

    /// The language of sentences, for [`super::language::Reading`] to take: refused here where it
    /// is none that there are sentences in. To be read behind the page, whose cursor does not
    /// belong to it.
    pub(crate) fn reading_language(&mut self) {
        let Some(text) = self.single(super::language::LANGUAGE) else {
            return;
        };
        if explanation::Reader::of_tag(&text).is_none() {
            let accepted = explanation::Reader::ACCEPTED.map(str::to_owned).to_vec();
            let detail = format!("there are no sentences in {:?}", short(&text));
            self.problem(super::language::LANGUAGE, "unknown_value", detail, accepted);
        }
    }

    /// One of a list of values that is only known at run time.
    pub(crate) fn text_option(&mut self, name: &'static str) -> Option<String> {
        self.single(name).filter(|text| !text.is_empty())
    }

    /// `limit` and `cursor`. To be read last: the cursor belongs to all parameters read before.
    pub(crate) fn page(&mut self) -> PageParams {
        let limit = self.number("limit", 1, MAX_LIMIT).unwrap_or(DEFAULT_LIMIT);
        let filters = self.pairs.iter().filter(|(name, _)| {
            name != "limit" && name != "cursor" && self.known.contains(&name.as_str())
        });
        let parts = filters.flat_map(|(name, value)| [name.as_str(), value.as_str()]);
        let cursors = Cursors::of(std::iter::once(self.path.as_str()).chain(parts));
        let cursor = self.single("cursor").filter(|text| !text.is_empty());
        let position = cursor.and_then(|cursor| {
            let position = cursors.take(&cursor);
            if position.is_none() {
                self.bad_cursor();
            }
            position
        });
        PageParams {
            limit,
            position,
            cursors,
        }
    }

    /// `limit` and `cursor` of a list that is paged by number.
    pub(crate) fn offset_page(&mut self) -> OffsetPage {
        let page = self.page();
        let offset = page.position.as_ref().map(|position| {
            let offset: Option<usize> = position.parse().ok();
            offset.filter(|offset| *offset <= MAX_OFFSET)
        });
        if offset == Some(None) {
            self.bad_cursor();
        }
        OffsetPage {
            page,
            offset: offset.flatten().unwrap_or(0),
        }
    }

    pub(crate) fn bad_cursor(&mut self) {
        let accepted = vec!["the next_cursor of the page before, with the same filters".to_owned()];
        self.problem(
            "cursor",
            "wrong_format",
            "is no cursor of this list",
            accepted,
        );
    }

    fn finish(mut self) -> Result<(), ApiError> {
        let known = std::mem::take(&mut self.known);
        let accepted: Vec<String> = known.iter().map(|&name| name.to_owned()).collect();
        let unknown: Vec<FieldError> = self
            .pairs
            .iter()
            .filter(|(name, _)| !known.contains(&name.as_str()))
            .map(|(name, _)| FieldError {
                pointer: String::new(),
                parameter: Some(short(name).to_owned()),
                code: "unknown_parameter",
                detail: "this operation takes no such parameter".to_owned(),
                accepted: accepted.clone(),
            })
            .collect();
        if let Some(first) = unknown.first() {
            let name = first.parameter.as_deref().unwrap_or_default();
            let detail = format!("there is no parameter {name:?} here");
            return Err(ApiError::new(Code::UnknownParameter, detail).with_errors(unknown));
        }
        if let Some(first) = self.invalid.first() {
            let name = first.parameter.as_deref().unwrap_or_default();
            let detail = format!("the parameter {name} is not valid: {}", first.detail);
            return Err(ApiError::new(Code::InvalidParameter, detail).with_errors(self.invalid));
        }
        Ok(())
    }
}

/// The beginning of a value that a client sent, for a message.
pub(super) fn short(text: &str) -> &str {
    let end = text.char_indices().nth(60).map_or(text.len(), |(at, _)| at);
    &text[..end]
}
