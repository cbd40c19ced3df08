//! The head of a deck as written, and its cards.

use super::card::{self, RawCard};
use super::fields::Fields;
use super::values::{self, RawAllow, RawSourceRef};
use super::{Keys, Text};
use crate::deck::node::{Map, Node};
use crate::deck::rules::{self, Findings};
use crate::diagnostic::Span;

/// The keys of a deck, in the order in which decks are written.
pub(super) const DECK_KEYS: &[&str] = &[
    "deck", "title", "about", "language", "as_of", "sources", "topics", "settings", "defaults",
    "allow", "cards", "offered",
];
pub(super) const SOURCE_KEYS: &[&str] = &["title", "file", "url", "as_of"];
pub(super) const SETTING_KEYS: &[&str] = &["retention", "new_per_day", "exam"];
pub(super) const DEFAULT_KEYS: &[&str] = &["topic", "tags", "source", "as_of"];

/// A deck as written.
#[derive(Debug, Default)]
pub(crate) struct RawDeck<'n> {
    /// Where the deck begins: its first byte with something in it.
    pub(crate) start: Span,
    /// The keys that are there.
    pub(crate) keys: Keys,
    pub(crate) id: Option<Text<'n>>,
    pub(crate) title: Option<Text<'n>>,
    pub(crate) about: Option<Text<'n>>,
    pub(crate) language: Option<Text<'n>>,
    pub(crate) as_of: Option<Text<'n>>,
    pub(crate) sources: Vec<RawSource<'n>>,
    pub(crate) topics: Vec<(Text<'n>, Option<Text<'n>>)>,
    pub(crate) settings: RawSettings<'n>,
    pub(crate) defaults: RawDefaults<'n>,
    /// What each value of `cards` is as a card; `None` for what is no map.
    pub(crate) cards: Vec<Option<RawCard<'n>>>,
    /// Whether `cards` is a list, or not there at all.
    pub(crate) cards_sound: bool,
    /// The findings that the author means to leave in all cards.
    pub(crate) allow: Vec<RawAllow<'n>>,
}

/// A document as written.
#[derive(Debug)]
pub(crate) struct RawSource<'n> {
    pub(crate) key: Text<'n>,
    pub(crate) title: Option<Text<'n>>,
    pub(crate) file: Option<Text<'n>>,
    pub(crate) url: Option<Text<'n>>,
    pub(crate) as_of: Option<Text<'n>>,
}

/// The author's wishes as written.
#[derive(Debug, Default)]
pub(crate) struct RawSettings<'n> {
    pub(crate) retention: Option<Text<'n>>,
    pub(crate) new_per_day: Option<Text<'n>>,
    pub(crate) exam: Option<Text<'n>>,
}

/// What every card gets, as written.
#[derive(Debug, Default)]
pub(crate) struct RawDefaults<'n> {
    pub(crate) topic: Option<Text<'n>>,
    pub(crate) tags: Vec<Text<'n>>,
    pub(crate) source: Option<RawSourceRef<'n>>,
    pub(crate) as_of: Option<Text<'n>>,
}

