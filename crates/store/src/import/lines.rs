//! Lines of text from anywhere, one at a time, none longer than the memory allows.

use std::io::{self, BufRead, ErrorKind};

/// The longest line that is read, in bytes.
pub const MAX_LINE: usize = 8 * 1024 * 1024;

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// One line that is not blank.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line<'a> {
    /// Its text without the line end.
    Text(&'a str),
    /// It has more than [`MAX_LINE`] bytes.
    TooLong,
    /// It is no UTF-8.
    NotUtf8 {
        /// The first wrong byte, counted from 1.
        column: usize,
    },
}

/// Reads line by line.
pub(super) struct Lines<R> {
    input: R,
    line: Vec<u8>,
    number: u64,
    bytes: u64,
}

impl<R: BufRead> Lines<R> {
    pub(super) fn new(input: R) -> Self {
        Self {
            input,
            line: Vec::new(),
            number: 0,
            bytes: 0,
        }
    }

    /// The number of the last line, counted from 1, blank ones included.
    pub(super) fn number(&self) -> u64 {
        self.number
    }

    /// Bytes read so far.
    pub(super) fn bytes(&self) -> u64 {
        self.bytes
    }

    /// The next line that is not blank, with its number; `None` at the end.
    pub(super) fn next(&mut self) -> io::Result<Option<(u64, Line<'_>)>> {
        loop {
            let Some(whole) = self.read_line()? else {
                return Ok(None);
            };
            if !whole {
                return Ok(Some((self.number, Line::TooLong)));
            }
            if self.number == 1 && self.line.starts_with(BYTE_ORDER_MARK) {
                self.line.drain(..BYTE_ORDER_MARK.len());
            }
            if !self.line.trim_ascii().is_empty() {
                break;
            }
        }
        let line = self.line.strip_suffix(b"\r").unwrap_or(&self.line);
        let line = match std::str::from_utf8(line) {
            Ok(text) => Line::Text(text),
            Err(error) => Line::NotUtf8 {
                column: error.valid_up_to() + 1,
            },
        };
        Ok(Some((self.number, line)))
    }

    /// Reads up to the next line end, into `self.line` as long as it is not too long. `None` at
    /// the end, else whether the line is whole.
    fn read_line(&mut self) -> io::Result<Option<bool>> {
        self.line.clear();
        let (mut begun, mut whole) = (false, true);
        loop {
            let chunk = match self.input.fill_buf() {
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                // The number is of the line that cannot be read, begun or not.
                Err(error) => {
                    self.number += u64::from(!begun);
                    return Err(error);
                }
                Ok(chunk) => chunk,
            };
            if chunk.is_empty() {
                return Ok(begun.then_some(whole));
            }
            if !begun {
                begun = true;
                self.number += 1;
            }
            let end = chunk.iter().position(|&byte| byte == b'\n');
            let content = end.unwrap_or(chunk.len());
            if whole && self.line.len() + content <= MAX_LINE {
                self.line.extend_from_slice(&chunk[..content]);
            } else {
                whole = false;
                self.line.clear();
            }
            let used = content + usize::from(end.is_some());
            self.bytes += used as u64;
            self.input.consume(used);
            if end.is_some() {
                return Ok(Some(whole));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use super::*;

    /// Every line with its number, read through a buffer of `size` bytes.
    fn read(input: &[u8], size: usize) -> Vec<(u64, String)> {
        let mut lines = Lines::new(BufReader::with_capacity(size, input));
        let mut read = Vec::new();
        while let Some((number, line)) = lines.next().unwrap() {
            let text = match line {
                Line::Text(text) => text.to_owned(),
                other => format!("{other:?}"),
            };
            read.push((number, text));
        }
        assert_eq!(lines.bytes(), input.len() as u64);
        read
    }

    fn expect(input: &[u8], expected: &[(u64, &str)]) {
        for size in [1, 2, 3, 7, 8_192] {
            let read = read(input, size);
            let read: Vec<_> = read.iter().map(|(n, text)| (*n, text.as_str())).collect();
            assert_eq!(read, expected, "buffer of {size}");
        }
    }

    #[test]
    fn unix_and_windows_line_ends() {
        expect(b"a\nb\r\nc\n", &[(1, "a"), (2, "b"), (3, "c")]);
    }

    #[test]
    fn the_last_line_needs_no_end() {
        expect(b"a\nb", &[(1, "a"), (2, "b")]);
        expect(b"a\nb\r", &[(1, "a"), (2, "b")]);
    }

    #[test]
    fn blank_lines_are_skipped_but_counted() {
        expect(b"\n \t\r\na\n\n\nb\n\n", &[(3, "a"), (6, "b")]);
    }

    #[test]
    fn nothing_has_no_lines() {
        expect(b"", &[]);
        expect(b"\n\r\n  ", &[]);
        expect(b"\xef\xbb\xbf", &[]);
    }

    #[test]
    fn a_byte_order_mark_is_no_text() {
        expect(
            "\u{feff}a\n\u{feff}b\n".as_bytes(),
            &[(1, "a"), (2, "\u{feff}b")],
        );
    }

    #[test]
    fn wrong_bytes_are_found_where_they_are() {
        let input = b"ok\n\xc4\x8d\xff rest\nok\n";
        expect(input, &[(1, "ok"), (2, "NotUtf8 { column: 3 }"), (3, "ok")]);
    }

    #[test]
    fn a_line_as_long_as_allowed_is_read_and_a_longer_one_is_not() {
        let longest = "x".repeat(MAX_LINE);
        let input = format!("a\n{longest}\nb\n{longest}y\nc\n{longest}yy");
        let read = read(input.as_bytes(), 8_192);
        let short: Vec<_> = read
            .iter()
            .map(|(number, text)| (*number, &text[..text.len().min(7)]))
            .collect();
        let expected = [
            (1, "a"),
            (2, "xxxxxxx"),
            (3, "b"),
            (4, "TooLong"),
            (5, "c"),
            (6, "TooLong"),
        ];
        assert_eq!(short, expected);
    }

    #[test]
    fn interruptions_are_no_errors() {
        struct Interrupted<'a>(bool, &'a [u8]);
        impl io::Read for Interrupted<'_> {
            fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
                self.0 = !self.0;
                if self.0 {
                    return Err(ErrorKind::Interrupted.into());
                }
                self.1.read(buffer)
            }
        }
        let input = BufReader::with_capacity(2, Interrupted(false, b"abc\ndef"));
        let mut lines = Lines::new(input);
        assert_eq!(lines.next().unwrap(), Some((1, Line::Text("abc"))));
        assert_eq!(lines.next().unwrap(), Some((2, Line::Text("def"))));
        assert_eq!(lines.next().unwrap(), None);
    }
}
