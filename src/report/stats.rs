//! The figures of `stats`.

use serde::Serialize;

use super::Row;
use crate::base::{Day, Probability};
use crate::memory::{Answered, DESIRED_RETENTION, Scheduler, Spread, State};
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
/// `rows` may stand in any order; `plan` is the ordinary plan of `today` for the same `candidates`, so that every screen
/// says the same number of due questions.
#[must_use]
pub fn stats(
    rows: &[Row],
    candidates: &[Candidate],
    plan: &Plan,
    scheduler: &Scheduler,
    today: Day,
) -> Stats {
    Stats {
        version: 1,
        today: so_far(rows, today),
        cards: card_counts(candidates, plan),
        retention: retention(rows, scheduler),
    }
}

fn so_far(rows: &[Row], today: Day) -> Today {
    let mut sum = Today::default();
    let mut took_ms = 0.0;
    for row in rows.iter().filter(|row| row.day() == today) {
        sum.reviews += 1;
        sum.correct += usize::from(row.grade.passed());
        took_ms += row.took_ms.map_or(0.0, f64::from);
    }
    sum.minutes = (took_ms / MINUTE_MS * 100.0).round() / 100.0;
    sum
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

fn retention(rows: &[Row], scheduler: &Scheduler) -> Retention {
    let mut sorted: Vec<_> = rows.iter().collect();
    sorted.sort_by(|a, b| a.key.cmp(&b.key).then(a.at.cmp(&b.at)));
    let tests: Vec<_> = sorted
        .chunk_by(|a, b| a.key == b.key)
        .flat_map(|history| tests_of(history, scheduler))
        .collect();
    #[allow(clippy::cast_precision_loss)] // 2^53 reviews are more than a life holds
    let mean = |sum: f64| (!tests.is_empty()).then(|| sum / tests.len() as f64);
    let share = |passed: bool| if passed { 1.0 } else { 0.0 };
    Retention {
        reviews: tests.len(),
        predicted: mean(tests.iter().map(|(predicted, _)| predicted.value()).sum()),
        observed: mean(tests.iter().map(|&(_, passed)| share(passed)).sum()),
    }
}

/// The true tests in the history of one question, with the chance of recall just before and whether it was passed.
///
/// A crammed answer is none, and it spoils its day: what was looked at this morning is no test in the evening.
fn tests_of(history: &[&Row], scheduler: &Scheduler) -> Vec<(Probability, bool)> {
    let mut state: Option<State> = None;
    let mut last_day = None;
    let mut tests = Vec::new();
    for row in history {
        let day = row.day();
        let first = last_day.is_none_or(|last| last < day);
        last_day = last_day.max(Some(day));
        if !row.counts {
            continue;
        }
        if let Some(state) = state.filter(|_| first) {
            tests.push((scheduler.retrievability(&state, row.at), row.grade.passed()));
        }
        let answer = Answered {
            at: row.at,
            offset: row.offset,
            grade: row.grade,
            // it moves the due day only, and that is not asked for here
            retention: Probability::new(DESIRED_RETENTION),
            spread: Spread::default(),
        };
        state = Some(scheduler.after(state.as_ref(), &answer));
    }
    tests
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Grade, Millis, Offset};
    use crate::deck::Form;

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
        stats(
            rows,
            &[],
            &Plan::default(),
            &Scheduler::default(),
            Day(FIRST.0 + today),
        )
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
            spread: Spread::default(),
        };
        let state = scheduler.after(None, &answer);
        let before = scheduler.retrievability(&state, rows[0].at).value();
        assert_eq!((one.reviews, one.observed), (1, Some(1.0)));
        assert!(before < 0.95 && (one.predicted.unwrap() - before).abs() < 1e-9);
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
                    spread: Spread::default(),
                };
                scheduler.after(None, &answer)
            }),
            suspended,
            buried: false,
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
        let cards = stats(&[], &candidates, &plan, &scheduler, FIRST).cards;
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
