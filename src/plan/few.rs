//! What of a large library an ordinary day can bring: the plan over these few questions is the plan over all.
//!
//! What is due matters, with its siblings. Of the new questions of a deck no more can be asked than its limit and that of the
//! day allow, and decks take turns: so of every deck the first ones are enough, and of the decks the first ones that have
//! any.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::{Candidate, DayLimits, Request, Wishes};
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

    /// Of all questions of the next deck, in the author's order and the faces of a card beside each other, those that the
    /// day can bring, and what these hang on.
    pub fn of_deck(&mut self, deck: &[Candidate]) -> Vec<Candidate> {
        let Some(first) = deck.first() else {
            return Vec::new();
        };
        let room = self.room(&first.key.deck);
        let cards = Cards {
            deck,
            places: OnceCell::new(),
        };
        let mut kept = vec![false; deck.len()];
        let (mut sure, mut at) = (0, 0);
        for faces in deck.chunk_by(|a, b| a.key.card == b.key.card) {
            let places = at..at + faces.len();
            at = places.end;
            if sure < room {
                kept[places].fill(true);
                for need in faces.iter().flat_map(|face| &face.needs) {
                    if let Some(needed) = cards.places(need) {
                        kept[needed].fill(true);
                    }
                }
                sure += u32::from(cards.is_surely_new(faces));
            } else if faces.iter().any(|face| face.is_due(self.today)) {
                kept[places].fill(true);
            }
        }
        self.turns -= u32::from(sure > 0 && self.turns > 0);
        let few = deck.iter().zip(kept).filter(|(_, kept)| *kept);
        few.map(|(candidate, _)| candidate.clone()).collect()
    }
}

/// The cards of a deck, looked up by those that need them.
struct Cards<'d> {
    deck: &'d [Candidate],
    places: OnceCell<HashMap<&'d CardId, Range<usize>>>,
}

impl<'d> Cards<'d> {
    /// The places of the faces of a card.
    fn places(&self, card: &CardId) -> Option<Range<usize>> {
        let places = self.places.get_or_init(|| {
            let mut at = 0;
            let cards = self.deck.chunk_by(|a, b| a.key.card == b.key.card);
            let placed = cards.map(|faces: &'d [Candidate]| {
                at += faces.len();
                (&faces[0].key.card, at - faces.len()..at)
            });
            placed.collect()
        });
        places.get(card).cloned()
    }

    /// Whether a card brings a new question for certain, if there is room: none of its faces was ever asked, one can be, and
    /// it waits for no other card.
    fn is_surely_new(&self, faces: &[Candidate]) -> bool {
        let open = |face: &Candidate| !face.suspended && !face.buried;
        let waits = |face: &Candidate| {
            let needs = face.needs.iter().filter(|need| **need != face.key.card);
            needs.filter_map(|need| self.places(need)).any(|needed| {
                let needed = &self.deck[needed];
                let known = |face: &Candidate| face.state.is_some_and(|state| !state.learning);
                needed.iter().any(|face| !face.suspended) && !needed.iter().any(known)
            })
        };
        let unseen = faces.iter().all(|face| face.state.is_none());
        unseen && faces.iter().any(open) && !faces.iter().any(waits)
    }
}

/// The few questions over which the ordinary plan is the same as over all of a request; what waits, and why, only all tell.
#[must_use]
pub fn few(request: &Request<'_>) -> Vec<Candidate> {
    let mut few = Few::new(request.today, request.limits, request.wishes);
    let mut found = Vec::new();
    let due = |one: &&Candidate| !one.suspended && one.is_due(request.today);
    for deck in request.candidates.chunk_by(|a, b| a.key.deck == b.key.deck) {
        if few.room(&deck[0].key.deck) > 0 {
            found.extend(few.of_deck(deck));
            continue;
        }
        let due: HashSet<_> = deck.iter().filter(due).map(|one| &one.key.card).collect();
        if !due.is_empty() {
            let siblings = deck.iter().filter(|one| due.contains(&one.key.card));
            found.extend(siblings.cloned());
        }
    }
    found
}
