//! Anything may lie where the progress file should be: it is read, examined and written to, or refused with a reason;
//! never a panic, never a success that is none. The same of what is kept beside it to be quick.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that cannot go on fails

mod fuzz;

#[path = "fuzz/progress.rs"]
mod progress;

use std::fs;
use std::path::Path;

use progress::{open, whole};
use quizdeck::base::Seed;
use quizdeck::store::Access;
use rand::{Rng, RngExt};
use rusqlite::Connection;
use tempfile::TempDir;

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
        fuzz::tried(&format!("round {round}"), || {
            progress::holds(&path, &bytes, is_new.then_some(&ids));
        });
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
