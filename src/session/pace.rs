//! How long a session has taken, whatever the clock does meanwhile.

use crate::base::Millis;

/// Longer than this between two commands nobody was thinking: the learner was away, or the machine asleep. Three times
/// what the slowest of questions may take before it counts as slow.
const AWAY_MS: i64 = 10 * 60_000;

/// The time spent, from command to command: a clock set back counts as none, an absence as [`AWAY_MS`].
#[derive(Debug, Clone, Copy)]
pub(super) struct Pace {
    spent_ms: i64,
    last: Millis,
}

impl Pace {
    pub(super) fn begun(now: Millis) -> Self {
        Self {
            spent_ms: 0,
            last: now,
        }
    }

    /// A command came in.
    pub(super) fn step(&mut self, now: Millis) {
        self.spent_ms = self.spent_ms(now);
        self.last = now;
    }

    /// Milliseconds spent so far.
    pub(super) fn spent_ms(self, now: Millis) -> i64 {
        self.spent_ms + (now.0.saturating_sub(self.last.0)).clamp(0, AWAY_MS)
    }
}

/// Whether an answer that took so long tells how hard it was.
pub(super) fn is_telling(took_ms: u32) -> bool {
    i64::from(took_ms) <= AWAY_MS
}
