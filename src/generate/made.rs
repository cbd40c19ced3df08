//! What comes of documents: candidates, refusals, conflicts.

use std::ops::Range;

use super::Reason;
use crate::base::CardId;
use crate::deck::Card;

/// A stretch of a document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The document, as an index into the documents given.
    pub document: usize,
    /// The block, as an index into [`super::Document::blocks`].
    pub block: usize,
    /// The bytes in the block's text: one sentence, or the whole block.
    pub span: Stretch,
}

/// Bytes of a block's text; ordered by start, then end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stretch {
    /// The first byte.
    pub start: usize,
    /// Behind the last byte.
    pub end: usize,
}

/// A card that could be in the deck.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The card. Its `id` is the one of [`crate::deck::content_id`]; `topic`, `tags` and `source` are left empty, as they
    /// follow from the evidence and the wishes. A fact bound to time has `as_of` and `time_bound`.
    pub card: Card,
    /// How likely a careful teacher takes it as it is, 0 to 1.
    pub quality: f64,
    /// The sentence that says it; the answer stands in the block of that sentence.
    pub evidence: Place,
}

/// A sentence, or a card of it, that is not in the deck.
#[derive(Debug, Clone, PartialEq)]
pub struct Refusal {
    /// The sentence.
    pub place: Place,
    /// Why.
    pub reason: Reason,
    /// The prompt of the card that was refused; `None` when the sentence gave none.
    pub prompt: Option<String>,
}

/// The same fact with different values.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    /// What is told in two ways, as part of a sentence: `the year in which South Korea joined the United Nations`.
    pub about: String,
    /// What is claimed where; two or more, with different values.
    pub claims: Vec<Claim>,
    /// The card that was made all the same, with its date or source named.
    pub card: Option<CardId>,
}

/// One side of a conflict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The value as the document has it.
    pub value: String,
    /// Where it stands.
    pub place: Place,
}

/// Everything that came of the documents.
///
/// Every sentence of every block that is no boilerplate and no heading is either the evidence of a candidate or the place
/// of a refusal (or both, where it gave one card and another was refused).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Made {
    /// The cards, in the order of documents and places; ids are unique.
    pub cards: Vec<Candidate>,
    /// What is not in the deck, in the order of documents and places.
    pub refused: Vec<Refusal>,
    /// Facts that are told in two ways.
    pub conflicts: Vec<Conflict>,
}

impl From<Range<usize>> for Stretch {
    fn from(range: Range<usize>) -> Self {
        Self {
            start: range.start,
            end: range.end,
        }
    }
}
