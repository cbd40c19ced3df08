//! What lies in the folder and not here, as a log of its own that can be merged.

use std::collections::HashMap;

use rusqlite::config::DbConfig;
use rusqlite::types::{Null, Value as Sql};
use rusqlite::{Connection, ErrorCode, OptionalExtension, Statement, params, params_from_iter};

use super::gather::Content;
use super::keys::{KeySet, Known};
use super::plan::{self, Plan};
use crate::base::QuestionKey;
use crate::exchange::qdlog::{Piece, Row, Table, Value};
use crate::store::bulk;
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
    pub(super) keys: KeySet,
    /// Whether rows were left for the next time, because another one has their id.
    pub(super) again: bool,
    /// How many rows wait for a review that is nowhere yet, or for a newer program.
    pub(super) waiting: u64,
    /// What speaks of reviews, and comes after all of these.
    later: Vec<Content>,
    /// Questions that were named before, by any file.
    named: Named,
}

/// How questions are numbered in the staged log: every file names most of them again.
type Named = HashMap<[String; 3], Option<i64>>;

/// What became of a row.
enum Fate {
    Staged,
    /// Another row has its id.
    Later,
    /// What it speaks of is not here, or it says what we do not understand.
    Waits,
}

/// How a file's numbers are numbered in the staged log, as far as they were asked for: a question that is none has none.
struct Numbers {
    devices: Vec<Option<i64>>,
    questions: Vec<Option<Option<i64>>>,
    named: Named,
}

impl Numbers {
    fn of(piece: &Piece, named: Named) -> Self {
        Self {
            devices: vec![None; piece.devices.len()],
            questions: vec![None; piece.questions.len()],
            named,
        }
    }
}

impl Staged {
    /// An empty log. What falls out of it when it is merged is seen to by the merge, so it has neither triggers nor foreign
    /// keys, and no index of its largest table.
    pub(super) fn begin() -> Result<Self, ErrorKind> {
        // a file without a name that goes away by itself
        let mut conn = Connection::open("")?;
        migrate::migrate(&mut conn, None, STEPS)?;
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
        conn.execute_batch(
            "PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF;",
        )?;
        conn.set_prepared_statement_cache_capacity(64);
        bulk::unindex(&conn, "reviews")?;
        conn.execute_batch("BEGIN")?;
        Ok(Self {
            conn,
            rows: 0,
            keys: KeySet::default(),
            again: false,
            waiting: 0,
            later: Vec::new(),
            named: Named::new(),
        })
    }

    /// Takes the rows of a file whose keys are not among `ours`; what speaks of reviews is kept for the end.
    pub(super) fn take(
        &mut self,
        main: &Connection,
        mut content: Content,
        ours: &KeySet,
    ) -> Result<(), ErrorKind> {
        let unknown = content.keys.iter().filter(|key| key.is_none()).count();
        self.waiting += u64::try_from(unknown).unwrap_or(u64::MAX);
        let rows = std::mem::take(&mut content.piece.rows);
        let keys = std::mem::take(&mut content.keys);
        let mut first = Vec::new();
        for (row, key) in rows.into_iter().zip(keys) {
            let (Some(table), Some(key)) = (&content.tables[row.table], key) else {
                continue;
            };
            if ours.contains(&key) {
                continue;
            }
            match table.is_about_reviews() {
                true => {
                    content.piece.rows.push(row);
                    content.keys.push(Some(key));
                }
                false => first.push((row, key)),
            }
        }
        self.put(main, &content, first.iter().map(|(row, key)| (row, *key)))?;
        if !content.piece.rows.is_empty() {
            self.later.push(content);
        }
        Ok(())
    }

    /// Takes what was kept for the end.
    pub(super) fn end(&mut self, main: &Connection) -> Result<(), ErrorKind> {
        for content in std::mem::take(&mut self.later) {
            let keys = content.keys.iter().copied().flatten();
            self.put(main, &content, content.piece.rows.iter().zip(keys))?;
        }
        Ok(self.conn.execute_batch("COMMIT")?)
    }

