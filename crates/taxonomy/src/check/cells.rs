//! What every cell of every table keeps to: Latin script, NFC, no stray spaces.

use unicode_normalization::is_nfc;

use crate::error::Problem;
use crate::table::Table;

pub(super) fn check(table: &Table, problems: &mut Vec<Problem>) {
    table.check_form(problems);
    for row in table.rows() {
        for (column, text) in row.cells() {
            if text.is_ascii() && !text.contains("  ") && text.trim() == text {
                continue;
            }
            if text.trim() != text || text.contains("  ") {
                problems.push(row.problem(column, "a space at the edge, or two in a row"));
            }
            if !is_nfc(text) {
                problems.push(row.problem(
                    column,
                    "a letter is written with a separate mark; expected Unicode NFC",
                ));
            }
            if let Some(letter) = text.chars().find(|c| c.is_alphabetic() && !is_latin(*c)) {
                problems.push(row.problem(
                    column,
                    format!("{letter:?} is not of the Latin script; Cyrillic is transliterated"),
                ));
            }
        }
    }
}

fn is_latin(c: char) -> bool {
    matches!(
        u32::from(c),
        0x41..=0x5a
            | 0x61..=0x7a
            // Latin-1 with ª, µ and º
            | 0xaa..=0xff
            // Latin Extended A and B, phonetic letters, letters that modify others
            | 0x100..=0x2ff
            | 0x1d00..=0x1dbf
            | 0x1e00..=0x1eff
            | 0x2071..=0x209c
            | 0x2c60..=0x2c7f
            | 0xa720..=0xa7ff
    )
}
