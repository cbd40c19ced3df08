//! The look of a question.

use super::help::question_keys;
use super::words::minutes;
use super::{Manner, letter};
use crate::base::text::count;
use crate::base::{Face, Topic};
use crate::deck::Form;
use crate::session::{Asked, AskedValue};
use crate::terminal::layout::{Frame, Sheet};
use crate::terminal::look::{Line, Style};

/// A question: header, the question set apart, choices, the keys that work now.
pub(crate) fn question(asked: &Asked, manner: Manner, frame: Frame) -> Vec<Line> {
    let mut sheet = Sheet::new(frame);
    sheet.blank();
    header(&mut sheet, asked, manner);
    sheet.blank();
    for line in Line::several(Style::Bold, &asked.prompt) {
        sheet.line(&line);
    }
    if let Some(date) = asked.as_of {
        sheet.line(&Line::styled(Style::Dim, &format!("as of {date}")));
    }
    if let Some(wanted) = wanted(asked) {
        sheet.line(&Line::styled(Style::Dim, &wanted));
    }
    sides(&mut sheet, asked, manner);
    if manner != Manner::Page {
        sheet.blank();
        sheet.row(&question_keys(asked, manner));
    }
    sheet.into_lines()
}

/// What is wanted, where the prompt does not say it: a term or a definition alone asks nothing.
fn wanted(asked: &Asked) -> Option<String> {
    let answers = || {
        let several = asked.form == Form::Typed && asked.wanted > 1;
        several.then(|| format!("{} wanted", count(asked.wanted, "answer")))
    };
    match asked.key.face {
        Face::Term => Some(String::from("what is it?")),
        Face::Definition => Some(String::from("which term?")),
        _ => answers().or_else(|| value(asked)),
    }
}

/// The shape of a typed number or date.
fn value(asked: &Asked) -> Option<String> {
    let value = asked.value.as_ref().filter(|_| asked.form == Form::Typed)?;
    Some(match value {
        AskedValue::Number { unit: None } => String::from("a number"),
        AskedValue::Number { unit: Some(unit) } => format!("a number, in {unit}"),
        AskedValue::Year => String::from("a year"),
        AskedValue::Month => String::from("a month and its year"),
        AskedValue::Day => String::from("a day, with month and year"),
    })
}

fn header(sheet: &mut Sheet, asked: &Asked, manner: Manner) {
    let mut left = asked.deck_title.clone();
    let topic = asked.topic.as_ref().map(Topic::as_str);
    let topic = asked.topic_name.as_deref().or(topic);
    // a deck with one topic is mostly named after it
    if let Some(topic) = topic.filter(|topic| !topic.eq_ignore_ascii_case(&left)) {
        left.push_str(" · ");
        left.push_str(topic);
    }
    if asked.repeat {
        left.push_str(" · once more");
    } else if asked.new {
        left.push_str(" · new");
    }
    let at = asked.position;
    let right = if manner == Manner::Page {
        let key = &asked.key;
        vec![
            format!("{}/{}", key.card.as_str(), key.face),
            asked.form.to_string(),
        ]
    } else {
        let mut right = vec![format!("{}/{}", at.done, at.all), minutes(at.elapsed_ms)];
        if at.due + at.new > 0 {
            right.push(format!("{} due", at.due));
            right.push(format!("{} new", at.new));
        }
        right
    };
    let right: Vec<_> = right
        .iter()
        .map(|part| Line::styled(Style::Dim, part))
        .collect();
    sheet.ends(&Line::styled(Style::Dim, &left), &right);
}

fn sides(sheet: &mut Sheet, asked: &Asked, manner: Manner) {
    if !asked.left_side.is_empty() {
        sheet.blank();
    }
    for (index, left) in asked.left_side.iter().enumerate() {
        let label = left_label(index, manner);
        sheet.entry(2, &Line::styled(Style::Dim, &label), Style::Plain, left);
    }
    if !asked.choices.is_empty() {
        sheet.blank();
    }
    for (index, choice) in asked.choices.iter().enumerate() {
        let label = choice_label(asked.form, index, manner);
        sheet.entry(2, &Line::styled(Style::Dim, &label), Style::Plain, choice);
    }
}

/// Left sides are numbered beside lettered choices; where the choices are numbered, they are lettered instead.
fn left_label(index: usize, manner: Manner) -> String {
    match (manner, letter(index)) {
        (Manner::Lines, Some(letter)) => format!("{letter}: "),
        _ => format!("{}  ", index + 1),
    }
}

fn choice_label(form: Form, index: usize, manner: Manner) -> String {
    match (manner, form, letter(index)) {
        (Manner::Lines, ..) => format!("{}) ", index + 1),
        (_, Form::Truth, _) if index == 0 => String::from("T  "),
        (_, Form::Truth, _) => String::from("F  "),
        (_, _, Some(letter)) => format!("{}  ", letter.to_ascii_uppercase()),
        (_, _, None) => String::from("·  "),
    }
}
