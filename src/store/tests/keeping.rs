use super::*;
use crate::base::Day;
use crate::memory::{Answered, Spread, State};
use crate::store::ErrorKind;

/// What the scheduler makes of answers in this order.
fn state_after(answers: &[(Millis, Grade)]) -> Option<State> {
    let scheduler = Scheduler::default();
    answers.iter().fold(None, |before, &(at, grade)| {
        let answer = Answered {
            at,
            offset: Offset(540),
            grade,
            retention: Probability::new(0.9),
            guess: Probability::new(0.0),
            spread: Spread::default(),
        };
        Some(scheduler.after(before.as_ref(), &answer))
    })
}

fn state_of(store: &Store, question: &str) -> Option<State> {
    store
        .states(None)
        .unwrap()
        .get(&key(question))
        .and_then(|known| known.state)
}

#[test]
fn an_answer_moves_its_question_on_and_no_other() {
    let mut store = memory();
    record(&mut store, "korea/a", at(0), Grade::Good);
    record(&mut store, "korea/b", at(0), Grade::Again);
    let kept = store
        .record(&answer("korea/a", at(3), Grade::Hard))
        .unwrap();
    let expected = state_after(&[(at(0), Grade::Good), (at(3), Grade::Hard)]);
    assert_eq!(kept.state, expected);
    assert_eq!(state_of(&store, "korea/a"), expected);
    assert_eq!(
        state_of(&store, "korea/b"),
        state_after(&[(at(0), Grade::Again)])
    );
    assert_rebuilds_to_the_same(&mut store);
}

#[test]
fn everything_about_an_answer_comes_back_as_it_was_given() {
    let mut store = memory();
    let mut given = Vec::new();
    for (step, form) in (0..).zip(Form::ALL) {
        let review = NewReview {
            key: key("korea/a/c3"),
            at: Millis(START + step),
            offset: Offset(-210),
            took_ms: (step != 0).then_some(u32::MAX),
            form,
            choices: 255,
            given: String::from("a\0b\n\u{1b}[31m한"),
            score: (step != 0).then_some(0.25),
            confidence: (step != 0).then_some(3),
            grade: Grade::Hard,
            kind: Kind::ALL[usize::try_from(step).unwrap() % 4],
            retention: Probability::new(0.8765),
            spread: Spread::default(),
        };
        store.record(&review).unwrap();
        given.push(review);
    }
    let back: Vec<_> = store.reviews().unwrap();
    assert_eq!(
        back.into_iter().map(|one| one.review).collect::<Vec<_>>(),
        given
    );
}

#[test]
fn undo_works_at_any_depth_and_leaves_a_new_question_new() {
    let mut store = memory();
    let grades = [Grade::Good, Grade::Again, Grade::Good, Grade::Easy];
    let answers: Vec<_> = (0..).map(|day| at(day * 2)).zip(grades).collect();
    let ids: Vec<_> = answers
        .iter()
        .map(|&(at, grade)| record(&mut store, "korea/a", at, grade))
        .collect();
    // the second one first, then from the end
    let kept = store.undo(ids[1], at(20)).unwrap();
    assert_eq!(
        kept.state,
        state_after(&[answers[0], answers[2], answers[3]])
    );
    assert_rebuilds_to_the_same(&mut store);
    store.undo(ids[3], at(20)).unwrap();
    assert_eq!(
        state_of(&store, "korea/a"),
        state_after(&[answers[0], answers[2]])
    );
    store.undo(ids[2], at(20)).unwrap();
    let kept = store.undo(ids[0], at(20)).unwrap();
    assert_eq!((kept.review, kept.state), (ids[0], None));
    assert!(store.states(None).unwrap().is_empty(), "new again");
    assert_eq!(store.count().unwrap(), 0);
    assert_rebuilds_to_the_same(&mut store);
}

#[test]
fn the_last_of_several_corrections_counts() {
    let mut store = memory();
    let first = record(&mut store, "korea/a", at(0), Grade::Again);
    record(&mut store, "korea/a", at(1), Grade::Good);
    store.correct(first, Grade::Easy, at(2)).unwrap();
    // its clock was set back meanwhile: the later correction still wins
    let kept = store.correct(first, Grade::Hard, at(-7)).unwrap();
    let expected = state_after(&[(at(0), Grade::Hard), (at(1), Grade::Good)]);
    assert_eq!((kept.review, kept.state), (first, expected));
    let grades: Vec<_> = store
        .reviews()
        .unwrap()
        .iter()
        .map(|one| one.review.grade)
        .collect();
    assert_eq!(grades, [Grade::Hard, Grade::Good]);
    assert_rebuilds_to_the_same(&mut store);
    store.undo(first, at(3)).unwrap();
    assert_eq!(
        state_of(&store, "korea/a"),
        state_after(&[(at(1), Grade::Good)])
    );
    assert_rebuilds_to_the_same(&mut store);
}

