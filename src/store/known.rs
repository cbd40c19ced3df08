//! All that is remembered, read in one go: for who looks at most of it.

use rusqlite::{Connection, Rows};

use super::error::{ErrorKind, StoreError};
use super::log::text;
use super::read::Remembered;
use super::state::{COLUMNS, Derived};
use super::{Store, transact};
use crate::base::{Day, Face, IdError};

/// A question by its name as it is written, with what is remembered of it.
#[derive(Debug, Clone, Copy)]
pub struct Written<'r> {
    /// The id of its deck.
    pub deck: &'r str,
    /// The id of its card.
    pub card: &'r str,
    /// Which question of the card.
    pub face: Face,
    /// What is remembered.
    pub known: Remembered,
}

/// The names in the order of their numbers.
const NAMES: &str = "SELECT id, deck, card, face FROM questions ORDER BY id";

impl Store {
    /// How many questions the file has names for: at least as many as are remembered.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn named(&self) -> Result<u64, StoreError> {
        // the numbers of names are given one after the other, and no name is ever taken away
        const LAST: &str = "SELECT coalesce(max(id), 0) FROM questions";
        self.read(|conn| super::log::number(conn, LAST))
    }

    /// Whether more than `most` questions are due on a study day.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn more_due_than(&self, most: u32, day: Day) -> Result<bool, StoreError> {
        const MORE: &str = "SELECT count(*) FROM
            (SELECT 1 FROM states WHERE due <= ?1 AND suspended = 0 LIMIT ?2)";
        let wanted = most.saturating_add(1);
        self.read(|conn| {
            let mut statement = conn.prepare_cached(MORE)?;
            Ok(statement.query_row([i64::from(day.0), i64::from(wanted)], |row| row.get(0))?)
        })
        .map(|found: u32| found > most)
    }

    /// Calls `each` for all questions that were ever answered or set aside, in no order to speak of.
    ///
    /// Names and memories are two tables in the same order; each is read from its beginning to its end, which takes a third
    /// of looking up one in the other.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn each_known(&self, each: impl FnMut(Written<'_>)) -> Result<(), StoreError> {
        self.read(|conn| transact::view(conn, |tx| walk(tx, each)))
    }
}

fn walk(tx: &Connection, mut each: impl FnMut(Written<'_>)) -> Result<(), ErrorKind> {
    let states = format!("SELECT {COLUMNS}, question FROM states ORDER BY question");
    let mut states = tx.prepare_cached(&states)?;
    let mut states = states.query([])?;
    let mut names = tx.prepare_cached(NAMES)?;
    let mut names = names.query([])?;
    let mut next = remembered(&mut states)?;
    while let Some((number, known)) = next {
        let missing = || ErrorKind::Damaged(format!("question {number} has no name"));
        let name = names.next()?.ok_or_else(missing)?;
        let named: i64 = name.get(0)?;
        if named < number {
            continue;
        }
        if named > number {
            return Err(missing());
        }
        let face: Result<Face, IdError> = text(name, 3)?.parse();
        each(Written {
            deck: text(name, 1)?,
            card: text(name, 2)?,
            face: face.map_err(|error| ErrorKind::Damaged(error.to_string()))?,
            known,
        });
        next = remembered(&mut states)?;
    }
    Ok(())
}

/// The next question by its number, with what is remembered of it.
fn remembered(states: &mut Rows<'_>) -> Result<Option<(i64, Remembered)>, ErrorKind> {
    /// The place of the number behind [`COLUMNS`].
    const NUMBER: usize = 10;
    let Some(row) = states.next()? else {
        return Ok(None);
    };
    let number = row.get(NUMBER)?;
    Ok(Some((number, Derived::read(row, 0)?.into())))
}
