//! Which review was given last, without reading all of them.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension};

use super::error::ErrorKind;
use super::log;
use super::replay::Uid;

/// How many of the newest reviews are looked at before all are: far more than are taken back in a row, or answered while a
/// clock goes wrong.
pub(super) const NEWEST: u32 = 256;

/// The review that was given last and not taken back, of any kind but imported ones.
pub(super) fn id(tx: &Connection) -> Result<Option<i64>, ErrorKind> {
    if let Some(id) = among_the_newest(tx)? {
        return Ok(Some(id));
    }
    match unless_a_later_one(tx)? {
        Some(id) => Ok(Some(id)),
        None => among_all(tx),
    }
}

/// One of the newest reviews.
struct New {
    device: i64,
    seq: i64,
    id: i64,
    is_undone: bool,
}

/// The newest reviews, the newest first.
fn newest(tx: &Connection) -> Result<Vec<New>, ErrorKind> {
    const ROWS: &str =
        "SELECT r.device, r.seq, r.id, EXISTS (SELECT 1 FROM undos u WHERE u.review = r.id)
        FROM reviews r WHERE r.kind <> 3 ORDER BY r.id DESC LIMIT ?1"; // 3: imported
    let mut statement = tx.prepare_cached(ROWS)?;
    let rows = statement.query_map([NEWEST], |row| {
        Ok(New {
            device: row.get(0)?,
            seq: row.get(1)?,
            id: row.get(2)?,
            is_undone: row.get(3)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The same from the newest reviews alone; `None` when they do not prove it.
///
/// They do when the newest instant is of the device of this file alone, and every number that it gave out after the one
/// found is known to be of something else: a review among these that was taken back, or a row of another table.
pub(super) fn among_the_newest(tx: &Connection) -> Result<Option<i64>, ErrorKind> {
    // no mark of a file is a single zero: it says that rows of this device came from elsewhere
    const HERE: &str = "SELECT device, seq FROM here WHERE mark <> x'00'";
    let here: Option<(i64, i64)> = tx
        .prepare_cached(HERE)?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((own, given_out)) = here else {
        return Ok(None);
    };
    let (mut newest_instant, mut last, mut undone) = (None, None, Vec::new());
    for New {
        device,
        seq,
        id,
        is_undone,
    } in newest(tx)?
    {
        if is_undone {
            undone.extend((device == own).then_some(seq));
            continue;
        }
        let newest = *newest_instant.get_or_insert(log::instant(id));
        if device == own {
            last = last.max(Some((seq, id)));
        } else if newest == log::instant(id) {
            return Ok(None);
        }
    }
    let Some((seq, id)) = last else {
        return Ok(None);
    };
    undone.retain(|&number| number > seq);
    let elsewhere = match given_out == seq {
        true => 0,
        false => numbers_after(tx, own, seq)?,
    };
    let known = i64::try_from(undone.len()).unwrap_or(i64::MAX);
    let proved = known.saturating_add(elsewhere) == given_out.saturating_sub(seq);
    Ok(proved.then_some(id))
}

/// The same from the newest reviews and one look whether the device of the newest instant gave a later one, as in a file into
/// which another was merged; `None` when several devices share that instant, or it did.
pub(super) fn unless_a_later_one(tx: &Connection) -> Result<Option<i64>, ErrorKind> {
    const LATER: &str =
        "SELECT EXISTS (SELECT 1 FROM reviews r NOT INDEXED WHERE r.device = ?1 AND r.seq > ?2
        AND r.kind <> 3 AND NOT EXISTS (SELECT 1 FROM undos u WHERE u.review = r.id))"; // 3: imported
    let rows = newest(tx)?;
    let mut standing = rows.iter().filter(|row| !row.is_undone);
    let Some(first) = standing.next() else {
        return Ok(None);
    };
    let instant = log::instant(first.id);
    // what lies before these may be of the same instant
    let cut_off = rows.len() >= usize::try_from(NEWEST).unwrap_or(usize::MAX)
        && rows
            .last()
            .is_some_and(|row| log::instant(row.id) == instant);
    let mut last = (first.seq, first.id);
    for row in standing {
        if row.device == first.device {
            last = last.max((row.seq, row.id));
        } else if log::instant(row.id) == instant {
            return Ok(None);
        }
    }
    let mut statement = tx.prepare_cached(LATER)?;
    let later: bool = statement.query_row([first.device, last.0], |row| row.get(0))?;
    Ok((!cut_off && !later).then_some(last.1))
}

/// How many rows a device wrote after a number, reviews left out.
fn numbers_after(tx: &Connection, device: i64, seq: i64) -> Result<i64, ErrorKind> {
    const AFTER: &str = "SELECT (SELECT count(*) FROM undos WHERE device = ?1 AND seq > ?2)
        + (SELECT count(*) FROM corrections WHERE device = ?1 AND seq > ?2)
        + (SELECT count(*) FROM suspensions WHERE device = ?1 AND seq > ?2)
        + (SELECT count(*) FROM relinks WHERE device = ?1 AND seq > ?2)
        + (SELECT count(*) FROM burials WHERE device = ?1 AND seq > ?2)
        + (SELECT count(*) FROM fits WHERE device = ?1 AND seq > ?2)
        + (SELECT count(*) FROM exams WHERE device = ?1 AND seq > ?2)";
    let mut statement = tx.prepare_cached(AFTER)?;
    Ok(statement.query_row([device, seq], |row| row.get(0))?)
}

/// Where the log of one device ends.
struct End {
    seq: i64,
    id: i64,
    /// The latest instant of the device: its clock may have gone back since.
    latest: i64,
}

/// The same from all of them.
pub(super) fn among_all(tx: &Connection) -> Result<Option<i64>, ErrorKind> {
    const STANDING: &str =
        "SELECT d.uid, r.seq, r.id, r.at FROM reviews r JOIN devices d ON d.id = r.device
        WHERE NOT EXISTS (SELECT 1 FROM undos u WHERE u.review = r.id) AND r.kind <> 3 -- imported";
    let mut statement = tx.prepare_cached(STANDING)?;
    let mut rows = statement.query([])?;
    let mut ends: BTreeMap<Uid, End> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let (seq, id, at) = (row.get(1)?, row.get(2)?, row.get(3)?);
        let end = ends.entry(row.get(0)?).or_insert(End {
            seq,
            id,
            latest: at,
        });
        end.latest = end.latest.max(at);
        if (end.seq, end.id) < (seq, id) {
            (end.seq, end.id) = (seq, id);
        }
    }
    // of equal instants the higher device, as in a replay
    Ok(ends
        .into_values()
        .max_by_key(|end| end.latest)
        .map(|end| end.id))
}
