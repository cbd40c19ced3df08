//! Dates that are asked for more or less precisely than they are answered.

use super::Asked;
use super::tokens::{phrase, words};
use crate::base::PartialDate;
use crate::base::words::MONTHS;
use crate::deck::raw::RawAnswer;
use crate::deck::rules::{DATE_PRECISION, Findings};

/// How precise a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Precision {
    Year,
    Month,
    Day,
}

impl Precision {
    fn noun(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Month => "month",
            Self::Day => "day",
        }
    }
}

/// What asks for a date, and how precise a one.
const ASKING: [(Precision, &[&str]); 3] = [
    (
        Precision::Day,
        &[
            "which day",
            "what day",
            "which date",
            "what date",
            "exact date",
        ],
    ),
    (Precision::Month, &["which month", "what month"]),
    (Precision::Year, &["which year", "what year"]),
];

/// Reports an answer of another precision than the prompt asks for.
pub(super) fn check(asked: &Asked, findings: &mut Findings) {
    let prompt = words(asked.prompt.text);
    let wanted: Vec<Precision> = ASKING
        .iter()
        .filter(|(_, phrases)| phrase(&prompt, phrases).is_some())
        .map(|(precision, _)| *precision)
        .collect();
    let [wanted] = wanted[..] else { return };
    // "which month and year", "which day of the week"
    if phrase(
        &prompt,
        &[
            "month and year",
            "day of the week",
            "day of the month",
            "and year",
        ],
    )
    .is_some()
    {
        return;
    }
    let (text, span, given) = match asked.answer {
        RawAnswer::Typed(typed) => match &typed.date {
            Some(date) => (date.text, &date.span, date.text.parse().ok().map(precision)),
            None => return,
        },
        RawAnswer::One(text) => (text.text, &text.span, read(text.text)),
        RawAnswer::Several(_) => return,
    };
    // the name of a day or month alone is no date
    let Some(given) = given.filter(|given| *given != wanted) else {
        return;
    };
    let message = format!(
        "the prompt asks for a {}, the answer `{text}` is a {}",
        wanted.noun(),
        given.noun()
    );
    let help = match given {
        Precision::Year => "ask `in which year`, or write the answer as precisely as it is asked",
        Precision::Month => {
            "ask `in which month of which year`, or write the answer as precisely as it is asked"
        }
        Precision::Day => "ask `on which day`, or write the answer as precisely as it is asked",
    };
    let finding = DATE_PRECISION.at(span, message);
    findings.add(
        finding
            .with_other(asked.prompt.span.clone(), "asked here")
            .helped(help),
    );
}

fn precision(date: PartialDate) -> Precision {
    match (date.month(), date.day()) {
        (_, Some(_)) => Precision::Day,
        (Some(_), None) => Precision::Month,
        (None, None) => Precision::Year,
    }
}

/// How precise the date is that a text says, when it says nothing else: `1992`, `August 1992`, `24 August 1992`.
fn read(text: &str) -> Option<Precision> {
    if text.contains('-') {
        return text.parse().ok().map(precision);
    }
    let words = words(text);
    let numbers = words
        .iter()
        .filter_map(|word| word.text.parse::<u32>().ok());
    let (mut year, mut day) = (false, false);
    for number in numbers {
        year |= (1000..=2999).contains(&number);
        day |= (1..=31).contains(&number);
    }
    let month = words.iter().any(|word| MONTHS.contains(&&*word.text));
    match (words.len(), year, month, day) {
        (1, true, false, false) => Some(Precision::Year),
        (2, true, true, false) => Some(Precision::Month),
        (3, true, true, true) => Some(Precision::Day),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read_as_dates_only_when_they_are_nothing_else() {
        for (text, precision) in [
            ("1992", Precision::Year),
            ("August 1992", Precision::Month),
            ("24 August 1992", Precision::Day),
            ("1992-08", Precision::Month),
        ] {
            assert_eq!(read(text), Some(precision), "{text}");
        }
        for other in [
            "August",
            "24 August",
            "the 1990s",
            "1992 men",
            "Treaty of 1992",
        ] {
            assert_eq!(read(other), None, "{other}");
        }
    }
}
