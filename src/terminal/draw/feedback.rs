//! The look of what an answer led to.

use super::Manner;
use super::words::{interval, when};
use crate::base::Grade;
use crate::deck::{AnswerText, Form};
use crate::question::Piece;
use crate::session::{Feedback, Recorded};
use crate::terminal::layout::{Frame, Sheet};
use crate::terminal::look::{Line, Style};

/// What an answer led to: right or wrong, why, from where, and the grades.
pub(crate) fn feedback(feedback: &Feedback, manner: Manner, frame: Frame) -> Vec<Line> {
    let mut sheet = Sheet::new(frame);
    sheet.blank();
    if let Some(prompt) = &feedback.prompt {
        sheet.prose(Style::Bold, prompt);
    }
    judged(&mut sheet, feedback);
    answer(&mut sheet, feedback);
    reasons(&mut sheet, feedback);
    if feedback.gradable {
        sheet.blank();
        sheet.parts(&grades(feedback, manner));
    }
    if manner == Manner::Keys {
        keys(&mut sheet, feedback);
    }
    sheet.into_lines()
}

/// The keys that work now; none where feedback comes in a row, at the end of a quiz.
fn keys(sheet: &mut Sheet, feedback: &Feedback) {
    let keys: &[&str] = match (feedback.correct, feedback.gradable) {
        _ if feedback.prompt.is_some() => return,
        (None, true) => &["1-4 how well", "u undo", "q stop", "? keys"],
        (Some(_), true) => &["Enter next", "1-4 regrade", "u undo", "q stop", "? keys"],
        (_, false) => &["Enter next", "q stop", "? keys"],
    };
    if !feedback.gradable {
        sheet.blank();
    }
    let dim = |key: &&str| Line::styled(Style::Dim, key);
    sheet.row(&keys.iter().map(dim).collect::<Vec<_>>());
}

/// A judgement as a sign: right, nearly, wrong.
fn sign(correct: bool, near: bool) -> Line {
    match (correct, near) {
        (true, false) => Line::styled(Style::Good, "✓ "),
        (true, true) => Line::styled(Style::Good, "~ "),
        (false, _) => Line::styled(Style::Bad, "✗ "),
    }
}

fn near(feedback: &Feedback) -> bool {
    !feedback.difference.is_empty() || feedback.score.is_some_and(|score| score < 1.0)
}

fn judged(sheet: &mut Sheet, feedback: &Feedback) {
    let Some(correct) = feedback.correct else {
        return;
    };
    let given = match feedback.given.as_str() {
        "" => Line::styled(Style::Dim, "no answer"),
        given => Line::plain(given),
    };
    sheet.item(0, &sign(correct, near(feedback)), &given);
    if !feedback.difference.is_empty() {
        let label = Line::styled(Style::Dim, "difference: ");
        sheet.item(2, &label, &difference(&feedback.difference));
    }
}

/// What was missing as `[+x]`, what was too much as `[-x]`: readable without colours.
fn difference(pieces: &[Piece]) -> Line {
    pieces
        .iter()
        .fold(Line::default(), |line, piece| match piece {
            Piece::Same(text) => line.then(Style::Plain, text),
            Piece::Missing(text) => line.then(Style::Good, &format!("[+{text}]")),
            Piece::Extra(text) => line.then(Style::Bad, &format!("[-{text}]")),
        })
}

fn answer(sheet: &mut Sheet, feedback: &Feedback) {
    match &feedback.answer {
        AnswerText::One(text) => one(sheet, feedback, text),
        AnswerText::Truth(truth) => one(sheet, feedback, &truth.to_string()),
        AnswerText::List(texts) => items(sheet, feedback, texts),
        AnswerText::Pairs(pairs) => {
            let pairs: Vec<_> = pairs
                .iter()
                .map(|pair| format!("{} → {}", pair.left, pair.right))
                .collect();
            items(sheet, feedback, &pairs);
        }
    }
}

fn one(sheet: &mut Sheet, feedback: &Feedback, text: &str) {
    if feedback.correct.is_none() {
        return sheet.entry(0, &Line::default(), Style::Bold, text);
    }
    if feedback.given != text {
        sheet.entry(2, &Line::styled(Style::Dim, "right: "), Style::Bold, text);
    }
}

/// Every wanted item, those that were given with a sign; nothing where all was right as given.
fn items(sheet: &mut Sheet, feedback: &Feedback, texts: &[String]) {
    if feedback.correct == Some(true) && !near(feedback) {
        return;
    }
    if feedback.correct.is_some() {
        let words = match feedback.items.contains(&true) {
            true => "right (✓ yours):",
            false => "right:",
        };
        sheet.item(2, &Line::default(), &Line::styled(Style::Dim, words));
    }
    for (index, text) in texts.iter().enumerate() {
        let mut label = match feedback.items.get(index) {
            Some(true) => sign(true, false),
            // no cross beside what is right
            Some(false) if feedback.items.contains(&true) => Line::plain("  "),
            _ => Line::default(),
        };
        if feedback.form == Form::Order {
            label = label.then(Style::Dim, &format!("{}. ", index + 1));
        }
        let indent = if feedback.correct.is_none() { 0 } else { 2 };
        sheet.item(indent, &label, &Line::styled(Style::Bold, text));
    }
}

fn reasons(sheet: &mut Sheet, feedback: &Feedback) {
    if let Some(because) = &feedback.because {
        sheet.entry(
            2,
            &Line::styled(Style::Dim, "why not: "),
            Style::Plain,
            because,
        );
    }
    if !feedback.belongs_to.is_empty() {
        let words = Line::styled(Style::Dim, "your answer would be right for:");
        sheet.item(2, &Line::default(), &words);
    }
    for other in &feedback.belongs_to {
        let label = Line::styled(Style::Dim, "· ");
        sheet.item(4, &label, &Line::plain(&other.prompt));
    }
    if let Some(explain) = &feedback.explain {
        sheet.blank();
        sheet.prose(Style::Plain, explain);
    }
    if let Some(source) = &feedback.source_text {
        sheet.prose(Style::Dim, &format!("source: {source}"));
    }
}

/// The four grades with the interval each leads to; the one proposed for a judged answer in brackets.
fn grades(feedback: &Feedback, manner: Manner) -> Vec<Line> {
    let judged = feedback.correct.is_some();
    let part = |(grade, days): (Grade, _)| {
        let name = match manner {
            Manner::Lines if judged => format!("/{grade}"),
            _ => format!("{} {grade}", grade.number()),
        };
        let text = format!("{name} {}", interval(days));
        if judged && grade == feedback.grade {
            Line::styled(Style::Bold, &format!("[{}]", text.trim_start_matches('/')))
        } else {
            Line::styled(Style::Dim, &text)
        }
    };
    Grade::ALL
        .into_iter()
        .zip(feedback.next)
        .map(part)
        .collect()
}

/// One line for a grade given by hand.
pub(crate) fn grade_kept(recorded: &Recorded, frame: Frame) -> Vec<Line> {
    let mut sheet = Sheet::new(frame);
    let text = format!("kept as {}: back {}", recorded.grade, when(recorded.days));
    sheet.line(&Line::styled(Style::Dim, &text));
    sheet.into_lines()
}
