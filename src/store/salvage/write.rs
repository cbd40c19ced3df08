//! Rows that were saved, written into the new file. What breaks a rule of a table was damaged, and is left out.

use std::collections::BTreeMap;

use rand::Rng;
use rusqlite::types::Value;
use rusqlite::{Connection, params, params_from_iter};

use super::names::Map;
use super::rows::Row;
use super::sense;
use crate::base::Seed;
use crate::store::error::ErrorKind;
use crate::store::log;

/// Tables that are derived, or say which device writes: never taken over.
const DERIVED: [&str; 2] = ["states", "here"];

/// The deck under which reviews are kept whose question has lost its name.
const LOST_AND_FOUND: &str = "lost-and-found";

/// What is done when a question has a text already.
const LATER_TEXT: &str = "ON CONFLICT (question) DO UPDATE
    SET at = excluded.at, prompt = excluded.prompt, answer = excluded.answer
    WHERE (excluded.at, excluded.prompt, excluded.answer) > (at, prompt, answer)";

/// A column: its name, and whether the number of the row stands for it.
type Column = (String, bool);

/// The new file within its one transaction.
pub(super) struct Writer<'c> {
    pub(super) tx: &'c Connection,
    tables: BTreeMap<String, Vec<Column>>,
}

/// The version of a file.
pub(super) fn version(conn: &Connection) -> Result<usize, ErrorKind> {
    let version: u32 = conn.pragma_query_value(None, "user_version", |row| row.get(0))?;
    Ok(usize::try_from(version).unwrap_or(usize::MAX))
}

fn tables(conn: &Connection) -> Result<BTreeMap<String, Vec<Column>>, ErrorKind> {
    const TABLES: &str = "SELECT t.name, c.name, c.pk = 1 AND c.type = 'INTEGER'
        FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table' ORDER BY t.name, c.cid";
    let mut statement = conn.prepare(TABLES)?;
    let mut rows = statement.query([])?;
    let mut found: BTreeMap<String, Vec<Column>> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let column = (row.get(1)?, row.get(2)?);
        found.entry(row.get(0)?).or_default().push(column);
    }
    found.retain(|name, _| !DERIVED.contains(&name.as_str()));
    Ok(found)
}

impl<'c> Writer<'c> {
    /// The tables of a new file.
    pub(super) fn new(tx: &'c Connection) -> Result<Self, ErrorKind> {
        let tables = tables(tx)?;
        Ok(Self { tx, tables })
    }

    /// Where a column stands in the rows of a table.
    pub(super) fn place(&self, table: &str, column: &str) -> Option<usize> {
        self.tables
            .get(table)?
            .iter()
            .position(|(name, _)| name == column)
    }

    /// Whether a table is there at this version.
    pub(super) fn has_table(&self, table: &str) -> bool {
        self.tables.contains_key(table)
    }

    /// All that a row says but for its id, as an expression.
    pub(super) fn told(&self, table: &str) -> String {
        let columns = self.tables.get(table).into_iter().flatten();
        let said = columns.filter(|(_, key)| !key);
        let said: Vec<_> = said.map(|(name, _)| format!("quote(\"{name}\")")).collect();
        said.join(" || ',' || ")
    }

    /// Writes a row as far as it makes sense; whether it is there afterwards.
    pub(super) fn insert(&self, table: &str, row: &Row) -> bool {
        let Some(row) = sense::sensible(table, row) else {
            return false;
        };
        let (number, values) = &*row;
        let Some(columns) = self
            .tables
            .get(table)
            .filter(|columns| columns.len() >= values.len())
        else {
            return false;
        };
        let names: Vec<_> = columns[..values.len()]
            .iter()
            .map(|(name, _)| format!("\"{name}\""))
            .collect();
        let marks = vec!["?"; values.len()].join(", ");
        // of two texts of a question the later one holds; a row of the log is the same everywhere
        let (how, then) = match table {
            "texts" => ("", LATER_TEXT),
            _ => ("OR IGNORE", ""),
        };
        let sql = format!(
            "INSERT {how} INTO {table} ({}) VALUES ({marks}) {then}",
            names.join(", ")
        );
        let number = Value::Integer(*number);
        let values = columns
            .iter()
            .zip(values)
            .map(|((_, key), value)| if *key { &number } else { value });
        let done = self
            .tx
            .prepare_cached(&sql)
            .and_then(|mut insert| insert.execute(params_from_iter(values)));
        match done {
            Ok(0) => self.has(table, &number),
            Ok(_) => true,
            Err(_) => false,
        }
    }

