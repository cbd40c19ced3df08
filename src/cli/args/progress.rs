//! What the commands for the progress file take.

use std::ffi::OsString;

use clap::{Args, ValueHint};

#[derive(Debug, Clone, Args)]
pub(crate) struct Doctor {
    /// Rebuild from the answers what is derived: memory, due days
    #[arg(long)]
    pub(crate) rebuild: bool,
}

#[derive(Debug, Clone, Args)]
pub(crate) struct Relink {
    /// The old name: DECK, DECK/CARD or DECK/CARD/FACE
    #[arg(value_name = "OLD")]
    pub(crate) old: String,
    /// The new name, of the same shape
    #[arg(value_name = "NEW")]
    pub(crate) new: String,
    /// Move without asking
    #[arg(long)]
    pub(crate) yes: bool,
    /// Where the new card or deck lies, when it is not in the library
    #[arg(long = "in", value_name = "DECK", value_hint = ValueHint::AnyPath)]
    pub(crate) within: Vec<OsString>,
}
