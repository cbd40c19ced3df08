//! Decks that cannot be used: missing, of another kind, broken, twice.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;

use insta::assert_snapshot;

use crate::ONE;
use crate::desk::{Desk, Run};

const BROKEN: &str = "deck: broken\ncards:\n  - { id: a, ask: Why? }\n";

/// What `study` says to each name; all are refused.
fn said(desk: &Desk, lines: &[&[&str]]) -> String {
    let mut told = String::new();
    for words in lines {
        let run = desk.run(&[&["study"], *words].concat());
        assert_eq!((run.out.as_str(), run.code), ("", 2), "{words:?}: {run:?}");
        told += &format!("$ quizdeck study {}\n{}", words.join(" "), run.err);
    }
    told
}

#[test]
fn names_that_mean_nothing() {
    let desk = Desk::new();
    fs::create_dir(desk.path("empty")).unwrap();
    desk.write("notes/about.txt", "no deck");
    assert_snapshot!(said(&desk, &[
        &["missing.yaml"],
        &["./missing"],
        &["empty"],
        &["notes"],
        &["kora-us"],
        &["xyz"],
        &["korea-u"],
        &[""],
        &["--decks", "missing"],
        &["--decks", "empty"],
        &["--topic", "japn"],
        &["--topic", "xyz"],
        &["--tag", "date"],
    ]), @r#"
    $ quizdeck study missing.yaml
    error: there is no file `missing.yaml`
      help: `quizdeck decks` lists the decks that can be named without a path
    $ quizdeck study ./missing
    error: there is no file `./missing`
      help: `quizdeck decks` lists the decks that can be named without a path
    $ quizdeck study empty
    error: the folder `empty` holds no deck
      help: decks are files that end in .yaml or .yml
    $ quizdeck study notes
    error: the folder `notes` holds no deck
      help: decks are files that end in .yaml or .yml
    $ quizdeck study kora-us
    error: there is no deck `kora-us`
      help: did you mean `korea-us`, `korea-un` or `korea-russia`?
    $ quizdeck study xyz
    error: there is no deck `xyz`
      help: `quizdeck decks` lists all decks; a file is named with its path
    $ quizdeck study korea-u
    error: several decks start with `korea-u`
      help: say which: `korea-un` or `korea-us`
    $ quizdeck study 
    error: the name of a deck is empty
      help: `quizdeck decks` lists all decks
    $ quizdeck study --decks missing
    error: `missing` is no folder of decks
      help: --decks and QUIZDECK_DECKS name folders that hold .yaml files
    $ quizdeck study --decks empty
    error: the folder `empty` holds no deck
      help: decks are files that end in .yaml or .yml
    $ quizdeck study --topic japn
    error: no card has the topic `japn`
      help: did you mean `japan/trade`, `japan/leaders` or `japan/disputes`?
    $ quizdeck study --topic xyz
    error: no card has the topic `xyz`
      help: `quizdeck cards --json` lists the topics of every card
    $ quizdeck study --tag date
    error: no card has the tag `date`
      help: did you mean `dates`?
    "#);
}

#[test]
fn files_that_are_no_decks() {
    let desk = Desk::new();
    desk.write("empty.yaml", "");
    desk.write("comment.yaml", "# nothing yet\n");
    desk.write("cardless.yaml", "deck: cardless\ncards: []\n");
    desk.write(
        "latin.yaml",
        b"deck: latin\ntitle: caf\xe9\ncards:\n  - { id: a, ask: x, answer: y }\n",
    );
    desk.write("text.yaml", "Dear diary, today I learnt nothing.\n");
    desk.write("syntax.yaml", "deck: syntax\ncards: [\n");
    assert_snapshot!(said(&desk, &[
        &["empty.yaml"],
        &["comment.yaml"],
        &["cardless.yaml"],
        &["latin.yaml"],
        &["text.yaml"],
        &["syntax.yaml"],
    ]), @r#"
    $ quizdeck study empty.yaml
    error[deck-empty]: the file is empty
     --> empty.yaml:1:1
      |
    1 |
      | ^
      |
      = help: a deck begins with `title:` and `cards:`

    1 error in 1 file
    error: `empty.yaml` cannot be studied as it is
      help: mend the errors above; warnings can stay
    $ quizdeck study comment.yaml
    error[deck-empty]: the file is empty
     --> comment.yaml:1:1
      |
    1 | # nothing yet
      | ^
      |
      = help: a deck begins with `title:` and `cards:`

    1 error in 1 file
    error: `comment.yaml` cannot be studied as it is
      help: mend the errors above; warnings can stay
    $ quizdeck study cardless.yaml
    error[deck-empty]: the deck has no cards
     --> cardless.yaml:2:1
      |
    2 | cards: []
      | ^^^^^
      |
      = help: add cards under `cards:`, each begun with `- `

    1 error in 1 file
    error: `cardless.yaml` cannot be studied as it is
      help: mend the errors above; warnings can stay
    $ quizdeck study latin.yaml
    error[encoding]: the byte 0xE9 is no UTF-8
     --> latin.yaml:2:11
      |
    2 | title: caf�
      |           ^
      |
      = help: save the file as UTF-8; it may be in an older encoding such as Latin-1 or CP949

    1 error in 1 file
    error: `latin.yaml` cannot be studied as it is
      help: mend the errors above; warnings can stay
    $ quizdeck study text.yaml
    error[value-type]: a deck is a map with `cards`, not a text
     --> text.yaml:1:1
      |
    1 | Dear diary, today I learnt nothing.
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: begin with `title:` and `cards:`

    1 error in 1 file
    error: `text.yaml` cannot be studied as it is
      help: mend the errors above; warnings can stay
    $ quizdeck study syntax.yaml
    error[yaml-syntax]: this is no YAML: while parsing a node, did not find expected node content
     --> syntax.yaml:2:8
      |
    2 | cards: [
      |        ^

    1 error in 1 file
    error: `syntax.yaml` cannot be studied as it is
      help: mend the errors above; warnings can stay
    "#);
}

#[test]
fn utf_16_with_and_without_its_mark() {
    let desk = Desk::new();
    let units: Vec<u16> = ONE.encode_utf16().collect();
    let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
    let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
    desk.write("marked.yaml", [b"\xff\xfe".as_slice(), &little].concat());
    desk.write("little.yaml", &little);
    desk.write("big.yaml", &big);
    for name in ["marked.yaml", "little.yaml", "big.yaml"] {
        let run = desk.json(&["check", name, "--json"]);
        let found = run["diagnostics"].as_array().unwrap();
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0]["message"], "the file is UTF-16, not UTF-8");
    }
}

#[test]
fn a_byte_order_mark_and_carriage_returns_are_fine() {
    let desk = Desk::new();
    desk.write("bom.yaml", format!("\u{feff}{ONE}"));
    desk.write("dos.yaml", ONE.replace('\n', "\r\n"));
    for name in ["bom.yaml", "dos.yaml"] {
        assert_eq!(
            desk.run(&["check", name]).whole(),
            "no findings in 1 file\n"
        );
        let deck = &desk.json(&["decks", name, "--json"])["decks"][0];
        assert_eq!((&deck["deck"], &deck["cards"]), (&"one".into(), &1.into()));
    }
}

#[test]
fn two_decks_with_one_id() {
    let desk = Desk::new();
    desk.write("both/a.yaml", ONE);
    desk.write("both/b.yaml", ONE);
    desk.write("mine/korea-us.yaml", ONE.replace("one", "korea-us"));
    assert_snapshot!(said(&desk, &[
        &["both"],
        &["both/a.yaml", "both/b.yaml"],
        &["--decks", "both"],
        &["--decks", "both", "one"],
        &["--decks", "mine"],
    ]), @r#"
    $ quizdeck study both
    error: two decks have the id `one`: `both/a.yaml` and `both/b.yaml`
      help: progress hangs on the id: give one of them another with `deck: …`, or name the file you mean
    $ quizdeck study both/a.yaml both/b.yaml
    error: two decks have the id `one`: `both/a.yaml` and `both/b.yaml`
      help: progress hangs on the id: give one of them another with `deck: …`, or name the file you mean
    $ quizdeck study --decks both
    error: two decks have the id `one`: `both/a.yaml` and `both/b.yaml`
      help: progress hangs on the id: give one of them another with `deck: …`, or name the file you mean
    $ quizdeck study --decks both one
    error: two decks have the id `one`: `both/a.yaml` and `both/b.yaml`
      help: progress hangs on the id: give one of them another with `deck: …`, or name the file you mean
    $ quizdeck study --decks mine
    error: two decks have the id `korea-us`: the one that ships with quizdeck and `mine/korea-us.yaml`
      help: progress hangs on the id: give one of them another with `deck: …`, or name the file you mean
    "#);
    assert_snapshot!(desk.run(&["check", "both"]).whole(), @r#"
    error[deck-id-taken]: the deck id `one` is taken by both/a.yaml
     --> both/b.yaml:1:1
      |
    1 | deck: one
      | ^^^^^^^^^
      |
      = help: progress hangs on the id: give one of the two decks another

    1 error in 2 files
    --- exit 1
    "#);
}

#[test]
fn what_is_named_twice_is_there_once() {
    let desk = Desk::new();
    desk.write("a.yaml", ONE);
    symlink("a.yaml", desk.path("link.yaml")).unwrap();
    let names = ["korea-un", "a.yaml", "./a.yaml", "link.yaml", "korea-un"];
    let decks = desk.json(&[&["decks", "--json"], names.as_slice()].concat());
    let ids: Vec<_> = decks["decks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|deck| &deck["deck"])
        .collect();
    assert_eq!(ids, ["korea-un", "one"]);
    assert_eq!(
        desk.run(&["check", "a.yaml", "link.yaml"]).out,
        "no findings in 1 file\n"
    );
}

#[test]
fn a_broken_deck_is_refused_by_name_and_left_out_of_a_folder() {
    let desk = Desk::new();
    desk.write("decks/broken.yaml", BROKEN);
    desk.write("decks/syntax.yaml", "deck: syntax\ncards: [\n");
    desk.write("decks/one.yaml", ONE);
    symlink("gone", desk.path("decks/link.yaml")).unwrap();
    assert_snapshot!(said(&desk, &[
        &["decks/broken.yaml"],
        &["--decks", "decks", "broken"],
        &["--decks", "decks", "one", "syntax"],
    ]), @r#"
    $ quizdeck study decks/broken.yaml
    error[answer-missing]: the card has `ask` but no `answer`
     --> decks/broken.yaml:3:5
      |
    3 |   - { id: a, ask: Why? }
      |     ^^^^^^^^^^^^^^^^^^^^
      |
      = help: add `answer`, `order` or `match`

    1 error in 1 file
    error: `decks/broken.yaml` cannot be studied as it is
      help: mend the errors above; warnings can stay
    $ quizdeck study --decks decks broken
    error[answer-missing]: the card has `ask` but no `answer`
     --> decks/broken.yaml:3:5
      |
    3 |   - { id: a, ask: Why? }
      |     ^^^^^^^^^^^^^^^^^^^^
      |
      = help: add `answer`, `order` or `match`

    1 error in 1 file
    error: `decks/broken.yaml` cannot be studied as it is
      help: mend the errors above; warnings can stay
    $ quizdeck study --decks decks one syntax
    error[yaml-syntax]: this is no YAML: while parsing a node, did not find expected node content
     --> decks/syntax.yaml:2:8
      |
    2 | cards: [
      |        ^

    1 error in 1 file
    error: `decks/syntax.yaml` cannot be studied as it is
      help: mend the errors above; warnings can stay
    "#);
    assert_snapshot!(desk.run(&["decks", "decks"]).whole(), @r#"
    deck  title  cards  due  new
    one   one        1    0    1

    1 deck, 1 card
    --- stderr
    left out: `decks/broken.yaml` has 1 error, which `quizdeck check decks/broken.yaml` shows
    left out: there is no file `decks/link.yaml`
    left out: `decks/syntax.yaml` has 1 error, which `quizdeck check decks/syntax.yaml` shows
    "#);
    fs::remove_file(desk.path("decks/one.yaml")).unwrap();
    fs::remove_file(desk.path("decks/link.yaml")).unwrap();
    assert_snapshot!(said(&desk, &[&["decks"]]), @r#"
    $ quizdeck study decks
    error[answer-missing]: the card has `ask` but no `answer`
     --> decks/broken.yaml:3:5
      |
    3 |   - { id: a, ask: Why? }
      |     ^^^^^^^^^^^^^^^^^^^^
      |
      = help: add `answer`, `order` or `match`

    error[yaml-syntax]: this is no YAML: while parsing a node, did not find expected node content
     --> decks/syntax.yaml:2:8
      |
    2 | cards: [
      |        ^

    2 errors in 2 files
    error: 2 decks cannot be studied as they are
      help: mend the errors above; warnings can stay
    "#);
}

#[test]
fn what_cannot_be_read_does_not_keep_the_rest_from_being_checked() {
    let desk = Desk::new();
    desk.write("decks/broken.yaml", BROKEN);
    symlink("gone", desk.path("decks/link.yaml")).unwrap();
    symlink("circle.yaml", desk.path("decks/circle.yaml")).unwrap();
    assert_snapshot!(desk.run(&["check", "decks"]).whole(), @r#"
    error[answer-missing]: the card has `ask` but no `answer`
     --> decks/broken.yaml:3:5
      |
    3 |   - { id: a, ask: Why? }
      |     ^^^^^^^^^^^^^^^^^^^^
      |
      = help: add `answer`, `order` or `match`

    1 error in 1 file
    --- stderr
    error: there is no file `decks/link.yaml`
      help: `quizdeck decks` lists the decks that can be named without a path
    error: `decks/circle.yaml` cannot be read: too many levels of symbolic links
      help: name another file, or look what lies there
    --- exit 2
    "#);
}

#[test]
fn links_in_a_circle_end() {
    let desk = Desk::new();
    desk.write("decks/below/one.yaml", ONE);
    symlink("..", desk.path("decks/below/up")).unwrap();
    symlink("below", desk.path("decks/beside")).unwrap();
    assert_eq!(
        desk.run(&["check", "decks"]).whole(),
        "no findings in 1 file\n"
    );
    assert_eq!(
        desk.json(&["decks", "decks", "--json"])["decks"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
}

#[test]
fn a_device_without_end_is_too_large() {
    let run = Desk::new().run(&["check", "/dev/zero"]);
    assert_snapshot!(run.whole(), @r#"
    --- stderr
    error: `/dev/zero` is larger than 256 MiB, too large for a deck
      help: split it into several files; one file is one deck
    --- exit 2
    "#);
}

#[test]
fn names_of_files_may_be_anything() {
    let desk = Desk::new();
    let names: [&[u8]; 5] = [
        "with blanks.yaml".as_bytes(),
        "한국 외교.yaml".as_bytes(),
        b"line\nend.yaml",
        b"\xff\xfe.yaml",
        b"--json.yaml",
    ];
    for (at, name) in names.iter().enumerate() {
        let name = OsStr::from_bytes(name);
        fs::write(
            desk.path("").join(name),
            ONE.replace("one", &format!("deck-{at}"))
                .replace("Why?", &format!("Why {at}?")),
        )
        .unwrap();
        let mut command = desk.command(&["decks", "--"]);
        let output = command.arg(name).output().unwrap();
        let run: Run = Run::of(output, &desk.path(""));
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{name:?}");
        assert!(run.out.contains(&format!("deck-{at}")), "{}", run.out);
    }
    assert_eq!(
        desk.run(&["check", "."]).whole(),
        "no findings in 5 files\n"
    );
}
