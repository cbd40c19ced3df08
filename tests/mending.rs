//! `check --fix` and `check --diff`.

#![allow(clippy::unwrap_used, clippy::panic)] // helpers of tests

mod desk;

use std::fs;

use desk::Desk;

const DECK: &str = "# my deck\r\ncards:\r\n  - ask: Why?   # really\r\n    answer: no\r\n  - {ask: Who?, answer: I}";
const MENDED: &str = "# my deck\r\ncards:\r\n  - id: why-3207b8\r\n    ask: Why?   # really\r\n    answer: \"no\"\r\n  - {id: who-0d789a, ask: Who?, answer: I}";

#[test]
fn a_deck_is_mended_once_and_for_all() {
    let desk = Desk::new();
    let path = desk.write("a.yaml", DECK);
    insta::assert_snapshot!(desk.run(&["check", "--fix", "a.yaml"]).whole(), @r#"
    no findings in 1 file
    --- stderr
    a.yaml: mended 3 findings (id-missing 2, yaml-trap)
    "#);
    assert_eq!(fs::read_to_string(&path).unwrap(), MENDED);
    let again = desk.run(&["check", "--fix", "a.yaml"]);
    assert_eq!((again.err.as_str(), again.code), ("", 0));
    assert_eq!(fs::read_to_string(&path).unwrap(), MENDED);
}

#[test]
fn a_diff_shows_what_would_be_written() {
    let desk = Desk::new();
    let path = desk.write("a.yaml", DECK);
    let run = desk.run(&["check", "--diff", "a.yaml"]);
    assert_eq!(fs::read_to_string(&path).unwrap(), DECK);
    insta::assert_snapshot!(run.whole().replace('\r', "␍"), @r#"
    --- a.yaml
    +++ a.yaml
    @@ -1,5 +1,6 @@
     # my deck␍
     cards:␍
    -  - ask: Why?   # really␍
    +  - id: why-3207b8␍
    +    ask: Why?   # really␍
    -    answer: no␍
    +    answer: "no"␍
    -  - {ask: Who?, answer: I}
    \ No newline at end of file
    +  - {id: who-0d789a, ask: Who?, answer: I}
    \ No newline at end of file
    --- stderr
    a.yaml: would mend 3 findings (id-missing 2, yaml-trap)
    nothing would remain
    "#);
}

#[test]
fn what_was_studied_stays_what_it_is() {
    let desk = Desk::new();
    desk.write("decks/a.yaml", DECK);
    let names = |desk: &Desk| {
        let cards = desk.json(&["cards", "decks/a.yaml", "--json"]);
        let cards = cards["cards"].as_array().unwrap().clone();
        cards
            .iter()
            .map(|card| {
                (
                    card["deck"].clone(),
                    card["card"].clone(),
                    card["face"].clone(),
                )
            })
            .collect::<Vec<_>>()
    };
    let before = names(&desk);
    assert_eq!(desk.run(&["check", "--fix", "decks"]).code, 0);
    assert_eq!(names(&desk), before);
}

#[test]
fn the_other_files_go_on() {
    let desk = Desk::new();
    desk.write("d/a.yaml", "cards: [");
    desk.write("d/b.yaml", DECK);
    desk.write(
        "d/c.yaml",
        "cards:\n  - {id: c, ask: Why?, answer: So, wrong: [“So”]}\n",
    );
    desk.write("d/d.yaml", b"cards: [{id: d, ask: caf\xe9, answer: c}]\n");
    insta::assert_snapshot!(desk.run(&["check", "--fix", "d"]).whole(), @r#"
    error[yaml-syntax]: this is no YAML: while parsing a node, did not find expected node content
     --> d/a.yaml:1:8
      |
    1 | cards: [
      |        ^
    
    warning[contradiction-elsewhere]: d/b.yaml asks the same in line 4 and wants another answer
     --> d/c.yaml:2:18
      |
    2 |   - {id: c, ask: Why?, answer: So, wrong: [“So”]}
      |                  ^^^^
      |
      = help: say in each prompt what makes the difference, or correct one of the two

    warning[distractors-few]: `“So”` is the only distractor
     --> d/c.yaml:2:44
      |
    2 |   - {id: c, ask: Why?, answer: So, wrong: [“So”]}
      |                                            ^^^^
      |
      = help: add one or two that somebody could believe, or leave `wrong` out

    warning[quotes-curly]: the curly quotes of “So” belong to the text
     --> d/c.yaml:2:44
      |
    2 |   - {id: c, ask: Why?, answer: So, wrong: [“So”]}
      |                                            ^^^^
      |
      = help: quote it with ", or leave the quotes away
    
    1 error, 3 warnings in 4 files
    --- stderr
    d/b.yaml: mended 3 findings (id-missing 2, yaml-trap)
    d/c.yaml: left alone; mending `quotes-curly` would make something else worse
    d/d.yaml: mended 1 finding (encoding); it was Windows-1252
    --- exit 1
    "#);
    assert_eq!(fs::read_to_string(desk.path("d/b.yaml")).unwrap(), MENDED);
    assert_eq!(
        fs::read_to_string(desk.path("d/d.yaml")).unwrap(),
        "cards: [{id: d, ask: café, answer: c}]\n"
    );
    assert_eq!(
        fs::read_dir(desk.path("d")).unwrap().count(),
        4,
        "nothing is left behind"
    );
}

#[test]
fn errors_that_would_remain_are_the_exit_code_of_a_diff() {
    let desk = Desk::new();
    desk.write("a.yaml", "cards:\n  - ask：Why?\n    answer: So\n");
    let run = desk.run(&["check", "--diff", "a.yaml"]);
    assert_eq!(run.code, 0, "{run:?}");
    desk.write(
        "a.yaml",
        "cards:\n  - ask：Why?\n    answer: So\n  - {id: b, ask: Who?}\n",
    );
    let run = desk.run(&["check", "--diff", "a.yaml"]);
    assert_eq!(
        (run.code, run.err.contains("1 error would remain")),
        (1, true),
        "{run:?}"
    );
}

#[cfg(unix)]
#[test]
fn links_and_permissions_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let desk = Desk::new();
    let real = desk.write("school/a.yaml", format!("\u{feff}{DECK}"));
    fs::set_permissions(&real, fs::Permissions::from_mode(0o600)).unwrap();
    let link = desk.path("link.yaml");
    symlink("school/a.yaml", &link).unwrap();
    assert_eq!(desk.run(&["check", "--fix", "link.yaml"]).code, 0);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(
        fs::read_to_string(&real).unwrap(),
        format!("\u{feff}{MENDED}")
    );
    assert_eq!(
        fs::metadata(&real).unwrap().permissions().mode() & 0o777,
        0o600
    );
}

#[cfg(unix)]
#[test]
fn a_protected_file_is_left_alone_and_told() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    let path = desk.write("d/a.yaml", DECK);
    desk.write("d/b.yaml", DECK);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    let run = desk.run(&["check", "--fix", "d"]);
    assert_eq!(run.code, 2);
    insta::assert_snapshot!(run.err, @r#"
    d/a.yaml: cannot be written: it is write-protected
    d/b.yaml: mended 3 findings (id-missing 2, yaml-trap)
    "#);
    assert_eq!(fs::read_to_string(&path).unwrap(), DECK);
    assert_eq!(fs::read_to_string(desk.path("d/b.yaml")).unwrap(), MENDED);
}
