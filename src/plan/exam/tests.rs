//! Plans for exams by what a learner could check.

use std::collections::BTreeSet;

use super::*;
use crate::base::{Day, DeckId, Grade, Millis, Offset, Probability, Seed};
use crate::memory::{Answered, Mind, Scheduler};
use crate::plan::simulate::{Memories, Pace};
use crate::plan::{Candidate, DayLimits, Order, Plan, Request, Wishes, plan};

const DAY_MS: i64 = 86_400_000;
const TODAY: Day = Day(100);

fn mind() -> Mind {
    Scheduler::default().mind()
}

fn questions(count: u32) -> Budget {
    Budget {
        questions: count,
        seconds: f32::INFINITY,
    }
}

fn known(strategy: &Strategy, budget: Budget, seed: u64) -> f64 {
    let start = Memories::all_new(60);
    let pace = Pace::default();
    prospect(&start, &mind(), &pace, strategy, 20, budget, 6, Seed(seed)).known
}

const FIXED: Strategy = Strategy {
    retention: 0.9,
    new_first: true,
    new_per_day: u32::MAX,
    fill: false,
    finale: 0,
};

#[test]
fn the_chosen_way_is_at_least_as_good_as_any_fixed_retention() {
    let start = Memories::all_new(60);
    for budget in [questions(4), questions(8), questions(14)] {
        let chosen = choose(&start, &mind(), &Pace::default(), 20, budget, Seed(1));
        let own = known(&chosen, budget, 50);
        for retention in [0.7, 0.8, 0.9, 0.97] {
            let fixed = known(&Strategy { retention, ..FIXED }, budget, 50);
            // a third of a question is what six learners cannot tell from chance
            assert!(own > fixed - 0.33, "{budget:?} {retention}: {own} {fixed}");
        }
    }
}

#[test]
fn what_is_foretold_is_what_other_learners_find() {
    let budget = questions(8);
    let foretold = known(&FIXED, budget, 1);
    let found = known(&FIXED, budget, 900);
    assert!((foretold - found).abs() < 1.5, "{foretold} {found}");
}

#[test]
fn days_hold_their_budget_and_the_rest_is_left_out() {
    let start = Memories::all_new(60);
    let pace = Pace::default();
    let foretold = prospect(&start, &mind(), &pace, &FIXED, 10, questions(3), 4, Seed(3));
    assert!(foretold.days.iter().all(|day| day.reviews + day.new <= 3.0));
    let asked: f64 = foretold.days.iter().map(|day| day.new).sum();
    let left = foretold
        .chances
        .iter()
        .filter(|&&chance| chance == 0.0)
        .count();
    assert!((asked + left as f64 - 60.0).abs() < 1e-6, "{asked} {left}");
    let sum: f64 = foretold
        .chances
        .iter()
        .map(|&chance| f64::from(chance))
        .sum();
    assert!((sum - foretold.known).abs() < 0.01);
    let timed = Budget {
        questions: u32::MAX,
        seconds: 120.0,
    };
    let foretold = prospect(&start, &mind(), &pace, &FIXED, 10, timed, 4, Seed(3));
    let longest = 2.0 + f64::from(pace.takes(Grade::Again)) / 60.0;
    assert!(foretold.days.iter().all(|day| day.minutes <= longest));
}

/// A question answered right `ago` days ago, or never.
fn candidate(key: &str, ago: Option<i32>) -> Candidate {
    let answer = |ago: i32| Answered {
        at: Millis(i64::from(TODAY.0 - ago) * DAY_MS + DAY_MS / 2),
        offset: Offset(0),
        grade: Grade::Good,
        retention: Probability::new(0.9),
        spread: crate::memory::Spread::default(),
        guess: Probability::new(0.0),
    };
    Candidate {
        key: key.parse().unwrap(),
        topic: None,
        tags: Vec::new(),
        needs: Vec::new(),
        state: ago.map(|ago| Scheduler::default().after(None, &answer(ago))),
        suspended: false,
        buried: false,
        introduced: ago.map(|ago| Day(TODAY.0 - ago)),
    }
}

fn standing(minutes: u32, exam: i32) -> Standing {
    Standing {
        decks: BTreeSet::from([DeckId::new("exam").unwrap()]),
        exam: Day(exam),
        minutes,
        strategy: Strategy { finale: 3, ..FIXED },
    }
}

