//! What lies in the folder and not here, as a log of its own that can be merged.

use std::collections::{HashMap, HashSet};

use rusqlite::config::DbConfig;
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, ErrorCode, OptionalExtension, params, params_from_iter};

use super::files::Found;
use super::keys::{self, Known, TEXTS};
use crate::base::QuestionKey;
use crate::deck::Form;
use crate::exchange::qdlog::{Piece, Row, Value};
use crate::session::Kind;
use crate::store::error::ErrorKind;
use crate::store::log::CHANCE_BITS;
use crate::store::merge::TABLES;
use crate::store::migrate::{self, STEPS};
use crate::store::replay::Uid;

/// A log of what is to come in.
pub(super) struct Staged {
    pub(super) conn: Connection,
    /// How many rows it has.
    pub(super) rows: u64,
    /// The keys of these.
    pub(super) keys: HashSet<u64>,
    /// Whether rows were left for the next time, because another one has their id.
    pub(super) again: bool,
    /// How many rows wait for a review that is nowhere yet, or for a newer program.
    pub(super) waiting: u64,
}

/// Gathers from all files the rows whose keys are not among `ours`.
pub(super) fn fill(
    main: &Connection,
    found: &[Found],
    ours: &HashSet<u64>,
) -> Result<Staged, ErrorKind> {
    // a file without a name that goes away by itself
    let mut conn = Connection::open("")?;
    migrate::migrate(&mut conn, None, STEPS)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    conn.execute_batch(
        "PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF;",
    )?;
    conn.set_prepared_statement_cache_capacity(64);
    let mut staged = Staged {
        conn,
        rows: 0,
        keys: HashSet::new(),
        again: false,
        waiting: 0,
    };
    staged.conn.execute_batch("BEGIN")?;
    // reviews of all files before what speaks of them
    for about_reviews in [false, true] {
        for file in found {
            // what cannot be read is told where it is looked over
            if let Ok(piece) = file.read() {
                staged.take(main, &piece, ours, about_reviews)?;
            }
        }
    }
    staged.conn.execute_batch("COMMIT")?;
    Ok(staged)
}

/// What became of a row.
enum Fate {
    Staged,
    /// Another row has its id.
    Later,
    /// What it speaks of is not here, or it says what we do not understand.
    Waits,
}

/// How a file's numbers are numbered in the staged log.
#[derive(Default)]
struct Numbers {
    devices: HashMap<usize, i64>,
    questions: HashMap<usize, Option<i64>>,
}

impl Staged {
    fn take(
        &mut self,
        main: &Connection,
        piece: &Piece,
        ours: &HashSet<u64>,
        about_reviews: bool,
    ) -> Result<(), ErrorKind> {
        let tables = keys::tables(piece);
        let mut numbers = Numbers::default();
        for row in &piece.rows {
            let Some(table) = &tables[row.table] else {
                self.waiting += u64::from(about_reviews);
                continue;
            };
            let speaks = table
                .place
                .is_some_and(|place| TABLES[place].is_about_reviews());
            if speaks != about_reviews {
                continue;
            }
            let key = keys::of_row(piece, table, row);
            if ours.contains(&key) || self.keys.contains(&key) {
                continue;
            }
            match self.add(main, piece, (table, row), &mut numbers)? {
                Fate::Staged => {
                    self.rows += 1;
                    self.keys.insert(key);
                }
                Fate::Later => self.again = true,
                Fate::Waits => self.waiting += 1,
            }
        }
        Ok(())
    }

