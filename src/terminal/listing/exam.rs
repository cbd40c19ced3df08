//! `plan --exam` and `plan`: the way to an exam, the days to come.

use std::io::{self, Write};

use console::Style;

use super::{heading, percent};
use crate::base::text::{count, printable};
use crate::plan::exam::MeanDay;
use crate::terminal::layout::wrapped;
use crate::terminal::plot::{Plot, stretches};
use crate::terminal::table::{Column, Table};

/// The widest the column gets, in cells.
const WIDEST: usize = 72;

/// How many stretches of days, and how many topics, are told apart.
const ROWS: usize = 8;

/// The way to an exam.
#[derive(Debug, Clone, PartialEq)]
pub struct ExamAhead {
    /// The first day of study and the last one before the exam, in ISO form.
    pub ends: [String; 2],
    /// The day of the exam, in ISO form.
    pub exam: String,
    /// The decks that are examined.
    pub decks: Vec<String>,
    /// All their questions, set-aside ones left out.
    pub questions: usize,
    /// How many of them were answered before.
    pub seen: usize,
    /// Minutes a day.
    pub minutes: u32,
    /// Questions that are likely to be known on the day.
    pub known: f64,
    /// One standard deviation of that.
    pub spread: f64,
    /// What each day asks.
    pub days: Vec<MeanDay>,
    /// What other minutes a day lead to, the own ones among them.
    pub others: Vec<ExamMinutes>,
    /// What does not fit: a topic, how many of its questions will hardly be known, and how many it has.
    pub left_out: Vec<(String, usize, usize)>,
}

/// What so many minutes a day lead to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ExamMinutes {
    /// Minutes a day.
    pub minutes: u32,
    /// Questions that are likely to be known on the day.
    pub known: f64,
}

/// The days to come.
#[derive(Debug, Clone, PartialEq)]
pub struct Coming {
    /// Today and what follows.
    pub days: Vec<ComingDay>,
    /// Exams that lie ahead.
    pub exams: Vec<StandingExam>,
}

/// One day to come.
#[derive(Debug, Clone, PartialEq)]
pub struct ComingDay {
    /// The day in ISO form.
    pub day: String,
    /// Questions that will be due.
    pub due: u32,
    /// New questions.
    pub new: u32,
    /// Minutes that all of it is likely to take.
    pub minutes: f64,
}

/// An exam that lies ahead.
#[derive(Debug, Clone, PartialEq)]
pub struct StandingExam {
    /// The decks that are examined.
    pub decks: Vec<String>,
    /// The day in ISO form.
    pub exam: String,
    /// Days until then.
    pub days: u32,
    /// Minutes a day; `None` where only the deck names the day and no plan stands.
    pub minutes: Option<u32>,
}

/// Draws the way to an exam, 40 to 72 cells wide.
///
/// # Errors
/// When the output is closed or broken.
pub fn draw_exam(
    out: &mut dyn Write,
    ahead: &ExamAhead,
    colour: bool,
    width: usize,
) -> io::Result<()> {
    let width = width.min(WIDEST);
    let days = count(ahead.days.len(), "day");
    heading(out, &format!("Exam on {}, in {days}", ahead.exam), colour)?;
    let new = ahead.questions - ahead.seen;
    let minutes = count(ahead.minutes as usize, "minute");
    let questions = count(ahead.questions, "question");
    paragraph(
        out,
        &format!("{questions}, {new} of them new; {minutes} a day."),
        width,
    )?;
    let share = percent(Some(share(ahead.known, ahead.questions)));
    let known = format!(
        "Likely to be known on the day: {:.0} of {} ({share}), give or take {:.0}.",
        ahead.known,
        ahead.questions,
        ahead.spread.ceil()
    );
    paragraph(out, &known, width)?;
    writeln!(out)?;
    others(out, ahead, colour, width)?;
    load(out, ahead, colour, width)?;
    left_out(out, ahead, colour, width)?;
    let names = ahead.decks.join(" ");
    let names = if ahead.decks.len() == 1 {
        names
    } else {
        String::from("DECK")
    };
    let follow = format!(
        "`quizdeck study` follows this plan until the day; `quizdeck plan --end {names}` ends it."
    );
    paragraph(out, &printable(&follow), width)
}

