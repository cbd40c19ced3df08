//! What can be typed: clap types only, nothing is touched yet.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::failure::Failure;

/// The groups of the commands, as `quizdeck -h` shows them. A test holds that every command stands here once.
pub(super) const GROUPS: &str = "\
Study:
  study        Study what is due, and some new questions
  quiz         Take a test; the schedule stays as it is
  stats        See how it goes: today, what you keep, cards by state
  undo         Take the last answer back

Decks:
  decks        List the decks, with what is due
  cards        List the questions of decks, with what you know of them
  check        Find the mistakes in decks

Progress:
  doctor       Examine the progress file, and rebuild what can be rebuilt

Shell:
  completions  Print completions for a shell
  man          Print the manual page";

const TEMPLATE: &str = "\
{about}

{usage-heading} {usage}

{after-help}

{options}
";

/// Question decks, studied by spaced repetition
#[derive(Debug, Parser)]
#[command(
    name = "quizdeck",
    version,
    about = "Question decks, studied by spaced repetition",
    long_about = "Question decks, studied by spaced repetition.\n\nAlone, quizdeck shows what is due. \
                  Everything you answer is kept at once in one file on this machine.",
    help_template = TEMPLATE,
    after_help = GROUPS,
    disable_help_subcommand = true,
    max_term_width = 100
)]
pub(super) struct Cli {
    #[command(flatten)]
    pub(super) common: Common,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// The options of every command.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Everywhere")]
pub(super) struct Common {
    /// The progress file [default: quizdeck/progress.db in the data folder]
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) db: Option<PathBuf>,
    /// A folder with more decks; may be given several times
    #[arg(long = "decks", global = true, value_name = "DIR")]
    pub(super) folders: Vec<PathBuf>,
    /// Fix all chance: the same number gives the same order
    #[arg(long, global = true, value_name = "N")]
    pub(super) seed: Option<u64>,
    /// Answer as JSON; study and quiz speak one object a line
    #[arg(long, global = true)]
    pub(super) json: bool,
    /// Lines only: no keys, no colour, nothing moves
    #[arg(long, global = true)]
    pub(super) plain: bool,
    /// When to use colour
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(super) color: When,
}

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum When {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Study what is due, and some new questions
    #[command(after_help = "Example: quizdeck study korea-japan --minutes 10")]
    Study(Study),
    /// Take a test; the schedule stays as it is
    #[command(after_help = "Example: quizdeck quiz korea-us --limit 10 --feedback end --seed 7")]
    Quiz(Quiz),
    /// See how it goes: today, what you keep, cards by state
    #[command(after_help = "Example: quizdeck stats --json")]
    Stats(Decks),
    /// Take the last answer back
    #[command(after_help = "Example: quizdeck undo")]
    Undo,
    /// List the decks, with what is due
    #[command(after_help = "Example: quizdeck decks --decks ~/school")]
    Decks(Decks),
    /// List the questions of decks, with what you know of them
    #[command(after_help = "Example: quizdeck cards korea-japan --topic japan/treaties")]
    Cards(Cards),
    /// Find the mistakes in decks
    #[command(after_help = "Example: quizdeck check my-deck.yaml")]
    Check(Check),
    /// Examine the progress file, and rebuild what can be rebuilt
    #[command(after_help = "Example: quizdeck doctor --rebuild")]
    Doctor(Doctor),
    /// Print completions for a shell
    #[command(
        after_help = "Example: quizdeck completions bash > ~/.local/share/bash-completion/completions/quizdeck"
    )]
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    #[command(after_help = "Example: quizdeck man > ~/.local/share/man/man1/quizdeck.1")]
    Man,
}

/// Which decks.
#[derive(Debug, Clone, Args)]
pub(super) struct Decks {
    /// A file, a folder, or the name of a deck or its unambiguous start [default: all decks]
    #[arg(value_name = "DECK")]
    pub(super) decks: Vec<String>,
}

#[derive(Debug, Clone, Args)]
pub(super) struct Study {
    #[command(flatten)]
    pub(super) decks: Decks,
    /// Only this topic, with its subtopics; may be given several times
    #[arg(long, value_name = "T")]
    pub(super) topic: Vec<String>,
    /// Only cards with this tag; may be given several times
    #[arg(long, value_name = "TAG")]
    pub(super) tag: Vec<String>,
    /// New questions at most [default: 10 a deck and 20 in all each day]
    #[arg(long, value_name = "N")]
    pub(super) new: Option<u32>,
    /// Questions at most [default: no limit]
    #[arg(long, value_name = "N")]
    pub(super) limit: Option<usize>,
    /// Ask no further question after so many minutes [default: no limit]
    #[arg(long, value_name = "M", value_parser = clap::value_parser!(u32).range(1..=1440))]
    pub(super) minutes: Option<u32>,
    /// How to ask, where a card allows it
    #[arg(long, value_name = "FORM", default_value = "auto")]
    pub(super) form: FormWish,
    /// Also what falls due later, the nearest first
    #[arg(long)]
    pub(super) ahead: bool,
    /// Everything, the least known first; the schedule stays as it is
    #[arg(long, conflicts_with_all = ["ahead", "new"])]
    pub(super) cram: bool,
    /// What comes first
    #[arg(long, value_name = "ORDER", default_value = "due")]
    pub(super) order: Order,
}

/// How to ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum FormWish {
    /// Recognise first, recall as memory grows
    Auto,
    /// Think, look, grade yourself
    Flip,
    /// Type the answer
    Typed,
    /// Choose one of several
    Choice,
}

/// What comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Order {
    /// What has been due longest
    Due,
    /// What is most likely forgotten
    Risk,
    /// Chance
    Random,
    /// The order of the deck
    Deck,
}

#[derive(Debug, Clone, Args)]
pub(super) struct Quiz {
    #[command(flatten)]
    pub(super) decks: Decks,
    /// Only this topic, with its subtopics; may be given several times
    #[arg(long, value_name = "T")]
    pub(super) topic: Vec<String>,
    /// Only cards with this tag; may be given several times
    #[arg(long, value_name = "TAG")]
    pub(super) tag: Vec<String>,
    /// Questions at most
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub(super) limit: usize,
    /// When to say what was right
    #[arg(long, value_name = "WHEN", default_value = "each")]
    pub(super) feedback: FeedbackWish,
    /// Keep the answers, and let the schedule learn from them
    #[arg(long)]
    pub(super) record: bool,
}

/// When to say what was right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum FeedbackWish {
    /// After each question
    Each,
    /// At the end
    End,
}

#[derive(Debug, Clone, Args)]
pub(super) struct Cards {
    #[command(flatten)]
    pub(super) decks: Decks,
    /// Only this topic, with its subtopics; may be given several times
    #[arg(long, value_name = "T")]
    pub(super) topic: Vec<String>,
    /// Only cards with this tag; may be given several times
    #[arg(long, value_name = "TAG")]
    pub(super) tag: Vec<String>,
}

#[derive(Debug, Clone, Args)]
pub(super) struct Check {
    /// Files or folders [default: all decks]
    #[arg(value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
}

#[derive(Debug, Clone, Args)]
pub(super) struct Doctor {
    /// Rebuild what is derived from the answers: memory states and due days
    #[arg(long)]
    pub(super) rebuild: bool,
}

/// A command line of our own, as from the menu at home.
pub(super) fn parsed(words: &[&str]) -> Result<Cli, Failure> {
    Cli::try_parse_from(words).map_err(|error| Failure::usage(error.to_string()))
}
