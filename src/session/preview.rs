//! A question as its author wants to see it: every way of asking, and what follows.

use super::tell::{source_text, value};
use super::{Asked, Feedback, Position};
use crate::base::{Days, Face, Grade, Seed};
use crate::deck::{Card, Deck, Distractor};
use crate::question::{self, Question};

/// One face of a card in all its forms; nobody is asked and nothing is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Preview {
    /// The question in each of its forms, the plainest first.
    pub asked: Vec<Asked>,
    /// What the learner sees afterwards.
    pub feedback: Feedback,
    /// Other texts that count as right.
    pub accept: Vec<String>,
    /// The distractors with what a learner is told who takes them.
    pub wrong: Vec<Distractor>,
    /// The help that a learner can ask for.
    pub hint: Option<String>,
}

/// The preview of a face; `None` when the card has no such face. `seed` gives the order of choices.
#[must_use]
pub fn preview(deck: &Deck, card: &Card, face: Face, seed: Seed) -> Option<Preview> {
    let forms = card.forms(face).into_iter();
    let questions: Vec<_> = forms
        .filter_map(|form| question::ask(card, &deck.id, face, form, seed))
        .collect();
    let first = questions.first()?;
    Some(Preview {
        asked: questions
            .iter()
            .map(|question| asked(deck, card, question))
            .collect(),
        feedback: feedback(deck, card, first),
        accept: card.accept(face),
        wrong: card.distractors(face).to_vec(),
        hint: card.hint.clone(),
    })
}

fn asked(deck: &Deck, card: &Card, question: &Question) -> Asked {
    let topic = question.topic.as_ref();
    Asked {
        key: question.key.clone(),
        form: question.form,
        topic: question.topic.clone(),
        deck_title: deck.title.clone(),
        topic_name: topic.map(|topic| deck.topic_name(topic).to_owned()),
        prompt: question.prompt.clone(),
        choices: question.choices.clone(),
        left_side: question.left_side.clone(),
        wanted: question.wanted(),
        value: value(card, question.key.face),
        hint: question.hint.is_some(),
        as_of: question.as_of,
        left: 1,
        position: Position::default(),
        new: false,
        repeat: false,
    }
}

fn feedback(deck: &Deck, card: &Card, question: &Question) -> Feedback {
    Feedback {
        key: question.key.clone(),
        form: question.form,
        prompt: None,
        correct: None,
        score: None,
        given: String::new(),
        answer: question.answer.clone(),
        difference: Vec::new(),
        because: None,
        belongs_to: Vec::new(),
        items: Vec::new(),
        explain: question.explain.clone(),
        source: question.source.clone(),
        source_text: source_text(deck, card),
        grade: Grade::Good,
        next: [Days(0); 4],
        gradable: false,
    }
}
