//! What is tried: every command that writes, one row each.

use std::fmt::Write as _;

use rusqlite::Connection;

use crate::desk::Desk;

/// A command on a desk of its own.
pub(crate) struct Row {
    pub(crate) name: &'static str,
    /// Lays the desk.
    pub(crate) prepare: fn(&Desk),
    pub(crate) args: &'static [&'static str],
    /// What stands on standard input.
    pub(crate) input: &'static str,
}

const DECK: &str = "\
deck: small
title: A small deck
cards:
  - id: one
    claim: One and one make two.
    answer: true
  - id: two
    claim: Two and two make four.
    answer: true
  - id: three
    claim: Three and three make six.
    answer: true
  - ask: What has no name yet?
    answer: This card
";

/// Answers right and wrong, a correction, an undo, a question set aside.
const TALK: &str = r#"{"type":"answer","choice":0}
{"type":"next"}
{"type":"answer","choice":1}
{"type":"grade","grade":"hard"}
{"type":"answer","choice":0}
{"type":"undo"}
{"type":"answer","choice":0}
{"type":"next"}
{"type":"answer"}
{"type":"grade","grade":"good"}
{"type":"suspend"}
{"type":"quit"}
"#;

const CARD: &str = "{ id: four, claim: Four and four make eight., answer: true }\n";

const DOCUMENT: &str = include_str!("../generate/history.md");

/// Every command that writes something.
pub(crate) const ROWS: &[Row] = &[
    Row {
        name: "study, for the first time",
        prepare: decks,
        args: &[
            "study",
            "small.yaml",
            "--json",
            "--order",
            "deck",
            "--seed",
            "1",
        ],
        input: TALK,
    },
    Row {
        name: "study, with progress",
        prepare: progress,
        args: &["study", "small.yaml", "--json", "--ahead", "--seed", "1"],
        input: TALK,
    },
    Row {
        name: "quiz",
        prepare: progress,
        args: &["quiz", "small.yaml", "--json", "--record", "--seed", "1"],
        input: TALK,
    },
    Row {
        name: "undo",
        prepare: progress,
        args: &["undo"],
        input: "",
    },
    Row {
        name: "study --weak",
        prepare: progress,
        args: &["study", "small.yaml", "--json", "--weak", "--seed", "1"],
        input: TALK,
    },
    Row {
        name: "study --cram",
        prepare: progress,
        args: &["study", "small.yaml", "--json", "--cram", "--seed", "1"],
        input: TALK,
    },
    Row {
        name: "suspend --tomorrow",
        prepare: progress,
        args: &["suspend", "small/two", "--tomorrow", "--decks", "."],
        input: "",
    },
    Row {
        name: "suspend --undo",
        prepare: aside,
        args: &["suspend", "small/two", "--undo", "--decks", "."],
        input: "",
    },
    Row {
        name: "suspend",
        prepare: progress,
        args: &["suspend", "small/two", "--decks", "."],
        input: "",
    },
    Row {
        name: "relink",
        prepare: progress,
        args: &[
            "relink",
            "small/one",
            "small/three",
            "--yes",
            "--decks",
            ".",
        ],
        input: "",
    },
    Row {
        name: "import",
        prepare: log,
        args: &["import", "--format", "revlog", "log.csv", "--json"],
        input: "",
    },
    Row {
        name: "fit",
        prepare: fitted,
        args: &["fit"],
        input: "",
    },
    Row {
        name: "migration of the first version",
        prepare: first_version,
        args: &["suspend", "small/two", "--decks", "."],
        input: "",
    },
    Row {
        name: "migration of a later version",
        prepare: later_version,
        args: &["quiz", "small.yaml", "--json", "--record", "--seed", "1"],
        input: TALK,
    },
    Row {
        name: "merge",
        prepare: two_devices,
        args: &["merge", "other.db", "--json"],
        input: "",
    },
    Row {
        name: "sync",
        prepare: shared_folder,
        args: &["sync", "shared", "--json"],
        input: "",
    },
    Row {
        name: "backup",
        prepare: progress,
        args: &["backup", "copy.db"],
        input: "",
    },
    Row {
        name: "restore",
        prepare: backed_up,
        args: &["restore", "1", "--yes"],
        input: "",
    },
    Row {
        name: "restore --fresh",
        prepare: backed_up,
        args: &["restore", "--fresh", "--yes"],
        input: "",
    },
    Row {
        name: "doctor --recover, with a backup",
        prepare: damaged_with_backup,
        args: &["doctor", "--recover", "--yes"],
        input: "",
    },
    Row {
        name: "doctor --recover, without",
        prepare: damaged,
        args: &["doctor", "--recover", "--yes"],
        input: "",
    },
    Row {
        name: "plan --exam",
        prepare: progress,
        args: &[
            "plan",
            "small.yaml",
            "--exam",
            "2026-12-15",
            "--minutes",
            "5",
        ],
        input: "",
    },
    Row {
        name: "plan --end",
        prepare: planned,
        args: &["plan", "small.yaml", "--end"],
        input: "",
    },
    Row {
        name: "doctor --rebuild",
        prepare: progress,
        args: &["doctor", "--rebuild"],
        input: "",
    },
    Row {
        name: "stats",
        prepare: progress,
        args: &["stats", "--json"],
        input: "",
    },
    Row {
        name: "check --fix",
        prepare: decks,
        args: &["check", "--fix", "small.yaml"],
        input: "",
    },
    Row {
        name: "add",
        prepare: decks,
        args: &["add", "small.yaml", "--from-stdin"],
        input: CARD,
    },
    Row {
        name: "new",
        prepare: decks,
        args: &["new", "fresh.yaml"],
        input: "",
    },
    Row {
        name: "generate",
        prepare: document,
        args: &["generate", "history.md", "-o", "made.yaml"],
        input: "",
    },
    Row {
        name: "generate --update",
        prepare: generated,
        args: &["generate", "history.md", "--update", "made.yaml"],
        input: "",
    },
    Row {
        name: "config, for the first time",
        prepare: decks,
        args: &["config", "new_per_day", "15"],
        input: "",
    },
    Row {
        name: "config --unset",
        prepare: configured,
        args: &["config", "new_per_day", "--unset"],
        input: "",
    },
    Row {
        name: "config",
        prepare: configured,
        args: &["config", "new_per_day", "15"],
        input: "",
    },
];

