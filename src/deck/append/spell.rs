//! One text in YAML: bare where every reader takes it for that text, else in double quotes.

/// Where a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::deck) enum Within {
    /// A line of a block.
    Block,
    /// Brackets or braces, in which commas and brackets mean something.
    Flow,
}

/// A text that is to be read as a text.
pub(in crate::deck) fn text(text: &str, within: Within) -> String {
    if can_be_bare(text, within) && is_a_text_to_all(text) {
        text.to_owned()
    } else {
        quoted(text)
    }
}

/// A number, a date or a truth: bare where that is possible.
pub(super) fn bare(text: &str, within: Within) -> String {
    if can_be_bare(text, within) {
        text.to_owned()
    } else {
        quoted(text)
    }
}

/// A text in double quotes, readable as YAML and as JSON.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            c if hidden(c) => quoted.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// Characters that nobody sees, that turn the direction of text, or that some readers take for a line end. All of them
/// have four hexadecimal digits.
fn hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// Whether a text may stand without quotes, whatever it is then taken for.
fn can_be_bare(text: &str, within: Within) -> bool {
    let Some(first) = text.chars().next() else {
        return false;
    };
    let negative = first == '-' && text[1..].starts_with(|c: char| c.is_ascii_digit());
    let begins = negative || !"-?:,[]{}#&*!|>'\"%@`=<".contains(first);
    let flat = |c: char| c == ' ' || !(c.is_whitespace() || hidden(c));
    let ends = text.ends_with(':') || text.ends_with(' ') || text.starts_with(' ');
    let marks = text.contains(": ") || text.contains(" #");
    let inside = within == Within::Flow
        && (text.contains(['[', ']', '{', '}', ',']) || has_loose_colon(text));
    begins && !ends && !marks && !inside && text.chars().all(flat) && !text.starts_with("...")
}

/// A colon that readers of flow text do not agree on: followed by a sign.
fn has_loose_colon(text: &str) -> bool {
    let after = text.match_indices(':').map(|(at, _)| &text[at + 1..]);
    after
        .into_iter()
        .any(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '/'))
}

/// Whether readers of every version of YAML take a bare text for a text, or for a whole number with the same digits.
fn is_a_text_to_all(text: &str) -> bool {
    const WORDS: [&str; 10] = [
        "y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan",
    ];
    /// Whole numbers up to here come back with the same digits from every reader.
    const DIGITS: usize = 15;
    let small = text.to_lowercase();
    let first = text.chars().next().unwrap_or(' ');
    if first.is_ascii_digit() {
        let whole = text.bytes().all(|byte| byte.is_ascii_digit());
        let canonical = text.len() <= DIGITS && (text == "0" || first != '0');
        return (whole && canonical) || is_prose(text);
    }
    let word = first.is_alphabetic()
        || (!first.is_ascii() && !first.is_whitespace())
        || "($/_".contains(first);
    word && !WORDS.contains(&&*small)
}

/// Several words, at least one of them with two letters on end: no reader takes that for a number or an instant.
fn is_prose(text: &str) -> bool {
    let letters: Vec<bool> = text.chars().map(char::is_alphabetic).collect();
    text.contains(' ') && letters.windows(2).any(|pair| pair[0] && pair[1])
}
