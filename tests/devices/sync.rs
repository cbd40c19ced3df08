//! `sync`.

use std::fs;
use std::path::PathBuf;

use insta::assert_snapshot;

use crate::desk::{Desk, Run, reviews_in};
use crate::{shown, study, two_devices};

fn sync(desk: &Desk, db: &str) -> Run {
    desk.run(&["--db", db, "sync", "shared"])
}

/// What was said, with `N` for the names of devices, which are chance.
fn nameless(desk: &Desk, run: &Run) -> String {
    let mut said = run.whole();
    for (number, device) in devices(desk).iter().enumerate() {
        let short = &device[..8];
        let name = format!("DEVICE-{}", number + 1);
        said = said.replace(device, &name).replace(short, &name);
    }
    said
}

/// The names of devices in the folder, those that came first first.
fn devices(desk: &Desk) -> Vec<String> {
    let mut found: Vec<_> = fs::read_dir(desk.path("shared"))
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().is_dir())
        .map(|entry| {
            (
                entry.metadata().unwrap().created().unwrap(),
                entry.file_name().into_string().unwrap(),
            )
        })
        .collect();
    found.sort();
    found.into_iter().map(|(_, name)| name).collect()
}

/// The files of a device, by its number.
fn file(desk: &Desk, device: usize, name: &str) -> PathBuf {
    desk.path("shared").join(&devices(desk)[device]).join(name)
}

fn meeting() -> Desk {
    let desk = two_devices();
    fs::create_dir(desk.path("shared")).unwrap();
    desk
}

#[test]
fn two_devices_meet_and_know_the_same() {
    let desk = meeting();
    let run = sync(&desk, "laptop.db");
    assert_snapshot!(nameless(&desk, &run), @"2 reviews, 1 suspension and 2 card texts went out.");
    let run = sync(&desk, "phone.db");
    assert_eq!(run.code, 0, "{run:?}");
    let lines: Vec<_> = run.out.lines().take(1).collect();
    assert_snapshot!(lines.concat(), @"4 reviews, 1 undo, 1 corrected grade and 2 card texts went out; 2 reviews, 1 suspension and 2 card texts came in.");
    let run = sync(&desk, "laptop.db");
    assert_snapshot!(run.out.lines().next().unwrap(), @"4 reviews, 1 undo and 1 corrected grade came in.");
    assert_eq!(shown(&desk, "laptop.db"), shown(&desk, "phone.db"));
    for _ in 0..2 {
        for db in ["laptop.db", "phone.db"] {
            let run = sync(&desk, db);
            assert!(
                run.out.starts_with("Nothing new, here or there.\n"),
                "{run:?}"
            );
            assert_eq!(run.out.lines().count(), 3, "{run:?}");
        }
    }
}