    fn has(&self, table: &str, number: &Value) -> bool {
        let sql = format!("SELECT EXISTS (SELECT 1 FROM {table} WHERE rowid = ?1)");
        let found = self
            .tx
            .prepare_cached(&sql)
            .and_then(|mut find| find.query_row([number], |row| row.get(0)));
        found.unwrap_or(false)
    }

    /// Writes a row unless the review that it is about is lost. A review that is missing where a single other one is a bit
    /// away is that one: the bit was flipped here or there.
    pub(super) fn insert_if_whole(&self, table: &str, row: &Row) -> bool {
        let place = self.place(table, "review");
        let Some((place, Value::Integer(review))) =
            place.and_then(|place| Some((place, row.1.get(place)?)))
        else {
            return place.is_none() && self.insert(table, row);
        };
        if self.has("reviews", &Value::Integer(*review)) {
            return self.insert(table, row);
        }
        let bits = (0..i64::BITS).map(|bit| Value::Integer(review ^ 1 << bit));
        let near: Vec<Value> = bits.filter(|other| self.has("reviews", other)).collect();
        let [near] = &near[..] else { return false };
        let mut row = row.clone();
        row.1[place] = near.clone();
        self.insert(table, &row)
    }

    /// Writes all rows of the log of another file, its devices and questions under the numbers that they have here.
    pub(super) fn copy(&self, from: &Connection, map: &Map) -> Result<(), ErrorKind> {
        let theirs = tables(from)?;
        for (table, columns) in &self.tables {
            let Some(known) = theirs
                .get(table)
                .filter(|_| table != "devices" && table != "questions")
            else {
                continue;
            };
            let shared: Vec<_> = columns
                .iter()
                .filter(|column| known.contains(column))
                .collect();
            let names: Vec<_> = shared
                .iter()
                .map(|(name, _)| format!("\"{name}\""))
                .collect();
            let names = names.join(", ");
            let marks = vec!["?"; shared.len()].join(", ");
            let mut insert = self.tx.prepare(&format!(
                "INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})"
            ))?;
            let mut select = from.prepare(&format!("SELECT {names} FROM {table}"))?;
            let mut rows = select.query([])?;
            while let Some(row) = rows.next()? {
                let value =
                    |(place, (name, _)): (usize, &&Column)| Ok(map.here(name, row.get(place)?));
                let values: Vec<Value> = shared.iter().enumerate().map(value).collect::<Result<
                    _,
                    ErrorKind,
                >>(
                )?;
                insert.execute(params_from_iter(values))?;
            }
        }
        Ok(())
    }

    /// Gives names to devices and questions of which only the number is left; how many questions these are.
    pub(super) fn name_the_nameless(&self, chance: Seed) -> Result<u64, ErrorKind> {
        let mut generator = chance.derive("salvage").generator();
        for device in self.missing("device", "devices")? {
            let mut uid = [0; 16];
            generator.fill_bytes(&mut uid);
            self.tx.execute(
                "INSERT INTO devices (id, uid) VALUES (?1, ?2)",
                params![device, uid],
            )?;
        }
        let mut nameless = self.missing("question", "questions")?;
        nameless.extend(self.missing("target", "questions")?);
        nameless.sort_unstable();
        nameless.dedup();
        for question in &nameless {
            let card = format!("question-{question}");
            self.tx.execute(
                "INSERT INTO questions (id, deck, card, face) VALUES (?1, ?2, ?3, 'main')",
                params![question, LOST_AND_FOUND, card],
            )?;
        }
        Ok(u64::try_from(nameless.len()).unwrap_or(u64::MAX))
    }

    /// The numbers in a column of all tables that are none of another table.
    fn missing(&self, column: &str, of: &str) -> Result<Vec<i64>, ErrorKind> {
        let mut found = Vec::new();
        for table in self.tables.keys() {
            if self.place(table, column).is_none() {
                continue;
            }
            let sql = format!(
                "SELECT DISTINCT {column} FROM {table} WHERE {column} NOT IN (SELECT id FROM {of})"
            );
            let mut statement = self.tx.prepare(&sql)?;
            let rows = statement.query_map([], |row| row.get(0))?;
            found.extend(rows.collect::<Result<Vec<i64>, _>>()?);
        }
        found.sort_unstable();
        found.dedup();
        Ok(found)
    }

    /// The highest number of a table.
    pub(super) fn last(&self, table: &str) -> Result<i64, ErrorKind> {
        let sql = format!("SELECT coalesce(max(id), 0) FROM {table}");
        let last = log::number(self.tx, &sql)?;
        Ok(i64::try_from(last).unwrap_or(i64::MAX))
    }
}
