//! What a session knows of each of its questions.

use super::Kind;
use crate::base::{Grade, QuestionKey};
use crate::memory::State;

/// A question that a session is to ask.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// The question.
    pub key: QuestionKey,
    /// What is remembered of it; `None` while it is new.
    pub state: Option<State>,
}

/// A question of the session with what has become of it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Track {
    pub(super) key: QuestionKey,
    pub(super) kind: Kind,
    pub(super) new: bool,
    /// The question against whose answer it is asked as a choice, once both were asked by themselves.
    pub(super) against: Option<QuestionKey>,
    /// How often it had been forgotten when the session began.
    pub(super) lapses: u32,
    pub(super) marks: Marks,
}

/// What has become of a question so far; put back as a whole by an undo.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Marks {
    pub(super) state: Option<State>,
    /// Answers given.
    pub(super) tries: usize,
    /// Answers that passed.
    pub(super) passes: usize,
    /// Answered right once, set aside or given up: not asked again.
    pub(super) done: bool,
    /// The score of the first try; `None` before it, and for a flip its grade decides.
    pub(super) first: Option<f64>,
    /// What was given at the first miss.
    pub(super) missed: Option<String>,
}

impl Track {
    pub(super) fn new(item: Item, kind: Kind) -> Self {
        let marks = Marks {
            state: item.state,
            tries: 0,
            passes: 0,
            done: false,
            first: None,
            missed: None,
        };
        Self {
            key: item.key,
            kind,
            new: item.state.is_none(),
            against: None,
            lapses: item.state.map_or(0, |state| state.lapses),
            marks,
        }
    }
}

impl Track {
    /// The two tracks of a pair that is mixed up, to be asked one after the other at the end. The schedule was told when
    /// they were asked apart, so it is left alone: what is told apart side by side is not yet known by itself.
    pub(super) fn side_by_side((one, other): &(QuestionKey, QuestionKey)) -> [Self; 2] {
        let track = |key: &QuestionKey, other: &QuestionKey| Self {
            new: false,
            against: Some(other.clone()),
            ..Self::new(
                Item {
                    key: key.clone(),
                    state: None,
                },
                Kind::Cram,
            )
        };
        [track(one, other), track(other, one)]
    }
}

impl Marks {
    /// The marks after one more answer.
    pub(super) fn after(
        &self,
        grade: Grade,
        score: Option<f64>,
        given: &str,
        state: Option<State>,
    ) -> Self {
        let passed = grade.passed();
        let by_grade = if passed { 1.0 } else { 0.0 };
        Self {
            state,
            tries: self.tries + 1,
            passes: self.passes + usize::from(passed),
            done: passed,
            first: self.first.or(Some(score.unwrap_or(by_grade))),
            missed: self
                .missed
                .clone()
                .or_else(|| (!passed).then(|| given.to_owned())),
        }
    }
}
