//! quizdeck: question decks from the facts of documents, studied by spaced repetition in the terminal.
//!
//! Decks are plain YAML that a teacher writes, reviews and keeps in git. Progress is one SQLite file that never loses an
//! answer. The crate is a library with a thin `main`; what follows is its architecture.
//!
//! # Floors
//!
//! A module may use only floors below its own; `tests/floors.rs` reads the imports and holds this table.
//!
//! | floor | module | responsibility |
//! |---|---|---|
//! | 0 | [`base`] | ids, topics, days, chances, grades, seeds; the treatment of text |
//! | 1 | [`diagnostic`] | a finding as data: rule, severity, message, labelled spans, help, fix; no drawing |
//! | 2 | [`deck`] | text as written → raw form → rules → checked [`deck::Deck`]; the writer back to YAML |
//! | 3 | [`question`] | card + seed → [`question::Question`]; given answer → [`question::Verdict`] |
//! | 3 | [`memory`] | history → memory state, chance of recall, intervals |
//! | 4 | [`plan`] | which questions, in which order, today; days ahead by simulation, backlogs, exams |
//! | 5 | [`session`] | the state machine: what to ask, what an answer leads to, the review to keep |
//! | 5 | [`report`] | reviews → today, retention, weak topics: data, no drawing |
//! | 5 | [`generate`] | document → blocks → sentences → facts → candidate cards → a checked deck |
//! | 5 | [`exchange`] | one file for each foreign format: bytes in, bytes out |
//! | 5 | [`settings`] | the learner's file of settings → checked settings; changes that leave every other byte alone |
//! | world | [`store`] | SQLite: the log of reviews and what is derived from it; the only place that names rusqlite |
//! | world | [`terminal`] | keys, lines and JSON; drawing of questions, findings and tables |
//! | world | [`cli`] | what was typed → one request → one `run` for each command; clock, environment, exit codes |
//!
//! Floors 0 to 5 are pure: time and chance are arguments, nothing is printed, no file is read. `store` and `terminal` do
//! not know each other; `cli` brings them together.
//!
//! # Journeys
//!
//! Each is one pass and no way back.
//!
//! 1. **study**: files → [`deck::read`], or the [`store::Catalogue`] where they are as they were → the questions that the day
//!    can bring ([`plan::Few`]) with their states, by index → [`plan::plan`] → the loop of [`session::Session`] (ask →
//!    answer → commit → feedback) → its summary.
//! 2. **check**: files → the same [`deck::read`] → all findings. No store, no clock. What `check` accepts is exactly what
//!    `study` accepts, because it is one function; [`deck::examine`] adds what makes a good deck, [`deck::compare`] looks
//!    at several beside each other. What a rule holds and why stands in the book ([`deck::rules`]), one value a rule.
//! 3. **stats**, **decks**, **cards**: the log and the states → [`report`] → a listing, drawn or as JSON.
//! 4. **weak**: the log in short ([`report::Digest`]) → [`report::weak()`]: topics, hardest questions, mix-ups → a listing; or
//!    → [`plan::drill`] → the same session as `study`.
//!
//! # Three rules that hold the rest
//!
//! - *The log is the truth.* Reviews, undos, corrections, suspensions and burials are only ever appended. Memory states are derived
//!   from them by one function ([`memory::Scheduler::after`]), in the transaction that appends, and can be rebuilt to the
//!   last bit at any time.
//! - *Kept before told.* [`session::Session::handle`] keeps a judged answer through [`session::Keeper`] before it returns
//!   the feedback; what could not be kept is never told.
//! - *A finding is data.* Rules word it once, with its place; drawing it for a terminal or writing it as JSON comes later
//!   and elsewhere.

pub mod base;
pub mod cli;
pub mod deck;
pub mod diagnostic;
pub mod exchange;
pub mod generate;
pub mod memory;
pub mod plan;
pub mod question;
pub mod report;
pub mod session;
pub mod settings;
pub mod store;
pub mod terminal;
