//! The parts of the statistics that are more than a number.

use std::io;

use super::chart::{bar, gauge, spark};
use super::{HARD, Sheet, percent, ratio};
use crate::base::Topic;
use crate::base::text::count;
use crate::report::{Bar, Memories, Stats, TopicFigures};
use crate::terminal::cells::cells;
use crate::terminal::table::{Column, Table};

/// More topics than this are told of by their first names alone: a table is there to be read.
const TOPICS: usize = 24;

/// Tests of memory by what was expected of them.
pub(super) fn calibration(sheet: &mut Sheet<'_>, stats: &Stats) -> io::Result<()> {
    if stats.calibration.is_empty() {
        return Ok(());
    }
    sheet.part("Expected and remembered")?;
    let of = |reviews: usize| reviews.to_string();
    let widest = stats.calibration.iter().map(|part| of(part.reviews).len());
    let numbers = widest.max().unwrap_or(0).max(2);
    let room = sheet.room.saturating_sub(26 + numbers).min(50);
    sheet.dim(&format!(
        "  expected  {:room$}  remembered  {:>numbers$}",
        "", "of"
    ))?;
    for part in &stats.calibration {
        sheet.line(&format!(
            "  {:>8}  {}  {:>10}  {:>numbers$}",
            percent(Some(part.predicted)),
            gauge(part.observed, part.predicted, room),
            percent(Some(part.observed)),
            of(part.reviews),
        ))?;
    }
    sheet.dim("  ━ remembered   │ expected")
}

/// The answers by form.
pub(super) fn forms(sheet: &mut Sheet<'_>, stats: &Stats) -> io::Result<()> {
    if stats.forms.is_empty() {
        return Ok(());
    }
    sheet.part("By form")?;
    let mut table = Table::new(vec![
        Column::word("form"),
        Column::number("answers"),
        Column::number("right"),
        Column::number("remembered"),
        Column::number("expected").dispensable(1),
        Column::number("seconds").dispensable(2),
    ])
    .indented(2);
    for form in &stats.forms {
        let seconds = form.seconds_each;
        let seconds = seconds.map_or_else(|| String::from("–"), |one| format!("{one:.1}"));
        table.row([
            form.form.name(),
            &form.reviews.to_string(),
            &percent(Some(ratio(form.correct, form.reviews))),
            &percent(form.retention.observed),
            &percent(form.retention.predicted),
            &seconds,
        ]);
    }
    table.write(sheet.out, sheet.width, sheet.colour)
}

/// The answers and memories by topic.
pub(super) fn topics(
    sheet: &mut Sheet<'_>,
    stats: &Stats,
    name: &dyn Fn(&Topic) -> String,
) -> io::Result<()> {
    let is_top = |one: &&TopicFigures| {
        one.topic
            .as_ref()
            .is_none_or(|topic| topic.parent().is_none())
    };
    let mut shown: Vec<&TopicFigures> = stats.topics.iter().collect();
    if shown.len() > TOPICS {
        shown.retain(is_top);
    }
    if !shown.iter().any(|one| one.topic.is_some()) {
        return Ok(());
    }
    sheet.part("By topic")?;
    let mut table = Table::new(vec![
        Column::text("topic").folding(),
        Column::number("questions").dispensable(3),
        Column::number("known now"),
        Column::number("remembered"),
        Column::number("expected").dispensable(2),
        Column::number("answers").dispensable(1),
    ])
    .indented(2);
    for one in &shown {
        table.row([
            &label(one, name),
            &one.questions.to_string(),
            &percent(one.recall_now),
            &percent(one.retention.observed),
            &percent(one.retention.predicted),
            &one.reviews.to_string(),
        ]);
    }
    table.write(sheet.out, sheet.width, sheet.colour)?;
    let left = stats.topics.len() - shown.len();
    if left > 0 {
        let left = count(left, "subtopic");
        sheet.aside(&format!(
            "{left} counted in; `--topic T` shows one, `--json` all"
        ))?;
    }
    Ok(())
}

/// How a row of topics is called.
pub(in crate::terminal) fn label(one: &TopicFigures, name: &dyn Fn(&Topic) -> String) -> String {
    match &one.topic {
        Some(topic) => name(topic),
        None if one.gone => String::from("(in no deck any more)"),
        None => String::from("(no topic)"),
    }
}

