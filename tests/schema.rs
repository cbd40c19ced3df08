//! The schema of decks, judged by an independent validator.

#![allow(clippy::unwrap_used, clippy::panic)] // helpers of tests

mod desk;

use std::fs;
use std::path::{Path, PathBuf};

use desk::Desk;
use quizdeck::deck::{SCHEMA, read, shipped};
use serde_json::Value;

fn validator() -> jsonschema::Validator {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    jsonschema::draft7::meta::validate(&schema).unwrap();
    jsonschema::draft7::new(&schema).unwrap()
}

/// The YAML as an editor's own reader takes it: numbers and truths are such.
fn as_json(yaml: &str) -> Value {
    fn convert(value: &serde_yaml::Value) -> Value {
        use serde_yaml::Value as Yaml;
        match value {
            Yaml::Mapping(map) => {
                let key = |key: &Yaml| match convert(key) {
                    Value::String(text) => text,
                    other => other.to_string(),
                };
                map.iter().map(|(k, v)| (key(k), convert(v))).collect()
            }
            Yaml::Sequence(list) => list.iter().map(convert).collect(),
            other => serde_json::to_value(other).unwrap(),
        }
    }
    convert(&serde_yaml::from_str(yaml).unwrap())
}

fn faults(yaml: &str) -> Vec<String> {
    let validator = validator();
    let value = as_json(yaml);
    let errors = validator.iter_errors(&value);
    errors
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

fn decks(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(decks(&path));
        } else if path.extension().is_some_and(|end| end == "yaml") {
            found.push(path);
        }
    }
    found.sort();
    found
}

#[test]
fn every_deck_that_is_read_without_a_finding_fits() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut seen = 0;
    for path in [decks(&root.join("decks")), decks(&root.join("tests"))].concat() {
        let text = fs::read_to_string(&path).unwrap();
        if read(&path.to_string_lossy(), &text).findings.is_empty() {
            seen += 1;
            assert_eq!(faults(&text), [""; 0], "{}", path.display());
        }
    }
    assert!(
        seen > shipped().len(),
        "the decks for the tests were looked at, too"
    );
}

#[test]
fn the_shipped_decks_name_the_schema_beside_them() {
    for (name, text) in shipped() {
        let first = text.lines().next().unwrap();
        assert_eq!(
            first, "# yaml-language-server: $schema=deck.schema.json",
            "{name}"
        );
    }
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("decks/deck.schema.json");
    let run = Desk::new().run(&["schema"]);
    assert_eq!(
        (run.out, run.code),
        (fs::read_to_string(beside).unwrap(), 0)
    );
}

#[test]
fn a_schema_among_decks_is_no_deck() {
    let desk = Desk::new();
    desk.write("decks/a.yaml", "cards: [{id: a, ask: b, answer: c}]\n");
    desk.write("decks/deck.schema.json", SCHEMA);
    assert_eq!(desk.json(&["check", "--json", "decks"])["files"], 1);
}

#[test]
fn all_forms_of_values_fit() {
    for card in [
        "{id: 1965, ask: 1, answer: 2, accept: [3], wrong: [4, {text: 5, because: 6}], exact: true}",
        "{id: a.b_c-d, ask: a, answer: {number: 1,965, tolerance: 1%}, source: 7}",
        "{id: 한국, ask: a, answer: {number: -3.1, unit: km, tolerance: 0.5}, as_of: 1992-08}",
        "{id: a, ask: a, answer: {date: 1992}}",
        "{id: a, cloze: \"{{a}}\", accept: {c1: [b]}}",
        "{id: a, cloze: \"{{a}}\", accept: [b], exact: false}",
        "{id: a, term: a, definition: b, accept: [c], topic: a/b c/d}",
        "{id: a, claim: a, answer: false, correction: b}",
        "{id: a, ask: a, order: [1, 2]}",
        "{id: a, ask: a, match: {1: 2, b: c}}",
        "{id: a, ask: a, answer: [b, c], reverse: {ask: c, answer: {date: 1992-08-24}}}",
    ] {
        // commas within flow maps part pairs: the number with a comma stands alone in its own line
        let card = card.replace("1,965", "\"1,965\"");
        let deck = format!(
            "settings: {{retention: 0.9, new_per_day: 5, exam: 2026-12-15}}\nsources: {{7: {{file: a}}}}\ncards:\n  - {card}\n"
        );
        let reading = read("a.yaml", &deck);
        assert!(reading.deck.is_some(), "{card}: {:?}", reading.findings);
        assert_eq!(faults(&deck), [""; 0], "{card}");
    }
}

/// Decks that cannot be read, and why.
const BAD: &[(&str, &str)] = &[
    ("title: a\n", "no cards"),
    ("cards: []\n", "an empty list of cards"),
    ("cards: {a: b}\n", "cards that are no list"),
    (
        "deck: Korea Japan\ncards: [{id: a, ask: b, answer: c}]\n",
        "an id with capitals",
    ),
    (
        "author: me\ncards: [{id: a, ask: b, answer: c}]\n",
        "an unknown key",
    ),
    (
        "settings: {retention: 2}\ncards: [{id: a, ask: b, answer: c}]\n",
        "a chance of 2",
    ),
    (
        "sources: {x: {file: a, url: b}}\ncards: [{id: a, ask: b, answer: c}]\n",
        "two documents in one",
    ),
    ("cards: [{id: a, ask: b, anser: c}]\n", "a mistyped key"),
    (
        "cards: [{id: a/b, ask: b, answer: c}]\n",
        "an id with a slash",
    ),
    ("cards: [{id: a, ask: b}]\n", "no answer"),
    ("cards: [{id: a, answer: b}]\n", "no question"),
    (
        "cards: [{id: a, ask: b, claim: c, answer: d}]\n",
        "two kinds in one",
    ),
    (
        "cards: [{id: a, claim: b, answer: maybe}]\n",
        "a claim that is neither",
    ),
    ("cards: [{id: a, cloze: no gap}]\n", "no deletion"),
    (
        "cards: [{id: a, term: b, definition: c, wrong: [d]}]\n",
        "a key of another kind",
    ),
    ("cards: [{id: a, ask: b, answer: [c]}]\n", "a list of one"),
    (
        "cards: [{id: a, ask: b, answer: {date: August}}]\n",
        "no date",
    ),
    (
        "cards: [{id: a, ask: b, answer: {unit: km}}]\n",
        "a unit without its number",
    ),
    ("cards: [{id: a, ask: b, order: [c]}]\n", "an order of one"),
    (
        "cards: [{id: a, ask: b, answer: c, topic: a//b}]\n",
        "a topic without a name",
    ),
    (
        "cards: [{id: a, ask: b, answer: c, exact: maybe}]\n",
        "neither true nor false",
    ),
    (
        "cards: [{id: a, ask: '', answer: c}]\n",
        "an empty question",
    ),
];

#[test]
fn what_cannot_be_read_does_not_fit() {
    for (deck, what) in BAD {
        assert!(read("a.yaml", deck).deck.is_none(), "{what} is an error");
        assert!(!faults(deck).is_empty(), "{what} fits");
    }
}
