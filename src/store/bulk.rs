//! Much at once: what a table is freed of while many rows come in.

use rusqlite::Connection;

use super::error::ErrorKind;

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
