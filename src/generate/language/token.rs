//! A sentence as words and marks.

use std::borrow::Cow;

use crate::base::text::small;
use crate::generate::lexicon::{AUXILIARIES, BASE, Listed, PAST, THIRD, forms, of_form};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Letters, with the hyphens, dots and apostrophes within: `co-founded`, `U.S.`.
    Word,
    /// Begins with a digit or a currency: `1,200`, `US$71.6`, `20%`, `3rd`, `1950-53`.
    Number,
    /// The `'s` or `'` of belonging.
    Possessive,
    /// A punctuation mark.
    Mark,
}

/// A word, a number or a mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token<'t> {
    /// As it stands.
    pub(crate) text: &'t str,
    /// In small letters.
    pub(crate) low: Cow<'t, str>,
    /// Its first byte in the sentence.
    pub(crate) start: usize,
    /// Behind its last byte.
    pub(crate) end: usize,
    /// What it is.
    pub(crate) kind: Kind,
}

impl Token<'_> {
    /// Whether it begins with a capital letter.
    pub(crate) fn is_capital(&self) -> bool {
        let capital = match self.text.as_bytes().first() {
            Some(first) if first.is_ascii() => first.is_ascii_uppercase(),
            _ => self.text.starts_with(char::is_uppercase),
        };
        capital && self.kind == Kind::Word
    }

    /// Whether it can be the verb that a sentence stands on: a helper, a past form, `makes`.
    pub(crate) fn is_finite(&self) -> bool {
        self.is_verb(PAST | THIRD)
    }

    /// Whether it can be a verb, and no more than that: a helper or any form but the bare one, which is often a noun too.
    pub(crate) fn is_inflected(&self) -> bool {
        self.is_verb(!BASE)
    }

    /// Whether it is a helper, or a verb in one of some forms.
    fn is_verb(&self, sorts: u8) -> bool {
        self.kind == Kind::Word
            && !self.is_capital()
            && (self.among(AUXILIARIES) || forms(&self.low).iter().any(|(_, of)| of & sorts != 0))
    }

    /// Whether it can be a past form: `sold`.
    pub(crate) fn is_past(&self) -> bool {
        self.kind == Kind::Word && !self.is_capital() && of_form(&self.low, PAST).is_some()
    }

    /// Whether it is written as a year, or begins with one as `1950-53` does.
    pub(crate) fn is_year(&self) -> bool {
        let digits = self.text.chars().take_while(char::is_ascii_digit).count();
        digits == 4 && !self.text.contains(['.', ','])
    }

    /// Whether it is this word, whatever its case.
    pub(crate) fn is(&self, word: &str) -> bool {
        self.low == word
    }

    /// Whether it is one of some words.
    pub(crate) fn among(&self, words: &(impl Listed + ?Sized)) -> bool {
        words.has(&self.low)
    }
}

/// The tokens of a sentence.
pub(crate) fn tokens(text: &str) -> Vec<Token<'_>> {
    /// A word or a mark takes at least so many bytes on the average, blanks included.
    const BYTES_A_TOKEN: usize = 5;
    let mut tokens = Vec::with_capacity(text.len() / BYTES_A_TOKEN + 1);
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if let Some((length, capital)) = plain(&text[at..]) {
            push_plain(&mut tokens, text, (at, at + length), capital);
            at += length;
            at += usize::from(text.as_bytes().get(at) == Some(&b' '));
            continue;
        }
        if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        }
        let end = if begins_word(c) || begins_number(&text[at..]) {
            at + length(&text[at..])
        } else {
            at + c.len_utf8()
        };
        // the stop of the sentence, not that of an initial: `vitamin C.`
        let initial = end == text.len() && end - at == 2 && text.ends_with('.');
        let end = end - usize::from(initial);
        push(&mut tokens, text, at, end);
        at = end;
    }
    tokens
}

fn begins_word(c: char) -> bool {
    c.is_alphanumeric()
}

