//! Progress files that cannot be used, `doctor` and `undo`.

use std::fs;
use std::path::PathBuf;

use insta::assert_snapshot;
use rusqlite::Connection;

use crate::ONE;
use crate::desk::Desk;

/// Everything that opens the progress file, to read or to write.
const COMMANDS: [&[&str]; 7] = [
    &[],
    &["stats"],
    &["decks"],
    &["cards"],
    &["undo"],
    &["doctor"],
    &["study", "one.yaml"],
];

/// A desk with two answers in its progress file.
fn studied() -> Desk {
    let desk = Desk::new();
    desk.write(
        "one.yaml",
        format!("{ONE}  - {{ id: b, ask: Who?, answer: She }}\n"),
    );
    let run = desk.run_with(&["study", "one.yaml", "--order", "deck"], "So\nShe\n");
    assert_eq!((run.code, desk.reviews()), (0, 2), "{run:?}");
    desk
}

/// What every command says of a file, which stays as it is; it has to be the same word from all, with code 3.
fn refused(desk: &Desk, db: &str) -> String {
    let before = fs::read(desk.path(db)).ok();
    let mut said: Vec<String> = Vec::new();
    for words in COMMANDS {
        let run = desk.run(&[words, ["--db", db].as_slice()].concat());
        assert_eq!((run.out.as_str(), run.code), ("", 3), "{words:?}: {run:?}");
        said.push(run.err);
    }
    assert_eq!(fs::read(desk.path(db)).ok(), before);
    said.sort();
    said.dedup();
    said.concat()
}

/// What was said, with `N` for the version that this program writes: it goes up with every migration.
fn numberless(said: &str) -> String {
    let (before, after) = said.split_once("knows up to ").unwrap();
    format!(
        "{before}knows up to N{}",
        after.trim_start_matches(|c: char| c.is_ascii_digit())
    )
}

