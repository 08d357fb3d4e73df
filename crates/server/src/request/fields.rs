//! The body of a request that is no record: its fields are the parameters of the operation, so
//! what is wrong with them is told like a wrong query parameter, with the place in the body.

use axum::extract::{FromRequest, Request};
use domain::record::{Json, Path, ProblemCode};

use super::body;
use super::params::short;
use crate::problem::{ApiError, Code, FieldError, field_code};

/// A set of fields that an operation takes.
pub(crate) trait BodyFields: Sized {
    /// Takes them out of the reader, which notes what is wrong.
    fn read(fields: &mut Fields) -> Self;
}

/// Extracts [`BodyFields`] and refuses all others.
pub(crate) struct FieldsBody<T>(pub(crate) T);

impl<S: Send + Sync, T: BodyFields> FromRequest<S> for FieldsBody<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        let bytes = body::read(request, state).await?;
        let mut fields = Fields::parse(body::text(&bytes)?)?;
        let read = T::read(&mut fields);
        fields.finish()?;
        Ok(Self(read))
    }
}

/// Walks the fields of a body, noting every problem.
#[derive(Debug, Default)]
pub(crate) struct Fields {
    given: Vec<(String, Json)>,
    known: Vec<&'static str>,
    invalid: Vec<FieldError>,
}

impl Fields {
    fn parse(text: &str) -> Result<Self, ApiError> {
        let (code, detail) = match Json::parse(text) {
            Ok(Json::Object(given)) => {
                return Ok(Self {
                    given,
                    ..Self::default()
                });
            }
            Ok(_) => (ProblemCode::WrongType, "is no object".to_owned()),
            Err(problem) => (problem.code, problem.message),
        };
        if code == ProblemCode::MalformedJson {
            let detail = format!("the body {detail}");
            return Err(ApiError::new(Code::MalformedJson, detail));
        }
        let mut fields = Self::default();
        fields.problem("", code, detail, Vec::new());
        match fields.finish() {
            Err(error) => Err(error),
            Ok(()) => Ok(Self::default()),
        }
    }

    /// `name` is empty where it is about the body as a whole.
    fn problem(
        &mut self,
        name: &str,
        code: ProblemCode,
        detail: impl Into<String>,
        accepted: Vec<String>,
    ) {
        let place = match name {
            "" => Path::default(),
            name => Path::default().field(short(name)),
        };
        self.invalid.push(FieldError {
            pointer: place.pointer(),
            parameter: None,
            code: field_code(code),
            detail: detail.into(),
            accepted,
        });
    }

    /// Notes what is wrong at a place inside a field's value.
    pub(crate) fn wrong(
        &mut self,
        place: &Path,
        code: ProblemCode,
        detail: impl Into<String>,
        accepted: &[&str],
    ) {
        self.invalid.push(FieldError {
            pointer: place.pointer(),
            parameter: None,
            code: field_code(code),
            detail: detail.into(),
            accepted: accepted.iter().map(|&text| text.to_owned()).collect(),
        });
    }

    /// The field's value; `null` counts as missing.
    pub(crate) fn take(&mut self, name: &'static str) -> Option<Json> {
        self.known.push(name);
        let at = self.given.iter().position(|(given, _)| given == name)?;
        let (_, value) = self.given.swap_remove(at);
        (value != Json::Null).then_some(value)
    }

    fn string(&mut self, name: &'static str) -> Option<String> {
        let value = self.take(name)?;
        if let Json::String(text) = value {
            return Some(text);
        }
        self.problem(name, ProblemCode::WrongType, "is no text", Vec::new());
        None
    }

    /// Text that has to be there; it may be empty.
    pub(crate) fn text(&mut self, name: &'static str) -> String {
        let noted = self.invalid.len();
        let text = self.string(name);
        if text.is_none() && self.invalid.len() == noted {
            self.problem(name, ProblemCode::MissingField, "is missing", Vec::new());
        }
        text.unwrap_or_default()
    }

    /// A whole number from `low` to `high`.
    pub(crate) fn number(&mut self, name: &'static str, low: u32, high: u32) -> Option<u32> {
        let value = self.take(name)?;
        let number = match value {
            Json::Integer(number) => u32::try_from(number).ok(),
            Json::Float(_) => None,
            _ => {
                let detail = "is no whole number";
                self.problem(name, ProblemCode::WrongType, detail, Vec::new());
                return None;
            }
        };
        let number = number.filter(|number| (low..=high).contains(number));
        if number.is_none() {
            let accepted = vec![format!("{low} to {high}")];
            let detail = format!("is not a whole number from {low} to {high}");
            self.problem(name, ProblemCode::OutOfRange, detail, accepted);
        }
        number
    }

    /// A code.
    pub(crate) fn code<T: domain::codes::Code>(&mut self, name: &'static str) -> Option<T> {
        let text = self.string(name)?;
        let code = T::parse_code(&text);
        if code.is_none() {
            let detail = format!("{:?} is no {}", short(&text), T::KIND);
            self.problem(name, ProblemCode::UnknownValue, detail, T::accepted());
        }
        code
    }

    fn finish(mut self) -> Result<(), ApiError> {
        // What was taken is gone. A body can hold a million unknown fields: the first ones will do.
        let unknown: Vec<String> = self
            .given
            .drain(..)
            .map(|(name, _)| name)
            .take(20)
            .collect();
        if !unknown.is_empty() {
            let mut errors = Self::default();
            for name in &unknown {
                let accepted = self.known.iter().map(|&name| name.to_owned()).collect();
                let detail = "this operation takes no such field";
                errors.problem(name, ProblemCode::UnknownField, detail, accepted);
            }
            let detail = format!("there is no field {:?} here", short(&unknown[0]));
            return Err(ApiError::new(Code::UnknownParameter, detail).with_errors(errors.invalid));
        }
        if let Some(first) = self.invalid.first() {
            let place = match first.pointer.as_str() {
                "" => "the body".to_owned(),
                pointer => format!("the field {pointer}"),
            };
            let detail = format!("{place} is not valid: {}", first.detail);
            return Err(ApiError::new(Code::InvalidParameter, detail).with_errors(self.invalid));
        }
        Ok(())
    }
}
