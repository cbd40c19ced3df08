//! A deck as written: every field optional, every text with its place, nothing judged but the shape of values.

pub(crate) mod card;
pub(crate) mod deck;
mod fields;
mod values;

pub(crate) use card::{
    RawAccept, RawAnswer, RawCard, RawDistractor, RawList, RawPairs, RawReverse, RawTyped,
};
pub(crate) use deck::{RawDeck, RawSettings, RawSource};
pub(crate) use values::{RawAllow, RawSourceRef, truth};

use crate::diagnostic::Span;

/// The keys that each map of the format takes, by what it is.
pub(crate) const KEYS: &[(&str, &[&str])] = &[
    ("deck", deck::DECK_KEYS),
    ("source", deck::SOURCE_KEYS),
    ("settings", deck::SETTING_KEYS),
    ("defaults", deck::DEFAULT_KEYS),
    ("allow", values::ALLOW_KEYS),
    ("card", card::CARD_KEYS),
    ("reverse", card::REVERSE_KEYS),
    ("answer", card::ANSWER_KEYS),
    ("distractor", card::DISTRACTOR_KEYS),
    ("reference", values::SOURCE_KEYS),
];

/// Whether some map of the format takes a key.
pub(crate) fn is_key(name: &str) -> bool {
    KEYS.iter().any(|(_, keys)| keys.contains(&name))
}

/// A text as written, and where.
#[derive(Debug, Clone)]
pub(crate) struct Text<'n> {
    /// The text; never empty.
    pub(crate) text: &'n str,
    /// Its bytes in the file, with its quotes.
    pub(crate) span: Span,
    /// Whether it stands there bare.
    pub(crate) bare: bool,
}

impl Text<'_> {
    /// The text to keep.
    pub(crate) fn owned(&self) -> String {
        self.text.to_owned()
    }
}

/// The known keys that a map has, with their places: also those whose value is of the wrong type, and those that a
/// mistyped key probably means, so that nothing is called missing that is only wrong.
#[derive(Debug, Clone, Default)]
pub(crate) struct Keys(Vec<(&'static str, Span)>);

impl Keys {
    /// The place of a key that is there.
    pub(crate) fn place(&self, key: &str) -> Option<&Span> {
        self.0
            .iter()
            .find(|(known, _)| *known == key)
            .map(|(_, span)| span)
    }

    /// Whether a key is there.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.place(key).is_some()
    }

    /// All keys that are there, in the order of the format.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&'static str, &Span)> {
        self.0.iter().map(|(key, span)| (*key, span))
    }
}
