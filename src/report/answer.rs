//! One answer, as it is kept in a digest.

use crate::base::{DAY_MS, Day, Grade, Millis, Offset, Probability};
use crate::deck::Form;

/// The bytes of one answer; see [`Answer::encode`].
pub const ANSWER_BYTES: usize = 26;

/// Stands for "nobody measured" among durations; one of 49 days is cut by a millisecond.
const NO_TIME: u32 = u32::MAX;

/// Stands for "a flip, which has no score".
const NO_SCORE: u8 = u8::MAX;

/// A score of 1 as it is kept: scores are told apart to a 250th.
const FULL_SCORE: f64 = 250.0;

/// A century, in days: no log is older, whatever a clock said.
const REACH: i64 = 36_500;

/// One answer as it counts now: taken-back ones are left out, corrected ones carry their last grade, and relinked ones
/// stand with the question for which they count.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Answer {
    /// When it was given.
    pub at: Millis,
    /// How far local time was ahead of UTC then.
    pub offset: Offset,
    /// How long it took, in milliseconds; `None` when nobody measured.
    pub took_ms: Option<u32>,
    /// The chance of recall just before, from the answers before it, 0 to 1; `None` when the question was new, and for a
    /// crammed answer.
    pub recall: Option<f32>,
    /// How it was asked.
    pub form: Form,
    /// How well it was answered.
    pub grade: Grade,
    /// Among how many choices; 0 when there were none.
    pub choices: u8,
    /// The share that was right, 0 to 1 to a 250th; `None` for a flip.
    pub score: Option<f32>,
    /// How sure the learner was, 1 to 3.
    pub confidence: Option<u8>,
    /// Whether it moved the memory on; a crammed answer did not.
    pub counts: bool,
    /// Whether it was the first of its question on its study day, crammed ones counted in.
    pub first: bool,
    /// The wrong text that was given, for [`Digest::text`](super::Digest::text); 0 when the answer was right or nothing was typed.
    pub given: u32,
}

impl Answer {
    /// The study day, where the learner was then.
    #[must_use]
    #[inline]
    pub fn day(&self) -> Day {
        Day::of(self.at, self.offset)
    }

    /// The study day for which it counts, as seen from an instant and its study day; `None` when it is dated after today, or a
    /// century ago: a clock was wrong, and it is no evidence, or none yet.
    ///
    /// What was answered before that instant counts in any case, for today at the latest: who flies west takes answers
    /// of tomorrow along. What another device kept a moment ago, its clock an hour ahead, counts when its day is today's.
    #[must_use]
    #[inline]
    pub fn counts_for(&self, now: Millis, today: Day) -> Option<Day> {
        let day = self.day();
        let day = if self.at <= now { day.min(today) } else { day };
        let back = i64::from(today.0) - i64::from(day.0);
        (0..=REACH).contains(&back).then_some(day)
    }

    /// From which instant on nothing can be a century old, as seen from another one.
    #[must_use]
    pub fn reach(now: Millis) -> Millis {
        // a day apart for all offsets
        Millis(now.0.saturating_sub((REACH - 2) * DAY_MS))
    }

    /// Whether it was a true test of memory: the first answer on a day to a question answered on an earlier day.
    ///
    /// A crammed answer is none, and it spoils its day: what was looked at this morning is no test in the evening.
    #[must_use]
    #[inline]
    pub fn is_test(&self) -> bool {
        self.counts && self.first && self.recall.is_some()
    }

    /// The answer in its bytes, little-endian: instant 8, duration 4, recall 4, text 4, offset 2, marks 2, score 1,
    /// choices 1. Marks: form (4 bits), grade (3), confidence (2), counts, first.
    #[must_use]
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // a score is 0 to 250
    pub fn encode(&self) -> [u8; ANSWER_BYTES] {
        let form = Form::ALL.iter().position(|form| *form == self.form);
        let marks = u16::try_from(form.unwrap_or(0)).unwrap_or(0)
            | u16::from(self.grade.number()) << 4
            | u16::from(self.confidence.unwrap_or(0) & 3) << 7
            | u16::from(self.counts) << 9
            | u16::from(self.first) << 10;
        let took = self.took_ms.map_or(NO_TIME, |took| took.min(NO_TIME - 1));
        let score = self.score.map_or(NO_SCORE, |score| {
            (Probability::new(f64::from(score)).value() * FULL_SCORE).round() as u8
        });
        let mut bytes = [0; ANSWER_BYTES];
        bytes[0..8].copy_from_slice(&self.at.0.to_le_bytes());
        bytes[8..12].copy_from_slice(&took.to_le_bytes());
        bytes[12..16].copy_from_slice(&self.recall.unwrap_or(f32::NAN).to_le_bytes());
        bytes[16..20].copy_from_slice(&self.given.to_le_bytes());
        bytes[20..22].copy_from_slice(&self.offset.0.to_le_bytes());
        bytes[22..24].copy_from_slice(&marks.to_le_bytes());
        bytes[24] = score;
        bytes[25] = self.choices;
        bytes
    }

