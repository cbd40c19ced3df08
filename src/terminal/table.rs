//! A small aligned table for plain terminals and pipes: no lines, two blanks between columns.

use std::io::{self, Write};

use console::Style;

use super::cells::{cells, cut};
use super::layout::parted;
use crate::base::text::printable;

/// Blanks between two columns.
const GAP: usize = 2;

/// At which end of its column a cell stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

/// One column: its heading and what may happen to it where there is little room.
#[derive(Debug, Clone)]
pub(super) struct Column {
    heading: &'static str,
    side: Side,
    /// The fewest cells to which its texts may be cut; `None` when they may not.
    least: Option<usize>,
    /// When it is left out: the highest rank goes first, 0 never.
    rank: u8,
    /// Its texts go on in further lines instead of being cut.
    folds: bool,
}

impl Column {
    /// A column of texts, which may be cut.
    pub(super) fn text(heading: &'static str) -> Self {
        /// Fewer cells than this tell nothing of a text.
        const LEAST: usize = 8;
        Self {
            heading,
            side: Side::Left,
            least: Some(LEAST.max(heading.len())),
            rank: 0,
            folds: false,
        }
    }

    /// A column of words, which are shown whole.
    pub(super) fn word(heading: &'static str) -> Self {
        Self {
            least: None,
            ..Self::text(heading)
        }
    }

    /// A column of numbers.
    pub(super) fn number(heading: &'static str) -> Self {
        Self {
            side: Side::Right,
            ..Self::word(heading)
        }
    }

    /// The same column, its texts going on below where there is little room: names that begin alike stay apart.
    pub(super) fn folding(mut self) -> Self {
        self.folds = true;
        self
    }

    /// The same column, which keeps so many cells while others can be left out.
    pub(super) fn at_least(mut self, cells: usize) -> Self {
        self.least = Some(cells);
        self
    }

    /// The same column, left out where there is no room; the highest rank goes first.
    pub(super) fn dispensable(mut self, rank: u8) -> Self {
        self.rank = rank;
        self
    }
}

/// Rows under headings.
#[derive(Debug, Clone)]
pub(super) struct Table {
    columns: Vec<Column>,
    rows: Vec<Vec<String>>,
    indent: usize,
}

impl Table {
    /// A table without rows.
    pub(super) fn new(columns: Vec<Column>) -> Self {
        Self {
            columns,
            rows: Vec::new(),
            indent: 0,
        }
    }

    /// The same table with a margin of `indent` cells on its left.
    pub(super) fn indented(mut self, indent: usize) -> Self {
        self.indent = indent;
        self
    }

    /// Adds a row, one text for each column; they are made safe to print here.
    pub(super) fn row<const N: usize>(&mut self, texts: [&str; N]) {
        debug_assert_eq!(N, self.columns.len());
        self.rows.push(texts.map(printable).to_vec());
    }

    /// Writes headings and rows in at most `width` cells; without rows nothing.
    pub(super) fn write(&self, out: &mut dyn Write, width: usize, colour: bool) -> io::Result<()> {
        if self.rows.is_empty() {
            return Ok(());
        }
        let widths = self.widths(width.saturating_sub(self.indent));
        let headings = self.columns.iter().map(|column| column.heading);
        let heading = self.line(headings, &widths);
        let heading = cut(&heading, width);
        let dim = Style::new().dim().force_styling(colour);
        writeln!(out, "{}", dim.apply_to(heading))?;
        for row in &self.rows {
            for texts in self.folded(row, &widths) {
                let line = self.line(texts.iter().map(String::as_str), &widths);
                writeln!(out, "{}", cut(&line, width))?;
            }
        }
        Ok(())
    }

    /// The lines of a row: one, and those in which folding texts go on.
    fn folded(&self, row: &[String], widths: &[Option<usize>]) -> Vec<Vec<String>> {
        /// Blanks before what goes on.
        const HANG: usize = 2;
        let mut lines = vec![row.to_vec()];
        for (at, column) in self.columns.iter().enumerate() {
            let Some(width) = widths[at].filter(|width| column.folds && cells(&row[at]) > *width)
            else {
                continue;
            };
            for (number, part) in parted(&row[at], width, HANG).into_iter().enumerate() {
                if number == 0 {
                    lines[0][at] = part;
                    continue;
                }
                if lines.len() == number {
                    lines.push(vec![String::new(); row.len()]);
                }
                lines[number][at] = format!("{:HANG$}{part}", "");
            }
        }
        lines
    }

    /// The cells of each column; `None` for one that is left out.
    fn widths(&self, room: usize) -> Vec<Option<usize>> {
        let wanted = self.wanted();
        let least = |(column, &wanted): (&Column, &usize)| column.least.unwrap_or(wanted);
        let least = self.columns.iter().zip(&wanted).map(least);
        // a column asks for no more than it wants, even when it may not be cut further
        let least = least.zip(&wanted).map(|(least, &wanted)| least.min(wanted));
        let mut widths: Vec<Option<usize>> = least.map(Some).collect();
        while total(&widths) > room {
            let last = self.columns.iter().enumerate().zip(&widths);
            let last = last
                .filter(|((_, column), width)| column.rank > 0 && width.is_some())
                .max_by_key(|((_, column), _)| column.rank);
            let Some(((at, _), _)) = last else { break };
            widths[at] = None;
        }
        let spare = room.saturating_sub(total(&widths));
        share(&mut widths, &wanted, spare);
        widths
    }

