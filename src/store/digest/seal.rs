//! By what a digest is known to be true.

use std::collections::BTreeSet;

use rusqlite::Connection;

use crate::memory::{Scheduler, WEIGHTS};
use crate::store::error::ErrorKind;
use crate::store::log::{self, ENTRIES, TRACE};
use crate::store::relink;

/// Which log, and which weights, something follows from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Seal {
    /// How many rows the log has.
    pub(super) entries: i64,
    /// The sum of the lower halves of their ids.
    pub(super) trace: i64,
    /// The highest id of reviews, undos, corrections, suspensions and relinks; 0 where there is none.
    pub(super) last: [i64; 5],
    /// The weights of the memory model.
    pub(super) weights: [f32; WEIGHTS],
}

/// The tables of the log, in the order of [`Seal::last`], each with the question of a row.
const TABLES: [(&str, &str); 5] = [
    ("reviews", "l.question"),
    (
        "undos",
        "(SELECT r.question FROM reviews r WHERE r.id = l.review)",
    ),
    (
        "corrections",
        "(SELECT r.question FROM reviews r WHERE r.id = l.review)",
    ),
    ("suspensions", "l.question"),
    ("relinks", "l.question"),
];

/// The place of relinks in [`TABLES`].
const RELINKS: usize = 4;

impl Seal {
    /// The seal of a log as it is now.
    pub(super) fn of(tx: &Connection, scheduler: &Scheduler) -> Result<Self, ErrorKind> {
        // while no device has settled here, as when all was imported, nobody counts yet
        let sql =
            format!("SELECT entries, trace FROM here UNION ALL SELECT {ENTRIES}, {TRACE} LIMIT 1");
        let (entries, trace) = tx
            .prepare_cached(&sql)?
            .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let mut last = [0; 5];
        for (last, (table, _)) in last.iter_mut().zip(TABLES) {
            let sql = format!("SELECT coalesce(max(id), 0) FROM {table}");
            *last = tx.prepare_cached(&sql)?.query_row([], |row| row.get(0))?;
        }
        Ok(Self {
            entries,
            trace,
            last,
            weights: *scheduler.weights(),
        })
    }
}

/// The questions that rows touch which came after `old`; `None` when more changed than what came last.
///
/// That nothing else came is proven, not assumed: the new rows and the old ones together must give the new count and trace.
pub(super) fn touched_since(
    tx: &Connection,
    old: &Seal,
    new: &Seal,
) -> Result<Option<BTreeSet<i64>>, ErrorKind> {
    let same_bits = |(a, b): (&f32, &f32)| a.to_bits() == b.to_bits();
    let same_model = old.weights.iter().zip(&new.weights).all(same_bits);
    if !same_model || old.last[RELINKS] != new.last[RELINKS] || old.entries > new.entries {
        return Ok(None);
    }
    let (mut entries, mut trace) = (old.entries, old.trace);
    let mut touched = BTreeSet::new();
    for (last, (table, question)) in old.last.iter().zip(TABLES) {
        let sql = format!("SELECT l.id, {question} FROM {table} l WHERE l.id > ?1");
        let mut statement = tx.prepare_cached(&sql)?;
        let mut rows = statement.query([last])?;
        while let Some(row) = rows.next()? {
            entries += 1;
            trace += row.get::<_, i64>(0)? & log::TRACED;
            touched.insert(row.get(1)?);
        }
    }
    for &question in &touched {
        if relink::is_relinked(tx, question)? {
            return Ok(None);
        }
    }
    Ok((entries == new.entries && trace == new.trace).then_some(touched))
}
