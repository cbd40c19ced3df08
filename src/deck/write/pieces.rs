//! A long deck, written and examined piece by piece: what a piece takes beyond its text is given back before the next one.

use std::collections::HashSet;
use std::ops::Range;

use super::{WriteError, keeps_empty_lines, written};
use crate::base::CardId;
use crate::deck::lint::{Across, Lint};
use crate::deck::read::examine_closely;
use crate::deck::rules::Findings;
use crate::deck::{Deck, Documents, Source};
use crate::diagnostic::{Diagnostic, Span};

/// So many cards are written and examined in some milliseconds, with some megabytes.
const CARDS: usize = 500;

/// What stands between the head of a deck and its cards.
const CARDS_KEY: &str = "\ncards:\n";

/// A deck on its way to be written in pieces. Each can be examined by itself, at the same time as others; all together say
/// what one look at the whole deck says.
#[derive(Debug)]
pub struct Pieces<'d> {
    deck: &'d Deck,
    cards: Vec<Range<usize>>,
}

/// A piece of a deck as it was written and examined.
#[derive(Debug)]
pub struct Piece {
    text: String,
    /// Where in the text the cards of the piece begin.
    body: usize,
    findings: Vec<Diagnostic>,
    across: Across,
}

impl<'d> Pieces<'d> {
    /// The pieces of a deck. A deck whose cards need each other, or of which not all cite a source, is one piece.
    #[must_use]
    pub fn of(deck: &'d Deck) -> Self {
        match is_parted(deck) {
            true => Self::cut(deck, CARDS),
            false => Self::cut(deck, deck.cards.len().max(1)),
        }
    }

    /// Pieces of so many cards, at least one.
    pub(super) fn cut(deck: &'d Deck, length: usize) -> Self {
        let all = deck.cards.len();
        let starts = (0..all.max(1)).step_by(length);
        let cards = starts.map(|from| from..all.min(from + length));
        Self {
            deck,
            cards: cards.collect(),
        }
    }

    /// The cards of each piece, as places in [`Deck::cards`].
    #[must_use]
    pub fn cards(&self) -> &[Range<usize>] {
        &self.cards
    }

    /// Writes the cards of a piece, which is one of [`Self::cards()`], and examines what was written; the facts are held
    /// against the documents.
    ///
    /// # Errors
    /// [`WriteError`] when something in the piece has no way to be said in the format.
    pub fn examine(
        &self,
        cards: &Range<usize>,
        documents: Option<&Documents>,
    ) -> Result<Piece, WriteError> {
        let lint = Lint {
            documents,
            piece: true,
        };
        let deck = alone(self.deck, cards);
        let (text, reading) = written(&deck, |text| examine_closely("", text, lint))?;
        Ok(Piece {
            body: text.find(CARDS_KEY).map_or(0, |at| at + CARDS_KEY.len()),
            text,
            findings: reading.findings,
            across: reading.across,
        })
    }

    /// The text of the whole deck, and all that is to be said of it, in the order of [`crate::diagnostic::sort()`]. The
    /// pieces are handed over in their order.
    #[must_use]
    pub fn join(&self, pieces: Vec<Piece>) -> (String, Vec<Diagnostic>) {
        let length = pieces.iter().map(|piece| piece.text.len() + 1).sum();
        let mut text = String::with_capacity(length);
        let mut findings = Findings::new();
        let mut across = Across::default();
        for (piece, cards) in pieces.into_iter().zip(&self.cards) {
            // the head is written once
            let from = if text.is_empty() { 0 } else { piece.body };
            let to = text.len();
            let move_span = |span: &mut Span| {
                *span =
                    (span.start + to).saturating_sub(from)..(span.end + to).saturating_sub(from);
            };
            for mut finding in piece.findings {
                if finding.place.span.start >= from {
                    finding.spans().for_each(move_span);
                    findings.add(finding);
                }
            }
            across.take(piece.across, cards.start, move_span);
            text.push_str(&piece.text[from..]);
            if cards.end < self.deck.cards.len() && !keeps_empty_lines(&piece.text) {
                text.push('\n');
            }
        }
        let id = |at: usize| Some(self.deck.cards.get(at)?.id.as_str());
        across.check(id, &mut findings);
        (text, findings.sorted())
    }
}

/// Whether nothing that a rule says of one card hangs on another, but for what [`Across`] holds.
fn is_parted(deck: &Deck) -> bool {
    let mut ids: HashSet<&CardId> = HashSet::with_capacity(deck.cards.len());
    let mut cards = deck.cards.iter();
    cards.all(|card| card.needs.is_empty() && card.source.is_some() && ids.insert(&card.id))
}

/// A deck of some of the cards of a deck. The first ones keep the whole head, the others what they need of it.
fn alone(deck: &Deck, range: &Range<usize>) -> Deck {
    let cards = deck.cards[range.clone()].to_vec();
    let mut piece = deck.head();
    if range.start > 0 {
        let cited: HashSet<&str> = cards
            .iter()
            .filter_map(|card| Some(card.source.as_ref()?.source.as_str()))
            .collect();
        let needed = |source: &Source| cited.contains(source.key.as_str());
        piece.sources.retain(needed);
        piece.topics.clear();
    }
    piece.cards = cards;
    piece
}
