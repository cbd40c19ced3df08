//! Another log beside ours: a copy that lives as long as the work on it, so that the other file is never changed; and who
//! works on connections of their own meanwhile.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use rusqlite::backup::Backup;

use crate::base::Millis;
use crate::memory::Scheduler;
use crate::store::backup::{self, Occasion};
use crate::store::error::ErrorKind;
use crate::store::migrate::STEPS;
use crate::store::replay::Uid;
use crate::store::state::Derived;
use crate::store::wait::PATIENCE;
use crate::store::whole::{self, Answers, Numbers};
use crate::store::{bulk, log, open, relink, transact};

/// Opens another progress file to read from: what it holds, at the newest version. Nothing of it is changed.
///
/// # Errors
/// For everything that is no progress file with something in it; see [`ErrorKind`].
pub(super) fn source(path: &Path) -> Result<Connection, ErrorKind> {
    open::for_copying(path, PATIENCE, STEPS)
}

/// Works with a copy of `source` attached as `other`; `source` stays at that moment. The copy is a file that has no name, goes away by itself, and may be
/// written to. While the work is done no trigger fires and no foreign key is looked at: who works here keeps both.
///
/// # Errors
/// When there is no room for the copy, or what the work says.
pub(super) fn with<T>(
    conn: &mut Connection,
    source: &mut Connection,
    work: impl FnOnce(&mut Connection, &mut Connection) -> Result<T, ErrorKind>,
) -> Result<T, ErrorKind> {
    let locked: bool = conn.pragma_query_value(None, "query_only", |row| row.get(0))?;
    conn.pragma_update(None, "query_only", false)?;
    // what is attached stays on the disk, whatever its size
    let done = bulk::with_room(conn, |conn| {
        bulk::unwatched(conn, |conn| {
            let done = begin(conn, source).and_then(|()| work(conn, source));
            let ended = end(conn, source);
            let done = done?;
            ended?;
            Ok(done)
        })
    });
    if locked {
        conn.pragma_update(None, "query_only", true)?;
    }
    done
}

fn begin(conn: &mut Connection, source: &Connection) -> Result<(), ErrorKind> {
    conn.execute_batch("ATTACH '' AS other; PRAGMA other.synchronous = OFF;")?;
    // a read holds the moment
    source.execute_batch("BEGIN")?;
    log::number(source, "SELECT count(*) FROM sqlite_schema")?;
    // all pages in one step: they are of one moment, and nobody else waits on the copy
    let copy = Backup::new_with_names(source, "main", conn, "other")?;
    copy.run_to_completion(i32::MAX, std::time::Duration::ZERO, None)?;
    Ok(())
}

fn end(conn: &Connection, source: &Connection) -> Result<(), ErrorKind> {
    if !source.is_autocommit() {
        source.execute_batch("ROLLBACK")?;
    }
    conn.execute_batch(
        "DROP TABLE IF EXISTS temp.device_of; DROP TABLE IF EXISTS temp.question_of;
         DROP TABLE IF EXISTS temp.fresh; DROP TABLE IF EXISTS temp.renamed;",
    )?;
    conn.flush_prepared_statement_cache();
    let attached: bool = conn.query_row(
        "SELECT EXISTS (SELECT 1 FROM pragma_database_list WHERE name = 'other')",
        [],
        |row| row.get(0),
    )?;
    if attached {
        conn.execute_batch("DETACH other")?;
    }
    Ok(())
}

/// Writes the backup of our file as it was before anything came in, on a connection of its own.
pub(super) struct Backing {
    conn: Connection,
    path: PathBuf,
    at: Millis,
}

impl Backing {
    /// Of the file at `path`; `None` when no other connection can be had.
    pub(super) fn of(conn: &Connection, path: &Path, at: Millis) -> Option<Self> {
        let conn = open::once_more(conn)?;
        let path = path.to_owned();
        Some(Self { conn, path, at })
    }

    /// Writes it: where it is.
    pub(super) fn write(self) -> Result<PathBuf, ErrorKind> {
        let written = backup::write(&self.conn, &self.path, Occasion::Merge, Some(self.at))?;
        Ok(written.path)
    }
}

/// Derives the memories that the union of both logs leads to, from the logs as they were before.
pub(super) struct Replay<'s> {
    source: &'s mut Connection,
    /// Our log; `None` when there is nothing in it.
    ours: Option<Connection>,
    /// How the other log's devices and questions are numbered in ours; `None` when its numbers are ours.
    numbers: Option<Numbers>,
    /// The devices as we number them.
    devices: HashMap<i64, Uid>,
}

impl<'s> Replay<'s> {
    /// When many reviews come in, and it can be told from the two logs alone: no relink carries answers on, no row has
    /// another id than before, and our file can be read by another connection.
    pub(super) fn beside(
        tx: &Connection,
        source: &'s mut Connection,
        (virgin, moved): (bool, usize),
        many: u64,
    ) -> Result<Option<Self>, ErrorKind> {
        let reviews = log::number(tx, "SELECT count(*) FROM other.reviews")?;
        if moved > 0 || reviews < many || !relink::all(tx)?.is_empty() {
            return Ok(None);
        }
        let ours = match virgin {
            true => None,
            false => match open::once_more(tx) {
                None => return Ok(None),
                other => other,
            },
        };
        let pairs = |table: &str| -> Result<HashMap<i64, i64>, ErrorKind> {
            let mut statement = tx.prepare(&format!("SELECT theirs, ours FROM temp.{table}"))?;
            let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(rows.collect::<Result<_, _>>()?)
        };
        let numbers = match virgin {
            true => None,
            false => Some(Numbers {
                devices: pairs("device_of")?,
                questions: pairs("question_of")?,
            }),
        };
        Ok(Some(Self {
            source,
            ours,
            numbers,
            devices: whole::devices(tx)?,
        }))
    }

    /// The memories, by question as we number them. Where nothing was in our file it is also looked whether the other is
    /// sound, since its rows are copied as they are then.
    pub(super) fn memories(
        self,
        scheduler: &Scheduler,
    ) -> Result<BTreeMap<i64, Derived>, ErrorKind> {
        let mut answers = Answers::none();
        match &self.ours {
            Some(ours) => transact::view(ours, |tx| answers.add(tx, None))?,
            None => backup::check(self.source)?,
        }
        answers.add(self.source, self.numbers.as_ref())?;
        answers.of_devices(self.devices).memories(scheduler)
    }
}
