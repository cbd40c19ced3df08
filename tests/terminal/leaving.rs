//! Every way out: Ctrl-C, signals, a terminal that goes away. The terminal is left as it was, and every answer is kept.

use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use expectrl::process::unix::Signal;

use crate::desk::Desk;
use crate::forms::study;
use crate::pty::{ALIVE, CTRL_C, ENTER, KEYS, MENU, Terminal, answered_within_patience};

/// The questions of the deck by their form: how many come before.
const FORMS: [(&str, usize); 6] = [
    ("choice", 1),
    ("truth", 2),
    ("many", 3),
    ("order", 4),
    ("match", 5),
    ("typed", 6),
];

/// A session with one answer, at its question of this number.
fn at_question(desk: &Desk, number: usize) -> Terminal {
    let mut terminal = study(desk, 40, &[]);
    terminal.go("0", "Enter next");
    terminal.wait(KEYS);
    terminal.go(ENTER, KEYS);
    for _ in 1..number {
        terminal.go("s", KEYS);
    }
    terminal
}

#[test]
fn ctrl_c_ends_every_form_with_its_answers_kept() {
    for (form, number) in FORMS {
        let desk = Desk::new();
        let mut terminal = at_question(&desk, number);
        // amid an answer
        terminal.press(if form == "typed" { "대한" } else { "" });
        terminal.press(CTRL_C);
        let left = terminal.end();
        assert_eq!((left.code, desk.reviews()), (130, 1), "{form}");
        assert!(left.shows("Done: 1 question"), "{form}");
    }
}

#[test]
fn ctrl_c_ends_a_flip_on_both_sides() {
    for revealed in [false, true] {
        let desk = Desk::new();
        let mut terminal = study(&desk, 40, &["--form", "flip"]);
        terminal.go(" ", "how well");
        terminal.wait(KEYS);
        terminal.go("3", "kept as good");
        terminal.wait(KEYS);
        if revealed {
            terminal.go(" ", "how well");
            terminal.wait(KEYS);
        }
        terminal.press(CTRL_C);
        assert_eq!((terminal.end().code, desk.reviews()), (130, 1));
    }
}

#[test]
fn ctrl_c_ends_feedback() {
    let desk = Desk::new();
    let mut terminal = study(&desk, 40, &[]);
    terminal.go("0", "Enter next");
    terminal.wait(KEYS);
    terminal.press(CTRL_C);
    assert_eq!((terminal.end().code, desk.reviews()), (130, 1));
}

/// A session at the menu of its end.
fn at_end(desk: &Desk) -> Terminal {
    let mut terminal = study(desk, 40, &["--tag", "typed", "--limit", "1"]);
    terminal.press("대한민국\r\r");
    terminal.wait_menu("End here");
    terminal
}

/// Home with its menu.
fn at_home(desk: &Desk) -> Terminal {
    let mut terminal = Terminal::open(desk, 40, &[]);
    terminal.wait(MENU);
    terminal.wait_menu("Leave");
    terminal
}

#[test]
fn ctrl_c_ends_the_menus() {
    let desk = Desk::new();
    let mut terminal = at_end(&desk);
    terminal.press(CTRL_C);
    assert_eq!((terminal.end().code, desk.reviews()), (130, 1));
    let mut terminal = at_home(&desk);
    terminal.press(CTRL_C);
    assert_eq!(terminal.end().code, 130);
}

#[test]
fn signals_end_a_session_as_ctrl_c_does() {
    // what a shell reports of a program ended by a signal; an interrupt is Ctrl-C
    for (signal, code) in [
        (Signal::SIGTERM, 143),
        (Signal::SIGHUP, 129),
        (Signal::SIGINT, 130),
    ] {
        for number in [1, 6] {
            let desk = Desk::new();
            let mut terminal = at_question(&desk, number);
            if number == 6 {
                terminal.wait_live("  ›", 4);
                terminal.press("대한");
                terminal.wait_live("  › 대한", 8);
            }
            terminal.signal(signal);
            assert_eq!(
                (terminal.end_anywhere().code, desk.reviews()),
                (code, 1),
                "{signal}"
            );
        }
    }
}

#[test]
fn signals_end_the_menus() {
    for (signal, code) in [(Signal::SIGTERM, 143), (Signal::SIGHUP, 129)] {
        let desk = Desk::new();
        let terminals = [at_end(&desk), at_home(&desk)];
        for mut terminal in terminals {
            terminal.signal(signal);
            assert_eq!(terminal.end_anywhere().code, code, "{signal}");
        }
        assert_eq!(desk.reviews(), 1);
    }
}

/// Where the learner is when the terminal is killed.
const PLACE: &str = "QUIZDECK_TEST_PLACE";

#[test]
#[ignore = "is the terminal that the test below starts and kills"]
fn a_terminal_to_be_killed() {
    let desk = Desk::new();
    let _terminal = match std::env::var(PLACE).unwrap().as_str() {
        "choice" => at_question(&desk, 1),
        "typed" => at_question(&desk, 6),
        "end" => at_end(&desk),
        _ => at_home(&desk),
    };
    println!("ready {}", desk.db().display());
    // until killed; without the test that started it this is the end
    std::io::stdin().read_to_end(&mut Vec::new()).unwrap();
}

#[test]
fn a_terminal_that_is_killed_leaves_no_process_behind() {
    for (place, reviews) in [("choice", 1), ("typed", 1), ("end", 1), ("home", 0)] {
        let desk = Desk::new();
        let pipe = desk.path("alive");
        let made = Command::new("mkfifo").arg(&pipe).status().unwrap();
        assert!(made.success());
        // a pipe opened for both is opened without waiting for the other side
        let both = OpenOptions::new()
            .read(true)
            .write(true)
            .open(&pipe)
            .unwrap();
        let mut killed = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "leaving::a_terminal_to_be_killed"])
            .args(["--ignored", "--nocapture"])
            .env(ALIVE, &pipe)
            .env(PLACE, place)
            .env("TMPDIR", desk.path(""))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let told = BufReader::new(killed.stdout.take().unwrap()).lines();
        let ready = told
            .map(|line| line.unwrap())
            .find_map(|line| Some(PathBuf::from(line.split_once("ready ")?.1)));
        let db = ready.expect("the terminal came up");
        let mut alive = File::open(&pipe).unwrap();
        drop(both);
        killed.kill().unwrap();
        killed.wait().unwrap();
        // the pipe ends when the last process that holds it has ended
        assert!(answered_within_patience(&alive), "{place}: still alive");
        assert_eq!(alive.read(&mut [0]).unwrap(), 0);
        let kept = if db.exists() {
            crate::desk::reviews_in(&db)
        } else {
            0
        };
        assert_eq!(kept, reviews, "{place}");
    }
}
