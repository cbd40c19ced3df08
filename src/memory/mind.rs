//! The memory model in bare numbers, for simulating many days of many questions.
//!
//! A [`Mind`] does what the [`Scheduler`](super::Scheduler) does, for one grade at a time, without names, instants and
//! whole days, and with everything that hangs on the weights alone worked out before. The formulas are those of FSRS-6 as
//! its reference implementations have them; a test holds both to each other.

use super::{Trace, WEIGHTS};
use crate::base::Grade;

/// The shortest stability that the model knows, in days.
const SHORTEST: f32 = 0.001;
/// The longest stability that the model knows, in days.
const LONGEST: f32 = 36_500.0;
/// The least and the greatest difficulty.
const DIFFICULTY: (f32, f32) = (1.0, 10.0);

/// The ranges in which the crate `fsrs` keeps the weights.
pub(super) const RANGES: [(f64, f64); WEIGHTS] = [
    (0.001, 100.0),
    (0.001, 100.0),
    (0.001, 100.0),
    (0.001, 100.0),
    (1.0, 10.0),
    (0.001, 4.0),
    (0.001, 4.0),
    (0.001, 0.75),
    (0.0, 4.5),
    (0.0, 0.8),
    (0.001, 3.5),
    (0.001, 5.0),
    (0.001, 0.25),
    (0.001, 0.9),
    (0.0, 4.0),
    (0.0, 1.0),
    (1.0, 6.0),
    (0.0, 2.0),
    (0.0, 2.0),
    (0.0, 0.8),
    (0.1, 0.8),
];

/// A memory model ready for many steps.
#[derive(Debug, Clone)]
pub struct Mind {
    w: [f32; WEIGHTS],
    first: [Trace; 4],
    /// `factor` of the forgetting curve `(1 + factor · days / stability) ^ -decay`.
    factor: f32,
    decay: f32,
    /// e to the weight 8, times the bonus or malus of hard, good and easy.
    growth: [f32; 3],
    /// What a forgotten stability is divided by at least.
    fall: f32,
    /// The factor of a second look on one day, by grade; the stability's power comes on top.
    soon: [f32; 4],
    /// The part of its way by which difficulty moves with each grade, and where it is drawn.
    shift: [f32; 4],
    ease: f32,
}

impl Mind {
    pub(super) fn new(weights: &[f32; WEIGHTS]) -> Self {
        let mut w = *weights;
        #[allow(clippy::cast_possible_truncation)] // the model's own precision
        for (weight, (low, high)) in w.iter_mut().zip(RANGES) {
            *weight = weight.clamp(low as f32, high as f32);
        }
        let number = |grade: Grade| f32::from(grade.number());
        let difficulty = |grade: Grade| w[4] - (w[5] * (number(grade) - 1.0)).exp() + 1.0;
        let decay = w[20];
        let growth = w[8].exp();
        Self {
            first: Grade::ALL.map(|grade| Trace {
                stability: w[usize::from(grade.number()) - 1],
                difficulty: difficulty(grade).clamp(DIFFICULTY.0, DIFFICULTY.1),
            }),
            factor: (0.9_f32.ln() / -decay).exp() - 1.0,
            decay,
            growth: [growth * w[15], growth, growth * w[16]],
            fall: (w[17] * w[18]).exp(),
            soon: Grade::ALL.map(|grade| (w[17] * (number(grade) - 3.0 + w[18])).exp()),
            shift: Grade::ALL.map(|grade| -w[6] * (number(grade) - 3.0)),
            ease: difficulty(Grade::Easy),
            w,
        }
    }

    /// The memory after the first answer to a new question.
    #[must_use]
    pub fn first(&self, grade: Grade) -> Trace {
        self.first[place(grade)]
    }

    /// The chance of recall so many days after the last answer.
    #[must_use]
    pub fn recall(&self, stability: f32, days: f32) -> f32 {
        (-self.decay * (self.factor * days / stability).ln_1p()).exp()
    }

    /// How many stabilities pass until the chance of recall has fallen to `retention` (0 to 1, both left out).
    #[must_use]
    pub fn reach(&self, retention: f32) -> f32 {
        (retention.powf(-1.0 / self.decay) - 1.0) / self.factor
    }

    /// The mean chance of recall, times the days, from `from` to `to` days after the last answer: the integral of
    /// [`Mind::recall`].
    #[must_use]
    pub fn known_days(&self, stability: f32, from: f32, to: f32) -> f32 {
        // decay stays below 1, so the power stays above 0
        let power = 1.0 - self.decay;
        let whole = |days: f32| (power * (self.factor * days / stability).ln_1p()).exp();
        stability / (self.factor * power) * (whole(to) - whole(from))
    }

    /// The memory after an answer `days` whole days after the last one, `recall` being the chance of it then.
    #[must_use]
    pub fn after(&self, trace: Trace, days: f32, recall: f32, grade: Grade) -> Trace {
        let stability = if days < 1.0 {
            self.again_today(trace.stability, grade)
        } else if grade == Grade::Again {
            self.forgotten(trace, recall)
        } else {
            self.remembered(trace, recall, grade)
        };
        Trace {
            stability: stability.clamp(SHORTEST, LONGEST),
            difficulty: self.difficulty(trace.difficulty, grade),
        }
    }

    /// The memory after a question was forgotten and then answered right on the same day.
    #[must_use]
    pub fn relearnt(&self, trace: Trace, days: f32, recall: f32) -> Trace {
        let missed = self.after(trace, days, recall, Grade::Again);
        self.after(missed, 0.0, 1.0, Grade::Good)
    }

