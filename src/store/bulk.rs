//! Much at once: the room that is made for it, and what a table is freed of while many rows come in.

use rusqlite::Connection;
use rusqlite::config::DbConfig;

use super::error::ErrorKind;

/// The pages kept at hand while much is written, and how much is sorted before it goes to a temporary file, in KiB: an
/// index of two million reviews is sorted without one.
pub(super) const ROOM_KIB: i32 = 64 * 1024;

/// Does `work` with room for much.
///
/// Where temporary things may lie in a file SQLite sorts rows for an index in one block of memory, and writes none as long as
/// the room suffices; where they may not, each row gets a piece of memory of its own, which takes twice as long.
///
/// # Errors
/// What `work` says, or that the room cannot be had.
pub(super) fn with_room<T>(
    conn: &mut Connection,
    work: impl FnOnce(&mut Connection) -> Result<T, ErrorKind>,
) -> Result<T, ErrorKind> {
    let before: i64 = conn.pragma_query_value(None, "cache_size", |row| row.get(0))?;
    conn.execute_batch("PRAGMA temp_store = FILE")?;
    conn.pragma_update(None, "cache_size", -ROOM_KIB)?;
    let done = work(conn);
    let ended = conn
        .pragma_update(None, "cache_size", before)
        .and_then(|()| conn.execute_batch("PRAGMA temp_store = MEMORY"));
    let done = done?;
    ended?;
    Ok(done)
}

/// Does `work` while no trigger fires and no foreign key is looked at: who works here keeps both, and counts the log anew.
///
/// # Errors
/// What `work` says, or that they cannot be switched.
pub(super) fn unwatched<T>(
    conn: &mut Connection,
    work: impl FnOnce(&mut Connection) -> Result<T, ErrorKind>,
) -> Result<T, ErrorKind> {
    let watched = |conn: &Connection, watched: bool| -> Result<(), ErrorKind> {
        conn.pragma_update(None, "foreign_keys", watched)?;
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, watched)?;
        Ok(())
    };
    let done = watched(conn, false).and_then(|()| work(conn));
    let ended = watched(conn, true);
    let done = done?;
    ended?;
    Ok(done)
}

/// Takes the indexes of a table of ours away; what makes them anew.
///
/// An index that is made at once from sorted rows costs a fraction of one that grows row by row at all places.
pub(super) fn unindex(tx: &Connection, table: &str) -> Result<Vec<String>, ErrorKind> {
    let mut statement = tx.prepare(
        "SELECT name, sql FROM main.sqlite_schema WHERE type = 'index' AND tbl_name = ?1 AND sql IS NOT NULL",
    )?;
    let rows = statement.query_map([table], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let indexes: Vec<(String, String)> = rows.collect::<Result<_, _>>()?;
    for (name, _) in &indexes {
        tx.execute_batch(&format!(
            "DROP INDEX main.\"{}\"",
            name.replace('"', "\"\"")
        ))?;
    }
    Ok(indexes.into_iter().map(|(_, sql)| sql).collect())
}

/// Makes indexes anew that [`unindex`] took away.
pub(super) fn index(tx: &Connection, indexes: &[String]) -> Result<(), ErrorKind> {
    indexes
        .iter()
        .try_for_each(|sql| Ok(tx.execute_batch(sql)?))
}
