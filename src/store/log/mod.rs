//! The append-only log: its rows as written and as read, one question at a time.

mod names;
mod pen;

use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::error::ErrorKind;
use super::replay::{Correction, Entry, Stamp};
use crate::base::{Grade, Millis, Offset, Probability};
use crate::deck::Form;
use crate::memory::{self, Answered, Spread};
use crate::session::{Kind, NewReview, ReviewId};
pub(super) use names::{Keys, find_question, name, question, text};
pub(super) use pen::{CHANCE_BITS, Pen, Turn, first_id, instant, last_id};

/// The bits of an id that go into the trace of a log: all of its chance, and the instant to four seconds.
pub(super) const TRACED: i64 = 0xffff_ffff;

/// The retention wanted is kept in ten-thousandths.
const RETENTION_UNIT: f64 = 10_000.0;

/// How many rows the log has, from the rows themselves.
pub(super) const ENTRIES: &str = "((SELECT count(*) FROM reviews) + (SELECT count(*) FROM undos)
    + (SELECT count(*) FROM corrections) + (SELECT count(*) FROM suspensions) + (SELECT count(*) FROM relinks))";

/// The sum of the traced bits of their ids, from the rows themselves.
pub(super) const TRACE: &str = "((SELECT coalesce(sum(id & 4294967295), 0) FROM reviews)
    + (SELECT coalesce(sum(id & 4294967295), 0) FROM undos)
    + (SELECT coalesce(sum(id & 4294967295), 0) FROM corrections)
    + (SELECT coalesce(sum(id & 4294967295), 0) FROM suspensions)
    + (SELECT coalesce(sum(id & 4294967295), 0) FROM relinks))";

/// Counts the log anew; otherwise triggers keep count of it.
pub(super) fn recount(tx: &Connection) -> Result<(), ErrorKind> {
    let sql = format!("UPDATE here SET entries = {ENTRIES}, trace = {TRACE}");
    tx.execute(&sql, [])?;
    Ok(())
}

/// The number that a query leads to; what counts is never negative.
pub(super) fn number(conn: &Connection, sql: &str) -> Result<u64, ErrorKind> {
    Ok(conn
        .query_row(sql, [], |row| row.get::<_, i64>(0))?
        .unsigned_abs())
}

/// Appends a review.
pub(super) fn add_review(
    tx: &Connection,
    pen: &mut Pen,
    turn: Turn,
    question: i64,
    review: &NewReview,
) -> Result<i64, ErrorKind> {
    const ADD: &str = "INSERT INTO reviews (id, device, seq, question, at, \"offset\", took, form, choices, given,
            score, confidence, grade, kind, retention, hard_by, good_by, easy_by)
        VALUES (:id, :device, :seq, :question, :at, :offset, :took, :form, :choices, :given,
            :score, :confidence, :grade, :kind, :retention, :hard_by, :good_by, :easy_by)";
    let score = review.score.map(|score| Probability::new(score).value());
    pen.append(
        tx,
        ADD,
        review.at,
        named_params! {
            ":device": turn.device, ":seq": turn.seq, ":question": question, ":at": review.at.0,
            ":offset": review.offset.0, ":took": review.took_ms, ":form": place(&Form::ALL, &review.form),
            ":choices": review.choices, ":given": review.given, ":score": score,
            ":confidence": review.confidence, ":grade": review.grade.number(),
            ":kind": place(&Kind::ALL, &review.kind), ":retention": kept_retention(review.retention),
            ":hard_by": review.spread.hard, ":good_by": review.spread.good, ":easy_by": review.spread.easy,
        },
    )
}

