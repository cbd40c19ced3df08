//! Decks side by side.

use std::collections::BTreeMap;
use std::fmt;

use super::{Card, Deck};
use crate::base::{CardId, DeckId, QuestionKey};

/// Decks and cards found by name, wherever they are kept.
///
/// A whole [`Library`] is one; who has a hundred thousand cards on the disk opens those that are asked.
pub trait Cards: fmt::Debug {
    /// The deck of an id with all it says but, perhaps, its cards.
    fn deck(&self, id: &DeckId) -> Option<&Deck>;

    /// The deck and card of a question, when the card still has that face.
    fn find(&self, key: &QuestionKey) -> Option<(&Deck, &Card)>;
}

impl Cards for Library {
    fn deck(&self, id: &DeckId) -> Option<&Deck> {
        self.deck(id)
    }

    fn find(&self, key: &QuestionKey) -> Option<(&Deck, &Card)> {
        self.find(key)
    }
}

/// Decks with different ids, found by name.
#[derive(Debug, Clone, Default)]
pub struct Library {
    decks: Vec<Deck>,
    places: BTreeMap<DeckId, usize>,
    cards: BTreeMap<DeckId, BTreeMap<CardId, usize>>,
}

impl Library {
    /// Puts decks side by side, in their order; of two with one id the first stays.
    #[must_use]
    pub fn new(decks: Vec<Deck>) -> Self {
        let mut library = Self::default();
        for deck in decks {
            if library.places.contains_key(&deck.id) {
                continue;
            }
            let cards = deck
                .cards
                .iter()
                .enumerate()
                .map(|(at, card)| (card.id.clone(), at));
            library.cards.insert(deck.id.clone(), cards.collect());
            library.places.insert(deck.id.clone(), library.decks.len());
            library.decks.push(deck);
        }
        library
    }

    /// The decks in their order.
    #[must_use]
    pub fn decks(&self) -> &[Deck] {
        &self.decks
    }

    /// The deck of an id.
    #[must_use]
    pub fn deck(&self, id: &DeckId) -> Option<&Deck> {
        self.places.get(id).and_then(|&at| self.decks.get(at))
    }

    /// The deck and card of a question, when the card still has that face.
    #[must_use]
    pub fn find(&self, key: &QuestionKey) -> Option<(&Deck, &Card)> {
        let deck = self.deck(&key.deck)?;
        let card = deck
            .cards
            .get(*self.cards.get(&key.deck)?.get(&key.card)?)?;
        card.faces().contains(&key.face).then_some((deck, card))
    }
}
