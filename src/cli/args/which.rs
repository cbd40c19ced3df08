//! Which decks and which cards: what many commands take.

use std::ffi::OsString;

use clap::{Args, ValueHint};

/// Which decks.
#[derive(Debug, Clone, Args)]
pub(crate) struct Decks {
    /// Files, folders, or names of decks or their starts [default: all]
    ///
    /// All decks are the shipped ones, those in the data folder under decks/, and those of every --decks.
    #[arg(value_name = "DECK", value_hint = ValueHint::AnyPath)]
    pub(crate) decks: Vec<OsString>,
}

/// Which cards.
#[derive(Debug, Clone, Args)]
pub(crate) struct Which {
    /// Only this topic, with its subtopics; can be repeated
    #[arg(long, value_name = "T")]
    pub(crate) topic: Vec<String>,
    /// Only cards with this tag; can be repeated
    #[arg(long, value_name = "TAG")]
    pub(crate) tag: Vec<String>,
}
