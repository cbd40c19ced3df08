//! A card and the questions it holds.

use serde::ser::{SerializeMap, SerializeStruct};
use serde::{Deserialize, Serialize};

use super::Form;
use crate::base::{CardId, Face, PartialDate, Topic};

/// One card, checked: every question it asks has exactly one right answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Card {
    /// Unique in the deck; progress hangs on it.
    pub id: CardId,
    /// Whether the author wrote the id; otherwise it was made from the content.
    pub id_written: bool,
    /// What it is about.
    pub topic: Option<Topic>,
    /// Free words for choosing cards.
    pub tags: Vec<String>,
    /// Cards of the same deck to be learnt first.
    pub needs: Vec<CardId>,
    /// What is asked.
    pub kind: Kind,
    /// No near misses; case and Unicode form stay forgiven.
    pub exact: bool,
    /// A help that does not tell the answer.
    pub hint: Option<String>,
    /// The reason or context shown after the answer.
    pub explain: Option<String>,
    /// Where the fact stands.
    pub source: Option<SourceRef>,
    /// The date at which the fact held: the card's own, else the default of the deck.
    pub as_of: Option<PartialDate>,
    /// Whether the card itself (or `defaults`) is bound to that date, so that it is shown with the question.
    pub time_bound: bool,
}

/// The kinds of card.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Kind {
    /// `ask` + `answer`, with `reverse` perhaps.
    Ask {
        /// The stem.
        ask: String,
        /// What is wanted.
        answer: Answer,
        /// Other texts that count as right.
        accept: Vec<String>,
        /// Distractors; empty when the question is not asked as a choice.
        wrong: Vec<Distractor>,
        /// The second question, which asks the other way.
        reverse: Option<Reverse>,
    },
    /// `claim` + `answer: true` or `false`.
    Claim {
        /// The statement to judge.
        claim: String,
        /// Whether it is true.
        answer: bool,
        /// What is true instead, when it is false.
        correction: Option<String>,
    },
    /// `cloze`.
    Cloze {
        /// The text with its deletions.
        text: Cloze,
    },
    /// `term` + `definition`.
    Term {
        /// The term.
        term: String,
        /// Its definition.
        definition: String,
        /// Other texts that count as the term.
        accept: Vec<String>,
    },
    /// `ask` + `order`.
    Order {
        /// The stem.
        ask: String,
        /// The items in their right order, two or more, all different.
        order: Vec<String>,
    },
    /// `ask` + `match`.
    Match {
        /// The stem.
        ask: String,
        /// The pairs in the author's order, two or more; left sides all different.
        pairs: Vec<Match>,
    },
}

/// What an `ask` card wants to hear.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// One text.
    One(String),
    /// All of these, in any order; two or more.
    Several(Vec<String>),
    /// A number.
    Number {
        /// The value.
        value: f64,
        /// The value as the author wrote it.
        written: String,
        /// Its unit, such as `US$ billion`.
        unit: Option<String>,
        /// How far off still counts, in the same unit, 0 or more.
        tolerance: f64,
    },
    /// A date at its precision.
    Date(PartialDate),
}

/// A wrong answer to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Distractor {
    /// The wrong answer.
    pub text: String,
    /// Why it is wrong.
    pub because: Option<String>,
}

/// The second question of an `ask` card.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reverse {
    /// The stem.
    pub ask: String,
    /// What is wanted.
    pub answer: Answer,
    /// Other texts that count as right.
    pub accept: Vec<String>,
    /// Distractors.
    pub wrong: Vec<Distractor>,
}

/// One pair of a `match` card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Match {
    /// What is shown.
    pub left: String,
    /// What belongs to it.
    pub right: String,
}

/// A text with deletions; every deletion has a number, several may share one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cloze {
    /// Plain text and deletions in their order.
    pub parts: Vec<ClozePart>,
}

/// A stretch of a cloze text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ClozePart {
    /// Shown always.
    Text(String),
    /// Asked on its face, shown on the others.
    Gap(Deletion),
}

/// A deletion `{{text::hint}}` or `{{c2::text::hint}}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deletion {
    /// The number of its face, from 1.
    pub number: u16,
    /// What is to be recalled.
    pub text: String,
    /// Shown in the gap.
    pub hint: Option<String>,
    /// Other texts that count as right.
    pub accept: Vec<String>,
}

/// Where a fact stands.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct SourceRef {
    /// The key of the source in the deck.
    pub source: String,
    /// The document's `file` (bare name) or `url`, as written.
    pub document: Option<String>,
    /// The heading under which it stands.
    pub section: Option<String>,
    /// The paragraph, from 1.
    pub paragraph: Option<u32>,
    /// Words of the document that support the fact.
    pub quote: Option<String>,
}

impl Serialize for SourceRef {
    /// For people's formats the place alone, its key called `in`; in the catalogue every field, in their order.
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let told = s.is_human_readable();
        let mut place = s.serialize_struct("SourceRef", if told { 4 } else { 5 })?;
        place.serialize_field("in", &self.source)?;
        place.serialize_field("document", &self.document)?;
        place.serialize_field("section", &self.section)?;
        place.serialize_field("paragraph", &self.paragraph)?;
        if !told {
            place.serialize_field("quote", &self.quote)?;
        }
        place.end()
    }
}

/// An answer as it is shown, and as JSON carries it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnswerText {
    /// One text.
    One(String),
    /// Several answers, or an order.
    List(Vec<String>),
    /// Left and right sides.
    Pairs(Vec<Match>),
    /// True or false.
    Truth(bool),
}

