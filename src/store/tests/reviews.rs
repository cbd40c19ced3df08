//! All answers of a log as they count, for tests to compare.

use std::collections::HashSet;

use crate::store::error::StoreError;
use crate::store::log::Keys;
use crate::store::read::{self, Effective};
use crate::store::{Store, relink, transact};

impl Store {
    /// The reviews that were not taken back, of every kind, in the order of their instants, each under the question for
    /// which it counts after all relinks.
    pub(super) fn reviews(&self) -> Result<Vec<Effective>, StoreError> {
        self.read(|conn| {
            transact::view(conn, |tx| {
                let grades = read::corrections_between(tx, i64::MIN, i64::MAX)?;
                let mut undone = tx.prepare("SELECT review FROM undos")?;
                let undone: HashSet<i64> = undone
                    .query_map([], |row| row.get(0))?
                    .collect::<Result<_, _>>()?;
                let moved = relink::moved(tx)?;
                let mut statement = tx.prepare(&read::reviews_sql("true"))?;
                let (mut rows, mut keys) = (statement.query([])?, Keys::default());
                let mut found = Vec::new();
                while let Some(row) = rows.next()? {
                    let mut one = read::effective(row, &mut keys, &grades)?;
                    if let Some(key) = moved.get(&one.id.0) {
                        one.review.key = key.clone();
                    }
                    if !undone.contains(&one.id.0) {
                        found.push(one);
                    }
                }
                Ok(found)
            })
        })
    }
}
