//! Rows that come in, table by table, and what they touch.

use std::collections::{BTreeSet, HashSet};

use rusqlite::Connection;

use super::Came;
use super::tables::Table;
use crate::base::text::squeezed;
use crate::store::error::ErrorKind;
use crate::store::{bulk, log};

/// From this many rows on it is worth to ask whether indexes are better made anew than kept up row by row.
const MANY: u64 = 1_000;

/// What came in so far.
#[derive(Debug, Default)]
pub(super) struct Taken {
    /// The devices that wrote it, as we number them.
    pub(super) devices: BTreeSet<i64>,
    /// The questions it touches, as we number them.
    pub(super) questions: BTreeSet<i64>,
    /// How many rows changed their ids.
    pub(super) moved: usize,
    /// The tables in which both logs have an id.
    pub(super) shared: BTreeSet<&'static str>,
    /// Whether rows are copied as they are: their numbers are ours, and somebody else looks whether they are sound.
    pub(super) raw: bool,
}

/// Which rows of the other log come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fresh {
    /// All, and ours had none.
    First,
    /// All.
    All,
    /// Those that were noted.
    Noted,
}

impl Taken {
    /// Takes in the rows of one table.
    pub(super) fn take(
        &mut self,
        tx: &Connection,
        table: &'static Table,
    ) -> Result<Came, ErrorKind> {
        let name = table.name;
        let all = log::number(tx, &format!("SELECT count(*) FROM other.{name}"))?;
        let none = format!("SELECT NOT EXISTS (SELECT 1 FROM main.{name})");
        let which = match (log::number(tx, &none)? == 1, self.shared.contains(name)) {
            (true, _) => Fresh::First,
            (false, false) => Fresh::All,
            (false, true) => Fresh::Noted,
        };
        let fresh = match which {
            Fresh::Noted => note_fresh(tx, name)?,
            Fresh::First | Fresh::All => usize::try_from(all).unwrap_or(usize::MAX),
        };
        let came = Came {
            added: count(fresh),
            known: all.saturating_sub(count(fresh)),
        };
        if fresh == 0 {
            return Ok(came);
        }
        let indexes = match is_many(tx, name, count(fresh))? {
            true => bulk::unindex(tx, name)?,
            false => Vec::new(),
        };
        let raw = self.raw && is_alike(tx, name)?;
        let inserted = match raw {
            true => constrained(tx.execute(
                &format!("INSERT INTO main.{name} SELECT * FROM other.{name}"),
                [],
            ))?,
            false => insert(tx, table, which)?,
        };
        bulk::index(tx, &indexes)?;
        let seen = match (name, which) {
            ("reviews", Fresh::First) => {
                self.note_first_reviews(tx)?;
                // each that came in met its device and its question, or these are looked at below
                fresh
            }
            _ => self.note(tx, table, which)?,
        };
        if inserted != fresh || seen != fresh || (raw && !self.is_known(tx)?) {
            return Err(ErrorKind::Damaged(format!(
                "rows of {name} point to nothing"
            )));
        }
        Ok(came)
    }

    /// Notes whose the fresh rows are, and what they touch; how many they are.
    fn note(&mut self, tx: &Connection, table: &Table, which: Fresh) -> Result<usize, ErrorKind> {
        let name = table.name;
        let (rows, row) = match which {
            Fresh::First => (format!("main.{name} m"), "m"),
            Fresh::All => (table.theirs(), "o"),
            Fresh::Noted => (
                format!("temp.fresh f CROSS JOIN main.{name} m ON m.id = f.id"),
                "m",
            ),
        };
        let column = |column: &str| match which {
            Fresh::All => format!("of_{column}.ours"),
            Fresh::First | Fresh::Noted => format!("m.{column}"),
        };
        let columns = table.questions().map(|(name, _)| column(name));
        let mut columns: Vec<String> = columns.collect();
        let rows = match table.is_about_reviews() {
            true => {
                columns.push(String::from("r.question"));
                format!("{rows} CROSS JOIN main.reviews r ON r.id = {row}.review")
            }
            false => rows,
        };
        columns.insert(
            0,
            String::from(match which {
                Fresh::All => "d.ours",
                Fresh::First | Fresh::Noted => "m.device",
            }),
        );
        self.collect(tx, &columns, &rows)
    }

