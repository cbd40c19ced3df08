#![allow(clippy::too_many_lines)] // one list of all that belongs together

use super::*;
use crate::base::{DeckId, Grade, Offset, Probability};
use crate::deck::Form;
use crate::memory::{Answered, Spread};
use crate::plan::{Candidate, Wishes};
use crate::report::{Known, Row, Texts};

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

/// A question of the decks; what is remembered of it comes from the rows.
fn candidate(key: &str, topic: Option<&str>, digest: &Digest) -> Candidate {
    let key = key.parse().unwrap();
    let known = digest.find(&key).map(|place| &digest.questions()[place]);
    Candidate {
        topic: topic.map(|topic| Topic::new(topic).unwrap()),
        tags: Vec::new(),
        needs: Vec::new(),
        state: known.and_then(|known| known.state),
        suspended: false,
        buried: false,
        introduced: known.and_then(|known| known.introduced),
        key,
    }
}

/// What is asked: the rows, the questions with their topics, the day, and how far back.
struct Question<'a> {
    rows: &'a [Row],
    decks: &'a [(&'a str, Option<&'a str>)],
    topics: &'a [&'a str],
    gone: Gone<'a>,
    today: i32,
    since: Option<i32>,
    later: i16,
}

impl Default for Question<'_> {
    fn default() -> Self {
        Self {
            rows: &[],
            decks: &[],
            topics: &[],
            gone: Gone::All,
            today: 0,
            since: None,
            later: 0,
        }
    }
}

fn asked_of(digest: &Digest, candidates: &[Candidate]) -> crate::report::Asked {
    let places = digest.places(candidates.iter().map(|one| &one.key));
    crate::report::Asked::of(candidates, &places, &Wishes::default())
}

fn ask(asked: &Question<'_>) -> Stats {
    let scheduler = Scheduler::default();
    let digest = Digest::of(asked.rows, &scheduler);
    let decks = asked.decks.iter();
    let candidates: Vec<_> = decks
        .map(|(key, topic)| candidate(key, *topic, &digest))
        .collect();
    let topics: Vec<_> = asked
        .topics
        .iter()
        .map(|topic| Topic::new(topic).unwrap())
        .collect();
    let today = Day(FIRST.0 + asked.today);
    stats(&Inquiry {
        digest: &digest,
        asked: &asked_of(&digest, &candidates),
        due: &[],
        gone: asked.gone,
        topics: &topics,
        since: asked.since.map(|since| Day(FIRST.0 + since)),
        today,
        now: Millis(i64::from(today.0) * DAY_MS + 20 * 3_600_000),
        scheduler: &scheduler,
        later: asked.later,
    })
}

fn of(rows: &[Row], today: i32) -> Stats {
    ask(&Question {
        rows,
        today,
        ..Question::default()
    })
}

/// No figure is outside its range, and what belongs together adds up; whatever was asked.
fn assert_sensible(stats: &Stats) {
    let text = serde_json::to_string(stats).unwrap();
    assert!(!text.contains("NaN") && !text.contains("inf"), "{text}");
    let chance = |chance: Option<f64>| {
        assert!(
            chance.is_none_or(|chance| (0.0..=1.0).contains(&chance)),
            "{text}"
        );
    };
    let all = [stats.retention].into_iter();
    let all = all.chain(stats.forms.iter().map(|form| form.retention));
    let all = all.chain(stats.topics.iter().map(|topic| topic.retention));
    for retention in all.chain(stats.hours.iter().map(|hour| hour.retention)) {
        chance(retention.predicted);
        chance(retention.observed);
        assert_eq!(retention.reviews == 0, retention.predicted.is_none());
        assert_eq!(retention.reviews == 0, retention.observed.is_none());
    }
    let total = stats.total.reviews;
    assert_eq!(stats.hours.len(), 24);
    assert_eq!(
        stats.hours.iter().map(|hour| hour.reviews).sum::<usize>(),
        total
    );
    assert_eq!(
        stats.days.iter().map(|day| day.reviews).sum::<usize>(),
        total
    );
    assert_eq!(
        stats.forms.iter().map(|form| form.reviews).sum::<usize>(),
        total
    );
    let top = |one: &&TopicFigures| {
        one.topic
            .as_ref()
            .is_none_or(|topic| topic.parent().is_none())
    };
    let tops = || stats.topics.iter().filter(top);
    assert_eq!(tops().map(|one| one.reviews).sum::<usize>(), total);
    assert_eq!(
        tops().map(|one| one.questions).sum::<usize>(),
        stats.memory.questions
    );
    let tests: usize = stats.calibration.iter().map(|part| part.reviews).sum();
    assert_eq!(tests, stats.retention.reviews);
    for part in &stats.calibration {
        assert!(
            part.low <= part.observed && part.observed <= part.high,
            "{part:?}"
        );
        assert!(
            part.from - 1e-6 <= part.predicted && part.predicted <= part.to + 1e-6,
            "{part:?}"
        );
    }
    let bars = |bars: &[Bar]| bars.iter().map(|bar| bar.questions).sum::<usize>();
    assert_eq!(bars(&stats.memory.stability), stats.memory.questions);
    assert_eq!(bars(&stats.memory.difficulty), stats.memory.questions);
    let questions = f64::from(u32::try_from(stats.memory.questions).unwrap());
    assert!((0.0..=questions).contains(&stats.memory.held));
    assert!(stats.memory.held_in_30_days <= stats.memory.held + 1e-9);
    assert!(stats.streak.days <= stats.streak.longest);
    assert_eq!(stats.forecast.len(), 30);
}

