//! The study protocol, driven as another program would drive it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that cannot go on fails

mod desk;

use desk::Desk;
use serde_json::{Value, json};

const DECK: &str = "\
deck: small
title: A small deck
cards:
  - id: year
    ask: In which year did South Korea join the United Nations?
    answer: 1991
    wrong: [1948, 1973, 1996]
    hint: After the Cold War
    explain: Both Koreas joined on one day.
  - id: capital
    ask: What is the capital of South Korea?
    answer: Seoul
  - id: claim
    claim: Japan and South Korea signed a treaty in 1965.
    answer: true
  - id: steps
    ask: Put these in order.
    order: [1953, 1965, 1991]
  - id: pairs
    ask: Who led what?
    match: { Kim Dae-jung: Sunshine Policy, Roh Tae-woo: Northern Policy }
  - id: both
    ask: Which two states joined the United Nations in 1991 from the Korean peninsula?
    answer: [South Korea, North Korea]
    wrong: [Japan, China]
";

fn study(desk: &Desk, options: &[&str]) -> desk::Talk {
    desk.write("small.yaml", DECK);
    let mut args = vec![
        "study",
        "small.yaml",
        "--json",
        "--seed",
        "1",
        "--order",
        "deck",
        "--new",
        "50",
    ];
    args.extend(options);
    desk.talk(&args)
}

/// The right answer to a question of the small deck, as a client would send it.
fn right(question: &Value) -> Value {
    let choices: Vec<&str> = question["choices"].as_array().map_or_else(Vec::new, |all| {
        all.iter().filter_map(Value::as_str).collect()
    });
    let place = |text: &str| choices.iter().position(|choice| *choice == text).unwrap();
    match question["card"].as_str().unwrap() {
        "year" if question["form"] == "choice" => {
            json!({"type": "answer", "choice": place("1991")})
        }
        "year" => json!({"type": "answer", "text": "1991"}),
        "capital" => json!({"type": "answer", "text": "seoul"}),
        "claim" => json!({"type": "answer", "choice": 0}),
        "steps" => {
            json!({"type": "answer", "choice": [place("1953"), place("1965"), place("1991")]})
        }
        "pairs" => {
            let partner = |left: &Value| {
                place(if left == "Kim Dae-jung" {
                    "Sunshine Policy"
                } else {
                    "Northern Policy"
                })
            };
            let partners: Vec<_> = question["left_side"]
                .as_array()
                .unwrap()
                .iter()
                .map(partner)
                .collect();
            json!({"type": "answer", "choice": partners})
        }
        "both" if question["form"] == "many" => {
            json!({"type": "answer", "choice": [place("South Korea"), place("North Korea")]})
        }
        _ => json!({"type": "answer", "text": "North Korea; South Korea"}),
    }
}

