//! A card as written.

use super::fields::Fields;
use super::values::{self, RawAllow, RawSourceRef, wrong_type};
use super::{Keys, Text};
use crate::deck::node::Node;
use crate::deck::rules::{Findings, VALUE_TYPE};
use crate::diagnostic::Span;

/// The keys of a card, in the order in which decks are written.
pub(crate) const CARD_KEYS: &[&str] = &[
    "id",
    "topic",
    "tags",
    "needs",
    "ask",
    "claim",
    "cloze",
    "term",
    "definition",
    "answer",
    "order",
    "match",
    "correction",
    "accept",
    "wrong",
    "exact",
    "reverse",
    "hint",
    "explain",
    "source",
    "as_of",
    "allow",
];
pub(super) const REVERSE_KEYS: &[&str] = &["ask", "answer", "accept", "wrong"];
pub(super) const ANSWER_KEYS: &[&str] = &["number", "unit", "tolerance", "date"];
pub(super) const DISTRACTOR_KEYS: &[&str] = &["text", "because"];

/// A card as written.
#[derive(Debug, Default)]
pub(crate) struct RawCard<'n> {
    /// Its first line: the place of what is missing.
    pub(crate) head: Span,
    /// All of it.
    pub(crate) span: Span,
    /// The keys that are there.
    pub(crate) keys: Keys,
    pub(crate) id: Option<Text<'n>>,
    pub(crate) topic: Option<Text<'n>>,
    pub(crate) tags: Vec<Text<'n>>,
    pub(crate) needs: Vec<Text<'n>>,
    pub(crate) ask: Option<Text<'n>>,
    pub(crate) claim: Option<Text<'n>>,
    pub(crate) cloze: Option<Text<'n>>,
    pub(crate) term: Option<Text<'n>>,
    pub(crate) definition: Option<Text<'n>>,
    pub(crate) answer: Option<RawAnswer<'n>>,
    pub(crate) order: Option<RawList<'n>>,
    pub(crate) pairs: Option<RawPairs<'n>>,
    pub(crate) correction: Option<Text<'n>>,
    pub(crate) accept: Option<RawAccept<'n>>,
    pub(crate) wrong: Vec<RawDistractor<'n>>,
    pub(crate) exact: Option<bool>,
    pub(crate) reverse: Option<RawReverse<'n>>,
    pub(crate) hint: Option<Text<'n>>,
    pub(crate) explain: Option<Text<'n>>,
    pub(crate) source: Option<RawSourceRef<'n>>,
    pub(crate) as_of: Option<Text<'n>>,
    /// The findings that the author means to leave.
    pub(crate) allow: Vec<RawAllow<'n>>,
}

/// An answer as written.
#[derive(Debug)]
pub(crate) enum RawAnswer<'n> {
    /// A scalar; not yet known whether it is a text.
    One(Text<'n>),
    /// A list.
    Several(RawList<'n>),
    /// A map.
    Typed(RawTyped<'n>),
}

/// A list of texts as written.
#[derive(Debug)]
pub(crate) struct RawList<'n> {
    /// The whole list.
    pub(crate) span: Span,
    /// How many values it has.
    pub(crate) length: usize,
    /// Those that are texts.
    pub(crate) texts: Vec<Text<'n>>,
}

/// The pairs of a match as written.
#[derive(Debug)]
pub(crate) struct RawPairs<'n> {
    /// The whole map.
    pub(crate) span: Span,
    /// How many there are.
    pub(crate) length: usize,
    /// Those with two texts.
    pub(crate) pairs: Vec<(Text<'n>, Text<'n>)>,
}

/// A number or date as written.
#[derive(Debug)]
pub(crate) struct RawTyped<'n> {
    /// The whole map.
    pub(crate) span: Span,
    /// The keys that are there.
    pub(crate) keys: Keys,
    pub(crate) number: Option<Text<'n>>,
    pub(crate) unit: Option<Text<'n>>,
    pub(crate) tolerance: Option<Text<'n>>,
    pub(crate) date: Option<Text<'n>>,
}

