//! Weights fitted to a learner's answers, and whether they are worth having.
//!
//! The likeliest weights are sought near those of other learners (a prior for each weight), by slope and curvature of the log
//! loss: a handful of walks through the log, where the crate's own trainer walks it in thousands of small steps, keeps a
//! million answers in ten times the room, and knows nothing of guesses. What is found is judged by the later answers that
//! were held back, and taken only as far from the published weights as the number of answers bears.

mod histories;
mod slope;
mod solve;
#[cfg(test)]
mod tests;

pub use histories::Histories;

use histories::Short;
use slope::{Model, Weights};
use solve::{Prior, Stage, between, loss, solve};

use super::WEIGHTS;
use crate::base::{Millis, Probability};

/// From this many answers on all weights are fitted; below only the first stabilities move.
pub const ENOUGH: usize = 200;

/// The share of the answers, the latest, that judge.
const HELD: f64 = 0.2;

/// What the oldest answer counts against the newest: memory and habits drift, and half keeps most of what old ones tell.
const OLDEST: f64 = 0.5;

/// Own weights are taken only if they do better on the held-back answers by this many standard errors: two leave one in
/// forty to chance.
const SURE: f64 = 2.0;

/// With so many telling answers about a third of the way to the own weights is gone, with five times as many four fifths:
/// where a learner is an average one, what little data says leads astray.
const HALF_WAY: f64 = 600.0;
const STEEPNESS: f64 = 1.5;

/// The parts of that way that are tried.
const TRIED: [f64; 4] = [0.25, 0.5, 0.75, 1.0];

/// How many answers the first, rough passes look at, the later ones and the judging: more change nothing that is seen.
const ROUGH: usize = 6_000;
const FINE: usize = 200_000;

/// How far the first stabilities may move while there is little to go by, as a spread of their logarithms: with 0.3 none of
/// a hundred simulated learners fared worse by more than 0.001, with 0.6 one in twelve did.
const SHY: f64 = 0.3;

/// The weights of other learners: where they lie and how far they spread, between the published defaults and the published
/// spread of fitted weights over learners; the first four by their logarithms.
const LEARNERS: [(f64, f64); WEIGHTS] = [
    (0.227, 0.96),
    (1.324, 0.96),
    (2.591, 0.96),
    (8.66, 0.88),
    (6.40, 0.24),
    (0.837, 0.27),
    (3.06, 0.48),
    (0.02, 0.04),
    (1.90, 0.36),
    (0.178, 0.16),
    (0.80, 0.18),
    (1.47, 0.08),
    (0.062, 0.017),
    (0.262, 0.08),
    (1.62, 0.21),
    (0.60, 0.24),
    (1.87, 0.30),
    (0.548, 0.20),
    (0.208, 0.14),
    (0.097, 0.064),
    (0.202, 0.104),
];

/// What a fit came to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fit {
    /// How many answers there were.
    pub reviews: usize,
    /// How many later ones were held back to judge; 0 while only the first stabilities move.
    pub held: usize,
    /// The log loss on those held back with the weights so far; over all telling answers when none were held back.
    pub before: f64,
    /// The same with the weights fitted to the earlier ones.
    pub after: f64,
    /// Whether the fitted weights are worth having.
    pub adopted: bool,
    /// The weights from now on: fitted to all answers when adopted, else those so far.
    pub weights: [f32; WEIGHTS],
}

/// Fits weights to answers; `current` are those so far. The same answers lead to the same weights, to the last bit.
#[must_use]
pub fn fit(histories: &Histories, current: &[f32; WEIGHTS]) -> Fit {
    let so_far = wide(current);
    if histories.len() < ENOUGH {
        return first_stabilities(histories, &so_far);
    }
    let (cut, held, telling) = histories.last(Probability::new(HELD));
    let recent = recent(histories);
    let train = |answer: &Short| if answer.at < cut { recent(answer) } else { 0.0 };
    let prior = learners();
    let found = solve(histories, &so_far, &prior, &train, &stages(histories, 5, 3));
    let stride = histories.stride(FINE);
    let before = losses(histories, &so_far, cut, stride);
    let most = reach(telling - held);
    let published = wide(&fsrs::DEFAULT_PARAMETERS);
    let tried = std::iter::once(0.0).chain(TRIED).map(|part| part * most);
    let judged = tried.map(|part| {
        let after = losses(histories, &between(&published, &found, part), cut, stride);
        let (gain, doubt) = paired(&before, &after);
        (gain - SURE * doubt, mean(&after), part)
    });
    let best = judged.filter(|(sure, ..)| *sure > 0.0);
    let best = best.max_by(|a, b| a.0.total_cmp(&b.0));
    let all = || solve(histories, &found, &prior, &recent, &stages(histories, 0, 3));
    let weights = best.map(|(_, _, part)| between(&published, &all(), part));
    let fallback = || {
        mean(&losses(
            histories,
            &between(&published, &found, most),
            cut,
            stride,
        ))
    };
    Fit {
        reviews: histories.len(),
        held,
        before: mean(&before),
        after: best.map_or_else(fallback, |(_, after, _)| after),
        adopted: best.is_some(),
        weights: weights.map_or(*current, |weights| narrow(&weights)),
    }
}

