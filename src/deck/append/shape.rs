//! How an author writes cards, and a card written that way.

use std::collections::BTreeMap;

use super::spell::{self, Within};
use super::value::{NewCard, Value};
use crate::deck::node::{List, Map, Node, Pair};

/// Lists longer than this stand one value a line, in cells; what fits beside its key stays there.
const LONGEST_ROW: usize = 100;

/// The step by which blocks are indented when nothing says otherwise, in blanks.
pub(super) const STEP: usize = 2;

/// Lists and maps of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// In brackets or braces.
    Flow,
    /// One value a line.
    Block,
}

/// How cards are written.
#[derive(Debug, Clone)]
pub(super) struct Shape {
    /// The line end.
    pub(super) line_end: &'static str,
    /// Blanks before the hyphen.
    pub(super) dash: usize,
    /// Blanks behind the hyphen, 1 or more.
    pub(super) gap: usize,
    /// Empty lines between cards.
    pub(super) apart: usize,
    /// Whether a card stands in braces.
    pub(super) flow: bool,
    /// Whether braces have a blank inside.
    spaced: bool,
    /// Whether all keys and texts are quoted, as in JSON.
    quoted: bool,
    /// Blanks by which a list, and a map, is indented under its key.
    steps: (usize, usize),
    /// How values of a key are written: by key, and whether the value holds maps.
    forms: BTreeMap<(String, bool), Form>,
}

impl Shape {
    /// The shape of a deck that has no card yet.
    pub(super) fn usual(line_end: &'static str) -> Self {
        Self {
            line_end,
            dash: STEP,
            gap: 1,
            apart: 1,
            flow: false,
            spaced: true,
            quoted: false,
            steps: (STEP, STEP),
            forms: BTreeMap::new(),
        }
    }

    /// Looks at the cards that are there; of what differs the last one decides.
    pub(super) fn learn(&mut self, text: &str, cards: &[Node]) {
        for card in cards {
            let Node::Map(map) = card else { continue };
            self.flow = is_flow(text, card);
            self.quoted = self.flow
                && map
                    .pairs
                    .first()
                    .is_some_and(|pair| text[pair.key.span.clone()].starts_with('"'));
            self.learn_values(text, map);
            if self.flow {
                self.learn_braces(text, map);
            }
        }
    }

    fn learn_values(&mut self, text: &str, card: &Map) {
        for pair in &card.pairs {
            let (holds_maps, empty) = match &pair.value {
                Node::Scalar(_) => continue,
                Node::List(list) => (list.items.iter().any(is_map), list.items.is_empty()),
                Node::Map(map) => (false, map.pairs.is_empty()),
            };
            // a value that an alias copies stands elsewhere
            if empty || pair.value.span().start < pair.key.span.end {
                continue;
            }
            let flow = is_flow(text, &pair.value);
            let form = if flow { Form::Flow } else { Form::Block };
            self.forms
                .insert((pair.key.text.to_string(), holds_maps), form);
            if form == Form::Block {
                self.learn_step(text, pair);
            }
            if let (Form::Flow, Node::Map(map)) = (form, &pair.value) {
                self.learn_braces(text, map);
            }
        }
    }

    fn learn_step(&mut self, text: &str, pair: &Pair) {
        let key = column(text, pair.key.span.start);
        match &pair.value {
            Node::List(list) => self.steps.0 = hyphens(text, pair, list).saturating_sub(key),
            value => match column(text, value.span().start).saturating_sub(key) {
                0 => {}
                step => self.steps.1 = step,
            },
        }
    }

    fn learn_braces(&mut self, text: &str, map: &Map) {
        self.spaced = text[map.span.clone()].starts_with("{ ");
    }

    /// A card without the hyphen, in braces.
    pub(super) fn braces(&self, card: &NewCard) -> String {
        self.flow_map(&card.keys)
    }

    /// A card behind its hyphen, without a line end at its end.
    pub(super) fn block(&self, card: &NewCard) -> String {
        let mut written = " ".repeat(self.dash) + "-" + &" ".repeat(self.gap);
        if self.flow {
            return written + &self.braces(card);
        }
        let indent = self.dash + 1 + self.gap;
        for (at, (key, value)) in card.keys.iter().enumerate() {
            if at > 0 {
                self.new_line(&mut written, indent);
            }
            written.push_str(&spell::text(key, Within::Block));
            written.push(':');
            self.value(&mut written, key, value, indent);
        }
        written
    }

