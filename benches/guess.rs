//! What it is worth to know that a right choice may be a guess: predicted and true recall over a simulated year.
//!
//! `cargo bench --bench guess`
#![allow(clippy::print_stdout, clippy::expect_used)] // a benchmark prints

mod learner;

fn main() {
    println!("1,000 cards, one year, asked as a choice of n; figures over answers on later days\n");
    println!("| n | known at first | guesses | predicted | known | apart | log loss | answers |");
    println!("|---|---|---|---|---|---|---|---|");
    for n in [2, 3, 4, 6] {
        for known_first in [0.3, 0.6] {
            for heeded in [false, true] {
                let year = learner::choices(n, heeded, known_first, 1_000, 7);
                println!(
                    "| {n} | {known_first:.1} | {} | {:.3} | {:.3} | {:+.3} | {:.3} | {} |",
                    if heeded { "heeded" } else { "not heeded" },
                    year.predicted,
                    year.known,
                    year.predicted - year.known,
                    year.loss,
                    year.reviews
                );
            }
        }
    }
}
