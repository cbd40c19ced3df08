//! Where a card stands in its file.

use super::node::{self, Node};
use super::rules::Findings;
use crate::base::CardId;
use crate::diagnostic::Places;

/// The line on which a card begins, from 1; `None` for a card whose id is not written down.
#[must_use]
pub fn line_of(text: &str, card: &CardId) -> Option<usize> {
    let Some(Node::Map(deck)) = node::read(text, &mut Findings::new()) else {
        return None;
    };
    let cards = deck.pairs.iter().find(|pair| pair.key.text == "cards")?;
    let Node::List(cards) = &cards.value else {
        return None;
    };
    let is_it = |item: &&Node<'_>| {
        let Node::Map(map) = item else { return false };
        map.pairs.iter().any(|pair| {
            let text = match &pair.value {
                Node::Scalar(scalar) => &*scalar.text,
                _ => return false,
            };
            pair.key.text == "id" && text == card.as_str()
        })
    };
    let found = cards.items.iter().find(is_it)?;
    Some(Places::new(text).at(found.span().start).line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_is_found_by_its_id() {
        let text = "title: A\ncards:\n  - {id: a, ask: b, answer: c}\n  # next\n  - ask: b\n    id: b.2\n    answer: c\n";
        let line = |id: &str| line_of(text, &CardId::new(id).unwrap());
        assert_eq!(
            (line("a"), line("b.2"), line("c")),
            (Some(3), Some(5), None)
        );
        assert_eq!(line_of("- a", &CardId::new("a").unwrap()), None);
    }
}
