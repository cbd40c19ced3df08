//! Reviews that count for another question than the one whose name they carry.

use std::collections::{BTreeMap, HashMap};

use rusqlite::{Connection, named_params, params};

use super::error::{ErrorKind, StoreError};
use super::homes::{Filed, Relink, Relinks, Row};
use super::log::{self, Keys};
use super::replay::{self, Entry};
use super::state::Derived;
use super::{Store, transact};
use crate::base::{Millis, QuestionKey};
use crate::memory::{Answered, Scheduler};

/// What a relink did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relinked {
    /// Whose reviews were moved.
    pub from: QuestionKey,
    /// For which question they count now.
    pub to: QuestionKey,
    /// How many were moved.
    pub reviews: usize,
    /// How many counted for the target before; theirs and the moved ones are one history now, in the order of time.
    pub own: usize,
}

/// What is known of a question by name: what it last said, and how many reviews count for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    /// The question.
    pub key: QuestionKey,
    /// How many reviews count for it, crammed and imported ones included, those taken back not.
    pub reviews: usize,
    /// Whether it was ever answered here: of what only came in from elsewhere nobody misses the card.
    pub met: bool,
    /// What it asked when it was studied last; `None` when that was before texts were kept.
    pub prompt: Option<String>,
    /// The answer to that.
    pub answer: Option<String>,
}

/// What a question says now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// What it asks.
    pub prompt: String,
    /// The right answer.
    pub answer: String,
}

impl Store {
    /// Lets reviews count for other questions, each pair one relink, all in one transaction. No review is changed; a relink
    /// back takes the last one between the two back.
    ///
    /// # Errors
    /// [`ErrorKind::Itself`], [`ErrorKind::NoQuestion`] or [`ErrorKind::Nothing`] for a pair that makes no sense, or a
    /// fault of the file; nothing is moved then.
    pub fn relink(
        &mut self,
        pairs: &[(QuestionKey, QuestionKey)],
        at: Millis,
    ) -> Result<Vec<Relinked>, StoreError> {
        self.write(|tx, pen, scheduler| {
            let mut done = Vec::with_capacity(pairs.len());
            for (from, to) in pairs {
                done.push(relink(tx, pen, scheduler, (from, to), at)?);
            }
            Ok(done)
        })
    }

    /// All questions for which a review counts, with what they said.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn histories(&self) -> Result<Vec<History>, StoreError> {
        self.read(|conn| transact::view(conn, |tx| histories(tx)))
    }

    /// Whether a question was ever answered, set aside or asked under this name.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn knows(&self, key: &QuestionKey) -> Result<bool, StoreError> {
        self.read(|conn| Ok(log::find_question(conn, key)?.is_some()))
    }

    /// Tells what questions say that may be asked: with its answer the text of a question is kept too, in the same
    /// transaction, so that the card can be known again when it has another name.
    pub fn expect(&mut self, said: impl IntoIterator<Item = (QuestionKey, Said)>) {
        self.said.extend(said);
    }
}

/// Keeps what a question says when that is new; `at` is in milliseconds since 1970.
pub(super) fn keep_text(
    tx: &Connection,
    question: i64,
    said: &Said,
    at: Millis,
) -> Result<(), ErrorKind> {
    const KEEP: &str = "INSERT INTO texts (question, at, prompt, answer) VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT (question) DO UPDATE SET at = excluded.at, prompt = excluded.prompt, answer = excluded.answer
        WHERE prompt <> excluded.prompt OR answer <> excluded.answer";
    tx.prepare_cached(KEEP)?
        .execute(params![question, at.0, said.prompt, said.answer])?;
    Ok(())
}

fn relink(
    tx: &Connection,
    pen: &mut log::Pen,
    scheduler: &Scheduler,
    (from, to): (&QuestionKey, &QuestionKey),
    at: Millis,
) -> Result<Relinked, ErrorKind> {
    const ADD: &str = "INSERT INTO relinks (id, device, seq, at, question, target)
        VALUES (:id, :device, :seq, :at, :question, :target)";
    if from == to {
        return Err(ErrorKind::Itself(from.clone()));
    }
    let question = log::find_question(tx, from)?;
    let question = question.ok_or_else(|| ErrorKind::NoQuestion(from.clone()))?;
    let target = log::question(tx, to)?;
    let before = all(tx)?;
    let own = reviews_of(tx, &before, target)?;
    if reviews_of(tx, &before, question)? == 0 {
        return Err(ErrorKind::Nothing(from.clone()));
    }
    let turn = pen.turn(tx)?;
    let values = named_params! {":device": turn.device, ":seq": turn.seq, ":at": at.0,
    ":question": question, ":target": target};
    pen.append(tx, ADD, at, values)?;
    hand_on_text(tx, question, target)?;
    derive(tx, scheduler, question)?;
    let reviews = reviews_of(tx, &all(tx)?, target)?;
    Ok(Relinked {
        from: from.clone(),
        to: to.clone(),
        reviews: reviews.saturating_sub(own),
        own,
    })
}

