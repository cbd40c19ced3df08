//! The chance of recall that is wanted.

use std::collections::BTreeMap;

use super::exam::Standing;
use crate::base::{Day, DeckId, Probability, Topic};
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

/// The chances of recall wanted of the questions at hand: the [`Aims`] with what the authors of the decks said, and with the
/// plans for exams, which are followed until their day.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Wanted {
    aims: Aims,
    authors: BTreeMap<DeckId, Probability>,
    exams: BTreeMap<DeckId, Probability>,
}

impl Wanted {
    /// [`DESIRED_RETENTION`] of every question.
    pub const USUAL: Self = Self {
        aims: Aims {
            topics: BTreeMap::new(),
            decks: BTreeMap::new(),
            overall: None,
        },
        authors: BTreeMap::new(),
        exams: BTreeMap::new(),
    };

    /// What the learner said, and what the authors of decks did.
    #[must_use]
    pub fn new(aims: Aims, authors: impl IntoIterator<Item = (DeckId, Probability)>) -> Self {
        Self {
            aims,
            authors: authors.into_iter().collect(),
            exams: BTreeMap::new(),
        }
    }

    /// The same under plans for exams: while one stands, its decks follow the chance of recall that it found best.
    #[must_use]
    pub fn under(mut self, exams: &[Standing], today: Day) -> Self {
        for exam in exams.iter().filter(|exam| exam.stands(today)) {
            let retention = Probability::new(f64::from(exam.strategy.retention));
            let decks = exam.decks.iter().cloned();
            self.exams.extend(decks.map(|deck| (deck, retention)));
        }
        self
    }

    /// The chance wanted for a question of a deck about a topic.
    #[must_use]
    pub fn of(&self, deck: &DeckId, topic: Option<&Topic>) -> Probability {
        let exam = self.exams.get(deck).copied();
        let author = || self.authors.get(deck).copied();
        exam.unwrap_or_else(|| self.aims.retention(deck, topic, author()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::exam::Strategy;

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

    #[test]
    fn authors_are_heard_and_exams_are_followed_until_their_day() {
        let [deck, other] = ["korea-japan", "korea-us"].map(|id| DeckId::new(id).unwrap());
        let topic = Topic::new("japan").unwrap();
        let mut aims = Aims::default();
        aims.topics.insert(topic.clone(), Probability::new(0.95));
        let author = (deck.clone(), Probability::new(0.8));
        let wanted = Wanted::new(aims, [author]);
        let exam = Standing {
            decks: [deck.clone()].into(),
            exam: Day(20_000),
            minutes: 15,
            strategy: Strategy {
                retention: 0.75,
                new_first: true,
                new_per_day: 10,
                fill: false,
                finale: 3,
            },
        };
        let of = |wanted: &Wanted, deck: &DeckId, topic| wanted.of(deck, topic).value();
        let is = |found: f64, expected: f64| assert!((found - expected).abs() < 1e-6, "{found}");
        is(of(&wanted, &deck, None), 0.8);
        is(of(&wanted, &deck, Some(&topic)), 0.95);
        is(of(&wanted, &other, None), 0.9);
        let before = wanted
            .clone()
            .under(std::slice::from_ref(&exam), Day(19_999));
        is(of(&before, &deck, Some(&topic)), 0.75);
        is(of(&before, &other, Some(&topic)), 0.95);
        assert_eq!(wanted.clone().under(&[exam], Day(20_000)), wanted);
    }
}
