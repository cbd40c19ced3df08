use std::fs;
use std::time::Duration;

use rusqlite::Connection;

use super::*;
use crate::store::migrate::STEPS;
use crate::store::wait::PATIENCE;
use crate::store::{ErrorKind, StoreError, open as opening};

fn refused(path: &Path, access: Access) -> StoreError {
    Store::open(path, access, Scheduler::default(), Seed(1)).unwrap_err()
}

/// The kind, when reading and writing are refused for the same reason.
fn kind(path: &Path) -> ErrorKind {
    let kind = refused(path, Access::Write).kind;
    assert_eq!(refused(path, Access::Read).kind, kind);
    kind
}

fn read(path: &Path) -> Store {
    Store::open(path, Access::Read, Scheduler::default(), Seed(1)).unwrap()
}

#[test]
fn a_missing_file_is_made_with_its_folders_and_is_its_owners_alone() {
    let (folder, _) = place();
    let path = folder.path().join("new/folder/한국.db");
    record(&mut open(&path), "korea/a", at(0), Grade::Good);
    assert_eq!(open(&path).count().unwrap(), 1);
    #[cfg(unix)]
    {
        let mode =
            std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&path).unwrap().permissions());
        assert_eq!(mode & 0o777, 0o600);
    }
    let left: Vec<_> = fs::read_dir(path.parent().unwrap()).unwrap().collect();
    assert_eq!(left.len(), 1, "nothing stays beside it");
}

#[test]
fn reading_a_missing_file_makes_nothing() {
    let (folder, _) = place();
    let path = folder.path().join("new/progress.db");
    let mut store = read(&path);
    assert_eq!(
        (store.count().unwrap(), store.states(None).unwrap().len()),
        (0, 0)
    );
    let error = store
        .record(&answer("korea/a", at(0), Grade::Good))
        .unwrap_err();
    assert_eq!(error.kind, ErrorKind::ReadOnly);
    assert!(!folder.path().join("new").exists());
}

