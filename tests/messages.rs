//! What the program says: help, listings, and the message for everything that can go wrong, each as a whole.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that cannot go on fails
#![allow(clippy::print_stderr)] // a test that cannot be made on this machine says so
#![allow(clippy::too_many_lines)] // a snapshot is as long as what is said

mod desk;

#[path = "messages/backup.rs"]
mod backup;
#[path = "messages/decks.rs"]
mod decks;
#[path = "messages/help.rs"]
mod help;
#[path = "messages/hostile.rs"]
mod hostile;
#[path = "messages/listings.rs"]
mod listings;
#[path = "messages/mistyped.rs"]
mod mistyped;
#[path = "messages/plan.rs"]
mod plan;
#[path = "messages/progress.rs"]
mod progress;
#[path = "messages/relink.rs"]
mod relink;
#[path = "messages/shell.rs"]
mod shell;
#[path = "messages/streams.rs"]
mod streams;
#[path = "messages/time.rs"]
mod time;

/// A deck with one card.
const ONE: &str = "deck: one\ncards:\n  - { id: a, ask: Why?, answer: So }\n";

/// Lines without blanks at their ends, as snapshots hold them.
fn trimmed(text: &str) -> String {
    let lines: Vec<_> = text.lines().map(str::trim_end).collect();
    lines.join("\n")
}
