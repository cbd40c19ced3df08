//! `plan --simulate`: the days ahead as tables and plots.

use std::io::{self, Write};

use console::Style;

use super::{heading, percent};
use crate::base::text::count;
use crate::plan::simulate::{DayAhead, Outlook};
use crate::terminal::cells::cut;
use crate::terminal::layout::wrapped;
use crate::terminal::plot::{Plot, stretches};
use crate::terminal::table::{Column, Table};

/// The widest the column gets, in cells.
const WIDEST: usize = 72;

/// What days ahead come to.
#[derive(Debug, Clone, PartialEq)]
pub struct Ahead {
    /// The first and the last day, in ISO form.
    pub ends: [String; 2],
    /// All questions, set-aside ones left out.
    pub questions: usize,
    /// How many of them were answered before.
    pub seen: usize,
    /// The chance of recall that is wanted now.
    pub retention: f64,
    /// New questions a day as it is now.
    pub new_per_day: u32,
    /// Minutes a day at most; `None` for as long as it takes.
    pub minutes: Option<u32>,
    /// The same days with other wanted chances of recall.
    pub retentions: Vec<RetentionRow>,
    /// The same days with other numbers of new questions; empty when nothing is new.
    pub limits: Vec<LimitRow>,
    /// Day by day as it is now.
    pub days: Vec<DayAhead>,
}

/// What becomes of a wanted chance of recall.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RetentionRow {
    /// The chance, 0 to 1.
    pub retention: f64,
    /// What it comes to.
    pub sum: Outlook,
}

/// What becomes of a number of new questions a day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LimitRow {
    /// New questions a day.
    pub new_per_day: u32,
    /// What it comes to.
    pub sum: Outlook,
}

/// Draws the days ahead, 40 to 72 cells wide.
///
/// # Errors
/// When the output is closed or broken.
pub fn draw_ahead(
    out: &mut dyn Write,
    ahead: &Ahead,
    colour: bool,
    width: usize,
) -> io::Result<()> {
    let width = width.min(WIDEST);
    let days = count(ahead.days.len(), "day");
    heading(out, &format!("The next {days}"), colour)?;
    for line in words(ahead) {
        paragraph(out, &line, width)?;
    }
    writeln!(out)?;
    retentions(out, ahead, colour, width)?;
    if !ahead.limits.is_empty() {
        limits(out, ahead, colour, width)?;
    }
    plots(out, ahead, colour, width)
}

fn words(ahead: &Ahead) -> [String; 2] {
    let time = match ahead.minutes {
        Some(minutes) => format!("at most {} a day", count(minutes as usize, "minute")),
        None => String::from("everything due each day"),
    };
    [
        format!(
            "{}, {} of them seen; {} new a day, {time}.",
            count(ahead.questions, "question"),
            ahead.seen,
            ahead.new_per_day
        ),
        String::from(
            "Known is what you could answer on the day after: the sum of all chances of recall. \
             The mark > is how it is set now.",
        ),
    ]
}

fn retentions(out: &mut dyn Write, ahead: &Ahead, colour: bool, width: usize) -> io::Result<()> {
    heading(out, "By wanted recall", colour)?;
    let mut table = table("wanted", ahead);
    for row in &ahead.retentions {
        let own = (row.retention - ahead.retention).abs() < 0.0005;
        let name = marked(own, &percent(Some(row.retention)));
        add(&mut table, &name, &row.sum, ahead);
    }
    table.write(out, width, colour)?;
    writeln!(out)
}

fn limits(out: &mut dyn Write, ahead: &Ahead, colour: bool, width: usize) -> io::Result<()> {
    heading(out, "By the number of new questions a day", colour)?;
    let mut table = table("new a day", ahead);
    for row in &ahead.limits {
        let own = row.new_per_day == ahead.new_per_day;
        let name = marked(own, &row.new_per_day.to_string());
        add(&mut table, &name, &row.sum, ahead);
    }
    table.write(out, width, colour)?;
    writeln!(out)
}

fn marked(own: bool, name: &str) -> String {
    format!("{} {name}", if own { '>' } else { ' ' })
}

fn table(first: &'static str, ahead: &Ahead) -> Table {
    let mut columns = vec![
        Column::number(first),
        Column::number("min a day"),
        Column::number("busiest").dispensable(2),
        Column::number("answers").dispensable(1),
        Column::number("known"),
    ];
    if ahead.minutes.is_some() {
        columns.push(Column::number("left").dispensable(3));
    }
    Table::new(columns).indented(2)
}

fn add(table: &mut Table, name: &str, sum: &Outlook, ahead: &Ahead) {
    let minutes = format!("{:.1}", sum.minutes_a_day);
    let busiest = format!("{:.0}", sum.busiest);
    let answers = (sum.reviews + sum.new).to_string();
    #[allow(clippy::cast_precision_loss)] // a count of questions
    let share = sum.known / ahead.questions.max(1) as f64;
    let known = format!("{:.0}  {:>5}", sum.known, percent(Some(share)));
    let cells = [name, &minutes, &busiest, &answers, &known];
    if ahead.minutes.is_some() {
        let [a, b, c, d, e] = cells;
        table.row([a, b, c, d, e, &sum.left.to_string()]);
    } else {
        table.row(cells);
    }
}

