use std::fs;
use std::sync::OnceLock;

use proptest::prelude::*;

use super::merging::everything;
use super::*;
use crate::store::error::ErrorKind;
use crate::store::{Before, Imported, Rescue, back_up, salvage};

/// A file with 600 reviews of 60 questions, undos, corrections and suspensions, closed.
fn filled(path: &Path) {
    static MADE: OnceLock<Vec<u8>> = OnceLock::new();
    let made = MADE.get_or_init(|| {
        let (_folder, path) = place();
        let mut store = open(&path);
        for step in 0..600 {
            let name = format!("korea/card-{}", step % 60);
            let id = record(&mut store, &name, at(step), Grade::Good);
            match step % 50 {
                7 => drop(store.undo(id, at(step)).unwrap()),
                8 => drop(store.correct(id, Grade::Hard, at(step)).unwrap()),
                9 => store.suspend(&key(&name), true, at(step)).unwrap(),
                _ => {}
            }
        }
        let moved = (key("korea/card-1"), key("korea/moved"));
        store.relink(&[moved], at(700)).unwrap();
        drop(store);
        fs::read(&path).unwrap()
    });
    fs::write(path, made).unwrap();
}

fn saved(path: &Path) -> Rescue {
    let salvaged = salvage(path, Scheduler::default(), Seed(3))
        .unwrap()
        .unwrap();
    let rescue = salvaged.rescue.clone();
    salvaged.keep(at(900)).unwrap();
    let mut store = open(path);
    assert_eq!(store.examine().unwrap().reviews, rescue.reviews);
    assert_rebuilds_to_the_same(&mut store);
    rescue
}

fn spoil(path: &Path, from: usize, to: usize) {
    let mut bytes = fs::read(path).unwrap();
    let to = to.min(bytes.len());
    bytes[from.min(to)..to].fill(b'?');
    fs::write(path, bytes).unwrap();
}

