//! How a learner answers, from the log: the pace with which days ahead are simulated.

use std::collections::BTreeMap;

use super::{Answer, Digest};
use crate::base::{Day, Grade};
use crate::plan::simulate::Pace;

/// So many answers of the average learner stand beside those of the log: with fewer of one's own a single slow evening
/// would speak too loud.
const PRIOR: f32 = 40.0;

/// Longer than this nobody thinks of an answer, in seconds: somebody was at the door.
const LONGEST: f32 = 120.0;

/// The pace of the learner of a log, from the study day `since` on: each figure is drawn from the average learner's to the
/// learner's own as answers come in.
///
/// Answers that did not count are left out, and so are second ones of a day, but for the time they took.
#[must_use]
pub fn pace(digest: &Digest, since: Day) -> Pace {
    let mut tally = Tally::default();
    digest.each(|_, answers| {
        let mut before = None;
        for answer in answers.filter(|answer| answer.counts) {
            let day = answer.day();
            if day >= since {
                tally.add(&answer, before);
            }
            before = Some(day);
        }
    });
    tally.pace(&Pace::default())
}

/// Minutes a day of who has studied on fewer than [`DAYS`] days: a quarter of an hour is what most can keep up.
const USUAL: u32 = 15;

/// So many days of study speak for a habit.
const DAYS: usize = 5;

/// The minutes of study on an ordinary day: the middle one of all days with study from `since` on, 5 to 60.
#[must_use]
pub fn usual_minutes(digest: &Digest, since: Day) -> u32 {
    let mut days: BTreeMap<Day, u64> = BTreeMap::new();
    digest.each(|_, answers| {
        for answer in answers.filter(|answer| answer.day() >= since) {
            *days.entry(answer.day()).or_default() += u64::from(answer.took_ms.unwrap_or(0));
        }
    });
    if days.len() < DAYS {
        return USUAL;
    }
    let mut spent: Vec<_> = days.into_values().collect();
    spent.sort_unstable();
    let minutes = spent[spent.len() / 2].div_ceil(60_000);
    u32::try_from(minutes.clamp(5, 60)).unwrap_or(USUAL)
}

/// Sums and counts by grade.
#[derive(Debug, Default)]
struct Tally {
    seconds: [(f32, f32); 4],
    second_look: (f32, f32),
    first: [f32; 4],
    passed: [f32; 4],
}

impl Tally {
    /// Adds an answer; `before`: the day of the question's last answer.
    fn add(&mut self, answer: &Answer, before: Option<Day>) {
        let (at, day) = (usize::from(answer.grade.number()) - 1, answer.day());
        #[allow(clippy::cast_precision_loss)] // milliseconds of minutes
        let took = answer
            .took_ms
            .map(|took| (took as f32 / 1000.0).min(LONGEST));
        let sum = if before == Some(day) {
            &mut self.second_look
        } else {
            &mut self.seconds[at]
        };
        if let Some(took) = took {
            *sum = (sum.0 + took, sum.1 + 1.0);
        }
        match before {
            None => self.first[at] += 1.0,
            Some(last) if last != day && answer.grade.passed() => self.passed[at] += 1.0,
            Some(_) => {}
        }
    }

    fn pace(&self, usual: &Pace) -> Pace {
        let mean = |(sum, count): (f32, f32), usual: f32| (sum + PRIOR * usual) / (count + PRIOR);
        let at = |grade: Grade| usize::from(grade.number()) - 1;
        let all: f32 = self.first.iter().sum();
        let right: f32 = self.passed.iter().sum();
        let passing = [Grade::Hard, Grade::Good, Grade::Easy].map(at);
        Pace {
            seconds: Grade::ALL
                .map(|grade| mean(self.seconds[at(grade)], usual.seconds[at(grade)])),
            second_look: mean(self.second_look, usual.second_look),
            first: Grade::ALL
                .map(|grade| mean((self.first[at(grade)], all), usual.first[at(grade)])),
            passed: passing.map(|at| mean((self.passed[at], right), usual.passed[at - 1])),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Millis, Offset};
    use crate::deck::Form;
    use crate::memory::Scheduler;
    use crate::report::Row;

    fn digest(rows: &[Row]) -> Digest {
        Digest::of(rows, &Scheduler::default())
    }

    fn row(key: &str, day: i64, second: i64, grade: Grade, took: u32) -> Row {
        Row {
            key: key.parse().unwrap(),
            at: Millis(day * 86_400_000 + 43_200_000 + second * 1000),
            offset: Offset(0),
            took_ms: Some(took),
            form: Form::Typed,
            grade,
            counts: true,
        }
    }

    #[test]
    fn without_a_log_a_learner_is_the_average_one() {
        let (own, usual) = (pace(&Digest::default(), Day(0)), Pace::default());
        let pairs = own.seconds.iter().zip(&usual.seconds);
        let pairs = pairs.chain(own.first.iter().zip(&usual.first));
        for (own, usual) in pairs.chain(own.passed.iter().zip(&usual.passed)) {
            assert!((own - usual).abs() < 1e-5);
        }
    }

    #[test]
    fn the_ordinary_day_is_the_middle_one() {
        assert_eq!(usual_minutes(&Digest::default(), Day(0)), 15);
        let days = [4, 20, 9, 500, 8].into_iter().zip(0..);
        let rows: Vec<_> = days
            .map(|(minutes, day)| row("d/c", day, 0, Grade::Good, minutes * 60_000))
            .collect();
        assert_eq!(usual_minutes(&digest(&rows), Day(0)), 9);
        assert_eq!(
            usual_minutes(&digest(&rows[..4]), Day(0)),
            15,
            "too few days"
        );
    }

    #[test]
    fn a_long_log_speaks_for_itself() {
        let mut rows = Vec::new();
        for n in 0..2_000 {
            rows.push(row(&format!("d/c{n}"), 0, n, Grade::Good, 5_000));
        }
        for n in 0..2_000 {
            let grade = if n % 4 == 0 {
                Grade::Again
            } else {
                Grade::Hard
            };
            rows.push(row(&format!("d/c{n}"), 3, n, grade, 8_000));
            if n % 4 == 0 {
                rows.push(row(&format!("d/c{n}"), 3, n + 5_000, Grade::Good, 900_000));
            }
        }
        let digest = digest(&rows);
        let pace = pace(&digest, Day(0));
        assert!(pace.first[2] > 0.98 && pace.passed[0] > 0.97, "{pace:?}");
        assert!((pace.first.iter().sum::<f32>() - 1.0).abs() < 1e-4);
        assert!((pace.passed.iter().sum::<f32>() - 1.0).abs() < 1e-4);
        assert!((pace.seconds[0] - 8.0).abs() < 1.0 && (pace.seconds[2] - 5.0).abs() < 0.3);
        assert!(
            pace.second_look > 100.0 && pace.second_look < 120.0,
            "an interruption is capped"
        );
        // what was first seen before is no first sight later
        let later = super::pace(&digest, Day(1));
        let usual = Pace::default().first;
        assert!(
            later
                .first
                .iter()
                .zip(usual)
                .all(|(own, usual)| (own - usual).abs() < 1e-5)
        );
        assert!(later.passed[0] > 0.97);
    }
}
