//! What an answer is worth: how much more will be remembered for it, and how long it takes.

use crate::base::{DAY_MS, Grade, Millis, Offset, Probability};
use crate::memory::{Answered, DESIRED_RETENTION, Scheduler, Spread, State};

/// What is worth something is what is still known after a month: sooner everything is, and later too much happens.
pub(super) const HORIZON_MS: i64 = 30 * DAY_MS;

/// How much the chance of recall in a month rises by asking a question now, by expectation, for each answer that it takes.
///
/// With the chance of recall it is right at once; otherwise it is missed and then answered right, which takes one answer
/// more.
pub(super) fn gain(scheduler: &Scheduler, state: &State, now: Millis) -> f64 {
    let later = Millis(now.0.saturating_add(HORIZON_MS));
    let after = |before: &State, grade| {
        let answer = Answered {
            at: now,
            offset: Offset(0),
            grade,
            retention: Probability::new(DESIRED_RETENTION),
            spread: Spread::default(),
            guess: Probability::new(0.0),
        };
        scheduler.after(Some(before), &answer)
    };
    let kept = |state: &State| scheduler.retrievability(state, later).value();
    let recall = scheduler.retrievability(state, now).value();
    let right = after(state, Grade::Good);
    let relearnt = after(&after(state, Grade::Again), Grade::Good);
    let gained = recall * kept(&right) + (1.0 - recall) * kept(&relearnt) - kept(state);
    gained / (1.0 + (1.0 - recall))
}
