//! FSRS-6 as others compute it: the Python package `fsrs` 6.3.2, for any weights, answers of one day included.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that cannot go on fails

use quizdeck::base::{Grade, Millis, Offset, Probability};
use quizdeck::memory::{Answered, Scheduler, Spread, State, WEIGHTS};

const TABLE: &str = include_str!("conformance/fsrs-6.3.2.csv");
const DAY_MS: i64 = 86_400_000;

/// How far the numbers may lie apart: chance of recall and difficulty as they are, the others by their share.
const RECALL: f64 = 1e-6;
const STABILITY: f64 = 1e-4;
const DIFFICULTY: f64 = 1e-4;
const INTERVAL: f64 = 2e-4;

#[test]
fn stability_difficulty_recall_and_interval_agree() {
    let mut scheduler = Scheduler::default();
    let mut state: Option<State> = None;
    let (mut now, mut checked, mut same_day) = (Millis(0), 0, 0);
    for line in TABLE.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let number = |cell: usize| cells[cell].parse::<f64>().unwrap();
        if cells.len() == 2 {
            let weights: Vec<f32> = cells[1].split(' ').map(|w| w.parse().unwrap()).collect();
            let weights: [f32; WEIGHTS] = weights.try_into().unwrap();
            (scheduler, state) = (Scheduler::new(&weights).unwrap(), None);
            continue;
        }
        let days: i64 = cells[1].parse().unwrap();
        now = Millis(now.0 + days * DAY_MS);
        let retention = Probability::new(number(3));
        if let Some(state) = &state {
            let recall = scheduler.retrievability(state, now).value();
            assert!((recall - number(4)).abs() < RECALL, "{recall}: {line}");
        }
        let answer = Answered {
            at: now,
            offset: Offset(0),
            grade: Grade::from_number(cells[2].parse().unwrap()).unwrap(),
            retention,
            spread: Spread::default(),
        };
        let after = scheduler.after(state.as_ref(), &answer);
        let interval = scheduler.interval(after.stability, retention);
        let share = |ours: f64, theirs: f64| (ours / theirs - 1.0).abs();
        assert!(
            share(after.stability, number(5)) < STABILITY,
            "{after:?}: {line}"
        );
        assert!(
            (after.difficulty - number(6)).abs() < DIFFICULTY,
            "{after:?}: {line}"
        );
        assert!(share(interval, number(7)) < INTERVAL, "{interval}: {line}");
        (checked, same_day) = (
            checked + 1,
            same_day + usize::from(state.is_some() && days == 0),
        );
        state = Some(after);
    }
    assert!(
        checked > 500 && same_day > 100,
        "{checked} answers, {same_day} within a day"
    );
}