/// Lets a question of which nothing is known say what its predecessor said, so that it is known again in its turn.
fn hand_on_text(tx: &Connection, question: i64, target: i64) -> Result<(), ErrorKind> {
    const HAND_ON: &str = "INSERT OR IGNORE INTO texts (question, at, prompt, answer)
        SELECT ?2, at, prompt, answer FROM texts WHERE question = ?1";
    tx.prepare_cached(HAND_ON)?
        .execute(params![question, target])?;
    Ok(())
}

/// How many reviews count for a question.
fn reviews_of(tx: &Connection, relinks: &Relinks, question: i64) -> Result<usize, ErrorKind> {
    let homes = relinks.homes(&filed(tx, relinks.bound(question))?);
    let counts = |(row, home): (&Row, &i64)| matches!(row, Row::Answer(_)) && *home == question;
    Ok(homes.iter().filter(|entry| counts(*entry)).count())
}

/// Whether a relink leads from or to a question.
pub(super) fn is_relinked(tx: &Connection, question: i64) -> Result<bool, ErrorKind> {
    const TOUCHED: &str = "SELECT EXISTS (SELECT 1 FROM relinks WHERE question = ?1)
        OR EXISTS (SELECT 1 FROM relinks WHERE target = ?1)";
    Ok(tx
        .prepare_cached(TOUCHED)?
        .query_row([question], |row| row.get(0))?)
}

/// All relinks of the file.
pub(super) fn all(tx: &Connection) -> Result<Relinks, ErrorKind> {
    const ALL: &str = "SELECT d.uid, l.seq, l.at, l.id, l.question, l.target
        FROM relinks l JOIN devices d ON d.id = l.device";
    let mut statement = tx.prepare_cached(ALL)?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(Entry {
            stamp: log::stamp(row)?,
            what: Relink {
                from: row.get(4)?,
                to: row.get(5)?,
            },
        });
    }
    Ok(Relinks::new(found))
}

/// The rows that are written under the names of questions: reviews not taken back, and suspensions.
fn filed(
    tx: &Connection,
    questions: impl IntoIterator<Item = i64>,
) -> Result<Vec<Filed>, ErrorKind> {
    const FILED: &str = "SELECT d.uid, r.seq, r.at, r.id, 0 FROM reviews r
            JOIN devices d ON d.id = r.device
            WHERE r.question = ?1 AND NOT EXISTS (SELECT 1 FROM undos u WHERE u.review = r.id)
        UNION ALL SELECT d.uid, s.seq, s.at, s.id, 1 FROM suspensions s
            JOIN devices d ON d.id = s.device WHERE s.question = ?1";
    let mut statement = tx.prepare_cached(FILED)?;
    let mut filed = Vec::new();
    for question in questions {
        let mut rows = statement.query([question])?;
        while let Some(row) = rows.next()? {
            let stamp = log::stamp(row)?;
            let which = match row.get(4)? {
                0 => Row::Answer(stamp.id),
                _ => Row::Suspension(stamp.id),
            };
            filed.push(Entry {
                stamp,
                what: (which, question),
            });
        }
    }
    Ok(filed)
}

/// The answers that count for a question, in their order, each with the number of its review.
pub(super) fn effective(tx: &Connection, question: i64) -> Result<Vec<(i64, Answered)>, ErrorKind> {
    let relinks = all(tx)?;
    let questions = relinks.bound(question);
    let homes = relinks.homes(&filed(tx, questions.iter().copied())?);
    let (mut answers, mut corrections) = (Vec::new(), Vec::new());
    for &own in &questions {
        corrections.extend(log::corrections(tx, own)?);
        let here = log::answers(tx, own)?.into_iter().filter(|answer| {
            let home = homes.get(&Row::Answer(answer.stamp.id)).copied();
            home.unwrap_or(own) == question
        });
        answers.extend(here);
    }
    Ok(replay::named(answers, corrections))
}

