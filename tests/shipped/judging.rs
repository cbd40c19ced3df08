//! What a learner gives is judged fairly: each accepted form is right, each distractor wrong, in every form of asking.

use std::sync::LazyLock;

use quizdeck::base::Seed;
use quizdeck::deck::{Answer, AnswerText, Form};
use quizdeck::question::{AnswerIndex, Given, Question, Verdict, ask};

use crate::evidence::month_name;
use crate::library::{Asked, decks, none, questions};

/// Orders of choices to try.
const SEEDS: [u64; 3] = [1, 2, 3];

/// All questions that can be asked in a form, each as it is asked with every seed.
fn asked_as(form: Form) -> Vec<(Asked, Question)> {
    let able = |asked: &Asked| asked.card.forms(asked.face).contains(&form);
    let with_seed = |asked: Asked, seed: u64| {
        let question = ask(asked.card, &asked.deck.id, asked.face, form, Seed(seed));
        (
            asked,
            question.unwrap_or_else(|| panic!("{} cannot be asked as {form}", asked.name())),
        )
    };
    let all = questions().into_iter().filter(able);
    all.flat_map(|asked| SEEDS.map(|seed| with_seed(asked, seed)))
        .collect()
}

fn judge(question: &Question, given: &Given) -> Verdict {
    static INDEX: LazyLock<AnswerIndex> = LazyLock::new(|| AnswerIndex::new(decks()));
    let misfit = |misfit| panic!("{}: {misfit}", question.key);
    question.judge(given, &INDEX).unwrap_or_else(misfit)
}

/// Right without a doubt: not even a near miss.
fn right(question: &Question, given: &Given) -> bool {
    let verdict = judge(question, given);
    verdict.correct && verdict.score >= 1.0
}

fn wrong(question: &Question, given: &Given) -> bool {
    !judge(question, given).correct
}

/// The ways in which a typed answer must count.
fn right_texts(asked: Asked) -> Vec<Given> {
    if let AnswerText::List(texts) = asked.card.answer(asked.face) {
        let turned = texts.iter().rev().cloned().collect();
        let joined = Given::Text(texts.join(", "));
        return vec![Given::Texts(texts), Given::Texts(turned), joined];
    }
    let mut texts = asked.answers();
    texts.extend(asked.card.accept(asked.face));
    match asked.written() {
        Some(Answer::Number { written, .. }) => texts.push(written.clone()),
        Some(Answer::Date(date)) => {
            let day = date.day().map_or(String::new(), |day| day.to_string());
            let month = month_name(*date).unwrap_or("");
            texts.push(format!("{day} {month} {}", date.year()));
            texts.push(format!("{month} {day} {}", date.year()));
        }
        _ => {}
    }
    texts.into_iter().map(Given::Text).collect()
}

#[test]
fn every_accepted_form_of_a_typed_answer_is_right() {
    let mut offenders = Vec::new();
    for (asked, question) in asked_as(Form::Typed) {
        let misjudged = right_texts(asked)
            .into_iter()
            .filter(|given| !right(&question, given));
        offenders.extend(misjudged.map(|given| format!("{}: {given:?}", asked.name())));
    }
    none(
        &offenders,
        "this is on the card as right and must be judged right",
    );
}

#[test]
fn every_distractor_is_wrong_when_it_is_typed() {
    let mut offenders = Vec::new();
    for (asked, question) in asked_as(Form::Typed) {
        for distractor in asked.distractors() {
            let given = match asked.card.answer(asked.face) {
                AnswerText::List(mut texts) => {
                    texts.pop();
                    texts.push(distractor.to_owned());
                    Given::Texts(texts)
                }
                _ => Given::Text(distractor.to_owned()),
            };
            if !wrong(&question, &given) {
                offenders.push(format!("{}: {given:?}", asked.name()));
            }
        }
    }
    none(
        &offenders,
        "a distractor must be wrong: it is taken for a right answer",
    );
}

