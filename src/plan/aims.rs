//! The chance of recall that is wanted.

use std::collections::BTreeMap;

use crate::base::{DeckId, Probability, Topic};
use crate::memory::DESIRED_RETENTION;

/// The chance of recall wanted when a question falls due: what the learner said of its topic, or else of its deck, or else
/// what the author of the deck said, or else what the learner said in general, or else [`DESIRED_RETENTION`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Aims {
    /// What the learner said of topics with their subtopics; the longest path that fits counts.
    pub topics: BTreeMap<Topic, Probability>,
    /// What the learner said of decks.
    pub decks: BTreeMap<DeckId, Probability>,
    /// What the learner said in general.
    pub overall: Option<Probability>,
}

impl Aims {
    /// The chance wanted for a question of a deck about a topic; `author` is what the deck itself says.
    #[must_use]
    pub fn retention(
        &self,
        deck: &DeckId,
        topic: Option<&Topic>,
        author: Option<Probability>,
    ) -> Probability {
        let fits = |wanted: &&Topic| topic.is_some_and(|topic| topic.is_within(wanted));
        let nearest = self
            .topics
            .keys()
            .filter(fits)
            .max_by_key(|wanted| wanted.as_str().len());
        nearest
            .and_then(|wanted| self.topics.get(wanted))
            .or_else(|| self.decks.get(deck))
            .copied()
            .or(author)
            .or(self.overall)
            .unwrap_or_else(|| Probability::new(DESIRED_RETENTION))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_counts() {
        let topic = |text: &str| Topic::new(text).unwrap();
        let deck = DeckId::new("korea-japan").unwrap();
        let author = Some(Probability::new(0.8));
        let mut aims = Aims::default();
        let wanted = |aims: &Aims, author| {
            aims.retention(&deck, Some(&topic("japan/treaties/basic")), author)
                .value()
        };
        let is = |found: f64, expected: f64| assert!((found - expected).abs() < 1e-9, "{found}");
        is(wanted(&aims, None), 0.9);
        aims.overall = Some(Probability::new(0.85));
        is(wanted(&aims, None), 0.85);
        is(wanted(&aims, author), 0.8);
        aims.decks.insert(deck.clone(), Probability::new(0.95));
        is(wanted(&aims, author), 0.95);
        aims.topics.insert(topic("japan"), Probability::new(0.7));
        is(wanted(&aims, author), 0.7);
        aims.topics
            .insert(topic("japan/treaties"), Probability::new(0.97));
        aims.topics
            .insert(topic("japan/tre"), Probability::new(0.75));
        is(wanted(&aims, author), 0.97);
    }
}
