//! A backup put in the place of the progress file, with a way back, also while other programs have the file open.
//!
//! A sound file stays where it is: its pages are overwritten through SQLite in one transaction, so whoever has it open
//! sees the backup's content from the next transaction on, and its answers go on landing in the file. What it held is
//! backed up under the same lock, so that no answer falls between the backup and the change. A damaged file is moved
//! aside with its log and the new one takes its name; that is refused while another program has it open.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::backup::{Backup as Copying, StepResult};

use super::backup::{self, Backup, Occasion, Part};
use super::error::{ErrorKind, StoreError};
use super::keepsake::{self, Held};
use super::migrate::{self, Header};
use super::{doubt, open, transact};
use crate::base::Millis;
use crate::store::new_file::sync_folder;
use crate::store::wait::{PATIENCE, nap};

/// What SQLite puts beside a database.
const SIDE_FILES: [&str; 3] = ["-wal", "-shm", "-journal"];

/// What a restore would change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// What the file holds now; what is wrong with it when that cannot be told, `None` when it is missing or empty.
    pub now: Result<Option<Held>, ErrorKind>,
    /// What the backup holds.
    pub then: Held,
    /// How many reviews are in the file and not in the backup.
    pub lost: u64,
    /// How many reviews are in the backup and not in the file.
    pub back: u64,
}

/// Where what was there before went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Before {
    /// Into a backup.
    Kept(Backup),
    /// The damaged file as it was, under another name.
    Aside(PathBuf),
    /// There was nothing.
    Nothing,
}

/// Compares the progress file at `path` with a backup; nothing is changed.
///
/// # Errors
/// What is wrong with the backup (the error names it), or why the file cannot be looked at; that the file is damaged is no
/// error.
pub fn compare(path: &Path, backup: &Path) -> Result<Picture, StoreError> {
    let then = keepsake::sound(backup).map_err(|kind| StoreError::new(backup, kind))?;
    let (held, ids) = contents(&then).map_err(|kind| StoreError::new(backup, kind))?;
    let now = open::as_it_is(path, PATIENCE, migrate::STEPS).and_then(|opened| match opened {
        None | Some((_, Header::Fresh)) => Ok(None),
        Some((conn, Header::Ours(_))) => contents(&conn).map(Some),
    });
    let (now, own) = match now.map_err(|kind| doubt::settled(path, kind)) {
        Ok(Some((held, ids))) => (Ok(Some(held)), ids),
        Ok(None) => (Ok(None), Vec::new()),
        Err(kind @ (ErrorKind::Damaged(_) | ErrorKind::NotDatabase)) => (Err(kind), Vec::new()),
        Err(kind) => return Err(StoreError::new(path, kind)),
    };
    Ok(Picture {
        now,
        then: held,
        lost: missing(&own, &ids),
        back: missing(&ids, &own),
    })
}

/// Puts the content of a backup in the place of the progress file at `path`, brought to the newest version.
///
/// # Errors
/// When the backup is not sound or newer than this program (the error names it), or when the file cannot be replaced; it
/// is as it was then.
pub fn restore(path: &Path, backup: &Path, at: Millis) -> Result<Before, StoreError> {
    let of_backup = |kind| StoreError::new(backup, kind);
    // its pages are looked at in the copy
    let from = keepsake::unseen(backup).map_err(of_backup)?;
    let error = |kind| StoreError::new(path, kind);
    fs::create_dir_all(backup::folder(path)).map_err(|why| error(why.into()))?;
    let part = Part::of(&backup::with_ending(path, ".restored")).map_err(error)?;
    match backup::filled(&from, &part) {
        Ok(_) => {}
        // a copy is as sound as what it is a copy of
        Err(kind) => {
            let kind = part.remove().map_or(kind.clone(), |()| kind);
            return Err(match kind {
                ErrorKind::Damaged(_) | ErrorKind::Disk { writing: false } => of_backup(kind),
                other => error(other),
            });
        }
    }
    let staged = stage(&part);
    put(path, part, staged, at).map_err(error)
}

/// Begins an empty progress file at `path`; what lies there is kept as for [`restore`].
///
/// # Errors
/// When the file cannot be made or replaced.
pub fn begin_anew(path: &Path, at: Millis) -> Result<Before, StoreError> {
    let error = |kind| StoreError::new(path, kind);
    let part = Part::of(&backup::with_ending(path, ".restored")).map_err(error)?;
    let staged = stage(&part);
    put(path, part, staged, at).map_err(error)
}

