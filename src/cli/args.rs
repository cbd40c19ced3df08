//! What can be typed: clap types only, nothing is touched yet.

use std::ffi::OsString;
use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};

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
  preview      See cards as a learner meets them, with their answers
  check        Find the mistakes in decks
  explain      Tell what a rule holds, and why
  new          Begin a deck
  add          Add a card to a deck

Progress:
  doctor       Examine the progress file, and rebuild what can be rebuilt

Shell:
  completions  Print completions for a shell
  man          Print the manual page
  schema       Print the JSON Schema of decks, for editors";

/// The help of the program itself, with its groups; that of a command keeps clap's form.
fn template() -> String {
    format!(
        "{{about-with-newline}}\n{{usage-heading}} {{usage}}\n\n{GROUPS}\n\nEverywhere:\n{{options}}{{after-help}}\n"
    )
}

/// What `quizdeck --help` ends with, and the manual page has in sections.
pub(super) const ENVIRONMENT: &str = "\
Environment:
  QUIZDECK_DB     The progress file, unless --db is given
  QUIZDECK_DECKS  More folders of decks, parted by colons, unless --decks is given
  QUIZDECK_NOW    An instant such as 2026-11-21T09:00:00Z that is taken for now
  TZ              The time zone in which a day begins, at 04:00
  NO_COLOR        Anything in it turns colour off

Exit codes:
  0    Done
  1    Done, and check or doctor found errors
  2    Wrong usage, or decks that cannot be used
  3    The progress file cannot be used
  130  Interrupted; everything answered is kept

Examples:
  quizdeck                     what is due, and a menu
  quizdeck study --minutes 10  ten minutes of what is due
  quizdeck study --help        one command and all its options";

/// Question decks, studied by spaced repetition
#[derive(Debug, Parser)]
#[command(
    name = "quizdeck",
    version,
    about = "Question decks, studied by spaced repetition",
    long_about = "Question decks, studied by spaced repetition.\n\nAlone, quizdeck shows what is due. \
                  Everything you answer is kept at once in one file on this machine.",
    help_template = template(),
    after_help = "`quizdeck COMMAND -h` shows the options of a command, `--help` tells more.",
    after_long_help = ENVIRONMENT,
    override_usage = "quizdeck [OPTIONS] [COMMAND]",
    disable_help_subcommand = true,
    max_term_width = 80
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
    /// The progress file [default: the one in the data folder]
    ///
    /// Without it QUIZDECK_DB is asked, and then it is progress.db in the data folder: ~/.local/share/quizdeck on Linux. It is made with the first
    /// answer.
    #[arg(long, global = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) db: Option<PathBuf>,
    /// A folder with more decks; can be repeated
    ///
    /// Without it QUIZDECK_DECKS is asked. The shipped decks and those in the data folder under decks/ are always there.
    #[arg(long = "decks", global = true, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(super) folders: Vec<PathBuf>,
    /// Fix all chance: the same number gives the same order
    ///
    /// A whole number from 0 to 18446744073709551615 [default: another one each time]
    #[arg(long, global = true, value_name = "N", allow_negative_numbers = true, value_parser = whole::<u64>)]
    pub(super) seed: Option<u64>,
    /// Answer as JSON; study and quiz speak one object a line
    #[arg(long, global = true)]
    pub(super) json: bool,
    /// Lines only: no keys, no colour, nothing moves
    #[arg(long, global = true)]
    pub(super) plain: bool,
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
    #[command(
        after_help = "Example: quizdeck study korea-japan --minutes 10",
        after_long_help = "Examples:
  quizdeck study                               everything that is due
  quizdeck study korea-japan --minutes 10      ten minutes of one deck
  quizdeck study --topic japan/treaties --new 3
  quizdeck study my-deck.yaml --cram           a deck of your own, all of it
  quizdeck study --json                        for a program that asks"
    )]
    Study(Study),
    /// Take a test; the schedule stays as it is
    #[command(
        after_help = "Example: quizdeck quiz korea-us --limit 10 --feedback end --seed 7",
        after_long_help = "Examples:
  quizdeck quiz korea-us --limit 10
  quizdeck quiz --feedback end --seed 7        the same test for a whole class
  quizdeck quiz korea-us --record              a test that counts"
    )]
    Quiz(Quiz),
    /// See how it goes: today, what you keep, cards by state
    #[command(after_help = "Example: quizdeck stats korea-japan")]
    Stats(Decks),
    /// Take the last answer back
    ///
    /// It stays in the progress file, marked as taken back, and no longer counts. Repeat it to go further back.
    #[command(after_help = "Example: quizdeck undo")]
    Undo,
    /// List the decks, with what is due
    #[command(after_help = "Example: quizdeck decks --decks ~/school")]
    Decks(Decks),
    /// List the questions of decks, with what you know of them
    #[command(after_help = "Example: quizdeck cards korea-japan --topic japan/treaties")]
    Cards(Cards),
    /// See cards as a learner meets them, with their answers
    ///
    /// Every question is shown in all its forms; progress is not touched.
    #[command(after_help = "Example: quizdeck preview my-deck.yaml --topic japan")]
    Preview(Preview),
    /// Begin a deck
    ///
    /// On a terminal it asks for the head and the first card; elsewhere it writes a small deck with comments.
    #[command(after_help = "Example: quizdeck new my-deck.yaml --title \"My deck\"")]
    New(New),
    /// Add a card to a deck
    ///
    /// On a terminal it asks, shows the card and what is to be said of it, and then writes. What is in the file stays as
    /// it is to the last byte; the card is laid out like the one before it.
    #[command(after_help = "Example: quizdeck add my-deck.yaml --from-stdin < card.yaml")]
    Add(Add),
    /// Find the mistakes in decks
    ///
    /// What it accepts is exactly what `study` accepts. Errors make the exit code 1; warnings do not, unless --strict. With
    /// --fix the files are mended where there is one right mending: ids are written down, traps quoted, old encodings saved
    /// as UTF-8; every other byte stays as it is.
    #[command(after_help = "Example: quizdeck check --fix my-deck.yaml")]
    Check(Check),
    /// Tell what a rule holds, and why
    ///
    /// A finding names its rule in brackets. Without RULE all are listed, by what they are about.
    #[command(after_help = "Example: quizdeck explain answer-in-prompt")]
    Explain(Explain),
    /// Examine the progress file, and rebuild what can be rebuilt
    ///
    /// What is wrong makes the exit code 1; a file that cannot be read, 3.
    #[command(after_help = "Example: quizdeck doctor --rebuild")]
    Doctor(Doctor),
    /// Print completions for a shell
    #[command(
        after_help = "Example: quizdeck completions fish > ~/.config/fish/completions/quizdeck.fish"
    )]
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    #[command(after_help = "Example: quizdeck man > ~/.local/share/man/man1/quizdeck.1")]
    Man,
    /// Print the JSON Schema of decks, for editors
    ///
    /// Beside it, editors complete and explain the keys of every deck that begins with the line
    /// `# yaml-language-server: $schema=deck.schema.json`.
    #[command(after_help = "Example: quizdeck schema > deck.schema.json")]
    Schema,
}

