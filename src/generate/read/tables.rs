//! Which rows make a table that can be read: one with a row that names its columns and a cell for each in every row, or a sheet
//! of two cells a row.

use std::ops::Range;

use super::piece::Piece;
use crate::generate::table::{Table, cells};
use crate::generate::{Block, BlockKind, Boilerplate};

/// Takes in the tables of a document. Rows of a table are no menus, however short they are: what was taken for one is a row
/// again.
pub(super) fn tables(pieces: &[Piece], blocks: &mut [Block]) -> Vec<Table> {
    let mut tables = Vec::new();
    for range in stretches(pieces) {
        let (marks, rows) = (&pieces[range.clone()], &blocks[range.clone()]);
        let headed = is_table(marks, rows);
        if headed || is_sheet(marks, rows) {
            for block in &mut blocks[range.clone()] {
                block.kind = BlockKind::Row;
            }
            tables.push(Table {
                head: headed.then_some(range.start),
                rows: (range.start + usize::from(headed)..range.end).collect(),
            });
        }
    }
    tables
}

/// The rows that follow each other in one table.
fn stretches(pieces: &[Piece]) -> Vec<Range<usize>> {
    let table = |at: usize| pieces.get(at)?.row.map(|row| row.table);
    let mut found = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let Some(own) = table(at) else {
            at += 1;
            continue;
        };
        let end = (at..pieces.len())
            .find(|next| table(*next) != Some(own))
            .unwrap_or(pieces.len());
        found.push(at..end);
        at = end;
    }
    found
}

/// Whether rows have one head, no merged cells, and mostly as many cells as it.
fn is_table(pieces: &[Piece], blocks: &[Block]) -> bool {
    /// A row by itself is no table.
    const FEWEST: usize = 2;
    /// A table of more columns is looked up, not learnt.
    const WIDEST: usize = 10;
    let marks: Vec<_> = pieces.iter().filter_map(|piece| piece.row).collect();
    let headed = marks.first().is_some_and(|first| first.head)
        && marks.iter().skip(1).all(|row| !row.head)
        && marks.iter().all(|row| !row.merged);
    if !headed || blocks.len() <= FEWEST {
        return false;
    }
    let columns = width(&blocks[0]);
    // things side by side: the corner above what is told of them is empty
    let side = blocks[1..].iter().all(|block| width(block) == columns + 1);
    let odd = blocks.iter().filter(|block| width(block) != columns);
    (2..=WIDEST).contains(&columns)
        && (side || odd.count() * 4 <= blocks.len())
        && blocks.iter().all(|block| is_row(block.kind))
}

/// Whether rows without a head have two cells each.
fn is_sheet(pieces: &[Piece], blocks: &[Block]) -> bool {
    /// Fewer rows are no sheet.
    const FEWEST: usize = 3;
    let marks = || pieces.iter().filter_map(|piece| piece.row);
    blocks.len() >= FEWEST
        && marks().all(|row| !row.head && !row.merged)
        && blocks.iter().all(|block| width(block) == 2)
        && blocks.iter().all(|block| is_row(block.kind))
}

fn width(block: &Block) -> usize {
    cells(&block.text).len()
}

/// Whether a block is a row, or what a short one is taken for.
fn is_row(kind: BlockKind) -> bool {
    match kind {
        BlockKind::Row => true,
        BlockKind::Boilerplate { why } => matches!(
            why,
            Boilerplate::Repeated
                | Boilerplate::Furniture
                | Boilerplate::Menu
                | Boilerplate::Caption
                | Boilerplate::Fragment
        ),
        _ => false,
    }
}