fn plots(out: &mut dyn Write, ahead: &Ahead, colour: bool, width: usize) -> io::Result<()> {
    let minutes: Vec<_> = ahead
        .days
        .iter()
        .map(|day| f64::from(day.seconds) / 60.0)
        .collect();
    let bars = |plot: &Plot, of: &dyn Fn(&[f64]) -> f64, values: &[f64]| -> Vec<f64> {
        let parts = stretches(values.len(), plot.columns(width));
        parts.into_iter().map(|part| of(&values[part])).collect()
    };
    #[allow(clippy::cast_precision_loss)] // days of a life
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    let mut load = plot(1.0, ahead);
    let top = bars(&load, &mean, &minutes).into_iter().fold(1.0, f64::max);
    let top = round_up(top);
    load = Plot {
        top,
        marks: [
            format!("{top:.0} min"),
            number(top / 2.0),
            String::from("0"),
        ],
        ..load
    };
    heading(out, "Minutes a day", colour)?;
    load.write(out, &bars(&load, &mean, &minutes))?;
    writeln!(out)?;
    #[allow(clippy::cast_precision_loss)] // a count of questions
    let known = Plot {
        top: ahead.questions.max(1) as f64,
        marks: ["100 %", "50 %", "0 %"].map(String::from),
        ..load
    };
    let last = |values: &[f64]| values.last().copied().unwrap_or(0.0);
    heading(out, "Known, of all questions", colour)?;
    known.write(out, &bars(&known, &last, &carried(&ahead.days)))?;
    let dim = Style::new().dim().force_styling(colour);
    let word = cut("Simulated: chance will have it a little otherwise.", width);
    writeln!(out, "\n{}", dim.apply_to(word))
}

fn plot(top: f64, ahead: &Ahead) -> Plot {
    Plot {
        top,
        marks: ["100 %", "", ""].map(String::from),
        ends: ahead.ends.clone(),
    }
}

/// What is known day by day; where it was not measured, as on the day before.
fn carried(days: &[DayAhead]) -> Vec<f64> {
    let mut known = days.iter().find_map(|day| day.known).map_or(0.0, f64::from);
    let carry = |day: &DayAhead| {
        known = day.known.map_or(known, f64::from);
        known
    };
    days.iter().map(carry).collect()
}

/// The next number of the row 1, 2, 4, 6, 10, 20 … that is not below.
fn round_up(value: f64) -> f64 {
    let mut ten = 1.0;
    loop {
        for step in [1.0, 2.0, 4.0, 6.0] {
            if value <= step * ten {
                return step * ten;
            }
        }
        ten *= 10.0;
    }
}

/// A number without a needless fraction.
fn number(value: f64) -> String {
    if value.fract() == 0.0 {
        format!("{value:.0}")
    } else {
        format!("{value:.1}")
    }
}

fn paragraph(out: &mut dyn Write, text: &str, width: usize) -> io::Result<()> {
    for line in wrapped(text, width.saturating_sub(2)) {
        writeln!(out, "  {line}")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::cells::cells;

    fn ahead(days: usize, minutes: Option<u32>) -> Ahead {
        let sum = Outlook {
            reviews: 123_456,
            new: 10_000,
            minutes_a_day: 123.4,
            busiest: 1_440.0,
            left: 9_999,
            known: 9_731.0,
        };
        let day = |n: usize| DayAhead {
            seconds: 60.0 * (n % 50) as f32,
            known: n.is_multiple_of(7).then_some(100.0 * n.min(90) as f32),
            ..DayAhead::default()
        };
        Ahead {
            ends: ["2026-11-21", "2027-11-20"].map(String::from),
            questions: 10_000,
            seen: 8_000,
            retention: 0.9,
            new_per_day: 20,
            minutes,
            retentions: [0.7, 0.9, 0.97]
                .map(|retention| RetentionRow { retention, sum })
                .into(),
            limits: [5, 20]
                .map(|new_per_day| LimitRow { new_per_day, sum })
                .into(),
            days: (0..days).map(day).collect(),
        }
    }

    fn drawn(ahead: &Ahead, width: usize) -> String {
        let mut out = Vec::new();
        draw_ahead(&mut out, ahead, false, width).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn days_ahead_fit_every_window() {
        for days in [1, 2, 7, 30, 365, 3650] {
            for minutes in [None, Some(15)] {
                let ahead = ahead(days, minutes);
                for width in [40, 60, 80, 200] {
                    let text = drawn(&ahead, width);
                    for line in text.lines() {
                        assert!(cells(line) <= width.min(WIDEST), "{line:?} in {width}");
                        assert_eq!(line.trim_end(), line);
                    }
                    assert!(text.contains("> 90 %") && text.contains("known"), "{text}");
                }
            }
        }
    }

    #[test]
    fn what_was_not_measured_stays_as_it_was() {
        let ahead = ahead(10, None);
        let known = carried(&ahead.days);
        assert_eq!(known[..8], [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 700.0]);
    }

    #[test]
    fn edges_are_round() {
        let edges = [0.4, 1.0, 3.0, 9.0, 11.0, 61.0, 130.0].map(round_up);
        assert_eq!(edges, [1.0, 1.0, 4.0, 10.0, 20.0, 100.0, 200.0]);
    }
}