#[test]
fn only_reviews_that_stand_can_be_changed() {
    let mut store = memory();
    let id = record(&mut store, "korea/a", at(0), Grade::Good);
    store.undo(id, at(0)).unwrap();
    let before = derived(&store);
    for error in [
        store.undo(id, at(0)).unwrap_err(),
        store.correct(id, Grade::Easy, at(0)).unwrap_err(),
    ] {
        assert_eq!(error.kind, ErrorKind::Undone(id));
    }
    let nobody = ReviewId(7);
    for error in [
        store.undo(nobody, at(0)).unwrap_err(),
        store.correct(nobody, Grade::Easy, at(0)).unwrap_err(),
    ] {
        assert_eq!(error.kind, ErrorKind::NoReview(nobody));
    }
    assert_eq!(derived(&store), before, "a refusal uses up no number");
}

#[test]
fn a_question_is_set_aside_and_taken_up_again() {
    let mut store = memory();
    record(&mut store, "korea/a", at(0), Grade::Good);
    let known = state_of(&store, "korea/a");
    for question in ["korea/a", "korea/never-asked"] {
        store.suspend(&key(question), true, at(1)).unwrap();
    }
    let states = store.states(None).unwrap();
    assert!(states.values().all(|one| one.suspended) && states.len() == 2);
    assert_eq!(states[&key("korea/a")].state, known);
    assert_eq!(states[&key("korea/never-asked")].state, None);
    assert!(store.due_counts(Day(i32::MAX)).unwrap().is_empty());
    assert_rebuilds_to_the_same(&mut store);
    // the clock may go back between
    for question in ["korea/a", "korea/never-asked"] {
        store.suspend(&key(question), false, at(-3)).unwrap();
    }
    let states = store.states(None).unwrap();
    assert_eq!(states.len(), 1, "an untouched question leaves no row");
    assert!(!states[&key("korea/a")].suspended);
    assert_rebuilds_to_the_same(&mut store);
}

#[test]
fn a_question_set_aside_stays_so_when_it_is_answered_undone_or_corrected() {
    let mut store = memory();
    store.suspend(&key("korea/a"), true, at(0)).unwrap();
    let id = record(&mut store, "korea/a", at(1), Grade::Good);
    store.correct(id, Grade::Hard, at(1)).unwrap();
    assert!(store.states(None).unwrap()[&key("korea/a")].suspended);
    store.undo(id, at(1)).unwrap();
    assert!(store.states(None).unwrap()[&key("korea/a")].suspended);
    assert_rebuilds_to_the_same(&mut store);
}

#[test]
fn the_second_answer_is_the_second_when_the_clock_went_back() {
    let mut store = memory();
    record(&mut store, "korea/a", at(10), Grade::Good);
    record(&mut store, "korea/a", at(4), Grade::Again);
    let expected = state_after(&[(at(10), Grade::Good), (at(4), Grade::Again)]);
    assert_eq!(state_of(&store, "korea/a"), expected);
    store.rebuild().unwrap();
    assert_eq!(state_of(&store, "korea/a"), expected);
    let last = store.last_review().unwrap().unwrap();
    assert_eq!((last.at, last.grade), (at(4), Grade::Again));
}

#[test]
fn cramming_is_kept_and_leaves_the_schedule_alone() {
    let mut store = memory();
    let cram = NewReview {
        kind: Kind::Cram,
        ..answer("korea/a", at(1), Grade::Again)
    };
    assert_eq!(store.record(&cram).unwrap().state, None);
    assert!(store.states(None).unwrap().is_empty());
    record(&mut store, "korea/a", at(2), Grade::Good);
    let kept = store.record(&cram).unwrap();
    assert_eq!(kept.state, state_after(&[(at(2), Grade::Good)]));
    store.correct(kept.review, Grade::Easy, at(2)).unwrap();
    store.undo(kept.review, at(2)).unwrap();
    assert_eq!(state_of(&store, "korea/a"), kept.state);
    assert_eq!(store.count().unwrap(), 2);
    assert_rebuilds_to_the_same(&mut store);
}

