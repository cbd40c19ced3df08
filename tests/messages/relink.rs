//! Decks and cards that got another name after they were studied: what `doctor` and `check` say, and `relink`.

use std::fs;

use insta::assert_snapshot;

use crate::desk::Desk;

const DECK: &str = "\
deck: history
cards:
  - id: treaty-year
    ask: In which year did South Korea and Japan normalise relations by treaty?
    answer: 1965
  - ask: Which strait lies between Busan and Tsushima?
    answer: Korea Strait
  - { id: un, cloze: \"Both joined the UN in {{1991::year}}, the {{North}} first\" }
";

/// Where the deck of [`studied`] lies.
const FILE: &str = "data/quizdeck/decks/history.yaml";

/// A desk with a deck in its library, of which three cards were answered once.
fn studied() -> Desk {
    let desk = Desk::new();
    desk.write(FILE, DECK);
    let words = ["study", "history", "--order", "deck", "--plain"];
    let run = desk.run_with(&words, "1965\nKorea Strait\n1991\n");
    assert_eq!((run.code, desk.reviews()), (0, 3), "{run:?}");
    desk
}

/// Writes the deck with something replaced.
fn edit(desk: &Desk, changes: &[(&str, &str)]) {
    let change = |text: String, (old, new): &(&str, &str)| {
        assert!(text.contains(old), "{old}");
        text.replace(old, new)
    };
    desk.write(FILE, changes.iter().fold(DECK.to_owned(), change));
}

#[test]
fn a_new_id_and_a_new_text_are_known_again() {
    let desk = studied();
    edit(
        &desk,
        &[
            ("id: treaty-year", "id: treaty-japan"),
            ("Busan and", "Korean Busan and"),
            ("id: un,", "id: un-entry,"),
        ],
    );
    assert_snapshot!(desk.run(&["doctor"]).whole(), @r#"
    ~/data/quizdeck/progress.db
    ✓ Sound: 3 answers; the memory of 3 questions follows from them.
    ✓ 1 backup can be read, the newest of 2026-11-21 09:00.
    1 review of `history/treaty-year` has no card any more; this looks like `history/treaty-japan` (100 % alike): `quizdeck relink history/treaty-year history/treaty-japan` moves its review
    1 review of `history/un` has no card any more; this looks like `history/un-entry` (100 % alike): `quizdeck relink history/un history/un-entry` moves its review
    1 review of `history/which-strait-lies-between-busan-ad64a6` has no card any more; this looks like `history/which-strait-lies-between-korean-3fba06` (90 % alike): `quizdeck relink history/which-strait-lies-between-busan-ad64a6 history/which-strait-lies-between-korean-3fba06` moves its review
    "#);
    assert_snapshot!(desk.run(&["doctor", "--json"]).whole(), @r#"{"version":1,"sound":true,"reviews":3,"questions":3,"findings":[],"notes":[],"backups":{"all":1,"looked_into":1,"newest_readable":"progress.db.20261121T090000Z.daily.backup","unreadable":[]},"rebuilt":null,"lost":{"moved":[{"gone":"history/treaty-year","like":"history/treaty-japan","reviews":1,"likeness":1.0,"file":null},{"gone":"history/un","like":"history/un-entry","reviews":1,"likeness":1.0,"file":null},{"gone":"history/which-strait-lies-between-busan-ad64a6","like":"history/which-strait-lies-between-korean-3fba06","reviews":1,"likeness":0.9057692307692308,"file":null}],"questions":0,"reviews":0}}"#);
    assert_snapshot!(desk.run(&["check", FILE]).whole(), @r#"
    warning[id-missing]: the card has no id; from its content it is `which-strait-lies-between-korean-3fba06`
     --> data/quizdeck/decks/history.yaml:6:5
      |
    6 |   - ask: Which strait lies between Korean Busan and Tsushima?
      |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: add `id: which-strait-lies-between-korean-3fba06`, so that progress stays when its text changes

    1 warning in 1 file
    --- stderr
    note: 1 review of `history/treaty-year` has no card any more; this looks like `history/treaty-japan` (100 % alike): `quizdeck relink history/treaty-year history/treaty-japan` moves its review
    note: 1 review of `history/un` has no card any more; this looks like `history/un-entry` (100 % alike): `quizdeck relink history/un history/un-entry` moves its review
    note: 1 review of `history/which-strait-lies-between-busan-ad64a6` has no card any more; this looks like `history/which-strait-lies-between-korean-3fba06` (90 % alike): `quizdeck relink history/which-strait-lies-between-busan-ad64a6 history/which-strait-lies-between-korean-3fba06` moves its review
    "#);
    assert_snapshot!(desk.run(&["relink", "history/un", "history/un-entry", "--yes"]).whole(), @r#"
    1 review of `history/un` now counts for `history/un-entry`.
    `quizdeck relink history/un-entry history/un` takes it back.
    "#);
    assert_snapshot!(desk.run(&["relink", "history/treaty-year", "history/treaty-japan", "--yes", "--json"]).whole(), @r#"{"version":1,"moved":[{"from":{"deck":"history","card":"treaty-year","face":"main"},"to":{"deck":"history","card":"treaty-japan","face":"main"},"reviews":1,"own":0}],"left":[]}"#);
    assert_eq!(desk.run(&["doctor"]).out.matches("looks like").count(), 1);
    assert_eq!(desk.reviews(), 3);
}

#[test]
fn a_renamed_deck_is_one_word_and_goes_back_as_well() {
    let desk = studied();
    edit(&desk, &[("deck: history", "deck: korean-history")]);
    assert_snapshot!(desk.run(&["doctor"]).whole(), @r#"
    ~/data/quizdeck/progress.db
    ✓ Sound: 3 answers; the memory of 3 questions follows from them.
    ✓ 1 backup can be read, the newest of 2026-11-21 09:00.
    3 reviews of `history` have no deck any more; this looks like `korean-history` (100 % alike): `quizdeck relink history korean-history` moves its 3 reviews
    "#);
    assert_snapshot!(desk.run(&["check"]).whole(), @r#"
    warning[id-missing]: the card has no id; from its content it is `which-strait-lies-between-busan-ad64a6`
     --> ~/data/quizdeck/decks/history.yaml:6:5
      |
    6 |   - ask: Which strait lies between Busan and Tsushima?
      |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: add `id: which-strait-lies-between-busan-ad64a6`, so that progress stays when its text changes

    1 warning in 9 files
    --- stderr
    note: 3 reviews of `history` have no deck any more; this looks like `korean-history` (100 % alike): `quizdeck relink history korean-history` moves its 3 reviews
    "#);
    assert_snapshot!(desk.run(&["relink", "history", "korean-history"]).whole(), @r#"
    --- stderr
    error: relinking moves reviews, and nobody is there to agree
      help: say --yes to move them
    --- exit 2
    "#);
    assert_snapshot!(desk.run(&["relink", "history", "korean-history", "--yes"]).whole(), @r#"
    3 reviews of `history` now count for `korean-history`.
    `quizdeck relink korean-history history` takes it back.
    "#);
    assert!(!desk.run(&["doctor"]).out.contains("looks like"));
    assert_snapshot!(desk.run(&["relink", "korean-history", "history", "--yes"]).whole(), @r#"
    3 reviews of `korean-history` now count for `history`.
    `quizdeck relink history korean-history` takes it back.
    "#);
    edit(&desk, &[]);
    let known = desk.json(&["cards", "history", "--json"]);
    assert_eq!(known["cards"][0]["state"]["reps"], 1);
}

#[test]
fn a_deck_moved_out_of_the_library_is_named_with_its_file() {
    let desk = studied();
    fs::remove_file(desk.path(FILE)).unwrap();
    assert_snapshot!(desk.run(&["doctor"]).whole(), @r#"
    ~/data/quizdeck/progress.db
    ✓ Sound: 3 answers; the memory of 3 questions follows from them.
    ✓ 1 backup can be read, the newest of 2026-11-21 09:00.
    3 questions with 3 reviews have no card in the library and none like them; what was answered is kept.
    "#);
    desk.write(
        "my decks/h.yaml",
        DECK.replace("deck: history", "deck: mine"),
    );
    assert_snapshot!(desk.run(&["check", "my decks/h.yaml"]).whole(), @r#"
    warning[id-missing]: the card has no id; from its content it is `which-strait-lies-between-busan-ad64a6`
     --> my decks/h.yaml:6:5
      |
    6 |   - ask: Which strait lies between Busan and Tsushima?
      |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: add `id: which-strait-lies-between-busan-ad64a6`, so that progress stays when its text changes

    1 warning in 1 file
    --- stderr
    note: 3 reviews of `history` have no deck any more; this looks like `mine` (100 % alike): `quizdeck relink history mine --in 'my decks/h.yaml'` moves its 3 reviews
    "#);
    let moved = desk.run(&[
        "relink",
        "history",
        "mine",
        "--in",
        "my decks/h.yaml",
        "--yes",
    ]);
    assert_eq!(moved.code, 0, "{moved:?}");
    assert_eq!(
        desk.json(&["cards", "my decks/h.yaml", "--json"])["cards"][0]["state"]["reps"],
        1
    );
}

#[test]
fn what_is_still_there_or_unlike_is_not_offered() {
    let desk = studied();
    // a broken deck is not gone
    edit(&desk, &[("id: treaty-year", "idd: treaty-year")]);
    assert!(!desk.run(&["doctor"]).out.contains("no card"));
    // another question with another answer
    edit(
        &desk,
        &[
            ("id: treaty-year", "id: treaty-china"),
            ("and Japan normalise", "and China normalise"),
            ("1965", "1992"),
        ],
    );
    assert_snapshot!(desk.run(&["doctor"]).whole(), @r#"
    ~/data/quizdeck/progress.db
    ✓ Sound: 3 answers; the memory of 3 questions follows from them.
    ✓ 1 backup can be read, the newest of 2026-11-21 09:00.
    1 question with 1 review has no card in the library and none like it; what was answered is kept.
    "#);
}

#[test]
fn names_that_mean_nothing_move_nothing() {
    let desk = studied();
    let said = |words: &[&str]| desk.run(&[&["relink"], words, &["--yes"]].concat()).whole();
    assert_snapshot!(said(&["histry", "korea-japan"]), @r#"
    --- stderr
    error: no reviews count for `histry`
      help: did you mean `history`?
    --- exit 2
    "#);
    assert_snapshot!(said(&["history/un", "korea-japan"]), @r#"
    --- stderr
    error: a deck can only be relinked to a deck, a card to a card
      help: write both as DECK, or both as DECK/CARD
    --- exit 2
    "#);
    assert_snapshot!(said(&["history/un", "history/um"]), @r#"
    --- stderr
    error: there is no card `history/um`
      help: did you mean `history/treaty-year`?
    --- exit 2
    "#);
    assert_snapshot!(said(&["history", "korea-japan"]), @r#"
    1 review of `history` now counts for `korea-japan`.
    `history/un/c1` has no counterpart there; its reviews stay.
    `history/which-strait-lies-between-busan-ad64a6/main` has no counterpart there; its reviews stay.
    `quizdeck relink korea-japan history` takes it back.
    "#);
    assert_snapshot!(said(&["history/un/c1", "history/un/c1"]), @r#"
    --- stderr
    error: `history/un/c1` cannot be relinked to itself
    --- exit 2
    "#);
    assert_snapshot!(said(&["history/un/c", "history/un/c1"]), @r#"
    --- stderr
    error: `c` is no face; faces are main, reverse, term, definition, c1, c2 …
      help: name a deck, deck/card or deck/card/face, as `quizdeck doctor` tells them
    --- exit 2
    "#);
    assert_snapshot!(said(&["History", "korea-japan"]), @r#"
    --- stderr
    error: `History` is not kebab-case: small letters, digits and single hyphens
      help: name a deck, deck/card or deck/card/face, as `quizdeck doctor` tells them
    --- exit 2
    "#);
    assert_snapshot!(Desk::new().run(&["relink", "a", "b", "--yes"]).whole(), @r#"
    --- stderr
    error: no reviews count for `a`
      help: `quizdeck doctor` tells which reviews have no card
    --- exit 2
    "#);
}
