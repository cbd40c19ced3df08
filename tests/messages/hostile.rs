//! Texts that would steer a terminal, wherever they come from.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;

use crate::desk::{Desk, Run};

/// Escape sequences, control characters, line separators and marks of direction, as YAML writes them in double quotes.
const STEERING: &str =
    r"\e[31mRED\e]0;title\a\x9b2J\x7f\0\x85\u2028\u2029\u202eRTL\u2066iso\u200f\u200e\u061c";

/// A deck with such a text in every field.
fn deck() -> String {
    let mut at = 0;
    let mut text = || {
        at += 1;
        format!("\"t{at} {STEERING}\"")
    };
    let mut deck = format!(
        "deck: hostile\ntitle: {}\nabout: {}\nlanguage: {}\nsources:\n  s: {{ title: {}, file: {}, as_of: 2005 }}\n",
        text(),
        text(),
        text(),
        text(),
        text()
    );
    deck += &format!("topics: {{ japan/x: {} }}\ncards:\n", text());
    deck += &format!(
        "  - id: a\n    topic: japan/x\n    tags: [{}]\n    ask: {}\n    answer: {}\n    accept: [{}]\n",
        text(),
        text(),
        text(),
        text()
    );
    deck += &format!(
        "    wrong: [{}, {{ text: {}, because: {} }}]\n    hint: {}\n    explain: {}\n    as_of: 2005\n",
        text(),
        text(),
        text(),
        text(),
        text()
    );
    deck += &format!(
        "    source: {{ in: s, section: {}, paragraph: 3 }}\n",
        text()
    );
    deck += &format!(
        "  - {{ id: b, claim: {}, answer: false, correction: {} }}\n",
        text(),
        text()
    );
    deck += &format!(
        "  - {{ id: c, ask: {}, order: [{}, {}] }}\n",
        text(),
        text(),
        text()
    );
    deck += &format!(
        "  - {{ id: d, ask: {}, match: {{ {}: {}, {}: {} }} }}\n",
        text(),
        text(),
        text(),
        text(),
        text()
    );
    deck += &format!(
        "  - {{ id: e, term: {}, definition: {} }}\n",
        text(),
        text()
    );
    deck += &format!(
        "  - {{ id: f, ask: {}, answer: [{}, {}], wrong: [{}] }}\n",
        text(),
        text(),
        text(),
        text()
    );
    deck
}

