//! Documents that were called otherwise when a deck was made of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::CardId;
use crate::deck::Deck;
use crate::generate::{Candidate, Document};

/// A document that a deck knows under another name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Renamed {
    /// The source of the deck.
    pub(super) key: String,
    /// The name that the deck knows.
    pub(super) was: String,
    /// The name now.
    pub(super) now: String,
}

/// The sources of a deck that are not among the documents under their names, but one of these, which the deck does not
/// know, gives most of their cards.
pub(super) fn renamed(deck: &Deck, documents: &[Document], said: &[Candidate]) -> Vec<Renamed> {
    let names: BTreeSet<&str> = documents.iter().map(|known| known.name.as_str()).collect();
    let mut by_id: BTreeMap<&CardId, &str> = BTreeMap::new();
    for candidate in said {
        if let Some(document) = documents.get(candidate.evidence.document) {
            by_id.insert(&candidate.card.id, &document.name);
        }
    }
    let mut taken: BTreeSet<&str> = deck
        .sources
        .iter()
        .filter_map(|source| source.document.as_deref())
        .collect();
    let mut renamed = Vec::new();
    for source in &deck.sources {
        let Some(was) = source
            .document
            .as_deref()
            .filter(|was| !names.contains(was))
        else {
            continue;
        };
        if let Some(now) = most(deck, was, &by_id).filter(|now| taken.insert(now)) {
            renamed.push(Renamed {
                key: source.key.clone(),
                was: was.to_owned(),
                now: now.to_owned(),
            });
        }
    }
    renamed
}

/// The document that gives more than half of the cards that a deck has from a source.
fn most<'d>(deck: &Deck, was: &str, by_id: &BTreeMap<&CardId, &'d str>) -> Option<&'d str> {
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    let mut all = 0;
    let cites = |document: Option<&str>| document == Some(was);
    for card in &deck.cards {
        let source = card.source.as_ref();
        if cites(source.and_then(|source| source.document.as_deref())) {
            all += 1;
            if let Some(now) = by_id.get(&card.id) {
                *times.entry(now).or_default() += 1;
            }
        }
    }
    let (now, times) = times.into_iter().max_by_key(|(_, times)| *times)?;
    (times * 2 > all).then_some(now)
}
