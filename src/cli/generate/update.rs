//! A deck that is brought up to date: what its author did to it stays.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};

use super::fact::same_fact;
use super::renamed::{Renamed, renamed};
use super::shown;
use crate::base::{CardId, DeckId};
use crate::cli::failure::Failure;
use crate::cli::load::{self, Found, Look};
use crate::cli::save::replace;
use crate::deck::{self, Card, Deck, Evidence, NewCard, Source, Value};
use crate::generate::{Candidate, Document, Made, Place, Settled};

/// The deck as it is.
pub(super) struct Old {
    path: PathBuf,
    found: Found,
    /// Its text, with the names that its documents have now.
    text: String,
    deck: Deck,
}

/// Reads the deck that is to be brought up to date.
///
/// # Errors
/// When it cannot be read, or cannot be studied as it is.
pub(super) fn old(path: &Path) -> Result<Old, Failure> {
    if path.is_dir() {
        return Err(
            Failure::usage(format!("`{}` is a folder, not a deck", path.display()))
                .help("name the file of the deck"),
        );
    }
    let mut found = load::at_path(path, Look::Study)?;
    let found = found.pop().filter(|found| found.errors() == 0);
    let broken = || {
        Failure::usage(format!(
            "`{}` has errors, so it cannot be brought up to date",
            path.display()
        ))
        .help(format!(
            "`quizdeck check {}` says where and what to do",
            path.display()
        ))
    };
    let mut found = found.ok_or_else(broken)?;
    let deck = found.reading.as_mut();
    let deck = deck.and_then(|reading| reading.deck.take());
    let deck = deck.ok_or_else(broken)?;
    Ok(Old {
        path: path.to_owned(),
        text: found.text.clone().into_owned(),
        found,
        deck,
    })
}

/// What comes of an update.
pub(super) struct Brought {
    /// The whole new text.
    pub(super) text: String,
    /// How many cards are new.
    pub(super) added: usize,
    /// How many cards stay as they were.
    pub(super) kept: usize,
    /// Cards that the documents no longer say.
    pub(super) vanished: Vec<CardId>,
}

impl Old {
    pub(super) fn id(&self) -> DeckId {
        self.deck.id.clone()
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Takes in under which names the documents are at hand now; tells those that the deck knew otherwise.
    pub(super) fn rename(&mut self, documents: &[Document], said: &[Candidate]) -> Vec<Renamed> {
        let mut told = renamed(&self.deck, documents, said);
        told.retain(|renamed| {
            let text = deck::with_file(&self.text, &renamed.key, &renamed.now);
            let read = text.and_then(|text| {
                let deck = deck::read(&self.found.bare_name(), &text).deck?;
                Some((text, deck))
            });
            let Some((text, deck)) = read else {
                return false;
            };
            (self.text, self.deck) = (text, deck);
            true
        });
        told
    }

    pub(super) fn shown(&self) -> String {
        shown(&self.path)
    }

    /// The cards that are offered no more: those of the deck, and those that were offered before and are not in it.
    pub(super) fn offered(&self) -> BTreeSet<CardId> {
        let cards = self.deck.cards.iter().map(|card| card.id.clone());
        cards.chain(deck::offered(self.text())).collect()
    }

    /// The candidates that ask for what a card of the deck asks for already, by the same sentence and answer: its author
    /// worded it anew, or it is asked in another form by now.
    pub(super) fn asked(&self, documents: &[Document], said: &[Candidate]) -> Vec<CardId> {
        let mut asked: HashMap<&str, Vec<&Card>> = HashMap::new();
        for card in &self.deck.cards {
            let quote = card
                .source
                .as_ref()
                .and_then(|source| source.quote.as_deref());
            if let Some(quote) = quote {
                asked.entry(quote).or_default().push(card);
            }
        }
        let known = said.iter().filter(|candidate| {
            let document = documents.get(candidate.evidence.document);
            let quote = document.map(|document| document.quote(&candidate.evidence));
            let cards = quote.and_then(|quote| asked.get(quote.as_str()));
            cards.is_some_and(|cards| cards.iter().any(|card| same_fact(card, &candidate.card)))
        });
        known.map(|candidate| candidate.card.id.clone()).collect()
    }

    /// Writes the new text in the place of the old one, where it is another one.
    ///
    /// # Errors
    /// When it may not be written.
    pub(super) fn save(&self, text: &str) -> Result<(), Failure> {
        if text == self.found.text {
            return Ok(());
        }
        replace(&self.path, text.as_bytes())
    }
}

/// Brings a deck up to date: `settled` holds the new cards, `told` where the sentences of its cards stand now, `offered`
/// the cards that were offered now.
///
/// # Errors
/// When the new cards cannot be written into the file without touching what is there.
pub(super) fn bring(
    old: &Old,
    documents: &[Document],
    told: &[Evidence],
    settled: Option<&Settled>,
    offered: &[CardId],
) -> Result<Brought, Failure> {
    let (text, added) = match settled {
        Some(settled) => (with_cards(old, settled)?, settled.deck.cards.len()),
        None => (old.text().to_owned(), 0),
    };
    let text = deck::with_evidence(&text, told);
    let said: Vec<CardId> = told.iter().map(|told| told.card.clone()).collect();
    let vanished = vanished(old, documents, &said);
    let text = deck::with_marks(&text, &vanished, &said);
    let text = deck::with_offered(&text, offered).ok_or_else(|| unwritable(old))?;
    Ok(Brought {
        text,
        added,
        kept: old.deck.cards.len(),
        vanished,
    })
}

/// Where the sentences of the deck's cards stand now, for those that come from the same document as before: by the fact that
/// was found, else by the sentence, of which other wishes may make another card or none.
pub(super) fn evidence(
    old: &Old,
    documents: &[Document],
    said: &[Candidate],
    made: &Made,
) -> Vec<Evidence> {
    let mut evidence: Vec<Evidence> = Vec::new();
    let mut found = HashSet::new();
    for candidate in said {
        let place = old.deck.card(&candidate.card.id).and_then(|card| {
            let (document, paragraph, quote) = stands(documents, &candidate.evidence)?;
            (cited(card)? == document).then_some((paragraph, quote))
        });
        if let Some((paragraph, quote)) = place {
            found.insert(candidate.card.id.clone());
            evidence.push(Evidence {
                card: candidate.card.id.clone(),
                paragraph,
                quote,
            });
        }
    }
    let sentences = sentences(documents, said, made);
    let others = old.deck.cards.iter();
    evidence.extend(
        others
            .filter(|card| !found.contains(&card.id))
            .filter_map(|card| {
                let quote = card.source.as_ref()?.quote.clone()?;
                let paragraph = *sentences.get(&(cited(card)?, quote.clone()))?;
                Some(Evidence {
                    card: card.id.clone(),
                    paragraph,
                    quote,
                })
            }),
    );
    evidence
}

/// The paragraphs of all sentences, the first one of each, by document and words.
fn sentences<'d>(
    documents: &'d [Document],
    said: &[Candidate],
    made: &Made,
) -> HashMap<(&'d str, String), u32> {
    let said = said.iter().map(|candidate| &candidate.evidence);
    let refused = made.refused.iter().map(|refusal| &refusal.place);
    let mut sentences = HashMap::new();
    for (document, paragraph, quote) in said
        .chain(refused)
        .filter_map(|place| stands(documents, place))
    {
        let first = sentences.entry((document, quote)).or_insert(paragraph);
        *first = paragraph.min(*first);
    }
    sentences
}

