//! One pass over the answers.

use serde::Serialize;

use super::days::Days;
use super::interval::interval;
use super::{Inquiry, Place, minutes, share};
use crate::base::{DAY_MS, Day, Millis};
use crate::deck::Form;
use crate::report::Answer;

const HOUR_MS: i64 = 3_600_000;

/// The chances of recall at which tests are parted: finer where schedulers ask.
const EDGES: [f32; 9] = [0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.0];

/// How many parts that makes.
const BINS: usize = EDGES.len() - 1;

/// True tests of memory: first answers of a question on a study day, when it had been answered on an earlier day.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Retention {
    /// How many such answers there were; crammed ones are none.
    pub reviews: usize,
    /// The mean chance of recall just before them, 0 to 1; `None` when there were none.
    pub predicted: Option<f64>,
    /// The share that was passed, 0 to 1; `None` when there were none.
    pub observed: Option<f64>,
}

/// Tests of memory with about the same chance of recall.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Calibration {
    /// The chance of recall from which they are counted, 0 to 1.
    pub from: f64,
    /// That up to which they are; the last part holds this end too.
    pub to: f64,
    /// How many there were.
    pub reviews: usize,
    /// The mean chance of recall just before them.
    pub predicted: f64,
    /// The share that was passed.
    pub observed: f64,
    /// The lower end of the range in which the true share lies in nine of ten cases (Wilson).
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// All answers together.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Total {
    /// Answers, repeated and crammed ones too.
    pub reviews: usize,
    /// Answers that were right.
    pub correct: usize,
    /// Minutes spent on answers whose duration was measured, to the hundredth.
    pub minutes: f64,
    /// The mean duration of an answer, in seconds; `None` when none was measured.
    pub seconds_each: Option<f64>,
    /// Days with an answer.
    pub days: usize,
}

/// The answers to questions asked in one form.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct FormFigures {
    /// The form.
    pub form: Form,
    /// Answers, repeated and crammed ones too.
    pub reviews: usize,
    /// Answers that were right.
    pub correct: usize,
    /// The mean duration of an answer, in seconds; `None` when none was measured.
    pub seconds_each: Option<f64>,
    /// The tests of memory among them.
    pub retention: Retention,
}

/// The answers of one hour of the day.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct HourFigures {
    /// The hour, 0 to 23, where the learner was.
    pub hour: usize,
    /// Answers, repeated and crammed ones too.
    pub reviews: usize,
    /// Answers that were right.
    pub correct: usize,
    /// The tests of memory among them.
    pub retention: Retention,
}

/// Tests of memory, summed up.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tests {
    all: usize,
    passed: usize,
    predicted: f64,
}

impl Tests {
    fn add(&mut self, recall: f32, passed: bool) {
        self.all += 1;
        self.passed += usize::from(passed);
        self.predicted += f64::from(recall);
    }

    /// These and others together.
    pub(super) fn join(&mut self, other: &Self) {
        self.all += other.all;
        self.passed += other.passed;
        self.predicted += other.predicted;
    }

    pub(super) fn retention(&self) -> Retention {
        #[allow(clippy::cast_precision_loss)] // 2^53 answers are more than a life holds
        let all = self.all as f64;
        Retention {
            reviews: self.all,
            predicted: (self.all > 0).then(|| self.predicted / all),
            observed: share(self.passed, self.all),
        }
    }
}

/// Answers, summed up.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sums {
    pub(super) reviews: usize,
    pub(super) correct: usize,
    took_ms: u64,
    measured: usize,
    pub(super) tests: Tests,
}

impl Sums {
    #[inline]
    fn add(&mut self, answer: &Answer) {
        let passed = answer.grade.passed();
        self.reviews += 1;
        self.correct += usize::from(passed);
        if let Some(took) = answer.took_ms {
            self.took_ms += u64::from(took);
            self.measured += 1;
        }
        if let Some(recall) = answer.recall.filter(|_| answer.is_test()) {
            self.tests.add(recall, passed);
        }
    }

    /// These and others together.
    pub(super) fn join(&mut self, other: &Self) {
        self.reviews += other.reviews;
        self.correct += other.correct;
        self.took_ms += other.took_ms;
        self.measured += other.measured;
        self.tests.join(&other.tests);
    }

    pub(super) fn minutes(&self) -> f64 {
        minutes(self.took_ms)
    }

    #[allow(clippy::cast_precision_loss)] // 2^53 ms are 285,000 years
    fn seconds_each(&self) -> Option<f64> {
        let mean = || self.took_ms as f64 / 1000.0 / self.measured as f64;
        (self.measured > 0).then(mean)
    }

