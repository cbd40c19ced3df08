//! Clocks and time zones that are not to be believed.

use insta::assert_snapshot;

use crate::desk::{Desk, Run};

const DECK: &str = "deck: days\ncards:\n  - { id: a, ask: Why?, answer: So }\n  - { id: b, ask: Who?, answer: She }\n";

#[test]
fn a_clock_that_went_backwards_loses_nothing() {
    let mut desk = Desk::new();
    desk.write("days.yaml", DECK);
    let study = ["study", "days.yaml", "--order", "deck"];
    assert_eq!(desk.run_with(&study, "So\nwrong\n").code, 0);
    for (earlier, answered) in [("2026-11-20T09:00:00Z", 3), ("2001-01-01T00:00:00Z", 4)] {
        desk.now = earlier.to_owned();
        let cards = desk.json(&["cards", "days.yaml", "--json"]);
        for card in cards["cards"].as_array().unwrap() {
            let recall = card["state"]["retrievability"].as_f64().unwrap();
            assert!((0.0..=1.0).contains(&recall), "{card}");
        }
        for words in [
            ["cards", "days.yaml"],
            ["stats", "days.yaml"],
            ["decks", "days.yaml"],
        ] {
            let run = desk.run(&words);
            assert_eq!(run.code, 0, "{run:?}");
            assert!(!run.out.contains(" -"), "no negative days: {}", run.out);
        }
        // the question that was missed is still open, and can be answered
        let run = desk.run_with(
            &["study", "days.yaml", "--json"],
            "{\"type\":\"answer\",\"text\":\"wrong\"}\n",
        );
        let asked = run.out.lines().nth(1).unwrap();
        assert!(asked.contains("\"card\":\"b\""), "{asked}");
        let feedback: serde_json::Value =
            serde_json::from_str(run.out.lines().nth(2).unwrap()).unwrap();
        let days = ["again", "hard", "good", "easy"]
            .map(|grade| feedback["next"][grade].as_i64().unwrap());
        assert!(
            days[0] == 0 && days.is_sorted() && days[3] < 3650,
            "{days:?}"
        );
        assert_eq!(desk.reviews(), answered);
        assert_eq!(desk.run(&["doctor"]).code, 0);
    }
    desk.now = String::from("2026-12-24T09:00:00Z");
    assert_eq!(
        desk.json(&["decks", "days.yaml", "--json"])["decks"][0]["due"],
        2
    );
}

#[test]
fn a_clock_at_the_end_of_time_still_goes() {
    for now in [
        "9999-12-30T12:00:00Z",
        "-009999-01-05T00:00:00Z",
        "1970-01-01T00:00:00Z",
    ] {
        let mut desk = Desk::new();
        now.clone_into(&mut desk.now);
        desk.write("days.yaml", DECK);
        let run = desk.run_with(
            &["study", "days.yaml", "--json"],
            "{\"type\":\"answer\",\"text\":\"So\"}\n",
        );
        assert!(run.out.contains("\"type\":\"recorded\""), "{run:?}");
        for words in [
            ["cards", "days.yaml"],
            ["stats", "days.yaml"],
            ["decks", "days.yaml"],
        ] {
            assert_eq!(desk.run(&words).code, 0, "{now} {words:?}");
        }
    }
}

#[test]
fn an_instant_that_is_none() {
    let mut told = String::new();
    for now in [
        "tomorrow",
        "2026-11-21",
        "2026-11-21T09:00:00",
        "2026-13-21T09:00:00Z",
    ] {
        let mut desk = Desk::new();
        now.clone_into(&mut desk.now);
        told += &desk.run(&["stats"]).whole();
    }
    assert_snapshot!(told, @r#"
    --- stderr
    error: QUIZDECK_NOW is `tomorrow`, which is no instant
      help: write it as RFC 3339, such as 2026-11-21T09:00:00Z, or unset it
    --- exit 2
    --- stderr
    error: QUIZDECK_NOW is `2026-11-21`, which is no instant
      help: write it as RFC 3339, such as 2026-11-21T09:00:00Z, or unset it
    --- exit 2
    --- stderr
    error: QUIZDECK_NOW is `2026-11-21T09:00:00`, which is no instant
      help: write it as RFC 3339, such as 2026-11-21T09:00:00Z, or unset it
    --- exit 2
    --- stderr
    error: QUIZDECK_NOW is `2026-13-21T09:00:00Z`, which is no instant
      help: write it as RFC 3339, such as 2026-11-21T09:00:00Z, or unset it
    --- exit 2
    "#);
}

fn in_zone(zone: &str, words: &[&str]) -> Run {
    let desk = Desk::new();
    desk.write("days.yaml", DECK);
    let output = desk.command(words).env("TZ", zone).output().unwrap();
    Run::of(output, &desk.path(""))
}

#[test]
fn a_time_zone_that_is_none() {
    for zone in ["Atlantis/Capital", "XXX99", "/etc/passwd"] {
        let run = in_zone(zone, &["decks", "days.yaml"]);
        let word =
            format!("TZ is `{zone}`, which is no known time zone; days are counted in UTC\n");
        assert_eq!((run.code, run.err), (0, word));
    }
    assert_eq!(
        in_zone("Atlantis/Capital", &["check", "days.yaml"]).err,
        "",
        "no day, no word"
    );
    for zone in ["", "UTC", "UTC0", "<+09>-9"] {
        assert_eq!(in_zone(zone, &["decks", "days.yaml"]).err, "", "{zone}");
    }
}