#[test]
fn every_kind_of_question_can_be_answered_right() {
    let desk = Desk::new();
    let mut talk = study(&desk, &[]);
    let session = talk.expect("session");
    assert_eq!(
        (&session["version"], &session["due"], &session["new"]),
        (&json!(1), &json!(0), &json!(6))
    );
    for left in (1..=6).rev() {
        let question = talk.expect("question");
        assert_eq!(question["left"], left);
        talk.say(&right(&question).to_string());
        let feedback = talk.expect("feedback");
        assert_eq!(feedback["correct"], true, "{question} {feedback}");
        assert_eq!(
            (&feedback["score"], &feedback["grade"]),
            (&json!(1.0), &json!("good"))
        );
        let days: Vec<_> = ["again", "hard", "good", "easy"]
            .iter()
            .map(|g| feedback["next"][g].as_i64().unwrap())
            .collect();
        assert!(days.windows(2).all(|pair| pair[0] <= pair[1]), "{days:?}");
        let recorded = talk.expect("recorded");
        // what can be guessed may come back a day earlier
        let guessed = !question["choices"].is_null();
        let earlier = guessed && recorded["due"] == "2026-11-22T04:00:00Z";
        let exact = recorded["due"] == "2026-11-23T04:00:00Z";
        assert!(exact || earlier, "{question} {recorded}");
        talk.say(r#"{"type":"next"}"#);
    }
    let summary = talk.expect("summary");
    assert_eq!(
        (&summary["answered"], &summary["correct"]),
        (&json!(6), &json!(6))
    );
    assert_eq!(talk.close(), 0);
    assert_eq!(desk.reviews(), 6);
}

#[test]
fn a_flip_is_kept_at_its_grade_and_the_next_question_follows() {
    let desk = Desk::new();
    let mut talk = study(&desk, &["--form", "flip"]);
    talk.expect("session");
    assert_eq!(talk.expect("question")["form"], "flip");
    talk.say(r#"{"type":"answer"}"#);
    let feedback = talk.expect("feedback");
    assert_eq!(
        (
            &feedback["correct"],
            &feedback["score"],
            &feedback["answer"]
        ),
        (&Value::Null, &Value::Null, &json!("1991"))
    );
    talk.say(r#"{"type":"next"}"#);
    talk.expect("error");
    talk.say(r#"{"type":"grade","grade":"easy"}"#);
    assert_eq!(talk.expect("recorded")["grade"], "easy");
    talk.expect("question");
    assert_eq!(talk.close(), 0);
}

#[test]
fn a_correction_is_a_second_recorded_and_goes_on() {
    let desk = Desk::new();
    let mut talk = study(&desk, &["--form", "typed"]);
    talk.expect("session");
    talk.expect("question");
    talk.say(r#"{"type":"answer","text":"1973","elapsed_ms":2500,"confidence":2}"#);
    assert_eq!(talk.expect("feedback")["grade"], "again");
    let first = talk.expect("recorded");
    talk.say(r#"{"type":"grade","grade":"hard"}"#);
    let second = talk.expect("recorded");
    assert_eq!(
        (&first["review"], &second["grade"]),
        (&second["review"], &json!("hard"))
    );
    assert_eq!(talk.expect("question")["card"], "capital");
    assert_eq!(talk.close(), 0);
    assert_eq!(desk.reviews(), 1);
}

#[test]
fn nonsense_gets_an_error_and_the_question_stands() {
    let desk = Desk::new();
    let mut talk = study(&desk, &["--form", "choice"]);
    talk.expect("session");
    let question = talk.expect("question");
    for line in [
        "nonsense",
        "[]",
        "{}",
        r#"{"type":"dance"}"#,
        r#"{"type":"grade","grade":"excellent"}"#,
        r#"{"type":"grade","grade":"good"}"#,
        r#"{"type":"answer","choice":9}"#,
        r#"{"type":"answer","choice":-1}"#,
        r#"{"type":"answer","choice":1.5}"#,
        r#"{"type":"next"}"#,
        r#"{"type":"undo"}"#,
    ] {
        talk.say(line);
        assert!(
            talk.expect("error")["message"]
                .as_str()
                .is_some_and(|text| !text.is_empty()),
            "{line}"
        );
    }
    talk.say(r#"{"type":"hint","unknown":["fields","are","ignored"]}"#);
    assert_eq!(talk.expect("hint")["text"], "After the Cold War");
    talk.say(&right(&question).to_string());
    assert_eq!(talk.expect("feedback")["correct"], true);
    talk.expect("recorded");
    assert_eq!(talk.close(), 0);
}

#[test]
fn skip_suspend_and_undo_also_after_the_summary() {
    let desk = Desk::new();
    let mut talk = study(&desk, &["--limit", "3", "--form", "typed"]);
    talk.expect("session");
    assert_eq!(talk.expect("question")["card"], "year");
    talk.say(r#"{"type":"skip"}"#);
    assert_eq!(talk.expect("question")["card"], "capital");
    talk.say(r#"{"type":"suspend"}"#);
    let claim = talk.expect("question");
    talk.say(&right(&claim).to_string());
    talk.expect("feedback");
    talk.expect("recorded");
    talk.say(r#"{"type":"next"}"#);
    let year = talk.expect("question");
    talk.say(&right(&year).to_string());
    talk.expect("feedback");
    let recorded = talk.expect("recorded");
    talk.say(r#"{"type":"next"}"#);
    talk.expect("summary");
    talk.say(r#"{"type":"undo"}"#);
    let undone = talk.expect("undone");
    assert_eq!(
        (&undone["review"], &undone["card"]),
        (&recorded["review"], &json!("year"))
    );
    assert_eq!(talk.expect("question")["card"], "year");
    talk.say(r#"{"type":"quit"}"#);
    assert_eq!(talk.hear(), Value::Null);
    assert_eq!(talk.close(), 0);
    let cards = desk.json(&["cards", "small.yaml", "--json"]);
    let status = |id: &str| {
        let card = cards["cards"]
            .as_array()
            .unwrap()
            .iter()
            .find(|card| card["card"] == id)
            .unwrap();
        card["state"]["status"].clone()
    };
    assert_eq!(
        (status("year"), status("capital"), status("claim")),
        (json!("new"), json!("suspended"), json!("review"))
    );
}

#[test]
fn after_a_kill_every_announced_review_is_there() {
    for trial in 0..100 {
        let desk = Desk::new();
        let mut talk = study(&desk, &[]);
        talk.expect("session");
        let answers = trial % 6 + 1;
        for _ in 0..answers {
            let question = talk.expect("question");
            talk.say(&right(&question).to_string());
            talk.expect("feedback");
            talk.expect("recorded");
            talk.say(r#"{"type":"next"}"#);
        }
        talk.child.kill().unwrap();
        talk.child.wait().unwrap();
        assert_eq!(desk.reviews(), answers, "trial {trial}");
        if trial % 10 == 0 {
            let next = study(&desk, &[]).expect("session");
            assert_eq!(
                next["new"],
                6 - answers,
                "the next start needs nothing special"
            );
        }
    }
}
