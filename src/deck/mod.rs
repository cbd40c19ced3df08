//! Floor 2: decks. Text as written → checked [`Deck`], valid by construction; and back to YAML.
//!
//! [`read()`] is the one function that decides what a deck is: what `check` accepts is exactly what `study` accepts. Text
//! goes one way through it: `node` (the YAML as a tree, every scalar as it is spelt and with its place), `raw` (the keys
//! of the format, each optional, values of the right shape), [`rules`] (what must hold, one theme a file), [`Deck`]. A
//! finding at any step does not end the journey: all cards are read, and everything is told at once. [`write()`] is the
//! way back.
//! [`examine()`] reads in the same way and looks at what makes a good deck besides: it adds warnings and notes, never errors.

mod append;
mod card;
mod clash;
mod cloze;
mod content_id;
mod fix;
mod form;
mod library;
mod lint;
mod locate;
pub(crate) mod node;
mod outline;
mod raw;
mod read;
mod revise;
pub mod rules;
mod schema;
mod shipped;
mod starter;
mod write;

pub use append::{AppendError, Appended, NewCard, Value, append};
pub use card::{
    Answer, AnswerText, Card, Cloze, ClozePart, Deletion, Distractor, Kind, Match, Reverse,
    SourceRef,
};
pub use content_id::content_id;
pub(crate) use fix::encoding::decode as decode_sure;
pub use fix::{Look, Mended, Mending, Refused, mend};
pub use form::Form;
pub use library::{Cards, Library};
pub use lint::{Compared, Documents, compare};
pub use locate::line_of;
pub use outline::{CardOutline, Faces, Outline};
pub use read::{Reading, examine, examine_bytes, read, read_bytes};
pub use revise::{
    Evidence, offered, offering, with_evidence, with_file, with_marks, with_offered, with_source,
};
pub use schema::SCHEMA;
pub use shipped::shipped;
pub use starter::{Head, starter};
pub use write::{Piece, Pieces, WriteError, write};

use serde::{Deserialize, Serialize};

use crate::base::{CardId, DeckId, PartialDate, Probability, Topic};

/// A deck that can be studied.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Deck {
    /// The id on which all progress hangs.
    pub id: DeckId,
    /// The title for people; the id when the author gave none.
    pub title: String,
    /// One sentence on what it teaches.
    pub about: Option<String>,
    /// The language of its texts as a BCP 47 tag, such as `en`.
    pub language: Option<String>,
    /// The default date at which the facts held.
    pub as_of: Option<PartialDate>,
    /// Where the facts come from.
    pub sources: Vec<Source>,
    /// Display names of topics, in the author's order.
    pub topics: Vec<(Topic, String)>,
    /// The author's wishes for the schedule.
    pub settings: DeckSettings,
    /// The cards in the author's order; ids are unique.
    pub cards: Vec<Card>,
}

/// A document that cards refer to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The name by which cards refer to it.
    pub key: String,
    /// The title for people.
    pub title: Option<String>,
    /// The bare name of the file or the URL, as written.
    pub document: Option<String>,
    /// When the document was written.
    pub as_of: Option<PartialDate>,
}

/// The author's wishes for the schedule; each is optional.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct DeckSettings {
    /// The chance of recall wanted when a question falls due, 0.7 to 0.99.
    pub retention: Option<Probability>,
    /// New questions a day, 0 to 9999.
    pub new_per_day: Option<u32>,
    /// The day of an exam.
    pub exam: Option<PartialDate>,
}

impl Deck {
    /// The deck without its cards: its names, its sources and topics, the wishes of its author.
    #[must_use]
    pub fn head(&self) -> Self {
        Self {
            id: self.id.clone(),
            title: self.title.clone(),
            about: self.about.clone(),
            language: self.language.clone(),
            as_of: self.as_of,
            sources: self.sources.clone(),
            topics: self.topics.clone(),
            settings: self.settings,
            cards: Vec::new(),
        }
    }

    /// The card of an id.
    #[must_use]
    pub fn card(&self, id: &CardId) -> Option<&Card> {
        self.cards.iter().find(|card| card.id == *id)
    }

    /// The source of a key.
    #[must_use]
    pub fn source(&self, key: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.key == key)
    }

    /// The display name of a topic: the author's, else the path.
    #[must_use]
    pub fn topic_name<'a>(&'a self, topic: &'a Topic) -> &'a str {
        self.topics
            .iter()
            .find(|(known, _)| known == topic)
            .map_or(topic.as_str(), |(_, name)| name)
    }

    /// How many questions the deck asks: the faces of all cards.
    #[must_use]
    pub fn questions(&self) -> usize {
        self.cards.iter().map(|card| card.faces().len()).sum()
    }
}
