//! `spona eval matching --record`: a row of the leaderboard in `docs/quality.md`.

use std::path::Path;
use std::process::Command;

use ::matching::Ranking;
use anyhow::Context;

use super::Measured;
use super::set::JudgedSet;

const BEGIN: &str = "<!-- leaderboard: written by `spona eval matching --record` -->";
const END: &str = "<!-- end of leaderboard -->";
const HEAD: &str = "| date | commit | set | weights | nDCG@10 | MAP | recall@20 | MRR | violations in the top ten | violations before relevant | grade 0 at rank 1 |
|---|---|---|---|---|---|---|---|---|---|---|";

/// A row; the first cells are date, commit, set and weights.
pub(super) struct Row(Vec<String>);

impl Row {
    pub(super) fn of(
        set: &JudgedSet,
        measured: &Measured,
        ranking: &Ranking,
        checkout: &Path,
    ) -> Self {
        let mean = measured.mean();
        let cells = [
            set.bench.today.to_string(),
            commit(checkout).unwrap_or_else(|| "-".to_owned()),
            // A cell must not end in the middle.
            set.name.replace(['|', '\n'], " "),
            ranking.version().to_owned(),
            format!("{:.4}", mean.ndcg_at_10),
            format!("{:.4}", mean.map),
            format!("{:.4}", mean.recall_at_20),
            format!("{:.4}", mean.mrr),
            measured.violations_at_10.to_string(),
            measured
                .total(|detail| detail.violations_before_relevant)
                .to_string(),
            measured
                .total(|detail| usize::from(detail.distractor_at_1))
                .to_string(),
        ];
        Self(cells.into())
    }

    fn parse(line: &str) -> Option<Self> {
        let cells = line.trim().strip_prefix('|')?.strip_suffix('|')?;
        Some(Self(
            cells
                .split('|')
                .map(|cell| cell.trim().to_owned())
                .collect(),
        ))
    }

    /// What another measurement of the same has in common: commit, set and weights. The weights
    /// are a part of it for what is measured before it is committed.
    fn key(&self) -> Option<&[String]> {
        self.0.get(1..4)
    }

    fn line(&self) -> String {
        format!("| {} |", self.0.join(" | "))
    }
}

/// Writes the row into the file: in the place of one for the same commit, set and weights, or else
/// at the end of the table. A file without a table gets one, a file that is not there is made.
pub(super) fn record(file: &Path, row: &Row) -> anyhow::Result<()> {
    let text = match std::fs::read_to_string(file) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        other => other?,
    };
    std::fs::write(file, recorded(&text, row)?)?;
    Ok(())
}

fn recorded(text: &str, row: &Row) -> anyhow::Result<String> {
    let Some((before, rest)) = text.split_once(BEGIN) else {
        let gap = if text.is_empty() { "" } else { "\n" };
        let table = format!("{BEGIN}\n{HEAD}\n{}\n{END}\n", row.line());
        return Ok(format!("{text}{gap}{table}"));
    };
    let (table, after) = rest
        .split_once(END)
        .with_context(|| format!("the leaderboard is not ended by `{END}`"))?;
    let mut rows: Vec<String> = table
        .trim()
        .lines()
        .skip(HEAD.lines().count())
        .map(str::to_owned)
        .collect();
    let same = |line: &&mut String| Row::parse(line).is_some_and(|known| known.key() == row.key());
    match rows.iter_mut().find(same) {
        // The day of the first measurement stays, so that measuring again changes nothing.
        Some(line) => {
            let mut again = Row(row.0.clone());
            if let Some(known) = Row::parse(line) {
                again.0[0].clone_from(&known.0[0]);
            }
            *line = again.line();
        }
        None => rows.push(row.line()),
    }
    let rows: String = rows.iter().map(|row| format!("{row}\n")).collect();
    Ok(format!("{before}{BEGIN}\n{HEAD}\n{rows}{END}{after}"))
}

/// The commit of the checkout, with `+` where files that it tracks differ from it (but for the
/// leaderboard itself). `None` where there is no git, or the folder is no checkout.
fn commit(checkout: &Path) -> Option<String> {
    let git = |arguments: &[&str]| {
        let run = Command::new("git")
            .arg("-C")
            .arg(checkout)
            .args(arguments)
            .output();
        run.ok().filter(|output| output.status.success())
    };
    let hash = String::from_utf8(git(&["rev-parse", "--short=10", "HEAD"])?.stdout).ok()?;
    let others = ["diff", "--quiet", "HEAD", "--", ".", ":!docs/quality.md"];
    let changed = if git(&others).is_some() { "" } else { "+" };
    Some(format!("{}{changed}", hash.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(commit: &str, set: &str, figure: &str) -> Row {
        let cells = [
            "2026-11-25",
            commit,
            set,
            "1@abc",
            figure,
            "0.9",
            "1",
            "1",
            "0",
            "0",
            "0",
        ];
        Row(cells.map(str::to_owned).into())
    }

    #[test]
    fn rows_are_kept_and_the_same_measurement_is_one_row() {
        let once = recorded("# Quality\n", &row("c1", "a", "0.8000")).unwrap();
        assert!(once.starts_with("# Quality\n") && once.contains("| c1 | a |"));
        assert_eq!(recorded(&once, &row("c1", "a", "0.8000")).unwrap(), once);
        let other_set = recorded(&once, &row("c1", "b", "0.7000")).unwrap();
        let other_commit = recorded(&other_set, &row("c2", "a", "0.9000")).unwrap();
        let corrected = recorded(&other_commit, &row("c1", "a", "0.8100")).unwrap();
        let told: Vec<&str> = corrected
            .lines()
            .filter(|line| line.contains("1@abc"))
            .collect();
        assert_eq!(told.len(), 3, "{corrected}");
        assert!(told[0].contains("0.8100") && told[1].contains("| b |") && told[2].contains("c2"));
    }

    #[test]
    fn what_stands_around_the_table_stays() {
        let text = format!("before\n{BEGIN}\n{HEAD}\n{END}\nafter\n");
        let written = recorded(&text, &row("c1", "a", "0.8")).unwrap();
        assert!(written.starts_with("before\n") && written.ends_with("\nafter\n"));
        assert!(recorded(BEGIN, &row("c1", "a", "0.8")).is_err());
    }

    #[test]
    fn the_day_of_the_first_measurement_stays() {
        let once = recorded("", &row("c1", "a", "0.8")).unwrap();
        let mut later = row("c1", "a", "0.8");
        later.0[0] = "2027-01-01".to_owned();
        assert_eq!(recorded(&once, &later).unwrap(), once);
    }
}
