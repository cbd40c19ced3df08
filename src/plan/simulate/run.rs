//! One simulated learner, answer by answer.

use super::Pace;
use super::memories::Memories;
use crate::base::Grade;
use crate::memory::Mind;

/// A learner whose true memory is the model itself.
///
/// The chance in an answer hangs on the seed, the question and how often it was asked: two ways of studying meet the
/// same luck with the same question, so that their difference is not drowned in chance.
pub(in super::super) struct Run<'a> {
    pub(in super::super) memories: Memories,
    pub(in super::super) mind: &'a Mind,
    pub(in super::super) pace: &'a Pace,
    asked: Vec<u32>,
    seed: u64,
}

impl<'a> Run<'a> {
    pub(in super::super) fn new(
        start: &Memories,
        mind: &'a Mind,
        pace: &'a Pace,
        seed: u64,
    ) -> Self {
        Self {
            asked: vec![0; start.len()],
            memories: start.clone(),
            mind,
            pace,
            seed,
        }
    }

    /// Asks a question until it is answered right; returns the first grade.
    ///
    /// A new question has to be the next new one.
    pub(in super::super) fn ask(&mut self, at: usize, day: i32) -> Grade {
        let (first, second) = self.draw(at);
        let memories = &mut self.memories;
        let (grade, trace) = if at >= memories.seen {
            debug_assert_eq!(at, memories.seen);
            memories.seen += 1;
            let grade = self.pace.first_grade(first);
            let trace = self.mind.first(grade);
            let relearnt = || self.mind.after(trace, 0.0, 1.0, Grade::Good);
            (grade, if grade.passed() { trace } else { relearnt() })
        } else {
            let (trace, days) = (memories.trace(at), memories.elapsed(at, day));
            let recall = self.mind.recall(trace.stability, days);
            if first < recall {
                let grade = self.pace.right_grade(second);
                (grade, self.mind.after(trace, days, recall, grade))
            } else {
                (Grade::Again, self.mind.relearnt(trace, days, recall))
            }
        };
        memories.stability[at] = trace.stability;
        memories.difficulty[at] = trace.difficulty;
        memories.last[at] = day;
        grade
    }

    /// Two draws from 0 to 1, the end left out.
    fn draw(&mut self, at: usize) -> (f32, f32) {
        /// The step of the generator SplitMix64, and a second odd number to part questions from turns.
        const STEPS: (u64, u64) = (0x9e37_79b9_7f4a_7c15, 0xd1b5_4a32_d192_ed03);
        /// 24 bits fill the fraction of an `f32`.
        const UNIT: f32 = 1.0 / 16_777_216.0;
        let turn = u64::from(self.asked[at]);
        self.asked[at] += 1;
        let question = (at as u64 + 1).wrapping_mul(STEPS.0);
        let bits =
            mixed(mixed(self.seed ^ question).wrapping_add((turn + 1).wrapping_mul(STEPS.1)));
        #[allow(clippy::cast_precision_loss)] // 24 bits are exact
        let unit = |bits: u64| (bits & 0x00ff_ffff) as f32 * UNIT;
        (unit(bits), unit(bits >> 32))
    }
}

/// The finish of SplitMix64 (Steele, Lea, Flood 2014): every bit of the result hangs on every bit of the argument.
pub(super) fn mixed(bits: u64) -> u64 {
    let bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}
