//! Fractions as they are spoken: `two-thirds`, `a quarter of`, `two and a half`.

use super::decimal::Decimal;
use super::numeral::Token;
use super::spoken::{Ending, Word, ending_of, word_of};

/// Denominators that are no ordinals.
const OTHERS: [(&str, u64, bool); 5] = [
    ("half", 2, false),
    ("halves", 2, true),
    ("quarter", 4, false),
    ("quarters", 4, true),
    ("thirds", 3, true),
];

/// A fraction below one: `2/3`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Fraction {
    upper: u64,
    lower: u64,
}

impl Fraction {
    /// With a whole number before it, where its digits end: 2 and 1/2 is 2.5.
    fn above(self, whole: u64) -> Option<String> {
        // a thousandth of a half, a quarter or an eighth is enough
        const UNIT: u64 = 1000;
        let ends = (self.upper * UNIT).is_multiple_of(self.lower);
        let part = Decimal {
            digits: self.upper * UNIT / self.lower,
            scale: 3,
        };
        ends.then(|| part.plus(whole))
            .flatten()
            .map(Decimal::spelled)
    }
}

/// Whether a word is the lower part of a fraction, never of anything else.
pub(super) fn is_word(word: &str) -> bool {
    OTHERS.iter().any(|(name, _, _)| *name == word)
}

/// Reads the fraction with which the words begin, or a whole number and one: its spelling, and how many words it took.
pub(super) fn read(tokens: &[Token<'_>]) -> Option<(String, usize)> {
    if let Some((part, used)) = part(tokens, false) {
        return Some((format!("{}/{}", part.upper, part.lower), used));
    }
    let whole = whole(tokens.first()?.text)?;
    let and = usize::from(tokens.get(1)?.text == "and");
    let rest = &tokens[1 + and..];
    let (part, used) = written(rest).or_else(|| part(rest, true).filter(|_| and == 1))?;
    Some((part.above(whole)?, 1 + and + used))
}

/// A fraction in words; `joined` to a whole number it needs no `of` behind it.
fn part(tokens: &[Token<'_>], joined: bool) -> Option<(Fraction, usize)> {
    let first = tokens.first()?.text;
    let ends = |at: usize| tokens.get(at).is_none_or(|next| next.text == "of");
    if first == "half" {
        return ends(1).then_some((Fraction { upper: 1, lower: 2 }, 1));
    }
    let upper = match first {
        // `a third party` is one more
        "a" | "an" if joined || ends(2) => 1,
        _ => whole(first)?,
    };
    let (lower, many) = lower(tokens.get(1)?.text)?;
    let sound = upper > 0 && upper < lower && many == (upper > 1);
    sound.then_some((Fraction { upper, lower }, 2))
}

/// A fraction in digits: `1/2`.
fn written(tokens: &[Token<'_>]) -> Option<(Fraction, usize)> {
    let (upper, lower) = tokens.first()?.text.split_once('/')?;
    let (upper, lower) = (upper.parse().ok()?, lower.parse().ok()?);
    (0 < upper && upper < lower && lower < 100).then_some((Fraction { upper, lower }, 1))
}

/// A whole number of one word.
fn whole(word: &str) -> Option<u64> {
    match word_of(word) {
        Some(Word::Small(number) | Word::Tens(number)) => Some(number),
        Some(_) => None,
        None => word.parse().ok().filter(|number| *number < 1000),
    }
}

/// The lower part that a word says, and whether it speaks of several.
fn lower(word: &str) -> Option<(u64, bool)> {
    if let Some((_, lower, many)) = OTHERS.iter().find(|(name, _, _)| *name == word) {
        return Some((*lower, *many));
    }
    let many = word.ends_with("ths");
    match ending_of(if many { &word[..word.len() - 1] } else { word })? {
        (Word::Small(lower @ 3..) | Word::Tens(lower), Ending::Ordinal) => Some((lower, many)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::question::compare::{clean::clean, words::tokens};

    fn spelled(text: &str) -> Option<(String, usize)> {
        read(&tokens(&clean(text)))
    }

    #[test]
    fn fractions_in_words_are_spelled_in_digits() {
        for (text, digits, words) in [
            ("two-thirds", "2/3", 2),
            ("Two thirds of the members", "2/3", 2),
            ("one half", "1/2", 2),
            ("half", "1/2", 1),
            ("a quarter of the land", "1/4", 2),
            ("three-quarters", "3/4", 2),
            ("three fourths", "3/4", 2),
            ("one-tenth", "1/10", 2),
            ("two and a half years", "2.5", 4),
            ("3½ inches", "3.5", 2),
            ("3 1/2", "3.5", 2),
            ("1 and three quarters", "1.75", 4),
        ] {
            assert_eq!(spelled(text), Some((digits.to_owned(), words)), "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_fraction_is_none() {
        for text in [
            "a third party",
            "the third",
            "half a million",
            "half the men",
            "two third",
            "five halves",
            "3 1/3",
            "1 fifths",
            "twenty-first",
            "9/11",
            "one and all",
        ] {
            assert_eq!(spelled(text), None, "{text}");
        }
    }
}
