//! Numbers that are said in words and again in figures: `five (5) members`, `two-thirds (2/3)`, `ten percent (10%)`.

use std::borrow::Cow;

use super::{tokens, value};

/// Whether a bracket says the number before it in figures.
pub(crate) fn is_said_again(before: &str, inside: &str) -> bool {
    let last = before.rsplit(' ').next().unwrap_or_default();
    let figures = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if let Some((upper, lower)) = inside.split_once('/') {
        let part = last.contains('-') || last.ends_with('s') || last.ends_with("half");
        return figures(upper) && figures(lower) && part;
    }
    match inside.strip_suffix('%') {
        Some(share) => figures(share.trim_end()) && matches!(last, "percent" | "cent"),
        None => figures(inside) && tokens(last).first().and_then(value).is_some(),
    }
}

/// A text with its shares said once: no rule is found around the bracket of one.
pub(crate) fn shares_once(text: &str) -> Cow<'_, str> {
    let mut said = String::new();
    let mut rest = text;
    while let Some(open) = rest.find('(') {
        let Some(close) = rest[open..].find(')').map(|close| open + close) else {
            break;
        };
        let before = rest[..open].trim_end();
        let inside = &rest[open + 1..close];
        let again = inside.contains(['/', '%']) && is_said_again(before, inside);
        said.push_str(if again { before } else { &rest[..=close] });
        rest = &rest[close + 1..];
    }
    match said.is_empty() {
        true => Cow::Borrowed(text),
        false => Cow::Owned(said + rest),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_in_figures_behind_its_words_is_left_out() {
        for (text, once) in [
            (
                "five (5) members (the board)",
                "five (5) members (the board)",
            ),
            ("a two-thirds (2/3) majority", "a two-thirds majority"),
            ("ten percent (10%) of it", "ten percent of it"),
            (
                "the board (5) and (2) others",
                "the board (5) and (2) others",
            ),
            ("nothing", "nothing"),
        ] {
            assert_eq!(shares_once(text), once);
        }
    }
}
