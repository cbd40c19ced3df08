//! The whole log at once, question by question: one walk through each table instead of a few queries for each question.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::num::NonZero;
use std::thread::{self, ScopedJoinHandle};

use rusqlite::Connection;

use super::doctor::Rebuilt;
use super::error::ErrorKind;
use super::log;
use super::relink;
use super::replay::{self, Correction, Entry, Stamp, Uid};
use super::state::Derived;
use crate::base::{Grade, Millis, Offset};
use crate::memory::{Answered, Histories, Scheduler, Spread};
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
    form: u8,
    choices: u8,
    spread: Spread,
}

/// Of how many questions on their memories are derived on several threads: below that one is as fast.
const MANY: u64 = 2_000;

/// On how many threads at most: reading the log, which only one can do, takes about as long as two need for the rest.
const MOST_HANDS: usize = 4;

/// What follows from the log for every question that has a history, by number.
pub(super) fn derived(
    tx: &Connection,
    scheduler: &Scheduler,
) -> Result<BTreeMap<i64, Derived>, ErrorKind> {
    let relinks = relink::all(tx)?;
    let touched = relinks.touched();
    let mut found = memories(tx, scheduler)?;
    found.retain(|question, _| !touched.contains(question));
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

/// The memories that the answers lead to, by question. Relinks and suspensions are not heeded.
fn memories(tx: &Connection, scheduler: &Scheduler) -> Result<BTreeMap<i64, Derived>, ErrorKind> {
    let last = log::number(tx, "SELECT coalesce(max(id), 0) FROM questions")?;
    let hands = match last >= MANY {
        true => thread::available_parallelism()
            .map_or(1, NonZero::get)
            .min(MOST_HANDS),
        false => 1,
    };
    let log = Log::read(tx)?;
    let parts = slim(tx, hands)?;
    let replayed = |rows: Vec<Slim>| {
        let mut found = Vec::new();
        log.each_history(rows, |question, answers| {
            let memory = replay::replay(scheduler, None, answers);
            let suspended = false;
            found.push((question, Derived { memory, suspended }));
        })?;
        Ok::<_, ErrorKind>(found)
    };
    let found: Vec<_> = thread::scope(|scope| {
        let replayed = &replayed;
        let others: Vec<_> = parts
            .into_iter()
            .map(|rows| scope.spawn(move || replayed(rows)))
            .collect();
        let ended = |hand: ScopedJoinHandle<'_, _>| {
            hand.join()
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        };
        others.into_iter().map(ended).collect::<Result<_, _>>()
    })?;
    Ok(found.into_iter().flatten().collect())
}

/// Makes everything derived anew, in the order of the questions.
pub(super) fn rederive(tx: &Connection, scheduler: &Scheduler) -> Result<Rebuilt, ErrorKind> {
    let before = kept(tx)?;
    let derived = derived(tx, scheduler)?;
    let other = |(question, now): &(&i64, &Derived)| before.get(question) != Some(&Some(**now));
    let gone = |question: &&i64| !derived.contains_key(question);
    let changed = derived.iter().filter(other).count() + before.keys().filter(gone).count();
    let number = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    tx.execute("DELETE FROM states", [])?;
    for (question, derived) in &derived {
        derived.save(tx, *question)?;
    }
    Ok(Rebuilt {
        questions: number(derived.len()),
        changed: number(changed),
    })
}

/// All counting answers, for a fit. Relinks are not heeded: what a question was called changes no weight that is seen.
pub(super) fn histories(tx: &Connection) -> Result<Histories, ErrorKind> {
    let mut histories = Histories::default();
    let log = Log::read(tx)?;
    for rows in slim(tx, 1)? {
        log.each_history(rows, |_, answers| histories.push(answers))?;
    }
    Ok(histories)
}

/// What has to be known besides the answers themselves to put them in order.
struct Log {
    devices: HashMap<i64, Uid>,
    /// The grades that count instead of the first ones, by review.
    grades: HashMap<i64, Grade>,
}

impl Log {
    fn read(tx: &Connection) -> Result<Self, ErrorKind> {
        Ok(Self {
            devices: devices(tx)?,
            grades: replay::corrected(corrections(tx)?),
        })
    }

    /// Calls `each` for every question under whose name answers count, in the order of their numbers, with these answers
    /// in the order in which they count. Relinks are not heeded.
    fn each_history(
        &self,
        mut rows: Vec<Slim>,
        mut each: impl FnMut(i64, &[Answered]),
    ) -> Result<(), ErrorKind> {
        rows.sort_unstable_by_key(|row| (row.question, row.device, row.seq, row.id));
        let mut answers = Vec::new();
        for history in rows.chunk_by(|a, b| a.question == b.question) {
            answers.clear();
            let alone = history
                .windows(2)
                .all(|pair| pair[0].device == pair[1].device);
            if alone {
                for row in history {
                    answers.push(row.answered(&self.grades)?);
                }
            } else {
                for row in in_order(history, &self.devices)? {
                    answers.push(row.answered(&self.grades)?);
                }
            }
            each(history[0].question, &answers);
        }
        Ok(())
    }
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
    fn answered(&self, grades: &HashMap<i64, Grade>) -> Result<Answered, ErrorKind> {
        let answer = Answered {
            at: self.at,
            offset: self.offset,
            grade: self.grade,
            retention: log::retention(self.retention),
            spread: self.spread,
            guess: log::guess(self.form, self.choices)?,
        };
        Ok(replay::regraded(answer, grades.get(&self.id).copied()))
    }
}

/// The counting answers, neither undone nor to cram, in as many parts as asked for; all answers of a question are in one.
fn slim(tx: &Connection, parts: usize) -> Result<Vec<Vec<Slim>>, ErrorKind> {
    const ANSWERS: &str =
        "SELECT question, device, seq, id, at, \"offset\", grade, retention, kind, hard_by, good_by, easy_by,
            form, choices
        FROM reviews";
    let undone = undone(tx)?;
    let mut found = vec![Vec::new(); parts];
    let mut statement = tx.prepare(ANSWERS)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let id = row.get(3)?;
        let kind = log::placed(&Kind::ALL, row.get(8)?, "kind of review")?;
        if !kind.counts() || (!undone.is_empty() && undone.contains(&id)) {
            continue;
        }
        let question: i64 = row.get(0)?;
        let part = usize::try_from(question.unsigned_abs()).unwrap_or(0) % parts;
        found[part].push(Slim {
            question,
            device: row.get(1)?,
            seq: row.get(2)?,
            id,
            at: Millis(row.get(4)?),
            offset: Offset(row.get(5)?),
            grade: log::grade(row.get(6)?)?,
            retention: row.get(7)?,
            spread: log::spread(row, 9)?,
            form: row.get(12)?,
            choices: row.get(13)?,
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

fn corrections(tx: &Connection) -> Result<Vec<Entry<Correction>>, ErrorKind> {
    const CORRECTIONS: &str = "SELECT d.uid, c.seq, c.at, c.id, c.review, c.grade
        FROM corrections c JOIN devices d ON d.id = c.device";
    let mut statement = tx.prepare(CORRECTIONS)?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(log::correction(row)?);
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
