//! The texts that a label stands for.

use std::collections::HashSet;

use domain::fold::fold;

use super::marks::is_gender_mark;
use super::suffix::{camel_base, fits, join};

/// The longest word that is compared with others, in bytes; it keeps the time linear.
const LONGEST: usize = 128;

/// The texts that a label stands for: one for each gender that it is written for, without marks
/// such as `(m/w/d)` and remarks in parentheses. At least one; equal ones are given once.
///
/// Pairs are whole words (`inženjer/inženjerka`), names of several words (`tehnički direktor /
/// tehnička direktorica prodaje`) or endings (`radnik/ca`, `Krankenpfleger:in`). What agrees with
/// each other goes together: `medicinski/a tehničar/ka` stands for two texts, not four. A slash
/// in a name (`MIG/MAG`, `CI/CD`, `R/3`) stays.
///
/// # Example
/// ```
/// let texts = taxonomy::variants::of("voditelj/voditeljica odjela (m/ž)");
/// assert_eq!(texts, ["voditelj odjela", "voditeljica odjela"]);
/// ```
pub fn of(label: &str) -> Vec<String> {
    if is_plain(label) {
        return vec![words(label).join(" ")];
    }
    of_marked(label)
}

/// Whether a label has nothing by which it may stand for several texts, as is so with most.
fn is_plain(label: &str) -> bool {
    !label.bytes().any(|byte| b"/(:*_|".contains(&byte)) && !label.contains("In")
}

fn of_marked(label: &str) -> Vec<String> {
    let text = without_remarks(label);
    let text = text.trim_start_matches('/');
    let sides: Vec<&str> = text.split(" / ").filter(|side| !side.is_empty()).collect();
    let texts: Vec<String> = match sides.as_slice() {
        [left, right] => {
            let (left, right): (Vec<_>, Vec<_>) = (words(left), words(right));
            let [left, right] = align(&left, &right).unwrap_or([left.join(" "), right.join(" ")]);
            [left, right].iter().flat_map(|side| tight(side)).collect()
        }
        sides => sides.iter().flat_map(|side| tight(side)).collect(),
    };
    let mut seen = HashSet::new();
    let mut distinct: Vec<String> = texts
        .into_iter()
        .filter(|text| seen.insert(text.clone()))
        .collect();
    if distinct.is_empty() {
        distinct.push(text.to_owned());
    }
    distinct
}

/// One word of a label that stands for one or two.
enum Choice<'a> {
    /// The same in both texts.
    Same(&'a str),
    /// Two genders of one word.
    Pair(String, String),
    /// Two words with a slash that may be a choice.
    Sides(&'a str, &'a str),
}

/// Splits at slashes (and `:`, `*`, `_`, inner capitals) without white space around them.
fn tight(text: &str) -> Vec<String> {
    let words = words(text);
    let choices: Vec<Choice> = words.iter().map(|word| choice(word)).collect();
    let pairs = choices.iter().any(|c| matches!(c, Choice::Pair(..)));
    let sides = choices
        .iter()
        .enumerate()
        .filter_map(|(at, choice)| match choice {
            Choice::Sides(left, right) => Some((at, *left, *right)),
            _ => None,
        });
    let sides: Vec<_> = sides.take(2).collect();
    if let ([(at, left, right)], false) = (sides.as_slice(), pairs) {
        let lefts: Vec<&str> = words[..*at].iter().copied().chain([*left]).collect();
        let rights: Vec<&str> = [*right]
            .into_iter()
            .chain(words[at + 1..].iter().copied())
            .collect();
        if let Some(texts) = align(&lefts, &rights) {
            return texts.into();
        }
        if [left, right].iter().all(|side| is_plain_word(side)) {
            return [left, right]
                .map(|side| {
                    let lead = words[..*at].iter();
                    lead.chain([side])
                        .chain(&words[at + 1..])
                        .copied()
                        .collect::<Vec<_>>()
                        .join(" ")
                })
                .into();
        }
    }
    if !pairs {
        return vec![words.join(" ")];
    }
    let side = |first: bool| {
        let choose = |(choice, word): (&Choice, &&str)| match choice {
            Choice::Same(text) => (*text).to_owned(),
            Choice::Pair(left, right) => (if first { left } else { right }).clone(),
            Choice::Sides(..) => (*word).to_owned(),
        };
        choices
            .iter()
            .zip(&words)
            .map(choose)
            .collect::<Vec<_>>()
            .join(" ")
    };
    vec![side(true), side(false)]
}

fn choice(word: &str) -> Choice<'_> {
    let core = word.trim_end_matches([',', ';', '.', '!']);
    let tail = &word[core.len()..];
    let pair =
        |left: &str, right: &str| Choice::Pair(format!("{left}{tail}"), format!("{right}{tail}"));
    if let Some(base) = camel_base(core) {
        let other = join(base, &core[base.len()..].to_lowercase());
        return pair(base, other.as_deref().unwrap_or(base));
    }
    let Some((at, mark)) = first_mark(core) else {
        return Choice::Same(word);
    };
    let (left, rest) = (&core[..at], &core[at + 1..]);
    let right = rest.strip_prefix('-').unwrap_or(rest);
    if right.is_empty() || left.is_empty() || first_mark(right).is_some() {
        return Choice::Same(word);
    }
    if fits(left, mark, right) {
        return pair(left, join(left, right).as_deref().unwrap_or(left));
    }
    if mark != '/' || rest.len() != right.len() {
        return Choice::Same(word);
    }
    if are_forms_of_one(left, right) {
        return pair(left, right);
    }
    // `Kunstgalerie/Leiterin` in a pair of names, where the words at the slash need not be alike.
    if [left, right]
        .iter()
        .all(|side| side.chars().any(char::is_alphabetic))
        && tail.is_empty()
    {
        return Choice::Sides(left, right);
    }
    Choice::Same(word)
}

