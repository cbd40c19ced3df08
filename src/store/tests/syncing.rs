//! Devices that meet in a folder: whatever order they come in and whatever a service does to files, all end with one log.

use std::fs;
use std::path::PathBuf;

use proptest::prelude::*;

use super::merging::{Happening, act, course, everything, fresh, live};
use super::*;
use crate::store::Synced;

/// What happens between things that are answered.
#[derive(Debug, Clone)]
enum Move {
    Act(usize, Happening),
    Sync(usize),
    /// A service brings only a part of the newest file, for a while.
    Cut(usize),
    /// A service makes a copy of a conflict.
    Copy(usize),
    /// A device's files are deleted.
    Lose(usize),
}

fn moves() -> impl Strategy<Value = Vec<Move>> {
    let one = prop_oneof![
        4 => (0..4_usize, super::merging::happening()).prop_map(|(on, what)| Move::Act(on, what)),
        3 => (0..4_usize).prop_map(Move::Sync),
        1 => (0..64_usize).prop_map(Move::Cut),
        1 => (0..64_usize).prop_map(Move::Copy),
        1 => (0..64_usize).prop_map(Move::Lose),
    ];
    proptest::collection::vec(one, 0..24)
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for device in fs::read_dir(folder).unwrap() {
        let inner = fs::read_dir(device.unwrap().path()).unwrap();
        found.extend(inner.map(|entry| entry.unwrap().path()));
    }
    found.sort();
    found
}

fn sync(store: &mut Store, folder: &Path) -> Synced {
    let synced = store.sync(folder, false).unwrap();
    assert_eq!(synced.unwritten, None);
    synced
}

/// The log and what follows from it; a device or a question of which nothing was ever said does not travel.
fn log_of(store: &Store) -> Vec<String> {
    let mut all = everything(store);
    all.retain(|row| {
        row.contains(',') && !row.starts_with("devices ") && !row.starts_with("questions ")
    });
    all
}

/// Lets a store draw the next id as all others do, though as a device of its own: whatever two of them do in one instant
/// claims one id.
fn draw_alike(store: &mut Store, name: u64) {
    store.pen.chance = Seed(name).generator();
    store.write(|tx, pen, _| pen.device(tx)).unwrap();
    store.pen.chance = Seed(1).generator();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn after_enough_rounds_all_devices_hold_the_same((devices, alike, course) in course(), moves in moves()) {
        let folder = tempfile::tempdir().unwrap();
        let mut stores = fresh(devices, false);
        let mut names = 100;
        let mut draw = |stores: &mut [Store]| {
            for store in stores.iter_mut().filter(|_| alike) {
                names += 1;
                draw_alike(store, names);
            }
        };
        for (on, what) in course {
            draw(&mut stores);
            // two courses of one device that draw alike could be told apart by nothing
            let what = match what {
                Happening::Copy { from, .. } if alike => Happening::Copy { from, marked: true },
                other => other,
            };
            live(&mut stores, false, &[(on, what)]);
        }
        let mut cut: Vec<(PathBuf, Vec<u8>)> = Vec::new();
        for what in &moves {
            draw(&mut stores);
            let found = files(folder.path());
            let pick = |which: usize| found.get(which % found.len().max(1)).cloned();
            match what {
                Move::Act(on, what) => act(&mut stores[on % devices], what),
                Move::Sync(on) => drop(sync(&mut stores[on % devices], folder.path())),
                Move::Cut(which) => {
                    if let Some(path) = pick(*which) {
                        let whole = fs::read(&path).unwrap();
                        fs::write(&path, &whole[..whole.len() * (which % 7) / 7]).unwrap();
                        cut.push((path, whole));
                    }
                }
                Move::Copy(which) => {
                    if let Some(path) = pick(*which) {
                        fs::copy(&path, path.with_file_name("000001 (conflicted copy).qdlog")).unwrap();
                    }
                }
                Move::Lose(which) => {
                    if let Some(path) = pick(*which) {
                        fs::remove_dir_all(path.parent().unwrap()).unwrap();
                        cut.retain(|(other, _)| other.parent() != path.parent());
                    }
                }
            }
        }
        let before: Vec<_> = stores.iter().map(log_of).collect();
        for round in 0..3 {
            for store in &mut stores {
                sync(store, folder.path());
            }
            if round == 0 {
                // what was half there comes, beside what was written meanwhile
                for (path, whole) in cut.drain(..) {
                    fs::write(path.with_file_name("000009.qdlog"), whole).unwrap();
                }
            }
        }
        for store in &mut stores[1..] {
            sync(store, folder.path());
        }
        let expected = log_of(&stores[0]);
        for store in &mut stores {
            prop_assert_eq!(&log_of(store), &expected);
            prop_assert_eq!(store.rebuild().unwrap().changed, 0);
            let bytes: Vec<_> = files(folder.path()).iter().map(|path| fs::read(path).unwrap()).collect();
            let again = sync(store, folder.path());
            prop_assert!(!again.sent.is_news() && !again.came.is_news() && again.waiting == 0, "{:?}", again);
            let after: Vec<_> = files(folder.path()).iter().map(|path| fs::read(path).unwrap()).collect();
            prop_assert!(bytes == after);
        }
        // no review is ever lost; ids may have moved within their instant
        let reviews = |log: &[String]| log.iter().filter(|row| row.starts_with("reviews")).count();
        for log in before {
            prop_assert!(reviews(&log) <= reviews(&expected));
        }
    }
}

