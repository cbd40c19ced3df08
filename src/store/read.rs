//! What others ask of the progress file.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use rusqlite::Connection;
use rusqlite::types::ValueRef;

use super::error::{ErrorKind, StoreError};
use super::last;
use super::log::{self, Keys};
use super::relink;
use super::replay;
use super::state::Derived;
use super::{Store, transact};
use crate::base::{Day, DeckId, Grade, Millis, Offset, QuestionKey};
use crate::deck::Form;
use crate::memory::State;
use crate::session::{Kind, NewReview, ReviewId};

/// What is known of a question that was ever answered or set aside.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Remembered {
    /// Its memory; `None` when no answer counts, so that it is still new.
    pub state: Option<State>,
    /// Whether it is set aside.
    pub suspended: bool,
    /// The study day of its first counting answer; `None` when it is new.
    pub introduced: Option<Day>,
}

impl From<Derived> for Remembered {
    fn from(derived: Derived) -> Self {
        Self {
            state: derived.memory.map(|memory| memory.state),
            suspended: derived.suspended,
            introduced: derived.memory.map(|memory| memory.introduced),
        }
    }
}

/// A review with the grade that counts: the last correction's, else the first.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Effective {
    pub(super) id: ReviewId,
    pub(super) review: NewReview,
}

/// The review that an `undo` takes back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Latest {
    /// Its name.
    pub id: ReviewId,
    /// Its question.
    pub key: QuestionKey,
    /// The grade that counts.
    pub grade: Grade,
    /// When it was answered.
    pub at: Millis,
    /// Why it was asked.
    pub kind: Kind,
}

impl Store {
    /// All questions with a history, of the decks named or (`None`) of all; one without a row is new.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn states(
        &self,
        decks: Option<&[DeckId]>,
    ) -> Result<BTreeMap<QuestionKey, Remembered>, StoreError> {
        self.read(|conn| match decks {
            None => states_of(conn, "", []),
            Some(decks) => {
                let marks = vec!["?"; decks.len()].join(", ");
                let names: Vec<_> = decks.iter().map(DeckId::as_str).collect();
                let filter = format!("WHERE q.deck IN ({marks})");
                states_of(conn, &filter, rusqlite::params_from_iter(names))
            }
        })
    }

    /// How many questions were answered for the first time on a study day, by deck; decks without any are left out.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn introduced_on(&self, day: Day) -> Result<BTreeMap<DeckId, u32>, StoreError> {
        self.read(|conn| count_by_deck(conn, INTRODUCED, day))
    }

    /// How many questions are due up to and with a study day, by deck, those that were missed and not answered right
    /// since among them; those set aside and new ones are left out.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn due_counts(&self, day: Day) -> Result<BTreeMap<DeckId, u32>, StoreError> {
        self.read(|conn| count_by_deck(conn, DUE, day))
    }

    /// The review that was given last and not taken back, of any kind but imported ones; `None` when there is none.
    ///
    /// Last on its device is the highest number; between devices the instant decides.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn last_review(&self) -> Result<Option<Latest>, StoreError> {
        self.read(|conn| {
            transact::view(conn, |tx| {
                last::id(tx)?.map(|id| latest(tx, id)).transpose()
            })
        })
    }

    /// How many reviews of every kind there are that were not taken back.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn count(&self) -> Result<u64, StoreError> {
        const COUNT: &str =
            "SELECT (SELECT count(*) FROM reviews) - (SELECT count(DISTINCT review) FROM undos)";
        self.read(|conn| log::number(conn, COUNT))
    }

    pub(super) fn read<T>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, ErrorKind>,
    ) -> Result<T, StoreError> {
        work(&self.conn).map_err(|kind| StoreError::new(&self.path, kind))
    }
}

/// A question without a memory was never introduced.
pub(super) const INTRODUCED: &str =
    "SELECT q.deck, count(*) FROM states s JOIN questions q ON q.id = s.question
    WHERE s.introduced = ?1 GROUP BY q.deck";

/// What was missed stays due even when a clock set back puts its day into the future. An empty memory has no due day, so
/// a new question that is set aside and taken up again never counts.
pub(super) const DUE: &str = "SELECT q.deck, count(*) FROM (
        SELECT question FROM states WHERE due <= ?1 AND suspended = 0 UNION ALL
        SELECT question FROM states WHERE due > ?1 AND suspended = 0 AND learning = 1
    ) s JOIN questions q ON q.id = s.question GROUP BY q.deck";

pub(super) fn states_sql(filter: &str) -> String {
    format!(
        "SELECT q.deck, q.card, q.face, {} FROM questions q JOIN states s ON s.question = q.id {filter}",
        super::state::COLUMNS
    )
}

