//! FSRS-6 with its slope: how stability and difficulty change with each weight.
//!
//! The formulas are those of the crate `fsrs`, which trains with gradients of its own but neither offers them nor curvature;
//! tests hold the values to the crate's and the slopes to differences.

use super::WEIGHTS;
use super::histories::Short;
use crate::memory::guess::{self, KNOWN_AT_FIRST};

/// A vector over the weights; three more than there are, so that it fills the registers of a processor.
pub(super) const LANES: usize = 24;

/// How something changes with each weight.
pub(super) type Slope = [f64; LANES];

/// The weights in the model's own order.
pub(super) type Weights = [f64; WEIGHTS];

/// Stabilities stay between these days, as in the crate.
const SHORTEST: f64 = 0.001;
const LONGEST: f64 = 36_500.0;

/// A chance of recall, and how it changes with stability and with the decay.
#[derive(Clone, Copy)]
pub(super) struct Recall {
    pub(super) chance: f64,
    pub(super) by_stability: f64,
    pub(super) by_decay: f64,
}

/// Recall where no time has passed.
const CERTAIN: Recall = Recall {
    chance: 1.0,
    by_stability: 0.0,
    by_decay: 0.0,
};

/// What the weights lead to that does not hang on the question.
pub(super) struct Model {
    w: Weights,
    /// The difficulty after a first easy answer, to which all difficulty tends, and its slope by weight 5.
    easy: (f64, f64),
    /// The growth of weight 8.
    growth: f64,
    /// The factor of the forgetting curve, and its slope by the decay.
    factor: (f64, f64),
    /// The share of stability that a miss leaves at most.
    left: f64,
}

/// A memory with its slope; difficulty hangs on the weights 4 to 7 alone.
#[derive(Clone, Copy)]
pub(super) struct Trace {
    pub(super) stability: f64,
    pub(super) difficulty: f64,
    pub(super) slope: Slope,
    difficulty_slope: [f64; 4],
}

/// The next stability: its value, how it changes with the last memory, and with a few weights directly.
struct Next {
    value: f64,
    by_stability: f64,
    by_difficulty: f64,
    direct: [(usize, f64); 5],
}

impl Model {
    pub(super) fn new(w: &Weights) -> Self {
        let base = 0.9_f64.ln() / -w[20];
        Self {
            w: *w,
            easy: (first_difficulty(w, 4.0), -3.0 * (w[5] * 3.0).exp()),
            growth: w[8].exp(),
            factor: (
                base.exp() - 1.0,
                base.exp() * 0.9_f64.ln() / (w[20] * w[20]),
            ),
            left: (-w[17] * w[18]).exp(),
        }
    }

    /// The chance of recall after some days.
    pub(super) fn recall(&self, stability: f64, days: f64) -> Recall {
        if days <= 0.0 {
            return CERTAIN;
        }
        let (decay, (factor, factor_slope)) = (self.w[20], self.factor);
        let share = days / stability;
        let base = 1.0 + factor * share;
        let log = base.ln();
        let chance = (-decay * log).exp();
        Recall {
            chance,
            by_stability: chance * decay * factor * share / (stability * base),
            by_decay: -chance * (log + decay * share * factor_slope / base),
        }
    }

    fn chance(&self, stability: f64, days: f64) -> f64 {
        (-self.w[20] * (1.0 + self.factor.0 * days / stability).ln()).exp()
    }

    /// The memory after a first answer.
    pub(super) fn first(&self, answer: &Short) -> Trace {
        let known = self.first_of(answer.grade);
        if answer.guess() <= 0.0 || !answer.passed() {
            return known;
        }
        self.mixed(KNOWN_AT_FIRST, answer, &known, &self.first_of(1))
    }