fn device(seed: u64) -> Store {
    Store::in_memory(Scheduler::default(), Seed(seed)).unwrap()
}

#[test]
fn a_device_whose_folder_is_gone_is_written_again_by_the_others() {
    let folder = tempfile::tempdir().unwrap();
    let (mut one, mut two, mut three) = (device(1), device(2), device(3));
    let id = record(&mut one, "korea/a", at(0), Grade::Good);
    one.undo(id, at(1)).unwrap();
    record(&mut one, "korea/b", at(0), Grade::Hard);
    sync(&mut one, folder.path());
    sync(&mut two, folder.path());
    for entry in fs::read_dir(folder.path()).unwrap() {
        fs::remove_dir_all(entry.unwrap().path()).unwrap();
    }
    sync(&mut two, folder.path());
    sync(&mut three, folder.path());
    assert_eq!(log_of(&three), log_of(&one));
}

#[test]
fn closed_files_never_change_and_the_open_one_only_grows() {
    let folder = tempfile::tempdir().unwrap();
    let (mut one, mut two) = (device(1), device(2));
    let long = "서울".repeat(20_000);
    let mut before: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    for day in 0..12 {
        let review = NewReview {
            given: long.clone(),
            ..answer("korea/a", at(day), Grade::Good)
        };
        one.record(&review).unwrap();
        sync(&mut one, folder.path());
        for (path, bytes) in &before {
            assert!(fs::read(path).unwrap().starts_with(bytes));
        }
        before = files(folder.path())
            .into_iter()
            .map(|path| (path.clone(), fs::read(&path).unwrap()))
            .collect();
    }
    assert!(before.len() > 2, "{} files", before.len());
    sync(&mut two, folder.path());
    assert_eq!(log_of(&two), log_of(&one));
}

