//! What only shows between the cards of a deck: prompts that come twice, topics that are others mistyped.

use super::prompts::Prompt;
use super::repeats;
use super::topics::Topics;
use crate::deck::raw::RawDeck;
use crate::deck::rules::Findings;
use crate::diagnostic::Span;

/// What the cards of a deck, or of a piece of one, ask and are about.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Across {
    /// What they ask; also for a look at other decks.
    pub(super) prompts: Vec<Prompt>,
    topics: Topics,
}

impl Across {
    /// What stands in a deck whose cards ask some things.
    pub(crate) fn of(raw: &RawDeck, prompts: Vec<Prompt>) -> Self {
        Self {
            prompts,
            topics: Topics::of(raw),
        }
    }

    /// Takes in what the next piece of the same deck holds. `cards` is the place of its first card in the deck, and
    /// `move_span` makes of its bytes those of the whole text.
    pub(crate) fn take(&mut self, piece: Self, cards: usize, move_span: impl Fn(&mut Span)) {
        let cards = u32::try_from(cards).unwrap_or(u32::MAX);
        self.prompts
            .extend(piece.prompts.into_iter().map(|mut prompt| {
                move_span(&mut prompt.span);
                prompt.card = prompt.card.saturating_add(cards);
                prompt
            }));
        self.topics.take(piece.topics, move_span);
    }

    /// Reports what it finds; `id` tells the id of a card by its place in the deck, where it has one.
    pub(crate) fn check<'d>(&self, id: impl Fn(usize) -> Option<&'d str>, findings: &mut Findings) {
        self.topics.check(findings);
        repeats::check(&self.prompts, id, findings);
    }
}
