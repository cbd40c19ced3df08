//! Many programs work on one file at once: nothing is lost, nobody waits for ever, and whoever is killed holds up nobody.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::process::Child;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use rusqlite::Connection;
use serde_json::Value;

use crate::desk::{Desk, Run, reviews_in};
use crate::trial;

/// How many programs answer at once.
const PROGRAMS: usize = 8;

/// How many questions each of them answers: `QUIZDECK_FAULT_ANSWERS`, else few.
fn answers() -> usize {
    let number = std::env::var("QUIZDECK_FAULT_ANSWERS");
    number
        .ok()
        .and_then(|number| number.parse().ok())
        .unwrap_or(50)
}

/// A deck of so many claims.
fn deck(desk: &Desk, cards: usize) {
    let mut text = String::from("deck: many\ncards:\n");
    for number in 0..cards {
        writeln!(
            text,
            "  - {{ id: c{number}, claim: Number {number} is even or odd., answer: true }}"
        )
        .unwrap();
    }
    desk.write("many.yaml", text);
}

/// What one program says to answer so many questions, one in nine of them wrongly.
fn talk(cards: usize, program: usize) -> String {
    let answer = |number: usize| match (number + program) % 9 {
        0 => "{\"type\":\"answer\",\"choice\":1}\n{\"type\":\"next\"}\n",
        _ => "{\"type\":\"answer\",\"choice\":0}\n{\"type\":\"next\"}\n",
    };
    (0..cards).map(answer).collect()
}

/// Runs the programs at once, each with its own order of questions; `meanwhile` gets a desk and whether they are done.
fn crowd(desk: &Desk, kind: &[&str], meanwhile: impl Fn(&AtomicBool) + Send + Sync) -> Vec<Run> {
    let (cards, over) = (answers(), AtomicBool::new(false));
    thread::scope(|scope| {
        let started: Vec<_> = (0..PROGRAMS)
            .map(|program| {
                let number = program.to_string();
                let mut args = kind.to_vec();
                args.extend(["--json", "--seed", &number]);
                let command = desk.command(&args);
                scope.spawn(move || trial::run(command, &talk(cards, program), desk))
            })
            .collect();
        let beside = scope.spawn(|| meanwhile(&over));
        let runs = started.into_iter().map(|run| run.join().unwrap()).collect();
        over.store(true, Ordering::Release);
        beside.join().unwrap();
        runs
    })
}

fn recorded(run: &Run) -> usize {
    run.out.matches("\"type\":\"recorded\"").count()
}

/// All that was announced is there, once, and memory is what the answers lead to.
fn nothing_is_lost(desk: &Desk, before: i64, runs: &[Run]) {
    let mut announced = 0;
    for run in runs {
        assert_eq!((run.code, recorded(run)), (0, answers()), "{}", run.err);
        announced += recorded(run);
    }
    assert_eq!(
        reviews_in(&desk.db()) - before,
        i64::try_from(announced).unwrap()
    );
    let doctor = desk.run(&["doctor"]);
    assert_eq!(doctor.code, 0, "{doctor:?}");
}

#[test]
fn eight_programs_answer_at_once() {
    let desk = Desk::in_memory();
    deck(&desk, answers());
    let runs = crowd(
        &desk,
        &[
            "study",
            "many.yaml",
            "--ahead",
            "--new",
            "5000",
            "--limit",
            "5000",
        ],
        |_| {},
    );
    for run in &runs {
        // wrong ones come back, so the questions of a program may not be all it has
        assert!(run.code == 0 && recorded(run) == answers(), "{}", run.err);
    }
    nothing_is_lost(&desk, 0, &runs);
}

#[test]
fn others_rebuild_fit_and_look_while_eight_answer() {
    let desk = Desk::in_memory();
    deck(&desk, answers());
    let others: [&[&str]; 5] = [
        &["doctor", "--rebuild"],
        &["fit"],
        &["stats", "--json"],
        &["weak", "--json"],
        &["suspend", "many/c0", "--decks", "."],
    ];
    let runs = crowd(
        &desk,
        &["quiz", "many.yaml", "--record", "--limit", "5000"],
        |over| {
            while !over.load(Ordering::Acquire) {
                for other in others {
                    let run = desk.run(other);
                    assert!(
                        run.code == 0 || other[0] == "suspend" && run.code == 2,
                        "{run:?}"
                    );
                }
            }
        },
    );
    nothing_is_lost(&desk, 0, &runs);
}

