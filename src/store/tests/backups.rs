use super::*;
use crate::store::backup::{self, Occasion};

#[test]
fn a_backup_is_verified_private_and_named_after_its_occasion() {
    let (folder, path) = place();
    let mut store = open(&path);
    record(&mut store, "korea/a", at(0), Grade::Good);
    // answers that are only in the write-ahead log yet are in the backup
    let written = backup::write(&store.conn, &path, Occasion::Merge, Some(at(1))).unwrap();
    let name = folder
        .path()
        .join("progress.db.20260102T000000Z.merge.backup");
    assert_eq!((&written.path, written.reviews), (&name, 1));
    assert_eq!(written.bytes, std::fs::metadata(&name).unwrap().len());
    record(&mut store, "korea/b", at(1), Grade::Good);
    let second = backup::write(&store.conn, &path, Occasion::Merge, Some(at(1))).unwrap();
    assert_eq!(second.reviews, 2, "nothing is replaced");
    assert!(
        second
            .path
            .ends_with("progress.db.20260102T000000Z.merge-2.backup")
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(&name).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    let mut copy = open(&name);
    assert_eq!(copy.count().unwrap(), 1);
    assert_rebuilds_to_the_same(&mut copy);
    let listed: Vec<_> = super::super::backups(&path)
        .unwrap()
        .into_iter()
        .map(|kept| (kept.at, kept.occasion))
        .collect();
    assert_eq!(listed, [(at(1), Some(Occasion::Merge)); 2]);
}

#[test]
fn a_file_that_is_not_sound_makes_no_backup() {
    let (folder, path) = place();
    let mut store = open(&path);
    for card in 0..300 {
        record(&mut store, &format!("korea/{card}"), at(0), Grade::Good);
    }
    drop(store);
    let mut bytes = std::fs::read(&path).unwrap();
    let last = bytes.len() - 4096;
    bytes[last - 40_960..last].fill(b'?');
    std::fs::write(&path, bytes).unwrap();
    let conn = rusqlite::Connection::open(&path).unwrap();
    let error = backup::write(&conn, &path, Occasion::Merge, Some(at(1))).unwrap_err();
    assert!(
        matches!(error, crate::store::ErrorKind::Damaged(_)),
        "{error:?}"
    );
    drop(conn);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn what_crashes_left_of_backups_goes_with_a_later_one() {
    let (folder, path) = place();
    let mut store = open(&path);
    record(&mut store, "korea/a", at(0), Grade::Good);
    let left = |name: &str, hours: u64| {
        let file = std::fs::File::create(folder.path().join(name)).unwrap();
        let now = std::fs::metadata(&path).unwrap().modified().unwrap();
        file.set_modified(now - std::time::Duration::from_secs(hours * 3600))
            .unwrap();
    };
    left("progress.db.v1.backup.part", 5);
    left("progress.db.v1.backup.part-journal", 5);
    left("progress.db.v2.backup.part", 0);
    left("other.db.v1.backup.part", 5);
    backup::write(&store.conn, &path, Occasion::Merge, Some(at(1))).unwrap();
    let mut names: Vec<_> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains(".part"))
        .collect();
    names.sort();
    assert_eq!(
        names,
        ["other.db.v1.backup.part", "progress.db.v2.backup.part"],
        "another program may be writing the one, and the other is no backup of this file"
    );
}