/// An answer as the memory will see it when it is read back.
pub(super) fn answered(review: &NewReview) -> Answered {
    Answered {
        at: review.at,
        offset: review.offset,
        grade: review.grade,
        retention: retention(kept_retention(review.retention)),
        guess: memory::guess(review.form, review.choices),
        spread: review.spread,
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // a chance is 0 to 1
pub(super) fn kept_retention(wanted: Probability) -> u16 {
    (wanted.value() * RETENTION_UNIT).round() as u16
}

pub(super) fn retention(kept: u16) -> Probability {
    Probability::new(f64::from(kept) / RETENTION_UNIT)
}

pub(super) fn place<T: PartialEq>(all: &[T], one: &T) -> Option<u8> {
    let place = all.iter().position(|other| other == one)?;
    u8::try_from(place).ok()
}

/// The one at a place of a list that never changes its order.
pub(super) fn placed<T: Copy>(all: &[T], place: u8, what: &str) -> Result<T, ErrorKind> {
    all.get(usize::from(place))
        .copied()
        .ok_or_else(|| ErrorKind::Damaged(format!("{place} is no {what}")))
}

/// The grade of a number.
pub(super) fn grade(number: u8) -> Result<Grade, ErrorKind> {
    Grade::from_number(number).ok_or_else(|| ErrorKind::Damaged(format!("{number} is no grade")))
}

/// The question of the review that is to be changed.
///
/// # Errors
/// [`ErrorKind::NoReview`] or [`ErrorKind::Undone`].
pub(super) fn target(tx: &Connection, review: ReviewId) -> Result<i64, ErrorKind> {
    const FIND: &str = "SELECT question, EXISTS (SELECT 1 FROM undos WHERE review = reviews.id)
        FROM reviews WHERE id = ?1";
    let found: Option<(i64, bool)> = tx
        .prepare_cached(FIND)?
        .query_row([review.0], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    match found {
        None => Err(ErrorKind::NoReview(review)),
        Some((_, true)) => Err(ErrorKind::Undone(review)),
        Some((question, false)) => Ok(question),
    }
}

/// Whether a question was answered on other devices too.
pub(super) fn answered_elsewhere(
    tx: &Connection,
    question: i64,
    device: i64,
) -> Result<bool, ErrorKind> {
    // two ranges of the index, so that the answers of this device are not walked through
    const ELSEWHERE: &str =
        "SELECT EXISTS (SELECT 1 FROM reviews WHERE question = ?1 AND device < ?2)
        OR EXISTS (SELECT 1 FROM reviews WHERE question = ?1 AND device > ?2)";
    Ok(tx
        .prepare_cached(ELSEWHERE)?
        .query_row([question, device], |row| row.get(0))?)
}

/// The counting answers of a question: neither undone nor to cram.
pub(super) fn answers(tx: &Connection, question: i64) -> Result<Vec<Entry<Answered>>, ErrorKind> {
    const ANSWERS: &str =
        "SELECT d.uid, r.seq, r.at, r.id, r.\"offset\", r.grade, r.retention, r.kind,
            r.hard_by, r.good_by, r.easy_by, r.form, r.choices
        FROM reviews r JOIN devices d ON d.id = r.device
        WHERE r.question = ?1 AND NOT EXISTS (SELECT 1 FROM undos u WHERE u.review = r.id)";
    let mut found = Vec::new();
    let mut statement = tx.prepare_cached(ANSWERS)?;
    let mut rows = statement.query([question])?;
    while let Some(row) = rows.next()? {
        if !placed(&Kind::ALL, row.get(7)?, "kind of review")?.counts() {
            continue;
        }
        let stamp = stamp(row)?;
        let what = Answered {
            at: stamp.at,
            offset: Offset(row.get(4)?),
            grade: grade(row.get(5)?)?,
            retention: retention(row.get(6)?),
            spread: spread(row, 8)?,
            guess: guess(row.get(11)?, row.get(12)?)?,
        };
        found.push(Entry { stamp, what });
    }
    Ok(found)
}

/// The chance that an answer was guessed, from its form and its choices as they are kept.
pub(super) fn guess(form: u8, choices: u8) -> Result<Probability, ErrorKind> {
    Ok(memory::guess(
        placed(&Form::ALL, form, "form of question")?,
        choices,
    ))
}

/// The corrections of the reviews of a question.
pub(super) fn corrections(
    tx: &Connection,
    question: i64,
) -> Result<Vec<Entry<Correction>>, ErrorKind> {
    const CORRECTIONS: &str = "SELECT d.uid, c.seq, c.at, c.id, c.review, c.grade
        FROM reviews r JOIN corrections c ON c.review = r.id JOIN devices d ON d.id = c.device
        WHERE r.question = ?1";
    let mut statement = tx.prepare_cached(CORRECTIONS)?;
    statement.query_and_then([question], correction)?.collect()
}

/// The days by which a question was moved, in three columns from `first` on.
pub(super) fn spread(row: &Row<'_>, first: usize) -> Result<Spread, ErrorKind> {
    Ok(Spread {
        hard: row.get(first)?,
        good: row.get(first + 1)?,
        easy: row.get(first + 2)?,
    })
}

/// A correction in the columns uid, seq, at, id, review, grade.
pub(super) fn correction(row: &Row<'_>) -> Result<Entry<Correction>, ErrorKind> {
    Ok(Entry {
        stamp: stamp(row)?,
        what: Correction {
            review: row.get(4)?,
            grade: grade(row.get(5)?)?,
        },
    })
}

/// What was said about setting a question aside.
pub(super) fn suspensions(tx: &Connection, question: i64) -> Result<Vec<Entry<bool>>, ErrorKind> {
    const SUSPENSIONS: &str = "SELECT d.uid, s.seq, s.at, s.id, s.suspended
        FROM suspensions s JOIN devices d ON d.id = s.device WHERE s.question = ?1";
    let mut statement = tx.prepare_cached(SUSPENSIONS)?;
    let said = |row: &Row<'_>| {
        Ok(Entry {
            stamp: stamp(row)?,
            what: row.get(4)?,
        })
    };
    statement.query_and_then([question], said)?.collect()
}

/// A stamp in the columns uid, seq, at, id.
pub(super) fn stamp(row: &Row<'_>) -> Result<Stamp, ErrorKind> {
    Ok(Stamp {
        uid: row.get(0)?,
        seq: row.get(1)?,
        at: Millis(row.get(2)?),
        id: row.get(3)?,
    })
}
