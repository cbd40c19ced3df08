//! Documents to decks, as an author does it: from the command line, with the real binary.

#![allow(clippy::unwrap_used, clippy::panic)] // helpers of tests

#[path = "generating/books.rs"]
mod books;
mod desk;
#[path = "generating/input.rs"]
mod input;
#[allow(dead_code)] // one screen needs a part of it
#[path = "terminal/pty.rs"]
mod pty;
#[path = "generating/review.rs"]
mod review;
#[path = "generating/sameness.rs"]
mod sameness;
#[path = "generating/tables.rs"]
mod tables;
#[path = "generating/updating.rs"]
mod updating;

use std::fs;

use desk::{Desk, Run};
use serde_json::Value;

/// A document with two facts, a menu and a legend.
const NOTES: &str = "\
Norway and its neighbours

Home
News
Contact

Norway joined the United Nations in 1945. Denmark joined the European Union in 1973.

Photo: the king of Norway in Paris, 1999

Sweden hosted the Summer Olympics in 1912. It is a lovely country.

Copyright 2012. All rights reserved.
";

fn deck(desk: &Desk, name: &str) -> quizdeck::deck::Deck {
    let text = fs::read_to_string(desk.path(name)).unwrap();
    let reading = quizdeck::deck::read(name, &text);
    reading
        .deck
        .unwrap_or_else(|| panic!("{:?}\n{text}", reading.findings))
}

fn generated(desk: &Desk, args: &[&str]) -> Run {
    let run = desk.run(&[&["generate"], args].concat());
    assert_eq!(run.code, 0, "{run:?}");
    run
}

/// Runs that make nothing: exit code 2, a message, no file.
fn refused(desk: &Desk, args: &[&str]) -> String {
    let run = desk.run(&[&["generate"], args].concat());
    assert_eq!((run.code, run.out.as_str()), (2, ""), "{run:?}");
    run.err
}

#[test]
fn a_document_becomes_a_deck_that_check_has_nothing_against() {
    let desk = Desk::new();
    desk.write("docs/notes.txt", NOTES);
    generated(&desk, &["docs/notes.txt", "-o", "notes.yaml"]);
    let made = deck(&desk, "notes.yaml");
    assert_eq!(made.id.as_str(), "notes");
    assert!(made.cards.len() >= 3, "{made:?}");
    for card in &made.cards {
        let source = card.source.as_ref().unwrap();
        assert_eq!(source.document.as_deref(), Some("notes.txt"));
        assert!(matches!(source.paragraph, Some(3 | 5)), "{card:?}");
        assert!(NOTES.contains(source.quote.as_deref().unwrap()), "{card:?}");
        assert_eq!(source.section.as_deref(), Some("Norway and its neighbours"));
        assert_eq!(
            card.topic.as_ref().unwrap().as_str(),
            "norway-and-its-neighbours"
        );
    }
    let check = desk.run(&["check", "--strict", "--sources", "docs", "notes.yaml"]);
    assert_eq!(
        (check.out.as_str(), check.code),
        ("no findings in 1 file\n", 0)
    );
    let quiz = desk.run_with(&["quiz", "notes.yaml", "--limit", "1", "--plain"], "x\n");
    assert_eq!(quiz.code, 0, "{quiz:?}");
}

#[test]
fn standard_input_is_a_document_and_markup_is_none() {
    let desk = Desk::new();
    let page = "<html><nav>Spain joined the United Nations in 1901.</nav><article><p>Spain joined the <b>United Nations</b>\nin 1955.</p></article>";
    let run = desk.run_with(&["generate", "-", "--title", "Spain!"], page);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(
        run.out.starts_with("deck: spain\ntitle: Spain!\n"),
        "{}",
        run.out
    );
    assert!(
        run.out
            .contains("quote: Spain joined the United Nations in 1955."),
        "{}",
        run.out
    );
    assert!(!run.out.contains("1901"), "{}", run.out);
}

