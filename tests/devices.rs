//! One learner on several devices: what was answered on each comes together, whatever comes first.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that cannot go on fails
#![allow(clippy::too_many_lines)] // whole screens are long

mod desk;

#[path = "devices/merge.rs"]
mod merge;
#[path = "devices/sync.rs"]
mod sync;

use desk::Desk;
use serde_json::Value;

const DECK: &str = "deck: strait
title: The strait
cards:
  - { id: treaty, topic: japan, ask: In which year was the treaty?, answer: 1965 }
  - { id: capital, topic: korea, ask: 수도는 어디입니까?, answer: 서울 }
  - { id: sea, topic: korea, ask: Which sea?, answer: East Sea }
  - { id: port, topic: japan, ask: Which port?, answer: Busan }
";

/// A desk with one deck, on which several progress files lie.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("strait.yaml", DECK);
    desk
}

/// Answers questions on one device through the study protocol: each line is what a program says.
fn study(desk: &mut Desk, db: &str, now: &str, lines: &[&str]) {
    now.clone_into(&mut desk.now);
    let words = [
        "--db",
        db,
        "study",
        "strait.yaml",
        "--order",
        "deck",
        "--seed",
        "1",
        "--json",
    ];
    let run = desk.run_with(&words, &(lines.join("\n") + "\n"));
    assert_eq!(run.code, 0, "{run:?}");
    assert!(!run.out.contains("\"type\":\"error\""), "{run:?}");
}

/// All that a device shows of its progress.
fn shown(desk: &Desk, db: &str) -> [Value; 4] {
    let cards = desk.json(&["--db", db, "cards", "strait.yaml", "--json"]);
    let stats = desk.json(&["--db", db, "stats", "--json"]);
    let weak = desk.json(&["--db", db, "weak", "strait.yaml", "--json"]);
    let decks = desk.json(&["--db", db, "decks", "--json"]);
    [cards, stats, weak, decks]
}

/// A laptop and a phone, both studied on, the phone with a clock that runs behind.
fn two_devices() -> Desk {
    let mut desk = desk();
    let wrong = r#"{"type":"answer","text":"1951"}"#;
    let next = r#"{"type":"next"}"#;
    let first = [
        wrong,
        next,
        r#"{"type":"answer","text":"서울"}"#,
        next,
        r#"{"type":"suspend"}"#,
    ];
    study(&mut desk, "laptop.db", "2026-11-20T09:00:00Z", &first);
    let again = [
        r#"{"type":"answer","text":"1965"}"#,
        r#"{"type":"grade","grade":"hard"}"#,
        r#"{"type":"answer","text":"Pusan"}"#,
        r#"{"type":"undo"}"#,
        r#"{"type":"answer","text":"서울"}"#,
    ];
    study(&mut desk, "phone.db", "2026-11-20T08:00:00Z", &again);
    study(
        &mut desk,
        "phone.db",
        "2026-11-21T08:00:00Z",
        &[r#"{"type":"answer","text":"East Sea"}"#],
    );
    "2026-11-22T09:00:00Z".clone_into(&mut desk.now);
    desk
}
