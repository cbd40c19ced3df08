use super::*;
use crate::base::{Day, DeckId};

fn deck(text: &str) -> DeckId {
    DeckId::new(text).unwrap()
}

/// The study day of START in Seoul: nine in the morning.
fn first_day() -> Day {
    Day::of(at(0), Offset(540))
}

fn library() -> Store {
    let mut store = memory();
    record(&mut store, "korea/a", at(0), Grade::Good);
    record(&mut store, "korea/b/c1", at(0), Grade::Again);
    record(&mut store, "japan/a", at(0), Grade::Easy);
    record(&mut store, "korea/a", at(2), Grade::Good);
    record(&mut store, "korea/c/reverse", at(2), Grade::Good);
    store
}

#[test]
fn states_are_read_for_the_decks_asked_for() {
    let store = library();
    let names = |decks: Option<&[DeckId]>| -> Vec<_> {
        let states = store.states(decks).unwrap();
        states.keys().map(ToString::to_string).collect()
    };
    assert_eq!(
        names(None),
        [
            "japan/a/main",
            "korea/a/main",
            "korea/b/c1",
            "korea/c/reverse"
        ]
    );
    assert_eq!(names(Some(&[deck("japan")])), ["japan/a/main"]);
    assert_eq!(names(Some(&[deck("japan"), deck("korea")])).len(), 4);
    assert!(names(Some(&[])).is_empty() && names(Some(&[deck("jap")])).is_empty());
}

#[test]
fn new_questions_are_counted_on_the_day_they_were_first_answered() {
    let store = library();
    let on = |day: i32| store.introduced_on(Day(first_day().0 + day)).unwrap();
    assert_eq!(on(0), [(deck("japan"), 1), (deck("korea"), 2)].into());
    assert_eq!(on(2), [(deck("korea"), 1)].into());
    assert!(on(1).is_empty());
}

#[test]
fn due_questions_are_counted_up_to_a_day() {
    let mut store = library();
    let on = |store: &Store, day: i32| store.due_counts(Day(first_day().0 + day)).unwrap();
    assert_eq!(on(&store, 1), [(deck("korea"), 1)].into(), "the missed one");
    assert_eq!(
        on(&store, 90),
        [(deck("japan"), 1), (deck("korea"), 3)].into()
    );
    store.suspend(&key("korea/b/c1"), true, at(3)).unwrap();
    assert!(on(&store, 1).is_empty());
}

#[test]
fn a_miss_in_the_future_is_due_all_the_same() {
    let mut store = memory();
    // answered while the clock was a year ahead
    record(&mut store, "korea/a", at(365), Grade::Again);
    record(&mut store, "korea/b", at(365), Grade::Good);
    assert_eq!(
        store.due_counts(first_day()).unwrap(),
        [(deck("korea"), 1)].into()
    );
}

#[test]
fn what_is_due_is_found_by_an_index() {
    let store = library();
    for (sql, indexes) in [
        (
            crate::store::read::DUE,
            vec!["states_due", "states_learning"],
        ),
        (crate::store::read::INTRODUCED, vec!["states_introduced"]),
    ] {
        let mut statement = store
            .conn
            .prepare(&format!("EXPLAIN QUERY PLAN {sql}"))
            .unwrap();
        let plan: Vec<String> = statement
            .query_map([1], |row| row.get(3))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        assert!(
            !plan
                .iter()
                .any(|line| line.starts_with("SCAN states") || line == "SCAN q"),
            "{plan:?}"
        );
        for index in indexes {
            assert!(plan.iter().any(|line| line.contains(index)), "{plan:?}");
        }
    }
}

#[test]
fn reviews_become_rows_of_a_report() {
    let mut store = memory();
    let cram = NewReview {
        kind: Kind::Cram,
        ..answer("korea/a", at(0), Grade::Hard)
    };
    store.record(&cram).unwrap();
    let row: crate::report::Row = store.reviews_between(..).unwrap().remove(0).into();
    assert_eq!(row.key, cram.key);
    assert_eq!(
        (row.at, row.offset, row.took_ms),
        (cram.at, cram.offset, cram.took_ms)
    );
    assert_eq!(
        (row.form, row.grade, row.counts),
        (cram.form, Grade::Hard, false)
    );
}

#[test]
fn reviews_are_read_in_a_span_of_time_without_the_undone() {
    let mut store = library();
    let undone = record(&mut store, "korea/d", at(2), Grade::Good);
    store.undo(undone, at(2)).unwrap();
    let names = |found: Vec<crate::store::Effective>| -> Vec<_> {
        found
            .into_iter()
            .map(|one| one.review.key.to_string())
            .collect()
    };
    assert_eq!(names(store.reviews_between(..).unwrap()).len(), 5);
    let late = names(store.reviews_between(at(1)..at(3)).unwrap());
    assert!(late.len() == 2 && late.contains(&String::from("korea/c/reverse")));
    assert!(store.reviews_between(at(0)..at(0)).unwrap().is_empty());
    assert_eq!(store.reviews_between(at(0)..=at(0)).unwrap().len(), 3);
    assert!(
        store
            .reviews_between(Millis(at(2).0 + 1)..)
            .unwrap()
            .is_empty()
    );
    assert_eq!(store.count().unwrap(), 5);
}