#[test]
fn wishes_are_heeded() {
    let desk = Desk::new();
    desk.write("notes.txt", NOTES);
    generated(
        &desk,
        &[
            "notes.txt",
            "-o",
            "one.yaml",
            "--limit",
            "1",
            "--topic",
            "north",
        ],
    );
    let made = deck(&desk, "one.yaml");
    assert_eq!(made.cards.len(), 1);
    assert_eq!(
        made.cards[0].topic.as_ref().unwrap().as_str(),
        "north/norway-and-its-neighbours"
    );
    let typed = desk.json(&["generate", "notes.txt", "--forms", "typed", "--json"]);
    for card in typed["cards"].as_array().unwrap() {
        let forms = card["faces"][0]["forms"].as_array().unwrap();
        assert!(
            forms.contains(&Value::from("typed")) && !forms.contains(&Value::from("choice")),
            "{card}"
        );
    }
    let told = desk.json(&["generate", "notes.txt", "--forms", "truth", "--json"]);
    let told = told["cards"].as_array().unwrap();
    assert!(!told.is_empty());
    for card in told {
        assert_eq!(
            card["faces"][0]["forms"],
            serde_json::json!(["truth"]),
            "{card}"
        );
    }
    let said = refused(&desk, &["notes.txt", "--min-quality", "1"]);
    assert!(
        said.starts_with("error: no card could be made of `notes.txt`; nothing was written\n"),
        "{said}"
    );
}

#[test]
fn what_is_no_document_is_told_and_nothing_is_written() {
    let desk = Desk::new();
    desk.write("notes.txt", NOTES);
    desk.write("empty.txt", "\u{feff} \n\n");
    desk.write("picture.txt", b"\x89PNG\r\n\x1a\n\0\0");
    desk.write("noise.txt", [0x81_u8, 0x8d, 0x00, 0x01].repeat(999));
    desk.write(
        "korean.txt",
        "대한민국은 1991년에 유엔에 가입하였다. 수도는 서울이다.",
    );
    desk.write("hebrew.txt", "ישראל הצטרפה לאומות המאוחדות בשנת 1949.");
    desk.write("menu.txt", "Home\nNews\nContact\n");
    desk.write("none/.hidden.txt", NOTES);
    let told = [
        (
            "empty.txt",
            "no deck can be made of `empty.txt`: it is empty",
        ),
        (
            "picture.txt",
            "no deck can be made of `picture.txt`: it is an image (PNG), not text",
        ),
        (
            "noise.txt",
            "no deck can be made of `noise.txt`: it is a binary file, not text",
        ),
        (
            "korean.txt",
            "no deck can be made of `korean.txt`: it is not English: Korean",
        ),
        (
            "hebrew.txt",
            "no deck can be made of `hebrew.txt`: it is not English: Hebrew",
        ),
        (
            "menu.txt",
            "no deck can be made of `menu.txt`: it holds no running text",
        ),
        ("nowhere.txt", "there is no file `nowhere.txt`"),
        ("none", "the folder `none` holds no document"),
    ];
    for (name, message) in told {
        let said = refused(&desk, &["notes.txt", name, "-o", "out.yaml"]);
        assert!(
            said.starts_with(&format!("error: {message}\n  help: ")),
            "{said}"
        );
        assert!(!desk.path("out.yaml").exists(), "{name}");
    }
    // all that is wrong is told in one go
    let said = refused(
        &desk,
        &["nowhere.txt", "notes.txt", "empty.txt", "picture.txt"],
    );
    for (name, message) in told
        .iter()
        .filter(|(name, _)| ["nowhere.txt", "empty.txt", "picture.txt"].contains(name))
    {
        assert!(said.contains(message), "{name}: {said}");
    }
}

#[test]
fn a_deck_that_is_there_is_replaced_only_when_that_is_meant() {
    let desk = Desk::new();
    desk.write("notes.txt", NOTES);
    let mine = "cards:\n- { id: mine, ask: Why?, answer: So }\n";
    desk.write("notes.yaml", mine);
    let said = refused(&desk, &["notes.txt", "-o", "notes.yaml"]);
    assert!(said.contains("`notes.yaml` is there already"), "{said}");
    assert_eq!(fs::read_to_string(desk.path("notes.yaml")).unwrap(), mine);
    generated(&desk, &["notes.txt", "-o", "notes.yaml", "--force"]);
    assert!(
        deck(&desk, "notes.yaml")
            .cards
            .iter()
            .all(|card| card.id.as_str() != "mine")
    );
    for bad in [&["-o", "notes.txt"][..], &["--update"], &["-o", "."]] {
        refused(&desk, &[&["notes.txt"], bad].concat());
    }
    assert_eq!(fs::read_to_string(desk.path("notes.txt")).unwrap(), NOTES);
}

