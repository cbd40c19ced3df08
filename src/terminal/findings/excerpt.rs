//! The lines around a finding, safe to print, with its spans moved along.

use std::ops::Range;

use crate::base::text::printable;
use crate::diagnostic::Span;

/// Blanks that stand for a tab.
const TAB: &str = "    ";

/// Whole lines of a file, each character of which may reach a terminal.
pub(super) struct Excerpt {
    /// The lines, parted by `\n` alone.
    pub(super) text: String,
    /// Where the lines begin in the file, in bytes.
    pub(super) start: usize,
    /// The spans asked for, in bytes of `text`, in the order in which they were given.
    pub(super) spans: Vec<Range<usize>>,
}

impl Excerpt {
    /// The lines of `file` from the first span to the last. Spans past the end or inside a character are moved to the
    /// nearest place before.
    pub(super) fn new<'a>(file: &str, spans: impl Iterator<Item = &'a Span>) -> Self {
        let spans: Vec<_> = spans.map(|span| sound(file, span)).collect();
        let first = spans.iter().map(|span| span.start).min().unwrap_or(0);
        let last = spans.iter().map(|span| span.end).max().unwrap_or(first);
        let start = file[..first].rfind('\n').map_or(0, |at| at + 1);
        let end = file[last..].find('\n').map_or(file.len(), |at| last + at);
        let mut cuts: Vec<_> = spans.iter().flat_map(|s| [s.start, s.end]).collect();
        cuts.push(end);
        cuts.sort_unstable();
        cuts.dedup();
        let (text, places) = clean(file, start, &cuts);
        let place = |at: usize| cuts.binary_search(&at).map_or(0, |index| places[index]);
        let spans = spans.iter().map(|s| place(s.start)..place(s.end)).collect();
        Self { text, start, spans }
    }
}

/// The text from `start` through all `cuts` made printable, and where the cuts lie in it.
fn clean(file: &str, start: usize, cuts: &[usize]) -> (String, Vec<usize>) {
    let mut text = String::new();
    let mut places = Vec::with_capacity(cuts.len());
    let mut from = start;
    for &cut in cuts {
        let piece = file[from..cut].replace('\t', TAB).replace('\u{feff}', "");
        for (index, line) in piece.split('\n').enumerate() {
            if index > 0 {
                text.push('\n');
            }
            text.push_str(&printable(line));
        }
        places.push(text.len());
        from = cut;
    }
    (text, places)
}

/// A span within the text, at its characters, without the line ends behind it (which would point into the next line).
fn sound(text: &str, span: &Span) -> Span {
    let start = boundary(text, span.start);
    let end = boundary(text, span.end).max(start);
    let kept = text[start..end].trim_end().len();
    match kept {
        0 if text[start..end].contains('\n') => start..start,
        0 => start..end,
        _ => start..start + kept,
    }
}

fn boundary(text: &str, byte: usize) -> usize {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn excerpt(file: &str, spans: &[Span]) -> (String, Vec<String>) {
        let excerpt = Excerpt::new(file, spans.iter());
        let marked = excerpt.spans.iter().map(|s| excerpt.text[s.clone()].into());
        (excerpt.text.clone(), marked.collect())
    }

    fn one(file: &str, start: usize, end: usize) -> (String, String) {
        let (text, mut marked) = excerpt(file, std::slice::from_ref(&(start..end)));
        (text, marked.remove(0))
    }

    #[test]
    fn spans_move_with_what_was_replaced() {
        let file = "one\r\n\ta\u{1b}[1m \u{1112}\u{1161}\u{11ab} b\r\nthree\r\n";
        let at = file.find('b').unwrap();
        let (text, marked) = excerpt(file, &[at..at + 1, at - 1..at]);
        assert_eq!(text, "    a\u{fffd}[1m 한 b");
        assert_eq!(marked, ["b", " "]);
    }

    #[test]
    fn lines_go_from_the_first_span_to_the_last() {
        let file = "\u{feff}a: 1\nb: 2\nc: 3\nd: 4";
        assert_eq!(excerpt(file, &[16..17, 8..9]).0, "b: 2\nc: 3");
        assert_eq!(one(file, 3, 4).0, "a: 1");
        assert_eq!(one(file, 999, 1000), ("d: 4".into(), String::new()));
        assert_eq!(one("", 0, 0), (String::new(), String::new()));
    }

    #[test]
    fn a_span_ends_with_its_line() {
        let file = "- a: 1\n  b: 2\n- c\n";
        assert_eq!(one(file, 0, 14).1, "- a: 1\n  b: 2");
        assert_eq!(one(file, 6, 7).1, "");
    }

    proptest! {
        #[test]
        fn nothing_steers_the_terminal_and_every_span_lies_inside(
            file in "[a \t\r\n\u{1b}\u{9b}\u{202e}\u{feff}한\u{1112}\u{1161}é]{0,40}",
            ends in proptest::collection::vec((0usize..150, 0usize..150), 1..4),
        ) {
            let spans: Vec<_> = ends.iter().map(|&(start, end)| start..end).collect();
            let (text, marked) = excerpt(&file, &spans);
            prop_assert!(!text.contains(|c: char| c.is_control() && c != '\n'));
            prop_assert_eq!(marked.len(), spans.len());
        }
    }
}
