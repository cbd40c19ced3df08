//! The simulator by what a learner could check by hand.

use super::*;
use crate::base::{Grade, Seed};
use crate::memory::{Mind, Scheduler, Trace};

fn mind() -> Mind {
    Scheduler::default().mind()
}

fn run(start: &Memories, course: &Course, seed: u64) -> Vec<DayAhead> {
    simulate(start, &mind(), &Pace::default(), course, Seed(seed))
}

fn learnt(questions: usize, days: u16) -> Memories {
    let course = Course::ordinary(days);
    let new = Memories::all_new(questions);
    simulate_to(&new, &mind(), &Pace::default(), &course, Seed(5))
}

#[test]
fn the_same_seed_lives_the_same_days() {
    let start = learnt(200, 60);
    let course = Course::ordinary(90);
    assert_eq!(run(&start, &course, 1), run(&start, &course, 1));
    assert_ne!(run(&start, &course, 1), run(&start, &course, 2));
}

#[test]
fn new_questions_come_by_their_limit_until_all_are_seen() {
    let days = run(&Memories::all_new(25), &Course::ordinary(10), 1);
    let new: Vec<_> = days.iter().map(|day| day.new).collect();
    assert_eq!(new, [10, 10, 5, 0, 0, 0, 0, 0, 0, 0]);
    assert!(
        days.iter().all(|day| day.left == 0),
        "without a budget nothing waits"
    );
}

#[test]
fn what_falls_due_is_remembered_as_wanted() {
    for retention in [0.8, 0.9, 0.95] {
        let course = Course {
            retention,
            ..Course::ordinary(700)
        };
        let days = run(&Memories::all_new(1_500), &course, 3);
        // the first months hold questions that fall below within their first day
        let late = || days.iter().skip(350);
        let reviews: u32 = late().map(|day| day.reviews).sum();
        let missed: u32 = late().map(|day| day.missed).sum();
        let kept = 1.0 - f64::from(missed) / f64::from(reviews);
        assert!(
            (kept - f64::from(retention)).abs() < 0.015,
            "{retention}: {kept}"
        );
    }
}

#[test]
fn more_recall_costs_more_and_knows_more() {
    let sums = [0.75, 0.85, 0.95].map(|retention| {
        let course = Course {
            retention,
            measure_every: 365,
            ..Course::ordinary(365)
        };
        Outlook::of(&run(&Memories::all_new(1_000), &course, 4))
    });
    assert!(
        sums.windows(2).all(|pair| pair[0].known < pair[1].known),
        "{sums:?}"
    );
    assert!(
        sums.windows(2)
            .all(|pair| pair[0].minutes_a_day < pair[1].minutes_a_day)
    );
}

#[test]
fn a_budget_holds_and_the_rest_waits() {
    let mut start = learnt(600, 120).shifted(60);
    start.add_new(30);
    let due = u32::try_from(start.due_now()).unwrap();
    assert!(due > 150, "{due}");
    let course = Course {
        seconds_per_day: Some(600.0),
        new_per_day: 5,
        new_waits: true,
        ..Course::ordinary(40)
    };
    let days = run(&start, &course, 6);
    let longest = Pace::default().takes(Grade::Again);
    assert!(
        days.iter().all(|day| day.seconds < 600.0 + longest),
        "the last question is answered"
    );
    assert_eq!(days[0].left + days[0].reviews, due);
    let level = days.iter().position(|day| day.left == 0).unwrap();
    assert!(
        days[..level].iter().all(|day| day.new == 0),
        "new ones wait"
    );
    assert!(days[level..].iter().any(|day| day.new > 0));

    let few = Course {
        reviews_per_day: Some(7),
        ..Course::ordinary(3)
    };
    assert!(run(&start, &few, 6).iter().all(|day| day.reviews == 7));
}

#[test]
fn what_is_known_is_the_sum_of_the_chances() {
    let mut start = Memories::default();
    for (stability, last) in [(5.0, -5), (40.0, -2)] {
        let trace = Trace {
            stability,
            difficulty: 5.0,
        };
        start.add(trace, last, 30);
    }
    start.add_new(3);
    let course = Course {
        new_per_day: 0,
        ..Course::ordinary(2)
    };
    let days = run(&start, &course, 1);
    let mind = mind();
    let expected = mind.recall(5.0, 7.0) + mind.recall(40.0, 4.0);
    assert!((days[1].known.unwrap() - expected).abs() < 1e-5);
}

#[test]
fn luck_is_the_same_whatever_the_order() {
    let start = learnt(300, 100).shifted(30);
    let missed = |rank| {
        let course = Course {
            rank,
            new_per_day: 0,
            // enough for all: the order has no say
            seconds_per_day: Some(1e6),
            ..Course::ordinary(1)
        };
        run(&start, &course, 8)[0].missed
    };
    assert!(missed(Rank::Due) > 0);
    assert_eq!(missed(Rank::Due), missed(Rank::Risk));
}

#[test]
fn days_ahead_sum_up() {
    let day = |seconds, known| DayAhead {
        reviews: 3,
        new: 1,
        seconds,
        known,
        ..DayAhead::default()
    };
    let sum = Outlook::of(&[day(60.0, Some(2.0)), day(180.0, None)]);
    assert_eq!((sum.reviews, sum.new, sum.left), (6, 2, 0));
    assert!((sum.minutes_a_day - 2.0).abs() < 1e-9 && (sum.busiest - 3.0).abs() < 1e-9);
    assert!((sum.known - 2.0).abs() < 1e-9);
    assert_eq!(Outlook::of(&[]), Outlook::default());
}
