//! Names of decks, cards, faces and questions.

use std::borrow::Borrow;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Serialize, Serializer};
use smol_str::SmolStr;

/// Why a text is no id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IdError {
    /// Nothing is left after trimming.
    #[error("an id may not be empty")]
    Empty,
    /// A deck id outside kebab-case.
    #[error("`{0}` is not kebab-case: small letters, digits and single hyphens")]
    NotKebab(String),
    /// A card id with a character that would break `deck/card/face`.
    #[error("`{0}` holds `{1}`; an id has letters, digits, `-`, `_` and `.` only")]
    Character(String, char),
    /// A face name outside `main`, `reverse`, `term`, `definition`, `c1`, `c2` …
    #[error("`{0}` is no face; faces are main, reverse, term, definition, c1, c2 …")]
    Face(String),
    /// Not of the shape `deck/card` or `deck/card/face`.
    #[error("`{0}` names no question; write deck/card or deck/card/face")]
    Key(String),
}

/// The id of a deck: kebab-case, such as `korea-japan`. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeckId(Arc<str>);

impl DeckId {
    /// Takes a text in kebab-case (small letters of any script, digits, single hyphens inside).
    ///
    /// # Errors
    /// [`IdError::Empty`] or [`IdError::NotKebab`].
    pub fn new(text: &str) -> Result<Self, IdError> {
        if text.is_empty() {
            return Err(IdError::Empty);
        }
        let sound =
            |c: char| c == '-' || c.is_numeric() || (c.is_alphabetic() && !c.is_uppercase());
        let hyphens = text.starts_with('-') || text.ends_with('-') || text.contains("--");
        if hyphens || !text.chars().all(sound) {
            return Err(IdError::NotKebab(text.to_owned()));
        }
        Ok(Self(text.into()))
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for DeckId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// The id of a card, unique in its deck. Cheap to clone: one of up to 23 bytes, as most are, takes no memory of its own.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CardId(SmolStr);

impl CardId {
    /// Takes a text of letters, digits, `-`, `_` and `.`; `/` and blanks would break the name of a question.
    ///
    /// # Errors
    /// [`IdError::Empty`] or [`IdError::Character`] with the first character that may not stand there.
    pub fn new(text: &str) -> Result<Self, IdError> {
        if text.is_empty() {
            return Err(IdError::Empty);
        }
        // a hundred thousand of them are read at a start, and nearly all are plain
        let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.');
        if text.bytes().all(plain) {
            return Ok(Self(text.into()));
        }
        let sound = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
        match text.chars().find(|&c| !sound(c)) {
            Some(c) => Err(IdError::Character(text.to_owned(), c)),
            None => Ok(Self(text.into())),
        }
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for CardId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// Which question of a card: progress hangs on these names, so they never change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// The only or first question of an `ask`, `claim`, `order` or `match` card.
    Main,
    /// The second question of a card with `reverse`.
    Reverse,
    /// The term is shown, the definition is asked.
    Term,
    /// The definition is shown, the term is asked.
    Definition,
    /// The deletions of one number in a cloze text, from 1.
    Cloze(u16),
}

impl fmt::Display for Face {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Main => f.write_str("main"),
            Self::Reverse => f.write_str("reverse"),
            Self::Term => f.write_str("term"),
            Self::Definition => f.write_str("definition"),
            Self::Cloze(n) => write!(f, "c{n}"),
        }
    }
}

impl FromStr for Face {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        match text {
            "main" => Ok(Self::Main),
            "reverse" => Ok(Self::Reverse),
            "term" => Ok(Self::Term),
            "definition" => Ok(Self::Definition),
            _ => text
                .strip_prefix('c')
                .and_then(|n| n.parse().ok())
                .filter(|&n| n > 0)
                .map(Self::Cloze)
                .ok_or_else(|| IdError::Face(text.to_owned())),
        }
    }
}

/// The full name of a question: `deck/card/face`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct QuestionKey {
    /// The deck the card stands in.
    pub deck: DeckId,
    /// The card within the deck.
    pub card: CardId,
    /// The face of the card.
    pub face: Face,
}

impl fmt::Display for QuestionKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}", self.deck, self.card, self.face)
    }
}

impl FromStr for QuestionKey {
    type Err = IdError;

    /// Reads `deck/card` (face `main`) or `deck/card/face`.
    fn from_str(text: &str) -> Result<Self, IdError> {
        let mut parts = text.split('/');
        let (deck, card) = match (parts.next(), parts.next()) {
            (Some(deck), Some(card)) => (DeckId::new(deck)?, CardId::new(card)?),
            _ => return Err(IdError::Key(text.to_owned())),
        };
        let face = parts.next().map_or(Ok(Face::Main), str::parse)?;
        match parts.next() {
            Some(_) => Err(IdError::Key(text.to_owned())),
            None => Ok(Self { deck, card, face }),
        }
    }
}

macro_rules! text_like {
    ($($name:ident),+) => {$(
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.serialize_str(&self.0)
            }
        }
    )+};
}
text_like!(DeckId, CardId);

impl Serialize for Face {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deck_ids_are_kebab_case() {
        assert!(DeckId::new("korea-japan").is_ok());
        assert!(DeckId::new("한국-일본").is_ok());
        for bad in ["", "Korea", "a b", "-a", "a--b", "a/b", "a_b"] {
            assert!(DeckId::new(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_question_is_named_by_deck_card_and_face() {
        let key: QuestionKey = "korea-japan/treaty.year/c2".parse().unwrap();
        assert_eq!(key.face, Face::Cloze(2));
        assert_eq!(key.to_string(), "korea-japan/treaty.year/c2");
        assert_eq!("a/b".parse::<QuestionKey>().unwrap().face, Face::Main);
        for bad in ["a", "a/b/c/d", "a/b/c0", "a//main", "a/b c/main"] {
            assert!(bad.parse::<QuestionKey>().is_err(), "{bad}");
        }
    }
}
