//! What holds of all bytes that may come from the program at the other end of the study protocol.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::io::Cursor;
use std::path::Path;

use jiff::tz::TimeZone;
use quizdeck::base::{Calendar, Grade, Millis, QuestionKey, Seed};
use quizdeck::deck::{Deck, Form, Library, read, shipped};
use quizdeck::memory::Scheduler;
use quizdeck::session::{
    Command, Item, Keeper, Kind, Mode, ReviewId, Rules, Session, Setup, Unkept,
};
use quizdeck::store::{Access, Store};
use quizdeck::terminal::{Heard, Json, Talk};
use rand::seq::IndexedRandom;
use rand::{Rng, RngExt};
use rusqlite::Connection;
use serde_json::Value;

/// 2026-11-21T09:00:00Z.
const NOW: i64 = 1_795_251_600_000;

/// They are answered by sound lines, and what was announced last as recorded is what the progress file holds; `seed` says
/// of what kind the session is.
pub(crate) fn holds(seed: u64, input: &[u8]) {
    let mut rng = Seed(seed).derive("session").generator();
    let library = library();
    let decks: Vec<_> = library.decks().iter().collect();
    let items = items(&decks, &mut rng);
    let setup = setup(&library, items, &mut rng);
    let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir());
    let path = folder.as_ref().unwrap().path().join("progress.db");
    let mut store = Store::open(&path, Access::Write, Scheduler::default(), Seed(seed)).unwrap();
    let keeps = !setup.mode.keeps_nothing();
    let output = if keeps {
        talked(setup, input, &mut store, &mut rng)
    } else {
        talked(setup, input, &mut Unkept::default(), &mut rng)
    };
    let announced = announced(&output);
    let kept = kept(&path);
    if keeps {
        assert_eq!(announced, kept);
    } else {
        assert!(kept.is_empty());
    }
    let found = store.examine().unwrap();
    assert!(found.is_sound(), "{found:?}");
}

/// The grades that count, by review, without those taken back.
fn kept(path: &Path) -> BTreeMap<String, String> {
    const KEPT: &str = "SELECT id, coalesce((SELECT grade FROM corrections WHERE review = r.id ORDER BY seq DESC LIMIT 1), grade)
        FROM reviews r WHERE id NOT IN (SELECT review FROM undos)";
    let file = Connection::open(path).unwrap();
    let mut statement = file.prepare(KEPT).unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)));
    rows.unwrap()
        .map(|row| {
            let (id, grade) = row.unwrap();
            let grade = Grade::from_number(grade).unwrap();
            (ReviewId(id).to_string(), grade.name().to_owned())
        })
        .collect()
}

fn library() -> Library {
    let every = read(
        "every-feature.yaml",
        include_str!("../decks/every-feature.yaml"),
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
fn announced(output: &[u8]) -> BTreeMap<String, String> {
    let mut grades = BTreeMap::new();
    for line in std::str::from_utf8(output).unwrap().lines() {
        let said: Value =
            serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        let kind = said["type"]
            .as_str()
            .unwrap_or_else(|| panic!("no type: {line}"));
        let review = || said["review"].as_str().unwrap().to_owned();
        match kind {
            "recorded" => drop(grades.insert(review(), said["grade"].as_str().unwrap().to_owned())),
            "undone" => drop(grades.remove(&review())),
            "error" => assert!(!said["message"].as_str().unwrap().is_empty()),
            _ => {}
        }
    }
    grades
}
