//! The written form of a card.

use serde::Serialize;

use super::form::{AcceptForm, Bare, Pairs};
use crate::base::{CardId, Topic};
use crate::deck::{Answer, Card, Cloze, Distractor, Kind, Match, Reverse, SourceRef};

/// A card, key by key.
#[derive(Serialize, Default)]
pub(super) struct CardForm<'d> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'d CardId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    topic: Option<&'d Topic>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    tags: &'d [String],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    needs: &'d [CardId],
    #[serde(skip_serializing_if = "Option::is_none")]
    ask: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    claim: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cloze: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    term: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    definition: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<AnswerForm<'d>>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    order: &'d [String],
    #[serde(skip_serializing_if = "Option::is_none", rename = "match")]
    pairs: Option<Pairs<&'d str, &'d str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    correction: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accept: Option<AcceptForm<'d>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    wrong: Vec<DistractorForm<'d>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reverse: Option<ReverseForm<'d>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    exact: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    explain: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<SourceRefForm<'d>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<Bare>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum AnswerForm<'d> {
    One(&'d str),
    Several(&'d [String]),
    Truth(bool),
    Number {
        number: Bare,
        #[serde(skip_serializing_if = "Option::is_none")]
        unit: Option<&'d str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        tolerance: Option<Bare>,
    },
    Date {
        date: Bare,
    },
}

#[derive(Serialize)]
#[serde(untagged)]
enum DistractorForm<'d> {
    Text(&'d str),
    Reasoned { text: &'d str, because: &'d str },
}

#[derive(Serialize)]
struct ReverseForm<'d> {
    ask: &'d str,
    answer: AnswerForm<'d>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    accept: &'d [String],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    wrong: Vec<DistractorForm<'d>>,
}

#[derive(Serialize)]
struct SourceRefForm<'d> {
    #[serde(rename = "in")]
    source: &'d str,
    #[serde(skip_serializing_if = "Option::is_none")]
    section: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    paragraph: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    quote: Option<&'d str>,
}

impl<'d> CardForm<'d> {
    /// The written form of a card.
    pub(super) fn of(card: &'d Card) -> Self {
        let form = Self {
            id: card.id_written.then_some(&card.id),
            topic: card.topic.as_ref(),
            tags: &card.tags,
            needs: &card.needs,
            exact: card.exact.then_some(true),
            hint: card.hint.as_deref(),
            explain: card.explain.as_deref(),
            source: card.source.as_ref().map(SourceRefForm::of),
            as_of: card.as_of.filter(|_| card.time_bound).map(Bare::date),
            ..Self::default()
        };
        form.asking(&card.kind)
    }

    /// The form with the keys of its kind.
    fn asking(self, kind: &'d Kind) -> Self {
        match kind {
            Kind::Ask {
                ask,
                answer,
                accept,
                wrong,
                reverse,
            } => Self {
                ask: Some(ask),
                answer: Some(AnswerForm::of(answer)),
                accept: list(accept),
                wrong: wrong.iter().map(DistractorForm::of).collect(),
                reverse: reverse.as_ref().map(ReverseForm::of),
                ..self
            },
            Kind::Claim {
                claim,
                answer,
                correction,
            } => {
                let (answer, correction) =
                    (Some(AnswerForm::Truth(*answer)), correction.as_deref());
                Self {
                    claim: Some(claim),
                    answer,
                    correction,
                    ..self
                }
            }
            Kind::Cloze { text } => Self {
                cloze: Some(text.written()),
                accept: faces(text),
                ..self
            },
            Kind::Term {
                term,
                definition,
                accept,
            } => Self {
                term: Some(term),
                definition: Some(definition),
                accept: list(accept),
                ..self
            },
            Kind::Order { ask, order } => Self {
                ask: Some(ask),
                order,
                ..self
            },
            Kind::Match { ask, pairs } => Self {
                ask: Some(ask),
                pairs: Some(sides(pairs)),
                ..self
            },
        }
    }
}

fn sides(pairs: &[Match]) -> Pairs<&str, &str> {
    Pairs(
        pairs
            .iter()
            .map(|pair| (pair.left.as_str(), pair.right.as_str()))
            .collect(),
    )
}

fn list(texts: &[String]) -> Option<AcceptForm<'_>> {
    (!texts.is_empty()).then_some(AcceptForm::List(texts))
}

/// What is accepted on the faces of a cloze text: by face where there are several.
fn faces(text: &Cloze) -> Option<AcceptForm<'_>> {
    let accept = |number| {
        text.deletions(number)
            .next()
            .map_or(&[][..], |gap| gap.accept.as_slice())
    };
    let numbers = text.numbers();
    if let [only] = numbers[..] {
        return list(accept(only));
    }
    let named = numbers
        .iter()
        .map(|&number| (format!("c{number}"), accept(number)));
    let named: std::collections::BTreeMap<_, _> =
        named.filter(|(_, texts)| !texts.is_empty()).collect();
    (!named.is_empty()).then_some(AcceptForm::Faces(named))
}

impl<'d> AnswerForm<'d> {
    fn of(answer: &'d Answer) -> Self {
        match answer {
            Answer::One(text) => Self::One(text),
            Answer::Several(texts) => Self::Several(texts),
            Answer::Number {
                written,
                unit,
                tolerance,
                ..
            } => Self::Number {
                number: Bare::written(written),
                unit: unit.as_deref(),
                tolerance: (*tolerance != 0.0).then(|| Bare::number(*tolerance)),
            },
            Answer::Date(date) => Self::Date {
                date: Bare::date(*date),
            },
        }
    }
}

impl<'d> DistractorForm<'d> {
    fn of(distractor: &'d Distractor) -> Self {
        match &distractor.because {
            None => Self::Text(&distractor.text),
            Some(because) => Self::Reasoned {
                text: &distractor.text,
                because,
            },
        }
    }
}

impl<'d> ReverseForm<'d> {
    fn of(reverse: &'d Reverse) -> Self {
        Self {
            ask: &reverse.ask,
            answer: AnswerForm::of(&reverse.answer),
            accept: &reverse.accept,
            wrong: reverse.wrong.iter().map(DistractorForm::of).collect(),
        }
    }
}

impl<'d> SourceRefForm<'d> {
    fn of(source: &'d SourceRef) -> Self {
        Self {
            source: &source.source,
            section: source.section.as_deref(),
            paragraph: source.paragraph,
            quote: source.quote.as_deref(),
        }
    }
}
