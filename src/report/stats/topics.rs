//! Answers and memories by topic.

use std::collections::BTreeMap;

use serde::Serialize;

use super::tally::{Retention, Sums};
use super::{Inquiry, Place};
use crate::base::Topic;

/// The answers to the questions of a topic, its subtopics counted in.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TopicFigures {
    /// The topic; `None` for questions without one, and for those in no deck any more.
    pub topic: Option<Topic>,
    /// Whether these are the questions that are in no deck any more.
    pub gone: bool,
    /// Questions with a memory.
    pub questions: usize,
    /// Their mean chance of recall now, 0 to 1; `None` when there are none.
    pub recall_now: Option<f64>,
    /// Answers, repeated and crammed ones too.
    pub reviews: usize,
    /// Answers that were right.
    pub correct: usize,
    /// Minutes spent on answers whose duration was measured, to the hundredth.
    pub minutes: f64,
    /// The tests of memory among them.
    pub retention: Retention,
}

/// Says where each question of the digest belongs. The first of the topics stands for none.
pub(super) fn file(inquiry: &Inquiry<'_>) -> (Vec<Option<Topic>>, Vec<Place>) {
    let asked = inquiry.asked;
    let mut topics: Vec<Option<Topic>> = vec![None];
    let mut numbers: Vec<Option<usize>> = vec![None; asked.topics()];
    numbers[0] = Some(0);
    let mut places = gone(inquiry);
    let within = asked.within(inquiry.topics);
    for question in asked.questions() {
        let (Some(place), topic) = (question.place(), question.topic()) else {
            continue;
        };
        places[place] = match &within {
            Some(within) if !within[topic] => Place::Unwanted,
            _ => Place::Filed(*numbers[topic].get_or_insert_with(|| {
                topics.push(asked.topic(topic).cloned());
                topics.len() - 1
            })),
        };
    }
    (topics, places)
}

/// The places of all questions, if none of them were in a deck any more.
fn gone(inquiry: &Inquiry<'_>) -> Vec<Place> {
    let questions = inquiry.digest.questions();
    let decks = questions.chunk_by(|a, b| a.key.deck == b.key.deck);
    let places = decks.flat_map(|deck| {
        let place = match inquiry.has_gone(deck[0].key.deck.as_str()) {
            true => Place::Gone,
            false => Place::Unwanted,
        };
        std::iter::repeat_n(place, deck.len())
    });
    places.collect()
}

/// The figures of all topics that have any, and of those above them.
pub(super) fn figures(
    topics: &[Option<Topic>],
    sums: &[Sums],
    memories: &[(usize, f64)],
) -> Vec<TopicFigures> {
    let mut all: BTreeMap<Topic, (Sums, usize, f64)> = BTreeMap::new();
    for (number, topic) in topics.iter().enumerate() {
        let mut above = topic.clone();
        while let Some(topic) = above {
            let (sum, questions, recall) = all.entry(topic.clone()).or_default();
            sum.join(&sums[number]);
            *questions += memories[number].0;
            *recall += memories[number].1;
            above = topic.parent();
        }
    }
    let named = all.into_iter().map(|(topic, (sums, questions, recall))| {
        one(Some(topic), false, &sums, (questions, recall))
    });
    let last = topics.len();
    let rest = [(0, false), (last, true)]
        .map(|(number, gone)| one(None, gone, &sums[number], memories[number]));
    named
        .chain(rest)
        .filter(|figures| figures.reviews > 0 || figures.questions > 0)
        .collect()
}

fn one(topic: Option<Topic>, gone: bool, sums: &Sums, memory: (usize, f64)) -> TopicFigures {
    let (questions, recall) = memory;
    #[allow(clippy::cast_precision_loss)] // no topic has 2^53 questions
    let mean = || recall / questions as f64;
    TopicFigures {
        topic,
        gone,
        questions,
        recall_now: (questions > 0).then(mean),
        reviews: sums.reviews,
        correct: sums.correct,
        minutes: sums.minutes(),
        retention: sums.tests.retention(),
    }
}
