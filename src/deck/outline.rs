//! What of a deck is needed to choose among its cards: names, topics, tags, needs; no texts.

use serde::{Deserialize, Serialize};

use super::{Card, Deck, Kind};
use crate::base::{CardId, Face, Topic};

/// The cards of a deck without what they say.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Outline {
    /// The cards in the author's order.
    pub cards: Vec<CardOutline>,
    /// Display names of topics, in the author's order.
    pub names: Vec<(Topic, String)>,
    /// The topics of the cards, each once.
    topics: Vec<Topic>,
}

/// A card without what it says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CardOutline {
    /// Its id.
    pub id: CardId,
    /// The place of its topic among those of the outline.
    topic: Option<u32>,
    /// Free words for choosing cards.
    pub tags: Vec<String>,
    /// Cards of the same deck to be learnt first.
    pub needs: Vec<CardId>,
    /// The questions it holds.
    faces: Faces,
}

/// The faces of a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Faces {
    /// [`Face::Main`] alone.
    Main,
    /// With [`Face::Reverse`].
    Reverse,
    /// [`Face::Term`] and [`Face::Definition`].
    Term,
    /// The numbers of the deletions of a cloze text.
    Cloze(Vec<u16>),
}

impl Faces {
    /// The faces of a card.
    #[must_use]
    pub fn of(card: &Card) -> Self {
        match &card.kind {
            Kind::Ask {
                reverse: Some(_), ..
            } => Self::Reverse,
            Kind::Term { .. } => Self::Term,
            Kind::Cloze { text } => Self::Cloze(text.numbers().into_iter().collect()),
            _ => Self::Main,
        }
    }

    /// The faces in the order in which they are learnt, as [`Card::faces`] has them.
    pub fn iter(&self) -> impl Iterator<Item = Face> + '_ {
        let (named, numbers): (&[Face], &[u16]) = match self {
            Self::Main => (&[Face::Main], &[]),
            Self::Reverse => (&[Face::Main, Face::Reverse], &[]),
            Self::Term => (&[Face::Term, Face::Definition], &[]),
            Self::Cloze(numbers) => (&[], numbers),
        };
        let numbers = numbers.iter().map(|&number| Face::Cloze(number));
        named.iter().copied().chain(numbers)
    }
}

impl Outline {
    /// The outline of a deck.
    #[must_use]
    pub fn of(deck: &Deck) -> Self {
        let mut places = std::collections::HashMap::new();
        let mut topics: Vec<Topic> = Vec::new();
        let mut place = |topic: &Topic| {
            *places.entry(topic.clone()).or_insert_with(|| {
                topics.push(topic.clone());
                u32::try_from(topics.len() - 1).unwrap_or(u32::MAX)
            })
        };
        let cards = deck.cards.iter().map(|card| CardOutline {
            id: card.id.clone(),
            topic: card.topic.as_ref().map(&mut place),
            tags: card.tags.clone(),
            needs: card.needs.clone(),
            faces: Faces::of(card),
        });
        Self {
            cards: cards.collect(),
            names: deck.topics.clone(),
            topics,
        }
    }

    /// The topic of a card of this outline.
    #[must_use]
    pub fn topic(&self, card: &CardOutline) -> Option<&Topic> {
        self.topics.get(card.topic? as usize)
    }

    /// The place of the topic of a card of this outline among [`Outline::topics`].
    #[must_use]
    pub fn topic_place(&self, card: &CardOutline) -> Option<usize> {
        Some(card.topic? as usize)
    }

    /// The topics of its cards, each once.
    #[must_use]
    pub fn topics(&self) -> &[Topic] {
        &self.topics
    }

    /// How many questions its cards ask.
    #[must_use]
    pub fn questions(&self) -> usize {
        self.cards.iter().map(|card| card.faces().count()).sum()
    }
}

impl CardOutline {
    /// The faces of the card, in the order in which they are learnt; never none.
    pub fn faces(&self) -> impl Iterator<Item = Face> + '_ {
        self.faces.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::{read, shipped};

    #[test]
    fn an_outline_has_the_faces_and_topics_of_its_cards() {
        for (name, text) in shipped() {
            let deck = read(name, text).deck.unwrap();
            let outline = Outline::of(&deck);
            assert_eq!(outline.questions(), deck.questions());
            for (card, known) in deck.cards.iter().zip(&outline.cards) {
                assert_eq!(known.faces().collect::<Vec<_>>(), card.faces());
                assert_eq!(outline.topic(known), card.topic.as_ref());
                assert_eq!((&known.tags, &known.needs), (&card.tags, &card.needs));
            }
        }
    }
}
