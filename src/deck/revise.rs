//! Small changes to a deck that its author has written on: every other byte stays.
//!
//! `generate` keeps what it has to remember in the deck itself, where its author can read it: which cards it has offered
//! (`offered`), and which of them the documents no longer say (a comment above the card).

use std::collections::{HashMap, HashSet};

use super::Source;
use super::append::spell::{self, Within};
use super::node::{self, Map, Node, Pair};
use super::read::read;
use super::rules::Findings;
use crate::base::CardId;
use crate::diagnostic::Edit;

/// The key under which the cards stand that were offered.
const OFFERED: &str = "offered";

/// What stands above the list of the offered cards.
const WHAT_IS_OFFERED: &str =
    "# What `generate` has offered: what stands here and is no card above is not offered again.";

/// What stands above a card that the documents no longer say.
const VANISHED: &str = "# the documents no longer say this";

/// The ids of the cards that `generate` has offered to the author of a deck; none when the text is no deck.
#[must_use]
pub fn offered(text: &str) -> Vec<CardId> {
    let mut findings = Findings::new();
    let Some(Node::Map(map)) = node::read(text, &mut findings) else {
        return Vec::new();
    };
    match pair(&map, OFFERED).map(|pair| &pair.value) {
        Some(Node::List(list)) => list.items.iter().filter_map(id).collect(),
        _ => Vec::new(),
    }
}

/// The text of a deck that [`super::write()`] made, with the list of the offered cards behind it: quicker than
/// [`with_offered`], because such a text has none yet.
#[must_use]
pub fn offering(mut text: String, ids: &[CardId]) -> String {
    if !ids.is_empty() {
        text.push_str(&list(ids.iter(), "", "\n"));
    }
    text
}

/// A list of offered cards that stands behind the text of a deck, after `open`; `end` ends its lines.
fn list<'i>(ids: impl Iterator<Item = &'i CardId>, open: &str, end: &str) -> String {
    let mut list = format!("{open}{end}{WHAT_IS_OFFERED}{end}{OFFERED}:{end}");
    for id in ids {
        list.extend(["  - ", &spell::text(id.as_str(), Within::Block), end]);
    }
    list
}

/// The text of a deck in which `ids` are among the offered cards; `None` when the text takes no such list.
#[must_use]
pub fn with_offered(text: &str, ids: &[CardId]) -> Option<String> {
    let known: HashSet<CardId> = offered(text).into_iter().collect();
    let new: Vec<_> = ids.iter().filter(|id| !known.contains(*id)).collect();
    if new.is_empty() {
        return Some(text.to_owned());
    }
    let all = known.len() + new.len();
    let mut findings = Findings::new();
    let Some(Node::Map(map)) = node::read(text, &mut findings) else {
        return None;
    };
    let item = |id: &&CardId, within| spell::text(id.as_str(), within);
    let end = line_end(text);
    let edit = match pair(&map, OFFERED).map(|pair| &pair.value) {
        Some(Node::List(list)) => {
            let last = list.items.last()?.span().clone();
            if text[list.span.clone()].starts_with('[') {
                let items: String = new
                    .iter()
                    .map(|id| format!(", {}", item(id, Within::Flow)))
                    .collect();
                insert(last.end, items)
            } else {
                let indent = line_start(text, last.start)..last.start;
                let items: String = new
                    .iter()
                    .map(|id| format!("{end}{}{}", &text[indent.clone()], item(id, Within::Block)))
                    .collect();
                insert(last.end, items)
            }
        }
        Some(_) => return None,
        None => {
            let open = if text.ends_with(['\n', '\r']) {
                ""
            } else {
                end
            };
            insert(text.len(), list(new.into_iter(), open, end))
        }
    };
    let revised = applied(text, vec![edit]);
    (offered(&revised).len() == all && same_cards(text, &revised)).then_some(revised)
}

