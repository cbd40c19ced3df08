//! What can be typed: clap types only, nothing is touched yet.

mod decks;
mod everywhere;
mod generate;
mod number;
mod plan;
mod progress;
mod stats;
mod study;
mod which;

use clap::{Parser, Subcommand};

pub(super) use decks::{Add, Cards, Check, Explain, New, Preview, ReportFormat};
pub(super) use everywhere::{Common, When};
pub(super) use generate::Generate;
pub(super) use plan::Plan;
pub(super) use progress::{
    Backup, Config, Doctor, Fit, Import, ImportFormat, Merge, Relink, Restore, Sync,
};
pub(super) use stats::Stats;
pub(super) use study::{FeedbackWish, FormWish, Order, Quiz, Study, Suspend, Weak};
pub(super) use which::{Decks, Which};

use super::failure::Failure;

/// The groups of the commands, as `quizdeck -h` shows them. A test holds that every command stands here once.
pub(super) const GROUPS: &str = "\
Study:
  study        Study what is due, and some new questions
  quiz         Take a test; the schedule stays as it is
  weak         See what is weak: topics, hard questions, mix-ups
  stats        See how it goes: today, what you keep, when you study
  undo         Take the last answer back
  suspend      Set questions aside, or take them up again
  plan         Look ahead: load, knowledge, an exam

Decks:
  decks        List the decks, with what is due
  cards        List the questions of decks, with what you know of them
  preview      See cards as a learner meets them, with their answers
  check        Find the mistakes in decks
  explain      Tell what a rule holds, and why
  generate     Make a deck of documents
  new          Begin a deck
  add          Add a card to a deck

Progress:
  fit          Fit the schedule to your own memory, and show how it went
  import       Bring in the reviews that another program kept
  merge        Take in the progress of other devices
  sync         Meet other devices in a shared folder
  backup       Write a verified copy of the progress file, or list the copies
  restore      Put a backup in the place of the progress file
  doctor       Examine the progress file, and rebuild what can be rebuilt
  relink       Let reviews count for a card or deck with a new name
  config       Show the settings, or change one

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
  QUIZDECK_DB      The progress file, unless --db is given
  QUIZDECK_DECKS   More folders of decks, parted by colons, unless --decks is given
  QUIZDECK_CONFIG  The file of settings, unless --config is given
  QUIZDECK_NOW     An instant such as 2026-11-21T09:00:00Z that is taken for now
  TZ               The time zone in which a day begins
  NO_COLOR         Anything in it turns colour off

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
    /// See what is weak: topics, hard questions, mix-ups
    ///
    /// Topics stand in the order of how much of them is surely forgotten when it comes back. A topic with few answers is judged
    /// by what stands around it, so that none comes first by bad luck; `too few` says so. `study --weak` drills the weakest.
    #[command(
        after_help = "Example: quizdeck weak korea-japan --since 30d",
        after_long_help = "What the columns say:
  recall     how much was known at first sight of a day, and between which bounds that surely lies (9 in 10)
  now        the mean chance of recall now
  trend      the last thirty days against the time before
  forgotten  how many questions are forgotten now, by expectation
  minutes    how long it takes to bring them back

