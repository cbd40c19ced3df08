//! `weak`: topics by what they cost, the hardest questions, what is mixed up, and how rightly one was sure.

use std::io::{self, Write};

use super::{heading, percent};
use crate::base::QuestionKey;
use crate::base::text::{count, printable};
use crate::report::{Evidence, Mixup, Sureness, TopicWeakness, Turn, Weak};
use crate::terminal::layout::{Frame, Sheet};
use crate::terminal::look::{Colour, Line, Paint, Style};
use crate::terminal::table::{Column, Table};
use crate::terminal::write_json;

/// The cells that a name or a prompt needs to say something.
const NAME: usize = 18;

/// How many topics are shown; more are counted.
const TOPICS: usize = 12;

/// How many of the hardest questions are shown.
const HARDEST: usize = 8;

/// How many questions that are mixed up are shown: each takes some lines.
const MIXUPS: usize = 5;

/// How many wrong answers to one question are shown.
const MISTAKES: usize = 2;

/// The figures with the words that the deck has for them.
#[derive(Debug, Clone, PartialEq)]
pub struct WeakScreen<'a> {
    /// The figures.
    pub weak: &'a Weak,
    /// The name of each topic of [`Weak::topics`], for people.
    pub names: Vec<String>,
    /// The prompt of each of [`Weak::hardest`]; those of [`worded`] are enough.
    pub hardest: Vec<String>,
    /// The texts of each of [`Weak::mixups`]; those of [`worded`] are enough.
    pub mixups: Vec<MixupTexts>,
}

/// The questions of which the screen tells more than their names.
#[must_use]
pub fn worded(weak: &Weak) -> Vec<&QuestionKey> {
    let hardest = weak.hardest.iter().take(HARDEST).map(|hard| &hard.key);
    let blocks = blocks(weak).into_iter().flatten();
    let mixups = blocks.map(|at| &weak.mixups[at]);
    let mixups = mixups.flat_map(|mixup| [Some(&mixup.key), mixup.belongs_to.as_ref()]);
    hardest.chain(mixups.flatten()).collect()
}

/// The texts of a mix-up.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MixupTexts {
    /// What was asked.
    pub prompt: String,
    /// The right answer.
    pub right: String,
    /// What would have asked for the answer that was given; empty when nothing would.
    pub other: String,
}

/// Writes the object of `weak --json`.
///
/// # Errors
/// When the output is closed or broken.
pub fn weak_json(out: &mut dyn Write, weak: &Weak) -> io::Result<()> {
    write_json(out, weak)
}

/// Draws where memory is weak.
///
/// # Errors
/// When the output is closed or broken.
pub fn draw_weak(
    out: &mut dyn Write,
    screen: &WeakScreen<'_>,
    colour: bool,
    width: usize,
) -> io::Result<()> {
    let page = Page { colour, width };
    let weak = screen.weak;
    if weak.all.seen == 0 {
        page.prose(
            out,
            Style::Plain,
            "Nothing was studied here yet, so nothing is weak.",
        )?;
        return left_out(out, page, weak);
    }
    topics(out, page, screen)?;
    hardest(out, page, screen)?;
    mixups(out, page, screen)?;
    sure(out, page, &weak.confidence)?;
    left_out(out, page, weak)?;
    writeln!(out)?;
    page.prose(
        out,
        Style::Dim,
        "`quizdeck study --weak` drills the weakest topics and what you mix up.",
    )
}

/// Where it is drawn.
#[derive(Debug, Clone, Copy)]
struct Page {
    colour: bool,
    width: usize,
}

impl Page {
    fn frame(self) -> Frame {
        let bare = Frame::bare();
        Frame {
            column: bare.column.min(self.width.max(16)),
            ..bare
        }
    }

    fn sheet(self, out: &mut dyn Write, sheet: Sheet) -> io::Result<()> {
        let paint = Paint::new(if self.colour {
            Colour::Always
        } else {
            Colour::Never
        });
        for line in sheet.into_lines() {
            writeln!(out, "{}", paint.line(&line).trim_end())?;
        }
        Ok(())
    }

    fn prose(self, out: &mut dyn Write, style: Style, text: &str) -> io::Result<()> {
        let mut sheet = Sheet::new(self.frame());
        sheet.prose(style, text);
        self.sheet(out, sheet)
    }
}

