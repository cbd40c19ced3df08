//! Typographic marks where YAML wants plain ones: word processors put them there unasked.

use super::{Findings, QUOTES_CURLY};
use crate::deck::raw::Text;
use crate::diagnostic::Edit;

/// Curly quotes that open and close a text, and the plain quote that was meant.
pub(crate) const CURLY: &[(char, char, char)] = &[
    ('\u{201c}', '\u{201d}', '"'),
    ('\u{201e}', '\u{201c}', '"'),
    ('\u{201e}', '\u{201d}', '"'),
    ('\u{201d}', '\u{201d}', '"'),
    ('\u{2018}', '\u{2019}', '\''),
];

/// Warns of a bare text that stands as a whole in curly quotes; the mending makes them plain.
pub(crate) fn check(text: &Text, findings: &mut Findings) {
    if !text.bare || text.span.len() != text.text.len() {
        return;
    }
    let Some((open, close, plain)) = around(text.text) else {
        return;
    };
    let finding = QUOTES_CURLY.at(
        &text.span,
        format!("the curly quotes of {} belong to the text", text.text),
    );
    let help = format!("quote it with {plain}, or leave the quotes away");
    let ends = [
        text.span.start..text.span.start + open.len_utf8(),
        text.span.end - close.len_utf8()..text.span.end,
    ];
    let edits = ends.map(|span| Edit {
        span,
        text: plain.to_string(),
    });
    findings.add(
        finding
            .helped(help)
            .fixed("write plain quotes for curly ones", edits.into()),
    );
}

/// The curly quotes around a text and the plain one for both, when nothing within speaks against it: no other quote, no
/// backslash, no line end.
pub(crate) fn around(text: &str) -> Option<(char, char, char)> {
    let (open, close) = (text.chars().next()?, text.chars().next_back()?);
    let &(_, _, plain) = CURLY.iter().find(|&&(o, c, _)| (o, c) == (open, close))?;
    let inner = text.strip_prefix(open)?.strip_suffix(close)?;
    let quote = |c| CURLY.iter().any(|&(o, c2, _)| c == o || c == c2);
    let sound = |c: char| !quote(c) && c != plain && c != '\\' && !c.is_control();
    let filled = !inner.trim().is_empty();
    (filled && inner.chars().all(sound)).then_some((open, close, plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_quotes_around_the_whole_text_are_meant_for_yaml() {
        for text in ["“Seoul”", "„Seoul“", "‘Seoul’", "”no”"] {
            assert!(around(text).is_some(), "{text}");
        }
        for text in [
            "“Seoul” and “Busan”",
            "the “Blue House”",
            "“a \"b\" c”",
            "‘it’s’",
            "“a\\b”",
            "“”",
            "“Seoul",
            "",
        ] {
            assert!(around(text).is_none(), "{text}");
        }
    }
}