    fn first_of(&self, grade: u8) -> Trace {
        let (place, k) = (usize::from(grade) - 1, f64::from(grade) - 1.0);
        let raw = first_difficulty(&self.w, f64::from(grade));
        let mut slope = [0.0; LANES];
        slope[place] = 1.0;
        let by_5 = -k * (self.w[5] * k).exp();
        Trace {
            stability: self.w[place].clamp(SHORTEST, LONGEST),
            difficulty: raw.clamp(1.0, 10.0),
            slope,
            difficulty_slope: if (1.0..=10.0).contains(&raw) {
                [1.0, by_5, 0.0, 0.0]
            } else {
                [0.0; 4]
            },
        }
    }

    /// Moves a memory on by an answer, with its slope when it is `SLOPED`; `recall` is what [`Model::recall`] says of it.
    pub(super) fn after<const SLOPED: bool>(
        &self,
        trace: &Trace,
        answer: &Short,
        recall: Recall,
    ) -> Trace {
        let known = self.moved::<SLOPED>(trace, answer, answer.grade, recall);
        if answer.guess() <= 0.0 || !answer.passed() || !answer.tells() {
            return known;
        }
        self.mixed(
            recall.chance,
            answer,
            &known,
            &self.moved::<SLOPED>(trace, answer, 1, recall),
        )
    }

    /// The mixture of a right answer that may be a guess. That its shares hang on the weights too is left out of the slope.
    fn mixed(&self, recall: f64, answer: &Short, known: &Trace, guessed: &Trace) -> Trace {
        let share = guess::knew(recall, answer.guess());
        let curve = |stability: f64, days: f64| self.chance(stability, days);
        let stability = guess::mixed(share, known.stability, guessed.stability, curve);
        let [one, other] = [known, guessed].map(|trace| self.recall(trace.stability, stability));
        let (a, b) = (share * one.by_stability, (1.0 - share) * other.by_stability);
        // recall falls with time as it rises with stability, by the share of the two
        let fall = (a * known.stability + b * guessed.stability) / stability;
        let mix = |known: f64, guessed: f64| share * known + (1.0 - share) * guessed;
        let mut trace = *known;
        trace.stability = stability;
        trace.difficulty = mix(known.difficulty, guessed.difficulty);
        for (slope, other) in trace.slope.iter_mut().zip(guessed.slope) {
            *slope = (a * *slope + b * other) / fall;
        }
        for (slope, other) in trace
            .difficulty_slope
            .iter_mut()
            .zip(guessed.difficulty_slope)
        {
            *slope = mix(*slope, other);
        }
        trace
    }

    fn moved<const SLOPED: bool>(
        &self,
        trace: &Trace,
        answer: &Short,
        grade: u8,
        recall: Recall,
    ) -> Trace {
        let (s, d) = (trace.stability, trace.difficulty);
        let next = match grade {
            _ if !answer.tells() => self.same_day(s, grade),
            1 => self.missed(s, d, recall),
            _ => self.kept(s, d, grade, recall),
        };
        let mut after = *trace;
        after.stability = next.value.clamp(SHORTEST, LONGEST);
        if !SLOPED {
            self.harder(&mut after, f64::from(grade));
            return after;
        }
        if after.stability.total_cmp(&next.value).is_eq() {
            for slope in &mut after.slope {
                *slope *= next.by_stability;
            }
            for (slope, own) in after.slope[4..8].iter_mut().zip(trace.difficulty_slope) {
                *slope += next.by_difficulty * own;
            }
            for (place, part) in next.direct {
                after.slope[place] += part;
            }
        } else {
            after.slope = [0.0; LANES];
        }
        self.harder(&mut after, f64::from(grade));
        after
    }

