//! Simulated learners whose memory is FSRS-6 with weights that nobody knows.
#![allow(dead_code, clippy::expect_used)] // each program uses its part

use std::collections::BTreeMap;

use quizdeck::base::{Days, Grade, Millis, Offset, Probability, Seed};
use quizdeck::memory::{Answered, Histories, Scheduler, Spread, State, WEIGHTS};
use rand::RngExt;
use rand_pcg::Pcg64Mcg;

pub(crate) type Weights = [f32; WEIGHTS];

/// Noon, so that study days are whole days.
const NOON: i64 = 43_200_000;
const DAY: i64 = 86_400_000;

/// First grades and grades of right answers, as learners give them (mean shares of published logs): up to which draw.
const FIRST: [(f64, Grade); 3] = [
    (0.24, Grade::Again),
    (0.334, Grade::Hard),
    (0.829, Grade::Good),
];
const RIGHT: [(f64, Grade); 2] = [(0.12, Grade::Hard), (0.9, Grade::Good)];

/// A review of a simulated learner.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Review {
    pub(crate) card: usize,
    pub(crate) answer: Answered,
    /// The true chance of recall before it.
    pub(crate) recall: f64,
    /// Whether it was on a later day than the one before of its card.
    pub(crate) tells: bool,
}

pub(crate) fn answered(day: i64, grade: Grade) -> Answered {
    Answered {
        at: Millis(day * DAY + NOON),
        offset: Offset(0),
        grade,
        retention: Probability::new(0.9),
        spread: Spread::default(),
        guess: Probability::new(0.0),
    }
}

fn drawn(chance: &mut Pcg64Mcg, grades: &[(f64, Grade)]) -> Grade {
    let draw: f64 = chance.random();
    let found = grades.iter().find(|(up_to, _)| draw < *up_to);
    found.map_or(Grade::Easy, |(_, grade)| *grade)
}

struct Card {
    /// Memory as it is, and as the scheduler with published weights sees it.
    own: State,
    seen: State,
}

/// `count` reviews in the order of time, `new` cards a day, scheduled with the published weights at 90 %; misses are repeated
/// on their day, and one review in ten is up to three days late.
pub(crate) fn reviews(weights: &Weights, count: usize, new: usize, seed: u64) -> Vec<Review> {
    let own = Scheduler::new(weights).expect("weights");
    let published = Scheduler::default();
    let mut chance = Seed(seed).derive("learner").generator();
    let (mut cards, mut found): (Vec<Card>, Vec<Review>) = (Vec::new(), Vec::new());
    let mut due: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
    let mut day = 10_000;
    while found.len() < count {
        let today = due.remove(&day).unwrap_or_default();
        let fresh = (0..new).map(|n| cards.len() + n).collect::<Vec<_>>();
        for card in today.into_iter().chain(fresh) {
            let mut tells = card < cards.len();
            let (mut recall, mut grade) = (1.0, drawn(&mut chance, &FIRST));
            if tells {
                recall = own
                    .retrievability(&cards[card].own, answered(day, grade).at)
                    .value();
                let right = chance.random::<f64>() < recall;
                grade = if right {
                    drawn(&mut chance, &RIGHT)
                } else {
                    Grade::Again
                };
            }
            let days = loop {
                let answer = answered(day, grade);
                found.push(Review {
                    card,
                    answer,
                    recall,
                    tells,
                });
                let before = cards.get(card);
                let after = Card {
                    own: own.after(before.map(|card| &card.own), &answer),
                    seen: published.after(before.map(|card| &card.seen), &answer),
                };
                let days = after.seen.due.since(after.seen.last_day);
                if card < cards.len() {
                    cards[card] = after;
                } else {
                    cards.push(after);
                }
                if grade.passed() {
                    break days;
                }
                (tells, recall) = (false, 1.0);
                grade = if chance.random::<f64>() < 0.85 {
                    Grade::Good
                } else {
                    Grade::Again
                };
            };
            due.entry(day + later(days, &mut chance))
                .or_default()
                .push(card);
        }
        day += 1;
    }
    found.truncate(count);
    found
}

fn later(Days(days): Days, chance: &mut Pcg64Mcg) -> i64 {
    let late = if chance.random::<f64>() < 0.1 {
        chance.random_range(1..4)
    } else {
        0
    };
    let spread = 0.9 + 0.2 * chance.random::<f64>();
    #[allow(clippy::cast_possible_truncation)]
    let days = (f64::from(days) * spread).round().clamp(1.0, 3650.0) as i64;
    days + late
}

/// The histories of the first `count` reviews.
pub(crate) fn histories(reviews: &[Review]) -> Histories {
    let cards = reviews
        .iter()
        .map(|review| review.card)
        .max()
        .map_or(0, |last| last + 1);
    let mut by_card: Vec<Vec<Answered>> = vec![Vec::new(); cards];
    for review in reviews {
        by_card[review.card].push(review.answer);
    }
    let mut histories = Histories::default();
    for answers in &by_card {
        histories.push(answers);
    }
    histories
}

