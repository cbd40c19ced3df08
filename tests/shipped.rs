//! The shipped decks, held for ever: what a learner meets first and what teachers copy.
//!
//! Each check is a test of its own and names every card that breaks it. Where a card breaks one for a good reason, the
//! card stands in a list of exceptions beside the check, with its reason; an exception that is needed no longer fails too.
//! The decks are read from `decks/` when the tests run, through the library, as `study` reads them.

#![allow(clippy::unwrap_used, clippy::panic)] // helpers of tests

#[path = "shipped/evidence.rs"]
mod evidence;
#[path = "shipped/identity.rs"]
mod identity;
#[path = "shipped/judging.rs"]
mod judging;
#[path = "shipped/kinds.rs"]
mod kinds;
#[path = "shipped/library.rs"]
mod library;
#[path = "shipped/options.rs"]
mod options;
#[path = "shipped/wording.rs"]
mod wording;
#[path = "shipped/words.rs"]
mod words;
