//! What the commands for decks take.

use std::path::PathBuf;

use clap::{Args, ValueEnum, ValueHint};

use super::{Decks, Which};

#[derive(Debug, Clone, Args)]
pub(crate) struct Cards {
    #[command(flatten)]
    pub(crate) decks: Decks,
    #[command(flatten)]
    pub(crate) which: Which,
    /// Show each card as a learner meets it, with its answers
    #[arg(long)]
    pub(crate) show: bool,
    /// Only what is forgotten again and again, with the most likely reason
    #[arg(long, conflicts_with = "show")]
    pub(crate) leeches: bool,
}

#[derive(Debug, Clone, Args)]
pub(crate) struct Preview {
    #[command(flatten)]
    pub(crate) decks: Decks,
    #[command(flatten)]
    pub(crate) which: Which,
}

#[derive(Debug, Clone, Args)]
pub(crate) struct Check {
    /// Files or folders [default: all decks]
    #[arg(value_name = "FILE", value_hint = ValueHint::AnyPath)]
    pub(crate) files: Vec<PathBuf>,
    /// Take warnings for errors: exit code 1
    #[arg(long)]
    pub(crate) strict: bool,
    /// A folder with the documents that decks name; answers are looked up in them
    #[arg(long, value_name = "DIR")]
    pub(crate) sources: Option<PathBuf>,
    /// Mend what has one right mending, then tell what is left
    #[arg(long)]
    pub(crate) fix: bool,
    /// Show what --fix would do, as a patch; nothing is written
    #[arg(long, conflicts_with = "fix")]
    pub(crate) diff: bool,
    /// The form of the findings [default: text]
    #[arg(long, value_name = "FORM")]
    pub(crate) format: Option<ReportFormat>,
    /// Check again whenever a file is saved, until Ctrl-C
    #[arg(long)]
    pub(crate) watch: bool,
}

/// The form of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    /// For people, with the lines they are about
    Text,
    /// One object, as with --json
    Json,
    /// SARIF 2.1.0, for editors and code hosting
    Sarif,
}

#[derive(Debug, Clone, Args)]
pub(crate) struct Explain {
    /// The name of a rule, as findings show it in brackets [default: list all rules]
    #[arg(value_name = "RULE")]
    pub(crate) rule: Option<String>,
}

#[derive(Debug, Clone, Args)]
pub(crate) struct New {
    /// The file to write
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) file: PathBuf,
    /// The title of the deck [default: made from the file's name]
    #[arg(long, value_name = "T")]
    pub(crate) title: Option<String>,
    /// Write over a file that is there
    #[arg(long)]
    pub(crate) force: bool,
}

#[derive(Debug, Clone, Args)]
pub(crate) struct Add {
    /// The deck's file
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) file: PathBuf,
    /// Take a card, or a list of cards, as YAML
    #[arg(long)]
    pub(crate) from_stdin: bool,
}