/// The text of a deck with a source more; `None` when its `sources` take none.
#[must_use]
pub fn with_source(text: &str, source: &Source) -> Option<String> {
    let mut findings = Findings::new();
    let Some(Node::Map(map)) = node::read(text, &mut findings) else {
        return None;
    };
    let end = line_end(text);
    let fields = fields(source);
    let edit = match pair(&map, "sources").map(|pair| &pair.value) {
        Some(Node::Map(sources)) if text[sources.span.clone()].starts_with('{') => {
            let last = sources.pairs.last()?.value.span().end;
            let key = spell::text(&source.key, Within::Flow);
            insert(last, format!(", {key}: {{ {} }}", fields.join(", ")))
        }
        Some(Node::Map(sources)) => {
            let last = sources.pairs.last()?;
            let start = line_start(text, last.key.span.start);
            let indent = &text[start..last.key.span.start];
            let key = spell::text(&source.key, Within::Block);
            let at = text[..last.value.span().end].trim_end().len();
            insert(
                at,
                format!("{end}{indent}{key}: {{ {} }}", fields.join(", ")),
            )
        }
        _ => {
            let at = pair(&map, "cards")?.key.span.start;
            let key = spell::text(&source.key, Within::Block);
            insert(
                at,
                format!("sources:{end}  {key}: {{ {} }}{end}", fields.join(", ")),
            )
        }
    };
    let revised = applied(text, vec![edit]);
    let known = read("", &revised).deck?.source(&source.key).cloned();
    (known.as_ref() == Some(source) && same_cards(text, &revised)).then_some(revised)
}

/// The text of a deck in which a source stands in another file; `None` when that cannot be said by one word more or less.
#[must_use]
pub fn with_file(text: &str, source: &str, file: &str) -> Option<String> {
    let mut findings = Findings::new();
    let Some(Node::Map(map)) = node::read(text, &mut findings) else {
        return None;
    };
    let Node::Map(sources) = &pair(&map, "sources")?.value else {
        return None;
    };
    let Node::Map(fields) = &pair(sources, source)?.value else {
        return None;
    };
    let edit = changed(text, fields, "file", file, |new| {
        spell::text(new, Within::Flow)
    })?;
    let revised = applied(text, vec![edit]);
    same_but_sources(text, &revised).then_some(revised)
}

fn fields(source: &Source) -> Vec<String> {
    let field = |key: &str, value: &str| format!("{key}: {}", spell::text(value, Within::Flow));
    let title = source.title.iter().map(|title| field("title", title));
    let file = source.document.iter().map(|file| field("file", file));
    let as_of = source.as_of.iter().map(|date| format!("as_of: {date}"));
    title.chain(file).chain(as_of).collect()
}

/// The text of a deck in which a comment stands above each of the `vanished` cards, and above no other card of those
/// that are `said`. Cards that stand on a line with others get none.
#[must_use]
pub fn with_marks(text: &str, vanished: &[CardId], said: &[CardId]) -> String {
    let mut findings = Findings::new();
    let Some(Node::Map(map)) = node::read(text, &mut findings) else {
        return text.to_owned();
    };
    let Some(Node::List(cards)) = pair(&map, "cards").map(|pair| &pair.value) else {
        return text.to_owned();
    };
    let end = line_end(text);
    let vanished: HashSet<&CardId> = vanished.iter().collect();
    let said: HashSet<&CardId> = said.iter().collect();
    let mut edits = Vec::new();
    for card in &cards.items {
        let Node::Map(fields) = card else { continue };
        let Some(id) = pair(fields, "id").and_then(|pair| id(&pair.value)) else {
            continue;
        };
        let start = line_start(text, card.span().start);
        let indent = &text[start..card.span().start];
        let alone = indent.chars().all(|c| matches!(c, ' ' | '-'));
        let above = line_above(text, start);
        let marked = text[above.clone()].trim() == VANISHED;
        if vanished.contains(&id) && !marked && alone {
            let blanks = &indent[..indent.len() - indent.trim_start().len()];
            edits.push(insert(start, format!("{blanks}{VANISHED}{end}")));
        } else if said.contains(&id) && marked {
            edits.push(Edit {
                span: above,
                text: String::new(),
            });
        }
    }
    let revised = applied(text, edits);
    if same_cards(text, &revised) {
        revised
    } else {
        text.to_owned()
    }
}