/// Reads a deck from the tree of a file; `file` is the whole text.
pub(crate) fn deck<'n>(node: &'n Node, file: &str, findings: &mut Findings) -> Option<RawDeck<'n>> {
    let Node::Map(map) = node else {
        let message = format!("a deck is a map with `cards`, not {}", node.noun());
        findings.add(
            rules::VALUE_TYPE
                .at(node.span(), message)
                .helped("begin with `title:` and `cards:`"),
        );
        return None;
    };
    let f = Fields::new(map, "a deck", DECK_KEYS, findings);
    let allow = f.value("allow", findings);
    // only `generate` asks for them; here they have to be names
    let _ = f.texts("offered", findings);
    let settings = f
        .value("settings", findings)
        .and_then(|node| values::map(node, "settings", "a map", findings));
    let defaults = f
        .value("defaults", findings)
        .and_then(|node| values::map(node, "defaults", "a map", findings));
    let list = map
        .pairs
        .iter()
        .find(|pair| pair.key.text == "cards")
        .map(|pair| &pair.value);
    let cards = list.map(|node| cards(node, file, findings));
    Some(RawDeck {
        start: map
            .pairs
            .first()
            .map_or_else(|| map.span.clone(), |pair| pair.key.span.clone()),
        id: f.text("deck", findings),
        title: f.text("title", findings),
        about: f.text("about", findings),
        language: f.text("language", findings),
        as_of: f.word("as_of", "a date", findings),
        sources: f
            .value("sources", findings)
            .map_or_else(Vec::new, |node| sources(node, findings)),
        topics: f
            .value("topics", findings)
            .map_or_else(Vec::new, |node| topics(node, findings)),
        settings: settings.map_or_else(RawSettings::default, |map| self::settings(map, findings)),
        defaults: defaults.map_or_else(RawDefaults::default, |map| self::defaults(map, findings)),
        cards_sound: !matches!(cards, Some(None)),
        cards: cards.flatten().unwrap_or_default(),
        allow: allow.map_or_else(Vec::new, |node| values::allow(node, findings)),
        keys: f.keys,
    })
}

/// The cards; `None` when there is no list.
fn cards<'n>(
    node: &'n Node,
    file: &str,
    findings: &mut Findings,
) -> Option<Vec<Option<RawCard<'n>>>> {
    if node.is_absent() {
        return Some(Vec::new());
    }
    let Node::List(list) = node else {
        let finding = values::wrong_type(node, "cards", "a list");
        findings.add(finding.helped(
            "begin each card with `- ` and indent its other lines as deep as its first word",
        ));
        return None;
    };
    Some(
        list.items
            .iter()
            .map(|item| card::card(item, file, findings))
            .collect(),
    )
}

fn sources<'n>(node: &'n Node, findings: &mut Findings) -> Vec<RawSource<'n>> {
    let Some(map) = values::map(node, "sources", "a map of sources", findings) else {
        return Vec::new();
    };
    let entries = map.pairs.iter().filter_map(|pair| {
        let key = values::key_text(&pair.key, "sources", findings)?;
        let map = values::map(
            &pair.value,
            key.text,
            "a map with `title` and `file` or `url`",
            findings,
        );
        // a source whose entry is faulty is still known by its key
        let nothing = RawSource {
            key: key.clone(),
            title: None,
            file: None,
            url: None,
            as_of: None,
        };
        Some(map.map_or(nothing, |map| source(key, map, findings)))
    });
    entries.collect()
}

fn source<'n>(key: Text<'n>, map: &'n Map, findings: &mut Findings) -> RawSource<'n> {
    let f = Fields::new(map, "a source", SOURCE_KEYS, findings);
    RawSource {
        key,
        title: f.text("title", findings),
        file: f.text("file", findings),
        url: f.text("url", findings),
        as_of: f.word("as_of", "a date", findings),
    }
}

fn topics<'n>(node: &'n Node, findings: &mut Findings) -> Vec<(Text<'n>, Option<Text<'n>>)> {
    let Some(map) = values::map(node, "topics", "a map of paths and names", findings) else {
        return Vec::new();
    };
    let named = map.pairs.iter().filter_map(|pair| {
        let path = values::key_text(&pair.key, "topics", findings)?;
        Some((path, values::text(&pair.value, "topics", findings)))
    });
    named.collect()
}

fn settings<'n>(map: &'n Map, findings: &mut Findings) -> RawSettings<'n> {
    let f = Fields::new(map, "`settings`", SETTING_KEYS, findings);
    RawSettings {
        retention: f.word("retention", "a number", findings),
        new_per_day: f.word("new_per_day", "a number", findings),
        exam: f.word("exam", "a date", findings),
    }
}

fn defaults<'n>(map: &'n Map, findings: &mut Findings) -> RawDefaults<'n> {
    let f = Fields::new(map, "`defaults`", DEFAULT_KEYS, findings);
    RawDefaults {
        topic: f.text("topic", findings),
        tags: f.texts("tags", findings),
        source: f
            .value("source", findings)
            .and_then(|node| values::source_ref(node, findings)),
        as_of: f.word("as_of", "a date", findings),
    }
}
