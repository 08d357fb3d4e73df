//! Long words of German, Swedish and their neighbours, taken apart.

/// The shortest part, in bytes.
const SHORTEST: usize = 3;
/// The longest word that is looked at, in bytes; it bounds the time.
const LONGEST: usize = 64;
/// What may stand between two parts: German `s es n en er e`, Swedish `s o e`, Dutch and Danish
/// `s e en er`.
const LINKS: [&str; 8] = ["", "s", "es", "n", "en", "er", "e", "o"];

/// The best way found to cut off the beginning of a word.
#[derive(Debug, Clone, Copy)]
struct Cut {
    parts: usize,
    /// Bytes of links and the shortest part, to choose among equal numbers of parts.
    links: usize,
    shortest: usize,
    /// Where the last part begins and, without its link, ends.
    from: usize,
    to: usize,
}

/// Splits a folded word into parts that `known` knows, without the letters that link them;
/// `None` where it has no two such parts. A first part may lack its final `e` (`schul|leiter`).
///
/// The fewest parts win, then the fewest linking letters, then the longest of the shortest parts.
/// Asks `known` at most a few thousand times; words of more than 64 bytes are not looked at.
///
/// # Example
/// ```
/// let known = |word: &str| ["kranken", "krank", "haus", "pfleger", "krankenhaus"].contains(&word);
/// let parts = taxonomy::normalise::compounds::split("krankenhauspfleger", &known);
/// assert_eq!(parts, Some(vec!["krankenhaus", "pfleger"]));
/// ```
pub fn split<'a>(word: &'a str, known: &dyn Fn(&str) -> bool) -> Option<Vec<&'a str>> {
    if word.len() > LONGEST || word.len() < 2 * SHORTEST {
        return None;
    }
    let mut best: Vec<Option<Cut>> = vec![None; word.len() + 1];
    for end in SHORTEST..=word.len() {
        for from in (0..=end - SHORTEST).rev() {
            let before = best[from];
            let whole = from == 0 && end == word.len();
            if whole || (from > 0 && before.is_none()) {
                continue;
            }
            let Some(piece) = word.get(from..end) else {
                continue;
            };
            let Some(length) = part(piece, end == word.len(), known) else {
                continue;
            };
            let cut = Cut {
                parts: before.map_or(0, |cut| cut.parts) + 1,
                links: before.map_or(0, |cut| cut.links) + piece.len() - length,
                shortest: before.map_or(length, |cut| cut.shortest.min(length)),
                from,
                to: from + length,
            };
            if best[end].is_none_or(|other| cut.is_better_than(&other)) {
                best[end] = Some(cut);
            }
        }
    }
    let mut parts = Vec::new();
    let mut end = word.len();
    while end > 0 {
        let cut = best[end]?;
        parts.push(&word[cut.from..cut.to]);
        end = cut.from;
    }
    parts.reverse();
    (parts.len() > 1).then_some(parts)
}

impl Cut {
    fn is_better_than(&self, other: &Self) -> bool {
        let order = |cut: &Self| (cut.parts, cut.links, usize::MAX - cut.shortest);
        order(self) < order(other)
    }
}

/// The length of the known word in `piece` that leaves a link; the last part has none.
fn part(piece: &str, last: bool, known: &dyn Fn(&str) -> bool) -> Option<usize> {
    if last {
        return known(piece).then_some(piece.len());
    }
    let linked = LINKS.iter().find_map(|link| {
        let stem = piece.strip_suffix(link)?;
        (stem.len() >= SHORTEST && known(stem)).then_some(stem.len())
    });
    // Schul(e), Sprach(e): the vowel goes when a part follows.
    linked
        .or_else(|| (piece.len() > SHORTEST && known(&format!("{piece}e"))).then_some(piece.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: [&str; 26] = [
        "arbeit",
        "amt",
        "bus",
        "fahrer",
        "haus",
        "kranken",
        "krank",
        "pfleger",
        "schule",
        "leiter",
        "sprache",
        "lehrer",
        "sjukskoterska",
        "sjuk",
        "skoterska",
        "barn",
        "tagesmutter",
        "tag",
        "mutter",
        "verkehr",
        "ingenieur",
        "gata",
        "kock",
        "restaurang",
        "kind",
        "garten",
    ];

    fn parts(word: &str) -> Option<Vec<&str>> {
        split(word, &|part| KNOWN.contains(&part))
    }

    #[test]
    fn parts_and_links() {
        for (word, expected) in [
            ("krankenpfleger", &["kranken", "pfleger"][..]),
            ("busfahrer", &["bus", "fahrer"]),
            ("arbeitsamt", &["arbeit", "amt"]),
            ("schulleiter", &["schul", "leiter"]),
            ("sprachlehrer", &["sprach", "lehrer"]),
            ("verkehrsingenieur", &["verkehr", "ingenieur"]),
            ("tagesmutter", &["tag", "mutter"]),
            ("kindergarten", &["kind", "garten"]),
            ("barnsjukskoterska", &["barn", "sjukskoterska"]),
            ("restaurangkock", &["restaurang", "kock"]),
            ("krankenhausarbeit", &["kranken", "haus", "arbeit"]),
        ] {
            assert_eq!(parts(word).as_deref(), Some(expected), "{word}");
        }
    }

    #[test]
    fn what_does_not_come_apart() {
        for word in ["haus", "", "xxhaus", "hausxx", "hauss", "看護師看護師"] {
            assert_eq!(parts(word), None, "{word}");
        }
        assert_eq!(split(&"haus".repeat(1000), &|_| true), None);
    }

    proptest::proptest! {
        #[test]
        fn parts_stand_in_the_word_in_order(word in "\\PC{0,20}|[a-zä]{0,70}") {
            for known in [&(|_: &str| true) as &dyn Fn(&str) -> bool, &|part| part.len() % 3 == 0] {
                let mut end = 0;
                for part in split(&word, known).unwrap_or_default() {
                    let at = part.as_ptr() as usize - word.as_ptr() as usize;
                    proptest::prop_assert!(at >= end && at <= end + 2);
                    let whole = [part, "e"].concat();
                    proptest::prop_assert!(known(part) || known(&whole));
                    end = at + part.len();
                }
            }
        }
    }
}
