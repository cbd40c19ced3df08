//! Anything may come as a command of the study protocol: it is answered by sound lines, never by a panic, and what was
//! recorded is in the progress file.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that cannot go on fails

mod fuzz;

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::io::Cursor;

use jiff::tz::TimeZone;
use quizdeck::base::{Calendar, Millis, QuestionKey, Seed};
use quizdeck::deck::{Deck, Form, Library, read, shipped};
use quizdeck::memory::Scheduler;
use quizdeck::session::{Command, Item, Keeper, Kind, Mode, Rules, Session, Setup, Unkept};
use quizdeck::store::Store;
use quizdeck::terminal::{Heard, Json, Talk};
use rand::seq::IndexedRandom;
use rand::{Rng, RngExt};
use serde_json::Value;

/// 2026-11-21T09:00:00Z.
const NOW: i64 = 1_795_251_600_000;

/// What another program may say.
const LINES: [&str; 28] = [
    r#"{"type":"answer","choice":0}"#,
    r#"{"type":"answer","choice":1,"elapsed_ms":1200,"confidence":3}"#,
    r#"{"type":"answer","choice":[0,1]}"#,
    r#"{"type":"answer","choice":[2,1,0]}"#,
    r#"{"type":"answer","text":"Seoul"}"#,
    r#"{"type":"answer","text":["South Korea","North Korea"]}"#,
    r#"{"type":"answer","text":"1965; 1991, true\nfalse"}"#,
    r#"{"type":"answer","text":true}"#,
    r#"{"type":"answer","text":"\ud55c\uad6d \u202e \u0000"}"#,
    r#"{"type":"answer"}"#,
    r#"{"type":"grade","grade":"good"}"#,
    r#"{"type":"grade","grade":"again","more":{"of":[1,2]}}"#,
    r#"{"type":"grade","grade":"perfect"}"#,
    r#"{"type":"next"}"#,
    r#"{"type":"next"}"#,
    r#"{"type":"hint"}"#,
    r#"{"type":"skip"}"#,
    r#"{"type":"suspend"}"#,
    r#"{"type":"undo"}"#,
    r#"{"type":"bury"}"#,
    r#"{"type":"again"}"#,
    r#"{"type":"answer","choice":-1}"#,
    r#"{"type":"answer","choice":18446744073709551615}"#,
    r#"{"type":"answer","choice":1e308,"elapsed_ms":-5}"#,
    r#"{"type":"answer","text":"x","elapsed_ms":9223372036854775807,"confidence":9}"#,
    r#"{"type":["answer"]}"#,
    r#"[]"#,
    r#""#,
];

/// What makes JSON interesting, to be thrown in anywhere.
const TOKENS: [&str; 24] = [
    "{",
    "}",
    "[",
    "]",
    "[[[[[[[[",
    "\"",
    "\\",
    "\\u",
    "\\ud800",
    ",",
    ":",
    "null",
    "true",
    "-0",
    "1e999",
    "\n",
    "\r\n",
    "\u{0}",
    "\u{feff}",
    "\u{202e}",
    "\"type\":",
    "\"choice\":0",
    "\"text\":\"\"",
    "한국어",
];

fn library() -> Library {
    let every = read(
        "every-feature.yaml",
        include_str!("decks/every-feature.yaml"),
    )
    .deck
    .unwrap();
    let (name, text) = shipped()[0];
    Library::new(vec![every, read(name, text).deck.unwrap()])
}

/// Every question of the first deck and some of the second.
fn items(decks: &[&Deck], rng: &mut impl Rng) -> Vec<Item> {
    let mut items = Vec::new();
    for deck in decks {
        for card in deck.cards.iter().take(60) {
            for face in card.faces() {
                let key = QuestionKey {
                    deck: deck.id.clone(),
                    card: card.id.clone(),
                    face,
                };
                items.push(Item { key, state: None });
            }
        }
    }
    let count = rng.random_range(0..12);
    items.sample(rng, count).cloned().collect()
}

