//! One answer, as it is kept in a digest.

use crate::base::{Day, Grade, Millis, Offset, Probability};
use crate::deck::Form;

/// The bytes of one answer; see [`Answer::encode`].
pub const ANSWER_BYTES: usize = 26;

/// Stands for "nobody measured" among durations; one of 49 days is cut by a millisecond.
const NO_TIME: u32 = u32::MAX;

/// Stands for "a flip, which has no score".
const NO_SCORE: u8 = u8::MAX;

/// A score of 1 as it is kept: scores are told apart to a 250th.
const FULL_SCORE: f64 = 250.0;

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
    pub fn day(&self) -> Day {
        Day::of(self.at, self.offset)
    }

    /// Whether it was a true test of memory: the first answer on a day to a question answered on an earlier day.
    ///
    /// A crammed answer is none, and it spoils its day: what was looked at this morning is no test in the evening.
    #[must_use]
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

    proptest! {
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
