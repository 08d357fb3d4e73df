//! Abbreviations of titles, degrees and occupations, and what they stand for.

use When::{Always, Dotted, Hyphenated, NotAfterNumber};

/// What has to stand around an abbreviation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    /// Nothing: the words themselves are unmistakable.
    Always,
    /// A full stop after the first word: `prof.` is one, `prof` may be a name.
    Dotted,
    /// A hyphen after the first word, as German writes it: `Dipl.-Ing.`.
    Hyphenated,
    /// No number before it: `KV`, but not `110 kV`.
    NotAfterNumber,
}

/// One abbreviation: its words, all folded.
#[derive(Debug)]
pub(super) struct Abbreviation {
    first: &'static str,
    /// The words after the first, with one space between them.
    rest: &'static str,
    when: When,
    /// What it stands for, normalised.
    pub(super) meaning: &'static str,
}

const fn a(
    first: &'static str,
    rest: &'static str,
    when: When,
    meaning: &'static str,
) -> Abbreviation {
    Abbreviation {
        first,
        rest,
        when,
        meaning,
    }
}

/// Sorted by the first word; of one first word, what is longer or asks for more comes first.
static ABBREVIATIONS: [Abbreviation; 74] = [
    a("asist", "", Dotted, "asistent"),
    a("asst", "", Always, "assistant"),
    a("bacc", "med techn", Always, "prvostupnik sestrinstva"),
    a("bacc", "oec", Always, "prvostupnik ekonomije"),
    a("bacc", "ing", Always, "prvostupnik inzenjer"),
    a("coord", "", Dotted, "coordinator"),
    a("csharp", "", Always, "c#"),
    a(
        "dipl",
        "med sestra",
        Always,
        "diplomirana medicinska sestra",
    ),
    a(
        "dipl",
        "med tehn",
        Always,
        "diplomirani medicinski tehnicar",
    ),
    a(
        "dipl",
        "med tehnicar",
        Always,
        "diplomirani medicinski tehnicar",
    ),
    a("dipl", "soc radnik", Always, "diplomirani socijalni radnik"),
    a("dipl", "ing", Hyphenated, "diplom ingenieur"),
    a("dipl", "ing", Always, "diplomirani inzenjer"),
    a("dipl", "inz", Always, "diplomirani inzenjer"),
    a("dipl", "ecc", Always, "diplomirani ekonomista"),
    a("dipl", "oec", Always, "diplomirani ekonomista"),
    a("dipl", "ek", Always, "diplomirani ekonomista"),
    a("dipl", "ekon", Always, "diplomirani ekonomista"),
    a("dipl", "iur", Always, "diplomirani pravnik"),
    a("dipl", "prav", Always, "diplomirani pravnik"),
    a("dipl", "kfm", Always, "diplom kaufmann"),
    a("dipl", "kffr", Always, "diplom kauffrau"),
    a("dipl", "inform", Always, "diplom informatiker"),
    a("dipl", "inf", Always, "diplom informatiker"),
    a("dipl", "psych", Always, "diplom psychologe"),
    a("dipl", "betriebsw", Always, "diplom betriebswirt"),
    a("dipl", "soz pad", Always, "diplom sozialpadagoge"),
    a("dipl", "", Hyphenated, "diplom"),
    a("dipl", "", Dotted, "diplomirani"),
    a("doc", "dr", Always, "docent doktor"),
    a("doc", "", Dotted, "docent"),
    a("dr", "dent med", Always, "doktor dentalne medicine"),
    a("dr", "vet med", Always, "doktor veterinarske medicine"),
    a("dr", "med", Always, "doktor medicine"),
    a("dr", "sc", Always, "doktor nauka"),
    a("dr", "sci", Always, "doktor nauka"),
    a("dr", "stom", Always, "doktor stomatologije"),
    a("dr", "vet", Always, "doktor veterinarske medicine"),
    a("dr", "", Always, "doktor"),
    a("el", "ing", Dotted, "elektro inzenjer"),
    a("exam", "", Dotted, "examiniert"),
    a("fsharp", "", Always, "f#"),
    a("gepr", "", Dotted, "gepruft"),
    a("gl", "", Dotted, "glavni"),
    a("ing", "", Dotted, "inzenjer"),
    a("inz", "", Dotted, "inzenjer"),
    a("jr", "", Dotted, "junior"),
    a("kfm", "", Dotted, "kaufmannisch"),
    a("kv", "", NotAfterNumber, "kvalifikovani"),
    a("mag", "pharm", Always, "magistar farmacije"),
    a("mag", "ing", Always, "magistar inzenjer"),
    a("mag", "oec", Always, "magistar ekonomije"),
    a("mag", "iur", Always, "magistar prava"),
    a("mag", "", Dotted, "magistar"),
    a("med", "sestra", Always, "medicinska sestra"),
    a("med", "teh", Always, "medicinski tehnicar"),
    a("med", "tehn", Always, "medicinski tehnicar"),
    a("med", "tehnicar", Always, "medicinski tehnicar"),
    a("mgr", "", Always, "manager"),
    a("mr", "ph", Always, "magistar farmacije"),
    a("mr", "sc", Always, "magistar nauka"),
    a("mr", "sci", Always, "magistar nauka"),
    a("nkv", "", Always, "nekvalifikovani"),
    a("nss", "", Always, "niza strucna sprema"),
    a("pkv", "", Always, "polukvalifikovani"),
    a("prof", "", Dotted, "profesor"),
    a("ruk", "", Dotted, "rukovodilac"),
    a("spec", "", Dotted, "specijalist"),
    a("sr", "", Dotted, "senior"),
    a("sss", "", Always, "srednja strucna sprema"),
    a("staatl", "", Dotted, "staatlich"),
    a("tehn", "", Dotted, "tehnicar"),
    a("vkv", "", Always, "visokokvalifikovani"),
    a("vss", "", Always, "visoka strucna sprema"),
];

