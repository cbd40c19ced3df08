//! Questions by their names.

use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::base::{CardId, DeckId, IdError, QuestionKey};
use crate::store::error::ErrorKind;

/// The row of a question, when it has one.
pub(in crate::store) fn find_question(
    tx: &Connection,
    key: &QuestionKey,
) -> Result<Option<i64>, ErrorKind> {
    const FIND: &str = "SELECT id FROM questions WHERE deck = ?1 AND card = ?2 AND face = ?3";
    let found = tx
        .prepare_cached(FIND)?
        .query_row(
            params![key.deck.as_str(), key.card.as_str(), key.face.to_string()],
            |row| row.get(0),
        )
        .optional()?;
    Ok(found)
}

/// The row of a question, made when it is missing.
pub(in crate::store) fn question(tx: &Connection, key: &QuestionKey) -> Result<i64, ErrorKind> {
    if let Some(id) = find_question(tx, key)? {
        return Ok(id);
    }
    tx.prepare_cached("INSERT INTO questions (deck, card, face) VALUES (?1, ?2, ?3)")?
        .execute(params![
            key.deck.as_str(),
            key.card.as_str(),
            key.face.to_string()
        ])?;
    Ok(tx.last_insert_rowid())
}

/// Reads the names of questions; the ids of decks are shared between them.
#[derive(Debug, Default)]
pub(in crate::store) struct Keys {
    deck: Option<DeckId>,
}

impl Keys {
    /// The name in the three columns from `first`.
    pub(in crate::store) fn read(
        &mut self,
        row: &Row<'_>,
        first: usize,
    ) -> Result<QuestionKey, ErrorKind> {
        let sound = |error: IdError| ErrorKind::Damaged(error.to_string());
        let deck = text(row, first)?;
        let deck = match &self.deck {
            Some(last) if last.as_str() == deck => last.clone(),
            _ => DeckId::new(deck).map_err(sound)?,
        };
        self.deck = Some(deck.clone());
        Ok(QuestionKey {
            deck,
            card: CardId::new(text(row, first + 1)?).map_err(sound)?,
            face: text(row, first + 2)?.parse().map_err(sound)?,
        })
    }
}

/// The name of a question.
pub(in crate::store) fn name(tx: &Connection, question: i64) -> Result<QuestionKey, ErrorKind> {
    let mut statement =
        tx.prepare_cached("SELECT deck, card, face FROM questions WHERE id = ?1")?;
    let mut rows = statement.query([question])?;
    match rows.next()? {
        Some(row) => Keys::default().read(row, 0),
        None => Err(ErrorKind::Damaged(format!(
            "question {question} has no name"
        ))),
    }
}

/// A text without a copy of it.
pub(in crate::store) fn text<'row>(
    row: &'row Row<'_>,
    column: usize,
) -> Result<&'row str, ErrorKind> {
    row.get_ref(column)?
        .as_str()
        .map_err(|_| ErrorKind::Damaged(String::from("the name of a question is no text")))
}
