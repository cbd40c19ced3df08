//! The grade proposed for a judged answer.

use super::pace::is_telling;
use crate::base::Grade;
use crate::question::{Question, Verdict};

/// The grade proposed: the verdict's, but hard instead of good after a hint or a long search. Who was away, or whose
/// machine slept, did not search.
pub(super) fn proposed(
    verdict: &Verdict,
    question: &Question,
    took_ms: Option<u32>,
    hinted: bool,
) -> Grade {
    let took = took_ms.filter(|&took| is_telling(took));
    let effort = hinted || took.is_some_and(|took| took > slow_ms(question));
    if verdict.grade == Grade::Good && effort {
        Grade::Hard
    } else {
        verdict.grade
    }
}

/// From when on an answer counts as slow, in milliseconds.
///
/// Half a minute to think, 10 s for each choice to weigh, and time to read at a slow 10 characters a second: three
/// times what a calm reader needs, so that only a search counts.
fn slow_ms(question: &Question) -> u32 {
    let choices: usize = question
        .choices
        .iter()
        .map(|choice| choice.chars().count())
        .sum();
    let read = question.prompt.chars().count() + choices;
    let ms = 30_000 + 10_000 * question.choices.len() + 100 * read;
    u32::try_from(ms).unwrap_or(u32::MAX)
}
