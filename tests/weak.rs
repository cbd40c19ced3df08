//! What is weak: the figures against a second computation in SQL, a learner who drills it, and the real program.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that cannot go on fails
#![allow(clippy::cast_precision_loss)] // numbers of answers

mod desk;
#[path = "weak/learner.rs"]
mod learner;
#[path = "weak/program.rs"]
mod program;
#[path = "weak/sql.rs"]
mod sql;

use learner::{Outcome, Rest, live};

/// The means of some lives.
fn lives(rest: Rest) -> Outcome {
    const LIVES: u64 = 4;
    let mut sum = Outcome::default();
    for seed in 0..LIVES {
        let life = live(seed, 12, rest, 4);
        sum.weak += life.weak / LIVES as f64;
        sum.others += life.others / LIVES as f64;
        sum.minutes += life.minutes / LIVES as f64;
    }
    sum
}

#[test]
fn minutes_on_what_is_weak_gain_more_there_and_lose_nothing_elsewhere() {
    let [due, ahead, weak] = [Rest::Nothing, Rest::Ahead, Rest::Weak].map(lives);
    assert!(due.weak + 0.05 < due.others, "two topics are weak: {due:?}");
    let gained = |life: &Outcome| (life.weak - due.weak) / (life.minutes - due.minutes);
    assert!(
        gained(&weak) > 1.2 * gained(&ahead),
        "a minute more gains {} by what is weak, {} by what falls due: {due:?} {ahead:?} {weak:?}",
        gained(&weak),
        gained(&ahead)
    );
    assert!(weak.others > due.others - 0.005, "{due:?} {weak:?}");
}
