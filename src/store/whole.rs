//! The whole log at once, question by question: one walk through each table instead of a few queries for each question.

mod tables;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::num::NonZero;
use std::thread::{self, ScopedJoinHandle};

use rusqlite::Connection;

use super::doctor::Rebuilt;
use super::error::ErrorKind;
use super::relink;
use super::replay::{self, Correction, Entry, Stamp, Uid};
use super::state::Derived;
use super::{bulk, log, open, transact};
use crate::base::{Grade, Millis, Offset};
use crate::memory::{Answered, Histories, Scheduler, Spread};
use tables::{corrections, slim, suspended, undone};
pub(super) use tables::{devices, kept};

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

/// Of how many reviews on they are read on several connections and replayed on several threads: below that one is as fast.
pub(super) const MANY: u64 = 20_000;

/// On how many threads memories are derived at most: reading the log takes about as long as two need for the rest.
const MOST_HANDS: usize = 4;

/// What follows from the log for every question that has a history, by number.
pub(super) fn derived(
    tx: &Connection,
    scheduler: &Scheduler,
) -> Result<BTreeMap<i64, Derived>, ErrorKind> {
    let answers = Answers::read(tx, hands(tx)?)?;
    whole(tx, scheduler, answers.memories(scheduler)?)
}

/// The same, read on two connections at once where `tx` has written no row of the log; while memories are derived from what
/// was read, `meanwhile` is done.
pub(super) fn derived_beside(
    tx: &Connection,
    scheduler: &Scheduler,
    meanwhile: impl FnOnce() -> Result<(), ErrorKind>,
) -> Result<BTreeMap<i64, Derived>, ErrorKind> {
    let answers = Answers::read_by_two(tx, hands(tx)?)?;
    let memories = thread::scope(|scope| {
        let hand = scope.spawn(move || answers.memories(scheduler));
        let done = meanwhile();
        let memories = ended(hand);
        done?;
        memories
    })?;
    whole(tx, scheduler, memories)
}

