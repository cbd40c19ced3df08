//! Why a sentence gave no card, worded once.

use std::sync::Arc;

/// Why a sentence, or a card of it, is not in the deck. The wording ends a sentence that begins with `refused:`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, thiserror::Error)]
pub enum Reason {
    /// No frame fits: nothing that can be asked with one short answer.
    #[error("no fact that can be asked for")]
    NoFact,
    /// No finite verb: a caption, a headline, a fragment.
    #[error("no whole sentence")]
    NoSentence,
    /// A question, an order or an invitation to the reader.
    #[error("a question or a request, not a statement")]
    NoStatement,
    /// Somebody's view, praise or blame.
    #[error("an opinion: `{0}`")]
    Opinion(String),
    /// What should be done.
    #[error("advice: `{0}`")]
    Advice(String),
    /// What may come, was planned or is not certain.
    #[error("not certain: `{0}`")]
    Uncertain(String),
    /// It leans on another sentence, and more than one thing could be meant.
    #[error("`{0}` leans on another sentence")]
    Leaning(String),
    /// True only at a time, and the document tells no date.
    #[error("true only at a time, and no date is known: `{0}`")]
    Undated(String),
    /// The answer stands in the question.
    #[error("the question tells the answer")]
    GivenAway,
    /// More than one answer is right.
    #[error("more than one answer is right: {0}")]
    Ambiguous(String),
    /// Not worth a card.
    #[error("not worth knowing by heart: {0}")]
    Trivial(String),
    /// The text is damaged there.
    #[error("the text is damaged: `{0}`")]
    Damaged(String),
    /// Too long for a card.
    #[error("too long for a card")]
    TooLong,
    /// In a paragraph that is longer than any is read.
    #[error("beyond what is read of a paragraph")]
    Endless,
    /// The same question stands in the deck already, from another sentence.
    #[error("the card `{0}` asks the same")]
    Repeated(Arc<str>),
    /// Two places tell different values.
    #[error("another place tells it differently: {0}")]
    Contradicted(Arc<str>),
    /// None of the wished forms fits.
    #[error("no wished form fits it")]
    Form,
    /// Below the wished quality; in hundredths.
    #[error("below the wished quality: {0} %")]
    Weak(u8),
    /// More cards were made than wished.
    #[error("better cards fill the limit")]
    Limit,
    /// The author dropped it.
    #[error("dropped by the author")]
    Dropped,
    /// The review was stopped before it came up.
    #[error("not looked at yet")]
    Waiting,
    /// A rule of `check` speaks against it; with the rule's name and message.
    #[error("{1} [{0}]")]
    Rule(String, String),
}

impl Reason {
    /// The name of the reason in kebab-case, for programs.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::NoFact => "no-fact",
            Self::NoSentence => "no-sentence",
            Self::NoStatement => "no-statement",
            Self::Opinion(_) => "opinion",
            Self::Advice(_) => "advice",
            Self::Uncertain(_) => "uncertain",
            Self::Leaning(_) => "leaning",
            Self::Undated(_) => "undated",
            Self::GivenAway => "given-away",
            Self::Ambiguous(_) => "ambiguous",
            Self::Trivial(_) => "trivial",
            Self::Damaged(_) => "damaged",
            Self::TooLong => "too-long",
            Self::Endless => "endless",
            Self::Repeated(_) => "repeated",
            Self::Contradicted(_) => "contradicted",
            Self::Form => "form",
            Self::Weak(_) => "weak",
            Self::Limit => "limit",
            Self::Dropped => "dropped",
            Self::Waiting => "waiting",
            Self::Rule(..) => "rule",
        }
    }
}
