use super::*;
use crate::store::{ErrorKind, Said};

fn relink(store: &mut Store, from: &str, to: &str, days: i64) -> (usize, usize) {
    let done = store.relink(&[(key(from), key(to))], at(days)).unwrap();
    (done[0].reviews, done[0].own)
}

fn counted(store: &Store) -> Vec<(String, usize)> {
    let histories = store.histories().unwrap().into_iter();
    histories
        .map(|one| (one.key.to_string(), one.reviews))
        .collect()
}

#[test]
fn reviews_count_for_the_new_name_and_stay_as_they_are() {
    let mut store = memory();
    for day in 0..3 {
        record(&mut store, "old/year", at(day), Grade::Good);
    }
    store.suspend(&key("old/year"), true, at(3)).unwrap();
    let before = store.states(None).unwrap()[&key("old/year")];
    assert_eq!(relink(&mut store, "old/year", "new/when", 4), (3, 0));
    let states = store.states(None).unwrap();
    assert_eq!(
        states.keys().map(ToString::to_string).collect::<Vec<_>>(),
        ["new/when/main"]
    );
    assert_eq!(states[&key("new/when")], before);
    assert_eq!(counted(&store), [("new/when/main".into(), 3)]);
    assert_eq!(store.last_review().unwrap().unwrap().key, key("new/when"));
    let named: Vec<String> = {
        let mut rows = store
            .conn
            .prepare("SELECT q.card FROM reviews r JOIN questions q ON q.id = r.question")
            .unwrap();
        rows.query_map([], |row| row.get(0))
            .unwrap()
            .map(Result::unwrap)
            .collect()
    };
    assert_eq!(named, ["year", "year", "year"], "the log stays");
    assert_rebuilds_to_the_same(&mut store);
    let refused = store.conn.execute("DELETE FROM relinks", []);
    assert!(refused.unwrap_err().to_string().contains("append-only"));
}

#[test]
fn histories_of_two_questions_are_merged_in_the_order_of_time() {
    let mut store = memory();
    record(&mut store, "old/a", at(0), Grade::Good);
    record(&mut store, "new/a", at(2), Grade::Again);
    record(&mut store, "old/a", at(5), Grade::Good);
    assert_eq!(relink(&mut store, "old/a", "new/a", 6), (2, 1));
    let state = store.states(None).unwrap()[&key("new/a")].state.unwrap();
    assert_eq!((state.reps, state.last, state.learning), (3, at(5), false));
    // what is answered and taken back afterwards goes on from there
    let id = record(&mut store, "new/a", at(9), Grade::Good);
    store.undo(id, at(9)).unwrap();
    assert_eq!(
        store.states(None).unwrap()[&key("new/a")].state,
        Some(state)
    );
    assert_rebuilds_to_the_same(&mut store);
}

#[test]
fn an_old_answer_can_be_corrected_under_its_new_name() {
    let mut store = memory();
    let id = record(&mut store, "old/a", at(0), Grade::Good);
    relink(&mut store, "old/a", "new/a", 1);
    store.correct(id, Grade::Again, at(2)).unwrap();
    assert!(
        store.states(None).unwrap()[&key("new/a")]
            .state
            .unwrap()
            .learning
    );
    store.undo(id, at(3)).unwrap();
    assert!(store.states(None).unwrap().is_empty());
    assert_rebuilds_to_the_same(&mut store);
}

#[test]
fn what_makes_no_sense_is_refused_and_nothing_is_moved() {
    let mut store = memory();
    record(&mut store, "old/a", at(0), Grade::Good);
    let before = store.states(None).unwrap();
    for (from, to, kind) in [
        ("old/a", "old/a", ErrorKind::Itself(key("old/a"))),
        ("old/b", "old/a", ErrorKind::NoQuestion(key("old/b"))),
    ] {
        let pairs = [(key("old/a"), key("new/a")), (key(from), key(to))];
        assert_eq!(store.relink(&pairs, at(1)).unwrap_err().kind, kind);
    }
    assert_eq!(store.states(None).unwrap(), before);
    relink(&mut store, "old/a", "new/a", 1);
    let error = store
        .relink(&[(key("old/a"), key("new/b"))], at(2))
        .unwrap_err();
    assert_eq!(error.kind, ErrorKind::Nothing(key("old/a")));
    assert_eq!(error.to_string(), "no reviews count for `old/a/main`");
}

#[test]
fn the_text_of_a_question_is_kept_with_its_answer_and_no_other() {
    let said = |name: &str, prompt: &str| {
        let said = Said {
            prompt: prompt.into(),
            answer: String::from("so"),
        };
        (key(name), said)
    };
    let prompts = |store: &Store| -> Vec<_> {
        let histories = store.histories().unwrap().into_iter();
        histories
            .map(|one| (one.key.to_string(), one.prompt))
            .collect()
    };
    let mut store = memory();
    record(&mut store, "d/before", at(0), Grade::Good);
    store.expect([said("d/asked", "Asked?"), said("d/other", "Other?")]);
    record(&mut store, "d/asked", at(1), Grade::Good);
    assert_eq!(
        prompts(&store),
        [
            ("d/asked/main".into(), Some("Asked?".into())),
            ("d/before/main".into(), None)
        ]
    );
    let questions = "SELECT count(*) FROM questions";
    let questions: i64 = store
        .conn
        .query_row(questions, [], |row| row.get(0))
        .unwrap();
    assert_eq!(questions, 2, "what was never answered has no row");
    store.expect([said("d/asked", "Asked now?")]);
    record(&mut store, "d/asked", at(2), Grade::Good);
    assert_eq!(prompts(&store)[0].1.as_deref(), Some("Asked now?"));
    // the same once more: only the review is new
    let kept_at = |store: &Store| -> i64 {
        let at = "SELECT max(at) FROM texts";
        store.conn.query_row(at, [], |row| row.get(0)).unwrap()
    };
    store.expect([said("d/asked", "Asked now?")]);
    record(&mut store, "d/asked", at(3), Grade::Good);
    assert_eq!(kept_at(&store), at(2).0);
    // and it goes on with the reviews
    relink(&mut store, "d/asked", "d/renamed", 4);
    let renamed = prompts(&store).pop().unwrap();
    assert_eq!(
        renamed,
        ("d/renamed/main".into(), Some("Asked now?".into()))
    );
}