/// Adds to the memories that answers lead to what else the log says: relinks and suspensions.
pub(super) fn whole(
    tx: &Connection,
    scheduler: &Scheduler,
    mut found: BTreeMap<i64, Derived>,
) -> Result<BTreeMap<i64, Derived>, ErrorKind> {
    let relinks = relink::all(tx)?;
    let touched = relinks.touched();
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

/// On how many threads the memories of a log are derived.
fn hands(tx: &Connection) -> Result<usize, ErrorKind> {
    let many = log::number(tx, "SELECT count(*) FROM reviews")? >= MANY;
    let cores = || thread::available_parallelism().map_or(1, NonZero::get);
    Ok(if many { cores().min(MOST_HANDS) } else { 1 })
}

/// What a thread did; a panic of it goes on here.
pub(super) fn ended<T>(hand: ScopedJoinHandle<'_, T>) -> T {
    hand.join()
        .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

/// Makes everything derived anew, in the order of the questions.
pub(super) fn rederive(tx: &Connection, scheduler: &Scheduler) -> Result<Rebuilt, ErrorKind> {
    write(tx, &derived(tx, scheduler)?)
}

/// Puts what was derived in the place of what was derived before; a row that says the same stays as it is.
pub(super) fn write(
    tx: &Connection,
    derived: &BTreeMap<i64, Derived>,
) -> Result<Rebuilt, ErrorKind> {
    let before = kept(tx)?;
    let number = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    let other = |(question, now): &(&i64, &Derived)| before.get(question) != Some(&Some(**now));
    let gone = before.keys().filter(|one| !derived.contains_key(*one));
    let gone: BTreeSet<i64> = gone.copied().collect();
    let changed = derived.iter().filter(other).count();
    let indexes = match changed > derived.len() / 2 && number(changed) >= MANY / 20 {
        true => bulk::unindex(tx, "states")?,
        false => Vec::new(),
    };
    for question in &gone {
        Derived::default().save(tx, *question)?;
    }
    for (question, derived) in derived.iter().filter(other) {
        derived.save(tx, *question)?;
    }
    bulk::index(tx, &indexes)?;
    Ok(Rebuilt {
        questions: number(derived.len()),
        changed: number(changed + gone.len()),
    })
}

/// All counting answers, for a fit. Relinks are not heeded: what a question was called changes no weight that is seen.
pub(super) fn histories(tx: &Connection) -> Result<Histories, ErrorKind> {
    let mut histories = Histories::default();
    let Answers { log, mut parts } = Answers::read(tx, 1)?;
    for rows in &mut parts {
        log.each_history(rows, |_, answers| histories.push(answers))?;
    }
    Ok(histories)
}

/// How the devices and questions of another file are numbered in ours.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    pub(super) devices: HashMap<i64, i64>,
    pub(super) questions: HashMap<i64, i64>,
}

impl Numbers {
    fn ours(known: &HashMap<i64, i64>, theirs: i64) -> Result<i64, ErrorKind> {
        let unknown = || ErrorKind::Damaged(String::from("rows of reviews point to nothing"));
        known.get(&theirs).copied().ok_or_else(unknown)
    }
}

/// The answers of a log, or of several that are to become one, in parts; all answers of a question are in one part.
#[derive(Debug, Default)]
pub(super) struct Answers {
    log: Log,
    parts: Vec<Vec<Slim>>,
}

impl Answers {
    /// Reads a log.
    pub(super) fn read(tx: &Connection, parts: usize) -> Result<Self, ErrorKind> {
        Ok(Self {
            log: Log::read(tx)?,
            parts: slim(tx, parts, EVERY, None)?,
        })
    }

    /// Reads a log on two connections at once, when it is large and another one sees the same.
    fn read_by_two(tx: &Connection, parts: usize) -> Result<Self, ErrorKind> {
        const SPAN: &str = "SELECT (SELECT min(id) FROM reviews), (SELECT max(id) FROM reviews), count(*) FROM reviews";
        let span = |tx: &Connection| {
            tx.query_row(SPAN, [], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get::<_, i64>(2)?))
            })
        };
        let here: (Option<i64>, Option<i64>, i64) = span(tx)?;
        let (Some(first), Some(last), true) = (here.0, here.1, parts > 1) else {
            return Self::read(tx, parts);
        };
        let Some(other) = open::once_more(tx) else {
            return Self::read(tx, parts);
        };
        let middle = first.midpoint(last);
        let (own, others) = thread::scope(|scope| {
            let hand = scope.spawn(move || {
                transact::view(&other, |other| {
                    // the log only grows: who counts the same sees the same
                    let same = span(other)? == here;
                    let rows = || slim(other, parts, (middle + 1, i64::MAX), None);
                    same.then(rows).transpose()
                })
            });
            (slim(tx, parts, (i64::MIN, middle), None), ended(hand))
        });
        let others = match others? {
            Some(others) => others,
            None => slim(tx, parts, (middle + 1, i64::MAX), None)?,
        };
        let mut answers = Self {
            log: Log::read(tx)?,
            parts: own?,
        };
        for (part, others) in answers.parts.iter_mut().zip(others) {
            part.extend(others);
        }
        Ok(answers)
    }

    /// Adds the answers of a log, numbered as `numbers` says. Rows of two logs have one id when they say the same, and only
    /// then.
    pub(super) fn add(
        &mut self,
        tx: &Connection,
        numbers: Option<&Numbers>,
    ) -> Result<(), ErrorKind> {
        let found = slim(tx, self.parts.len(), EVERY, numbers)?;
        for (part, found) in self.parts.iter_mut().zip(found) {
            match part.is_empty() {
                true => *part = found,
                false => part.extend(found),
            }
        }
        let other = Log::read(tx)?;
        self.log.undone.extend(other.undone);
        self.log.corrections.extend(other.corrections);
        Ok(())
    }

    /// The same answers with these names of devices.
    pub(super) fn of_devices(mut self, devices: HashMap<i64, Uid>) -> Self {
        self.log.devices = devices;
        self
    }

    /// None yet, in as many parts as there are threads to derive memories on.
    pub(super) fn none() -> Self {
        let cores = thread::available_parallelism().map_or(1, NonZero::get);
        Self {
            log: Log::default(),
            parts: vec![Vec::new(); cores.min(MOST_HANDS)],
        }
    }

    /// The memories that the answers lead to, by question. Relinks and suspensions are not heeded.
    pub(super) fn memories(
        self,
        scheduler: &Scheduler,
    ) -> Result<BTreeMap<i64, Derived>, ErrorKind> {
        let log = &self.log;
        let grades = &replay::corrected(log.corrections.clone());
        let replayed = |mut rows: Vec<Slim>| {
            let mut found = Vec::new();
            log.each_history_of(&mut rows, grades, |question, answers| {
                let memory = replay::replay(scheduler, None, answers);
                let suspended = false;
                found.push((question, Derived { memory, suspended }));
            })?;
            Ok::<_, ErrorKind>(found)
        };
        let found: Vec<_> = thread::scope(|scope| {
            let replayed = &replayed;
            let mut parts = self.parts.into_iter();
            let own = parts.next().unwrap_or_default();
            let others: Vec<_> = parts
                .map(|rows| scope.spawn(move || replayed(rows)))
                .collect();
            let own = std::iter::once(replayed(own));
            own.chain(others.into_iter().map(ended))
                .collect::<Result<_, _>>()
        })?;
        Ok(found.into_iter().flatten().collect())
    }
}

