//! Rows that were read under two ids.
//!
//! A flipped bit in the id of a row makes another row of it, beside the one that a backup or another copy of its page still
//! has. Two rows that say the same down to their instant and their number within their device are one row: no device gives
//! a number out twice in one millisecond and says the same by it. Imported answers have no numbers, but ids that follow from
//! what they say.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, OptionalExtension, params};

use super::write::Writer;
use crate::base::{Grade, Millis};
use crate::store::error::ErrorKind;
use crate::store::merge::TABLES;
use crate::store::{import, log};

/// Leaves one of all rows that say the same: that of the backup, else one that is spoken of, else one whose id fits its
/// instant. What spoke of the others speaks of that one. Gives the ids of reviews that went.
pub(super) fn settle(
    writer: &Writer<'_>,
    backup: Option<&Connection>,
) -> Result<BTreeSet<i64>, ErrorKind> {
    let mut gone = BTreeSet::new();
    for table in TABLES.iter().map(|table| table.name) {
        if !writer.has_table(table) {
            continue;
        }
        for run in alike(writer, table)? {
            let kept = kept(writer.tx, table, &run, backup)?;
            let Some(best) = kept.first() else { continue };
            for id in run.ids.iter().filter(|id| !kept.contains(id)) {
                remove(writer, table, (*id, *best))?;
                if table == "reviews" {
                    gone.insert(*id);
                }
            }
        }
    }
    Ok(gone)
}

/// Rows that say the same.
struct Run {
    ids: Vec<i64>,
    at: Millis,
    /// Whether they were imported.
    imported: bool,
}

/// All rows of a table of which there are several that differ in nothing but their ids.
fn alike(writer: &Writer<'_>, table: &str) -> Result<Vec<Run>, ErrorKind> {
    let tx = writer.tx;
    let mut statement = tx.prepare(&format!("SELECT device, seq, at, id FROM {table}"))?;
    let rows = statement.query_map([], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
    })?;
    let mut rows: Vec<(i64, i64, i64, i64)> = rows.collect::<Result<_, _>>()?;
    rows.sort_unstable();
    let imports: Option<i64> = tx
        .query_row(
            "SELECT id FROM devices WHERE uid = ?1",
            [import::DEVICE],
            |row| row.get(0),
        )
        .optional()?;
    let told = writer.told(table);
    let mut told = tx.prepare(&format!("SELECT {told} FROM {table} WHERE id = ?1"))?;
    let mut found = Vec::new();
    let runs = rows.chunk_by(|a, b| (a.0, a.1, a.2) == (b.0, b.1, b.2));
    for run in runs.filter(|run| run.len() > 1) {
        let mut saying: BTreeMap<String, Vec<i64>> = BTreeMap::new();
        for row in run {
            let said = told.query_row([row.3], |row| row.get(0))?;
            saying.entry(said).or_default().push(row.3);
        }
        let several = saying.into_values().filter(|ids| ids.len() > 1);
        found.extend(several.map(|ids| Run {
            ids,
            at: Millis(run[0].2),
            imported: Some(run[0].0) == imports,
        }));
    }
    Ok(found)
}

/// Which of some rows stay, the best first.
fn kept(
    tx: &Connection,
    table: &str,
    run: &Run,
    backup: Option<&Connection>,
) -> Result<Vec<i64>, ErrorKind> {
    let mut kept: Vec<i64> = Vec::new();
    for id in &run.ids {
        let known = backup.is_some_and(|backup| has(backup, table, *id));
        if known || (run.imported && is_own(tx, run, *id)?) {
            kept.push(*id);
        }
    }
    if kept.is_empty() {
        let spoken = |id: &&i64| table == "reviews" && is_spoken_of(tx, **id);
        let fits = |id: &&i64| log::instant(**id) == run.at;
        let best = run.ids.iter().find(spoken);
        kept.extend(
            best.or_else(|| run.ids.iter().find(fits))
                .or(run.ids.first()),
        );
    }
    Ok(kept)
}

/// Whether a file has a row; one of an older version may not have its table.
fn has(conn: &Connection, table: &str, id: i64) -> bool {
    let sql = format!("SELECT EXISTS (SELECT 1 FROM {table} WHERE id = ?1)");
    let found = conn
        .prepare_cached(&sql)
        .and_then(|mut find| find.query_row([id], |row| row.get(0)));
    found.unwrap_or(false)
}

fn is_spoken_of(tx: &Connection, review: i64) -> bool {
    const SPOKEN: &str = "SELECT EXISTS (SELECT 1 FROM undos WHERE review = ?1)
        OR EXISTS (SELECT 1 FROM corrections WHERE review = ?1)";
    let found = tx
        .prepare_cached(SPOKEN)
        .and_then(|mut find| find.query_row([review], |row| row.get(0)));
    found.unwrap_or(false)
}

/// Whether an imported answer has one of the ids that as many answers like it would get.
fn is_own(tx: &Connection, run: &Run, id: i64) -> Result<bool, ErrorKind> {
    let (question, grade): (i64, u8) = tx.query_row(
        "SELECT question, grade FROM reviews WHERE id = ?1",
        [id],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    // a name that is lost leaves nothing to compute by
    let (Ok(name), Some(grade)) = (log::name(tx, question), Grade::from_number(grade)) else {
        return Ok(true);
    };
    let name = name.to_string();
    Ok((0..)
        .take(run.ids.len())
        .any(|occurrence| import::own_id(run.at, &name, grade, occurrence) == id))
}

/// Takes a row away; what speaks of it speaks of another one.
fn remove(writer: &Writer<'_>, table: &str, (id, best): (i64, i64)) -> Result<(), ErrorKind> {
    let tx = writer.tx;
    if table == "reviews" {
        for follower in ["undos", "corrections"] {
            let sql = format!("UPDATE {follower} SET review = ?2 WHERE review = ?1");
            tx.execute(&sql, params![id, best])?;
        }
    }
    tx.execute(&format!("DELETE FROM {table} WHERE id = ?1"), [id])?;
    Ok(())
}