    /// The answer of some bytes; what no answer can hold reads as the nearest that one can.
    #[must_use]
    #[inline]
    pub fn decode(bytes: &[u8; ANSWER_BYTES]) -> Self {
        let [a, b, c, d, e, f, g, h, rest @ ..] = *bytes;
        let [t0, t1, t2, t3, r0, r1, r2, r3, rest @ ..] = rest;
        let [g0, g1, g2, g3, o0, o1, m0, m1, score, choices] = rest;
        let marks = u16::from_le_bytes([m0, m1]);
        let took = u32::from_le_bytes([t0, t1, t2, t3]);
        let recall = f32::from_le_bytes([r0, r1, r2, r3]);
        let bits = |from: u16, count: u16| ((marks >> from) & ((1 << count) - 1)) as u8;
        #[allow(clippy::cast_possible_truncation)] // 250 steps need no more
        let full = FULL_SCORE as f32;
        Self {
            at: Millis(i64::from_le_bytes([a, b, c, d, e, f, g, h])),
            offset: Offset(i16::from_le_bytes([o0, o1])),
            took_ms: (took != NO_TIME).then_some(took),
            recall: (!recall.is_nan()).then_some(recall),
            form: *Form::ALL
                .get(usize::from(bits(0, 4)))
                .unwrap_or(&Form::Flip),
            grade: Grade::from_number(bits(4, 3)).unwrap_or(Grade::Again),
            choices,
            score: (score != NO_SCORE).then(|| f32::from(score) / full),
            confidence: Some(bits(7, 2)).filter(|&sure| sure > 0),
            counts: bits(9, 1) == 1,
            first: bits(10, 1) == 1,
            given: u32::from_le_bytes([g0, g1, g2, g3]),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn given(at: i64, offset: i16) -> Answer {
        Answer {
            at: Millis(at),
            offset: Offset(offset),
            took_ms: None,
            recall: None,
            form: Form::Flip,
            grade: Grade::Good,
            choices: 0,
            score: None,
            confidence: None,
            counts: true,
            first: true,
            given: 0,
        }
    }

    #[test]
    fn an_answer_counts_from_its_day_on_and_at_once_when_it_is_past() {
        const HOUR: i64 = DAY_MS / 24;
        // noon in London
        let (now, today) = (Millis(20_000 * DAY_MS + 12 * HOUR), Day(20_000));
        let day = |at: i64, offset: i16| given(now.0 + at, offset).counts_for(now, today);
        assert_eq!(day(-HOUR, 0), Some(today));
        assert_eq!(day(HOUR, 0), Some(today), "a clock an hour ahead");
        assert_eq!(day(DAY_MS, 0), None, "a clock a day ahead");
        assert_eq!(day(-DAY_MS, 0), Some(Day(19_999)));
        // where the learner was an hour ago, tomorrow had begun
        assert_eq!(given(now.0 - HOUR, 18 * 60).day(), Day(20_001));
        assert_eq!(day(-HOUR, 18 * 60), Some(today));
        assert_eq!(day(HOUR, 18 * 60), None);
        assert_eq!(day(-36_500 * DAY_MS, 0), Some(Day(-16_500)));
        assert_eq!(day(-36_501 * DAY_MS, 0), None);
        for wild in [i64::MIN / 2, i64::MAX / 2] {
            assert_eq!(given(wild, 0).counts_for(now, today), None);
        }
    }

    proptest! {
        #[test]
        fn what_is_past_and_within_reach_counts(
            at in -40_000_i64..1, part in 0..DAY_MS, offset in -14 * 60..=14 * 60_i16, own in -14 * 60..=14 * 60_i16,
        ) {
            let now = Millis(19_000 * DAY_MS + 77_777);
            let today = Day::of(now, Offset(own));
            let answer = given((now.0 + at * DAY_MS + part).min(now.0), offset);
            if answer.at >= Answer::reach(now) {
                prop_assert!(answer.counts_for(now, today).is_some());
            }
        }

        #[test]
        fn an_answer_comes_back_from_its_bytes(
            (at, offset, given) in (any::<i64>(), any::<i16>(), any::<u32>()),
            took_ms in prop::option::of(0..u32::MAX), recall in prop::option::of(0_f32..=1.0),
            (form, grade, choices, score) in (0..7_usize, 0..4_usize, any::<u8>(), prop::option::of(0..=250_u8)),
            confidence in prop::option::of(1..=3_u8), (counts, first) in any::<(bool, bool)>(),
        ) {
            let answer = Answer {
                at: Millis(at), offset: Offset(offset), took_ms, recall, form: Form::ALL[form],
                grade: Grade::ALL[grade], choices, score: score.map(|score| f32::from(score) / 250.0), confidence,
                counts, first, given,
            };
            prop_assert_eq!(Answer::decode(&answer.encode()), answer);
        }
    }
}