#[test]
fn a_store_for_reading_writes_nothing() {
    let (folder, path) = place();
    let id = record(&mut open(&path), "korea/a", at(0), Grade::Good);
    let before = fs::read(&path).unwrap();
    let mut store = read(&path);
    let errors = [
        store
            .record(&answer("korea/a", at(0), Grade::Good))
            .unwrap_err(),
        store.undo(id, at(0)).unwrap_err(),
        store.correct(id, Grade::Easy, at(0)).unwrap_err(),
        store.suspend(&key("korea/a"), true, at(0)).unwrap_err(),
        store.rebuild().unwrap_err(),
    ];
    assert!(
        errors.iter().all(|error| error.kind == ErrorKind::ReadOnly),
        "{errors:?}"
    );
    assert!(store.examine().unwrap().is_sound());
    drop(store);
    assert!(fs::read(&path).unwrap() == before);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_reader_sees_what_a_writer_keeps_meanwhile() {
    let (_folder, path) = place();
    let mut writer = open(&path);
    let reader = read(&path);
    record(&mut writer, "korea/a", at(0), Grade::Good);
    assert_eq!(reader.count().unwrap(), 1);
}

#[test]
fn a_file_with_other_content_is_left_alone() {
    let (_folder, path) = place();
    for content in ["cards:\n  - ask: Which year?\n", "x", &"deck ".repeat(5000)] {
        fs::write(&path, content).unwrap();
        assert_eq!(kind(&path), ErrorKind::NotDatabase, "{content:.9}");
        assert_eq!(fs::read_to_string(&path).unwrap(), content);
    }
}

#[test]
fn an_empty_file_is_a_beginning_unless_backups_lie_beside_it() {
    let (folder, path) = place();
    fs::write(&path, "").unwrap();
    fs::write(
        folder.path().join("progress.database.backup"),
        "of another file",
    )
    .unwrap();
    assert_eq!(read(&path).count().unwrap(), 0);
    assert_eq!(
        fs::metadata(&path).unwrap().len(),
        0,
        "reading begins nothing"
    );
    assert_eq!(open(&path).count().unwrap(), 0);
    fs::write(&path, "").unwrap();
    fs::write(folder.path().join("progress.db.v1.backup"), "saved").unwrap();
    assert_eq!(kind(&path), ErrorKind::Emptied);
    assert_eq!(fs::metadata(&path).unwrap().len(), 0);
    fs::remove_file(&path).unwrap();
    assert_eq!(kind(&path), ErrorKind::Gone);
    assert!(!path.exists());
}

#[test]
fn a_damaged_file_names_the_doctor_and_the_newest_backup() {
    let (folder, path) = place();
    for day in 0..300 {
        record(
            &mut open(&path),
            &format!("korea/{day}"),
            at(day),
            Grade::Good,
        );
    }
    let whole = fs::read(&path).unwrap();
    let old = folder.path().join("progress.db.2025-12-31.backup");
    let new = folder.path().join("progress.db.v1.backup");
    fs::write(&new, &whole).unwrap();
    fs::write(&old, &whole).unwrap();
    let long_ago = std::time::SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    fs::File::options()
        .write(true)
        .open(&old)
        .unwrap()
        .set_modified(long_ago)
        .unwrap();
    let mut spoilt = whole.clone();
    spoilt[100..3000].fill(b'?');
    for bytes in [&spoilt[..], &whole[..whole.len() / 2]] {
        fs::write(&path, bytes).unwrap();
        let error = Store::open(&path, Access::Write, Scheduler::default(), Seed(1))
            .and_then(|store| store.reviews().map(drop))
            .unwrap_err();
        assert!(matches!(error.kind, ErrorKind::Damaged(_)), "{error:?}");
        let help = error.help().unwrap();
        assert!(
            help.contains("`quizdeck doctor --recover`") && help.contains("progress.db.v1.backup"),
            "{help}"
        );
        assert_eq!(error.backup.as_deref(), Some(&*new));
    }
}

#[test]
fn databases_of_other_programs_and_of_newer_ones_are_left_alone() {
    let (_folder, path) = place();
    let conn = Connection::open(&path).unwrap();
    conn.execute_batch("CREATE TABLE cards (id INTEGER)")
        .unwrap();
    assert_eq!(kind(&path), ErrorKind::Foreign(0));
    conn.pragma_update(None, "application_id", 0x1234).unwrap();
    assert_eq!(kind(&path), ErrorKind::Foreign(0x1234));
    conn.pragma_update(None, "application_id", crate::store::migrate::APPLICATION)
        .unwrap();
    conn.pragma_update(None, "user_version", 99).unwrap();
    let known = crate::store::migrate::newest(STEPS);
    assert_eq!(kind(&path), ErrorKind::Newer { found: 99, known });
}

#[test]
fn a_folder_is_no_file_and_a_file_is_no_folder() {
    let (folder, path) = place();
    assert_eq!(kind(folder.path()), ErrorKind::Folder);
    fs::write(&path, "").unwrap();
    let error = refused(&path.join("progress.db"), Access::Write);
    assert_eq!(
        error.kind,
        ErrorKind::Failed(String::from("a folder on its path is a file"))
    );
}

#[test]
fn a_file_cut_within_a_page_is_damaged_but_not_one_being_written() {
    let (folder, path) = place();
    let mut store = open(&path);
    record(&mut store, "korea/a", at(0), Grade::Good);
    drop(store);
    let bytes = std::fs::read(&path).unwrap();
    std::fs::write(&path, &bytes[..bytes.len() - 100]).unwrap();
    for access in [Access::Write, Access::Read] {
        assert_eq!(
            refused(&path, access).kind,
            ErrorKind::Damaged(String::from("it ends in the middle of a page"))
        );
    }
    // whoever was stopped while it copied pages into the file left the write-ahead log
    std::fs::write(folder.path().join("progress.db-wal"), [1; 32]).unwrap();
    assert!(Store::open(&path, Access::Write, Scheduler::default(), Seed(1)).is_ok());
    std::fs::write(&path, "A text of any length is no database.".repeat(20)).unwrap();
    assert_eq!(refused(&path, Access::Write).kind, ErrorKind::NotDatabase);
}

#[test]
fn a_file_held_by_another_program_is_busy() {
    let (_folder, path) = place();
    drop(open(&path));
    let other = Connection::open(&path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let opened = opening::for_writing(&path, Duration::from_millis(5), STEPS).unwrap();
    let mut store = Store::of(opened, &path, Scheduler::default(), Seed(1));
    let error = store
        .record(&answer("korea/a", at(0), Grade::Good))
        .unwrap_err();
    assert_eq!(error.kind, ErrorKind::Busy);
    assert_eq!(store.count().unwrap(), 0, "reading goes on");
    other.execute_batch("ROLLBACK").unwrap();
    record(&mut store, "korea/a", at(0), Grade::Good);
}

#[test]
fn a_full_disk_keeps_all_or_nothing_of_an_answer() {
    let (_folder, path) = place();
    let mut store = open(&path);
    let pages: i64 = store
        .conn
        .pragma_query_value(None, "page_count", |row| row.get(0))
        .unwrap();
    store
        .conn
        .pragma_update(None, "max_page_count", pages + 2)
        .unwrap();
    let mut kept = 0;
    let error = loop {
        match store.record(&answer(&format!("korea/{kept}"), at(0), Grade::Good)) {
            Ok(_) => kept += 1,
            Err(error) => break error,
        }
    };
    assert_eq!(error.kind, ErrorKind::Full);
    assert_eq!(store.count().unwrap(), kept);
    store
        .conn
        .pragma_update(None, "max_page_count", 100_000)
        .unwrap();
    assert_rebuilds_to_the_same(&mut store);
    record(&mut store, "korea/later", at(1), Grade::Good);
}

#[test]
fn a_file_on_a_medium_without_writing_is_read_as_it_stands() {
    let (folder, _) = place();
    let path = folder.path().join("100% 한국?#.db");
    record(&mut open(&path), "korea/a", at(0), Grade::Good);
    let frozen = |path: &Path| {
        opening::frozen(path).and_then(|conn| opening::readable(conn, PATIENCE, STEPS))
    };
    let (conn, _) = frozen(&path).unwrap();
    let count: i64 = conn
        .query_row("SELECT count(*) FROM reviews", [], |row| row.get(0))
        .unwrap();
    assert_eq!(count, 1);
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().count(),
        1,
        "no side files"
    );
    // with answers in a log beside it, to read the file alone would be to miss them
    let mut writer = open(&path);
    record(&mut writer, "korea/a", at(1), Grade::Good);
    assert_eq!(frozen(&path).unwrap_err(), ErrorKind::ReadOnly);
}

#[cfg(unix)]
mod modes {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;
    use std::process::Command;

    use super::*;

    /// Where the test that runs as an ordinary user finds its files.
    const FOLDER: &str = "QUIZDECK_TEST_FOLDER";
    /// Whoever has no rights: `nobody` on most systems.
    const NOBODY: u32 = 65534;

    fn set_mode(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }

    fn prepare(folder: &Path) {
        for name in ["open", "fixed", "closed"] {
            let inner = folder.join(name);
            fs::create_dir(&inner).unwrap();
            for file in ["plain.db", "fixed.db", "closed.db"] {
                record(&mut open(&inner.join(file)), "korea/a", at(0), Grade::Good);
            }
            set_mode(&inner.join("plain.db"), 0o666);
            set_mode(&inner.join("fixed.db"), 0o444);
            set_mode(&inner.join("closed.db"), 0o000);
        }
        let unfinished = folder.join("fixed/unfinished.db");
        let mut store = open(&unfinished);
        record(&mut store, "korea/a", at(0), Grade::Good);
        for ending in ["", "-wal"] {
            let from = folder.join(format!("fixed/unfinished.db{ending}"));
            let to = folder.join(format!("fixed/crashed.db{ending}"));
            fs::copy(from, &to).unwrap();
            set_mode(&to, 0o666);
        }
        drop(store);
        set_mode(&folder.join("open"), 0o777);
        set_mode(&folder.join("fixed"), 0o555);
        set_mode(&folder.join("closed"), 0o000);
        set_mode(folder, 0o755);
    }

    /// Root may do everything, so as root the checks run in a program of an ordinary user.
    #[test]
    fn what_may_not_be_written_is_still_read() {
        let (folder, _) = place();
        prepare(folder.path());
        if fs::read(folder.path().join("open/closed.db")).is_err() {
            check(folder.path());
        } else {
            let run = Command::new(std::env::current_exe().unwrap())
                .args([
                    "--ignored",
                    "--exact",
                    "store::tests::opening::modes::as_an_ordinary_user",
                ])
                .env(FOLDER, folder.path())
                .current_dir("/")
                .uid(NOBODY)
                .gid(NOBODY)
                .output();
            match run {
                Ok(run) => assert!(
                    run.status.success(),
                    "{}",
                    String::from_utf8_lossy(&run.stdout)
                ),
                Err(error) => {
                    println!("skipped: no program can be run as an ordinary user here: {error}");
                }
            }
        }
        for name in ["fixed", "closed"] {
            set_mode(&folder.path().join(name), 0o755);
        }
    }

    #[test]
    #[ignore = "run by the test above, as a user without rights"]
    fn as_an_ordinary_user() {
        if let Some(folder) = std::env::var_os(FOLDER) {
            check(Path::new(&folder));
        }
    }

    fn check(folder: &Path) {
        let write = |name: &str| refused(&folder.join(name), Access::Write).kind;
        let reads = |name: &str| assert_eq!(read(&folder.join(name)).count().unwrap(), 1, "{name}");
        record(
            &mut open(&folder.join("open/plain.db")),
            "korea/b",
            at(1),
            Grade::Good,
        );
        for name in ["open/fixed.db", "fixed/plain.db", "fixed/fixed.db"] {
            assert_eq!(write(name), ErrorKind::ReadOnly, "{name}");
            reads(name);
        }
        for name in [
            "open/closed.db",
            "fixed/closed.db",
            "closed/plain.db",
            "closed/missing.db",
        ] {
            assert_eq!(kind(&folder.join(name)), ErrorKind::Denied, "{name}");
        }
        assert_eq!(write("fixed/missing.db"), ErrorKind::Denied);
        assert!(matches!(
            write("fixed/missing/progress.db"),
            ErrorKind::NoFolder(_)
        ));
        assert_eq!(kind(&folder.join("fixed/crashed.db")), ErrorKind::ReadOnly);
    }
}

#[test]
fn faults_are_told_apart_by_what_sqlite_says() {
    use rusqlite::ffi;
    let of =
        |code: i32| ErrorKind::from(rusqlite::Error::SqliteFailure(ffi::Error::new(code), None));
    assert_eq!(of(ffi::SQLITE_READONLY_DIRECTORY), ErrorKind::ReadOnly);
    assert_eq!(of(ffi::SQLITE_CANTOPEN), ErrorKind::ReadOnly);
    assert_eq!(of(ffi::SQLITE_BUSY_SNAPSHOT), ErrorKind::Busy);
    assert_eq!(of(ffi::SQLITE_FULL), ErrorKind::Full);
    assert_eq!(of(ffi::SQLITE_IOERR_SHMSIZE), ErrorKind::Full);
    assert!(matches!(
        of(ffi::SQLITE_CORRUPT_INDEX),
        ErrorKind::Damaged(_)
    ));
    assert!(matches!(
        of(ffi::SQLITE_IOERR_SHORT_READ),
        ErrorKind::Damaged(_)
    ));
    assert_eq!(
        of(ffi::SQLITE_IOERR_FSYNC),
        ErrorKind::Disk { writing: true }
    );
    assert_eq!(
        of(ffi::SQLITE_IOERR_READ),
        ErrorKind::Disk { writing: false }
    );
}

#[test]
#[allow(clippy::too_many_lines)] // one line for each fault
fn every_fault_is_worded_with_its_way_out() {
    let kinds = [
        ErrorKind::NotDatabase,
        ErrorKind::Emptied,
        ErrorKind::Gone,
        ErrorKind::Replaced,
        ErrorKind::Damaged(String::from("its pages contradict each other")),
        ErrorKind::ReadOnly,
        ErrorKind::Newer { found: 3, known: 1 },
        ErrorKind::Foreign(0),
        ErrorKind::Foreign(0x1234),
        ErrorKind::Folder,
        ErrorKind::NoFolder(String::from("this user may not make it")),
        ErrorKind::Denied,
        ErrorKind::Full,
        ErrorKind::Busy,
        ErrorKind::NoReview(ReviewId(7)),
        ErrorKind::Undone(ReviewId(7)),
        ErrorKind::Disk { writing: false },
        ErrorKind::Disk { writing: true },
        ErrorKind::Failed(String::from("there is no memory left")),
    ];
    let mut text = String::new();
    for kind in kinds {
        let error = StoreError {
            path: PathBuf::from("/home/min\u{1b}/progress.db"),
            backup: matches!(kind, ErrorKind::Damaged(_))
                .then(|| PathBuf::from("progress.db.v1.backup")),
            kind,
        };
        text += &format!("{error}\n");
        if let Some(help) = error.help() {
            text += &format!("  help: {help}\n");
        }
    }
    insta::assert_snapshot!(text, @r"
    `/home/min�/progress.db` is no progress file: it holds something else
      help: name another file with `--db FILE`
    `/home/min�/progress.db` is empty, although it held progress before
      help: `quizdeck restore` brings a backup back, `quizdeck restore --fresh` begins anew
    `/home/min�/progress.db` is gone, although backups of it are there
      help: `quizdeck restore` brings a backup back, `quizdeck restore --fresh` begins anew
    `/home/min�/progress.db` was replaced or taken away while it was open
      help: start again; what was answered before is in the file that was there
    `/home/min�/progress.db` is damaged: its pages contradict each other
      help: `quizdeck doctor --recover` saves all that can be read, and keeps this file under another name; the newest backup is `progress.db.v1.backup`
    `/home/min�/progress.db` cannot be written to: it is read-only
      help: make the file and its folder writable, or copy it elsewhere and name the copy with `--db FILE`
    `/home/min�/progress.db` was written by a newer quizdeck: its version is 3, this program knows up to 1
      help: update quizdeck, or name another file with `--db FILE`
    `/home/min�/progress.db` is a database of another program
      help: name another file with `--db FILE`
    `/home/min�/progress.db` is a database of another program, marked 0x00001234
      help: name another file with `--db FILE`
    `/home/min�/progress.db` is a folder, not a progress file
      help: name a file inside it, such as `--db FOLDER/progress.db`
    the folder for `/home/min�/progress.db` cannot be made: this user may not make it
      help: name another file with `--db FILE`
    `/home/min�/progress.db` may not be opened by this user
      help: ask for the right to read and write the file and its folder
    there is no room left for `/home/min�/progress.db`
      help: make room and try again; everything answered before is kept
    `/home/min�/progress.db` is in use by another program
      help: close the other program that uses the file, or wait for it, and try again
    `/home/min�/progress.db` holds no review `0000000000000007`
    review `0000000000000007` was taken back before
    `/home/min�/progress.db` cannot be read: the disk reports an error
      help: look after the disk and try again; everything answered before is kept
    `/home/min�/progress.db` cannot be written to: the disk reports an error
      help: look after the disk and try again; everything answered before is kept
    `/home/min�/progress.db` cannot be used: there is no memory left
      help: name another file with `--db FILE`
    ");
}
