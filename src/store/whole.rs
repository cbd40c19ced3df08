//! The whole log at once, question by question: one walk through each table instead of a few queries for each question.

use std::collections::{BTreeMap, HashMap, HashSet};

use rusqlite::Connection;

use super::error::ErrorKind;
use super::log;
use super::relink;
use super::replay::{self, Correction, Entry, Stamp, Uid};
use super::state::Derived;
use crate::base::{Grade, Millis, Offset};
use crate::memory::{Answered, Scheduler, Spread};
use crate::session::Kind;

/// A counting answer in little room: a million of them are to fit beside everything else.
#[derive(Debug, Clone, Copy)]
struct Slim {
    question: i64,
    device: i64,
    seq: i64,
    id: i64,
    at: Millis,
    offset: Offset,
    grade: Grade,
    retention: u16,
    spread: Spread,
}

/// What follows from the log for every question that has a history, by number.
pub(super) fn derived(
    tx: &Connection,
    scheduler: &Scheduler,
) -> Result<BTreeMap<i64, Derived>, ErrorKind> {
    let relinks = relink::all(tx)?;
    let touched = relinks.touched();
    let mut found = BTreeMap::new();
    each_history(tx, |question, answers| {
        if !touched.contains(&question) {
            let memory = replay::replay(scheduler, None, answers);
            found.insert(
                question,
                Derived {
                    memory,
                    suspended: false,
                },
            );
        }
    })?;
    for (question, suspended) in suspended(tx)? {
        let derived: &mut Derived = found.entry(question).or_default();
        derived.suspended = suspended;
    }
    for &question in &touched {
        found.insert(
            question,
            Derived::replayed(tx, scheduler, &relinks, question)?,
        );
    }
    found.retain(|_, derived| *derived != Derived::default());
    Ok(found)
}

/// Calls `each` for every question under whose name answers count, in the order of their numbers, with these answers in
/// the order in which they count. Relinks are not heeded.
fn each_history(tx: &Connection, mut each: impl FnMut(i64, &[Answered])) -> Result<(), ErrorKind> {
    let devices = devices(tx)?;
    let mut corrections = corrections(tx)?;
    let mut rows = slim(tx)?;
    rows.sort_unstable_by_key(|row| (row.question, row.device, row.seq, row.id));
    let mut answers = Vec::new();
    for history in rows.chunk_by(|a, b| a.question == b.question) {
        answers.clear();
        let grades = corrections.remove(&history[0].question).unwrap_or_default();
        let grades = replay::corrected(grades);
        let alone = history
            .windows(2)
            .all(|pair| pair[0].device == pair[1].device);
        if alone {
            answers.extend(history.iter().map(|row| row.answered(&grades)));
        } else {
            answers.extend(in_order(history, &devices)?.map(|row| row.answered(&grades)));
        }
        each(history[0].question, &answers);
    }
    Ok(())
}

/// The answers of several devices in the order in which they count.
fn in_order(
    history: &[Slim],
    devices: &HashMap<i64, Uid>,
) -> Result<impl Iterator<Item = Slim>, ErrorKind> {
    let entry = |row: &Slim| {
        let uid = devices.get(&row.device).copied();
        let uid = uid.ok_or_else(|| ErrorKind::Damaged(format!("no device {}", row.device)))?;
        let stamp = Stamp {
            uid,
            seq: row.seq,
            at: row.at,
            id: row.id,
        };
        Ok(Entry { stamp, what: *row })
    };
    let entries: Vec<_> = history
        .iter()
        .map(entry)
        .collect::<Result<_, ErrorKind>>()?;
    Ok(replay::in_order(entries).into_iter().map(|row| row.what))
}

impl Slim {
    fn answered(&self, grades: &HashMap<i64, Grade>) -> Answered {
        Answered {
            at: self.at,
            offset: self.offset,
            grade: grades.get(&self.id).copied().unwrap_or(self.grade),
            retention: log::retention(self.retention),
            spread: self.spread,
        }
    }
}

/// The counting answers: neither undone nor to cram.
fn slim(tx: &Connection) -> Result<Vec<Slim>, ErrorKind> {
    const ANSWERS: &str =
        "SELECT question, device, seq, id, at, \"offset\", grade, retention, kind, hard_by, good_by, easy_by
        FROM reviews";
    let undone = undone(tx)?;
    let mut found = Vec::new();
    let mut statement = tx.prepare(ANSWERS)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let id = row.get(3)?;
        let kind = log::placed(&Kind::ALL, row.get(8)?, "kind of review")?;
        if !kind.counts() || undone.contains(&id) {
            continue;
        }
        found.push(Slim {
            question: row.get(0)?,
            device: row.get(1)?,
            seq: row.get(2)?,
            id,
            at: Millis(row.get(4)?),
            offset: Offset(row.get(5)?),
            grade: log::grade(row.get(6)?)?,
            retention: row.get(7)?,
            spread: log::spread(row, 9)?,
        });
    }
    Ok(found)
}

fn devices(tx: &Connection) -> Result<HashMap<i64, Uid>, ErrorKind> {
    let mut statement = tx.prepare("SELECT id, uid FROM devices")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn undone(tx: &Connection) -> Result<HashSet<i64>, ErrorKind> {
    let mut statement = tx.prepare("SELECT review FROM undos")?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn corrections(tx: &Connection) -> Result<HashMap<i64, Vec<Entry<Correction>>>, ErrorKind> {
    const CORRECTIONS: &str = "SELECT d.uid, c.seq, c.at, c.id, c.review, c.grade, r.question
        FROM corrections c JOIN devices d ON d.id = c.device JOIN reviews r ON r.id = c.review";
    let mut statement = tx.prepare(CORRECTIONS)?;
    let mut rows = statement.query([])?;
    let mut found: HashMap<_, Vec<_>> = HashMap::new();
    while let Some(row) = rows.next()? {
        found
            .entry(row.get(6)?)
            .or_default()
            .push(log::correction(row)?);
    }
    Ok(found)
}

/// Whether each question of which it was said is set aside. Relinks are not heeded.
fn suspended(tx: &Connection) -> Result<BTreeMap<i64, bool>, ErrorKind> {
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
pub(super) fn kept(tx: &Connection) -> Result<HashMap<i64, Option<Derived>>, ErrorKind> {
    let columns = super::state::COLUMNS;
    let mut statement = tx.prepare(&format!("SELECT question, {columns} FROM states"))?;
    let mut rows = statement.query([])?;
    let mut found = HashMap::new();
    while let Some(row) = rows.next()? {
        found.insert(row.get(0)?, Derived::read(row, 1).ok());
    }
    Ok(found)
}
