//! Devices and questions: their numbers are those of one file, so two files meet by names.

use std::collections::{BTreeMap, BTreeSet, HashMap};

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

/// A number of a table: whose, and which.
pub(super) type Number = (&'static str, i64);

/// The names that a damaged file has, and the highest numbers that its rows speak of, also where the names are lost.
#[derive(Debug, Default)]
pub(super) struct Names {
    found: BTreeMap<Number, Row>,
    highest: HashMap<&'static str, i64>,
}

/// The numbers here of the devices and questions of another file.
#[derive(Debug, Default)]
pub(super) struct Map(HashMap<Number, i64>);

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
    /// Notes the names on a page of a damaged file, and which numbers its rows speak of.
    pub(super) fn note(&mut self, writer: &Writer<'_>, table: &str, rows: &[Row]) {
        if let Some((name, _)) = TABLES.iter().find(|(name, _)| *name == table) {
            for row in rows {
                self.found
                    .entry((name, row.0))
                    .or_insert_with(|| row.clone());
            }
        }
        for (column, of) in COLUMNS {
            let Some(place) = writer.place(table, column) else {
                continue;
            };
            let highest = rows.iter().filter_map(|row| number(row, place)).max();
            let before = self.highest.entry(of).or_default();
            *before = highest.unwrap_or(0).max(*before);
        }
    }

    /// The numbers that mean one thing here and another in a backup.
    pub(super) fn doubtful(&self, backup: &Connection) -> Result<BTreeSet<Number>, ErrorKind> {
        let mut doubtful = BTreeSet::new();
        for (table, columns) in TABLES {
            for (number, name) in named(backup, table, columns)? {
                let own = self.found.get(&(table, number));
                if own.is_some_and(|(_, own)| own.get(1..) != Some(&name[..])) {
                    doubtful.insert((table, number));
                }
            }
        }
        Ok(doubtful)
    }

    /// Writes the names of the damaged file and of its backup, whose numbers are `doubtful` as far as they mean another thing
    /// here.
    ///
    /// Where none is, the backup is of this very file: a name that is lost here is known again by its number, and what was
    /// looked at page by page goes before what was read of damaged pages. Else lost names stay lost, and new numbers begin
    /// behind all that are spoken of.
    pub(super) fn write(
        &self,
        writer: &Writer<'_>,
        backup: Option<&Connection>,
        doubtful: &BTreeSet<Number>,
    ) -> Result<Map, ErrorKind> {
        let mut map = Map::default();
        for (table, columns) in TABLES {
            let theirs = match backup {
                Some(backup) => named(backup, table, columns)?,
                None => Vec::new(),
            };
            let of_this_file = doubtful.iter().all(|(of, _)| *of != table);
            if of_this_file {
                for (number, name) in &theirs {
                    add(writer.tx, (table, columns), *number, name)?;
                    map.0.insert((table, *number), *number);
                }
            }
            for row in self.of(table) {
                writer.insert(table, row);
            }
            if of_this_file {
                continue;
            }
            let spoken = self.highest.get(table).copied().unwrap_or(0);
            let mut next = spoken.max(writer.last(table)?) + 1;
            for (number, name) in theirs {
                let here = match find(writer.tx, (table, columns), &name)? {
                    Some(here) => here,
                    None => {
                        add(writer.tx, (table, columns), next, &name)?;
                        next += 1;
                        next - 1
                    }
                };
                map.0.insert((table, number), here);
            }
        }
        Ok(map)
    }

    fn of(&self, table: &'static str) -> impl Iterator<Item = &Row> {
        let all = (table, i64::MIN)..=(table, i64::MAX);
        self.found.range(all).map(|(_, row)| row)
    }
}

/// Those of some doubtful numbers that mean the same here and in a backup all the same, since both have a review under them:
/// one of the two names is damaged. Looks at some rows of the damaged file.
pub(super) fn proven(
    doubtful: &BTreeSet<Number>,
    writer: &Writer<'_>,
    rows: &[Row],
    backup: &Connection,
) -> Result<BTreeSet<Number>, ErrorKind> {
    let mut proven = BTreeSet::new();
    for (table, column) in [("devices", "device"), ("questions", "question")] {
        let Some(place) = writer.place("reviews", column) else {
            continue;
        };
        let sql = format!("SELECT EXISTS (SELECT 1 FROM reviews WHERE id = ?1 AND {column} = ?2)");
        let mut same = backup.prepare_cached(&sql)?;
        for row in rows {
            let Some(number) = number(row, place).filter(|one| doubtful.contains(&(table, *one)))
            else {
                continue;
            };
            if same.query_row([row.0, number], |row| row.get(0))? {
                proven.insert((table, number));
            }
        }
    }
    Ok(proven)
}

/// The number in a column of a row, where its own number stands for a key.
fn number(row: &Row, place: usize) -> Option<i64> {
    match row.1.get(place) {
        Some(Value::Integer(number)) => Some(*number),
        Some(Value::Null) => Some(row.0),
        _ => None,
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
    name: &[Value],
) -> Result<(), ErrorKind> {
    let marks = vec!["?"; columns.len() + 1].join(", ");
    let sql = format!(
        "INSERT INTO {table} (id, {}) VALUES ({marks})",
        columns.join(", ")
    );
    let number = Value::Integer(number);
    let values = std::iter::once(&number).chain(name);
    tx.prepare_cached(&sql)?.execute(params_from_iter(values))?;
    Ok(())
}
