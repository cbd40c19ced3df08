//! What the commands for the progress file take.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, ValueEnum, ValueHint};

#[derive(Debug, Clone, Args)]
pub(crate) struct Backup {
    /// Where to write it: a file or a folder [default: beside the progress file]
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) file: Option<PathBuf>,
    /// Write over a file that is there already
    #[arg(long, requires = "file")]
    pub(crate) force: bool,
    /// List the backups beside the progress file, each looked into
    #[arg(long, conflicts_with_all = ["file", "force"])]
    pub(crate) list: bool,
}

#[derive(Debug, Clone, Args)]
pub(crate) struct Restore {
    /// A file, or the number or name that `quizdeck backup --list` shows
    ///
    /// Without it, it is chosen from the list on a terminal.
    #[arg(value_name = "BACKUP", value_hint = ValueHint::FilePath)]
    pub(crate) backup: Option<PathBuf>,
    /// Restore without asking
    #[arg(long)]
    pub(crate) yes: bool,
    /// Only show what would change
    #[arg(long, conflicts_with = "yes")]
    pub(crate) dry_run: bool,
    /// Begin with an empty progress file instead; what is there is kept
    #[arg(long, conflicts_with = "backup")]
    pub(crate) fresh: bool,
}

#[derive(Debug, Clone, Args)]
pub(crate) struct Doctor {
    /// Rebuild from the answers what is derived: memory, due days
    #[arg(long)]
    pub(crate) rebuild: bool,
    /// Save what can be read of a damaged file and of its newest backup
    ///
    /// The result is verified and takes the file's place; the damaged file is kept under another name. A file that is not
    /// damaged is never touched.
    #[arg(long, conflicts_with = "rebuild")]
    pub(crate) recover: bool,
    /// Do it without asking
    #[arg(long)]
    pub(crate) yes: bool,
    /// Only show what --rebuild or --recover would do
    #[arg(long, conflicts_with = "yes")]
    pub(crate) dry_run: bool,
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
    /// The folder that the devices share [default: the setting `sync`]
    #[arg(value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    pub(crate) folder: Option<PathBuf>,
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
