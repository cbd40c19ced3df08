//! What holds of all bytes that may lie where the progress file should be.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use quizdeck::base::{Day, Grade, Millis, Offset, Probability, QuestionKey, Seed};
use quizdeck::deck::Form;
use quizdeck::memory::{Scheduler, Spread};
use quizdeck::session::{Keeper, Kind, NewReview, ReviewId};
use quizdeck::store::{Access, ErrorKind, Store, StoreError, salvage};
use rusqlite::Connection;

/// 2026-01-01T00:00:00Z.
const START: i64 = 1_767_225_600_000;

/// The file at `path`, which holds `bytes`, is used or refused with a reason and a way out; looking changes nothing, what
/// is said to be kept is kept, and what is said to be sound has the reviews that are `known`. An emptied file is no fresh
/// start where a backup lies beside it.
pub(crate) fn holds(path: &Path, bytes: &[u8], known: Option<&BTreeSet<ReviewId>>) {
    let sound = looked_at(path, &path.with_file_name("digest"));
    if let (Some(found), Some(known)) = (sound, known) {
        assert_eq!(found, *known, "said to be sound");
    }
    let after = fs::read(path).unwrap();
    assert_eq!(after, bytes, "looking changes nothing");
    saved(path, bytes);
    written_to(path);
    if bytes.is_empty() {
        let error = open(path, Access::Write).unwrap_err();
        assert_eq!(error.kind, ErrorKind::Emptied);
    }
}

/// Saves what can be read of it, which changes nothing before it is kept.
fn saved(path: &Path, bytes: &[u8]) {
    match salvage(path, Scheduler::default(), Seed(6)) {
        Ok(None) => {}
        Ok(Some(salvaged)) => {
            assert!(salvaged.rescue.reviews > 0);
            salvaged.discard().unwrap();
        }
        Err(error) => refused(&error),
    }
    let after = fs::read(path).unwrap();
    assert_eq!(after, bytes, "saving changes nothing");
}

fn review(question: i64, at: i64) -> NewReview {
    NewReview {
        key: format!("korea/card-{question}").parse().unwrap(),
        at: Millis(START + at),
        offset: Offset(540),
        took_ms: Some(1_500),
        form: Form::Typed,
        choices: 0,
        given: format!("1965, answer {at} 한국"),
        score: Some(1.0),
        confidence: None,
        grade: if at % 7 == 0 {
            Grade::Again
        } else {
            Grade::Good
        },
        kind: Kind::Study,
        retention: Probability::new(0.9),
        spread: Spread::default(),
    }
}

pub(crate) fn open(path: &Path, access: Access) -> Result<Store, StoreError> {
    Store::open(path, access, Scheduler::default(), Seed(5))
}

/// A file with everything in it, as bytes, and the names of its reviews.
pub(crate) fn whole(folder: &Path, answers: usize) -> (Vec<u8>, BTreeSet<ReviewId>) {
    let path = folder.join("whole.db");
    let mut store = open(&path, Access::Write).unwrap();
    let ids: Vec<_> = (0..)
        .take(answers)
        .map(|number| {
            let review = review(number % 40, number * 3_600_000);
            store.record(&review).unwrap().review
        })
        .collect();
    let last = *ids.last().unwrap();
    let at = Millis(START + 9_000_000_000);
    let key: QuestionKey = "korea/card-3".parse().unwrap();
    store.correct(last, Grade::Hard, at).unwrap();
    store.suspend(&key, true, at).unwrap();
    store.bury(&key, Day(20_500), true, at).unwrap();
    drop(store);
    (fs::read(path).unwrap(), ids.into_iter().collect())
}

/// A refusal is a sentence with a way out.
fn refused(error: &StoreError) {
    let said = error.to_string();
    assert!(
        !said.is_empty() && !said.contains("SQLite") && !said.contains("disk image"),
        "{said}"
    );
    let helped = error.help().is_some_and(|help| !help.is_empty());
    assert!(helped, "{said} without help");
}

/// Reads everything there is to read; whether it is sound.
fn looked_at(path: &Path, cache: &Path) -> Option<BTreeSet<ReviewId>> {
    let store = open(path, Access::Read)
        .map_err(|error| refused(&error))
        .ok()?;
    let told = |error: StoreError| refused(&error);
    drop(store.states(None).map_err(told));
    let count = store.count().map_err(told).ok();
    drop(store.last_review().map_err(told));
    drop(store.due_counts(Day(20_600)).map_err(told));
    drop(store.digest(Some(cache)).map_err(told));
    let found = store.examine().map_err(told).ok()?;
    drop(store);
    let ids = found.is_sound().then(|| ids(path))?;
    assert_eq!(count, Some(ids.len() as u64), "said to be sound");
    Some(ids)
}

/// The reviews that were not taken back.
fn ids(path: &Path) -> BTreeSet<ReviewId> {
    let file = Connection::open(path).unwrap();
    let sql = "SELECT id FROM reviews WHERE id NOT IN (SELECT review FROM undos)";
    let mut statement = file.prepare(sql).unwrap();
    let rows = statement
        .query_map([], |row| row.get(0).map(ReviewId))
        .unwrap();
    rows.map(Result::unwrap).collect()
}

/// Writes: what was said to be kept is kept.
fn written_to(path: &Path) {
    let Ok(mut store) = open(path, Access::Write).map_err(|error| refused(&error)) else {
        return;
    };
    let kept = store
        .record(&review(500, 900_000_000))
        .map_err(|error| refused(&error));
    let rebuilt = store.rebuild().map_err(|error| refused(&error));
    let found = store.examine();
    if let (Ok(_), Ok(found)) = (rebuilt, found) {
        assert!(
            found.differing.is_empty() && !found.counter_behind,
            "{found:?}"
        );
    }
    drop(store);
    if let Ok(kept) = kept {
        let file = Connection::open(path).unwrap();
        let held = file.query_row(
            "SELECT 1 FROM reviews WHERE id = ?1",
            [kept.review.0],
            |_| Ok(()),
        );
        assert_eq!(held, Ok(()));
    }
}
