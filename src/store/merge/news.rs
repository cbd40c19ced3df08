//! What another log holds that ours does not, seen by walking through both at once, without a copy of either.

use std::cmp::Ordering;
use std::collections::{BTreeSet, HashMap};

use rusqlite::{Connection, Row, Rows};

use super::tables::{TABLES, Table};
use super::{Came, Merged};
use crate::store::error::ErrorKind;
use crate::store::{log, whole};

/// How far to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Until {
    /// To the first row that is new.
    TheFirst,
    /// To the end: all that is new is counted.
    TheEnd,
}

/// The rows of another log of which ours has none with the same id, device and number, and texts that hold against ours.
pub(super) fn look(
    ours: &Connection,
    theirs: &Connection,
    until: Until,
) -> Result<Merged, ErrorKind> {
    let numbers = numbers(ours, theirs)?;
    let mut merged = Merged::default();
    let mut devices = BTreeSet::new();
    for table in &TABLES {
        let added = fresh(table, (ours, theirs), &numbers, until, &mut devices)?;
        if until == Until::TheFirst && added > 0 {
            merged.kind(table.name).added = added;
            return Ok(merged);
        }
        let all = log::number(theirs, &format!("SELECT count(*) FROM {}", table.name))?;
        *merged.kind(table.name) = came(added, all);
    }
    let all = log::number(theirs, "SELECT count(*) FROM texts")?;
    merged.texts = came(newer_texts(ours, theirs, until)?, all);
    merged.devices = u64::try_from(devices.len()).unwrap_or(u64::MAX);
    Ok(merged)
}

fn came(added: u64, all: u64) -> Came {
    Came {
        added,
        known: all.saturating_sub(added),
    }
}

/// How the devices of another log are numbered in ours, as far as they are known there.
fn numbers(ours: &Connection, theirs: &Connection) -> Result<HashMap<i64, i64>, ErrorKind> {
    let own = whole::devices(ours)?;
    let own: HashMap<_, _> = own.iter().map(|(number, uid)| (*uid, *number)).collect();
    let others = whole::devices(theirs)?.into_iter();
    Ok(others
        .filter_map(|(number, uid)| Some((number, *own.get(&uid)?)))
        .collect())
}

/// The id, the device and the number of a row.
type Place = (i64, i64, i64);

fn place(rows: &mut Rows<'_>) -> Result<Option<Place>, ErrorKind> {
    let read = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
    Ok(rows
        .next()?
        .map(read)
        .transpose()
        .map_err(|error: rusqlite::Error| error)?)
}

/// How many rows of a table are new, and whose they are.
fn fresh(
    table: &Table,
    (ours, theirs): (&Connection, &Connection),
    numbers: &HashMap<i64, i64>,
    until: Until,
    devices: &mut BTreeSet<i64>,
) -> Result<u64, ErrorKind> {
    let name = table.name;
    let span = format!("SELECT coalesce(min(id), 0), coalesce(max(id), -1) FROM {name}");
    let span: (i64, i64) = theirs.query_row(&span, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let sql = format!("SELECT id, device, seq FROM {name} WHERE id BETWEEN ?1 AND ?2 ORDER BY id");
    let (mut own, mut other) = (ours.prepare(&sql)?, theirs.prepare(&sql)?);
    let (mut own, mut other) = (own.query([span.0, span.1])?, other.query([span.0, span.1])?);
    let mut here = place(&mut own)?;
    let mut added = 0;
    while let Some((id, device, seq)) = place(&mut other)? {
        while here.is_some_and(|here| here.0 < id) {
            here = place(&mut own)?;
        }
        let same = |(own_id, own, own_seq): Place| {
            own_id == id && own_seq == seq && numbers.get(&device) == Some(&own)
        };
        if !here.is_some_and(same) {
            added += 1;
            devices.insert(device);
            if until == Until::TheFirst {
                break;
            }
        }
    }
    Ok(added)
}

/// How many texts of the other log hold against ours.
fn newer_texts(ours: &Connection, theirs: &Connection, until: Until) -> Result<u64, ErrorKind> {
    const TEXTS: &str = "SELECT q.deck, q.card, q.face, t.at, t.prompt, t.answer
        FROM questions q JOIN texts t ON t.question = q.id ORDER BY q.deck, q.card, q.face";
    let (mut own, mut other) = (ours.prepare(TEXTS)?, theirs.prepare(TEXTS)?);
    let (mut own, mut other) = (own.query([])?, other.query([])?);
    let (mut here, mut added) = (own.next()?, 0);
    while let Some(there) = other.next()? {
        let mut against = Ordering::Less;
        while let Some(row) = here {
            against = compared(row, there, 0..3)?;
            if against != Ordering::Less {
                break;
            }
            here = own.next()?;
        }
        let older = |row: &Row<'_>| Ok::<_, ErrorKind>(compared(row, there, 3..6)?.is_lt());
        let holds = match here.filter(|_| against.is_eq()) {
            Some(row) => older(row)?,
            None => true,
        };
        added += u64::from(holds);
        if holds && until == Until::TheFirst {
            break;
        }
    }
    Ok(added)
}

/// The order of two rows by some columns of texts and numbers, as SQLite orders them.
fn compared(
    one: &Row<'_>,
    other: &Row<'_>,
    columns: std::ops::Range<usize>,
) -> Result<Ordering, ErrorKind> {
    use rusqlite::types::ValueRef::{Integer, Text};
    for column in columns {
        let order = match (one.get_ref(column)?, other.get_ref(column)?) {
            (Integer(one), Integer(other)) => one.cmp(&other),
            (Text(one), Text(other)) => one.cmp(other),
            _ => {
                let why = "what a question said is no text";
                return Err(ErrorKind::Damaged(String::from(why)));
            }
        };
        if order.is_ne() {
            return Ok(order);
        }
    }
    Ok(Ordering::Equal)
}
