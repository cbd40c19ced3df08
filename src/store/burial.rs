//! Questions that are left alone for one study day.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, named_params};

use super::error::{ErrorKind, StoreError};
use super::homes::{Filed, Row};
use super::log::{self, Pen};
use super::replay::{Entry, in_order};
use super::{Store, relink, transact};
use crate::base::{Day, Millis, QuestionKey};

impl Store {
    /// The questions that are left alone on a study day; what was taken back is not among them.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn buried_on(&self, day: Day) -> Result<BTreeSet<QuestionKey>, StoreError> {
        self.read(|conn| transact::view(conn, |tx| buried(tx, day)))
    }
}

/// Appends a burial, or that one is taken back.
pub(super) fn add(
    tx: &Connection,
    pen: &mut Pen,
    key: &QuestionKey,
    (day, buried): (Day, bool),
    at: Millis,
) -> Result<(), ErrorKind> {
    const ADD: &str = "INSERT INTO burials (id, device, seq, at, question, day, buried)
        VALUES (:id, :device, :seq, :at, :question, :day, :buried)";
    let turn = pen.turn(tx)?;
    let question = log::question(tx, key)?;
    let values = named_params! {":device": turn.device, ":seq": turn.seq, ":at": at.0,
    ":question": question, ":day": day.0, ":buried": buried};
    pen.append(tx, ADD, at, values)?;
    Ok(())
}

fn buried(tx: &Connection, day: Day) -> Result<BTreeSet<QuestionKey>, ErrorKind> {
    let (rows, said) = rows(tx, day)?;
    if rows.is_empty() {
        return Ok(BTreeSet::new());
    }
    let homes = relink::all(tx)?.homes(&rows);
    let mut last: BTreeMap<i64, bool> = BTreeMap::new();
    for row in in_order(rows) {
        let (which, own) = row.what;
        let home = homes.get(&which).copied().unwrap_or(own);
        last.insert(home, said.contains(&row.stamp.id));
    }
    let buried = last.into_iter().filter(|(_, buried)| *buried);
    buried
        .map(|(question, _)| log::name(tx, question))
        .collect()
}

/// The rows of a day, and the numbers of those that say buried.
fn rows(tx: &Connection, day: Day) -> Result<(Vec<Filed>, BTreeSet<i64>), ErrorKind> {
    const ROWS: &str = "SELECT d.uid, b.seq, b.at, b.id, b.question, b.buried
        FROM burials b JOIN devices d ON d.id = b.device WHERE b.day = ?1";
    let mut statement = tx.prepare_cached(ROWS)?;
    let mut rows = statement.query([day.0])?;
    let (mut filed, mut said) = (Vec::new(), BTreeSet::new());
    while let Some(row) = rows.next()? {
        let stamp = log::stamp(row)?;
        if row.get(5)? {
            said.insert(stamp.id);
        }
        filed.push(Entry {
            stamp,
            what: (Row::Burial(stamp.id), row.get(4)?),
        });
    }
    Ok((filed, said))
}