#[test]
fn every_sentence_gives_a_card_or_has_a_reason() {
    let desk = Desk::new();
    desk.write("notes.txt", NOTES);
    let json = desk.json(&["generate", "notes.txt", "--json"]);
    let told = |sentence: &str| {
        let all = json["cards"]
            .as_array()
            .unwrap()
            .iter()
            .chain(json["refused"].as_array().unwrap());
        all.filter(|told| told["sentence"] == sentence).count()
    };
    for sentence in [
        "Norway joined the United Nations in 1945.",
        "Denmark joined the European Union in 1973.",
        "Sweden hosted the Summer Olympics in 1912.",
        "It is a lovely country.",
    ] {
        assert!(told(sentence) > 0, "{sentence}: {json}");
    }
    let section = &json["coverage"][0];
    assert_eq!(section["section"][0], "Norway and its neighbours");
    assert_eq!(
        (section["paragraphs"].as_u64(), section["asked"].as_u64()),
        (Some(2), Some(2))
    );
    let explained = generated(&desk, &["notes.txt", "--explain"]).out;
    for line in [
        "  menu: Contact",
        "  caption: Photo: the king of Norway in Paris, 1999",
        "  page furniture: Copyright 2012. All rights reserved.",
        "¶3 Norway joined the United Nations in 1945.",
        "What the cards cover",
    ] {
        assert!(
            explained.lines().any(|said| said == line),
            "{line}\n{explained}"
        );
    }
}

#[test]
fn a_statement_that_asks_the_same_is_shown_with_its_gap() {
    let desk = Desk::new();
    desk.write(
        "mills.txt",
        "The mills of Lund\n\nIn 1873, Ola Lund returned to his birthtown, Smiljan.\n",
    );
    let explained = generated(&desk, &["mills.txt", "--explain"]).out;
    let told = "the card `In _____, Ola Lund returned to his birthtown.` asks the same";
    let one_line = explained.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(one_line.contains(told), "{explained}");
    let json = desk.json(&["generate", "mills.txt", "--json"]);
    assert_eq!(json["refused"][0]["message"], told, "{json}");
}

#[test]
fn hostile_documents_end_soon_and_well() {
    let desk = Desk::new();
    let long = "word ".repeat(400_000);
    desk.write("line.txt", &long);
    desk.write("word.txt", "x".repeat(2_000_000));
    desk.write("headings.md", "# Heading\n".repeat(50_000));
    desk.write(
        "deep.html",
        "<div>".repeat(100_000) + &"</b></p>".repeat(100_000),
    );
    desk.write("brackets.md", "[".repeat(50_000) + &"](".repeat(50_000));
    desk.write("signs.txt", "\u{7}\u{1b}[31m\u{202e}".repeat(9_999));
    for name in [
        "line.txt",
        "word.txt",
        "headings.md",
        "deep.html",
        "brackets.md",
        "signs.txt",
    ] {
        let said = refused(&desk, &[name, "-o", "out.yaml"]);
        assert!(said.starts_with("error: no "), "{name}: {said}");
        assert!(
            !said.contains('\u{1b}') && !desk.path("out.yaml").exists(),
            "{name}: {said}"
        );
    }
}

fn ids(deck: &quizdeck::deck::Deck) -> Vec<String> {
    deck.cards.iter().map(|card| card.id.to_string()).collect()
}

/// The ids of the cards that documents give, in their order.
fn deck_of(desk: &Desk, documents: &[&str]) -> Vec<String> {
    let run = generated(desk, documents);
    ids(&quizdeck::deck::read("a.yaml", &run.out).deck.unwrap())
}
