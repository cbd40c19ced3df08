//! How the answers to a question are judged.

use super::compare::{Value, Wanted};
use crate::base::Face;
use crate::deck::{Answer, Card, Distractor, Kind};

/// How an answer is judged.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Rule {
    /// One answer, typed.
    One(Wanted),
    /// Several answers, typed.
    Several(Several),
    /// One of the choices.
    Choice(Choice),
    /// The claim is true, or it is not.
    Truth(bool),
    /// Some of the choices.
    Many {
        /// For each wanted answer, in the order of the answer, its place among the choices.
        right: Vec<usize>,
        /// What each choice is when it is wrong.
        options: Choice,
    },
    /// The places among the choices in their right order.
    Order(Vec<usize>),
    /// For each left side the place of its partner among the choices.
    Match(Vec<usize>),
}

/// Several answers that are all wanted.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Several {
    /// Each wanted answer.
    pub(crate) items: Vec<Wanted>,
    /// Other texts that count as right: each stands for any one answer that was not given otherwise.
    pub(crate) spare: Option<Wanted>,
    /// Whether each has its place, as gaps in a text have.
    pub(crate) ordered: bool,
}

/// What a list of choices needs besides their texts.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Choice {
    /// The place of the right choice; of the first one when several are.
    pub(crate) right: usize,
    /// Other texts that count as the right choice when it is typed.
    pub(crate) accept: Vec<String>,
    /// For each choice why it is wrong.
    pub(crate) because: Vec<Option<String>>,
    /// Whether a typed choice must be spelled as it is written.
    pub(crate) exact: bool,
}

/// The rule for typed answers (and flips, to which a text may be typed); `None` for claims, orders and matches.
pub(super) fn typed(card: &Card, face: Face) -> Option<Rule> {
    let wrong = card.distractors(face);
    match (&card.kind, face) {
        (
            Kind::Ask {
                reverse: Some(reverse),
                ..
            },
            Face::Reverse,
        ) => Some(asked(&reverse.answer, &reverse.accept, wrong, card.exact)),
        (Kind::Ask { answer, accept, .. }, _) => Some(asked(answer, accept, wrong, card.exact)),
        (Kind::Term { term, accept, .. }, Face::Definition) => Some(Rule::One(wanted(
            term,
            accept,
            Value::Text,
            &[],
            card.exact,
        ))),
        (Kind::Term { definition, .. }, _) => Some(Rule::One(wanted(
            definition,
            &[],
            Value::Text,
            &[],
            card.exact,
        ))),
        (Kind::Cloze { .. }, Face::Cloze(number)) => Some(gaps(card, number)),
        _ => None,
    }
}

fn asked(answer: &Answer, accept: &[String], wrong: &[Distractor], exact: bool) -> Rule {
    let shown = |answer: &Answer| match answer.text() {
        crate::deck::AnswerText::One(text) => text,
        _ => String::new(),
    };
    let (text, value) = match answer {
        Answer::Several(items) => return several(items, accept, wrong, exact),
        Answer::One(text) => (text.clone(), Value::Text),
        Answer::Date(date) => (shown(answer), Value::Date(*date)),
        Answer::Number {
            value,
            unit,
            tolerance,
            ..
        } => {
            let (value, tolerance, unit) = (*value, *tolerance, unit.clone());
            (
                shown(answer),
                Value::Number {
                    value,
                    tolerance,
                    unit,
                },
            )
        }
    };
    Rule::One(wanted(&text, accept, value, wrong, exact))
}

fn several(items: &[String], accept: &[String], wrong: &[Distractor], exact: bool) -> Rule {
    let item = |text: &String| wanted(text, &[], Value::Text, wrong, exact);
    let spare = accept.split_first();
    Rule::Several(Several {
        items: items.iter().map(item).collect(),
        spare: spare.map(|(first, rest)| wanted(first, rest, Value::Text, wrong, exact)),
        ordered: false,
    })
}

fn gaps(card: &Card, number: u16) -> Rule {
    let Kind::Cloze { text } = &card.kind else {
        return Rule::Several(Several {
            items: Vec::new(),
            spare: None,
            ordered: true,
        });
    };
    let mut items: Vec<Wanted> = Vec::new();
    for gap in text.deletions(number) {
        let item = wanted(&gap.text, &gap.accept, Value::Text, &[], card.exact);
        match items.last_mut() {
            // the same text twice in a row is asked once, as the answer shows it once
            Some(last) if last.texts[0] == gap.text => last.texts.extend(item.texts),
            _ => items.push(item),
        }
    }
    match items.len() {
        1 => Rule::One(items.remove(0)),
        _ => Rule::Several(Several {
            items,
            spare: None,
            ordered: true,
        }),
    }
}

fn wanted(
    text: &str,
    accept: &[String],
    value: Value,
    wrong: &[Distractor],
    exact: bool,
) -> Wanted {
    let mut texts = Vec::with_capacity(accept.len() + 1);
    texts.push(text.to_owned());
    texts.extend_from_slice(accept);
    Wanted {
        texts,
        value,
        wrong: wrong.to_vec(),
        exact,
    }
}
