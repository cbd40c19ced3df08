//! Another log beside ours: a copy that lives as long as the work on it, so that the other file is never changed.

use std::path::Path;

use rusqlite::Connection;
use rusqlite::backup::Backup;
use rusqlite::config::DbConfig;

use crate::store::error::ErrorKind;
use crate::store::migrate::STEPS;
use crate::store::open;
use crate::store::wait::PATIENCE;

/// The pages kept at hand while much comes in, in KiB: its indexes grow at all places at once.
const CACHE_KIB: i32 = 64 * 1024;

/// Opens another progress file to read from: what it holds, at the newest version. Nothing of it is changed.
///
/// # Errors
/// For everything that is no progress file with something in it; see [`ErrorKind`].
pub(super) fn source(path: &Path) -> Result<Connection, ErrorKind> {
    open::for_copying(path, PATIENCE, STEPS)
}

/// Works with a copy of `source` attached as `other`. The copy is a file that has no name, goes away by itself, and may be
/// written to. While the work is done no trigger fires and no foreign key is looked at: who works here keeps both.
///
/// # Errors
/// When there is no room for the copy, or what the work says.
pub(super) fn with<T>(
    conn: &mut Connection,
    source: &Connection,
    work: impl FnOnce(&mut Connection) -> Result<T, ErrorKind>,
) -> Result<T, ErrorKind> {
    let locked: bool = conn.pragma_query_value(None, "query_only", |row| row.get(0))?;
    let done = begin(conn, source).and_then(|()| work(conn));
    let ended = end(conn, locked);
    let done = done?;
    ended?;
    Ok(done)
}

fn begin(conn: &mut Connection, source: &Connection) -> Result<(), ErrorKind> {
    // what is attached stays on the disk, whatever its size; what else is temporary stays in memory
    conn.execute_batch(
        "PRAGMA query_only = OFF; PRAGMA temp_store = FILE; ATTACH '' AS other; PRAGMA temp_store = MEMORY;
         PRAGMA other.synchronous = OFF; PRAGMA foreign_keys = OFF;",
    )?;
    conn.pragma_update(None, "cache_size", -CACHE_KIB)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    // all pages in one step: they are of one moment, and nobody else waits on the copy
    let copy = Backup::new_with_names(source, "main", conn, "other")?;
    copy.run_to_completion(i32::MAX, std::time::Duration::ZERO, None)?;
    Ok(())
}

fn end(conn: &Connection, locked: bool) -> Result<(), ErrorKind> {
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, true)?;
    conn.execute_batch(
        "PRAGMA foreign_keys = ON; DROP TABLE IF EXISTS temp.device_of; DROP TABLE IF EXISTS temp.question_of;
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
    if locked {
        conn.pragma_update(None, "query_only", true)?;
    }
    Ok(())
}
