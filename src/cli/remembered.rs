//! What is remembered of all questions of a shelf, for who looks at most of them.

use std::thread;

use super::failure::Failure;
use super::shelf::{Shelf, candidate};
use super::shelved::Shelved;
use crate::base::{Face, QuestionKey};
use crate::plan::Candidate;
use crate::store::{Remembered, Store, Written};

/// What is remembered of a deck: the place of a card, a face of it.
type OfDeck = Vec<(usize, Face, Remembered)>;

/// The questions of all decks in the author's order, with what is remembered of them.
///
/// # Errors
/// When decks or progress cannot be read.
pub(super) fn questions(shelf: &Shelf, store: &Store) -> Result<Vec<Candidate>, Failure> {
    let known = thread::scope(|scope| {
        // whoever comes to an outline first opens it; one that cannot be opened is told of below
        scope.spawn(|| {
            let sound = |deck: &&Shelved| deck.outline().is_ok();
            shelf.decks().iter().filter(sound).count()
        });
        known(shelf, store)
    })?;
    let questions = shelf.decks().iter().map(|deck| deck.brief().questions);
    let mut all = Vec::with_capacity(questions.map(|number| number as usize).sum());
    for (deck, known) in shelf.decks().iter().zip(known) {
        joined(deck, known, &mut all)?;
    }
    Ok(all)
}

/// What is remembered of each deck, in no order.
fn known(shelf: &Shelf, store: &Store) -> Result<Vec<OfDeck>, Failure> {
    let mut known: Vec<OfDeck> = Vec::new();
    known.resize_with(shelf.decks().len(), OfDeck::new);
    let mut wrong = None;
    // neighbours in the progress file are mostly neighbours in their deck
    let (mut last, mut at) = (String::new(), None);
    store.each_known(|one: Written<'_>| {
        if last != one.deck {
            at = shelf.position(one.deck);
            one.deck.clone_into(&mut last);
        }
        let Some(at) = at else { return };
        let of_deck = &mut known[at];
        let next = of_deck.last().map_or(0, |(place, ..)| place + 1);
        match shelf.decks()[at].place_of(one.card, next) {
            Ok(place) => of_deck.extend(place.map(|place| (place, one.face, one.known))),
            Err(failure) => wrong = Some(failure),
        }
    })?;
    wrong.map_or(Ok(known), Err)
}

/// The questions of a deck in the author's order, with what is remembered of them.
fn joined(deck: &Shelved, mut known: OfDeck, all: &mut Vec<Candidate>) -> Result<(), Failure> {
    known.sort_unstable_by_key(|&(place, face, _)| (place, face));
    let mut rest = &known[..];
    let outline = deck.outline()?;
    for (place, card) in outline.cards.iter().enumerate() {
        let own = rest.iter().take_while(|(known, ..)| *known == place);
        let (own, others) = rest.split_at(own.count());
        rest = others;
        for face in card.faces() {
            let key = QuestionKey {
                deck: deck.brief().id.clone(),
                card: card.id.clone(),
                face,
            };
            let known = own.iter().find(|(_, known, _)| *known == face);
            let said = (outline.topic(card), &card.tags[..], &card.needs[..]);
            all.push(candidate(said, known.map(|(.., known)| *known), key));
        }
    }
    Ok(())
}