#[test]
fn an_empty_log_invents_nothing() {
    let stats = of(&[], 0);
    assert_sensible(&stats);
    insta::assert_snapshot!(
        serde_json::to_string(&Stats { hours: Vec::new(), forecast: Vec::new(), ..stats }).unwrap(),
        @r#"{"version":1,"window":{"since":null,"until":"2024-10-04","topics":[],"decks":[],"misdated":0},"today":{"reviews":0,"correct":0,"minutes":0.0},"streak":{"days":0,"longest":0},"cards":{"new":0,"learning":0,"review":0,"suspended":0,"due":0},"total":{"reviews":0,"correct":0,"minutes":0.0,"seconds_each":null,"days":0},"retention":{"reviews":0,"predicted":null,"observed":null},"calibration":[],"forms":[],"topics":[],"memory":{"questions":0,"held":0.0,"held_in_30_days":0.0,"median_stability":null,"stability":[{"from":0.0,"to":1.0,"questions":0},{"from":1.0,"to":3.0,"questions":0},{"from":3.0,"to":7.0,"questions":0},{"from":7.0,"to":14.0,"questions":0},{"from":14.0,"to":30.0,"questions":0},{"from":30.0,"to":90.0,"questions":0},{"from":90.0,"to":180.0,"questions":0},{"from":180.0,"to":365.0,"questions":0},{"from":365.0,"to":null,"questions":0}],"difficulty":[{"from":1.0,"to":2.0,"questions":0},{"from":2.0,"to":3.0,"questions":0},{"from":3.0,"to":4.0,"questions":0},{"from":4.0,"to":5.0,"questions":0},{"from":5.0,"to":6.0,"questions":0},{"from":6.0,"to":7.0,"questions":0},{"from":7.0,"to":8.0,"questions":0},{"from":8.0,"to":9.0,"questions":0},{"from":9.0,"to":10.0,"questions":0}]},"forecast":[],"hours":[],"days":[]}"#
    );
}

#[test]
fn one_review_is_one_review() {
    let stats = of(&[row("d/a", 0, 0, Grade::Good)], 0);
    assert_sensible(&stats);
    assert_eq!(
        (stats.total.reviews, stats.total.days, stats.streak.days),
        (1, 1, 1)
    );
    assert_eq!((stats.retention.reviews, stats.memory.questions), (0, 1));
    assert!(stats.calibration.is_empty() && stats.memory.held < 1.0);
    assert!((stats.memory.median_stability.unwrap() - 2.3065).abs() < 1e-4);
    assert_eq!(stats.hours[12].reviews, 1);
}

