//! Points, days and lists as a language writes them.

use jiff::civil::Date;

use crate::catalogue::Catalogue;
use crate::key::Key;
use crate::names::Table;

/// A share as points of a hundred with `decimals` (0 or 1) digits: `0.524` is `52` or `52,4`.
pub(crate) fn points(catalogue: &Catalogue, share: f64, decimals: usize) -> String {
    let text = format!("{:.decimals$}", share.abs() * 100.0);
    let text = text.replace('.', &catalogue.language.decimal_sign().to_string());
    let nothing = text.chars().all(|c| !c.is_ascii_digit() || c == '0');
    if share < 0.0 && !nothing {
        format!("\u{2212}{text}")
    } else {
        text
    }
}

/// Two shares as points, with as few digits as tell them apart.
pub(crate) fn two_points(catalogue: &Catalogue, one: f64, other: f64) -> (String, String) {
    let with = |decimals| {
        (
            points(catalogue, one, decimals),
            points(catalogue, other, decimals),
        )
    };
    let whole = with(0);
    if whole.0 == whole.1 { with(1) } else { whole }
}

/// A day in full: `1. maja 2027.`, `1 May 2027`, `1. Mai 2027`.
pub(crate) fn date(catalogue: &Catalogue, date: Date) -> Option<String> {
    let month = catalogue.name(Table::Month, &date.month().to_string())?;
    let (day, year) = (date.day().to_string(), date.year().to_string());
    catalogue.say(
        Key::Date,
        &[
            ("day", day.as_str()),
            ("month", month),
            ("year", year.as_str()),
        ],
    )
}

/// `a, b and c`, or with [`Key::ListOr`] `a, b or c`; `None` where there is nothing.
pub(crate) fn list(catalogue: &Catalogue, items: &[String], joined: Key) -> Option<String> {
    let (last, rest) = items.split_last()?;
    let mut rest = rest.iter();
    let Some(first) = rest.next() else {
        return Some(last.clone());
    };
    let mut before = first.clone();
    for next in rest {
        before = catalogue.say(Key::ListMore, &[("before", &before), ("next", next)])?;
    }
    catalogue.say(joined, &[("before", &before), ("last", last)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Reader;

    fn catalogue(tag: &str) -> &'static Catalogue {
        Catalogue::of(Reader::of_tag(tag).unwrap()).unwrap()
    }

    #[test]
    fn numbers_have_the_sign_of_their_language() {
        assert_eq!(points(catalogue("bs"), 0.524, 1), "52,4");
        assert_eq!(points(catalogue("en"), 0.524, 1), "52.4");
        assert_eq!(points(catalogue("de"), -0.0312, 1), "\u{2212}3,1");
        assert_eq!(points(catalogue("de"), -0.000_01, 1), "0,0");
        let close = two_points(catalogue("hr"), 0.521, 0.517);
        assert_eq!(close, ("52,1".to_owned(), "51,7".to_owned()));
    }

    #[test]
    fn days_are_written_out() {
        let day = jiff::civil::date(2027, 5, 1);
        let written = |tag| date(catalogue(tag), day).unwrap();
        assert_eq!(written("bs"), "1. maja 2027.");
        assert_eq!(written("hr"), "1. svibnja 2027.");
        assert_eq!(written("sr-Cyrl"), "1. маја 2027.");
        assert_eq!(written("en"), "1 May 2027");
        assert_eq!(written("de"), "1. Mai 2027");
    }

    #[test]
    fn lists_are_joined() {
        let items: Vec<String> = ["a", "b", "c"].map(str::to_owned).to_vec();
        let english = catalogue("en");
        assert_eq!(list(english, &items, Key::ListAnd).unwrap(), "a, b and c");
        assert_eq!(list(english, &items[..2], Key::ListOr).unwrap(), "a or b");
        assert_eq!(list(english, &items[..1], Key::ListOr).unwrap(), "a");
        assert_eq!(list(english, &[], Key::ListOr), None);
    }
}
