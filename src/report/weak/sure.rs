//! How sure the learner was, and how often rightly.

use serde::Serialize;

use crate::report::Answer;
use crate::report::interval::Interval;

/// How many levels of sureness there are.
const LEVELS: usize = 3;

/// The answers of one level.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Sureness {
    /// 1 a guess, 2 fairly sure, 3 certain.
    pub confidence: u8,
    /// Answers at which it was said.
    pub reviews: usize,
    /// Those that were right.
    pub correct: usize,
    /// The share that was right, 0 to 1.
    pub observed: f64,
    /// The lower end of its 90 % interval (Jeffreys'; where all or none was right, it reaches the end of the scale: Brown, Cai
    /// and DasGupta 2001).
    pub low: f64,
    /// The upper end of its 90 % interval.
    pub high: f64,
}

/// Answers and right ones by level.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Levels([(u32, u32); LEVELS]);

impl Levels {
    pub(super) fn add(&mut self, answer: &Answer) {
        let level = answer.confidence.map(|sure| usize::from(sure) - 1);
        if let Some((all, right)) = level.and_then(|at| self.0.get_mut(at)) {
            *all += 1;
            *right += u32::from(answer.grade.passed());
        }
    }

    /// The levels with answers, the least sure first.
    pub(super) fn told(&self) -> Vec<Sureness> {
        let levels = (1..).zip(self.0).filter(|(_, (all, _))| *all > 0);
        let told = |(confidence, (all, right)): (u8, (u32, u32))| {
            let (passed, missed) = (f64::from(right), f64::from(all - right));
            let interval = Interval::of_beta(passed + 0.5, missed + 0.5);
            Sureness {
                confidence,
                reviews: all as usize,
                correct: right as usize,
                observed: passed / f64::from(all),
                low: if right == 0 { 0.0 } else { interval.low },
                high: if right == all { 1.0 } else { interval.high },
            }
        };
        levels.map(told).collect()
    }
}
