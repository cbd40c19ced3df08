//! The forms a question can take.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

/// How a question is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// Think of the answer, look, grade yourself.
    Flip,
    /// Type the answer.
    Typed,
    /// Choose one of several.
    Choice,
    /// True or false.
    Truth,
    /// Tick all that are right.
    Many,
    /// Put in order.
    Order,
    /// Pair up.
    Match,
}

impl Form {
    /// All forms; the place in this list is what the progress file keeps, so it never changes.
    pub const ALL: [Self; 7] = [
        Self::Flip,
        Self::Typed,
        Self::Choice,
        Self::Truth,
        Self::Many,
        Self::Order,
        Self::Match,
    ];

    /// The name in small letters.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Flip => "flip",
            Self::Typed => "typed",
            Self::Choice => "choice",
            Self::Truth => "truth",
            Self::Many => "many",
            Self::Order => "order",
            Self::Match => "match",
        }
    }
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Form {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL
            .into_iter()
            .find(|form| form.name() == text)
            .ok_or(())
    }
}

impl Serialize for Form {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.name())
    }
}
