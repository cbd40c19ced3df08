//! The weakest topics, a first version for home.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::base::{Millis, Probability, Topic};
use crate::memory::Scheduler;
use crate::plan::Candidate;

/// A topic is judged from so many seen questions on: with fewer, one bad day would call it weak.
pub const MIN_SEEN: usize = 5;

/// How many topics home names: what one sitting can mend.
const NAMED: usize = 3;

/// How well a topic is remembered.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TopicRecall {
    /// The topic; its subtopics stand for themselves.
    pub topic: Topic,
    /// Its questions asked at least once, suspended ones left out; at least [`MIN_SEEN`].
    pub seen: usize,
    /// Their mean chance of recall now.
    pub recall_now: Probability,
}

/// The topics with the lowest mean chance of recall at `now`, the weakest first, at most three.
#[must_use]
pub fn weakest_topics(
    candidates: &[Candidate],
    scheduler: &Scheduler,
    now: Millis,
) -> Vec<TopicRecall> {
    let mut sums: BTreeMap<&Topic, (usize, f64)> = BTreeMap::new();
    for candidate in candidates.iter().filter(|candidate| !candidate.suspended) {
        if let (Some(topic), Some(state)) = (&candidate.topic, &candidate.state) {
            let (seen, sum) = sums.entry(topic).or_default();
            *seen += 1;
            *sum += scheduler.retrievability(state, now).value();
        }
    }
    #[allow(clippy::cast_precision_loss)] // no topic has 2^53 questions
    let mut topics: Vec<_> = sums
        .into_iter()
        .filter(|&(_, (seen, _))| seen >= MIN_SEEN)
        .map(|(topic, (seen, sum))| TopicRecall {
            topic: topic.clone(),
            seen,
            recall_now: Probability::new(sum / seen as f64),
        })
        .collect();
    topics.sort_by(|a, b| a.recall_now.value().total_cmp(&b.recall_now.value()));
    topics.truncate(NAMED);
    topics
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Day, Grade, Offset};
    use crate::memory::{Answered, Spread};

    const DAY_MS: i64 = 86_400_000;

    /// So many questions of a topic, each answered right on `day`.
    fn known(topic: &str, count: usize, day: i64, suspended: bool) -> Vec<Candidate> {
        let answer = Answered {
            at: Millis(day * DAY_MS),
            offset: Offset(0),
            grade: Grade::Good,
            retention: Probability::new(0.9),
            spread: Spread::default(),
        };
        let one = |n| Candidate {
            key: format!("d/{topic}{n}").parse().unwrap(),
            topic: Some(Topic::new(topic).unwrap()),
            tags: Vec::new(),
            needs: Vec::new(),
            state: Some(Scheduler::default().after(None, &answer)),
            suspended,
            buried: false,
            introduced: Some(Day(0)),
        };
        (0..count).map(one).collect()
    }

    fn named(candidates: &[Candidate]) -> Vec<(String, usize)> {
        weakest_topics(candidates, &Scheduler::default(), Millis(30 * DAY_MS))
            .into_iter()
            .map(|topic| (topic.topic.to_string(), topic.seen))
            .collect()
    }

    #[test]
    fn the_three_least_remembered_topics_are_named() {
        let mut candidates = [
            known("europe", 5, 26, false),
            known("china", 6, 3, false),
            known("japan", 5, 12, false),
            known("russia", 7, 20, false),
            known("unknown", 4, 0, false),
            known("aside", 9, 0, true),
        ]
        .concat();
        let expected = [("china", 6), ("japan", 5), ("russia", 7)];
        assert_eq!(
            named(&candidates),
            expected.map(|(topic, seen)| (topic.to_owned(), seen))
        );
        candidates.truncate(4);
        assert!(named(&candidates).is_empty(), "too few to judge");
    }
}
