//! TREC judgements: `need_id <TAB> 0 <TAB> profile_id <TAB> grade`.

use std::collections::HashMap;

/// Grades by need and profile; a pair that was not judged has grade 0.
#[derive(Debug, Clone, Default)]
pub struct Judgements {
    grades: HashMap<String, HashMap<String, u8>>,
}

/// A line that is no judgement.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {message}")]
pub struct JudgementsError {
    /// Line, from 1.
    pub line: usize,
    /// What is wrong, and what would be right.
    pub message: String,
}

impl Judgements {
    /// Reads judgements; blank lines are skipped.
    pub fn parse(text: &str) -> Result<Self, JudgementsError> {
        let mut judgements = Self::default();
        for (index, line) in text
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.trim().is_empty())
        {
            let fail = |message: String| JudgementsError {
                line: index + 1,
                message,
            };
            let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
            let [need, _, profile, grade] = cells[..] else {
                let found = cells.len();
                return Err(fail(format!(
                    "has {found} cells, expected need, 0, profile, grade"
                )));
            };
            let grade = grade.parse().ok().filter(|grade| *grade <= 3);
            let grade =
                grade.ok_or_else(|| fail(format!("grade {:?}; accepted: 0 to 3", cells[3])))?;
            let before = judgements
                .grades
                .entry(need.to_owned())
                .or_default()
                .insert(profile.to_owned(), grade);
            if before.is_some_and(|before| before != grade) {
                return Err(fail(format!(
                    "{need} and {profile} were judged otherwise above"
                )));
            }
        }
        Ok(judgements)
    }

    /// The grade of a pair.
    pub fn grade(&self, need: &str, profile: &str) -> u8 {
        self.grades
            .get(need)
            .and_then(|grades| grades.get(profile))
            .copied()
            .unwrap_or(0)
    }

    /// All profiles judged for a need with their grades, by id.
    pub fn judged(&self, need: &str) -> Vec<(&str, u8)> {
        let grades = self.grades.get(need).into_iter().flatten();
        let mut judged: Vec<(&str, u8)> = grades
            .map(|(profile, grade)| (profile.as_str(), *grade))
            .collect();
        judged.sort_unstable();
        judged
    }

    /// All grades given for a need.
    pub fn of_need(&self, need: &str) -> Vec<u8> {
        self.grades
            .get(need)
            .map(|grades| grades.values().copied().collect())
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_checked() {
        let judgements = Judgements::parse("n-1\t0\tp-1\t3\n\nn-1\t0\tp-2\t0\n").unwrap();
        assert_eq!(
            (
                judgements.grade("n-1", "p-1"),
                judgements.grade("n-1", "p-9")
            ),
            (3, 0)
        );
        for (bad, line) in [
            ("n-1 0 p-1 3", 1),
            ("\nn\t0\tp\t4", 2),
            ("n\t0\tp\tx", 1),
            ("n\t0\tp\t1\nn\t0\tp\t2", 2),
        ] {
            assert_eq!(Judgements::parse(bad).unwrap_err().line, line, "{bad}");
        }
    }
}
