use proptest::prelude::*;

use super::*;
use crate::normalise::normalise;

#[test]
fn words_in_both_scripts() {
    for (latin, cyrillic) in [
        ("medicinska sestra", "медицинска сестра"),
        ("Ljekar njeguje džep", "Љекар његује џеп"),
        ("LJUBAV I NJEGA", "ЉУБАВ И ЊЕГА"),
        ("Džemper, đak; ćup!", "Џемпер, ђак; ћуп!"),
        ("injekcija i konjunktura", "инјекција и конјунктура"),
        ("INJEKCIJA", "ИНЈЕКЦИЈА"),
        ("nadživjeti, odžak, Tanjug", "надживјети, оџак, Танјуг"),
        ("VSS u BiH", "ВСС у БиХ"),
        ("rad u C++, C# i Node.js", "рад у C++, C# и Node.js"),
        ("ISO 9001 i B2", "ISO 9001 и B2"),
        (
            "ana@example.org, www.posao.ba",
            "ana@example.org, www.posao.ba",
        ),
        ("Krankenhaus Wien, Microsoft", "Кранкенхаус Wien, Мицрософт"),
        ("", ""),
    ] {
        assert_eq!(to_cyrillic(latin), cyrillic);
        assert_eq!(to_latin(cyrillic), latin);
    }
}

#[test]
fn marks_only_where_they_are_needed() {
    assert_eq!(to_latin("Танјин"), "Tan\u{200c}jin");
    assert_eq!(to_latin("ињекција"), "in\u{200d}jekcija");
    assert_eq!(to_latin("ИСО стандард"), "ISO\u{200d} standard");
    assert_eq!(to_latin("пример.нет"), "primer\u{200d}.net\u{200d}");
    assert_eq!(to_latin("Љ. Њ."), "Lj. Nj.");
    assert_eq!(to_latin("щука Юрий"), "ščuka Jurij");
    for text in [
        "Танјин",
        "ињекција",
        "ИСО стандард",
        "пример.нет",
        "Ц++ а",
        "лЈ ЛЈ Лј лј",
        "Џ Б2 ЈаваСкрипт",
    ] {
        assert_eq!(to_cyrillic(&to_latin(text)), text);
        assert_eq!(normalise(&to_latin(text)), normalise(text));
    }
}

/// A word of the Latin alphabet as it is written: small, with a capital, or in capitals.
fn latin_word() -> impl Strategy<Value = String> {
    let letter = prop::sample::select(vec![
        "a", "b", "v", "g", "d", "đ", "e", "ž", "z", "i", "j", "k", "l", "lj", "m", "n", "nj", "o",
        "p", "r", "s", "t", "ć", "u", "f", "h", "c", "č", "dž", "š", "injek", "nadživ", "konjunk",
    ]);
    let word = (prop::collection::vec(letter, 2..8), 0..3_u8).prop_map(|(letters, form)| {
        let word = letters.concat();
        match form {
            0 => word,
            1 => {
                let mut chars = word.chars();
                let first = chars.next().into_iter().flat_map(char::to_uppercase);
                first.chain(chars).collect()
            }
            _ => word.to_uppercase(),
        }
    });
    // A lone digraph is an initial, and is written `Dž`.
    word.prop_filter("a lone digraph in capitals", |word| {
        !["LJ", "NJ", "DŽ"].contains(&word.as_str())
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn latin_comes_back(words in prop::collection::vec(latin_word(), 0..6), between in "[ .,/()+#-]{1,2}") {
        let text = words.join(&between);
        prop_assert_eq!(to_latin(&to_cyrillic(&text)), text);
    }

    #[test]
    fn cyrillic_comes_back(text in "([абвгдђежзијклљмнњопрстћуфхцчџш]{1,8}|[АБВГДЂЕЖЗИЈКЛЉМНЊОПРСТЋУФХЦЧЏШ]{1,5}|[а-шА-Ш0-9нјНЈдж+#ДЖљЉ]{1,6}| |\\.|ИНЈЕК|ињек|нет){0,8}") {
        // Other alphabets share the range.
        let text: String = text.chars().filter(|c| !c.is_alphabetic() || tables::latin(lower_char(*c)).is_some_and(|l| l.1)).collect();
        prop_assert_eq!(to_cyrillic(&to_latin(&text)), text);
    }

    #[test]
    fn both_scripts_normalise_alike(words in prop::collection::vec(latin_word(), 0..5), signs in "[ .,/()-]{1,2}") {
        let text = words.join(&signs);
        let bare: String = domain::fold::fold(&text);
        prop_assert_eq!(normalise(&to_cyrillic(&text)), normalise(&text));
        prop_assert_eq!(normalise(&text.replace('đ', "dj").replace('Đ', "DJ")), normalise(&text));
        prop_assert_eq!(normalise(&text.to_lowercase()), normalise(&bare));
    }

    #[test]
    fn any_text_is_taken(text in "\\PC{0,60}") {
        prop_assert_eq!(normalise(&to_latin(&text)).is_empty(), normalise(&text).is_empty());
        to_cyrillic(&text);
    }
}
