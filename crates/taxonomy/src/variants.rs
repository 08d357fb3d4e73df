//! The texts that a label stands for.

/// Splits a label into the texts it stands for: without remarks in parentheses, and one text a
/// side of `/` where both sides are whole names (`inženjer/inženjerka`,
/// `tehnički direktor / tehnička direktorica`). A single word with a slash inside a longer label
/// gives one text a choice (`voditelj/voditeljica odjela`).
///
/// # Example
/// ```
/// let texts = taxonomy::variants::of("voditelj/voditeljica odjela (m/ž)");
/// assert_eq!(texts, ["voditelj odjela", "voditeljica odjela"]);
/// ```
pub fn of(label: &str) -> Vec<String> {
    let label = without_parentheses(label);
    if !label.contains('/') {
        return vec![label];
    }
    if let Some((left, right)) = label.split_once(" / ") {
        return [left, right]
            .iter()
            .map(|side| tidy(side))
            .filter(|side| !side.is_empty())
            .collect();
    }
    let words: Vec<Vec<&str>> = label
        .split_whitespace()
        .map(|word| {
            let choices: Vec<&str> = word.split('/').collect();
            // MIG/MAG, m/w, R/3: names with a slash in them, not a choice between two words.
            let words = choices
                .iter()
                .all(|c| c.chars().count() > 3 && c.chars().all(char::is_alphabetic));
            if words && choices.len() == 2 {
                choices
            } else {
                vec![word]
            }
        })
        .collect();
    [0, 1]
        .map(|side| {
            let side = |choices: &Vec<&str>| (*choices.get(side).unwrap_or(&choices[0])).to_owned();
            words.iter().map(side).collect::<Vec<_>>().join(" ")
        })
        .into_iter()
        .fold(Vec::new(), |mut texts, text| {
            if !texts.contains(&text) {
                texts.push(text);
            }
            texts
        })
}

fn without_parentheses(label: &str) -> String {
    let mut depth = 0_u32;
    let kept: String = label
        .chars()
        .filter(|c| match c {
            '(' => {
                depth += 1;
                false
            }
            ')' if depth > 0 => {
                depth -= 1;
                false
            }
            _ => depth == 0,
        })
        .collect();
    let tidied = tidy(&kept);
    // A label that is nothing but a remark stays what it is.
    if tidied.is_empty() {
        tidy(label)
    } else {
        tidied
    }
}

fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_and_remarks() {
        assert_eq!(of("inženjer/inženjerka"), ["inženjer", "inženjerka"]);
        assert_eq!(
            of("tehnički direktor / tehnička direktorica"),
            ["tehnički direktor", "tehnička direktorica"]
        );
        assert_eq!(of("zavarivanje MIG/MAG"), ["zavarivanje MIG/MAG"]);
        assert_eq!(of("(m/ž)"), ["(m/ž)"]);
        assert_eq!(of("nurse (general care)"), ["nurse"]);
        assert_eq!(of(""), [""]);
    }
}
