//! What a progress file or a backup holds, at a glance; backups that are due or asked for.

use std::collections::BTreeMap;
use std::path::Path;

use rusqlite::{Connection, OptionalExtension};

use super::backup::{self, Backup, Kept, Occasion};
use super::error::{ErrorKind, StoreError};
use super::migrate::{self, Header};
use super::{log, open, transact};
use crate::base::{Calendar, Millis};
use crate::store::wait::PATIENCE;

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Held {
    /// How many reviews, those taken back included.
    pub reviews: u64,
    /// How many questions they are of.
    pub questions: u64,
    /// When the last one was given.
    pub last: Option<Millis>,
    /// How many reviews each deck has.
    pub decks: BTreeMap<String, u64>,
}

/// Looks into a backup, changing nothing: what it holds when it is sound.
///
/// # Errors
/// What is wrong with it; the path of the error is that of the backup.
pub fn look_into(backup: &Path) -> Result<Held, StoreError> {
    look(backup).map_err(|kind| StoreError::new(backup, kind))
}

fn look(backup: &Path) -> Result<Held, ErrorKind> {
    let conn = sound(backup)?;
    transact::view(&conn, |tx| held(tx))
}

/// Opens a backup of any version up to ours after looking at all of its pages.
pub(super) fn sound(backup: &Path) -> Result<Connection, ErrorKind> {
    let conn = unseen(backup)?;
    backup::check(&conn)?;
    Ok(conn)
}

/// The same without looking at its pages: for who looks at all of a copy of them.
pub(super) fn unseen(backup: &Path) -> Result<Connection, ErrorKind> {
    let conn = match open::frozen(backup) {
        // somebody copied a file together with its write-ahead log
        Err(ErrorKind::ReadOnly) => {
            let opened = open::as_it_is(backup, PATIENCE, migrate::STEPS)?;
            opened.map(|(conn, _)| conn).ok_or(ErrorKind::NotDatabase)?
        }
        other => other?,
    };
    match migrate::header(&conn, migrate::STEPS)? {
        Header::Fresh => Err(ErrorKind::NotDatabase),
        Header::Ours(_) => Ok(conn),
    }
}

/// What a file holds that is open.
pub(super) fn held(tx: &Connection) -> Result<Held, ErrorKind> {
    const DECKS: &str =
        "SELECT q.deck, sum(n) FROM (SELECT question, count(*) AS n FROM reviews GROUP BY question)
        JOIN questions q ON q.id = question GROUP BY q.deck";
    let mut statement = tx.prepare(DECKS)?;
    let rows = statement.query_map([], |row| {
        Ok((row.get(0)?, row.get::<_, i64>(1)?.unsigned_abs()))
    })?;
    let decks = rows.collect::<Result<_, _>>()?;
    // an id begins with its instant
    let last = tx
        .query_row(
            "SELECT at FROM reviews ORDER BY id DESC LIMIT 1",
            [],
            |row| row.get(0),
        )
        .optional()?;
    Ok(Held {
        reviews: log::number(tx, "SELECT count(*) FROM reviews")?,
        questions: log::number(tx, "SELECT count(DISTINCT question) FROM reviews")?,
        last: last.map(Millis),
        decks,
    })
}

/// All backups beside the progress file at `path`, the newest first; nobody has looked inside.
///
/// # Errors
/// When the folder cannot be listed.
pub fn backups(path: &Path) -> Result<Vec<Kept>, StoreError> {
    backup::beside(path).map_err(|error| StoreError::new(path, error.into()))
}

/// Writes the backup of a study day when there is none yet, and removes those that are kept no longer. A file that is not
/// there or holds no answer makes none.
///
/// # Errors
/// When it cannot be written, or the file is not sound.
pub fn daily(path: &Path, calendar: &Calendar, at: Millis) -> Result<Option<Backup>, StoreError> {
    let today = calendar.day(at);
    let is_todays =
        |kept: &Kept| kept.occasion == Some(Occasion::Daily) && calendar.day(kept.at) == today;
    if backups(path)?.iter().any(is_todays) {
        return Ok(None);
    }
    let done = asked(path, |conn| {
        if log::number(conn, "SELECT EXISTS (SELECT 1 FROM reviews)")? == 0 {
            return Ok(None);
        }
        backup::write(conn, path, Occasion::Daily, Some(at)).map(Some)
    })?;
    backup::rotate(path, calendar).map_err(|error| StoreError::new(path, error.into()))?;
    Ok(done.flatten())
}

/// Writes a verified backup because the learner asked: to `target`, replacing what is there, or else beside the file. `None`
/// when there is no progress file.
///
/// # Errors
/// When it cannot be written, or the file is not sound.
pub fn back_up(
    path: &Path,
    target: Option<&Path>,
    at: Millis,
) -> Result<Option<Backup>, StoreError> {
    asked(path, |conn| match target {
        Some(target) => backup::write_to(conn, target),
        None => backup::write(conn, path, Occasion::Asked, Some(at)),
    })
}

/// What `work` makes of the file as it is; `None` when there is none.
fn asked<T>(
    path: &Path,
    work: impl FnOnce(&Connection) -> Result<T, ErrorKind>,
) -> Result<Option<T>, StoreError> {
    let error = |kind| StoreError::new(path, kind);
    let opened = open::as_it_is(path, PATIENCE, migrate::STEPS).map_err(error)?;
    match opened {
        None | Some((_, Header::Fresh)) => {
            match (
                backup::newest(path).map_err(|why| error(why.into()))?,
                opened,
            ) {
                (None, _) => Ok(None),
                (Some(_), None) => Err(error(ErrorKind::Gone)),
                (Some(_), Some(_)) => Err(error(ErrorKind::Emptied)),
            }
        }
        Some((conn, Header::Ours(_))) => work(&conn).map(Some).map_err(error),
    }
}