/// Where the fact of a card stands now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The card.
    pub card: CardId,
    /// The paragraph, from 1.
    pub paragraph: u32,
    /// The words of the document.
    pub quote: String,
}

/// The text of a deck in which the cards cite their paragraphs and quotes as they are now. Only what a card has itself on
/// one line is changed.
#[must_use]
pub fn with_evidence(text: &str, evidence: &[Evidence]) -> String {
    let mut findings = Findings::new();
    let Some(Node::Map(map)) = node::read(text, &mut findings) else {
        return text.to_owned();
    };
    let Some(Node::List(cards)) = pair(&map, "cards").map(|pair| &pair.value) else {
        return text.to_owned();
    };
    let first = evidence.iter().rev();
    let evidence: HashMap<&CardId, &Evidence> = first.map(|now| (&now.card, now)).collect();
    let mut edits = Vec::new();
    for card in &cards.items {
        let Node::Map(fields) = card else { continue };
        let named = pair(fields, "id").and_then(|pair| id(&pair.value));
        let now = named.and_then(|id| evidence.get(&id));
        if let (Some(now), Some(Node::Map(source))) =
            (now, pair(fields, "source").map(|pair| &pair.value))
        {
            let within = match text[source.span.clone()].starts_with('{') {
                true => Within::Flow,
                false => Within::Block,
            };
            edits.extend(changed(
                text,
                source,
                "paragraph",
                &now.paragraph.to_string(),
                str::to_owned,
            ));
            edits.extend(changed(text, source, "quote", &now.quote, |new| {
                spell::text(new, within)
            }));
        }
    }
    edits.sort_by_key(|edit| edit.span.start);
    let revised = applied(text, edits);
    if same_but_sources(text, &revised) {
        revised
    } else {
        text.to_owned()
    }
}

/// What makes a field say something else; `None` when it says that already, or stands on several lines.
fn changed(
    text: &str,
    map: &Map,
    key: &str,
    new: &str,
    spelt: impl Fn(&str) -> String,
) -> Option<Edit> {
    let Node::Scalar(old) = &pair(map, key)?.value else {
        return None;
    };
    let flat = !text[old.span.clone()].contains('\n');
    (old.text != new && flat && !old.span.is_empty()).then(|| Edit {
        span: old.span.clone(),
        text: spelt(new),
    })
}

/// Whether two texts hold the same cards, wherever these say that their facts stand.
fn same_but_sources(a: &str, b: &str) -> bool {
    let cards = |text| {
        let mut cards = read("", text).deck?.cards;
        cards.iter_mut().for_each(|card| card.source = None);
        Some(cards)
    };
    match (cards(a), cards(b)) {
        (Some(a), Some(b)) => a == b,
        _ => false,
    }
}

/// Where the line before a line stands, with its end; empty at the beginning of the text.
fn line_above(text: &str, start: usize) -> std::ops::Range<usize> {
    let before = text[..start].trim_end_matches(['\n', '\r']);
    // an empty line between them parts them
    if text[before.len()..start].matches('\n').count() > 1 {
        return start..start;
    }
    line_start(text, before.len())..start
}

fn pair<'m, 't>(map: &'m Map<'t>, key: &str) -> Option<&'m Pair<'t>> {
    map.pairs.iter().find(|pair| pair.key.text == key)
}

fn id(node: &Node) -> Option<CardId> {
    match node {
        Node::Scalar(scalar) => CardId::new(&scalar.text).ok(),
        _ => None,
    }
}

fn insert(at: usize, text: String) -> Edit {
    Edit { span: at..at, text }
}

/// The text after edits that stand in its order.
fn applied(text: &str, edits: Vec<Edit>) -> String {
    let mut revised = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        revised.push_str(&text[at..edit.span.start]);
        revised.push_str(&edit.text);
        at = edit.span.end;
    }
    revised.push_str(&text[at..]);
    revised
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind(['\n', '\r']).map_or(0, |end| end + 1)
}