    pub(super) fn total(&self, days: &Days, since: Option<Day>) -> Total {
        Total {
            reviews: self.reviews,
            correct: self.correct,
            minutes: self.minutes(),
            seconds_each: self.seconds_each(),
            days: days.listed(since).len(),
        }
    }
}

/// Everything that is summed up over answers.
pub(super) struct Tally {
    since: Option<Day>,
    now: Millis,
    today: Day,
    pub(super) misdated: usize,
    pub(super) days: Days,
    pub(super) sums: Sums,
    pub(super) bins: [Tests; BINS],
    pub(super) forms: [Sums; Form::ALL.len()],
    pub(super) hours: [Sums; 24],
    later: i16,
    /// By topic; the first is for none, the last for questions in no deck.
    pub(super) topics: Vec<Sums>,
}

impl Tally {
    /// A tally for so many topics, "none" counted in.
    pub(super) fn new(inquiry: &Inquiry<'_>, topics: usize) -> Self {
        Self {
            since: inquiry.since,
            now: inquiry.now,
            today: inquiry.today,
            misdated: 0,
            days: Days::new(inquiry.today),
            sums: Sums::default(),
            bins: [Tests::default(); BINS],
            forms: [Sums::default(); Form::ALL.len()],
            hours: [Sums::default(); 24],
            later: inquiry.later,
            topics: vec![Sums::default(); topics + 1],
        }
    }

    /// Takes the answers to one question.
    pub(super) fn take(&mut self, place: Place, answers: impl Iterator<Item = Answer>) {
        let mut sums = Sums::default();
        for answer in answers {
            let Some(day) = answer.counts_for(self.now, self.today) else {
                self.misdated += 1;
                continue;
            };
            self.days.add(day, &answer);
            if self.since.is_none_or(|since| since <= day) {
                sums.add(&answer);
                self.sort(&answer);
            }
        }
        self.sums.join(&sums);
        let topic = match place {
            Place::Filed(topic) => topic,
            Place::Gone | Place::Unwanted => self.topics.len() - 1,
        };
        self.topics[topic].join(&sums);
    }

    #[inline]
    fn sort(&mut self, answer: &Answer) {
        if let Some(recall) = answer.recall.filter(|_| answer.is_test()) {
            let bin = EDGES[1..BINS]
                .iter()
                .filter(|edge| **edge <= recall)
                .count();
            self.bins[bin].add(recall, answer.grade.passed());
        }
        self.forms[answer.form as usize].add(answer);
        self.hours[hour(answer, self.later)].add(answer);
    }
}

/// The hour of the clock on the wall, for days that begin so many minutes later than at 04:00.
fn hour(answer: &Answer, later: i16) -> usize {
    let ahead = i64::from(answer.offset.0) + i64::from(later);
    let local = answer.at.0.saturating_add(ahead * 60_000);
    usize::try_from(local.rem_euclid(DAY_MS) / HOUR_MS).unwrap_or(0)
}

pub(super) fn calibration(bins: &[Tests; BINS]) -> Vec<Calibration> {
    let part = |(bin, tests): (usize, &Tests)| {
        let retention = tests.retention();
        let (low, high) = interval(tests.passed, tests.all)?;
        Some(Calibration {
            from: edge(bin),
            to: edge(bin + 1),
            reviews: tests.all,
            predicted: retention.predicted?,
            observed: retention.observed?,
            low,
            high,
        })
    };
    bins.iter().enumerate().filter_map(part).collect()
}

/// An edge as it was written down, without what single precision makes of it.
fn edge(number: usize) -> f64 {
    (f64::from(EDGES[number]) * 1000.0).round() / 1000.0
}

pub(super) fn forms(forms: &[Sums; Form::ALL.len()]) -> Vec<FormFigures> {
    let figures = |(form, sums): (Form, &Sums)| FormFigures {
        form,
        reviews: sums.reviews,
        correct: sums.correct,
        seconds_each: sums.seconds_each(),
        retention: sums.tests.retention(),
    };
    let used = Form::ALL.into_iter().zip(forms);
    used.filter(|(_, sums)| sums.reviews > 0)
        .map(figures)
        .collect()
}

pub(super) fn hours(hours: &[Sums; 24]) -> Vec<HourFigures> {
    let figures = |(hour, sums): (usize, &Sums)| HourFigures {
        hour,
        reviews: sums.reviews,
        correct: sums.correct,
        retention: sums.tests.retention(),
    };
    hours.iter().enumerate().map(figures).collect()
}
