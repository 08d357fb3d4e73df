//! From the errors of the layers below, which know no HTTP.

use domain::record::{Problem, ProblemCode, Problems};
use matching::EngineError;
use store::StoreError;

use super::{ApiError, Code, FieldError};

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Busy => Self::new(Code::Busy, "the database is busy"),
            other => Self::internal(&other),
        }
    }
}

impl From<EngineError> for ApiError {
    fn from(error: EngineError) -> Self {
        Self::internal(&error)
    }
}

/// The problems of a record, as the API tells them.
///
/// The API calls a record's own id `external_id`; files call it `id`.
impl From<Problems> for ApiError {
    fn from(problems: Problems) -> Self {
        let malformed = problems
            .iter()
            .find(|problem| problem.code == ProblemCode::MalformedJson);
        if let Some(problem) = malformed {
            return Self::new(Code::MalformedJson, format!("the body {}", problem.message));
        }
        let detail = match problems.len() {
            1 => "1 problem in the record".to_owned(),
            n => format!("{n} problems in the record"),
        };
        let errors = problems.into_iter().map(FieldError::from).collect();
        Self::new(Code::ValidationFailed, detail).with_errors(errors)
    }
}

impl From<Problem> for FieldError {
    fn from(problem: Problem) -> Self {
        let pointer = problem.path.pointer();
        let at_top = pointer.rfind('/').is_none_or(|at| at == 0);
        let rename = |name: String| match name.as_str() {
            "id" if at_top => "external_id".to_owned(),
            _ => name,
        };
        Self {
            pointer: match pointer.as_str() {
                "/id" => "/external_id".to_owned(),
                _ => pointer,
            },
            parameter: None,
            code: field_code(problem.code),
            detail: problem.message,
            accepted: problem.accepted.into_iter().map(rename).collect(),
        }
    }
}

/// The codes that `errors[]` of a body can have, as they are written.
pub(crate) fn field_code(code: ProblemCode) -> &'static str {
    match code {
        ProblemCode::MalformedJson => "malformed_json",
        ProblemCode::DuplicateField => "duplicate_field",
        ProblemCode::UnknownField => "unknown_field",
        ProblemCode::MissingField => "missing_field",
        ProblemCode::WrongType => "wrong_type",
        ProblemCode::UnknownValue => "unknown_value",
        ProblemCode::OutOfRange => "out_of_range",
        ProblemCode::WrongFormat => "wrong_format",
        ProblemCode::Inconsistent => "inconsistent",
    }
}
