use super::*;
use crate::store::{Dangling, ErrorKind, Rebuilt};

fn filled(path: &Path) -> Store {
    let mut store = open(path);
    for step in 0..200 {
        let question = format!("korea/card-{}", step % 40);
        record(
            &mut store,
            &question,
            at(step),
            Grade::ALL[usize::try_from(step).unwrap() % 4],
        );
    }
    store
}

#[test]
fn a_sound_file_has_no_findings() {
    let mut store = memory();
    let found = store.examine().unwrap();
    assert!(found.is_sound() && found.reviews == 0);
    let id = record(&mut store, "korea/a", at(0), Grade::Good);
    record(&mut store, "korea/b", at(0), Grade::Good);
    store.undo(id, at(0)).unwrap();
    let found = store.examine().unwrap();
    assert!(found.is_sound(), "{found:?}");
    assert_eq!((found.reviews, found.questions), (2, 1));
}

#[test]
fn a_state_that_does_not_follow_from_the_log_is_found_and_mended() {
    let (_folder, path) = place();
    let mut store = filled(&path);
    let sound = derived(&store);
    store
        .conn
        .execute_batch(
            "UPDATE states SET stability = stability + 1e-9 WHERE question = 1;
             UPDATE states SET suspended = 1 WHERE question = 2;
             DELETE FROM states WHERE question = 3;
             INSERT INTO questions (deck, card, face) VALUES ('korea', 'z', 'main');
             INSERT INTO states (question, suspended) VALUES (last_insert_rowid(), 1);
             UPDATE here SET seq = 1;",
        )
        .unwrap();
    let found = store.examine().unwrap();
    assert_eq!(
        found.differing,
        ["korea/card-0", "korea/card-1", "korea/card-2", "korea/z"].map(key)
    );
    assert!(found.counter_behind && !found.is_sound());
    assert_eq!(
        store.rebuild().unwrap(),
        Rebuilt {
            questions: 40,
            changed: 4
        }
    );
    assert_eq!(derived(&store), sound);
    assert!(store.examine().unwrap().is_sound());
}

#[test]
fn rows_that_point_to_nothing_are_found() {
    let mut store = memory();
    record(&mut store, "korea/a", at(0), Grade::Good);
    store
        .conn
        .execute_batch(
            "PRAGMA foreign_keys = OFF;
             INSERT INTO undos (id, device, seq, at, review) VALUES (5, 1, 9, 0, 77);
             INSERT INTO states (question, suspended) VALUES (99, 1);",
        )
        .unwrap();
    let found = store.examine().unwrap();
    let dangling = |table: &str, row: i64, missing_in: &str| Dangling {
        table: table.to_owned(),
        row,
        missing_in: missing_in.to_owned(),
    };
    assert_eq!(
        found.dangling,
        [
            dangling("undos", 5, "reviews"),
            dangling("states", 99, "questions")
        ]
    );
    assert_eq!(store.rebuild().unwrap().changed, 1, "the stray state goes");
}

#[test]
fn a_number_given_out_twice_is_found() {
    let mut store = memory();
    let id = record(&mut store, "korea/a", at(0), Grade::Good);
    store
        .conn
        .execute(
            "INSERT INTO corrections (id, device, seq, at, review, grade) VALUES (5, 1, 1, 0, ?1, 4)",
            [id.0],
        )
        .unwrap();
    assert_eq!(store.examine().unwrap().repeated_numbers, 1);
}

/// Overwrites the first page of a table with a text.
fn spoil(path: &Path, table: &str) {
    let conn = rusqlite::Connection::open(path).unwrap();
    let sql = "SELECT rootpage FROM sqlite_schema WHERE name = ?1";
    let page: usize = conn
        .query_row(sql, [table], |row| row.get::<_, u32>(0))
        .unwrap()
        .try_into()
        .unwrap();
    drop(conn);
    let mut bytes = std::fs::read(path).unwrap();
    bytes[(page - 1) * 4096..page * 4096].fill(b'?');
    std::fs::write(path, bytes).unwrap();
}

#[test]
fn damage_is_described_and_does_not_end_the_examination() {
    let (_folder, path) = place();
    drop(filled(&path));
    spoil(&path, "reviews");
    let store = open(&path);
    let found = store.examine().unwrap();
    assert!(!found.integrity.is_empty() && !found.is_sound());
    assert!(matches!(
        store.reviews().unwrap_err().kind,
        ErrorKind::Damaged(_)
    ));
}

#[test]
fn a_rebuild_that_cannot_read_the_log_changes_nothing() {
    let (_folder, path) = place();
    drop(filled(&path));
    spoil(&path, "reviews");
    let before = std::fs::read(&path).unwrap();
    let mut store = open(&path);
    let error = store.rebuild().unwrap_err();
    assert!(matches!(error.kind, ErrorKind::Damaged(_)), "{error:?}");
    drop(store);
    assert!(std::fs::read(&path).unwrap() == before);
}

#[test]
fn an_index_that_lost_rows_is_mended() {
    let (_folder, path) = place();
    let store = filled(&path);
    let sound = derived(&store);
    // an index that holds nothing, as after a fault of the disk
    store
        .conn
        .execute_batch(
            "PRAGMA writable_schema = ON;
             CREATE TABLE empty (question INTEGER, device INTEGER);
             CREATE INDEX empty_index ON empty (question, device);
             UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'empty_index')
                 WHERE name = 'reviews_of_question';
             DELETE FROM sqlite_schema WHERE name IN ('empty', 'empty_index');
             PRAGMA writable_schema = RESET;",
        )
        .unwrap();
    drop(store);
    let mut store = open(&path);
    assert!(!store.examine().unwrap().integrity.is_empty());
    store.rebuild().unwrap();
    assert_eq!(derived(&store), sound);
    assert!(store.examine().unwrap().differing.is_empty());
}

#[test]
fn a_trigger_that_is_gone_or_added_is_found_and_ours_come_back() {
    let (_folder, path) = place();
    let mut store = filled(&path);
    store
        .conn
        .execute_batch(
            "DROP TRIGGER reviews_stay; DROP INDEX reviews_of_question;
             CREATE TRIGGER mine AFTER INSERT ON undos BEGIN SELECT 1; END;
             CREATE TABLE notes (text TEXT);",
        )
        .unwrap();
    let names = |store: &Store| -> Vec<(String, bool)> {
        let parts = store.examine().unwrap().schema.into_iter();
        parts
            .map(|part| (part.name.clone(), part.is_foreign()))
            .collect()
    };
    let named = |name: &str, foreign| (name.to_owned(), foreign);
    let ours = [
        named("reviews_of_question", false),
        named("reviews_stay", false),
    ];
    assert_eq!(names(&store), [&ours[..], &[named("mine", true)]].concat());
    store.rebuild().unwrap();
    assert_eq!(names(&store), [named("mine", true)]);
    assert!(
        store
            .conn
            .execute("UPDATE reviews SET grade = 1", [])
            .is_err()
    );
}
