//! What of many remembered questions a day can bring, by index: the time this takes hangs on what is due alone.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::error::{ErrorKind, StoreError};
use super::read::{Remembered, states_of};
use super::{Store, log};
use crate::base::{CardId, Day, DeckId, Millis, QuestionKey};

/// Questions by their names.
type Known = BTreeMap<QuestionKey, Remembered>;

/// What is due, by its index.
pub(super) const DUE: &str = "WHERE s.due <= ?1 AND s.suspended = 0";

/// What was missed and not answered right since, by its index.
pub(super) const LEARNING: &str = "WHERE s.learning = 1 AND s.suspended = 0";

/// The faces of a card, by the index of names.
pub(super) const CARD: &str = "WHERE q.deck = ?1 AND q.card = ?2";

impl Store {
    /// The questions that are due on a study day, those that were missed and not answered right since among them; those set
    /// aside are left out.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn due_on(&self, day: Day) -> Result<Known, StoreError> {
        // a question that is due and learning comes twice, which changes nothing
        self.read(|conn| {
            let mut known = states_of(conn, DUE, [day.0])?;
            known.extend(states_of(conn, LEARNING, [])?);
            Ok(known)
        })
    }

    /// The questions of one card that were ever answered or set aside.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn states_of_card(&self, deck: &DeckId, card: &CardId) -> Result<Known, StoreError> {
        self.read(|conn| states_of(conn, CARD, [deck.as_str(), card.as_str()]))
    }

    /// The instant of the latest review, also of one that was taken back; `None` when there is none.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn latest(&self) -> Result<Option<Millis>, StoreError> {
        self.read(|conn| {
            let id: Option<i64> =
                conn.query_row("SELECT max(id) FROM reviews", [], |row| row.get(0))?;
            Ok(id.map(log::instant))
        })
    }

    /// Whether nothing was ever answered, or all of it taken back.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn is_blank(&self) -> Result<bool, StoreError> {
        self.read(blank)
    }
}

fn blank(conn: &Connection) -> Result<bool, ErrorKind> {
    const STANDING: &str = "SELECT NOT EXISTS (SELECT 1 FROM reviews r
        WHERE NOT EXISTS (SELECT 1 FROM undos u WHERE u.review = r.id))";
    Ok(conn.query_row(STANDING, [], |row| row.get(0))?)
}