fn topics(out: &mut dyn Write, page: Page, screen: &WeakScreen<'_>) -> io::Result<()> {
    let rows = screen.weak.topics.iter().zip(&screen.names);
    let (seen, unseen): (Vec<_>, Vec<_>) = rows.partition(|(row, _)| row.seen > 0);
    heading(out, "Weakest topics", page.colour)?;
    let mut table = Table::new(vec![
        Column::text("topic").folding().at_least(NAME),
        Column::number("recall"),
        Column::number("between").dispensable(1),
        Column::number("now").dispensable(4),
        Column::word("trend").dispensable(5),
        Column::number("seen").dispensable(6),
        Column::number("lapses").dispensable(7),
        Column::number("leeches").dispensable(8),
        Column::number("forgotten").dispensable(2),
        Column::number("minutes").dispensable(3),
    ])
    .indented(2);
    for (row, name) in seen.iter().take(TOPICS) {
        topic(&mut table, row, name);
    }
    table.write(out, page.width, page.colour)?;
    let less = seen.len().saturating_sub(TOPICS);
    let said = match (less, unseen.len()) {
        (0, 0) => return Ok(()),
        (0, new) => format!("{} not begun", count(new, "topic")),
        (less, 0) => format!("{} less weak", count(less, "topic")),
        (less, new) => format!("{} less weak, {new} not begun", count(less, "topic")),
    };
    let mut sheet = Sheet::new(page.frame());
    let said = Line::styled(Style::Dim, &said);
    sheet.item(2, &Line::default(), &said);
    page.sheet(out, sheet)
}

fn topic(table: &mut Table, row: &TopicWeakness, name: &str) {
    let enough = row.evidence == Evidence::Enough;
    let observed = if enough {
        percent(row.recall_observed)
    } else {
        String::from("–")
    };
    table.row([
        name,
        &observed,
        &between(row),
        &percent(row.recall_now),
        trend(row),
        &format!("{}/{}", row.seen, row.cards),
        &row.lapses.to_string(),
        &row.leeches.to_string(),
        &format!("{:.1}", row.forgotten_now),
        &row.minutes
            .map_or_else(|| String::from("–"), |minutes| format!("{minutes:.1}")),
    ]);
}

/// The interval, or that there is too little to give one.
fn between(row: &TopicWeakness) -> String {
    match (row.evidence, row.low, row.high) {
        (Evidence::Enough, Some(low), Some(high)) => {
            let bare = |chance| percent(Some(chance)).trim_end_matches(" %").to_owned();
            format!("{}–{}", bare(low), percent(Some(high)))
        }
        (Evidence::None, ..) => String::from("untested"),
        _ => String::from("too few"),
    }
}

fn trend(row: &TopicWeakness) -> &'static str {
    match row.trend.map(|trend| trend.turn) {
        None => "–",
        Some(Turn::Better) => "better",
        Some(Turn::Steady) => "steady",
        Some(Turn::Worse) => "worse",
    }
}

fn hardest(out: &mut dyn Write, page: Page, screen: &WeakScreen<'_>) -> io::Result<()> {
    if screen.hardest.is_empty() {
        return Ok(());
    }
    writeln!(out)?;
    heading(out, "Hardest questions", page.colour)?;
    let mut table = Table::new(vec![
        Column::text("question").at_least(NAME),
        Column::number("lapses"),
        Column::number("difficulty").dispensable(2),
        Column::number("now").dispensable(1),
    ])
    .indented(2);
    for (hard, prompt) in screen
        .weak
        .hardest
        .iter()
        .zip(&screen.hardest)
        .take(HARDEST)
    {
        table.row([
            prompt,
            &hard.lapses.to_string(),
            &format!("{:.1}", hard.difficulty),
            &percent(Some(hard.retrievability)),
        ]);
    }
    table.write(out, page.width, page.colour)
}

fn mixups(out: &mut dyn Write, page: Page, screen: &WeakScreen<'_>) -> io::Result<()> {
    let blocks = blocks(screen.weak);
    if blocks.is_empty() {
        return Ok(());
    }
    writeln!(out)?;
    heading(out, "Mixed up", page.colour)?;
    let mut sheet = Sheet::new(page.frame());
    for (number, block) in blocks.iter().enumerate() {
        if number > 0 {
            sheet.blank();
        }
        let told = |&at: &usize| (&screen.weak.mixups[at], &screen.mixups[at]);
        mixed_up(&mut sheet, &block.iter().map(told).collect::<Vec<_>>());
    }
    page.sheet(out, sheet)
}