#[test]
fn something_else_altogether() {
    let desk = studied();
    desk.write(
        "diary.txt",
        "Dear diary, today I learnt nothing.\n".repeat(40),
    );
    desk.write("short.txt", "Dear diary");
    fs::create_dir(desk.path("folder")).unwrap();
    assert_snapshot!(refused(&desk, "diary.txt"), @r#"
    error: `diary.txt` is no progress file: it holds something else
      help: name another file with `--db FILE`
    "#);
    assert_snapshot!(refused(&desk, "short.txt"), @r#"
    error: `short.txt` is no progress file: it holds something else
      help: name another file with `--db FILE`
    "#);
    assert_snapshot!(refused(&desk, "folder"), @r#"
    error: `folder` is a folder, not a progress file
      help: name a file inside it, such as `--db FOLDER/progress.db`
    "#);
    assert_snapshot!(refused(&desk, "diary.txt/progress.db"), @r#"
    error: `diary.txt/progress.db` cannot be used: a folder on its path is a file
      help: name another file with `--db FILE`
    "#);
    assert_snapshot!(refused(&desk, "/dev/null"), @r#"
    error: `/dev/null` is no progress file: it holds something else
      help: name another file with `--db FILE`
    "#);
}

#[test]
fn a_database_of_another_program() {
    let desk = studied();
    let other = Connection::open(desk.path("other.db")).unwrap();
    other.execute_batch("CREATE TABLE notes (text)").unwrap();
    drop(other);
    assert_snapshot!(refused(&desk, "other.db"), @r#"
    error: `other.db` is a database of another program
      help: name another file with `--db FILE`
    "#);
    let marked = Connection::open(desk.path("marked.db")).unwrap();
    marked
        .execute_batch("CREATE TABLE notes (text); PRAGMA application_id = 1234")
        .unwrap();
    drop(marked);
    assert_snapshot!(refused(&desk, "marked.db"), @r#"
    error: `marked.db` is a database of another program, marked 0x000004d2
      help: name another file with `--db FILE`
    "#);
}

#[test]
fn a_newer_progress_file() {
    let desk = studied();
    let file = Connection::open(desk.db()).unwrap();
    file.pragma_update(None, "user_version", 99).unwrap();
    drop(file);
    assert_snapshot!(numberless(&refused(&desk, "data/quizdeck/progress.db")), @r#"
    error: `data/quizdeck/progress.db` was written by a newer quizdeck: its version is 99, this program knows up to N
      help: update quizdeck, or name another file with `--db FILE`
    "#);
}

#[test]
fn a_truncated_progress_file() {
    let desk = studied();
    let bytes = fs::read(desk.db()).unwrap();
    desk.write("cut.db", &bytes[..6000]);
    assert_snapshot!(refused(&desk, "cut.db"), @r#"
    error: `cut.db` is damaged: it ends in the middle of a page
      help: `quizdeck doctor --recover` saves all that can be read, and keeps this file under another name
    "#);
    assert_snapshot!(desk.run(&["doctor", "--db", "cut.db"]).whole(), @r#"
    --- stderr
    error: `cut.db` is damaged: it ends in the middle of a page
      help: `quizdeck doctor --recover` saves all that can be read, and keeps this file under another name
    --- exit 3
    "#);
    assert_snapshot!(desk.run(&["doctor", "--rebuild", "--db", "cut.db"]).whole(), @r#"
    --- stderr
    error: `cut.db` is damaged: it ends in the middle of a page
      help: `quizdeck doctor --recover` saves all that can be read, and keeps this file under another name
    --- exit 3
    "#);
}

#[test]
fn a_folder_that_cannot_be_made() {
    let run = Desk::new().run(&["study", "korea-un", "--db", "/proc/nowhere/progress.db"]);
    assert_snapshot!(run.whole(), @r#"
    --- stderr
    error: the folder for `/proc/nowhere/progress.db` cannot be made: no such file or directory
      help: name another file with `--db FILE`
    --- exit 3
    "#);
}

#[test]
fn a_file_that_takes_no_writing() {
    let desk = studied();
    let mut modes = fs::metadata(desk.db()).unwrap().permissions();
    modes.set_readonly(true);
    fs::set_permissions(desk.db(), modes).unwrap();
    let run = desk.run(&["stats", "one.yaml", "--json"]);
    assert_eq!(
        (run.code, run.err.as_str()),
        (0, ""),
        "reading needs no writing"
    );
    let written = fs::OpenOptions::new().append(true).open(desk.db()).is_ok();
    if written {
        eprintln!("skipped: for root every file can be written");
        return;
    }
    assert_snapshot!(desk.run(&["undo"]).whole(), @r#"
    --- stderr
    error: `~/data/quizdeck/progress.db` cannot be written to: it is read-only
      help: make the file and its folder writable, or copy it elsewhere and name the copy with `--db FILE`
    --- exit 3
    "#);
}

#[test]
fn no_home_is_needed_where_the_file_is_named() {
    let desk = Desk::new();
    let run = |words: &[&str]| {
        let mut command = desk.command(words);
        let command = command.env_remove("HOME").env_remove("XDG_DATA_HOME");
        command.output().unwrap().status.code()
    };
    assert_eq!(run(&["check"]), Some(0));
    assert_eq!(run(&["stats", "--db", "here.db"]), Some(0));
}

#[test]
fn doctor_of_a_sound_file_and_of_none() {
    assert_snapshot!(Desk::new().run(&["doctor"]).whole(), @r#"
    ~/data/quizdeck/progress.db
    There is no progress file yet; the first answer makes it.
    "#);
    let rebuilt = Desk::new();
    assert_eq!(rebuilt.run(&["doctor", "--rebuild"]).code, 0);
    assert!(!rebuilt.db().exists(), "nothing was made");
    let desk = studied();
    assert_snapshot!(desk.run(&["doctor"]).whole(), @r#"
    ~/data/quizdeck/progress.db
    ✓ Sound: 2 answers; the memory of 2 questions follows from them.
    ✓ 1 backup can be read, the newest of 2026-11-21 09:00.
    2 questions with 2 reviews have no card in the library and none like them; what was answered is kept.
    "#);
    assert_snapshot!(desk.run(&["doctor", "--json"]).whole(), @r#"{"version":1,"sound":true,"reviews":2,"questions":2,"findings":[],"notes":[],"backups":{"all":1,"looked_into":1,"newest_readable":"progress.db.20261121T090000Z.daily.backup","unreadable":[]},"rebuilt":null,"lost":{"moved":[],"questions":2,"reviews":2}}"#);
}

#[test]
fn doctor_mends_what_is_derived() {
    let desk = studied();
    let file = Connection::open(desk.db()).unwrap();
    file.execute_batch("UPDATE states SET stability = stability + 3")
        .unwrap();
    drop(file);
    assert_snapshot!(desk.run(&["doctor"]).whole(), @r#"
    ~/data/quizdeck/progress.db
    ✗ Not sound; 2 answers and the memory of 2 questions were looked at.
      - the memory of one/a/main is not what its answers lead to
      - the memory of one/b/main is not what its answers lead to
    `quizdeck doctor --rebuild` mends what is derived; no answer is touched.
    ✓ 1 backup can be read, the newest of 2026-11-21 09:00.
    2 questions with 2 reviews have no card in the library and none like them; what was answered is kept.
    --- exit 1
    "#);
    assert_snapshot!(desk.run(&["doctor", "--rebuild"]).whole(), @r#"
    ~/data/quizdeck/progress.db
    Rebuilt the memory of 2 questions from the answers; 2 differed before.
    ✓ Sound: 2 answers; the memory of 2 questions follows from them.
    ✓ 1 backup can be read, the newest of 2026-11-21 09:00.
    2 questions with 2 reviews have no card in the library and none like them; what was answered is kept.
    "#);
    assert_eq!(desk.run(&["doctor"]).code, 0);
}

/// A copy of the progress file in which one page is overwritten.
fn damaged(desk: &Desk, table: &str) -> PathBuf {
    let file = Connection::open(desk.db()).unwrap();
    file.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
        .unwrap();
    let number = |sql: &str| {
        let number: u32 = file.query_row(sql, [], |row| row.get(0)).unwrap();
        usize::try_from(number).unwrap()
    };
    let size = number("PRAGMA page_size");
    let page = number(&format!(
        "SELECT rootpage FROM sqlite_schema WHERE name = '{table}'"
    ));
    let mut bytes = fs::read(desk.db()).unwrap();
    bytes[(page - 1) * size..page * size].fill(0xa5);
    desk.write("damaged.db", bytes)
}

#[test]
fn doctor_tells_of_damaged_pages() {
    let desk = studied();
    damaged(&desk, "reviews");
    assert_snapshot!(desk.run(&["doctor", "--db", "damaged.db"]).whole(), @r#"
    damaged.db
    ✗ Not sound; 2 answers and the memory of 0 questions were looked at.
      - the file is damaged: Tree 7 page 7: btreeInitPage() returns error code 11
      - the file is damaged: wrong # of entries in index reviews_of_question
      - the file is damaged: its pages contradict each other
    ! others can read the file (mode 644); `chmod 600` keeps it to you
    --- stderr
    error: `damaged.db` is damaged
      help: `quizdeck doctor --recover` saves all that can be read, and keeps this file under another name
    --- exit 3
    "#);
    assert_snapshot!(desk.run(&["doctor", "--rebuild", "--db", "damaged.db"]).whole(), @r#"
    --- stderr
    error: `damaged.db` is damaged: its pages contradict each other
      help: `quizdeck doctor --recover` saves all that can be read, and keeps this file under another name
    --- exit 3
    "#);
}

#[test]
fn undo_goes_back_to_the_first_answer_and_no_further() {
    let desk = studied();
    assert_snapshot!(desk.run(&["undo"]).whole(), @r#"Took back `good` for one/b/main."#);
    assert_eq!(desk.json(&["undo", "--json"])["card"], "a");
    assert_snapshot!(desk.run(&["undo"]).whole(), @r#"
    --- stderr
    error: there is no answer to take back
      help: `quizdeck study` asks the first question
    --- exit 2
    "#);
    assert_eq!(desk.reviews(), 2, "the log only grows");
    let stats = desk.json(&["stats", "one.yaml", "--json"]);
    assert_eq!(
        (&stats["today"]["reviews"], &stats["cards"]["new"]),
        (&0.into(), &2.into())
    );
}
