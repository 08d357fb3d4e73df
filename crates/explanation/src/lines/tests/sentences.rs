use super::*;

fn texts(tag: &str) -> Vec<String> {
    let lines = explain(tag, &found(), &Asked::new(need()), &profile());
    lines.into_iter().map(|(_, text)| text).collect()
}

#[test]
fn bosnian() {
    assert_eq!(texts("bs"), [""; 0]);
}

#[test]
fn croatian() {
    assert_eq!(texts("hr"), [""; 0]);
}

#[test]
fn serbian() {
    assert_eq!(texts("sr-Cyrl"), [""; 0]);
}

#[test]
fn english() {
    assert_eq!(texts("en"), [""; 0]);
}

#[test]
fn german() {
    assert_eq!(texts("de"), [""; 0]);
}
