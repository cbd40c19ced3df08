//! Completions and the manual page.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::desk::Desk;

/// What a tool says to a text on its input; nothing when the tool is not installed.
fn tried(tool: &str, arguments: &[&str], text: &str) -> Option<(bool, String)> {
    let child = Command::new(tool)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn();
    let Ok(mut child) = child else {
        eprintln!("skipped: {tool} is not installed");
        return None;
    };
    child
        .stdin
        .take()
        .unwrap()
        .write_all(text.as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    Some((output.status.success(), said))
}

#[test]
fn completions_are_sound_scripts_that_know_every_command() {
    for shell in ["bash", "zsh", "fish"] {
        let run = Desk::new().run(&["completions", shell]);
        assert_eq!((run.code, run.err.as_str()), (0, ""));
        for word in [
            "study",
            "doctor",
            "completions",
            "cram",
            "rebuild",
            "korean",
        ] {
            assert_eq!(run.out.contains(word), word != "korean", "{shell}: {word}");
        }
        if let Some(said) = tried(shell, &["-n"], &run.out) {
            assert_eq!(said, (true, String::new()), "{shell}");
        }
    }
}

#[test]
fn the_manual_page_is_sound() {
    let page = Desk::new().run(&["man"]).out;
    for part in [
        ".TH quizdeck 1",
        ".SH NAME",
        ".SH STUDY",
        ".SH DOCTOR",
        ".SH ENVIRONMENT",
        ".SH \"EXIT STATUS\"",
    ] {
        assert!(page.contains(part), "{part} in\n{page}");
    }
    if let Some(said) = tried("groff", &["-man", "-Tutf8", "-ww", "-z"], &page) {
        assert_eq!(said, (true, String::new()));
    }
}