#[test]
fn three_devices_meet_whatever_becomes_of_files_on_the_way() {
    let mut desk = meeting();
    sync(&desk, "laptop.db");
    // half of the first file has come
    let first = file(&desk, 0, "000001.qdlog");
    let whole = fs::read(&first).unwrap();
    fs::write(&first, &whole[..whole.len() - 9]).unwrap();
    let run = sync(&desk, "phone.db");
    assert_snapshot!(nameless(&desk, &run).lines().filter(|line| line.contains('✗')).collect::<String>(), @"✗ `shared/DEVICE-1/000001.qdlog`: it is not whole yet; a later sync takes up the rest");
    assert_eq!(run.code, 0, "{run:?}");
    fs::write(&first, &whole).unwrap();
    // two came at once, and the service kept both; another one's files are text to it
    let second = file(&desk, 1, "000001.qdlog");
    fs::copy(
        &second,
        second.with_file_name("000001 (conflicted copy 2026-11-22).qdlog"),
    )
    .unwrap();
    fs::write(desk.path("shared/notes.qdlog"), "not ours").unwrap();
    let text: Vec<u8> = whole
        .iter()
        .copied()
        .filter(|byte| *byte != b'\r')
        .collect();
    fs::write(desk.path("shared/text.qdlog"), text).unwrap();
    study(
        &mut desk,
        "tablet.db",
        "2026-11-23T09:00:00Z",
        &[r#"{"type":"answer","text":"Busan"}"#],
    );
    let run = sync(&desk, "tablet.db");
    assert_snapshot!(run.err, @r"
    ✗ `shared/notes.qdlog`: it holds something else
    ✗ `shared/text.qdlog`: its line ends were changed on the way; it has to be copied as it is
    ");
    fs::remove_file(desk.path("shared/notes.qdlog")).unwrap();
    fs::remove_file(desk.path("shared/text.qdlog")).unwrap();
    for db in ["laptop.db", "phone.db", "tablet.db", "laptop.db"] {
        assert_eq!(sync(&desk, db).err, "", "{db}");
    }
    assert_eq!(shown(&desk, "laptop.db"), shown(&desk, "tablet.db"));
    assert_eq!(shown(&desk, "phone.db"), shown(&desk, "tablet.db"));
    assert_eq!(reviews_in(&desk.path("tablet.db")), 7);
    for db in ["laptop.db", "phone.db", "tablet.db"] {
        assert_eq!(desk.run(&["--db", db, "doctor"]).code, 0);
    }
}

#[test]
fn a_file_put_back_from_a_backup_takes_its_later_answers_from_the_folder() {
    let mut desk = meeting();
    let early = fs::read(desk.path("laptop.db")).unwrap();
    let port = r#"{"type":"answer","text":"Busan"}"#;
    study(&mut desk, "laptop.db", "2026-11-23T09:00:00Z", &[port]);
    sync(&desk, "laptop.db");
    let later = reviews_in(&desk.path("laptop.db"));
    fs::write(desk.path("laptop.db"), early).unwrap();
    // the same number and the same instant, another answer
    study(
        &mut desk,
        "laptop.db",
        "2026-11-23T09:00:00Z",
        &[r#"{"type":"answer","text":"sea"}"#],
    );
    sync(&desk, "laptop.db");
    assert_eq!(reviews_in(&desk.path("laptop.db")), later + 1);
    sync(&desk, "phone.db");
    sync(&desk, "laptop.db");
    assert_eq!(shown(&desk, "laptop.db"), shown(&desk, "phone.db"));
}

#[test]
fn a_dry_run_writes_nothing() {
    let desk = meeting();
    let run = desk.run(&["--db", "laptop.db", "sync", "--dry-run", "shared"]);
    assert_snapshot!(run.whole(), @"2 reviews, 1 suspension and 2 card texts would go out.");
    assert_eq!(fs::read_dir(desk.path("shared")).unwrap().count(), 0);
    sync(&desk, "laptop.db");
    let run = desk.run(&["--db", "none.db", "sync", "--dry-run", "shared"]);
    assert_snapshot!(run.out.lines().next().unwrap(), @"2 reviews, 1 suspension and 2 card texts would come in.");
    assert!(!desk.path("none.db").exists());
}

#[test]
fn programs_are_told_as_json() {
    let desk = meeting();
    sync(&desk, "laptop.db");
    let run = desk.run(&["--db", "phone.db", "sync", "shared", "--json"]);
    assert_snapshot!(nameless(&desk, &run), @r#"{"version":1,"dry_run":false,"folder":"shared","sent":{"reviews":{"added":4,"known":0},"undos":{"added":1,"known":0},"corrections":{"added":1,"known":0},"suspensions":{"added":0,"known":0},"burials":{"added":0,"known":0},"relinks":{"added":0,"known":0},"fits":{"added":0,"known":0},"exams":{"added":0,"known":0},"texts":{"added":2,"known":0},"devices":0,"questions":0},"came":{"reviews":{"added":2,"known":0},"undos":{"added":0,"known":0},"corrections":{"added":0,"known":0},"suspensions":{"added":1,"known":0},"burials":{"added":0,"known":0},"relinks":{"added":0,"known":0},"fits":{"added":0,"known":0},"exams":{"added":0,"known":0},"texts":{"added":2,"known":0},"devices":1,"questions":3},"devices":[{"device":"DEVICE-1","this":false,"reviews":2,"last":"2026-11-20T09:00:00Z"}],"skipped":[],"waiting":0}"#);
}

#[test]
fn folders_that_cannot_be_used_are_named() {
    let desk = meeting();
    desk.write("file", "x");
    let one = |folder: &str| desk.run(&["--db", "laptop.db", "sync", folder]).whole();
    assert_snapshot!(one("nowhere"), @r"
    --- stderr
    error: there is no folder `nowhere`
      help: make it once, or connect the disk it lies on; a folder is never made here, so that a mistyped name does no harm
    --- exit 2
    ");
    assert_snapshot!(one("file"), @r"
    --- stderr
    error: `file` is a file, not a folder
      help: name a folder that is shared with the other devices
    --- exit 2
    ");
    assert!(!desk.path("nowhere").exists());
    let empty = desk.run(&["--db", "new.db", "sync", "shared"]);
    assert_snapshot!(empty.whole(), @"Nothing new, here or there.");
    assert_eq!(
        fs::read_dir(desk.path("shared")).unwrap().count(),
        0,
        "a device without answers writes nothing"
    );
}

#[test]
fn a_session_ends_with_a_sync_once_the_folder_is_named() {
    let mut desk = meeting();
    let run = desk.run(&["sync"]);
    assert_snapshot!(run.whole(), @r"
    --- stderr
    error: no folder is named to sync with
      help: name it, `quizdeck sync FOLDER`, or once for all, `quizdeck config sync FOLDER`
    --- exit 2
    ");
    let run = desk.run(&["config", "sync", "nowhere"]);
    assert_snapshot!(run.err, @r"
    error: there is no folder `nowhere`
      help: make it once, or connect the disk it lies on; a folder is never made here, so that a mistyped name does no harm
    ");
    assert_eq!(desk.run(&["config", "sync", "shared"]).code, 0);
    let listed = desk.json(&["config", "sync", "--json"]);
    assert_eq!(listed["settings"][0]["value"], "~/shared");
    let port = r#"{"type":"answer","text":"Busan"}"#;
    study(&mut desk, "laptop.db", "2026-11-23T09:00:00Z", &[port]);
    // a loaded machine may have had no time for it; then the command does it
    let run = desk.run(&["--db", "laptop.db", "sync"]);
    assert_eq!(run.code, 0, "{run:?}");
    study(&mut desk, "phone.db", "2026-11-24T09:00:00Z", &[port]);
    for db in ["phone.db", "laptop.db"] {
        assert_eq!(desk.run(&["--db", db, "sync"]).code, 0);
    }
    assert_eq!(shown(&desk, "laptop.db"), shown(&desk, "phone.db"));
}

#[test]
fn a_folder_that_is_gone_spoils_no_session() {
    let mut desk = meeting();
    assert_eq!(desk.run(&["config", "sync", "shared"]).code, 0);
    fs::remove_dir(desk.path("shared")).unwrap();
    "2026-11-23T09:00:00Z".clone_into(&mut desk.now);
    let answer = "{\"type\":\"answer\",\"text\":\"Busan\"}\n";
    let run = desk.run_with(
        &["--db", "laptop.db", "study", "strait.yaml", "--json"],
        answer,
    );
    assert_eq!(run.code, 0, "{run:?}");
    assert_snapshot!(run.err, @"not synced: there is no folder `~/shared`");
    assert_eq!(reviews_in(&desk.path("laptop.db")), 3);
    // off again
    assert_eq!(desk.run(&["config", "sync", "none"]).code, 0);
    let run = desk.run_with(
        &["--db", "laptop.db", "study", "strait.yaml", "--json"],
        answer,
    );
    assert_eq!((run.code, run.err.as_str()), (0, ""));
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_the_disk_does_not_give_is_an_error() {
    let desk = meeting();
    // who reads the memory of a program from its beginning gets an error of the disk
    std::os::unix::fs::symlink("/proc/self/mem", desk.path("shared/unread.qdlog")).unwrap();
    let run = sync(&desk, "laptop.db");
    assert_snapshot!(run.whole(), @r"
    --- stderr
    error: `shared/unread.qdlog` cannot be read: input/output error
      help: what else lay there came in; look after the disk and sync again, nothing goes out before
    --- exit 2
    ");
}
