use proptest::prelude::*;

use super::*;

#[test]
fn the_examples_of_the_specification() {
    for (text, normalised) in [
        ("", ""),
        (" — !? 🙂", ""),
        ("Медицинска сестра", "medicinska sestra"),
        ("GRAĐEVINSKI inženjer", "gradevinski inzenjer"),
        ("gradjevinski inzenjer", "gradevinski inzenjer"),
        ("dipl. ing. građ.", "diplomirani inzenjer gradevinarstva"),
        ("дипл. инг.", "diplomirani inzenjer"),
        ("dipl.ing.", "diplomirani inzenjer"),
        ("Dipl.-Ing. Maschinenbau", "diplom ingenieur maschinenbau"),
        ("dr. med. Ana", "doktor medicine ana"),
        ("VSS", "visoka strucna sprema"),
        ("KV zavarivač", "kvalifikovani zavarivac"),
        ("110 kV dalekovod", "110 kv dalekovod"),
        ("prof. hemije", "profesor hemije"),
        ("prof hemije", "prof hemije"),
        ("med. sestra", "medicinska sestra"),
        ("Krankenpfleger (m/w/d)", "krankenpfleger"),
        ("Krankenpfleger/-in m/w/d", "krankenpfleger"),
        ("Developer (all genders)", "developer"),
        ("Developer (m, w, d)", "developer"),
        ("inženjer(ka) strojarstva", "inzenjer strojarstva"),
        ("medicinski/a tehničar/ka", "medicinski tehnicar"),
        ("KrankenpflegerIn", "krankenpfleger"),
        (
            "Pfleger:in, Pfleger*in, Pfleger_in",
            "pfleger pfleger pfleger",
        ),
        ("inženjer/inženjerka", "inzenjer inzenjerka"),
        ("C++ i C# (.NET)", "c++ i c# dotnet"),
        ("C++17", "c++ 17"),
        (".NET", "dotnet"),
        ("ASP.NET", "asp dotnet"),
        ("C#/.NET", "c# dotnet"),
        ("Web.NET", "web net"),
        ("radim. Net plata", "radim net plata"),
        ("Node.js i Vue.js", "nodejs i vuejs"),
        ("F# R C", "f# r c"),
        ("csharp", "c#"),
        ("A/B testiranje", "a b testiranje"),
        ("CI/CD", "ci cd"),
        ("MIG/MAG", "mig mag"),
        ("TCP/IP", "tcp ip"),
        ("SAP R/3", "sap r 3"),
        ("ISO 9001", "iso 9001"),
        ("ISO9001:2015", "iso 9001 2015"),
        ("EN ISO 9606-1", "en iso 9606 1"),
        ("njemački B2", "njemacki b2"),
        ("njemački B2+", "njemacki b2+"),
        ("HTML+CSS", "html css"),
        ("R&D", "r d"),
        ("Soft\u{ad}ware \u{202e}Test", "software test"),
        ("½ ﷺ ⑴", "1 2 صلى الله عليه وسلم 1"),
        ("看護師", "看護師"),
    ] {
        assert_eq!(normalise(text), normalised, "{text}");
    }
}

#[test]
fn words_point_into_the_text() {
    let text = "Тражи се дипл. инг. и радник/ца (м/ж), Node.js";
    let found: Vec<_> = words(text)
        .into_iter()
        .map(|word| (word.text, &text[word.range]))
        .collect();
    let found: Vec<_> = found
        .iter()
        .map(|(word, place)| (word.as_str(), *place))
        .collect();
    assert_eq!(
        found,
        [
            ("trazi", "Тражи"),
            ("se", "се"),
            ("diplomirani", "дипл. инг"),
            ("inzenjer", "дипл. инг"),
            ("i", "и"),
            ("radnik", "радник/ца"),
            ("nodejs", "Node.js"),
        ]
    );
}

#[test]
fn long_texts_and_foreign_bytes_end() {
    for unit in [
        "dipl. ing. (m/w/d) Krankenpfleger/-in C++ ",
        "m/",
        "(",
        "a",
        "ž\u{301}",
        "\u{202e}🙂",
        "dr ",
        "x.js.",
        "In",
        " ",
        "#+",
    ] {
        let text = unit.repeat(10_000_000 / unit.len() / 10);
        let once = normalise(&text);
        assert!(once.len() <= 4 * text.len());
    }
    let ten_megabytes = "Тражи се dipl. ing. građevine (m/ž), C++ i .NET; ".repeat(200_000);
    assert!(normalise(&ten_megabytes).len() > 1_000_000);
    let bytes: Vec<u8> = (0..100_000_u32)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8)
        .collect();
    normalise(&String::from_utf8_lossy(&bytes));
}

/// Texts that meet the rules more often than any text does.
fn text() -> impl Strategy<Value = String> {
    let parts = prop::sample::select(vec![
        "dipl",
        "ing",
        ".",
        "-",
        "dr",
        "med",
        "sestra",
        "KV",
        "10",
        "(",
        ")",
        "m",
        "w",
        "d",
        "/",
        "f",
        " ",
        " ",
        " ",
        "radnik",
        "ca",
        "Krankenpfleger",
        "in",
        "In",
        ":",
        "*",
        "_",
        "net",
        ".NET",
        "js",
        "asp",
        "C++",
        "C#",
        "+",
        "#",
        "ISO",
        "9001",
        "đ",
        "dj",
        "j",
        "ж",
        "Љ",
        "\u{301}",
        "\u{ad}",
        "½",
        "all",
        "genders",
        ",",
        "ss",
        "VSS",
        "mr",
        "sc",
        "doc",
    ]);
    prop_oneof![
        "\\PC{0,60}",
        prop::collection::vec(parts, 0..14).prop_map(|parts| parts.concat())
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn normalising_twice_is_normalising_once(text in text()) {
        let once = normalise(&text);
        prop_assert_eq!(normalise(&once), once);
    }

    #[test]
    fn the_fast_way_is_the_way(text in text()) {
        let mut plain = String::new();
        if plain_into(&text, &mut plain) {
            let words: Vec<String> = words(&text).into_iter().map(|word| word.text).collect();
            prop_assert_eq!(words.join(" "), plain);
        }
    }

    #[test]
    fn words_are_the_normalised_text_and_in_order(text in text()) {
        let found = words(&text);
        let joined: Vec<&str> = found.iter().map(|word| word.text.as_str()).collect();
        prop_assert_eq!(joined.join(" "), normalise(&text));
        for pair in found.windows(2) {
            prop_assert!(pair[0].range.start <= pair[1].range.start);
            prop_assert!(pair[0].range.end <= pair[1].range.end);
        }
        for word in found {
            prop_assert!(!word.text.is_empty() && text.get(word.range).is_some_and(|s| !s.is_empty()));
        }
    }
}
