//! Bars in a plain terminal: one column a stretch of time, readable without colour.

use std::io::{self, Write};
use std::ops::Range;

use super::cells::cells;

/// Rows of the bars.
const ROWS: usize = 5;

/// Cells of the margin on the left.
const INDENT: usize = 2;

/// The parts of a cell, from empty to full.
const EIGHTHS: [char; 9] = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// One row of bars over time.
#[derive(Debug, Clone)]
pub(super) struct Plot {
    /// The value at the upper edge.
    pub(super) top: f64,
    /// How the upper edge, the middle and the lower edge are named.
    pub(super) marks: [String; 3],
    /// What stands under the first and the last column.
    pub(super) ends: [String; 2],
}

impl Plot {
    /// How many columns there are in so many cells.
    pub(super) fn columns(&self, width: usize) -> usize {
        let marks = self.marks.iter().map(|mark| cells(mark)).max();
        width.saturating_sub(INDENT + marks.unwrap_or(0) + 2)
    }

    /// Writes the bars, one a column, and the axis under them.
    pub(super) fn write(&self, out: &mut dyn Write, bars: &[f64]) -> io::Result<()> {
        let room = self.marks.iter().map(|mark| cells(mark)).max().unwrap_or(0);
        for row in (0..ROWS).rev() {
            let mark = match row {
                row if row + 1 == ROWS => &self.marks[0],
                row if row == ROWS / 2 => &self.marks[1],
                0 => &self.marks[2],
                _ => "",
            };
            let blanks = INDENT + room - cells(mark);
            let line: String = bars.iter().map(|&bar| self.part(bar, row)).collect();
            let line = format!("{:blanks$}{mark} │{line}", "");
            writeln!(out, "{}", line.trim_end())?;
        }
        let blanks = INDENT + room + 1;
        writeln!(out, "{:blanks$}└{}", "", "─".repeat(bars.len()))?;
        let [first, last] = &self.ends;
        let gap = (bars.len() + 1).saturating_sub(cells(first) + cells(last));
        if gap == 0 {
            return writeln!(out, "{:blanks$}{first}", "");
        }
        writeln!(out, "{:blanks$}{first}{:gap$}{last}", "", "")
    }

    /// The part of a bar that lies in a row; what is more than nothing shows at least a little.
    fn part(&self, bar: f64, row: usize) -> char {
        #[allow(clippy::cast_precision_loss)] // a handful of rows
        let eighths = bar / self.top.max(f64::MIN_POSITIVE) * (ROWS * 8) as f64;
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // clamped
        let eighths = eighths
            .round()
            .clamp(if bar > 0.0 { 1.0 } else { 0.0 }, 1e6) as usize;
        EIGHTHS[eighths.saturating_sub(row * 8).min(8)]
    }
}

/// The stretches of `count` things that stand in the columns: each in at least one, several in one where there is no room.
pub(super) fn stretches(count: usize, columns: usize) -> Vec<Range<usize>> {
    if count == 0 || columns == 0 {
        return Vec::new();
    }
    if count <= columns {
        let wide = (columns / count).min(4);
        return (0..count * wide)
            .map(|column| column / wide..column / wide + 1)
            .collect();
    }
    (0..columns)
        .map(|column| column * count / columns..(column + 1) * count / columns)
        .collect()
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;

    fn plot() -> Plot {
        Plot {
            top: 10.0,
            marks: ["10", "5", "0"].map(String::from),
            ends: ["2026-11-21", "2026-12-10"].map(String::from),
        }
    }

    fn drawn(bars: &[f64]) -> String {
        let mut out = Vec::new();
        plot().write(&mut out, bars).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn bars_stand_on_their_axis() {
        let bars: Vec<_> = (0..24).map(|n| f64::from(n) / 2.0).collect();
        assert_snapshot!(drawn(&bars), @r#"
        10 │                 ▂▄▆████
           │             ▂▄▆████████
         5 │         ▂▄▆████████████
           │     ▂▄▆████████████████
         0 │ ▂▄▆████████████████████
           └────────────────────────
           2026-11-21     2026-12-10
        "#);
    }

    #[test]
    fn the_least_is_seen_and_nothing_is_empty() {
        let text = drawn(&[0.0, 0.001, 10.0, 99.0]);
        assert!(
            text.contains("0 │ ▁██") && text.contains("10 │  ██"),
            "{text}"
        );
        assert!(
            text.ends_with("2026-11-21\n"),
            "no room for the end: {text}"
        );
    }

    #[test]
    fn stretches_cover_everything_once() {
        assert_eq!(stretches(3, 7), [0..1, 0..1, 1..2, 1..2, 2..3, 2..3]);
        for (count, columns) in [(365, 60), (61, 60), (1000, 7)] {
            let parts = stretches(count, columns);
            assert_eq!(parts.len(), columns);
            assert!(parts.windows(2).all(|pair| pair[0].end == pair[1].start));
            assert!(parts.iter().all(|part| !part.is_empty()));
            assert_eq!((parts[0].start, parts[columns - 1].end), (0, count));
        }
        assert!(stretches(0, 10).is_empty() && stretches(10, 0).is_empty());
    }
}
