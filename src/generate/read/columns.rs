//! Tables in plain text: lines parted alike by bars, by tabs, or by blanks that make columns.

use std::ops::Range;

/// A table among the lines of a paragraph.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Columns {
    /// Its lines, as a range of those of the paragraph.
    pub(super) lines: Range<usize>,
    /// Its rows, the first of which names the columns: the line of each, and its cells parted by ` | `.
    pub(super) rows: Vec<(usize, String)>,
}

/// By what the cells of a line are parted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Parted {
    Bar,
    Tab,
    Blanks,
}

/// The first table among the lines of a paragraph, given as bytes of the source without the blanks around them.
pub(super) fn columns(source: &str, lines: &[Range<usize>]) -> Option<Columns> {
    /// The row that names the columns, and two more.
    const FEWEST: usize = 3;
    if lines.len() < FEWEST {
        return None;
    }
    [Parted::Bar, Parted::Tab, Parted::Blanks]
        .into_iter()
        .find_map(|parted| {
            let cut: Vec<Vec<Range<usize>>> = lines
                .iter()
                .map(|line| cut(source, line.clone(), parted))
                .collect();
            let mut first = 0;
            while first < lines.len() {
                let Some(found) = run(source, lines, &cut, first) else {
                    first += 1;
                    continue;
                };
                first = found.lines.end;
                let below = || parted != Parted::Blanks || stand_below(source, &cut, &found);
                if found.rows.len() >= FEWEST && names_columns(&found) && below() {
                    return Some(found);
                }
            }
            None
        })
}

/// The cells of a line, as bytes of the source.
fn cut(source: &str, line: Range<usize>, parted: Parted) -> Vec<Range<usize>> {
    let text = &source[line.clone()];
    let inner = match parted {
        Parted::Bar => text.trim_matches('|'),
        Parted::Tab | Parted::Blanks => text,
    };
    let offset = line.start + (inner.as_ptr() as usize - text.as_ptr() as usize);
    let cells: Vec<&str> = match parted {
        Parted::Bar => inner.split('|').collect(),
        Parted::Tab => inner.split('\t').collect(),
        Parted::Blanks => inner.split("  ").collect(),
    };
    let mut at = offset;
    let mut ranges = Vec::new();
    let step = match parted {
        Parted::Bar | Parted::Tab => 1,
        Parted::Blanks => 2,
    };
    for cell in cells {
        let lead = cell.len() - cell.trim_start().len();
        let told = cell.trim();
        // several tabs or blanks in a row part two cells, not more
        if parted == Parted::Bar || !told.is_empty() {
            ranges.push(at + lead..at + lead + told.len());
        }
        at += cell.len() + step;
    }
    ranges
}

/// Whether a line is a rule between rows.
fn is_rule(line: &str) -> bool {
    line.contains(['-', '=', '─'])
        && line
            .chars()
            .all(|c| matches!(c, '-' | '=' | '+' | '|' | ':' | ' ' | '\t' | '─' | '┼'))
}

/// The lines from one on that have as many cells as it.
fn run(
    source: &str,
    lines: &[Range<usize>],
    cut: &[Vec<Range<usize>>],
    first: usize,
) -> Option<Columns> {
    let width = cut[first].len();
    if width < 2 || is_rule(&source[lines[first].clone()]) {
        return None;
    }
    let mut rows = Vec::new();
    let mut end = first;
    for at in first..lines.len() {
        if is_rule(&source[lines[at].clone()]) {
            end = at + 1;
            continue;
        }
        if cut[at].len() != width {
            break;
        }
        let cells: Vec<&str> = cut[at].iter().map(|cell| &source[cell.clone()]).collect();
        rows.push((at, cells.join(" | ")));
        end = at + 1;
    }
    Some(Columns {
        lines: first..end,
        rows,
    })
}