    fn add(
        &mut self,
        main: &Connection,
        piece: &Piece,
        (table, row): (&Known, &Row),
        numbers: &mut Numbers,
    ) -> Result<Fate, ErrorKind> {
        let columns = &piece.tables[row.table].columns;
        let mut values = Vec::with_capacity(columns.len() + 2);
        if !table.is_text {
            values.extend([
                Sql::Integer(row.id),
                Sql::Integer(self.device(piece, row.device, numbers)?),
            ]);
        }
        for (column, value) in columns.iter().zip(&row.values) {
            if !is_understood(table, column, value) {
                return Ok(Fate::Waits);
            }
            let Some(value) = self.value(main, piece, value, numbers)? else {
                return Ok(Fate::Waits);
            };
            values.push(value);
        }
        let quoted: Vec<_> = columns.iter().map(|name| format!("\"{name}\"")).collect();
        let marks = vec!["?"; values.len()].join(", ");
        let sql = match table.place {
            Some(place) => {
                format!(
                    "INSERT INTO {} (id, device, {}) VALUES ({marks})",
                    TABLES[place].name,
                    quoted.join(", ")
                )
            }
            None => format!(
                "INSERT INTO {TEXTS} ({}) VALUES ({marks}) ON CONFLICT (question) DO UPDATE
                    SET at = excluded.at, prompt = excluded.prompt, answer = excluded.answer
                    WHERE (excluded.at, excluded.prompt, excluded.answer) > (at, prompt, answer)",
                quoted.join(", ")
            ),
        };
        match self
            .conn
            .prepare_cached(&sql)?
            .execute(params_from_iter(values))
        {
            Ok(_) => Ok(Fate::Staged),
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => {
                Ok(match self.holds(table, row.id)? {
                    true => Fate::Later,
                    false => Fate::Waits,
                })
            }
            Err(error) => Err(error.into()),
        }
    }

    fn holds(&self, table: &Known, id: i64) -> Result<bool, ErrorKind> {
        let Some(place) = table.place else {
            return Ok(false);
        };
        let sql = format!(
            "SELECT EXISTS (SELECT 1 FROM {} WHERE id = ?1)",
            TABLES[place].name
        );
        Ok(self.conn.query_row(&sql, [id], |row| row.get(0))?)
    }

    /// A value as it stands in the staged log; `None` when it points to nothing.
    fn value(
        &self,
        main: &Connection,
        piece: &Piece,
        value: &Value,
        numbers: &mut Numbers,
    ) -> Result<Option<Sql>, ErrorKind> {
        Ok(Some(match value {
            Value::Null => Sql::Null,
            Value::Int(number) => Sql::Integer(*number),
            Value::Real(number) => Sql::Real(*number),
            Value::Text(text) => Sql::Text(text.clone()),
            Value::Blob(bytes) => Sql::Blob(bytes.clone()),
            Value::Question(place) => match self.question(piece, *place, numbers)? {
                Some(question) => Sql::Integer(question),
                None => return Ok(None),
            },
            Value::Review(device, seq, id) => {
                match self.review(main, (&piece.devices[*device], *seq, *id))? {
                    Some(review) => Sql::Integer(review),
                    None => return Ok(None),
                }
            }
        }))
    }

    fn device(&self, piece: &Piece, place: usize, numbers: &mut Numbers) -> Result<i64, ErrorKind> {
        if let Some(known) = numbers.devices.get(&place) {
            return Ok(*known);
        }
        let number = device(&self.conn, &piece.devices[place])?;
        numbers.devices.insert(place, number);
        Ok(number)
    }

    fn question(
        &self,
        piece: &Piece,
        place: usize,
        numbers: &mut Numbers,
    ) -> Result<Option<i64>, ErrorKind> {
        if let Some(known) = numbers.questions.get(&place) {
            return Ok(*known);
        }
        let name = &piece.questions[place];
        // a name that is none would spoil the log
        let sound = name.join("/").parse::<QuestionKey>();
        let sound =
            sound.is_ok_and(|key| key.deck.as_str() == name[0] && key.card.as_str() == name[1]);
        let number = if sound {
            Some(question(&self.conn, name)?)
        } else {
            None
        };
        numbers.questions.insert(place, number);
        Ok(number)
    }

