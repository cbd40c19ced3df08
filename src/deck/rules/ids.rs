//! Ids of decks and cards.

use std::collections::{HashMap, HashSet};

use super::cards::Body;
use super::{CARD_DUPLICATE, CARD_ID, DECK_ID, Findings, ID_DUPLICATE, ID_MISSING, words};
use crate::base::text::kebab;
use crate::base::{CardId, DeckId};
use crate::deck::content_id::content_id;
use crate::deck::fix;
use crate::deck::raw::{RawCard, RawDeck};
use crate::diagnostic::{Edit, Span};

/// The deck's id: the one it is given, else the file's name in kebab-case.
pub(crate) fn deck(raw: &RawDeck, file_name: &str, findings: &mut Findings) -> Option<DeckId> {
    let Some(text) = &raw.id else {
        return if raw.keys.has("deck") {
            None
        } else {
            default(file_name)
        };
    };
    let error = match DeckId::new(text.text) {
        Ok(id) => return Some(id),
        Err(error) => error,
    };
    let kebab = kebab(text.text);
    let finding = DECK_ID
        .at(&text.span, error.to_string())
        .helped(format!("write `{kebab}`"));
    findings.add(finding.fixed(
        "write the id in kebab-case",
        vec![Edit {
            span: text.span.clone(),
            text: kebab,
        }],
    ));
    None
}

/// The id of a deck that says none: its file's name without folders and ending, in kebab-case.
pub(crate) fn default(file_name: &str) -> Option<DeckId> {
    let name = file_name.rsplit(['/', '\\']).next().unwrap_or("");
    let stem = name
        .rsplit_once('.')
        .map_or(name, |(stem, _)| if stem.is_empty() { name } else { stem });
    DeckId::new(&kebab(stem)).ok()
}

/// The id of each card: the written one, else the one made from its content; `None` when there is neither. `file` is the
/// whole text.
pub(crate) fn cards(
    cards: &[(&RawCard, Body)],
    file: &str,
    findings: &mut Findings,
) -> Vec<Option<CardId>> {
    let ids: Vec<Option<CardId>> = cards
        .iter()
        .map(|(raw, body)| card(raw, body, findings))
        .collect();
    let mut first: HashMap<&CardId, (Span, bool)> = HashMap::new();
    let mut shared: HashSet<&CardId> = HashSet::new();
    for ((raw, _), id) in cards.iter().zip(&ids) {
        let Some(id) = id else { continue };
        let here = raw
            .id
            .as_ref()
            .map_or_else(|| raw.head.clone(), |text| text.span.clone());
        match first.get(id) {
            Some(earlier) => {
                shared.insert(id);
                repeated(id, &here, raw.id.is_some(), earlier, findings);
            }
            None => {
                first.insert(id, (here, raw.id.is_some()));
            }
        }
    }
    for ((raw, _), id) in cards.iter().zip(&ids) {
        if !raw.keys.has("id") {
            let alone = id.as_ref().is_some_and(|id| !shared.contains(id));
            missing(raw, id.as_ref(), alone, file, findings);
        }
    }
    ids
}

fn card(raw: &RawCard, body: &Body, findings: &mut Findings) -> Option<CardId> {
    if let Some(text) = &raw.id {
        return words::checked(CardId::new(text.text), &CARD_ID, text, findings);
    }
    if raw.keys.has("id") {
        return None;
    }
    body.kind.as_ref().and_then(content_id)
}

/// Reports a card without id; one whose id no other card has is mended by writing it down.
fn missing(raw: &RawCard, id: Option<&CardId>, alone: bool, file: &str, findings: &mut Findings) {
    let Some(id) = id else {
        let finding = ID_MISSING.at(&raw.head, "the card has no id");
        findings.add(finding.helped("add one, so that progress stays when its text changes"));
        return;
    };
    let message = format!("the card has no id; from its content it is `{id}`");
    let finding = ID_MISSING.at(&raw.head, message).helped(format!(
        "add `id: {id}`, so that progress stays when its text changes"
    ));
    let edit = alone
        .then(|| fix::id::insertion(file, raw.head.start, id))
        .flatten();
    findings.add(match edit {
        Some(edit) => finding.fixed(format!("write the id `{id}`"), vec![edit]),
        None => finding,
    });
}

fn repeated(
    id: &CardId,
    here: &Span,
    written: bool,
    earlier: &(Span, bool),
    findings: &mut Findings,
) {
    let (first, first_written) = earlier;
    let finding = if written || *first_written {
        ID_DUPLICATE
            .at(here, format!("two cards have the id `{id}`"))
            .helped("give this card another id")
    } else {
        let message = "two cards without id ask and answer the same";
        CARD_DUPLICATE
            .at(here, message)
            .helped("remove one of the two, or give each an id")
    };
    findings.add(
        finding
            .labelled("again")
            .with_other(first.clone(), "first here"),
    );
}
