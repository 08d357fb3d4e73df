//! A CSV table with a header, read so that every complaint names its line and column.

use std::io::Read;

use crate::problem::{Problem, Problems};

/// The header and the lines of a table, as text.
#[derive(Debug)]
pub(crate) struct Table {
    file: String,
    columns: Vec<String>,
    /// Lines with their numbers, each with as many fields as there are columns.
    lines: Vec<(u64, csv::StringRecord)>,
}

/// One line of a [`Table`].
#[derive(Debug, Clone, Copy)]
pub(crate) struct Line<'a> {
    table: &'a Table,
    pub(crate) number: u64,
    record: &'a csv::StringRecord,
}

impl Table {
    /// Reads a table whose header holds every one of `required`, nothing beyond `required` and
    /// `optional`, and no name twice, in any order.
    pub(crate) fn read(
        file: &str,
        content: impl Read,
        required: &[&str],
        optional: &[&str],
    ) -> Result<Self, Problems> {
        let mut problems = Problems::default();
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(content);
        let columns = match reader.headers() {
            Ok(header) => header
                .iter()
                .map(|name| name.trim_start_matches('\u{feff}').to_owned()),
            Err(error) => {
                problems.push(unreadable(file, &error));
                return Err(problems);
            }
        };
        let mut table = Self {
            file: file.to_owned(),
            columns: columns.collect(),
            lines: vec![],
        };
        for problem in table.header_problems(required, optional) {
            problems.push(problem);
        }
        if !problems.problems.is_empty() {
            return Err(problems);
        }
        for result in reader.records() {
            match result {
                Err(error) => problems.push(unreadable(file, &error)),
                Ok(record) => {
                    let number = record.position().map_or(0, csv::Position::line);
                    if record.len() == table.columns.len() {
                        table.lines.push((number, record));
                    } else {
                        let (found, wanted) = (record.len(), table.columns.len());
                        let reason = format!("the line has {found} fields, the header {wanted}");
                        problems.push(table.problem(number, "", "", reason, ""));
                    }
                }
            }
        }
        problems.or(table)
    }

    pub(crate) fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        self.lines.iter().map(|(number, record)| Line {
            table: self,
            number: *number,
            record,
        })
    }

    fn header_problems(&self, required: &[&str], optional: &[&str]) -> Vec<Problem> {
        let at_header = |column: &str, reason: String, accepted: &str| {
            self.problem(1, column, column, reason, accepted)
        };
        if self.columns.len() <= 1 {
            let reason = "the header has a single column; the fields must be separated by commas";
            return vec![at_header("", reason.to_owned(), &required.join(","))];
        }
        let mut problems = Vec::new();
        for (index, column) in self.columns.iter().enumerate() {
            if !required.contains(&column.as_str()) && !optional.contains(&column.as_str()) {
                let accepted = [required, optional].concat().join(", ");
                problems.push(at_header(column, "unknown column".to_owned(), &accepted));
            } else if self.columns[..index].contains(column) {
                problems.push(at_header(
                    column,
                    "the column is there twice".to_owned(),
                    "",
                ));
            }
        }
        for &column in required {
            if !self.columns.iter().any(|name| name == column) {
                problems.push(at_header(column, "the column is missing".to_owned(), ""));
            }
        }
        problems
    }

    pub(crate) fn problem(
        &self,
        line: u64,
        column: &str,
        value: &str,
        reason: impl Into<String>,
        accepted: &str,
    ) -> Problem {
        Problem {
            file: self.file.clone(),
            line,
            column: column.to_owned(),
            value: value.to_owned(),
            reason: reason.into(),
            accepted: accepted.to_owned(),
        }
    }
}

impl<'a> Line<'a> {
    /// The field of a column; empty when the table has no such column.
    pub(crate) fn get(&self, column: &str) -> &'a str {
        let index = self.table.columns.iter().position(|name| name == column);
        index
            .and_then(|index| self.record.get(index))
            .unwrap_or_default()
    }

    /// A problem with the field of a column.
    pub(crate) fn problem(
        &self,
        column: &str,
        reason: impl Into<String>,
        accepted: &str,
    ) -> Problem {
        self.table
            .problem(self.number, column, self.get(column), reason, accepted)
    }
}

fn unreadable(file: &str, error: &csv::Error) -> Problem {
    let reason = match error.kind() {
        csv::ErrorKind::Utf8 { .. } => "the line is not UTF-8".to_owned(),
        _ => error.to_string(),
    };
    Problem {
        file: file.to_owned(),
        line: error.position().map_or(1, csv::Position::line),
        column: String::new(),
        value: String::new(),
        reason,
        accepted: String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(content: &[u8]) -> Vec<String> {
        let problems = Table::read("t.csv", content, &["a", "b"], &["c"]).unwrap_err();
        problems.problems.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn reads_columns_in_any_order_and_knows_its_lines() {
        let content = "\u{feff}b,c,a\n1,\"two\nlines\",3\n4,5,6\n".as_bytes();
        let table = Table::read("t.csv", content, &["a", "b"], &["c", "d"]).unwrap();
        let lines: Vec<_> = table.lines().collect();
        assert_eq!(
            (lines[0].get("a"), lines[0].get("d"), lines[0].number),
            ("3", "", 2)
        );
        assert_eq!((lines[1].get("b"), lines[1].number), ("4", 4));
    }

    #[test]
    fn complaints_name_the_line() {
        assert_eq!(
            refused(b"a,b,z\n"),
            ["t.csv:1: z \"z\": unknown column; accepted: a, b, c"]
        );
        assert_eq!(
            refused(b"a,c\n"),
            ["t.csv:1: b \"b\": the column is missing"]
        );
        assert_eq!(
            refused(b"a,a,b\n"),
            ["t.csv:1: a \"a\": the column is there twice"]
        );
        assert_eq!(
            refused(b"a,b\n1,2\n1\n"),
            ["t.csv:3: the line has 1 fields, the header 2"]
        );
        assert_eq!(
            refused(b"a,b\n1,\xff\n"),
            ["t.csv:2: the line is not UTF-8"]
        );
        assert!(refused(b"a;b\n1;2\n")[0].contains("separated by commas"));
        assert!(refused(b"")[0].contains("single column"));
    }
}
