//! All decks behind a session or a report, asked for single cards.

use std::fmt;

use super::{AnswerIndex, Sought};
use crate::base::QuestionKey;
use crate::deck::{Card, Library};

/// Decks of which few cards are ever looked at: what was answered wrongly, and what that belongs to.
///
/// A whole [`Library`] is one; who has a hundred thousand cards on the disk looks them up there.
pub trait Collection: fmt::Debug {
    /// The card of a question, when it still has that face.
    fn card(&self, key: &QuestionKey) -> Option<Card>;

    /// The cards of some questions, in their order, each when it still has that face.
    fn cards(&self, keys: &[&QuestionKey]) -> Vec<Option<Card>> {
        keys.iter().map(|key| self.card(key)).collect()
    }

    /// What is the answer to what, over all decks.
    fn answers(&self) -> AnswerIndex;

    /// As much of that as tells to what the sought texts are the answer.
    fn answers_to(&self, _: &Sought) -> AnswerIndex {
        self.answers()
    }
}

impl Collection for Library {
    fn card(&self, key: &QuestionKey) -> Option<Card> {
        self.find(key).map(|(_, card)| card.clone())
    }

    fn answers(&self) -> AnswerIndex {
        AnswerIndex::new(self.decks())
    }
}
