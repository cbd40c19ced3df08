use rusqlite::Connection;

use super::*;
use crate::store::error::ErrorKind;
use crate::store::migrate::{self, Header, STEPS, header};
use crate::store::wait::PATIENCE;
use crate::store::{StoreError, open as opening};

/// A file as each version left it, row by row; a new version adds its own and the old ones stay as they are.
pub(super) const SAMPLES: &[&str] = &[
    include_str!("../migrations/samples/v1.sql"),
    include_str!("../migrations/samples/v2.sql"),
    include_str!("../migrations/samples/v3.sql"),
    include_str!("../migrations/samples/v4.sql"),
    include_str!("../migrations/samples/v5.sql"),
    include_str!("../migrations/samples/v6.sql"),
    include_str!("../migrations/samples/v7.sql"),
];

/// A step that a later version might take.
const NEXT: &str = "CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;";

/// All steps there are, and one more.
fn and(step: &'static str) -> Vec<&'static str> {
    STEPS.iter().copied().chain([step]).collect()
}

fn newest() -> i32 {
    migrate::newest(STEPS)
}

fn sample(path: &Path, version: usize) {
    let conn = Connection::open(path).unwrap();
    conn.execute_batch(SAMPLES[version - 1]).unwrap();
}

fn version(conn: &Connection) -> i32 {
    conn.pragma_query_value(None, "user_version", |row| row.get(0))
        .unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn every_version_has_a_sample() {
    assert_eq!(SAMPLES.len(), STEPS.len());
}

#[test]
fn a_file_of_every_earlier_version_is_read_whole() {
    for number in 1..=SAMPLES.len() {
        for access in [Access::Write, Access::Read] {
            let (_folder, path) = place();
            sample(&path, number);
            let store = Store::open(&path, access, Scheduler::default(), Seed(1)).unwrap();
            assert_eq!(version(&store.conn), migrate::newest(STEPS));
            let found = store.examine().unwrap();
            // what a scheduler makes of the log may change, the log may not
            assert!(found.integrity.is_empty() && found.dangling.is_empty());
            assert_eq!((found.reviews, found.questions), (6, 3));
            let grades: Vec<_> = store
                .reviews()
                .unwrap()
                .iter()
                .map(|one| (one.review.key.to_string(), one.review.grade))
                .collect();
            let expected = [
                ("korea-japan/treaty-year/main", Grade::Easy),
                ("korea-japan/un/c1", Grade::Again),
                ("korea-japan/un/c1", Grade::Good),
                ("korea-japan/treaty-year/main", Grade::Hard),
                ("korea-japan/un/c1", Grade::Again),
            ];
            let expected: Vec<_> = expected
                .map(|(name, grade)| (name.to_owned(), grade))
                .into();
            assert_eq!(grades, expected, "version {number}");
            let states = store.states(None).unwrap();
            assert!(states[&key("korea-japan/han/reverse")].suspended);
            assert_eq!(states[&key("korea-japan/un/c1")].state.unwrap().reps, 2);
        }
    }
}

#[test]
fn a_file_of_every_earlier_version_can_be_written_to() {
    for number in 1..=SAMPLES.len() {
        let (_folder, path) = place();
        sample(&path, number);
        let mut store = open(&path);
        store.rebuild().unwrap();
        record(&mut store, "korea-japan/un/c1", at(60), Grade::Good);
        let pair = (key("korea-japan/un/c1"), key("korea-un/entry/c1"));
        store.relink(&[pair], at(61)).unwrap();
        assert_rebuilds_to_the_same(&mut store);
    }
}

fn migrated(path: &Path, steps: &[&str]) -> Result<opening::Opened, ErrorKind> {
    opening::for_writing(path, PATIENCE, steps)
}

#[test]
fn a_new_version_is_reached_and_the_old_file_lies_beside_it() {
    let (folder, path) = place();
    record(&mut open(&path), "korea/a", at(0), Grade::Good);
    let conn = migrated(&path, &and(NEXT)).unwrap().conn;
    assert_eq!(version(&conn), newest() + 1);
    conn.execute("INSERT INTO notes (text) VALUES ('kept')", [])
        .unwrap();
    drop(conn);
    assert_eq!(
        names(folder.path()),
        ["progress.db", "progress.db.v7.backup"]
    );
    let mut backup = open(&folder.path().join("progress.db.v7.backup"));
    assert_eq!(
        (version(&backup.conn), backup.count().unwrap()),
        (newest(), 1)
    );
    assert_rebuilds_to_the_same(&mut backup);
    // the older program leaves the newer file alone
    let error = Store::open(&path, Access::Write, Scheduler::default(), Seed(1)).unwrap_err();
    assert_eq!(
        error.kind,
        ErrorKind::Newer {
            found: newest() + 1,
            known: newest()
        }
    );
    let conn = migrated(&path, &and(NEXT)).unwrap().conn;
    assert_eq!(version(&conn), newest() + 1);
}

#[test]
fn a_backup_never_replaces_another() {
    let (folder, path) = place();
    drop(open(&path));
    std::fs::write(folder.path().join("progress.db.v7.backup"), "mine").unwrap();
    drop(migrated(&path, &and(NEXT)).unwrap());
    assert_eq!(
        names(folder.path()),
        [
            "progress.db",
            "progress.db.v7-2.backup",
            "progress.db.v7.backup"
        ]
    );
    let kept = std::fs::read(folder.path().join("progress.db.v7.backup")).unwrap();
    assert_eq!(kept, b"mine");
}

#[test]
fn a_step_that_fails_leaves_the_file_as_it_was() {
    let (_folder, path) = place();
    record(&mut open(&path), "korea/a", at(0), Grade::Good);
    let broken =
        "CREATE TABLE notes (id INTEGER PRIMARY KEY) STRICT; INSERT INTO nowhere VALUES (1);";
    let dangling = "INSERT INTO undos (id, device, seq, at, review) VALUES (5, 1, 9, 0, 77);";
    for step in [broken, dangling] {
        assert!(migrated(&path, &and(step)).is_err());
        let mut store = open(&path);
        assert_eq!(
            (version(&store.conn), store.count().unwrap()),
            (newest(), 1)
        );
        assert_rebuilds_to_the_same(&mut store);
        let left: i64 = store
            .conn
            .query_row(
                "SELECT count(*) FROM sqlite_schema WHERE name = 'notes'",
                [],
                |row| row.get(0),
            )
            .unwrap();
        assert_eq!(left, 0);
    }
}

#[test]
fn reading_brings_an_old_file_up_in_memory_only() {
    let (folder, path) = place();
    record(&mut open(&path), "korea/a", at(0), Grade::Good);
    let before = std::fs::read(&path).unwrap();
    let steps = and(NEXT);
    let conn = opening::for_reading(&path, PATIENCE, &steps).unwrap().conn;
    assert_eq!(version(&conn), newest() + 1);
    let reviews: i64 = conn
        .query_row(
            "SELECT count(*) FROM reviews JOIN notes ON 0 = 1 OR 1 = 1",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(
        reviews, 0,
        "the table of the new version is there, and empty"
    );
    drop(conn);
    assert_eq!(names(folder.path()), ["progress.db"]);
    assert!(std::fs::read(&path).unwrap() == before);
}

#[test]
fn a_crash_between_making_a_file_and_its_tables_leaves_a_fresh_one() {
    let (_folder, path) = place();
    let conn = Connection::open(&path).unwrap();
    conn.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))
        .unwrap();
    assert_eq!(header(&conn, STEPS), Ok(Header::Fresh));
    drop(conn);
    record(&mut open(&path), "korea/a", at(0), Grade::Good);
}

#[test]
fn a_version_that_no_step_made_is_damage() {
    let (_folder, path) = place();
    drop(open(&path));
    let conn = Connection::open(&path).unwrap();
    conn.pragma_update(None, "user_version", -3).unwrap();
    drop(conn);
    let kind = |error: StoreError| error.kind;
    let error = Store::open(&path, Access::Write, Scheduler::default(), Seed(1)).map_err(kind);
    assert_eq!(
        error.unwrap_err(),
        ErrorKind::Damaged(String::from("its version is -3"))
    );
}
