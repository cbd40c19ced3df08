//! The figures of `stats`.

use serde::Serialize;

use super::{Answer, Digest};
use crate::base::Day;
use crate::plan::{Candidate, Plan};

/// Milliseconds in a minute.
const MINUTE_MS: f64 = 60_000.0;

/// What `stats --json` prints.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Stats {
    /// The version of this shape.
    pub version: u32,
    /// The study day so far.
    pub today: Today,
    /// The questions by state.
    pub cards: CardCounts,
    /// How often a question was still known when it came back.
    pub retention: Retention,
}

/// A study day so far.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Today {
    /// Answers given, repeated and crammed ones too.
    pub reviews: usize,
    /// Answers that were right.
    pub correct: usize,
    /// Minutes spent on answers whose duration was measured, to the hundredth.
    pub minutes: f64,
}

/// Questions by state; each counts once in `new`, `learning`, `review` or `suspended`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct CardCounts {
    /// Never asked.
    pub new: usize,
    /// Missed and not yet answered right since.
    pub learning: usize,
    /// Answered right last time.
    pub review: usize,
    /// Set aside by the learner, whatever their memory.
    pub suspended: usize,
    /// To be asked today because they are due; siblings that wait for another day are not counted.
    pub due: usize,
}

/// True tests of memory: first answers of a question on a study day, when it had been answered on an earlier day.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Retention {
    /// How many such answers there were, over all time; crammed ones are none.
    pub reviews: usize,
    /// The mean chance of recall just before them, 0 to 1; `None` when there were none.
    pub predicted: Option<f64>,
    /// The share that was passed, 0 to 1; `None` when there were none.
    pub observed: Option<f64>,
}

/// Sums up the log and the questions.
///
/// `wanted` says of each question of the digest, by its place, whether its answers are asked for; `plan` is the ordinary
/// plan of `today` for the same `candidates`, so that every screen says the same number of due questions.
#[must_use]
pub fn stats(
    digest: &Digest,
    wanted: &[bool],
    candidates: &[Candidate],
    plan: &Plan,
    today: Day,
) -> Stats {
    let mut so_far = SoFar::default();
    let mut kept = Kept::default();
    for (_, answer) in digest.answers().filter(|(place, _)| wanted[*place]) {
        so_far.add(&answer, today);
        kept.add(&answer);
    }
    Stats {
        version: 1,
        today: so_far.today(),
        cards: card_counts(candidates, plan),
        retention: kept.retention(),
    }
}

#[derive(Default)]
struct SoFar {
    today: Today,
    took_ms: f64,
}

impl SoFar {
    fn add(&mut self, answer: &Answer, today: Day) {
        if answer.day() == today {
            self.today.reviews += 1;
            self.today.correct += usize::from(answer.grade.passed());
            self.took_ms += answer.took_ms.map_or(0.0, f64::from);
        }
    }

    fn today(self) -> Today {
        Today {
            minutes: (self.took_ms / MINUTE_MS * 100.0).round() / 100.0,
            ..self.today
        }
    }
}

#[derive(Default)]
struct Kept {
    tests: usize,
    passed: usize,
    predicted: f64,
}

impl Kept {
    fn add(&mut self, answer: &Answer) {
        if let Some(recall) = answer.recall.filter(|_| answer.is_test()) {
            self.tests += 1;
            self.passed += usize::from(answer.grade.passed());
            self.predicted += f64::from(recall);
        }
    }

    fn retention(self) -> Retention {
        #[allow(clippy::cast_precision_loss)] // 2^53 reviews are more than a life holds
        let mean = |sum: f64| (self.tests > 0).then(|| sum / self.tests as f64);
        #[allow(clippy::cast_precision_loss)]
        Retention {
            reviews: self.tests,
            predicted: mean(self.predicted),
            observed: mean(self.passed as f64),
        }
    }
}

