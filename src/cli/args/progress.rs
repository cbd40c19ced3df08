//! What the commands for the progress file take.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, ValueEnum, ValueHint};

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

#[derive(Debug, Clone, Args)]
pub(crate) struct Import {
    /// The file to read
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) file: PathBuf,
    /// What the file is: revlog
    ///
    /// revlog: a review log as CSV with the columns card_id, review_time (milliseconds since 1970, or RFC 3339),
    /// review_rating (1 to 4) and, if it is there, review_duration (milliseconds)
    #[arg(long, value_enum, value_name = "FORMAT", hide_possible_values = true)]
    pub(crate) format: ImportFormat,
    /// The deck of cards that a review log names without one
    #[arg(long, value_name = "ID", default_value = "revlog")]
    pub(crate) deck: String,
}

/// What is imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ImportFormat {
    /// A review log
    Revlog,
}

#[derive(Debug, Clone, Args)]
pub(crate) struct Merge {
    /// The progress files of other devices, or copies of them
    #[arg(value_name = "OTHER", required = true, value_hint = ValueHint::FilePath)]
    pub(crate) files: Vec<PathBuf>,
    /// Only tell what would come in: nothing is written
    #[arg(long)]
    pub(crate) dry_run: bool,
}

#[derive(Debug, Clone, Args)]
pub(crate) struct Sync {
    /// The folder that the devices share
    #[arg(value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    pub(crate) folder: PathBuf,
    /// Only tell what would go out and come in: nothing is written
    #[arg(long)]
    pub(crate) dry_run: bool,
}

#[derive(Debug, Clone, Args)]
pub(crate) struct Fit {
    /// Only look: nothing is kept or changed
    #[arg(long)]
    pub(crate) dry_run: bool,
}

#[derive(Debug, Clone, Args)]
pub(crate) struct Config {
    /// The name of a setting [default: all]
    #[arg(value_name = "KEY")]
    pub(crate) key: Option<String>,
    /// Its new value
    #[arg(value_name = "VALUE", requires = "key", allow_hyphen_values = true)]
    pub(crate) value: Option<String>,
    /// Take it out of the file, so that the default holds
    #[arg(long, requires = "key", conflicts_with = "value")]
    pub(crate) unset: bool,
}
