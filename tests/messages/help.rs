//! `-h` and `--help` of the program and of every command.

use insta::assert_snapshot;

use crate::desk::Desk;
use crate::trimmed;

/// The rows of a common terminal.
const ROWS: usize = 24;
/// The rows of a terminal that somebody made larger: commands with many options.
const MORE_ROWS: usize = 40;
/// The rows of a terminal of half a screen: the list of all commands is read once and searched afterwards.
const MOST_ROWS: usize = 50;

fn help(words: &[&str]) -> String {
    let run = Desk::new().run(words);
    assert_eq!((run.err.as_str(), run.code), ("", 0));
    trimmed(&run.out)
}

/// The commands that the groups of `-h` name, in their order.
fn grouped() -> Vec<String> {
    let help = help(&["-h"]);
    let groups = help.split("\nEverywhere:").next().unwrap();
    let groups = groups.split("\nStudy:").nth(1).unwrap();
    groups
        .lines()
        .filter_map(|line| line.strip_prefix("  "))
        .map(|line| line.split(' ').next().unwrap().to_owned())
        .collect()
}

#[test]
fn every_command_stands_in_one_group_and_every_name_there_is_a_command() {
    let mut named = grouped();
    // fish lists the commands as clap knows them
    let script = Desk::new().run(&["completions", "fish"]).out;
    let mut known: Vec<_> = script
        .lines()
        .filter(|line| line.contains("__fish_quizdeck_needs_command\" -f -a"))
        .filter_map(|line| line.split(" -a \"").nth(1)?.split('"').next())
        .map(str::to_owned)
        .collect();
    named.sort();
    known.sort();
    assert_eq!(named, known);
}

#[test]
fn short_help_fits_one_screen_of_80_columns() {
    for name in grouped().iter().map(String::as_str).chain([""]) {
        let words: Vec<_> = [name, "-h"]
            .into_iter()
            .filter(|word| !word.is_empty())
            .collect();
        let help = help(&words);
        let rows = match name {
            "" => MOST_ROWS,
            "study" | "quiz" | "check" | "plan" | "generate" | "stats" => MORE_ROWS,
            _ => ROWS,
        };
        assert!(help.lines().count() <= rows, "{name}: {help}");
        assert!(
            help.lines().all(|line| line.chars().count() <= 80),
            "{help}"
        );
        assert!(
            name.is_empty() || help.contains("Example: quizdeck "),
            "{help}"
        );
    }
}

#[test]
fn long_help_fits_80_columns_and_ends_with_an_example() {
    for name in grouped() {
        let help = help(&[&name, "--help"]);
        assert!(
            help.lines().all(|line| line.chars().count() <= 80),
            "{help}"
        );
        let (_, examples) = help.rsplit_once("\nExample").unwrap();
        assert!(examples.contains(&format!("quizdeck {name}")), "{help}");
    }
}

