//! A text as words.

use std::borrow::Cow;
use std::ops::Range;

/// A word: letters and digits, with the marks between the digits of a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word<'t> {
    /// Its bytes in the text.
    pub(super) at: Range<usize>,
    /// The word in small letters.
    pub(super) text: Cow<'t, str>,
}

/// The words of a text, in small letters.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    /// Bytes of a word and its blank, roughly: one growth of the list at most.
    const USUAL: usize = 5;
    let mut words: Vec<Word> = Vec::with_capacity(text.len() / USUAL + 1);
    let mut start = None;
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    for (at, c) in text.char_indices() {
        let within = c.is_alphanumeric()
            || mark_above(c)
            || (matches!(c, ',' | '.') && at > 0 && digit(at - 1) && digit(at + 1));
        match (within, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push(word(text, from..at));
                start = None;
            }
            _ => {}
        }
    }
    words.extend(start.map(|from| word(text, from..text.len())));
    words
}

/// An accent that stands behind its letter, in texts that are not composed.
fn mark_above(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

fn word(text: &str, at: Range<usize>) -> Word<'_> {
    let written = &text[at.clone()];
    let text = if written.chars().any(char::is_uppercase) {
        Cow::Owned(written.to_lowercase())
    } else {
        Cow::Borrowed(written)
    };
    Word { at, text }
}

/// Where the words of `part` stand one after the other in `whole`, in bytes of its text; `None` when they do not, when
/// there are none, or far too many.
pub(super) fn find(whole: &[Word], part: &[Word]) -> Option<Range<usize>> {
    /// A text of more words is no part of anything but itself.
    const LONGEST: usize = 50;
    if part.is_empty() || part.len() > LONGEST {
        return None;
    }
    let found = whole
        .windows(part.len())
        .find(|window| window.iter().zip(part).all(|(a, b)| a.text == b.text))?;
    Some(found.first()?.at.start..found.last()?.at.end)
}

/// Whether a text has one of some phrases, as whole words.
pub(super) fn phrase<'p>(words: &[Word], phrases: &[&'p str]) -> Option<(&'p str, Range<usize>)> {
    // this is asked of every text for many phrases, so nothing is collected
    phrases.iter().find_map(|phrase| {
        let found =
            (0..words.len()).find_map(|at| Some(&words[at..at + begins(&words[at..], phrase)?]))?;
        Some((*phrase, found.first()?.at.start..found.last()?.at.end))
    })
}

/// How many words the phrase has with which some words begin; `None` when they do not begin with it.
fn begins(words: &[Word], phrase: &str) -> Option<usize> {
    // most words differ in their first letter
    if words.first()?.text.as_bytes().first() != phrase.as_bytes().first() {
        return None;
    }
    let mut said = words.iter();
    let mut number = 0;
    for part in phrase.split(' ') {
        if said.next()?.text != part {
            return None;
        }
        number += 1;
    }
    Some(number)
}

/// A word without the ending that number or tense gives it, roughly: `treaties` and `treaty`, `invaded` and `invade` are
/// the same.
pub(super) fn stem(word: &str) -> Cow<'_, str> {
    /// Below this many letters an ending is part of the word.
    const SHORT: usize = 4;
    if word.len() <= SHORT || !word.is_ascii() || word.ends_with(|c: char| c.is_ascii_digit()) {
        return Cow::Borrowed(word);
    }
    if let Some(root) = word.strip_suffix("ies") {
        return Cow::Owned(format!("{root}y"));
    }
    let root = ["ing", "ed", "es", "s", "e"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending))
        .filter(|root| root.len() >= 3);
    Cow::Borrowed(root.unwrap_or(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_marks_and_names_lose_theirs() {
        let texts = |text| {
            words(text)
                .into_iter()
                .map(|word| word.text.into_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            texts("South Korea's 100,000 or 71.6."),
            ["south", "korea", "s", "100,000", "or", "71.6"]
        );
        assert_eq!(texts("서울, 1992-08"), ["서울", "1992", "08"]);
        assert!(texts("?!").is_empty());
    }

    #[test]
    fn whole_words_are_found_and_parts_of_words_are_not() {
        let text = "Who led South Korea then?";
        let found = |part| find(&words(text), &words(part));
        assert_eq!(
            found("south KOREA").map(|at| &text[at]),
            Some("South Korea")
        );
        assert_eq!(found("Kore"), None);
        assert_eq!(found(""), None);
    }

    #[test]
    fn endings_make_no_difference() {
        for (one, other) in [
            ("treaties", "treaty"),
            ("invaded", "invade"),
            ("visits", "visit"),
            ("1965", "1965"),
        ] {
            assert_eq!(stem(one), stem(other), "{one}");
        }
        assert_ne!(stem("1965"), stem("1960"));
    }
}
