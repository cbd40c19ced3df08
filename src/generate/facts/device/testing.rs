//! What tests of manuals ask: the questions that a text gives.

use crate::deck::AnswerText;
use crate::generate::{Wishes, questions, read};

/// The questions of a manual of the lamp Lumo 300, under a heading, each with its answer.
pub(super) fn asked(heading: &str, text: &str) -> Vec<(String, String)> {
    let whole = format!(
        "# Lumo 300 – Reading Lamp\n\n**User Manual**\n\nRead this manual before you use the appliance. Keep this manual. \
         The appliance must be kept dry. The lamp must be kept upright. Never cover the lamp.\n\n## {heading}\n\n{text}\n"
    );
    let document = read("lumo.md", whole.as_bytes(), None).unwrap();
    let made = questions(&[document], &Wishes::default()).cards;
    let faces = made.iter().filter_map(|made| {
        let face = made.card.faces().into_iter().next()?;
        let answer = match made.card.answer(face) {
            AnswerText::One(text) => text,
            AnswerText::List(texts) => texts.join(", "),
            other => format!("{other:?}"),
        };
        Some((made.card.prompt(face), answer))
    });
    faces.collect()
}

/// Holds that a text gives a question with its answer.
pub(super) fn gives(heading: &str, text: &str, prompt: &str, answer: &str) {
    let all = asked(heading, text);
    let wanted = (prompt.to_owned(), answer.to_owned());
    assert!(all.contains(&wanted), "{text}\n{all:#?}");
}
