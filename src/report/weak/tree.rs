//! Topics as a tree, each with what was counted of its questions.

use std::collections::HashMap;

use super::tally::{Tally, TopicWeakness};
use crate::base::Topic;
use crate::report::Asked;
use crate::report::pull::{self, Branch};

/// How many timed answers the parent's pace stands for: with fewer of its own a topic is not called slow.
const PACE_WEIGHT: f64 = 20.0;

/// A topic with what is counted of its own questions.
struct Node {
    topic: Option<Topic>,
    parent: usize,
    own: Tally,
}

/// The nodes that there are: by the names of topics, and that of the questions without one.
#[derive(Default)]
struct Known {
    named: HashMap<String, usize>,
    none: Option<usize>,
}

/// All topics of some questions; the first node is their root, and every parent stands before its children.
pub(super) struct Tree {
    nodes: Vec<Node>,
    /// The node of each question.
    of: Vec<u32>,
}

impl Tree {
    /// The tree for the topics of some questions, with nothing counted yet.
    pub(super) fn of(asked: &Asked) -> Self {
        let mut tree = Self {
            nodes: vec![Node {
                topic: None,
                parent: 0,
                own: Tally::default(),
            }],
            of: Vec::with_capacity(asked.questions().len()),
        };
        let mut known = Known::default();
        let mut nodes: Vec<Option<u32>> = vec![None; asked.topics()];
        for question in asked.questions() {
            let number = question.topic();
            let node = *nodes[number].get_or_insert_with(|| {
                let node = tree.node(asked.topic(number), &mut known);
                u32::try_from(node).unwrap_or(0)
            });
            tree.of.push(node);
        }
        tree
    }

    fn node(&mut self, topic: Option<&Topic>, known: &mut Known) -> usize {
        let found = match topic {
            Some(topic) => known.named.get(topic.as_str()).copied(),
            None => known.none,
        };
        if let Some(node) = found {
            return node;
        }
        let parent = match topic.and_then(Topic::parent) {
            Some(parent) => self.node(Some(&parent), known),
            None => 0,
        };
        let node = self.nodes.len();
        self.nodes.push(Node {
            topic: topic.cloned(),
            parent,
            own: Tally::default(),
        });
        match topic {
            Some(topic) => drop(known.named.insert(topic.as_str().to_owned(), node)),
            None => known.none = Some(node),
        }
        node
    }

    /// Adds what was counted of a question.
    pub(super) fn add(&mut self, question: usize, tally: &Tally) {
        self.nodes[self.of[question] as usize].own.add(tally);
    }

    /// The figures of all questions together, and those of each topic with questions.
    pub(super) fn rows(&self) -> (TopicWeakness, Vec<TopicWeakness>) {
        let whole = self.whole();
        let branch = |(node, whole): (&Node, &Tally)| Branch {
            parent: node.parent,
            tests: whole.tests,
        };
        let branches: Vec<_> = self.nodes.iter().zip(&whole).map(branch).collect();
        let observed = pull::pulled(&branches);
        let mut paces: Vec<Option<f64>> = Vec::with_capacity(whole.len());
        let mut rows = Vec::with_capacity(whole.len());
        for (at, (node, tally)) in self.nodes.iter().zip(&whole).enumerate() {
            paces.push(pace(tally, paces.get(node.parent).copied().flatten()));
            rows.push(tally.told(node.topic.clone(), observed[at], paces[at]));
        }
        let all = rows.remove(0);
        rows.retain(|row| row.cards > 0);
        (all, rows)
    }

    /// What was counted of each topic with all below it.
    fn whole(&self) -> Vec<Tally> {
        let mut whole: Vec<Tally> = self.nodes.iter().map(|node| node.own).collect();
        for at in (1..whole.len()).rev() {
            let tally = whole[at];
            whole[self.nodes[at].parent].add(&tally);
        }
        whole
    }
}

/// How long an answer takes, in milliseconds, drawn to the parent's pace; `None` when nothing was ever timed.
fn pace(tally: &Tally, parent: Option<f64>) -> Option<f64> {
    match parent {
        Some(parent) => Some((tally.took_ms + PACE_WEIGHT * parent) / (tally.timed + PACE_WEIGHT)),
        None => (tally.timed > 0.0).then(|| tally.took_ms / tally.timed),
    }
}
