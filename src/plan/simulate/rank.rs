//! What comes first among questions that cannot all be asked today.

use super::super::backlog::worth;
use super::run::{Run, mixed};

/// An order of due questions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Rank {
    /// The longest overdue first.
    Due,
    /// The shortest interval first: from the last answer to the due day.
    Shortest,
    /// The lowest chance of recall first.
    Risk,
    /// The highest chance of recall first.
    Sure,
    /// By chance, anew each day.
    Random,
    /// The greatest gain for a second first; see [`worth`].
    Worth {
        /// Days over which the gain is summed up.
        horizon: f32,
    },
}

impl Rank {
    /// The greater, the earlier.
    pub(super) fn score(self, run: &Run<'_>, at: usize, day: i32) -> f32 {
        let memories = &run.memories;
        #[allow(clippy::cast_precision_loss)] // days of a life
        let days = |days: i32| days as f32;
        let recall = || {
            run.mind
                .recall(memories.stability[at], memories.elapsed(at, day))
        };
        match self {
            Self::Due => -days(memories.due[at]),
            Self::Shortest => -days(memories.due[at] - memories.last[at]),
            Self::Risk => -recall(),
            Self::Sure => recall(),
            Self::Random => {
                let bits = mixed((at as u64) << 32 ^ u64::from(day.unsigned_abs()) ^ 0x5eed);
                #[allow(clippy::cast_precision_loss)] // 24 bits are exact
                let draw = (bits & 0x00ff_ffff) as f32;
                draw
            }
            Self::Worth { horizon } => worth(
                run.mind,
                run.pace,
                memories.trace(at),
                memories.elapsed(at, day),
                horizon,
            ),
        }
    }
}