/// Brings what is to take the file's place to the newest version. Who writes into it next is a device of its own, so that
/// no number is given out twice that was given out after the backup.
fn stage(part: &Part) -> Result<(), ErrorKind> {
    let conn = open::unshared(&part.path, migrate::STEPS)?;
    conn.execute("UPDATE here SET mark = x''", [])?;
    conn.close().map_err(|(_, error)| ErrorKind::from(error))?;
    part.sync()?;
    Ok(())
}

/// Puts a part in the file's place when it was staged well; else it goes.
pub(super) fn put(
    path: &Path,
    part: Part,
    staged: Result<(), ErrorKind>,
    at: Millis,
) -> Result<Before, ErrorKind> {
    let done = staged.and_then(|()| {
        // a file that the disk does not give is not put aside: what is in it may be all that there is
        let doubted = |kind| doubt::settled(path, kind);
        let opened = open::as_it_is(path, PATIENCE, migrate::STEPS).map_err(doubted);
        match opened {
            Ok(Some((_, Header::Ours(_)))) => match into_live(path, &part, at).map_err(doubted) {
                Err(ErrorKind::Damaged(_)) => Ok(None),
                done => done.map(|kept| Some(Before::Kept(kept))),
            },
            Ok(_) | Err(ErrorKind::Damaged(_) | ErrorKind::NotDatabase) => Ok(None),
            Err(other) => Err(other),
        }
    });
    match done {
        Ok(Some(before)) => part.remove().map_err(ErrorKind::from).map(|()| before),
        Ok(None) => swap(path, part, at),
        // what made the restoring fail is worth telling, not what made the tidying fail
        Err(error) => Err(part.remove().map_or(error.clone(), |()| error)),
    }
}

/// Overwrites a sound file in one transaction after backing it up under the same lock.
fn into_live(path: &Path, part: &Part, at: Millis) -> Result<Backup, ErrorKind> {
    let reader = open::for_replacing(path)?;
    let from = open::frozen(&part.path)?;
    let mut live = open::for_replacing(path)?;
    let log: String = live.pragma_query_value(None, "journal_mode", |row| row.get(0))?;
    // without a write-ahead log nobody can read under the lock, so the backup comes before it
    let early = match log.as_str() {
        "wal" => None,
        _ => Some(backup::write(&reader, path, Occasion::Restore, Some(at))?),
    };
    let copying = Copying::new(&from, &mut live)?;
    // the first page takes the lock that keeps every other writer out until all is done, or dropped
    step(&copying, 1)?;
    let kept = match early {
        Some(kept) => kept,
        None => backup::write(&reader, path, Occasion::Restore, Some(at))?,
    };
    step(&copying, -1)?;
    drop(copying);
    live.close().map_err(|(_, error)| ErrorKind::from(error))?;
    Ok(kept)
}

/// Copies so many pages, all for -1; waits for its turn.
pub(super) fn step(copying: &Copying<'_, '_>, pages: i32) -> Result<(), ErrorKind> {
    let (mut waited, mut asked) = (Duration::ZERO, 0);
    loop {
        match copying.step(pages)? {
            StepResult::Busy | StepResult::Locked if waited < PATIENCE => {
                waited += nap(asked);
                asked = asked.saturating_add(1);
            }
            StepResult::Busy | StepResult::Locked => return Err(ErrorKind::Busy),
            _ => return Ok(()),
        }
    }
}

/// Moves what lies at `path` aside and gives the part its name; where that fails all is put back as it was.
pub(super) fn swap(path: &Path, part: Part, at: Millis) -> Result<Before, ErrorKind> {
    let mut moved = Vec::new();
    let done = alone(path).and_then(|alone| {
        let before = move_aside(path, at, &mut moved)?;
        fs::rename(&part.path, path)?;
        drop(alone);
        Ok(before)
    });
    match done {
        Ok(before) => sync_folder(path).map(|()| before).map_err(Into::into),
        // what made the swap fail is worth telling, not what made the tidying fail
        Err(error) => {
            put_back(&moved);
            Err(part.remove().map_or(error.clone(), |()| error))
        }
    }
}

