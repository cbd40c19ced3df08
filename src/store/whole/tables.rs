//! The other tables of the log and what was derived before, each in one walk.

use std::collections::{BTreeMap, HashMap, HashSet};

use rusqlite::Connection;

use super::{Numbers, Slim};
use crate::base::{Millis, Offset};
use crate::session::Kind;
use crate::store::error::ErrorKind;
use crate::store::log;
use crate::store::replay::{self, Correction, Entry, Uid};
use crate::store::state::Derived;

/// The devices of the log by their numbers in this file.
pub(in crate::store) fn devices(tx: &Connection) -> Result<HashMap<i64, Uid>, ErrorKind> {
    let mut statement = tx.prepare("SELECT id, uid FROM devices")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The reviews that were taken back.
pub(super) fn undone(tx: &Connection) -> Result<HashSet<i64>, ErrorKind> {
    let mut statement = tx.prepare("SELECT review FROM undos NOT INDEXED")?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The grades that were corrected.
pub(super) fn corrections(tx: &Connection) -> Result<Vec<Entry<Correction>>, ErrorKind> {
    const CORRECTIONS: &str = "SELECT d.uid, c.seq, c.at, c.id, c.review, c.grade
        FROM corrections c JOIN devices d ON d.id = c.device";
    let mut statement = tx.prepare(CORRECTIONS)?;
    statement.query_and_then([], log::correction)?.collect()
}

/// Whether each question of which it was said is set aside. Relinks are not heeded.
pub(super) fn suspended(tx: &Connection) -> Result<BTreeMap<i64, bool>, ErrorKind> {
    const SUSPENSIONS: &str = "SELECT d.uid, s.seq, s.at, s.id, s.suspended, s.question
        FROM suspensions s JOIN devices d ON d.id = s.device";
    let mut statement = tx.prepare(SUSPENSIONS)?;
    let mut rows = statement.query([])?;
    let mut said: BTreeMap<i64, Vec<Entry<bool>>> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        said.entry(row.get(5)?).or_default().push(Entry {
            stamp: log::stamp(row)?,
            what: row.get(4)?,
        });
    }
    let said = said.into_iter();
    Ok(said
        .map(|(question, rows)| (question, replay::suspended(rows)))
        .collect())
}

/// What was derived before, by question; `None` for a row that cannot be read.
pub(in crate::store) fn kept(tx: &Connection) -> Result<HashMap<i64, Option<Derived>>, ErrorKind> {
    let columns = crate::store::state::COLUMNS;
    let mut statement = tx.prepare(&format!("SELECT question, {columns} FROM states"))?;
    let mut rows = statement.query([])?;
    let mut found = HashMap::new();
    while let Some(row) = rows.next()? {
        found.insert(row.get(0)?, Derived::read(row, 1).ok());
    }
    Ok(found)
}

/// The answers of a span of ids that are not to cram, undone ones too, in as many parts as asked for.
pub(super) fn slim(
    tx: &Connection,
    parts: usize,
    (first, last): (i64, i64),
    numbers: Option<&Numbers>,
) -> Result<Vec<Vec<Slim>>, ErrorKind> {
    const ANSWERS: &str =
        "SELECT question, device, seq, id, at, \"offset\", grade, retention, kind, hard_by, good_by, easy_by,
            form, choices
        FROM reviews NOT INDEXED WHERE id BETWEEN ?1 AND ?2";
    let mut found = vec![Vec::new(); parts];
    let mut statement = tx.prepare(ANSWERS)?;
    let mut rows = statement.query([first, last])?;
    while let Some(row) = rows.next()? {
        let kind = log::placed(&Kind::ALL, row.get(8)?, "kind of review")?;
        if !kind.counts() {
            continue;
        }
        let (question, device) = (row.get(0)?, row.get(1)?);
        let (question, device) = match numbers {
            Some(numbers) => (
                Numbers::ours(&numbers.questions, question)?,
                Numbers::ours(&numbers.devices, device)?,
            ),
            None => (question, device),
        };
        let row = Slim {
            question,
            device,
            seq: row.get(2)?,
            id: row.get(3)?,
            at: Millis(row.get(4)?),
            offset: Offset(row.get(5)?),
            grade: log::grade(row.get(6)?)?,
            retention: row.get(7)?,
            spread: log::spread(row, 9)?,
            form: row.get(12)?,
            choices: row.get(13)?,
        };
        found[row.part(parts)].push(row);
    }
    Ok(found)
}
