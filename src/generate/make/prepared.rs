//! Sentences before they are read: brackets and asides stand apart.

use super::*;
use crate::generate::language::is_said_again;

/// A sentence as it is read: with plain quotation marks and without its brackets, which stand apart with their places.
pub(super) fn prepared(sentence: &str) -> (String, Vec<(usize, String)>) {
    let sentence = unnumbered(sentence);
    let plain = match sentence.is_ascii() {
        true => Cow::Borrowed(sentence),
        false => {
            let quoted = sentence.replace(['“', '”', '„'], "\"");
            Cow::Owned(quoted.replace(['‘', '’'], "'"))
        }
    };
    let mut text = String::with_capacity(plain.len());
    let mut brackets = Vec::new();
    let mut rest = &*plain;
    while let Some(open) = rest.find('(') {
        let Some(close) = rest[open..].find(')').map(|close| open + close) else {
            break;
        };
        let inside = &rest[open + 1..close];
        if inside.contains('(') {
            break;
        }
        // `84 dB(A)`
        let letter = inside.len() == 1 && inside.starts_with(char::is_uppercase);
        if letter && rest[..open].ends_with(char::is_alphabetic) {
            text.push_str(&rest[..=close]);
            rest = &rest[close + 1..];
            continue;
        }
        text.push_str(rest[..open].trim_end());
        if !is_said_again(&text, inside) {
            brackets.push((text.len(), inside.to_owned()));
        }
        rest = &rest[close + 1..];
        if parts_names(&text, inside, rest) {
            text.push(',');
        }
    }
    text.push_str(rest);
    let interrupted = text
        .match_indices(", ")
        .any(|(at, _)| is_aside(&text[at + 2..]));
    if interrupted {
        text = without_asides(&text, &mut brackets);
    }
    (text, brackets)
}

/// Whether a date in brackets kept two names apart: `By the Treaty of Lund (1710) Sweden gave up Lima.`
pub(super) fn parts_names(before: &str, inside: &str, after: &str) -> bool {
    let capital = |text: &str| text.starts_with(char::is_uppercase);
    let last = before.rsplit(' ').next().unwrap_or_default();
    let dated = inside.contains(|c: char| c.is_ascii_digit());
    dated && before.contains(' ') && capital(last) && after.strip_prefix(' ').is_some_and(capital)
}

/// Words between commas that interrupt a statement and add nothing that a question needs.
const ASIDES: [&str; 12] = [
    "along with ",
    "together with ",
    "however",
    "therefore",
    "for example",
    "for instance",
    "as well as ",
    "like ",
    "in turn",
    "too",
    "in fact",
    "moreover",
];

/// Whether what follows a comma may be an aside.
fn is_aside(text: &str) -> bool {
    text.starts_with("according to ") || ASIDES.iter().any(|aside| text.starts_with(aside))
}

/// A text without what interrupts it between commas: `It joined the UN, along with North Korea, in 1991.`
fn without_asides(text: &str, brackets: &mut Vec<(usize, String)>) -> String {
    /// Longer asides hold facts of their own.
    const LONGEST: usize = 40;
    let mut text = text.to_owned();
    // who reports a figure is told by the source, not by the question
    if let Some(at) = text
        .find(", according to ")
        .filter(|at| text.len() - at < 90)
    {
        text.truncate(at);
        text.push('.');
        // what stood in brackets behind it went with it
        brackets.retain(|(bracket, _)| *bracket <= at);
    }
    for aside in ASIDES {
        let start = format!(", {aside}");
        let Some(open) = text.find(&start) else {
            continue;
        };
        let Some(length) = text[open + 2..].find([',', '.', ';']) else {
            continue;
        };
        let close = open + 2 + length;
        let whole = aside.ends_with(' ') || length == aside.len();
        // `In Lima, for instance, the index …`: a comma parts the lead from the rest
        let led = text[close..].starts_with(", the ");
        if whole
            && length <= LONGEST
            && text[close..].starts_with(',')
            && !text[close..].starts_with(", and ")
            && !(led && aside.ends_with(' '))
        {
            let end = if led { close } else { close + 1 };
            text.replace_range(open..end, "");
            brackets.retain(|(at, _)| *at <= open || *at > close);
            for (at, _) in brackets.iter_mut().filter(|(at, _)| *at > close) {
                *at -= end - open;
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_a_date_in_brackets_kept_apart_stay_apart() {
        let (said, _) = prepared("By the Treaty of Lund (3 May 1710) Sweden gave up Lima.");
        assert_eq!(said, "By the Treaty of Lund, Sweden gave up Lima.");
        let (said, _) = prepared("The Lund (Mills and Locks) Act was passed in 1710.");
        assert_eq!(said, "The Lund Act was passed in 1710.");
    }
}
