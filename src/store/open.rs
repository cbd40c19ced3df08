//! How a progress file is found, made and opened.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Read};
use std::path::Path;
use std::time::{Duration, UNIX_EPOCH};

use rusqlite::backup::Backup;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::backup;
use super::error::ErrorKind;
use super::migrate::{self, Header};
use super::wait::{self, PATIENCE};

/// The size of the smallest page of SQLite, in bytes: no database that holds anything is shorter, and all sizes of pages
/// are multiples of it.
const SHORTEST: u64 = 512;

/// With what every database of SQLite begins.
const MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// How many prepared statements are kept: more than there are.
const STATEMENTS: usize = 64;

/// What a progress file is opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// To read and to write: folders and file are made when they are missing.
    Write,
    /// Only to read: nothing is made; a missing file reads as an empty one.
    Read,
}

/// An open file, at the newest version.
pub(super) struct Opened {
    pub(super) conn: Connection,
    /// What tells this very file from its copies; empty for one in memory.
    pub(super) mark: Vec<u8>,
}

/// Opens `path` for writing and brings it to the newest version.
pub(super) fn for_writing(
    path: &Path,
    patience: Duration,
    steps: &[&str],
) -> Result<Opened, ErrorKind> {
    let made = match look(path)? {
        Some(_) => false,
        None if backup::newest(path)?.is_some() => return Err(ErrorKind::Gone),
        None => make(path)?,
    };
    let mut conn = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    furnish(&mut conn, patience)?;
    let header = migrate::header(&conn, steps)?;
    if header == Header::Fresh && !made && backup::newest(path)?.is_some() {
        return Err(ErrorKind::Emptied);
    }
    if conn.is_readonly("main")? {
        return Err(ErrorKind::ReadOnly);
    }
    write_ahead(&conn, patience)?;
    migrate::migrate(&mut conn, Some(path), steps)?;
    let mark = mark_of(path)?;
    Ok(Opened { conn, mark })
}

/// Opens `path` for reading; nothing of it is changed, whatever its version.
pub(super) fn for_reading(
    path: &Path,
    patience: Duration,
    steps: &[&str],
) -> Result<Opened, ErrorKind> {
    let Some((conn, header)) = as_it_is(path, patience, steps)? else {
        return match backup::newest(path)? {
            Some(_) => Err(ErrorKind::Gone),
            None => in_memory(steps).and_then(locked),
        };
    };
    match header {
        Header::Fresh if backup::newest(path)?.is_some() => Err(ErrorKind::Emptied),
        Header::Fresh => in_memory(steps).and_then(locked),
        Header::Ours(version) if version == migrate::newest(steps) => locked(Opened {
            conn,
            mark: Vec::new(),
        }),
        Header::Ours(_) => brought_up(&conn, steps).and_then(locked),
    }
}

/// Opens `path` to copy what it holds, at the newest version; nothing of it is changed, not even by tidying up beside it.
///
/// # Errors
/// [`ErrorKind::Missing`] and [`ErrorKind::Blank`] besides all that is wrong with files.
pub(super) fn for_copying(
    path: &Path,
    patience: Duration,
    steps: &[&str],
) -> Result<Connection, ErrorKind> {
    if look(path)?.is_none() {
        return Err(ErrorKind::Missing);
    }
    let open = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    if has_log(path)? {
        // what another program, or a crash, left in its write-ahead log stays there
        open.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    }
    let (conn, header) = match readable(open, patience, steps) {
        Err(ErrorKind::ReadOnly) => readable(frozen(path)?, patience, steps)?,
        other => other?,
    };
    match header {
        Header::Fresh if backup::newest(path)?.is_some() => Err(ErrorKind::Emptied),
        Header::Fresh => Err(ErrorKind::Blank),
        Header::Ours(version) if version == migrate::newest(steps) => Ok(conn),
        Header::Ours(_) => brought_up(&conn, steps).map(|opened| opened.conn),
    }
}

/// Opens `path` at whatever version it has; `None` when nothing lies there. Nothing is written through this connection but
/// what others left in the write-ahead log.
pub(super) fn as_it_is(
    path: &Path,
    patience: Duration,
    steps: &[&str],
) -> Result<Option<(Connection, Header)>, ErrorKind> {
    if look(path)?.is_none() {
        return Ok(None);
    }
    // opened for writing where that is possible: only then SQLite clears its side files away at the end
    let conn = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    match readable(conn, patience, steps) {
        Err(ErrorKind::ReadOnly) => readable(frozen(path)?, patience, steps),
        other => other,
    }
    .map(Some)
}

