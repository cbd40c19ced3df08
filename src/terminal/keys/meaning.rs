//! What a key means where.

use console::Key;

use super::editor::Typed;
use super::picks::Picks;
use crate::base::Grade;
use crate::deck::Form;
use crate::question::Given;
use crate::session::{Asked, Command};
use crate::terminal::talk::Heard;

/// What a key led to.
#[derive(Debug, PartialEq)]
pub(super) enum Step {
    /// Nothing that the session has to hear of.
    Nothing,
    /// All keys are to be shown.
    Help,
    /// Something the session has to hear.
    Heard(Heard),
}

impl From<Command> for Step {
    fn from(command: Command) -> Self {
        Self::Heard(Heard::Command(command))
    }
}

/// A given answer as a step; the session measures its time.
pub(super) fn answer(given: Given) -> Step {
    Step::from(Command::Answer {
        given,
        elapsed_ms: None,
        confidence: None,
    })
}

/// The choice a key stands for. A letter of a choice goes before the same letter's other meaning.
fn choice(asked: &Asked, key: &Key) -> Option<usize> {
    let Key::Char(c) = *key else { return None };
    let index = match (asked.form, c) {
        (Form::Truth, 't' | 'y') => 0,
        (Form::Truth, 'f' | 'n') => 1,
        (_, '1'..='9') => usize::try_from(u32::from(c) - u32::from('1')).ok()?,
        (_, 'a'..='z') => usize::try_from(u32::from(c) - u32::from('a')).ok()?,
        _ => return None,
    };
    (index < asked.choices.len()).then_some(index)
}

fn chosen(form: Form, picks: Option<&mut Picks>, index: usize) -> Option<Step> {
    match picks {
        Some(picks) => {
            picks.pick(index);
            Some(Step::Nothing)
        }
        None if matches!(form, Form::Choice | Form::Truth) => Some(answer(Given::Choice(index))),
        None => None,
    }
}

/// What a key means at a question; `None` when it means nothing special there.
pub(super) fn asking(asked: &Asked, picks: Option<&mut Picks>, key: &Key) -> Option<Step> {
    if let Some(index) = choice(asked, key) {
        return chosen(asked.form, picks, index);
    }
    match (key, picks) {
        (Key::Enter | Key::Char(' '), _) if asked.form == Form::Flip => Some(answer(Given::Reveal)),
        (Key::Char('0'), _) if asked.form != Form::Flip => Some(answer(Given::Reveal)),
        (Key::Enter, Some(picks)) => Some(picks.given().map_or(Step::Nothing, answer)),
        (Key::Backspace, Some(picks)) => {
            picks.back();
            Some(Step::Nothing)
        }
        (Key::Tab | Key::Char('h'), _) => Some(Command::Hint.into()),
        (Key::Char('s'), _) => Some(Command::Skip.into()),
        (Key::Char('x'), _) => Some(Command::Suspend.into()),
        (Key::Char('-'), _) => Some(Command::Bury.into()),
        _ => None,
    }
}

/// The grade a key stands for.
pub(super) fn grade(key: &Key) -> Option<Command> {
    let grade = match key {
        Key::Char('1' | 'a') => Grade::Again,
        Key::Char('2' | 'h') => Grade::Hard,
        Key::Char('3' | 'g') => Grade::Good,
        Key::Char('4' | 'e') => Grade::Easy,
        _ => return None,
    };
    Some(Command::Grade(grade))
}

/// What a key means everywhere.
pub(super) fn anywhere(key: &Key) -> Step {
    match key {
        Key::Char('?') => Step::Help,
        Key::Char('u') => Command::Undo.into(),
        Key::Char('q') | Key::Escape => Command::Quit.into(),
        _ => Step::Nothing,
    }
}

/// What a key meant that ended the typing.
pub(super) fn typed(meant: Typed) -> Step {
    match meant {
        Typed::Going | Typed::Done => Step::Nothing,
        Typed::Hint => Command::Hint.into(),
        Typed::Skip => Command::Skip.into(),
        Typed::Suspend => Command::Suspend.into(),
        Typed::Bury => Command::Bury.into(),
        Typed::Undo => Command::Undo.into(),
        Typed::Stop => Command::Quit.into(),
        Typed::Interrupted => Step::Heard(Heard::Interrupted),
    }
}
