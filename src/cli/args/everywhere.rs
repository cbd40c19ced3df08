//! The options that every command takes.

use std::path::PathBuf;

use clap::{Args, ValueEnum, ValueHint};

use super::number::whole;

/// The options of every command.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Everywhere")]
pub(in crate::cli) struct Common {
    /// The progress file [default: the one in the data folder]
    ///
    /// Without it QUIZDECK_DB is asked, and then it is progress.db in the data folder: ~/.local/share/quizdeck on Linux. It is made with the first
    /// answer.
    #[arg(long, global = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(in crate::cli) db: Option<PathBuf>,
    /// A folder with more decks; can be repeated
    ///
    /// Without it QUIZDECK_DECKS is asked. The shipped decks and those in the data folder under decks/ are always there.
    #[arg(long = "decks", global = true, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(in crate::cli) folders: Vec<PathBuf>,
    /// The file of settings [default: the one of this user]
    ///
    /// Without it QUIZDECK_CONFIG is asked, and then it is config.yaml in the folder of configurations: ~/.config/quizdeck on
    /// Linux. `quizdeck config` shows it.
    #[arg(
        long,
        global = true,
        value_name = "FILE",
        value_hint = ValueHint::FilePath,
        hide_short_help = true
    )]
    pub(in crate::cli) config: Option<PathBuf>,
    /// Fix all chance: the same number gives the same order
    ///
    /// A whole number from 0 to 18446744073709551615 [default: another one each time]
    #[arg(long, global = true, value_name = "N", allow_negative_numbers = true, value_parser = whole::<u64>)]
    pub(in crate::cli) seed: Option<u64>,
    /// Answer as JSON; study and quiz speak one object a line
    #[arg(long, global = true)]
    pub(in crate::cli) json: bool,
    /// Lines only: no keys, no colour, nothing moves
    #[arg(long, global = true)]
    pub(in crate::cli) plain: bool,
    /// When to use colour: auto, always, never [default: auto]
    ///
    /// auto: on a terminal, unless NO_COLOR is set
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(in crate::cli) color: When,
}

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum When {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}