/// Accepted texts as written.
#[derive(Debug)]
pub(crate) enum RawAccept<'n> {
    /// A list, and the place of its key.
    List(Span, Vec<Text<'n>>),
    /// A list for each face of a cloze text.
    Faces(Span, Vec<(Text<'n>, Vec<Text<'n>>)>),
}

/// A distractor as written.
#[derive(Debug)]
pub(crate) struct RawDistractor<'n> {
    pub(crate) text: Text<'n>,
    pub(crate) because: Option<Text<'n>>,
}

/// The second question as written.
#[derive(Debug)]
pub(crate) struct RawReverse<'n> {
    /// The key `reverse`: the place of what is missing.
    pub(crate) head: Span,
    /// The keys that are there.
    pub(crate) keys: Keys,
    pub(crate) ask: Option<Text<'n>>,
    pub(crate) answer: Option<RawAnswer<'n>>,
    pub(crate) accept: Option<RawAccept<'n>>,
    pub(crate) wrong: Vec<RawDistractor<'n>>,
}

/// Reads a card; `file` is the whole text.
pub(super) fn card<'n>(node: &'n Node, file: &str, findings: &mut Findings) -> Option<RawCard<'n>> {
    let Node::Map(map) = node else {
        let message = format!("a card is a map, not {}", node.noun());
        findings.add(
            VALUE_TYPE
                .at(node.span(), message)
                .helped("write keys such as `ask: …` and `answer: …`"),
        );
        return None;
    };
    let f = Fields::new(map, "a card", CARD_KEYS, findings);
    Some(RawCard {
        head: head(&map.span, file),
        span: map.span.clone(),
        allow: f
            .value("allow", findings)
            .map_or_else(Vec::new, |node| values::allow(node, findings)),
        id: f.text("id", findings),
        topic: f.text("topic", findings),
        tags: f.texts("tags", findings),
        needs: f.texts("needs", findings),
        ask: f.text("ask", findings),
        claim: f.text("claim", findings),
        cloze: f.text("cloze", findings),
        term: f.text("term", findings),
        definition: f.text("definition", findings),
        answer: f
            .value("answer", findings)
            .and_then(|node| answer(node, findings)),
        order: f
            .value("order", findings)
            .and_then(|node| list(node, "order", findings)),
        pairs: f
            .value("match", findings)
            .and_then(|node| pairs(node, findings)),
        correction: f.text("correction", findings),
        accept: f
            .value("accept", findings)
            .and_then(|node| accept(node, findings)),
        wrong: f
            .value("wrong", findings)
            .map_or_else(Vec::new, |node| wrong(node, findings)),
        exact: f
            .value("exact", findings)
            .and_then(|node| exact(node, findings)),
        reverse: f
            .value("reverse", findings)
            .and_then(|node| reverse(node, &f.keys, findings)),
        hint: f.text("hint", findings),
        explain: f.text("explain", findings),
        source: f
            .value("source", findings)
            .and_then(|node| values::source_ref(node, findings)),
        as_of: f.word("as_of", "a date", findings),
        keys: f.keys,
    })
}

/// The first line of a card, without the blanks at its end.
fn head(card: &Span, file: &str) -> Span {
    let line = file[card.clone()].lines().next().unwrap_or("").trim_end();
    card.start..card.start + line.len()
}

fn answer<'n>(node: &'n Node, findings: &mut Findings) -> Option<RawAnswer<'n>> {
    match node {
        Node::Scalar(scalar) => values::filled(scalar, "answer", findings).map(RawAnswer::One),
        Node::List(_) => list(node, "answer", findings).map(RawAnswer::Several),
        Node::Map(map) => {
            let f = Fields::new(map, "an answer", ANSWER_KEYS, findings);
            Some(RawAnswer::Typed(RawTyped {
                span: map.span.clone(),
                number: f.word("number", "a number", findings),
                unit: f.text("unit", findings),
                tolerance: f.word("tolerance", "a number", findings),
                date: f.word("date", "a date", findings),
                keys: f.keys,
            }))
        }
    }
}

