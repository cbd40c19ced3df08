//! `stats`: today, the questions by state, what is remembered, and pictures of how it came about.
//!
//! Pictures are made of blocks and shades and say the same without colour; beside each stands a number.

mod calendar;
mod chart;
mod parts;
#[cfg(test)]
pub(in crate::terminal) mod tests;
#[cfg(test)]
pub(in crate::terminal) use tests as samples;

use std::io::{self, Write};

use console::Style;

pub(in crate::terminal) use calendar::{MONTHS, level, monday, weeks_between};
pub(in crate::terminal) use parts::{hardness, label as topic_label, lasting, span};

use super::{heading, percent};
use crate::base::Topic;
use crate::base::text::count;
use crate::report::{CardCounts, Memories, Retention, Stats, Streak, Today, Total};
use crate::terminal::cells::{cells, cut};
use crate::terminal::layout::wrapped;
use crate::terminal::write_json;

/// Pictures are no wider than this: beyond, the eye loses the line.
const WIDEST: usize = 100;

/// With less room than this a word on a number is cut rather than broken into lines.
const LITTLE: usize = 10;

/// The width of pictures where nobody knows how much room there is.
const USUAL: usize = 80;

/// Writes the object of `stats --json`.
///
/// # Errors
/// When the output is closed or broken.
pub fn stats_json(out: &mut dyn Write, stats: &Stats) -> io::Result<()> {
    write_json(out, stats)
}

/// A blank at which no line is broken.
const HARD: char = '\u{a0}';

/// One line: what is counted, how many, and a word on it.
type Line = (&'static str, String, String);

/// Where and how something is drawn.
struct Sheet<'a> {
    out: &'a mut dyn Write,
    colour: bool,
    /// The room for lines.
    width: usize,
    /// The room for pictures.
    room: usize,
    begun: bool,
}

impl Sheet<'_> {
    /// Begins a part.
    fn part(&mut self, title: &str) -> io::Result<()> {
        if self.begun {
            writeln!(self.out)?;
        }
        self.begun = true;
        heading(self.out, &cut(title, self.width), self.colour)
    }

    /// A line of a picture, or beside it.
    fn line(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.out, "{}", cut(text.trim_end(), self.width))
    }

    /// A sentence, which goes on below where there is little room; a hard blank keeps words together.
    fn sentence(&mut self, text: &str) -> io::Result<()> {
        self.below(text).iter().try_for_each(|line| self.line(line))
    }

    /// The same, stepping back.
    fn aside(&mut self, text: &str) -> io::Result<()> {
        self.below(text).iter().try_for_each(|line| self.dim(line))
    }

    /// A text in lines with a margin.
    fn below(&self, text: &str) -> Vec<String> {
        /// The margin of all that stands below a heading.
        const MARGIN: usize = 2;
        let lines = wrapped(text, self.width.saturating_sub(MARGIN)).into_iter();
        lines
            .map(|line| format!("{:MARGIN$}{}", "", line.replace(HARD, " ")))
            .collect()
    }

    /// A line that steps back.
    fn dim(&mut self, text: &str) -> io::Result<()> {
        let dim = Style::new().dim().force_styling(self.colour);
        writeln!(
            self.out,
            "{}",
            dim.apply_to(cut(text.trim_end(), self.width))
        )
    }
}

/// Draws the statistics; `name` says how a topic is called.
///
/// # Errors
/// When the output is closed or broken.
pub fn draw_stats(
    out: &mut dyn Write,
    stats: &Stats,
    name: &dyn Fn(&Topic) -> String,
    colour: bool,
    width: usize,
) -> io::Result<()> {
    let room = if width == usize::MAX { USUAL } else { width };
    let mut sheet = Sheet {
        out,
        colour,
        width,
        room: room.min(WIDEST),
        begun: false,
    };
    numbers(&mut sheet, stats)?;
    if stats.window.misdated > 0 {
        let answers = count(stats.window.misdated, "answer");
        sheet.aside(&format!("{answers} dated by a wrong clock: left out"))?;
    }
    parts::calibration(&mut sheet, stats)?;
    parts::forms(&mut sheet, stats)?;
    parts::topics(&mut sheet, stats, name)?;
    parts::memories(&mut sheet, &stats.memory)?;
    parts::forecast(&mut sheet, stats)?;
    parts::hours(&mut sheet, stats)?;
    calendar::draw(&mut sheet, stats)
}

