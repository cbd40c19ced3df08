//! To which table a page belongs: by the schema where that can be read, else by what its rows look like.

use std::collections::HashMap;

use rusqlite::types::Value;

use super::pages::Pages;
use super::rows::{self, Row};

/// The lowest number that only the id of a review can be: ids begin with their instant, other numbers count rows.
const LOWEST_ID: i64 = 1 << 32;

/// How deep a table can be parted: more levels than these would hold more rows than there are atoms.
const DEEPEST: usize = 20;

/// The tables of pages, as far as the schema tells.
pub(super) fn named(pages: &Pages) -> HashMap<usize, String> {
    let mut found = HashMap::new();
    for number in leaves(pages, 1) {
        let Some(page) = pages.page(number) else {
            continue;
        };
        for (_, values) in rows::rows(pages, number, page) {
            let [
                Value::Text(kind),
                Value::Text(name),
                _,
                Value::Integer(root),
                ..,
            ] = &values[..]
            else {
                continue;
            };
            if kind == "table"
                && let Ok(root) = usize::try_from(*root)
            {
                let own = leaves(pages, root).into_iter();
                found.extend(own.map(|leaf| (leaf, name.clone())));
            }
        }
    }
    found
}

/// The pages below a root that hold rows, as far as the way to them can be read.
fn leaves(pages: &Pages, root: usize) -> Vec<usize> {
    let mut level = vec![root];
    let mut found = Vec::new();
    for _ in 0..DEEPEST {
        let mut next = Vec::new();
        for number in level {
            let below = pages.page(number).map(|page| rows::below(number, page));
            match below {
                Some(below) if !below.is_empty() => next.extend(below),
                _ => found.push(number),
            }
        }
        level = next;
    }
    found
}

/// The table whose rows look like those of a page; `None` for what is no part of the log.
pub(super) fn likely(rows: &[Row]) -> Option<&'static str> {
    use Value::{Blob, Integer, Text};
    let (_, first) = rows.first()?;
    Some(match &first[..] {
        [Value::Null, Blob(_)] => "devices",
        [Value::Null, Text(_), Text(_), Text(_)] => "questions",
        [Value::Null, Integer(_), Text(_), Text(_)] => "texts",
        [Value::Null, Integer(_), Integer(_), Integer(_), Integer(_)] => "undos",
        [
            Value::Null,
            Integer(_),
            Integer(_),
            Integer(_),
            review,
            Integer(_),
        ] => match review {
            Integer(review) if review.unsigned_abs() >= LOWEST_ID.unsigned_abs() => "corrections",
            Integer(_) if rows.iter().all(|(_, row)| is_flag(row.last())) => "suspensions",
            Integer(_) => "relinks",
            _ => return None,
        },
        [
            Value::Null,
            Integer(_),
            Integer(_),
            Integer(_),
            Integer(_),
            Integer(_),
            Integer(_),
        ] => "burials",
        [
            Value::Null,
            Integer(_),
            Integer(_),
            Integer(_),
            Integer(_),
            Integer(_),
            ..,
            Blob(_),
        ] => "fits",
        [Value::Null, Integer(_), Integer(_), Integer(_), Text(_), ..] if first.len() == 12 => {
            "exams"
        }
        [
            Value::Null,
            Integer(_),
            Integer(_),
            Integer(_),
            Integer(_),
            Integer(_),
            ..,
        ] if first.len() >= 15 => "reviews",
        _ => return None,
    })
}

fn is_flag(value: Option<&Value>) -> bool {
    matches!(value, Some(Value::Integer(0 | 1)))
}
