use std::collections::BTreeSet;
use std::fs;

use jiff::tz::TimeZone;

use super::*;
use crate::base::Calendar;
use crate::store::error::ErrorKind;
use crate::store::{Before, Occasion, back_up, backups, begin_anew, compare, daily, restore};

fn utc() -> Calendar {
    Calendar::new(TimeZone::UTC)
}

fn ids(path: &Path) -> BTreeSet<i64> {
    let store = Store::open(path, Access::Read, Scheduler::default(), Seed(9)).unwrap();
    let all = store.reviews().unwrap();
    all.iter().map(|one| one.id.0).collect()
}

/// Overwrites the middle of a file.
fn spoil(path: &Path) {
    let mut bytes = fs::read(path).unwrap();
    let length = bytes.len();
    bytes[4096..length].fill(b'?');
    fs::write(path, bytes).unwrap();
}

#[test]
fn a_day_makes_one_backup_and_an_empty_file_none() {
    let (_folder, path) = place();
    assert_eq!(daily(&path, &utc(), at(0)).unwrap(), None, "no file");
    assert!(!path.exists());
    let mut store = open(&path);
    assert_eq!(daily(&path, &utc(), at(0)).unwrap(), None, "no answer");
    record(&mut store, "korea/a", at(0), Grade::Good);
    assert_eq!(daily(&path, &utc(), at(0)).unwrap().unwrap().reviews, 1);
    record(&mut store, "korea/b", at(0), Grade::Good);
    // the day begins at 04:00
    assert_eq!(
        daily(&path, &utc(), Millis(at(0).0 + 3 * 3_600_000)).unwrap(),
        None
    );
    assert_eq!(daily(&path, &utc(), at(1)).unwrap().unwrap().reviews, 2);
    for day in 2..40 {
        daily(&path, &utc(), at(day)).unwrap();
    }
    let days: Vec<_> = backups(&path)
        .unwrap()
        .iter()
        .map(|kept| (kept.at.0 - START) / DAY)
        .collect();
    // at midnight it is still the day before: 8 February and six days more, Sundays, the last days of January and December
    assert_eq!(days, [39, 38, 37, 36, 35, 34, 33, 32, 31, 25, 18, 0]);
}

#[test]
fn a_restore_is_seen_by_programs_that_are_running_and_can_be_taken_back() {
    let (_folder, path) = place();
    let mut running = open(&path);
    record(&mut running, "korea/a", at(0), Grade::Good);
    let kept = back_up(&path, None, at(0)).unwrap().unwrap();
    let lost = record(&mut running, "korea/b", at(1), Grade::Good);
    let picture = compare(&path, &kept.path).unwrap();
    assert_eq!((picture.lost, picture.back), (1, 0));
    let now = picture.now.unwrap().unwrap();
    assert_eq!((now.reviews, picture.then.reviews), (2, 1));
    assert_eq!((now.last, picture.then.last), (Some(at(1)), Some(at(0))));
    let Before::Kept(before) = restore(&path, &kept.path, at(2)).unwrap() else {
        panic!("the file is sound");
    };
    assert_eq!(running.count().unwrap(), 1);
    let after = record(&mut running, "korea/c", at(3), Grade::Good);
    assert_rebuilds_to_the_same(&mut running);
    assert_rebuilds_to_the_same(&mut open(&path));
    assert!(ids(&path).contains(&after.0));
    // no number is given out twice, so the answers that were lost could be merged in again
    let devices: BTreeSet<(Vec<u8>, i64)> = [&path, &before.path]
        .into_iter()
        .flat_map(|path| {
            let conn = rusqlite::Connection::open(path).unwrap();
            let sql = "SELECT d.uid, r.seq FROM reviews r JOIN devices d ON d.id = r.device";
            let mut statement = conn.prepare(sql).unwrap();
            let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)));
            rows.unwrap().map(Result::unwrap).collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(devices.len(), 3, "a and b and c");
    restore(&path, &before.path, at(4)).unwrap();
    assert!(ids(&path).contains(&lost.0) && running.count().unwrap() == 2);
}

#[test]
fn no_answer_is_lost_that_comes_while_a_backup_is_restored() {
    let (_folder, path) = place();
    let mut first = open(&path);
    for card in 0..100 {
        record(&mut first, &format!("old/{card}"), at(0), Grade::Good);
    }
    let kept = back_up(&path, None, at(0)).unwrap().unwrap();
    drop(first);
    let answering = {
        let path = path.clone();
        std::thread::spawn(move || {
            let mut store = open(&path);
            let one = |card: i64| {
                record(
                    &mut store,
                    &format!("new/{card}"),
                    Millis(START + DAY + card),
                    Grade::Good,
                )
                .0
            };
            (0..150).map(one).collect::<BTreeSet<i64>>()
        })
    };
    for turn in 0..4 {
        restore(&path, &kept.path, at(2 + turn)).unwrap();
    }
    let announced = answering.join().unwrap();
    let mut found = ids(&path);
    for backup in backups(&path).unwrap() {
        found.extend(ids(&backup.path));
    }
    assert!(
        announced.is_subset(&found),
        "{} of {} are there",
        announced.intersection(&found).count(),
        announced.len()
    );
    assert_rebuilds_to_the_same(&mut open(&path));
}

