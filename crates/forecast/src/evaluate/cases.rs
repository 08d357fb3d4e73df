//! Reading `unique_id,season_length,ds,y,split`.

use std::collections::HashMap;
use std::io::Read;

use crate::problem::Problems;
use crate::series::{MAX_MAGNITUDE, MIN_LENGTH, Series};
use crate::table::{Line, Table};
use crate::time::{Step, Time};

/// A series in two parts: what a method may know, and what it is judged by.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// The series' name.
    pub id: String,
    /// What the method may know.
    pub train: Series,
    /// What came after; never empty.
    pub test: Vec<f64>,
}

/// A series as far as it has been read.
struct Draft {
    id: String,
    first_line: u64,
    season_length: usize,
    train: Vec<f64>,
    test: Vec<f64>,
    last: Time,
    step: Option<Step>,
}

const COLUMNS: [&str; 5] = ["unique_id", "season_length", "ds", "y", "split"];

/// Reads a file of series, named `file` in messages. `ds` is a whole number or a date and grows by
/// the same step along a series; its `test` lines follow its `train` lines. All that is wrong is
/// reported, not only the first.
pub fn parse(file: &str, content: impl Read) -> Result<Vec<Case>, Problems> {
    let table = Table::read(file, content, &COLUMNS, &[])?;
    let mut problems = Problems::default();
    let mut drafts: Vec<Draft> = Vec::new();
    let mut by_id: HashMap<&str, usize> = HashMap::new();
    for line in table.lines() {
        let Some(row) = Row::parse(line, &mut problems) else {
            continue;
        };
        let id = line.get("unique_id");
        if let Some(&index) = by_id.get(id) {
            drafts[index].add(line, &row, &mut problems);
        } else {
            by_id.insert(id, drafts.len());
            drafts.push(Draft::new(line, &row, &mut problems));
        }
    }
    let mut cases = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let line = draft.first_line;
        match draft.finish() {
            Ok(case) => cases.push(case),
            Err((id, reason)) => {
                // A line refused above may be what is missing here.
                if problems.count() == 0 {
                    problems.push(table.problem(line, "unique_id", &id, reason, ""));
                }
            }
        }
    }
    problems.or(cases)
}

/// The fields of one line.
struct Row {
    season_length: usize,
    time: Time,
    value: f64,
    is_test: bool,
}

impl Row {
    fn parse(line: Line<'_>, problems: &mut Problems) -> Option<Self> {
        let before = problems.count();
        if line.get("unique_id").is_empty() {
            problems.push(line.problem("unique_id", "the series has no name", "any text"));
        }
        let season_length = line
            .get("season_length")
            .parse()
            .ok()
            .filter(|&length| length > 0);
        if season_length.is_none() {
            problems.push(line.problem("season_length", "not a season length", "1, 4, 12, …"));
        }
        let time = Time::parse(line.get("ds"));
        if time.is_none() {
            let accepted = "a whole number, YYYY-MM or YYYY-MM-DD";
            problems.push(line.problem("ds", "not a time", accepted));
        }
        let value: Option<f64> = line.get("y").parse().ok();
        let value = value.filter(|value| value.abs() <= MAX_MAGNITUDE);
        if value.is_none() {
            let accepted = format!("a finite number within ±{MAX_MAGNITUDE:e}, decimal point '.'");
            problems.push(line.problem("y", "not a value", &accepted));
        }
        let is_test = match line.get("split") {
            "train" => Some(false),
            "test" => Some(true),
            _ => None,
        };
        if is_test.is_none() {
            problems.push(line.problem("split", "unknown part", "train, test"));
        }
        let complete = problems.count() == before;
        complete.then_some(Self {
            season_length: season_length?,
            time: time?,
            value: value?,
            is_test: is_test?,
        })
    }
}

impl Draft {
    fn new(line: Line<'_>, row: &Row, problems: &mut Problems) -> Self {
        if row.is_test {
            problems.push(line.problem("split", "the series begins with its test part", "train"));
        }
        Self {
            id: line.get("unique_id").to_owned(),
            first_line: line.number,
            season_length: row.season_length,
            train: if row.is_test { vec![] } else { vec![row.value] },
            test: if row.is_test { vec![row.value] } else { vec![] },
            last: row.time,
            step: None,
        }
    }

    fn add(&mut self, line: Line<'_>, row: &Row, problems: &mut Problems) {
        if row.season_length != self.season_length {
            let reason = "the season length changes within the series";
            problems.push(line.problem("season_length", reason, &self.season_length.to_string()));
        }
        if !row.is_test && !self.test.is_empty() {
            let reason = "a training value after the test part began";
            problems.push(line.problem("split", reason, "test"));
        }
        let step = self.last.step_to(row.time);
        let regular = match (self.step, step) {
            (_, None) => None,
            (None, Some(step)) => Some(step),
            (Some(usual), Some(step)) => usual.and(step),
        };
        if regular.is_none() {
            let reason = "the time does not follow the one before it by the step of the series";
            problems.push(line.problem("ds", reason, "times in order, without gap or repetition"));
        } else {
            self.step = regular;
        }
        self.last = row.time;
        if row.is_test {
            &mut self.test
        } else {
            &mut self.train
        }
        .push(row.value);
    }

    fn finish(self) -> Result<Case, (String, String)> {
        if self.test.is_empty() {
            return Err((self.id, "the series has no test part".to_owned()));
        }
        if self.train.len() < MIN_LENGTH {
            let length = self.train.len();
            let reason = format!("{length} training values; at least {MIN_LENGTH} are needed");
            return Err((self.id, reason));
        }
        match Series::new(self.train, self.season_length) {
            Ok(train) => Ok(Case {
                id: self.id,
                train,
                test: self.test,
            }),
            Err(error) => Err((self.id, error.to_string())),
        }
    }
}
