//! The versions of the progress file: forward only, each step one transaction, a backup before it.

use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use super::backup::{self, Occasion};
use super::error::ErrorKind;
use super::transact::transact;

/// Step n leads from version n to version n + 1. A step that was published is never edited: a new one follows it.
pub(super) const STEPS: &[&str] = &[
    include_str!("migrations/001.sql"),
    include_str!("migrations/002.sql"),
    include_str!("migrations/003.sql"),
    include_str!("migrations/004.sql"),
    include_str!("migrations/005.sql"),
    include_str!("migrations/006.sql"),
    include_str!("migrations/007.sql"),
];

/// The mark of our files in the header of SQLite: `QzDk`.
pub(super) const APPLICATION: i32 = 0x517a_446b;

/// What the header of a database says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Header {
    /// Nothing at all: a file to begin with.
    Fresh,
    /// Ours, at this version.
    Ours(i32),
}

/// Reads whose file it is and at which version of `steps`.
///
/// # Errors
/// [`ErrorKind::Foreign`], [`ErrorKind::Newer`], or what SQLite says of the file.
pub(super) fn header(conn: &Connection, steps: &[&str]) -> Result<Header, ErrorKind> {
    // one statement, and so one moment: another program may be making the tables right now
    const HEADER: &str = "SELECT (SELECT application_id FROM pragma_application_id),
        (SELECT user_version FROM pragma_user_version), (SELECT count(*) FROM sqlite_schema)";
    let (application, version, tables): (i32, i32, i64) = conn.query_row(HEADER, [], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?))
    })?;
    if application == APPLICATION {
        let known = newest(steps);
        return if version > known {
            Err(ErrorKind::Newer {
                found: version,
                known,
            })
        } else {
            Ok(Header::Ours(version))
        };
    }
    if application == 0 && version == 0 && tables == 0 {
        Ok(Header::Fresh)
    } else {
        Err(ErrorKind::Foreign(application))
    }
}

/// The version to which `steps` lead.
pub(super) fn newest(steps: &[&str]) -> i32 {
    i32::try_from(steps.len()).unwrap_or(i32::MAX)
}

/// Brings a file to the version of `steps`; a file with content is backed up beside `path` first (not one in memory).
///
/// # Errors
/// When a step could not be taken: the file is then as it was before this step.
pub(super) fn migrate(
    conn: &mut Connection,
    path: Option<&Path>,
    steps: &[&str],
) -> Result<(), ErrorKind> {
    loop {
        let from = match header(conn, steps)? {
            Header::Fresh => 0,
            Header::Ours(version) if version < newest(steps) => version,
            Header::Ours(_) => return Ok(()),
        };
        let left = usize::try_from(from)
            .ok()
            .and_then(|from| steps.get(from..));
        let Some(left @ [step, ..]) = left else {
            return Err(ErrorKind::Damaged(format!("its version is {from}")));
        };
        match path {
            // a file to begin with has nothing to be backed up, and is made whole or not at all
            _ if from == 0 => take(conn, from, left, steps, None)?,
            path => take(conn, from, &[step], steps, path)?,
        }
    }
}

/// Takes some steps as the only writer, the file at `path` backed up before: of several programs that meet an old file one
/// makes a backup and brings it up, and the others wait for it.
fn take(
    conn: &mut Connection,
    from: i32,
    taken: &[&str],
    steps: &[&str],
    path: Option<&Path>,
) -> Result<(), ErrorKind> {
    // a step may build a table anew; what it leaves is checked as a whole before the commit
    conn.pragma_update(None, "foreign_keys", false)?;
    let done = transact(conn, |tx| {
        let now = match header(tx, steps)? {
            Header::Fresh => 0,
            Header::Ours(version) => version,
        };
        if now != from {
            return Ok(()); // another program was faster
        }
        if let Some(path) = path {
            // who writes cannot be copied from, but another connection sees the same
            let other = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
            backup::write(&other, path, Occasion::Migration(from), None)?;
        }
        for step in taken {
            tx.execute_batch(step)?;
        }
        tx.pragma_update(None, "application_id", APPLICATION)?;
        tx.pragma_update(None, "user_version", from + newest(taken))?;
        let broken = tx.prepare("PRAGMA foreign_key_check")?.exists([])?;
        if broken {
            return Err(ErrorKind::Damaged(format!(
                "its rows contradict each other after version {from}"
            )));
        }
        Ok(())
    });
    conn.pragma_update(None, "foreign_keys", true)?;
    done
}
