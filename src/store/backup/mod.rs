//! Copies of a progress file beside it: each is whole, verified and as private as can be before it has its name.

mod list;
mod name;
mod part;
mod rotate;

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::backup::Backup as Copying;
use rusqlite::{Connection, OpenFlags};

use super::error::{ErrorKind, OF_PAGES};
use super::{doubt, open, transact};
use crate::base::Millis;
pub use list::Kept;
pub(super) use list::beside;
pub use name::Occasion;
pub(super) use name::{is_free, stamp, with_ending};
pub(super) use part::Part;
pub(super) use rotate::rotate;

/// A backup that was written and verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Where it is.
    pub path: PathBuf,
    /// Its size in bytes.
    pub bytes: u64,
    /// How many reviews it holds, those taken back included.
    pub reviews: u64,
}

/// Writes a verified backup of what `conn` sees beside the progress file at `path`, named after the occasion and the
/// instant; nothing is replaced, a number makes the name another one.
///
/// No transaction may have written anything on `conn` yet. Others may write meanwhile: the backup is of one moment.
/// `at` is `None` only for a migration, which happens wherever a file is opened.
///
/// # Errors
/// When it cannot be read or written whole, or is not sound; nothing of that name is left then.
pub(super) fn write(
    conn: &Connection,
    path: &Path,
    occasion: Occasion,
    at: Option<Millis>,
) -> Result<Backup, ErrorKind> {
    loop {
        let target = name::free(path, occasion, at)?;
        let part = Part::of(&target)?;
        // whoever held the part before us may have taken the name
        match name::is_free(&target) {
            Ok(true) => {
                let written = finished(conn, part, &target)?;
                sweep(path, &written.path)?;
                return Ok(written);
            }
            Ok(false) => part.remove()?,
            // what made the looking fail is worth telling, not what made the tidying fail
            Err(error) => match part.remove() {
                Ok(()) | Err(_) => return Err(error.into()),
            },
        }
    }
}

/// The same under a name of the caller's choice; what has this name is replaced.
///
/// # Errors
/// As for [`write()`]; what had the name is still there then.
pub(super) fn write_to(conn: &Connection, target: &Path) -> Result<Backup, ErrorKind> {
    finished(conn, Part::of(target)?, target)
}

fn finished(conn: &Connection, part: Part, target: &Path) -> Result<Backup, ErrorKind> {
    match filled(conn, &part) {
        Ok((bytes, reviews)) => {
            part.become_file(target)?;
            Ok(Backup {
                path: target.to_owned(),
                bytes,
                reviews,
            })
        }
        // what made the writing fail is worth telling, not what made the tidying fail
        Err(error) => Err(part.remove().map_or(error.clone(), |()| error)),
    }
}

/// Removes what crashes left of backups of the progress file at `path`, long before `written` was written.
fn sweep(path: &Path, written: &Path) -> io::Result<()> {
    /// By how much it has to be older: far more than any backup takes.
    const LONG: Duration = Duration::from_secs(60 * 60);
    let now = fs::metadata(written)?.modified()?;
    let old = |data: fs::Metadata| Some(now.duration_since(data.modified().ok()?).ok()? > LONG);
    for entry in fs::read_dir(folder(path))? {
        let entry = entry?;
        let ours = path
            .file_name()
            .is_some_and(|name| name::is_unfinished(&entry.file_name(), name));
        if ours && entry.metadata().ok().and_then(old).unwrap_or(false) {
            remove(&entry.path())?;
        }
    }
    Ok(())
}

/// Copies what `conn` sees into a part and verifies it: its size in bytes and its reviews.
pub(super) fn filled(conn: &Connection, part: &Part) -> Result<(u64, u64), ErrorKind> {
    let reviews = transact::view(conn, |tx| {
        let reviews = count(tx)?;
        copy(tx, &part.path)?;
        Ok(reviews)
    })?;
    let bytes = part.sync()?;
    let found = verified(&part.path)?;
    if found != reviews {
        let why = format!("its backup holds {found} reviews instead of {reviews}");
        return Err(ErrorKind::Damaged(why));
    }
    Ok((bytes, found))
}

/// Copies page by page; what is copied stands alone, without a write-ahead log.
fn copy(from: &Connection, part: &Path) -> Result<(), ErrorKind> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut to = Connection::open_with_flags(part, flags)?;
    // it is synced as a whole before it gets its name
    to.execute_batch("PRAGMA synchronous = OFF")?;
    // all pages in one step: it reads one moment, and in a write-ahead log nobody waits for it
    Copying::new(from, &mut to)?.run_to_completion(i32::MAX, Duration::ZERO, None)?;
    to.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
    to.close().map_err(|(_, error)| ErrorKind::from(error))?;
    // SQLite does not say when it could not write that
    match stands_alone(part)? {
        true => Ok(()),
        false => Err(ErrorKind::Disk { writing: true }),
    }
}

/// Whether a file that no program has open needs no write-ahead log: its header says how it is written, 1 for without.
fn stands_alone(part: &Path) -> io::Result<bool> {
    let mut head = [0; 20];
    match File::open(part)?.read_exact(&mut head) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(true),
        done => done.map(|()| head[18] == 1 && head[19] == 1),
    }
}

/// Reads a file whole without changing anything beside it: how many reviews it holds.
///
/// # Errors
/// [`ErrorKind::Damaged`] when it is not sound, or what else is wrong with it.
pub(super) fn verified(path: &Path) -> Result<u64, ErrorKind> {
    let conn = open::frozen(path)?;
    check(&conn)?;
    count(&conn)
}

/// Looks at all pages.
///
/// # Errors
/// [`ErrorKind::Damaged`]; what SQLite has against it `doctor` tells. [`ErrorKind::Disk`] when a page cannot be had.
pub(super) fn check(conn: &Connection) -> Result<(), ErrorKind> {
    let said: String = conn.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    match said.as_str() {
        "ok" => Ok(()),
        said if doubt::is_unread(said) => Err(ErrorKind::Disk { writing: false }),
        _ => Err(ErrorKind::Damaged(String::from(OF_PAGES))),
    }
}

fn count(conn: &Connection) -> Result<u64, ErrorKind> {
    const TABLE: &str = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'reviews')";
    if !conn.query_row(TABLE, [], |row| row.get(0))? {
        return Ok(0);
    }
    super::log::number(conn, "SELECT count(*) FROM reviews")
}

/// The backup beside `path` that was written last.
///
/// # Errors
/// When it cannot be seen what lies beside it: that none is seen does not say that there is none.
pub(super) fn newest(path: &Path) -> io::Result<Option<PathBuf>> {
    Ok(beside(path)?.into_iter().next().map(|kept| kept.path))
}

/// The folder in which `path` lies.
pub(super) fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if parent != Path::new("") => parent,
        _ => Path::new("."),
    }
}

/// Removes an unfinished backup with what SQLite put beside it.
fn remove(part: &Path) -> io::Result<()> {
    for name in [part.to_owned(), name::with_ending(part, "-journal")] {
        match fs::remove_file(name) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}
