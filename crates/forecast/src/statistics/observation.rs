//! One figure, and reading it from a line.

use domain::codes::{Code, Country, Region};
use serde::Serialize;

use super::{Age, Dimension, Education, Flags, Measure, Occupation, Period, Sectors, Sex, Unit};
use super::{Flag, dimensions::MAX_AGE};
use crate::problem::Problems;
use crate::series::MAX_MAGNITUDE;
use crate::table::Line;

/// Columns that a table of figures must have.
pub(super) const REQUIRED: [&str; 6] = ["measure", "region", "period", "value", "unit", "source"];

/// Columns that it may have; one that is missing counts as empty on every line.
pub(super) const OPTIONAL: [&str; 8] = [
    "country",
    "occupation",
    "sector",
    "education",
    "sex",
    "age_from",
    "age_to",
    "flag",
];

/// A figure: what it measures, of whom, when, and where it comes from. A dimension that is `None`
/// is not broken down: the figure is of all.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Observation {
    /// What it measures.
    pub measure: Measure,
    /// Of which part of the country.
    pub region: Region,
    /// Of or to which other country.
    pub country: Option<Country>,
    /// Of which occupation.
    pub occupation: Option<Occupation>,
    /// Of which sector.
    pub sector: Option<Sectors>,
    /// Of which education.
    pub education: Option<Education>,
    /// Of which sex.
    pub sex: Sex,
    /// Of which ages.
    pub age: Option<Age>,
    /// When.
    pub period: Period,
    /// The figure, in `unit`; `None` only where a flag says why.
    pub value: Option<f64>,
    /// The unit of `value`.
    pub unit: Unit,
    /// The id of its source.
    pub source: String,
    /// Remarks on it.
    pub flags: Flags,
}

/// What tells figures apart: two figures that agree in all of it are duplicates.
pub(super) type Key = (
    (
        Measure,
        Region,
        Option<Country>,
        Option<Occupation>,
        Option<Sectors>,
    ),
    (Option<Education>, Sex, Option<Age>, Period, String),
);

impl Observation {
    /// The figure as a number of persons, where it counts persons.
    pub fn persons(&self) -> Option<f64> {
        match self.unit {
            Unit::Persons => self.value,
            Unit::ThousandPersons => self.value.map(|value| value * 1000.0),
            _ => None,
        }
    }

    pub(super) fn key(&self) -> Key {
        let Self {
            measure,
            region,
            country,
            education,
            sex,
            age,
            ..
        } = *self;
        let (occupation, sector) = (self.occupation.clone(), self.sector.clone());
        let (period, source) = (self.period.clone(), self.source.clone());
        (
            (measure, region, country, occupation, sector),
            (education, sex, age, period, source),
        )
    }

    /// Reads a line; what is wrong with it goes to `problems`.
    pub(super) fn parse(line: Line<'_>, problems: &mut Problems) -> Option<Self> {
        let before = problems.count();
        let measure: Option<Measure> = required(line, "measure", problems);
        let region = required(line, "region", problems);
        let period = required(line, "period", problems);
        let unit = required(line, "unit", problems);
        let country = optional(line, "country", problems);
        let occupation = optional(line, "occupation", problems);
        let sector = optional(line, "sector", problems);
        let education = optional(line, "education", problems);
        let sex = optional(line, "sex", problems).unwrap_or(Sex::Total);
        let age = age(line, problems);
        let flags = flags(line, problems);
        if let Some(measure) = measure {
            check_breakdown(line, measure, problems);
            check_unit(line, measure, unit, problems);
        }
        let value = value(line, measure, unit, &flags, problems);
        if problems.count() > before {
            return None;
        }
        Some(Self {
            measure: measure?,
            region: region?,
            country,
            occupation,
            sector,
            education,
            sex,
            age,
            period: period?,
            value,
            unit: unit?,
            source: line.get("source").to_owned(),
            flags,
        })
    }
}

fn accepted<C: Code>() -> String {
    C::accepted().join(", ")
}

fn required<C: Code>(line: Line<'_>, column: &str, problems: &mut Problems) -> Option<C> {
    let code = C::parse_code(line.get(column));
    if code.is_none() {
        let reason = format!("unknown {}", C::KIND);
        problems.push(line.problem(column, reason, &accepted::<C>()));
    }
    code
}

