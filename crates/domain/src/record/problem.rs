use std::fmt;

use serde::Serialize;

/// Where in a record something stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Path(Vec<Step>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    Field(String),
    Index(usize),
}

impl Path {
    /// The place of a field within this one.
    #[must_use]
    pub fn field(&self, name: &str) -> Self {
        self.with(Step::Field(name.to_owned()))
    }

    /// The place of an item within this list.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        self.with(Step::Index(index))
    }

    fn with(&self, step: Step) -> Self {
        let mut steps = self.0.clone();
        steps.push(step);
        Self(steps)
    }

    /// As a JSON Pointer (RFC 6901), such as `/languages/0/level`.
    pub fn pointer(&self) -> String {
        let step = |step: &Step| match step {
            Step::Field(name) => format!("/{}", name.replace('~', "~0").replace('/', "~1")),
            Step::Index(index) => format!("/{index}"),
        };
        self.0.iter().map(step).collect()
    }
}

/// As a JSON path, such as `$.languages[0].level`.
impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("$")?;
        for step in &self.0 {
            match step {
                Step::Field(name) if name.chars().all(|c| c.is_alphanumeric() || c == '_') => {
                    write!(f, ".{name}")?;
                }
                Step::Field(name) => write!(f, "[{name:?}]")?,
                Step::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

/// What kind of problem it is; stable, for programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ProblemCode {
    /// Not JSON at all.
    MalformedJson,
    /// The same field twice in one object.
    DuplicateField,
    /// A field that does not exist.
    UnknownField,
    /// A field that has to be there.
    MissingField,
    /// Text where a number belongs, and the like.
    WrongType,
    /// A code or level that does not exist.
    UnknownValue,
    /// A text, list or number outside its limits.
    OutOfRange,
    /// A text in the wrong shape, such as a date.
    WrongFormat,
    /// Fields that contradict each other.
    Inconsistent,
}

/// One thing that is wrong with a record: where, what, and what would be right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The place.
    pub path: Path,
    /// The kind.
    pub code: ProblemCode,
    /// What is wrong, with the value that was found (shortened).
    pub message: String,
    /// What would be accepted; empty where the message says all.
    pub accepted: Vec<String>,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.message)?;
        if !self.accepted.is_empty() {
            write!(f, "; accepted: {}", self.accepted.join(", "))?;
        }
        Ok(())
    }
}