/// The log loss that is to be expected of weights over the reviews from `first` on: not of what chance made of them, but of
/// their true chances.
pub(crate) fn expected_loss(reviews: &[Review], first: usize, weights: &Weights) -> f64 {
    let scheduler = Scheduler::new(weights).expect("weights");
    let mut states: BTreeMap<usize, State> = BTreeMap::new();
    let (mut sum, mut count) = (0.0, 0.0);
    for (place, review) in reviews.iter().enumerate() {
        let before = states.get(&review.card);
        if let Some(state) = before.filter(|_| review.tells && place >= first) {
            let predicted = scheduler
                .retrievability(state, review.answer.at)
                .value()
                .clamp(1e-6, 1.0 - 1e-6);
            sum -= review.recall * predicted.ln() + (1.0 - review.recall) * (1.0 - predicted).ln();
            count += 1.0;
        }
        let after = scheduler.after(before, &review.answer);
        states.insert(review.card, after);
    }
    sum / count
}

/// The weights of the published model.
pub(crate) fn published() -> Weights {
    *Scheduler::default().weights()
}

/// A learner unlike the average: forgets new things fast, keeps old ones well, with a steeper curve.
pub(crate) fn unlike() -> Weights {
    let mut weights = published();
    (weights[0], weights[1], weights[2], weights[3]) = (0.09, 0.5, 1.1, 4.0);
    (weights[8], weights[10], weights[11], weights[20]) = (2.2, 1.0, 1.6, 0.35);
    weights
}

/// What a simulation of choices with guesses came to, over answers on later days.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Guessed {
    /// The mean predicted chance of recall, and the share truly known.
    pub(crate) predicted: f64,
    pub(crate) known: f64,
    /// The log loss of the predictions.
    pub(crate) loss: f64,
    /// Answers in all.
    pub(crate) reviews: usize,
}

/// A year with `cards` cards asked as a choice of `n`; of what is not known one answer in n is right by chance, and memory
/// moves as after a miss. `heeded`: whether the scheduler is told of the guesses. `known_first`: the share known beforehand.
pub(crate) fn choices(n: u8, heeded: bool, known_first: f64, cards: usize, seed: u64) -> Guessed {
    let scheduler = Scheduler::default();
    let mut chance = Seed(seed).derive("choices").generator();
    let guess = 1.0 / f64::from(n);
    let told = Probability::new(if heeded { guess } else { 0.0 });
    let (mut sums, mut count, mut reviews) = ([0.0; 3], 0.0_f64, 0);
    for _ in 0..cards {
        let (mut own, mut seen): (Option<State>, Option<State>) = (None, None);
        let mut day = 10_000;
        while day < 10_365 {
            let mut tells = own.is_some();
            let mut truth = own.map_or(known_first, |state| {
                scheduler
                    .retrievability(&state, answered(day, Grade::Good).at)
                    .value()
            });
            loop {
                let knew = chance.random::<f64>() < truth;
                let right = knew || chance.random::<f64>() < guess;
                reviews += 1;
                if let Some(state) = seen.filter(|_| tells) {
                    let predicted = scheduler
                        .retrievability(&state, answered(day, Grade::Good).at)
                        .value();
                    let predicted = predicted.clamp(1e-6, 1.0 - 1e-6);
                    let hit = if knew { predicted } else { 1.0 - predicted };
                    let parts = [predicted, f64::from(u8::from(knew)), -hit.ln()];
                    sums.iter_mut()
                        .zip(parts)
                        .for_each(|(sum, part)| *sum += part);
                    count += 1.0;
                }
                let grade = |passed| if passed { Grade::Good } else { Grade::Again };
                own = Some(scheduler.after(own.as_ref(), &answered(day, grade(knew))));
                let answer = Answered {
                    guess: told,
                    ..answered(day, grade(right))
                };
                seen = Some(scheduler.after(seen.as_ref(), &answer));
                if right {
                    break;
                }
                // shown a moment ago
                (truth, tells) = (0.95, false);
            }
            day += seen.map_or(1, |state| {
                i64::from(state.due.since(state.last_day).0).max(1)
            });
        }
    }
    let [predicted, known, loss] = sums.map(|sum| sum / count);
    Guessed {
        predicted,
        known,
        loss,
        reviews,
    }
}

/// The reviews as a scheduler hears them that takes slow right answers for hard: of good answers more are slow the less
/// sure recall was (3 to 18 in a hundred), while memory itself knows nothing of it.
pub(crate) fn slowed(reviews: &[Review], seed: u64) -> Vec<Review> {
    let mut chance = Seed(seed).derive("slow").generator();
    let slow = |review: &Review| {
        let mut heard = *review;
        let search = chance.random::<f64>() < 0.03 + 0.15 * (1.0 - review.recall);
        if search && review.tells && review.answer.grade == Grade::Good {
            heard.answer.grade = Grade::Hard;
        }
        heard
    };
    reviews.iter().map(slow).collect()
}

/// The reviews as a scheduler hears them that knows right and wrong only: what was hard passes for good.
pub(crate) fn unheard(reviews: &[Review]) -> Vec<Review> {
    let plain = |review: &Review| {
        let mut heard = *review;
        if review.tells && review.answer.grade == Grade::Hard {
            heard.answer.grade = Grade::Good;
        }
        heard
    };
    reviews.iter().map(plain).collect()
}
