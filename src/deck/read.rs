//! The entry: a file's text to a deck, with everything that is to be said about it.

use std::borrow::Cow;

use super::lint::{self, Across, Documents, Lint};
use super::raw::{self, RawCard, RawDeck, Text};
use super::rules::cards::{self, Body, Given};
use super::rules::{self, Findings, ids, needs, settings, sources, words};
use super::{Deck, fix, node};
use crate::base::{CardId, DeckId, PartialDate, Topic};
use crate::diagnostic::{Diagnostic, Severity};

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reading {
    /// The deck; `None` when there is an error among the findings.
    pub deck: Option<Deck>,
    /// Everything found, in the order of [`crate::diagnostic::sort`].
    pub findings: Vec<Diagnostic>,
    /// The deck's id, where it is sound; also when the deck is not.
    pub id: Option<DeckId>,
    /// How many cards the file holds, sound or not.
    pub cards: usize,
    /// What the cards ask and are about, for a look at other decks and pieces; only of a file that was examined.
    pub(super) across: Across,
}

impl Reading {
    /// What is left to say of a sound deck that lies elsewhere.
    #[must_use]
    pub fn sound(id: Option<DeckId>, cards: usize) -> Self {
        Self {
            id,
            cards,
            ..Self::default()
        }
    }
}

/// Reads a deck. `name` is the file's name or path, from which the id comes when the deck says none; spans of findings
/// are bytes of `text`, a byte-order mark included.
#[must_use]
pub fn read(name: &str, text: &str) -> Reading {
    let mut reading = first_look(name, text);
    fix::notation::propose(name, text, &mut reading);
    reading
}

/// Reads a deck without a look at what could mend its notation.
pub(super) fn first_look(name: &str, text: &str) -> Reading {
    reading(name, text, Findings::new(), None)
}

/// Reads a deck as [`read()`] does, and looks at it as a careful colleague would: warnings and notes besides the errors.
/// The facts are held against those of `documents` that the deck names.
#[must_use]
pub fn examine(name: &str, text: &str, documents: Option<&Documents>) -> Reading {
    examine_closely(name, text, whole(documents))
}

/// Examines a deck, or a piece of one.
pub(super) fn examine_closely(name: &str, text: &str, lint: Lint) -> Reading {
    let mut reading = reading(name, text, Findings::new(), Some(lint));
    fix::notation::propose(name, text, &mut reading);
    reading
}

/// The close look at a whole deck.
fn whole(documents: Option<&Documents>) -> Lint<'_> {
    Lint {
        documents,
        piece: false,
    }
}

/// Reads a deck from the bytes of a file, and hands back the text to which the spans of the findings belong: bytes that
/// are no UTF-8 are an error and stand in it as `�`.
#[must_use]
pub fn read_bytes<'b>(name: &str, bytes: &'b [u8]) -> (Cow<'b, str>, Reading) {
    decoded(name, bytes, None)
}

/// Examines the bytes of a file: [`examine`] as [`read_bytes`] is to [`read`].
#[must_use]
pub fn examine_bytes<'b>(
    name: &str,
    bytes: &'b [u8],
    documents: Option<&Documents>,
) -> (Cow<'b, str>, Reading) {
    decoded(name, bytes, Some(whole(documents)))
}

fn decoded<'b>(name: &str, bytes: &'b [u8], lint: Option<Lint>) -> (Cow<'b, str>, Reading) {
    if fix::encoding::is_utf_16(bytes) {
        // nothing else of it would be read as it was meant
        let text = String::from_utf8_lossy(bytes);
        let mut findings = Findings::new();
        let place = 0..text.chars().next().map_or(0, char::len_utf8);
        let finding = rules::ENCODING.at(&place, "the file is UTF-16, not UTF-8");
        findings.add(decodable(finding.helped("save it as UTF-8"), &text, bytes));
        return (text, unread(findings));
    }
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => {
            let reading = match lint {
                None => read(name, text),
                Some(lint) => examine_closely(name, text, lint),
            };
            return (Cow::Borrowed(text), reading);
        }
        Err(error) => error,
    };
    let text = String::from_utf8_lossy(bytes);
    let mut findings = Findings::new();
    let finding = encoding(bytes, error.valid_up_to());
    findings.add(decodable(finding, &text, bytes));
    let reading = reading(name, &text, findings, lint);
    (text, reading)
}

/// The finding with its mending, where it is sure in which encoding the file is.
fn decodable(finding: Diagnostic, text: &str, bytes: &[u8]) -> Diagnostic {
    match fix::encoding::decode(bytes) {
        None => finding,
        Some((decoded, name)) => finding.fixed(
            format!("save it as UTF-8 ({name} now)"),
            vec![fix::between(text, &decoded)],
        ),
    }
}

/// A file of which no more can be said than what was found.
fn unread(findings: Findings) -> Reading {
    Reading {
        findings: findings.sorted(),
        ..Reading::default()
    }
}