/// The line end of a text.
fn line_end(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

/// Whether two texts hold the same cards.
fn same_cards(a: &str, b: &str) -> bool {
    let cards = |text| read("", text).deck.map(|deck| deck.cards);
    match (cards(a), cards(b)) {
        (Some(a), Some(b)) => a == b,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DECK: &str = "\
title: Ports # of the east
sources:
  old: { file: old.txt } # mine
cards:
  - { id: a, ask: Where?, answer: Here }

  # a word of mine
  - id: b
    ask: When?
    answer: Now
";

    fn card_ids(names: &[&str]) -> Vec<CardId> {
        names
            .iter()
            .map(|name| CardId::new(name).unwrap())
            .collect()
    }

    #[test]
    fn a_source_is_called_otherwise_and_nothing_else_changes() {
        assert_eq!(
            with_file(DECK, "old", "new, or so.txt").as_deref(),
            Some(&*DECK.replace("old.txt", "\"new, or so.txt\""))
        );
        assert_eq!(with_file(DECK, "none", "new.txt"), None);
    }

    #[test]
    fn a_list_behind_a_written_deck_is_the_one_that_is_added() {
        let ids = ["a", "b-2"].map(|id| CardId::new(id).unwrap());
        assert_eq!(
            Some(offering(DECK.to_owned(), &ids)),
            with_offered(DECK, &ids)
        );
        assert_eq!(offering(DECK.to_owned(), &[]), DECK);
    }

    #[test]
    fn what_was_offered_is_kept_in_the_deck() {
        assert!(offered(DECK).is_empty());
        let first = with_offered(DECK, &card_ids(&["a", "x-1"])).unwrap();
        assert!(first.starts_with(DECK));
        let second = with_offered(&first, &card_ids(&["x-1", "no"])).unwrap();
        assert_eq!(offered(&second), card_ids(&["a", "x-1", "no"]));
        assert!(
            second.ends_with("offered:\n  - a\n  - x-1\n  - \"no\"\n"),
            "{second}"
        );
        assert!(read("", &second).deck.is_some());
        let flow = format!("{DECK}offered: [a]\n");
        assert_eq!(
            offered(&with_offered(&flow, &card_ids(&["z"])).unwrap()),
            card_ids(&["a", "z"])
        );
    }

    #[test]
    fn a_source_more_leaves_the_others_alone() {
        let source = Source {
            key: String::from("new"),
            title: Some(String::from("New, and true")),
            document: Some(String::from("new.txt")),
            as_of: "1993-07".parse().ok(),
        };
        let revised = with_source(DECK, &source).unwrap();
        let line = "  new: { title: \"New, and true\", file: new.txt, as_of: 1993-07 }";
        assert!(revised.contains(line), "{revised}");
        assert!(revised.contains("old: { file: old.txt }"), "{revised}");
        let without = DECK.replace("sources:\n  old: { file: old.txt } # mine\n", "");
        assert!(
            with_source(&without, &source)
                .unwrap()
                .contains("sources:\n  new: {")
        );
    }

    #[test]
    fn evidence_moves_with_the_document() {
        let text = "sources: { n: { file: n.txt } }\ncards:\n  - id: a\n    ask: Where?\n    answer: Here\n    source: { in: n, paragraph: 3, quote: \"It is, here\" } # seen\n";
        let now = Evidence {
            card: card_ids(&["a"]).remove(0),
            paragraph: 4,
            quote: String::from("It is here: now"),
        };
        let revised = with_evidence(text, std::slice::from_ref(&now));
        let line = "source: { in: n, paragraph: 4, quote: \"It is here: now\" } # seen";
        assert!(revised.contains(line), "{revised}");
        assert_eq!(with_evidence(&revised, &[now]), revised);
    }

    #[test]
    fn marks_come_and_go_and_nothing_else_changes() {
        let marked = with_marks(DECK, &card_ids(&["a", "b"]), &[]);
        assert_eq!(marked.matches(VANISHED).count(), 2);
        assert_eq!(with_marks(&marked, &card_ids(&["a", "b"]), &[]), marked);
        assert_eq!(with_marks(&marked, &[], &card_ids(&["a", "b"])), DECK);
        assert_eq!(with_marks(&marked, &[], &[]), marked);
    }
}
