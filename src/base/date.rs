//! Dates at a precision: a year, a month, a day.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

/// Why a text is no date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no date; write 1992, 1992-08 or 1992-08-24")]
pub struct DateError(pub String);

/// A date as precise as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
}

impl PartialDate {
    /// A year alone, or a month of it, or a day of that; `None` when no such date exists or a day has no month.
    #[must_use]
    pub fn new(year: i16, month: Option<i8>, day: Option<i8>) -> Option<Self> {
        let possible = match (month, day) {
            (None, None) => true,
            (Some(month), None) => (1..=12).contains(&month),
            (Some(month), Some(day)) => jiff::civil::Date::new(year, month, day).is_ok(),
            (None, Some(_)) => false,
        };
        (possible && (1..=9999).contains(&year)).then_some(Self { year, month, day })
    }

    /// The year, 1 to 9999.
    #[must_use]
    pub fn year(self) -> i16 {
        self.year
    }

    /// The month, 1 to 12, when it is known.
    #[must_use]
    pub fn month(self) -> Option<i8> {
        self.month
    }

    /// The day of the month, when it is known.
    #[must_use]
    pub fn day(self) -> Option<i8> {
        self.day
    }

    /// Whether `finer` lies in this date: the same, or more precise within it.
    #[must_use]
    pub fn holds(self, finer: Self) -> bool {
        let within = |outer: Option<i8>, inner: Option<i8>| outer.is_none() || outer == inner;
        self.year == finer.year && within(self.month, finer.month) && within(self.day, finer.day)
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

impl FromStr for PartialDate {
    type Err = DateError;

    /// Reads `1992`, `1992-08` or `1992-08-24`; a month or day may lack its zero.
    fn from_str(text: &str) -> Result<Self, DateError> {
        let error = || DateError(text.to_owned());
        let mut parts = text.trim().split('-');
        let year = digits(parts.next().unwrap_or(""), 4).ok_or_else(error)?;
        let mut small = || match parts.next() {
            None => Ok(None),
            Some(part) => digits(part, 2)
                .and_then(|n| i8::try_from(n).ok())
                .ok_or_else(error)
                .map(Some),
        };
        let (month, day) = (small()?, small()?);
        if parts.next().is_some() {
            return Err(error());
        }
        Self::new(year, month, day).ok_or_else(error)
    }
}

/// A number of at most `longest` digits and nothing else.
fn digits(part: &str, longest: usize) -> Option<i16> {
    let sound =
        !part.is_empty() && part.len() <= longest && part.bytes().all(|b| b.is_ascii_digit());
    sound.then(|| part.parse().ok()).flatten()
}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_at_their_precision() {
        for text in ["1992", "1992-08", "1992-08-24"] {
            assert_eq!(text.parse::<PartialDate>().unwrap().to_string(), text);
        }
        assert_eq!(
            "1992-8-4".parse::<PartialDate>().unwrap().to_string(),
            "1992-08-04"
        );
        for bad in [
            "",
            "92-",
            "1992-13",
            "1992-02-30",
            "1992-08-24-1",
            "August 1992",
            "0",
            "19922",
        ] {
            assert!(bad.parse::<PartialDate>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_coarse_date_holds_the_finer_ones() {
        let date = |text: &str| text.parse::<PartialDate>().unwrap();
        assert!(date("1992").holds(date("1992-08-24")));
        assert!(!date("1992-08-24").holds(date("1992-08")));
        assert!(!date("1992-08").holds(date("1992-09")));
    }
}
