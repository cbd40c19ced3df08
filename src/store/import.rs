//! Reviews that another program kept.

use std::collections::{BTreeSet, HashSet};

use rusqlite::{Connection, OptionalExtension, params};

use super::error::{ErrorKind, StoreError};
use super::log;
use super::relink;
use super::replay::Uid;
use super::state::Derived;
use super::{Store, bulk, transact::transact, whole};
use crate::base::{Grade, Millis, Offset, Probability, QuestionKey, Seed};
use crate::deck::Form;
use crate::memory::{DESIRED_RETENTION, Scheduler};
use crate::session::Kind;

/// The device to which imported reviews belong, the same in every file: so what two devices import is one.
pub(super) const DEVICE: Uid = *b"quizdeck-imports";

/// From this many questions on the whole log is walked once instead of asked question by question: a query for each
/// costs about as much as walking past a hundred answers.
const MANY: usize = 200;

/// From this many answers on an import is large: what watches over single rows rests, and is made good at the end.
const LARGE: usize = 1_000;

/// An answer that another program kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Imported {
    /// Whose answer: the place in the list of questions.
    pub question: usize,
    /// When.
    pub at: Millis,
    /// How far local time was ahead of UTC then.
    pub offset: Offset,
    /// How long it took, in milliseconds.
    pub took_ms: Option<u32>,
    /// How well.
    pub grade: Grade,
}

/// What an import did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Imports {
    /// How many reviews came in.
    pub added: usize,
    /// To how many questions.
    pub questions: usize,
    /// How many had come in before.
    pub known: usize,
}

impl Store {
    /// Brings in answers, all in one transaction; those that came in before, on this or another device, are left as they are.
    ///
    /// They take their place in time: an answer from before others of its question counts before them. Answers of one
    /// instant count in the order of their ids.
    ///
    /// # Errors
    /// A fault of the file; nothing came in then.
    pub fn import(
        &mut self,
        questions: &[QuestionKey],
        mut answers: Vec<Imported>,
    ) -> Result<Imports, StoreError> {
        // the same order whatever order they come in, so that they get the same ids everywhere
        answers.sort_by(|a, b| {
            let key = |one: &Imported| (one.at, one.grade, one.took_ms);
            a.at.cmp(&b.at)
                .then_with(|| questions.get(a.question).cmp(&questions.get(b.question)))
                .then_with(|| key(a).cmp(&key(b)))
        });
        self.refresh()?;
        let scheduler = &self.scheduler;
        let small =
            |conn: &mut Connection| transact(conn, |tx| import(tx, scheduler, questions, &answers));
        let large = |conn: &mut Connection| {
            transact(conn, |tx| {
                let done = import(tx, scheduler, questions, &answers)?;
                log::recount(tx)?;
                Ok(done)
            })
        };
        let done = match answers.len() < LARGE {
            true => small(&mut self.conn),
            false => bulk::with_room(&mut self.conn, |conn| bulk::unwatched(conn, large)),
        };
        done.map_err(|kind| StoreError::new(&self.path, kind))
    }
}

fn import(
    tx: &Connection,
    scheduler: &Scheduler,
    questions: &[QuestionKey],
    answers: &[Imported],
) -> Result<Imports, ErrorKind> {
    let before = log::number(tx, "SELECT count(*) FROM reviews")?;
    let before = usize::try_from(before).unwrap_or(usize::MAX);
    let (mut left, mut indexes) = (answers.len(), None);
    let device = device(tx)?;
    let numbers: Vec<i64> = questions
        .iter()
        .map(|key| log::question(tx, key))
        .collect::<Result<_, _>>()?;
    let names: Vec<String> = questions.iter().map(ToString::to_string).collect();
    let mut done = Imports::default();
    let mut touched = BTreeSet::new();
    for moment in answers.chunk_by(|a, b| a.at == b.at) {
        // not before something came in: the same log once more finds the indexes as they are
        if indexes.is_none() && done.added >= LARGE && left >= before / 2 {
            indexes = Some(bulk::unindex(tx, "reviews")?);
        }
        left -= moment.len();
        // of equal answers in one instant each is the next; a place is taken by one answer of a run only
        let (mut taken, mut before) = (HashSet::new(), None);
        let mut occurrence: u64 = 0;
        for answer in moment {
            let (Some(&question), Some(name)) =
                (numbers.get(answer.question), names.get(answer.question))
            else {
                continue;
            };
            let this = (question, answer.grade);
            occurrence = if before == Some(this) {
                occurrence + 1
            } else {
                0
            };
            before = Some(this);
            let own = own_id(answer.at, name, answer.grade, occurrence);
            if add(tx, device, question, answer, own, &mut taken)? {
                done.added += 1;
                touched.insert(question);
            } else {
                done.known += 1;
            }
        }
    }
    bulk::index(tx, &indexes.unwrap_or_default())?;
    derive(tx, scheduler, &touched)?;
    done.questions = touched.len();
    Ok(done)
}

