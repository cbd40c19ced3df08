//! The four grades of an answer.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

/// How well a question was answered; the order is from worst to best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// Forgotten or wrong; kept as 1.
    Again,
    /// Right with effort, late or by a near miss; kept as 2.
    Hard,
    /// Right; kept as 3.
    Good,
    /// Right without effort; kept as 4.
    Easy,
}

impl Grade {
    /// All grades from worst to best.
    pub const ALL: [Self; 4] = [Self::Again, Self::Hard, Self::Good, Self::Easy];

    /// The number of the grade as review logs write it, 1 to 4.
    #[must_use]
    pub fn number(self) -> u8 {
        match self {
            Self::Again => 1,
            Self::Hard => 2,
            Self::Good => 3,
            Self::Easy => 4,
        }
    }

    /// The grade of a number from 1 to 4.
    #[must_use]
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|grade| grade.number() == number)
    }

    /// The name: `again`, `hard`, `good` or `easy`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Again => "again",
            Self::Hard => "hard",
            Self::Good => "good",
            Self::Easy => "easy",
        }
    }

    /// Whether the question counts as remembered: everything but [`Grade::Again`].
    #[must_use]
    pub fn passed(self) -> bool {
        self != Self::Again
    }
}

impl fmt::Display for Grade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Grade {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL
            .into_iter()
            .find(|grade| grade.name() == text)
            .ok_or(())
    }
}

impl Serialize for Grade {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grades_keep_name_and_number() {
        for grade in Grade::ALL {
            assert_eq!(grade.name().parse(), Ok(grade));
            assert_eq!(Grade::from_number(grade.number()), Some(grade));
        }
        assert_eq!(Grade::from_number(0), None);
        assert!("GOOD".parse::<Grade>().is_err());
    }
}
