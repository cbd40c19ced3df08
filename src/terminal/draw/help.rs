//! The words for what can be done: the one dim line under a question, and all keys.

use super::{Manner, letter};
use crate::deck::Form;
use crate::session::Asked;
use crate::terminal::layout::{Frame, Sheet};
use crate::terminal::look::{Line, Style};

/// What a first session says before its first question; three lines at 80 columns.
pub(crate) fn first_words(frame: Frame) -> Vec<Line> {
    let mut sheet = Sheet::new(frame);
    sheet.blank();
    for line in [
        "Every answer is kept at once: stop whenever you like, nothing is lost.",
        "Afterwards 1 to 4 say how well you knew it, and when it comes back.",
        "? shows all keys.",
    ] {
        sheet.line(&Line::plain(line));
    }
    sheet.into_lines()
}

fn dim(parts: &[&str]) -> Vec<Line> {
    parts
        .iter()
        .map(|part| Line::styled(Style::Dim, part))
        .collect()
}

/// What works at a question, the most needed first: where there is little room, the later ones are left out.
pub(super) fn question_keys(asked: &Asked, manner: Manner) -> Vec<Line> {
    if manner == Manner::Lines {
        return dim(&[&line_wanted(asked)]);
    }
    if asked.form == Form::Typed {
        return typed_keys(asked);
    }
    let taken = |wanted: char| {
        let used = |index| letter(index) == Some(wanted);
        asked.form != Form::Truth && (0..asked.choices.len()).any(used)
    };
    let mut parts = vec![answer_keys(asked)];
    if asked.hint {
        parts.push(String::from(if taken('h') { "Tab hint" } else { "h hint" }));
    }
    if asked.form != Form::Flip {
        parts.push(String::from("0 don't know"));
    }
    parts.push(String::from(if taken('q') { "Esc stop" } else { "q stop" }));
    if !taken('s') {
        parts.push(String::from("s skip"));
    }
    parts.push(String::from("? keys"));
    let parts: Vec<_> = parts.iter().map(String::as_str).collect();
    dim(&parts)
}

fn answer_keys(asked: &Asked) -> String {
    let last = asked.choices.len().saturating_sub(1);
    let last = letter(last).unwrap_or('z');
    match asked.form {
        Form::Flip | Form::Typed => String::from("Space show"),
        Form::Choice => format!("a-{last} choose"),
        Form::Truth => String::from("t true · f false"),
        Form::Many => format!("a-{last} tick, Enter answer"),
        Form::Order => format!("a-{last} in order, Enter answer"),
        Form::Match => String::from("a letter each, Enter answer"),
    }
}

/// What works while an answer is typed.
fn typed_keys(asked: &Asked) -> Vec<Line> {
    let mut parts = vec!["Enter answer"];
    if asked.hint {
        parts.push("Tab hint");
    }
    parts.extend(["Esc stop", "Ctrl-N skip", "? keys"]);
    dim(&parts)
}

fn line_wanted(asked: &Asked) -> String {
    let last = asked.choices.len();
    let hint = if asked.hint { ", /hint for a hint" } else { "" };
    let wanted = match asked.form {
        Form::Flip => String::from("Enter shows the answer"),
        Form::Typed if asked.wanted > 1 => String::from("type the answers, parted by commas"),
        Form::Typed => String::from("type the answer"),
        Form::Choice => format!("a number from 1 to {last}"),
        Form::Truth => String::from("true or false"),
        Form::Many => String::from("the numbers of all that are right"),
        Form::Order => String::from("all numbers in the right order"),
        Form::Match => match letter(asked.left_side.len().saturating_sub(1)) {
            Some(letter) => format!("the numbers that belong to a-{letter}, in that order"),
            None => String::from("the numbers that belong to the left sides, in their order"),
        },
    };
    format!("({wanted}{hint})")
}

/// All keys, for `?` on a terminal.
pub(crate) fn all_keys(frame: Frame) -> Vec<Line> {
    table(
        frame,
        &[
            ("a b c", "choose, tick or place; digits do the same"),
            ("t f", "true, false; y and n too"),
            ("Space", "show the answer, go on"),
            (
                "Enter",
                "answer, go on; an empty answer shows the right one",
            ),
            ("0", "I do not know, where there is something to choose"),
            (
                "1 2 3 4",
                "again, hard, good, easy: grade, or correct the grade",
            ),
            ("h", "hint; Tab too, and the only one while you type"),
            ("s", "ask this one later; Ctrl-N while you type"),
            (
                "x",
                "never ask this one until you take it up; Ctrl-X while you type",
            ),
            ("-", "leave this one until tomorrow; Ctrl-B while you type"),
            ("u", "take the last answer back; Ctrl-Z while you type"),
            ("q", "stop; Esc too, and Ctrl-D while you type"),
            ("?", "these keys; alone on the line while you type"),
        ],
    )
}

/// All that can be said by line, for `?` without keys.
pub(crate) fn all_lines(frame: Frame) -> Vec<Line> {
    table(
        frame,
        &[
            ("2", "the second choice; its text does the same"),
            (
                "1 3",
                "several choices, an order or pairs, parted by blanks or commas",
            ),
            ("(empty)", "I do not know; shows the answer"),
            (
                "1 to 4",
                "after an answer was shown: again, hard, good, easy",
            ),
            (
                "/hard",
                "corrects the grade of the last answer; /again, /good, /easy too",
            ),
            ("/hint", "a hint"),
            ("/skip", "ask this one later"),
            ("/suspend", "never ask this one until you take it up"),
            ("/bury", "leave this one until tomorrow"),
            ("/undo", "take the last answer back"),
            ("/quit", "stop"),
            ("//text", "the answer /text"),
            ("?", "these words"),
        ],
    )
}

fn table(frame: Frame, rows: &[(&str, &str)]) -> Vec<Line> {
    let mut sheet = Sheet::new(frame);
    sheet.blank();
    for (key, meaning) in rows {
        let label = Line::styled(Style::Bold, &format!("{key:<10}"));
        sheet.item(0, &label, &Line::plain(meaning));
    }
    sheet.into_lines()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_run_takes_three_lines() {
        assert_eq!(first_words(Frame::of(80)).len(), 4);
    }
}