    /// Puts rows of a file into the log.
    fn put<'r>(
        &mut self,
        main: &Connection,
        content: &Content,
        rows: impl Iterator<Item = (&'r Row, u64)>,
    ) -> Result<(), ErrorKind> {
        let Content { piece, tables, .. } = content;
        let mut numbers = Numbers::of(piece, std::mem::take(&mut self.named));
        let plan = |(known, table): (&Option<Known>, &Table)| {
            let known = known.as_ref()?;
            Some(Plan::of(known, &table.columns))
        };
        let plans: Vec<_> = tables.iter().zip(&piece.tables).map(plan).collect();
        for (row, key) in rows {
            let (Some(table), Some(plan)) = (&tables[row.table], &plans[row.table]) else {
                continue;
            };
            if self.keys.contains(&key) {
                continue;
            }
            match self.add(main, piece, (table, plan, row), &mut numbers)? {
                Fate::Staged => {
                    self.rows += 1;
                    self.keys.insert(key);
                }
                Fate::Later => self.again = true,
                Fate::Waits => self.waiting += 1,
            }
        }
        self.named = numbers.named;
        Ok(())
    }

    fn add(
        &self,
        main: &Connection,
        piece: &Piece,
        (table, plan, row): (&Known, &Plan, &Row),
        numbers: &mut Numbers,
    ) -> Result<Fate, ErrorKind> {
        let mut statement = self.conn.prepare_cached(&plan.sql)?;
        let mut place = 0;
        if !table.is_text {
            statement.raw_bind_parameter(1, row.id)?;
            statement.raw_bind_parameter(2, self.device(piece, row.device, numbers)?)?;
            place = 2;
        }
        for (value, bound) in row.values.iter().zip(&plan.bounds) {
            if !bound.is_none_or(|bound| plan::is_below(value, bound)) {
                return Ok(Fate::Waits);
            }
            place += 1;
            if !self.bind(&mut statement, place, main, (piece, value), numbers)? {
                return Ok(Fate::Waits);
            }
        }
        match statement.raw_execute() {
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

    /// Puts a value as it stands in the staged log in its place; whether what it points to is there.
    fn bind(
        &self,
        statement: &mut Statement<'_>,
        place: usize,
        main: &Connection,
        (piece, value): (&Piece, &Value),
        numbers: &mut Numbers,
    ) -> Result<bool, ErrorKind> {
        match value {
            Value::Null => statement.raw_bind_parameter(place, Null)?,
            Value::Int(number) => statement.raw_bind_parameter(place, number)?,
            Value::Real(number) => statement.raw_bind_parameter(place, number)?,
            Value::Text(text) => statement.raw_bind_parameter(place, text)?,
            Value::Blob(bytes) => statement.raw_bind_parameter(place, bytes)?,
            Value::Question(question) => match self.question(piece, *question, numbers)? {
                Some(question) => statement.raw_bind_parameter(place, question)?,
                None => return Ok(false),
            },
            Value::Review(device, seq, id) => {
                match self.review(main, (&piece.devices[*device], *seq, *id))? {
                    Some(review) => statement.raw_bind_parameter(place, review)?,
                    None => return Ok(false),
                }
            }
        }
        Ok(true)
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

    fn device(&self, piece: &Piece, place: usize, numbers: &mut Numbers) -> Result<i64, ErrorKind> {
        if let Some(known) = numbers.devices[place] {
            return Ok(known);
        }
        let number = device(&self.conn, &piece.devices[place])?;
        numbers.devices[place] = Some(number);
        Ok(number)
    }

    fn question(
        &self,
        piece: &Piece,
        place: usize,
        numbers: &mut Numbers,
    ) -> Result<Option<i64>, ErrorKind> {
        if let Some(known) = numbers.questions[place] {
            return Ok(known);
        }
        let name = &piece.questions[place];
        if let Some(known) = numbers.named.get(name) {
            numbers.questions[place] = Some(*known);
            return Ok(*known);
        }
        // a name that is none would spoil the log
        let sound = name.join("/").parse::<QuestionKey>();
        let sound =
            sound.is_ok_and(|key| key.deck.as_str() == name[0] && key.card.as_str() == name[1]);
        let number = if sound {
            Some(question(&self.conn, name)?)
        } else {
            None
        };
        numbers.questions[place] = Some(number);
        numbers.named.insert(name.clone(), number);
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