fn decks(desk: &Desk) {
    desk.write("small.yaml", DECK);
}

fn progress(desk: &Desk) {
    decks(desk);
    let args = ["study", "small.yaml", "--json", "--order", "deck"];
    assert_eq!(desk.run_with(&args, TALK).code, 0);
}

/// A question that was set aside.
fn aside(desk: &Desk) {
    progress(desk);
    let run = desk.run(&["suspend", "small/two", "--decks", "."]);
    assert_eq!(run.code, 0, "{run:?}");
}

/// A plan for an exam that stands.
fn planned(desk: &Desk) {
    progress(desk);
    let args = [
        "plan",
        "small.yaml",
        "--exam",
        "2026-12-15",
        "--minutes",
        "5",
    ];
    let run = desk.run(&args);
    assert_eq!(run.code, 0, "{run:?}");
}

/// Overwrites a page of the log: what was set aside.
fn damage(desk: &Desk) {
    let file = Connection::open(desk.db()).unwrap();
    let page: i64 = file
        .query_row(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'suspensions'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    file.close().unwrap();
    let mut bytes = std::fs::read(desk.db()).unwrap();
    let page = usize::try_from(page).unwrap() - 1;
    bytes[page * 4096..(page + 1) * 4096].fill(0x5a);
    std::fs::write(desk.db(), bytes).unwrap();
}

fn damaged(desk: &Desk) {
    progress(desk);
    damage(desk);
}

fn damaged_with_backup(desk: &Desk) {
    backed_up(desk);
    damage(desk);
}

/// A folder in which another device left its answers.
fn shared_folder(desk: &Desk) {
    two_devices(desk);
    std::fs::create_dir(desk.path("shared")).unwrap();
    let run = desk.run(&["sync", "shared", "--db", "other.db"]);
    assert_eq!(run.code, 0, "{run:?}");
}

/// A backup of what is still in the file, so that restoring it takes nothing away.
fn backed_up(desk: &Desk) {
    progress(desk);
    let run = desk.run(&["backup"]);
    assert_eq!(run.code, 0, "{run:?}");
}

/// Progress here, and a file of another device.
fn two_devices(desk: &Desk) {
    progress(desk);
    let args = ["study", "small.yaml", "--json", "--db", "other.db"];
    assert_eq!(desk.run_with(&args, TALK).code, 0);
}

/// Reviews of 30 cards over a year, some of them of the small deck.
fn log(desk: &Desk) {
    decks(desk);
    let mut text = String::from("card_id,review_time,review_rating,review_duration\n");
    for card in 0..30_u64 {
        for time in 0..12 {
            let at = 1_700_000_000_000 + card * 60_000 + time * time * 86_400_000 * 2;
            let grade = if (card * 7 + time * 5) % 9 == 0 { 1 } else { 3 };
            let name = if card == 0 {
                String::from("small/one")
            } else {
                format!("c{card}")
            };
            writeln!(text, "{name},{at},{grade},4000").unwrap();
        }
    }
    desk.write("log.csv", text);
}

fn fitted(desk: &Desk) {
    log(desk);
    assert_eq!(
        desk.run(&["import", "--format", "revlog", "log.csv"]).code,
        0
    );
}

fn first_version(desk: &Desk) {
    sample(
        desk,
        include_str!("../../src/store/migrations/samples/v1.sql"),
    );
}

fn later_version(desk: &Desk) {
    sample(
        desk,
        include_str!("../../src/store/migrations/samples/v5.sql"),
    );
}

fn sample(desk: &Desk, rows: &str) {
    decks(desk);
    std::fs::create_dir_all(desk.db().parent().unwrap()).unwrap();
    let file = Connection::open(desk.db()).unwrap();
    file.execute_batch(rows).unwrap();
}

fn document(desk: &Desk) {
    desk.write("history.md", DOCUMENT);
}

fn generated(desk: &Desk) {
    let half = DOCUMENT
        .char_indices()
        .nth(DOCUMENT.chars().count() / 2)
        .unwrap()
        .0;
    desk.write("history.md", &DOCUMENT[..half]);
    assert_eq!(
        desk.run(&["generate", "history.md", "-o", "made.yaml"])
            .code,
        0
    );
    document(desk);
}

fn configured(desk: &Desk) {
    decks(desk);
    desk.write(
        ".config/quizdeck/config.yaml",
        "# mine\nretention: 0.9\nnew_per_day: 7\n",
    );
}
