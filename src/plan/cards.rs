//! What the faces of a card know of each other.

use std::collections::HashMap;

use super::{Candidate, Request};
use crate::base::{CardId, Day, DeckId, Probability};

/// The candidates seen as cards: questions of one card are siblings, and cards need cards.
pub(super) struct Cards<'a> {
    candidates: &'a [Candidate],
    of: Vec<usize>,
    facts: Vec<Facts>,
    places: HashMap<(&'a DeckId, &'a CardId), usize>,
    recall: Vec<Option<Probability>>,
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
            candidates: request.candidates,
            of: Vec::with_capacity(request.candidates.len()),
            facts: Vec::new(),
            places: HashMap::new(),
            recall: Vec::with_capacity(request.candidates.len()),
        };
        for candidate in request.candidates {
            let place = cards.place(candidate);
            let facts = &mut cards.facts[place];
            facts.askable |= !candidate.suspended && request.wishes.match_question(candidate);
            if let Some(state) = candidate.state {
                facts.started = true;
                facts.known |= !state.learning;
                facts.answered |= candidate.is_answered(request.today);
            }
            let recall = |state| request.scheduler.retrievability(state, request.now);
            cards.recall.push(candidate.state.as_ref().map(recall));
        }
        cards
    }

    fn place(&mut self, candidate: &'a Candidate) -> usize {
        let name = (&candidate.key.deck, &candidate.key.card);
        let place = *self.places.entry(name).or_insert(self.facts.len());
        if place == self.facts.len() {
            self.facts.push(Facts::default());
        }
        self.of.push(place);
        place
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
        self.recall[index]
    }

    /// The other cards of its deck that a candidate's card needs; ids without a card are left out.
    pub(super) fn needs(&self, index: usize) -> impl Iterator<Item = usize> {
        let candidate = &self.candidates[index];
        let named = candidate
            .needs
            .iter()
            .filter_map(|card| self.places.get(&(&candidate.key.deck, card)).copied());
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