/// A file's own name, and the one it was given.
type Moved = (PathBuf, PathBuf);

/// Gives files their own names again, the last one first: what lies beside a database before that.
fn put_back(moved: &[Moved]) {
    for (from, kept) in moved.iter().rev() {
        let done = match fs::symlink_metadata(from) {
            Ok(_) => fs::remove_file(kept),
            Err(_) => fs::rename(kept, from),
        };
        match done {
            Ok(()) | Err(_) => {}
        }
    }
}

/// Gives a file that cannot be used another name, and what belongs to it; an empty file is simply replaced. The file keeps
/// its own name besides until the new one takes it, where the file system can: whoever is killed in between leaves no empty
/// place that would be taken for a fresh start.
fn move_aside(path: &Path, at: Millis, moved: &mut Vec<Moved>) -> Result<Before, ErrorKind> {
    let aside = free_aside(path, at)?;
    let mut before = Before::Nothing;
    // the file first: without it what lies beside it is never taken for the log of another
    for ending in ["", "-wal", "-shm", "-journal"] {
        let from = backup::with_ending(path, ending);
        match fs::metadata(&from) {
            Ok(data) if data.len() > 0 => {
                let kept = backup::with_ending(&aside, ending);
                let linked = fs::hard_link(&from, &kept).is_ok();
                if !linked {
                    fs::rename(&from, &kept)?;
                }
                moved.push((from.clone(), kept));
                if linked && !ending.is_empty() {
                    fs::remove_file(&from)?;
                }
                if ending.is_empty() {
                    before = Before::Aside(aside.clone());
                }
            }
            Ok(_) => fs::remove_file(&from)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error.into()),
        }
    }
    sync_folder(path)?;
    Ok(before)
}

fn free_aside(path: &Path, at: Millis) -> io::Result<PathBuf> {
    let stamp = backup::stamp(at);
    let name = |suffix: &str| backup::with_ending(path, &format!(".{stamp}{suffix}.damaged"));
    let mut target = name("");
    let mut number = 1;
    while !backup::is_free(&target)? {
        number += 1;
        target = name(&format!("-{number}"));
    }
    Ok(target)
}

/// Locks a file and what SQLite keeps beside it against every other program, until what is returned is dropped. A program
/// that has the file open holds a lock of its own on `-shm` as long as it runs.
///
/// # Errors
/// [`ErrorKind::Busy`] when a program has it open.
#[cfg(unix)]
fn alone(path: &Path) -> Result<Vec<File>, ErrorKind> {
    use rustix::fs::{FlockOperation, fcntl_lock};
    use rustix::io::Errno;

    let mut held = Vec::new();
    for ending in [""].iter().chain(&SIDE_FILES) {
        let mut options = File::options();
        let file = match options
            .read(true)
            .write(true)
            .open(backup::with_ending(path, ending))
        {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(error.into()),
        };
        match fcntl_lock(&file, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => held.push(file),
            Err(Errno::AGAIN | Errno::ACCESS) => return Err(ErrorKind::Busy),
            // a file system without locks protects nobody, and SQLite would not run on it
            Err(_) => {}
        }
    }
    Ok(held)
}

/// Elsewhere an open file cannot be renamed at all.
#[cfg(not(unix))]
fn alone(_: &Path) -> Result<Vec<File>, ErrorKind> {
    Ok(Vec::new())
}

/// What a file holds, and the ids of its reviews in ascending order.
fn contents(conn: &Connection) -> Result<(Held, Vec<i64>), ErrorKind> {
    transact::view(conn, |tx| {
        let mut statement = tx.prepare("SELECT id FROM reviews ORDER BY id")?;
        let ids = statement.query_map([], |row| row.get(0))?;
        Ok((keepsake::held(tx)?, ids.collect::<Result<_, _>>()?))
    })
}

/// How many of `all` are not among `others`; both ascend.
fn missing(all: &[i64], others: &[i64]) -> u64 {
    let mut others = others.iter().peekable();
    let is_missing = |id: &&i64| {
        while others.next_if(|other| other < id).is_some() {}
        others.peek() != Some(id)
    };
    u64::try_from(all.iter().filter(is_missing).count()).unwrap_or(u64::MAX)
}
