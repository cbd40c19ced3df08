//! The weights that make the answers likeliest, near the weights of other learners: steps by slope and curvature.

use super::WEIGHTS;
use super::histories::{Histories, Short};
use super::slope::{LANES, Model, Slope, Weights};

/// No prediction is taken for quite certain: beyond this one answer would outweigh thousands.
const CERTAIN: f64 = 1e-6;

/// The first weights, stabilities, are compared by their logarithms: they range over four powers of ten.
const LOGGED: usize = 4;

/// The longest step, in spreads of the prior: the curvature says nothing farther off.
const LONGEST_STEP: f64 = 3.0;

/// A gain in log likelihood below this is none: a hundredth of what chance alone brings a weight.
const NO_GAIN: f64 = 0.005;

/// The ranges of the weights, as the crate `fsrs` fits them: what a second look on one day adds always wears off a little.
pub(super) const RANGES: [(f64, f64); WEIGHTS] = {
    let mut ranges = crate::memory::mind::RANGES;
    ranges[19].0 = 0.01;
    ranges
};

/// Where a learner's weights lie before anything is known of them: the middle, and the spread (of logarithms for the first
/// four); a weight without spread stays where it is.
pub(super) struct Prior {
    pub(super) middle: Weights,
    pub(super) spread: Weights,
}

/// How many questions a pass looks at (every `stride`th), and how many passes there are at most.
pub(super) struct Stage {
    pub(super) stride: usize,
    pub(super) passes: usize,
}

/// Log loss with its slope and curvature.
struct Sums {
    loss: f64,
    slope: Slope,
    curvature: [Slope; WEIGHTS],
}

/// The loss of one prediction.
pub(super) fn loss(answer: &Short, recall: f64) -> f64 {
    let right = right(answer, recall);
    -if answer.passed() {
        right.ln()
    } else {
        (1.0 - right).ln()
    }
}

/// The chance of a right answer, known or guessed.
fn right(answer: &Short, recall: f64) -> f64 {
    let guess = answer.guess();
    (recall + (1.0 - recall) * guess).clamp(CERTAIN, 1.0 - CERTAIN)
}

/// The weights from `start` on; `weight` says how much an answer counts.
pub(super) fn solve(
    histories: &Histories,
    start: &Weights,
    prior: &Prior,
    weight: &impl Fn(&Short) -> f64,
    stages: &[Stage],
) -> Weights {
    let mut place = scaled(start);
    for stage in stages {
        place = descend(histories, place, prior, weight, stage);
    }
    unscaled(&place)
}

fn descend(
    histories: &Histories,
    start: Weights,
    prior: &Prior,
    weight: &impl Fn(&Short) -> f64,
    stage: &Stage,
) -> Weights {
    // the smaller, the longer the steps; eight times as careful after a step that led up
    let mut care = 1e-3;
    let (mut place, mut best): (Weights, Option<(f64, Weights, Sums)>) = (start, None);
    for _ in 0..stage.passes {
        let sums = gather(histories, &unscaled(&place), weight, stage.stride);
        #[allow(clippy::cast_precision_loss)] // strides are small
        let times = stage.stride as f64;
        let height = sums.loss * times + far(&place, prior);
        match &best {
            Some((low, _, _)) if height > *low => care *= 8.0,
            Some((low, _, _)) if low - height < NO_GAIN => return place,
            _ => {
                care = (care * 0.3_f64).max(1e-6);
                best = Some((height, place, sums));
            }
        }
        if let Some((_, from, sums)) = &best {
            place = step(from, sums, prior, times, care);
        }
    }
    // the last step was not looked at; the best that was is sure
    best.map_or(place, |(_, best, _)| best)
}

/// How far a place lies from the prior, as a loss.
fn far(place: &Weights, prior: &Prior) -> f64 {
    let middle = scaled(&prior.middle);
    (0..WEIGHTS)
        .filter(|&i| prior.spread[i] > 0.0)
        .map(|i| 0.5 * ((place[i] - middle[i]) / prior.spread[i]).powi(2))
        .sum()
}

fn gather(
    histories: &Histories,
    weights: &Weights,
    weight: &impl Fn(&Short) -> f64,
    stride: usize,
) -> Sums {
    let model = Model::new(weights);
    let mut sums = Sums {
        loss: 0.0,
        slope: [0.0; LANES],
        curvature: [[0.0; LANES]; WEIGHTS],
    };
    for history in histories.each(stride) {
        let counts = |answer: &Short| answer.tells() && weight(answer) > 0.0;
        let Some(last) = history.iter().rposition(counts) else {
            continue;
        };
        let mut trace = model.first(&history[0]);
        for answer in &history[1..=last] {
            let recall = model.recall(trace.stability, answer.days());
            let weight = weight(answer);
            if answer.tells() && weight > 0.0 {
                let mut by = trace.slope;
                for slope in &mut by {
                    *slope *= recall.by_stability;
                }
                by[WEIGHTS - 1] += recall.by_decay;
                sums.add(answer, recall.chance, &by, weight);
            }
            trace = model.after::<true>(&trace, answer, recall);
        }
    }
    sums
}