/// The questions of a filter over `questions q` and `states s`.
pub(super) fn states_of(
    conn: &Connection,
    filter: &str,
    values: impl rusqlite::Params,
) -> Result<BTreeMap<QuestionKey, Remembered>, ErrorKind> {
    let mut statement = conn.prepare_cached(&states_sql(filter))?;
    let mut rows = statement.query(values)?;
    let (mut keys, mut found) = (Keys::default(), Vec::new());
    while let Some(row) = rows.next()? {
        let remembered = Derived::read(row, 3)?.into();
        found.push((keys.read(row, 0)?, remembered));
    }
    Ok(found.into_iter().collect())
}

pub(super) fn count_by_deck(
    conn: &Connection,
    sql: &str,
    day: Day,
) -> Result<BTreeMap<DeckId, u32>, ErrorKind> {
    let mut statement = conn.prepare_cached(sql)?;
    let mut rows = statement.query([day.0])?;
    let mut counts = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let deck: String = row.get(0)?;
        let deck = DeckId::new(&deck).map_err(|error| ErrorKind::Damaged(error.to_string()))?;
        counts.insert(deck, row.get(1)?);
    }
    Ok(counts)
}

fn latest(tx: &Connection, id: i64) -> Result<Latest, ErrorKind> {
    let mut statement = tx.prepare_cached(&reviews_sql("r.id = ?1"))?;
    let mut rows = statement.query([id])?;
    let Some(row) = rows.next()? else {
        return Err(ErrorKind::Damaged(format!(
            "it holds no review `{}` that its index names",
            ReviewId(id)
        )));
    };
    let grades = corrections_between(tx, id, id)?;
    let mut moved = relink::moved(tx)?;
    let Effective { id, mut review } = effective(row, &mut Keys::default(), &grades)?;
    if let Some(key) = moved.remove(&id.0) {
        review.key = key;
    }
    Ok(Latest {
        id,
        key: review.key,
        grade: review.grade,
        at: review.at,
        kind: review.kind,
    })
}

pub(super) fn reviews_sql(filter: &str) -> String {
    format!(
        "SELECT q.deck, q.card, q.face, r.id, r.at, r.\"offset\", r.took, r.form, r.choices, r.given, r.score,
            r.confidence, r.grade, r.kind, r.retention, r.hard_by, r.good_by, r.easy_by
        FROM reviews r JOIN questions q ON q.id = r.question WHERE {filter} ORDER BY r.id"
    )
}

pub(super) fn corrections_between(
    tx: &Connection,
    first: i64,
    last: i64,
) -> Result<HashMap<i64, Grade>, ErrorKind> {
    const CORRECTIONS: &str = "SELECT d.uid, c.seq, c.at, c.id, c.review, c.grade
        FROM corrections c JOIN devices d ON d.id = c.device WHERE c.review BETWEEN ?1 AND ?2";
    let mut statement = tx.prepare_cached(CORRECTIONS)?;
    let mut rows = statement.query([first, last])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(log::correction(row)?);
    }
    Ok(replay::corrected(found))
}

pub(super) fn effective(
    row: &rusqlite::Row<'_>,
    keys: &mut Keys,
    grades: &HashMap<i64, Grade>,
) -> Result<Effective, ErrorKind> {
    let id: i64 = row.get(3)?;
    let grade = match grades.get(&id) {
        Some(grade) => *grade,
        None => log::grade(row.get(12)?)?,
    };
    let review = NewReview {
        key: keys.read(row, 0)?,
        at: Millis(row.get(4)?),
        offset: Offset(row.get(5)?),
        took_ms: row.get(6)?,
        form: log::placed(&Form::ALL, row.get(7)?, "form of question")?,
        choices: row.get(8)?,
        given: given(row.get_ref(9)?)?.into_owned(),
        score: row.get(10)?,
        confidence: row.get(11)?,
        grade,
        kind: log::placed(&Kind::ALL, row.get(13)?, "kind of review")?,
        retention: log::retention(row.get(14)?),
        spread: log::spread(row, 15)?,
    };
    Ok(Effective {
        id: ReviewId(id),
        review,
    })
}

/// What was given, nothing where there is none. Where a bit of it was flipped it is what is left: one text must not hide all
/// answers.
pub(super) fn given(value: ValueRef<'_>) -> Result<Cow<'_, str>, ErrorKind> {
    let bytes = value
        .as_bytes_or_null()
        .map_err(|_| ErrorKind::Damaged(String::from("what was given is no text")))?;
    Ok(String::from_utf8_lossy(bytes.unwrap_or_default()))
}