fn setup<'a>(library: &'a Library, items: Vec<Item>, rng: &mut impl Rng) -> Setup<'a> {
    let (at_once, recorded) = (rng.random(), rng.random_range(0..4) > 0);
    let (kind, mode) = match rng.random_range(0..4) {
        0 => (Kind::Quiz, Mode::Quiz { at_once, recorded }),
        1 => (Kind::Cram, Mode::Study),
        _ => (Kind::Study, Mode::Study),
    };
    let forms = [
        None,
        None,
        None,
        Some(Form::Flip),
        Some(Form::Typed),
        Some(Form::Choice),
    ];
    Setup {
        id: String::from("fuzz"),
        library,
        collection: library,
        items,
        pairs: Vec::new(),
        kind,
        mode,
        form: forms[rng.random_range(0..forms.len())],
        limit_ms: rng.random::<bool>().then(|| rng.random_range(0..600_000)),
        seed: Seed(rng.random()),
        scheduler: Scheduler::default(),
        calendar: Calendar::new(TimeZone::UTC),
        now: Millis(NOW),
        rules: Rules::default(),
    }
}

/// Lines as they should be, mutated in some rounds, or no lines at all.
fn input(round: u64, rng: &mut impl Rng) -> Vec<u8> {
    if round.is_multiple_of(20) {
        return fuzz::noise(2_000, rng);
    }
    let mut text = String::new();
    for _ in 0..rng.random_range(1..60) {
        text += LINES.choose(rng).unwrap();
        text.push('\n');
    }
    let mut bytes = text.into_bytes();
    if round.is_multiple_of(2) {
        fuzz::mutate(&mut bytes, &TOKENS, rng);
    }
    bytes
}

/// Talks a session to its end and gives what went out.
fn talked<K: Keeper>(setup: Setup<'_>, input: &[u8], keeper: &mut K, rng: &mut impl Rng) -> Vec<u8>
where
    K::Error: Debug,
{
    let mut output = Vec::new();
    let (mut session, mut events) = Session::begin(setup);
    let mut talk = Json::new(Cursor::new(input), &mut output);
    let mut now = NOW;
    loop {
        for event in &events {
            talk.tell(event).unwrap();
        }
        // clocks jump
        now += rng.random_range(-5_000..60_000);
        match talk.hear().unwrap() {
            Heard::Command(Command::Quit) | Heard::Closed | Heard::Interrupted => break,
            Heard::Command(command) => {
                events = session.handle(command, Millis(now), keeper).unwrap();
            }
        }
    }
    drop(session.summary(Millis(now)));
    output
}

/// Every line is one object with a type; gives the grades that were announced last, by review.
fn announced(output: &[u8], round: u64) -> BTreeMap<String, String> {
    let mut grades = BTreeMap::new();
    for line in std::str::from_utf8(output).unwrap().lines() {
        let said: Value = serde_json::from_str(line)
            .unwrap_or_else(|error| panic!("round {round}: {error}: {line}"));
        let kind = said["type"]
            .as_str()
            .unwrap_or_else(|| panic!("round {round}: no type: {line}"));
        let review = || said["review"].as_str().unwrap().to_owned();
        match kind {
            "recorded" => drop(grades.insert(review(), said["grade"].as_str().unwrap().to_owned())),
            "undone" => drop(grades.remove(&review())),
            "error" => assert!(
                !said["message"].as_str().unwrap().is_empty(),
                "round {round}"
            ),
            _ => {}
        }
    }
    grades
}

#[test]
fn whatever_is_said_is_answered_and_what_is_recorded_is_kept() {
    let library = library();
    let decks: Vec<_> = library.decks().iter().collect();
    for round in fuzz::rounds(300) {
        let mut rng = Seed(round).derive("protocol").generator();
        let items = items(&decks, &mut rng);
        let setup = setup(&library, items, &mut rng);
        let input = input(round, &mut rng);
        let mut store = Store::in_memory(Scheduler::default(), Seed(round)).unwrap();
        let keeps = !setup.mode.keeps_nothing();
        let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            if keeps {
                talked(setup, &input, &mut store, &mut rng)
            } else {
                talked(setup, &input, &mut Unkept::default(), &mut rng)
            }
        }));
        let Ok(output) = done else {
            panic!("round {round}: {}", String::from_utf8_lossy(&input));
        };
        let announced = announced(&output, round);
        let mut kept = BTreeMap::new();
        for review in store.reviews_between(..).unwrap() {
            kept.insert(review.id.to_string(), review.review.grade.name().to_owned());
        }
        if keeps {
            assert_eq!(announced, kept, "round {round}");
        } else {
            assert!(kept.is_empty(), "round {round}");
        }
        let found = store.examine().unwrap();
        assert!(found.is_sound(), "round {round}: {found:?}");
    }
}
