//! Devices and questions: their numbers are those of one file, so two files meet by names.

use std::collections::HashMap;

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params_from_iter};

use super::rows::Row;
use super::write::Writer;
use crate::store::error::ErrorKind;

/// The two tables that give numbers to names, with the columns of these names.
const TABLES: [(&str, &[&str]); 2] = [
    ("devices", &["uid"]),
    ("questions", &["deck", "card", "face"]),
];

/// The columns that hold such numbers, and the table of each.
const COLUMNS: [(&str, &str); 3] = [
    ("device", "devices"),
    ("question", "questions"),
    ("target", "questions"),
];

/// The highest numbers that rows of a damaged file speak of, also where the names are lost.
#[derive(Debug, Default)]
pub(super) struct Names {
    highest: HashMap<&'static str, i64>,
}

/// The numbers here of the devices and questions of another file.
#[derive(Debug, Default)]
pub(super) struct Map(HashMap<(&'static str, i64), i64>);

impl Map {
    /// A value of a column as it is here.
    pub(super) fn here(&self, column: &str, value: Value) -> Value {
        let table = COLUMNS
            .iter()
            .find(|(name, _)| *name == column)
            .map(|(_, table)| *table);
        match (table, &value) {
            (Some(table), Value::Integer(number)) => self
                .0
                .get(&(table, *number))
                .map_or(value, |here| Value::Integer(*here)),
            _ => value,
        }
    }
}

impl Names {
    /// Writes the names on a page of a damaged file, and notes which numbers its rows speak of.
    pub(super) fn note(
        &mut self,
        writer: &Writer<'_>,
        table: &str,
        rows: &[Row],
    ) -> Result<(), ErrorKind> {
        if TABLES.iter().any(|(name, _)| *name == table) {
            for row in rows {
                writer.insert(table, row);
            }
        }
        for (column, of) in COLUMNS {
            let Some(place) = writer.place(table, column) else {
                continue;
            };
            let number = |row: &Row| match row.1.get(place) {
                Some(Value::Integer(number)) => Some(*number),
                // the number of the row stands for it
                Some(Value::Null) => Some(row.0),
                _ => None,
            };
            let highest = rows.iter().filter_map(number).max().unwrap_or(0);
            let before = self.highest.entry(of).or_default();
            *before = highest.max(*before);
        }
        Ok(())
    }

    /// Takes over the names of a backup.
    ///
    /// Where no number means one thing here and another there, the backup is of this very file, and a name that is lost
    /// here is known again by its number. Else lost names stay lost, and new numbers begin behind all that are spoken of.
    pub(super) fn join(&self, writer: &Writer<'_>, backup: &Connection) -> Result<Map, ErrorKind> {
        let mut map = Map::default();
        for (table, columns) in TABLES {
            let theirs = named(backup, table, columns)?;
            let ours: HashMap<i64, Vec<Value>> =
                named(writer.tx, table, columns)?.into_iter().collect();
            let of_this_file = theirs
                .iter()
                .all(|(number, name)| ours.get(number).is_none_or(|own| own == name));
            let spoken = self.highest.get(table).copied().unwrap_or(0);
            let mut next = spoken.max(writer.last(table)?) + 1;
            for (number, name) in theirs {
                let here = match find(writer.tx, (table, columns), &name)? {
                    Some(here) => here,
                    None => {
                        let here = if of_this_file { number } else { next };
                        next += i64::from(!of_this_file);
                        add(writer.tx, (table, columns), here, name)?;
                        here
                    }
                };
                map.0.insert((table, number), here);
            }
        }
        Ok(map)
    }
}

fn named(
    conn: &Connection,
    table: &str,
    columns: &[&str],
) -> Result<Vec<(i64, Vec<Value>)>, ErrorKind> {
    let mut statement = conn.prepare(&format!(
        "SELECT id, {} FROM {table} ORDER BY id",
        columns.join(", ")
    ))?;
    let rows = statement.query_map([], |row| {
        let name: Result<_, _> = (1..=columns.len()).map(|place| row.get(place)).collect();
        Ok((row.get(0)?, name?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn find(
    tx: &Connection,
    (table, columns): (&str, &[&str]),
    name: &[Value],
) -> Result<Option<i64>, ErrorKind> {
    let terms: Vec<_> = columns
        .iter()
        .map(|column| format!("{column} = ?"))
        .collect();
    let mut statement = tx.prepare_cached(&format!(
        "SELECT id FROM {table} WHERE {}",
        terms.join(" AND ")
    ))?;
    Ok(statement
        .query_row(params_from_iter(name), |row| row.get(0))
        .optional()?)
}

fn add(
    tx: &Connection,
    (table, columns): (&str, &[&str]),
    number: i64,
    name: Vec<Value>,
) -> Result<(), ErrorKind> {
    let marks = vec!["?"; columns.len() + 1].join(", ");
    let sql = format!(
        "INSERT INTO {table} (id, {}) VALUES ({marks})",
        columns.join(", ")
    );
    let values = std::iter::once(Value::Integer(number)).chain(name);
    tx.prepare_cached(&sql)?.execute(params_from_iter(values))?;
    Ok(())
}