/// The document of a place, its paragraph, its words.
fn stands<'d>(documents: &'d [Document], place: &Place) -> Option<(&'d str, u32, String)> {
    let document = documents.get(place.document)?;
    let block = document.blocks.get(place.block)?;
    Some((&document.name, block.paragraph, document.quote(place)))
}

/// The document that a card cites.
fn cited(card: &Card) -> Option<&str> {
    card.source.as_ref()?.document.as_deref()
}

/// The cards of the deck that `generate` once offered, that come from one of the documents at hand, and that these say no
/// more.
fn vanished(old: &Old, documents: &[Document], said: &[CardId]) -> Vec<CardId> {
    let said: BTreeSet<&CardId> = said.iter().collect();
    let offered: BTreeSet<CardId> = deck::offered(old.text()).into_iter().collect();
    let names: BTreeSet<&str> = documents
        .iter()
        .map(|document| document.name.as_str())
        .collect();
    let cards = old.deck.cards.iter().filter(|card| {
        offered.contains(&card.id)
            && !said.contains(&card.id)
            && cited(card).is_some_and(|document| names.contains(document))
    });
    cards.map(|card| card.id.clone()).collect()
}

/// The text of the deck with new cards in its own layout, and the sources that they cite.
fn with_cards(old: &Old, settled: &Settled) -> Result<String, Failure> {
    let mut text = old.text().to_owned();
    let mut keys = BTreeMap::new();
    for source in &settled.deck.sources {
        let cited = settled.deck.cards.iter().any(|card| {
            card.source
                .as_ref()
                .is_some_and(|of| of.source == source.key)
        });
        let known = old
            .deck
            .sources
            .iter()
            .find(|known| known.document == source.document);
        match known {
            Some(known) => {
                keys.insert(source.key.clone(), known.key.clone());
            }
            None if cited => {
                let source = named(old, source);
                text = deck::with_source(&text, &source.1).ok_or_else(|| unwritable(old))?;
                keys.insert(source.0, source.1.key);
            }
            None => {}
        }
    }
    let (_, cards) = settled
        .text
        .split_once("\ncards:\n")
        .ok_or_else(|| unwritable(old))?;
    let cards = NewCard::read(cards).map_err(|_| unwritable(old))?;
    let cards: Vec<_> = cards.into_iter().map(|card| citing(card, &keys)).collect();
    let appended = deck::append(&text, &cards).map_err(|_| unwritable(old))?;
    match deck::read(&old.found.bare_name(), &appended.text).deck {
        Some(_) => Ok(appended.text),
        None => Err(unwritable(old)),
    }
}

/// A source under a key that the deck does not have yet; with its key in the new cards.
fn named(old: &Old, source: &Source) -> (String, Source) {
    let free = |key: &String| old.deck.source(key).is_none();
    let numbered = (2_u32..).map(|number| format!("{}-{number}", source.key));
    let key = std::iter::once(source.key.clone())
        .chain(numbered)
        .find(free);
    let mut under = source.clone();
    under.key = key.unwrap_or_default();
    (source.key.clone(), under)
}

/// A card that cites the deck's own names of sources.
fn citing(card: NewCard, keys: &BTreeMap<String, String>) -> NewCard {
    card.mapped("source", |value| match value {
        Value::Map(mut fields) => {
            for (key, value) in &mut fields {
                if key == "in"
                    && let Value::Text(text) | Value::Bare(text) = value
                    && let Some(known) = keys.get(text.as_str())
                {
                    *value = Value::Text(known.clone());
                }
            }
            Value::Map(fields)
        }
        other => other,
    })
}

fn unwritable(old: &Old) -> Failure {
    Failure::usage(format!(
        "`{}` takes no new cards without a change to what is there",
        old.shown()
    ))
    .help("write a new deck with -o, and copy over what you want")
}
