//! What comes in, and what follows from it.

use std::collections::{BTreeSet, HashSet};

use rusqlite::{Connection, OptionalExtension};

use super::places;
use super::tables::{TABLES, Table};
use super::{Came, Merged};
use crate::memory::Scheduler;
use crate::store::doctor::LAST_NUMBER;
use crate::store::error::ErrorKind;
use crate::store::log::{self, Keys};
use crate::store::{fits, import, relink, whole};

/// The mark of no file: who opens one that has it becomes a device of its own.
const NOBODY: [u8; 1] = [0];

/// From this many rows on it is worth to ask whether indexes are better made anew than kept up row by row.
const MANY: u64 = 1_000;

/// The texts of the other log that hold against ours.
const NEWER_TEXTS: &str = "FROM other.texts o JOIN other.questions oq ON oq.id = o.question
    LEFT JOIN main.questions mq ON (mq.deck, mq.card, mq.face) = (oq.deck, oq.card, oq.face)
    LEFT JOIN main.texts m ON m.question = mq.id
    WHERE m.question IS NULL OR (o.at, o.prompt, o.answer) > (m.at, m.prompt, m.answer)";

/// Whether anything would come in.
pub(super) fn is_news(tx: &Connection) -> Result<bool, ErrorKind> {
    for table in &TABLES {
        let sql = format!("SELECT EXISTS (SELECT 1 {})", fresh_rows(table));
        if tx.query_row(&sql, [], |row| row.get(0))? {
            return Ok(true);
        }
    }
    Ok(tx.query_row(
        &format!("SELECT EXISTS (SELECT 1 {NEWER_TEXTS})"),
        [],
        |row| row.get(0),
    )?)
}

/// The rows of a table of the other log of which ours has none with the same id, device and number.
fn fresh_rows(table: &Table) -> String {
    let name = table.name;
    format!(
        "FROM other.{name} o JOIN other.devices od ON od.id = o.device
            LEFT JOIN main.devices md ON md.uid = od.uid
            LEFT JOIN main.{name} m ON m.id = o.id AND m.device = md.id AND m.seq = o.seq
        WHERE m.id IS NULL"
    )
}

/// What would come in: rows of which ours has none with the same id, device and number.
pub(super) fn look(tx: &Connection) -> Result<Merged, ErrorKind> {
    let mut merged = Merged::default();
    let mut devices = BTreeSet::new();
    for table in &TABLES {
        let name = table.name;
        let fresh = fresh_rows(table);
        let all = log::number(tx, &format!("SELECT count(*) FROM other.{name}"))?;
        let mut statement = tx.prepare(&format!(
            "SELECT o.device, count(*) {fresh} GROUP BY o.device"
        ))?;
        let mut rows = statement.query([])?;
        let mut added = 0;
        while let Some(row) = rows.next()? {
            devices.insert(row.get::<_, i64>(0)?);
            added += row.get::<_, i64>(1)?.unsigned_abs();
        }
        *merged.kind(name) = Came {
            added,
            known: all.saturating_sub(added),
        };
    }
    merged.texts = texts(tx)?;
    merged.devices = number(devices.len());
    Ok(merged)
}

/// Takes everything in and derives what follows.
pub(super) fn take(
    tx: &Connection,
    (scheduler, seen): (&mut Scheduler, &mut i64),
) -> Result<Merged, ErrorKind> {
    fits::take_up(tx, (&mut *scheduler, &mut *seen))?;
    translate(tx)?;
    let mut merged = Merged {
        texts: texts(tx)?,
        ..Merged::default()
    };
    let mut taken = Taken::default();
    for table in &TABLES {
        taken.moved += places::settle(tx, table)?;
        *merged.kind(table.name) = taken.take(tx, table)?;
    }
    take_texts(tx)?;
    merged.devices = number(taken.devices.len());
    merged.questions = derive(tx, scheduler, &merged, &taken)?;
    settle_counters(tx, &taken.devices)?;
    Ok(merged)
}

