use super::histories::Histories;
use super::slope::{Model, Weights};
use super::solve::{RANGES, loss};
use super::*;
use crate::base::{Grade, Offset};
use crate::memory::{Answered, Scheduler, Spread, State};

const DAY: i64 = 86_400_000;

/// Answers of a question: days since the one before, and grade.
fn answers(steps: &[(i64, u8)], guess: f64) -> Vec<Answered> {
    let mut day = 20_000;
    let mut answer = |&(days, grade): &(i64, u8)| {
        day += days;
        Answered {
            at: Millis(day * DAY + 43_200_000),
            offset: Offset(0),
            grade: Grade::from_number(grade).unwrap(),
            retention: Probability::new(0.9),
            spread: Spread::default(),
            guess: Probability::new(guess),
        }
    };
    steps.iter().map(&mut answer).collect()
}

const COURSES: [&[(i64, u8)]; 5] = [
    &[(0, 3), (2, 3), (6, 4), (20, 1), (0, 3), (3, 2), (9, 3)],
    &[
        (0, 1),
        (0, 1),
        (0, 3),
        (1, 3),
        (4, 1),
        (1, 2),
        (2, 4),
        (30, 3),
    ],
    &[(0, 4), (15, 3), (60, 3), (200, 1), (3, 3)],
    &[(0, 2), (1, 2), (2, 2), (4, 2), (4, 1), (1, 1), (1, 3)],
    &[(0, 3), (5, 3)],
];

fn histories(guess: f64) -> Histories {
    let mut histories = Histories::default();
    for steps in COURSES {
        histories.push(&answers(steps, guess));
    }
    histories
}

fn some_weights() -> Weights {
    let mut weights = wide(&fsrs::DEFAULT_PARAMETERS);
    (weights[7], weights[18], weights[20]) = (0.05, 0.3, 0.25);
    weights
}

#[test]
fn values_are_those_of_the_scheduler() {
    for guess in [0.0, 0.25] {
        let weights = narrow(&some_weights());
        let (scheduler, model) = (
            Scheduler::new(&weights).unwrap(),
            Model::new(&wide(&weights)),
        );
        let histories = histories(guess);
        for (history, steps) in histories.each(1).zip(COURSES) {
            let mut trace = model.first(&history[0]);
            let mut state: Option<State> = None;
            for (place, answer) in answers(steps, guess).iter().enumerate() {
                if place > 0 {
                    let recall = model.recall(trace.stability, history[place].days());
                    trace = model.after::<true>(&trace, &history[place], recall);
                }
                let after = scheduler.after(state.as_ref(), answer);
                let share = (after.stability / trace.stability - 1.0).abs();
                let apart = (after.difficulty - trace.difficulty).abs();
                assert!(
                    share < 1e-3 && apart < 1e-3,
                    "{after:?} {} at {place}",
                    trace.stability
                );
                state = Some(after);
            }
        }
    }
}

#[test]
fn slopes_are_those_of_small_differences() {
    let histories = histories(0.0);
    let sum = |weights: &Weights| {
        losses(&histories, weights, Millis(i64::MIN), 1)
            .iter()
            .sum::<f64>()
    };
    let weights = some_weights();
    let model = Model::new(&weights);
    let mut slope = [0.0; WEIGHTS];
    for history in histories.each(1) {
        let mut trace = model.first(&history[0]);
        for answer in &history[1..] {
            let recall = model.recall(trace.stability, answer.days());
            if answer.tells() {
                let pull = if answer.passed() {
                    -1.0 / recall.chance
                } else {
                    1.0 / (1.0 - recall.chance)
                };
                for (sum, by) in slope.iter_mut().zip(trace.slope) {
                    *sum += pull * by * recall.by_stability;
                }
                slope[20] += pull * recall.by_decay;
            }
            trace = model.after::<true>(&trace, answer, recall);
        }
    }
    for i in 0..WEIGHTS {
        let small = 1e-6 * weights[i];
        let (mut more, mut less) = (weights, weights);
        (more[i], less[i]) = (more[i] + small, less[i] - small);
        let difference = (sum(&more) - sum(&less)) / (2.0 * small);
        assert!(
            (difference - slope[i]).abs() < 1e-4 * (1.0 + difference.abs()),
            "w{i}: {difference} {}",
            slope[i]
        );
    }
}

#[test]
fn a_prediction_counts_the_guess() {
    let histories = histories(0.5);
    let answer = histories.each(1).next().unwrap()[1];
    assert!((loss(&answer, 0.8) + 0.9_f64.ln()).abs() < 1e-4);
}

#[test]
fn few_answers_move_only_the_first_stabilities() {
    let fit = fit(&histories(0.0), &fsrs::DEFAULT_PARAMETERS);
    assert_eq!(fit.weights[4..], fsrs::DEFAULT_PARAMETERS[4..]);
    assert!(
        fit.adopted && fit.held == 0 && fit.after < fit.before,
        "{fit:?}"
    );
    let ratio = fit.weights[2] / fsrs::DEFAULT_PARAMETERS[2];
    assert!((0.7..1.4).contains(&ratio), "a little way: {ratio}");
}

#[test]
fn nothing_to_learn_from_changes_nothing() {
    let mut histories = Histories::default();
    for guess in [0.0, 0.25] {
        let fit = fit(&histories, &fsrs::DEFAULT_PARAMETERS);
        assert!(
            !fit.adopted && fit.weights == fsrs::DEFAULT_PARAMETERS,
            "{fit:?}"
        );
        for _ in 0..300 {
            histories.push(&answers(&[(0, 3)], guess));
        }
    }
}

#[test]
fn weights_stay_in_their_ranges_whatever_the_answers() {
    let mut histories = Histories::default();
    for course in 0..400 {
        let steps: Vec<_> = (0..8)
            .map(|step| (step * course % 40, if course % 2 == 0 { 1 } else { 4 }))
            .collect();
        histories.push(&answers(&steps, 0.0));
    }
    let fit = fit(&histories, &fsrs::DEFAULT_PARAMETERS);
    for (weight, (low, high)) in fit.weights.iter().zip(RANGES) {
        let weight = f64::from(*weight);
        assert!(
            weight.is_finite() && weight >= low - 1e-6 && weight <= high + 1e-6,
            "{fit:?}"
        );
    }
}