/// How firm and how hard what is remembered is.
pub(super) fn memories(sheet: &mut Sheet<'_>, memory: &Memories) -> io::Result<()> {
    if memory.questions == 0 {
        return Ok(());
    }
    sheet.part("How long it lasts")?;
    let longest = memory.stability.iter().map(|bar| cells(&lasting(bar)));
    bars(
        sheet,
        &memory.stability,
        longest.max().unwrap_or(0),
        lasting,
    )?;
    if let Some(days) = memory.median_stability {
        let days = span(days).replace(' ', &HARD.to_string());
        sheet.aside(&format!(
            "for half of them it takes {days} or more until recall falls to 90{HARD}%"
        ))?;
    }
    sheet.part("How hard it is")?;
    bars(sheet, &memory.difficulty, 7, hardness)
}

fn bars(
    sheet: &mut Sheet<'_>,
    all: &[Bar],
    labels: usize,
    label: fn(&Bar) -> String,
) -> io::Result<()> {
    let most = all.iter().map(|one| one.questions).max().unwrap_or(0);
    let numbers = most.to_string().len();
    let room = sheet.room.saturating_sub(labels + numbers + 6).min(50);
    for one in all {
        let picture = bar(one.questions, most, room);
        let (label, number) = (label(one), one.questions);
        sheet.line(&format!(
            "  {label:>labels$}  {number:>numbers$}  {picture}"
        ))?;
    }
    Ok(())
}

/// A part of the stabilities in words.
pub(in crate::terminal) fn lasting(bar: &Bar) -> String {
    match (bar.from, bar.to) {
        (from, Some(to)) if from <= 0.0 => format!("under {}", span(to)),
        (from, Some(to)) => format!("{from:.0} to {}", span(to)),
        (from, None) => format!("{} and more", span(from)),
    }
}

/// A part of the difficulties in words.
pub(in crate::terminal) fn hardness(bar: &Bar) -> String {
    let to = bar.to.unwrap_or(10.0);
    format!("{:.0} to {to:.0}", bar.from)
}

/// Days in words.
pub(in crate::terminal) fn span(days: f64) -> String {
    match days {
        days if days < 9.95 && days.fract() != 0.0 => format!("{days:.1} days"),
        days if days.round() <= 1.0 => String::from("1 day"),
        days => format!("{days:.0} days"),
    }
}

/// What falls due on the days to come.
pub(super) fn forecast(sheet: &mut Sheet<'_>, stats: &Stats) -> io::Result<()> {
    let due: Vec<usize> = stats.forecast.iter().map(|day| day.due).collect();
    let all: usize = due.iter().sum();
    if all == 0 {
        return Ok(());
    }
    sheet.part("Falling due in the next 30 days")?;
    let wide = if sheet.room >= 2 + due.len() * 2 {
        2
    } else {
        1
    };
    sheet.line(&format!("  {}", spark(&due, wide)))?;
    let width = due.len() * wide;
    sheet.dim(&format!(
        "  {:<half$}{:>rest$}",
        "today",
        "in 30 days",
        half = width / 2,
        rest = width - width / 2
    ))?;
    let busiest = stats.forecast.iter().rev().max_by_key(|day| day.due);
    if let Some(day) = busiest {
        let (most, date) = (day.due, day.day.date());
        sheet.sentence(&format!(
            "{all} in all, {} today; the most on {date}: {most}",
            due[0]
        ))?;
    }
    Ok(())
}

/// When it was studied.
pub(super) fn hours(sheet: &mut Sheet<'_>, stats: &Stats) -> io::Result<()> {
    let answers: Vec<usize> = stats.hours.iter().map(|hour| hour.reviews).collect();
    let Some(busiest) = stats.hours.iter().rev().max_by_key(|hour| hour.reviews) else {
        return Ok(());
    };
    if busiest.reviews == 0 {
        return Ok(());
    }
    sheet.part("Hours of the day")?;
    let wide = if sheet.room >= 50 { 2 } else { 1 };
    sheet.line(&format!("  {}", spark(&answers, wide)))?;
    let quarter = 6 * wide;
    sheet.dim(&format!(
        "  {:quarter$}{:quarter$}{:quarter$}{}",
        "0", "6", "12", "18"
    ))?;
    let (hour, most) = (busiest.hour, busiest.reviews);
    sheet.sentence(&format!(
        "the most from {hour}:00 on: {}",
        count(most, "answer")
    ))
}