#[test]
fn a_sound_file_is_never_touched() {
    let (folder, path) = place();
    assert!(
        salvage(&path, Scheduler::default(), Seed(3))
            .unwrap()
            .is_none(),
        "no file"
    );
    filled(&path);
    let before = fs::read(&path).unwrap();
    assert!(
        salvage(&path, Scheduler::default(), Seed(3))
            .unwrap()
            .is_none()
    );
    assert!(fs::read(&path).unwrap() == before);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn everything_that_can_be_read_is_saved_and_the_damaged_file_is_kept() {
    let (folder, path) = place();
    filled(&path);
    let whole = derived(&open(&path));
    // without the first page the schema is gone, and SQLite calls it no database
    spoil(&path, 0, 4096);
    let damaged = fs::read(&path).unwrap();
    assert!(
        matches!(Store::open(&path, Access::Read, Scheduler::default(), Seed(1)), Err(error) if error.kind == ErrorKind::NotDatabase)
    );
    let rescue = saved(&path);
    assert_eq!(
        (rescue.reviews, rescue.from_file, rescue.from_backup),
        (600, 600, 0)
    );
    assert_eq!((rescue.nameless, rescue.backup), (0, None));
    // nobody has written into the new file yet, so no counter stands at the end
    let states = &whole[..whole.len() - 1];
    assert!(derived(&open(&path)) == states, "every memory is as it was");
    let aside = folder.path().join("progress.db.20280619T000000Z.damaged");
    assert!(fs::read(aside).unwrap() == damaged);
}

#[test]
fn what_the_file_has_lost_comes_from_the_newest_sound_backup() {
    let (_folder, path) = place();
    filled(&path);
    let kept = back_up(&path, None, at(700)).unwrap().unwrap();
    record(&mut open(&path), "korea/later", at(800), Grade::Good);
    let length = usize::try_from(fs::metadata(&path).unwrap().len()).unwrap();
    spoil(&path, length / 4, length * 3 / 4);
    let rescue = saved(&path);
    assert!(rescue.reviews >= 600, "{rescue:?}");
    assert!(rescue.from_backup > 0 && rescue.from_file > 0, "{rescue:?}");
    assert_eq!((rescue.backup, rescue.nameless), (Some(kept.path), 0));
}

#[test]
fn an_index_that_is_damaged_comes_back_too() {
    let (_folder, path) = place();
    filled(&path);
    let whole = log_of(&open(&path));
    let conn = rusqlite::Connection::open(&path).unwrap();
    let sql = "SELECT rootpage FROM sqlite_schema WHERE name = 'states_due'";
    let root: u32 = conn.query_row(sql, [], |row| row.get(0)).unwrap();
    drop(conn);
    let mut bytes = fs::read(&path).unwrap();
    // the end of a page holds the entry that came first
    bytes[usize::try_from(root).unwrap() * 4096 - 1] ^= 4;
    fs::write(&path, bytes).unwrap();
    assert!(!open(&path).examine().unwrap().is_sound());
    assert_eq!(saved(&path).reviews, 600);
    assert_eq!(log_of(&open(&path)), whole);
}

#[test]
fn reviews_whose_question_lost_its_name_are_kept() {
    let (_folder, path) = place();
    filled(&path);
    let conn = rusqlite::Connection::open(&path).unwrap();
    let root: usize = conn
        .query_row(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'questions'",
            [],
            |row| row.get::<_, u32>(0),
        )
        .unwrap()
        .try_into()
        .unwrap();
    drop(conn);
    spoil(&path, (root - 1) * 4096, root * 4096);
    let rescue = saved(&path);
    assert_eq!((rescue.reviews, rescue.nameless), (600, 61));
    assert!(
        open(&path)
            .knows(&key("lost-and-found/question-1"))
            .unwrap()
    );
}

#[test]
fn answers_that_were_only_in_the_log_beside_the_file_are_saved() {
    let (folder, path) = place();
    filled(&path);
    let mut store = open(&path);
    for card in 0..30 {
        record(
            &mut store,
            &format!("korea/new-{card}"),
            at(701),
            Grade::Good,
        );
    }
    // as after a crash: the answers are in the log beside the file alone
    let copy = folder.path().join("copy.db");
    fs::copy(&path, &copy).unwrap();
    fs::copy(
        folder.path().join("progress.db-wal"),
        folder.path().join("copy.db-wal"),
    )
    .unwrap();
    drop(store);
    spoil(&copy, 0, usize::MAX);
    let rescue = saved(&copy);
    assert!((30..630).contains(&rescue.reviews), "{rescue:?}");
    let known = |card: &String| {
        open(&copy)
            .knows(&key(&format!("korea/new-{card}")))
            .unwrap()
    };
    assert!(["0", "17", "29"].map(String::from).iter().all(known));
}

#[test]
fn an_emptied_or_missing_file_comes_back_from_its_backup() {
    let (_folder, path) = place();
    filled(&path);
    back_up(&path, None, at(700)).unwrap().unwrap();
    fs::write(&path, "").unwrap();
    assert_eq!(saved(&path).from_backup, 600);
    fs::remove_file(&path).unwrap();
    let salvaged = salvage(&path, Scheduler::default(), Seed(3))
        .unwrap()
        .unwrap();
    assert_eq!(salvaged.keep(at(901)).unwrap(), Before::Nothing);
    assert_eq!(open(&path).examine().unwrap().reviews, 600);
}

#[test]
fn where_nothing_can_be_saved_nothing_is_changed() {
    let (folder, path) = place();
    fs::write(&path, "Dear diary, ".repeat(4000)).unwrap();
    let error = salvage(&path, Scheduler::default(), Seed(3)).unwrap_err();
    assert!(matches!(error.kind, ErrorKind::Damaged(_)), "{error:?}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]
    #[test]
    fn whatever_is_damaged_the_backup_is_saved_whole_and_the_rest_as_far_as_it_goes(
        damage in proptest::collection::vec((0.0..1.0_f64, 1..9000_usize, any::<u8>()), 1..6),
        cut in proptest::option::of(0.0..1.0_f64),
    ) {
        let (_folder, path) = place();
        filled(&path);
        back_up(&path, None, at(700)).unwrap().unwrap();
        let mut store = open(&path);
        for card in 0..40 {
            record(&mut store, &format!("korea/later-{card}"), at(800), Grade::Good);
        }
        drop(store);
        let mut bytes = fs::read(&path).unwrap();
        #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let place = |share: f64| (bytes.len() as f64 * share) as usize;
        let pieces: Vec<_> = damage.iter().map(|&(share, length, with)| (place(share), length, with)).collect();
        let cut = cut.map(place);
        for (start, length, with) in pieces {
            let end = (start + length).min(bytes.len());
            bytes[start..end].fill(with);
        }
        bytes.truncate(cut.unwrap_or(bytes.len()));
        fs::write(&path, &bytes).unwrap();
        match salvage(&path, Scheduler::default(), Seed(3)) {
            // what was hit holds nothing, or only an index
            Ok(None) => {}
            Ok(Some(salvaged)) => {
                prop_assert!(salvaged.rescue.reviews >= 600 && salvaged.rescue.reviews <= 640, "{:?}", salvaged.rescue);
                prop_assert!(fs::read(&path).unwrap() == bytes, "nothing is changed before it is kept");
                salvaged.keep(at(901)).unwrap();
                let mut store = open(&path);
                let found = store.examine().unwrap();
                prop_assert!(found.integrity.is_empty() && found.dangling.is_empty() && found.differing.is_empty());
                prop_assert_eq!(store.rebuild().unwrap().changed, 0);
            }
            // the header says that it is another program's, or a newer one's
            Err(error) => prop_assert!(
                matches!(error.kind, ErrorKind::Foreign(_) | ErrorKind::Newer { .. }),
                "{:?}", error
            ),
        }
    }
}

/// The log as everybody would read it, and what follows from it; what a question said last is no part of it.
fn log_of(store: &Store) -> Vec<String> {
    let mut all = everything(store);
    all.retain(|row| row.contains(',') && !row.starts_with("texts "));
    all
}

/// Flips bits of a file, each given by the share of the file before it.
fn flip(path: &Path, bits: &[f64]) {
    let mut bytes = fs::read(path).unwrap();
    for share in bits {
        #[allow(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss
        )]
        let bit = (bytes.len() as f64 * 8.0 * share) as usize;
        bytes[bit / 8] ^= 1 << (bit % 8);
    }
    fs::write(path, bytes).unwrap();
}

