//! Command lines that mean nothing.

use insta::assert_snapshot;

use crate::desk::Desk;

/// What is said to each command line, one after the other; each is refused.
fn said(lines: &[&[&str]]) -> String {
    let desk = Desk::new();
    let mut told = String::new();
    for words in lines {
        let run = desk.run(words);
        assert_eq!((run.out.as_str(), run.code), ("", 2), "{words:?}");
        told += &format!("$ quizdeck {}\n{}", words.join(" "), run.err);
    }
    assert!(!desk.db().exists(), "nothing was made");
    told
}

#[test]
fn commands() {
    assert_snapshot!(said(&[
        &["stud"],
        &["dance"],
        &["help"],
        &["help", "study"],
        &["korea-us"],
        &["my-deck.yaml"],
        &["undo", "twice"],
        &["completions"],
        &["completions", "tcsh"],
    ]), @r#"
    $ quizdeck stud
    error: there is no command `stud`
      help: did you mean `study`?
    $ quizdeck dance
    error: there is no command `dance`
      help: `quizdeck -h` lists all commands
    $ quizdeck help
    error: there is no command `help`
      help: `quizdeck --help` tells of everything, `quizdeck study --help` of one command
    $ quizdeck help study
    error: there is no command `help`
      help: `quizdeck --help` tells of everything, `quizdeck study --help` of one command
    $ quizdeck korea-us
    error: there is no command `korea-us`
      help: a deck is studied with `quizdeck study korea-us`
    $ quizdeck my-deck.yaml
    error: there is no command `my-deck.yaml`
      help: a deck is studied with `quizdeck study my-deck.yaml`
    $ quizdeck undo twice
    error: `twice` is one word too many
      help: `quizdeck undo -h` shows what there is
    $ quizdeck completions
    error: `completions` needs SHELL
      help: `quizdeck completions -h` shows what there is
    $ quizdeck completions tcsh
    error: `tcsh` is no value of `SHELL`
      help: give `bash`, `elvish`, `fish`, `powershell` or `zsh`
    "#);
}

#[test]
fn options() {
    assert_snapshot!(said(&[
        &["study", "--nw", "3"],
        &["study", "--dance"],
        &["--dance"],
        &["decks", "--topic", "x"],
        &["study", "--order"],
        &["study", "--order", "luck"],
        &["study", "--form", "sung"],
        &["study", "--json=yes"],
        &["study", "--cram", "--ahead"],
        &["study", "--limit", "3", "--limit", "4"],
        &["stats", "--color", "blue"],
    ]), @r"
    $ quizdeck study --nw 3
    error: there is no option `--nw`
      help: did you mean `--new`?
    $ quizdeck study --dance
    error: there is no option `--dance`
      help: `quizdeck study -h` shows what there is
    $ quizdeck --dance
    error: there is no option `--dance`
      help: `quizdeck -h` shows what there is
    $ quizdeck decks --topic x
    error: there is no option `--topic`
      help: `quizdeck decks -h` shows what there is
    $ quizdeck study --order
    error: `--order` needs a value
      help: give `due`, `mixed`, `risk`, `random` or `deck`
    $ quizdeck study --order luck
    error: `luck` is no value of `--order`
      help: give `due`, `mixed`, `risk`, `random` or `deck`
    $ quizdeck study --form sung
    error: `sung` is no value of `--form`
      help: give `auto`, `flip`, `typed` or `choice`
    $ quizdeck study --json=yes
    error: `--json` takes no value
      help: `quizdeck study -h` shows what there is
    $ quizdeck study --cram --ahead
    error: `--cram` and `--ahead` exclude each other
      help: leave one of them out
    $ quizdeck study --limit 3 --limit 4
    error: `--limit` was given twice
      help: give it once
    $ quizdeck stats --color blue
    error: `blue` is no value of `--color`
      help: give `auto`, `always` or `never`
    ");
}

#[test]
fn numbers() {
    assert_snapshot!(said(&[
        &["study", "--limit", "0"],
        &["quiz", "--limit", "0"],
        &["study", "--limit", "-1"],
        &["study", "--limit", "many"],
        &["study", "--minutes", "0"],
        &["study", "--minutes", "1441"],
        &["study", "--new", "-3"],
        &["study", "--new", "99999999999999999999"],
        &["study", "--seed", "1.5"],
    ]), @r#"
    $ quizdeck study --limit 0
    error: `0` is no value of `--limit`
      help: give a whole number from 1 on
    $ quizdeck quiz --limit 0
    error: `0` is no value of `--limit`
      help: give a whole number from 1 on
    $ quizdeck study --limit -1
    error: `-1` is no value of `--limit`
      help: give a whole number from 1 on
    $ quizdeck study --limit many
    error: `many` is no value of `--limit`
      help: give a whole number from 1 on
    $ quizdeck study --minutes 0
    error: `0` is no value of `--minutes`
      help: give a number of minutes from 1 to 1440
    $ quizdeck study --minutes 1441
    error: `1441` is no value of `--minutes`
      help: give a number of minutes from 1 to 1440
    $ quizdeck study --new -3
    error: `-3` is no value of `--new`
      help: give a whole number from 0 on
    $ quizdeck study --new 99999999999999999999
    error: `99999999999999999999` is no value of `--new`
      help: give a whole number from 0 on
    $ quizdeck study --seed 1.5
    error: `1.5` is no value of `--seed`
      help: give a whole number from 0 on
    "#);
}

#[test]
fn no_new_questions_is_a_wish_and_no_mistake() {
    let run = Desk::new().run(&["study", "korea-un", "--new", "0"]);
    assert_snapshot!(run.whole(), @r#"
    Nothing to study now.
    20 new questions wait for another day; `--new N` takes N of them now.
    "#);
}
