//! What some minutes a day gain a learner who is weak in two of eight topics, by what they are spent on.
//!
//! `cargo bench --bench weak` lets simulated learners live ninety days: what is due is studied first, then some minutes more go
//! to nothing, to what falls due next, or to what is weak. Recall is the true one of the learner, a mean over the last
//! thirty days. Figures, not tests; that the order is as it should be is asserted in `tests/weak.rs`.
#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::cast_precision_loss)] // a benchmark prints

#[path = "../tests/weak/learner.rs"]
mod learner;

use learner::{Outcome, Rest, live};

/// Learners for each figure.
const LIVES: u64 = 10;
/// Cards in each topic.
const CARDS: usize = 20;

fn main() {
    println!(
        "recall over days 61 to 90, minutes of study in 90 days; means of {LIVES} learners, {CARDS} cards a topic"
    );
    println!();
    println!("minutes more  spent on  weak topics  others  minutes  gained there an hour more");
    let due = lives(Rest::Nothing, 0);
    row(0, "nothing", &due, &due);
    for minutes in [2, 5, 10] {
        row(minutes, "ahead", &lives(Rest::Ahead, minutes), &due);
        row(minutes, "weak", &lives(Rest::Weak, minutes), &due);
    }
}

fn lives(rest: Rest, minutes: i64) -> Outcome {
    let mut sum = Outcome::default();
    for seed in 0..LIVES {
        let life = live(seed, CARDS, rest, minutes);
        sum.weak += life.weak / LIVES as f64;
        sum.others += life.others / LIVES as f64;
        sum.minutes += life.minutes / LIVES as f64;
    }
    sum
}

fn row(minutes: i64, rest: &str, life: &Outcome, due: &Outcome) {
    let more = life.minutes - due.minutes;
    let gained = if more > 0.0 {
        format!("{:+.2} %", (life.weak - due.weak) / more * 60.0 * 100.0)
    } else {
        String::from("–")
    };
    println!(
        "{minutes:>12}  {rest:<8}{:>11.1} %{:>6.1} %{:>9.0}  {gained:>25}",
        life.weak * 100.0,
        life.others * 100.0,
        life.minutes
    );
}
