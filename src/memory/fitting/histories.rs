//! Answers in little room: sixteen bytes each.

use crate::base::{Day, Grade, Millis, Probability};
use crate::memory::Answered;

/// The chance of a guess is kept in this fraction.
const GUESS_UNIT: f64 = 65_535.0;

/// One answer as the fit sees it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Short {
    pub(super) at: Millis,
    /// Study days since the answer before, 0 for the first.
    days: f32,
    guess: u16,
    pub(super) grade: u8,
}

impl Short {
    pub(super) fn days(&self) -> f64 {
        f64::from(self.days)
    }

    pub(super) fn guess(&self) -> f64 {
        f64::from(self.guess) / GUESS_UNIT
    }

    pub(super) fn passed(&self) -> bool {
        self.grade > 1
    }

    /// Whether it tells something about memory: not within a day of the answer before, where the model promises recall.
    pub(super) fn tells(&self) -> bool {
        self.days > 0.0
    }
}

/// The counting answers of all questions, each question's in the order in which they count.
#[derive(Debug, Clone, Default)]
pub struct Histories {
    answers: Vec<Short>,
    /// Where the answers of each question end.
    ends: Vec<usize>,
}

impl Histories {
    /// Adds the answers of one more question.
    pub fn push(&mut self, answers: &[Answered]) {
        let mut before: Option<Day> = None;
        for answer in answers {
            let day = Day::of(answer.at, answer.offset);
            let days = before.map_or(0, |before| day.since(before).0);
            before = Some(day);
            // what was easy was known
            let guess = if answer.grade == Grade::Easy {
                0.0
            } else {
                answer.guess.value()
            };
            #[allow(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                clippy::cast_precision_loss
            )]
            // a chance fills the range of its unit; days beyond 2^24 are 46,000 years
            self.answers.push(Short {
                at: answer.at,
                days: days as f32,
                guess: (guess * GUESS_UNIT).round() as u16,
                grade: answer.grade.number(),
            });
        }
        if !answers.is_empty() {
            self.ends.push(self.answers.len());
        }
    }

    /// How many answers there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.answers.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.answers.is_empty()
    }

    /// Every `stride`th question's answers.
    pub(super) fn each(&self, stride: usize) -> impl Iterator<Item = &[Short]> {
        (0..self.ends.len()).step_by(stride.max(1)).map(|place| {
            let from = place.checked_sub(1).map_or(0, |before| self.ends[before]);
            &self.answers[from..self.ends[place]]
        })
    }

    /// The stride that leaves about `most` answers.
    pub(super) fn stride(&self, most: usize) -> usize {
        self.len().div_ceil(most.max(1)).max(1)
    }

    /// From when on the last `share` of the telling answers was given; how many that are, and how many there are.
    pub(super) fn last(&self, share: Probability) -> (Millis, usize, usize) {
        let mut times: Vec<i64> = self
            .answers
            .iter()
            .filter(|one| one.tells())
            .map(|one| one.at.0)
            .collect();
        let all = times.len();
        if all == 0 {
            return (Millis(i64::MAX), 0, 0);
        }
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss
        )]
        let place = ((all as f64 * (1.0 - share.value())) as usize).min(all - 1);
        let (_, &mut cut, _) = times.select_nth_unstable(place);
        let held = times.iter().filter(|&&at| at >= cut).count();
        (Millis(cut), held, all)
    }

    /// The instants of the first and the last answer.
    pub(super) fn span(&self) -> (Millis, Millis) {
        let times = || self.answers.iter().map(|one| one.at);
        (
            times().min().unwrap_or_default(),
            times().max().unwrap_or_default(),
        )
    }
}
