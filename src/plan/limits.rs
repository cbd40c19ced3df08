//! How many questions a day may bring.

use std::collections::BTreeMap;

use super::Candidate;
use crate::base::{Day, DeckId};

/// New questions a day from one deck whose author asked for no other number: each costs about ten answers in its first
/// half year (`tests/simulation.rs`), so ten a day settle near sixty answers, or ten minutes, a day.
pub const NEW_PER_DECK: u32 = 10;

/// New questions a day from all decks together, unless the learner says otherwise: two decks side by side.
pub const NEW_OVERALL: u32 = 20;

/// The limits of one deck.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DeckLimit {
    /// New questions a day; `None` for the general number.
    pub new_per_day: Option<u32>,
    /// New questions already asked today.
    pub introduced: u32,
    /// Due questions a day; `None` for as many as there are.
    pub reviews_per_day: Option<u32>,
    /// Questions already answered today that were known before.
    pub reviewed: u32,
}

/// The limits of a day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DayLimits {
    /// New questions a day from all decks together; `None` for [`NEW_OVERALL`], or for what the most eager author
    /// asked when that is more.
    pub overall: Option<u32>,
    /// Due questions a day from all decks together; `None` for as many as there are.
    pub reviews: Option<u32>,
    /// New questions a day from a deck whose author asked for no other number; `None` for [`NEW_PER_DECK`].
    pub per_deck: Option<u32>,
    /// The decks with a limit of their own or new questions today, also decks that are not among the candidates.
    pub decks: BTreeMap<DeckId, DeckLimit>,
}

impl DayLimits {
    /// How many new questions all decks together may bring on a day.
    #[must_use]
    pub fn overall(&self) -> u32 {
        let eager = self.decks.values().filter_map(|deck| deck.new_per_day);
        self.overall
            .unwrap_or_else(|| eager.fold(NEW_OVERALL, u32::max))
    }

    /// Whether there is a limit for due questions, of all decks or of one.
    #[must_use]
    pub fn limits_reviews(&self) -> bool {
        let limited = |deck: &DeckLimit| deck.reviews_per_day.is_some();
        self.reviews.is_some() || self.decks.values().any(limited)
    }

    /// How many more new questions all decks together may bring today.
    #[must_use]
    pub fn left(&self) -> u32 {
        let introduced = self
            .decks
            .values()
            .fold(0_u32, |sum, deck| sum.saturating_add(deck.introduced));
        self.overall().saturating_sub(introduced)
    }

    /// How many more new questions a deck may bring today, the overall limit left aside.
    #[must_use]
    pub fn left_in(&self, deck: &DeckId) -> u32 {
        let limit = self.decks.get(deck).copied().unwrap_or_default();
        limit
            .new_per_day
            .or(self.per_deck)
            .unwrap_or(NEW_PER_DECK)
            .saturating_sub(limit.introduced)
    }

    /// How many more due questions all decks together may bring today; `None` for as many as there are.
    #[must_use]
    pub fn reviews_left(&self) -> Option<u32> {
        let reviewed = self
            .decks
            .values()
            .fold(0_u32, |sum, deck| sum.saturating_add(deck.reviewed));
        self.reviews.map(|limit| limit.saturating_sub(reviewed))
    }

    /// How many more due questions a deck may bring today, the overall limit left aside; `None` for as many as there are.
    #[must_use]
    pub fn reviews_left_in(&self, deck: &DeckId) -> Option<u32> {
        let limit = self.decks.get(deck)?;
        Some(limit.reviews_per_day?.saturating_sub(limit.reviewed))
    }
}

/// How many questions of each deck that were known before were answered on `day`; decks without one are left out.
#[must_use]
pub fn reviewed_on(candidates: &[Candidate], day: Day) -> BTreeMap<DeckId, u32> {
    let mut counts = BTreeMap::new();
    for candidate in candidates {
        let answered = candidate.state.is_some_and(|state| state.last_day == day);
        if answered && candidate.introduced != Some(day) {
            *counts.entry(candidate.key.deck.clone()).or_default() += 1;
        }
    }
    counts
}

/// How many questions of each deck were asked for the first time on `day`; decks without one are left out.
#[must_use]
pub fn introduced_on(candidates: &[Candidate], day: Day) -> BTreeMap<DeckId, u32> {
    let mut counts = BTreeMap::new();
    for candidate in candidates {
        if candidate.introduced == Some(day) {
            *counts.entry(candidate.key.deck.clone()).or_default() += 1;
        }
    }
    counts
}
