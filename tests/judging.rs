//! Judging, held against the shipped decks: what an author wrote is judged as he meant it.

#![allow(clippy::unwrap_used)] // the helpers of tests may, like the tests themselves

use quizdeck::base::Seed;
use quizdeck::deck::{AnswerText, Deck, Form, read};
use quizdeck::question::{AnswerIndex, Given, Question, ask};

fn decks() -> Vec<Deck> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/decks");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "yaml"))
        .collect();
    files.sort();
    let deck = |path: &std::path::PathBuf| {
        let text = std::fs::read_to_string(path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy();
        read(&name, &text).deck.unwrap()
    };
    files.iter().map(deck).collect()
}

fn is_right(question: &Question, index: &AnswerIndex, text: &str) -> bool {
    let given = Given::Text(text.to_owned());
    question.judge(&given, index).is_ok_and(|v| v.correct)
}

/// The right answer as a learner would type it.
fn shown(question: &Question) -> String {
    match &question.answer {
        AnswerText::One(text) => text.clone(),
        AnswerText::List(texts) => texts.join(", "),
        AnswerText::Truth(truth) => truth.to_string(),
        AnswerText::Pairs(pairs) => {
            let rights: Vec<_> = pairs.iter().map(|pair| pair.right.as_str()).collect();
            rights.join("; ")
        }
    }
}

#[test]
fn the_shipped_answers_are_right_and_their_distractors_wrong() {
    let decks = decks();
    let index = AnswerIndex::new(&decks);
    let mut asked = 0;
    for deck in &decks {
        for card in &deck.cards {
            for face in card.faces() {
                for form in card.forms(face) {
                    let question = ask(card, &deck.id, face, form, Seed(1)).unwrap();
                    let right = shown(&question);
                    let stop = if card.exact { "" } else { "." };
                    for given in [right.to_uppercase(), format!(" {right}{stop} ")] {
                        assert!(
                            is_right(&question, &index, &given),
                            "{} {form}: {given}",
                            question.key
                        );
                    }
                    let single = matches!(question.answer, AnswerText::One(_));
                    for accept in card.accept(face).iter().filter(|_| single) {
                        assert!(
                            is_right(&question, &index, accept),
                            "{} {form}: {accept}",
                            question.key
                        );
                    }
                    for wrong in card.distractors(face) {
                        assert!(
                            !is_right(&question, &index, &wrong.text),
                            "{} {form}: {}",
                            question.key,
                            wrong.text
                        );
                    }
                    asked += 1;
                }
            }
        }
    }
    assert!(asked > 300, "{asked} questions");
}

#[test]
fn the_answer_to_one_question_is_no_near_miss_of_another_in_its_deck() {
    let decks = decks();
    let index = AnswerIndex::new(&decks);
    let questions: Vec<_> = decks
        .iter()
        .flat_map(|deck| deck.cards.iter().map(move |card| (deck, card)))
        .flat_map(|(deck, card)| {
            let typed = |face| ask(card, &deck.id, face, Form::Typed, Seed(1));
            card.faces().into_iter().filter_map(typed)
        })
        .collect();
    for question in &questions {
        for other in questions
            .iter()
            .filter(|o| o.key != question.key && o.key.deck == question.key.deck)
        {
            // a card that takes both answers makes them one
            let both = is_right(other, &index, &shown(question));
            let given = shown(other);
            let verdict = question.judge(&Given::Text(given.clone()), &index).unwrap();
            let near = verdict.correct && verdict.score < 1.0 && !both;
            assert!(!near, "{}: {given}", question.key);
        }
    }
}
