//! One record of `profiles.jsonl` or `needs.jsonl`, or the body of a request, as validated data.
//!
//! [`parse_profile`] and [`parse_need`] report every problem of a record at once, each with its
//! place and with what would be accepted.

mod common;
mod json;
mod need;
mod problem;
mod profile;
mod reader;

pub use json::Json;
pub use need::parse_need;
pub use problem::{Path, Problem, ProblemCode};
pub use profile::parse_profile;

use crate::need::Need;
use crate::profile::Profile;

/// Everything that is wrong with one record. Never empty.
pub type Problems = Vec<Problem>;

/// A kind of record that can be read from a line of JSON.
pub trait Record: Sized {
    /// The plural, as in file names and URLs.
    const PLURAL: &'static str;

    /// Validates a JSON value.
    fn from_json(json: &Json) -> Result<Self, Problems>;

    /// Reads and validates one line.
    fn from_line(line: &str) -> Result<Self, Problems> {
        Json::parse(line)
            .map_err(|problem| vec![problem])
            .and_then(|json| Self::from_json(&json))
    }
}

impl Record for Profile {
    const PLURAL: &'static str = "profiles";

    fn from_json(json: &Json) -> Result<Self, Problems> {
        parse_profile(json)
    }
}

impl Record for Need {
    const PLURAL: &'static str = "needs";

    fn from_json(json: &Json) -> Result<Self, Problems> {
        parse_need(json)
    }
}
