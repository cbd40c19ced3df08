//! quizdeck: question decks from the facts of documents, studied by spaced repetition in the terminal.

pub mod base;
pub mod deck;
pub mod diagnostic;
pub mod memory;
pub mod plan;
pub mod question;
pub mod report;
pub mod session;
pub mod store;
pub mod terminal;