impl Serialize for AnswerText {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::One(text) => s.serialize_str(text),
            Self::List(texts) => texts.serialize(s),
            Self::Truth(truth) => s.serialize_bool(*truth),
            Self::Pairs(pairs) => {
                let mut map = s.serialize_map(Some(pairs.len()))?;
                for pair in pairs {
                    map.serialize_entry(&pair.left, &pair.right)?;
                }
                map.end()
            }
        }
    }
}

impl Card {
    /// The faces of the card, in the order in which they are learnt; never empty.
    #[must_use]
    pub fn faces(&self) -> Vec<Face> {
        match &self.kind {
            Kind::Ask {
                reverse: Some(_), ..
            } => vec![Face::Main, Face::Reverse],
            Kind::Term { .. } => vec![Face::Term, Face::Definition],
            Kind::Cloze { text } => text.numbers().into_iter().map(Face::Cloze).collect(),
            _ => vec![Face::Main],
        }
    }

    /// The forms in which a face can be asked, the plainest first; never empty for a face of this card.
    #[must_use]
    pub fn forms(&self, face: Face) -> Vec<Form> {
        let asked = |answer: &Answer, wrong: &[Distractor]| match (answer, wrong) {
            (Answer::One(_), []) => vec![Form::Flip, Form::Typed],
            (Answer::One(_), _) => vec![Form::Flip, Form::Typed, Form::Choice],
            (Answer::Several(_), [_, ..]) => vec![Form::Typed, Form::Many],
            (Answer::Several(_) | Answer::Number { .. } | Answer::Date(_), _) => vec![Form::Typed],
        };
        match (&self.kind, face) {
            (
                Kind::Ask {
                    reverse: Some(reverse),
                    ..
                },
                Face::Reverse,
            ) => asked(&reverse.answer, &reverse.wrong),
            (Kind::Ask { answer, wrong, .. }, _) => asked(answer, wrong),
            (Kind::Claim { .. }, _) => vec![Form::Truth],
            (Kind::Cloze { .. }, _) => vec![Form::Typed, Form::Flip],
            (Kind::Term { .. }, _) => vec![Form::Flip, Form::Typed],
            (Kind::Order { .. }, _) => vec![Form::Order],
            (Kind::Match { .. }, _) => vec![Form::Match],
        }
    }

    /// What the learner reads: the stem, the claim, the term or definition, the cloze text with its gap.
    #[must_use]
    pub fn prompt(&self, face: Face) -> String {
        match (&self.kind, face) {
            (
                Kind::Ask {
                    reverse: Some(reverse),
                    ..
                },
                Face::Reverse,
            ) => reverse.ask.clone(),
            (Kind::Ask { ask, .. } | Kind::Order { ask, .. } | Kind::Match { ask, .. }, _) => {
                ask.clone()
            }
            (Kind::Claim { claim, .. }, _) => claim.clone(),
            (Kind::Cloze { text }, Face::Cloze(number)) => text.with_gap(number),
            (Kind::Cloze { text }, _) => text.with_gap(0),
            (Kind::Term { definition, .. }, Face::Definition) => definition.clone(),
            (Kind::Term { term, .. }, _) => term.clone(),
        }
    }

    /// The right answer as it is shown.
    #[must_use]
    pub fn answer(&self, face: Face) -> AnswerText {
        match (&self.kind, face) {
            (
                Kind::Ask {
                    reverse: Some(reverse),
                    ..
                },
                Face::Reverse,
            ) => reverse.answer.text(),
            (Kind::Ask { answer, .. }, _) => answer.text(),
            (Kind::Claim { answer, .. }, _) => AnswerText::Truth(*answer),
            (Kind::Cloze { text }, Face::Cloze(number)) => text.answer(number),
            (Kind::Cloze { text }, _) => text.answer(1),
            (Kind::Term { term, .. }, Face::Definition) => AnswerText::One(term.clone()),
            (Kind::Term { definition, .. }, _) => AnswerText::One(definition.clone()),
            (Kind::Order { order, .. }, _) => AnswerText::List(order.clone()),
            (Kind::Match { pairs, .. }, _) => AnswerText::Pairs(pairs.clone()),
        }
    }

    /// Other texts that count as right on a face.
    #[must_use]
    pub fn accept(&self, face: Face) -> Vec<String> {
        match (&self.kind, face) {
            (
                Kind::Ask {
                    reverse: Some(reverse),
                    ..
                },
                Face::Reverse,
            ) => reverse.accept.clone(),
            (Kind::Ask { accept, .. }, _) | (Kind::Term { accept, .. }, Face::Definition) => {
                accept.clone()
            }
            (Kind::Cloze { text }, Face::Cloze(number)) => text.accept(number),
            _ => Vec::new(),
        }
    }

    /// The distractors of a face.
    #[must_use]
    pub fn distractors(&self, face: Face) -> &[Distractor] {
        match (&self.kind, face) {
            (
                Kind::Ask {
                    reverse: Some(reverse),
                    ..
                },
                Face::Reverse,
            ) => &reverse.wrong,
            (Kind::Ask { wrong, .. }, _) => wrong,
            _ => &[],
        }
    }
}

impl Answer {
    /// The answer as it is shown: a number with its unit, a date in ISO form.
    #[must_use]
    pub fn text(&self) -> AnswerText {
        match self {
            Self::One(text) => AnswerText::One(text.clone()),
            Self::Several(texts) => AnswerText::List(texts.clone()),
            Self::Number {
                written,
                unit: None,
                ..
            } => AnswerText::One(written.clone()),
            Self::Number {
                written,
                unit: Some(unit),
                ..
            } => AnswerText::One(format!("{written} {unit}")),
            Self::Date(date) => AnswerText::One(date.to_string()),
        }
    }
}
