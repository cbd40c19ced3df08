//! What is to be written: keys and values without places.

use crate::base::CardId;
use crate::deck::node::{self, Node};
use crate::deck::rules::{self, Findings};
use crate::diagnostic::Diagnostic;

/// A value as it is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A text; quoted where a reader of YAML could take it for something else.
    Text(String),
    /// A number, a date, a truth: bare where that is possible at all.
    Bare(String),
    /// A list.
    List(Vec<Value>),
    /// Keys with their values.
    Map(Vec<(String, Value)>),
}

/// A card that is to be written: its keys in their order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewCard {
    pub(super) keys: Vec<(String, Value)>,
}

impl NewCard {
    /// A card without keys.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The card with one more key.
    #[must_use]
    pub fn with(mut self, key: &str, value: Value) -> Self {
        self.keys.push((key.to_owned(), value));
        self
    }

    /// The card with an id, which comes first.
    #[must_use]
    pub fn named(mut self, id: &CardId) -> Self {
        self.keys.retain(|(key, _)| key != "id");
        let id = Value::Text(id.as_str().to_owned());
        self.keys.insert(0, (String::from("id"), id));
        self
    }

    /// The card with the value of a key changed, where it has the key.
    #[must_use]
    pub fn mapped(mut self, key: &str, change: impl Fn(Value) -> Value) -> Self {
        let change = |(name, value): (String, Value)| match name == key {
            true => (name, change(value)),
            false => (name, value),
        };
        self.keys = self.keys.into_iter().map(change).collect();
        self
    }

    /// The cards that a text in YAML holds: one map, or a list of maps. Their keys are not judged here.
    ///
    /// # Errors
    /// The findings, when it is no sound YAML or something else than cards; their places are bytes of `text`.
    pub fn read(text: &str) -> Result<Vec<Self>, Vec<Diagnostic>> {
        let mut findings = Findings::new();
        let tree = node::read(text, &mut findings);
        if findings.has_errors() {
            return Err(findings.sorted());
        }
        let items = match tree {
            Some(Node::List(list)) if !list.items.is_empty() => list.items,
            Some(map @ Node::Map(_)) => vec![map],
            None | Some(Node::List(_)) => {
                let finding = rules::DECK_EMPTY.at(&(0..0), "there is no card");
                findings.add(finding.helped("write a card, such as `{ ask: …, answer: … }`"));
                return Err(findings.sorted());
            }
            Some(other) => vec![other],
        };
        let mut cards = Vec::with_capacity(items.len());
        for item in &items {
            match Value::of(item) {
                Value::Map(keys) => cards.push(Self { keys }),
                _ => findings.add(
                    rules::VALUE_TYPE
                        .at(item.span(), format!("a card is a map, not {}", item.noun()))
                        .helped("write a card, such as `{ ask: …, answer: … }`"),
                ),
            }
        }
        if findings.has_errors() {
            Err(findings.sorted())
        } else {
            Ok(cards)
        }
    }

    /// Whether a node says the same.
    pub(super) fn is(&self, node: &Node) -> bool {
        let Node::Map(map) = node else { return false };
        is_map(&self.keys, map)
    }
}

impl Value {
    /// A list of texts.
    #[must_use]
    pub fn texts<T: AsRef<str>>(texts: &[T]) -> Self {
        let text = |text: &T| Self::Text(text.as_ref().to_owned());
        Self::List(texts.iter().map(text).collect())
    }

    fn of(node: &Node) -> Self {
        match node {
            Node::Scalar(scalar) if scalar.bare => Self::Bare(scalar.text.to_string()),
            Node::Scalar(scalar) => Self::Text(scalar.text.to_string()),
            Node::List(list) => Self::List(list.items.iter().map(Self::of).collect()),
            Node::Map(map) => {
                let pair = |pair: &node::Pair| (pair.key.text.to_string(), Self::of(&pair.value));
                Self::Map(map.pairs.iter().map(pair).collect())
            }
        }
    }

    fn is(&self, node: &Node) -> bool {
        match (self, node) {
            (Self::Text(text) | Self::Bare(text), Node::Scalar(scalar)) => *text == scalar.text,
            (Self::List(values), Node::List(list)) => {
                values.len() == list.items.len()
                    && values
                        .iter()
                        .zip(&list.items)
                        .all(|(value, item)| value.is(item))
            }
            (Self::Map(pairs), Node::Map(map)) => is_map(pairs, map),
            _ => false,
        }
    }
}

fn is_map(pairs: &[(String, Value)], map: &node::Map) -> bool {
    pairs.len() == map.pairs.len()
        && pairs
            .iter()
            .zip(&map.pairs)
            .all(|((key, value), pair)| *key == pair.key.text && value.is(&pair.value))
}