/// The first stabilities alone, a little way: with so few answers none can be held back.
fn first_stabilities(histories: &Histories, so_far: &Weights) -> Fit {
    let published = wide(&fsrs::DEFAULT_PARAMETERS);
    let mut spread = [0.0; WEIGHTS];
    spread[..4].fill(SHY);
    let prior = Prior {
        middle: published,
        spread,
    };
    let found = solve(
        histories,
        &published,
        &prior,
        &|_| 1.0,
        &stages(histories, 0, 6),
    );
    let all = |weights| losses(histories, weights, Millis(i64::MIN), 1);
    let (before, after) = (all(so_far), all(&found));
    Fit {
        reviews: histories.len(),
        held: 0,
        before: mean(&before),
        after: mean(&after),
        adopted: !before.is_empty() && narrow(&found) != narrow(so_far),
        weights: narrow(if before.is_empty() { so_far } else { &found }),
    }
}

fn learners() -> Prior {
    Prior {
        middle: LEARNERS.map(|(middle, _)| middle),
        spread: LEARNERS.map(|(_, spread)| spread),
    }
}

/// How far from the published weights to the own ones so many telling answers lead, 0 to 1.
fn reach(telling: usize) -> f64 {
    #[allow(clippy::cast_precision_loss)] // 2^53 answers are more than a life holds
    let n = telling as f64;
    (n / (n + HALF_WAY)).powf(STEEPNESS)
}

/// What an answer counts by its age.
fn recent(histories: &Histories) -> impl Fn(&Short) -> f64 + use<> {
    let (first, last) = histories.span();
    let span = last.days_since(first).max(1.0);
    move |answer| OLDEST + (1.0 - OLDEST) * answer.at.days_since(first) / span
}

fn stages(histories: &Histories, rough: usize, fine: usize) -> [Stage; 2] {
    [(ROUGH, rough), (FINE, fine)].map(|(most, passes)| Stage {
        stride: histories.stride(most),
        passes,
    })
}

/// The loss of every telling answer from an instant on, in the order of the questions.
fn losses(histories: &Histories, weights: &Weights, from: Millis, stride: usize) -> Vec<f64> {
    let model = Model::new(weights);
    let mut found = Vec::new();
    for history in histories.each(stride) {
        let judges = |answer: &Short| answer.tells() && answer.at >= from;
        let Some(last) = history.iter().rposition(judges) else {
            continue;
        };
        let mut trace = model.first(&history[0]);
        for answer in &history[1..=last] {
            let recall = model.recall(trace.stability, answer.days());
            if judges(answer) {
                found.push(loss(answer, recall.chance));
            }
            trace = model.after::<false>(&trace, answer, recall);
        }
    }
    found
}

#[allow(clippy::cast_precision_loss)] // 2^53 answers are more than a life holds
fn mean(losses: &[f64]) -> f64 {
    losses.iter().sum::<f64>() / losses.len().max(1) as f64
}

/// By how much the second losses are lower on average, and the standard error of that.
fn paired(before: &[f64], after: &[f64]) -> (f64, f64) {
    let gains: Vec<f64> = before.iter().zip(after).map(|(a, b)| a - b).collect();
    let gain = mean(&gains);
    let squares: Vec<f64> = gains.iter().map(|one| (one - gain).powi(2)).collect();
    #[allow(clippy::cast_precision_loss)]
    let doubt = (mean(&squares) / gains.len().max(1) as f64).sqrt();
    (gain, doubt)
}

fn wide(weights: &[f32; WEIGHTS]) -> Weights {
    weights.map(f64::from)
}

#[allow(clippy::cast_possible_truncation)] // the model's own precision
fn narrow(weights: &Weights) -> [f32; WEIGHTS] {
    weights.map(|weight| weight as f32)
}
