//! What the days to come hold, and the past of single questions.

use std::collections::BTreeMap;

use rusqlite::{Connection, params};

use super::error::{ErrorKind, StoreError};
use super::{Store, log, read, relink, transact};
use crate::base::{Day, DeckId, QuestionKey};
use crate::memory::Answered;

impl Store {
    /// How many questions fall due on each day after `today` up to and with `last`, all decks together; those set aside
    /// are left out, and so are days without any.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn load(&self, today: Day, last: Day) -> Result<BTreeMap<Day, u32>, StoreError> {
        const LOAD: &str = "SELECT due, count(*) FROM states
            WHERE due > ?1 AND due <= ?2 AND suspended = 0 GROUP BY due";
        self.read(|conn| {
            let mut statement = conn.prepare_cached(LOAD)?;
            let rows = statement
                .query_map([today.0, last.0], |row| Ok((Day(row.get(0)?), row.get(1)?)))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// How many questions that were known before were answered on a study day, by deck; decks without any are left out.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn reviewed_on(&self, day: Day) -> Result<BTreeMap<DeckId, u32>, StoreError> {
        const REVIEWED: &str =
            "SELECT q.deck, count(*) FROM states s JOIN questions q ON q.id = s.question
            WHERE s.last_day = ?1 AND s.introduced <> ?1 GROUP BY q.deck";
        self.read(|conn| read::count_by_deck(conn, REVIEWED, day))
    }

    /// The answers that count for some questions, in the order in which they count, each with what was given.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn histories_of(
        &self,
        keys: &[QuestionKey],
    ) -> Result<BTreeMap<QuestionKey, Vec<(Answered, String)>>, StoreError> {
        self.read(|conn| {
            transact::view(conn, |tx| {
                let history = |key: &QuestionKey| Ok((key.clone(), history(tx, key)?));
                keys.iter().map(history).collect()
            })
        })
    }
}

fn history(tx: &Connection, key: &QuestionKey) -> Result<Vec<(Answered, String)>, ErrorKind> {
    let Some(question) = log::find_question(tx, key)? else {
        return Ok(Vec::new());
    };
    let mut found = Vec::new();
    for (review, answered) in relink::effective(tx, question)? {
        found.push((answered, given(tx, review)?));
    }
    Ok(found)
}

fn given(tx: &Connection, review: i64) -> Result<String, ErrorKind> {
    let mut statement = tx.prepare_cached("SELECT given FROM reviews WHERE id = ?1")?;
    Ok(statement.query_row(params![review], |row| row.get(0))?)
}