    /// The id under which a review stands in the staged log; one of ours is put there too, so that what speaks of it finds it.
    fn review(
        &self,
        main: &Connection,
        review: (&Uid, i64, i64),
    ) -> Result<Option<i64>, ErrorKind> {
        if let Some(id) = find(&self.conn, review)? {
            return Ok(Some(id));
        }
        let Some(id) = find(main, review)? else {
            return Ok(None);
        };
        let names = TABLES[0].names();
        let mut statement = main.prepare_cached(&format!(
            "SELECT q.deck, q.card, q.face, r.* FROM (SELECT id, {names} FROM reviews) r
                JOIN questions q ON q.id = r.question WHERE r.id = ?1"
        ))?;
        let columns = TABLES[0].columns.len() + 1;
        let (name, mut values): ([String; 3], Vec<Sql>) = statement.query_row([id], |row| {
            let values = (3..3 + columns)
                .map(|at| row.get(at))
                .collect::<Result<_, _>>()?;
            Ok(([row.get(0)?, row.get(1)?, row.get(2)?], values))
        })?;
        // id, seq, question
        values[2] = Sql::Integer(question(&self.conn, &name)?);
        values.push(Sql::Integer(device(&self.conn, review.0)?));
        let marks = vec!["?"; values.len()].join(", ");
        let sql = format!("INSERT OR IGNORE INTO reviews (id, {names}, device) VALUES ({marks})");
        self.conn
            .prepare_cached(&sql)?
            .execute(params_from_iter(values))?;
        // another row may have its id here
        find(&self.conn, (review.0, review.1, id))
    }
}

/// Whether we know what a value means: the lists of forms and kinds grow with the program.
fn is_understood(table: &Known, column: &str, value: &Value) -> bool {
    let below = |length: usize| matches!(value, Value::Int(number) if usize::try_from(*number).is_ok_and(|n| n < length));
    match column {
        "form" if table.is_review => below(Form::ALL.len()),
        "kind" if table.is_review => below(Kind::ALL.len()),
        _ => true,
    }
}

/// The review that another device named by its device, its number there and its id.
///
/// Where another row has that id, two had claimed it, and the review stands elsewhere in its instant. Where none has it the
/// review is not here yet: what else its device did in that instant under that number (a file that was put back from a
/// backup gives numbers out again, and all answers imported for one instant share one) is something else.
fn find(conn: &Connection, (uid, seq, id): (&Uid, i64, i64)) -> Result<Option<i64>, ErrorKind> {
    const HOLDER: &str =
        "SELECT d.uid, r.seq FROM reviews r JOIN devices d ON d.id = r.device WHERE r.id = ?1";
    const ELSEWHERE: &str = "SELECT r.id FROM reviews r JOIN devices d ON d.id = r.device
        WHERE r.id BETWEEN ?1 AND ?2 AND d.uid = ?3 AND r.seq = ?4 ORDER BY r.id LIMIT 1";
    let holder: Option<(Uid, i64)> = conn
        .prepare_cached(HOLDER)?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    match holder {
        None => return Ok(None),
        Some(holder) if holder == (*uid, seq) => return Ok(Some(id)),
        Some(_) => {}
    }
    let first = id >> CHANCE_BITS << CHANCE_BITS;
    let last = first | ((1 << CHANCE_BITS) - 1);
    let mut statement = conn.prepare_cached(ELSEWHERE)?;
    Ok(statement
        .query_row(params![first, last, uid, seq], |row| row.get(0))
        .optional()?)
}

fn device(conn: &Connection, uid: &Uid) -> Result<i64, ErrorKind> {
    conn.prepare_cached("INSERT INTO devices (uid) VALUES (?1) ON CONFLICT (uid) DO NOTHING")?
        .execute([uid])?;
    let mut statement = conn.prepare_cached("SELECT id FROM devices WHERE uid = ?1")?;
    Ok(statement.query_row([uid], |row| row.get(0))?)
}

fn question(conn: &Connection, name: &[String; 3]) -> Result<i64, ErrorKind> {
    const ADD: &str =
        "INSERT INTO questions (deck, card, face) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING";
    conn.prepare_cached(ADD)?.execute(params_from_iter(name))?;
    let mut statement = conn
        .prepare_cached("SELECT id FROM questions WHERE deck = ?1 AND card = ?2 AND face = ?3")?;
    Ok(statement.query_row(params_from_iter(name), |row| row.get(0))?)
}