/// Makes known here the devices and questions of the other log, and how each is numbered there and here.
fn translate(tx: &Connection) -> Result<(), ErrorKind> {
    const UNKNOWN: &str = "FROM other.questions o WHERE NOT EXISTS
        (SELECT 1 FROM main.questions m WHERE (m.deck, m.card, m.face) = (o.deck, o.card, o.face))";
    // a name that is none would spoil our own file
    let mut statement = tx.prepare(&format!("SELECT o.deck, o.card, o.face {UNKNOWN}"))?;
    let mut rows = statement.query([])?;
    let mut keys = Keys::default();
    while let Some(row) = rows.next()? {
        keys.read(row, 0)?;
    }
    tx.execute_batch(&format!(
        "INSERT INTO main.devices (uid) SELECT uid FROM other.devices WHERE true ON CONFLICT (uid) DO NOTHING;
         INSERT INTO main.questions (deck, card, face) SELECT o.deck, o.card, o.face {UNKNOWN} ORDER BY o.id;
         CREATE TEMP TABLE device_of (theirs INTEGER PRIMARY KEY, ours INTEGER NOT NULL);
         CREATE TEMP TABLE question_of (theirs INTEGER PRIMARY KEY, ours INTEGER NOT NULL);
         CREATE TEMP TABLE fresh (id INTEGER PRIMARY KEY);
         INSERT INTO temp.device_of SELECT o.id, m.id FROM other.devices o JOIN main.devices m ON m.uid = o.uid;
         INSERT INTO temp.question_of SELECT o.id, m.id FROM other.questions o
            JOIN main.questions m ON (m.deck, m.card, m.face) = (o.deck, o.card, o.face);"
    ))?;
    Ok(())
}

/// What came in so far.
#[derive(Debug, Default)]
struct Taken {
    /// The devices that wrote it, as we number them.
    devices: BTreeSet<i64>,
    /// The questions it touches, as we number them.
    questions: BTreeSet<i64>,
    /// How many rows changed their ids.
    moved: usize,
}

impl Taken {
    /// Takes in the rows of one table.
    fn take(&mut self, tx: &Connection, table: &Table) -> Result<Came, ErrorKind> {
        let name = table.name;
        let all = log::number(tx, &format!("SELECT count(*) FROM other.{name}"))?;
        let first = log::number(
            tx,
            &format!("SELECT NOT EXISTS (SELECT 1 FROM main.{name})"),
        )? == 1;
        let fresh = if first {
            usize::try_from(all).unwrap_or(usize::MAX)
        } else {
            fresh(tx, name)?
        };
        let came = Came {
            added: number(fresh),
            known: all.saturating_sub(number(fresh)),
        };
        if fresh == 0 {
            return Ok(came);
        }
        let indexes = match is_many(tx, name, number(fresh))? {
            true => unindex(tx, name)?,
            false => Vec::new(),
        };
        if insert(tx, table, first)? != fresh {
            return Err(ErrorKind::Damaged(format!(
                "rows of {name} point to nothing"
            )));
        }
        for index in indexes {
            tx.execute_batch(&index)?;
        }
        self.note(tx, table, first)?;
        Ok(came)
    }

    /// Notes whose the fresh rows are, and what they touch.
    fn note(&mut self, tx: &Connection, table: &Table, first: bool) -> Result<(), ErrorKind> {
        let name = table.name;
        let rows = match first {
            true => format!("main.{name} m"),
            false => format!("temp.fresh f CROSS JOIN main.{name} m ON m.id = f.id"),
        };
        let columns = table.questions().map(|(column, _)| format!("m.{column}"));
        let mut columns: Vec<String> = columns.collect();
        let rows = match table.is_about_reviews() {
            true => {
                columns.push(String::from("r.question"));
                format!("{rows} CROSS JOIN main.reviews r ON r.id = m.review")
            }
            false => rows,
        };
        columns.insert(0, String::from("m.device"));
        self.collect(tx, &columns, &rows)
    }

    /// Adds the device in the first of some columns, and the questions in the others.
    fn collect(
        &mut self,
        tx: &Connection,
        columns: &[String],
        rows: &str,
    ) -> Result<(), ErrorKind> {
        let mut statement = tx.prepare(&format!("SELECT {} FROM {rows}", columns.join(", ")))?;
        let mut rows = statement.query([])?;
        // rows beside each other are mostly of one device, and there are far more rows than questions
        let (mut device, mut questions) = (None, HashSet::new());
        while let Some(row) = rows.next()? {
            let this = row.get(0)?;
            if device.replace(this) != Some(this) {
                self.devices.insert(this);
            }
            for column in 1..columns.len() {
                questions.insert(row.get::<_, i64>(column)?);
            }
        }
        self.questions.extend(questions);
        Ok(())
    }
}

/// Whether so many rows come in that indexes are better made anew.
fn is_many(tx: &Connection, name: &str, fresh: u64) -> Result<bool, ErrorKind> {
    Ok(
        fresh >= MANY
            && fresh >= log::number(tx, &format!("SELECT count(*) FROM main.{name}"))? / 2,
    )
}

