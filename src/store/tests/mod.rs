//! The progress file from outside: what is kept, what is refused, what comes back.

mod backups;
mod day;
mod devices;
mod digest;
mod doctor;
mod fits;
mod importing;
mod keeping;
mod last;
mod merging;
mod migrating;
mod opening;
mod property;
mod reading;
mod relinking;
mod restoring;
mod reviews;
mod salvaging;
mod syncing;

use std::path::{Path, PathBuf};

use rusqlite::types::Value;
use tempfile::TempDir;

use super::{Access, Store};
use crate::base::{Grade, Millis, Offset, Probability, QuestionKey, Seed};
use crate::deck::Form;
use crate::memory::{Scheduler, Spread};
use crate::session::{Keeper, Kind, NewReview, ReviewId};

/// 2026-01-01T00:00:00Z.
const START: i64 = 1_767_225_600_000;
const MINUTE: i64 = 60_000;
const DAY: i64 = 86_400_000;

fn at(days: i64) -> Millis {
    Millis(START + days * DAY)
}

fn key(text: &str) -> QuestionKey {
    text.parse().unwrap()
}

fn answer(question: &str, at: Millis, grade: Grade) -> NewReview {
    NewReview {
        key: key(question),
        at,
        offset: Offset(540),
        took_ms: Some(4321),
        form: Form::Typed,
        choices: 0,
        given: String::from("한국"),
        score: Some(1.0),
        confidence: None,
        grade,
        kind: Kind::Study,
        retention: Probability::new(0.9),
        spread: Spread::default(),
    }
}

fn memory() -> Store {
    Store::in_memory(Scheduler::default(), Seed(1)).unwrap()
}

/// A folder that goes away, and the progress file in it.
fn place() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("progress.db");
    (folder, path)
}

fn open(path: &Path) -> Store {
    Store::open(path, Access::Write, Scheduler::default(), Seed(1)).unwrap()
}

fn record(store: &mut Store, question: &str, at: Millis, grade: Grade) -> ReviewId {
    store.record(&answer(question, at, grade)).unwrap().review
}

/// All that is derived, value by value.
fn derived(store: &Store) -> Vec<Vec<Value>> {
    let dump = |sql: &str| -> Vec<Vec<Value>> {
        let mut statement = store.conn.prepare(sql).unwrap();
        let columns = statement.column_count();
        let rows = statement.query_map([], |row| {
            (0..columns).map(|column| row.get(column)).collect()
        });
        rows.unwrap().map(Result::unwrap).collect()
    };
    let mut all = dump("SELECT * FROM states ORDER BY question");
    all.extend(dump("SELECT device, seq, entries, trace FROM here"));
    all
}

fn assert_rebuilds_to_the_same(store: &mut Store) {
    let before = derived(store);
    let findings = store.examine().unwrap();
    assert!(findings.is_sound(), "{findings:?}");
    assert_eq!(store.rebuild().unwrap().changed, 0);
    assert_eq!(derived(store), before);
}

/// As if the file had been copied to another machine: from now on another device writes.
fn move_to_machine(store: &mut Store, machine: u8) {
    store.pen.mark = vec![machine; 24];
}
