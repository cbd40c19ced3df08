//! The lines of a text that is perhaps no YAML, and the marks in them that were probably meant as others.

use crate::deck::raw;
use crate::deck::rules::marks;
use crate::diagnostic::{Edit, Span};

/// What kind of mark it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A blank in an indent that is no plain one.
    Blank,
    /// What stands behind a key instead of a colon and a blank.
    Colon,
    /// Curly quotes around a whole value.
    Quotes,
}

/// A mark, and what to write for it.
#[derive(Debug, Clone)]
pub(super) struct Odd {
    pub(super) kind: Kind,
    pub(super) edit: Edit,
}

/// A line outside of block texts.
struct Line<'t> {
    /// Where it begins, in bytes.
    start: usize,
    /// It without its line end.
    text: &'t str,
    /// How many bytes stand before its first key or value: blanks of any kind, and dashes.
    indent: usize,
}

/// A blank of any kind, also one without width.
fn is_blank(c: char) -> bool {
    c == ' ' || c == '\t' || plain(c).is_some()
}

/// The plain blanks for one of another kind; none for one without width.
fn plain(c: char) -> Option<&'static str> {
    match c {
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' => Some(" "),
        // as wide as two letters
        '\u{3000}' => Some("  "),
        '\u{200b}' | '\u{2060}' | '\u{feff}' => Some(""),
        _ => None,
    }
}

/// The lines that are no part of a block text.
fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut block: Option<usize> = None;
    let mut start = text.len() - text.strip_prefix('\u{feff}').unwrap_or(text).len();
    for whole in text[start..].split_inclusive('\n') {
        let line = whole.trim_end_matches(['\n', '\r']);
        let indent = indent(line);
        let depth = line[..indent].chars().count();
        let empty = line.chars().all(is_blank);
        if block.is_some_and(|deep| !empty && depth <= deep) {
            block = None;
        }
        if block.is_none() && !empty {
            if begins_block(line) {
                block = Some(line.chars().take_while(|&c| is_blank(c)).count());
            }
            lines.push(Line {
                start,
                text: line,
                indent,
            });
        }
        start += whole.len();
    }
    lines
}

fn indent(line: &str) -> usize {
    let mut indent = 0;
    let mut chars = line.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let dash = c == '-' && chars.peek().is_none_or(|&(_, next)| is_blank(next));
        if !is_blank(c) && !dash {
            break;
        }
        indent = at + c.len_utf8();
    }
    indent
}

/// Whether the lines below belong to a block text: the line ends with `|` or `>` and perhaps signs for its form.
fn begins_block(line: &str) -> bool {
    let line = line.find(" #").map_or(line, |comment| &line[..comment]);
    let line = line.trim_end_matches(is_blank);
    let head = line.trim_end_matches(|c: char| c.is_ascii_digit() || c == '+' || c == '-');
    let before = head.strip_suffix(['|', '>']);
    before.is_some_and(|before| before.ends_with(is_blank) || before.ends_with('\u{ff1a}'))
}

/// All marks of a text that were probably meant as others, in the order of their places for each kind.
pub(super) fn odd(text: &str) -> Vec<Odd> {
    let mut found = Vec::new();
    for line in lines(text) {
        blanks(&line, &mut found);
        let rest = &line.text[line.indent..];
        let key_end = key(rest).map(|(key, colon)| {
            found.extend(self::colon(&line, key, colon, rest));
            line.indent + key + colon
        });
        found.extend(quotes(&line, key_end.unwrap_or(line.indent)));
    }
    found
}

/// The tabs in indents, and the blanks for them.
pub(super) fn tabs(text: &str, width: usize) -> Vec<Edit> {
    let mut edits = Vec::new();
    for line in lines(text) {
        let indent = line.text[..line.indent].char_indices();
        edits.extend(
            indent
                .filter(|&(_, c)| c == '\t')
                .map(|(at, _)| edit(line.start + at..line.start + at + 1, &" ".repeat(width))),
        );
    }
    edits
}

fn edit(span: Span, text: &str) -> Edit {
    Edit {
        span,
        text: text.to_owned(),
    }
}

fn blanks(line: &Line, found: &mut Vec<Odd>) {
    for (at, c) in line.text[..line.indent].char_indices() {
        if let Some(plain) = plain(c) {
            let start = line.start + at;
            found.push(Odd {
                kind: Kind::Blank,
                edit: edit(start..start + c.len_utf8(), plain),
            });
        }
    }
}

/// The lengths of a key of the format at the start of a text, and of the colon behind it with its blanks.
fn key(rest: &str) -> Option<(usize, usize)> {
    let length = rest.find(|c: char| !c.is_ascii_lowercase() && c != '_')?;
    let behind = &rest[length..];
    let colon = behind
        .chars()
        .next()
        .filter(|c| matches!(c, ':' | '\u{ff1a}' | '\u{fe55}'))?;
    let blanks = &behind[colon.len_utf8()..];
    let blanks = blanks.len() - blanks.trim_start_matches(is_blank).len();
    raw::is_key(&rest[..length]).then_some((length, colon.len_utf8() + blanks))
}

/// A colon that is wide, or is followed by a tab or an odd blank.
fn colon(line: &Line, key: usize, colon: usize, rest: &str) -> Option<Odd> {
    let written = &rest[key..key + colon];
    let wanted = if rest.len() == key + colon { ":" } else { ": " };
    // `a:b` without a blank may be meant so: only a mark that nobody means is taken for a colon
    if written.chars().all(|c| matches!(c, ':' | ' ')) {
        return None;
    }
    let start = line.start + line.indent + key;
    Some(Odd {
        kind: Kind::Colon,
        edit: edit(start..start + colon, wanted),
    })
}

/// Curly quotes around all that stands behind a key or dash.
fn quotes(line: &Line, from: usize) -> Vec<Odd> {
    let value = line.text[from..].trim_end_matches(is_blank);
    let Some((open, close, plain)) = marks::around(value) else {
        return Vec::new();
    };
    let (start, end) = (line.start + from, line.start + from + value.len());
    [start..start + open.len_utf8(), end - close.len_utf8()..end]
        .map(|span| Odd {
            kind: Kind::Quotes,
            edit: edit(span, &plain.to_string()),
        })
        .into()
}
