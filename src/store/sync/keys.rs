//! By what a row is known, here and in the folder, without comparing all that it says.
//!
//! That is its table, its device, its number there, its instant and what it is about, but not the chance in its id: an id that two
//! rows claimed is another one on some devices. Imported rows are numbered by their instants and have the same ids
//! everywhere, so for these the whole id tells.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, DefaultHasher, Hash, Hasher};

use rusqlite::Connection;
use rusqlite::types::ValueRef;

use super::files::Found;
use crate::base::Millis;
use crate::exchange::qdlog::{Piece, Row, Value};
use crate::store::error::ErrorKind;
use crate::store::import;
use crate::store::log::{CHANCE_BITS, ENTRIES, TRACE};
use crate::store::merge::{Points, TABLES};
use crate::store::replay::Uid;

/// The name under which texts travel; they are no rows of the log, but the last word on a question.
pub(super) const TEXTS: &str = "texts";

/// The columns of a text.
pub(super) const TEXT_COLUMNS: [&str; 4] = ["question", "at", "prompt", "answer"];

/// Many keys, which are spread evenly by themselves.
pub(super) type KeySet = HashSet<u64, BuildHasherDefault<AsItIs>>;

/// Takes a key for its own hash.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct AsItIs(u64);

impl Hasher for AsItIs {
    fn write(&mut self, bytes: &[u8]) {
        // keys are numbers; what is none is spread by another hasher
        let mut hasher = DefaultHasher::new();
        hasher.write(bytes);
        self.0 = hasher.finish();
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// The columns of reviews that go into their keys: enough to tell apart what one number and instant could stand for.
const OF_REVIEWS: [&str; 6] = ["seq", "question", "took", "form", "given", "grade"];

/// The names of devices and questions, by their rows.
#[derive(Debug)]
pub(super) struct Keys {
    pub(super) devices: HashMap<i64, Uid>,
    pub(super) questions: HashMap<i64, [String; 3]>,
    hashes: HashMap<i64, u64>,
}

impl Keys {
    pub(super) fn of(tx: &Connection) -> Result<Self, ErrorKind> {
        let mut statement = tx.prepare("SELECT id, uid FROM devices")?;
        let devices = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let devices = devices.collect::<Result<_, _>>()?;
        let mut statement = tx.prepare("SELECT id, deck, card, face FROM questions")?;
        let questions = statement.query_map([], |row| {
            Ok((row.get(0)?, [row.get(1)?, row.get(2)?, row.get(3)?]))
        })?;
        let questions: HashMap<i64, [String; 3]> = questions.collect::<Result<_, _>>()?;
        let hashes = questions
            .iter()
            .map(|(id, name)| (*id, hashed(name)))
            .collect();
        Ok(Self {
            devices,
            questions,
            hashes,
        })
    }

    /// The key of a row of a table, with what its columns of [`keyed`] point to; these follow on the id and the device.
    pub(super) fn of_ours(
        &self,
        table: &str,
        points: &[Points],
        row: &rusqlite::Row<'_>,
    ) -> Result<u64, ErrorKind> {
        let device = self.devices.get(&row.get(1)?).copied();
        let uid = device.ok_or_else(|| ErrorKind::Damaged(String::from("an unknown device")))?;
        let mut key = Key::begin(table, &uid, row.get(0)?);
        for (at, points) in points.iter().enumerate() {
            match (points, row.get_ref(2 + at)?) {
                (Points::Question, ValueRef::Integer(question)) => {
                    key.add(
                        self.hashes
                            .get(&question)
                            .copied()
                            .unwrap_or(0)
                            .cast_signed(),
                    );
                }
                (Points::Review, ValueRef::Integer(review)) => key.add(review >> CHANCE_BITS),
                (Points::Nowhere, ValueRef::Integer(number)) => key.add(number),
                (Points::Nowhere, ValueRef::Text(bytes)) => key.add_text(bytes),
                _ => {}
            }
        }
        Ok(key.end())
    }

    /// The key of a text of ours.
    pub(super) fn of_text(&self, question: i64, at: i64, prompt: &str, answer: &str) -> u64 {
        of_text(
            self.hashes.get(&question).copied().unwrap_or(0),
            at,
            prompt,
            answer,
        )
    }
}

/// The columns of a table that go into the keys of its rows, with their places.
pub(super) fn keyed(table: usize) -> impl Iterator<Item = (&'static str, Points)> {
    let table = &TABLES[table];
    let wanted = |name: &str| table.name != "reviews" || OF_REVIEWS.contains(&name);
    table
        .columns
        .iter()
        .copied()
        .filter(move |(name, _)| wanted(name))
}

/// A table of a file, as we know it.
#[derive(Debug)]
pub(super) struct Known {
    /// Its place in [`TABLES`]; none for texts.
    pub(super) place: Option<usize>,
    pub(super) is_review: bool,
    pub(super) is_text: bool,
    /// Where the columns of its key stand in a row of the file.
    key: Vec<usize>,
    /// Where the instant stands.
    at: Option<usize>,
}

impl Known {
    /// Whether its rows speak of reviews, and so come after these.
    pub(super) fn is_about_reviews(&self) -> bool {
        self.place
            .is_some_and(|place| TABLES[place].is_about_reviews())
    }

    /// The instant of a row.
    pub(super) fn at(&self, row: &Row) -> Option<Millis> {
        match row.values.get(self.at?)? {
            Value::Int(at) => Some(Millis(*at)),
            _ => None,
        }
    }
}

/// The tables of a file; `None` for one that only a newer program knows, whole or in a column.
pub(super) fn tables(piece: &Piece) -> Vec<Option<Known>> {
    piece.tables.iter().map(known).collect()
}

fn known(table: &crate::exchange::qdlog::Table) -> Option<Known> {
    let find = |name: &str| table.columns.iter().position(|column| column == name);
    if table.name == TEXTS {
        let same = table.columns == TEXT_COLUMNS;
        let known = Known {
            place: None,
            is_review: false,
            is_text: true,
            key: Vec::new(),
            at: None,
        };
        return same.then_some(known);
    }
    let place = TABLES.iter().position(|known| known.name == table.name)?;
    let has = |column: &String| {
        TABLES[place]
            .columns
            .iter()
            .any(|(name, _)| plain(name) == column)
    };
    if !table.columns.iter().all(has) {
        return None;
    }
    Some(Known {
        place: Some(place),
        is_review: table.name == "reviews",
        is_text: false,
        key: keyed(place)
            .filter_map(|(name, _)| find(plain(name)))
            .collect(),
        at: find("at"),
    })
}

/// A column's name without the quotes that SQL wants.
pub(super) fn plain(column: &str) -> &str {
    column.trim_matches('"')
}

/// The questions of a file, as they go into the keys of its rows.
pub(super) fn questions(piece: &Piece) -> Vec<u64> {
    piece.questions.iter().map(hashed).collect()
}

/// The key of a row of a file whose questions are known by these numbers.
pub(super) fn of_row(piece: &Piece, questions: &[u64], table: &Known, row: &Row) -> u64 {
    let question = |place: usize| questions[place];
    if let [
        Value::Question(place),
        Value::Int(at),
        Value::Text(prompt),
        Value::Text(answer),
    ] = &row.values[..]
        && table.is_text
    {
        return of_text(question(*place), *at, prompt, answer);
    }
    let name = table.place.map_or(TEXTS, |place| TABLES[place].name);
    let mut key = Key::begin(name, &piece.devices[row.device], row.id);
    for value in table.key.iter().filter_map(|place| row.values.get(*place)) {
        match value {
            Value::Question(place) => key.add(question(*place).cast_signed()),
            Value::Review(_, _, id) => key.add(id >> CHANCE_BITS),
            Value::Int(number) => key.add(*number),
            Value::Text(text) => key.add_text(text.as_bytes()),
            Value::Null | Value::Real(_) | Value::Blob(_) => {}
        }
    }
    key.end()
}

fn of_text(question: u64, at: i64, prompt: &str, answer: &str) -> u64 {
    hashed(&(TEXTS, question, at, prompt, answer))
}

fn hashed(what: &(impl Hash + ?Sized)) -> u64 {
    let mut hasher = DefaultHasher::new();
    what.hash(&mut hasher);
    hasher.finish()
}

/// A key in the making.
struct Key(DefaultHasher);

impl Key {
    fn begin(table: &str, uid: &Uid, id: i64) -> Self {
        let mut hasher = DefaultHasher::new();
        (table, uid, id >> CHANCE_BITS).hash(&mut hasher);
        if *uid == import::DEVICE {
            id.hash(&mut hasher);
        }
        Self(hasher)
    }

    fn add(&mut self, number: i64) {
        number.hash(&mut self.0);
    }

    fn add_text(&mut self, text: &[u8]) {
        text.hash(&mut self.0);
    }

    fn end(self) -> u64 {
        self.0.finish()
    }
}

/// A number for a log and a folder as they are.
pub(super) fn mark(conn: &Connection, found: &[Found]) -> Result<u64, ErrorKind> {
    let log =
        format!("SELECT entries, trace FROM here UNION ALL SELECT {ENTRIES}, {TRACE} LIMIT 1");
    let log: (i64, i64) = conn.query_row(&log, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let few = "SELECT (SELECT count(*) FROM burials), (SELECT count(*) FROM fits), (SELECT count(*) FROM exams),
        (SELECT count(*) FROM texts)";
    let few: (i64, i64, i64, i64) = conn.query_row(few, [], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
    })?;
    Ok(hashed(&(log, few, found)))
}
