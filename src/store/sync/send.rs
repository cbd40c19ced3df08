//! What goes out.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::Path;

use rusqlite::Connection;
use rusqlite::types::ValueRef;

use super::files::{self, Found};
use super::keys::{self, Keys, TEXT_COLUMNS, TEXTS};
use crate::exchange::qdlog::{Piece, Row, Table, Value, Writer};
use crate::store::error::ErrorKind;
use crate::store::log;
use crate::store::merge::{Came, Merged, Points, TABLES};
use crate::store::replay::Uid;

/// A file of so many bytes is never touched again; below it the next rows are put at its end.
const CLOSED: usize = 256 << 10;

/// No file gets longer by much, however much is to be sent: what is lost of it on the way is little.
const LONG: usize = 4 << 20;

/// The place of texts beside the tables of the log.
const TEXTS_PLACE: usize = TABLES.len();

/// A row of ours.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mine {
    pub(super) key: u64,
    /// The place of its table in [`TABLES`], or after these for a text.
    table: usize,
    /// Its id; for a text the number of its question.
    id: i64,
}

/// All rows of ours, table by table, each in the order of its ids.
pub(super) fn mine(tx: &Connection, keys: &Keys) -> Result<Vec<Mine>, ErrorKind> {
    let mut mine = Vec::new();
    for (place, table) in TABLES.iter().enumerate() {
        let (columns, points): (Vec<_>, Vec<_>) = keys::keyed(place).unzip();
        let mut statement = tx.prepare(&format!(
            "SELECT id, device, {} FROM {} ORDER BY id",
            columns.join(", "),
            table.name
        ))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            mine.push(Mine {
                key: keys.of_ours(table.name, &points, row)?,
                table: place,
                id: row.get(0)?,
            });
        }
    }
    let mut statement =
        tx.prepare("SELECT question, at, prompt, answer FROM texts ORDER BY question")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (question, prompt, answer): (i64, String, String) =
            (row.get(0)?, row.get(2)?, row.get(3)?);
        let key = keys.of_text(question, row.get(1)?, &prompt, &answer);
        mine.push(Mine {
            key,
            table: TEXTS_PLACE,
            id: question,
        });
    }
    Ok(mine)
}

/// How many rows of each kind are new, and how many are not.
pub(super) fn counted(all: &[Mine], news: &[Mine]) -> Merged {
    let mut counted = Merged::default();
    let mut places = [Came::default(); TEXTS_PLACE + 1];
    for row in all {
        places[row.table].known += 1;
    }
    for row in news {
        places[row.table].known -= 1;
        places[row.table].added += 1;
    }
    let names = TABLES.iter().map(|table| table.name).chain([TEXTS]);
    for (name, came) in names.zip(places) {
        *counted.kind(name) = came;
    }
    counted
}

/// Writes rows to the files of a device.
pub(super) fn write(
    tx: &Connection,
    folder: &Path,
    found: &[Found],
    (uid, news): (&Uid, &[Mine]),
    keys: &Keys,
) -> Result<(), ErrorKind> {
    files::make(folder)?;
    let mut out = Out::go_on(folder, found, uid)?;
    for news in news.chunk_by(|one, other| one.table == other.table) {
        let table = Told::of(news[0].table);
        table.each(tx, news, |row| {
            if out.before.len() + out.writer.len() >= LONG {
                out.write(folder)?;
                out = Out::begin(out.number + 1, uid);
            }
            out.add(tx, keys, &table, row)
        })?;
    }
    Ok(out.write(folder)?)
}

/// From so many rows on it is worth to ask whether walking through their table is less than looking each of them up.
const MANY: usize = 1_000;

