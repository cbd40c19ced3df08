//! What a session asks of the progress file.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::base::{Day, Grade, Millis, Offset, Probability, QuestionKey};
use crate::deck::Form;
use crate::memory::{Spread, State};

/// The name of a review, unique over all devices: the instant in its upper 43 bits, chance in its lower 20.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReviewId(pub i64);

impl fmt::Display for ReviewId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl Serialize for ReviewId {
    /// As text: a number of this size would be rounded by readers that know only floating-point numbers.
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

/// Why a question was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// By the schedule, or ahead of it: counts.
    Study,
    /// To cram: is kept, but leaves the schedule alone.
    Cram,
    /// In a recorded quiz: counts.
    Quiz,
    /// Brought in from another program: counts.
    Import,
}

impl Kind {
    /// All kinds; the place in this list is what the progress file keeps, so it never changes.
    pub const ALL: [Self; 4] = [Self::Study, Self::Cram, Self::Quiz, Self::Import];

    /// The name in small letters.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Study => "study",
            Self::Cram => "cram",
            Self::Quiz => "quiz",
            Self::Import => "import",
        }
    }

    /// Whether it changes the memory state.
    #[must_use]
    pub fn counts(self) -> bool {
        self != Self::Cram
    }
}

/// One answer, before it has an id.
#[derive(Debug, Clone, PartialEq)]
pub struct NewReview {
    /// The question.
    pub key: QuestionKey,
    /// When it was answered.
    pub at: Millis,
    /// How far local time was ahead of UTC then.
    pub offset: Offset,
    /// How long the answer took, in milliseconds; `None` when nobody measured.
    pub took_ms: Option<u32>,
    /// How it was asked.
    pub form: Form,
    /// Among how many choices; 0 when there were none.
    pub choices: u8,
    /// What was given, as text; empty for a flip or "I do not know".
    pub given: String,
    /// The share that was right, 0 to 1; `None` for a flip.
    pub score: Option<f64>,
    /// How sure the learner was, 1 to 3.
    pub confidence: Option<u8>,
    /// How well.
    pub grade: Grade,
    /// Why it was asked.
    pub kind: Kind,
    /// The chance of recall wanted at the next due day.
    pub retention: Probability,
    /// By how many days the next due day is moved after each grade, to level the load.
    pub spread: Spread,
}

/// What the progress file says after a commit.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    /// The review that was written, corrected or undone.
    pub review: ReviewId,
    /// The memory of the question now; `None` when it is new again.
    pub state: Option<State>,
}

/// The progress file as a session sees it. Each call is one transaction: it is on the disk when it returns.
pub trait Keeper {
    /// Why something could not be kept.
    type Error;

    /// Appends a review and moves the memory of its question on.
    ///
    /// # Errors
    /// When it could not be committed; nothing is changed then.
    fn record(&mut self, review: &NewReview) -> Result<Kept, Self::Error>;

    /// Corrects the grade of a review; the correction is appended, the review stays as it was.
    ///
    /// # Errors
    /// When there is no such review, or it could not be committed.
    fn correct(&mut self, review: ReviewId, grade: Grade, at: Millis) -> Result<Kept, Self::Error>;

    /// Takes a review back; the undo is appended, the review stays in the log.
    ///
    /// # Errors
    /// When there is no such review, or it could not be committed.
    fn undo(&mut self, review: ReviewId, at: Millis) -> Result<Kept, Self::Error>;

    /// Sets a question aside until it is taken up again, or takes it up again.
    ///
    /// # Errors
    /// When it could not be committed.
    fn suspend(
        &mut self,
        key: &QuestionKey,
        suspended: bool,
        at: Millis,
    ) -> Result<(), Self::Error>;

    /// Leaves a question alone on a study day, or takes that back.
    ///
    /// # Errors
    /// When it could not be committed.
    fn bury(
        &mut self,
        key: &QuestionKey,
        day: Day,
        buried: bool,
        at: Millis,
    ) -> Result<(), Self::Error>;
}
