//! After a break: more is due than the minutes allow.
//!
//! What is worth most comes first: the knowledge that an answer adds in the time to come, for each second it is likely to
//! take ([`worth`]). How far "the time to come" should reach hangs on how long it takes to be level again: with a small
//! backlog what would slip away this week, with a great one what lasts. So [`catch_up`] tries several horizons on the
//! learner's own memories, and the lowest chance of recall as the nearest horizon of all, and takes what leads furthest.

use std::collections::HashMap;

use super::simulate::{Course, DayAhead, Memories, Pace, Rank, simulate};
use super::{Plan, Planned, Request, gather};
use crate::base::{Grade, Seed};
use crate::memory::{DESIRED_RETENTION, Mind, Trace};

/// The horizons that are tried, in days, from a few days to a quarter of a year.
const HORIZONS: [f32; 6] = [3.0, 7.0, 15.0, 30.0, 60.0, 90.0];

/// Days over which horizons are compared, and within which a backlog is to be levelled: two months. Who needs longer
/// should give it more minutes.
pub const LONGEST: u16 = 60;

/// Simulated learners to each horizon: their luck is the same, so that two are enough to tell horizons apart.
const LEARNERS: u64 = 2;

/// So many questions are simulated at most; of more a part, with its part of the minutes, tells as much.
const SAMPLE: usize = 1_000;

/// The gain of asking a question today, for each second it is likely to take: question-days of recall within `horizon`
/// days that asking adds to not asking, the answer being right with its chance of recall.
///
/// `days`: whole days since its last answer. The seconds contain those of a second look, when it is missed.
#[must_use]
pub fn worth(mind: &Mind, pace: &Pace, trace: Trace, days: f32, horizon: f32) -> f32 {
    let recall = mind.recall(trace.stability, days);
    let known = |trace: Trace| mind.known_days(trace.stability, 0.0, horizon);
    let right = known(mind.after(trace, days, recall, Grade::Good));
    let missed = known(mind.relearnt(trace, days, recall));
    let unasked = mind.known_days(trace.stability, days, days + horizon);
    (recall * right + (1.0 - recall) * missed - unasked) / pace.expected(recall)
}

/// How a backlog is worked off.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CatchUp {
    /// The order that leads furthest: [`Rank::Worth`] with its horizon, or [`Rank::Risk`].
    pub rank: Rank,
    /// Days of study until nothing due is left over, today counted; `None` when [`LONGEST`] are not enough.
    pub level: Option<u16>,
    /// The share known on an average day of the next [`LONGEST`], 0 to 1.
    pub known: f64,
}

/// Finds out how a backlog is best worked off with so many seconds a day, at a wanted chance of recall.
#[must_use]
pub fn catch_up(
    start: &Memories,
    mind: &Mind,
    pace: &Pace,
    seconds_per_day: f32,
    retention: f32,
    seed: Seed,
) -> CatchUp {
    let (start, share) = start.sample(SAMPLE);
    let one = |rank: Rank| {
        let course = Course {
            retention,
            new_per_day: 0,
            seconds_per_day: Some(seconds_per_day * share),
            rank,
            ..Course::ordinary(LONGEST)
        };
        let learner = |number: u64| {
            let seed = Seed(seed.0.wrapping_add(number));
            simulate(&start, mind, pace, &course, seed)
        };
        let roads: Vec<_> = (0..LEARNERS).map(learner).collect();
        CatchUp {
            rank,
            level: level(&roads),
            known: known(&roads, start.seen()),
        }
    };
    let mut best = one(Rank::Risk);
    for horizon in HORIZONS {
        let tried = one(Rank::Worth { horizon });
        if tried.known >= best.known {
            best = tried;
        }
    }
    best
}

/// The mean number of days until nothing was left over; `None` when a learner did not get there.
fn level(roads: &[Vec<DayAhead>]) -> Option<u16> {
    let days = |road: &Vec<DayAhead>| road.iter().position(|day| day.left == 0).map(|day| day + 1);
    let all: Option<Vec<usize>> = roads.iter().map(days).collect();
    let all = all?;
    u16::try_from(all.iter().sum::<usize>().div_ceil(all.len().max(1))).ok()
}

