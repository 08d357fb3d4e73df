//! Changing numbers in the text of a `ranking.toml` where they stand, so that its comments stay.

use super::weights::Ranking;

/// The text with other numbers in the places of those named in `changes`. The result is read back
/// and compared, so a form that this does not understand is an error, never a wrong file.
pub(super) fn rewritten(text: &str, changes: &[(&str, f64)]) -> Result<String, String> {
    let before = Ranking::parse(text)?;
    let mut section = String::new();
    let mut done = Vec::new();
    let mut lines = Vec::new();
    for line in text.split('\n') {
        let bare = line.trim();
        if let Some(rest) = bare.strip_prefix('[') {
            if let Some((name, _)) = rest.split_once(']') {
                name.trim().clone_into(&mut section);
            }
            lines.push(line.to_owned());
            continue;
        }
        let changed = line.split_once('=').and_then(|(key, value)| {
            let name = if section.is_empty() {
                key.trim().to_owned()
            } else {
                format!("{section}.{}", key.trim())
            };
            let (name, number) = changes.iter().find(|(known, _)| *known == name)?;
            done.push(*name);
            let (old, comment) = match value.find('#') {
                Some(at) => value.split_at(at),
                None => (value, ""),
            };
            let new = written(*number);
            let space = &old[old.trim_end().len()..];
            Some(format!("{key}= {new}{space}{comment}"))
        });
        lines.push(changed.unwrap_or_else(|| line.to_owned()));
    }
    if let Some((name, _)) = changes.iter().find(|(name, _)| !done.contains(name)) {
        return Err(format!(
            "{name} was not found in the file as `[section]` and `key = number` on a line"
        ));
    }
    let text = lines.join("\n");
    let (found, wanted) = (Ranking::parse(&text)?, before.with_all(changes)?);
    if found.version() != wanted.version() {
        return Err("the file has a form in which numbers cannot be replaced safely".to_owned());
    }
    Ok(text)
}

/// The shortest text that reads back as this number, with two decimals at least as in the file.
fn written(number: f64) -> String {
    let short = number.to_string();
    let decimals = short
        .split_once('.')
        .map_or(0, |(_, decimals)| decimals.len());
    if decimals < 2 {
        format!("{number:.2}")
    } else {
        short
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COMMITTED: &str = include_str!("../../../../index/ranking.toml");

    #[test]
    fn numbers_change_where_they_stand() {
        let changes = [("weights.education", 0.075), ("evidence.education", 0.5)];
        let text = rewritten(COMMITTED, &changes).unwrap();
        let old: Vec<&str> = COMMITTED.lines().collect();
        let differing: Vec<&str> = text
            .lines()
            .zip(&old)
            .filter(|(new, old)| new != *old)
            .map(|(new, _)| new)
            .collect();
        assert_eq!(differing, ["education = 0.075", "education = 0.50"]);
        assert_eq!(text.lines().count(), old.len());
        assert_eq!(rewritten(COMMITTED, &[]).unwrap(), COMMITTED);
    }

    #[test]
    fn a_remark_behind_a_number_stays() {
        let line = COMMITTED
            .lines()
            .find(|line| line.starts_with("occupation = "))
            .unwrap();
        let remarked = COMMITTED.replace(line, &format!("{line}   # the title"));
        let text = rewritten(&remarked, &[("weights.occupation", 0.5)]).unwrap();
        assert!(text.contains("occupation = 0.50   # the title"), "{text}");
    }

    #[test]
    fn what_cannot_be_done_is_an_error() {
        let missing = rewritten(COMMITTED, &[("weights.nothing", 0.5)]).unwrap_err();
        assert!(missing.contains("weights.nothing"), "{missing}");
        assert!(rewritten(COMMITTED, &[("weights.occupation", 7.0)]).is_err());
        assert!(rewritten("not = toml", &[]).is_err());
    }
}
