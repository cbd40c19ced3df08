//! Numbers as they are spoken: `nineteen sixty-five`, `two hundred and five thousand`, `twenty-first`.

use super::decimal::Decimal;
use super::numeral::Token;
use crate::base::words::{NUMBER_WORDS, TENS};

/// What a word says in a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// 0 to 19.
    Small(u64),
    /// 20, 30 … 90.
    Tens(u64),
    /// 100.
    Hundred,
    /// A power of ten: thousand, million, billion, trillion.
    Power(u32),
}

/// The numbers from 0 to 19.
const SMALL: &[&str] = NUMBER_WORDS.split_at(20).0;
const SMALL_TH: [&str; 20] = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
];
const TENS_TH: [&str; 8] = [
    "twentieth",
    "thirtieth",
    "fortieth",
    "fiftieth",
    "sixtieth",
    "seventieth",
    "eightieth",
    "ninetieth",
];
const DECADES: [&str; 8] = [
    "twenties",
    "thirties",
    "forties",
    "fifties",
    "sixties",
    "seventies",
    "eighties",
    "nineties",
];
const POWERS: [(&str, u32); 4] = [
    ("thousand", 3),
    ("million", 6),
    ("billion", 9),
    ("trillion", 12),
];
/// Short forms that are powers only straight after digits: `100k`, `71.6bn`, `3 mln`.
pub(super) const SHORT_POWERS: [(&str, u32); 8] = [
    ("k", 3),
    ("mn", 6),
    ("mln", 6),
    ("mio", 6),
    ("bn", 9),
    ("bln", 9),
    ("tn", 12),
    ("trn", 12),
];

/// How a run of number words ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    Plain,
    Ordinal,
    Decade,
}

/// For each length of a word the first letters of number words, as bits from `a`: most words are told by these alone.
const STARTS: [u32; 16] = {
    let mut starts = [0; 16];
    let lists: [&[&str]; 5] = [SMALL, &TENS, &SMALL_TH, &TENS_TH, &DECADES];
    let mut list = 0;
    while list < lists.len() {
        starts = with_starts(starts, lists[list]);
        list += 1;
    }
    let large = ["hundred", "thousand", "million", "billion", "trillion"];
    let large_th = [
        "hundredth",
        "thousandth",
        "millionth",
        "billionth",
        "trillionth",
    ];
    with_starts(with_starts(starts, &large), &large_th)
};

const fn with_starts(mut starts: [u32; 16], words: &[&str]) -> [u32; 16] {
    let mut at = 0;
    while at < words.len() {
        let word = words[at].as_bytes();
        starts[word.len()] |= 1 << (word[0] - b'a');
        at += 1;
    }
    starts
}

/// Whether a word may be a number word, by length and first letter.
fn may_be(word: &str) -> bool {
    let first = word.bytes().next().unwrap_or(0).wrapping_sub(b'a');
    let starts = STARTS.get(word.len()).copied().unwrap_or(0);
    first < 26 && starts & (1 << first) != 0
}

fn place(list: &[&str], word: &str) -> Option<u64> {
    let at = list.iter().position(|known| *known == word)?;
    u64::try_from(at).ok()
}

pub(super) fn word_of(word: &str) -> Option<Word> {
    let power = || POWERS.iter().find(|(name, _)| *name == word);
    match word {
        "hundred" => Some(Word::Hundred),
        _ if !may_be(word) => None,
        _ => place(SMALL, word)
            .map(Word::Small)
            .or_else(|| place(&TENS, word).map(|at| Word::Tens(at * 10 + 20)))
            .or_else(|| power().map(|(_, power)| Word::Power(*power))),
    }
}

/// Words that end a number: ordinals and decades.
pub(super) fn ending_of(word: &str) -> Option<(Word, Ending)> {
    let tens = |at| Word::Tens(at * 10 + 20);
    if !may_be(word) {
        return None;
    }
    if word.ends_with("ies") {
        return place(&DECADES, word).map(|at| (tens(at), Ending::Decade));
    }
    if !word.ends_with("th") {
        let rest = place(&SMALL_TH[1..4], word)?;
        return Some((Word::Small(rest + 1), Ending::Ordinal));
    }
    let stem = word.strip_suffix("th")?;
    let large = match word_of(stem) {
        Some(large @ (Word::Hundred | Word::Power(_))) => Some(large),
        _ => None,
    };
    place(&SMALL_TH, word)
        .map(Word::Small)
        .or_else(|| place(&TENS_TH, word).map(tens))
        .or(large)
        .map(|word| (word, Ending::Ordinal))
}

