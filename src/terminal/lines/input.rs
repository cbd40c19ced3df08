//! Lines read from whatever they come from.

use std::io::{self, BufRead, ErrorKind};

/// The longest line that is taken, in bytes; what is longer is no answer, and memory is not spent on it.
const LONGEST: usize = 64 * 1024;

/// What was read.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Read {
    /// A line without its end.
    Line(String),
    /// A line that is no UTF-8, or longer than any answer.
    Unreadable,
    /// The input has ended.
    End,
}

/// The next line. A byte-order mark before it and a carriage return behind it are left out.
///
/// # Errors
/// When the input is broken.
pub(super) fn line(input: &mut impl BufRead) -> io::Result<Read> {
    let mut bytes = Vec::new();
    let mut seen = false;
    let mut ended = false;
    while !ended {
        let chunk = match input.fill_buf() {
            Ok(chunk) => chunk,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if chunk.is_empty() {
            break;
        }
        seen = true;
        let end = chunk.iter().position(|&byte| byte == b'\n');
        let taken = end.unwrap_or(chunk.len());
        // one byte more than is allowed tells a line that is too long
        let room = (LONGEST + 1).saturating_sub(bytes.len());
        bytes.extend_from_slice(&chunk[..taken.min(room)]);
        ended = end.is_some();
        input.consume(taken + usize::from(ended));
    }
    if !seen {
        return Ok(Read::End);
    }
    if bytes.len() > LONGEST {
        return Ok(Read::Unreadable);
    }
    let text = String::from_utf8(bytes).ok();
    Ok(text.map_or(Read::Unreadable, |text| {
        let text = text.trim_start_matches('\u{feff}');
        Read::Line(text.trim_end_matches('\r').to_owned())
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(mut bytes: &[u8]) -> Vec<Read> {
        let mut read = Vec::new();
        while read.last() != Some(&Read::End) {
            read.push(line(&mut bytes).unwrap());
        }
        read
    }

    #[test]
    fn lines_end_with_or_without_their_sign() {
        let line = |text: &str| Read::Line(text.to_owned());
        assert_eq!(
            lines("\u{feff}a\r\n\nb".as_bytes()),
            [line("a"), line(""), line("b"), Read::End]
        );
    }

    #[test]
    fn what_cannot_be_an_answer_is_passed_over() {
        let long = [vec![b'x'; LONGEST + 1], b"\na\xff\nb".to_vec()].concat();
        assert_eq!(
            lines(&long),
            [
                Read::Unreadable,
                Read::Unreadable,
                Read::Line("b".into()),
                Read::End
            ]
        );
    }
}