/// How the rows of a table are read to be told.
struct Told {
    /// Its place in [`TABLES`], or after these for texts.
    place: usize,
    name: &'static str,
    /// The id, the device, and what is told.
    columns: String,
    /// By what a row is known, and which of the columns that is.
    by: (&'static str, usize),
    /// What the columns that are told point to.
    points: Vec<Points>,
}

impl Told {
    fn of(place: usize) -> Self {
        match TABLES.get(place) {
            Some(table) => Self {
                place,
                name: table.name,
                columns: format!("id, device, {}", table.names()),
                by: ("id", 0),
                points: table.columns.iter().map(|(_, points)| *points).collect(),
            },
            // texts have no device of their own: the one that sends them stands for it
            None => Self {
                place,
                name: TEXTS,
                columns: format!(
                    "0, (SELECT min(id) FROM devices), {}",
                    TEXT_COLUMNS.join(", ")
                ),
                by: (TEXT_COLUMNS[0], 2),
                points: TEXT_COLUMNS
                    .iter()
                    .map(|column| match *column {
                        "question" => Points::Question,
                        _ => Points::Nowhere,
                    })
                    .collect(),
            },
        }
    }

    /// Calls `each` with these rows of the table, which are in the order of their ids. Rows are never taken away, but for a
    /// text that was renewed meanwhile.
    fn each(
        &self,
        tx: &Connection,
        news: &[Mine],
        mut each: impl FnMut(&rusqlite::Row<'_>) -> Result<(), ErrorKind>,
    ) -> Result<(), ErrorKind> {
        let Self {
            name,
            columns,
            by: (by, at),
            ..
        } = self;
        let rows = format!("SELECT {columns} FROM {name} WHERE {by}");
        if !self.is_most(tx, news.len())? {
            let mut statement = tx.prepare(&format!("{rows} = ?1"))?;
            for one in news {
                let mut rows = statement.query([one.id])?;
                if let Some(row) = rows.next()? {
                    each(row)?;
                }
            }
            return Ok(());
        }
        let mut statement = tx.prepare(&format!("{rows} >= ?1 ORDER BY {by}"))?;
        let mut rows = statement.query([news.first().map_or(0, |first| first.id)])?;
        let mut wanted = news.iter().peekable();
        while let (Some(_), Some(row)) = (wanted.peek(), rows.next()?) {
            let id = row.get(*at)?;
            while wanted.next_if(|one| one.id < id).is_some() {}
            if wanted.next_if(|one| one.id == id).is_some() {
                each(row)?;
            }
        }
        Ok(())
    }

    /// Whether so many rows are a good part of the table.
    fn is_most(&self, tx: &Connection, rows: usize) -> Result<bool, ErrorKind> {
        let all = || log::number(tx, &format!("SELECT count(*) FROM {}", self.name));
        Ok(rows >= MANY && rows as u64 >= all()? / 8)
    }
}

/// A file that grows, with what is named in it.
struct Out {
    number: u32,
    /// What it held before.
    before: Vec<u8>,
    writer: Writer,
    tables: HashMap<usize, usize>,
    devices: HashMap<Uid, usize>,
    questions: HashMap<[String; 3], usize>,
    /// The same by our numbers, as far as they were asked for.
    numbered: HashMap<i64, usize>,
}

impl Out {
    fn begin(number: u32, uid: &Uid) -> Self {
        Self {
            number,
            before: Vec::new(),
            writer: Writer::begin(uid),
            tables: HashMap::new(),
            devices: HashMap::new(),
            questions: HashMap::new(),
            numbered: HashMap::new(),
        }
    }

    /// The last file of a device while it is small and whole, else a new one.
    fn go_on(folder: &Path, found: &[Found], uid: &Uid) -> io::Result<Self> {
        let number = files::last_number(folder)?;
        let path = files::numbered(folder, number);
        let small = found
            .iter()
            .any(|file| file.path == path && file.length < CLOSED as u64);
        // one that cannot be read is left as it is
        let bytes = match small {
            true => fs::read(&path).unwrap_or_default(),
            false => Vec::new(),
        };
        let piece = Piece::read(&bytes);
        if piece.broken.is_some() || piece.writer != *uid {
            return Ok(Self::begin(number + 1, uid));
        }
        let known = |(number, table): (usize, &Table)| {
            let ours = (0..=TEXTS_PLACE).find(|place| described(*place) == *table)?;
            Some((ours, number))
        };
        Ok(Self {
            number,
            before: bytes,
            writer: Writer::default(),
            tables: piece.tables.iter().enumerate().filter_map(known).collect(),
            devices: piece
                .devices
                .into_iter()
                .enumerate()
                .map(|(at, uid)| (uid, at))
                .collect(),
            questions: piece
                .questions
                .into_iter()
                .enumerate()
                .map(|(at, name)| (name, at))
                .collect(),
            numbered: HashMap::new(),
        })
    }

