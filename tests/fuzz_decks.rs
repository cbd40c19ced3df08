//! Anything may come as a deck: arbitrary bytes and mutated decks never panic, and what is said of them is sound.

#![allow(clippy::unwrap_used)] // a test that cannot go on fails

mod fuzz;

#[path = "fuzz/deck.rs"]
mod deck;

use quizdeck::base::Seed;
use quizdeck::deck::{read_bytes, shipped};
use rand::{Rng, RngExt};

/// What makes YAML and decks interesting, to be thrown in anywhere.
const TOKENS: [&str; 44] = [
    "\n",
    "\r\n",
    "\t",
    ": ",
    "- ",
    "{",
    "}",
    "[",
    "]",
    "{{",
    "}}",
    "{{c2::",
    "::",
    "#",
    " #",
    "&a ",
    "*a",
    "<<: *a",
    "!!binary ",
    "|\n",
    ">-\n",
    "'",
    "\"",
    "---\n",
    "...\n",
    "%YAML 1.2\n",
    "? ",
    "~",
    "no",
    "007",
    "3.10",
    "\u{feff}",
    "\u{0}",
    "\u{1b}[31m",
    "\u{202e}",
    "한국어",
    "e\u{301}",
    "cards:\n",
    "answer: ",
    "  - id: x\n",
    "needs: [x]\n",
    "settings: { retention: 2 }\n",
    "tolerance: 1%",
    "date: 1992-02-31",
];

/// A piece of a deck: few cards are enough to be wrong in every way, and quick to read.
fn sample(rng: &mut impl Rng) -> Vec<u8> {
    let decks = shipped();
    let text = match rng.random_range(0..4) {
        0 => include_str!("decks/every-feature.yaml"),
        _ => decks[rng.random_range(0..decks.len())].1,
    };
    let bytes = text.as_bytes();
    let end = rng.random_range(0..bytes.len().min(6_000));
    bytes[..end].to_vec()
}

fn input(round: u64) -> Vec<u8> {
    let mut rng = Seed(round).derive("fuzz").generator();
    if round.is_multiple_of(10) {
        return fuzz::noise(2_000, &mut rng);
    }
    let mut bytes = sample(&mut rng);
    fuzz::mutate(&mut bytes, &TOKENS, &mut rng);
    bytes
}

#[test]
fn whatever_comes_is_read_and_told() {
    for round in fuzz::rounds(400) {
        let bytes = input(round);
        fuzz::tried(&format!("round {round}"), || deck::holds(&bytes));
    }
}

#[test]
fn bombs_are_refused_quickly() {
    let mut laughs = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for level in 1..12 {
        let copies = vec![format!("*a{}", level - 1); 9].join(", ");
        laughs += &format!("a{level}: &a{level} [{copies}]\n");
    }
    let deep = "cards: ".to_owned() + &"[".repeat(100_000);
    let wide = format!("cards:\n{}", "  - {}\n".repeat(50_000));
    for text in [laughs, deep, wide] {
        let (_, reading) = read_bytes("bomb.yaml", text.as_bytes());
        assert!(reading.deck.is_none() && !reading.findings.is_empty());
    }
}
