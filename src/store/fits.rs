//! Weights fitted to the learner: when, with what result, and which hold.

use rusqlite::{Connection, named_params};

use super::error::{ErrorKind, StoreError};
use super::log;
use super::replay::{self, Entry};
use super::{Store, transact, whole};
use crate::base::Millis;
use crate::memory::{self, ENOUGH, Fit, Scheduler, WEIGHTS};

/// Beyond ten thousand reviews a fit waits for this share of new ones: two in a hundred change no weight that is seen.
const NEW_SHARE: usize = 50;

/// Below [`ENOUGH`] reviews the first stabilities move with every so many: about two days of study.
const FEW: usize = 40;

/// Bytes of one weight.
const WIDTH: usize = size_of::<f32>();

/// A fit that was decided on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Decision {
    /// When.
    pub at: Millis,
    /// What it came to.
    pub fit: Fit,
}

/// When weights are fitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refit {
    /// Only when enough new reviews came in since the last decision.
    WhenDue,
    /// Whenever there is any review.
    Now,
    /// Whenever there is any review; nothing is kept and nothing adopted.
    OnlyLook,
}

impl Store {
    /// What moves memories on: the weights of the last adopted fit, else those the store was opened with.
    #[must_use]
    pub fn scheduler(&self) -> &Scheduler {
        &self.scheduler
    }

    /// Fits weights to all counting reviews, keeps the decision, and when they are adopted derives all memories anew, in one
    /// transaction. `None` when there is nothing to fit, or not yet.
    ///
    /// # Errors
    /// A fault of the file; nothing is changed then.
    pub fn refit(&mut self, when: Refit, at: Millis) -> Result<Option<Fit>, StoreError> {
        let due = |store: &Self| store.read(is_due);
        if when == Refit::WhenDue && !due(self)? {
            return Ok(None);
        }
        self.refresh()?;
        let histories = self.read(|conn| transact::view(conn, |tx| whole::histories(tx)))?;
        if histories.is_empty() {
            return Ok(None);
        }
        // the file is free for others meanwhile
        let fit = memory::fit(&histories, self.scheduler.weights());
        drop(histories);
        if when != Refit::OnlyLook {
            self.keep_fit(&fit, at)?;
        }
        Ok(Some(fit))
    }

    /// All decisions in the order of the log, the last one last.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn decisions(&self) -> Result<Vec<Decision>, StoreError> {
        self.read(decisions)
    }

    pub(super) fn keep_fit(&mut self, fit: &Fit, at: Millis) -> Result<(), StoreError> {
        self.write(|tx, pen, _| {
            const ADD: &str = "INSERT INTO fits (id, device, seq, at, reviews, held, \"before\", \"after\", adopted, weights)
                VALUES (:id, :device, :seq, :at, :reviews, :held, :before, :after, :adopted, :weights)";
            let turn = pen.turn(tx)?;
            let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
            let values = named_params! {":device": turn.device, ":seq": turn.seq, ":at": at.0,
            ":reviews": number(fit.reviews), ":held": number(fit.held), ":before": fit.before, ":after": fit.after,
            ":adopted": fit.adopted, ":weights": bytes(&fit.weights)};
            pen.append(tx, ADD, at, values)?;
            if let Some(scheduler) = adopted(tx)? {
                whole::rederive(tx, &scheduler)?;
            }
            Ok(())
        })?;
        self.refresh()
    }

    /// Takes up the weights that another program may have adopted.
    pub(super) fn refresh(&mut self) -> Result<(), StoreError> {
        let (conn, weights) = (&self.conn, (&mut self.scheduler, &mut self.fits));
        take_up(conn, weights).map_err(|kind| StoreError::new(&self.path, kind))
    }
}

/// Puts the weights of the last adopted fit into a scheduler that knows `seen` fits, when there are others.
pub(super) fn take_up(
    conn: &Connection,
    (scheduler, seen): (&mut Scheduler, &mut i64),
) -> Result<(), ErrorKind> {
    let now = conn
        .prepare_cached("SELECT count(*) FROM fits")?
        .query_row([], |row| row.get(0))?;
    if now != *seen {
        if let Some(adopted) = adopted(conn)? {
            *scheduler = adopted;
        }
        *seen = now;
    }
    Ok(())
}

/// The scheduler of the last adopted fit.
pub(super) fn adopted(conn: &Connection) -> Result<Option<Scheduler>, ErrorKind> {
    let decisions = decisions(conn)?;
    let last = decisions.iter().rfind(|one| one.fit.adopted);
    last.map(|one| Scheduler::new(&one.fit.weights))
        .transpose()
        .map_err(|error| ErrorKind::Damaged(error.to_string()))
}

fn decisions(conn: &Connection) -> Result<Vec<Decision>, ErrorKind> {
    const ALL: &str = "SELECT d.uid, f.seq, f.at, f.id, f.reviews, f.held, f.\"before\", f.\"after\", f.adopted, f.weights
        FROM fits f JOIN devices d ON d.id = f.device";
    let mut statement = conn.prepare_cached(ALL)?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let stamp = log::stamp(row)?;
        let number = |column| -> Result<usize, ErrorKind> {
            Ok(usize::try_from(row.get::<_, i64>(column)?).unwrap_or(0))
        };
        let fit = Fit {
            reviews: number(4)?,
            held: number(5)?,
            before: row.get(6)?,
            after: row.get(7)?,
            adopted: row.get(8)?,
            weights: weights(&row.get::<_, Vec<u8>>(9)?),
        };
        let what = Decision { at: stamp.at, fit };
        found.push(Entry { stamp, what });
    }
    Ok(replay::in_order(found)
        .into_iter()
        .map(|row| row.what)
        .collect())
}

/// Whether enough counting reviews came in since the last decision.
fn is_due(conn: &Connection) -> Result<bool, ErrorKind> {
    let count = |sql| -> Result<usize, ErrorKind> {
        Ok(usize::try_from(log::number(conn, sql)?).unwrap_or(usize::MAX))
    };
    let last = decisions(conn)?.last().map_or(0, |one| one.fit.reviews);
    let wanted = (last / NEW_SHARE).max(ENOUGH);
    let enough = |now: usize| now >= last + wanted || (now < ENOUGH && now >= last + FEW);
    // the first count walks an index only and is an upper bound
    Ok(enough(count("SELECT count(*) FROM reviews")?)
        && enough(count(
            "SELECT count(*) FROM reviews r WHERE kind <> 1 -- to cram
            AND NOT EXISTS (SELECT 1 FROM undos u WHERE u.review = r.id)",
        )?))
}

fn bytes(weights: &[f32; WEIGHTS]) -> Vec<u8> {
    weights
        .iter()
        .flat_map(|weight| weight.to_le_bytes())
        .collect()
}

/// Weights as they are kept; missing ones are no numbers.
pub(super) fn weights(bytes: &[u8]) -> [f32; WEIGHTS] {
    let mut weights = [f32::NAN; WEIGHTS];
    for (weight, bytes) in weights.iter_mut().zip(bytes.chunks_exact(WIDTH)) {
        if let Ok(bytes) = bytes.try_into() {
            *weight = f32::from_le_bytes(bytes);
        }
    }
    weights
}
