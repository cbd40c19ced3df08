//! The written form of a deck: the keys in their order, and nothing that is not there.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use super::card::CardForm;
use crate::base::{PartialDate, Topic};
use crate::deck::{Deck, DeckSettings, Source};

/// A deck, key by key.
#[derive(Serialize)]
pub(super) struct DeckForm<'d> {
    deck: &'d str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    about: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<Bare>,
    #[serde(skip_serializing_if = "Pairs::is_empty")]
    sources: Pairs<&'d str, SourceForm<'d>>,
    #[serde(skip_serializing_if = "Pairs::is_empty")]
    topics: Pairs<&'d Topic, &'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    settings: Option<SettingsForm>,
    cards: Vec<CardForm<'d>>,
}

/// A map in the author's order.
pub(super) struct Pairs<K, V>(pub(super) Vec<(K, V)>);

impl<K, V> Pairs<K, V> {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<K: Serialize, V: Serialize> Serialize for Pairs<K, V> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

/// A scalar that needs no quotes where its reader knows what comes: a number or a date.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Bare {
    Whole(i64),
    Broken(f64),
    Text(String),
}

impl Bare {
    /// A date in ISO form.
    pub(super) fn date(date: PartialDate) -> Self {
        match date.month() {
            None => Self::Whole(date.year().into()),
            Some(_) => Self::Text(date.to_string()),
        }
    }

    /// A number as it was written: bare only where a YAML writer would spell it the same way.
    pub(super) fn written(text: &str) -> Self {
        /// Longer fractions may come back with other digits.
        const SURE: usize = 15;
        let broken = text.contains('.') && text.len() < SURE;
        match (text.parse::<i64>(), text.parse::<f64>()) {
            (Ok(whole), _) if whole.to_string() == text => Self::Whole(whole),
            (_, Ok(value)) if broken && value.to_string() == text => Self::Broken(value),
            _ => Self::Text(text.to_owned()),
        }
    }

    /// A number that we made, in its shortest spelling.
    #[allow(clippy::cast_possible_truncation)] // only whole numbers that a float holds exactly
    pub(super) fn number(value: f64) -> Self {
        /// Up to here every whole number has a float of its own.
        const EXACT: f64 = 9_007_199_254_740_992.0;
        let whole = value.fract() == 0.0 && value.abs() < EXACT;
        if whole {
            Self::Whole(value as i64)
        } else {
            Self::Broken(value)
        }
    }
}

#[derive(Serialize)]
struct SourceForm<'d> {
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<Bare>,
}

#[derive(Serialize)]
struct SettingsForm {
    #[serde(skip_serializing_if = "Option::is_none")]
    retention: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    new_per_day: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    exam: Option<Bare>,
}

impl<'d> DeckForm<'d> {
    /// The written form of a deck.
    pub(super) fn of(deck: &'d Deck) -> Self {
        let title = deck.title.as_str();
        let sources = deck
            .sources
            .iter()
            .map(|source| (source.key.as_str(), SourceForm::of(source)));
        Self {
            deck: deck.id.as_str(),
            title: (title != deck.id.as_str()).then_some(title),
            about: deck.about.as_deref(),
            language: deck.language.as_deref(),
            as_of: deck.as_of.map(Bare::date),
            sources: Pairs(sources.collect()),
            topics: Pairs(
                deck.topics
                    .iter()
                    .map(|(topic, name)| (topic, name.as_str()))
                    .collect(),
            ),
            settings: SettingsForm::of(deck.settings),
            cards: deck.cards.iter().map(CardForm::of).collect(),
        }
    }
}

impl<'d> SourceForm<'d> {
    fn of(source: &'d Source) -> Self {
        let document = source.document.as_deref();
        let (url, file) = match document {
            Some(address) if address.contains("://") => (document, None),
            _ => (None, document),
        };
        Self {
            title: source.title.as_deref(),
            file,
            url,
            as_of: source.as_of.map(Bare::date),
        }
    }
}

impl SettingsForm {
    fn of(settings: DeckSettings) -> Option<Self> {
        (settings != DeckSettings::default()).then(|| Self {
            retention: settings.retention.map(crate::base::Probability::value),
            new_per_day: settings.new_per_day,
            exam: settings.exam.map(Bare::date),
        })
    }
}

/// Accepted texts: one list, or a list for each face of a cloze text.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum AcceptForm<'d> {
    List(&'d [String]),
    Faces(BTreeMap<String, &'d [String]>),
}