/// Takes the indexes of a table of ours away; what makes them anew.
///
/// An index that is made at once from sorted rows costs a fraction of one that grows row by row at all places.
fn unindex(tx: &Connection, name: &str) -> Result<Vec<String>, ErrorKind> {
    let mut statement = tx.prepare(
        "SELECT name, sql FROM main.sqlite_schema WHERE type = 'index' AND tbl_name = ?1 AND sql IS NOT NULL",
    )?;
    let rows = statement.query_map([name], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let indexes: Vec<(String, String)> = rows.collect::<Result<_, _>>()?;
    for (name, _) in &indexes {
        tx.execute_batch(&format!(
            "DROP INDEX main.\"{}\"",
            name.replace('"', "\"\"")
        ))?;
    }
    Ok(indexes.into_iter().map(|(_, sql)| sql).collect())
}

/// Notes the ids of rows that are not in our table; how many they are.
fn fresh(tx: &Connection, name: &str) -> Result<usize, ErrorKind> {
    tx.execute("DELETE FROM temp.fresh", [])?;
    let sql = format!(
        "INSERT INTO temp.fresh SELECT o.id FROM other.{name} o
            WHERE NOT EXISTS (SELECT 1 FROM main.{name} m WHERE m.id = o.id)"
    );
    Ok(tx.execute(&sql, [])?)
}

/// Copies the fresh rows of a table, or all when ours has none; what does not fit there was written by nobody we know.
fn insert(tx: &Connection, table: &Table, first: bool) -> Result<usize, ErrorKind> {
    let (fresh, wanted) = match first {
        true => ("", "true"),
        false => ("temp.fresh f CROSS JOIN ", "o.id = f.id"),
    };
    let reviewed = match table.is_about_reviews() {
        true => " AND o.review IN (SELECT id FROM main.reviews)",
        false => "",
    };
    let sql = format!(
        "INSERT INTO main.{} (id, device, {}) SELECT o.id, d.ours, {} FROM {fresh}{}
            WHERE {wanted}{reviewed} ORDER BY o.id",
        table.name,
        table.names(),
        table.translated(),
        table.theirs()
    );
    tx.execute(&sql, [])
        .map_err(|error| match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::ConstraintViolation) => ErrorKind::Damaged(error.to_string()),
            _ => error.into(),
        })
}

/// How many texts of the other log hold against ours.
fn texts(tx: &Connection) -> Result<Came, ErrorKind> {
    let all = log::number(tx, "SELECT count(*) FROM other.texts")?;
    let added = log::number(tx, &format!("SELECT count(*) {NEWER_TEXTS}"))?;
    Ok(Came {
        added,
        known: all.saturating_sub(added),
    })
}

fn take_texts(tx: &Connection) -> Result<(), ErrorKind> {
    tx.execute_batch(
        "INSERT INTO main.texts (question, at, prompt, answer)
            SELECT q.ours, o.at, o.prompt, o.answer FROM other.texts o
                JOIN temp.question_of q ON q.theirs = o.question WHERE true
            ON CONFLICT (question) DO UPDATE SET at = excluded.at, prompt = excluded.prompt, answer = excluded.answer
            WHERE (excluded.at, excluded.prompt, excluded.answer) > (at, prompt, answer)",
    )?;
    Ok(())
}

/// Derives the touched questions anew, or all when other weights hold now or rows have other ids. Says how many.
fn derive(
    tx: &Connection,
    scheduler: &Scheduler,
    merged: &Merged,
    taken: &Taken,
) -> Result<u64, ErrorKind> {
    let adopted = fits::adopted(tx)?;
    let holds = adopted.as_ref().unwrap_or(scheduler);
    // of equal numbers and instants the ids decide
    if taken.moved > 0 || holds.weights() != scheduler.weights() {
        return Ok(whole::rederive(tx, holds)?.questions);
    }
    let mut touched = taken.questions.clone();
    if merged.relinks.added > 0 {
        // a relink may date later ones of its device, and so move what these had moved
        touched.extend(relink::all(tx)?.touched());
    }
    import::derive(tx, scheduler, &touched)?;
    Ok(number(touched.len()))
}

/// Counts the log anew; when rows of our own device came in, what is written from now on belongs to a new one.
fn settle_counters(tx: &Connection, devices: &BTreeSet<i64>) -> Result<(), ErrorKind> {
    let own: Option<i64> = tx
        .query_row("SELECT device FROM main.here", [], |row| row.get(0))
        .optional()?;
    if own.is_some_and(|own| devices.contains(&own)) {
        tx.execute(
            &format!("UPDATE main.here SET mark = ?1, seq = {LAST_NUMBER}"),
            [NOBODY],
        )?;
    }
    log::recount(tx)
}

fn number(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}
