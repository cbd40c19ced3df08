//! What comes in, and what follows from it.

use std::collections::{BTreeSet, HashSet};
use std::thread;

use rusqlite::{Connection, OptionalExtension};

use super::beside::{Backing, Replay};
use super::places;
use super::tables::{TABLES, Table};
use super::{Came, Merged};
use crate::base::text::squeezed;
use crate::memory::Scheduler;
use crate::store::bulk;
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

/// What came in so far.
#[derive(Debug, Default)]
struct Taken {
    /// The devices that wrote it, as we number them.
    devices: BTreeSet<i64>,
    /// The questions it touches, as we number them.
    questions: BTreeSet<i64>,
    /// How many rows changed their ids.
    moved: usize,
    /// The tables in which both logs have an id.
    shared: BTreeSet<&'static str>,
    /// Whether rows are copied as they are: their numbers are ours, and somebody else looks whether they are sound.
    raw: bool,
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
    fn take(&mut self, tx: &Connection, table: &'static Table) -> Result<Came, ErrorKind> {
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
            added: number(fresh),
            known: all.saturating_sub(number(fresh)),
        };
        if fresh == 0 {
            return Ok(came);
        }
        let indexes = match is_many(tx, name, number(fresh))? {
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