/// Another connection to the file of one, to look at it; `None` when it is only in memory, or no other can be had.
pub(super) fn once_more(conn: &Connection) -> Option<Connection> {
    let path = conn.path().filter(|path| !path.is_empty())?;
    let opened = as_it_is(Path::new(path), PATIENCE, migrate::STEPS);
    opened.ok().flatten().map(|(conn, _)| conn)
}

/// Opens `path` to look at its pages, whatever is in them; nothing is made or changed.
pub(super) fn to_look(path: &Path) -> Result<Connection, ErrorKind> {
    let mut conn = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    furnish(&mut conn, PATIENCE)?;
    let seen = conn.query_row("PRAGMA schema_version", [], |_| Ok(()));
    match seen.map_err(ErrorKind::from) {
        Err(ErrorKind::ReadOnly) => frozen(path),
        // what is wrong with it is found where it is looked at closely
        Ok(()) | Err(_) => Ok(conn),
    }
}

/// Opens `path` to put another content in the place of its own.
pub(super) fn for_replacing(path: &Path) -> Result<Connection, ErrorKind> {
    let mut conn = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    furnish(&mut conn, PATIENCE)?;
    if conn.is_readonly("main")? {
        return Err(ErrorKind::ReadOnly);
    }
    write_ahead(&conn, PATIENCE)?;
    Ok(conn)
}

/// Makes the tables of a file that only this program knows of, or brings it to the newest version; no backup is made.
pub(super) fn unshared(path: &Path, steps: &[&str]) -> Result<Connection, ErrorKind> {
    let mut conn = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    furnish(&mut conn, PATIENCE)?;
    // it is synced as a whole before it gets its name
    conn.execute_batch("PRAGMA synchronous = OFF")?;
    migrate::migrate(&mut conn, None, steps)?;
    Ok(conn)
}

/// A store that lives as long as the program.
pub(super) fn in_memory(steps: &[&str]) -> Result<Opened, ErrorKind> {
    let mut conn = Connection::open_in_memory()?;
    furnish(&mut conn, PATIENCE)?;
    migrate::migrate(&mut conn, None, steps)?;
    Ok(Opened {
        conn,
        mark: Vec::new(),
    })
}

