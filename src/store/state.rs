//! The derived rows: one for each question that was answered or set aside.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::error::ErrorKind;
use super::homes::Relinks;
use super::log;
use super::relink;
use super::replay::{self, Memory};
use crate::base::{Day, Millis};
use crate::memory::{Scheduler, State};

/// The columns of a [`Derived`], in the order in which [`Derived::read`] takes them.
pub(super) const COLUMNS: &str =
    "stability, difficulty, last, last_day, due, learning, reps, lapses, introduced, suspended";

/// What follows from the log for one question.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Derived {
    /// `None` when no answer counts.
    pub(super) memory: Option<Memory>,
    /// Whether it is set aside.
    pub(super) suspended: bool,
}

impl Derived {
    /// What the log says.
    pub(super) fn replayed(
        tx: &Connection,
        scheduler: &Scheduler,
        relinks: &Relinks,
        question: i64,
    ) -> Result<Self, ErrorKind> {
        if relinks.touched().contains(&question) {
            let all = relink::replayed(tx, scheduler, relinks, question)?;
            return Ok(all.get(&question).copied().unwrap_or_default());
        }
        Ok(Self {
            memory: replayed(tx, scheduler, question)?,
            suspended: replay::suspended(log::suspensions(tx, question)?),
        })
    }

    /// What was derived before; nothing remembered and not set aside when there is no row.
    pub(super) fn load(tx: &Connection, question: i64) -> Result<Self, ErrorKind> {
        const LOAD: &str =
            "SELECT stability, difficulty, last, last_day, due, learning, reps, lapses, introduced,
            suspended FROM states WHERE question = ?1";
        let row = tx
            .prepare_cached(LOAD)?
            .query_row([question], |row| Self::read(row, 0))
            .optional()?;
        Ok(row.unwrap_or_default())
    }

    /// A row with [`COLUMNS`] from `first` on; the table sees to it that either all of a memory is there or nothing.
    pub(super) fn read(row: &Row<'_>, first: usize) -> rusqlite::Result<Self> {
        let suspended = row.get(first + 9)?;
        let Some(stability) = row.get(first)? else {
            return Ok(Self {
                memory: None,
                suspended,
            });
        };
        let state = State {
            stability,
            difficulty: row.get(first + 1)?,
            last: Millis(row.get(first + 2)?),
            last_day: Day(row.get(first + 3)?),
            due: Day(row.get(first + 4)?),
            learning: row.get(first + 5)?,
            reps: row.get(first + 6)?,
            lapses: row.get(first + 7)?,
        };
        let introduced = Day(row.get(first + 8)?);
        Ok(Self {
            memory: Some(Memory { state, introduced }),
            suspended,
        })
    }

    /// Writes the row, or removes it when it says nothing.
    pub(super) fn save(&self, tx: &Connection, question: i64) -> Result<(), ErrorKind> {
        const SAVE: &str = "INSERT INTO states (question, stability, difficulty, last, last_day, due, learning, reps,
                lapses, introduced, suspended)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
            ON CONFLICT (question) DO UPDATE SET stability = excluded.stability, difficulty = excluded.difficulty,
                last = excluded.last, last_day = excluded.last_day, due = excluded.due, learning = excluded.learning,
                reps = excluded.reps, lapses = excluded.lapses, introduced = excluded.introduced,
                suspended = excluded.suspended";
        if *self == Self::default() {
            tx.prepare_cached("DELETE FROM states WHERE question = ?1")?
                .execute([question])?;
            return Ok(());
        }
        let state = self.memory.map(|memory| memory.state);
        tx.prepare_cached(SAVE)?.execute(params![
            question,
            state.map(|state| state.stability),
            state.map(|state| state.difficulty),
            state.map(|state| state.last.0),
            state.map(|state| state.last_day.0),
            state.map(|state| state.due.0),
            state.map(|state| state.learning),
            state.map(|state| state.reps),
            state.map(|state| state.lapses),
            self.memory.map(|memory| memory.introduced.0),
            self.suspended,
        ])?;
        Ok(())
    }
}

/// The memory that the log leads to.
fn replayed(
    tx: &Connection,
    scheduler: &Scheduler,
    question: i64,
) -> Result<Option<Memory>, ErrorKind> {
    let answers = log::answers(tx, question)?;
    let corrections = log::corrections(tx, question)?;
    let effective = replay::effective(answers, corrections);
    Ok(replay::replay(scheduler, None, &effective))
}

/// Moves the state on by one answer that comes after all others; writes only what such an answer can change.
pub(super) fn advance(tx: &Connection, question: i64, state: &State) -> Result<(), ErrorKind> {
    // `introduced` and `suspended` stay out, so that their indexes are not touched
    const ADVANCE: &str =
        "UPDATE states SET stability = ?2, difficulty = ?3, last = ?4, last_day = ?5, due = ?6,
        learning = ?7, reps = ?8, lapses = ?9 WHERE question = ?1";
    tx.prepare_cached(ADVANCE)?.execute(params![
        question,
        state.stability,
        state.difficulty,
        state.last.0,
        state.last_day.0,
        state.due.0,
        state.learning,
        state.reps,
        state.lapses,
    ])?;
    Ok(())
}
