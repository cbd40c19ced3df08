//! Floor 3: history → memory state, chance of recall, intervals.
//!
//! The mathematics is FSRS-6 by the crate `fsrs`, named in this module only. What is kept is exact: instants to the
//! millisecond, stability and difficulty as computed; only the day on which a question falls due is whole.

mod scheduler;
mod spread;

pub use scheduler::{Scheduler, WEIGHTS, WeightsError};
pub use spread::{Spread, as_good_as};

use crate::base::{Day, Days, Grade, Millis, Offset, Probability};

/// The chance of recall wanted when a question falls due, unless deck or learner say otherwise.
pub const DESIRED_RETENTION: f64 = 0.9;

/// What is remembered of one question: derived from its reviews alone, and rebuilt from them at any time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct State {
    /// Days until recall falls to 90 %.
    pub stability: f64,
    /// 1 (easy) to 10 (hard).
    pub difficulty: f64,
    /// When it was answered last.
    pub last: Millis,
    /// The study day of that answer, where the learner was then.
    pub last_day: Day,
    /// The day on which it falls due; the same day when it was missed.
    pub due: Day,
    /// Whether the last answer was wrong: it stays due until answered right.
    pub learning: bool,
    /// How often it was answered.
    pub reps: u32,
    /// How often it was forgotten after having been known.
    pub lapses: u32,
}

/// One answer as the memory sees it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Answered {
    /// When.
    pub at: Millis,
    /// How far local time was ahead of UTC.
    pub offset: Offset,
    /// How well.
    pub grade: Grade,
    /// The chance of recall wanted at the next due day.
    pub retention: Probability,
    /// By how many days the next due day was moved, to level the load.
    pub spread: Spread,
}

/// The days that the four grades lead to, in the order of [`Grade::ALL`]; 0 is today.
pub type Intervals = [Days; 4];
