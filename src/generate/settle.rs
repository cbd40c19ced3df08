//! Candidates to the text of a deck that holds: what `check` says against a card refuses it.

use std::collections::{BTreeMap, BTreeSet};

use super::evidence::evidence;
use super::outline::{Head, Outline};
use super::select;
use super::works::{ONE_BY_ONE, Works, done};
use super::{Candidate, Document, Made, Reason, Refusal, Wishes};
use crate::base::CardId;
use crate::deck::{self, Deck, Piece, Pieces, WriteError};
use crate::diagnostic::{Diagnostic, Severity};

/// A deck as it is to be saved.
#[derive(Debug, Clone, PartialEq)]
pub struct Settled {
    /// The deck, as it is read back from the text.
    pub deck: Deck,
    /// The text, in which `check --strict` finds nothing, with the documents at hand.
    pub text: String,
}

/// Makes a deck of the candidates. Those that are too weak, that break a rule of `check` or that find no room under the
/// limit move to the refused; `made.cards` are the cards of the deck afterwards, in its order. `known` are the ids of cards
/// that are offered no more, such as those of a deck that is brought up to date; their candidates stay in `made.cards`,
/// but not in the deck.
///
/// `None` when no card is left.
///
/// # Errors
/// When the head of the deck cannot be written, or breaks a rule.
pub fn settle(
    documents: &[Document],
    made: &mut Made,
    wishes: &Wishes,
    outline: &Outline,
    known: &BTreeSet<CardId>,
) -> Result<Option<Settled>, WriteError> {
    settle_by(documents, made, wishes, outline, known, ONE_BY_ONE)
}

/// Makes a deck of the candidates as [`settle()`] does; `works` sees to the pieces of the deck.
///
/// # Errors
/// As [`settle()`].
pub fn settle_by(
    documents: &[Document],
    made: &mut Made,
    wishes: &Wishes,
    outline: &Outline,
    known: &BTreeSet<CardId>,
    works: Works,
) -> Result<Option<Settled>, WriteError> {
    select::distinct(made);
    select::strong(made, wishes);
    let (mut limited, mut head) = (false, Head::Full);
    loop {
        let new: Vec<&Candidate> = made
            .cards
            .iter()
            .filter(|card| !known.contains(&card.card.id))
            .collect();
        if new.is_empty() {
            return Ok(None);
        }
        let deck = outline.deck(documents, &new, head);
        let faults = match examined(documents, &new, &deck, works) {
            Ok((text, findings)) => {
                let faults = match faults(&text, &findings) {
                    Err(_) if head == Head::Full => {
                        head = Head::Bare;
                        continue;
                    }
                    faults => faults?,
                };
                if faults.is_empty() && !limited {
                    limited = true;
                    if select::limit(made, wishes, documents, known) {
                        continue;
                    }
                }
                if faults.is_empty() {
                    return Ok(Some(Settled { deck, text }));
                }
                faults
            }
            Err(WriteError::Card(id)) => BTreeMap::from([(id, unwritable())]),
            Err(_) if head == Head::Full => {
                head = Head::Bare;
                continue;
            }
            Err(error) => alone(&deck, error)?,
        };
        refuse(made, &faults);
    }
}

/// The text of a deck of some candidates, and what is said of it.
fn examined(
    documents: &[Document],
    cards: &[&Candidate],
    deck: &Deck,
    works: Works,
) -> Result<(String, Vec<Diagnostic>), WriteError> {
    let pieces = Pieces::of(deck);
    let piece = |at: usize| {
        let range = &pieces.cards()[at];
        let evidence = evidence(documents, &cards[range.clone()]);
        pieces.examine(range, Some(&evidence))
    };
    let all: Result<Vec<Piece>, WriteError> = done(works, pieces.cards().len(), piece)
        .into_iter()
        .collect();
    Ok(pieces.join(all?))
}

fn unwritable() -> Reason {
    let message = "the format cannot say it";
    Reason::Rule(String::from("card"), message.to_owned())
}

/// The cards that cannot be written even alone, when all together cannot be.
fn alone(deck: &Deck, error: WriteError) -> Result<BTreeMap<CardId, Reason>, WriteError> {
    let mut faults = BTreeMap::new();
    for card in &deck.cards {
        let mut one = deck.clone();
        one.cards = vec![card.clone()];
        if let Err(error) = deck::write(&one) {
            let reason = Reason::Rule(String::from("format"), error.to_string());
            faults.insert(card.id.clone(), reason);
        }
    }
    if faults.is_empty() {
        Err(error)
    } else {
        Ok(faults)
    }
}

/// What is said against which card; notes are no matter.
///
/// # Errors
/// When something is said that belongs to no card.
fn faults(text: &str, findings: &[Diagnostic]) -> Result<BTreeMap<CardId, Reason>, WriteError> {
    let mut faults = BTreeMap::new();
    for finding in findings
        .iter()
        .filter(|finding| finding.severity != Severity::Note)
    {
        let Some(id) = card_at(text, finding.place.span.start) else {
            return Err(WriteError::Unsound(finding.message.clone()));
        };
        let reason = Reason::Rule(finding.rule.to_owned(), finding.message.clone());
        faults.entry(id).or_insert(reason);
    }
    Ok(faults)
}

/// The card of a deck that we wrote in which a byte stands: ours begin with their id.
fn card_at(text: &str, at: usize) -> Option<CardId> {
    const START: &str = "\n- id: ";
    let line = text[at..].find('\n').map_or(text.len(), |end| at + end);
    let start = text[..line].rfind(START)? + START.len();
    let id = text[start..].lines().next()?;
    CardId::new(id.trim_matches(['"', '\''])).ok()
}

/// Moves cards to the refused.
fn refuse(made: &mut Made, faults: &BTreeMap<CardId, Reason>) {
    select::refuse(made, |card| faults.get(&card.card.id).cloned());
}

impl Made {
    /// Refuses a card of the deck, such as one that the author dropped.
    pub fn refuse(&mut self, id: &CardId, reason: &Reason) {
        select::refuse(self, |card| (card.card.id == *id).then(|| reason.clone()));
    }

    /// Puts the refused in their order.
    pub(super) fn sort(&mut self) {
        self.refused
            .sort_by(|a: &Refusal, b| a.place.cmp(&b.place).then_with(|| a.prompt.cmp(&b.prompt)));
    }
}
