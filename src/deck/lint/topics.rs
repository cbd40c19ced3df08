//! Topics that are probably others mistyped.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::deck::raw::RawDeck;
use crate::deck::rules::{Findings, TOPIC_LIKE};
use crate::diagnostic::Span;

/// More topics than these are not compared, each with each: no deck has them.
const MOST: usize = 300;

/// Letters of a name below which one slip makes another name: `war/i` and `war/ii`.
const SHORT: usize = 5;

/// The topics of a deck, by name.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Topics(BTreeMap<String, Used>);

/// A topic with its first place.
#[derive(Debug, Clone, PartialEq)]
struct Used {
    first: Span,
    /// How many cards have it.
    cards: usize,
    /// Whether the deck names it.
    named: bool,
}

impl Topics {
    /// The topics that a deck names, and those of its cards.
    pub(super) fn of(raw: &RawDeck) -> Self {
        let mut all = Self::default();
        let named = raw.topics.iter().map(|(topic, _)| topic);
        for topic in named.chain(&raw.defaults.topic) {
            all.used(topic.text, &topic.span).named = true;
        }
        let cards = raw.cards.iter().flatten();
        for topic in cards.filter_map(|card| card.topic.as_ref()) {
            all.used(topic.text, &topic.span).cards += 1;
        }
        all
    }

    /// A topic, taken in where it is new.
    fn used(&mut self, topic: &str, place: &Span) -> &mut Used {
        self.0.entry(topic.to_owned()).or_insert_with(|| Used {
            first: place.clone(),
            cards: 0,
            named: false,
        })
    }

    /// Takes in the topics of the next piece of the same deck; `move_span` makes of its bytes those of the whole text.
    pub(super) fn take(&mut self, piece: Self, move_span: impl Fn(&mut Span)) {
        for (topic, mut used) in piece.0 {
            move_span(&mut used.first);
            match self.0.entry(topic) {
                Entry::Vacant(free) => {
                    free.insert(used);
                }
                Entry::Occupied(mut known) => known.get_mut().cards += used.cards,
            }
        }
    }

    /// Reports a topic that a single card has, when one letter of it makes it one that the deck names or other cards share.
    pub(super) fn check(&self, findings: &mut Findings) {
        let all = &self.0;
        if all.len() > MOST {
            return;
        }
        for (topic, used) in all
            .iter()
            .filter(|(_, used)| !used.named && used.cards == 1)
        {
            let known = |other: &Used| other.named || other.cards > 1;
            let mut others = all.iter().filter(|(_, other)| known(other));
            if let Some((like, other)) = others.find(|(other, _)| is_slip(topic, other)) {
                let finding = TOPIC_LIKE
                    .at(
                        &used.first,
                        format!("no other card has the topic `{topic}`"),
                    )
                    .with_other(other.first.clone(), "nearly the same");
                findings.add(finding.helped(format!("did you mean `{like}`?")));
            }
        }
    }
}

/// Whether two topics differ by one slip in one name that is long enough, and not in its figures.
fn is_slip(one: &str, other: &str) -> bool {
    if one.len().abs_diff(other.len()) > char::MAX.len_utf8() {
        return false;
    }
    let (ones, others) = (one.split('/'), other.split('/'));
    if ones.clone().count() != others.clone().count() {
        return false;
    }
    let mut differing = ones.zip(others).filter(|(a, b)| a != b);
    let (Some((a, b)), None) = (differing.next(), differing.next()) else {
        return false;
    };
    let long = |name: &str| name.chars().count() >= SHORT;
    let figures = |name: &str| name.contains(|c: char| c.is_ascii_digit());
    long(a) && long(b) && !figures(a) && !figures(b) && strsim::osa_distance(a, b) == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_in_a_long_name_is_a_slip() {
        assert!(is_slip("japan/treatis", "japan/treaties"));
        assert!(is_slip("jpaan", "japan"));
        assert!(is_slip("대한민국/조약사절단", "대한민국/조약사절딘"));
        for (one, other) in [
            ("war/i", "war/ii"),
            ("treaties/1965", "treaties/1966"),
            ("japan", "japan/treaties"),
            ("import", "export"),
            ("japen/treatis", "japan/treaties"),
            ("same", "same"),
        ] {
            assert!(!is_slip(one, other), "{one} {other}");
        }
    }
}