fn begins_number(text: &str) -> bool {
    let mut chars = text.chars();
    matches!(chars.next(), Some('$' | '€' | '£' | '¥' | '−'))
        && chars.next().is_some_and(|c| c.is_ascii_digit())
}

/// How many bytes the word or number at the beginning of a text has, if it is one of plain letters and figures with a blank
/// or the mark of a sentence behind it, as most are, and whether a capital is among its letters.
fn plain(text: &str) -> Option<(usize, bool)> {
    let bytes = text.as_bytes();
    let letters = bytes.iter().take_while(|byte| byte.is_ascii_alphanumeric());
    let length = letters.count();
    let apart = || bytes.get(length + 1).is_none_or(|next| *next == b' ');
    let ends = match bytes.get(length) {
        Some(b' ' | b';' | b':' | b'?' | b'!' | b')' | b'"') => length > 0,
        Some(b',') => length > 0 && apart(),
        // the dot behind a single letter is that of an initial
        Some(b'.') => length > 1 && apart(),
        _ => false,
    };
    ends.then(|| (length, bytes[..length].iter().any(u8::is_ascii_uppercase)))
}

/// Takes in a word of plain letters and figures.
fn push_plain<'t>(
    tokens: &mut Vec<Token<'t>>,
    text: &'t str,
    (start, end): (usize, usize),
    capital: bool,
) {
    // the `s` behind an apostrophe was taken with it
    if tokens.last().is_some_and(|last| last.end > start) {
        return;
    }
    let kind = match text.as_bytes()[start].is_ascii_digit() {
        true => Kind::Number,
        false => Kind::Word,
    };
    let written = &text[start..end];
    tokens.push(Token {
        text: written,
        low: match capital {
            true => Cow::Owned(written.to_ascii_lowercase()),
            false => Cow::Borrowed(written),
        },
        start,
        end,
        kind,
    });
}

/// How many bytes the word or number at the beginning of a text has.
fn length(text: &str) -> usize {
    let mut chars = text.char_indices().peekable();
    let mut last = ' ';
    let mut dotted = 0;
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |(_, c)| *c);
        let within = match c {
            c if c.is_alphanumeric() => true,
            '\u{300}'..='\u{36f}' => true,
            '$' | '€' | '£' | '¥' => next.is_ascii_digit(),
            '−' => at == 0,
            '%' | '°' => last.is_ascii_digit(),
            ',' => last.is_ascii_digit() && next.is_ascii_digit(),
            '.' if last.is_ascii_digit() => next.is_ascii_digit(),
            '.' => initials(text, at) || next.is_alphanumeric() && last.is_alphanumeric(),
            '-' | '\u{2010}' | '\u{2011}' | '–' | '/' => {
                last.is_alphanumeric() && next.is_alphanumeric()
                    || (c == '-' && last == '.' && next.is_alphanumeric())
            }
            '\'' | '’' => {
                next.is_alphabetic() && last.is_alphabetic() && !belongs(&text[at + c.len_utf8()..])
            }
            _ => false,
        };
        if !within {
            return at;
        }
        dotted += usize::from(c == '.');
        last = c;
    }
    text.len()
        - usize::from(dotted == 1 && last == '.' && !text.contains('-') && text.chars().count() > 2)
}

/// Whether what follows an apostrophe is the `s` of belonging.
fn belongs(after: &str) -> bool {
    let mut chars = after.chars();
    chars.next() == Some('s') && !chars.next().is_some_and(char::is_alphanumeric)
}

/// Whether the dot at a place closes initials: one letter stands before it, and none before that.
fn initials(text: &str, dot: usize) -> bool {
    let mut before = text[..dot].chars().rev();
    before.next().is_some_and(char::is_alphabetic)
        && !before.next().is_some_and(char::is_alphanumeric)
}

