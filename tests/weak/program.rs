//! The real program: what it shows as weak, and what it asks for it.

use serde_json::{Value, json};

use crate::desk::Desk;

const DECK: &str = "\
deck: years
title: Years
topics: { ties: Diplomatic ties, ties/asia: Ties in Asia }
cards:
  - {id: china, topic: ties/asia, ask: When did Seoul and Beijing agree?, answer: 1992, wrong: [1990, 1965]}
  - {id: soviet, topic: ties, ask: When did Seoul and Moscow agree?, answer: 1990, wrong: [1992, 1988]}
  - {id: japan, topic: ties/asia, ask: When did Seoul and Tokyo agree?, answer: 1965, wrong: [1951, 1972]}
  - {id: usa, topic: ties, ask: When did Seoul and Washington agree?, answer: 1882, wrong: [1949, 1953]}
  - {id: un, topic: world, ask: When did Seoul join the United Nations?, answer: 1991, wrong: [1948, 1973]}
  - {id: oecd, topic: world, ask: When did Seoul join the OECD?, answer: 1996, wrong: [1988, 2002]}
  - {id: plain, ask: Which town is the capital?, answer: Seoul, wrong: [Busan, Daegu]}
";

fn desk(day: u32) -> Desk {
    let mut desk = Desk::new();
    desk.write("data/quizdeck/decks/years.yaml", DECK);
    desk.now = on(day);
    desk
}

fn on(day: u32) -> String {
    format!("2026-11-{day:02}T18:00:00Z")
}

