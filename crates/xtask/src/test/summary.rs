use std::fmt;
use std::time::Duration;

use super::{Outcome, Verdict};

/// What a step came to and how long it took.
pub(super) struct Line {
    pub(super) name: &'static str,
    pub(super) outcome: Outcome,
    pub(super) took: Duration,
}

impl Line {
    fn result(&self) -> &'static str {
        match self.outcome {
            Ok(Verdict::Passed) => "passed",
            Ok(Verdict::Skipped(_)) => "skipped",
            Err(_) => "failed",
        }
    }

    fn why(&self) -> &str {
        match &self.outcome {
            Ok(Verdict::Passed) => "",
            Ok(Verdict::Skipped(why)) | Err(why) => why,
        }
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.took.as_secs_f64();
        let line = format!(
            "{:<11} {:<8} {seconds:>7.1} s  {}",
            self.name,
            self.result(),
            self.why()
        );
        f.write_str(line.trim_end())
    }
}

/// The table at the end.
#[derive(Default)]
pub(super) struct Summary(Vec<Line>);

impl Summary {
    pub(super) fn add(&mut self, line: Line) {
        self.0.push(line);
    }

    pub(super) fn failed(&self) -> usize {
        self.count("failed")
    }

    fn count(&self, result: &str) -> usize {
        self.0.iter().filter(|line| line.result() == result).count()
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<11} {:<8} {:>9}", "step", "result", "time")?;
        for line in &self.0 {
            writeln!(f, "{line}")?;
        }
        let (passed, failed) = (self.count("passed"), self.count("failed"));
        write!(f, "steps: {passed} passed, {failed} failed")?;
        match self.count("skipped") {
            0 => writeln!(f),
            skipped => writeln!(f, ", {skipped} skipped"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_counts_and_says_why() {
        let mut summary = Summary::default();
        let line = |name, outcome| Line {
            name,
            outcome,
            took: Duration::from_millis(1250),
        };
        summary.add(line("fmt", Ok(Verdict::Passed)));
        summary.add(line("deny", Ok(Verdict::Skipped("not installed".into()))));
        summary.add(line("unit", Err("two tests".into())));
        assert_eq!(summary.failed(), 1);
        assert_eq!(
            summary.to_string(),
            "step        result        time\n\
             fmt         passed       1.2 s\n\
             deny        skipped      1.2 s  not installed\n\
             unit        failed       1.2 s  two tests\n\
             steps: 1 passed, 1 failed, 1 skipped\n"
        );
    }
}
