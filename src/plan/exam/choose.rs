//! The best way to an exam, found by trying.
//!
//! No strategy is best for every learner, deck and day: with little time it pays to see everything once, with more to keep
//! what was seen, and towards the end whatever gains most. So a handful of them is simulated on the learner's own
//! memories, every fixed retention among them, and the best is followed: none of them can then be better but by chance.

use super::sitting::{Budget, Road, sit};
use super::strategy::Strategy;
use crate::base::Seed;
use crate::memory::Mind;
use crate::plan::simulate::{DayAhead, Memories, Pace};

/// Questions that are simulated to choose; of more a part, with its part of the time, tells as much.
const SAMPLE: usize = 300;

/// How many strategies come into the second round.
const FINALISTS: usize = 6;

/// Simulated learners to each strategy in the second round.
const LEARNERS: u64 = 4;

/// Fixed retentions that are tried, with what is due first and with what is new first.
const FIXED: [f32; 8] = [0.70, 0.75, 0.80, 0.85, 0.90, 0.93, 0.95, 0.97];

/// Retentions that are tried with time left over spent on what gains most, and with a finale.
const FILLED: [f32; 3] = [0.70, 0.85, 0.95];

/// Lengths of the finale that are tried, in days.
const FINALES: [u16; 2] = [6, 20];

/// What a learner may expect of the way to an exam.
#[derive(Debug, Clone, PartialEq)]
pub struct Prospect {
    /// Questions known on the day of the exam: the mean over simulated learners.
    pub known: f64,
    /// One standard deviation of it between learners.
    pub spread: f64,
    /// Day by day, the mean over learners but for `known`.
    pub days: Vec<MeanDay>,
    /// For each question the mean chance of recall at the exam; 0 for those that are never asked.
    pub chances: Vec<f32>,
}

/// A day on the way, as the mean over learners.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct MeanDay {
    /// Questions asked again.
    pub reviews: f64,
    /// Questions asked for the first time.
    pub new: f64,
    /// Minutes of study.
    pub minutes: f64,
}

/// The strategies that are tried with so many new questions in so many days.
fn tried(new: usize, days: u16) -> Vec<Strategy> {
    /// What is new is spread over the first half of the days, so that all of it comes back once.
    const HALF: usize = 2;
    let paced = (new * HALF).div_ceil(usize::from(days).max(1));
    let paced = u32::try_from(paced).unwrap_or(u32::MAX);
    let mut tried = vec![Strategy {
        retention: 0.9,
        new_first: true,
        new_per_day: u32::MAX,
        fill: true,
        finale: days,
    }];
    for new_first in [false, true] {
        for new_per_day in [paced, u32::MAX] {
            let one = |retention, fill, finale| Strategy {
                retention,
                new_first,
                new_per_day,
                fill,
                finale,
            };
            tried.extend(FIXED.map(|retention| one(retention, false, 0)));
            for finale in FINALES.into_iter().filter(|&finale| finale < days) {
                tried.extend(FILLED.map(|retention| one(retention, true, finale)));
            }
        }
    }
    tried
}

/// The strategy after which most is known in `days` days.
#[must_use]
pub fn choose(
    start: &Memories,
    mind: &Mind,
    pace: &Pace,
    days: u16,
    budget: Budget,
    seed: Seed,
) -> Strategy {
    let (sample, share) = start.sample_all(SAMPLE);
    let part = scaled(budget, share);
    let known = |strategy: &Strategy, learner: u64| {
        let strategy = Strategy {
            new_per_day: share_of(strategy.new_per_day, share),
            ..*strategy
        };
        let seed = Seed(seed.0.wrapping_add(learner));
        sit(&sample, mind, pace, &strategy, days, part, seed).known
    };
    let mut field: Vec<(f64, Strategy)> = tried(start.len() - start.seen(), days)
        .into_iter()
        .map(|strategy| (known(&strategy, 0), strategy))
        .collect();
    field.sort_by(|a, b| b.0.total_cmp(&a.0));
    field.truncate(FINALISTS);
    for (sum, strategy) in &mut field {
        // the first round chose by its luck: it does not count again
        *sum = (1..=LEARNERS).map(|learner| known(strategy, learner)).sum();
    }
    let best = field.iter().max_by(|a, b| a.0.total_cmp(&b.0));
    best.map_or_else(|| tried(0, days)[0], |(_, strategy)| *strategy)
}

/// What comes of a strategy, as the mean over so many simulated learners.
#[must_use]
#[allow(clippy::too_many_arguments)] // all of it is what a way to an exam hangs on
pub fn prospect(
    start: &Memories,
    mind: &Mind,
    pace: &Pace,
    strategy: &Strategy,
    days: u16,
    budget: Budget,
    learners: u32,
    seed: Seed,
) -> Prospect {
    let roads: Vec<Road> = (0..u64::from(learners.max(1)))
        .map(|learner| {
            let seed = Seed(seed.0.wrapping_add(learner));
            sit(start, mind, pace, strategy, days, budget, seed)
        })
        .collect();
    let count = f64::from(learners.max(1));
    let known = roads.iter().map(|road| road.known).sum::<f64>() / count;
    let squares: f64 = roads.iter().map(|road| (road.known - known).powi(2)).sum();
    let day = |at: usize| {
        let mean = |part: fn(&DayAhead) -> f64| {
            roads.iter().map(|road| part(&road.days[at])).sum::<f64>() / count
        };
        MeanDay {
            reviews: mean(|day| f64::from(day.reviews)),
            new: mean(|day| f64::from(day.new)),
            minutes: mean(|day| f64::from(day.seconds) / 60.0),
        }
    };
    let mut chances = vec![0.0; start.len()];
    #[allow(clippy::cast_precision_loss)] // a handful of learners
    for road in &roads {
        for (at, chance) in chances.iter_mut().enumerate().take(road.memories.seen()) {
            let gone = road.memories.elapsed(at, i32::from(days));
            *chance += mind.recall(road.memories.trace(at).stability, gone) / roads.len() as f32;
        }
    }
    Prospect {
        known,
        spread: (squares / (count - 1.0).max(1.0)).sqrt(),
        days: (0..usize::from(days)).map(day).collect(),
        chances,
    }
}

/// A part of a budget.
fn scaled(budget: Budget, share: f32) -> Budget {
    Budget {
        questions: share_of(budget.questions, share),
        seconds: budget.seconds * share,
    }
}

/// A part of a number, at least 1 of what is not nothing; no limit stays none.
fn share_of(number: u32, share: f32) -> u32 {
    if number == u32::MAX || share >= 1.0 {
        return number;
    }
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss
    )] // a part of a count
    let part = (number as f32 * share).round() as u32;
    part.max(u32::from(number > 0))
}