/// Which decks.
#[derive(Debug, Clone, Args)]
pub(super) struct Decks {
    /// Files, folders, or names of decks or their starts [default: all]
    ///
    /// All decks are the shipped ones, those in the data folder under decks/, and those of every --decks.
    #[arg(value_name = "DECK", value_hint = ValueHint::AnyPath)]
    pub(super) decks: Vec<OsString>,
}

/// Which cards.
#[derive(Debug, Clone, Args)]
pub(super) struct Which {
    /// Only this topic, with its subtopics; can be repeated
    #[arg(long, value_name = "T")]
    pub(super) topic: Vec<String>,
    /// Only cards with this tag; can be repeated
    #[arg(long, value_name = "TAG")]
    pub(super) tag: Vec<String>,
}

#[derive(Debug, Clone, Args)]
pub(super) struct Study {
    #[command(flatten)]
    pub(super) decks: Decks,
    #[command(flatten)]
    pub(super) which: Which,
    /// New questions at most [default: 10 a deck, 20 in all]
    ///
    /// The default is for a day; 0 asks none. A deck can say another number for itself with `settings: { new_per_day: 5 }`.
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = whole::<u32>)]
    pub(super) new: Option<u32>,
    /// Questions at most, 1 or more [default: no limit]
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = questions)]
    pub(super) limit: Option<usize>,
    /// Ask nothing more after M minutes [default: no limit]
    ///
    /// 1 to 1440; a question that was begun can be answered.
    #[arg(long, value_name = "M", allow_negative_numbers = true, value_parser = minutes)]
    pub(super) minutes: Option<u32>,
    /// Also what falls due later, the nearest first
    #[arg(long)]
    pub(super) ahead: bool,
    /// All cards, least known first; the schedule stays as it is
    #[arg(long, conflicts_with_all = ["ahead", "new"])]
    pub(super) cram: bool,
    /// What comes first: due, risk, random, deck [default: due]
    ///
    /// due: what has been due longest; risk: what is most likely forgotten; random: by chance; deck: in the deck's order
    #[arg(
        long,
        value_name = "ORDER",
        default_value = "due",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(super) order: Order,
    /// How to ask: auto, flip, typed, choice [default: auto]
    ///
    /// auto: recognise first, recall as memory grows; flip: think, look, grade yourself; typed: type the answer; choice: choose
    /// one of several. A card is asked in another way where it allows no other.
    #[arg(
        long,
        value_name = "FORM",
        default_value = "auto",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(super) form: FormWish,
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
    #[command(flatten)]
    pub(super) which: Which,
    /// Questions at most, 1 or more
    #[arg(
        long,
        value_name = "N",
        default_value_t = 20,
        allow_negative_numbers = true,
        value_parser = questions
    )]
    pub(super) limit: usize,
    /// When to say what was right: each, end [default: each]
    ///
    /// each: after each question; end: at the end of the test
    #[arg(
        long,
        value_name = "WHEN",
        default_value = "each",
        hide_default_value = true,
        hide_possible_values = true
    )]
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
    #[command(flatten)]
    pub(super) which: Which,
    /// Show each card as a learner meets it, with its answers
    #[arg(long)]
    pub(super) show: bool,
}