/// The mix-ups by question, as places among all, most frequent first. Those between two questions go before bare wrong answers,
/// which may be no more than distractors that look right; the other direction of a pair is told with the first.
fn blocks(weak: &Weak) -> Vec<Vec<usize>> {
    let all = &weak.mixups;
    let (pairs, others): (Vec<usize>, Vec<usize>) =
        (0..all.len()).partition(|&at| all[at].belongs_to.is_some());
    let mut blocks: Vec<Vec<usize>> = Vec::new();
    for at in pairs.into_iter().chain(others) {
        let mixup = &all[at];
        let twin = |other: &usize| {
            let other = &all[*other];
            let both = other.belongs_to.as_ref().zip(mixup.belongs_to.as_ref());
            both.is_some_and(|(its, own)| *its == mixup.key && *own == other.key)
        };
        if blocks.iter().flatten().any(twin) {
            continue;
        }
        match blocks
            .iter_mut()
            .find(|block| all[block[0]].key == mixup.key)
        {
            Some(block) => block.push(at),
            None => blocks.push(vec![at]),
        }
    }
    blocks.truncate(MIXUPS);
    for block in &mut blocks {
        block.truncate(MISTAKES);
    }
    blocks
}

fn mixed_up(sheet: &mut Sheet, block: &[(&Mixup, &MixupTexts)]) {
    let line = |text: &str| Line::plain(&printable(text));
    for (at, (mixup, texts)) in block.iter().enumerate() {
        if at == 0 {
            sheet.item(2, &Line::default(), &line(&texts.prompt));
            sheet.item(4, &Line::styled(Style::Good, "✓ "), &line(&texts.right));
        }
        let given = line(&mixup.given).then(Style::Dim, &times(mixup.times));
        sheet.item(4, &Line::styled(Style::Bad, "✗ "), &given);
        if mixup.belongs_to.is_some() {
            let back = match mixup.back {
                0 => String::new(),
                back => format!(" · the other way round{}", times(back)),
            };
            let other = line(&texts.other).then(Style::Dim, &back);
            sheet.item(6, &Line::styled(Style::Dim, "that is: "), &other);
        }
    }
}

/// How often, behind what happened.
fn times(number: usize) -> String {
    match number {
        1 => String::from(" · once"),
        2 => String::from(" · twice"),
        number => format!(" · {number} times"),
    }
}

fn sure(out: &mut dyn Write, page: Page, levels: &[Sureness]) -> io::Result<()> {
    if levels.is_empty() {
        return Ok(());
    }
    writeln!(out)?;
    heading(out, "How sure, how right", page.colour)?;
    let mut table = Table::new(vec![
        Column::word("you were"),
        Column::number("right"),
        Column::number("between").dispensable(1),
        Column::number("answers"),
        Column::number("wrong"),
    ])
    .indented(2);
    for level in levels.iter().rev() {
        let bare = |chance| percent(Some(chance)).trim_end_matches(" %").to_owned();
        table.row([
            match level.confidence {
                1 => "guessing",
                2 => "fairly sure",
                _ => "certain",
            },
            &percent(Some(level.observed)),
            &format!("{}–{}", bare(level.low), percent(Some(level.high))),
            &level.reviews.to_string(),
            &(level.reviews - level.correct).to_string(),
        ]);
    }
    table.write(out, page.width, page.colour)
}

/// The answers that are in no figure above.
fn left_out(out: &mut dyn Write, page: Page, weak: &Weak) -> io::Result<()> {
    let answers = |number: usize, one: &str, more: &str| {
        let verb = if number == 1 { one } else { more };
        (number > 0).then(|| format!("{} {verb}", count(number, "answer")))
    };
    let elsewhere = answers(weak.elsewhere, "belongs", "belong");
    let elsewhere =
        elsewhere.map(|said| format!("{said} to questions that are not in these decks."));
    let misdated = answers(weak.misdated, "was", "were");
    let misdated = misdated.map(|said| format!("{said} dated by a wrong clock and left out."));
    for text in elsewhere.into_iter().chain(misdated) {
        writeln!(out)?;
        page.prose(out, Style::Dim, &text)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
