//! What stays Latin in Cyrillic text: foreign words, names with signs, addresses.

/// Abbreviations of our own that go with the script of their text.
const OURS: [&str; 10] = [
    "bih", "doo", "jmb", "kv", "nkv", "pkv", "ss", "sss", "vkv", "vss",
];

/// Foreign names that look like words of ours.
const FOREIGN: [&str; 18] = [
    "adobe",
    "android",
    "angular",
    "autocad",
    "docker",
    "facebook",
    "google",
    "html",
    "java",
    "linkedin",
    "office",
    "oracle",
    "photoshop",
    "python",
    "react",
    "scrum",
    "sql",
    "web",
];

/// Letters that do not come together in words of ours.
const CLUSTERS: [&str; 10] = ["ck", "ff", "ll", "mm", "ph", "pp", "sch", "sh", "ss", "tt"];

/// Last parts of addresses.
const DOMAINS: [&str; 16] = [
    "at", "ba", "ch", "com", "de", "edu", "eu", "hr", "info", "io", "js", "me", "net", "org", "rs",
    "si",
];

/// Whether a Latin word stays as it is. `shouted` is a text without a small letter, in which
/// capitals say nothing.
pub(super) fn stays_latin(word: &str, shouted: bool) -> bool {
    let lower = word.to_lowercase();
    if OURS.binary_search(&lower.as_str()).is_ok() {
        return false;
    }
    let ours = |c: char| {
        matches!(c, 'a'..='z' | 'č' | 'ć' | 'đ' | 'š' | 'ž') && !matches!(c, 'q' | 'w' | 'x' | 'y')
    };
    if !lower.chars().all(ours) || CLUSTERS.iter().any(|cluster| lower.contains(cluster)) {
        return true;
    }
    let inner_capital = word
        .chars()
        .zip(word.chars().skip(1))
        .any(|(before, after)| before.is_lowercase() && after.is_uppercase());
    let letters = word.chars().count();
    let capitals = !shouted && (2..=5).contains(&letters) && word.chars().all(char::is_uppercase);
    inner_capital
        || (capitals && !matches!(lower.as_str(), "lj" | "nj" | "dž"))
        || FOREIGN.binary_search(&lower.as_str()).is_ok()
}

/// Whether a run without white space is an address on the web or of a mailbox, or a name such as
/// `Node.js`.
pub(super) fn is_address(run: &str) -> bool {
    let run = run.trim_matches(|c: char| !c.is_alphanumeric());
    let last = |(before, domain): (&str, &str)| {
        before.ends_with(char::is_alphanumeric) && DOMAINS.contains(&domain.to_lowercase().as_str())
    };
    run.contains('@')
        || run.contains("://")
        || run.starts_with("www.")
        || run
            .split('/')
            .next()
            .and_then(|host| host.rsplit_once('.'))
            .is_some_and(last)
}