fn numbers(sheet: &mut Sheet<'_>, stats: &Stats) -> io::Result<()> {
    let altogether = match stats.window.since {
        Some(day) => format!("Since {}", day.date()),
        None => String::from("Altogether"),
    };
    let mut blocks = vec![
        ("Today", today(&stats.today, stats.streak)),
        ("Questions", questions(&stats.cards)),
        ("Memory", memory(&stats.retention, &stats.memory)),
    ];
    if stats.total.reviews > 0 {
        blocks.push((&altogether, total(&stats.total)));
    }
    let label = |(label, ..): &Line| cells(label);
    let number = |(_, number, _): &Line| cells(number);
    let lines = || blocks.iter().flat_map(|(_, lines)| lines);
    let labels = lines().map(label).max().unwrap_or(0);
    let numbers = lines().map(number).max().unwrap_or(0);
    let dim = Style::new().dim().force_styling(sheet.colour);
    for (title, lines) in &blocks {
        sheet.part(title)?;
        for (label, number, word) in lines {
            let line = format!("  {label:labels$}  {number:>numbers$}");
            let before = cells(&line) + 2;
            let words = match sheet.width.saturating_sub(before) {
                room if room == 0 || word.is_empty() => Vec::new(),
                room if room < LITTLE => vec![cut(word, room).into_owned()],
                room => wrapped(word, room),
            };
            write!(sheet.out, "{}", cut(&line, sheet.width))?;
            for (number, word) in words.iter().enumerate() {
                let gap = if number == 0 { 2 } else { before };
                let end = if number == 0 { "" } else { "\n" };
                write!(sheet.out, "{end}{:gap$}{}", "", dim.apply_to(word))?;
            }
            writeln!(sheet.out)?;
        }
    }
    Ok(())
}

fn today(today: &Today, streak: Streak) -> Vec<Line> {
    let share = match today.reviews {
        0 => String::new(),
        reviews => percent(Some(ratio(today.correct, reviews))),
    };
    let mut lines = vec![
        ("answers", today.reviews.to_string(), String::new()),
        ("right", today.correct.to_string(), share),
        ("minutes", whole_minutes(today.minutes), String::new()),
    ];
    if streak.longest > 1 {
        let longest = format!("days; longest {}", streak.longest);
        lines.push(("in a row", streak.days.to_string(), longest));
    }
    lines
}

fn whole_minutes(minutes: f64) -> String {
    match minutes {
        minutes if minutes > 0.0 && minutes < 1.0 => String::from("under 1"),
        minutes => format!("{:.0}", minutes.max(0.0)),
    }
}

fn questions(cards: &CardCounts) -> Vec<Line> {
    let line = |label, number: usize, word: &str| (label, number.to_string(), word.to_owned());
    let mut lines = vec![
        line("due", cards.due, "to answer now"),
        line("new", cards.new, "never answered"),
        line("learning", cards.learning, "missed, still open"),
        line("review", cards.review, "known"),
    ];
    if cards.suspended > 0 {
        lines.push(line("suspended", cards.suspended, "set aside"));
    }
    lines
}

fn memory(retention: &Retention, memory: &Memories) -> Vec<Line> {
    let word = match retention.reviews {
        0 => String::from("nothing has come back yet"),
        reviews => format!("of {}", count(reviews, "review")),
    };
    let mut lines = vec![
        ("remembered", percent(retention.observed), word),
        ("expected", percent(retention.predicted), String::new()),
    ];
    if memory.questions > 0 {
        let all = format!("of {}", count(memory.questions, "question"));
        lines.push(("known now", format!("{:.0}", memory.held), all));
        let later = format!("{:.0}", memory.held_in_30_days);
        lines.push(("in 30 days", later, String::from("without study")));
    }
    lines
}

fn total(total: &Total) -> Vec<Line> {
    let right = percent(Some(ratio(total.correct, total.reviews)));
    let each = total
        .seconds_each
        .map_or_else(String::new, |seconds| format!("{seconds:.1} seconds each"));
    vec![
        ("answers", total.reviews.to_string(), String::new()),
        ("right", total.correct.to_string(), right),
        ("days", total.days.to_string(), String::new()),
        ("minutes", whole_minutes(total.minutes), each),
    ]
}

#[allow(clippy::cast_precision_loss)] // counts of answers are far below 2^53
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}