/// Opens a file that nobody can change, without side files: the way to read from a medium that takes no writing.
///
/// # Errors
/// [`ErrorKind::ReadOnly`] when a write-ahead log lies beside it: without it the newest answers would be missing.
pub(super) fn frozen(path: &Path) -> Result<Connection, ErrorKind> {
    if has_log(path)? {
        return Err(ErrorKind::ReadOnly);
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_URI
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Connection::open_with_flags(frozen_uri(path), flags).map_err(|error| unopened(error, path))
}

/// Whether a write-ahead log with something in it lies beside a file.
fn has_log(path: &Path) -> io::Result<bool> {
    is_filled(&backup::with_ending(path, "-wal"))
}

/// Whether something is in a file; that it cannot be looked at does not say that it is missing.
fn is_filled(path: &Path) -> io::Result<bool> {
    match fs::metadata(path) {
        Ok(data) => Ok(data.len() > 0),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

fn frozen_uri(path: &Path) -> String {
    let mut uri = String::from("file:");
    for &byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'\\' if cfg!(windows) => uri.push('/'),
            b'/' | b'-' | b'_' | b'.' | b'~' => uri.push(char::from(byte)),
            byte if byte.is_ascii_alphanumeric() => uri.push(char::from(byte)),
            byte => uri.push_str(&format!("%{byte:02x}")),
        }
    }
    uri + "?immutable=1"
}

/// What lies at `path`; `None` when nothing does.
fn look(path: &Path) -> Result<Option<Metadata>, ErrorKind> {
    match fs::metadata(path) {
        Ok(data) if data.is_dir() => Err(ErrorKind::Folder),
        // a pipe would keep us waiting for ever
        Ok(data) if !data.is_file() => Err(ErrorKind::NotDatabase),
        // SQLite would take a short text for an empty file and write over it
        Ok(data) if (1..SHORTEST).contains(&data.len()) => Err(ErrorKind::NotDatabase),
        // SQLite would fill the last page up with zeros and never say so
        Ok(data) if data.len() % SHORTEST != 0 && is_database(path)? && !is_in_flight(path)? => {
            Err(ErrorKind::Damaged(String::from(
                "it ends in the middle of a page",
            )))
        }
        Ok(data) => Ok(Some(data)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Whether a file begins as every database of SQLite does.
fn is_database(path: &Path) -> Result<bool, ErrorKind> {
    let mut head = [0; MAGIC.len()];
    match File::open(path)?.read_exact(&mut head) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(false),
        done => Ok(done.map(|()| head == *MAGIC)?),
    }
}

/// Whether what a program was writing when it was stopped lies beside the file: then SQLite finishes or takes back the
/// writing, whatever the file looks like.
fn is_in_flight(path: &Path) -> io::Result<bool> {
    Ok(has_log(path)? || is_filled(&backup::with_ending(path, "-journal"))?)
}

/// Makes an empty file that only its owner may read, and the folders it lies in; says whether it was missing.
fn make(path: &Path) -> Result<bool, ErrorKind> {
    fs::create_dir_all(backup::folder(path)).map_err(|error| match error.into() {
        ErrorKind::Denied => ErrorKind::NoFolder(String::from("this user may not make it")),
        ErrorKind::Failed(why) => ErrorKind::NoFolder(why),
        other => other,
    })?;
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Ok(file) => {
            File::sync_all(&file)?;
            super::new_file::sync_folder(path)?;
            Ok(true)
        }
        // another program was faster
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(error.into()),
    }
}

fn connect(path: &Path, access: OpenFlags) -> Result<Connection, ErrorKind> {
    let flags = access | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Connection::open_with_flags(path, flags).map_err(|error| unopened(error, path))
}

/// A file that lies there and yet cannot be opened is not ours to open.
fn unopened(error: rusqlite::Error, path: &Path) -> ErrorKind {
    match error.into() {
        ErrorKind::ReadOnly if path.exists() => ErrorKind::Denied,
        ErrorKind::ReadOnly => ErrorKind::Failed(String::from("it cannot be opened")),
        other => other,
    }
}

/// The settings of every connection.
fn furnish(conn: &mut Connection, patience: Duration) -> Result<(), ErrorKind> {
    wait::wait_on(conn, patience)?;
    conn.set_prepared_statement_cache_capacity(STATEMENTS);
    // FULL: on the disk at every commit, and not only in its cache where a system makes that difference (fullfsync);
    // recursive triggers: REPLACE may not delete what is append-only; a schema is data and calls no functions of its own
    conn.execute_batch(
        "PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON;
         PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON; PRAGMA trusted_schema = OFF;
         PRAGMA temp_store = MEMORY;",
    )?;
    Ok(())
}

/// Turns the write-ahead log on, where the file system can have one; without it a commit is as safe, only slower.
///
/// While two programs do this at once SQLite turns one of them away without waiting, so the waiting is done here.
fn write_ahead(conn: &Connection, patience: Duration) -> Result<(), ErrorKind> {
    let mut wait = wait::waiting(conn, patience);
    let mut asked = 0;
    loop {
        let mode: String = conn.pragma_query_value(None, "journal_mode", |row| row.get(0))?;
        if mode == "wal" {
            return Ok(());
        }
        let turned = conn.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()));
        match turned.map_err(ErrorKind::from) {
            Err(ErrorKind::Busy) if wait(asked) => asked += 1,
            other => return other,
        }
    }
}

pub(super) fn readable(
    mut conn: Connection,
    patience: Duration,
    steps: &[&str],
) -> Result<(Connection, Header), ErrorKind> {
    furnish(&mut conn, patience)?;
    let header = migrate::header(&conn, steps)?;
    Ok((conn, header))
}

/// An old file's content at the newest version, in memory.
fn brought_up(old: &Connection, steps: &[&str]) -> Result<Opened, ErrorKind> {
    let mut conn = Connection::open_in_memory()?;
    // all pages in one step: nobody waits on a copy in memory
    Backup::new(old, &mut conn)?.run_to_completion(i32::MAX, Duration::ZERO, None)?;
    furnish(&mut conn, PATIENCE)?;
    migrate::migrate(&mut conn, None, steps)?;
    Ok(Opened {
        conn,
        mark: Vec::new(),
    })
}

/// Refuses every write from here on.
fn locked(opened: Opened) -> Result<Opened, ErrorKind> {
    opened.conn.pragma_update(None, "query_only", true)?;
    Ok(opened)
}

/// What tells the file at `path` from others that may come to lie there.
pub(super) fn mark_of(path: &Path) -> io::Result<Vec<u8>> {
    Ok(mark(&fs::metadata(path)?))
}

/// What tells a file from its copies: when it was made and its number in the file system, as far as these are known.
fn mark(data: &Metadata) -> Vec<u8> {
    let made = data
        .created()
        .ok()
        .and_then(|at| at.duration_since(UNIX_EPOCH).ok())
        .map_or(0, |since| since.as_nanos());
    let mut mark = made.to_le_bytes().to_vec();
    #[cfg(unix)]
    mark.extend(std::os::unix::fs::MetadataExt::ino(data).to_le_bytes());
    mark
}
