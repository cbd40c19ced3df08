//! Where memory is weak: topics by what they cost, the hardest questions, and what is mixed up with what.
//!
//! Topics are ordered by how much of them is surely forgotten at first sight: by the upper end of the interval of recall, the
//! lowest first. So a topic of few answers does not come first by bad luck, and a large one that is weak for certain does.

mod mixups;
mod sure;
mod tally;
mod tree;

use serde::Serialize;

pub use mixups::Mixup;
pub use sure::Sureness;
pub use tally::{Evidence, RECENT, TopicWeakness, Trend, Turn};

use super::asked::Question;
use super::{Answer, Asked, Digest, Known};
use crate::base::{Day, Millis, QuestionKey, Topic};
use crate::memory::{Scheduler, State};
use crate::plan::{LeechRule, Wanted};
use crate::question::Collection;
use mixups::Given;
use sure::Levels;
use tally::{Tally, Window};
use tree::Tree;

/// A topic is called weak from so many seen questions on: with fewer, one bad day would call it so.
pub const MIN_SEEN: usize = 5;

/// How many of the hardest questions are named: what one sitting can go through.
const HARDEST: usize = 20;

/// The middle of the range of difficulty, 1 to 10: what is below it, and was never forgotten, is not hard.
const MIDDLE: f64 = 5.5;

/// What is asked of the log and the questions.
#[derive(Debug, Clone, Copy)]
pub struct Look<'a> {
    /// The log in short.
    pub digest: &'a Digest,
    /// The questions of the chosen decks; suspended ones are left out of everything. Those that are wanted are told of, the
    /// others still say to what those are drawn.
    pub asked: &'a Asked,
    /// The chosen decks, in which it is looked up what a wrong answer is the answer to.
    pub collection: &'a dyn Collection,
    /// The memory model.
    pub scheduler: &'a Scheduler,
    /// The instant for chances of recall.
    pub now: Millis,
    /// The study day.
    pub today: Day,
    /// From how many lapses on a question is a leech.
    pub leeches: LeechRule,
    /// The chances of recall that are wanted: what is below has to be mended.
    pub wanted: &'a Wanted,
    /// Only answers from this study day on count for what was observed; what is remembered now hangs on all.
    pub since: Option<Day>,
    /// Which topics are told of; all when there are none.
    pub topics: &'a [Topic],
}

/// What `weak --json` prints.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Weak {
    /// The version of this shape.
    pub version: u32,
    /// The topics, the weakest first; those without a seen question last.
    pub topics: Vec<TopicWeakness>,
    /// The hardest questions, at most twenty: by lapses, then by difficulty.
    pub hardest: Vec<Hard>,
    /// Wrong answers, at most fifty, what is mixed up most often first, both directions of a pair beside each other.
    pub mixups: Vec<Mixup>,
    /// All chosen questions together, whatever their topics.
    pub all: TopicWeakness,
    /// How often answers were right by how sure the learner was; levels without answers are left out.
    pub confidence: Vec<Sureness>,
    /// Answers of the window to questions that the chosen decks do not have (any more).
    pub elsewhere: usize,
    /// Answers to the chosen questions that a wrong clock dated after today, or a century ago: they are in no figure that was
    /// observed.
    pub misdated: usize,
}

/// A question that does not stay.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Hard {
    /// The question.
    #[serde(flatten)]
    pub key: QuestionKey,
    /// How often it was forgotten after having been known.
    pub lapses: u32,
    /// 1 (easy) to 10 (hard).
    pub difficulty: f64,
    /// The chance of recall now, 0 to 1.
    pub retrievability: f64,
}

/// The topics of some questions.
#[derive(Debug, Clone, PartialEq)]
pub struct Topics {
    /// All questions together.
    pub all: TopicWeakness,
    /// The topics that were wished for, the weakest first; those without a seen question last.
    pub rows: Vec<TopicWeakness>,
}

/// Says where memory is weak.
#[must_use]
pub fn weak(look: &Look<'_>) -> Weak {
    let mut given = Given::default();
    let mut levels = Levels::default();
    let Scan {
        topics,
        elsewhere,
        misdated,
    } = scan(look, |question, answer| {
        given.add(question, answer);
        levels.add(answer);
    });
    Weak {
        version: 1,
        topics: topics.rows,
        hardest: hardest(look),
        mixups: given.mixups(look),
        all: topics.all,
        confidence: levels.told(),
        elsewhere,
        misdated,
    }
}