fn card_counts(candidates: &[Candidate], plan: &Plan) -> CardCounts {
    let mut counts = CardCounts {
        due: plan.due,
        ..CardCounts::default()
    };
    for candidate in candidates {
        let count = match candidate.state {
            _ if candidate.suspended => &mut counts.suspended,
            None => &mut counts.new,
            Some(state) if state.learning => &mut counts.learning,
            Some(_) => &mut counts.review,
        };
        *count += 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Grade, Millis, Offset, Probability};
    use crate::deck::Form;
    use crate::memory::{Answered, Scheduler};
    use crate::report::Row;

    const DAY_MS: i64 = 86_400_000;
    const FIRST: Day = Day(20_000);

    /// An answer `day` days after the first day, at noon and some minutes.
    fn row(key: &str, day: i64, minute: i64, grade: Grade) -> Row {
        Row {
            key: key.parse().unwrap(),
            at: Millis((i64::from(FIRST.0) + day) * DAY_MS + 12 * 3_600_000 + minute * 60_000),
            offset: Offset(0),
            took_ms: Some(4_500),
            form: Form::Typed,
            grade,
            counts: true,
        }
    }

    fn crammed(row: Row) -> Row {
        Row {
            counts: false,
            ..row
        }
    }

    fn of(rows: &[Row], today: i32) -> Stats {
        let digest = Digest::of(rows, &Scheduler::default());
        let wanted = vec![true; digest.questions().len()];
        let plan = Plan::default();
        stats(&digest, &wanted, &[], &plan, Day(FIRST.0 + today))
    }

    #[test]
    fn an_empty_log_invents_nothing() {
        insta::assert_snapshot!(
            serde_json::to_string(&of(&[], 0)).unwrap(),
            @r#"{"version":1,"today":{"reviews":0,"correct":0,"minutes":0.0},"cards":{"new":0,"learning":0,"review":0,"suspended":0,"due":0},"retention":{"reviews":0,"predicted":null,"observed":null}}"#
        );
    }

    #[test]
    fn today_counts_every_answer_of_the_study_day() {
        let late = Row {
            took_ms: None,
            // half past one at night still belongs to the evening
            ..row("d/b", 1, 13 * 60 + 30, Grade::Hard)
        };
        let rows = [
            row("d/a", 0, 0, Grade::Good),
            row("d/a", 1, 0, Grade::Again),
            crammed(row("d/a", 1, 9, Grade::Good)),
            late,
            row("d/c", 2, 0, Grade::Good),
        ];
        let today = of(&rows, 1).today;
        assert_eq!((today.reviews, today.correct), (3, 2));
        assert!((today.minutes - 0.15).abs() < 1e-9, "{}", today.minutes);
    }

    #[test]
    fn retention_counts_first_answers_of_later_days() {
        let rows = [
            row("d/b", 2, 1, Grade::Good),
            row("d/b", 0, 0, Grade::Good),
            row("d/a", 0, 0, Grade::Again),
            row("d/a", 0, 1, Grade::Good),
            row("d/a", 3, 0, Grade::Again),
            row("d/a", 3, 1, Grade::Good),
            row("d/a", 4, 0, Grade::Good),
        ];
        let retention = of(&rows, 9).retention;
        assert_eq!(retention.reviews, 3);
        assert!((retention.observed.unwrap() - 2.0 / 3.0).abs() < 1e-9);

        let one = of(&rows[..2], 9).retention;
        let scheduler = Scheduler::default();
        let answer = Answered {
            at: rows[1].at,
            offset: Offset(0),
            grade: Grade::Good,
            retention: Probability::new(0.9),
        };
        let state = scheduler.after(None, &answer);
        let before = scheduler.retrievability(&state, rows[0].at).value();
        assert_eq!((one.reviews, one.observed), (1, Some(1.0)));
        assert!(before < 0.95 && (one.predicted.unwrap() - before).abs() < 1e-6);
    }

    #[test]
    fn cramming_is_no_test_and_spoils_its_day() {
        let rows = [
            row("d/a", 0, 0, Grade::Good),
            crammed(row("d/a", 2, 0, Grade::Again)),
            row("d/a", 2, 9, Grade::Good),
            row("d/a", 9, 0, Grade::Good),
            crammed(row("d/b", 0, 0, Grade::Good)),
            row("d/b", 2, 0, Grade::Good),
        ];
        let retention = of(&rows, 9).retention;
        assert_eq!((retention.reviews, retention.observed), (1, Some(1.0)));
    }

    #[test]
    fn each_question_counts_in_one_state() {
        let scheduler = Scheduler::default();
        let candidate = |key: &str, grade: Option<Grade>, suspended| Candidate {
            key: key.parse().unwrap(),
            topic: None,
            tags: Vec::new(),
            needs: Vec::new(),
            state: grade.map(|grade| {
                let answer = Answered {
                    at: row(key, 0, 0, grade).at,
                    offset: Offset(0),
                    grade,
                    retention: Probability::new(0.9),
                };
                scheduler.after(None, &answer)
            }),
            suspended,
            introduced: grade.map(|_| FIRST),
        };
        let candidates = [
            candidate("d/a", None, false),
            candidate("d/b", None, false),
            candidate("d/c", Some(Grade::Again), false),
            candidate("d/d", Some(Grade::Good), false),
            candidate("d/e", Some(Grade::Again), true),
            candidate("d/f", None, true),
        ];
        let plan = Plan {
            due: 1,
            ..Plan::default()
        };
        let cards = stats(&Digest::default(), &[], &candidates, &plan, FIRST).cards;
        let expected = CardCounts {
            new: 2,
            learning: 1,
            review: 1,
            suspended: 2,
            due: 1,
        };
        assert_eq!(cards, expected);
    }
}