Examples:
  quizdeck weak                                everything you have studied
  quizdeck weak --topic japan                  one topic with its subtopics
  quizdeck weak korea-japan --since 30d"
    )]
    Weak(Weak),
    /// See how it goes: today, what you keep, when you study
    ///
    /// What was expected of your memory stands beside what came of it. Days begin at 04:00; answers of decks that are gone
    /// count as well, unless decks or topics are named.
    #[command(
        after_help = "Example: quizdeck stats korea-japan --since 30d",
        after_long_help = "Examples:
  quizdeck stats                               everything you ever answered
  quizdeck stats korea-japan --since 30d       the last 30 days of one deck
  quizdeck stats --topic japan --html page.html
                                               a page to show or to print"
    )]
    Stats(Stats),
    /// Take the last answer back
    ///
    /// It stays in the progress file, marked as taken back, and no longer counts. Repeat it to go further back.
    #[command(after_help = "Example: quizdeck undo")]
    Undo,
    /// Set questions aside, or take them up again
    ///
    /// Without a name it lists what is set aside. A card set aside is not asked until it is taken up with --undo; what is known of
    /// it stays.
    #[command(after_help = "Example: quizdeck suspend korea-japan/treaty-year")]
    Suspend(Suspend),
    /// Look ahead: load, knowledge, an exam
    ///
    /// Alone it shows what the next days bring, and the plans that stand.
    #[command(
        after_help = "Example: quizdeck plan --exam 2026-12-15 korea-japan --minutes 15",
        after_long_help = "Examples:
  quizdeck plan                            what the next days bring
  quizdeck plan --exam 2026-12-15 korea-japan --minutes 15
  quizdeck plan --end korea-japan          the exam is called off
  quizdeck plan --simulate 365             a year ahead, for several settings"
    )]
    Plan(Plan),
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
    /// Make a deck of documents
    ///
    /// It reads text, Markdown and HTML in English and asks what they say: each card cites its document, paragraph and
    /// sentence, and every sentence without a card has a reason (--explain). The same documents give the same deck.
    #[command(
        after_help = "Example: quizdeck generate notes.md -o notes.yaml",
        after_long_help = "Examples:
  quizdeck generate notes.md -o notes.yaml             a deck of one document
  quizdeck generate chapters/ -o book.yaml --limit 50  the best 50 of a folder
  quizdeck generate notes.md -o notes.yaml --review    look at each card first
  quizdeck generate notes.md --update notes.yaml       after the notes changed
  quizdeck generate notes.md --explain                 what each sentence gave"
    )]
    Generate(Generate),
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
    /// Fit the schedule to your own memory, and show how it went
    ///
    /// This happens by itself after a session when 200 new answers came in; nobody needs to call it. The weights of the memory
    /// model are fitted to your earlier answers and judged by the later ones; they are taken only if they predict these better.
    #[command(after_help = "Example: quizdeck fit --dry-run")]
    Fit(Fit),
    /// Bring in the reviews that another program kept
    ///
    /// A card_id such as deck/card or deck/card/face names a question. Any other is kept for a deck of its own, and counts
    /// when such a card appears. What came in before does not come in again; one bad row, and nothing comes in.
    #[command(after_help = "Example: quizdeck import --format revlog reviews.csv")]
    Import(Import),
    /// Take in the progress of other devices
    ///
    /// Every answer, undo, suspension, plan and fit that OTHER holds and this progress file does not comes in, each file whole or
    /// not at all; OTHER is never changed. Order and repetition never matter: merge both ways, and both devices know the
    /// same. A backup is written before.
    #[command(
        after_help = "Example: quizdeck merge phone.db",
        after_long_help = "Examples:
  quizdeck merge phone.db                      the answers of the phone come in
  quizdeck merge --dry-run /media/stick/*.db   only tell what would come in
  quizdeck --db phone.db merge laptop.db       and the other way round"
    )]
    Merge(Merge),
    /// Meet other devices in a shared folder
    ///
    /// FOLDER is kept alike on all devices by whatever you have: a service that synchronises files, a network disk, git, a stick.
    /// Each device writes there only what it alone knows, into files of its own; so nothing can conflict. A file that is
    /// not whole yet is named and taken up the next time.
    ///
    /// Once `quizdeck config sync FOLDER` has named it, `sync` needs no argument, and each session ends with it.
    #[command(
        after_help = "Example: quizdeck sync ~/Shared/quizdeck",
        after_long_help = "Examples:
  quizdeck sync ~/Shared/quizdeck              what is new goes out and comes in
  quizdeck config sync ~/Shared/quizdeck       from now on after each session
  quizdeck sync --dry-run ~/Shared/quizdeck    only tell what would"
    )]
    Sync(Sync),
    /// Write a verified copy of the progress file, or list the copies
    ///
    /// Each day on which you answer makes a backup by itself, and so does whatever changes the file as a whole. They lie beside
    /// it: the newest of the last 7 days, 4 weeks and 12 months, together at most 1 GB. What you write with this command is
    /// never taken away.
    #[command(
        after_help = "Example: quizdeck backup /media/stick/",
        after_long_help = "Examples:
  quizdeck backup                     beside the progress file
  quizdeck backup /media/stick/       into a folder
  quizdeck backup progress-2026.db    under a name of your own
  quizdeck backup --list              what there is, each looked into"
    )]
    Backup(Backup),
    /// Put a backup in the place of the progress file
    ///
    /// It shows what would change and asks. What is in the file now is backed up first; a damaged file is kept under another
    /// name. Programs that have the file open go on with the restored one.
    #[command(
        after_help = "Example: quizdeck restore --dry-run 1",
        after_long_help = "Examples:
  quizdeck restore                    choose from the list
  quizdeck restore --dry-run 1        what the newest backup would change
  quizdeck restore 2 --yes            the second newest, without asking
  quizdeck restore --fresh            begin anew; what is there is kept"
    )]
    Restore(Restore),
    /// Examine the progress file, and rebuild what can be rebuilt
    ///
    /// It looks at every page, every answer, what follows from them, and the backups. What is wrong makes the exit code 1; a
    /// file that cannot be read, 3. Nothing is changed unless you say so.
    #[command(
        after_help = "Example: quizdeck doctor --recover --dry-run",
        after_long_help = "Examples:
  quizdeck doctor                      look at everything
  quizdeck doctor --rebuild            make anew what follows from the answers
  quizdeck doctor --recover --dry-run  what could be saved of a damaged file
  quizdeck doctor --recover --yes      save it, without asking"
    )]
    Doctor(Doctor),
    /// Let reviews count for a card or deck with a new name
    ///
    /// Progress hangs on deck/card/face. After a card or a deck was renamed, its reviews are still there under the old
    /// name; `doctor` says which. No review is changed, and relinking back takes it back.
    #[command(
        after_help = "Example: quizdeck relink korea-japan/treaty-date korea-japan/treaty-year"
    )]
    Relink(Relink),
    /// Show the settings, or change one
    ///
    /// They stand in one file, which can be changed in an editor as well; comments and layout stay as they are. Settings of one
    /// deck are named decks.DECK.KEY, of a topic with its subtopics topics.TOPIC.retention, of a day of the week
    /// easy_days.sat. What is typed on the command line goes before the file, the file's word on a topic or deck before
    /// the deck's own, and that before the file's general one.
    #[command(after_help = "Example: quizdeck config new_per_day 15")]
    Config(Config),
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

/// A command line of our own, as from the menu at home.
pub(super) fn parsed(words: &[&str]) -> Result<Cli, Failure> {
    Cli::try_parse_from(words).map_err(|error| Failure::usage(error.to_string()))
}
