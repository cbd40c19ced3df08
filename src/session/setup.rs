//! What a session starts from.

use std::collections::BTreeMap;

use super::{Item, Kind};
use crate::base::{Calendar, Millis, QuestionKey, Seed};
use crate::deck::{Cards, Form};
use crate::memory::Scheduler;
use crate::plan::{Aims, Balance, LeechRule, Miss};
use crate::question::Collection;

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
    /// The decks and cards of the questions.
    pub library: &'a dyn Cards,
    /// All decks to which wrong answers may belong.
    pub collection: &'a dyn Collection,
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
    /// What follows an answer.
    pub rules: Rules,
}

/// What the learner's settings and history say of how a session goes on after an answer.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Rules {
    /// The chance of recall wanted.
    pub aims: Aims,
    /// Levels the load of the days to come; `None` keeps every interval to the day.
    pub balance: Option<Balance>,
    /// Which questions are leeches.
    pub leeches: LeechRule,
    /// The past of the questions that one more lapse would have named.
    pub troubled: BTreeMap<QuestionKey, Past>,
}

/// What is known of a question that is often forgotten.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Past {
    /// When it was forgotten, in that order.
    pub misses: Vec<Miss>,
    /// The file and the line of its card; `None` for a deck inside the program.
    pub place: Option<String>,
}