    /// The cells of the widest text of each column.
    fn wanted(&self) -> Vec<usize> {
        let column = |(at, column): (usize, &Column)| {
            let rows = self.rows.iter().filter_map(|row| row.get(at));
            rows.map(|text| cells(text))
                .chain([cells(column.heading)])
                .max()
                .unwrap_or(0)
        };
        self.columns.iter().enumerate().map(column).collect()
    }

    fn line<'a>(&self, texts: impl Iterator<Item = &'a str>, widths: &[Option<usize>]) -> String {
        let mut line = " ".repeat(self.indent);
        let mut first = true;
        for ((column, text), width) in self.columns.iter().zip(texts).zip(widths) {
            let Some(width) = *width else { continue };
            if !first {
                line.push_str(&" ".repeat(GAP));
            }
            first = false;
            let text = cut(text, width);
            let blanks = " ".repeat(width.saturating_sub(cells(&text)));
            match column.side {
                Side::Left => line.extend([&*text, &blanks]),
                Side::Right => line.extend([&*blanks, &text]),
            }
        }
        line.truncate(line.trim_end().len());
        line
    }
}

/// The cells of all columns that are shown, and of the gaps between them.
fn total(widths: &[Option<usize>]) -> usize {
    let shown = widths.iter().flatten();
    let gaps = shown.clone().count().saturating_sub(1) * GAP;
    shown.sum::<usize>() + gaps
}

/// Gives spare cells to the columns that want more, the narrowest first, so that no text is cut while another has room.
fn share(widths: &mut [Option<usize>], wanted: &[usize], mut spare: usize) {
    while spare > 0 {
        let hungry = widths.iter_mut().zip(wanted);
        let hungry = hungry.filter_map(|(width, wanted)| width.as_mut().zip(Some(*wanted)));
        let poorest = hungry
            .filter(|(width, wanted)| **width < *wanted)
            .min_by_key(|(width, _)| **width);
        let Some((width, _)) = poorest else { return };
        *width += 1;
        spare -= 1;
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;

    fn table() -> Table {
        let mut table = Table::new(vec![
            Column::text("deck"),
            Column::text("title").dispensable(2),
            Column::word("state").dispensable(1),
            Column::number("due"),
        ]);
        table.row(["korea-japan", "South Korea and Japan", "new", "7"]);
        table.row([
            "한국-외교",
            "대한민국의 외교 관계와 조약의 역사",
            "due",
            "1024",
        ]);
        table.row(["a", "b\u{1b}[2J\tc", "learning", "0"]);
        table
    }

    fn drawn(table: &Table, width: usize) -> String {
        let mut out = Vec::new();
        table.write(&mut out, width, false).unwrap();
        let text = String::from_utf8(out).unwrap();
        for line in text.lines() {
            assert!(cells(line) <= width, "{line:?} in {width}");
            assert_eq!(line.trim_end(), line);
        }
        text
    }

    #[test]
    fn columns_stand_under_each_other() {
        assert_snapshot!(drawn(&table(), 120), @r#"
        deck         title                               state      due
        korea-japan  South Korea and Japan               new          7
        한국-외교    대한민국의 외교 관계와 조약의 역사  due       1024
        a            b�[2J c                             learning     0
        "#);
    }

    #[test]
    fn texts_are_cut_then_columns_left_out() {
        assert_snapshot!(drawn(&table(), 50), @r#"
        deck         title                  state      due
        korea-japan  South Korea and Japan  new          7
        한국-외교    대한민국의 외교 관계…  due       1024
        a            b�[2J c                learning     0
        "#);
        assert_snapshot!(drawn(&table(), 40), @r#"
        deck         title        state      due
        korea-japan  South Kore…  new          7
        한국-외교    대한민국의…  due       1024
        a            b�[2J c      learning     0
        "#);
        assert_snapshot!(drawn(&table(), 30), @r#"
        deck         state      due
        korea-japan  new          7
        한국-외교    due       1024
        a            learning     0
        "#);
        for width in 0..60 {
            drawn(&table(), width);
        }
        drawn(&table().indented(2), 20);
    }

    #[test]
    fn names_go_on_below_where_their_parts_meet() {
        let column = Column::text("topic").folding().at_least(18);
        let mut table = Table::new(vec![column, Column::number("recall")]);
        for name in [
            "international-organisations/united-nations/membership",
            "Treaties with Japan and its neighbours",
            "유엔 가입과 북방 외교",
            "国际组织与联合国成员资格问题",
            "a/Vertragsverhandlungskommission",
        ] {
            table.row([name, "62 %"]);
        }
        assert_snapshot!(drawn(&table.indented(2), 28), @r#"
        topic               recall
        international-        62 %
          organisations/
          united-nations/
          membership
        Treaties with         62 %
          Japan and its
          neighbours
        유엔 가입과 북방      62 %
          외교
        国际组织与联合国成    62 %
          员资格问题
        a/Vertragsverhand…    62 %
        "#);
    }

    #[test]
    fn a_pipe_gets_everything() {
        assert!(!drawn(&table(), usize::MAX).contains('…'));
    }

    #[test]
    fn a_table_without_rows_is_nothing() {
        assert_eq!(drawn(&Table::new(vec![Column::word("deck")]), 80), "");
    }

    #[test]
    fn colour_is_for_headings_and_only_when_wanted() {
        let mut out = Vec::new();
        table().write(&mut out, 80, true).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.starts_with("\u{1b}[2m"));
        assert_eq!(text.matches('\u{1b}').count(), 2);
    }
}
