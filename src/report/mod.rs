//! Floor 5: what the answers so far say, as data; drawing is the terminal's.
//!
//! Figures come from the log of reviews ([`Row`]) and from the questions with their memory states
//! ([`Candidate`](crate::plan::Candidate)). What cannot be known yet is absent, never an invented number.

mod after;
mod answer;
mod asked;
mod digest;
mod interval;
mod likeness;
mod overview;
mod pace;
mod places;
mod pull;
mod stats;
mod succession;
mod texts;
mod weak;

pub use after::{Change, Next, change, next};
pub use answer::{ANSWER_BYTES, Answer};
pub use asked::{Asked, DueOnes, Listed};
pub use digest::{Answers, Digest, Known, Source, foretell, mark_first};
pub use interval::Interval;
pub use likeness::{Like, Spoken, successors};
pub use overview::{DeckOverview, overview};
pub use pace::{pace, usual_minutes};
pub use stats::{
    Bar, Calibration, CardCounts, DayFigures, Forecast, FormFigures, Gone, HourFigures, Inquiry,
    Memories, Retention, Stats, Streak, Today, TopicFigures, Total, Window, stats,
};
pub use succession::{Name, Succession, succession};
pub use texts::Texts;
pub use weak::{
    Evidence, Hard, Look, MIN_SEEN, Mixup, RECENT, Sureness, TopicWeakness, Topics, Trend, Turn,
    Weak, topics, weak,
};

use crate::base::{Day, Grade, Millis, Offset, QuestionKey};
use crate::deck::Form;

/// One review as it counts now, in full: what a [`Digest`] can be made of.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The question; it may be of a deck that is gone.
    pub key: QuestionKey,
    /// When it was answered.
    pub at: Millis,
    /// How far local time was ahead of UTC then.
    pub offset: Offset,
    /// How long the answer took, in milliseconds; `None` when nobody measured.
    pub took_ms: Option<u32>,
    /// How it was asked.
    pub form: Form,
    /// How well it was answered.
    pub grade: Grade,
    /// Whether it moved the memory on; a crammed answer did not.
    pub counts: bool,
}

impl Row {
    /// The review in short; what only its neighbours tell is not known yet.
    fn answer(&self) -> Answer {
        Answer {
            at: self.at,
            offset: self.offset,
            took_ms: self.took_ms,
            recall: None,
            form: self.form,
            grade: self.grade,
            choices: 0,
            score: None,
            confidence: None,
            counts: self.counts,
            first: false,
            given: 0,
        }
    }

    /// The study day of the answer, where the learner was then.
    #[must_use]
    pub fn day(&self) -> Day {
        Day::of(self.at, self.offset)
    }
}
