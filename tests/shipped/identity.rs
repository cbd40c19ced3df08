//! Which decks there are, and the names on which progress hangs.

use std::collections::BTreeSet;

use quizdeck::diagnostic::Severity;

use crate::library::{cards, decks, name, none, questions, readings};

/// The decks for ever: ids never change, titles only with a decision.
const DECKS: [(&str, &str); 8] = [
    ("korea-china", "South Korea and China"),
    ("korea-europe", "South Korea and Europe"),
    ("korea-japan", "South Korea and Japan"),
    ("korea-north", "South Korea and North Korea"),
    (
        "korea-organisations",
        "South Korea and international organisations",
    ),
    ("korea-russia", "South Korea and Russia"),
    ("korea-un", "South Korea and the United Nations"),
    ("korea-us", "South Korea and the United States"),
];

/// Every question that was ever shipped, one name a line, sorted.
const IDS: &str = include_str!("ids.txt");

#[test]
fn the_eight_decks_are_there_by_id_and_title() {
    let found: Vec<_> = decks()
        .iter()
        .map(|deck| (deck.id.as_str(), deck.title.as_str()))
        .collect();
    assert_eq!(
        found, DECKS,
        "deck ids never change: all progress hangs on them"
    );
}

#[test]
fn every_deck_is_free_of_findings() {
    let mut offenders = Vec::new();
    for (file, reading) in readings() {
        let id = reading.id.map(|id| format!("{id}.yaml"));
        if id.as_ref() != Some(&file) {
            offenders.push(format!(
                "decks/{file}: the file is not named after its deck id"
            ));
        }
        for finding in reading.findings {
            let severity: Severity = finding.severity;
            let (rule, message) = (finding.rule, finding.message);
            offenders.push(format!(
                "decks/{file}: {}[{rule}]: {message}",
                severity.name()
            ));
        }
    }
    none(
        &offenders,
        "mend what `quizdeck check decks` finds, warnings and notes too",
    );
}

#[test]
fn every_deck_says_what_it_teaches_and_in_which_language() {
    let silent = decks()
        .iter()
        .filter(|deck| deck.about.is_none() || deck.language.as_deref() != Some("en"))
        .map(|deck| deck.id.to_string());
    none(
        &silent.collect::<Vec<_>>(),
        "give each deck `about` and `language: en`",
    );
}

#[test]
fn the_library_has_300_to_350_cards() {
    let count = cards().len();
    assert!((300..=350).contains(&count), "{count} cards in all");
}

#[test]
fn every_card_has_its_id_written_down() {
    let unnamed = cards().into_iter().filter(|(_, card)| !card.id_written);
    let unnamed: Vec<String> = unnamed.map(|(deck, card)| name(deck, card)).collect();
    none(
        &unnamed,
        "write the id: an id made from the content goes when the content changes",
    );
}

#[test]
fn the_list_of_ids_is_sorted() {
    let listed: Vec<&str> = IDS.lines().collect();
    let sorted: Vec<&str> = listed
        .iter()
        .copied()
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    assert_eq!(
        listed, sorted,
        "keep tests/shipped/ids.txt sorted, each name once (`LC_ALL=C sort -u`)"
    );
}

#[test]
fn no_question_ever_loses_its_id() {
    let there: BTreeSet<String> = questions()
        .into_iter()
        .map(super::library::Asked::name)
        .collect();
    let gone = IDS
        .lines()
        .filter(|id| !there.contains(*id))
        .map(str::to_owned);
    none(
        &gone.collect::<Vec<_>>(),
        "learners' progress hangs on these ids, and they are gone. Give the card its old id back (its text may change, its \
         id may not, nor its deck, its kind's faces or the numbers of its deletions). Only when the question itself is given \
         up on purpose, delete its line from tests/shipped/ids.txt and say so in CHANGELOG.md",
    );
}

#[test]
fn every_new_question_is_put_on_the_list_of_ids() {
    let listed: BTreeSet<&str> = IDS.lines().collect();
    let new = questions().into_iter().map(super::library::Asked::name);
    let new: Vec<String> = new.filter(|id| !listed.contains(id.as_str())).collect();
    none(
        &new,
        "these ids will be kept for ever: read them once more, then add these lines to tests/shipped/ids.txt, sorted",
    );
}

#[test]
fn every_topic_and_parent_topic_has_a_name_and_cards() {
    let mut offenders = Vec::new();
    for deck in decks() {
        let named: BTreeSet<_> = deck.topics.iter().map(|(topic, _)| topic.clone()).collect();
        for card in &deck.cards {
            let own = card.topic.clone();
            let chain = std::iter::successors(own, quizdeck::base::Topic::parent);
            let unnamed = chain.filter(|topic| !named.contains(topic));
            offenders.extend(
                unnamed.map(|topic| format!("{}: `{topic}` has no name", name(deck, card))),
            );
            if card.topic.is_none() {
                offenders.push(format!("{}: no topic", name(deck, card)));
            }
        }
        let used = |topic| {
            deck.cards
                .iter()
                .any(|c| c.topic.as_ref().is_some_and(|own| own.is_within(topic)))
        };
        let idle = named.iter().filter(|topic| !used(topic));
        offenders.extend(idle.map(|topic| format!("{}: no card in `{topic}`", deck.id)));
    }
    none(
        &offenders,
        "name each topic under `topics:` and use each name",
    );
}
