//! What tests of frames and of the language before them ask: the questions that a text gives.

use crate::base::{Face, PartialDate};
use crate::deck::{AnswerText, Card};
use crate::generate::{Document, Made, Wishes, make, questions, read};

/// The questions and the statements with gaps that a text of 2010 gives, each with its answer. A heading and a plain sentence
/// go before it, so that it is read as English.
pub(in crate::generate) fn asked(text: &str) -> Vec<(String, String)> {
    of_text(text, questions)
}

/// What [`asked()`] gives, by one of the ways to make cards of documents.
fn of_text(text: &str, made_by: fn(&[Document], &Wishes) -> Made) -> Vec<(String, String)> {
    let whole =
        format!("# Notes\n\nThe following notes are kept for the reader of this page.\n\n{text}\n");
    let as_of: PartialDate = "2010".parse().unwrap();
    let document = read("notes.md", whole.as_bytes(), Some(as_of)).unwrap();
    let one = |card: &Card, face: Face| match card.answer(face) {
        AnswerText::One(text) => text,
        AnswerText::List(texts) => texts.join(", "),
        other => format!("{other:?}"),
    };
    let made = made_by(&[document], &Wishes::default()).cards;
    let faces = made.iter().filter_map(|made| {
        let face = made.card.faces().into_iter().next()?;
        Some((made.card.prompt(face), one(&made.card, face)))
    });
    faces.collect()
}

/// The questions and the statements with gaps that a Markdown text gives as it stands.
pub(in crate::generate) fn prompts(source: &str) -> Vec<String> {
    prompts_of(source, questions)
}

/// The questions and statements of a Markdown text, with its sentences that are shown as they stand.
pub(in crate::generate) fn shown(source: &str) -> Vec<String> {
    prompts_of(source, make)
}

/// What a rule gives in a law, behind two plain ones.
pub(in crate::generate) fn law(text: &str) -> Vec<String> {
    shown(&format!(
        "# Ferries Act\n\n## Landings\n\nA person who keeps a ferry shall hold a licence. The Mayor shall inspect every ferry. \
         {text}\n"
    ))
}

fn prompts_of(source: &str, made_by: fn(&[Document], &Wishes) -> Made) -> Vec<String> {
    let document = read("notes.md", source.as_bytes(), None).unwrap();
    let made = made_by(&[document], &Wishes::default()).cards;
    let first = |card: &Card| Some(card.prompt(card.faces().into_iter().next()?));
    made.iter().filter_map(|made| first(&made.card)).collect()
}

/// Holds that a text gives a question with its answer, or is shown so as it stands.
pub(in crate::generate) fn gives(text: &str, prompt: &str, answer: &str) {
    let mut all = asked(text);
    all.extend(of_text(text, make));
    let wanted = (prompt.to_owned(), answer.to_owned());
    assert!(all.contains(&wanted), "{text}\n{all:#?}");
}

/// Holds that no question of a text has some words.
pub(in crate::generate) fn asks_nowhere(text: &str, part: &str) {
    let all = asked(text);
    assert!(
        all.iter().all(|(prompt, _)| !prompt.contains(part)),
        "{all:#?}"
    );
}
