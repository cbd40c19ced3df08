//! What of a large library an ordinary day can bring: the plan over these few questions is the plan over all.
//!
//! What is due matters, with its siblings. Of the new questions of a deck no more can be asked than its limit and that of the
//! day allow, and decks take turns: so of every deck the first ones are enough, and of the decks the first ones that have
//! any.

use std::collections::{HashMap, HashSet};

#[cfg(test)]
use super::Request;
use super::{Candidate, DayLimits, Wishes};
use crate::base::{CardId, Day, DeckId};

/// Whether the plan for some wishes can do with the few questions that [`Few`] keeps.
///
/// It cannot when cards are chosen by what they are about, nor when more than due and new questions are wanted.
#[must_use]
pub fn can_do_with_few(wishes: &Wishes) -> bool {
    let Wishes {
        topics,
        tags,
        ahead,
        cram,
        ..
    } = wishes;
    topics.is_empty() && tags.is_empty() && !ahead && !cram
}

/// Chooses what a day can bring, deck after deck in their order.
#[derive(Debug)]
pub struct Few<'a> {
    today: Day,
    limits: &'a DayLimits,
    wished: Option<u32>,
    /// How many more decks with a new question there have to be until all turns are taken.
    turns: u32,
}

impl<'a> Few<'a> {
    /// For a day, its limits and wishes for which few questions will do ([`can_do_with_few`]).
    #[must_use]
    pub fn new(today: Day, limits: &'a DayLimits, wishes: &Wishes) -> Self {
        let overall = wishes.new.unwrap_or_else(|| limits.left());
        Self {
            today,
            limits,
            wished: wishes.new,
            turns: overall,
        }
    }

    /// How many new questions the next deck can bring at most. With none its due questions and their siblings are all that
    /// is needed; else all its questions go to [`Few::of_deck`].
    #[must_use]
    pub fn room(&self, deck: &DeckId) -> u32 {
        if self.turns == 0 {
            return 0;
        }
        let overall = self.wished.unwrap_or_else(|| self.limits.left());
        let own = self.wished.unwrap_or_else(|| self.limits.left_in(deck));
        own.min(overall)
    }

    /// Whether no deck that comes can bring a new question.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.turns == 0
    }

    /// Of all questions of the next deck, in the author's order, those that the day can bring, and what these hang on.
    pub fn of_deck(&mut self, deck: Vec<Candidate>) -> Vec<Candidate> {
        let Some(first) = deck.first() else {
            return deck;
        };
        let room = self.room(&first.key.deck) as usize;
        let cards = Faces::of(&deck);
        let mut wanted: HashSet<CardId> = HashSet::new();
        let mut sure = 0;
        for faces in &cards.faces {
            if sure < room {
                wanted.insert(deck[faces[0]].key.card.clone());
                let needs = faces.iter().flat_map(|&face| &deck[face].needs);
                wanted.extend(needs.cloned());
                sure += usize::from(cards.is_surely_new(faces));
            } else if faces.iter().any(|&face| deck[face].is_due(self.today)) {
                wanted.insert(deck[faces[0]].key.card.clone());
            }
        }
        self.turns -= u32::from(sure > 0 && self.turns > 0);
        let mut few = deck;
        few.retain(|candidate| wanted.contains(&candidate.key.card));
        few
    }
}

/// The questions of a deck by their cards.
struct Faces<'d> {
    deck: &'d [Candidate],
    /// The places of the faces of each card, the cards in the author's order.
    faces: Vec<Vec<usize>>,
    of: HashMap<&'d CardId, usize>,
}

impl<'d> Faces<'d> {
    fn of(deck: &'d [Candidate]) -> Self {
        let mut cards = Self {
            deck,
            faces: Vec::new(),
            of: HashMap::new(),
        };
        for (place, candidate) in deck.iter().enumerate() {
            let next = cards.faces.len();
            let card = *cards.of.entry(&candidate.key.card).or_insert(next);
            if card == next {
                cards.faces.push(Vec::new());
            }
            cards.faces[card].push(place);
        }
        cards
    }

    /// Whether a card brings a new question for certain, if there is room: none of its faces was ever asked, one can be, and
    /// it waits for no other card.
    fn is_surely_new(&self, faces: &[usize]) -> bool {
        let faces = || faces.iter().map(|&face| &self.deck[face]);
        let open = |face: &Candidate| !face.suspended && !face.buried;
        let waits = |face: &Candidate| {
            let needs = face.needs.iter().filter(|need| **need != face.key.card);
            needs.filter_map(|need| self.of.get(need)).any(|&need| {
                let need = || self.faces[need].iter().map(|&place| &self.deck[place]);
                let known = |face: &Candidate| face.state.is_some_and(|state| !state.learning);
                need().any(|face| !face.suspended) && !need().any(known)
            })
        };
        faces().all(|face| face.state.is_none()) && faces().any(open) && !faces().any(waits)
    }
}

/// The few questions of all candidates of a request, for holding them against the whole.
#[cfg(test)]
pub(super) fn few(request: &Request<'_>) -> Vec<Candidate> {
    let mut few = Few::new(request.today, request.limits, request.wishes);
    let mut found = Vec::new();
    for deck in request.candidates.chunk_by(|a, b| a.key.deck == b.key.deck) {
        if few.room(&deck[0].key.deck) > 0 {
            found.extend(few.of_deck(deck.to_vec()));
            continue;
        }
        let due = deck
            .iter()
            .filter(|one| !one.suspended && one.is_due(request.today));
        let due: HashSet<_> = due.map(|one| &one.key.card).collect();
        let siblings = deck.iter().filter(|one| due.contains(&one.key.card));
        found.extend(siblings.cloned());
    }
    found
}
