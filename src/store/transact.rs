//! The one place that begins transactions.

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::error::ErrorKind;

/// How often a writer asks for its turn. Each time SQLite itself waits for as long as the store is patient; the second
/// time is for the short spells (recovery after a crash, the change to a write-ahead log) in which it does not wait.
const TURNS: u32 = 2;

/// Does `work` as the only writer: all of it is on the disk when this returns, or nothing.
///
/// # Errors
/// What `work` says, or [`ErrorKind::Busy`] and other faults of the file.
pub(super) fn transact<T>(
    conn: &mut Connection,
    work: impl FnOnce(&Transaction<'_>) -> Result<T, ErrorKind>,
) -> Result<T, ErrorKind> {
    let tx = begin(conn)?;
    let done = work(&tx)?;
    tx.commit()?;
    Ok(done)
}

/// Does `work` on one unchanging view of the file, whatever others write meanwhile.
///
/// # Errors
/// What `work` says, or a fault of the file.
pub(super) fn view<T>(
    conn: &Connection,
    work: impl FnOnce(&Transaction<'_>) -> Result<T, ErrorKind>,
) -> Result<T, ErrorKind> {
    // dropped without a commit: there is nothing to commit
    work(&Transaction::new_unchecked(
        conn,
        TransactionBehavior::Deferred,
    )?)
}

fn begin(conn: &Connection) -> Result<Transaction<'_>, ErrorKind> {
    let mut left = TURNS;
    loop {
        left -= 1;
        // the connection is borrowed mutably by `transact`, so no transaction is open yet
        match Transaction::new_unchecked(conn, TransactionBehavior::Immediate)
            .map_err(ErrorKind::from)
        {
            Err(ErrorKind::Busy) if left > 0 => {}
            other => return other,
        }
    }
}