#[test]
fn many_answers_in_one_millisecond_all_get_ids() {
    let (_folder, path) = place();
    // two programs with the same chance: every draw of the second is taken
    let (mut one, mut two) = (open(&path), open(&path));
    let mut ids = std::collections::BTreeSet::new();
    for _ in 0..50 {
        ids.insert(record(&mut one, "korea/a", at(0), Grade::Good));
        ids.insert(record(&mut two, "korea/a", at(0), Grade::Good));
    }
    assert_eq!(ids.len(), 100);
    assert!(
        ids.iter().all(|id| id.0 >> 20 == at(0).0),
        "the instant stands in the id"
    );
}

#[test]
fn instants_at_the_ends_of_time_are_kept() {
    let mut store = memory();
    for at in [Millis(i64::MIN / 2), Millis(-1), Millis(i64::MAX / 2)] {
        record(&mut store, "korea/a", at, Grade::Good);
        let found = store.reviews().unwrap();
        assert!(found.iter().any(|one| one.review.at == at), "{at:?}");
    }
    assert_rebuilds_to_the_same(&mut store);
}

#[test]
fn every_answer_survives_a_crash() {
    let (folder, path) = place();
    let mut store = open(&path);
    for day in 0..20 {
        record(&mut store, "korea/a", at(day), Grade::Good);
    }
    let expected = store.states(None).unwrap();
    // what is on the disk at this moment, without a word of farewell from the program
    let crashed = folder.path().join("crashed.db");
    std::fs::copy(&path, &crashed).unwrap();
    std::fs::copy(
        path.with_file_name("progress.db-wal"),
        crashed.with_file_name("crashed.db-wal"),
    )
    .unwrap();
    let mut reopened = open(&crashed);
    assert_eq!(reopened.count().unwrap(), 20);
    assert_eq!(reopened.states(None).unwrap(), expected);
    assert_rebuilds_to_the_same(&mut reopened);
    std::mem::forget(store);
    assert_eq!(open(&path).states(None).unwrap(), expected);
}

#[test]
fn the_log_can_be_neither_changed_nor_shortened() {
    let mut store = memory();
    let id = record(&mut store, "korea/a", at(0), Grade::Good);
    store.correct(id, Grade::Hard, at(0)).unwrap();
    store.undo(id, at(0)).unwrap();
    store.suspend(&key("korea/a"), true, at(0)).unwrap();
    for table in [
        "devices",
        "questions",
        "reviews",
        "undos",
        "corrections",
        "suspensions",
    ] {
        for sql in [
            format!("DELETE FROM {table}"),
            format!("UPDATE {table} SET id = id + 1"),
            format!("REPLACE INTO {table} SELECT * FROM {table}"),
        ] {
            let error = store.conn.execute(&sql, []).unwrap_err().to_string();
            assert!(error.contains("is append-only"), "{sql}: {error}");
        }
    }
}

#[test]
fn an_answer_costs_at_most_120_bytes() {
    /// A learner's year: 2,000 questions, ten answers each.
    const QUESTIONS: i64 = 2_000;
    const ANSWERS: i64 = 10;
    let mut store = memory();
    store.conn.execute_batch("BEGIN").unwrap();
    let forms = [Form::Flip, Form::Typed, Form::Choice];
    for step in 0..QUESTIONS * ANSWERS {
        // a fixed walk through the questions that is not in the order of their rows
        let question = step * 7919 % QUESTIONS;
        let review = NewReview {
            given: String::from("Treaty of 1965"),
            form: forms[usize::try_from(step % 3).unwrap()],
            ..answer(
                &format!("korea-japan/treaty-year-{question}"),
                Millis(START + step * MINUTE),
                Grade::Good,
            )
        };
        let (tx, pen) = (&store.conn, &mut store.pen);
        keep_in(tx, pen, &review);
    }
    store.conn.execute_batch("COMMIT").unwrap();
    store.rebuild().unwrap();
    let size = |pragma: &str| -> i64 {
        store
            .conn
            .pragma_query_value(None, pragma, |row| row.get(0))
            .unwrap()
    };
    let used = (size("page_count") - size("freelist_count")) * size("page_size");
    let each = used / (QUESTIONS * ANSWERS);
    assert!((60..=120).contains(&each), "{each} bytes an answer");
}

/// One answer within a transaction that is open already.
fn keep_in(tx: &rusqlite::Connection, pen: &mut crate::store::log::Pen, review: &NewReview) {
    use crate::store::log;
    let turn = pen.turn(tx).unwrap();
    let question = log::question(tx, &review.key).unwrap();
    log::add_review(tx, pen, turn, question, review).unwrap();
}