    fn again_today(&self, stability: f32, grade: Grade) -> f32 {
        let growth = self.soon[place(grade)] * (-self.w[19] * stability.ln()).exp();
        let growth = if grade.passed() {
            growth.max(1.0)
        } else {
            growth
        };
        stability * growth
    }

    fn forgotten(&self, trace: Trace, recall: f32) -> f32 {
        let Trace {
            stability,
            difficulty,
        } = trace;
        let left = self.w[11]
            * (-self.w[12] * difficulty.ln()).exp()
            * (self.w[13] * stability.ln_1p()).exp_m1()
            * (self.w[14] * (1.0 - recall)).exp();
        left.min(stability / self.fall)
    }

    fn remembered(&self, trace: Trace, recall: f32, grade: Grade) -> f32 {
        let growth = self.growth[place(grade).saturating_sub(1)]
            * (11.0 - trace.difficulty)
            * (-self.w[9] * trace.stability.ln()).exp()
            * (self.w[10] * (1.0 - recall)).exp_m1();
        trace.stability * (growth + 1.0)
    }

    fn difficulty(&self, before: f32, grade: Grade) -> f32 {
        let moved = before + (10.0 - before) * self.shift[place(grade)] / 9.0;
        let drawn = self.w[7] * (self.ease - moved) + moved;
        drawn.clamp(DIFFICULTY.0, DIFFICULTY.1)
    }
}

fn place(grade: Grade) -> usize {
    usize::from(grade.number()) - 1
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::base::{Days, Millis, Offset, Probability};
    use crate::memory::{Answered, Scheduler, State};

    const DAY: i64 = 86_400_000;

    /// Ten seconds in days: no stability need be known more closely.
    const SECONDS: f64 = 10.0 / 86_400.0;

    fn grade(number: u8) -> Grade {
        Grade::from_number(number).unwrap()
    }

    fn weights() -> impl Strategy<Value = [f32; WEIGHTS]> {
        prop::array::uniform21(-0.2_f32..1.2).prop_map(|draws| {
            let mut weights = [0.0; WEIGHTS];
            for (at, (low, high)) in RANGES.into_iter().enumerate() {
                // a little beyond the range on both sides: what lies outside is drawn in
                #[allow(clippy::cast_possible_truncation)] // the model's own precision
                let (low, high) = (low as f32, high as f32);
                weights[at] = low + draws[at] * (high - low);
            }
            weights
        })
    }

    proptest! {
        /// Whatever the weights and the history: stability, difficulty, recall and interval are the scheduler's.
        #[test]
        fn a_mind_walks_as_the_scheduler(weights in weights(), steps in prop::collection::vec((0_u32..400, 1_u8..5), 1..12)) {
            let scheduler = Scheduler::new(&weights).unwrap();
            let mind = scheduler.mind();
            let mut now = Millis(20_000 * DAY + DAY / 2);
            let mut state: Option<State> = None;
            let mut trace: Option<Trace> = None;
            for (days, number) in steps {
                now = Millis(now.0 + i64::from(days) * DAY);
                #[allow(clippy::cast_precision_loss)]
                let days = days as f32;
                let recall = trace.map_or(0.0, |trace| mind.recall(trace.stability, days));
                if let Some(state) = &state {
                    let known = scheduler.retrievability(state, now).value();
                    prop_assert!((f64::from(recall) - known).abs() < 2e-5, "{recall} {known}");
                }
                let answer = Answered {
                    at: now,
                    offset: Offset(0),
                    grade: grade(number),
                    retention: Probability::new(0.9),
                    spread: crate::memory::Spread::default(),
                    guess: Probability::new(0.0),
                };
                let after = scheduler.after(state.as_ref(), &answer);
                let walked = trace.map_or_else(|| mind.first(answer.grade), |trace| mind.after(trace, days, recall, answer.grade));
                // the crate takes a power less one in 32 bits: of a short stability that leaves few digits
                let apart = (f64::from(walked.stability) - after.stability).abs();
                prop_assert!(apart < 2e-3 * after.stability + SECONDS, "{walked:?} {after:?}");
                prop_assert!((f64::from(walked.difficulty) - after.difficulty).abs() < 1e-3, "{walked:?} {after:?}");
                // each step is compared from one state, so that rounding does not add up
                trace = Some(Trace::of(&after));
                state = Some(after);
            }
        }
    }

    #[test]
    fn an_interval_is_a_number_of_stabilities() {
        let mind = Scheduler::default().mind();
        assert!((mind.reach(0.9) - 1.0).abs() < 1e-4);
        for retention in [0.7, 0.8, 0.95] {
            let at = mind.recall(20.0, 20.0 * mind.reach(retention));
            assert!((at - retention).abs() < 1e-4, "{retention}");
        }
        let state = Scheduler::default();
        let days = state.intervals(None, Millis(0), Offset(0), Probability::new(0.8));
        let reach = mind.first(Grade::Easy).stability * mind.reach(0.8);
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let whole = Days(reach.round() as u32);
        assert_eq!(days[3], whole);
    }

    #[test]
    fn known_days_are_the_sum_of_all_chances() {
        let mind = Scheduler::default().mind();
        for (stability, from, to) in [(0.5, 0.0, 30.0), (8.0, 12.0, 70.0), (400.0, 3.0, 10.0)] {
            let steps = 20_000;
            let width = (to - from) / steps as f32;
            let sum: f64 = (0..steps)
                .map(|step| f64::from(mind.recall(stability, from + (step as f32 + 0.5) * width)))
                .sum();
            let sum = sum * f64::from(width);
            let whole = f64::from(mind.known_days(stability, from, to));
            assert!((whole / sum - 1.0).abs() < 2e-3, "{whole} {sum}");
        }
    }
}
