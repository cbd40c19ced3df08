//! Candidates to a deck: its head, its sources, the topics and the evidence of its cards.

use std::collections::{BTreeMap, HashSet};

use super::{Candidate, Document};
use crate::base::text::kebab;
use crate::base::{DeckId, PartialDate, Topic};
use crate::deck::{Card, Deck, DeckSettings, Source, SourceRef};

/// The head of a deck to be made.
#[derive(Debug, Clone, PartialEq)]
pub struct Outline {
    /// The id on which progress will hang.
    pub id: DeckId,
    /// The title for people.
    pub title: String,
    /// The topic below which those of the sections lie.
    pub topic: Option<Topic>,
    /// The date at which the facts held, as the author gave it.
    pub as_of: Option<PartialDate>,
}

/// How much of the documents' own words stands in the head of a deck.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Head {
    /// Their titles and headings.
    Full,
    /// Only their names: a title or a heading of them is damaged.
    Bare,
}

/// More of a heading than this many characters makes no better name of a topic.
const LONGEST_NAME: usize = 40;

impl Outline {
    /// The deck of some candidates, in the order given.
    pub(super) fn deck(&self, documents: &[Document], cards: &[&Candidate], head: Head) -> Deck {
        let keys = keys(documents);
        let mut topics: BTreeMap<Topic, String> = BTreeMap::new();
        let mut order = Vec::new();
        let cards = cards.iter().map(|candidate| {
            let mut card = candidate.card.clone();
            let named = self.topic(documents, candidate);
            if let Some((topic, name)) = &named
                && let Some(name) = name
                && !topics.contains_key(topic)
            {
                topics.insert(topic.clone(), name.clone());
                order.push(topic.clone());
            }
            card.topic = named.map(|(topic, _)| topic);
            card.source = source(documents, &keys, candidate);
            card.id_written = true;
            self.dated(card)
        });
        let cards: Vec<Card> = cards.collect();
        let order = if head == Head::Full {
            order
        } else {
            Vec::new()
        };
        let named = order
            .into_iter()
            .filter_map(|topic| topics.remove_entry(&topic))
            .filter(|(topic, name)| topic.as_str() != name);
        Deck {
            id: self.id.clone(),
            title: match head {
                Head::Full => self.title.clone(),
                Head::Bare => self.id.to_string(),
            },
            about: None,
            language: Some(String::from("en")),
            as_of: self.as_of,
            sources: sources(documents, &keys, head),
            topics: named.collect(),
            settings: DeckSettings::default(),
            cards,
        }
    }

    /// A card that is bound to no date of its own takes that of the deck, as it is read back.
    fn dated(&self, mut card: Card) -> Card {
        card.time_bound = card.time_bound && card.as_of.is_some();
        if !card.time_bound {
            card.as_of = self.as_of;
        }
        card
    }

    /// The topic of a card with its name: the headings above its evidence, below the author's topic. The title of the
    /// document is left out where a heading stands below it.
    fn topic(
        &self,
        documents: &[Document],
        candidate: &Candidate,
    ) -> Option<(Topic, Option<String>)> {
        let document = documents.get(candidate.evidence.document)?;
        let mut path = document.sections(candidate.evidence.block);
        if path.len() > 1 && document.title.as_deref() == path.first().copied() {
            path.remove(0);
        }
        let name = path.last().map(|name| (*name).to_owned());
        let above = self.topic.iter().map(|topic| topic.as_str().to_owned());
        let parts: Vec<_> = above.chain(path.into_iter().map(short)).collect();
        let topic = Topic::new(&parts.join("/")).ok()?;
        Some((topic, name))
    }
}

/// A heading as part of a topic.
fn short(heading: &str) -> String {
    let whole = kebab(heading);
    let mut short = String::new();
    for word in whole.split('-') {
        let length = short.chars().count() + 1 + word.chars().count();
        if !short.is_empty() && length > LONGEST_NAME {
            break;
        }
        if !short.is_empty() {
            short.push('-');
        }
        short.extend(word.chars().take(LONGEST_NAME));
    }
    short
}

/// The names by which cards refer to the documents: the stems of their files, the whole name where two share a stem.
fn keys(documents: &[Document]) -> Vec<String> {
    let stem = |name: &str| kebab(name.rsplit_once('.').map_or(name, |(stem, _)| stem));
    let mut stems: BTreeMap<String, usize> = BTreeMap::new();
    for document in documents {
        *stems.entry(stem(&document.name)).or_default() += 1;
    }
    let mut taken = HashSet::new();
    let key = |document: &Document| {
        let short = stem(&document.name);
        let key = match stems.get(&short) {
            Some(1) => short,
            _ => kebab(&document.name),
        };
        // names that differ only in signs
        let numbered = (2..).map(|number: u32| format!("{key}-{number}"));
        std::iter::once(key.clone())
            .chain(numbered)
            .find(|key| taken.insert(key.clone()))
            .unwrap_or(key)
    };
    documents.iter().map(key).collect()
}

fn sources(documents: &[Document], keys: &[String], head: Head) -> Vec<Source> {
    let source = |(document, key): (&Document, &String)| Source {
        key: key.clone(),
        title: document.title.clone().filter(|_| head == Head::Full),
        document: Some(document.name.clone()),
        as_of: document.as_of,
    };
    documents.iter().zip(keys).map(source).collect()
}

fn source(documents: &[Document], keys: &[String], candidate: &Candidate) -> Option<SourceRef> {
    let place = &candidate.evidence;
    let document = documents.get(place.document)?;
    let block = document.blocks.get(place.block)?;
    let section = document.sections(place.block).last().copied();
    Some(SourceRef {
        source: keys.get(place.document)?.clone(),
        document: Some(document.name.clone()),
        section: section.map(str::to_owned),
        paragraph: Some(block.paragraph),
        quote: Some(document.quote(place)),
    })
}
