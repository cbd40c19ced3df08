//! What a session starts from.

use super::{Item, Kind};
use crate::base::{Calendar, Millis, Probability, QuestionKey, Seed};
use crate::deck::{Card, Deck, Form, Library};
use crate::memory::{DESIRED_RETENTION, Scheduler};

/// What kind of session it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Missed questions come back until they are right; the schedule moves on unless the kind says otherwise.
    Study,
    /// Every question once; judged forms only.
    Quiz {
        /// Feedback after each answer, or for all at the end.
        at_once: bool,
        /// Whether answers are kept and announced.
        recorded: bool,
    },
}

impl Mode {
    /// Whether answers leave no trace.
    #[must_use]
    pub fn keeps_nothing(self) -> bool {
        matches!(
            self,
            Self::Quiz {
                recorded: false,
                ..
            }
        )
    }

    /// Whether feedback waits for the end.
    #[must_use]
    pub fn tells_at_end(self) -> bool {
        matches!(self, Self::Quiz { at_once: false, .. })
    }
}

/// What a session starts from.
pub struct Setup<'a> {
    /// A name for this session.
    pub id: String,
    /// The decks of the questions, and those to which wrong answers may belong.
    pub library: &'a Library,
    /// The questions in the order in which they are asked.
    pub items: Vec<Item>,
    /// Pairs that are mixed up, to be asked side by side after all others, each as a choice against the other's answer.
    pub pairs: Vec<(QuestionKey, QuestionKey)>,
    /// Why they are asked.
    pub kind: Kind,
    /// How the session goes.
    pub mode: Mode,
    /// The form wanted; `None` lets it follow the memory.
    pub form: Option<Form>,
    /// After this time no further question is asked, in milliseconds.
    pub limit_ms: Option<i64>,
    /// Orders choices.
    pub seed: Seed,
    /// Moves memories on, for the intervals shown.
    pub scheduler: Scheduler,
    /// Where the learner is.
    pub calendar: Calendar,
    /// When the session begins.
    pub now: Millis,
}

/// The chance of recall wanted: the deck's, else the general one.
pub(super) fn retention(found: Option<(&Deck, &Card)>) -> Probability {
    found
        .and_then(|(deck, _)| deck.settings.retention)
        .unwrap_or_else(|| Probability::new(DESIRED_RETENTION))
}
