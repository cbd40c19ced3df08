//! A card more in a file that its author wrote: every byte that was there stays, and the new ones look as if the author
//! had written them.
//!
//! Where there are several ways to write the card, each is read again before it is taken: the tree of the new text must be
//! the old one with the new cards at the end of `cards`, and nothing else.

mod layout;
mod shape;
pub(super) mod spell;
mod value;

pub use value::{NewCard, Value};

use super::node::{self, Node};
use super::rules::Findings;
use crate::diagnostic::Span;

/// Why cards cannot be appended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AppendError {
    /// The file is no sound YAML.
    #[error("the file is no sound YAML")]
    Yaml,
    /// The file is a list or a text, not a map.
    #[error("the file is no deck: a deck is a map with `cards`")]
    Root,
    /// `cards` is there and no list.
    #[error("`cards` is no list")]
    Cards,
    /// No way of writing the card was found that leaves everything else alone.
    #[error("the card cannot be written into this file without touching what is there")]
    Unwritable,
}

/// A deck with more cards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appended {
    /// The whole new text: the old one with one insertion.
    pub text: String,
    /// The bytes that are new.
    pub added: Span,
}

/// Appends cards to the text of a deck in the layout of its last card: indentation, line ends, empty lines between
/// cards, flow or block. Nothing is judged but the notation: read the result to see what is to be said of it.
///
/// # Errors
/// [`AppendError`] when the text has no place for cards.
pub fn append(text: &str, cards: &[NewCard]) -> Result<Appended, AppendError> {
    let mut findings = Findings::new();
    let tree = node::read(text, &mut findings);
    if tree.is_none() && findings.has_errors() {
        return Err(AppendError::Yaml);
    }
    let ways = layout::ways(text, tree.as_ref(), cards)?;
    let fitting = ways.into_iter().find_map(|way| {
        let mut longer = String::with_capacity(text.len() + way.text.len());
        longer.push_str(&text[..way.at]);
        longer.push_str(&way.text);
        longer.push_str(&text[way.at..]);
        let added = way.at..way.at + way.text.len();
        holds(&longer, tree.as_ref(), cards).then_some(Appended {
            text: longer,
            added,
        })
    });
    fitting.ok_or(AppendError::Unwritable)
}

/// Whether a text is the old tree with the cards at the end of `cards`.
fn holds(text: &str, old: Option<&Node>, cards: &[NewCard]) -> bool {
    let mut findings = Findings::new();
    let Some(Node::Map(new)) = node::read(text, &mut findings) else {
        return false;
    };
    let old = match old {
        Some(Node::Map(old)) => old.pairs.as_slice(),
        _ => &[],
    };
    let before = |key: &str| {
        old.iter()
            .find(|pair| pair.key.text == key)
            .map(|pair| &pair.value)
    };
    let kept = old.iter().all(|pair| {
        pair.key.text == "cards"
            || new
                .pairs
                .iter()
                .any(|other| other.key.text == pair.key.text)
    });
    kept && new.pairs.len() == old.len() + usize::from(before("cards").is_none())
        && new
            .pairs
            .iter()
            .all(|pair| match (&*pair.key.text, &pair.value) {
                ("cards", Node::List(list)) => {
                    let (first, last) = list
                        .items
                        .split_at(list.items.len().saturating_sub(cards.len()));
                    let were: &[Node] = match before("cards") {
                        Some(Node::List(list)) => &list.items,
                        _ => &[],
                    };
                    same_all(first, were)
                        && last.len() == cards.len()
                        && last.iter().zip(cards).all(|(node, card)| card.is(node))
                }
                ("cards", _) => false,
                (key, value) => before(key).is_some_and(|old| same(old, value)),
            })
}

/// Whether two trees say the same, wherever they stand.
fn same(a: &Node, b: &Node) -> bool {
    match (a, b) {
        (Node::Scalar(a), Node::Scalar(b)) => a.text == b.text,
        (Node::List(a), Node::List(b)) => same_all(&a.items, &b.items),
        (Node::Map(a), Node::Map(b)) => {
            a.pairs.len() == b.pairs.len()
                && a.pairs
                    .iter()
                    .zip(&b.pairs)
                    .all(|(a, b)| a.key.text == b.key.text && same(&a.value, &b.value))
        }
        _ => false,
    }
}

fn same_all(a: &[Node], b: &[Node]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
}

#[cfg(test)]
mod tests;
