//! `stats`: today, the questions by state, what is remembered.

use std::io::{self, Write};

use console::Style;

use super::{heading, percent};
use crate::base::text::count;
use crate::report::{CardCounts, Retention, Stats, Today};
use crate::terminal::cells::{cells, cut};
use crate::terminal::write_json;

/// Writes the object of `stats --json`.
///
/// # Errors
/// When the output is closed or broken.
pub fn stats_json(out: &mut dyn Write, stats: &Stats) -> io::Result<()> {
    write_json(out, stats)
}

/// One line: what is counted, how many, and a word on it.
type Line = (&'static str, String, String);

/// Draws the statistics in three short blocks.
///
/// # Errors
/// When the output is closed or broken.
pub fn draw_stats(
    out: &mut dyn Write,
    stats: &Stats,
    colour: bool,
    width: usize,
) -> io::Result<()> {
    let blocks = [
        ("Today", today(&stats.today)),
        ("Questions", questions(&stats.cards)),
        ("Memory", memory(&stats.retention)),
    ];
    let label = |(label, ..): &Line| cells(label);
    let number = |(_, number, _): &Line| cells(number);
    let lines = || blocks.iter().flat_map(|(_, lines)| lines);
    let labels = lines().map(label).max().unwrap_or(0);
    let numbers = lines().map(number).max().unwrap_or(0);
    let dim = Style::new().dim().force_styling(colour);
    for (index, (title, lines)) in blocks.iter().enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        heading(out, title, colour)?;
        for (label, number, word) in lines {
            let line = format!("  {label:labels$}  {number:>numbers$}");
            let room = width.saturating_sub(cells(&line) + 2);
            write!(out, "{}", cut(&line, width))?;
            if !word.is_empty() && room > 0 {
                write!(out, "  {}", dim.apply_to(cut(word, room)))?;
            }
            writeln!(out)?;
        }
    }
    Ok(())
}

fn today(today: &Today) -> Vec<Line> {
    let share = match today.reviews {
        0 => String::new(),
        reviews => percent(Some(ratio(today.correct, reviews))),
    };
    let minutes = match today.minutes {
        minutes if minutes > 0.0 && minutes < 1.0 => String::from("under 1"),
        minutes => format!("{:.0}", minutes.max(0.0)),
    };
    vec![
        ("answers", today.reviews.to_string(), String::new()),
        ("right", today.correct.to_string(), share),
        ("minutes", minutes, String::new()),
    ]
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

fn memory(retention: &Retention) -> Vec<Line> {
    let word = match retention.reviews {
        0 => String::from("nothing has come back yet"),
        reviews => format!("of {}", count(reviews, "review")),
    };
    vec![
        ("remembered", percent(retention.observed), word),
        ("expected", percent(retention.predicted), String::new()),
    ]
}

#[allow(clippy::cast_precision_loss)] // counts of answers are far below 2^53
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;

    fn stats() -> Stats {
        Stats {
            version: 1,
            today: Today {
                reviews: 32,
                correct: 27,
                minutes: 8.4,
            },
            cards: CardCounts {
                new: 1024,
                learning: 5,
                review: 140,
                suspended: 1,
                due: 12,
            },
            retention: Retention {
                reviews: 410,
                predicted: Some(0.897),
                observed: Some(0.86),
            },
        }
    }

    fn none() -> Stats {
        Stats {
            version: 1,
            today: Today::default(),
            cards: CardCounts::default(),
            retention: Retention::default(),
        }
    }

    fn drawn(stats: &Stats, width: usize) -> String {
        let mut out = Vec::new();
        draw_stats(&mut out, stats, false, width).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn statistics_fit_every_window() {
        assert_snapshot!(drawn(&stats(), 80), @r#"
        Today
          answers       32
          right         27  84 %
          minutes        8

        Questions
          due           12  to answer now
          new         1024  never answered
          learning       5  missed, still open
          review       140  known
          suspended      1  set aside

        Memory
          remembered  86 %  of 410 reviews
          expected    90 %
        "#);
        assert_snapshot!(drawn(&stats(), 40), @r#"
        Today
          answers       32
          right         27  84 %
          minutes        8

        Questions
          due           12  to answer now
          new         1024  never answered
          learning       5  missed, still open
          review       140  known
          suspended      1  set aside

        Memory
          remembered  86 %  of 410 reviews
          expected    90 %
        "#);
        assert_eq!(drawn(&stats(), 80), drawn(&stats(), 120));
        assert!(drawn(&stats(), 30).lines().all(|line| cells(line) <= 30));
    }

    #[test]
    fn before_the_first_answer_nothing_is_claimed() {
        assert_snapshot!(drawn(&none(), 80), @r#"
        Today
          answers     0
          right       0
          minutes     0

        Questions
          due         0  to answer now
          new         0  never answered
          learning    0  missed, still open
          review      0  known

        Memory
          remembered  –  nothing has come back yet
          expected    –
        "#);
    }

    #[test]
    fn the_object_has_the_fields_of_the_contract() {
        let mut out = Vec::new();
        stats_json(&mut out, &stats()).unwrap();
        stats_json(&mut out, &none()).unwrap();
        assert_snapshot!(String::from_utf8(out).unwrap(), @r#"
        {"version":1,"today":{"reviews":32,"correct":27,"minutes":8.4},"cards":{"new":1024,"learning":5,"review":140,"suspended":1,"due":12},"retention":{"reviews":410,"predicted":0.897,"observed":0.86}}
        {"version":1,"today":{"reviews":0,"correct":0,"minutes":0.0},"cards":{"new":0,"learning":0,"review":0,"suspended":0,"due":0},"retention":{"reviews":0,"predicted":null,"observed":null}}
        "#);
    }
}
