//! Rows of tables.

use super::worded::leading;
use super::*;
use crate::generate::Boilerplate;
use crate::generate::facts::{Grid, Setting, TableAsked, TableRow, table_rows};
use crate::generate::table::{Table, cells};

/// What rows give, by their blocks.
pub(super) type Tables = BTreeMap<usize, TableRow>;

/// What the tables of a document give.
pub(super) fn tables(document: &Document, scene: &Scene) -> Tables {
    let first: Vec<Tables> = document
        .tables
        .iter()
        .map(|table| read(document, scene, table, false))
        .collect();
    let mut times: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (at, rows) in first.iter().enumerate() {
        for asked in rows.values().flat_map(|row| &row.asked) {
            times.entry(&asked.draft.prompt).or_default().insert(at);
        }
    }
    // two models in one manual: their headings tell them apart
    let shared: BTreeSet<usize> = times
        .into_values()
        .filter(|tables| tables.len() > 1)
        .flatten()
        .collect();
    let mut all = Tables::new();
    for (at, rows) in first.into_iter().enumerate() {
        all.extend(match shared.contains(&at) {
            true => read(document, scene, &document.tables[at], true),
            false => rows,
        });
    }
    all
}

/// What the rows of a table give; `apart` is whether its heading has to be told.
fn read(document: &Document, scene: &Scene, table: &Table, apart: bool) -> Tables {
    let text = |at: usize| {
        document
            .blocks
            .get(at)
            .map_or("", |block| block.text.as_str())
    };
    let rows: Vec<_> = table.rows.iter().map(|at| cells(text(*at))).collect();
    let mut head = table.head.map_or_else(Vec::new, |at| cells(text(at)));
    // the corner above what is told of things side by side is empty
    if !head.is_empty() && rows.iter().all(|row| row.len() == head.len() + 1) {
        head.insert(0, "");
    }
    let grid = Grid {
        head,
        rows,
        above: above(document, table.head.unwrap_or(table.rows[0])),
    };
    let setting = setting(scene, &grid, apart);
    match table_rows(&grid, &setting) {
        Ok(rows) => table.rows.iter().copied().zip(rows).collect(),
        Err(why) => {
            let none = TableRow {
                asked: Vec::new(),
                why: Some(why),
            };
            table.rows.iter().map(|at| (*at, none.clone())).collect()
        }
    }
}

/// The caption of a table and the headings above it, the nearest first.
fn above(document: &Document, head: usize) -> Vec<&str> {
    let caption = BlockKind::Boilerplate {
        why: Boilerplate::Caption,
    };
    let before = head.checked_sub(1).and_then(|at| document.blocks.get(at));
    let caption = before.filter(|block| block.kind == caption);
    let headings = document.sections(head).into_iter().rev();
    caption
        .map(|block| block.text.as_str())
        .into_iter()
        .chain(headings)
        .collect()
}

fn setting(scene: &Scene, grid: &Grid, apart: bool) -> Setting {
    let titled = |heading: &&str| label(numberless(heading)).filter(|label| names_something(label));
    let title = leading(scene).filter(|title| names_something(title));
    let title = title.map(str::to_owned);
    let nearest = grid.above.first().and_then(titled);
    let heading = nearest.filter(|heading| title.as_ref() != Some(heading));
    let both = title
        .as_deref()
        .zip(heading)
        .map(|(title, heading)| joined(title, &heading));
    let label = match (&title, &both, apart) {
        (Some(_), Some(both), true) => Some(both.clone()),
        (Some(title), ..) => Some(title.clone()),
        (None, ..) => grid.above.iter().find_map(titled),
    };
    Setting {
        label,
        opening: scene
            .opening()
            .filter(|_| matches!(scene.frame, Binding::Law(_))),
        both: both.filter(|_| !apart),
        always: apart,
        as_of: scene.as_of,
        told: !scene.is_binding(),
    }
}

/// A title with the heading of a table; the heading alone where it says again what the title says.
fn joined(title: &str, heading: &str) -> String {
    let mut words = heading.split(' ').filter(|word| word.len() > 3);
    let low = title.to_lowercase();
    match words.any(|word| low.contains(&word.to_lowercase())) {
        true => heading.to_owned(),
        false => format!("{title} ({heading})"),
    }
}

/// Whether a title tells of what its document is, besides what sort of document it is.
fn names_something(title: &str) -> bool {
    const SORTS: &str = "a an the of for and user users guide manual manuals handbook reference contributing readme appendix \
        documentation instructions tables table list lists faq notes changelog introduction operating quick start";
    let mut words = title.split(' ').map(str::to_lowercase);
    words.any(|word| !SORTS.split_whitespace().any(|sort| sort == word))
}

/// A heading without its number: `3.1 Water softener`.
fn numberless(heading: &str) -> &str {
    let (number, rest) = heading.split_once(' ').unwrap_or(("", heading));
    let numbers = number.contains(|c: char| c.is_ascii_digit())
        && number.chars().all(|c| c.is_ascii_digit() || c == '.');
    if numbers { rest } else { heading }
}

impl Maker<'_, '_> {
    /// Reads a row: of a table whose header tells what its cells are, or of two cells that tell of the document's subject.
    pub(super) fn row(&mut self, block: usize) {
        let text = &self.document.blocks[block].text;
        let told = self.ground.tables.get(&block);
        if let Some(told) = told.filter(|told| !told.asked.is_empty()) {
            for TableAsked { draft, why, .. } in &told.asked {
                let why = why.clone();
                let why = why.or_else(|| self.unfit(draft, None, &Paragraph::new(text)));
                self.take(block, &(0..text.len()), draft.clone(), why);
            }
            return;
        }
        match row(text, self.scene) {
            Some(draft) => {
                let why = self.unfit(&draft, None, &Paragraph::new(text));
                self.take(block, &(0..text.len()), draft, why);
            }
            None => {
                let why = told.and_then(|told| told.why.clone());
                let why = why.unwrap_or(Reason::NoSentence);
                self.refuse(block, 0..text.len(), why, None);
            }
        }
    }
}
