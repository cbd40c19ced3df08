//! Lines of bounded length.

use std::io::{self, BufRead, ErrorKind};

/// The longest line that is read, in bytes: far above any answer, and little enough to be held.
pub(super) const LONGEST: usize = 1024 * 1024;

/// What stood on the input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Line {
    /// A line; the last one may lack its line end.
    Whole,
    /// A line of more than [`LONGEST`] bytes; it was read past, its beginning is kept.
    TooLong,
    /// Nothing more.
    End,
}

/// Reads one line without its `\n` into `line`, never holding more than [`LONGEST`] bytes of it.
pub(super) fn read(input: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<Line> {
    line.clear();
    let mut read = Line::End;
    loop {
        let available = match input.fill_buf() {
            Ok(available) => available,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if available.is_empty() {
            return Ok(read);
        }
        let end = available.iter().position(|&byte| byte == b'\n');
        let part = &available[..end.unwrap_or(available.len())];
        let kept = part.len().min(LONGEST - line.len());
        line.extend_from_slice(&part[..kept]);
        if kept < part.len() {
            read = Line::TooLong;
        } else if read == Line::End {
            read = Line::Whole;
        }
        let used = part.len() + usize::from(end.is_some());
        input.consume(used);
        if end.is_some() {
            return Ok(read);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::{BufReader, Read};

    use super::*;

    fn all(text: &[u8]) -> Vec<(Line, Vec<u8>)> {
        // a buffer of three bytes parts every line
        let mut input = BufReader::with_capacity(3, text);
        let mut lines = Vec::new();
        let mut line = Vec::new();
        loop {
            match read(&mut input, &mut line).unwrap() {
                Line::End => return lines,
                found => lines.push((found, line.clone())),
            }
        }
    }

    #[test]
    fn lines_come_whole_and_the_last_needs_no_end() {
        let expected = ["one", "", "drei", "사"].map(|text| (Line::Whole, text.into()));
        assert_eq!(all("one\n\ndrei\n사".as_bytes()), expected);
        assert!(all(b"").is_empty());
    }

    #[test]
    fn a_line_at_the_bound_is_read_and_one_past_it_is_not() {
        let mut text = vec![b'a'; LONGEST];
        text.push(b'\n');
        text.extend(vec![b'b'; LONGEST + 1]);
        text.extend(b"\nnext");
        let lines = all(&text);
        assert_eq!((lines[0].0, lines[0].1.len()), (Line::Whole, LONGEST));
        assert_eq!(lines[1].0, Line::TooLong);
        assert_eq!(lines[2], (Line::Whole, b"next".to_vec()));
    }

    #[test]
    fn a_line_of_many_megabytes_is_not_held() {
        let mut input = BufReader::new(io::repeat(b'x').take(40 * 1024 * 1024));
        let mut line = Vec::new();
        assert_eq!(read(&mut input, &mut line).unwrap(), Line::TooLong);
        assert!(line.capacity() <= 2 * LONGEST, "{}", line.capacity());
    }
}
