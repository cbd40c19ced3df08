//! What comes in, and what follows from it.

use std::collections::BTreeSet;
use std::thread;

use rusqlite::{Connection, OptionalExtension};

use super::beside::{Backing, Replay};
use super::places;
use super::tables::{TABLES, Table};
use super::taken::Taken;
use super::{Came, Merged};
use crate::memory::Scheduler;
use crate::store::doctor::LAST_NUMBER;
use crate::store::error::ErrorKind;
use crate::store::log::{self, Keys};
use crate::store::{fits, import, relink, whole};

/// The mark of no file: who opens one that has it becomes a device of its own.
const NOBODY: [u8; 1] = [0];

/// The texts of the other log that hold against ours.
const NEWER_TEXTS: &str = "FROM other.texts o JOIN other.questions oq ON oq.id = o.question
    LEFT JOIN main.questions mq ON (mq.deck, mq.card, mq.face) = (oq.deck, oq.card, oq.face)
    LEFT JOIN main.texts m ON m.question = mq.id
    WHERE m.question IS NULL OR (o.at, o.prompt, o.answer) > (m.at, m.prompt, m.answer)";

/// Who works beside the one that takes rows in.
pub(super) struct Hands<'s> {
    /// The other log, at the moment of the copy.
    pub(super) source: &'s mut Connection,
    /// Writes the backup of our file as it was.
    pub(super) backup: Option<Backing>,
    /// From how many reviews on memories are derived beside.
    pub(super) many: u64,
}

/// Takes everything in and derives what follows.
pub(super) fn take(
    tx: &Connection,
    (scheduler, seen): (&mut Scheduler, &mut i64),
    hands: Hands<'_>,
) -> Result<Merged, ErrorKind> {
    fits::take_up(tx, (&mut *scheduler, &mut *seen))?;
    let virgin = log::number(tx, VIRGIN)? == 1;
    translate(tx, virgin)?;
    let mut merged = Merged {
        texts: texts(tx)?,
        ..Merged::default()
    };
    let mut taken = Taken::default();
    for table in &TABLES {
        if places::share_an_id(tx, table)? {
            taken.moved += places::settle(tx, table)?;
            taken.shared.insert(table.name);
        }
    }
    // what says how memories are derived comes in before all else
    let early = |table: &&Table| ["fits", "relinks"].contains(&table.name);
    for table in TABLES.iter().filter(early) {
        *merged.kind(table.name) = taken.take(tx, table)?;
    }
    let holds = fits::adopted(tx)?.unwrap_or_else(|| scheduler.clone());
    let replay = Replay::beside(tx, hands.source, (virgin, taken.moved), hands.many)?;
    taken.raw = virgin && replay.is_some();
    let (memories, backup) = thread::scope(|scope| {
        let backup = hands.backup.map(|backup| scope.spawn(|| backup.write()));
        let memories = replay.map(|replay| scope.spawn(|| replay.memories(&holds)));
        let rest = TABLES.iter().filter(|table| !early(table));
        let rest = rest.map(|table| {
            *merged.kind(table.name) = taken.take(tx, table)?;
            Ok(())
        });
        let rest: Result<(), ErrorKind> = rest.collect();
        // whatever went wrong: nobody is left working
        let memories = memories.map(whole::ended).transpose();
        let backup = backup.map(whole::ended).transpose();
        rest?;
        Ok::<_, ErrorKind>((memories?, backup?))
    })?;
    take_texts(tx)?;
    merged.backup = backup;
    merged.devices = number(taken.devices.len());
    merged.questions = match memories {
        Some(memories) => {
            let derived = whole::whole(tx, &holds, memories)?;
            whole::write(tx, &derived)?;
            number(match holds.weights() == scheduler.weights() {
                true => taken.questions.len(),
                false => derived.len(),
            })
        }
        None => derive(tx, (scheduler, &holds), &merged, &taken)?,
    };
    settle_counters(tx, &taken.devices)?;
    Ok(merged)
}

/// Whether there is nothing in our file, so that the numbers of the other can be ours.
const VIRGIN: &str =
    "SELECT NOT EXISTS (SELECT 1 FROM main.devices) AND NOT EXISTS (SELECT 1 FROM main.questions)";

/// Makes known here the devices and questions of the other log, and how each is numbered there and here.
fn translate(tx: &Connection, virgin: bool) -> Result<(), ErrorKind> {
    const UNKNOWN: &str = "FROM other.questions o WHERE NOT EXISTS
        (SELECT 1 FROM main.questions m WHERE (m.deck, m.card, m.face) = (o.deck, o.card, o.face))";
    // a name that is none would spoil our own file
    let mut statement = tx.prepare(&format!("SELECT o.deck, o.card, o.face {UNKNOWN}"))?;
    let mut rows = statement.query([])?;
    let mut keys = Keys::default();
    while let Some(row) = rows.next()? {
        keys.read(row, 0)?;
    }
    let known = match virgin {
        true => String::from(
            "INSERT INTO main.devices (id, uid) SELECT id, uid FROM other.devices;
             INSERT INTO main.questions (id, deck, card, face) SELECT id, deck, card, face FROM other.questions;",
        ),
        false => format!(
            "INSERT INTO main.devices (uid) SELECT uid FROM other.devices WHERE true ON CONFLICT (uid) DO NOTHING;
             INSERT INTO main.questions (deck, card, face) SELECT o.deck, o.card, o.face {UNKNOWN} ORDER BY o.id;"
        ),
    };
    tx.execute_batch(&known)?;
    tx.execute_batch(
        "CREATE TEMP TABLE device_of (theirs INTEGER PRIMARY KEY, ours INTEGER NOT NULL);
         CREATE TEMP TABLE question_of (theirs INTEGER PRIMARY KEY, ours INTEGER NOT NULL);
         CREATE TEMP TABLE fresh (id INTEGER PRIMARY KEY);
         INSERT INTO temp.device_of SELECT o.id, m.id FROM other.devices o JOIN main.devices m ON m.uid = o.uid;
         INSERT INTO temp.question_of SELECT o.id, m.id FROM other.questions o
            JOIN main.questions m ON (m.deck, m.card, m.face) = (o.deck, o.card, o.face);",
    )?;
    Ok(())
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
    (scheduler, holds): (&Scheduler, &Scheduler),
    merged: &Merged,
    taken: &Taken,
) -> Result<u64, ErrorKind> {
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
