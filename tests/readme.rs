//! The README tells the truth: its commands run, its screens are what the program shows.

#![allow(clippy::unwrap_used, clippy::panic)] // a test that cannot go on fails

mod desk;
#[allow(dead_code)] // one screen needs a part of it
#[path = "terminal/pty.rs"]
mod pty;

use std::fs;
use std::path::Path;
use std::process::Command;

use desk::Desk;
use quizdeck::deck::{self, shipped};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn readme() -> String {
    fs::read_to_string(root().join("README.md")).unwrap()
}

/// The fenced blocks of a language.
fn blocks(language: &str) -> Vec<String> {
    let readme = readme();
    let parts: Vec<_> = readme.split("```").collect();
    let inside = parts.iter().skip(1).step_by(2);
    inside
        .filter_map(|block| block.strip_prefix(language)?.strip_prefix('\n'))
        .map(ToOwned::to_owned)
        .collect()
}

/// Commands of a block with the output that is claimed for each.
fn commands(block: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for line in block.lines() {
        match (line.strip_prefix("$ "), found.last_mut()) {
            (Some(command), _) => found.push((command.to_owned(), String::new())),
            (None, Some((_, output))) => *output += &format!("{}\n", line.trim_end()),
            (None, None) => panic!("a console block begins with a command: {line}"),
        }
    }
    found
}

/// What a command prints in a shell on a fresh desk.
fn printed(desk: &Desk, command: &str) -> String {
    let binary = Path::new(env!("CARGO_BIN_EXE_quizdeck")).parent().unwrap();
    let template = desk.command(&[]);
    let mut shell = Command::new("sh");
    shell
        .args(["-c", command])
        .current_dir(desk.path(""))
        .env_clear();
    for (name, value) in template.get_envs() {
        shell.env(name, value.unwrap());
    }
    shell.env("PATH", format!("{}:/usr/bin:/bin", binary.display()));
    let output = shell.output().unwrap();
    let text =
        String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
    text.lines()
        .map(|line| format!("{}\n", line.trim_end()))
        .collect()
}

#[test]
fn every_command_prints_what_the_readme_says() {
    let mut told = String::new();
    for block in blocks("console") {
        for (command, claimed) in commands(&block) {
            let printed = printed(&Desk::new(), &command);
            if printed.trim() != claimed.trim() {
                told += &format!("$ {command}\nREADME:\n{claimed}\nprogram:\n{printed}\n");
            }
        }
    }
    assert!(told.is_empty(), "{told}");
}

/// The screen at the top: two keys into a session in a window of 76 columns.
#[test]
fn the_screen_at_the_top_is_a_real_one() {
    let desk = Desk::new();
    let args = ["study", "korea-japan", "--seed", "1", "--tag", "places"];
    let mut terminal = pty::Terminal::open(&desk, 76, &args);
    terminal.wait(pty::KEYS);
    terminal.go("a", "q stop");
    let shown = terminal.rows_from("South Korea and Japan");
    let claimed = blocks("text").into_iter().next().unwrap_or_default();
    assert_eq!(
        claimed.trim_end(),
        shown.trim_end(),
        "the README should show:\n{shown}"
    );
}

#[test]
fn the_two_commands_of_the_beginning_are_these() {
    let begin = blocks("sh").concat();
    assert_eq!(begin, "cargo run --release -- study\ncargo test\n");
    let ci = fs::read_to_string(root().join(".ci/run")).unwrap();
    assert!(
        ci.contains("cargo test"),
        ".ci/run calls the README's test command"
    );
}

#[test]
fn three_commands_lead_from_a_text_to_studying() {
    let desk = Desk::new();
    desk.write(
        "norway.txt",
        "Norway joined the United Nations in 1945.\n\nSweden hosted the Summer Olympics in 1912.\n",
    );
    let block = blocks("bash").concat();
    let lines: Vec<_> = block.lines().collect();
    assert_eq!(lines.len(), 3, "{block}");
    for command in lines {
        let words: Vec<_> = command.split(' ').skip(1).collect();
        let run = desk.run(&words);
        assert_eq!(run.code, 0, "{command}: {run:?}");
    }
    let studied = desk.run(&["study", "norway.yaml"]).out;
    let asked = ["United Nations", "Summer Olympics"];
    assert!(asked.iter().any(|fact| studied.contains(fact)), "{studied}");
}

#[test]
fn the_table_of_decks_counts_right() {
    let mut rows = String::new();
    for (name, text) in shipped() {
        let deck = deck::read(name, text).deck.unwrap();
        let about = deck.about.clone().unwrap_or_default();
        rows += &format!(
            "| `{}` | {} | {} | {about} |\n",
            deck.id,
            deck.title,
            deck.cards.len()
        );
    }
    let readme = readme();
    assert!(
        readme.contains(&rows),
        "the table of decks should read:\n{rows}"
    );
    let cards: usize = shipped()
        .iter()
        .map(|(name, text)| deck::read(name, text).cards)
        .sum();
    assert!(
        readme.contains(&format!("{cards} cards")),
        "{cards} cards in all"
    );
}

#[test]
fn the_teachers_examples_stand_in_the_decks() {
    let decks: String = shipped().iter().map(|(_, text)| *text).collect();
    let examples = blocks("yaml");
    assert!(examples.len() >= 10, "the page for teachers shows cards");
    for example in examples {
        assert!(decks.contains(&example), "not in any deck:\n{example}");
    }
}

#[test]
fn every_named_command_and_option_exists() {
    let desk = Desk::new();
    let help = desk.run(&["--help"]).out;
    let readme = readme();
    let spans: Vec<_> = readme.split('`').skip(1).step_by(2).collect();
    for span in spans.iter().filter(|span| !span.contains('\n')) {
        if let Some(words) = span.strip_prefix("quizdeck ") {
            let name = words.split(' ').next().unwrap();
            assert!(
                help.contains(&format!("\n  {name} ")),
                "`quizdeck {name}` is no command"
            );
        }
    }
    let options = desk.run(&["study", "--help"]).out
        + &desk.run(&["quiz", "--help"]).out
        + &desk.run(&["stats", "--help"]).out
        + &desk.run(&["suspend", "--help"]).out
        + &desk.run(&["cards", "--help"]).out
        + &desk.run(&["config", "--help"]).out
        + &desk.run(&["doctor", "--help"]).out
        + &desk.run(&["merge", "--help"]).out
        + &desk.run(&["plan", "--help"]).out
        + &desk.run(&["check", "--help"]).out
        + &desk.run(&["generate", "--help"]).out;
    for span in spans.iter().filter(|span| span.starts_with("--")) {
        let name = span.split([' ', '=']).next().unwrap();
        assert!(options.contains(name), "`{name}` is no option");
    }
}
