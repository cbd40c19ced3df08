//! Where a session stands between two commands.

use super::ReviewId;
use super::item::Marks;
use crate::base::{Day, Millis};
use crate::question::Question;

/// What the learner is looking at.
pub(super) enum Phase {
    Asking(Open),
    /// The other side of a flip, not yet graded.
    Revealed {
        open: Open,
        given: String,
        took_ms: Option<u32>,
        confidence: Option<u8>,
    },
    /// A judged answer, kept.
    Answered(Closed),
    Over,
}

pub(super) struct Open {
    pub(super) track: usize,
    pub(super) question: Question,
    pub(super) since: Millis,
    pub(super) hinted: bool,
}

pub(super) struct Closed {
    pub(super) track: usize,
}

/// An answer that can be taken back.
pub(super) struct Entry {
    pub(super) track: usize,
    pub(super) review: ReviewId,
    pub(super) before: Marks,
    pub(super) score: Option<f64>,
    pub(super) given: String,
    /// What was done with the question afterwards; an undo takes that back, too.
    pub(super) put_by: Option<PutBy>,
}

/// How a question was put by.
#[derive(Debug, Clone, Copy)]
pub(super) enum PutBy {
    /// Until it is taken up again.
    Suspended,
    /// For the rest of a day.
    Buried(Day),
}