/// What the log says of a question that relinks touch, and of all bound to it.
pub(super) fn replayed(
    tx: &Connection,
    scheduler: &Scheduler,
    relinks: &Relinks,
    question: i64,
) -> Result<BTreeMap<i64, Derived>, ErrorKind> {
    let questions = relinks.bound(question);
    let homes = relinks.homes(&filed(tx, questions.iter().copied())?);
    let mut corrections = Vec::new();
    let mut answers: BTreeMap<i64, Vec<_>> = BTreeMap::new();
    let mut suspensions: BTreeMap<i64, Vec<_>> = BTreeMap::new();
    for &question in &questions {
        corrections.extend(log::corrections(tx, question)?);
        for answer in log::answers(tx, question)? {
            let home = homes.get(&Row::Answer(answer.stamp.id)).copied();
            let home = home.unwrap_or(question);
            answers.entry(home).or_default().push(answer);
        }
        for said in log::suspensions(tx, question)? {
            let home = homes.get(&Row::Suspension(said.stamp.id)).copied();
            let home = home.unwrap_or(question);
            suspensions.entry(home).or_default().push(said);
        }
    }
    let derived = |question: i64| {
        let answers = answers.remove(&question).unwrap_or_default();
        let effective = replay::effective(answers, corrections.clone());
        let said = suspensions.remove(&question).unwrap_or_default();
        let derived = Derived {
            memory: replay::replay(scheduler, None, &effective),
            suspended: replay::suspended(said),
        };
        (question, derived)
    };
    Ok(questions.into_iter().map(derived).collect())
}

/// Derives a question anew from the log, and with it all that relinks bind to it.
pub(super) fn derive(
    tx: &Connection,
    scheduler: &Scheduler,
    question: i64,
) -> Result<Derived, ErrorKind> {
    if !is_relinked(tx, question)? {
        let derived = Derived::replayed(tx, scheduler, &Relinks::default(), question)?;
        derived.save(tx, question)?;
        return Ok(derived);
    }
    let derived = replayed(tx, scheduler, &all(tx)?, question)?;
    for (&question, derived) in &derived {
        derived.save(tx, question)?;
    }
    Ok(derived.get(&question).copied().unwrap_or_default())
}

/// The reviews of questions that relinks touch, by number, with the question for which they count.
pub(super) fn homes(tx: &Connection) -> Result<HashMap<i64, i64>, ErrorKind> {
    let home = |(row, home, _): (i64, i64, i64)| (row, home);
    Ok(strays(tx)?.into_iter().map(home).collect())
}

/// The reviews that count for another question than their own, by number, with the question for which they count.
pub(super) fn moved(tx: &Connection) -> Result<HashMap<i64, QuestionKey>, ErrorKind> {
    let mut found = HashMap::new();
    for (row, home, own) in strays(tx)? {
        if home != own {
            found.insert(row, log::name(tx, home)?);
        }
    }
    Ok(found)
}

/// All reviews of questions that relinks touch: their number, the question for which they count, their own question.
fn strays(tx: &Connection) -> Result<Vec<(i64, i64, i64)>, ErrorKind> {
    let relinks = all(tx)?;
    if relinks.is_empty() {
        return Ok(Vec::new());
    }
    let rows = filed(tx, relinks.touched())?;
    let homes = relinks.homes(&rows);
    let stray = |row: &Filed| match row.what {
        (Row::Answer(id), own) => Some((id, homes.get(&row.what.0).copied()?, own)),
        (Row::Suspension(_) | Row::Burial(_), _) => None,
    };
    Ok(rows.iter().filter_map(stray).collect())
}

fn histories(tx: &Connection) -> Result<Vec<History>, ErrorKind> {
    const COUNTED: &str = "SELECT q.id, q.deck, q.card, q.face, t.prompt, t.answer,
            (SELECT count(*) FROM reviews r WHERE r.question = q.id
                AND NOT EXISTS (SELECT 1 FROM undos u WHERE u.review = r.id)),
            EXISTS (SELECT 1 FROM reviews r WHERE r.question = q.id AND r.kind <> 3)
        FROM questions q LEFT JOIN texts t ON t.question = q.id";
    let mut change: HashMap<i64, i64> = HashMap::new();
    for (_, home, own) in strays(tx)? {
        *change.entry(home).or_default() += 1;
        *change.entry(own).or_default() -= 1;
    }
    let mut statement = tx.prepare_cached(COUNTED)?;
    let mut rows = statement.query([])?;
    let (mut keys, mut found) = (Keys::default(), Vec::new());
    while let Some(row) = rows.next()? {
        let moved = change.get(&row.get(0)?).copied().unwrap_or(0);
        let reviews = row.get::<_, i64>(6)? + moved;
        if reviews > 0 {
            found.push(History {
                key: keys.read(row, 1)?,
                reviews: usize::try_from(reviews).unwrap_or(usize::MAX),
                met: moved > 0 || row.get(7)?,
                prompt: row.get(4)?,
                answer: row.get(5)?,
            });
        }
    }
    found.sort_by(|a, b| a.key.cmp(&b.key));
    Ok(found)
}
