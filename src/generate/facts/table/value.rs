//! The cells of a table: which of them tell something, and in what shape.

use super::head::{bracketed, year};
use crate::generate::lexicon::MONTHS;

/// What the answers of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A name or a value: a few words.
    Word,
    /// What something means or does: some more words.
    Phrase,
    /// A number with its unit.
    Quantity,
    /// A whole number.
    Count,
    /// A year.
    Year,
    /// A day or a month with its year.
    Date,
    /// From one year to another.
    Years,
    /// Somebody.
    Person,
}

/// What a cell tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Told<'t> {
    /// Without what stands behind it in brackets.
    pub(super) text: &'t str,
    /// As it stands, where that is more.
    pub(super) whole: Option<&'t str>,
}

/// Cells that tell nothing, or only that something is so.
const EMPTY: [&str; 37] = [
    "as needed",
    "when needed",
    "if needed",
    "as required",
    "if necessary",
    "",
    "-",
    "–",
    "—",
    "?",
    "n/a",
    "none",
    "nil",
    "unknown",
    "yes",
    "no",
    "✓",
    "✔",
    "✗",
    "✘",
    "✕",
    "☑",
    "☐",
    "•",
    "●",
    "○",
    "true",
    "false",
    "tbd",
    "tba",
    "varies",
    "various",
    "depends",
    "ditto",
    "same",
    "...",
    "…",
];

/// Whether a cell tells nothing by itself.
pub(super) fn is_empty(cell: &str) -> bool {
    let low = cell.to_lowercase();
    EMPTY.contains(&low.trim_end_matches('.')) || matches!(cell, "x" | "X" | "y" | "n")
}

/// What a cell tells; `None` where that is nothing, or only by what stands elsewhere.
pub(super) fn told(cell: &str) -> Option<Told<'_>> {
    const ELSEWHERE: [&str; 7] = [
        "see ", "as above", "same as", "http", "depends", "refer to", "not ",
    ];
    let low = cell.to_lowercase();
    let marked =
        cell.ends_with(['*', '†', '‡', '^']) || cell.contains(['[', '{', '<', '\\', '"', '`']);
    if is_empty(cell) || marked || ELSEWHERE.iter().any(|start| low.starts_with(start)) {
        return None;
    }
    let cell = cell.trim_end_matches(['.', ';', ',']);
    let told = match bracketed(cell) {
        Some((text, _)) => Told {
            text,
            whole: Some(cell),
        },
        None => Told {
            text: cell,
            whole: None,
        },
    };
    let open = told.text.contains(['(', ')']) || is_empty(told.text);
    (!open).then_some(told)
}

/// The number with which a text begins, and what stands behind it.
pub(super) fn number(text: &str) -> Option<(f64, &str)> {
    let sign = |c: char| matches!(c, '−' | '-' | '+');
    let bare = text.trim_start_matches(sign);
    let end = bare
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',')))
        .unwrap_or(bare.len());
    let value: f64 = bare[..end].replace(',', "").parse().ok()?;
    let rest = &bare[end..];
    // a range, a time, a sum of two
    let one = !rest
        .trim_start()
        .starts_with(['-', '–', '—', ':', '/', '×', '±', '+'])
        && !rest.contains(|c: char| c.is_ascii_digit());
    let minus = text.starts_with(['−', '-']);
    one.then_some((if minus { -value } else { value }, rest.trim()))
}

/// Whether a text is a whole number alone.
pub(super) fn is_count(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 9
        && text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b',')
}

/// Whether a text is a span of years that are over: `1046–1066`.
fn is_years(text: &str) -> bool {
    let ends = text.split_once(['–', '-', '—']);
    ends.is_some_and(|(from, to)| {
        let figures = |part: &str| {
            let part = part.trim();
            (2..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        figures(from) && figures(to) && from.trim().len() >= 3
    })
}

/// Whether a text is a day or a month with its year.
fn is_date(text: &str) -> bool {
    /// `24 October 1648`
    const WORDS: usize = 4;
    let words: Vec<&str> = text
        .split([' ', ','])
        .filter(|word| !word.is_empty())
        .collect();
    let month = words.iter().any(|word| MONTHS.contains(word));
    let dated = words.iter().any(|word| year(word).is_some());
    month && dated && words.len() <= WORDS
}

impl Shape {
    /// The shape of values that tell a time: years, or dates with a year.
    pub(super) fn of_time(values: &[&str]) -> Option<Self> {
        let all = |is: fn(&str) -> bool| !values.is_empty() && values.iter().all(|value| is(value));
        match () {
            () if all(|value| year(value).is_some()) => Some(Self::Year),
            () if all(|value| is_date(value) || year(value).is_some()) => Some(Self::Date),
            () => None,
        }
    }

    /// Whether a text has it.
    pub(super) fn fits(self, text: &str) -> bool {
        /// More words are no name and no value.
        const WORDS: usize = 5;
        /// More words are not recalled as they stand.
        const PHRASE: usize = 8;
        let words = text.split_whitespace().count();
        match self {
            Self::Word => words <= WORDS,
            Self::Phrase => words <= PHRASE,
            Self::Quantity => {
                number(text).is_some_and(|(_, unit)| !unit.is_empty()) || is_span(text)
            }
            Self::Count => is_count(text),
            Self::Year => year(text).is_some(),
            Self::Date => is_date(text),
            Self::Years => is_years(text),
            Self::Person => {
                words <= WORDS
                    && text.starts_with(char::is_uppercase)
                    && !text.contains([',', '&', '/', ';'])
                    && !text.contains(" and ")
                    && !text.contains(|c: char| c.is_ascii_digit())
            }
        }
    }
}

/// Whether a text goes from one figure to another: `7–14 l`.
fn is_span(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
        && text.contains(['–', '-'])
        && text.contains(' ')
}

/// Whether a text tells several things, so that a learner would have to tell them all.
pub(super) fn is_several(text: &str) -> bool {
    text.contains([';', ','])
        && !text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.' | b' '))
        && number(text).is_none()
        || text.contains(" / ")
        || text.contains(" or ")
        || text.contains(" and ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_that_tell_nothing_are_none() {
        for cell in ["–", "yes", "No", "12.5*", "See page 4", "n/a", "✓"] {
            assert_eq!(told(cell), None, "{cell}");
        }
        let level = told("0 (no salt needed)").unwrap();
        assert_eq!((level.text, level.whole), ("0", Some("0 (no salt needed)")));
        assert_eq!(told("50 °C").unwrap().text, "50 °C");
    }

    #[test]
    fn shapes_are_told_apart() {
        assert!(Shape::Years.fits("1046–1066") && !Shape::Years.fits("2017–"));
        assert!(Shape::Count.fits("146") && !Shape::Count.fits("about 146"));
        assert!(Shape::Date.fits("24 October 1648") && !Shape::Date.fits("1648"));
        assert!(Shape::Person.fits("Carl Scheele") && !Shape::Person.fits("Lund, Berg"));
        assert_eq!(number("50 °C"), Some((50.0, "°C")));
        assert_eq!(number("−78.5 °C"), Some((-78.5, "°C")));
        assert_eq!(number("45–65 °C"), None);
        assert!(is_several("Open tap, clean sieve") && !is_several("1,200"));
    }
}
