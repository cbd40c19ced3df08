//! Floor 3: a card and a seed → a [`Question`]; a given answer → a [`Verdict`].
//!
//! Judging is kind: what a fair teacher would let pass passes (`compare`), and a wrong answer is told what it would
//! have been the answer to ([`AnswerIndex`]).

mod ask;
mod collection;
pub(crate) mod compare;
mod difference;
mod form;
mod index;
mod judge;
mod lists;
mod pieces;
mod rule;

pub use ask::{ask, ask_against};
pub use collection::Collection;
pub use difference::difference;
pub use form::form_for;
pub use index::{AnswerHash, AnswerIndex, Sought};
pub(crate) use rule::Rule;

use crate::base::{Grade, PartialDate, QuestionKey, Topic};
use crate::deck::{AnswerText, Form, SourceRef};

/// A question as it is asked: the form is chosen, the choices are shuffled.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// Its name.
    pub key: QuestionKey,
    /// How it is asked.
    pub form: Form,
    /// What it is about.
    pub topic: Option<Topic>,
    /// What the learner reads.
    pub prompt: String,
    /// A help that does not tell the answer.
    pub hint: Option<String>,
    /// The date at which the fact held, when the card is bound to one.
    pub as_of: Option<PartialDate>,
    /// What there is to choose from, shuffled: options, the items of an order, the right sides of a match; empty for
    /// flip and typed; `true` and `false` for truth.
    pub choices: Vec<String>,
    /// The left sides of a match in the order in which they are asked; empty otherwise.
    pub left_side: Vec<String>,
    /// The right answer as it is shown.
    pub answer: AnswerText,
    /// The reason or context shown after the answer.
    pub explain: Option<String>,
    /// Where the fact stands.
    pub source: Option<SourceRef>,
    /// How an answer is judged.
    pub(crate) rule: Rule,
}

/// What the learner gave.
#[derive(Debug, Clone, PartialEq)]
pub enum Given {
    /// A typed text.
    Text(String),
    /// Several typed texts.
    Texts(Vec<String>),
    /// The index of one choice.
    Choice(usize),
    /// Indices of choices: the ticked ones; the items in the right order; for each left side its partner.
    Choices(Vec<usize>),
    /// Nothing typed: the answer is to be shown. On a judged question it means "I do not know".
    Reveal,
}

/// Why a given answer does not fit the question; the question stands.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Misfit {
    /// No choice of that index.
    #[error("there is no choice {index}; choices are numbered 0 to {last}")]
    Index {
        /// What was given.
        index: usize,
        /// The highest index there is.
        last: usize,
    },
    /// An index given twice where each may stand once.
    #[error("choice {0} was given twice")]
    Twice(usize),
    /// Too few or too many indices.
    #[error("{wanted} wanted, {given} given")]
    Number {
        /// How many were wanted.
        wanted: usize,
        /// How many were given.
        given: usize,
    },
    /// An index where text is wanted, or the other way round.
    #[error("this {form} question wants {wanted}")]
    Kind {
        /// The form of the question.
        form: Form,
        /// What it wants, such as `a text`.
        wanted: &'static str,
    },
}

/// The judgement of an answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// Whether it counts as right.
    pub correct: bool,
    /// The share that was right, 0 to 1; below 1 for a near miss.
    pub score: f64,
    /// The grade proposed: again when wrong, hard for a near miss, else good.
    pub grade: Grade,
    /// The answer as it is shown and kept: texts of the choices, not their letters.
    pub given: String,
    /// For a near miss: the right answer against what was given, piece by piece.
    pub difference: Vec<Piece>,
    /// Why the chosen distractor is wrong.
    pub because: Option<String>,
    /// The questions to which the given answer would have been right, at most three.
    pub belongs_to: Vec<QuestionKey>,
    /// For several answers, an order or a match: which of the wanted items were right, in the order of `Question::answer`.
    pub items: Vec<bool>,
}

/// A piece of a difference between what was given and what was right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// The same in both.
    Same(String),
    /// Missing in what was given.
    Missing(String),
    /// Too much in what was given.
    Extra(String),
}

#[cfg(test)]
mod tests;