fn others(out: &mut dyn Write, ahead: &ExamAhead, colour: bool, width: usize) -> io::Result<()> {
    heading(out, "By minutes a day", colour)?;
    let mut table =
        Table::new(vec![Column::number("minutes"), Column::number("known")]).indented(2);
    for other in &ahead.others {
        let own = if other.minutes == ahead.minutes {
            '>'
        } else {
            ' '
        };
        let share = percent(Some(share(other.known, ahead.questions)));
        let known = format!("{:.0}  {share:>5}", other.known);
        table.row([&format!("{own} {}", other.minutes), &known]);
    }
    table.write(out, width, colour)?;
    writeln!(out)
}

fn load(out: &mut dyn Write, ahead: &ExamAhead, colour: bool, width: usize) -> io::Result<()> {
    heading(out, "Day by day", colour)?;
    let top = ahead
        .days
        .iter()
        .map(|day| day.minutes)
        .fold(1.0, f64::max)
        .ceil();
    let plot = Plot {
        top,
        marks: [format!("{top:.0} min"), String::new(), String::from("0")],
        ends: ahead.ends.clone(),
    };
    #[allow(clippy::cast_precision_loss)] // days of a life
    let mean = |days: &[MeanDay], part: fn(&MeanDay) -> f64| {
        days.iter().map(part).sum::<f64>() / days.len() as f64
    };
    let bars: Vec<_> = stretches(ahead.days.len(), plot.columns(width))
        .into_iter()
        .map(|part| mean(&ahead.days[part], |day| day.minutes))
        .collect();
    plot.write(out, &bars)?;
    writeln!(out)?;
    let mut table = Table::new(vec![
        Column::number("days"),
        Column::number("min a day"),
        Column::number("new a day"),
        Column::number("again a day"),
    ])
    .indented(2);
    for part in stretches(ahead.days.len(), ROWS.min(ahead.days.len())) {
        let days = &ahead.days[part.clone()];
        let name = match part.len() {
            1 => part.end.to_string(),
            _ => format!("{}–{}", part.start + 1, part.end),
        };
        let one = |part: fn(&MeanDay) -> f64| format!("{:.1}", mean(days, part));
        table.row([
            &name,
            &one(|day| day.minutes),
            &one(|day| day.new),
            &one(|day| day.reviews),
        ]);
    }
    table.write(out, width, colour)?;
    writeln!(out)
}

fn left_out(out: &mut dyn Write, ahead: &ExamAhead, colour: bool, width: usize) -> io::Result<()> {
    let sum: usize = ahead.left_out.iter().map(|(_, out, _)| out).sum();
    if sum == 0 {
        return Ok(());
    }
    heading(out, "What does not fit", colour)?;
    let word = format!(
        "{} will hardly be known: the time is worth more elsewhere. More minutes, or leave these out:",
        count(sum, "question")
    );
    paragraph(out, &word, width)?;
    let mut table = Table::new(vec![
        Column::text("topic").folding(),
        Column::number("left out"),
        Column::number("of"),
    ])
    .indented(2);
    for (name, left, all) in ahead.left_out.iter().take(ROWS) {
        table.row([name, &left.to_string(), &all.to_string()]);
    }
    table.write(out, width, colour)?;
    let more = ahead.left_out.len().saturating_sub(ROWS);
    if more > 0 {
        paragraph(out, &format!("and {} more", count(more, "topic")), width)?;
    }
    writeln!(out)
}

