//! `merge`.

use std::fs;
use std::path::Path;

use insta::assert_snapshot;
use rusqlite::Connection;

use crate::desk::{Desk, Run, reviews_in};
use crate::{desk, shown, study, two_devices};

fn merge(desk: &Desk, db: &str, others: &[&str]) -> Run {
    desk.run(&[&["--db", db, "merge"], others].concat())
}

fn checked(desk: &Desk, db: &str) -> Run {
    desk.run(&["--db", db, "doctor"])
}

/// The names of backups, without their instants.
fn backups(desk: &Desk, db: &str) -> usize {
    let names = fs::read_dir(desk.path(".")).unwrap();
    let backup =
        |name: String| name.starts_with(&format!("{db}.")) && name.ends_with(".merge.backup");
    names
        .filter(|entry| backup(entry.as_ref().unwrap().file_name().into_string().unwrap()))
        .count()
}

#[test]
fn two_devices_know_the_same_after_merging_both_ways() {
    let desk = two_devices();
    assert_ne!(shown(&desk, "laptop.db"), shown(&desk, "phone.db"));
    assert_snapshot!(merge(&desk, "laptop.db", &["phone.db"]).whole(), @r"
    phone.db: 4 reviews, 1 undo and 1 corrected grade came in from 1 device.
    The file as it was before: laptop.db.20261122T090000Z.merge.backup
    ");
    assert_snapshot!(merge(&desk, "phone.db", &["laptop.db"]).whole(), @r"
    laptop.db: 2 reviews, 1 suspension and 2 card texts came in from 1 device; 4 reviews known before.
    The file as it was before: phone.db.20261122T090000Z.merge.backup
    ");
    assert_eq!(shown(&desk, "laptop.db"), shown(&desk, "phone.db"));
    assert_snapshot!(checked(&desk, "laptop.db").out, @r"
    laptop.db
    ✓ Sound: 6 answers; the memory of 3 questions follows from them.
    ✓ 2 backups can be read, the newest of 2026-11-22 09:00.
    2 questions with 5 reviews have no card in the library and none like them; what was answered is kept.
    ");
    assert_snapshot!(merge(&desk, "laptop.db", &["phone.db"]).whole(), @"phone.db: nothing new; 6 reviews known before.");
    assert_eq!(
        backups(&desk, "laptop.db"),
        1,
        "nothing came in, so no backup"
    );
}

#[test]
fn devices_go_on_after_a_merge() {
    let mut desk = two_devices();
    merge(&desk, "laptop.db", &["phone.db"]);
    merge(&desk, "phone.db", &["laptop.db"]);
    let port = r#"{"type":"answer","text":"Busan"}"#;
    study(
        &mut desk,
        "laptop.db",
        "2026-12-01T09:00:00Z",
        &[port, r#"{"type":"next"}"#, port],
    );
    study(&mut desk, "phone.db", "2026-12-02T09:00:00Z", &[port]);
    merge(&desk, "phone.db", &["laptop.db"]);
    merge(&desk, "laptop.db", &["phone.db"]);
    assert_eq!(shown(&desk, "laptop.db"), shown(&desk, "phone.db"));
    assert_eq!(checked(&desk, "phone.db").code, 0);
}

#[test]
fn a_dry_run_tells_and_writes_nothing() {
    let desk = two_devices();
    let before = fs::read(desk.path("laptop.db")).unwrap();
    assert_snapshot!(merge(&desk, "laptop.db", &["phone.db", "--dry-run"]).whole(), @"phone.db: 4 reviews, 1 undo and 1 corrected grade would come in from 1 device.");
    assert_snapshot!(merge(&desk, "none.db", &["phone.db", "--dry-run"]).whole(), @"phone.db: 4 reviews, 1 undo, 1 corrected grade and 2 card texts would come in from 1 device.");
    assert!(fs::read(desk.path("laptop.db")).unwrap() == before);
    assert!(!desk.path("none.db").exists());
    assert_eq!(backups(&desk, "laptop.db"), 0);
}

#[test]
fn a_new_device_begins_with_all_there_is() {
    let desk = two_devices();
    assert_snapshot!(merge(&desk, "new/tablet.db", &["laptop.db", "phone.db"]).whole(), @r"
    laptop.db: 2 reviews, 1 suspension and 2 card texts came in from 1 device.
    phone.db: 4 reviews, 1 undo and 1 corrected grade came in from 1 device.
    ");
    merge(&desk, "laptop.db", &["phone.db"]);
    assert_eq!(shown(&desk, "new/tablet.db"), shown(&desk, "laptop.db"));
    assert_eq!(checked(&desk, "new/tablet.db").code, 0);
}

#[test]
fn programs_are_told_as_json() {
    let desk = two_devices();
    fs::write(desk.path("bad.db"), "x".repeat(600)).unwrap();
    let run = merge(&desk, "laptop.db", &["phone.db", "bad.db", "--json"]);
    assert_eq!(run.code, 2);
    let out = run.out.split("\"backup\"").next().unwrap();
    assert_snapshot!(out, @r#"{"version":1,"dry_run":false,"files":[{"file":"phone.db","error":null,"reviews":{"added":4,"known":0},"undos":{"added":1,"known":0},"corrections":{"added":1,"known":0},"suspensions":{"added":0,"known":0},"burials":{"added":0,"known":0},"relinks":{"added":0,"known":0},"fits":{"added":0,"known":0},"exams":{"added":0,"known":0},"texts":{"added":0,"known":2},"devices":1,"questions":2},{"file":"bad.db","error":"`bad.db` is no progress file: it holds something else","reviews":{"added":0,"known":0},"undos":{"added":0,"known":0},"corrections":{"added":0,"known":0},"suspensions":{"added":0,"known":0},"burials":{"added":0,"known":0},"relinks":{"added":0,"known":0},"fits":{"added":0,"known":0},"exams":{"added":0,"known":0},"texts":{"added":0,"known":0},"devices":0,"questions":0}],"#);
}

#[test]
fn what_cannot_be_merged_is_named_and_the_rest_comes_in() {
    let desk = two_devices();
    desk.write("letter.db", "Dear reader, this is a letter. ".repeat(40));
    desk.write("empty.db", "");
    fs::create_dir(desk.path("folder.db")).unwrap();
    let whole = fs::read(desk.path("phone.db")).unwrap();
    desk.write("half.db", &whole[..whole.len() / 2]);
    newer(&desk.path("newer.db"));
    let others = [
        "letter.db",
        "empty.db",
        "folder.db",
        "half.db",
        "newer.db",
        "laptop.db",
        "phone.db",
    ];
    let run = merge(&desk, "laptop.db", &others);
    assert_snapshot!(numberless(&run.err), @r"
    ✗ `letter.db` is no progress file: it holds something else; nothing of it came in
    ✗ `empty.db` is empty: nothing was ever kept in it; nothing of it came in
    ✗ `folder.db` is a folder, not a progress file; nothing of it came in
    ✗ `half.db` is damaged: its pages contradict each other; nothing of it came in
    ✗ `newer.db` was written by a newer quizdeck: its version is 999, this program knows up to N; nothing of it came in
    ✗ `laptop.db` is the progress file itself; nothing of it came in
    error: 6 of 7 files could not be merged
      help: mend or leave out these, and merge again: what came in does not come in twice
    ");
    assert_eq!(reviews_in(&desk.path("laptop.db")), 6);
    for other in [
        "letter.db",
        "empty.db",
        "folder.db",
        "half.db",
        "newer.db",
        "laptop.db",
        "none.db",
    ] {
        let run = merge(&desk, "laptop.db", &[other]);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{other}: {run:?}");
    }
    let one = |other: &str| numberless(&merge(&desk, "laptop.db", &[other]).whole());
    assert_snapshot!(one("half.db"), @r#"
    --- stderr
    error: `half.db` is damaged: its pages contradict each other
      help: copy it from the other device once more; `quizdeck doctor --db FILE` tells what is wrong with it
    --- exit 2
    "#);
    assert_snapshot!(one("newer.db"), @r"
    --- stderr
    error: `newer.db` was written by a newer quizdeck: its version is 999, this program knows up to N
      help: update quizdeck on this device, then merge again
    --- exit 2
    ");
    assert_snapshot!(one("laptop.db"), @r"
    --- stderr
    error: `laptop.db` is the progress file itself
      help: name the progress file of another device, or a copy of it
    --- exit 2
    ");
    assert_snapshot!(one("none.db"), @r"
    --- stderr
    error: there is no file `none.db`
      help: name a progress file, such as progress.db of another device; nothing was merged
    --- exit 2
    ");
}

/// What was said, with `N` for the version that this program writes: it goes up with every migration.
fn numberless(said: &str) -> String {
    let newest = newest();
    said.replace(&format!("knows up to {newest}"), "knows up to N")
}

fn newest() -> i32 {
    let desk = two_devices();
    let conn = Connection::open(desk.path("phone.db")).unwrap();
    conn.pragma_query_value(None, "user_version", |row| row.get(0))
        .unwrap()
}

/// A progress file as a later version might leave it.
fn newer(path: &Path) {
    let conn = Connection::open(path).unwrap();
    conn.pragma_update(None, "application_id", 0x517a_446b)
        .unwrap();
    conn.pragma_update(None, "user_version", 999).unwrap();
}

#[test]
fn a_file_of_an_earlier_version_comes_in_and_stays_as_it_is() {
    let desk = desk();
    let old = include_str!("../../src/store/migrations/samples/v2.sql");
    Connection::open(desk.path("old.db"))
        .unwrap()
        .execute_batch(old)
        .unwrap();
    let before = fs::read(desk.path("old.db")).unwrap();
    assert_snapshot!(merge(&desk, "new.db", &["old.db"]).whole(), @"old.db: 6 reviews, 1 undo, 2 corrected grades, 2 suspensions, 2 new names and 1 card text came in from 2 devices.");
    assert!(fs::read(desk.path("old.db")).unwrap() == before);
    assert_eq!(checked(&desk, "new.db").code, 0);
}

#[test]
fn a_file_in_use_comes_in_with_its_newest_answers_and_is_not_touched() {
    let desk = two_devices();
    let mut talk = desk.talk(&["--db", "phone.db", "study", "strait.yaml", "--json"]);
    talk.expect("session");
    talk.expect("question");
    talk.say(r#"{"type":"answer","text":"1965"}"#);
    talk.expect("feedback");
    talk.expect("recorded");
    let files = || ["phone.db", "phone.db-wal"].map(|name| fs::read(desk.path(name)).unwrap());
    let before = files();
    assert!(!before[1].is_empty());
    let run = merge(&desk, "laptop.db", &["phone.db"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(files() == before);
    assert_eq!(talk.close(), 0);
    assert_eq!(
        reviews_in(&desk.path("laptop.db")),
        reviews_in(&desk.path("phone.db")) + 2
    );
}

/// As after a crash, or copied while it was in use: the newest answers are in the write-ahead log alone.
#[test]
fn a_log_that_lies_beside_a_file_belongs_to_it() {
    let desk = two_devices();
    let mut talk = desk.talk(&["--db", "phone.db", "study", "strait.yaml", "--json"]);
    talk.expect("session");
    talk.expect("question");
    talk.say(r#"{"type":"answer","text":"1965"}"#);
    talk.expect("feedback");
    talk.expect("recorded");
    fs::create_dir(desk.path("stick")).unwrap();
    for name in ["phone.db", "phone.db-wal"] {
        fs::copy(desk.path(name), desk.path("stick").join(name)).unwrap();
    }
    assert_eq!(talk.close(), 0);
    let before =
        ["phone.db", "phone.db-wal"].map(|name| fs::read(desk.path("stick").join(name)).unwrap());
    let run = merge(&desk, "laptop.db", &["stick/phone.db"]);
    assert_eq!(run.code, 0, "{run:?}");
    let after =
        ["phone.db", "phone.db-wal"].map(|name| fs::read(desk.path("stick").join(name)).unwrap());
    assert!(before == after);
    assert_eq!(
        reviews_in(&desk.path("laptop.db")),
        reviews_in(&desk.path("phone.db")) + 2
    );
}

#[cfg(unix)]
#[test]
fn a_file_that_takes_no_writing_comes_in() {
    use std::os::unix::fs::PermissionsExt;
    let desk = two_devices();
    fs::create_dir(desk.path("stick")).unwrap();
    fs::copy(desk.path("phone.db"), desk.path("stick/phone.db")).unwrap();
    let mode = |mode| {
        fs::set_permissions(
            desk.path("stick/phone.db"),
            fs::Permissions::from_mode(mode & 0o666),
        )
        .unwrap();
        fs::set_permissions(desk.path("stick"), fs::Permissions::from_mode(mode)).unwrap();
    };
    mode(0o555);
    let run = merge(&desk, "laptop.db", &["stick/phone.db"]);
    let names = fs::read_dir(desk.path("stick")).unwrap().count();
    mode(0o755);
    assert_eq!((run.code, names), (0, 1), "{run:?}");
}

#[cfg(unix)]
#[test]
fn another_name_of_the_file_is_the_file_itself() {
    let desk = two_devices();
    std::os::unix::fs::symlink(desk.path("laptop.db"), desk.path("link.db")).unwrap();
    fs::hard_link(desk.path("laptop.db"), desk.path("hard.db")).unwrap();
    for other in ["link.db", "hard.db", "./laptop.db"] {
        let run = merge(&desk, "laptop.db", &[other]);
        assert!(
            run.code == 2 && run.err.contains("is the progress file itself"),
            "{run:?}"
        );
    }
}

/// A backup put back in its very place goes on under the same numbers; the two courses meet without losing an answer.
#[test]
fn a_file_put_back_from_a_backup_gets_its_later_answers_again() {
    let mut desk = two_devices();
    let early = fs::read(desk.path("laptop.db")).unwrap();
    let port = r#"{"type":"answer","text":"Busan"}"#;
    study(&mut desk, "laptop.db", "2026-11-23T09:00:00Z", &[port]);
    fs::copy(desk.path("laptop.db"), desk.path("later.db")).unwrap();
    // the same file on the disk, with its old content
    fs::write(desk.path("laptop.db"), &early).unwrap();
    let sea = r#"{"type":"answer","text":"sea"}"#;
    study(&mut desk, "laptop.db", "2026-11-24T09:00:00Z", &[sea]);
    let before = reviews_in(&desk.path("laptop.db"));
    merge(&desk, "laptop.db", &["later.db"]);
    merge(&desk, "later.db", &["laptop.db"]);
    assert_eq!(reviews_in(&desk.path("laptop.db")), before + 1);
    assert_eq!(shown(&desk, "laptop.db"), shown(&desk, "later.db"));
    study(&mut desk, "laptop.db", "2026-11-25T09:00:00Z", &[sea]);
    merge(&desk, "later.db", &["laptop.db"]);
    assert_eq!(shown(&desk, "laptop.db"), shown(&desk, "later.db"));
    assert_snapshot!(checked(&desk, "later.db").whole(), @r"
    later.db
    ✓ Sound: 5 answers; the memory of 3 questions follows from them.
    ✓ 2 backups can be read, the newest of 2026-11-25 09:00.
    2 questions with 5 reviews have no card in the library and none like them; what was answered is kept.
    ");
}

#[test]
fn digests_made_before_a_merge_are_not_believed_after_it() {
    let desk = two_devices();
    let before = desk.json(&["--db", "laptop.db", "stats", "--json"]);
    merge(&desk, "laptop.db", &["phone.db"]);
    let after = desk.json(&["--db", "laptop.db", "stats", "--json"]);
    assert_ne!(before["retention"], after["retention"].clone());
}
