//! The questions of a deck in the order of their names: what a report needs of it, gone through without a step aside.
//!
//! In bytes: the topics of the cards, the display names of topics, the questions. Numbers are little-endian, texts come after
//! their length.

use crate::base::{CardId, Topic};
use crate::deck::{Deck, Outline};
use crate::report::Listed;
use crate::store::digest::{face, face_number};

/// The questions of a deck by their names.
#[derive(Debug, Clone, PartialEq)]
pub struct Roll {
    topics: Vec<Topic>,
    names: Vec<(Topic, String)>,
    bytes: Vec<u8>,
    /// Where the questions begin.
    start: usize,
}

/// The bytes of a question before its id: the places of card, question and topic (from 1; 0 for none), the face, whether the
/// card has other faces, the length of the id.
const FIXED: usize = 4 + 4 + 4 + 4 + 1 + 4;

impl Roll {
    /// The bytes for a deck; `None` when it is too large for them.
    pub(super) fn write(deck: &Deck, outline: &Outline) -> Option<Vec<u8>> {
        let mut out = Vec::new();
        write_number(&mut out, outline.topics().len())?;
        for topic in outline.topics() {
            write_text(&mut out, topic.as_str())?;
        }
        write_number(&mut out, outline.names.len())?;
        for (topic, name) in &outline.names {
            write_text(&mut out, topic.as_str())?;
            write_text(&mut out, name)?;
        }
        let mut questions = Vec::with_capacity(deck.questions());
        for (number, card) in outline.cards.iter().enumerate() {
            let several = card.faces().nth(1).is_some();
            for face in card.faces() {
                questions.push((card.id.as_str(), face, questions.len(), number, several));
            }
        }
        questions.sort_unstable();
        for (id, face, at, number, several) in questions {
            write_number(&mut out, number)?;
            write_number(&mut out, at)?;
            let topic = outline.topic_place(&outline.cards[number]);
            write_number(&mut out, topic.map_or(0, |topic| topic + 1))?;
            out.extend(face_number(face).to_le_bytes());
            out.push(u8::from(several));
            write_text(&mut out, id)?;
        }
        Some(out)
    }

    /// The roll of some bytes; `None` when they are none.
    pub(super) fn read(bytes: Vec<u8>) -> Option<Self> {
        let mut reader = Reader(&bytes);
        let mut topics = Vec::new();
        for _ in 0..reader.number()? {
            topics.push(Topic::new(reader.text()?).ok()?);
        }
        let mut names = Vec::new();
        for _ in 0..reader.number()? {
            let topic = Topic::new(reader.text()?).ok()?;
            names.push((topic, reader.text()?.to_owned()));
        }
        let start = bytes.len() - reader.0.len();
        Some(Self {
            topics,
            names,
            bytes,
            start,
        })
    }

    /// The topics of the cards, each once.
    #[must_use]
    pub fn topics(&self) -> &[Topic] {
        &self.topics
    }

    /// Display names of topics, in the author's order.
    #[must_use]
    pub fn names(&self) -> &[(Topic, String)] {
        &self.names
    }

    /// The questions in the order of their names.
    pub fn listed(&self) -> impl Iterator<Item = Listed<'_>> {
        self.rows().map(|(_, listed)| listed)
    }

    /// The ids of some cards, which are given by their places in any order; `None` for a place that no card has.
    #[must_use]
    pub fn ids(&self, places: &[u32]) -> Vec<Option<CardId>> {
        let mut wanted: Vec<(u32, usize)> = places.iter().copied().zip(0..).collect();
        wanted.sort_unstable();
        let mut ids = vec![None; places.len()];
        for (card, listed) in self.rows() {
            let from = wanted.partition_point(|(known, _)| *known < card);
            let own = wanted[from..]
                .iter()
                .take_while(|(known, _)| *known == card);
            for (_, at) in own {
                ids[*at] = CardId::new(listed.card).ok();
            }
        }
        ids
    }

    /// The questions, each with the place of its card.
    fn rows(&self) -> impl Iterator<Item = (u32, Listed<'_>)> {
        let mut reader = Reader(self.bytes.get(self.start..).unwrap_or(&[]));
        std::iter::from_fn(move || reader.question())
    }
}

fn write_number(out: &mut Vec<u8>, number: usize) -> Option<()> {
    out.extend(u32::try_from(number).ok()?.to_le_bytes());
    Some(())
}

fn write_text(out: &mut Vec<u8>, text: &str) -> Option<()> {
    write_number(out, text.len())?;
    out.extend(text.as_bytes());
    Some(())
}

/// What is left to be read.
struct Reader<'b>(&'b [u8]);

impl<'b> Reader<'b> {
    fn number(&mut self) -> Option<usize> {
        let (first, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        usize::try_from(u32::from_le_bytes(*first)).ok()
    }

    fn text(&mut self) -> Option<&'b str> {
        let length = self.number()?;
        let (first, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        std::str::from_utf8(first).ok()
    }

    fn question(&mut self) -> Option<(u32, Listed<'b>)> {
        let (first, rest) = self.0.split_first_chunk::<FIXED>()?;
        let (numbers, _) = first.as_chunks::<4>();
        let number = |at: usize| numbers.get(at).map(|bytes| u32::from_le_bytes(*bytes));
        let length = u32::from_le_bytes(*first.last_chunk()?) as usize;
        let (id, rest) = rest.split_at_checked(length)?;
        self.0 = rest;
        let listed = Listed {
            card: std::str::from_utf8(id).ok()?,
            face: face(number(3)?)?,
            at: number(1)? as usize,
            topic: (number(2)? as usize).checked_sub(1),
            several: first.get(16)? & 1 > 0,
        };
        Some((number(0)?, listed))
    }
}