/// Draws the days to come and the exams ahead, 40 to 72 cells wide.
///
/// # Errors
/// When the output is closed or broken.
pub fn draw_coming(
    out: &mut dyn Write,
    coming: &Coming,
    colour: bool,
    width: usize,
) -> io::Result<()> {
    let width = width.min(WIDEST);
    heading(out, "The days to come", colour)?;
    let mut table = Table::new(vec![
        Column::word("day"),
        Column::number("due"),
        Column::number("new"),
        Column::number("minutes"),
    ])
    .indented(2);
    for day in &coming.days {
        let minutes = format!("{:.0}", day.minutes.ceil());
        table.row([
            &day.day,
            &day.due.to_string(),
            &day.new.to_string(),
            &minutes,
        ]);
    }
    table.write(out, width, colour)?;
    writeln!(out)?;
    if !coming.exams.is_empty() {
        exams(out, &coming.exams, colour, width)?;
    }
    let dim = Style::new().dim().force_styling(colour);
    for line in wrapped(
        "Simulated from what you know now. `--simulate DAYS` looks further, `--exam DATE` plans for a day.",
        width,
    ) {
        writeln!(out, "{}", dim.apply_to(line))?;
    }
    Ok(())
}

fn exams(
    out: &mut dyn Write,
    exams: &[StandingExam],
    colour: bool,
    width: usize,
) -> io::Result<()> {
    heading(out, "Exams", colour)?;
    for exam in exams {
        let (decks, days) = (exam.decks.join(", "), count(exam.days as usize, "day"));
        let how = match exam.minutes {
            Some(minutes) => format!("{} a day planned", count(minutes as usize, "minute")),
            None => format!("no plan yet: `quizdeck plan --exam {} {decks}`", exam.exam),
        };
        let line = format!("{} in {days}: {decks}; {how}.", exam.exam);
        paragraph(out, &printable(&line), width)?;
    }
    writeln!(out)
}

fn paragraph(out: &mut dyn Write, text: &str, width: usize) -> io::Result<()> {
    for line in wrapped(text, width.saturating_sub(2)) {
        writeln!(out, "  {line}")?;
    }
    Ok(())
}

#[allow(clippy::cast_precision_loss)] // a count of questions
fn share(known: f64, questions: usize) -> f64 {
    known / questions.max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::cells::cells;

    fn exam(days: usize) -> ExamAhead {
        let day = MeanDay {
            reviews: 12.3,
            new: 4.5,
            minutes: 14.9,
        };
        ExamAhead {
            ends: ["2026-11-21", "2026-12-14"].map(String::from),
            exam: String::from("2026-12-15"),
            decks: vec![
                String::from("korea-japan"),
                String::from("korea-united-nations-and-others"),
            ],
            questions: 300,
            seen: 20,
            minutes: 15,
            known: 249.6,
            spread: 4.2,
            days: vec![day; days],
            others: [8, 15, 23]
                .map(|minutes| ExamMinutes {
                    minutes,
                    known: 200.0,
                })
                .into(),
            left_out: (0..12)
                .map(|n| {
                    (
                        format!("대한민국의 외교 관계와 조약의 역사 {n}/\u{1b}[2J"),
                        3,
                        20,
                    )
                })
                .collect(),
        }
    }

    fn fits(draw: impl Fn(&mut Vec<u8>, usize)) {
        for width in [40, 60, 80, 200] {
            let mut out = Vec::new();
            draw(&mut out, width);
            let text = String::from_utf8(out).unwrap();
            for line in text.lines() {
                assert!(cells(line) <= width.min(WIDEST), "{line:?} in {width}");
                assert!(!line.contains('\u{1b}'), "{line:?}");
            }
        }
    }

    #[test]
    fn the_way_to_an_exam_fits_every_window() {
        for days in [1, 3, 24, 400] {
            fits(|out, width| draw_exam(out, &exam(days), false, width).unwrap());
        }
    }

    #[test]
    fn the_days_to_come_fit_every_window() {
        let coming = Coming {
            days: vec![
                ComingDay {
                    day: String::from("2026-11-21"),
                    due: 1_234,
                    new: 20,
                    minutes: 310.2,
                };
                14
            ],
            exams: vec![
                StandingExam {
                    decks: vec![String::from("korea-japan"); 5],
                    exam: String::from("2026-12-15"),
                    days: 24,
                    minutes: Some(15),
                },
                StandingExam {
                    decks: vec![String::from("korea-us")],
                    exam: String::from("2026-12-20"),
                    days: 29,
                    minutes: None,
                },
            ],
        };
        fits(|out, width| draw_coming(out, &coming, false, width).unwrap());
    }
}
