//! What a level day needs: burials, days that were moved, the load ahead.

use std::collections::BTreeMap;

use super::*;
use crate::base::{Day, DeckId};
use crate::memory::Spread;

fn day(days: i64) -> Day {
    // 09:00 in Seoul on the first of January 2026, and so many days later
    Day::of(at(days), Offset(540))
}

fn buried(store: &Store, days: i64) -> Vec<String> {
    let keys = store.buried_on(day(days)).unwrap();
    keys.iter().map(ToString::to_string).collect()
}

#[test]
fn a_burial_holds_for_its_day_and_can_be_taken_back() {
    let mut store = memory();
    store.bury(&key("d/a"), day(0), true, at(0)).unwrap();
    store.bury(&key("d/b"), day(0), true, at(0)).unwrap();
    assert_eq!(buried(&store, 0), ["d/a/main", "d/b/main"]);
    assert!(buried(&store, 1).is_empty() && buried(&store, -1).is_empty());
    // the clock is set back before it is taken back: the numbers of the device decide
    store.bury(&key("d/a"), day(0), false, at(-3)).unwrap();
    assert_eq!(buried(&store, 0), ["d/b/main"]);
    assert!(
        store.states(None).unwrap().is_empty(),
        "nothing is known of it"
    );
    assert_rebuilds_to_the_same(&mut store);
    let refused = store.conn.execute("DELETE FROM burials", []);
    assert!(refused.unwrap_err().to_string().contains("append-only"));
}

#[test]
fn a_burial_goes_with_its_question() {
    let mut store = memory();
    record(&mut store, "old/a", at(0), Grade::Good);
    store.bury(&key("old/a"), day(1), true, at(1)).unwrap();
    store
        .relink(&[(key("old/a"), key("new/a"))], at(1))
        .unwrap();
    assert_eq!(buried(&store, 1), ["new/a/main"]);
    store.bury(&key("new/a"), day(1), false, at(1)).unwrap();
    assert!(buried(&store, 1).is_empty());
}

#[test]
fn a_day_that_was_moved_is_part_of_the_log() {
    let mut store = memory();
    let spread = Spread {
        hard: -1,
        good: 1,
        easy: 2,
    };
    record(&mut store, "d/a", at(0), Grade::Easy);
    let exact = record(&mut store, "d/a", at(9), Grade::Good);
    let due = |store: &Store| store.states(None).unwrap()[&key("d/a")].state.unwrap().due;
    let day_of_exact = due(&store);
    store.undo(exact, at(9)).unwrap();
    let moved = NewReview {
        spread,
        ..answer("d/a", at(9), Grade::Good)
    };
    let moved = store.record(&moved).unwrap();
    assert_eq!(due(&store).0, day_of_exact.0 + 1);
    assert_eq!(moved.state.unwrap().due, due(&store));
    assert_rebuilds_to_the_same(&mut store);
    // a correction takes the day that was chosen for its grade
    store.correct(moved.review, Grade::Easy, at(9)).unwrap();
    let easy = due(&store);
    assert_rebuilds_to_the_same(&mut store);
    store.undo(moved.review, at(9)).unwrap();
    record(&mut store, "d/a", at(9), Grade::Easy);
    assert_eq!(easy.0, due(&store).0 + 2);
    let kept = store.reviews().unwrap();
    assert_eq!(kept.len(), 2);
}

#[test]
fn the_load_ahead_is_counted_by_day() {
    let mut store = memory();
    for card in ["a", "b", "c"] {
        record(&mut store, &format!("d/{card}"), at(0), Grade::Good);
    }
    record(&mut store, "d/e", at(0), Grade::Easy);
    record(&mut store, "d/f", at(0), Grade::Again);
    store.suspend(&key("d/c"), true, at(0)).unwrap();
    let load = store.load(day(0), day(30)).unwrap();
    assert_eq!(load, BTreeMap::from([(day(2), 2), (day(8), 1)]));
    assert_eq!(store.load(day(0), day(7)).unwrap().len(), 1);
}

#[test]
fn what_was_known_before_and_answered_today_is_counted_by_deck() {
    let mut store = memory();
    record(&mut store, "d/a", at(0), Grade::Good);
    record(&mut store, "d/a", at(2), Grade::Good);
    record(&mut store, "d/b", at(2), Grade::Good);
    record(&mut store, "e/a", at(0), Grade::Good);
    let deck = |name: &str| DeckId::new(name).unwrap();
    assert_eq!(
        store.reviewed_on(day(2)).unwrap(),
        BTreeMap::from([(deck("d"), 1)])
    );
    assert_eq!(
        store.introduced_on(day(2)).unwrap(),
        BTreeMap::from([(deck("d"), 1)])
    );
}

#[test]
fn the_past_of_a_question_is_told_in_the_order_in_which_it_counts() {
    let mut store = memory();
    record(&mut store, "old/a", at(0), Grade::Good);
    let undone = record(&mut store, "old/a", at(1), Grade::Again);
    let corrected = record(&mut store, "new/a", at(2), Grade::Again);
    store.undo(undone, at(1)).unwrap();
    store.correct(corrected, Grade::Hard, at(3)).unwrap();
    store
        .relink(&[(key("old/a"), key("new/a"))], at(3))
        .unwrap();
    let past = store.histories_of(&[key("new/a"), key("d/none")]).unwrap();
    let told: Vec<_> = past[&key("new/a")]
        .iter()
        .map(|(answered, given)| (answered.at, answered.grade, given.as_str()))
        .collect();
    assert_eq!(
        told,
        [(at(0), Grade::Good, "한국"), (at(2), Grade::Hard, "한국")]
    );
    assert!(past[&key("d/none")].is_empty());
}