/// The longest abbreviation, in words.
pub(super) const LONGEST: usize = 3;

/// A word as abbreviations are told by.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen<'a> {
    pub(super) word: &'a str,
    pub(super) dotted: bool,
    pub(super) hyphenated: bool,
}

/// The abbreviation that begins with the first of `words`, and how many of them it takes.
pub(super) fn find(
    words: &[Seen<'_>],
    after_number: bool,
) -> Option<(&'static Abbreviation, usize)> {
    let first = words.first()?;
    let candidates = beginning_with(first.word)?;
    candidates
        .iter()
        .filter_map(|candidate| {
            let fits = match candidate.when {
                Always => true,
                Dotted => first.dotted,
                Hyphenated => first.hyphenated,
                NotAfterNumber => !after_number,
            };
            let mut rest = words[1..].iter();
            let mut wanted = candidate.rest.split_ascii_whitespace();
            let follows = wanted.all(|wanted| rest.next().is_some_and(|seen| seen.word == wanted));
            let length = 1 + candidate.rest.split_ascii_whitespace().count();
            (fits && follows).then_some((candidate, length))
        })
        // The first of the longest.
        .reduce(|best, next| if next.1 > best.1 { next } else { best })
}

/// Whether an abbreviation begins with `word`.
pub(super) fn may_begin(word: &str) -> bool {
    beginning_with(word).is_some()
}

fn beginning_with(word: &str) -> Option<&'static [Abbreviation]> {
    // Most words are too long, which is quickly seen.
    if !(2..=6).contains(&word.len()) {
        return None;
    }
    let from = ABBREVIATIONS.partition_point(|entry| entry.first < word);
    let rest = &ABBREVIATIONS[from..];
    let length = rest.iter().take_while(|entry| entry.first == word).count();
    (length > 0).then(|| &rest[..length])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_its_meanings_are_stable() {
        assert!(ABBREVIATIONS.is_sorted_by_key(|entry| entry.first));
        for entry in &ABBREVIATIONS {
            assert!(entry.rest.split(' ').count() < LONGEST);
            for (nth, word) in entry.meaning.split(' ').enumerate() {
                assert!(!may_begin(word), "{word} begins an abbreviation again");
                // The first word may continue another abbreviation only where the short form
                // continues it too, and so is taken before it is written out.
                let continues = |other: &&Abbreviation| {
                    let short = other.rest.replace(word, entry.first);
                    let taken =
                        |third: &Abbreviation| third.first == other.first && third.rest == short;
                    other.rest.split(' ').any(|rest| rest == word)
                        && !ABBREVIATIONS.iter().any(taken)
                };
                let found = ABBREVIATIONS.iter().find(continues);
                assert!(nth > 0 || found.is_none(), "{word} continues {found:?}");
            }
        }
    }
}