    /// Stability after an answer on the day of the one before.
    fn same_day(&self, s: f64, grade: u8) -> Next {
        let w = &self.w;
        let (log, over) = (s.ln(), f64::from(grade) - 3.0 + w[18]);
        let change = (w[17] * over - w[19] * log).exp();
        if grade >= 2 && change <= 1.0 {
            return Next {
                value: s,
                by_stability: 1.0,
                by_difficulty: 0.0,
                direct: [(0, 0.0); 5],
            };
        }
        let value = s * change;
        Next {
            value,
            by_stability: change * (1.0 - w[19]),
            by_difficulty: 0.0,
            direct: [
                (17, value * over),
                (18, value * w[17]),
                (19, -value * log),
                (0, 0.0),
                (0, 0.0),
            ],
        }
    }

    /// Stability after a miss on a later day.
    fn missed(&self, s: f64, d: f64, recall: Recall) -> Next {
        let w = &self.w;
        let (log_d, log_s, forgot) = (d.ln(), (s + 1.0).ln(), 1.0 - recall.chance);
        let power = (w[13] * log_s).exp();
        let long = w[11] * (-w[12] * log_d + forgot * w[14]).exp() * (power - 1.0);
        let most = s * self.left;
        if long > most {
            return Next {
                value: most,
                by_stability: self.left,
                by_difficulty: 0.0,
                direct: [
                    (17, -most * w[18]),
                    (18, -most * w[17]),
                    (0, 0.0),
                    (0, 0.0),
                    (0, 0.0),
                ],
            };
        }
        let by_power = long * power / (power - 1.0);
        Next {
            value: long,
            by_stability: by_power * w[13] / (s + 1.0) - long * w[14] * recall.by_stability,
            by_difficulty: -long * w[12] / d,
            direct: [
                (11, long / w[11]),
                (12, -long * log_d),
                (13, by_power * log_s),
                (14, long * forgot),
                (20, -long * w[14] * recall.by_decay),
            ],
        }
    }

    /// Stability after a right answer on a later day.
    fn kept(&self, s: f64, d: f64, grade: u8, recall: Recall) -> Next {
        let w = &self.w;
        let (place, bonus) = match grade {
            2 => (15, w[15]),
            4 => (16, w[16]),
            _ => (0, 1.0),
        };
        let (log, forgot) = (s.ln(), 1.0 - recall.chance);
        let gain = (forgot * w[10]).exp();
        // without the bonus, which may be nought
        let plain = s * self.growth * (-w[9] * log).exp();
        let base = plain * (11.0 - d);
        let more = base * (gain - 1.0);
        let steep = base * gain * bonus;
        Next {
            value: s + more * bonus,
            by_stability: 1.0 + more * bonus * (1.0 - w[9]) / s
                - steep * w[10] * recall.by_stability,
            by_difficulty: -plain * (gain - 1.0) * bonus,
            direct: [
                (8, more * bonus),
                (9, -more * bonus * log),
                (10, steep * forgot),
                (20, -steep * w[10] * recall.by_decay),
                (place, if place == 0 { 0.0 } else { more }),
            ],
        }
    }

    /// Moves difficulty on.
    fn harder(&self, trace: &mut Trace, grade: f64) {
        let (w, d) = (&self.w, trace.difficulty);
        let change = -w[6] * (grade - 3.0);
        let moved = d + (10.0 - d) * change / 9.0;
        let next = w[7] * (self.easy.0 - moved) + moved;
        trace.difficulty = next.clamp(1.0, 10.0);
        if !(1.0..=10.0).contains(&next) {
            trace.difficulty_slope = [0.0; 4];
            return;
        }
        let keep = (1.0 - w[7]) * (1.0 - change / 9.0);
        let by_6 = (1.0 - w[7]) * (10.0 - d) / 9.0 * (3.0 - grade);
        let direct = [w[7], w[7] * self.easy.1, by_6, self.easy.0 - moved];
        for (slope, direct) in trace.difficulty_slope.iter_mut().zip(direct) {
            *slope = *slope * keep + direct;
        }
    }
}

/// The difficulty after a first answer, before it is drawn into its range.
fn first_difficulty(w: &Weights, grade: f64) -> f64 {
    w[4] - (w[5] * (grade - 1.0)).exp() + 1.0
}
