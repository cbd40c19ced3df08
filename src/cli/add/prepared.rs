//! A deck as it would be with new cards.

use crate::base::CardId;
use crate::base::text::printable;
use crate::cli::failure::Failure;
use crate::cli::load::Found;
use crate::deck::{self, AppendError, Appended, NewCard, Reading};
use crate::diagnostic::{Diagnostic, Severity, Span};
use crate::terminal::Examined;

/// A deck with new cards, not yet written.
pub(in crate::cli) struct Prepared {
    pub(super) appended: Appended,
    pub(super) reading: Reading,
    /// What is to be said of the new cards.
    pub(super) findings: Vec<Diagnostic>,
}

impl Prepared {
    /// Puts cards into a deck and reads it again.
    ///
    /// # Errors
    /// When the file has no place for cards.
    pub(in crate::cli) fn new(found: &Found, cards: &[NewCard]) -> Result<Self, Failure> {
        let appended = deck::append(&found.text, cards).map_err(|error| refused(found, error))?;
        let mut reading = deck::examine(&found.bare_name(), &appended.text, None);
        let (new, other): (Vec<_>, Vec<_>) = std::mem::take(&mut reading.findings)
            .into_iter()
            .partition(|finding| concerns(finding, &appended.added) || !was_there(finding, found));
        drop(other);
        Ok(Self {
            appended,
            reading,
            findings: new,
        })
    }

    /// Whether nothing of what was found is an error.
    pub(super) fn sound(&self) -> bool {
        self.findings
            .iter()
            .all(|finding| finding.severity != Severity::Error)
    }

    pub(super) fn examined<'a>(&'a self, found: &'a Found) -> Examined<'a> {
        Examined {
            path: found.name(),
            text: &self.appended.text,
            findings: &self.findings,
        }
    }

    /// The ids of the new cards, as far as they can be studied.
    pub(super) fn cards(&self, number: usize) -> Vec<&CardId> {
        let cards = self
            .reading
            .deck
            .as_ref()
            .map_or(&[][..], |deck| &deck.cards);
        cards
            .iter()
            .skip(cards.len().saturating_sub(number))
            .map(|card| &card.id)
            .collect()
    }

    /// The cards with the ids that follow from their content, when one of them has none: written down, an id outlives
    /// every change of words.
    pub(super) fn named(&self, cards: &[NewCard]) -> Option<Vec<NewCard>> {
        let deck = self.reading.deck.as_ref()?;
        let new = &deck.cards[deck.cards.len().checked_sub(cards.len())?..];
        if new.iter().all(|card| card.id_written) {
            return None;
        }
        let named = |(card, read): (&NewCard, &deck::Card)| match read.id_written {
            true => card.clone(),
            false => card.clone().named(&read.id),
        };
        Some(cards.iter().zip(new).map(named).collect())
    }
}

/// Whether a finding has a place among the new bytes.
fn concerns(finding: &Diagnostic, added: &Span) -> bool {
    let within = |span: &Span| span.start < added.end && added.start < span.end.max(span.start + 1);
    within(&finding.place.span) || finding.others.iter().any(|label| within(&label.span))
}

fn was_there(finding: &Diagnostic, found: &Found) -> bool {
    let same =
        |before: &Diagnostic| before.rule == finding.rule && before.message == finding.message;
    found.findings().iter().any(same)
}

fn refused(found: &Found, error: AppendError) -> Failure {
    let failure = Failure::usage(format!(
        "`{}` takes no card: {error}",
        printable(found.name())
    ));
    match error {
        AppendError::Unwritable => {
            failure.help("write the card in your editor, then run `quizdeck check`")
        }
        _ => failure.help(format!(
            "`quizdeck check {}` says where and what to do",
            printable(found.name())
        )),
    }
}
