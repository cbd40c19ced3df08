//! Anything may lie where the progress file should be: it is read, examined and written to, or refused with a reason;
//! never a panic, never a success that is none. The same of what is kept beside it to be quick.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that cannot go on fails

mod fuzz;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use quizdeck::base::{Day, Grade, Millis, Offset, Probability, QuestionKey, Seed};
use quizdeck::deck::Form;
use quizdeck::memory::{Scheduler, Spread};
use quizdeck::session::{Keeper, Kind, NewReview, ReviewId};
use quizdeck::store::{Access, ErrorKind, Store, StoreError};
use rand::{Rng, RngExt};
use rusqlite::Connection;
use tempfile::TempDir;

/// 2026-01-01T00:00:00Z.
const START: i64 = 1_767_225_600_000;

const OLD: [&str; 3] = [
    include_str!("../src/store/migrations/samples/v1.sql"),
    include_str!("../src/store/migrations/samples/v3.sql"),
    include_str!("../src/store/migrations/samples/v5.sql"),
];

/// What is thrown into a file: pieces of the format, and of our tables.
const TOKENS: [&str; 8] = [
    "SQLite format 3\0",
    "QzDk",
    "\0\0\0\0",
    "\u{7f}\u{7f}\u{7f}\u{7f}",
    "CREATE TABLE reviews",
    "korea-japan",
    "\r\0",
    "\n\0",
];

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

fn open(path: &Path, access: Access) -> Result<Store, StoreError> {
    Store::open(path, access, Scheduler::default(), Seed(5))
}

/// A file with everything in it, as bytes, and the names of its reviews.
fn whole(folder: &Path, answers: usize) -> (Vec<u8>, BTreeSet<ReviewId>) {
    let path = folder.join("whole.db");
    let mut store = open(&path, Access::Write).unwrap();
    let mut last = None;
    for number in (0..).take(answers) {
        last = Some(
            store
                .record(&review(number % 40, number * 3_600_000))
                .unwrap(),
        );
    }
    let last = last.unwrap().review;
    let at = Millis(START + 9_000_000_000);
    let key: QuestionKey = "korea/card-3".parse().unwrap();
    store.correct(last, Grade::Hard, at).unwrap();
    store.suspend(&key, true, at).unwrap();
    store.bury(&key, Day(20_500), true, at).unwrap();
    let ids = store
        .reviews_between(..)
        .unwrap()
        .into_iter()
        .map(|review| review.id)
        .collect();
    drop(store);
    (fs::read(path).unwrap(), ids)
}

fn old(folder: &Path, number: usize) -> Vec<u8> {
    let path = folder.join(format!("old-{number}.db"));
    Connection::open(&path)
        .unwrap()
        .execute_batch(OLD[number])
        .unwrap();
    fs::read(path).unwrap()
}

/// Damage as disks and people make it.
fn damaged(bytes: &mut Vec<u8>, rng: &mut impl Rng) {
    const PAGE: usize = 4096;
    let at = rng.random_range(0..bytes.len());
    match rng.random_range(0..8) {
        0 => bytes.truncate(at),
        1 => bytes.truncate(at / PAGE * PAGE),
        2 => {
            // a page in the place of another
            let (from, to) = (
                at / PAGE * PAGE,
                rng.random_range(0..bytes.len()) / PAGE * PAGE,
            );
            let page = bytes[from..from + PAGE].to_vec();
            bytes[to..to + PAGE].copy_from_slice(&page);
        }
        3 => {
            let length = rng.random_range(1..600);
            rng.fill_bytes(&mut bytes[..length]);
        }
        4 => fuzz::mutate(bytes, &TOKENS, rng),
        5 => {
            // numbers in the header: size of pages, versions, count of pages
            let at = rng.random_range(16..100);
            bytes[at] = rng.random();
        }
        _ => {
            for _ in 0..rng.random_range(1..8) {
                let at = rng.random_range(0..bytes.len());
                bytes[at] ^= 1 << rng.random_range(0..8);
            }
        }
    }
}

/// A refusal is a sentence with a way out.
fn refused(error: &StoreError, round: u64) {
    let said = error.to_string();
    assert!(
        !said.is_empty() && !said.contains("SQLite") && !said.contains("disk image"),
        "round {round}: {said}"
    );
    let helped = error.help().is_some_and(|help| !help.is_empty());
    assert!(helped, "round {round}: {said} without help");
}