#[test]
fn a_damaged_file_is_kept_under_another_name() {
    let (folder, path) = place();
    let mut store = open(&path);
    for card in 0..300 {
        record(&mut store, &format!("korea/{card}"), at(0), Grade::Good);
    }
    let kept = back_up(&path, None, at(0)).unwrap().unwrap();
    drop(store);
    spoil(&path);
    let spoilt = fs::read(&path).unwrap();
    assert!(compare(&path, &kept.path).unwrap().now.is_err());
    let before = restore(&path, &kept.path, at(1)).unwrap();
    let aside = folder.path().join("progress.db.20260102T000000Z.damaged");
    assert_eq!(before, Before::Aside(aside.clone()));
    assert!(fs::read(aside).unwrap() == spoilt);
    assert_eq!(open(&path).count().unwrap(), 300);
    // an empty file leaves nothing aside, and a missing one neither
    fs::write(&path, "").unwrap();
    assert_eq!(restore(&path, &kept.path, at(1)).unwrap(), Before::Nothing);
    fs::remove_file(&path).unwrap();
    assert_eq!(restore(&path, &kept.path, at(1)).unwrap(), Before::Nothing);
    assert_eq!(open(&path).count().unwrap(), 300);
    let left = fs::read_dir(folder.path()).unwrap();
    assert_eq!(left.count(), 3, "the file, its backup, the damaged one");
}

#[test]
fn what_is_no_sound_backup_changes_nothing() {
    let (folder, path) = place();
    let mut store = open(&path);
    record(&mut store, "korea/a", at(0), Grade::Good);
    let backup = folder.path().join("copy.db");
    let kind = |backup: &Path| {
        let error = restore(&path, backup, at(1)).unwrap_err();
        assert_eq!(error.path, backup);
        assert_eq!(compare(&path, backup).unwrap_err(), error);
        error.kind
    };
    back_up(&path, Some(&backup), at(0)).unwrap();
    let conn = rusqlite::Connection::open(&backup).unwrap();
    conn.pragma_update(None, "user_version", 99).unwrap();
    drop(conn);
    assert!(matches!(kind(&backup), ErrorKind::Newer { found: 99, .. }));
    back_up(&path, Some(&backup), at(0)).unwrap();
    spoil(&backup);
    assert!(matches!(kind(&backup), ErrorKind::Damaged(_)));
    fs::write(&backup, "Dear diary ".repeat(500)).unwrap();
    assert_eq!(kind(&backup), ErrorKind::NotDatabase);
    assert_eq!(store.count().unwrap(), 1);
    assert!(backups(&path).unwrap().is_empty());
}

#[test]
fn a_backup_of_every_earlier_version_is_restored() {
    let (folder, path) = place();
    for (number, sample) in super::migrating::SAMPLES.iter().enumerate() {
        let backup = folder.path().join(format!("v{number}.db"));
        rusqlite::Connection::open(&backup)
            .unwrap()
            .execute_batch(sample)
            .unwrap();
        let old = fs::read(&backup).unwrap();
        restore(&path, &backup, at(1)).unwrap();
        assert!(
            fs::read(&backup).unwrap() == old,
            "the backup stays as it is"
        );
        let store = open(&path);
        assert_eq!(
            store.examine().unwrap().reviews,
            6,
            "version {}",
            number + 1
        );
    }
    let occasions: Vec<_> = backups(&path)
        .unwrap()
        .iter()
        .map(|kept| kept.occasion)
        .collect();
    assert_eq!(occasions.len(), super::migrating::SAMPLES.len() - 1);
    assert!(occasions.iter().all(|one| *one == Some(Occasion::Restore)));
}

#[test]
fn a_fresh_start_beside_backups_is_made_on_purpose_only() {
    let (_folder, path) = place();
    record(&mut open(&path), "korea/a", at(0), Grade::Good);
    daily(&path, &utc(), at(0)).unwrap().unwrap();
    fs::remove_file(&path).unwrap();
    for access in [Access::Write, Access::Read] {
        let error = Store::open(&path, access, Scheduler::default(), Seed(1)).unwrap_err();
        assert_eq!(error.kind, ErrorKind::Gone);
        assert!(!path.exists());
    }
    assert_eq!(begin_anew(&path, at(1)).unwrap(), Before::Nothing);
    assert_eq!(open(&path).count().unwrap(), 0);
    assert_eq!(backups(&path).unwrap().len(), 1);
    record(&mut open(&path), "korea/b", at(1), Grade::Good);
    assert!(
        matches!(begin_anew(&path, at(2)).unwrap(), Before::Kept(backup) if backup.reviews == 1)
    );
}
