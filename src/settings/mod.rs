//! Floor 5: the learner's settings, one readable file.
//!
//! Every setting is one value of [`SETTINGS`]: its name, what it does, its unit, its default and its range; help, listing,
//! documentation and checking come from there. [`Settings::read`] takes the text of the file and says everything that is
//! wrong with it, each at its place; [`set`] and [`unset`] change one value and leave every other byte alone.
//!
//! Of several words on one thing the nearest counts: what was typed on the command line, then what the learner's file says
//! of the topic or of the deck, then what the deck itself says, then what the learner's file says in general, then the
//! default.

mod edit;
mod read;
mod table;
mod value;

pub use edit::{set, unset};
pub use table::{Kind, SETTINGS, Setting, setting};
pub use value::Value;

use std::collections::BTreeMap;

use crate::base::DeckId;
use crate::deck::Form;
use crate::plan::{Aims, EasyDays, LeechRule, Order};

/// What the learner said, and where.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Settings {
    /// New questions a day from all decks together; `None` when nothing was said.
    pub new_per_day: Option<u32>,
    /// New questions a day from each deck; `None` when nothing was said.
    pub new_per_deck: Option<u32>,
    /// Due questions a day from all decks together; `None` for as many as there are.
    pub reviews_per_day: Option<u32>,
    /// Due questions a day from each deck; `None` for as many as there are.
    pub reviews_per_deck: Option<u32>,
    /// The length of a session, in minutes; `None` for no end.
    pub minutes: Option<u32>,
    /// The chance of recall wanted, in general, of decks and of topics.
    pub aims: Aims,
    /// The order of due questions.
    pub order: Order,
    /// How to ask; `None` lets it follow the memory.
    pub form: Option<Form>,
    /// How much is wished for each day of the week.
    pub easy_days: EasyDays,
    /// When a day begins, in minutes after midnight, where it was said.
    pub day_start: Option<u16>,
    /// From how many lapses on a question is a leech.
    pub leeches: LeechRule,
    /// The path of the folder that the learner's devices share, as written.
    pub sync: Option<String>,
    /// What was said of single decks.
    pub decks: BTreeMap<DeckId, DeckWishes>,
    /// Every value that stands in the file, in its order.
    pub written: Vec<Written>,
}

/// What the learner said of one deck.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DeckWishes {
    /// New questions a day; `None` when nothing was said.
    pub new_per_day: Option<u32>,
    /// Due questions a day: `None` when nothing was said, `Some(None)` for as many as there are.
    pub reviews_per_day: Option<Option<u32>>,
}

/// A value that stands in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Its name, such as `retention` or `decks.korea-japan.retention`.
    pub name: String,
    /// The value as written.
    pub text: String,
    /// Its line, from 1.
    pub line: usize,
}

impl Settings {
    /// The due questions a day that a deck may bring; `None` for as many as there are.
    #[must_use]
    pub fn reviews_of(&self, deck: &DeckId) -> Option<u32> {
        let said = self.decks.get(deck).and_then(|deck| deck.reviews_per_day);
        said.unwrap_or(self.reviews_per_deck)
    }

    /// The value of a name that stands in the file.
    #[must_use]
    pub fn written(&self, name: &str) -> Option<&Written> {
        self.written.iter().find(|written| written.name == name)
    }
}

#[cfg(test)]
mod tests;