fn planned(candidates: &[Candidate], wishes: &Wishes, standing: &[Standing]) -> Plan {
    let request = Request {
        candidates,
        today: TODAY,
        now: Millis(i64::from(TODAY.0) * DAY_MS + DAY_MS / 2),
        scheduler: &Scheduler::default(),
        limits: &DayLimits::default(),
        wishes,
        seed: Seed(4),
    };
    if standing.is_empty() {
        plan(&request)
    } else {
        plan_with_exams(&request, standing, &Pace::default())
    }
}

fn names(plan: &Plan) -> Vec<String> {
    plan.questions
        .iter()
        .map(|one| one.key.to_string())
        .collect()
}

#[test]
fn the_day_before_asks_what_gains_whether_it_is_due_or_not() {
    // answered yesterday, due tomorrow: it would wait without the exam
    let candidates = [candidate("exam/a", Some(1)), candidate("other/b", Some(1))];
    assert!(names(&planned(&candidates, &Wishes::default(), &[])).is_empty());
    let heeded = planned(
        &candidates,
        &Wishes::default(),
        &[standing(10, TODAY.0 + 1)],
    );
    assert_eq!(names(&heeded), ["exam/a/main"]);
    assert_eq!(
        (heeded.due, heeded.waiting.later),
        (1, 1),
        "the other deck keeps its days"
    );
}

#[test]
fn a_plan_ends_by_itself_on_its_day() {
    let candidates = [candidate("exam/a", Some(1))];
    let heeded = planned(&candidates, &Wishes::default(), &[standing(10, TODAY.0)]);
    assert!(names(&heeded).is_empty());
}

#[test]
fn the_minutes_hold_and_what_was_done_today_counts() {
    let mut candidates: Vec<_> = (0..60)
        .map(|n| candidate(&format!("exam/c{n}"), None))
        .collect();
    let first = planned(
        &candidates,
        &Wishes::default(),
        &[standing(5, TODAY.0 + 30)],
    );
    assert!((5..25).contains(&first.new), "{}", first.new);
    assert_eq!(first.new + first.waiting.new, 60);
    for (n, done) in candidates.iter_mut().take(first.new).enumerate() {
        *done = candidate(&format!("exam/c{n}"), Some(0));
    }
    let second = planned(
        &candidates,
        &Wishes::default(),
        &[standing(5, TODAY.0 + 30)],
    );
    assert!(
        second.questions.is_empty(),
        "the day is full: {:?}",
        names(&second)
    );
}

#[test]
fn siblings_and_needs_hold_before_an_exam_too() {
    let mut candidates = vec![
        candidate("exam/w/c1", Some(5)),
        candidate("exam/w/c2", Some(6)),
        candidate("exam/base", None),
        candidate("exam/then", None),
    ];
    candidates[3].needs = vec![crate::base::CardId::new("base").unwrap()];
    let heeded = planned(
        &candidates,
        &Wishes::default(),
        &[standing(30, TODAY.0 + 30)],
    );
    let names = names(&heeded);
    assert_eq!(
        names
            .iter()
            .filter(|name| name.starts_with("exam/w"))
            .count(),
        1,
        "{names:?}"
    );
    assert!(
        names.contains(&"exam/base/main".to_owned())
            && !names.contains(&"exam/then/main".to_owned())
    );
}

#[test]
fn who_asks_for_something_else_gets_it() {
    let candidates = [candidate("exam/a", Some(1)), candidate("exam/b", None)];
    let stands = [standing(10, TODAY.0 + 1)];
    for wishes in [
        Wishes {
            cram: true,
            ..Wishes::default()
        },
        Wishes {
            ahead: true,
            ..Wishes::default()
        },
        Wishes {
            new: Some(0),
            ..Wishes::default()
        },
        Wishes {
            order: Order::Deck,
            ..Wishes::default()
        },
    ] {
        assert_eq!(
            planned(&candidates, &wishes, &stands),
            planned(&candidates, &wishes, &[])
        );
    }
    let one = Wishes {
        limit: Some(1),
        ..Wishes::default()
    };
    assert_eq!(planned(&candidates, &one, &stands).questions.len(), 1);
}
