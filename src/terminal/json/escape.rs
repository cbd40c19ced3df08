//! JSON that may pass through a terminal or a reader of lines.

use std::io::{self, BufWriter, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

use crate::base::text::directs;

/// Bytes gathered before a large object is handed on, so that a listing is not written word by word.
const BUFFER: usize = 64 * 1024;

/// Compact JSON in which no character steers a terminal or ends a line, wherever it is shown.
///
/// JSON itself escapes what lies below U+0020. Escaped besides, with the same meaning to every reader: DEL and the
/// control characters up to U+009F, line and paragraph separators, and marks that change the direction of text.
struct Escaping;

impl Formatter for Escaping {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut rest = fragment;
        while let Some((at, c)) = rest.char_indices().find(|&(_, c)| steers(c)) {
            writer.write_all(&rest.as_bytes()[..at])?;
            write!(writer, "\\u{:04x}", u32::from(c))?;
            rest = &rest[at + c.len_utf8()..];
        }
        writer.write_all(rest.as_bytes())
    }
}

/// Whether a character has to be escaped; all of them lie in the first plane, so four digits do.
fn steers(c: char) -> bool {
    matches!(c, '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}') || directs(c)
}

/// Appends a value as one line of JSON, line end included.
pub(super) fn append_line(line: &mut Vec<u8>, value: &impl Serialize) -> io::Result<()> {
    value.serialize(&mut Serializer::with_formatter(&mut *line, Escaping))?;
    line.push(b'\n');
    Ok(())
}

/// Writes a value as one line of JSON and flushes; it is written as it is made, never held as a whole.
///
/// # Errors
/// When the output is closed or broken.
pub fn write_json(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(BUFFER, out);
    value.serialize(&mut Serializer::with_formatter(&mut out, Escaping))?;
    out.write_all(b"\n")?;
    out.flush()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(text: &str) -> String {
        let mut out = Vec::new();
        write_json(&mut out, &text).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn what_steers_a_terminal_is_escaped() {
        insta::assert_snapshot!(
            written("\u{1b}[2J \u{9b}2J \u{7f} \u{2028} \u{202e}대한민국 \u{61c}\u{200f} \"…\""),
            @r#""\u001b[2J \u009b2J \u007f \u2028 \u202e대한민국 \u061c\u200f \"…\"""#
        );
    }

    proptest! {
        #[test]
        fn every_text_is_one_line_and_comes_back_as_it_was(text in any::<String>()) {
            let line = written(&text);
            prop_assert_eq!(serde_json::from_str::<String>(&line).unwrap(), text);
            let body = line.strip_suffix('\n').unwrap();
            prop_assert!(!body.contains(char::is_control));
        }
    }
}