#[test]
fn exactly_one_option_of_a_choice_is_right() {
    let mut offenders = Vec::new();
    for (asked, question) in asked_as(Form::Choice) {
        let answer = asked.answers();
        for (at, option) in question.choices.iter().enumerate() {
            if right(&question, &Given::Choice(at)) != answer.contains(option) {
                offenders.push(format!("{}: `{option}`", asked.name()));
            }
        }
    }
    none(&offenders, "the answer and nothing else is right");
}

#[test]
fn ticking_is_right_when_all_answers_and_no_distractor_are_ticked() {
    let mut offenders = Vec::new();
    for (asked, question) in asked_as(Form::Many) {
        let answers = asked.answers();
        let all = 0..question.choices.len();
        let (right_ones, wrong_ones): (Vec<usize>, Vec<usize>) =
            all.partition(|&at| answers.contains(&question.choices[at]));
        let fewer = Given::Choices(right_ones[1..].to_vec());
        let more = wrong_ones
            .iter()
            .map(|&at| Given::Choices([&right_ones[..], &[at]].concat()));
        let sound = right_ones.len() == answers.len()
            && right(&question, &Given::Choices(right_ones.clone()))
            && wrong(&question, &fewer)
            && more.into_iter().all(|given| wrong(&question, &given));
        if !sound {
            offenders.push(asked.name());
        }
    }
    none(&offenders, "ticking is misjudged");
}

#[test]
fn claims_are_judged_by_their_truth() {
    let mut offenders = Vec::new();
    for (asked, question) in asked_as(Form::Truth) {
        let truth = asked.card.answer(asked.face) == AnswerText::Truth(true);
        let (same, other) = (truth.to_string(), (!truth).to_string());
        if !right(&question, &Given::Text(same)) || !wrong(&question, &Given::Text(other)) {
            offenders.push(asked.name());
        }
    }
    none(&offenders, "the claim is misjudged");
}

#[test]
fn orders_and_matches_are_right_in_one_arrangement() {
    let mut offenders = Vec::new();
    for (asked, question) in asked_as(Form::Order)
        .into_iter()
        .chain(asked_as(Form::Match))
    {
        let place = |text: &String| question.choices.iter().position(|choice| choice == text);
        let wanted = match asked.card.answer(asked.face) {
            AnswerText::List(items) => items,
            AnswerText::Pairs(pairs) => pairs.into_iter().map(|pair| pair.right).collect(),
            AnswerText::One(_) | AnswerText::Truth(_) => Vec::new(),
        };
        let places: Vec<usize> = wanted.iter().filter_map(place).collect();
        let mut turned = places.clone();
        turned.rotate_left(1);
        if !right(&question, &Given::Choices(places)) || !wrong(&question, &Given::Choices(turned))
        {
            offenders.push(asked.name());
        }
    }
    none(&offenders, "the arrangement is misjudged");
}

#[test]
fn the_right_option_stands_in_every_place_equally_often() {
    /// Seeds enough that chance alone stays well within the bounds.
    const MANY: u64 = 40;
    const OPTIONS: usize = 4;
    let mut places = [0_usize; OPTIONS];
    for asked in questions().into_iter().filter(|asked| asked.has_options()) {
        for seed in 0..MANY {
            let question = ask(
                asked.card,
                &asked.deck.id,
                asked.face,
                Form::Choice,
                Seed(seed),
            );
            let Some(question) = question.filter(|question| question.choices.len() == OPTIONS)
            else {
                continue;
            };
            let answer = asked.answers();
            let place = question
                .choices
                .iter()
                .position(|choice| answer.contains(choice));
            places[place.unwrap()] += 1;
        }
    }
    let all: usize = places.iter().sum();
    let even = places
        .iter()
        .all(|count| (23 * all..=27 * all).contains(&(100 * count)));
    assert!(
        all > 1000 && even,
        "of {all} times the answer stood in place 1 to {OPTIONS}: {places:?}"
    );
}
