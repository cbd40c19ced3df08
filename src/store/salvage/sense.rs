//! Whether a row that was read from damaged pages can be what it seems to be.
//!
//! What an answer cannot do without (its question, its instant, its grade) has to be there. What stands beside it, such as
//! how long it took, is left out where it makes no sense: a flipped bit in it must not cost the answer.

use std::borrow::Cow;

use rusqlite::types::Value;

use super::rows::Row;
use crate::base::{CardId, DeckId, Face, Grade, Millis, Probability};
use crate::deck::Form;
use crate::memory::{DESIRED_RETENTION, Scheduler};
use crate::session::Kind;
use crate::store::fits;
use crate::store::log::{self, CHANCE_BITS};

/// By how many bits the instant in an id may differ from the instant of its row. More than these are no flipped bits: such
/// a row was read where none is, and by chance about twenty would differ.
const FLIPPED: u32 = 4;

/// The place of the grade and of the score in a review.
const GRADE: usize = 12;
const SCORE: usize = 10;

/// From this score on an answer whose grade is lost counts as right: judged answers have 1 or 0, near misses lie between.
const RIGHT: f64 = 0.5;

/// A row with all that makes sense of it; `None` where it is none of its table.
pub(super) fn sensible<'r>(table: &str, row: &'r Row) -> Option<Cow<'r, Row>> {
    let (id, values) = row;
    let at = match table {
        "reviews" => Some(4),
        "undos" | "corrections" | "suspensions" | "relinks" | "burials" | "fits" | "exams" => {
            Some(3)
        }
        _ => None,
    };
    if at.is_some_and(|at| !is_of_its_instant(*id, values.get(at))) {
        return None;
    }
    match table {
        "questions" => is_name(values).then_some(Cow::Borrowed(row)),
        "fits" => has_weights(values.last()).then_some(Cow::Borrowed(row)),
        "exams" => is_plan(values).then_some(Cow::Borrowed(row)),
        "reviews" => review(row),
        _ => Some(Cow::Borrowed(row)),
    }
}

/// Whether an id begins with the instant of its row, but for some flipped bits.
fn is_of_its_instant(id: i64, at: Option<&Value>) -> bool {
    let Some(Value::Integer(at)) = at else {
        return false;
    };
    let differing = (id ^ log::first_id(Millis(*at))) >> CHANCE_BITS;
    differing.count_ones() <= FLIPPED
}

/// Whether the name of a question can be read back.
fn is_name(values: &[Value]) -> bool {
    match values {
        [_, Value::Text(deck), Value::Text(card), Value::Text(face)] => {
            DeckId::new(deck).is_ok() && CardId::new(card).is_ok() && face.parse::<Face>().is_ok()
        }
        _ => false,
    }
}

fn has_weights(value: Option<&Value>) -> bool {
    match value {
        Some(Value::Blob(bytes)) => Scheduler::new(&fits::weights(bytes)).is_ok(),
        _ => false,
    }
}

/// Whether a plan for an exam can be read back; what is out of its range in the table is refused there.
fn is_plan(values: &[Value]) -> bool {
    let number = |place: usize| match values.get(place) {
        Some(Value::Integer(number)) => Some(*number),
        _ => None,
    };
    let whole = |place| number(place).is_some_and(|number| u32::try_from(number).is_ok());
    matches!(values.get(5), Some(Value::Null))
        || (number(5).is_some_and(|day| i32::try_from(day).is_ok())
            && whole(6)
            && whole(9)
            && number(11).is_some_and(|days| u16::try_from(days).is_ok()))
}

fn review(row: &Row) -> Option<Cow<'_, Row>> {
    let (_, values) = row;
    let mut mended = Cow::Borrowed(row);
    for (place, value) in values.iter().enumerate() {
        let other = match place {
            GRADE => graded(values)?,
            _ => beside(place, value),
        };
        if let Some(other) = other {
            mended.to_mut().1[place] = other;
        }
    }
    Some(mended)
}

/// What is to stand in the place of a grade that is none, where the score tells; `None` where nothing does.
fn graded(values: &[Value]) -> Option<Option<Value>> {
    let number = |value: &Value| match value {
        Value::Integer(number) => u8::try_from(*number).ok(),
        _ => None,
    };
    let grade = values.get(GRADE).and_then(number);
    if grade.and_then(Grade::from_number).is_some() {
        return Some(None);
    }
    let score = match values.get(SCORE) {
        Some(Value::Real(score)) => *score,
        Some(Value::Integer(1)) => 1.0,
        Some(Value::Integer(0)) => 0.0,
        _ => return None,
    };
    let grade = match score >= RIGHT {
        true => Grade::Good,
        false => Grade::Again,
    };
    Some(Some(Value::Integer(i64::from(grade.number()))))
}

/// What is to stand in the place of a value beside the answer that makes no sense; `None` where it does.
fn beside(place: usize, value: &Value) -> Option<Value> {
    let within =
        |low: i64, high: i64| matches!(value, Value::Integer(n) if (low..=high).contains(n));
    let none = *value == Value::Null;
    let small = within(i64::from(i16::MIN), i64::from(i16::MAX));
    let listed = |length: usize| within(0, i64::try_from(length).unwrap_or(i64::MAX) - 1);
    let retention = i64::from(log::kept_retention(Probability::new(DESIRED_RETENTION)));
    let (sensible, other) = match place {
        // the offset
        5 => (small, Value::Integer(0)),
        // how long it took
        6 => (none || within(0, i64::from(u32::MAX)), Value::Null),
        7 => (listed(Form::ALL.len()), Value::Integer(0)),
        // how many choices
        8 => (within(0, i64::from(u8::MAX)), Value::Integer(0)),
        // what was given
        9 => (matches!(value, Value::Text(_)), Value::Text(String::new())),
        SCORE => {
            let share = matches!(value, Value::Real(score) if (0.0..=1.0).contains(score));
            // a whole number is kept as one
            (none || share || within(0, 1), Value::Null)
        }
        // how sure
        11 => (none || within(1, 3), Value::Null),
        13 => (listed(Kind::ALL.len()), Value::Integer(0)),
        14 => (within(0, 10_000), Value::Integer(retention)),
        // by how many days it comes earlier or later
        15..=17 => (small, Value::Integer(0)),
        _ => (true, Value::Null),
    };
    (!sensible).then_some(other)
}
