//! The decks inside the program against the folder they come from.
#![allow(clippy::unwrap_used)] // helpers of tests

use std::collections::BTreeSet;

use quizdeck::base::DeckId;
use quizdeck::deck::{read, shipped};
use quizdeck::diagnostic::Places;

#[test]
fn every_deck_of_the_folder_is_shipped() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/decks");
    let files = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let decks: BTreeSet<String> = files
        .filter(|path| path.extension().is_some_and(|ending| ending == "yaml"))
        .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    let listed: BTreeSet<String> = shipped()
        .iter()
        .map(|(name, _)| (*name).to_owned())
        .collect();
    assert_eq!(listed, decks);
    assert_eq!(shipped().len(), decks.len(), "no deck is listed twice");
}

#[test]
fn shipped_decks_read_without_a_finding() {
    let mut told = Vec::new();
    for (name, text) in shipped() {
        let reading = read(&format!("{name}.yaml"), text);
        let places = Places::new(text);
        told.extend(reading.findings.iter().map(|finding| {
            format!(
                "{name}:{}: {} [{}]",
                places.at(finding.place.span.start).line,
                finding.message,
                finding.rule
            )
        }));
        assert_eq!(
            reading.id.as_ref().map(DeckId::as_str),
            Some(*name),
            "the deck is named like its file"
        );
    }
    assert!(told.is_empty(), "{}", told.join("\n"));
}
