//! What a session keeps: each call one transaction.

use rusqlite::{Connection, named_params};

use super::burial;
use super::error::{ErrorKind, StoreError};
use super::fits;
use super::log::{self, Pen};
use super::open;
use super::relink;
use super::replay::{self, Memory};
use super::state::{self, Derived};
use super::{Store, transact::transact};
use crate::base::{Day, Grade, Millis, QuestionKey};
use crate::memory::{Scheduler, State};
use crate::session::{Keeper, Kept, NewReview, ReviewId};

impl Keeper for Store {
    type Error = StoreError;

    fn record(&mut self, review: &NewReview) -> Result<Kept, StoreError> {
        let said = self.said.get(&review.key).cloned();
        let kept = self.write(|tx, pen, scheduler| {
            let turn = pen.turn(tx)?;
            let question = log::question(tx, &review.key)?;
            let id = log::add_review(tx, pen, turn, question, review)?;
            if let Some(said) = &said {
                relink::keep_text(tx, question, said, review.at)?;
            }
            let state = if !review.kind.counts() {
                Derived::load(tx, question)?
                    .memory
                    .map(|memory| memory.state)
            } else if log::answered_elsewhere(tx, question, turn.device)?
                || relink::is_relinked(tx, question)?
            {
                replay_question(tx, scheduler, question)?
            } else {
                Some(append_to_memory(tx, scheduler, question, review)?)
            };
            Ok(kept(id, state))
        })?;
        self.said.remove(&review.key);
        Ok(kept)
    }

    fn correct(&mut self, review: ReviewId, grade: Grade, at: Millis) -> Result<Kept, StoreError> {
        const ADD: &str = "INSERT INTO corrections (id, device, seq, at, review, grade)
            VALUES (:id, :device, :seq, :at, :review, :grade)";
        self.write(|tx, pen, scheduler| {
            let question = log::target(tx, review)?;
            let turn = pen.turn(tx)?;
            let values = named_params! {":device": turn.device, ":seq": turn.seq, ":at": at.0,
            ":review": review.0, ":grade": grade.number()};
            pen.append(tx, ADD, at, values)?;
            let state = replay_question(tx, scheduler, question)?;
            Ok(kept(review.0, state))
        })
    }

    fn undo(&mut self, review: ReviewId, at: Millis) -> Result<Kept, StoreError> {
        const ADD: &str = "INSERT INTO undos (id, device, seq, at, review) VALUES (:id, :device, :seq, :at, :review)";
        self.write(|tx, pen, scheduler| {
            let question = log::target(tx, review)?;
            let turn = pen.turn(tx)?;
            let values = named_params! {":device": turn.device, ":seq": turn.seq, ":at": at.0, ":review": review.0};
            pen.append(tx, ADD, at, values)?;
            let state = replay_question(tx, scheduler, question)?;
            Ok(kept(review.0, state))
        })
    }

    fn suspend(
        &mut self,
        key: &QuestionKey,
        suspended: bool,
        at: Millis,
    ) -> Result<(), StoreError> {
        const ADD: &str = "INSERT INTO suspensions (id, device, seq, at, question, suspended)
            VALUES (:id, :device, :seq, :at, :question, :suspended)";
        self.write(|tx, pen, scheduler| {
            let turn = pen.turn(tx)?;
            let question = log::question(tx, key)?;
            let values = named_params! {":device": turn.device, ":seq": turn.seq, ":at": at.0,
            ":question": question, ":suspended": suspended};
            pen.append(tx, ADD, at, values)?;
            if relink::is_relinked(tx, question)? {
                relink::derive(tx, scheduler, question)?;
                return Ok(());
            }
            let before = Derived::load(tx, question)?;
            // what another device said later than this still counts, so the log decides and not the argument
            let suspended = replay::suspended(log::suspensions(tx, question)?);
            Derived {
                suspended,
                ..before
            }
            .save(tx, question)
        })
    }

    fn bury(
        &mut self,
        key: &QuestionKey,
        day: Day,
        buried: bool,
        at: Millis,
    ) -> Result<(), StoreError> {
        self.write(|tx, pen, _| burial::add(tx, pen, key, (day, buried), at))
    }
}

impl Store {
    pub(super) fn write<T>(
        &mut self,
        work: impl FnOnce(&Connection, &mut Pen, &Scheduler) -> Result<T, ErrorKind>,
    ) -> Result<T, StoreError> {
        self.still_there()?;
        let (pen, scheduler, seen) = (&mut self.pen, &mut self.scheduler, &mut self.fits);
        transact(&mut self.conn, |tx| {
            // another program may have adopted other weights since
            fits::take_up(tx, (scheduler, seen))?;
            work(tx, pen, scheduler)
        })
        .map_err(|kind| StoreError::new(&self.path, kind))
    }
}

impl Store {
    /// Makes sure that what is written now lands in the file that everybody else finds at its path.
    ///
    /// # Errors
    /// [`ErrorKind::Replaced`]; nothing is written then.
    fn still_there(&self) -> Result<(), StoreError> {
        let mark = || open::mark_of(&self.path).unwrap_or_default();
        if self.opened.is_empty() || mark() == self.opened {
            return Ok(());
        }
        Err(StoreError::new(&self.path, ErrorKind::Replaced))
    }
}

fn kept(review: i64, state: Option<State>) -> Kept {
    Kept {
        review: ReviewId(review),
        state,
    }
}

/// The quick way, when the answer comes after all others of its question: from the state before to the state after.
fn append_to_memory(
    tx: &Connection,
    scheduler: &Scheduler,
    question: i64,
    review: &NewReview,
) -> Result<State, ErrorKind> {
    let before = Derived::load(tx, question)?;
    let answer = log::answered(review);
    let memory = replay::replay(scheduler, before.memory, &[answer]);
    let Some(Memory { state, .. }) = memory else {
        return Err(ErrorKind::Failed(String::from(
            "an answer led to no memory",
        )));
    };
    if before.memory.is_some() {
        state::advance(tx, question, &state)?;
    } else {
        Derived { memory, ..before }.save(tx, question)?;
    }
    Ok(state)
}

/// The sure way: from the whole log of the question.
fn replay_question(
    tx: &Connection,
    scheduler: &Scheduler,
    question: i64,
) -> Result<Option<State>, ErrorKind> {
    let derived = relink::derive(tx, scheduler, question)?;
    Ok(derived.memory.map(|memory| memory.state))
}