fn push<'t>(tokens: &mut Vec<Token<'t>>, text: &'t str, start: usize, end: usize) {
    let word = &text[start..end];
    let possessive = matches!(word, "'" | "’")
        && tokens
            .last()
            .is_some_and(|last| last.end == start && last.kind == Kind::Word);
    if possessive {
        let s = text[end..].starts_with('s') && !text[end + 1..].starts_with(char::is_alphanumeric);
        let plural = tokens.last().is_some_and(|last| last.low.ends_with('s'));
        if s || plural {
            let end = end + usize::from(s);
            tokens.push(token(text, start, end, Kind::Possessive));
            return;
        }
    }
    // the `s` behind an apostrophe was taken with it
    if tokens.last().is_some_and(|last| last.end > start) {
        return;
    }
    let first = word.chars().next().unwrap_or(' ');
    let money = word.contains(['$', '€', '£', '¥']);
    let kind = if first.is_ascii_digit() || money || first == '−' {
        Kind::Number
    } else if first.is_alphanumeric() {
        Kind::Word
    } else {
        Kind::Mark
    };
    tokens.push(token(text, start, end, kind));
}

fn token(text: &str, start: usize, end: usize, kind: Kind) -> Token<'_> {
    let written = &text[start..end];
    Token {
        text: written,
        low: small(written),
        start,
        end,
        kind,
    }
}

/// A text put together from pieces: single blanks, none before a comma or a possessive.
pub(crate) fn tidy(text: &str) -> String {
    let mut tidy = crate::base::text::squeezed(text);
    let loose = |pair: &[u8]| match pair[0] {
        b' ' => matches!(pair[1], b',' | b';' | b'\'' | b'?' | b'.' | b')'),
        b'(' => pair[1] == b' ',
        b',' => pair[1] == b',',
        _ => false,
    };
    // most texts need no mending
    if !tidy.as_bytes().windows(2).any(loose) {
        return tidy;
    }
    for (wrong, right) in [
        (" ,", ","),
        (" ;", ";"),
        (" '", "'"),
        (" ?", "?"),
        (" .", "."),
        ("( ", "("),
        (" )", ")"),
        (",,", ","),
    ] {
        // `rock 'n' roll` and `the 'new' law` keep their blanks
        if wrong == " '" {
            tidy = tidy.replace(" 's ", "'s ");
            continue;
        }
        while tidy.contains(wrong) {
            tidy = tidy.replace(wrong, right);
        }
    }
    tidy
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<&str> {
        tokens(text).iter().map(|token| token.text).collect()
    }

    #[test]
    fn words_keep_what_belongs_to_them() {
        assert_eq!(
            said("The U.S.-led co-founders' UN,"),
            ["The", "U.S.-led", "co-founders", "'", "UN", ","]
        );
        assert_eq!(
            said("Japan's R.O.K.-Japan-China 'new' law."),
            [
                "Japan",
                "'s",
                "R.O.K.-Japan-China",
                "'",
                "new",
                "'",
                "law",
                "."
            ]
        );
        assert_eq!(
            said("US$71.6 billion, 20% (1,200 km)"),
            ["US$71.6", "billion", ",", "20%", "(", "1,200", "km", ")"]
        );
        assert_eq!(said("in 1950-53; 9.5."), ["in", "1950-53", ";", "9.5", "."]);
        assert_eq!(said("O'Brien didn't"), ["O'Brien", "didn't"]);
    }

    #[test]
    fn a_glance_takes_of_a_word_what_a_close_look_takes() {
        let text = "He (b. 1820) paid US$5, 1,200 or 3.5 to J. P. Mill, of the U.S.; \"the 2nd one\": vitamin C. \
                    Not node.js? A5. No! Mill's, mills', co-op, 19th. 1820.";
        for (at, _) in text.char_indices() {
            let begins = text[..at].ends_with([' ', '(', '"', '$']);
            if let Some((length, capital)) = plain(&text[at..]).filter(|_| begins) {
                let word = &text[at..at + length];
                assert_eq!(length, super::length(&text[at..]), "{word}");
                assert_eq!(capital, word != word.to_lowercase(), "{word}");
            }
        }
    }

    #[test]
    fn pieces_are_joined_like_a_sentence() {
        assert_eq!(tidy("In  1991 , Korea joined ."), "In 1991, Korea joined.");
    }
}
