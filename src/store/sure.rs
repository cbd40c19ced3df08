//! Questions that were answered wrongly with certainty when they were asked last.

use std::collections::{BTreeSet, HashMap, HashSet};

use rusqlite::{Connection, Row};

use super::error::{ErrorKind, StoreError};
use super::{Store, log, relink, transact};
use crate::base::{Day, Millis, Offset, QuestionKey};

/// What stands for certain among the three levels of confidence.
const CERTAIN: u8 = 3;

/// A review with all that is asked of it here, its grade as it was corrected last.
const REVIEW: &str =
    "SELECT r.id, r.at, r.\"offset\", r.confidence, coalesce((SELECT c.grade FROM corrections c
        WHERE c.review = r.id ORDER BY c.at DESC, c.id DESC LIMIT 1), r.grade)
    FROM reviews r WHERE NOT EXISTS (SELECT 1 FROM undos u WHERE u.review = r.id) AND ";

/// The questions of reviews that were certain mistakes, or became one by a correction, by index; some may be right again. A cross
/// join keeps its order: the other way round all reviews would be looked through.
pub(super) const MISSED: &str = "SELECT question FROM reviews WHERE confidence = 3 AND grade = 1
    UNION SELECT r.question FROM corrections c CROSS JOIN reviews r ON r.id = c.review
    WHERE c.grade = 1 AND r.confidence = 3";

/// A review: its study day, and whether it was a certain mistake.
type Seen = (Day, bool);

impl Store {
    /// Those of some questions that were missed with certainty on the last day on which they were answered, in their order.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn sure_mistakes<'k>(
        &self,
        keys: impl IntoIterator<Item = &'k QuestionKey>,
    ) -> Result<Vec<QuestionKey>, StoreError> {
        let keys = keys.into_iter();
        self.read(|conn| transact::view(conn, |tx| sure_mistakes(tx, keys)))
    }
}

fn sure_mistakes<'k>(
    tx: &Connection,
    keys: impl Iterator<Item = &'k QuestionKey>,
) -> Result<Vec<QuestionKey>, ErrorKind> {
    let moved = relink::moved(tx)?;
    let mut here: HashMap<&QuestionKey, Vec<i64>> = HashMap::new();
    let mut numbers: Vec<i64> = moved.keys().copied().collect();
    numbers.sort_unstable();
    for review in numbers {
        here.entry(&moved[&review]).or_default().push(review);
    }
    // of all that is asked little was ever missed for sure, so only that is looked at closely
    let missed = missed(tx)?;
    let suspects = keys.filter(|key| missed.contains(*key) || here.contains_key(*key));
    let mut of_question = tx.prepare_cached(&format!("{REVIEW} r.question = ?1"))?;
    let mut of_number = tx.prepare_cached(&format!("{REVIEW} r.id = ?1"))?;
    let mut found = Vec::new();
    for key in suspects {
        let mut seen: Vec<Seen> = Vec::new();
        if let Some(question) = log::find_question(tx, key)? {
            let mut rows = of_question.query([question])?;
            while let Some(row) = rows.next()? {
                if !moved.contains_key(&row.get(0)?) {
                    seen.push(read(row)?);
                }
            }
        }
        for review in here.get(key).into_iter().flatten() {
            let mut rows = of_number.query([review])?;
            while let Some(row) = rows.next()? {
                seen.push(read(row)?);
            }
        }
        let last = seen.iter().map(|(day, _)| *day).max();
        if seen.iter().any(|(day, sure)| Some(*day) == last && *sure) {
            found.push(key.clone());
        }
    }
    Ok(found)
}

/// The names under which something was missed for sure.
fn missed(tx: &Connection) -> Result<HashSet<QuestionKey>, ErrorKind> {
    let mut statement = tx.prepare_cached(MISSED)?;
    let numbers = statement.query_map([], |row| row.get(0))?;
    let numbers: BTreeSet<i64> = numbers.collect::<Result<_, _>>()?;
    numbers.into_iter().map(|one| log::name(tx, one)).collect()
}

fn read(row: &Row<'_>) -> Result<Seen, ErrorKind> {
    let day = Day::of(Millis(row.get(1)?), Offset(row.get(2)?));
    let wrong = !log::grade(row.get(4)?)?.passed();
    Ok((day, wrong && row.get::<_, Option<u8>>(3)? == Some(CERTAIN)))
}
