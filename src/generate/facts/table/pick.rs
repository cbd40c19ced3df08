//! Which questions of a table stay: no table floods a deck.

use std::collections::BTreeSet;

use super::{Asked, Row};
use crate::generate::{Reason, Wishes};

/// So many questions of one table are learnt.
const MOST: usize = 12;

/// What a column is worth more in which the rows differ.
const TELLING: f64 = 0.05;

/// Leaves the most telling questions, spread evenly over the rows; the others are refused.
pub(super) fn pick(rows: &mut [Row]) {
    let mut left = MOST;
    for clear in [true, false] {
        let mut columns = columns(rows, clear);
        // a column that tells of a few rows alone is no column to learn
        columns.retain(|(_, told)| !clear || told.len() * 2 >= rows.len());
        let all: usize = columns.iter().map(|(_, rows)| rows.len()).sum();
        let long = columns.first().is_some_and(|(_, rows)| rows.len() > MOST);
        let stays = match all > left && long {
            true => alternating(&columns, left),
            false => filled(&columns, left),
        };
        left -= stays.len().min(left);
        for (at, row) in rows.iter_mut().enumerate() {
            for asked in row.asked.iter_mut().filter(|asked| fits(asked, clear)) {
                if !stays.contains(&(at, asked.column)) {
                    asked.why = Some(Reason::Limit);
                }
            }
        }
    }
}

/// Leaves so many questions of rows that ask one thing each, spread evenly; the others are refused.
pub(super) fn thin(rows: &mut [Row], most: usize) {
    let all = rows.iter_mut().flat_map(|row| &mut row.asked);
    let mut open: Vec<&mut Asked> = all.filter(|asked| asked.why.is_none()).collect();
    let (count, most) = (open.len(), most.min(open.len()));
    let stays: BTreeSet<usize> = (0..most).map(|at| at * count / most).collect();
    for (at, asked) in open.iter_mut().enumerate() {
        if !stays.contains(&at) {
            asked.why = Some(Reason::Limit);
        }
    }
}

/// Whether a question stands for itself, and is one that is clear (or not).
fn fits(asked: &Asked, clear: bool) -> bool {
    asked.why.is_none() && (asked.draft.quality >= Wishes::MIN_QUALITY) == clear
}

/// The columns, the most telling first, with the rows that they ask.
fn columns(rows: &[Row], clear: bool) -> Vec<(usize, Vec<usize>)> {
    let mut columns: Vec<(usize, f64, Vec<usize>)> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        for asked in row.asked.iter().filter(|asked| fits(asked, clear)) {
            let known = columns.iter().position(|known| known.0 == asked.column);
            let known = known.unwrap_or_else(|| {
                columns.push((asked.column, 0.0, Vec::new()));
                columns.len() - 1
            });
            let worth = asked.draft.quality + if asked.telling { TELLING } else { 0.0 };
            columns[known].1 = columns[known].1.max(worth);
            columns[known].2.push(at);
        }
    }
    columns.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    columns
        .into_iter()
        .map(|(column, _, rows)| (column, rows))
        .collect()
}

/// Some of many, at even distances.
fn evenly(all: &[usize], count: usize) -> impl Iterator<Item = usize> {
    let count = count.min(all.len());
    (0..count).map(move |at| all[at * all.len() / count])
}

/// One column after the other, as far as there is room.
fn filled(columns: &[(usize, Vec<usize>)], mut left: usize) -> Vec<(usize, usize)> {
    let mut stays = Vec::new();
    for (column, rows) in columns {
        let taken: Vec<_> = evenly(rows, left).map(|row| (row, *column)).collect();
        left -= taken.len();
        stays.extend(taken);
    }
    stays
}

/// Rows of a long table, the two most telling columns by turns.
fn alternating(columns: &[(usize, Vec<usize>)], left: usize) -> Vec<(usize, usize)> {
    let (first, rows) = &columns[0];
    let second = columns.get(1);
    let rows = evenly(rows, left).enumerate();
    rows.map(|(at, row)| match second {
        Some((other, told)) if at % 2 == 1 && told.contains(&row) => (row, *other),
        _ => (row, *first),
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::facts::Draft;

    fn rows(count: usize, qualities: &[f64]) -> Vec<Row> {
        let asked = |column: usize, quality: f64| Asked {
            draft: Draft {
                quality,
                ..Draft::plain()
            },
            why: None,
            column,
            telling: false,
        };
        let row = || Row {
            asked: qualities
                .iter()
                .enumerate()
                .map(|(at, quality)| asked(at, *quality))
                .collect(),
            why: None,
        };
        (0..count).map(|_| row()).collect()
    }

    fn stays(rows: &[Row]) -> Vec<(usize, usize)> {
        let all = rows.iter().enumerate();
        all.flat_map(|(at, row)| {
            let stay = row.asked.iter().filter(|asked| asked.why.is_none());
            stay.map(move |asked| (at, asked.column))
        })
        .collect()
    }

    #[test]
    fn the_best_column_comes_first_and_the_next_fills_up() {
        let mut table = rows(8, &[0.6, 0.7]);
        pick(&mut table);
        let kept = stays(&table);
        assert_eq!(kept.iter().filter(|(_, column)| *column == 1).count(), 8);
        let rest: Vec<_> = kept.iter().filter(|(_, column)| *column == 0).collect();
        assert_eq!(rest, [&(0, 0), &(2, 0), &(4, 0), &(6, 0)]);
    }

    #[test]
    fn long_tables_are_asked_here_and_there() {
        let mut table = rows(48, &[0.7, 0.7, 0.7]);
        pick(&mut table);
        let kept = stays(&table);
        assert_eq!(kept.len(), MOST);
        assert_eq!(kept[..3], [(0, 0), (4, 1), (8, 0)]);
    }

    #[test]
    fn what_is_not_clear_takes_no_room() {
        let mut table = rows(12, &[0.4, 0.7]);
        pick(&mut table);
        assert!(stays(&table).iter().all(|(_, column)| *column == 1));
    }
}