/// A number while its words are read.
pub(super) struct Run {
    /// What is complete: the sum up to the last power of ten.
    sum: Option<Decimal>,
    /// What stands before the next power of ten.
    group: Option<Decimal>,
    /// The smallest power of ten so far; powers only go down.
    power: u32,
    last: Option<Word>,
    pub(super) ending: Ending,
}

impl Run {
    /// A number that begins with these digits, or with nothing.
    pub(super) fn new(group: Option<Decimal>) -> Self {
        Self {
            sum: None,
            group,
            power: u32::MAX,
            last: None,
            ending: Ending::Plain,
        }
    }

    /// Reads as many words as belong to the number.
    pub(super) fn words(&mut self, tokens: &[Token<'_>]) -> usize {
        let mut used = 0;
        while let Some(token) = tokens.get(used) {
            if let Some((word, ending)) = ending_of(token.text) {
                if self.take(word) {
                    self.ending = ending;
                    used += 1;
                }
                break;
            }
            let next = tokens.get(used + 1).map(|token| token.text);
            if let Some(step) = self.small_word(token.text, next) {
                used += step;
            } else if word_of(token.text).is_some_and(|word| self.take(word)) {
                used += 1;
            } else {
                break;
            }
        }
        used
    }

    /// After digits only hundreds and powers of ten go on: `2 hundred thousand`, `71.6 billion`, `3 mln`.
    pub(super) fn powers_only(&mut self, tokens: &[Token<'_>]) -> usize {
        let mut used = 0;
        while let Some(token) = tokens.get(used) {
            let short = SHORT_POWERS[1..].iter().find(|(s, _)| *s == token.text);
            let word = match short {
                Some((_, power)) if used == 0 => Some(Word::Power(*power)),
                _ => word_of(token.text),
            };
            match word {
                Some(word @ (Word::Hundred | Word::Power(_))) if self.take(word) => used += 1,
                _ => break,
            }
        }
        used
    }

    /// `and` after a hundred, `oh` in a year; how many words it took.
    fn small_word(&mut self, word: &str, next: Option<&str>) -> Option<usize> {
        let next = next?;
        let follows = word_of(next).or_else(|| ending_of(next).map(|(word, _)| word));
        let after_large = matches!(self.last, Some(Word::Hundred | Word::Power(_)));
        match (word, follows) {
            ("and", Some(Word::Small(_) | Word::Tens(_))) if after_large => Some(1),
            ("oh" | "o", Some(Word::Small(n @ 1..=9))) if self.is_century() => {
                self.last = Some(Word::Small(n));
                self.group = self.group.and_then(|g| g.times(2)?.plus(n));
                Some(2)
            }
            _ => None,
        }
    }

    /// Whether what was read can be the first half of a year: 10 to 99 and nothing before.
    fn is_century(&self) -> bool {
        self.sum.is_none() && self.group.is_some_and(|g| (10..=99).contains(&g.digits))
    }

    fn take(&mut self, word: Word) -> bool {
        let taken = match word {
            Word::Small(n) | Word::Tens(n) => self.add(word, n),
            Word::Hundred => self.hundred(),
            Word::Power(power) => self.raise(power),
        };
        if taken {
            self.last = Some(word);
        }
        taken
    }

    fn add(&mut self, word: Word, n: u64) -> bool {
        let Some(group) = self.group else {
            self.group = Some(Decimal {
                digits: n,
                scale: 0,
            });
            return true;
        };
        let sum = match (self.last, word) {
            (Some(Word::Tens(_)), Word::Small(1..=9)) | (Some(Word::Hundred), _) => group.plus(n),
            _ if n >= 10 && self.is_century() => group.times(2).and_then(|g| g.plus(n)),
            _ => return false,
        };
        self.group = sum;
        sum.is_some()
    }

    fn hundred(&mut self) -> bool {
        let group = self.group.unwrap_or(Decimal {
            digits: 1,
            scale: 0,
        });
        if self.last == Some(Word::Hundred) || group.digits == 0 {
            return false;
        }
        self.group = group.times(2);
        self.group.is_some()
    }

    fn raise(&mut self, power: u32) -> bool {
        if power >= self.power || (self.group.is_none() && self.sum.is_some()) {
            return false;
        }
        let group = self.group.unwrap_or(Decimal {
            digits: 1,
            scale: 0,
        });
        let raised = group.times(power);
        self.sum = match (self.sum, raised) {
            (Some(sum), Some(raised)) => sum.sum(raised),
            (None, raised) => raised,
            (_, None) => None,
        };
        self.group = None;
        self.power = power;
        self.sum.is_some()
    }

    /// The number read; `None` when it was none or is beyond 64 bits.
    pub(super) fn total(&self) -> Option<Decimal> {
        match (self.sum, self.group) {
            (Some(sum), Some(group)) => sum.sum(group),
            (sum, group) => sum.or(group),
        }
    }
}
