//! How sure the learner is: asked between an answer and what it leads to.

use super::look::{Line, Style};
use super::talk::Heard;
use crate::deck::Form;
use crate::question::Given;
use crate::session::Command;

/// The words for the levels, from 1 on.
const LEVELS: [&str; 3] = ["a guess", "fairly sure", "certain"];

/// Whether how sure one is can be asked of what was heard at a question of a form: of an answer that says something, and
/// before the other side of a flip is seen. Who gives up is not sure of anything.
pub(super) fn is_asked(heard: &Heard, form: Form) -> bool {
    let Heard::Command(Command::Answer {
        given,
        confidence: None,
        ..
    }) = heard
    else {
        return false;
    };
    *given != Given::Reveal || form == Form::Flip
}

/// The level of what was typed.
pub(super) fn level(text: &str) -> Option<u8> {
    match text {
        "1" => Some(1),
        "2" => Some(2),
        "3" => Some(3),
        _ => None,
    }
}

/// What was heard, with a level.
pub(super) fn with(heard: Heard, level: Option<u8>) -> Heard {
    match heard {
        Heard::Command(Command::Answer {
            given, elapsed_ms, ..
        }) => Heard::Command(Command::Answer {
            given,
            elapsed_ms,
            confidence: level,
        }),
        other => other,
    }
}

/// The question with its keys.
pub(super) fn keys() -> Vec<Line> {
    let level = |(number, word): (u8, &&str)| {
        Line::styled(Style::Bold, &number.to_string()).then(Style::Dim, &format!(" {word}"))
    };
    let asked = Line::styled(Style::Dim, "how sure?");
    let levels = (1..).zip(&LEVELS).map(level);
    std::iter::once(asked)
        .chain(levels)
        .chain([Line::styled(Style::Dim, "Enter passes")])
        .collect()
}
