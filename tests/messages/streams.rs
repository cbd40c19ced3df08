//! Streams that close, fill or break, and interruption.

use std::fs::File;
use std::io::{Read, Write};
use std::process::{Command, Stdio};
use std::thread;

use insta::assert_snapshot;

use crate::ONE;
use crate::desk::{Desk, Run};

const LISTINGS: [&[&str]; 10] = [
    &["cards"],
    &["cards", "--json"],
    &["decks"],
    &["stats"],
    &["check"],
    &["man"],
    &["completions", "zsh"],
    &["-h"],
    &["study", "--plain"],
    &["study", "--json"],
];

#[test]
fn a_reader_that_goes_away_is_no_mistake() {
    let desk = Desk::new();
    for words in LISTINGS {
        let mut child = desk
            .command(words)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let mut said = String::new();
        child
            .stderr
            .take()
            .unwrap()
            .read_to_string(&mut said)
            .unwrap();
        assert_eq!(
            (child.wait().unwrap().code(), said.as_str()),
            (Some(0), ""),
            "{words:?}"
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn an_output_without_room_is_told() {
    let desk = Desk::new();
    for words in LISTINGS {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let output = desk
            .command(words)
            .stdout(full)
            .stderr(Stdio::piped())
            .output()
            .unwrap();
        let run = Run::of(output, &desk.path(""));
        assert_eq!(
            (run.err.as_str(), run.code),
            (
                "error: standard output cannot be written: no space left on device\n",
                2
            ),
            "{words:?}"
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn an_input_that_cannot_be_read_is_told() {
    let desk = Desk::new();
    let folder = File::open(desk.path("")).unwrap();
    let mut command = desk.command(&["study", "korea-un", "--json"]);
    let output = command.stdin(folder).output().unwrap();
    assert_snapshot!(Run::of(output, &desk.path("")).err, @r#"
    error: standard input cannot be read: is a directory
      help: everything answered before is kept
    "#);
}

#[test]
fn the_end_of_input_in_mid_question_stops_and_keeps() {
    let desk = Desk::new();
    desk.write(
        "one.yaml",
        format!("{ONE}  - {{ id: b, ask: Who?, answer: She }}\n"),
    );
    let run = desk.run_with(&["study", "one.yaml", "--order", "deck"], "So\n");
    assert_eq!((run.code, run.err.as_str(), desk.reviews()), (0, "", 1));
    let run = desk.run_with(
        &["study", "one.yaml", "--json"],
        r#"{"type":"answer","text":"She"}"#,
    );
    assert_eq!((run.code, run.err.as_str(), desk.reviews()), (0, "", 2));
}

#[test]
fn an_interruption_is_an_exit_with_130_and_everything_is_kept() {
    for (words, answer, kept) in [
        (["study", "--plain"], "So\n", "Who?"),
        (
            ["study", "--json"],
            "{\"type\":\"answer\",\"text\":\"So\"}\n",
            "recorded",
        ),
    ] {
        let desk = Desk::new();
        desk.write(
            "one.yaml",
            format!("{ONE}  - {{ id: b, ask: Who?, answer: She }}\n"),
        );
        let mut child = desk
            .command(&[words.as_slice(), &["one.yaml", "--order", "deck"]].concat())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut input = child.stdin.take().unwrap();
        input.write_all(answer.as_bytes()).unwrap();
        let mut output = child.stdout.take().unwrap();
        let mut said = Vec::new();
        while !String::from_utf8_lossy(&said).contains(kept) {
            let mut some = [0; 512];
            let read = output.read(&mut some).unwrap();
            assert!(read > 0, "{}", String::from_utf8_lossy(&said));
            said.extend_from_slice(&some[..read]);
        }
        let kill = format!("kill -INT {}", child.id());
        assert!(
            Command::new("sh")
                .args(["-c", &kill])
                .status()
                .unwrap()
                .success()
        );
        let status = child.wait().unwrap();
        assert_eq!(status.code(), Some(130), "{words:?}: {status}");
        assert_eq!(desk.reviews(), 1);
        drop(input);
    }
}

#[test]
fn two_programs_answer_at_once() {
    let desk = Desk::new();
    let cards: String = (0..40)
        .map(|at| format!("  - {{ id: c{at}, ask: Why?, answer: So }}\n"))
        .collect();
    desk.write("many.yaml", format!("deck: many\ncards:\n{cards}"));
    let lines = "{\"type\":\"answer\",\"text\":\"So\"}\n{\"type\":\"next\"}\n".repeat(40);
    let study = || {
        let words = ["study", "many.yaml", "--json", "--new", "40"];
        let run = desk.run_with(&words, &lines);
        // on a busy machine one may have to wait, and says so
        let quiet = run.err.is_empty() || run.err.starts_with("note: another program is writing");
        assert!(run.code == 0 && quiet, "{run:?}");
        i64::try_from(run.out.matches("\"type\":\"recorded\"").count()).unwrap()
    };
    let told: i64 = thread::scope(|scope| {
        let both = [scope.spawn(study), scope.spawn(study)];
        both.map(|one| one.join().unwrap()).iter().sum()
    });
    // who begins later finds fewer questions left
    assert!((40..=80).contains(&told), "{told}");
    assert_eq!(desk.reviews(), told);
    assert_eq!(desk.run(&["doctor"]).code, 0);
}
