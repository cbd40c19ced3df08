//! What belongs to the learner stays with the learner, and a deck from elsewhere reaches nothing but itself.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod desk;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use desk::Desk;

const DECK: &str = "\
deck: capitals
cards:
  - id: seoul
    ask: What is the capital of South Korea?
    answer: Seoul
    wrong: [Busan, Tokyo, Beijing]
";

/// Every file below a folder.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files.extend(files_below(&path));
        } else {
            files.push(path);
        }
    }
    files
}

/// Runs the program as a careless user would: with rights for everybody as the default.
fn carelessly(desk: &Desk, args: &str, input: &str) {
    let binary = desk.command(&[]);
    let mut shell = Command::new("sh");
    shell.args([
        "-c",
        &format!("umask 000; printf '%s' '{input}' | \"$0\" {args}"),
    ]);
    shell.arg(binary.get_program()).current_dir(desk.path(""));
    shell.env_clear().envs(
        binary
            .get_envs()
            .filter_map(|(name, value)| Some((name, value?))),
    );
    let run = shell.env("PATH", "/usr/bin:/bin").output().unwrap();
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
}

#[test]
fn what_was_answered_is_for_its_owner_alone() {
    let desk = Desk::new();
    desk.write("capitals.yaml", DECK);
    carelessly(
        &desk,
        "study --json capitals.yaml",
        "{\"type\":\"answer\",\"choice\":0}\n",
    );
    carelessly(&desk, "stats capitals.yaml", "");
    carelessly(&desk, "undo", "");
    assert_eq!(desk.reviews(), 1);
    let mut seen = 0;
    for file in files_below(&desk.path("")) {
        if file.ends_with("capitals.yaml") {
            continue;
        }
        let mode = fs::metadata(&file).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode & 0o077, 0, "{} is {mode:o}", file.display());
        seen += 1;
    }
    assert!(seen > 0, "the progress file at least");
}

#[test]
fn a_deck_names_no_file_outside_the_folder_of_documents() {
    let desk = Desk::new();
    desk.write("secret.txt", "The password is Seoul.\n");
    desk.write("docs/open.txt", "Seoul is the capital of South Korea.\n");
    let above = ["../secret.txt", "docs/../../secret.txt", "/etc/passwd"];
    for file in above {
        let deck = format!(
            "deck: capitals\nsources:\n  elsewhere: {{ file: {file} }}\ncards:\n  - id: password\n    \
             ask: What is the password?\n    answer: Seoul\n    source: {{ in: elsewhere, paragraph: 1, \
             quote: The password is Seoul. }}\n"
        );
        desk.write("capitals.yaml", deck);
        let run = desk.run(&["check", "--json", "--sources", "docs", "capitals.yaml"]);
        assert!(run.out.contains("source-absent"), "{}", run.whole());
    }
}
