//! Reviews that another program kept come in by `import --format revlog`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that cannot go on fails

mod desk;

use desk::Desk;

const LOG: &str = "card_id,review_time,review_rating,review_duration
1711684180217,2024-03-29T20:32:32.250000+00:00,1,25060
1711684180217,2024-03-29T20:32:39.497000+00:00,3,7241
korea-japan/treaty-year,1711744400000,3,
1711684180217,2024-04-02T08:00:00Z,3,3000
";

const DECK: &str = "deck: revlog
title: From before
cards:
  - id: \"1711684180217\"
    ask: What was it?
    answer: this
";

fn import(desk: &Desk, text: &str) -> desk::Run {
    desk.write("reviews.csv", text);
    desk.run(&["import", "--format", "revlog", "reviews.csv"])
}

#[test]
fn reviews_come_in_once() {
    let desk = Desk::new();
    insta::assert_snapshot!(import(&desk, LOG).whole(), @r"
    4 reviews of 2 cards came in.
    3 reviews of 1 card match no deck. They are kept, and count when such a card appears;
    ids that name no deck wait for a deck `revlog`.
    ");
    insta::assert_snapshot!(import(&desk, LOG).whole(), @r"
    Nothing new came in. 4 reviews had come in before.
    3 reviews of 1 card match no deck. They are kept, and count when such a card appears;
    ids that name no deck wait for a deck `revlog`.
    ");
    assert_eq!(desk.reviews(), 4);
    let again = desk.json(&["import", "--format", "revlog", "reviews.csv", "--json"]);
    assert_eq!(
        (again["reviews"].as_u64(), again["known"].as_u64()),
        (Some(0), Some(4))
    );
    assert!(desk.run(&["doctor"]).code == 0);
}

#[test]
fn the_order_of_the_rows_does_not_matter() {
    let (desk, other) = (Desk::new(), Desk::new());
    let mut lines: Vec<_> = LOG.lines().collect();
    lines[1..].reverse();
    import(&desk, LOG);
    import(&other, &lines.join("\n"));
    let deck = [&desk, &other].map(|desk| {
        desk.write("deck.yaml", DECK);
        desk.json(&["cards", "deck.yaml", "--json"])
    });
    assert_eq!(deck[0], deck[1]);
}

#[test]
fn a_card_that_appears_takes_its_reviews_over() {
    let desk = Desk::new();
    import(&desk, LOG);
    desk.write("deck.yaml", DECK);
    let state = &desk.json(&["cards", "deck.yaml", "--json"])["cards"][0]["state"];
    assert_eq!(
        (&state["reps"], &state["status"]),
        (&3.into(), &"review".into())
    );
    assert!(
        state["due"].as_str().unwrap().starts_with("2024-04"),
        "{state}"
    );
    let shipped = desk.json(&["cards", "korea-japan", "--json"]);
    let known = |card: &&serde_json::Value| card["state"]["reps"] == 1;
    assert_eq!(
        shipped["cards"]
            .as_array()
            .unwrap()
            .iter()
            .filter(known)
            .count(),
        1
    );
}

#[test]
fn own_answers_come_after_older_ones_that_came_in_late() {
    let desk = Desk::new();
    desk.write("deck.yaml", DECK);
    let say = |desk: &Desk| {
        desk.run_with(
            &["study", "deck.yaml", "--form", "typed", "--plain"],
            "that\n",
        )
    };
    assert_eq!(say(&desk).code, 0);
    import(&desk, LOG);
    let state = &desk.json(&["cards", "deck.yaml", "--json"])["cards"][0]["state"];
    assert_eq!(
        (&state["reps"], &state["lapses"]),
        (&4.into(), &1.into()),
        "known, then forgotten"
    );
    assert_eq!(desk.run(&["doctor"]).code, 0);
    let back = desk.run(&["undo"]);
    assert!(
        back.out.contains("again"),
        "the own answer, not one that came in: {back:?}"
    );
}

#[test]
fn bad_rows_are_named_and_nothing_comes_in() {
    let desk = Desk::new();
    let text = LOG
        .replace("1711744400000,3", "yesterday,3")
        .replace(",1,25060", ",0,25060");
    insta::assert_snapshot!(import(&desk, &text).whole(), @r"
    --- stderr
    line 2: review_rating `0` is not 1, 2, 3 or 4
    line 4: review_time `yesterday` is no instant; write milliseconds since 1970 or RFC 3339
    error: 2 rows of `reviews.csv` cannot be read
      help: mend or remove them; nothing came in
    --- exit 2
    ");
    assert!(!desk.db().exists());
    insta::assert_snapshot!(import(&desk, "id,time\n1,2\n").whole(), @r"
    --- stderr
    error: `reviews.csv` is no review log: it has no column `card_id`, `review_time` or `review_rating`
      help: its first line names the columns: card_id,review_time,review_rating,review_duration
    --- exit 2
    ");
    insta::assert_snapshot!(desk.run(&["import", "--format", "revlog", "none.csv"]).whole(), @r"
    --- stderr
    error: there is no file `none.csv`
    --- exit 2
    ");
}

#[test]
fn questions_of_no_deck_do_not_disturb_the_listings() {
    let (desk, fresh) = (Desk::new(), Desk::new());
    import(&desk, &LOG.replace("korea-japan/treaty-year", "gone/card"));
    // the one thing to differ is the welcome of the first run
    for words in [
        &["decks"][..],
        &["cards", "korea-japan"],
        &["decks", "--json"],
        &["--json"],
    ] {
        assert_eq!(desk.run(words).out, fresh.run(words).out, "{words:?}");
    }
}

#[test]
fn many_answers_in_one_instant_are_kept_apart() {
    let desk = Desk::new();
    let rows: String = (0..3000)
        .map(|card| format!("c{},86400000,3\n", card % 1000))
        .collect();
    let text = format!("card_id,review_time,review_rating\n{rows}");
    import(&desk, &text);
    assert_eq!(desk.reviews(), 3000);
    assert!(import(&desk, &text).out.starts_with("Nothing new"));
    assert_eq!(desk.reviews(), 3000);
}

/// One real log; found by QUIZDECK_DATA, skipped without it.
#[test]
fn a_real_log_comes_in_whole() {
    let Some(shared) = std::env::var_os("QUIZDECK_DATA") else {
        eprintln!("skipped: QUIZDECK_DATA names no folder");
        return;
    };
    let file = std::path::Path::new(&shared).join("data/real_revlog_2024.csv");
    let desk = Desk::new();
    let done = desk.json(&[
        "import",
        "--format",
        "revlog",
        file.to_str().unwrap(),
        "--json",
    ]);
    assert_eq!(
        (done["reviews"].as_u64(), done["cards"].as_u64()),
        (Some(12_580), Some(1_205))
    );
}

#[test]
fn cards_that_never_were_here_are_not_missed() {
    let desk = Desk::new();
    import(&desk, LOG);
    let check = desk.run(&["decks"]);
    assert!(
        !check.err.contains("lost") && !check.out.contains("revlog"),
        "{check:?}"
    );
    assert!(desk.run(&["doctor"]).out.contains("Sound: 4 answers"));
    desk.write("deck.yaml", DECK.replace("1711684180217", "new-name"));
    let study = desk.run_with(&["study", "deck.yaml", "--plain"], "");
    assert!(!study.whole().contains("1711684180217"), "{study:?}");
}
