//! How rows of a file are written into the staged log.

use super::keys::{Known, TEXTS};
use crate::deck::Form;
use crate::exchange::qdlog::Value;
use crate::session::Kind;
use crate::store::merge::TABLES;

/// How rows of a table of a file are written.
pub(super) struct Plan {
    pub(super) sql: String,
    /// What the values of its columns stay below, where they are places in a list of ours.
    pub(super) bounds: Vec<Option<usize>>,
}

impl Plan {
    pub(super) fn of(table: &Known, columns: &[String]) -> Self {
        let quoted: Vec<_> = columns.iter().map(|name| format!("\"{name}\"")).collect();
        let quoted = quoted.join(", ");
        let marks = |count: usize| vec!["?"; count].join(", ");
        let sql = match table.place {
            Some(place) => format!(
                "INSERT INTO {} (id, device, {quoted}) VALUES ({})",
                TABLES[place].name,
                marks(columns.len() + 2)
            ),
            None => format!(
                "INSERT INTO {TEXTS} ({quoted}) VALUES ({}) ON CONFLICT (question) DO UPDATE
                    SET at = excluded.at, prompt = excluded.prompt, answer = excluded.answer
                    WHERE (excluded.at, excluded.prompt, excluded.answer) > (at, prompt, answer)",
                marks(columns.len())
            ),
        };
        let bounds = columns.iter().map(|column| bound(table, column)).collect();
        Self { sql, bounds }
    }
}

/// What the values of a column stay below as far as we know what they mean: the lists of forms and kinds grow with the
/// program.
fn bound(table: &Known, column: &str) -> Option<usize> {
    match column {
        "form" if table.is_review => Some(Form::ALL.len()),
        "kind" if table.is_review => Some(Kind::ALL.len()),
        _ => None,
    }
}

/// Whether a value is a place in a list of so many.
pub(super) fn is_below(value: &Value, bound: usize) -> bool {
    matches!(value, Value::Int(number) if usize::try_from(*number).is_ok_and(|number| number < bound))
}