#[test]
fn the_program() {
    assert_snapshot!(help(&["-h"]), @r#"
    Question decks, studied by spaced repetition

    Usage: quizdeck [OPTIONS] [COMMAND]

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
      schema       Print the JSON Schema of decks, for editors

    Everywhere:
          --db <FILE>     The progress file [default: the one in the data folder]
          --decks <DIR>   A folder with more decks; can be repeated
          --seed <N>      Fix all chance: the same number gives the same order
          --json          Answer as JSON; study and quiz speak one object a line
          --plain         Lines only: no keys, no colour, nothing moves
          --color <WHEN>  When to use colour: auto, always, never [default: auto]
      -h, --help          Print help (see more with '--help')
      -V, --version       Print version

    `quizdeck COMMAND -h` shows the options of a command, `--help` tells more.
    "#);
    assert_snapshot!(help(&["--help"]), @r#"
    Question decks, studied by spaced repetition.

    Alone, quizdeck shows what is due. Everything you answer is kept at once in one
    file on this machine.

    Usage: quizdeck [OPTIONS] [COMMAND]

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
      schema       Print the JSON Schema of decks, for editors

    Everywhere:
          --db <FILE>
              The progress file [default: the one in the data folder]

              Without it QUIZDECK_DB is asked, and then it is progress.db in the
              data folder: ~/.local/share/quizdeck on Linux. It is made with the
              first answer.

          --decks <DIR>
              A folder with more decks; can be repeated

              Without it QUIZDECK_DECKS is asked. The shipped decks and those in the
              data folder under decks/ are always there.

          --config <FILE>
              The file of settings [default: the one of this user]

              Without it QUIZDECK_CONFIG is asked, and then it is config.yaml in the
              folder of configurations: ~/.config/quizdeck on Linux. `quizdeck
              config` shows it.

          --seed <N>
              Fix all chance: the same number gives the same order

              A whole number from 0 to 18446744073709551615 [default: another one
              each time]

          --json
              Answer as JSON; study and quiz speak one object a line

          --plain
              Lines only: no keys, no colour, nothing moves

          --color <WHEN>
              When to use colour: auto, always, never [default: auto]

              auto: on a terminal, unless NO_COLOR is set

      -h, --help
              Print help (see a summary with '-h')

      -V, --version
              Print version

    Environment:
      QUIZDECK_DB      The progress file, unless --db is given
      QUIZDECK_DECKS   More folders of decks, parted by colons, unless --decks is
      given
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
      quizdeck study --help        one command and all its options
    "#);
    assert_snapshot!(help(&["--version"]), @r#"quizdeck 0.1.0"#);
}

#[test]
fn study() {
    assert_snapshot!(help(&["study", "-h"]), @r"
    Study what is due, and some new questions

    Usage: quizdeck study [OPTIONS] [DECK]...

    Arguments:
      [DECK]...  Files, folders, or names of decks or their starts [default: all]

    Options:
          --topic <T>      Only this topic, with its subtopics; can be repeated
          --tag <TAG>      Only cards with this tag; can be repeated
          --new <N>        New questions at most [default: 10 a deck, 20 in all]
          --reviews <N>    Due questions at most [default: no limit]
          --limit <N>      Questions at most, 1 or more [default: no limit]
          --minutes <M>    Ask nothing more after M minutes [default: no limit]
          --ahead          Also what falls due later, the nearest first
          --cram           All cards, least known first; the schedule stays as it is
          --weak           What is weak: the weakest topics and what you mix up
          --confidence     Ask how sure you are before each answer is shown
          --order <ORDER>  Order: due, mixed, risk, random, deck [default: due]
          --form <FORM>    How to ask: auto, flip, typed, choice [default: auto]
      -h, --help           Print help (see more with '--help')

    Everywhere:
          --db <FILE>     The progress file [default: the one in the data folder]
          --decks <DIR>   A folder with more decks; can be repeated
          --seed <N>      Fix all chance: the same number gives the same order
          --json          Answer as JSON; study and quiz speak one object a line
          --plain         Lines only: no keys, no colour, nothing moves
          --color <WHEN>  When to use colour: auto, always, never [default: auto]

    Example: quizdeck study korea-japan --minutes 10
    ");
    assert_snapshot!(help(&["study", "--help"]), @r"
    Study what is due, and some new questions

    Usage: quizdeck study [OPTIONS] [DECK]...

    Arguments:
      [DECK]...
              Files, folders, or names of decks or their starts [default: all]

              All decks are the shipped ones, those in the data folder under decks/,
              and those of every --decks.

    Options:
          --topic <T>
              Only this topic, with its subtopics; can be repeated

          --tag <TAG>
              Only cards with this tag; can be repeated

          --new <N>
              New questions at most [default: 10 a deck, 20 in all]

              The default is for a day; 0 asks none. A deck can say another number
              for itself with `settings: { new_per_day: 5 }`.

          --reviews <N>
              Due questions at most [default: no limit]

              The settings `reviews_per_day` and `reviews_per_deck` limit them for a
              day; this goes before both.

          --limit <N>
              Questions at most, 1 or more [default: no limit]

          --minutes <M>
              Ask nothing more after M minutes [default: no limit]

              1 to 1440; a question that was begun can be answered.

          --ahead
              Also what falls due later, the nearest first

          --cram
              All cards, least known first; the schedule stays as it is

          --weak
              What is weak: the weakest topics and what you mix up

              What gains most comes first, also what is not due yet; 20 questions
              unless --limit says otherwise. What you mix up is asked apart and then
              side by side.

          --confidence
              Ask how sure you are before each answer is shown

              `quizdeck weak` then tells how often you are right when you are
              certain; what you were certain of and got wrong comes first the next
              time.

          --order <ORDER>
              Order: due, mixed, risk, random, deck [default: due]

              due: what has been due longest, topics alternating within a day;
              mixed: topics alternating all through; risk: what is most likely
              forgotten; random: by chance; deck: in the deck's order

          --form <FORM>
              How to ask: auto, flip, typed, choice [default: auto]

              auto: recognise first, recall as memory grows; flip: think, look,
              grade yourself; typed: type the answer; choice: choose one of several.
              A card is asked in another way where it allows no other.

      -h, --help
              Print help (see a summary with '-h')

    Everywhere:
          --db <FILE>
              The progress file [default: the one in the data folder]

              Without it QUIZDECK_DB is asked, and then it is progress.db in the
              data folder: ~/.local/share/quizdeck on Linux. It is made with the
              first answer.

          --decks <DIR>
              A folder with more decks; can be repeated

              Without it QUIZDECK_DECKS is asked. The shipped decks and those in the
              data folder under decks/ are always there.

          --config <FILE>
              The file of settings [default: the one of this user]

              Without it QUIZDECK_CONFIG is asked, and then it is config.yaml in the
              folder of configurations: ~/.config/quizdeck on Linux. `quizdeck
              config` shows it.

          --seed <N>
              Fix all chance: the same number gives the same order

              A whole number from 0 to 18446744073709551615 [default: another one
              each time]

          --json
              Answer as JSON; study and quiz speak one object a line

          --plain
              Lines only: no keys, no colour, nothing moves

          --color <WHEN>
              When to use colour: auto, always, never [default: auto]

              auto: on a terminal, unless NO_COLOR is set

    Examples:
      quizdeck study                               everything that is due
      quizdeck study korea-japan --minutes 10      ten minutes of one deck
      quizdeck study --topic japan/treaties --new 3
      quizdeck study my-deck.yaml --cram           a deck of your own, all of it
      quizdeck study --json                        for a program that asks
    ");
}

#[test]
fn quiz() {
    assert_snapshot!(help(&["quiz", "-h"]), @r#"
    Take a test; the schedule stays as it is

    Usage: quizdeck quiz [OPTIONS] [DECK]...

    Arguments:
      [DECK]...  Files, folders, or names of decks or their starts [default: all]

    Options:
          --topic <T>        Only this topic, with its subtopics; can be repeated
          --tag <TAG>        Only cards with this tag; can be repeated
          --limit <N>        Questions at most, 1 or more [default: 20]
          --feedback <WHEN>  When to say what was right: each, end [default: each]
          --record           Keep the answers, and let the schedule learn from them
      -h, --help             Print help (see more with '--help')

    Everywhere:
          --db <FILE>     The progress file [default: the one in the data folder]
          --decks <DIR>   A folder with more decks; can be repeated
          --seed <N>      Fix all chance: the same number gives the same order
          --json          Answer as JSON; study and quiz speak one object a line
          --plain         Lines only: no keys, no colour, nothing moves
          --color <WHEN>  When to use colour: auto, always, never [default: auto]

    Example: quizdeck quiz korea-us --limit 10 --feedback end --seed 7
    "#);
    assert_snapshot!(help(&["quiz", "--help"]), @r"
    Take a test; the schedule stays as it is

    Usage: quizdeck quiz [OPTIONS] [DECK]...

    Arguments:
      [DECK]...
              Files, folders, or names of decks or their starts [default: all]

              All decks are the shipped ones, those in the data folder under decks/,
              and those of every --decks.

    Options:
          --topic <T>
              Only this topic, with its subtopics; can be repeated

          --tag <TAG>
              Only cards with this tag; can be repeated

          --limit <N>
              Questions at most, 1 or more

              [default: 20]

          --feedback <WHEN>
              When to say what was right: each, end [default: each]

              each: after each question; end: at the end of the test

          --record
              Keep the answers, and let the schedule learn from them

      -h, --help
              Print help (see a summary with '-h')

    Everywhere:
          --db <FILE>
              The progress file [default: the one in the data folder]

              Without it QUIZDECK_DB is asked, and then it is progress.db in the
              data folder: ~/.local/share/quizdeck on Linux. It is made with the
              first answer.

          --decks <DIR>
              A folder with more decks; can be repeated

              Without it QUIZDECK_DECKS is asked. The shipped decks and those in the
              data folder under decks/ are always there.

          --config <FILE>
              The file of settings [default: the one of this user]

              Without it QUIZDECK_CONFIG is asked, and then it is config.yaml in the
              folder of configurations: ~/.config/quizdeck on Linux. `quizdeck
              config` shows it.

          --seed <N>
              Fix all chance: the same number gives the same order

              A whole number from 0 to 18446744073709551615 [default: another one
              each time]

          --json
              Answer as JSON; study and quiz speak one object a line

          --plain
              Lines only: no keys, no colour, nothing moves

          --color <WHEN>
              When to use colour: auto, always, never [default: auto]

              auto: on a terminal, unless NO_COLOR is set

    Examples:
      quizdeck quiz korea-us --limit 10
      quizdeck quiz --feedback end --seed 7        the same test for a whole class
      quizdeck quiz korea-us --record              a test that counts
    ");
}

/// The help of a command without what stands in every command's.
fn own(words: &[&str]) -> String {
    let help = help(words);
    let (before, rest) = help.split_once("\nEverywhere:").unwrap();
    let (_, example) = rest.rsplit_once("\nExample").unwrap();
    format!("{before}\nExample{example}")
}

#[test]
fn every_other_command_in_short() {
    let names = grouped();
    let told: Vec<_> = names
        .iter()
        .filter(|name| !["study", "quiz"].contains(&name.as_str()))
        .map(|name| own(&[name, "-h"]))
        .collect();
    assert_snapshot!(told.join("\n----\n"), @r#"
    See what is weak: topics, hard questions, mix-ups

    Usage: quizdeck weak [OPTIONS] [DECK]...

    Arguments:
      [DECK]...  Files, folders, or names of decks or their starts [default: all]

    Options:
          --topic <T>     Only this topic, with its subtopics; can be repeated
          --since <WHEN>  Only answers from a day on: 2026-05-01, or 30d for the
                          last 30 days
      -h, --help          Print help (see more with '--help')

    Example: quizdeck weak korea-japan --since 30d
    ----
    See how it goes: today, what you keep, when you study

    Usage: quizdeck stats [OPTIONS] [DECK]...

    Arguments:
      [DECK]...  Files, folders, or names of decks or their starts [default: all]

    Options:
          --deck <DECK>   The same as DECK; can be repeated
          --topic <T>     Only this topic, with its subtopics; can be repeated
          --since <WHEN>  Only answers since a date, or 30d for the last 30 days
          --html <FILE>   Write a page for a browser, whole in itself
          --force         Write the page over a file that is none of ours
      -h, --help          Print help (see more with '--help')

    Example: quizdeck stats korea-japan --since 30d
    ----
    Take the last answer back

    Usage: quizdeck undo [OPTIONS]

    Options:
      -h, --help  Print help (see more with '--help')

    Example: quizdeck undo
    ----
    Set questions aside, or take them up again

    Usage: quizdeck suspend [OPTIONS] [CARD]...

    Arguments:
      [CARD]...  Cards as DECK/CARD, or single questions as DECK/CARD/FACE

    Options:
          --undo      Take them up again
          --tomorrow  Only until tomorrow
      -h, --help      Print help (see more with '--help')

    Example: quizdeck suspend korea-japan/treaty-year
    ----
    Look ahead: load, knowledge, an exam

    Usage: quizdeck plan [OPTIONS] [DECK]...

    Arguments:
      [DECK]...  Files, folders, or names of decks or their starts [default: all]

    Options:
          --exam <DATE>      Plan for an exam on that day, such as 2026-12-15
          --end              End the plan of these decks
          --simulate <DAYS>  Simulate so many days: load and knowledge ahead
          --minutes <M>      Minutes a day, 1 to 1440
          --new <N>          With --simulate: new questions a day
          --limit <N>        With --simulate: due questions a day at most
          --retention <R>    With --simulate: the recall wanted, 0.7 to 0.97
      -h, --help             Print help (see more with '--help')

    Example: quizdeck plan --exam 2026-12-15 korea-japan --minutes 15
    ----
    List the decks, with what is due

    Usage: quizdeck decks [OPTIONS] [DECK]...

    Arguments:
      [DECK]...  Files, folders, or names of decks or their starts [default: all]

    Options:
      -h, --help  Print help (see more with '--help')

    Example: quizdeck decks --decks ~/school
    ----
    List the questions of decks, with what you know of them

    Usage: quizdeck cards [OPTIONS] [DECK]...

    Arguments:
      [DECK]...  Files, folders, or names of decks or their starts [default: all]

    Options:
          --topic <T>  Only this topic, with its subtopics; can be repeated
          --tag <TAG>  Only cards with this tag; can be repeated
          --show       Show each card as a learner meets it, with its answers
          --leeches    Only what is forgotten again and again, with the most likely
                       reason
      -h, --help       Print help (see more with '--help')

    Example: quizdeck cards korea-japan --topic japan/treaties
    ----
    See cards as a learner meets them, with their answers

    Usage: quizdeck preview [OPTIONS] [DECK]...

    Arguments:
      [DECK]...  Files, folders, or names of decks or their starts [default: all]

    Options:
          --topic <T>  Only this topic, with its subtopics; can be repeated
          --tag <TAG>  Only cards with this tag; can be repeated
      -h, --help       Print help (see more with '--help')

    Example: quizdeck preview my-deck.yaml --topic japan
    ----
    Find the mistakes in decks

    Usage: quizdeck check [OPTIONS] [FILE]...

    Arguments:
      [FILE]...  Files or folders [default: all decks]

    Options:
          --strict         Take warnings for errors: exit code 1
          --sources <DIR>  A folder with the documents that decks name; answers are
                           looked up in them
          --fix            Mend what has one right mending, then tell what is left
          --diff           Show what --fix would do, as a patch; nothing is written
          --format <FORM>  The form of the findings [default: text] [possible
                           values: text, json, sarif]
          --watch          Check again whenever a file is saved, until Ctrl-C
      -h, --help           Print help (see more with '--help')

    Example: quizdeck check --fix my-deck.yaml
    ----
    Tell what a rule holds, and why

    Usage: quizdeck explain [OPTIONS] [RULE]

    Arguments:
      [RULE]  The name of a rule, as findings show it in brackets [default: list all
              rules]

    Options:
      -h, --help  Print help (see more with '--help')

    Example: quizdeck explain answer-in-prompt
    ----
    Make a deck of documents

    Usage: quizdeck generate [OPTIONS] [DOCUMENT]...

    Arguments:
      [DOCUMENT]...  Text, Markdown, HTML, folders, or - for standard input

    Options:
      -o, --output <FILE>    The deck's file [default: standard output]
          --as-of <DATE>     When the facts held, where a document does not say
          --title <T>        The title of the deck, from which its id comes
          --topic <TOPIC>    A topic below which those of the sections lie
          --limit <N>        At most so many cards, the best of all sections
          --min-quality <Q>  How likely good a card must be, 0 to 1 [default: 0.55]
          --forms <FORMS>    Only questions of these forms, such as typed,choice
          --update [<DECK>]  Bring a deck up to date; what is in it stays
          --force            Write over a file that is there
          --review           Look at each card first: keep, change, drop
          --explain          Tell what each sentence gave, or why nothing
      -h, --help             Print help (see more with '--help')

    Example: quizdeck generate notes.md -o notes.yaml
    ----
    Begin a deck

    Usage: quizdeck new [OPTIONS] <FILE>

    Arguments:
      <FILE>  The file to write

    Options:
          --title <T>  The title of the deck [default: made from the file's name]
          --force      Write over a file that is there
      -h, --help       Print help (see more with '--help')

    Example: quizdeck new my-deck.yaml --title "My deck"
    ----
    Add a card to a deck

    Usage: quizdeck add [OPTIONS] <FILE>

    Arguments:
      <FILE>  The deck's file

    Options:
          --from-stdin  Take a card, or a list of cards, as YAML
      -h, --help        Print help (see more with '--help')

    Example: quizdeck add my-deck.yaml --from-stdin < card.yaml
    ----
    Fit the schedule to your own memory, and show how it went

    Usage: quizdeck fit [OPTIONS]

    Options:
          --dry-run  Only look: nothing is kept or changed
      -h, --help     Print help (see more with '--help')

    Example: quizdeck fit --dry-run
    ----
    Bring in the reviews that another program kept

    Usage: quizdeck import [OPTIONS] --format <FORMAT> <FILE>

    Arguments:
      <FILE>  The file to read

    Options:
          --format <FORMAT>  What the file is: revlog
          --deck <ID>        The deck of cards that a review log names without one
                             [default: revlog]
      -h, --help             Print help (see more with '--help')

    Example: quizdeck import --format revlog reviews.csv
    ----
    Take in the progress of other devices

    Usage: quizdeck merge [OPTIONS] <OTHER>...

    Arguments:
      <OTHER>...  The progress files of other devices, or copies of them

    Options:
          --dry-run  Only tell what would come in: nothing is written
      -h, --help     Print help (see more with '--help')

    Example: quizdeck merge phone.db
    ----
    Meet other devices in a shared folder

    Usage: quizdeck sync [OPTIONS] [FOLDER]

    Arguments:
      [FOLDER]  The folder that the devices share [default: the setting `sync`]

    Options:
          --dry-run  Only tell what would go out and come in: nothing is written
      -h, --help     Print help (see more with '--help')

    Example: quizdeck sync ~/Shared/quizdeck
    ----
    Write a verified copy of the progress file, or list the copies

    Usage: quizdeck backup [OPTIONS] [FILE]

    Arguments:
      [FILE]  Where to write it: a file or a folder [default: beside the progress
              file]

    Options:
          --force  Write over a file that is there already
          --list   List the backups beside the progress file, each looked into
      -h, --help   Print help (see more with '--help')

    Example: quizdeck backup /media/stick/
    ----
    Put a backup in the place of the progress file

    Usage: quizdeck restore [OPTIONS] [BACKUP]

    Arguments:
      [BACKUP]  A file, or the number or name that `quizdeck backup --list` shows

    Options:
          --yes      Restore without asking
          --dry-run  Only show what would change
          --fresh    Begin with an empty progress file instead; what is there is
                     kept
      -h, --help     Print help (see more with '--help')

    Example: quizdeck restore --dry-run 1
    ----
    Examine the progress file, and rebuild what can be rebuilt

    Usage: quizdeck doctor [OPTIONS]

    Options:
          --rebuild  Rebuild from the answers what is derived: memory, due days
          --recover  Save what can be read of a damaged file and of its newest
                     backup
          --yes      Do it without asking
          --dry-run  Only show what --rebuild or --recover would do
      -h, --help     Print help (see more with '--help')

    Example: quizdeck doctor --recover --dry-run
    ----
    Let reviews count for a card or deck with a new name

    Usage: quizdeck relink [OPTIONS] <OLD> <NEW>

    Arguments:
      <OLD>  The old name: DECK, DECK/CARD or DECK/CARD/FACE
      <NEW>  The new name, of the same shape

    Options:
          --yes        Move without asking
          --in <DECK>  Where the new card or deck lies, when it is not in the
                       library
      -h, --help       Print help (see more with '--help')

    Example: quizdeck relink korea-japan/treaty-date korea-japan/treaty-year
    ----
    Show the settings, or change one

    Usage: quizdeck config [OPTIONS] [KEY] [VALUE]

    Arguments:
      [KEY]    The name of a setting [default: all]
      [VALUE]  Its new value

    Options:
          --unset  Take it out of the file, so that the default holds
      -h, --help   Print help (see more with '--help')

    Example: quizdeck config new_per_day 15
    ----
    Print completions for a shell

    Usage: quizdeck completions [OPTIONS] <SHELL>

    Arguments:
      <SHELL>  The shell [possible values: bash, elvish, fish, powershell, zsh]

    Options:
      -h, --help  Print help (see more with '--help')

    Example: quizdeck completions fish > ~/.config/fish/completions/quizdeck.fish
    ----
    Print the manual page

    Usage: quizdeck man [OPTIONS]

    Options:
      -h, --help  Print help (see more with '--help')

    Example: quizdeck man > ~/.local/share/man/man1/quizdeck.1
    ----
    Print the JSON Schema of decks, for editors

    Usage: quizdeck schema [OPTIONS]

    Options:
      -h, --help  Print help (see more with '--help')

    Example: quizdeck schema > deck.schema.json
    "#);
}

#[test]
fn every_other_command_at_length() {
    let names = grouped();
    let told: Vec<_> = names
        .iter()
        .filter(|name| !["study", "quiz"].contains(&name.as_str()))
        .map(|name| own(&[name, "--help"]))
        .collect();
    assert_snapshot!(told.join("\n----\n"), @r#"
    See what is weak: topics, hard questions, mix-ups

    Topics stand in the order of how much of them is surely forgotten when it comes
    back. A topic with few answers is judged by what stands around it, so that none
    comes first by bad luck; `too few` says so. `study --weak` drills the weakest.

    Usage: quizdeck weak [OPTIONS] [DECK]...

    Arguments:
      [DECK]...
              Files, folders, or names of decks or their starts [default: all]

              All decks are the shipped ones, those in the data folder under decks/,
              and those of every --decks.

    Options:
          --topic <T>
              Only this topic, with its subtopics; can be repeated

          --since <WHEN>
              Only answers from a day on: 2026-05-01, or 30d for the last 30 days

              What is remembered now still hangs on all answers.

      -h, --help
              Print help (see a summary with '-h')

    Examples:
      quizdeck weak                                everything you have studied
      quizdeck weak --topic japan                  one topic with its subtopics
      quizdeck weak korea-japan --since 30d
    ----
    See how it goes: today, what you keep, when you study

    What was expected of your memory stands beside what came of it. Days begin at
    04:00; answers of decks that are gone count as well, unless decks or topics are
    named.

    Usage: quizdeck stats [OPTIONS] [DECK]...

    Arguments:
      [DECK]...
              Files, folders, or names of decks or their starts [default: all]

              All decks are the shipped ones, those in the data folder under decks/,
              and those of every --decks.

    Options:
          --deck <DECK>
              The same as DECK; can be repeated

          --topic <T>
              Only this topic, with its subtopics; can be repeated

          --since <WHEN>
              Only answers since a date, or 30d for the last 30 days

              A date is written 2026-05-01. Today counts as one of the days.

          --html <FILE>
              Write a page for a browser, whole in itself

          --force
              Write the page over a file that is none of ours

      -h, --help
              Print help (see a summary with '-h')

    Examples:
      quizdeck stats                               everything you ever answered
      quizdeck stats korea-japan --since 30d       the last 30 days of one deck
      quizdeck stats --topic japan --html page.html
                                                   a page to show or to print
    ----
    Take the last answer back

    It stays in the progress file, marked as taken back, and no longer counts.
    Repeat it to go further back.

    Usage: quizdeck undo [OPTIONS]

    Options:
      -h, --help
              Print help (see a summary with '-h')

    Example: quizdeck undo
    ----
    Set questions aside, or take them up again

    Without a name it lists what is set aside. A card set aside is not asked until
    it is taken up with --undo; what is known of it stays.

    Usage: quizdeck suspend [OPTIONS] [CARD]...

    Arguments:
      [CARD]...
              Cards as DECK/CARD, or single questions as DECK/CARD/FACE

    Options:
          --undo
              Take them up again

          --tomorrow
              Only until tomorrow

      -h, --help
              Print help (see a summary with '-h')

    Example: quizdeck suspend korea-japan/treaty-year
    ----
    Look ahead: load, knowledge, an exam

    Alone it shows what the next days bring, and the plans that stand.

    Usage: quizdeck plan [OPTIONS] [DECK]...

    Arguments:
      [DECK]...
              Files, folders, or names of decks or their starts [default: all]

              All decks are the shipped ones, those in the data folder under decks/,
              and those of every --decks.

    Options:
          --exam <DATE>
              Plan for an exam on that day, such as 2026-12-15

              What is likely to be known on the day, what each day asks, and what
              does not fit. The plan is kept: `study` follows it until the day, and
              then it ends by itself. Wanted recall is never asked for; it is found
              by simulation.

          --end
              End the plan of these decks

          --simulate <DAYS>
              Simulate so many days: load and knowledge ahead

              1 to 3650. Tables show what other wanted chances of recall and other
              numbers of new questions come to; nothing is kept or changed.

          --minutes <M>
              Minutes a day, 1 to 1440

              Without it --exam takes the fewest with which nine of ten are known,
              and --simulate as many as it takes.

          --new <N>
              With --simulate: new questions a day

          --limit <N>
              With --simulate: due questions a day at most

          --retention <R>
              With --simulate: the recall wanted, 0.7 to 0.97

      -h, --help
              Print help (see a summary with '-h')

    Examples:
      quizdeck plan                            what the next days bring
      quizdeck plan --exam 2026-12-15 korea-japan --minutes 15
      quizdeck plan --end korea-japan          the exam is called off
      quizdeck plan --simulate 365             a year ahead, for several settings
    ----
    List the decks, with what is due

    Usage: quizdeck decks [OPTIONS] [DECK]...

    Arguments:
      [DECK]...
              Files, folders, or names of decks or their starts [default: all]

              All decks are the shipped ones, those in the data folder under decks/,
              and those of every --decks.

    Options:
      -h, --help
              Print help (see a summary with '-h')

    Example: quizdeck decks --decks ~/school
    ----
    List the questions of decks, with what you know of them

    Usage: quizdeck cards [OPTIONS] [DECK]...

    Arguments:
      [DECK]...
              Files, folders, or names of decks or their starts [default: all]

              All decks are the shipped ones, those in the data folder under decks/,
              and those of every --decks.

    Options:
          --topic <T>
              Only this topic, with its subtopics; can be repeated

          --tag <TAG>
              Only cards with this tag; can be repeated

          --show
              Show each card as a learner meets it, with its answers

          --leeches
              Only what is forgotten again and again, with the most likely reason

      -h, --help
              Print help (see a summary with '-h')

    Example: quizdeck cards korea-japan --topic japan/treaties
    ----
    See cards as a learner meets them, with their answers

    Every question is shown in all its forms; progress is not touched.

    Usage: quizdeck preview [OPTIONS] [DECK]...

    Arguments:
      [DECK]...
              Files, folders, or names of decks or their starts [default: all]

              All decks are the shipped ones, those in the data folder under decks/,
              and those of every --decks.

    Options:
          --topic <T>
              Only this topic, with its subtopics; can be repeated

          --tag <TAG>
              Only cards with this tag; can be repeated

      -h, --help
              Print help (see a summary with '-h')

    Example: quizdeck preview my-deck.yaml --topic japan
    ----
    Find the mistakes in decks

    What it accepts is exactly what `study` accepts. Errors make the exit code 1;
    warnings do not, unless --strict. With --fix the files are mended where there is
    one right mending: ids are written down, traps quoted, old encodings saved as
    UTF-8; every other byte stays as it is.

    Usage: quizdeck check [OPTIONS] [FILE]...

    Arguments:
      [FILE]...
              Files or folders [default: all decks]

    Options:
          --strict
              Take warnings for errors: exit code 1

          --sources <DIR>
              A folder with the documents that decks name; answers are looked up in
              them

          --fix
              Mend what has one right mending, then tell what is left

          --diff
              Show what --fix would do, as a patch; nothing is written

          --format <FORM>
              The form of the findings [default: text]

              Possible values:
              - text:  For people, with the lines they are about
              - json:  One object, as with --json
              - sarif: SARIF 2.1.0, for editors and code hosting

          --watch
              Check again whenever a file is saved, until Ctrl-C

      -h, --help
              Print help (see a summary with '-h')

    Example: quizdeck check --fix my-deck.yaml
    ----
    Tell what a rule holds, and why

    A finding names its rule in brackets. Without RULE all are listed, by what they
    are about.

    Usage: quizdeck explain [OPTIONS] [RULE]

    Arguments:
      [RULE]
              The name of a rule, as findings show it in brackets [default: list all
              rules]

    Options:
      -h, --help
              Print help (see a summary with '-h')

    Example: quizdeck explain answer-in-prompt
    ----
    Make a deck of documents

    It reads text, Markdown and HTML in English and asks what they say: each card
    cites its document, paragraph and sentence, and every sentence without a card
    has a reason (--explain). The same documents give the same deck.

    Usage: quizdeck generate [OPTIONS] [DOCUMENT]...

    Arguments:
      [DOCUMENT]...
              Text, Markdown, HTML, folders, or - for standard input

    Options:
      -o, --output <FILE>
              The deck's file [default: standard output]

          --as-of <DATE>
              When the facts held, where a document does not say

              1993, 1993-07 or 1993-07-19. What holds only for a time is asked with
              its date, or not at all.

          --title <T>
              The title of the deck, from which its id comes

              Without it the id comes from the name of the first document.

          --topic <TOPIC>
              A topic below which those of the sections lie

          --limit <N>
              At most so many cards, the best of all sections

          --min-quality <Q>
              How likely good a card must be, 0 to 1 [default: 0.55]

              Careful readers kept most cards above the default, as they were or
              with a word mended. Less gives more cards.

          --forms <FORMS>
              Only questions of these forms, such as typed,choice

              flip, typed, choice, truth, many, order, match [default: all]

          --update [<DECK>]
              Bring a deck up to date; what is in it stays

              DECK is the file of a deck that was made of these documents; with -o
              FILE it may be left out. Cards that you changed stay changed, cards
              that you dropped or deleted stay away, and what the documents no
              longer say is marked with a comment.

          --force
              Write over a file that is there

          --review
              Look at each card first: keep, change, drop

              One key each; stop at any time, and take it up again with --update.
              Without a terminal all cards are written.

          --explain
              Tell what each sentence gave, or why nothing

              Also how much of each section is asked, and what contradicts itself.
              Without -o only this is printed.

      -h, --help
              Print help (see a summary with '-h')

    Examples:
      quizdeck generate notes.md -o notes.yaml             a deck of one document
      quizdeck generate chapters/ -o book.yaml --limit 50  the best 50 of a folder
      quizdeck generate notes.md -o notes.yaml --review    look at each card first
      quizdeck generate notes.md --update notes.yaml       after the notes changed
      quizdeck generate notes.md --explain                 what each sentence gave
    ----
    Begin a deck

    On a terminal it asks for the head and the first card; elsewhere it writes a
    small deck with comments.

    Usage: quizdeck new [OPTIONS] <FILE>

    Arguments:
      <FILE>
              The file to write

    Options:
          --title <T>
              The title of the deck [default: made from the file's name]

          --force
              Write over a file that is there

      -h, --help
              Print help (see a summary with '-h')

    Example: quizdeck new my-deck.yaml --title "My deck"
    ----
    Add a card to a deck

    On a terminal it asks, shows the card and what is to be said of it, and then
    writes. What is in the file stays as it is to the last byte; the card is laid
    out like the one before it.

    Usage: quizdeck add [OPTIONS] <FILE>

    Arguments:
      <FILE>
              The deck's file

    Options:
          --from-stdin
              Take a card, or a list of cards, as YAML

      -h, --help
              Print help (see a summary with '-h')

    Example: quizdeck add my-deck.yaml --from-stdin < card.yaml
    ----
    Fit the schedule to your own memory, and show how it went

    This happens by itself after a session when 200 new answers came in; nobody
    needs to call it. The weights of the memory model are fitted to your earlier
    answers and judged by the later ones; they are taken only if they predict these
    better.

    Usage: quizdeck fit [OPTIONS]

    Options:
          --dry-run
              Only look: nothing is kept or changed

      -h, --help
              Print help (see a summary with '-h')

    Example: quizdeck fit --dry-run
    ----
    Bring in the reviews that another program kept

    A card_id such as deck/card or deck/card/face names a question. Any other is
    kept for a deck of its own, and counts when such a card appears. What came in
    before does not come in again; one bad row, and nothing comes in.

    Usage: quizdeck import [OPTIONS] --format <FORMAT> <FILE>

    Arguments:
      <FILE>
              The file to read

    Options:
          --format <FORMAT>
              What the file is: revlog

              revlog: a review log as CSV with the columns card_id, review_time
              (milliseconds since 1970, or RFC 3339), review_rating (1 to 4) and, if
              it is there, review_duration (milliseconds)

          --deck <ID>
              The deck of cards that a review log names without one

              [default: revlog]

      -h, --help
              Print help (see a summary with '-h')

    Example: quizdeck import --format revlog reviews.csv
    ----
    Take in the progress of other devices

    Every answer, undo, suspension, plan and fit that OTHER holds and this progress
    file does not comes in, each file whole or not at all; OTHER is never changed.
    Order and repetition never matter: merge both ways, and both devices know the
    same. A backup is written before.

    Usage: quizdeck merge [OPTIONS] <OTHER>...

    Arguments:
      <OTHER>...
              The progress files of other devices, or copies of them

    Options:
          --dry-run
              Only tell what would come in: nothing is written

      -h, --help
              Print help (see a summary with '-h')

    Examples:
      quizdeck merge phone.db                      the answers of the phone come in
      quizdeck merge --dry-run /media/stick/*.db   only tell what would come in
      quizdeck --db phone.db merge laptop.db       and the other way round
    ----
    Meet other devices in a shared folder

    FOLDER is kept alike on all devices by whatever you have: a service that
    synchronises files, a network disk, git, a stick. Each device writes there only
    what it alone knows, into files of its own; so nothing can conflict. A file that
    is not whole yet is named and taken up the next time.

    Once `quizdeck config sync FOLDER` has named it, `sync` needs no argument, and
    each session ends with it.

    Usage: quizdeck sync [OPTIONS] [FOLDER]

    Arguments:
      [FOLDER]
              The folder that the devices share [default: the setting `sync`]

    Options:
          --dry-run
              Only tell what would go out and come in: nothing is written

      -h, --help
              Print help (see a summary with '-h')

    Examples:
      quizdeck sync ~/Shared/quizdeck              what is new goes out and comes in
      quizdeck config sync ~/Shared/quizdeck       from now on after each session
      quizdeck sync --dry-run ~/Shared/quizdeck    only tell what would
    ----
    Write a verified copy of the progress file, or list the copies

    Each day on which you answer makes a backup by itself, and so does whatever
    changes the file as a whole. They lie beside it: the newest of the last 7 days,
    4 weeks and 12 months, together at most 1 GB. What you write with this command
    is never taken away.

    Usage: quizdeck backup [OPTIONS] [FILE]

    Arguments:
      [FILE]
              Where to write it: a file or a folder [default: beside the progress
              file]

    Options:
          --force
              Write over a file that is there already

          --list
              List the backups beside the progress file, each looked into

      -h, --help
              Print help (see a summary with '-h')

    Examples:
      quizdeck backup                     beside the progress file
      quizdeck backup /media/stick/       into a folder
      quizdeck backup progress-2026.db    under a name of your own
      quizdeck backup --list              what there is, each looked into
    ----
    Put a backup in the place of the progress file

    It shows what would change and asks. What is in the file now is backed up first;
    a damaged file is kept under another name. Programs that have the file open go
    on with the restored one.

    Usage: quizdeck restore [OPTIONS] [BACKUP]

    Arguments:
      [BACKUP]
              A file, or the number or name that `quizdeck backup --list` shows

              Without it, it is chosen from the list on a terminal.

    Options:
          --yes
              Restore without asking

          --dry-run
              Only show what would change

          --fresh
              Begin with an empty progress file instead; what is there is kept

      -h, --help
              Print help (see a summary with '-h')

    Examples:
      quizdeck restore                    choose from the list
      quizdeck restore --dry-run 1        what the newest backup would change
      quizdeck restore 2 --yes            the second newest, without asking
      quizdeck restore --fresh            begin anew; what is there is kept
    ----
    Examine the progress file, and rebuild what can be rebuilt

    It looks at every page, every answer, what follows from them, and the backups.
    What is wrong makes the exit code 1; a file that cannot be read, 3. Nothing is
    changed unless you say so.

    Usage: quizdeck doctor [OPTIONS]

    Options:
          --rebuild
              Rebuild from the answers what is derived: memory, due days

          --recover
              Save what can be read of a damaged file and of its newest backup

              The result is verified and takes the file's place; the damaged file is
              kept under another name. A file that is not damaged is never touched.

          --yes
              Do it without asking

          --dry-run
              Only show what --rebuild or --recover would do

      -h, --help
              Print help (see a summary with '-h')

    Examples:
      quizdeck doctor                      look at everything
      quizdeck doctor --rebuild            make anew what follows from the answers
      quizdeck doctor --recover --dry-run  what could be saved of a damaged file
      quizdeck doctor --recover --yes      save it, without asking
    ----
    Let reviews count for a card or deck with a new name

    Progress hangs on deck/card/face. After a card or a deck was renamed, its
    reviews are still there under the old name; `doctor` says which. No review is
    changed, and relinking back takes it back.

    Usage: quizdeck relink [OPTIONS] <OLD> <NEW>

    Arguments:
      <OLD>
              The old name: DECK, DECK/CARD or DECK/CARD/FACE

      <NEW>
              The new name, of the same shape

    Options:
          --yes
              Move without asking

          --in <DECK>
              Where the new card or deck lies, when it is not in the library

      -h, --help
              Print help (see a summary with '-h')

    Example: quizdeck relink korea-japan/treaty-date korea-japan/treaty-year
    ----
    Show the settings, or change one

    They stand in one file, which can be changed in an editor as well; comments and
    layout stay as they are. Settings of one deck are named decks.DECK.KEY, of a
    topic with its subtopics topics.TOPIC.retention, of a day of the week
    easy_days.sat. What is typed on the command line goes before the file, the
    file's word on a topic or deck before the deck's own, and that before the file's
    general one.

    Usage: quizdeck config [OPTIONS] [KEY] [VALUE]

    Arguments:
      [KEY]
              The name of a setting [default: all]

      [VALUE]
              Its new value

    Options:
          --unset
              Take it out of the file, so that the default holds

      -h, --help
              Print help (see a summary with '-h')

    Example: quizdeck config new_per_day 15
    ----
    Print completions for a shell

    Usage: quizdeck completions [OPTIONS] <SHELL>

    Arguments:
      <SHELL>
              The shell

              [possible values: bash, elvish, fish, powershell, zsh]

    Options:
      -h, --help
              Print help (see a summary with '-h')

    Example: quizdeck completions fish > ~/.config/fish/completions/quizdeck.fish
    ----
    Print the manual page

    Usage: quizdeck man [OPTIONS]

    Options:
      -h, --help
              Print help (see a summary with '-h')

    Example: quizdeck man > ~/.local/share/man/man1/quizdeck.1
    ----
    Print the JSON Schema of decks, for editors

    Beside it, editors complete and explain the keys of every deck that begins with
    the line `# yaml-language-server: $schema=deck.schema.json`.

    Usage: quizdeck schema [OPTIONS]

    Options:
      -h, --help
              Print help (see a summary with '-h')

    Example: quizdeck schema > deck.schema.json
    "#);
}
