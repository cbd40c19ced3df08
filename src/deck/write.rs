//! A deck back to YAML, in the order of keys in which people write decks.

mod breaks;
mod card;
mod form;
mod pieces;

pub use pieces::{Piece, Pieces};

use serde::Serialize;

use super::rules::{QUOTES_CURLY, YAML_TRAP};
use super::{Deck, Reading, read};
use crate::base::CardId;
use crate::diagnostic::{Edit, Severity};

/// Why a deck cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The YAML writer refused a value.
    #[error("the deck cannot be written as YAML")]
    Yaml(#[from] serde_yaml::Error),
    /// The deck breaks a rule of the format, so nobody could read it again; with the message of the first finding.
    #[error("the deck breaks a rule of the format: {0}")]
    Unsound(String),
    /// Something in a card has no way to be said in the format, such as `}}` within a deletion.
    #[error("the card `{0}` holds something that the format cannot say")]
    Card(CardId),
    /// Something in the head of the deck has no way to be said in the format, such as a file name with folders.
    #[error("the head of the deck `{0}` holds something that the format cannot say")]
    Head(String),
}

/// Writes a deck: YAML that [`read()`] takes without an error and for the same deck, cards parted by empty lines.
///
/// Every card carries its own topic, tags, source and date, as `defaults` were dissolved when the deck was read; ids that
/// were made from content are left out, as they are made again. Texts that some YAML reader would take for something
/// else than a text come out quoted.
///
/// # Errors
/// [`WriteError`] when the deck is not one that [`read()`] could have made; nothing is written half.
pub fn write(deck: &Deck) -> Result<String, WriteError> {
    let (text, reading) = written(deck, |text| read("", text))?;
    let error = reading
        .findings
        .into_iter()
        .find(|finding| finding.severity == Severity::Error);
    match (reading.deck, error) {
        (Some(_), None) => Ok(text),
        (_, error) => Err(WriteError::Unsound(
            error.map_or_else(String::new, |error| error.message),
        )),
    }
}

/// The text of a deck and how it is read again, if so at all for the same deck.
fn written(deck: &Deck, read: impl Fn(&str) -> Reading) -> Result<(String, Reading), WriteError> {
    let plain = yaml(&form::DeckForm::of(deck))?;
    let reading = read(&plain);
    let traps: Vec<Edit> = quotes(&plain, &reading);
    let (text, reading) = if traps.is_empty() {
        (plain, reading)
    } else {
        let text = edited(&plain, traps);
        let reading = read(&text);
        (text, reading)
    };
    if let Some(read) = &reading.deck {
        same(deck, read)?;
    }
    Ok((text, reading))
}

fn yaml(form: &impl Serialize) -> Result<String, WriteError> {
    let mut text = serde_yaml::to_string(form)?;
    if breaks::are_in(&text) {
        text = breaks::escaped(serde_yaml::to_string(&breaks::hidden(
            serde_yaml::to_value(form)?,
        ))?);
    }
    if keeps_empty_lines(&text) {
        return Ok(text);
    }
    let (head, cards) = text.split_once("\ncards:\n").unwrap_or((&text, ""));
    Ok(format!(
        "{head}\ncards:\n{}",
        cards.replace("\n- ", "\n\n- ")
    ))
}

/// Whether a text has a block whose last empty lines count (`|+`, `|2+`): it would take those between cards for its own.
fn keeps_empty_lines(text: &str) -> bool {
    text.lines()
        .any(|line| line.ends_with('+') && line.contains('|'))
}

/// What quotes the bare texts that are taken for something else: by other readers, or by people for quoted ones.
fn quotes(text: &str, reading: &Reading) -> Vec<Edit> {
    let bare = reading
        .findings
        .iter()
        .filter(|finding| [YAML_TRAP.name, QUOTES_CURLY.name].contains(&finding.rule));
    bare.map(|finding| {
        let span = finding.place.span.clone();
        let text = format!("\"{}\"", &text[span.clone()]);
        Edit { span, text }
    })
    .collect()
}

/// The text after edits that touch each other nowhere.
fn edited(text: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|edit| edit.span.start);
    let mut edited = String::with_capacity(text.len() + 2 * edits.len());
    let mut at = 0;
    for edit in edits {
        edited.push_str(&text[at..edit.span.start]);
        edited.push_str(&edit.text);
        at = edit.span.end;
    }
    edited.push_str(&text[at..]);
    edited
}

/// Whether what was read is what was to be written.
fn same(deck: &Deck, read: &Deck) -> Result<(), WriteError> {
    if let Some((card, _)) = deck
        .cards
        .iter()
        .zip(&read.cards)
        .find(|(wanted, got)| wanted != got)
    {
        return Err(WriteError::Card(card.id.clone()));
    }
    if deck == read {
        Ok(())
    } else {
        Err(WriteError::Head(deck.id.to_string()))
    }
}

#[cfg(test)]
mod tests;
