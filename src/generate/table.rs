//! Tables with a row that names their columns.

/// A table whose first row names its columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The row that names the columns, as an index into [`super::Document::blocks`].
    pub head: usize,
    /// The other rows, in their order; each stands behind the one before.
    pub rows: Vec<usize>,
}

/// The cells of a row as its block has them, without the blanks around them.
pub(super) fn cells(row: &str) -> Vec<&str> {
    row.split('|').map(str::trim).collect()
}