fn optional<C: Code>(line: Line<'_>, column: &str, problems: &mut Problems) -> Option<C> {
    if line.get(column).is_empty() {
        None
    } else {
        required(line, column, problems)
    }
}

fn age(line: Line<'_>, problems: &mut Problems) -> Option<Age> {
    let (from, to) = (line.get("age_from"), line.get("age_to"));
    let mut years = |column: &str| {
        let age: Option<u8> = line.get(column).parse().ok().filter(|age| *age <= MAX_AGE);
        if age.is_none() {
            let accepted = format!("completed years, 0 to {MAX_AGE}");
            problems.push(line.problem(column, "not an age", &accepted));
        }
        age
    };
    match (from.is_empty(), to.is_empty()) {
        (true, true) => None,
        (true, false) => {
            let reason = "age_to without age_from";
            problems.push(line.problem(
                "age_to",
                reason,
                "both, or age_from alone for no upper end",
            ));
            None
        }
        (false, true) => Some(Age {
            from: years("age_from")?,
            to: None,
        }),
        (false, false) => {
            let age = Age {
                from: years("age_from")?,
                to: Some(years("age_to")?),
            };
            if age.to.is_some_and(|to| to < age.from) {
                problems.push(line.problem("age_to", "below age_from", from));
            }
            Some(age)
        }
    }
}

fn flags(line: Line<'_>, problems: &mut Problems) -> Flags {
    Flags::parse(line.get("flag")).unwrap_or_else(|| {
        let accepted = format!("each once, separated by spaces: {}", accepted::<Flag>());
        problems.push(line.problem("flag", "unknown or repeated flag", &accepted));
        Flags::default()
    })
}

/// A measure is broken down only by its own dimensions.
fn check_breakdown(line: Line<'_>, measure: Measure, problems: &mut Problems) {
    for dimension in Dimension::ALL {
        let columns: &[&str] = match dimension {
            Dimension::Age => &["age_from", "age_to"],
            other => &[other.as_str()],
        };
        for column in columns {
            let given = !matches!(line.get(column), "" | "t");
            if given && !measure.dimensions().contains(dimension) {
                let reason = format!("{measure} is not broken down by {dimension}");
                problems.push(line.problem(column, reason, "an empty field"));
            }
        }
    }
}

fn check_unit(line: Line<'_>, measure: Measure, unit: Option<Unit>, problems: &mut Problems) {
    if unit.is_some_and(|unit| !measure.units().contains(&unit)) {
        let units: Vec<&str> = measure.units().iter().map(|unit| unit.as_str()).collect();
        let reason = format!("{measure} is not given in this unit");
        problems.push(line.problem("unit", reason, &units.join(", ")));
    }
}

fn value(
    line: Line<'_>,
    measure: Option<Measure>,
    unit: Option<Unit>,
    flags: &Flags,
    problems: &mut Problems,
) -> Option<f64> {
    let text = line.get("value");
    if flags.replace_value() {
        if !text.is_empty() {
            problems.push(line.problem("value", "a value beside a flag that replaces it", "empty"));
        }
        return None;
    }
    let value: Option<f64> = text.parse().ok().filter(|value: &f64| value.is_finite());
    let Some(value) = value else {
        let reason = if text.is_empty() {
            "no value, and no flag that says why"
        } else {
            "not a number"
        };
        let accepted = "digits with a decimal point '.', no thousands separator; or empty with a \
                        flag confidential, not_available or not_applicable";
        problems.push(line.problem("value", reason, accepted));
        return None;
    };
    let lowest = if measure.is_some_and(Measure::may_be_negative) {
        -MAX_MAGNITUDE
    } else {
        0.0
    };
    let highest = if unit == Some(Unit::Percent) {
        100.0
    } else {
        MAX_MAGNITUDE
    };
    if !(lowest..=highest).contains(&value) {
        let reason = if value < lowest {
            "below the least value"
        } else {
            "above the highest value"
        };
        problems.push(line.problem("value", reason, &format!("{lowest:e} to {highest:e}")));
    }
    Some(value)
}