    fn new_line(&self, written: &mut String, indent: usize) {
        written.push_str(self.line_end);
        written.push_str(&" ".repeat(indent));
    }

    /// The value of a key of a card, behind the colon.
    fn value(&self, written: &mut String, key: &str, value: &Value, indent: usize) {
        match value {
            Value::List(values) if self.form(key, value) == Form::Block => {
                for value in values {
                    self.new_line(written, indent + self.steps.0);
                    written.push_str("- ");
                    written.push_str(&self.in_block(value));
                }
            }
            Value::Map(pairs) if self.form(key, value) == Form::Block => {
                for (key, value) in pairs {
                    self.new_line(written, indent + self.steps.1);
                    written.push_str(&spell::text(key, Within::Block));
                    written.push_str(": ");
                    written.push_str(&self.in_block(value));
                }
            }
            other => {
                written.push(' ');
                written.push_str(&self.in_block(other));
            }
        }
    }

    fn form(&self, key: &str, value: &Value) -> Form {
        let (empty, holds_maps, block) = match value {
            Value::List(values) => {
                let maps = values.iter().any(|value| matches!(value, Value::Map(_)));
                (values.is_empty(), maps, maps)
            }
            Value::Map(pairs) => (pairs.is_empty(), false, matches!(key, "match" | "reverse")),
            Value::Text(_) | Value::Bare(_) => return Form::Flow,
        };
        if empty {
            return Form::Flow;
        }
        let long = self.in_flow(value).chars().count() > LONGEST_ROW;
        match self.forms.get(&(key.to_owned(), holds_maps)) {
            Some(form) => *form,
            None if block || long => Form::Block,
            None => Form::Flow,
        }
    }

    /// A value in one line of a block.
    fn in_block(&self, value: &Value) -> String {
        match value {
            Value::Text(text) => spell::text(text, Within::Block),
            Value::Bare(text) => spell::bare(text, Within::Block),
            Value::List(_) | Value::Map(_) => self.in_flow(value),
        }
    }

    fn in_flow(&self, value: &Value) -> String {
        match value {
            Value::Text(text) if self.quoted => spell::quoted(text),
            Value::Bare(text) if self.quoted && !is_json(text) => spell::quoted(text),
            Value::Text(text) => spell::text(text, Within::Flow),
            Value::Bare(text) => spell::bare(text, Within::Flow),
            Value::List(values) => {
                let values: Vec<_> = values.iter().map(|value| self.in_flow(value)).collect();
                format!("[{}]", values.join(", "))
            }
            Value::Map(pairs) => self.flow_map(pairs),
        }
    }

    fn flow_map(&self, pairs: &[(String, Value)]) -> String {
        let pair = |(key, value): &(String, Value)| {
            let key = if self.quoted {
                spell::quoted(key)
            } else {
                spell::text(key, Within::Flow)
            };
            format!("{key}: {}", self.in_flow(value))
        };
        let pairs: Vec<_> = pairs.iter().map(pair).collect();
        let blank = if self.spaced && !pairs.is_empty() {
            " "
        } else {
            ""
        };
        format!("{{{blank}{}{blank}}}", pairs.join(", "))
    }
}

fn is_map(node: &Node) -> bool {
    matches!(node, Node::Map(_))
}

fn is_flow(text: &str, node: &Node) -> bool {
    text[node.span().clone()].starts_with(['{', '['])
}

/// What JSON takes without quotes.
fn is_json(text: &str) -> bool {
    serde_json::from_str::<serde_json::Value>(text).is_ok_and(|value| !value.is_null())
}

/// How many characters stand before a place in its line; a byte-order mark is none.
pub(super) fn column(text: &str, at: usize) -> usize {
    let line = text[..at].rfind(['\n', '\r']).map_or(0, |end| end + 1);
    text[line..at]
        .trim_start_matches('\u{feff}')
        .chars()
        .count()
}

/// The column of the hyphens. A list that is not indented is said to begin behind its first one.
pub(super) fn hyphens(text: &str, key: &Pair, list: &List) -> usize {
    let start = list.span.start;
    let line = text[..start].rfind(['\n', '\r']).map_or(0, |end| end + 1);
    let first = text[start..].starts_with('-') && text[line..start].trim().is_empty();
    column(text, if first { start } else { key.key.span.start })
}
