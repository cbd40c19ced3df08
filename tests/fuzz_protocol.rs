//! Anything may come as a command of the study protocol: it is answered by sound lines, never by a panic, and what was
//! recorded is in the progress file.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that cannot go on fails

mod fuzz;

#[path = "fuzz/protocol.rs"]
mod protocol;

use quizdeck::base::Seed;
use rand::seq::IndexedRandom;
use rand::{Rng, RngExt};

/// What another program may say.
const LINES: [&str; 28] = [
    r#"{"type":"answer","choice":0}"#,
    r#"{"type":"answer","choice":1,"elapsed_ms":1200,"confidence":3}"#,
    r#"{"type":"answer","choice":[0,1]}"#,
    r#"{"type":"answer","choice":[2,1,0]}"#,
    r#"{"type":"answer","text":"Seoul"}"#,
    r#"{"type":"answer","text":["South Korea","North Korea"]}"#,
    r#"{"type":"answer","text":"1965; 1991, true\nfalse"}"#,
    r#"{"type":"answer","text":true}"#,
    r#"{"type":"answer","text":"\ud55c\uad6d \u202e \u0000"}"#,
    r#"{"type":"answer"}"#,
    r#"{"type":"grade","grade":"good"}"#,
    r#"{"type":"grade","grade":"again","more":{"of":[1,2]}}"#,
    r#"{"type":"grade","grade":"perfect"}"#,
    r#"{"type":"next"}"#,
    r#"{"type":"next"}"#,
    r#"{"type":"hint"}"#,
    r#"{"type":"skip"}"#,
    r#"{"type":"suspend"}"#,
    r#"{"type":"undo"}"#,
    r#"{"type":"bury"}"#,
    r#"{"type":"again"}"#,
    r#"{"type":"answer","choice":-1}"#,
    r#"{"type":"answer","choice":18446744073709551615}"#,
    r#"{"type":"answer","choice":1e308,"elapsed_ms":-5}"#,
    r#"{"type":"answer","text":"x","elapsed_ms":9223372036854775807,"confidence":9}"#,
    r#"{"type":["answer"]}"#,
    r#"[]"#,
    r#""#,
];

/// What makes JSON interesting, to be thrown in anywhere.
const TOKENS: [&str; 24] = [
    "{",
    "}",
    "[",
    "]",
    "[[[[[[[[",
    "\"",
    "\\",
    "\\u",
    "\\ud800",
    ",",
    ":",
    "null",
    "true",
    "-0",
    "1e999",
    "\n",
    "\r\n",
    "\u{0}",
    "\u{feff}",
    "\u{202e}",
    "\"type\":",
    "\"choice\":0",
    "\"text\":\"\"",
    "한국어",
];

/// Lines as they should be, mutated in some rounds, or no lines at all.
fn input(round: u64, rng: &mut impl Rng) -> Vec<u8> {
    if round.is_multiple_of(20) {
        return fuzz::noise(2_000, rng);
    }
    let mut text = String::new();
    for _ in 0..rng.random_range(1..60) {
        text += LINES.choose(rng).unwrap();
        text.push('\n');
    }
    let mut bytes = text.into_bytes();
    if round.is_multiple_of(2) {
        fuzz::mutate(&mut bytes, &TOKENS, rng);
    }
    bytes
}

#[test]
fn whatever_is_said_is_answered_and_what_is_recorded_is_kept() {
    for round in fuzz::rounds(300) {
        let mut rng = Seed(round).derive("protocol").generator();
        let input = input(round, &mut rng);
        fuzz::tried(
            &format!("round {round}: {}", String::from_utf8_lossy(&input)),
            || protocol::holds(round, &input),
        );
    }
}