/// Studies with `args`, every question answered by what `give` says of its card, at how sure; says what was asked and the
/// summary.
fn study(
    desk: &Desk,
    args: &[&str],
    give: impl Fn(&str, &Value) -> (&'static str, u8),
) -> (Vec<String>, Value) {
    let words: Vec<&str> = ["study", "years", "--json", "--seed", "1"]
        .iter()
        .chain(args)
        .copied()
        .collect();
    let mut talk = desk.talk(&words);
    talk.expect("session");
    let mut asked = Vec::new();
    loop {
        let said = talk.hear();
        match said["type"].as_str().unwrap() {
            "question" => {
                let card = said["card"].as_str().unwrap();
                asked.push(format!("{card} {}", said["form"].as_str().unwrap()));
                let (text, sure) = give(card, &said);
                talk.say(&json!({"type": "answer", "text": text, "confidence": sure, "elapsed_ms": 6000}).to_string());
                talk.expect("feedback");
                talk.expect("recorded");
                talk.say(r#"{"type":"next"}"#);
            }
            "summary" => {
                talk.say(r#"{"type":"quit"}"#);
                assert_eq!(talk.close(), 0);
                return (asked, said);
            }
            _ => panic!("{said}"),
        }
    }
}

fn right(card: &str) -> &'static str {
    match card {
        "china" => "1992",
        "soviet" => "1990",
        "japan" => "1965",
        "usa" => "1882",
        "un" => "1991",
        "oecd" => "1996",
        _ => "Seoul",
    }
}

/// A learner who takes China and the Soviet Union for each other at first sight on some days.
fn mixed_up(desk: &mut Desk, days: &[u32]) {
    for &day in days {
        desk.now = on(day);
        let seen = std::cell::RefCell::new(Vec::new());
        study(desk, &["--ahead"], |card, _| {
            let first = !seen.borrow().contains(&card.to_owned());
            seen.borrow_mut().push(card.to_owned());
            match (card, first) {
                ("china", true) => ("1990", 3),
                ("soviet", true) => ("1992", 2),
                _ => (right(card), 2),
            }
        });
    }
}

#[test]
fn nothing_studied_and_rubbish_are_told_plainly() {
    let desk = desk(1);
    let weak = desk.json(&["weak", "--json"]);
    assert_eq!(
        (&weak["version"], &weak["hardest"], &weak["mixups"]),
        (&json!(1), &json!([]), &json!([]))
    );
    assert!(
        weak["topics"]
            .as_array()
            .unwrap()
            .iter()
            .all(|row| row["seen"] == 0 && row["recall_now"].is_null())
    );
    assert_eq!(
        desk.run(&["weak"]).out,
        "Nothing was studied here yet, so nothing is weak.\n"
    );
    let nothing = desk.run(&["study", "--weak"]);
    assert!(
        nothing.code == 0 && nothing.out.starts_with("Nothing weak to study now"),
        "{nothing:?}"
    );
    for (args, said) in [
        (["weak", "--topic", "tie"], "no card has the topic `tie`"),
        (["weak", "--since", "2026-02-30"], "2026-02-30"),
        (["weak", "yaers", "--plain"], "yaers"),
    ] {
        let run = desk.run(&args);
        assert!(run.code == 2 && run.err.contains(said), "{run:?}");
    }
}

#[test]
fn one_answer_is_shown_and_says_little() {
    let desk = desk(1);
    study(&desk, &["--new", "1"], |card, _| (right(card), 2));
    let weak = desk.json(&["weak", "years", "--json"]);
    assert_eq!(
        (&weak["all"]["seen"], &weak["all"]["reviews"]),
        (&json!(1), &json!(1))
    );
    assert_eq!(
        (&weak["all"]["recall_observed"], &weak["all"]["evidence"]),
        (&json!(null), &json!("none"))
    );
    assert!(desk.run(&["weak", "years"]).out.contains("untested"));
}

#[allow(clippy::too_many_lines)] // whole screens
#[test]
fn mixups_are_named_in_both_directions() {
    let mut desk = desk(1);
    mixed_up(&mut desk, &[1, 3, 6]);
    let weak = desk.json(&["weak", "--json"]);
    let mixups = weak["mixups"].as_array().unwrap();
    let key = |card: &str| json!({"deck": "years", "card": card, "face": "main"});
    let told = |one: &Value| {
        (
            one["card"].clone(),
            one["given"].clone(),
            one["belongs_to"].clone(),
            one["times"].clone(),
            one["back"].clone(),
        )
    };
    assert_eq!(
        told(&mixups[0]),
        (
            json!("china"),
            json!("1990"),
            key("soviet"),
            json!(3),
            json!(3)
        )
    );
    assert_eq!(
        told(&mixups[1]),
        (
            json!("soviet"),
            json!("1992"),
            key("china"),
            json!(3),
            json!(3)
        )
    );
    let topics = weak["topics"].as_array().unwrap();
    let topic = |name: &str| topics.iter().find(|row| row["topic"] == name).unwrap();
    assert_eq!(
        (&topic("ties")["seen"], &topic("ties/asia")["seen"]),
        (&json!(4), &json!(2))
    );
    assert_eq!(
        (&topic("ties")["tests"], &topic("ties")["passed"]),
        (&json!(8), &json!(4))
    );
    assert!(
        topics.iter().position(|row| row["topic"] == "world")
            > topics.iter().position(|row| row["topic"] == "ties")
    );
    assert!(
        topics
            .iter()
            .any(|row| row["topic"].is_null() && row["seen"] == 1),
        "a card without a topic"
    );
    assert_eq!(weak["confidence"][1]["confidence"], 3);
    let text = desk.run(&["weak"]).out;
    assert!(
        text.contains("✗ 1990 · 3 times")
            && text.contains("that is: When did Seoul and Moscow agree?"),
        "{text}"
    );
}

#[test]
fn a_pair_is_drilled_apart_and_then_side_by_side() {
    let mut desk = desk(1);
    mixed_up(&mut desk, &[1, 3, 6]);
    desk.now = on(20);
    let before = desk.reviews();
    let (asked, summary) = study(&desk, &["--weak", "--limit", "6"], |card, _| {
        (right(card), 2)
    });
    assert_eq!(asked.len(), 6, "{asked:?}");
    assert!(
        asked[0].starts_with("china") && asked[3].starts_with("soviet"),
        "apart first: {asked:?}"
    );
    assert_eq!(
        asked[4..],
        ["china choice", "soviet choice"],
        "then side by side"
    );
    assert_eq!(desk.reviews(), before + 6);
    let after = &summary["after"];
    assert_eq!(after["questions"], 4, "{summary}");
    assert!(after["month_after"].as_f64() > after["month_before"].as_f64());
    assert!(after["next_questions"].as_u64() > Some(0) && after["next_days"].is_u64());
}

#[test]
fn cramming_what_is_weak_leaves_the_schedule_alone() {
    let mut desk = desk(1);
    mixed_up(&mut desk, &[1, 3]);
    desk.now = on(6);
    let states = |desk: &Desk| desk.json(&["cards", "years", "--json"]);
    let before = states(&desk);
    let (asked, summary) = study(&desk, &["--weak", "--cram"], |card, _| (right(card), 2));
    assert!(asked.len() > 4 && summary["after"].is_null());
    assert_eq!(states(&desk), before);
    study(&desk, &["--weak"], |card, _| (right(card), 2));
    assert_ne!(states(&desk), before, "without it the answers count");
}

#[test]
fn what_was_missed_with_certainty_comes_first_the_next_time() {
    let mut desk = desk(1);
    study(&desk, &[], |card, _| (right(card), 2));
    desk.now = on(4);
    let first = std::cell::Cell::new(true);
    study(&desk, &[], |card, _| {
        let sure = card == "oecd" && first.replace(false);
        if sure {
            ("2002", 3)
        } else if card == "oecd" {
            (right(card), 3)
        } else {
            (right(card), 2)
        }
    });
    desk.now = on(28);
    let (asked, _) = study(&desk, &[], |card, _| (right(card), 2));
    assert!(asked.len() > 4 && asked[0].starts_with("oecd"), "{asked:?}");
    desk.now = on(30);
    let again = ["--cram", "--order", "deck"];
    let (asked, _) = study(&desk, &again, |card, _| (right(card), 2));
    assert!(
        asked[0].starts_with("china"),
        "answered right since: {asked:?}"
    );
}

#[test]
fn decks_that_are_gone_are_counted_aside() {
    let mut desk = desk(1);
    mixed_up(&mut desk, &[1]);
    std::fs::remove_file(desk.path("data/quizdeck/decks/years.yaml")).unwrap();
    let weak = desk.json(&["weak", "--json"]);
    assert_eq!(weak["elsewhere"], desk.reviews());
    assert_eq!(weak["all"]["seen"], 0);
    assert!(
        desk.run(&["weak"])
            .out
            .contains("belong to questions that are not in these decks")
    );
}

#[test]
fn home_names_the_weakest_topics() {
    let mut desk = desk(1);
    let deck: String = (0..6).map(|n| format!("  - {{id: a{n}, topic: weak, ask: \"Which {n}?\", answer: w{n}, wrong: [x, y]}}\n  - {{id: b{n}, topic: fine, ask: \"Who {n}?\", answer: f{n}, wrong: [x, y]}}\n")).collect();
    desk.write(
        "data/quizdeck/decks/years.yaml",
        format!("deck: years\ncards:\n{deck}"),
    );
    for day in [1, 3, 5, 7] {
        desk.now = on(day);
        let seen = std::cell::RefCell::new(Vec::new());
        study(&desk, &["--new", "20", "--ahead"], |card, asked| {
            let first = !seen.borrow().contains(&card.to_owned());
            seen.borrow_mut().push(card.to_owned());
            let text: &'static str = match (card.starts_with('a'), first) {
                (true, true) => "x",
                _ => {
                    let number = &card[1..];
                    let letter = if card.starts_with('a') { 'w' } else { 'f' };
                    Box::leak(format!("{letter}{number}").into_boxed_str())
                }
            };
            assert!(asked["prompt"].is_string());
            (text, 2)
        });
    }
    let home = desk.json(&["--json"]);
    assert_eq!(home["weakest"].as_array().unwrap().len(), 1, "{home}");
    assert_eq!(
        (&home["weakest"][0]["topic"], &home["weakest"][0]["seen"]),
        (&json!("weak"), &json!(6))
    );
    let weak = desk.json(&["weak", "years", "--json"]);
    assert_eq!(weak["topics"][0]["topic"], "weak");
}