fn device(tx: &Connection) -> Result<i64, ErrorKind> {
    tx.execute(
        "INSERT INTO devices (uid) VALUES (?1) ON CONFLICT (uid) DO NOTHING",
        [DEVICE],
    )?;
    Ok(
        tx.query_row("SELECT id FROM devices WHERE uid = ?1", [DEVICE], |row| {
            row.get(0)
        })?,
    )
}

/// The id that an answer to a question by this name would have if no other had it: the instant with what follows from the
/// rest below it; `occurrence` counts equal answers within one instant.
pub(super) fn own_id(at: Millis, name: &str, grade: Grade, occurrence: u64) -> i64 {
    let Seed(hash) = Seed(occurrence << 8 | u64::from(grade.number())).derive(name);
    let (first, last) = (log::first_id(at), log::last_id(at));
    let low = (hash ^ hash >> 20 ^ hash >> 40) & (last - first).unsigned_abs();
    first | low.cast_signed()
}

/// Appends an answer under the first free id from its own on; whether it was new.
///
/// An id that another answer has is passed over, one that this very
/// answer has is where the search ends: so an answer is found again as long as no row is ever deleted.
fn add(
    tx: &Connection,
    device: i64,
    question: i64,
    answer: &Imported,
    own: i64,
    taken: &mut HashSet<i64>,
) -> Result<bool, ErrorKind> {
    const ADD: &str = "INSERT INTO reviews (id, device, seq, question, at, \"offset\", took, form, choices, given,
            score, confidence, grade, kind, retention)
        VALUES (?1, ?2, ?3, ?4, ?3, ?5, ?6, ?7, 0, '', NULL, NULL, ?8, ?9, ?10)
        ON CONFLICT (id) DO NOTHING";
    const HOLDER: &str =
        "SELECT 1 FROM reviews WHERE id = ?1 AND device = ?2 AND question = ?3 AND grade = ?4";
    let (first, last) = (log::first_id(answer.at), log::last_id(answer.at));
    let mut id = own;
    let mut insert = tx.prepare_cached(ADD)?;
    for _ in first..=last {
        let new = !taken.contains(&id)
            && insert.execute(params![
                id,
                device,
                answer.at.0,
                question,
                answer.offset.0,
                answer.took_ms,
                log::place(&Form::ALL, &Form::Flip),
                answer.grade.number(),
                log::place(&Kind::ALL, &Kind::Import),
                log::kept_retention(Probability::new(DESIRED_RETENTION)),
            ])? == 1;
        let mine = || {
            let values = params![id, device, question, answer.grade.number()];
            tx.prepare_cached(HOLDER)?
                .query_row(values, |_| Ok(()))
                .optional()
        };
        if new || (!taken.contains(&id) && mine()?.is_some()) {
            taken.insert(id);
            return Ok(new);
        }
        id = if id == last { first } else { id + 1 };
    }
    Err(ErrorKind::Failed(String::from(
        "more answers in one instant than there are ids for",
    )))
}

/// Makes what is derived for some questions anew from the log.
pub(super) fn derive(
    tx: &Connection,
    scheduler: &Scheduler,
    questions: &BTreeSet<i64>,
) -> Result<(), ErrorKind> {
    if questions.len() < MANY {
        for &question in questions {
            relink::derive(tx, scheduler, question)?;
        }
        return Ok(());
    }
    // relinks may carry new answers on to questions that are not among these
    let derived = whole::derived(tx, scheduler)?;
    let before = whole::kept(tx)?;
    let mut touched = relink::all(tx)?.touched();
    touched.extend(questions);
    for question in touched {
        let now = derived.get(&question).copied().unwrap_or_default();
        // a row that cannot be read is written anew
        if before
            .get(&question)
            .copied()
            .unwrap_or(Some(Derived::default()))
            != Some(now)
        {
            now.save(tx, question)?;
        }
    }
    Ok(())
}