#[test]
fn what_speaks_of_a_review_that_is_not_there_yet_waits_for_it() {
    let folder = tempfile::tempdir().unwrap();
    let (mut one, mut two, mut three) = (device(1), device(2), device(3));
    let id = record(&mut one, "korea/a", at(0), Grade::Good);
    sync(&mut one, folder.path());
    sync(&mut two, folder.path());
    two.undo(id, at(1)).unwrap();
    sync(&mut two, folder.path());
    // the service brings the undo first
    let aside = tempfile::tempdir().unwrap();
    let name = |store: &Store| {
        let uid: Vec<u8> = store
            .conn
            .query_row(
                "SELECT uid FROM devices JOIN here ON device = id",
                [],
                |row| row.get(0),
            )
            .unwrap();
        uid.iter()
            .map(|byte| format!("{byte:02x}"))
            .collect::<String>()
    };
    let hidden = aside.path().join("hidden");
    fs::rename(folder.path().join(name(&one)), &hidden).unwrap();
    let synced = sync(&mut three, folder.path());
    assert_eq!((synced.waiting, synced.came.is_news()), (1, false));
    fs::rename(&hidden, folder.path().join(name(&one))).unwrap();
    let synced = sync(&mut three, folder.path());
    assert_eq!((synced.waiting, synced.came.undos.added), (0, 1));
    assert_eq!(log_of(&three), log_of(&two));
}

#[test]
fn rows_of_a_newer_program_wait_and_harm_nothing() {
    use crate::exchange::qdlog::{Row, Table, Value, Writer};
    let folder = tempfile::tempdir().unwrap();
    let mut writer = Writer::begin(&[9; 16]);
    writer.table(&Table {
        name: "moods".into(),
        columns: vec!["seq".into()],
    });
    writer.table(&Table {
        name: "undos".into(),
        columns: vec!["seq".into(), "at".into(), "review".into(), "why".into()],
    });
    writer.device(&[9; 16]);
    writer.question(&["Not A Deck".into(), "a".into(), "main".into()]);
    writer.table(&Table {
        name: "suspensions".into(),
        columns: ["seq", "at", "question", "suspended"]
            .map(Into::into)
            .into(),
    });
    writer.row(&Row {
        table: 0,
        id: 1,
        device: 0,
        values: vec![Value::Int(1)],
    });
    writer.row(&Row {
        table: 1,
        id: 1,
        device: 0,
        values: vec![Value::Null; 4],
    });
    let values = vec![
        Value::Int(1),
        Value::Int(1),
        Value::Question(0),
        Value::Int(1),
    ];
    writer.row(&Row {
        table: 2,
        id: 1,
        device: 0,
        values,
    });
    fs::create_dir(folder.path().join("any")).unwrap();
    fs::write(folder.path().join("any/000001.qdlog"), writer.finish()).unwrap();
    let mut store = device(1);
    let synced = sync(&mut store, folder.path());
    assert_eq!((synced.waiting, synced.came.is_news()), (3, false));
    assert_eq!(log_of(&store), Vec::<String>::new());
}

#[cfg(unix)]
#[test]
fn what_lies_in_the_folder_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let mut store = device(1);
    record(&mut store, "korea/a", at(0), Grade::Good);
    sync(&mut store, folder.path());
    let found = files(folder.path());
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(
        (
            found.len(),
            mode(&found[0]),
            mode(found[0].parent().unwrap())
        ),
        (1, 0o600, 0o700)
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_the_disk_does_not_give_is_not_taken_for_an_empty_one() {
    let folder = tempfile::tempdir().unwrap();
    let (mut one, mut two) = (device(1), device(2));
    record(&mut one, "korea/a", at(0), Grade::Good);
    sync(&mut one, folder.path());
    record(&mut two, "korea/b", at(1), Grade::Good);
    // who reads the memory of a program from its beginning gets an error of the disk
    let unread = folder.path().join("unread.qdlog");
    std::os::unix::fs::symlink("/proc/self/mem", &unread).unwrap();
    let synced = two.sync(folder.path(), false).unwrap();
    assert_eq!(synced.unread.unwrap().0, unread);
    assert_eq!(synced.came.reviews.added, 1, "the rest comes in");
    assert_eq!(synced.sent.reviews.added, 0, "what is new is not known");
    fs::remove_file(&unread).unwrap();
    assert_eq!(sync(&mut two, folder.path()).sent.reviews.added, 1);
    sync(&mut one, folder.path());
    assert_eq!(log_of(&one), log_of(&two));
}
