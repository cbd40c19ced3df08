//! Parsed decks, kept in the cache folder so that an unchanged deck is not parsed again.
//!
//! A catalogue belongs to one folder of decks (or one file, or those inside the program). It is an index, which tells each
//! deck file by size, times and inode, and packs, in which the decks lie: their outlines, their questions by name, their
//! cards one by one, the hashes of their answers. A pack never changes; an index is replaced as a whole and names its packs. So whatever several programs
//! do at once, each reads decks that belong together, and what is damaged, missing or of another program is no catalogue:
//! the decks are parsed again, and nothing else happens.

mod entry;
mod files;
mod index;
mod layout;
mod roll;
mod stamp;
#[cfg(test)]
mod tests;

use std::hash::{DefaultHasher, Hasher};
use std::sync::Arc;

use smol_str::SmolStr;

pub use index::{Catalogue, Filing, Seen};
pub use roll::Roll;
pub use stamp::{Folder, Stamp};

use crate::base::{CardId, DeckId};
use crate::deck::{Card, Deck, DeckSettings, Outline};
use crate::question::{AnswerHash, Sought};
use files::Bytes;
pub(super) use files::read_at;
use layout::Layout;

/// What is known of a deck without opening it.
#[derive(Debug, Clone, PartialEq)]
pub struct Brief {
    /// Its id.
    pub id: DeckId,
    /// Its title for people.
    pub title: SmolStr,
    /// The author's wishes for the schedule.
    pub settings: DeckSettings,
    /// How many cards it has.
    pub cards: u32,
    /// How many questions these ask.
    pub questions: u32,
}

/// A deck with the places of its parts.
#[derive(Debug, Clone, PartialEq)]
struct Filed {
    brief: Brief,
    layout: Layout,
}

/// A sound deck as it is kept: opened part by part.
///
/// A part that cannot be read, or is damaged, is `None`; the deck has to be parsed again then.
#[derive(Debug, Clone)]
pub struct Stored(Place);

#[derive(Debug, Clone)]
enum Place {
    /// In a catalogue, with its place there.
    Kept(Arc<Catalogue>, usize),
    /// Just made.
    Fresh(Arc<(Filed, Bytes)>),
}

impl Stored {
    /// Takes a deck apart; `None` only when it is too large for that.
    #[must_use]
    pub fn of(deck: &Deck) -> Option<Self> {
        let brief = Brief {
            id: deck.id.clone(),
            title: SmolStr::new(&deck.title),
            settings: deck.settings,
            cards: u32::try_from(deck.cards.len()).ok()?,
            questions: u32::try_from(deck.questions()).ok()?,
        };
        let (layout, bytes) = layout::taken_apart(deck)?;
        let filed = Filed { brief, layout };
        let made = (filed, Bytes::Memory(bytes));
        Some(Self(Place::Fresh(Arc::new(made))))
    }

    fn filed(&self) -> &Filed {
        match &self.0 {
            Place::Kept(catalogue, at) => catalogue.filed(*at),
            Place::Fresh(made) => &made.0,
        }
    }

    fn bytes(&self) -> Option<Bytes> {
        match &self.0 {
            Place::Kept(catalogue, at) => catalogue.bytes(*at),
            Place::Fresh(made) => Some(made.1.clone()),
        }
    }

    /// What is known of it without opening it.
    #[must_use]
    pub fn brief(&self) -> &Brief {
        &self.filed().brief
    }

    /// Takes away the index of its catalogue, because a part is damaged; the next program makes it anew.
    pub fn disown(&self) {
        if let Place::Kept(catalogue, _) = &self.0 {
            catalogue.forget();
        }
    }

    /// Its cards without what they say.
    #[must_use]
    pub fn outline(&self) -> Option<Outline> {
        self.filed().layout.outline(&self.bytes()?)
    }

    /// All but its cards.
    #[must_use]
    pub fn head(&self) -> Option<Deck> {
        self.filed().layout.head(&self.bytes()?)
    }

    /// Some of its cards, by their places.
    #[must_use]
    pub fn cards(&self, places: &[usize]) -> Option<Vec<Card>> {
        self.filed().layout.cards(&self.bytes()?, places)
    }

    /// A card with its place, looked up by its id; `Some(None)` when the deck has none of that id.
    #[must_use]
    pub fn find(&self, id: &CardId) -> Option<Option<(usize, Card)>> {
        self.filed().layout.find(&self.bytes()?, id)
    }

    /// The cards of some ids, in any order, each with its place among the ids; those that the deck does not have are left
    /// out.
    #[must_use]
    pub fn find_all(&self, ids: &[&CardId]) -> Option<Vec<(usize, Card)>> {
        self.filed().layout.find_all(&self.bytes()?, ids)
    }

    /// Its questions by their names.
    #[must_use]
    pub fn roll(&self) -> Option<Roll> {
        self.filed().layout.roll(&self.bytes()?)
    }

    /// The answers of all cards.
    #[must_use]
    pub fn answers(&self) -> Option<Vec<AnswerHash>> {
        self.filed().layout.answers(&self.bytes()?, |_| true)
    }

    /// The answers that are sought.
    #[must_use]
    pub fn answers_to(&self, sought: &Sought) -> Option<Vec<AnswerHash>> {
        let layout = &self.filed().layout;
        layout.answers(&self.bytes()?, |hash| sought.has(hash))
    }
}

/// What tells one content of a file from another where size and times leave a doubt.
#[must_use]
pub fn content(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    hasher.finish()
}