/// The share known on an average day.
#[allow(clippy::cast_precision_loss)] // counts of days and questions
fn known(roads: &[Vec<DayAhead>], questions: usize) -> f64 {
    let days = || roads.iter().flatten().filter_map(|day| day.known);
    let sum: f64 = days().map(f64::from).sum();
    sum / days().count().max(1) as f64 / questions.max(1) as f64
}

/// What a backlog comes to with the minutes given.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Backlog {
    /// Questions due.
    pub due: usize,
    /// Minutes that asking all of them is likely to take.
    pub minutes_wanted: f64,
    /// How it is worked off.
    pub catch_up: CatchUp,
}

/// Looks whether the due questions of a plan are more than so many minutes hold, and finds out how they are best worked
/// off; `None` when all of them fit.
#[must_use]
pub fn backlog(plan: &Plan, request: &Request<'_>, minutes: u32, pace: &Pace) -> Option<Backlog> {
    #[allow(clippy::cast_precision_loss)] // minutes of a day
    let most = minutes as f32 * 60.0;
    let due = plan.questions.iter().filter(|one| is_due(one, request));
    #[allow(clippy::cast_possible_truncation)] // a chance
    let seconds = due
        .filter_map(|one| one.state)
        .map(|state| request.scheduler.retrievability(&state, request.now))
        .map(|recall| pace.expected(recall.value() as f32));
    let wanted: f32 = seconds.sum();
    if wanted <= most {
        return None;
    }
    #[allow(clippy::cast_possible_truncation)] // a chance
    let retention = DESIRED_RETENTION as f32;
    let memories = gather(request.candidates, request.today).memories;
    let mind = request.scheduler.mind();
    let catch_up = catch_up(&memories, &mind, pace, most, retention, Seed(1));
    Some(Backlog {
        due: plan.due,
        minutes_wanted: f64::from(wanted) / 60.0,
        catch_up,
    })
}

/// Puts the due questions of a plan into the order of their worth, what was missed today first; new ones and those ahead
/// come after, as they were.
pub fn arrange(plan: &mut Plan, request: &Request<'_>, catch_up: &CatchUp, pace: &Pace) {
    let mind = request.scheduler.mind();
    let states: HashMap<_, _> = request
        .candidates
        .iter()
        .filter_map(|one| Some((&one.key, one.state?)))
        .collect();
    let score = |one: &Planned| {
        let state = states.get(&one.key).filter(|_| is_due(one, request))?;
        if state.learning && state.last_day == request.today {
            return Some(f32::INFINITY);
        }
        #[allow(clippy::cast_precision_loss)] // days of a life
        let days = request.today.since(state.last_day).0 as f32;
        Some(match catch_up.rank {
            Rank::Worth { horizon } => worth(&mind, pace, Trace::of(state), days, horizon),
            _ => -mind.recall(Trace::of(state).stability, days),
        })
    };
    let mut scored: Vec<(f32, Planned)> = plan
        .questions
        .drain(..)
        .map(|one| (score(&one).unwrap_or(f32::NEG_INFINITY), one))
        .collect();
    // a stable sort: what has no worth keeps its order at the end
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    plan.questions
        .extend(scored.into_iter().map(|(_, one)| one));
}