/// What one pass over all answers tells.
struct Scan {
    topics: Topics,
    elsewhere: usize,
    misdated: usize,
}

/// The topics alone, as [`weak`] has them.
#[must_use]
pub fn topics(look: &Look<'_>) -> Topics {
    scan(look, |_, _| {}).topics
}

/// Counts all answers, and shows those to wanted questions to `each`, by the place of the question among those asked.
fn scan(look: &Look<'_>, mut each: impl FnMut(usize, &Answer)) -> Scan {
    let mut tree = Tree::of(look.asked);
    let window = Window::of(look);
    for (at, question) in look.asked.questions().iter().enumerate() {
        if !question.suspended() {
            tree.add(at, &Tally::of(*question, look));
        }
    }
    let asked = look.asked.by_place(look.digest);
    let (mut elsewhere, mut misdated) = (0, 0);
    look.digest.each(|place, answers| {
        let Some(at) = asked[place].map(|at| at as usize) else {
            elsewhere += answers.filter(|answer| window.holds(answer)).count();
            return;
        };
        let question = look.asked.questions()[at];
        if question.suspended() {
            return;
        }
        let mut tally = Tally::default();
        let wanted = question.wanted();
        let astray = tally.count(answers, &window, |answer| {
            if wanted {
                each(at, answer);
            }
        });
        misdated += if wanted { astray } else { 0 };
        tree.add(at, &tally);
    });
    let (all, mut rows) = tree.rows();
    rows.retain(|row| is_wanted(row, look.topics));
    rows.sort_by(TopicWeakness::worse);
    Scan {
        topics: Topics { all, rows },
        elsewhere,
        misdated,
    }
}

impl Look<'_> {
    /// What the digest knows of a question.
    fn known(&self, question: Question) -> Option<&Known> {
        self.digest.questions().get(question.place()?)
    }
}

impl Topics {
    /// The weakest topics that do not lie within each other, at most so many: worse than all questions together, or the
    /// first one when none is. Each has at least [`MIN_SEEN`] seen questions.
    #[must_use]
    pub fn weakest(&self, most: usize) -> Vec<&TopicWeakness> {
        let mut picked: Vec<&TopicWeakness> = Vec::new();
        let seen = |row: &&TopicWeakness| row.seen >= MIN_SEEN && row.topic.is_some();
        for row in self.rows.iter().filter(seen) {
            let within = |other: &&TopicWeakness| match (&row.topic, &other.topic) {
                (Some(one), Some(other)) => one.is_within(other) || other.is_within(one),
                _ => false,
            };
            let weaker = picked.is_empty() || row.is_below(&self.all);
            if weaker && picked.len() < most && !picked.iter().any(within) {
                picked.push(row);
            }
        }
        picked
    }
}

fn is_wanted(row: &TopicWeakness, topics: &[Topic]) -> bool {
    let within = |topic: &Topic| topics.iter().any(|wanted| topic.is_within(wanted));
    topics.is_empty() || row.topic.as_ref().is_some_and(within)
}

fn hardest(look: &Look<'_>) -> Vec<Hard> {
    let questions = look.asked.questions().iter();
    let asked = questions.filter(|question| !question.suspended() && question.wanted());
    let is_hard = |state: &&State| state.lapses > 0 || state.difficulty > MIDDLE;
    let order = |a: &(&Known, &State), b: &(&Known, &State)| {
        b.1.lapses
            .cmp(&a.1.lapses)
            .then(b.1.difficulty.total_cmp(&a.1.difficulty))
            .then_with(|| a.0.key.cmp(&b.0.key))
    };
    // of a hundred thousand nearly all are easier than the last of these
    let mut hard: Vec<(&Known, &State)> = Vec::with_capacity(HARDEST + 1);
    for known in asked.filter_map(|question| look.known(*question)) {
        let Some(state) = known.state.as_ref().filter(is_hard) else {
            continue;
        };
        let one = (known, state);
        if hard.len() < HARDEST || hard.last().is_some_and(|last| order(&one, last).is_lt()) {
            let place = hard.partition_point(|other| order(other, &one).is_lt());
            hard.insert(place, one);
            hard.truncate(HARDEST);
        }
    }
    let told = |(known, state): (&Known, &State)| Hard {
        key: known.key.clone(),
        lapses: state.lapses,
        difficulty: state.difficulty,
        retrievability: look.scheduler.retrievability(state, look.now).value(),
    };
    hard.into_iter().map(told).collect()
}

#[cfg(test)]
mod tests;
