//! Arrays in the format that NumPy reads: a short header, then the numbers.
//!
//! Format: <https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html>, version 1.0.

use std::io::{self, Write};

/// A multiple of this many bytes comes before the numbers.
const ALIGNMENT: usize = 64;

/// Writes the header of an array of 32-bit floats in C order; the numbers are to follow.
pub(super) fn header(out: &mut impl Write, shape: &[usize]) -> io::Result<()> {
    let shape: String = shape.iter().map(|length| format!("{length},")).collect();
    let dictionary = format!("{{'descr': '<f4', 'fortran_order': False, 'shape': ({shape}), }}");
    // Magic, version and length are ten bytes; a line feed ends the header.
    let length = (10 + dictionary.len() + 1).next_multiple_of(ALIGNMENT) - 10;
    let stated = u16::try_from(length).map_err(io::Error::other)?;
    out.write_all(b"\x93NUMPY\x01\x00")?;
    out.write_all(&stated.to_le_bytes())?;
    writeln!(out, "{dictionary:<width$}", width = length - 1)
}

/// Writes numbers.
pub(super) fn numbers<'n>(
    out: &mut impl Write,
    numbers: impl IntoIterator<Item = &'n f32>,
) -> io::Result<()> {
    numbers
        .into_iter()
        .try_for_each(|number| out.write_all(&number.to_le_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_begin_at_a_multiple_of_64() {
        let mut out = Vec::new();
        header(&mut out, &[7, 256]).unwrap();
        assert_eq!(out.len() % ALIGNMENT, 0);
        assert_eq!(
            usize::from(out[8]) + 256 * usize::from(out[9]) + 10,
            out.len()
        );
        assert!(out.ends_with(b"\n") && out.starts_with(b"\x93NUMPY"));
        let text = String::from_utf8_lossy(&out);
        assert!(text.contains("'shape': (7,256,), }"), "{text}");
        numbers(&mut out, &[1.0]).unwrap();
        assert!(out.ends_with(&[0, 0, 0x80, 0x3f]));
    }
}