/// A list of scalars that are texts only where the kind of card says so.
fn list<'n>(node: &'n Node, key: &str, findings: &mut Findings) -> Option<RawList<'n>> {
    let items = values::items(node, key, "a list of texts", findings)?;
    let texts = items
        .iter()
        .filter_map(|item| values::word(item, key, "a text", findings));
    Some(RawList {
        length: items.len(),
        texts: texts.collect(),
        span: node.span().clone(),
    })
}

fn pairs<'n>(node: &'n Node, findings: &mut Findings) -> Option<RawPairs<'n>> {
    let map = values::map(node, "match", "a map of left and right sides", findings)?;
    let sides = map.pairs.iter().filter_map(|pair| {
        let left = values::key_text(&pair.key, "match", findings);
        let right = values::text(&pair.value, "match", findings);
        Some((left?, right?))
    });
    Some(RawPairs {
        span: map.span.clone(),
        length: map.pairs.len(),
        pairs: sides.collect(),
    })
}

fn accept<'n>(node: &'n Node, findings: &mut Findings) -> Option<RawAccept<'n>> {
    let Node::Map(map) = node else {
        return Some(RawAccept::List(
            node.span().clone(),
            values::texts(node, "accept", findings),
        ));
    };
    let faces = map.pairs.iter().filter_map(|pair| {
        let face = values::filled(&pair.key, "accept", findings)?;
        Some((face, values::texts(&pair.value, "accept", findings)))
    });
    Some(RawAccept::Faces(map.span.clone(), faces.collect()))
}

fn wrong<'n>(node: &'n Node, findings: &mut Findings) -> Vec<RawDistractor<'n>> {
    let items = values::items(node, "wrong", "a list of texts", findings).unwrap_or_default();
    items
        .iter()
        .filter_map(|item| distractor(item, findings))
        .collect()
}

fn distractor<'n>(node: &'n Node, findings: &mut Findings) -> Option<RawDistractor<'n>> {
    match node {
        Node::Scalar(_) => values::text(node, "wrong", findings).map(|text| RawDistractor {
            text,
            because: None,
        }),
        Node::Map(map) => {
            let f = Fields::new(map, "a distractor", DISTRACTOR_KEYS, findings);
            if !f.keys.has("text") {
                let finding = VALUE_TYPE.at(&map.span, "the distractor has no `text`");
                findings.add(finding.helped("write `{text: …, because: …}`, or the text alone"));
            }
            let (text, because) = (f.text("text", findings), f.text("because", findings));
            text.map(|text| RawDistractor { text, because })
        }
        Node::List(_) => {
            findings.add(wrong_type(
                node,
                "wrong",
                "a text, or a map with `text` and `because`",
            ));
            None
        }
    }
}

fn exact(node: &Node, findings: &mut Findings) -> Option<bool> {
    let word = values::word(node, "exact", "`true` or `false`", findings)?;
    let truth = values::truth(word.text);
    if truth.is_none() {
        let message = format!("`exact` wants `true` or `false`, not `{}`", word.text);
        findings.add(VALUE_TYPE.at(&word.span, message));
    }
    truth
}

fn reverse<'n>(node: &'n Node, keys: &Keys, findings: &mut Findings) -> Option<RawReverse<'n>> {
    let map = values::map(node, "reverse", "a map with `ask` and `answer`", findings)?;
    let f = Fields::new(map, "a `reverse`", REVERSE_KEYS, findings);
    Some(RawReverse {
        head: keys
            .place("reverse")
            .cloned()
            .unwrap_or_else(|| map.span.clone()),
        ask: f.text("ask", findings),
        answer: f
            .value("answer", findings)
            .and_then(|node| answer(node, findings)),
        accept: f
            .value("accept", findings)
            .and_then(|node| accept(node, findings)),
        wrong: f
            .value("wrong", findings)
            .map_or_else(Vec::new, |node| wrong(node, findings)),
        keys: f.keys,
    })
}
