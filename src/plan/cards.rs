//! What the faces of a card know of each other.

use std::cell::OnceCell;
use std::collections::HashMap;

use super::{Candidate, Request};
use crate::base::{CardId, Day, DeckId, Probability};

/// The candidates seen as cards: questions of one card are siblings, and cards need cards.
pub(super) struct Cards<'a> {
    request: Request<'a>,
    of: Vec<usize>,
    facts: Vec<Facts>,
    /// Only who needs another card is looked up.
    places: OnceCell<HashMap<(DeckId, CardId), usize>>,
    /// Reckoned for those alone that are compared or told.
    recall: Vec<OnceCell<Option<Probability>>>,
}

/// What is true of a card, whatever its faces are asked for.
#[derive(Debug, Clone, Copy, Default)]
struct Facts {
    /// A face was asked before.
    started: bool,
    /// A face was answered right last time.
    known: bool,
    /// A face matches the wishes and is not suspended.
    askable: bool,
    /// A face was answered today, or on a day that a journey to the west brings once more.
    answered: bool,
}

impl<'a> Cards<'a> {
    /// Groups the candidates of a request by card.
    pub(super) fn of(request: &Request<'a>) -> Self {
        let mut cards = Self {
            request: *request,
            of: Vec::with_capacity(request.candidates.len()),
            facts: Vec::new(),
            places: OnceCell::new(),
            recall: vec![OnceCell::new(); request.candidates.len()],
        };
        let same =
            |a: &Candidate, b: &Candidate| a.key.card == b.key.card && a.key.deck == b.key.deck;
        for faces in request.candidates.chunk_by(same) {
            let mut facts = Facts::default();
            for face in faces {
                cards.of.push(cards.facts.len());
                facts.askable |= !face.suspended && request.wishes.match_question(face);
                facts.started |= face.state.is_some();
                facts.known |= face.state.is_some_and(|state| !state.learning);
                facts.answered |= face.is_answered(request.today);
            }
            cards.facts.push(facts);
        }
        cards
    }

    fn place(&self, deck: &DeckId, card: &CardId) -> Option<usize> {
        let places = self.places.get_or_init(|| {
            let all = self.request.candidates;
            let decks = all.chunk_by(|a, b| a.key.deck == b.key.deck);
            let mut at = 0;
            let placed = decks.map(|deck| {
                at += deck.len();
                (deck, &self.of[at - deck.len()..at])
            });
            // most decks have no card that needs another
            let needy = placed.filter(|(deck, _)| deck.iter().any(|one| !one.needs.is_empty()));
            let cards = needy.flat_map(|(deck, of)| deck.iter().zip(of));
            cards
                .map(|(one, card)| ((one.key.deck.clone(), one.key.card.clone()), *card))
                .collect()
        });
        places.get(&(deck.clone(), card.clone())).copied()
    }

    /// How many cards there are.
    pub(super) fn len(&self) -> usize {
        self.facts.len()
    }

    /// The card of a candidate, below [`Cards::len`].
    pub(super) fn card(&self, index: usize) -> usize {
        self.of[index]
    }

    /// Whether a face of this candidate's card was answered today.
    pub(super) fn answered(&self, index: usize) -> bool {
        self.facts[self.of[index]].answered
    }

    /// The chance that a candidate is recalled now; `None` while it is new.
    pub(super) fn recall(&self, index: usize) -> Option<Probability> {
        let recall = |state| {
            let Request { scheduler, now, .. } = self.request;
            scheduler.retrievability(state, now)
        };
        let state = || self.request.candidates[index].state.as_ref();
        *self.recall[index].get_or_init(|| state().map(recall))
    }

    /// The other cards of its deck that a candidate's card needs; ids without a card are left out.
    pub(super) fn needs(&self, index: usize) -> impl Iterator<Item = usize> {
        let candidate = &self.request.candidates[index];
        let named = candidate.needs.iter();
        let named = named.filter_map(|card| self.place(&candidate.key.deck, card));
        named.filter(move |&card| card != self.of[index])
    }

    /// Whether a new question has to wait for a card that it needs.
    ///
    /// Only a card whose first face is still to come waits; a needed card that cannot be asked (suspended, or not among
    /// what is wanted today) is waited for by nobody.
    pub(super) fn needs_more(&self, index: usize) -> bool {
        let missing = |card: usize| self.facts[card].askable && !self.facts[card].known;
        !self.facts[self.of[index]].started && self.needs(index).any(missing)
    }
}

/// Whether a question was missed today and not answered right since.
pub(super) fn missed_today(candidate: &Candidate, today: Day) -> bool {
    candidate
        .state
        .is_some_and(|state| state.learning && candidate.is_answered(today))
}