impl Sums {
    /// Adds an answer; `by` is how its chance of recall changes. The curvature is the expected one, always upwards.
    fn add(&mut self, answer: &Short, recall: f64, by: &Slope, weight: f64) {
        let right = right(answer, recall);
        let known = 1.0 - answer.guess();
        self.loss += weight * loss(answer, recall);
        let pull = if answer.passed() {
            -1.0 / right
        } else {
            1.0 / (1.0 - right)
        };
        let pull = weight * known * pull;
        let bend = weight * known * known / (right * (1.0 - right));
        for (sum, by) in self.slope.iter_mut().zip(by) {
            *sum += pull * by;
        }
        for (row, one) in self.curvature.iter_mut().zip(by) {
            let one = bend * one;
            for (sum, by) in row.iter_mut().zip(by) {
                *sum += one * by;
            }
        }
    }
}

/// The next place: downhill as far as slope and curvature say, inside the ranges.
fn step(from: &Weights, sums: &Sums, prior: &Prior, times: f64, care: f64) -> Weights {
    let (weights, middle) = (unscaled(from), scaled(&prior.middle));
    let unit = |i: usize| if i < LOGGED { weights[i] } else { 1.0 };
    let mut matrix = [[0.0; WEIGHTS]; WEIGHTS];
    let mut down = [0.0; WEIGHTS];
    let mut free = [true; WEIGHTS];
    for i in 0..WEIGHTS {
        free[i] = prior.spread[i] > 0.0;
        if !free[i] {
            continue;
        }
        let tie = prior.spread[i].powi(-2);
        for (k, (cell, bend)) in matrix[i].iter_mut().zip(sums.curvature[i]).enumerate() {
            *cell = bend * unit(i) * unit(k) * times;
        }
        matrix[i][i] = (matrix[i][i] + tie) * (1.0 + care);
        down[i] = -(sums.slope[i] * unit(i) * times + tie * (from[i] - middle[i]));
        let (low, high) = range(i);
        let stuck = (from[i] <= low && down[i] < 0.0) || (from[i] >= high && down[i] > 0.0);
        free[i] = !stuck;
    }
    let change = answer(matrix, down, &free);
    let mut place = *from;
    for i in (0..WEIGHTS).filter(|&i| free[i]) {
        let most = LONGEST_STEP * prior.spread[i];
        let (low, high) = range(i);
        place[i] = (from[i] + change[i].clamp(-most, most)).clamp(low, high);
    }
    place
}

/// Solves `matrix · x = right` for the free places by Cholesky's method; the others stay nought.
fn answer(
    mut matrix: [[f64; WEIGHTS]; WEIGHTS],
    right: Weights,
    free: &[bool; WEIGHTS],
) -> Weights {
    let mut x = right;
    for i in (0..WEIGHTS).filter(|&i| !free[i]) {
        matrix[i] = [0.0; WEIGHTS];
        for row in &mut matrix {
            row[i] = 0.0;
        }
        (matrix[i][i], x[i]) = (1.0, 0.0);
    }
    for i in 0..WEIGHTS {
        for k in 0..=i {
            let inner: f64 = (0..k).map(|j| matrix[i][j] * matrix[k][j]).sum();
            let rest = matrix[i][k] - inner;
            matrix[i][k] = if i == k {
                rest.max(1e-12).sqrt()
            } else {
                rest / matrix[k][k]
            };
        }
    }
    for i in 0..WEIGHTS {
        let known: f64 = (0..i).map(|j| matrix[i][j] * x[j]).sum();
        x[i] = (x[i] - known) / matrix[i][i];
    }
    for i in (0..WEIGHTS).rev() {
        let known: f64 = (i + 1..WEIGHTS).map(|j| matrix[j][i] * x[j]).sum();
        x[i] = (x[i] - known) / matrix[i][i];
    }
    x
}

fn range(i: usize) -> (f64, f64) {
    let (low, high) = RANGES[i];
    if i < LOGGED {
        (low.ln(), high.ln())
    } else {
        (low, high)
    }
}

fn scaled(weights: &Weights) -> Weights {
    let mut place = *weights;
    for weight in &mut place[..LOGGED] {
        *weight = weight.ln();
    }
    place
}

pub(super) fn unscaled(place: &Weights) -> Weights {
    let mut weights = *place;
    for weight in &mut weights[..LOGGED] {
        *weight = weight.exp();
    }
    for (weight, (low, high)) in weights.iter_mut().zip(RANGES) {
        *weight = weight.clamp(low, high);
    }
    weights
}

/// A part of the way from one set of weights to another; `share` 0 is the first.
pub(super) fn between(first: &Weights, second: &Weights, share: f64) -> Weights {
    let (from, to) = (scaled(first), scaled(second));
    let mut place = from;
    for (place, to) in place.iter_mut().zip(to) {
        *place += share * (to - *place);
    }
    unscaled(&place)
}
