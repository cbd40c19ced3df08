//! Where the texts of a file stand.

use saphyr_parser::{Event, Parser, ScalarStyle};

use super::builder::BYTE_ORDER_MARK;
use super::offsets::Offsets;
use crate::diagnostic::Span;

/// The bytes of all keys and values, in their order, up to the end of the first document: quotes belong to them, the
/// header of a block text does not, its last line end does. Up to the first fault of the notation where there is one.
pub(crate) fn stretches(text: &str) -> Vec<Span> {
    let body = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    let skipped = text.len() - body.len();
    let mut offsets = Offsets::new(body);
    let mut stretches = Vec::new();
    for event in Parser::new_from_str(body) {
        match event {
            Ok((Event::Scalar(_, style, ..), span)) => {
                let start = offsets.byte(span.start.index()) + skipped;
                let end = offsets.byte(span.end.index()) + skipped;
                let span = start..end.max(start);
                let quotes = matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted);
                stretches.push(if quotes { quoted(text, span) } else { span });
            }
            Ok((Event::DocumentEnd, _)) | Err(_) => break,
            Ok(_) => {}
        }
    }
    stretches
}

/// The bytes of a quoted text in those that the parser counts to it: it begins at an anchor and ends where the next sign
/// begins, blanks and comments included.
pub(super) fn quoted(text: &str, span: Span) -> Span {
    let Some(start) = text[span.clone()].find(['"', '\'']) else {
        return span;
    };
    let start = span.start + start;
    let bytes = &text.as_bytes()[start..span.end];
    let quote = bytes[0];
    let mut at = 1;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if quote == b'"' => at += 1,
            byte if byte == quote && quote == b'\'' && bytes.get(at + 1) == Some(&quote) => at += 1,
            byte if byte == quote => return start..start + at + 1,
            _ => {}
        }
        at += 1;
    }
    start..span.end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quoted_text_ends_with_its_quote() {
        let texts = |text: &'static str| -> Vec<&str> {
            let stretches = stretches(text).into_iter();
            stretches.map(|span| &text[span]).collect()
        };
        assert_eq!(
            texts("- 'it''s' # it's\n- \"a \\\" b\"  \n"),
            ["'it''s'", "\"a \\\" b\""]
        );
        assert_eq!(texts("- &a 'b' \n- [\"c\" , d ]"), ["'b'", "\"c\"", "d"]);
        assert_eq!(
            texts("\u{feff}한: \"국 \n  가\" #"),
            ["한", "\"국 \n  가\""]
        );
    }
}
