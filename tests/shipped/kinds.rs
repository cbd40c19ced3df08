//! Which kinds of card there are, and how they are spread.

use std::collections::{BTreeMap, BTreeSet};

use quizdeck::deck::{Answer, Card, Deck, Kind};

use crate::library::{cards, decks, none};

/// The kinds of card that a teacher can copy from these decks.
const KINDS: [&str; 11] = [
    "choice",
    "claim",
    "cloze",
    "date",
    "match",
    "number",
    "order",
    "reverse",
    "several answers",
    "term",
    "typed",
];

/// From this number of cards on, a deck is large and shows variety.
const LARGE: usize = 30;
/// So many kinds are the least for a large deck.
const VARIETY: usize = 5;

fn kinds(card: &Card) -> BTreeSet<&'static str> {
    match &card.kind {
        Kind::Ask {
            answer,
            wrong,
            reverse,
            ..
        } => {
            let kind = match (answer, wrong.as_slice()) {
                (Answer::One(_), []) => "typed",
                (Answer::One(_), _) => "choice",
                (Answer::Several(_), _) => "several answers",
                (Answer::Number { .. }, _) => "number",
                (Answer::Date(_), _) => "date",
            };
            let reverse = reverse.as_ref().map(|_| "reverse");
            reverse.into_iter().chain([kind]).collect()
        }
        Kind::Claim { .. } => BTreeSet::from(["claim"]),
        Kind::Cloze { .. } => BTreeSet::from(["cloze"]),
        Kind::Term { .. } => BTreeSet::from(["term"]),
        Kind::Order { .. } => BTreeSet::from(["order"]),
        Kind::Match { .. } => BTreeSet::from(["match"]),
    }
}

fn of_deck(deck: &Deck) -> BTreeSet<&'static str> {
    deck.cards.iter().flat_map(kinds).collect()
}

#[test]
fn every_kind_of_card_occurs() {
    let found: BTreeSet<_> = decks().iter().flat_map(of_deck).collect();
    let missing = KINDS.iter().filter(|kind| !found.contains(*kind));
    none(
        &missing.map(ToString::to_string).collect::<Vec<_>>(),
        "no deck shows a card of this kind",
    );
}

#[test]
fn every_large_deck_has_at_least_five_kinds_of_card() {
    let plain = decks()
        .iter()
        .filter(|deck| deck.cards.len() >= LARGE && of_deck(deck).len() < VARIETY)
        .map(|deck| format!("{}: {:?}", deck.id, of_deck(deck)));
    none(
        &plain.collect::<Vec<_>>(),
        "ask some facts of this deck as another kind of card",
    );
}

#[test]
fn claims_are_as_often_true_as_false() {
    let mut counts: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
    for (deck, card) in cards() {
        if let Kind::Claim { answer, .. } = card.kind {
            for place in ["the library", deck.id.as_str()] {
                counts.entry(place).or_default()[usize::from(answer)] += 1;
            }
        }
    }
    // of few claims, one or two more on a side are chance
    let lopsided = |[wrong, right]: [usize; 2]| wrong.abs_diff(right) > 1 + (wrong + right) / 4;
    let offenders = counts
        .iter()
        .filter(|(_, sides)| lopsided(**sides))
        .map(|(place, [wrong, right])| format!("{place}: {right} true, {wrong} false"));
    none(
        &offenders.collect::<Vec<_>>(),
        "who always says the same must not profit",
    );
}

#[test]
fn every_false_claim_is_put_right() {
    let bare = cards().into_iter().filter(|(_, card)| {
        matches!(
            &card.kind,
            Kind::Claim {
                answer: false,
                correction: None,
                ..
            }
        )
    });
    let bare = bare.map(|(deck, card)| crate::library::name(deck, card));
    none(
        &bare.collect::<Vec<_>>(),
        "say in `correction` what is true instead",
    );
}