/// What has to be known besides the answers themselves to put them in order.
#[derive(Debug, Default)]
struct Log {
    devices: HashMap<i64, Uid>,
    undone: HashSet<i64>,
    corrections: Vec<Entry<Correction>>,
}

impl Log {
    fn read(tx: &Connection) -> Result<Self, ErrorKind> {
        Ok(Self {
            devices: devices(tx)?,
            undone: undone(tx)?,
            corrections: corrections(tx)?,
        })
    }

    /// Calls `each` for every question under whose name answers count, in the order of their numbers, with these answers
    /// in the order in which they count. Relinks are not heeded.
    fn each_history(
        &self,
        rows: &mut Vec<Slim>,
        each: impl FnMut(i64, &[Answered]),
    ) -> Result<(), ErrorKind> {
        let grades = replay::corrected(self.corrections.clone());
        self.each_history_of(rows, &grades, each)
    }

    /// The same with the grades that count instead of the first ones, by review.
    fn each_history_of(
        &self,
        rows: &mut Vec<Slim>,
        grades: &HashMap<i64, Grade>,
        mut each: impl FnMut(i64, &[Answered]),
    ) -> Result<(), ErrorKind> {
        if !self.undone.is_empty() {
            rows.retain(|row| !self.undone.contains(&row.id));
        }
        rows.sort_unstable_by_key(|row| (row.question, row.device, row.seq, row.id));
        // of two logs that are to become one both may have a row
        rows.dedup_by_key(|row| row.id);
        let mut answers = Vec::new();
        for history in rows.chunk_by(|a, b| a.question == b.question) {
            answers.clear();
            let alone = history
                .windows(2)
                .all(|pair| pair[0].device == pair[1].device);
            if alone {
                for row in history {
                    answers.push(row.answered(grades)?);
                }
            } else {
                for row in in_order(history, &self.devices)? {
                    answers.push(row.answered(grades)?);
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

    /// In which of so many parts it is.
    fn part(&self, parts: usize) -> usize {
        usize::try_from(self.question.unsigned_abs()).unwrap_or(0) % parts
    }
}

/// All ids.
const EVERY: (i64, i64) = (i64::MIN, i64::MAX);