    fn write(&mut self, folder: &Path) -> io::Result<()> {
        let mut bytes = std::mem::take(&mut self.before);
        bytes.append(&mut std::mem::take(&mut self.writer).finish());
        files::write(&files::numbered(folder, self.number), &bytes)
    }

    fn add(
        &mut self,
        tx: &Connection,
        keys: &Keys,
        told: &Told,
        row: &rusqlite::Row<'_>,
    ) -> Result<(), ErrorKind> {
        let table = self.table(told.place);
        let device = self.device_of(keys, row.get(1)?)?;
        let mut values = Vec::with_capacity(told.points.len());
        for (at, points) in told.points.iter().enumerate() {
            values.push(self.value(tx, keys, *points, row.get_ref(at + 2)?)?);
        }
        self.writer.row(&Row {
            table,
            id: row.get(0)?,
            device,
            values,
        });
        Ok(())
    }

    fn value(
        &mut self,
        tx: &Connection,
        keys: &Keys,
        points: Points,
        value: ValueRef<'_>,
    ) -> Result<Value, ErrorKind> {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Ok(match (points, value) {
            (Points::Question, ValueRef::Integer(question)) => {
                Value::Question(self.question(keys, question)?)
            }
            (Points::Review, ValueRef::Integer(review)) => {
                let mut statement =
                    tx.prepare_cached("SELECT device, seq FROM reviews WHERE id = ?1")?;
                let (device, seq) =
                    statement.query_row([review], |row| Ok((row.get(0)?, row.get(1)?)))?;
                Value::Review(self.device_of(keys, device)?, seq, review)
            }
            (_, ValueRef::Null) => Value::Null,
            (_, ValueRef::Integer(number)) => Value::Int(number),
            (_, ValueRef::Real(number)) => Value::Real(number),
            (_, ValueRef::Text(bytes)) => Value::Text(text(bytes)),
            (_, ValueRef::Blob(bytes)) => Value::Blob(bytes.to_vec()),
        })
    }

    fn table(&mut self, place: usize) -> usize {
        let next = self.tables.len();
        *self.tables.entry(place).or_insert_with(|| {
            self.writer.table(&described(place));
            next
        })
    }

    fn device_of(&mut self, keys: &Keys, device: i64) -> Result<usize, ErrorKind> {
        let uid = keys.devices.get(&device).copied();
        let uid = uid.ok_or_else(|| ErrorKind::Damaged(format!("no device {device}")))?;
        let next = self.devices.len();
        Ok(*self.devices.entry(uid).or_insert_with(|| {
            self.writer.device(&uid);
            next
        }))
    }

    fn question(&mut self, keys: &Keys, question: i64) -> Result<usize, ErrorKind> {
        if let Some(place) = self.numbered.get(&question) {
            return Ok(*place);
        }
        let name = keys.questions.get(&question);
        let name = name.ok_or_else(|| ErrorKind::Damaged(format!("no question {question}")))?;
        let next = self.questions.len();
        let place = match self.questions.get(name) {
            Some(place) => *place,
            None => {
                self.writer.question(name);
                self.questions.insert(name.clone(), next);
                next
            }
        };
        self.numbered.insert(question, place);
        Ok(place)
    }
}

/// A table as it is named in files.
fn described(place: usize) -> Table {
    let names = |columns: &[&str]| {
        columns
            .iter()
            .map(|name| keys::plain(name).to_owned())
            .collect()
    };
    match TABLES.get(place) {
        Some(table) => {
            let columns: Vec<_> = table.columns.iter().map(|(name, _)| *name).collect();
            Table {
                name: table.name.to_owned(),
                columns: names(&columns),
            }
        }
        None => Table {
            name: TEXTS.to_owned(),
            columns: names(&TEXT_COLUMNS),
        },
    }
}
