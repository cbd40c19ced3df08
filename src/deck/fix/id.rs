//! Where the id of a card that has none is written: as its first key, in the author's own layout.

use crate::base::CardId;
use crate::diagnostic::Edit;

/// The edit that writes `id` as the first key of the card that starts at a byte; `None` where the layout leaves no place,
/// such as for an alias.
pub(crate) fn insertion(file: &str, start: usize, id: &CardId) -> Option<Edit> {
    let rest = file.get(start..)?;
    match rest.chars().next()? {
        '*' => None,
        '{' => {
            let at = start + 1 + skipped(&rest[1..]);
            Some(written(file, at, ",", " ", id))
        }
        _ => {
            let indent = indent(&file[line_start(file, start)..start])?;
            let end = format!("{}{indent}", line_end(file, start));
            Some(written(file, start, "", &end, id))
        }
    }
}

/// The key with its value before `at`, then `comma`, then what parts it from the next key.
fn written(file: &str, at: usize, comma: &str, part: &str, id: &CardId) -> Edit {
    // keys in quotes, as in JSON, get one more of their kind
    let quote = match file[at..].chars().next() {
        Some(quote @ ('"' | '\'')) => quote.to_string(),
        _ => String::new(),
    };
    let mut part = part.to_owned();
    let line = &file[line_start(file, at)..at];
    if !comma.is_empty() && !line.is_empty() && line.trim().is_empty() {
        part = format!("{}{line}", line_end(file, at));
    }
    Edit {
        span: at..at,
        text: format!("{quote}id{quote}: {quote}{id}{quote}{comma}{part}"),
    }
}

/// How many bytes of blanks, line ends and comments a text begins with.
fn skipped(text: &str) -> usize {
    let mut at = 0;
    loop {
        let rest = &text[at..];
        let blanks = rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n']).len();
        at += blanks;
        // a `#` begins a comment only behind a blank
        match text[at..].strip_prefix('#').filter(|_| blanks > 0) {
            Some(comment) => at += 1 + comment.find('\n').unwrap_or(comment.len()),
            None => return at,
        }
    }
}

/// The blanks that bring a further line below a key behind `prefix`; `None` when more than dashes stand there.
fn indent(prefix: &str) -> Option<String> {
    let prefix = prefix.strip_prefix('\u{feff}').unwrap_or(prefix);
    prefix
        .chars()
        .all(|c| matches!(c, ' ' | '\t' | '-' | '?' | ':'))
        .then(|| " ".repeat(prefix.len()))
}

fn line_start(file: &str, at: usize) -> usize {
    file[..at].rfind(['\n', '\r']).map_or(0, |end| end + 1)
}

/// The line end of the line at a byte, or of the one before it in a file that ends without one.
fn line_end(file: &str, at: usize) -> &str {
    let end = file[at..].find('\n').map(|end| at + end);
    match end.or_else(|| file[..at].rfind('\n')) {
        Some(end) if file[..end].ends_with('\r') => &file[end - 1..=end],
        _ => "\n",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with the id `x` for the card at the first `ask`, or at the brace before it.
    fn with_id(file: &str) -> String {
        let ask = file.find("ask").unwrap();
        let start = file[..ask].rfind('{').unwrap_or(ask);
        let start = if file[start..].starts_with("ask") && file[..start].ends_with(['"', '\'']) {
            start - 1
        } else {
            start
        };
        let edit = insertion(file, start, &CardId::new("x").unwrap()).unwrap();
        let mut text = file.to_owned();
        text.replace_range(edit.span, &edit.text);
        text
    }

    #[test]
    fn a_card_in_lines_gets_a_line_as_deep_as_its_keys() {
        assert_eq!(
            with_id("cards:\n  - ask: a\n    answer: b\n"),
            "cards:\n  - id: x\n    ask: a\n    answer: b\n"
        );
        assert_eq!(
            with_id("cards:\r\n-   ask: a\r\n    answer: b\r\n"),
            "cards:\r\n-   id: x\r\n    ask: a\r\n    answer: b\r\n"
        );
        assert_eq!(
            with_id("cards:\n-\n    # why\n    ask: a\n"),
            "cards:\n-\n    # why\n    id: x\n    ask: a\n"
        );
        assert_eq!(
            with_id("cards:\r\n- ask: a"),
            "cards:\r\n- id: x\r\n  ask: a"
        );
    }

    #[test]
    fn a_card_in_braces_gets_its_id_behind_the_brace() {
        assert_eq!(with_id("- {ask: a}"), "- {id: x, ask: a}");
        assert_eq!(with_id("- { ask: a }"), "- { id: x, ask: a }");
        assert_eq!(
            with_id("- {\"ask\":\"a\"}"),
            "- {\"id\": \"x\", \"ask\":\"a\"}"
        );
        assert_eq!(
            with_id("- { # why\n    ask: a,\n    answer: b }"),
            "- { # why\n    id: x,\n    ask: a,\n    answer: b }"
        );
    }

    #[test]
    fn an_alias_has_no_place_for_an_id() {
        let file = "cards: [*card]";
        assert_eq!(insertion(file, 8, &CardId::new("x").unwrap()), None);
    }
}
