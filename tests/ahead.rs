//! A backlog is worked off in an order that no simpler one beats; days ahead come out as they are then lived.

#![allow(clippy::unwrap_used, clippy::panic)] // the helpers of tests may, like the tests themselves

use quizdeck::base::Seed;
use quizdeck::memory::{Mind, Scheduler};
use quizdeck::plan::backlog::{LONGEST, catch_up};
use quizdeck::plan::simulate::{Course, Memories, Pace, Rank, simulate, simulate_to};

fn mind() -> Mind {
    Scheduler::default().mind()
}

/// Decks that were learnt at different times and wanted to be kept differently well, after a break.
fn after_break(days: i32, seed: u64) -> Memories {
    let learnt = |count, days, retention, new_per_day, seed| {
        let course = Course {
            retention,
            new_per_day,
            ..Course::ordinary(days)
        };
        simulate_to(
            &Memories::all_new(count),
            &mind(),
            &Pace::default(),
            &course,
            Seed(seed),
        )
    };
    learnt(60, 200, 0.95, 2, seed)
        .joined(&learnt(120, 60, 0.8, 5, seed + 1))
        .joined(&learnt(120, 120, 0.9, 3, seed + 2))
        .shifted(days)
}

/// The share known on an average day, in per cent.
fn known(start: &Memories, seconds: f32, rank: Rank, seed: u64) -> f64 {
    let course = Course {
        new_per_day: 0,
        seconds_per_day: Some(seconds),
        rank,
        ..Course::ordinary(LONGEST)
    };
    let days = simulate(start, &mind(), &Pace::default(), &course, Seed(seed));
    let sum: f64 = days.iter().filter_map(|day| day.known).map(f64::from).sum();
    100.0 * sum / days.len() as f64 / start.len() as f64
}

#[test]
fn no_simple_order_beats_worth() {
    const LEARNERS: u64 = 8;
    for (days, seconds) in [(30, 120.0), (60, 240.0), (60, 480.0)] {
        for rank in [
            Rank::Due,
            Rank::Shortest,
            Rank::Risk,
            Rank::Sure,
            Rank::Random,
        ] {
            let gained: Vec<f64> = (0..LEARNERS)
                .map(|learner| {
                    let start = after_break(days, learner * 5);
                    let found = catch_up(&start, &mind(), &Pace::default(), seconds, 0.9, Seed(1));
                    let worth = found.rank;
                    known(&start, seconds, worth, learner + 90)
                        - known(&start, seconds, rank, learner + 90)
                })
                .collect();
            let mean = gained.iter().sum::<f64>() / gained.len() as f64;
            // a fiftieth of a per cent is what eight learners cannot tell from chance
            assert!(
                mean > -0.02,
                "{rank:?} after {days} days, {seconds} s a day: {gained:?}"
            );
        }
    }
}

#[test]
fn more_minutes_are_level_sooner() {
    let start = after_break(60, 3);
    let level = |minutes: f32| {
        catch_up(
            &start,
            &mind(),
            &Pace::default(),
            minutes * 60.0,
            0.9,
            Seed(1),
        )
        .level
    };
    let (ten, forty) = (level(10.0).unwrap(), level(40.0).unwrap());
    assert!(forty < ten && forty >= 1, "{forty} {ten}");
    assert_eq!(level(1.0), None, "a minute a day never gets there");
}

#[test]
fn the_day_named_for_being_level_is_about_the_day_it_is() {
    let start = after_break(60, 8);
    let seconds = 600.0;
    let found = catch_up(&start, &mind(), &Pace::default(), seconds, 0.9, Seed(1));
    let course = Course {
        new_per_day: 0,
        seconds_per_day: Some(seconds),
        rank: found.rank,
        ..Course::ordinary(LONGEST)
    };
    let lived = simulate(&start, &mind(), &Pace::default(), &course, Seed(4242));
    let level = lived.iter().position(|day| day.left == 0).unwrap() + 1;
    let named = usize::from(found.level.unwrap());
    assert!(level.abs_diff(named) <= 2 + named / 4, "{level} {named}");
}