fn is_due(one: &Planned, request: &Request<'_>) -> bool {
    one.due.is_some_and(|due| due <= request.today)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Day, Millis, Offset, Probability};
    use crate::memory::{Answered, Scheduler};
    use crate::plan::{Candidate, DayLimits, Wishes, plan};

    const DAY_MS: i64 = 86_400_000;
    const TODAY: Day = Day(300);

    /// A question answered with these grades, the last time `ago` days ago, each answer ten days after the one before.
    fn candidate(key: &str, ago: i32, grades: &[Grade]) -> Candidate {
        let scheduler = Scheduler::default();
        let mut state = None;
        for (step, &grade) in (0..).zip(grades) {
            let before: i32 = 10 * (i32::try_from(grades.len()).unwrap() - 1 - step);
            let answer = Answered {
                at: Millis(i64::from(TODAY.0 - ago - before) * DAY_MS + DAY_MS / 2),
                offset: Offset(0),
                grade,
                retention: Probability::new(0.9),
                spread: crate::memory::Spread::default(),
                guess: Probability::new(0.0),
            };
            state = Some(scheduler.after(state.as_ref(), &answer));
        }
        Candidate {
            key: key.parse().unwrap(),
            topic: None,
            tags: Vec::new(),
            needs: Vec::new(),
            state,
            suspended: false,
            buried: false,
            introduced: state.map(|_| Day(0)),
        }
    }

    fn with<T>(candidates: &[Candidate], work: impl FnOnce(&Request<'_>) -> T) -> T {
        work(&Request {
            candidates,
            today: TODAY,
            now: Millis(i64::from(TODAY.0) * DAY_MS + DAY_MS / 2),
            scheduler: &Scheduler::default(),
            limits: &DayLimits::default(),
            wishes: &Wishes::default(),
            seed: Seed(1),
        })
    }

    #[test]
    fn what_fits_is_no_backlog() {
        let candidates: Vec<_> = (0..20)
            .map(|n| candidate(&format!("d/c{n}"), 40, &[Grade::Good]))
            .collect();
        with(&candidates, |request| {
            let plan = plan(request);
            assert_eq!(plan.due, 20);
            let pace = Pace::default();
            assert!(backlog(&plan, request, 30, &pace).is_none());
            let found = backlog(&plan, request, 2, &pace).unwrap();
            assert!(found.minutes_wanted > 2.0 && found.due == 20);
            assert!(found.catch_up.level.is_some_and(|days| days > 1));
        });
    }

    #[test]
    fn today_s_misses_come_first_then_what_is_worth_most_then_new_ones() {
        let mut candidates: Vec<_> = (1..12)
            .map(|n| candidate(&format!("d/c{n}"), n * 12, &[Grade::Good, Grade::Good]))
            .collect();
        candidates.push(candidate("d/missed", 0, &[Grade::Good, Grade::Again]));
        candidates.push(candidate("d/new", 0, &[]));
        with(&candidates, |request| {
            let mut plan = plan(request);
            let before = plan.clone();
            let found = backlog(&plan, request, 1, &Pace::default()).unwrap();
            let horizon = 30.0;
            let catch_up = CatchUp {
                rank: Rank::Worth { horizon },
                ..found.catch_up
            };
            arrange(&mut plan, request, &catch_up, &Pace::default());
            assert_eq!(
                plan.questions.len(),
                before.questions.len(),
                "nothing is lost"
            );
            assert_eq!(plan.questions[0].key.card.as_str(), "missed");
            assert!(plan.questions.last().unwrap().new);
            let mind = request.scheduler.mind();
            let worths: Vec<_> = plan.questions[1..plan.questions.len() - 1]
                .iter()
                .map(|one| {
                    let known = candidates
                        .iter()
                        .find(|known| known.key == one.key)
                        .unwrap();
                    let state = known.state.unwrap();
                    let days = TODAY.since(state.last_day).0 as f32;
                    worth(&mind, &Pace::default(), Trace::of(&state), days, horizon)
                })
                .collect();
            assert!(worths.is_sorted_by(|a, b| a >= b), "{worths:?}");
        });
    }

    #[test]
    fn worth_is_gain_for_a_second() {
        let (mind, pace) = (Scheduler::default().mind(), Pace::default());
        let trace = Trace {
            stability: 10.0,
            difficulty: 5.0,
        };
        let now = worth(&mind, &pace, trace, 12.0, 30.0);
        assert!(now > 0.0);
        assert!(
            worth(&mind, &pace, trace, 1.0, 30.0) < now,
            "just answered: little to gain"
        );
        let slow = Pace {
            seconds: pace.seconds.map(|seconds| 2.0 * seconds),
            second_look: 2.0 * pace.second_look,
            ..pace
        };
        assert!((2.0 * worth(&mind, &slow, trace, 12.0, 30.0) / now - 1.0).abs() < 1e-4);
    }
}