/// Whether the first row names the columns: short words without figures over a rule, over figures, or with a word that
/// tells what the rows are.
fn names_columns(found: &Columns) -> bool {
    /// Longer cells are text.
    const WORDS: usize = 5;
    const KINDS: [&str; 24] = [
        "abbreviation",
        "author",
        "battle",
        "city",
        "code",
        "command",
        "country",
        "element",
        "error",
        "event",
        "hormone",
        "king",
        "monarch",
        "name",
        "planet",
        "program",
        "programme",
        "river",
        "state",
        "symbol",
        "term",
        "treaty",
        "unit",
        "vitamin",
    ];
    let cells = |at: usize| found.rows[at].1.split(" | ");
    let plain = cells(0).all(|cell| {
        let figures = cell.split('(').next().unwrap_or("");
        !cell.is_empty()
            && !figures.contains(|c: char| c.is_ascii_digit())
            && cell.starts_with(char::is_uppercase)
            && !cell.ends_with(['.', ':', ',', ';', '?', '!'])
            && cell.split(' ').count() <= WORDS
    });
    let ruled = found.rows[1].0 > found.rows[0].0 + 1;
    let figures = || {
        let told = |at: &usize| {
            cells(*at)
                .skip(1)
                .any(|cell| cell.contains(|c: char| c.is_ascii_digit()))
        };
        let all = found.rows.len() - 1;
        (1..=all).filter(told).count() == all
    };
    let known = || {
        let first = cells(0).next().unwrap_or("").to_lowercase();
        KINDS.contains(&first.as_str())
    };
    plain && (ruled || figures() || known())
}

/// Whether each cell begins or ends below that of the row before.
fn stand_below(source: &str, cut: &[Vec<Range<usize>>], found: &Columns) -> bool {
    let place = |byte: usize| {
        let start = source[..byte].rfind('\n').map_or(0, |at| at + 1);
        source[start..byte].chars().count()
    };
    let ends = |at: usize| -> Vec<(usize, usize)> {
        let cells = cut[at].iter();
        cells
            .map(|cell| (place(cell.start), place(cell.end)))
            .collect()
    };
    let head = ends(found.rows[0].0);
    found.rows.iter().skip(1).all(|(at, _)| {
        let own = ends(*at);
        let mut pairs = own.iter().zip(&head);
        pairs.all(|(own, head)| own.0 == head.0 || own.1 == head.1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::text::paragraphs;

    fn read(source: &str) -> Option<Vec<String>> {
        let all = paragraphs(source).next().unwrap();
        let mut at = all.start;
        let mut lines = Vec::new();
        for line in source[all].split_inclusive('\n') {
            let start = at + line.len() - line.trim_start().len();
            lines.push(start..at + line.trim_end().len());
            at += line.len();
        }
        let rows = columns(source, &lines)?.rows;
        Some(rows.into_iter().map(|(_, row)| row).collect())
    }

    #[test]
    fn lines_parted_alike_are_rows() {
        let wanted = ["Planet | Moons", "Mars | 2", "Neptune | 16"].map(String::from);
        for source in [
            "Planet | Moons\nMars | 2\nNeptune | 16",
            "| Planet | Moons |\n|---|---|\n| Mars | 2 |\n| Neptune | 16 |\n",
            "Planet\tMoons\nMars\t\t2\nNeptune\t16",
            "  Planet    Moons\n  Mars      2\n  Neptune   16",
            "Planet    Moons\nMars          2\nNeptune      16",
            "Known moons of planets\nPlanet   Moons\n-------  -----\nMars     2\nNeptune  16",
        ] {
            assert_eq!(read(source).as_deref(), Some(&wanted[..]), "{source}");
        }
    }

    #[test]
    fn other_lines_are_none() {
        for source in [
            "Home | About us | Contact",
            "Home | News\nSport | Weather\nLogin | Help",
            "One  two\nThree  four\nFive six  seven",
            "Planet    Moons\n Mars  2\nNeptune      16",
            "1990 | 12\n1991 | 13\n1992 | 14",
        ] {
            assert_eq!(read(source), None, "{source}");
        }
    }
}