/// The finding for bytes that are no UTF-8, at the first of them; the text before it is as long in bytes as in the file.
fn encoding(bytes: &[u8], at: usize) -> Diagnostic {
    let place = at..at + char::REPLACEMENT_CHARACTER.len_utf8();
    let byte = bytes.get(at).copied().unwrap_or(0);
    let finding = rules::ENCODING.at(&place, format!("the byte 0x{byte:02X} is no UTF-8"));
    finding
        .helped("save the file as UTF-8; it may be in an older encoding such as Latin-1 or CP949")
}

fn reading(name: &str, text: &str, mut findings: Findings, lint: Option<Lint>) -> Reading {
    let encoded = findings.has_errors();
    let tree = node::read(text, &mut findings);
    if tree.is_some() {
        rules::blanks::check(text, &mut findings);
    }
    if tree.is_none() && !findings.has_errors() {
        let finding = rules::DECK_EMPTY.at(&(0..0), "the file is empty");
        findings.add(finding.helped("a deck begins with `title:` and `cards:`"));
    }
    if let (Some(tree), Some(_)) = (&tree, lint) {
        lint::file(tree, text, encoded, &mut findings);
    }
    let raw = tree
        .as_ref()
        .and_then(|tree| raw::deck::deck(tree, text, &mut findings));
    let Some(raw) = &raw else {
        return unread(findings);
    };
    let id = ids::deck(raw, name, &mut findings);
    let (deck, across) = deck(raw, id.clone(), text, lint, &mut findings);
    let mut findings = findings.sorted();
    lint::allowed(raw, lint, &mut findings);
    let broken = findings
        .iter()
        .any(|finding| finding.severity == Severity::Error);
    Reading {
        deck: deck.filter(|_| !broken),
        findings,
        id,
        cards: raw.cards.len(),
        across,
    }
}

fn deck(
    raw: &RawDeck,
    id: Option<DeckId>,
    file: &str,
    lint: Option<Lint>,
    findings: &mut Findings,
) -> (Option<Deck>, Across) {
    if raw.cards.is_empty() && raw.cards_sound {
        let place = raw.keys.place("cards").unwrap_or(&raw.start);
        findings.add(
            rules::DECK_EMPTY
                .at(place, "the deck has no cards")
                .helped("add cards under `cards:`, each begun with `- `"),
        );
    }
    let as_of = raw
        .as_of
        .as_ref()
        .and_then(|text| words::date(text, findings));
    let sources = sources::sources(&raw.sources, findings);
    if let Some(lint) = lint {
        lint::files(raw, &sources, lint, findings);
    }
    let topics = topics(raw, findings);
    let settings = settings::settings(&raw.settings, findings);
    let given = given(raw, &sources, as_of, file, findings);
    let (cards, across) = self::cards(raw, &given, lint, findings);
    let Some(id) = id else {
        return (None, across);
    };
    let title = raw
        .title
        .as_ref()
        .map_or_else(|| id.to_string(), Text::owned);
    let about = raw.about.as_ref().map(Text::owned);
    let language = raw.language.as_ref().map(Text::owned);
    let deck = Deck {
        id,
        title,
        about,
        language,
        as_of,
        sources,
        topics,
        settings,
        cards,
    };
    (Some(deck), across)
}

fn given<'a>(
    raw: &RawDeck,
    sources: &'a [super::Source],
    deck_as_of: Option<PartialDate>,
    file: &'a str,
    findings: &mut Findings,
) -> Given<'a> {
    Given {
        file,
        documents: sources::Documents::new(sources, raw.defaults.source.as_ref(), findings),
        topic: raw
            .defaults
            .topic
            .as_ref()
            .and_then(|text| words::topic(text, findings)),
        tags: words::tags(&[], &raw.defaults.tags),
        as_of: raw
            .defaults
            .as_of
            .as_ref()
            .and_then(|text| words::date(text, findings)),
        deck_as_of,
    }
}

fn topics(raw: &RawDeck, findings: &mut Findings) -> Vec<(Topic, String)> {
    let named = raw.topics.iter().filter_map(|(path, name)| {
        let path = words::topic(path, findings)?;
        Some((path, name.as_ref()?.owned()))
    });
    named.collect()
}

fn cards(
    raw: &RawDeck,
    given: &Given,
    lint: Option<Lint>,
    findings: &mut Findings,
) -> (Vec<super::Card>, Across) {
    let bodies: Vec<(&RawCard, Body)> = raw
        .cards
        .iter()
        .flatten()
        .map(|card| (card, cards::body(card, given, findings)))
        .collect();
    let across = lint.map(|lint| {
        let prompts = lint::cards(&bodies, &raw.allow, given.file, lint, findings);
        let across = Across::of(raw, prompts);
        if !lint.piece {
            let id = |at: usize| Some(bodies.get(at)?.0.id.as_ref()?.text);
            across.check(id, findings);
        }
        across
    });
    let ids = ids::cards(&bodies, given.file, findings);
    let named: Vec<(&RawCard, Option<CardId>)> =
        bodies.iter().map(|(raw, _)| *raw).zip(ids).collect();
    let needs = needs::needs(&named, findings);
    let all = bodies.into_iter().zip(named).zip(needs);
    let cards = all.filter_map(|(((raw, body), (_, id)), needs)| body.card(raw, id?, needs));
    (cards.collect(), across.unwrap_or_default())
}