/// Whether a terminal would do more with a character than show it.
fn steers(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn assert_tame(run: &Run, what: &str) {
    for text in [&run.out, &run.err] {
        let steering: Vec<_> = text.chars().filter(|&c| steers(c)).collect();
        assert!(steering.is_empty(), "{what}: {steering:?} in\n{text}");
    }
}

/// Lines that lead through all kinds of question, in words and in JSON.
fn answers() -> String {
    let words = [
        "/hint",
        "2",
        "1 2",
        "a=1 b=2",
        "",
        "3",
        "?",
        "\u{1b}[31mmy own\u{202e}",
    ];
    let json = [
        r#"{"type":"hint"}"#,
        r#"{"type":"answer","text":"\u001b[31mmy own\u202e"}"#,
        r#"{"type":"answer","choice":1}"#,
        r#"{"type":"answer","choice":[0,1]}"#,
        r#"{"type":"answer"}"#,
        r#"{"type":"grade","grade":"good"}"#,
        r#"{"type":"next"}"#,
        "\u{1b}[31m",
    ];
    format!("{}\n{}\n", words.join("\n"), json.join("\n")).repeat(12)
}

#[test]
fn no_deck_steers_the_terminal() {
    let desk = Desk::new();
    desk.write("hostile.yaml", deck());
    let told = desk.run(&["check", "hostile.yaml"]).whole();
    let rules = told.lines().filter(|line| line.starts_with("warning["));
    for line in rules {
        assert!(line.starts_with("warning[control-character]: "), "{line}");
    }
    assert!(told.ends_with("\n32 warnings in 1 file\n"), "{told}");
    for words in [
        ["study", "--order=deck"],
        ["study", "--cram"],
        ["study", "--form=flip"],
        ["quiz", "--feedback=end"],
        ["cards", "--plain"],
        ["decks", "--plain"],
        ["stats", "--plain"],
    ] {
        for json in [None, Some("--json")] {
            let all: Vec<_> = words
                .into_iter()
                .chain(["hostile.yaml"])
                .chain(json)
                .collect();
            let run = desk.run_with(&all, &answers());
            assert_eq!(run.code, 0, "{all:?}: {run:?}");
            assert!(run.out.len() > 100, "{all:?} said something: {run:?}");
            assert_tame(&run, &format!("{all:?}"));
        }
    }
}

#[test]
fn no_finding_steers_the_terminal() {
    let desk = Desk::new();
    let broken = deck()
        .replace(
            "deck: hostile",
            &format!("deck: \"{STEERING}\"\nwhat: 1\n\"{STEERING}\": 2"),
        )
        .replace("answer: false", &format!("answer: \"{STEERING}\""))
        .replace("topic: japan/x", &format!("topic: \"{STEERING}\""))
        .replace("in: s", &format!("in: \"{STEERING}\""));
    desk.write("broken.yaml", broken);
    desk.write(
        "raw.yaml",
        "deck: raw\ncards:\n  - ask: \u{1b}[31mRED\u{202e}\u{9b}2J\n",
    );
    for words in [
        ["check", "broken.yaml"],
        ["study", "broken.yaml"],
        ["check", "raw.yaml"],
        ["check", "."],
    ] {
        for json in [None, Some("--json")] {
            let all: Vec<_> = words.into_iter().chain(json).collect();
            let run = desk.run(&all);
            assert!(run.code > 0, "{all:?}: {run:?}");
            assert_tame(&run, &format!("{all:?}"));
        }
    }
}

#[test]
fn no_name_steers_the_terminal() {
    let desk = Desk::new();
    let name = "\u{1b}[31mred\u{202e}\n\u{9b}.yaml";
    let sound = desk.write(&format!("sound/{name}"), crate::ONE);
    desk.write(&format!("broken/{name}"), "deck: broken\ncards: [\n");
    desk.write("broken/one.yaml", crate::ONE);
    desk.write("both/one.yaml", crate::ONE);
    desk.write(&format!("both/{name}"), crate::ONE);
    fs::create_dir(desk.path("\u{1b}[31mfolder")).unwrap();
    let invalid = desk.path("").join(OsStr::from_bytes(b"\x1b[31m\xff.yaml"));
    fs::write(&invalid, "").unwrap();
    let sound = sound.to_str().unwrap();
    for words in [
        vec!["study", sound],
        vec!["decks", "sound", "--json"],
        vec!["check", sound],
        vec!["check", "broken"],
        vec!["check", "broken", "--json"],
        vec!["decks", "broken"],
        vec!["study", "both"],
        vec!["check", "both"],
        vec!["check", "both", "--json"],
        vec!["check", "."],
        vec!["study", name],
        vec!["study", "\u{1b}[31mfolder"],
        vec!["study", "--decks", "\u{1b}[31mfolder"],
        vec!["study", "--topic", name],
        vec!["study", "--tag", name],
        vec!["study", "\u{1b}[31mid\u{202e}"],
        vec!["stats", "--db", "/proc/\u{1b}[31m/\u{202e}.db"],
        vec!["study", "--db", "/proc/\u{1b}[31m/\u{202e}.db"],
        vec!["doctor", "--db", sound],
        vec!["doctor", "--db", "\u{1b}[31m\u{202e}.db"],
        vec!["\u{1b}[31mred\u{202e}"],
        vec!["study", "--\u{1b}[31mred\u{202e}"],
        vec!["study", "--form", "\u{1b}[31mred\u{202e}"],
        vec!["study", "--limit", "\u{1b}[31mred\u{202e}"],
    ] {
        assert_tame(&desk.run(&words), &format!("{words:?}"));
    }
    for (variable, words) in [
        ("QUIZDECK_NOW", "stats"),
        ("TZ", "stats"),
        ("QUIZDECK_DB", "doctor"),
        ("QUIZDECK_DECKS", "decks"),
    ] {
        let mut command = desk.command(&[words]);
        let output = command
            .env(variable, "/\u{1b}[31mred\u{202e}")
            .output()
            .unwrap();
        assert_tame(&Run::of(output, &desk.path("")), variable);
    }
}