/// A file with imported answers too, equal ones among them.
fn mixed(path: &Path) {
    static MADE: OnceLock<Vec<u8>> = OnceLock::new();
    let made = MADE.get_or_init(|| {
        let (_folder, path) = place();
        filled(&path);
        let mut store = open(&path);
        let one = |step: i64| Imported {
            question: 0,
            at: at(step / 2),
            offset: Offset(0),
            took_ms: None,
            grade: Grade::Good,
        };
        let all = (0..60).map(one).collect();
        store.import(&[key("other/card-1")], all).unwrap();
        drop(store);
        fs::read(&path).unwrap()
    });
    fs::write(path, made).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn flipped_bits_leave_exactly_what_the_backup_has(
        bits in proptest::collection::vec(0.0..1.0_f64, 1..5),
    ) {
        let (_folder, path) = place();
        mixed(&path);
        back_up(&path, None, at(700)).unwrap().unwrap();
        let before = log_of(&open(&path));
        flip(&path, &bits);
        match salvage(&path, Scheduler::default(), Seed(3)) {
            Ok(None) => prop_assert_eq!(open(&path).examine().unwrap().reviews, 660),
            Ok(Some(salvaged)) => {
                salvaged.keep(at(901)).unwrap();
                prop_assert_eq!(log_of(&open(&path)), before);
            }
            Err(error) => prop_assert!(
                matches!(error.kind, ErrorKind::Foreign(_) | ErrorKind::Newer { .. }),
                "{:?}", error
            ),
        }
    }

    #[test]
    fn flipped_bits_make_no_answers_where_there_is_no_backup(
        bits in proptest::collection::vec(0.0..1.0_f64, 1..5),
    ) {
        let (_folder, path) = place();
        mixed(&path);
        flip(&path, &bits);
        match salvage(&path, Scheduler::default(), Seed(3)) {
            Ok(None) => prop_assert_eq!(open(&path).examine().unwrap().reviews, 660),
            Ok(Some(salvaged)) => {
                prop_assert!(salvaged.rescue.reviews <= 660, "{:?}", salvaged.rescue);
                salvaged.keep(at(901)).unwrap();
                let found = open(&path).examine().unwrap();
                prop_assert!(found.is_sound(), "{:?}", found);
            }
            Err(error) => prop_assert!(
                matches!(error.kind, ErrorKind::Foreign(_) | ErrorKind::Newer { .. }),
                "{:?}", error
            ),
        }
    }
}
