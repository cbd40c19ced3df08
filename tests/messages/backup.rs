//! Backups: each day's, those asked for, restoring, and what is saved of a damaged file.

use std::fs;
use std::path::{Path, PathBuf};

use insta::assert_snapshot;

use crate::ONE;
use crate::desk::{Desk, reviews_in};

const DECK: &str =
    "  - { id: b, ask: Who?, answer: She }\n  - { id: c, ask: 어디?, answer: 서울 }\n";

/// A desk on which two questions were answered yesterday and one today.
fn studied() -> Desk {
    let mut desk = Desk::new();
    desk.write("one.yaml", format!("{ONE}{DECK}"));
    desk.now = String::from("2026-11-20T09:00:00Z");
    let study = |desk: &Desk, said| {
        assert_eq!(
            desk.run_with(&["study", "one.yaml", "--order", "deck"], said)
                .code,
            0
        );
    };
    study(&desk, "So\nShe\n");
    desk.now = String::from("2026-11-21T09:00:00Z");
    study(&desk, "서울\n");
    assert_eq!(desk.reviews(), 3);
    desk
}

/// The files beside the progress file, by name.
fn beside(desk: &Desk) -> Vec<String> {
    let folder = fs::read_dir(desk.db().parent().unwrap()).unwrap();
    let mut names: Vec<_> = folder
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// What was said with `SIZE` for sizes, which change with the version of the file.
fn sizeless(said: &str) -> String {
    let mut text = said.to_owned();
    while let Some(at) = text.find(" kB") {
        let start = text[..at].rfind([' ', '\n']).map_or(0, |place| place + 1);
        text.replace_range(start..at + 3, "SIZE");
    }
    text
}

fn spoil(path: &Path, from: usize) {
    let mut bytes = fs::read(path).unwrap();
    bytes[from..].fill(b'?');
    fs::write(path, bytes).unwrap();
}

fn newest_backup(desk: &Desk) -> PathBuf {
    let name = beside(desk)
        .into_iter()
        .rfind(|name| name.ends_with(".daily.backup"))
        .unwrap();
    desk.db().with_file_name(name)
}

#[test]
fn each_day_of_answers_leaves_a_backup_and_reading_none() {
    let desk = studied();
    let names = [
        "progress.db",
        "progress.db.20261120T090000Z.daily.backup",
        "progress.db.20261121T090000Z.daily.backup",
    ];
    assert_eq!(beside(&desk), names);
    for words in [
        &["stats"][..],
        &["decks"],
        &["cards"],
        &["doctor"],
        &["quiz", "one.yaml"],
        &["fit", "--dry-run"],
    ] {
        desk.run(words);
    }
    assert_eq!(beside(&desk), names);
    // an import comes after the backup of its day
    let mut later = desk;
    later.now = String::from("2026-11-22T09:00:00Z");
    later.write(
        "log.csv",
        "card_id,review_time,review_rating\none/a,1700000000000,3\n",
    );
    assert_eq!(
        later.run(&["import", "--format", "revlog", "log.csv"]).code,
        0
    );
    assert_eq!(
        (later.reviews(), reviews_in(&newest_backup(&later))),
        (4, 3)
    );
}

#[test]
fn backups_are_written_and_listed() {
    let desk = studied();
    assert_snapshot!(sizeless(&desk.run(&["backup"]).whole()), @r#"
    ~/data/quizdeck/progress.db.20261121T090000Z.asked.backup
    ✓ 3 reviews, SIZE; read back and sound.
    "#);
    assert_snapshot!(sizeless(&desk.run(&["backup", "mine.db"]).whole()), @r#"
    mine.db
    ✓ 3 reviews, SIZE; read back and sound.
    "#);
    assert_snapshot!(desk.run(&["backup", "mine.db"]).whole(), @r#"
    --- stderr
    error: `mine.db` is there already
      help: name another file, or write over it with --force
    --- exit 2
    "#);
    assert_eq!(desk.run(&["backup", "mine.db", "--force"]).code, 0);
    assert_snapshot!(desk.run(&["backup", "data/quizdeck/progress.db", "--force"]).whole(), @r#"
    --- stderr
    error: `data/quizdeck/progress.db` is the progress file itself
      help: name another file, or none to write the backup beside it
    --- exit 2
    "#);
    assert_snapshot!(desk.run(&["backup", "nowhere/mine.db"]).whole(), @r#"
    --- stderr
    error: `nowhere/mine.db` cannot be written: no such file or directory
      help: name a file in a folder that is there
    --- exit 2
    "#);
    assert_snapshot!(desk.run(&["backup", "--db", "none.db"]).whole(), @r#"
    --- stderr
    error: there is no progress file `none.db` to back up
      help: the first answer makes it; `--db FILE` names another one
    --- exit 2
    "#);
    let said = desk.json(&["backup", "again.db", "--json"]);
    assert_eq!(
        (&said["reviews"], &said["verified"]),
        (&3.into(), &true.into())
    );
    spoil(&newest_backup(&desk), 4096);
    assert_snapshot!(sizeless(&desk.run(&["backup", "--list"]).whole()), @r#"
    no.  written           why      size  reviews  sound      file
      1  2026-11-21 09:00  asked  SIZE        3  ✓          progress.db.20261121T090000Z.asked.backup
      2  2026-11-21 09:00  daily  SIZE        –  ✗ damaged  progress.db.20261121T090000Z.daily.backup
      3  2026-11-20 09:00  daily  SIZE        2  ✓          progress.db.20261120T090000Z.daily.backup

    `quizdeck restore --dry-run NO.` shows what one would change.
    "#);
    let listed = desk.json(&["backup", "--list", "--json"]);
    assert_eq!(listed["backups"][1]["sound"], false);
    assert_eq!(listed["backups"][2]["reviews"], 2);
}

#[test]
fn a_restore_shows_what_would_change_and_can_be_taken_back() {
    let desk = studied();
    assert_snapshot!(desk.run(&["restore", "--dry-run", "2"]).whole(), @r#"
    ~/data/quizdeck/progress.db
    from ~/data/quizdeck/progress.db.20261120T090000Z.daily.backup

                              now            backup
    reviews                     3                 2
    questions                   3                 2
    decks                       1                 1
    last answer  2026-11-21 09:00  2026-11-20 09:00

    ✗ 1 review would be lost.
      one: 3 now, 2 then
    What is in the file now will be backed up first.
    Nothing was changed.
    "#);
    assert_snapshot!(desk.run(&["restore", "2"]).err, @r#"
    error: restoring changes the progress file, and nobody is there to agree
      help: say --yes to restore, or --dry-run to see what would change
    "#);
    assert_snapshot!(desk.run(&["restore"]).whole(), @r#"
    --- stderr
    error: no backup was named, and nobody is there to choose one
      help: `quizdeck backup --list` lists them; `quizdeck restore 1` takes the newest
    --- exit 2
    "#);
    assert_snapshot!(desk.run(&["restore", "9"]).whole(), @r#"
    --- stderr
    error: there is no backup `9`
      help: `quizdeck backup --list` lists the backups there are
    --- exit 2
    "#);
    assert_eq!(desk.reviews(), 3, "nothing was changed");
    let run = desk.run(&["restore", "2", "--yes"]);
    assert_eq!((run.code, desk.reviews()), (0, 2), "{run:?}");
    assert_snapshot!(run.out.lines().skip(11).collect::<Vec<_>>().join("\n"), @r#"
    What is in the file now will be backed up first.
    ✓ Restored: 2 reviews.
    `quizdeck restore progress.db.20261121T090000Z.restore.backup` takes it back.
    "#);
    let back = desk.json(&[
        "restore",
        "progress.db.20261121T090000Z.restore.backup",
        "--yes",
        "--json",
    ]);
    assert_eq!(
        (&back["done"], &back["back"], desk.reviews()),
        (&true.into(), &1.into(), 3)
    );
    assert_eq!(desk.run(&["doctor"]).code, 0);
}

#[test]
fn what_is_no_backup_is_refused() {
    let desk = studied();
    desk.write("diary.txt", "Dear diary. ".repeat(100));
    assert_snapshot!(desk.run(&["restore", "diary.txt", "--yes"]).whole(), @r#"
    --- stderr
    error: `diary.txt` is no backup: it holds something else
      help: `quizdeck backup --list` lists the backups there are
    --- exit 2
    "#);
    assert_eq!(desk.run(&["backup", "mine.db"]).code, 0);
    spoil(&desk.path("mine.db"), 8192);
    let run = desk.run(&["restore", "mine.db", "--yes"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("`mine.db` is damaged: "), "{run:?}");
    assert_eq!(desk.reviews(), 3);
}

#[test]
fn doctor_names_the_newest_backup_that_can_be_read() {
    let desk = studied();
    spoil(&newest_backup(&desk), 8192);
    assert_snapshot!(desk.run(&["doctor"]).whole(), @r#"
    ~/data/quizdeck/progress.db
    ✓ Sound: 3 answers; the memory of 3 questions follows from them.
    3 questions with 3 reviews have no card in the library and none like them; what was answered is kept.
    ! the newest backup, progress.db.20261121T090000Z.daily.backup, is not sound; the newest that can be read is progress.db.20261120T090000Z.daily.backup; `quizdeck backup` writes another
    "#);
    let said = desk.json(&["doctor", "--json"]);
    assert_snapshot!(said["backups"], @r#"{"all":2,"looked_into":2,"newest_readable":"progress.db.20261120T090000Z.daily.backup","unreadable":["progress.db.20261121T090000Z.daily.backup"]}"#);
    for name in beside(&desk) {
        if name.ends_with(".backup") {
            spoil(&desk.path(&format!("data/quizdeck/{name}")), 4096);
        }
    }
    assert_snapshot!(desk.json(&["doctor", "--json"])["notes"], @r#"["the newest backup, progress.db.20261121T090000Z.daily.backup, is not sound; no other can be read either; `quizdeck backup` writes another"]"#);
}

#[test]
fn a_row_that_points_to_nothing_is_recovered_from() {
    let desk = studied();
    let file = rusqlite::Connection::open(desk.db()).unwrap();
    file.execute_batch(
        "PRAGMA foreign_keys = OFF; INSERT INTO undos SELECT id, device, seq + 90, at, 7 FROM reviews LIMIT 1;",
    )
    .unwrap();
    drop(file);
    let run = desk.run(&["doctor"]);
    assert_eq!(run.code, 1);
    let names = [
        "of undos points to nothing in reviews",
        "`quizdeck doctor --recover` makes",
    ];
    assert!(names.iter().all(|said| run.out.contains(said)), "{run:?}");
    let run = desk.run(&["doctor", "--recover", "--yes"]);
    assert_eq!((run.code, desk.reviews()), (0, 3), "{run:?}");
    assert_eq!(desk.run(&["doctor"]).code, 0);
}

#[test]
fn a_file_that_is_gone_or_emptied_is_brought_back_or_begun_anew_on_purpose() {
    let desk = studied();
    fs::remove_file(desk.db()).unwrap();
    assert_snapshot!(desk.run(&["stats"]).whole(), @r#"
    --- stderr
    error: `~/data/quizdeck/progress.db` is gone, although backups of it are there
      help: `quizdeck restore` brings a backup back, `quizdeck restore --fresh` begins anew; the newest backup is `~/data/quizdeck/progress.db.20261121T090000Z.daily.backup`
    --- exit 3
    "#);
    assert_eq!(desk.run_with(&["study", "one.yaml"], "So\n").code, 3);
    assert_eq!(desk.run(&["doctor"]).code, 3);
    assert!(!desk.db().exists());
    assert_eq!(desk.run(&["restore", "1", "--yes"]).code, 0);
    assert_eq!(desk.reviews(), 3);
    fs::write(desk.db(), "").unwrap();
    assert_snapshot!(desk.run(&["stats"]).whole(), @r#"
    --- stderr
    error: `~/data/quizdeck/progress.db` is empty, although it held progress before
      help: `quizdeck restore` brings a backup back, `quizdeck restore --fresh` begins anew; the newest backup is `~/data/quizdeck/progress.db.20261121T090000Z.daily.backup`
    --- exit 3
    "#);
    let run = desk.run(&["doctor", "--recover", "--yes"]);
    assert_eq!((run.code, desk.reviews()), (0, 3), "{run:?}");
    fs::remove_file(desk.db()).unwrap();
    assert_snapshot!(desk.run(&["restore", "--fresh"]).whole(), @r#"✓ A new progress file is begun."#);
    assert_eq!((desk.run(&["stats"]).code, desk.reviews()), (0, 0));
    assert_eq!(
        desk.run(&["restore", "--fresh"]).code,
        2,
        "now there is something to agree to"
    );
}

#[test]
fn a_damaged_file_is_saved_by_the_command_that_is_named() {
    let desk = studied();
    spoil(&desk.db(), 4096);
    let damaged = fs::read(desk.db()).unwrap();
    let run = desk.run(&["stats"]);
    assert!(
        run.code == 3 && run.err.contains("`quizdeck doctor --recover`"),
        "{run:?}"
    );
    assert_snapshot!(desk.run(&["doctor", "--recover", "--dry-run"]).whole(), @r#"
    ~/data/quizdeck/progress.db
    ✓ 3 reviews can be saved.
      0 from the file itself
      3 from progress.db.20261121T090000Z.daily.backup alone
    Whether that is all cannot be told: the file has lost its own count.
    Nothing was changed.
    "#);
    assert_snapshot!(desk.run(&["doctor", "--recover"]).err, @r#"
    error: recovering replaces the progress file, and nobody is there to agree
      help: say --yes to recover, or --dry-run to see what can be saved
    "#);
    assert!(fs::read(desk.db()).unwrap() == damaged);
    let run = desk.run(&["doctor", "--recover", "--yes"]);
    assert_snapshot!(run.out.lines().skip(3).collect::<Vec<_>>().join("\n"), @r#"
      3 from progress.db.20261121T090000Z.daily.backup alone
    Whether that is all cannot be told: the file has lost its own count.
    ✓ Saved and verified: every memory follows from the answers.
    The damaged file is kept as ~/data/quizdeck/progress.db.20261121T090000Z.damaged.
    "#);
    assert_eq!((run.code, desk.reviews()), (0, 3));
    assert!(
        fs::read(
            desk.db()
                .with_file_name("progress.db.20261121T090000Z.damaged")
        )
        .unwrap()
            == damaged
    );
    assert_eq!(desk.run(&["doctor"]).code, 0);
    assert_snapshot!(desk.run(&["doctor", "--recover"]).whole(), @r#"
    ~/data/quizdeck/progress.db
    Nothing to recover: the file is sound. `quizdeck doctor` says more.
    "#);
}

#[test]
fn a_damaged_file_that_a_program_has_open_is_left_where_it_is() {
    let desk = studied();
    let mut talk = desk.talk(&["study", "one.yaml", "--cram", "--json"]);
    talk.hear();
    spoil(&desk.db(), 0);
    let damaged = fs::read(desk.db()).unwrap();
    let run = desk.run(&["restore", "1", "--yes"]);
    assert_eq!(run.code, 3, "{run:?}");
    assert!(run.err.contains("is in use by another program"), "{run:?}");
    assert!(fs::read(desk.db()).unwrap() == damaged);
    assert_eq!(
        beside(&desk)
            .iter()
            .filter(|name| name.contains("restored"))
            .count(),
        0
    );
}

#[test]
fn a_program_that_is_running_goes_on_after_a_restore() {
    let desk = studied();
    let mut talk = desk.talk(&["study", "one.yaml", "--cram", "--form", "typed", "--json"]);
    talk.hear();
    assert_eq!(desk.run(&["restore", "2", "--yes"]).code, 0);
    talk.say(r#"{"type":"answer","text":"So"}"#);
    talk.say(r#"{"type":"quit"}"#);
    while !talk.hear().is_null() {}
    assert_eq!(
        desk.reviews(),
        3,
        "two of the backup and the one that came after"
    );
    assert_eq!(desk.run(&["doctor"]).code, 0);
}