#[test]
fn hours_are_those_on_the_wall_whenever_a_day_begins() {
    // a day that begins at 02:00 is kept as one of a place two hours further east
    let rows = [Row {
        offset: Offset(120),
        ..row("d/a", 0, 0, Grade::Good)
    }];
    let hours = |later| {
        let asked = Question {
            rows: &rows,
            later,
            ..Question::default()
        };
        ask(&asked).hours.iter().position(|hour| hour.reviews == 1)
    };
    assert_eq!((hours(0), hours(-120)), (Some(14), Some(12)));
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
    let stats = of(&rows, 1);
    assert_sensible(&stats);
    let today = stats.today;
    assert_eq!((today.reviews, today.correct), (3, 2));
    assert!((today.minutes - 0.15).abs() < 1e-9, "{}", today.minutes);
    assert_eq!(stats.hours[1].reviews, 1, "by the clock on the wall");
    // the answer of tomorrow is in no figure
    assert_eq!((stats.total.reviews, stats.window.misdated), (4, 1));
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
    let stats = of(&rows, 9);
    assert_sensible(&stats);
    let retention = stats.retention;
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
        guess: Probability::new(0.0),
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
    let stats = of(&rows, 9);
    assert_sensible(&stats);
    let retention = stats.retention;
    assert_eq!((retention.reviews, retention.observed), (1, Some(1.0)));
}

#[test]
fn a_window_leaves_out_what_was_before() {
    let rows: Vec<_> = (0..10).map(|day| row("d/a", day, 0, Grade::Good)).collect();
    let stats = ask(&Question {
        rows: &rows,
        today: 9,
        since: Some(7),
        ..Question::default()
    });
    assert_sensible(&stats);
    assert_eq!(
        (
            stats.total.reviews,
            stats.total.days,
            stats.retention.reviews
        ),
        (3, 3, 3)
    );
    assert_eq!(
        (stats.streak.days, stats.memory.questions),
        (10, 1),
        "these are whole"
    );
    let none = ask(&Question {
        rows: &rows,
        today: 9,
        since: Some(12),
        ..Question::default()
    });
    assert_sensible(&none);
    assert_eq!(none.total.reviews, 0);
}

#[test]
fn a_row_of_days_is_not_broken_by_a_morning() {
    let days = |days: &[i64], today: i32| {
        let rows: Vec<_> = days
            .iter()
            .map(|day| row("d/a", *day, 0, Grade::Good))
            .collect();
        let streak = of(&rows, today).streak;
        (streak.days, streak.longest)
    };
    assert_eq!(days(&[0, 1, 2, 3, 5, 6], 6), (2, 4));
    assert_eq!(days(&[0, 1, 2, 3, 5, 6], 7), (2, 4), "today is not over");
    assert_eq!(days(&[0, 1, 2, 3, 5, 6], 8), (0, 4));
    assert_eq!(days(&[], 8), (0, 0));
}

#[test]
fn topics_hold_their_subtopics() {
    let rows = [
        row("d/a", 0, 0, Grade::Good),
        row("d/b", 0, 0, Grade::Good),
        row("d/b", 3, 0, Grade::Again),
        row("d/c", 0, 0, Grade::Good),
        row("d/lost", 0, 0, Grade::Good),
        row("gone/x", 0, 0, Grade::Good),
    ];
    let decks = [
        ("d/a", Some("asia")),
        ("d/b", Some("asia/japan")),
        ("d/c", None),
        ("d/new", Some("asia/korea")),
    ];
    let asked = Question {
        rows: &rows,
        decks: &decks,
        today: 3,
        ..Question::default()
    };
    let told = |stats: &Stats| -> Vec<(String, usize, usize, usize)> {
        assert_sensible(stats);
        let name = |one: &TopicFigures| match &one.topic {
            Some(topic) => topic.to_string(),
            None if one.gone => String::from("gone"),
            None => String::from("none"),
        };
        let tell =
            |one: &TopicFigures| (name(one), one.questions, one.reviews, one.retention.reviews);
        stats.topics.iter().map(tell).collect()
    };
    let line = |name: &str, questions, reviews, tests| (name.to_owned(), questions, reviews, tests);
    let all = [
        line("asia", 2, 3, 1),
        line("asia/japan", 1, 2, 1),
        line("none", 1, 1, 0),
        line("gone", 2, 2, 0),
    ];
    assert_eq!(told(&ask(&asked)), all);
    let named = [String::from("d")];
    let deck = Question {
        gone: Gone::Of(&named),
        ..asked
    };
    let stats = ask(&deck);
    assert_eq!(
        told(&stats)[3],
        line("gone", 1, 1, 0),
        "the deck is named, one card of it is gone"
    );
    assert_eq!(stats.cards.new, 1);
    let japan = ask(&Question {
        topics: &["asia/japan"],
        gone: Gone::All,
        ..deck
    });
    assert_eq!(
        told(&japan),
        [line("asia", 1, 2, 1), line("asia/japan", 1, 2, 1)]
    );
    assert_eq!((japan.cards.learning, japan.cards.new), (1, 0));
}