    /// The same for reviews that are the first in our file: asked of our index, a fraction of walking through the rows.
    fn note_first_reviews(&mut self, tx: &Connection) -> Result<(), ErrorKind> {
        let columns = ["m.device", "m.question"].map(String::from);
        let rows = "(SELECT DISTINCT question, device FROM main.reviews) m";
        self.collect(tx, &columns, rows)?;
        Ok(())
    }

    /// Whether there are all devices and questions to which rows point that came in.
    fn is_known(&self, tx: &Connection) -> Result<bool, ErrorKind> {
        let numbers = |table: &str| -> Result<HashSet<i64>, ErrorKind> {
            let mut statement = tx.prepare(&format!("SELECT id FROM main.{table}"))?;
            let rows = statement.query_map([], |row| row.get(0))?;
            Ok(rows.collect::<Result<_, _>>()?)
        };
        let (devices, questions) = (numbers("devices")?, numbers("questions")?);
        Ok(self.devices.iter().all(|one| devices.contains(one))
            && self.questions.iter().all(|one| questions.contains(one)))
    }

    /// Adds the device in the first of some columns, and the questions in the others.
    fn collect(
        &mut self,
        tx: &Connection,
        columns: &[String],
        rows: &str,
    ) -> Result<usize, ErrorKind> {
        let mut statement = tx.prepare(&format!("SELECT {} FROM {rows}", columns.join(", ")))?;
        let mut rows = statement.query([])?;
        // rows beside each other are mostly of one device, and there are far more rows than questions
        let (mut device, mut questions, mut seen) = (None, HashSet::new(), 0);
        while let Some(row) = rows.next()? {
            seen += 1;
            let this = row.get(0)?;
            if device.replace(this) != Some(this) {
                self.devices.insert(this);
            }
            for column in 1..columns.len() {
                questions.insert(row.get::<_, i64>(column)?);
            }
        }
        self.questions.extend(questions);
        Ok(seen)
    }
}

/// Whether so many rows come in that indexes are better made anew.
fn is_many(tx: &Connection, name: &str, fresh: u64) -> Result<bool, ErrorKind> {
    Ok(
        fresh >= MANY
            && fresh >= log::number(tx, &format!("SELECT count(*) FROM main.{name}"))? / 2,
    )
}

/// Whether a table is written alike in both files.
fn is_alike(tx: &Connection, name: &str) -> Result<bool, ErrorKind> {
    let written = |schema: &str| -> Result<String, ErrorKind> {
        let sql =
            format!("SELECT sql FROM {schema}.sqlite_schema WHERE type = 'table' AND name = ?1");
        Ok(tx.query_row(&sql, [name], |row| row.get(0))?)
    };
    Ok(squeezed(&written("main")?) == squeezed(&written("other")?))
}

/// Notes the ids of rows that are not in our table; how many they are.
fn note_fresh(tx: &Connection, name: &str) -> Result<usize, ErrorKind> {
    tx.execute("DELETE FROM temp.fresh", [])?;
    let sql = format!(
        "INSERT INTO temp.fresh SELECT o.id FROM other.{name} o
            WHERE NOT EXISTS (SELECT 1 FROM main.{name} m WHERE m.id = o.id)"
    );
    Ok(tx.execute(&sql, [])?)
}

/// Copies rows of a table.
fn insert(tx: &Connection, table: &Table, which: Fresh) -> Result<usize, ErrorKind> {
    let (fresh, wanted) = match which {
        Fresh::First | Fresh::All => ("", "true"),
        Fresh::Noted => ("temp.fresh f CROSS JOIN ", "o.id = f.id"),
    };
    let reviewed = match table.is_about_reviews() {
        true => " AND o.review IN (SELECT id FROM main.reviews)",
        false => "",
    };
    // what fails ends the whole transaction, so nothing is kept to take this statement back alone
    let sql = format!(
        "INSERT OR FAIL INTO main.{} (id, device, {}) SELECT o.id, d.ours, {} FROM {fresh}{}
            WHERE {wanted}{reviewed} ORDER BY o.id",
        table.name,
        table.names(),
        table.translated(),
        table.theirs()
    );
    constrained(tx.execute(&sql, []))
}

/// What does not fit was written by nobody we know.
fn constrained(done: rusqlite::Result<usize>) -> Result<usize, ErrorKind> {
    done.map_err(|error| match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::ConstraintViolation) => ErrorKind::Damaged(error.to_string()),
        _ => error.into(),
    })
}

fn count(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}