/// Reads everything there is to read; whether it is sound.
fn looked_at(path: &Path, cache: &Path, round: u64) -> Option<BTreeSet<ReviewId>> {
    let store = open(path, Access::Read)
        .map_err(|error| refused(&error, round))
        .ok()?;
    let told = |error: StoreError| refused(&error, round);
    drop(store.states(None).map_err(told));
    let count = store.count().map_err(told).ok();
    drop(store.last_review().map_err(told));
    drop(store.due_counts(Day(20_600)).map_err(told));
    drop(store.digest(Some(cache)).map_err(told));
    let ids = store.reviews_between(..).map_err(told).ok();
    let found = store.examine().map_err(told).ok()?;
    let sound = found.is_sound();
    assert!(
        !sound || count == ids.as_ref().map(|ids| ids.len() as u64),
        "round {round}: {count:?} of {:?}",
        ids.map(|ids| ids.len())
    );
    let ids = ids?.into_iter().map(|review| review.id).collect();
    sound.then_some(ids)
}

/// Writes: what was said to be kept is kept.
fn written_to(path: &Path, round: u64) {
    let Ok(mut store) = open(path, Access::Write).map_err(|error| refused(&error, round)) else {
        return;
    };
    let kept = store
        .record(&review(500, 900_000_000))
        .map_err(|error| refused(&error, round));
    let rebuilt = store.rebuild().map_err(|error| refused(&error, round));
    let found = store.examine();
    if let (Ok(_), Ok(found)) = (rebuilt, found) {
        assert!(
            found.differing.is_empty() && !found.counter_behind,
            "round {round}: {found:?}"
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
        assert_eq!(held, Ok(()), "round {round}");
    }
}

fn scratch() -> TempDir {
    tempfile::tempdir_in("/dev/shm")
        .or_else(|_| tempfile::tempdir())
        .unwrap()
}

#[test]
fn whatever_lies_there_is_used_or_refused() {
    let seeds = scratch();
    let (whole, ids) = whole(seeds.path(), 150);
    let old: Vec<_> = (0..OLD.len())
        .map(|number| old(seeds.path(), number))
        .collect();
    for round in fuzz::rounds(60) {
        let mut rng = Seed(round).derive("progress").generator();
        let is_new = rng.random_range(0..4) > 0;
        let mut bytes = if is_new {
            whole.clone()
        } else {
            old[rng.random_range(0..old.len())].clone()
        };
        damaged(&mut bytes, &mut rng);
        let folder = scratch();
        let path = folder.path().join("progress.db");
        fs::write(&path, &bytes).unwrap();
        // a backup beside it: an emptied file is no fresh start
        fs::write(folder.path().join("progress.db.v1.backup"), &whole).unwrap();
        let done = std::panic::catch_unwind(|| {
            let sound = looked_at(&path, &folder.path().join("digest"), round);
            if let Some(found) = sound.filter(|_| is_new) {
                assert_eq!(found, ids, "round {round}: said to be sound");
            }
            assert_eq!(
                fs::read(&path).unwrap(),
                bytes,
                "round {round}: looking changes nothing"
            );
            written_to(&path, round);
            if bytes.is_empty() {
                let error = open(&path, Access::Write).unwrap_err();
                assert_eq!(error.kind, ErrorKind::Emptied);
            }
        });
        assert!(done.is_ok(), "round {round}");
    }
}

#[test]
fn a_damaged_digest_is_made_anew() {
    let folder = scratch();
    let path = folder.path().join("progress.db");
    // with fewer answers none is kept
    fs::write(&path, whole(folder.path(), 2_000).0).unwrap();
    let store = open(&path, Access::Read).unwrap();
    let cache = folder.path().join("digest");
    let (fresh, _) = (
        store.digest(None).unwrap(),
        store.digest(Some(&cache)).unwrap(),
    );
    let sound = fs::read(&cache).unwrap();
    for round in fuzz::rounds(200) {
        let mut rng = Seed(round).derive("digest").generator();
        let mut bytes = sound.clone();
        match rng.random_range(0..4) {
            0 => bytes.truncate(rng.random_range(0..bytes.len())),
            1 => bytes = fuzz::noise(5_000, &mut rng),
            _ => fuzz::mutate(&mut bytes, &TOKENS, &mut rng),
        }
        fs::write(&cache, bytes).unwrap();
        let again = store.digest(Some(&cache)).unwrap();
        assert!(
            again.bytes() == fresh.bytes() && again.questions().len() == fresh.questions().len(),
            "round {round}"
        );
        assert_eq!(again.texts().len(), fresh.texts().len(), "round {round}");
    }
}
