//! Tables: with a row that names their columns, or sheets of two cells a row.

/// A table whose first row names its columns, or whose rows each name a thing and tell it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The row that names the columns, as an index into [`super::Document::blocks`]; a sheet of two columns may have none.
    pub head: Option<usize>,
    /// The other rows, in their order; each stands behind the one before. There is at least one.
    pub rows: Vec<usize>,
}

/// The cells of a row as its block has them, without the blanks around them.
pub(super) fn cells(row: &str) -> Vec<&str> {
    row.split('|').map(str::trim).collect()
}
