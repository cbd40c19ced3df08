//! The last review, found among the newest and among all.

use super::*;
use crate::store::{Merging, last};

/// What the newest reviews prove, which must never be other than what all say.
fn proved(store: &Store) -> Option<i64> {
    let quick = last::among_the_newest(&store.conn).unwrap();
    let all = last::among_all(&store.conn).unwrap();
    assert!(quick.is_none() || quick == all, "{quick:?} {all:?}");
    let looked = last::unless_a_later_one(&store.conn).unwrap();
    assert!(looked.is_none() || looked == all, "{looked:?} {all:?}");
    quick
}

#[test]
fn what_was_taken_back_set_aside_or_corrected_does_not_hide_the_last_one() {
    let mut store = memory();
    let first = record(&mut store, "a/b", at(0), Grade::Good);
    let second = record(&mut store, "a/c", at(1), Grade::Good);
    assert_eq!(proved(&store), Some(second.0));
    store.undo(second, at(2)).unwrap();
    store.suspend(&key("a/c"), true, at(2)).unwrap();
    store.correct(first, Grade::Hard, at(3)).unwrap();
    assert_eq!(proved(&store), Some(first.0));
    store.undo(first, at(4)).unwrap();
    assert_eq!(proved(&store), None);
    assert_eq!(last::id(&store.conn).unwrap(), None);
}

#[test]
fn a_clock_set_back_hides_nothing_however_many_answers_lie_between() {
    let mut store = memory();
    for number in 0..=i64::from(last::NEWEST) {
        record(&mut store, "a/b", at(10 + number), Grade::Good);
    }
    let latest = record(&mut store, "a/c", at(0), Grade::Good);
    assert_eq!(proved(&store), None);
    assert_eq!(last::unless_a_later_one(&store.conn).unwrap(), None);
    assert_eq!(last::id(&store.conn).unwrap(), Some(latest.0));
}

#[test]
fn another_device_is_heard_by_its_clock() {
    let mut store = memory();
    record(&mut store, "a/b", at(5), Grade::Good);
    move_to_machine(&mut store, 2);
    let earlier = record(&mut store, "a/b", at(1), Grade::Good);
    assert_eq!(proved(&store), None);
    assert_ne!(last::id(&store.conn).unwrap(), Some(earlier.0));
    let later = store.record(&answer("a/b", at(9), Grade::Good)).unwrap();
    assert_eq!(proved(&store), Some(later.review.0));
}

#[test]
fn after_a_merge_the_last_answer_of_the_other_device_is_found_by_one_look() {
    let (_folder, path) = place();
    let mut other = open(&path);
    for number in 0..=i64::from(last::NEWEST) {
        record(&mut other, "a/b", at(number), Grade::Good);
    }
    let latest = record(&mut other, "a/c", at(400), Grade::Good);
    let taken_back = record(&mut other, "a/d", at(401), Grade::Good);
    other.undo(taken_back, at(401)).unwrap();
    let mut store = memory();
    store.merge(&path, Merging::Take).unwrap();
    assert_eq!(proved(&store), None, "nobody has written here");
    let looked = |store: &Store| last::unless_a_later_one(&store.conn).unwrap();
    assert_eq!(looked(&store), Some(latest.0));
    store.undo(latest, at(402)).unwrap();
    let before = last::among_all(&store.conn).unwrap();
    assert_eq!((proved(&store), looked(&store)), (None, before));
}
