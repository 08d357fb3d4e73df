//! What one character folds to. The reference for the table, and the way of rare characters.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// Whether a character belongs to a word: letters and digits, `+` and `#` (so that `C++` and `C#`
/// live), and what is written inside words without being seen.
pub(super) fn is_word(c: char) -> bool {
    c.is_alphanumeric()
        || matches!(c, '+' | '#' | '＋' | '＃')
        || is_combining_mark(c)
        || is_ignorable(c)
}

/// Characters that show nothing (Unicode's `Default_Ignorable_Code_Point`): soft hyphens, joiners,
/// marks of direction, variation selectors, the byte order mark.
fn is_ignorable(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Gives the folded characters of `c` to `push`, before the rule for `dj`.
pub(super) fn folded(c: char, push: &mut impl FnMut(char)) {
    if c.is_ascii() {
        push(c.to_ascii_lowercase());
        return;
    }
    if let Some(latin) = latin(c) {
        latin.chars().for_each(push);
        return;
    }
    decompose_compatible(c, |part| {
        if is_combining_mark(part) {
            return;
        }
        for low in part.to_lowercase() {
            if is_combining_mark(low) || is_ignorable(low) {
                continue;
            }
            match latin(low) {
                Some(latin) => latin.chars().for_each(&mut *push),
                None => push(low),
            }
        }
    });
}

/// Letters that decomposition does not bring to plain Latin. Precomposed Cyrillic letters whose
/// mark carries the sound (`ђ ћ ѓ ќ й ї ё`) stand here too, so that they are seen first.
fn latin(c: char) -> Option<&'static str> {
    Some(match c {
        'đ' | 'Đ' | 'ð' | 'Ð' | 'ђ' | 'Ђ' | 'ѓ' | 'Ѓ' | 'д' | 'Д' => "d",
        'ł' | 'Ł' | 'л' | 'Л' => "l",
        'ø' | 'Ø' | 'о' | 'О' => "o",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ß' | 'ẞ' => "ss",
        'þ' | 'Þ' => "th",
        'ı' | 'и' | 'И' | 'і' | 'І' | 'ы' | 'Ы' | 'ѝ' | 'Ѝ' => "i",
        'а' | 'А' => "a",
        'б' | 'Б' => "b",
        'в' | 'В' => "v",
        'г' | 'Г' | 'ґ' | 'Ґ' => "g",
        'е' | 'Е' | 'э' | 'Э' | 'ё' | 'Ё' => "e",
        'ж' | 'Ж' | 'з' | 'З' => "z",
        'ј' | 'Ј' | 'й' | 'Й' => "j",
        'к' | 'К' | 'ќ' | 'Ќ' => "k",
        'љ' | 'Љ' => "lj",
        'м' | 'М' => "m",
        'н' | 'Н' => "n",
        'њ' | 'Њ' => "nj",
        'п' | 'П' => "p",
        'р' | 'Р' => "r",
        'с' | 'С' | 'ш' | 'Ш' => "s",
        'т' | 'Т' => "t",
        'ћ' | 'Ћ' | 'ц' | 'Ц' | 'ч' | 'Ч' => "c",
        'у' | 'У' | 'ў' | 'Ў' => "u",
        'ф' | 'Ф' => "f",
        'х' | 'Х' => "h",
        'џ' | 'Џ' | 'ѕ' | 'Ѕ' => "dz",
        'щ' | 'Щ' => "sc",
        'ю' | 'Ю' => "ju",
        'я' | 'Я' => "ja",
        'є' | 'Є' => "je",
        'ї' | 'Ї' => "ji",
        'ъ' | 'Ъ' | 'ь' | 'Ь' => "",
        _ => return None,
    })
}