/// The first sign that may part two forms, and where. The slash of `Import-/Export` does not.
fn first_mark(word: &str) -> Option<(usize, char)> {
    let mut marks = word.match_indices(['/', ':', '*', '_', '|']);
    let (at, mark) = marks.find(|(at, _)| !word[..*at].ends_with('-'))?;
    Some((at, mark.chars().next()?))
}

/// Two texts from a pair of names that share words before or after: `viši suradnik/viša
/// suradnica za nabavu` is `viši suradnik za nabavu` and `viša suradnica za nabavu`.
fn align(left: &[&str], right: &[&str]) -> Option<[String; 2]> {
    let first = right.first()?;
    let start = left
        .iter()
        .position(|word| word == first || are_forms_of_one(word, first))?;
    let length = left.len() - start;
    let (lead, tail) = (&left[..start], right.get(length..).unwrap_or_default());
    let rest = left.get(start + right.len()..).unwrap_or_default();
    Some([[left, tail].concat(), [lead, right, rest].concat()].map(|words| words.join(" ")))
}

/// Whether two words are, by their beginning, forms of one word. Short names in capitals are not.
fn are_forms_of_one(left: &str, right: &str) -> bool {
    if left.len().max(right.len()) > LONGEST {
        return false;
    }
    let shouted = |word: &str| word.chars().count() <= 4 && word.chars().all(char::is_uppercase);
    // Of `3D-Artist` the last part is the word.
    let is_word = |word: &str| {
        let last = word.rsplit('-').next().unwrap_or_default();
        last.chars()
            .all(|c| c.is_alphabetic() || "'’./".contains(c))
    };
    if shouted(left) || shouted(right) || !is_word(left) || !is_word(right) {
        return false;
    }
    let (left, right) = (fold(left), fold(right));
    // Of compounds with hyphens the last part tells (`roll-on/roll-off` is no pair).
    let last = |word: &str| {
        word.rsplit('-')
            .next()
            .map_or(0, |part| part.chars().count())
    };
    if left.contains('-') && (last(&left) <= 3 || last(&right) <= 3) {
        return false;
    }
    let shared = left
        .chars()
        .zip(right.chars())
        .take_while(|(l, r)| l == r)
        .count();
    // Both parts change in `conducteur-animateur/conductrice-animatrice`: the first tells.
    let first = |word: &str| word.find('-').unwrap_or(word.len());
    let shorter = first(&left).min(first(&right));
    shared >= 3 && shared * 2 >= shorter
}

/// A word of more than three letters that is not an abbreviation in capitals.
fn is_plain_word(word: &str) -> bool {
    word.chars().count() > 3
        && word.chars().all(char::is_alphabetic)
        && !word.chars().all(char::is_uppercase)
}

/// The label without remarks in parentheses and marks of gender; `inženjer(ka)` becomes
/// `inženjer/ka`. A label that is nothing but a remark stays what it is.
fn without_remarks(label: &str) -> String {
    let mut kept = String::with_capacity(label.len());
    let mut rest = label;
    while let Some(open) = rest.find('(') {
        let (before, inside) = (&rest[..open], &rest[open + 1..]);
        kept.push_str(before);
        let (remark, after) = inside.split_at(closing(inside));
        rest = after.strip_prefix(')').unwrap_or_default();
        let suffix = remark.trim_start_matches(['-', '/']);
        let base = kept.trim_end();
        let attached = base.len() == kept.len() || suffix.len() < remark.len();
        let word = last_word(base);
        let ends_word = !rest.starts_with(char::is_alphabetic);
        if attached && ends_word && fits(word, '(', suffix) {
            kept.truncate(base.len());
            kept.push('/');
            kept.push_str(suffix);
        }
    }
    kept.push_str(rest);
    let kept = tidy(&kept);
    let words = words(&kept);
    let unmarked: Vec<&str> = words
        .iter()
        .copied()
        .filter(|word| !is_gender_mark(word))
        .collect();
    if unmarked.is_empty() {
        tidy(label)
    } else {
        unmarked.join(" ")
    }
}

/// The last word of a text; of a longer one its last letters, which are enough to see its ending.
fn last_word(text: &str) -> &str {
    let mut letters = text.char_indices().rev().take(LONGEST);
    let start = letters
        .by_ref()
        .take_while(|(_, c)| !c.is_whitespace())
        .last();
    start.map_or("", |(at, _)| &text[at..])
}

/// Where the parenthesis that is open at the beginning of `text` closes; the end if it does not.
fn closing(text: &str) -> usize {
    let mut depth = 1_u32;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' if depth == 1 => return at,
            b')' => depth -= 1,
            _ => {}
        }
    }
    text.len()
}

/// One space between words; a slash with white space on one side only, or before an ending, has
/// none.
fn tidy(text: &str) -> String {
    let mut tidied = String::with_capacity(text.len());
    for word in words(text) {
        let lone = tidied.ends_with(" /") || tidied == "/";
        let after_slash = tidied.ends_with('/') && !lone;
        if word.starts_with('/') && word.len() > 1 || after_slash {
            tidied.push_str(word);
        } else if lone && word.starts_with('-') {
            tidied.truncate(tidied.trim_end_matches(['/', ' ']).len());
            tidied.push('/');
            tidied.push_str(word);
        } else {
            if !tidied.is_empty() {
                tidied.push(' ');
            }
            tidied.push_str(word);
        }
    }
    tidied
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

#[cfg(test)]
mod tests;