#[test]
fn eight_programs_meet_an_old_file_and_one_of_them_brings_it_up() {
    let desk = Desk::in_memory();
    deck(&desk, answers());
    std::fs::create_dir_all(desk.db().parent().unwrap()).unwrap();
    let file = Connection::open(desk.db()).unwrap();
    file.execute_batch(include_str!("../../src/store/migrations/samples/v1.sql"))
        .unwrap();
    drop(file);
    let before = reviews_in(&desk.db());
    let runs = crowd(
        &desk,
        &["quiz", "many.yaml", "--record", "--limit", "5000"],
        |_| {},
    );
    desk.run(&["doctor", "--rebuild"]);
    nothing_is_lost(&desk, before, &runs);
}

#[test]
fn others_merge_back_up_and_restore_while_eight_answer() {
    let desk = Desk::in_memory();
    deck(&desk, answers());
    let quiz = ["quiz", "many.yaml", "--record", "--limit", "5000"];
    let mut before = quiz.to_vec();
    before.extend(["--json", "--db", "other.db"]);
    assert_eq!(desk.run_with(&before, &talk(answers(), 9)).code, 0);
    let runs = crowd(&desk, &quiz, |over| {
        let others: [&[&str]; 3] = [
            &["merge", "other.db"],
            &["backup"],
            &["restore", "1", "--yes"],
        ];
        while !over.load(Ordering::Acquire) {
            for other in others {
                let run = desk.run(other);
                // the file may not be there yet, or others may never leave it alone for long enough
                assert!(matches!(run.code, 0 | 2 | 3), "{run:?}");
                assert!(!run.err.contains("panicked"), "{run:?}");
            }
        }
    });
    // what a restore takes away is in the backup that it wrote before
    let mut kept = BTreeSet::new();
    for entry in fs::read_dir(desk.db().parent().unwrap()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name == "progress.db" || name.ends_with(".backup") {
            let file = Connection::open(&path).unwrap();
            let mut statement = file.prepare("SELECT id FROM reviews").unwrap();
            let ids = statement.query_map([], |row| row.get::<_, i64>(0)).unwrap();
            kept.extend(ids.map(Result::unwrap));
        }
    }
    for run in &runs {
        assert!(matches!(run.code, 0 | 3), "{}", run.err);
        for line in run.out.lines() {
            let said: Value = serde_json::from_str(line).unwrap();
            if said["type"] == "recorded" {
                let id = i64::from_str_radix(said["review"].as_str().unwrap(), 16).unwrap();
                assert!(kept.contains(&id), "{id:x} is lost: {}", run.err);
            }
        }
    }
    assert_eq!(desk.run(&["doctor"]).code, 0);
}

#[test]
fn whoever_is_killed_holds_up_nobody() {
    let desk = Desk::in_memory();
    deck(&desk, answers());
    let runs = crowd(
        &desk,
        &["quiz", "many.yaml", "--record", "--limit", "5000"],
        |over| {
            let mut number = 0_u64;
            while !over.load(Ordering::Acquire) {
                number += 1;
                let command = desk.command(&["doctor", "--rebuild"]);
                trial::output(command, "", |child: &mut Child| {
                    thread::sleep(Duration::from_millis(5 + number * 7 % 40));
                    child.kill().unwrap();
                });
            }
        },
    );
    nothing_is_lost(&desk, 0, &runs);
}

#[test]
fn who_has_to_wait_says_so_and_then_gives_up_honestly() {
    let desk = Desk::in_memory();
    deck(&desk, 3);
    assert_eq!(
        desk.run_with(&["quiz", "many.yaml", "--json", "--record"], &talk(1, 1))
            .code,
        0
    );
    let file = Connection::open(desk.db()).unwrap();
    file.execute_batch("BEGIN IMMEDIATE").unwrap();
    let run = desk.run_with(&["quiz", "many.yaml", "--json", "--record"], &talk(1, 1));
    assert_eq!((run.code, recorded(&run)), (3, 0));
    insta::assert_snapshot!(run.err, @"
    note: another program is writing to `~/data/quizdeck/progress.db`; waiting for it
    note: another program is writing to `~/data/quizdeck/progress.db`; waiting for it
    error: `~/data/quizdeck/progress.db` is in use by another program
      help: close the other program that uses the file, or wait for it, and try again
    ");
    file.execute_batch("ROLLBACK").unwrap();
    assert_eq!(desk.reviews(), 1);
    assert_eq!(
        desk.run_with(&["quiz", "many.yaml", "--json", "--record"], &talk(1, 1))
            .code,
        0
    );
}