#[test]
fn one_topic_and_cards_without_any_are_shown_as_they_are() {
    let rows = [
        row("d/a", 0, 0, Grade::Good),
        row("d/b", 0, 0, Grade::Again),
    ];
    let one = ask(&Question {
        rows: &rows[..1],
        decks: &[("d/a", Some("asia"))],
        ..Question::default()
    });
    assert_sensible(&one);
    assert_eq!(one.topics.len(), 1);
    let none = ask(&Question {
        rows: &rows,
        decks: &[("d/a", None), ("d/b", None)],
        ..Question::default()
    });
    assert_sensible(&none);
    assert_eq!(
        (
            none.topics.len(),
            &none.topics[0].topic,
            none.topics[0].gone
        ),
        (1, &None, false)
    );
}

#[test]
fn decks_that_are_gone_count_but_fall_due_never_again() {
    let rows = [
        row("gone/x", 0, 0, Grade::Again),
        row("d/a", 0, 0, Grade::Again),
    ];
    let stats = ask(&Question {
        rows: &rows,
        decks: &[("d/a", None)],
        ..Question::default()
    });
    assert_sensible(&stats);
    assert_eq!((stats.total.reviews, stats.memory.questions), (2, 2));
    assert_eq!((stats.forecast[0].due, stats.cards.learning), (1, 1));
}

#[test]
fn clocks_that_ran_wild_are_told_of() {
    let mut rows = vec![row("d/a", 0, 0, Grade::Good)];
    for at in [
        i64::MIN / 2,
        -3_000_000_000_000,
        i64::from(FIRST.0 + 9) * DAY_MS,
        i64::MAX / 2,
    ] {
        let at = Millis(at);
        rows.push(Row {
            at,
            ..rows[0].clone()
        });
    }
    let stats = of(&rows, 0);
    assert_sensible(&stats);
    assert_eq!((stats.total.reviews, stats.window.misdated), (1, 4));
}

#[test]
fn very_many_reviews_of_one_card_are_no_trouble() {
    let rows: Vec<_> = (0..20_000)
        .map(|n| {
            row(
                "d/a",
                n / 20,
                n % 20,
                if n % 7 == 0 {
                    Grade::Again
                } else {
                    Grade::Good
                },
            )
        })
        .collect();
    let stats = of(&rows, 999);
    assert_sensible(&stats);
    assert_eq!((stats.total.reviews, stats.streak.longest), (20_000, 1_000));
    assert_eq!(stats.retention.reviews, 999);
}

#[test]
fn what_falls_due_is_counted_by_day() {
    let rows = [
        row("d/a", 0, 0, Grade::Again),
        row("d/b", 0, 0, Grade::Good),
        row("d/c", 0, 0, Grade::Easy),
    ];
    let decks = [("d/a", None), ("d/b", None), ("d/c", None)];
    let due = |today| {
        let stats = ask(&Question {
            rows: &rows,
            decks: &decks,
            today,
            ..Question::default()
        });
        let days = stats.forecast.iter().enumerate();
        let days: Vec<_> = days
            .filter(|(_, day)| day.due > 0)
            .map(|(ahead, day)| (ahead, day.due))
            .collect();
        days
    };
    // good leads to day 2, easy to day 8
    assert_eq!(due(0), [(0, 1), (2, 1), (8, 1)]);
    assert_eq!(due(5), [(0, 2), (3, 1)]);
    assert_eq!(due(50), [(0, 3)]);
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
                guess: Probability::new(0.0),
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
    assert_eq!(candidates[0].key.deck, DeckId::new("d").unwrap());
    let known = candidates.iter().filter(|one| one.state.is_some());
    let known = known.map(|one| Known {
        key: one.key.clone(),
        state: one.state,
        suspended: one.suspended,
        introduced: one.introduced,
        answers: 0,
    });
    let digest = Digest::new(known.collect(), Vec::new(), Texts::default()).unwrap();
    let cards = card_counts(&Inquiry {
        digest: &digest,
        asked: &asked_of(&digest, &candidates),
        due: &[2],
        gone: Gone::All,
        topics: &[],
        since: None,
        today: FIRST,
        now: Millis(0),
        scheduler: &scheduler,
        later: 0,
    });
    let expected = CardCounts {
        new: 2,
        learning: 1,
        review: 1,
        suspended: 2,
        due: 1,
    };
    assert_eq!(cards, expected);
}
