//! The parser's complaints in words for people who write decks.

use super::budget::DEEPEST;
use crate::deck::rules;
use crate::diagnostic::{Diagnostic, Span};

/// What a complaint of the parser contains, what we say, and what to do.
const WORDS: &[(&str, &str, &str)] = &[
    (
        "mapping values are not allowed",
        "a colon and a blank in the middle of a text",
        "quote the whole text, or mend the indent when a new key begins here",
    ),
    (
        "illegal placement of ':'",
        "a key begins before the list or map above is closed",
        "close it with `]` or `}`",
    ),
    (
        "unexpected end of stream",
        "the quote that opens here is never closed",
        "close the quote at the end of the text",
    ),
    (
        "unexpected eof",
        "the file ends before a list or map is closed",
        "close it with `]` or `}`",
    ),
    (
        "unknown escape character",
        "a backslash in double quotes with a sign that YAML does not know",
        "write two backslashes for one, or use single quotes",
    ),
    (
        "trailing content after double-quoted",
        "text goes on after the closing quote",
        "put the whole text in one pair of quotes",
    ),
    (
        "misplaced bracket",
        "a closing bracket without an opening one",
        "remove it, or quote the text",
    ),
    (
        "did not find expected key",
        "a line that does not fit the indent of the keys above",
        "align it with the keys of the same map",
    ),
    (
        "did not find expected '-'",
        "a line that does not fit the indent of the list above",
        "align it with the `-` signs, or indent it to belong to the last one",
    ),
    (
        "block sequence entries are not allowed",
        "a list begins on the line of its key",
        "begin the list on the next line",
    ),
    (
        "unprintable character",
        "a control character that YAML does not allow",
        "remove it",
    ),
    // before "tab", which stands in the middle of it
    (
        "unprintable character",
        "a control character that YAML does not allow",
        "remove it",
    ),
    (
        "cannot start with a tab",
        "a tab where blanks belong",
        "indent with blanks",
    ),
    ("tab", "a tab where blanks belong", "indent with blanks"),
    (
        "expected ',' or ']'",
        "a comma or `]` is missing in a list",
        "part the values by commas; quote texts with brackets or commas",
    ),
    (
        "expected ',' or '}'",
        "a comma or `}` is missing in a map",
        "part the pairs by commas; quote texts with brackets or commas",
    ),
    (
        "unknown anchor",
        "this alias names a value that does not exist",
        "write the value out instead",
    ),
    (
        "unexpected document indicator",
        "a document ends inside a quoted text",
        "close the quote before it",
    ),
    (
        "indentation",
        "a line is indented wrongly",
        "indent it deeper than its key, with blanks",
    ),
    (
        "indented",
        "a line is indented wrongly",
        "indent it deeper than its key, with blanks",
    ),
    (
        "byte order mark",
        "a byte-order mark in the middle of the file",
        "remove it",
    ),
];

/// The finding for a complaint of the parser at a byte.
pub(super) fn finding(text: &str, at: usize, complaint: &str) -> Diagnostic {
    if let Some(sign) = complaint
        .strip_prefix("unexpected character: `")
        .and_then(|rest| rest.chars().next())
    {
        let message = format!("a text may not begin with `{sign}` unless it is quoted");
        return rules::YAML_SYNTAX
            .at(&place(text, at), message)
            .helped("put the text in double quotes");
    }
    if complaint.contains("simple key expect") {
        let message = "a line without a colon where a key belongs";
        let finding = rules::YAML_SYNTAX.at(&line_before(text, at), message);
        return finding.helped("write `key: value`, or indent a text that goes on");
    }
    if complaint.contains("recursion limit") {
        return too_deep(&place(text, at));
    }
    match WORDS.iter().find(|(part, ..)| complaint.contains(part)) {
        Some((_, message, help)) => rules::YAML_SYNTAX
            .at(&place(text, at), *message)
            .helped(*help),
        None => rules::YAML_SYNTAX.at(&place(text, at), format!("this is no YAML: {complaint}")),
    }
}

/// The finding for values that lie too deep in each other.
pub(super) fn too_deep(span: &Span) -> Diagnostic {
    let message = format!("values lie more than {DEEPEST} deep in each other");
    rules::YAML_DEPTH
        .at(span, message)
        .helped("a deck needs 7 levels at most")
}

/// The last line before the byte that is not blank: the parser misses its colon only where it ends.
fn line_before(text: &str, at: usize) -> Span {
    let before = text[..at.min(text.len())].trim_end();
    let line = before.lines().next_back().unwrap_or("").trim_start();
    before.len() - line.len()..before.len()
}

/// The first sign from the byte on, in its line; the last one before it when the line is empty from there.
fn place(text: &str, at: usize) -> Span {
    let at = at.min(text.len());
    let line = text[at..].lines().next().unwrap_or("");
    let first = line.char_indices().find(|(_, c)| !c.is_whitespace());
    let before = text[..at].trim_end();
    match (first, before.chars().next_back()) {
        (Some((blanks, c)), _) => at + blanks..at + blanks + c.len_utf8(),
        (None, Some(c)) => before.len() - c.len_utf8()..before.len(),
        (None, None) => at..at,
    }
}
