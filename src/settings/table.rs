//! All settings there are.

use crate::base::text::either;

/// One setting.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Setting {
    /// Its key in the file.
    pub key: &'static str,
    /// What it does: a phrase that stands alone.
    pub about: &'static str,
    /// The unit of its values; empty when it has none.
    pub unit: &'static str,
    /// What holds when nothing is said.
    pub default: &'static str,
    /// What its values are.
    pub kind: Kind,
    /// Whether it can be said of one deck, under `decks:`.
    pub of_deck: bool,
    /// Whether it can be said of one topic, under `topics:`.
    pub of_topic: bool,
}

/// What the values of a setting are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind {
    /// A whole number.
    Count {
        /// The smallest.
        least: u32,
        /// The largest.
        most: u32,
        /// Whether `none` is a value, too: no limit.
        or_none: bool,
    },
    /// A number.
    Share {
        /// The smallest.
        least: f64,
        /// The largest.
        most: f64,
    },
    /// One of some words.
    Word(&'static [&'static str]),
    /// A time of day in the morning.
    Clock,
    /// A share for each of some days of the week.
    Week,
    /// The path of a folder, or `none`.
    Folder,
}

/// The latest hour at which a day may begin, in minutes after midnight: noon, so that a morning belongs to its own date.
pub(super) const LATEST_START: u16 = 12 * 60;

/// Questions a day beyond this are no limit.
const MOST: u32 = 9999;

const fn count(least: u32, most: u32, or_none: bool) -> Kind {
    Kind::Count {
        least,
        most,
        or_none,
    }
}

/// All settings, in the order in which they are listed.
pub const SETTINGS: &[Setting] = &[
    Setting {
        key: "new_per_day",
        about: "new questions a day, all decks together",
        unit: "questions a day",
        default: "20",
        kind: count(0, MOST, false),
        of_deck: true,
        of_topic: false,
    },
    Setting {
        key: "new_per_deck",
        about: "new questions a day from one deck, unless deck or learner say otherwise for it",
        unit: "questions a day",
        default: "10",
        kind: count(0, MOST, false),
        of_deck: false,
        of_topic: false,
    },
    Setting {
        key: "reviews_per_day",
        about: "due questions a day, all decks together",
        unit: "questions a day",
        default: "none",
        kind: count(0, MOST, true),
        of_deck: true,
        of_topic: false,
    },
    Setting {
        key: "reviews_per_deck",
        about: "due questions a day from one deck",
        unit: "questions a day",
        default: "none",
        kind: count(0, MOST, true),
        of_deck: false,
        of_topic: false,
    },
    Setting {
        key: "minutes",
        about: "after so long a session asks nothing more",
        unit: "minutes",
        default: "none",
        kind: count(1, 1440, true),
        of_deck: false,
        of_topic: false,
    },
    Setting {
        key: "retention",
        about: "the chance of recall at which a question comes back",
        unit: "",
        default: "0.9",
        kind: Kind::Share {
            least: 0.7,
            most: 0.99,
        },
        of_deck: true,
        of_topic: true,
    },
    Setting {
        key: "order",
        about: "what comes first",
        unit: "",
        default: "due",
        kind: Kind::Word(&["due", "mixed", "risk", "random", "deck"]),
        of_deck: false,
        of_topic: false,
    },
    Setting {
        key: "form",
        about: "how to ask, where a card allows it",
        unit: "",
        default: "auto",
        kind: Kind::Word(&["auto", "flip", "typed", "choice"]),
        of_deck: false,
        of_topic: false,
    },
    Setting {
        key: "easy_days",
        about: "how much each day of the week brings: 1 all, 0.5 half, 0 as little as can be",
        unit: "",
        default: "1",
        kind: Kind::Week,
        of_deck: false,
        of_topic: false,
    },
    Setting {
        key: "day_start",
        about: "when a day begins, local time",
        unit: "",
        default: "04:00",
        kind: Kind::Clock,
        of_deck: false,
        of_topic: false,
    },
    Setting {
        key: "leech_lapses",
        about: "a question forgotten so often is named, and again after half as many",
        unit: "times",
        default: "8",
        kind: count(2, 99, false),
        of_deck: false,
        of_topic: false,
    },
    Setting {
        key: "sync",
        about: "the folder that your devices share; what is new goes out and comes in at the end of a session",
        unit: "",
        default: "none",
        kind: Kind::Folder,
        of_deck: false,
        of_topic: false,
    },
];

/// The setting of a key.
#[must_use]
pub fn setting(key: &str) -> Option<&'static Setting> {
    SETTINGS.iter().find(|setting| setting.key == key)
}

impl Kind {
    /// The values that are allowed, in words: `0.7 to 0.99`.
    #[must_use]
    pub fn range(self) -> String {
        match self {
            Self::Count {
                least,
                most,
                or_none,
            } => {
                let none = if or_none { ", or none" } else { "" };
                format!("{least} to {most}{none}")
            }
            Self::Share { least, most } => format!("{least} to {most}"),
            Self::Word(words) => either_plain(words),
            Self::Clock => String::from("00:00 to 12:00"),
            Self::Week => String::from("0 to 1 for mon to sun"),
            Self::Folder => String::from("a folder, or none"),
        }
    }

    /// What is wanted, in words: `a number from 0.7 to 0.99`.
    #[must_use]
    pub fn wanted(self) -> String {
        let range = self.range();
        match self {
            Self::Count { .. } => format!("a whole number from {range}"),
            Self::Share { .. } => format!("a number from {range}"),
            Self::Word(words) => either(words),
            Self::Folder => range,
            Self::Clock => format!("a time from {range}"),
            Self::Week => String::from("a map of days and shares, such as {sat: 0.5, sun: 0}"),
        }
    }
}

fn either_plain(words: &[&str]) -> String {
    words.join(", ")
}
