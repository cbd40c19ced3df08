//! Own weights are found, do no harm, and guesses do not spoil what is predicted; small versions of `benches/fit.rs` and
//! `benches/guess.rs`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that cannot go on fails

#[path = "../benches/learner/mod.rs"]
mod learner;

use learner::{choices, expected_loss, histories, published, reviews, unlike};
use quizdeck::memory::fit;

#[test]
fn a_learner_unlike_the_average_gets_most_of_what_there_is_to_gain() {
    let weights = unlike();
    let log = reviews(&weights, 14_000, 20, 1);
    let fit = fit(&histories(&log[..10_000]), &published());
    let loss = |weights| expected_loss(&log, 10_000, weights);
    let (average, best, own) = (loss(&published()), loss(&weights), loss(&fit.weights));
    let share = (average - own) / (average - best);
    assert!(fit.adopted && fit.after < fit.before, "{fit:?}");
    assert!(share > 0.77, "{share}: {average} {own} {best}");
}

#[test]
fn nobody_fares_worse_for_it() {
    for (place, weights) in [published(), unlike()].iter().enumerate() {
        for count in [120, 200, 1_000] {
            for seed in 0..4 {
                let log = reviews(
                    weights,
                    count + 2_000,
                    10,
                    seed * 10 + u64::try_from(place).unwrap(),
                );
                let fit = fit(&histories(&log[..count]), &published());
                let loss = |weights| expected_loss(&log, count, weights);
                let worse = loss(&fit.weights) - loss(&published());
                assert!(
                    worse < 0.001,
                    "learner {place}, {count} reviews, seed {seed}: {worse}"
                );
            }
        }
    }
}

#[test]
fn the_same_answers_lead_to_the_same_weights() {
    let log = reviews(&unlike(), 3_000, 20, 3);
    let bits = || {
        fit(&histories(&log), &published())
            .weights
            .map(f32::to_bits)
    };
    assert_eq!(bits(), bits());
}

#[test]
fn own_weights_are_not_left_for_nothing() {
    let log = reviews(&unlike(), 6_000, 20, 4);
    let first = fit(&histories(&log[..5_000]), &published());
    let second = fit(&histories(&log), &first.weights);
    let loss = |weights| expected_loss(&log, 0, weights);
    assert!(loss(&second.weights) <= loss(&first.weights) + 0.001);
}

#[test]
fn recall_is_predicted_truly_where_answers_can_be_guessed() {
    for known_first in [0.3, 0.6] {
        // answers of one card hang together, so that it takes thousands of cards to see a hundredth
        let apart = |heeded| {
            let years = [7, 8, 9].map(|seed| choices(4, heeded, known_first, 1_000, seed));
            let apart: f64 = years.iter().map(|year| year.predicted - year.known).sum();
            (apart / 3.0).abs()
        };
        let (naive, heeded) = (apart(false), apart(true));
        assert!(heeded < 0.01 && naive > 0.018, "{heeded} {naive}");
    }
}
