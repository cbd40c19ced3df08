//! What the fuzz tests share: how many rounds, and how an input is mutated. What has to hold of an input stands beside this
//! file (`deck.rs`, `document.rs`, `protocol.rs`, `progress.rs`), one place for these tests and for the targets of
//! `cargo fuzz`, which find inputs by what the program does with them (see `Cargo.toml` here).
//!
//! `QUIZDECK_FUZZ_ROUNDS` sets how many inputs are tried; `.ci/run` tries more. The inputs are the same in every run: a
//! failure names its round, and `QUIZDECK_FUZZ_FROM` begins there.

#![allow(dead_code)] // each test file uses its part

use std::ops::Range;

use rand::{Rng, RngExt};

/// The rounds to be tried: by `QUIZDECK_FUZZ_ROUNDS` and `QUIZDECK_FUZZ_FROM`, else so many from 0.
pub(crate) fn rounds(usual: u64) -> Range<u64> {
    let from = setting("QUIZDECK_FUZZ_FROM", 0);
    from..from + setting("QUIZDECK_FUZZ_ROUNDS", usual)
}

fn setting(name: &str, default: u64) -> u64 {
    std::env::var(name)
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(default)
}

/// Tries what has to hold; a failure names what was tried.
pub(crate) fn tried(what: &str, holds: impl FnOnce()) {
    let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(holds));
    assert!(done.is_ok(), "{what}");
}

/// Changes some bytes, takes some away, repeats some, and throws tokens in.
pub(crate) fn mutate(bytes: &mut Vec<u8>, tokens: &[&str], rng: &mut impl Rng) {
    for _ in 0..rng.random_range(1..12) {
        let at = rng.random_range(0..=bytes.len());
        let end = (at + rng.random_range(0..40)).min(bytes.len());
        match rng.random_range(0..6) {
            0 if at < bytes.len() => bytes[at] = rng.random(),
            1 => drop(bytes.drain(at..end)),
            2 => {
                let copy = bytes[at..end].to_vec();
                let to = rng.random_range(0..=bytes.len());
                bytes.splice(to..to, copy);
            }
            _ => {
                let token = tokens[rng.random_range(0..tokens.len())];
                bytes.splice(at..at, token.bytes());
            }
        }
    }
}

/// Bytes of nothing at all.
pub(crate) fn noise(below: usize, rng: &mut impl Rng) -> Vec<u8> {
    let length = rng.random_range(0..below);
    (0..length).map(|_| rng.random()).collect()
}
