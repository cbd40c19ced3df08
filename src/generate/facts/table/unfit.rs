//! Tables of which nothing is learnt: schedules, contents, prices, ticks, statistics.

use super::Grid;
use super::head::Head;
use super::kinds::{Group, Kind};
use super::value::{is_empty, number};
use crate::generate::Reason;

fn trivial<T>(why: &str) -> Result<T, Reason> {
    Err(Reason::Trivial(why.to_owned()))
}

/// The column that names the rows: the first, or the second where the first numbers them.
///
/// # Errors
/// When the header names no columns.
pub(super) fn keys(grid: &Grid) -> Result<usize, Reason> {
    const NUMBERING: [&str; 8] = ["no", "no.", "#", "nr", "nr.", "s.no", "s. no.", "sl. no."];
    let numbers = NUMBERING.contains(&grid.head[0].to_lowercase().as_str());
    let first = usize::from(numbers);
    if grid.head.len() < first + 2 {
        return trivial("a table of one column");
    }
    let columns = &grid.head[first..];
    let mut names: Vec<String> = columns.iter().map(|cell| cell.to_lowercase()).collect();
    names.sort_unstable();
    names.dedup();
    if names.len() < columns.len() || columns.iter().any(|cell| !names_column(cell)) {
        return trivial("a table whose columns have no names");
    }
    if is_lettered(grid, first) {
        return trivial("rows that only the table tells apart");
    }
    Ok(first)
}

/// Whether the rows are letters, which mean nothing without the table: classes A to E, dials G and H. A code, a group of
/// blood or a vitamin is called so.
fn is_lettered(grid: &Grid, first: usize) -> bool {
    const CALLED: [&str; 7] = [
        "code", "vitamin", "blood", "symbol", "grade", "key", "letter",
    ];
    let head = grid.head[first].to_lowercase();
    let keys = grid.rows.iter().filter_map(|row| row.get(first));
    let letter = |key: &&&str| key.chars().count() <= 2 && key.chars().all(char::is_uppercase);
    let letters = keys.filter(letter).count();
    letters * 2 > grid.rows.len() && !CALLED.iter().any(|called| head.contains(called))
}

/// Whether a cell can name a column.
fn names_column(cell: &str) -> bool {
    /// Longer cells are text.
    const WORDS: usize = 7;
    cell.starts_with(|c: char| c.is_alphabetic() || c == '#')
        && cell.split(' ').count() <= WORDS
        && !cell.ends_with(['.', '!', '?', ';'])
        || number(cell).is_some()
        || super::head::year(cell).is_some()
}

/// Whether a table as a whole can be learnt.
///
/// # Errors
/// When it cannot, with what it is.
pub(super) fn whole(grid: &Grid, first: usize, kind: &Kind) -> Result<(), Reason> {
    /// More rows are a register.
    const ROWS: usize = 300;
    /// The same of things of which there are always more.
    const OPEN: usize = 30;
    let heads: Vec<Head> = grid.head[first..]
        .iter()
        .map(|cell| Head::read(cell))
        .collect();
    if figures(&grid.head[first + 1..]) > 1 {
        return trivial("figures by year");
    }
    if is_schedule(&heads) {
        return trivial("a schedule");
    }
    if heads
        .iter()
        .any(|head| matches!(head.label.as_str(), "page" | "pages"))
    {
        return trivial("a table of contents");
    }
    let cells: Vec<&str> = grid
        .rows
        .iter()
        .flat_map(|row| row.iter().skip(first + 1).copied())
        .collect();
    let share = |count: usize, of: usize| count * of > cells.len();
    if share(cells.iter().filter(|cell| cell.is_empty()).count(), 10) {
        return trivial("a table with empty cells");
    }
    if share(cells.iter().filter(|cell| is_empty(cell)).count(), 3) {
        return trivial("a matrix of ticks");
    }
    if !kind.is_class() && is_sum(grid, first) {
        return trivial("parts of a sum");
    }
    if is_statistics(grid, first, kind) {
        return trivial("a table of figures");
    }
    let mut names: Vec<&str> = grid
        .rows
        .iter()
        .filter_map(|row| row.get(first).copied())
        .collect();
    let all = names.len();
    names.sort_unstable();
    names.dedup();
    if names.len() * 4 < all * 3 || names.iter().any(|name| name.is_empty()) {
        return trivial("a table whose rows have no names of their own");
    }
    match all > if kind.is_class() { ROWS } else { OPEN } {
        true => trivial("a register"),
        false => Ok(()),
    }
}

/// Whether the last row sums up the others: what was measured once, of which each is a share.
fn is_sum(grid: &Grid, first: usize) -> bool {
    let last = grid.rows.last().and_then(|row| row.get(first));
    last.is_some_and(|name| {
        matches!(
            name.to_lowercase().trim_end_matches(':'),
            "total" | "totals" | "sum" | "all" | "in all"
        )
    })
}

/// How many headers are figures, such as years.
fn figures(heads: &[&str]) -> usize {
    let figure = |cell: &&&str| {
        let first = cell.split(' ').next().unwrap_or("");
        first.len() > 1
            && first
                .bytes()
                .all(|byte| byte.is_ascii_digit() || matches!(byte, b'/' | b'-'))
    };
    heads.iter().filter(figure).count()
}

/// Whether columns name days, or say when, where and with whom.
fn is_schedule(heads: &[Head]) -> bool {
    const DAYS: &str = "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun january february march \
        april may june july august september october november december q1 q2 q3 q4";
    const PARTS: &str = "time times room speaker agenda attendees deadline due owner assignee responsible presenter chair session \
        venue day departure arrival opens closes opening closing start finish";
    let among = |list: &str| {
        let known = |head: &&Head| list.split_whitespace().any(|word| word == head.label);
        heads.iter().filter(known).count()
    };
    among(DAYS) > 1 || among(PARTS) > 1
}

/// Whether a table of no known kind is mostly figures.
fn is_statistics(grid: &Grid, first: usize, kind: &Kind) -> bool {
    /// So many figures of things without a known kind are data.
    const FIGURES: usize = 24;
    const COLUMNS: usize = 4;
    let known = !matches!(
        kind.group,
        Group::Other | Group::Bare | Group::Place | Group::State
    );
    let figure = |cell: &&&str| {
        cell.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '$' | '€' | '£' | '+' | '−'))
    };
    let cells = grid.rows.iter().flat_map(|row| row.iter().skip(first + 1));
    let columns = grid.head.len() - first - 1;
    let count = cells.filter(figure).count();
    !known && columns >= COLUMNS && count >= FIGURES && count * 4 > grid.rows.len() * columns * 3
}
