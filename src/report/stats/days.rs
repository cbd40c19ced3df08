//! Days of study.

use serde::Serialize;

use super::{Today, minutes};
use crate::base::Day;
use crate::report::Answer;

/// A day on which there was an answer.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct DayFigures {
    /// The study day.
    #[serde(rename = "date", serialize_with = "super::date")]
    pub day: Day,
    /// Answers, repeated and crammed ones too.
    pub reviews: usize,
    /// Answers that were right.
    pub correct: usize,
    /// Minutes spent on answers whose duration was measured, to the hundredth.
    pub minutes: f64,
}

/// Days of study in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Streak {
    /// How many there are up to today, or up to yesterday while today has no answer yet.
    pub days: usize,
    /// The most there ever were.
    pub longest: usize,
}

#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    reviews: u32,
    correct: u32,
    took_ms: u64,
}

/// Sums by day, by how many days back it lies: the first is today.
pub(super) struct Days {
    today: Day,
    sums: Vec<Sum>,
}

impl Days {
    pub(super) fn new(today: Day) -> Self {
        Self {
            today,
            sums: vec![Sum::default()],
        }
    }

    /// Adds an answer to the day for which it counts ([`Answer::counts_for`]).
    pub(super) fn add(&mut self, day: Day, answer: &Answer) {
        let back = day.max(self.today).0.saturating_sub(day.0);
        let back = usize::try_from(back).unwrap_or(0);
        if back >= self.sums.len() {
            self.sums.resize(back + 1, Sum::default());
        }
        let sum = &mut self.sums[back];
        sum.reviews += 1;
        sum.correct += u32::from(answer.grade.passed());
        sum.took_ms += u64::from(answer.took_ms.unwrap_or(0));
    }

    pub(super) fn today(&self) -> Today {
        let sum = self.sums[0];
        Today {
            reviews: sum.reviews as usize,
            correct: sum.correct as usize,
            minutes: minutes(sum.took_ms),
        }
    }

    pub(super) fn streak(&self) -> Streak {
        let (mut run, mut longest, mut before_today) = (0, 0, 0);
        for (back, sum) in self.sums.iter().enumerate().rev() {
            if back == 0 {
                before_today = run;
            }
            run = if sum.reviews > 0 { run + 1 } else { 0 };
            longest = longest.max(run);
        }
        Streak {
            days: run.max(before_today),
            longest,
        }
    }

    /// The days with answers from `since` on.
    pub(super) fn listed(&self, since: Option<Day>) -> Vec<DayFigures> {
        let day = |back: usize| {
            let back = u32::try_from(back).unwrap_or(u32::MAX);
            Day(self.today.0.saturating_sub_unsigned(back))
        };
        let named = |(back, sum): (usize, &Sum)| DayFigures {
            day: day(back),
            reviews: sum.reviews as usize,
            correct: sum.correct as usize,
            minutes: minutes(sum.took_ms),
        };
        let used = self.sums.iter().enumerate().rev();
        used.filter(|(_, sum)| sum.reviews > 0)
            .map(named)
            .filter(|figures| since.is_none_or(|since| since <= figures.day))
            .collect()
    }
}
