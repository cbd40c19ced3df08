//! A card and a seed → a question.

use rand::seq::SliceRandom;

use super::Question;
use super::rule::{self, Choice, Rule};
use crate::base::text::folded;
use crate::base::{DeckId, Face, QuestionKey, Seed};
use crate::deck::{AnswerText, Card, Form, Kind, Match};

/// Asks one face of a card in a form; `None` when the card has no such face or cannot take the form.
///
/// The same seed gives the same order of choices, whatever else is asked: each question draws from a seed of its own.
#[must_use]
pub fn ask(card: &Card, deck: &DeckId, face: Face, form: Form, seed: Seed) -> Option<Question> {
    if !card.faces().contains(&face) || !card.forms(face).contains(&form) {
        return None;
    }
    let key = QuestionKey {
        deck: deck.clone(),
        card: card.id.clone(),
        face,
    };
    let seed = seed.derive(&key.to_string());
    let (choices, rule) = posed(card, face, form, seed)?;
    Some(Question {
        key,
        form,
        topic: card.topic.clone(),
        prompt: card.prompt(face),
        hint: card.hint.clone(),
        as_of: card.as_of.filter(|_| card.time_bound),
        choices,
        left_side: left_side(&card.kind),
        answer: card.answer(face),
        explain: explained(card),
        source: card.source.clone(),
        rule,
    })
}

/// How many choices a question against another one has: the two answers, and two more so that chance helps little.
const AGAINST: usize = 4;

/// Asks one face of a card as a choice against the answer to another question, with which it is mixed up; `None` when its
/// answer is not one text, or the same.
#[must_use]
pub fn ask_against(
    card: &Card,
    deck: &DeckId,
    face: Face,
    rival: &AnswerText,
    seed: Seed,
) -> Option<Question> {
    let form = *card.forms(face).first()?;
    let question = ask(card, deck, face, form, seed)?;
    let (AnswerText::One(right), AnswerText::One(rival)) = (&question.answer, rival) else {
        return None;
    };
    if folded(right) == folded(rival) {
        return None;
    }
    let mut options = vec![(right.clone(), None), (rival.clone(), None)];
    for wrong in card.distractors(face) {
        let known = |(text, _): &(String, _)| folded(text) == folded(&wrong.text);
        match options.iter_mut().find(|option| known(option)) {
            Some((_, because)) => because.clone_from(&wrong.because),
            None => options.push((wrong.text.clone(), wrong.because.clone())),
        }
    }
    options.truncate(AGAINST);
    options.shuffle(&mut seed.derive("against").generator());
    let (choices, because): (Vec<_>, Vec<_>) = options.into_iter().unzip();
    let rule = Rule::Choice(Choice {
        right: choices.iter().position(|choice| choice == right)?,
        accept: card.accept(face),
        because,
        exact: card.exact,
    });
    Some(Question {
        form: Form::Choice,
        choices,
        rule,
        ..question
    })
}

/// The choices in the order in which they are shown, and how they are judged.
fn posed(card: &Card, face: Face, form: Form, seed: Seed) -> Option<(Vec<String>, Rule)> {
    match (form, &card.kind) {
        (Form::Flip | Form::Typed, _) => Some((Vec::new(), rule::typed(card, face)?)),
        (Form::Truth, Kind::Claim { answer, .. }) => {
            let choices = ["true", "false"].map(String::from).to_vec();
            Some((choices, Rule::Truth(*answer)))
        }
        (Form::Choice | Form::Many, _) => options(card, face, form, seed),
        (Form::Order, Kind::Order { order, .. }) => {
            let (choices, right) = shuffled_order(order, seed);
            Some((choices, Rule::Order(right)))
        }
        (Form::Match, Kind::Match { pairs, .. }) => {
            let (choices, right) = shuffled_pairs(pairs, seed);
            Some((choices, Rule::Match(right)))
        }
        _ => None,
    }
}

/// Right answers and distractors, shuffled together.
fn options(card: &Card, face: Face, form: Form, seed: Seed) -> Option<(Vec<String>, Rule)> {
    let right = match card.answer(face) {
        AnswerText::One(text) => vec![text],
        AnswerText::List(texts) => texts,
        AnswerText::Pairs(_) | AnswerText::Truth(_) => return None,
    };
    let answers = right.iter().map(|text| (text.clone(), None));
    let wrong = card.distractors(face).iter();
    let mut options: Vec<_> = answers
        .chain(wrong.map(|wrong| (wrong.text.clone(), wrong.because.clone())))
        .collect();
    options.shuffle(&mut seed.generator());
    let (choices, because): (Vec<_>, Vec<_>) = options.into_iter().unzip();
    let places = places(&right, &choices)?;
    let options = Choice {
        right: *places.first()?,
        accept: card.accept(face),
        because,
        exact: card.exact,
    };
    let rule = match form {
        Form::Many => Rule::Many {
            right: places,
            options,
        },
        _ => Rule::Choice(options),
    };
    Some((choices, rule))
}

/// The place of each text among the choices.
fn places(texts: &[String], choices: &[String]) -> Option<Vec<usize>> {
    let place = |text: &String| choices.iter().position(|choice| choice == text);
    texts.iter().map(place).collect()
}

/// The items of an order, shuffled but never in their right order, and the places of their right order.
fn shuffled_order(order: &[String], seed: Seed) -> (Vec<String>, Vec<usize>) {
    let mut places: Vec<usize> = (0..order.len()).collect();
    places.shuffle(&mut seed.generator());
    if places.is_sorted() && places.len() > 1 {
        places.rotate_left(1);
    }
    let choices = places.iter().map(|&at| order[at].clone()).collect();
    let mut right = vec![0; places.len()];
    for (shown, &at) in places.iter().enumerate() {
        right[at] = shown;
    }
    (choices, right)
}

/// The right sides of a match, shuffled, equal ones once, and for each left side the place of its partner.
fn shuffled_pairs(pairs: &[Match], seed: Seed) -> (Vec<String>, Vec<usize>) {
    let mut choices: Vec<String> = Vec::with_capacity(pairs.len());
    for pair in pairs {
        if !choices.contains(&pair.right) {
            choices.push(pair.right.clone());
        }
    }
    choices.shuffle(&mut seed.generator());
    let place = |pair: &Match| choices.iter().position(|choice| *choice == pair.right);
    let right = pairs.iter().filter_map(place).collect();
    (choices, right)
}

fn left_side(kind: &Kind) -> Vec<String> {
    match kind {
        Kind::Match { pairs, .. } => pairs.iter().map(|pair| pair.left.clone()).collect(),
        _ => Vec::new(),
    }
}

/// The explanation; of a false claim the correction comes first.
fn explained(card: &Card) -> Option<String> {
    let correction = match &card.kind {
        Kind::Claim {
            answer: false,
            correction,
            ..
        } => correction.as_deref(),
        _ => None,
    };
    match (correction, card.explain.as_deref()) {
        (Some(correction), Some(explain)) => {
            let unfinished = correction.ends_with(char::is_alphanumeric);
            let stop = if unfinished { "." } else { "" };
            Some(format!("{correction}{stop} {explain}"))
        }
        (one, other) => one.or(other).map(str::to_owned),
    }
}
