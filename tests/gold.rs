//! How much of what matters in the five documents `generate` asks: a list of facts that a teacher would ask, held against its
//! cards. The documents lie beside the project; where they are missing the test is skipped with a word.

#![allow(clippy::unwrap_used, clippy::panic)] // helpers of tests

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::Path;

use quizdeck::base::DeckId;
use quizdeck::deck::{AnswerText, Card, Kind};
use quizdeck::generate::{Document, Outline, Wishes, make, read, settle};

/// Of a hundred facts at least so many are asked.
const LEAST: usize = 66;

/// The five documents, in the order of their names; `None`, with a word, when they are not at hand.
fn documents() -> Option<Vec<Document>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/documents");
    let Ok(entries) = fs::read_dir(&folder) else {
        let word = format!("skipped: the documents are not at {}\n", folder.display());
        std::io::stderr().write_all(word.as_bytes()).unwrap();
        return None;
    };
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let read = paths.iter().map(|path| {
        let name = path.file_name().unwrap().to_str().unwrap();
        read(name, &fs::read(path).unwrap(), None).unwrap()
    });
    Some(read.collect())
}

/// Everything that a card shows, its answers among it.
fn shown(card: &Card) -> Vec<String> {
    let mut all = Vec::new();
    for face in card.faces() {
        let answer = match card.answer(face) {
            AnswerText::One(text) => text,
            AnswerText::List(texts) => texts.join(", "),
            other => format!("{other:?}"),
        };
        all.push(format!("{} {answer}", card.prompt(face)));
    }
    if let Kind::Claim {
        claim, correction, ..
    } = &card.kind
    {
        all.push(correction.as_ref().unwrap_or(claim).clone());
    }
    all
}

/// Whether a card shows all parts of a fact.
fn asks(shown: &[String], fact: &str) -> bool {
    shown.iter().any(|text| {
        let text = text.to_lowercase();
        fact.split('&').all(|part| {
            part.split('|')
                .any(|one| text.contains(&one.trim().to_lowercase()))
        })
    })
}

#[test]
#[allow(clippy::print_stdout)] // figures for whoever runs it with --nocapture
fn most_of_what_matters_is_asked() {
    let Some(documents) = documents() else { return };
    let wishes = Wishes::default();
    let mut made = make(&documents, &wishes);
    let outline = Outline {
        id: DeckId::new("any").unwrap(),
        title: String::from("Any"),
        topic: None,
        as_of: None,
    };
    settle(&documents, &mut made, &wishes, &outline, &BTreeSet::new()).unwrap();
    let cards: Vec<Vec<String>> = made.cards.iter().map(|one| shown(&one.card)).collect();
    let gold = include_str!("generate/gold.txt");
    let facts: Vec<&str> = gold
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .collect();
    let missing: Vec<&&str> = facts
        .iter()
        .filter(|fact| !cards.iter().any(|shown| asks(shown, fact)))
        .collect();
    let asked = facts.len() - missing.len();
    println!(
        "{asked} of {} facts are asked, by {} cards",
        facts.len(),
        cards.len()
    );
    for fact in &missing {
        println!("  not asked: {fact}");
    }
    assert!(
        asked * 100 >= facts.len() * LEAST,
        "{asked} of {}",
        facts.len()
    );
}