#[derive(Debug, Clone, Args)]
pub(super) struct Preview {
    #[command(flatten)]
    pub(super) decks: Decks,
    #[command(flatten)]
    pub(super) which: Which,
}

#[derive(Debug, Clone, Args)]
pub(super) struct Check {
    /// Files or folders [default: all decks]
    #[arg(value_name = "FILE", value_hint = ValueHint::AnyPath)]
    pub(super) files: Vec<PathBuf>,
    /// Take warnings for errors: exit code 1
    #[arg(long)]
    pub(super) strict: bool,
    /// A folder with the documents that decks name; answers are looked up in them
    #[arg(long, value_name = "DIR")]
    pub(super) sources: Option<PathBuf>,
    /// Mend what has one right mending, then tell what is left
    #[arg(long)]
    pub(super) fix: bool,
    /// Show what --fix would do, as a patch; nothing is written
    #[arg(long, conflicts_with = "fix")]
    pub(super) diff: bool,
    /// The form of the findings [default: text]
    #[arg(long, value_name = "FORM")]
    pub(super) format: Option<ReportFormat>,
    /// Check again whenever a file is saved, until Ctrl-C
    #[arg(long)]
    pub(super) watch: bool,
}

/// The form of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ReportFormat {
    /// For people, with the lines they are about
    Text,
    /// One object, as with --json
    Json,
    /// SARIF 2.1.0, for editors and code hosting
    Sarif,
}

#[derive(Debug, Clone, Args)]
pub(super) struct Explain {
    /// The name of a rule, as findings show it in brackets [default: list all rules]
    #[arg(value_name = "RULE")]
    pub(super) rule: Option<String>,
}

#[derive(Debug, Clone, Args)]
pub(super) struct New {
    /// The file to write
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) file: PathBuf,
    /// The title of the deck [default: made from the file's name]
    #[arg(long, value_name = "T")]
    pub(super) title: Option<String>,
    /// Write over a file that is there
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Debug, Clone, Args)]
pub(super) struct Add {
    /// The deck's file
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) file: PathBuf,
    /// Take a card, or a list of cards, as YAML
    #[arg(long)]
    pub(super) from_stdin: bool,
}

#[derive(Debug, Clone, Args)]
pub(super) struct Doctor {
    /// Rebuild from the answers what is derived: memory, due days
    #[arg(long)]
    pub(super) rebuild: bool,
}

/// A command line of our own, as from the menu at home.
pub(super) fn parsed(words: &[&str]) -> Result<Cli, Failure> {
    Cli::try_parse_from(words).map_err(|error| Failure::usage(error.to_string()))
}

/// A whole number from 0 on.
fn whole<N: FromStr>(typed: &str) -> Result<N, String> {
    typed
        .parse()
        .map_err(|_| String::from("give a whole number from 0 on"))
}

/// A number of questions.
fn questions(typed: &str) -> Result<usize, String> {
    match typed.parse() {
        Ok(number) if number > 0 => Ok(number),
        _ => Err(String::from("give a whole number from 1 on")),
    }
}

/// The length of a session in minutes, a day at most.
fn minutes(typed: &str) -> Result<u32, String> {
    match typed.parse() {
        Ok(number @ 1..=1440) => Ok(number),
        _ => Err(String::from("give a number of minutes from 1 to 1440")),
    }
}
