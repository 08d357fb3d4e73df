//! What holds for the normalised form of any bytes. Run by the fuzz target and by an ordinary test.

use domain::fold::{each_token, fold, tokens};
use taxonomy::normalise::{normalise, words};
use taxonomy::{compounds, dialect, gender, transliterate, variants};

/// Panics where a promise of `docs/normalisation.md` is broken.
pub(crate) fn check(data: &[u8]) {
    let text = &*String::from_utf8_lossy(data);
    let folded = fold(text);
    assert_eq!(fold(&folded), folded, "folding twice");

    let mut count = 0;
    each_token(text, |word, range| {
        assert_eq!(fold(&text[range]), word, "a token is its folded place");
        count += 1;
    });
    assert_eq!(tokens(text).count(), count);

    let normalised = normalise(text);
    assert_eq!(normalise(&normalised), normalised, "normalising twice");
    let found = words(text);
    let joined: Vec<&str> = found.iter().map(|word| word.text.as_str()).collect();
    assert_eq!(
        joined.join(" "),
        normalised,
        "words make the normalised text"
    );
    for word in &found {
        assert!(
            text.get(word.range.clone())
                .is_some_and(|place| !place.is_empty())
        );
    }

    let of_gender = gender::key(&normalised);
    assert_eq!(gender::key(&of_gender), of_gender, "keying twice");
    dialect::key(&normalised);
    for word in found.iter().take(8) {
        assert!(gender::counterparts(&word.text).len() < 100);
        let known = |part: &str| part.len().is_multiple_of(2);
        if let Some(parts) = compounds::split(&word.text, &known) {
            assert!(
                parts.len() > 1
                    && parts.iter().map(|part| part.len()).sum::<usize>() <= word.text.len()
            );
        }
    }
    assert!(!variants::of(text).is_empty());
    transliterate::to_cyrillic(&transliterate::to_latin(text));
}
