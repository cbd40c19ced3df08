//! Any bytes as a deck.

#![no_main]

#[path = "../deck.rs"]
mod deck;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| deck::holds(bytes));
