//! Decks in files: what the format holds, read from outside.

#![allow(clippy::unwrap_used, clippy::panic)] // helpers of tests

use quizdeck::base::Face;
use quizdeck::deck::{Answer, AnswerText, Deck, Kind, read, read_bytes};

fn every_feature() -> Deck {
    let reading = read(
        "every-feature.yaml",
        include_str!("decks/every-feature.yaml"),
    );
    assert_eq!(reading.findings, []);
    reading.deck.unwrap()
}

#[test]
fn a_deck_with_every_feature_reads_without_a_finding() {
    let deck = every_feature();
    assert_eq!(deck.id.as_str(), "every-feature");
    assert_eq!(deck.cards.len(), 20);
    assert_eq!(
        deck.about.as_deref(),
        Some("A deck for the tests.\nIt has two lines here.")
    );
    assert_eq!(deck.settings.new_per_day, Some(10));
    assert_eq!(
        deck.source("page").unwrap().document.as_deref(),
        Some("https://example.org/page?a=1#b")
    );
    assert_eq!(deck.topics[2].1, "대한민국");
}

fn card<'d>(deck: &'d Deck, id: &str) -> &'d quizdeck::deck::Card {
    deck.cards
        .iter()
        .find(|card| card.id.as_str() == id)
        .unwrap()
}

#[test]
fn scalars_stay_as_they_are_written() {
    let deck = every_feature();
    let texts = |id: &str, face| match card(&deck, id).answer(face) {
        AnswerText::One(text) => text,
        other => panic!("{other:?}"),
    };
    assert_eq!(texts("treaty-year", Face::Main), "1965");
    assert_eq!(texts("temperature", Face::Main), "-3.10 °C");
    assert_eq!(texts("members", Face::Main), "1,965");
    assert_eq!(texts("china-month", Face::Main), "1992-08");
    assert_eq!(
        card(&deck, "quoted-traps").accept(Face::Main),
        ["007", "3.10", "null", "~", "on"]
    );
    let Kind::Ask {
        answer: Answer::Number {
            value, tolerance, ..
        },
        ..
    } = &card(&deck, "exports").kind
    else {
        panic!()
    };
    assert!((value - 71.6).abs() < 1e-9 && (tolerance - 0.716).abs() < 1e-9);
}

#[test]
fn defaults_fill_up_what_a_card_leaves_out() {
    let deck = every_feature();
    let source = |id: &str| card(&deck, id).source.clone().unwrap();
    let place = |id: &str| (source(id).source, source(id).section, source(id).paragraph);
    let section = |name: &str| Some(name.to_owned());
    assert_eq!(
        place("capital"),
        ("portal".into(), section("ROK-Japan Relations"), None)
    );
    assert_eq!(
        place("exports"),
        ("portal".into(), section("Trade"), Some(18))
    );
    assert_eq!(
        place("temperature"),
        ("portal".into(), section("ROK-Japan Relations"), Some(3))
    );
    assert_eq!(place("neighbours"), ("portal".into(), None, None));
    assert_eq!(
        source("treaty-year").quote.as_deref(),
        Some("normalised in 1965")
    );
    assert_eq!(
        source("capital").document.as_deref(),
        Some("001_31c503a5fd87fc3f.txt")
    );
    assert_eq!(card(&deck, "treaty-year").tags, ["test", "dates"]);
    assert_eq!(
        card(&deck, "capital").topic.as_ref().unwrap().as_str(),
        "japan"
    );
    let (dated, undated) = (card(&deck, "treaty-year"), card(&deck, "capital"));
    assert_eq!(
        (dated.as_of.unwrap().to_string(), dated.time_bound),
        ("1965".into(), true)
    );
    assert_eq!(
        (undated.as_of.unwrap().to_string(), undated.time_bound),
        ("2005".into(), false)
    );
}

#[test]
fn deletions_have_faces_hints_and_accepted_texts() {
    let deck = every_feature();
    let entry = card(&deck, "un-entry");
    assert_eq!(entry.faces(), [1, 2, 3, 4].map(Face::Cloze));
    assert_eq!(
        entry.prompt(Face::Cloze(1)),
        "South Korea and North Korea joined the _____ (organisation) in 1991, when."
    );
    assert_eq!(entry.accept(Face::Cloze(1)), ["UN", "U.N."]);
    assert_eq!(entry.accept(Face::Cloze(2)), ["one of the two Koreas"]);
    assert_eq!(entry.accept(Face::Cloze(4)), ["'91"]);
    assert_eq!(
        entry.answer(Face::Cloze(2)),
        AnswerText::List(vec!["South Korea".into(), "North Korea".into()])
    );
    assert_eq!(card(&deck, "one-gap").accept(Face::Cloze(1)), ["서울"]);
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_change_nothing() {
    let text = include_str!("decks/every-feature.yaml");
    let other = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let reading = read("x.yaml", &other);
    assert_eq!(reading.findings, []);
    assert_eq!(reading.deck.unwrap(), every_feature());
}

#[test]
fn a_deck_without_an_id_is_called_by_its_file() {
    let text = "cards: [{id: a, ask: b, answer: c}]";
    for (name, id) in [
        ("My Deck.yaml", "my-deck"),
        ("/decks/한국.yml", "한국"),
        ("C:\\decks\\x.y.yaml", "x-y"),
        (".yaml", "yaml"),
    ] {
        let deck = read(name, text).deck.unwrap();
        assert_eq!((deck.id.as_str(), deck.title.as_str()), (id, id), "{name}");
    }
}

#[test]
fn bytes_that_are_no_text_are_an_error_with_their_line() {
    let (text, reading) = read_bytes(
        "x.yaml",
        b"title: ok\ncards:\n  - {id: a, ask: caf\xe9, answer: b}\n",
    );
    let finding = &reading.findings[0];
    assert_eq!(
        (reading.findings.len(), finding.rule, reading.cards),
        (1, "encoding", 1)
    );
    assert_eq!(&text[finding.place.span.clone()], "\u{fffd}");
    assert_eq!(reading.deck, None);
    let sound = read_bytes("x.yaml", b"cards: [{id: a, ask: b, answer: c}]").1;
    assert!(sound.deck.is_some());
}
