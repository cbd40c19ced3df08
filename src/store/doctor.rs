//! Whether a progress file is sound, and what is derived made anew.

use std::collections::BTreeMap;
use std::path::Path;
use std::thread;

use rusqlite::{Connection, OptionalExtension, params};

use super::error::{ErrorKind, StoreError};
use super::log::{self, ENTRIES, Keys, TRACE};
use super::{Store, bulk, doubt, migrate, open, transact, whole};
use crate::base::QuestionKey;
use crate::base::text::squeezed;
use crate::deck::Form;
use crate::memory::Scheduler;
use crate::session::{Kind, ReviewId};

/// What an examination found; all of it empty in a sound file, but for numbers that were given out twice.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Findings {
    /// What SQLite says of the pages, in its words.
    pub integrity: Vec<String>,
    /// Tables, indexes and triggers that are missing, altered or not ours; `Store::rebuild` mends indexes and triggers.
    pub schema: Vec<Altered>,
    /// Rows that point to nothing.
    pub dangling: Vec<Dangling>,
    /// Questions whose derived row is not what their log leads to; `Store::rebuild` mends these.
    pub differing: Vec<QuestionKey>,
    /// How many numbers a device gave out twice, as when a file was put back from a backup, went on, and met its later self
    /// in a merge. That is no fault: the instants decide their order.
    pub repeated_numbers: u64,
    /// Whether the counter of this file lags behind its log; `Store::rebuild` mends this.
    pub counter_behind: bool,
    /// How many reviews were looked at, those taken back included.
    pub reviews: u64,
    /// How many questions have a history.
    pub questions: u64,
}

impl Findings {
    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.integrity.is_empty()
            && self.schema.is_empty()
            && self.dangling.is_empty()
            && self.differing.is_empty()
            && !self.counter_behind
    }

    /// Whether more than indexes is damaged, which nothing here can make anew.
    #[must_use]
    pub fn is_damaged(&self) -> bool {
        // SQLite names the index in everything it has against one
        self.integrity.iter().any(|said| !said.contains(" index "))
    }

    /// Whether rows or tables are not as they were written, although each page can be read: `salvage` makes a sound file of
    /// what is whole.
    #[must_use]
    pub fn is_torn(&self) -> bool {
        !self.dangling.is_empty() || self.schema.iter().any(|part| !part.is_mendable())
    }

    /// Whether `Store::rebuild` mends something.
    #[must_use]
    pub fn is_mendable(&self) -> bool {
        let derived =
            !self.differing.is_empty() || self.counter_behind || !self.integrity.is_empty();
        let derived = derived || self.schema.iter().any(Altered::is_mendable);
        derived && !self.is_damaged()
    }
}

/// A row that points to nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dangling {
    /// The table it stands in.
    pub table: String,
    /// Its number there.
    pub row: i64,
    /// The table in which what it points to is missing.
    pub missing_in: String,
}

/// A part of the schema that is not as this version makes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Altered {
    /// What it is: `table`, `index`, `trigger`.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// How it should be written; `None` for what is not ours.
    wanted: Option<String>,
}

impl Altered {
    /// Whether it is a stranger's.
    #[must_use]
    pub fn is_foreign(&self) -> bool {
        self.wanted.is_none()
    }

    fn is_mendable(&self) -> bool {
        self.wanted.is_some() && self.kind != "table"
    }
}

/// What a rebuild did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rebuilt {
    /// How many questions have a history.
    pub questions: u64,
    /// How many derived rows are other than before.
    pub changed: u64,
}

impl Store {
    /// Looks at everything and changes nothing. Gaps in the numbers of a device are harmless and not reported, and so are
    /// questions of decks that are not there: what decks there are is not known here.
    ///
    /// # Errors
    /// When the file cannot be read at all; damage that can be described is a finding.
    pub fn examine(&self) -> Result<Findings, StoreError> {
        self.read(|conn| transact::view(conn, |tx| examine(tx, &self.scheduler)))
    }

    /// Derives everything anew from the log and keeps nothing of it: how many questions have a history.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn replay(&self) -> Result<u64, StoreError> {
        self.read(|conn| {
            transact::view(conn, |tx| {
                let derived = whole::derived_beside(tx, &self.scheduler, || Ok(()))?;
                Ok(u64::try_from(derived.len()).unwrap_or(u64::MAX))
            })
        })
    }

    /// Makes everything that is derived anew from the log, with the scheduler of this store, in one transaction.
    ///
    /// # Errors
    /// When the log cannot be read or the result not be written; nothing is changed then.
    pub fn rebuild(&mut self) -> Result<Rebuilt, StoreError> {
        self.refresh()?;
        let scheduler = &self.scheduler;
        let work = |conn: &mut Connection| transact::transact(conn, |tx| rebuild(tx, scheduler));
        bulk::with_room(&mut self.conn, work).map_err(|kind| StoreError::new(&self.path, kind))
    }
}

/// Looks at everything that `tx` sees, which has not looked at anything yet: at the pages on a thread and a connection of
/// its own where there is a file.
pub(super) fn examine(tx: &Connection, scheduler: &Scheduler) -> Result<Findings, ErrorKind> {
    let mut findings = Findings::default();
    let beside = same_moment(tx)?;
    let (found, looked) = thread::scope(|scope| {
        let hand = beside.map(|conn| scope.spawn(move || integrity(&conn)));
        let looked = look_at_rows(tx, scheduler, &mut findings);
        let found = match hand {
            Some(hand) => whole::ended(hand),
            None => integrity(tx),
        };
        (found, looked)
    });
    findings.integrity = found?;
    if let Err(kind) = looked {
        // damaged pages cannot be read further; that they are damaged stands in the findings
        match findings.integrity.is_empty() {
            true => findings.integrity.push(damage(tx, kind)?),
            false => findings.integrity.extend(damage(tx, kind).ok()),
        }
    }
    Ok(findings)
}

/// What is damaged, where something is.
///
/// # Errors
/// The fault itself when it is another one, or when the disk only did not give what is sound.
fn damage(tx: &Connection, kind: ErrorKind) -> Result<String, ErrorKind> {
    let path = tx.path().filter(|path| !path.is_empty()).map(Path::new);
    match path.map_or(kind.clone(), |path| doubt::settled(path, kind)) {
        ErrorKind::Damaged(what) => Ok(what),
        other => Err(other),
    }
}

/// Another connection that sees what `tx` sees; `None` when there is none, or when somebody wrote just now.
fn same_moment(tx: &Connection) -> Result<Option<Connection>, ErrorKind> {
    let Some(conn) = open::once_more(tx) else {
        return Ok(None);
    };
    // it changes whenever this connection finds that another one has written
    let version = |conn: &Connection| -> Result<i64, ErrorKind> {
        log::number(conn, "SELECT count(*) FROM sqlite_schema")?;
        Ok(conn.pragma_query_value(None, "data_version", |row| row.get(0))?)
    };
    let seen = || -> Result<bool, ErrorKind> {
        let before = version(&conn)?;
        log::number(tx, "SELECT count(*) FROM sqlite_schema")?;
        conn.execute_batch("BEGIN")?;
        Ok(version(&conn)? == before)
    };
    match seen() {
        Ok(true) => Ok(Some(conn)),
        // what is wrong is found where it is looked at closely
        Ok(false) | Err(ErrorKind::Damaged(_)) => Ok(None),
        Err(other) => Err(other),
    }
}

fn look_at_rows(
    tx: &Connection,
    scheduler: &Scheduler,
    findings: &mut Findings,
) -> Result<(), ErrorKind> {
    findings.schema = altered(tx)?;
    findings.reviews = log::number(tx, "SELECT count(*) FROM reviews")?;
    findings.dangling = dangling(tx)?;
    readable(tx)?;
    findings.repeated_numbers = repeated(tx)?;
    findings.counter_behind = tx.query_row(
        &format!(
            "SELECT EXISTS (SELECT 1 FROM here WHERE seq < {LAST_NUMBER}
                OR entries <> {ENTRIES} OR trace <> {TRACE})"
        ),
        [],
        |row| row.get(0),
    )?;
    let derived = whole::derived(tx, scheduler)?;
    findings.questions = u64::try_from(derived.len()).unwrap_or(u64::MAX);
    let mut kept = whole::kept(tx)?;
    for question in questions(tx)? {
        let kept = kept.remove(&question).flatten().unwrap_or_default();
        if kept != derived.get(&question).copied().unwrap_or_default() {
            findings.differing.push(log::name(tx, question)?);
        }
    }
    Ok(())
}

/// How many numbers a device gave out twice.
fn repeated(tx: &Connection) -> Result<u64, ErrorKind> {
    const NUMBERS: &str = "SELECT device, seq FROM reviews WHERE kind <> 3 -- imported ones are numbered by their instants
        UNION ALL SELECT device, seq FROM undos
        UNION ALL SELECT device, seq FROM corrections UNION ALL SELECT device, seq FROM suspensions
        UNION ALL SELECT device, seq FROM relinks UNION ALL SELECT device, seq FROM burials
        UNION ALL SELECT device, seq FROM fits UNION ALL SELECT device, seq FROM exams";
    let mut statement = tx.prepare(NUMBERS)?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut numbers: Vec<(i64, i64)> = rows.collect::<Result<_, _>>()?;
    // they lie nearly in order, so that sorting here takes less than grouping there
    numbers.sort_unstable();
    let repeated = numbers.chunk_by(|a, b| a == b).filter(|run| run.len() > 1);
    Ok(u64::try_from(repeated.count()).unwrap_or(u64::MAX))
}

/// The last number that the device of this file gave out, 0 before the first.
pub(super) const LAST_NUMBER: &str = "max(
    (SELECT coalesce(max(seq), 0) FROM reviews WHERE device = here.device),
    (SELECT coalesce(max(seq), 0) FROM undos WHERE device = here.device),
    (SELECT coalesce(max(seq), 0) FROM corrections WHERE device = here.device),
    (SELECT coalesce(max(seq), 0) FROM suspensions WHERE device = here.device),
    (SELECT coalesce(max(seq), 0) FROM relinks WHERE device = here.device),
    (SELECT coalesce(max(seq), 0) FROM burials WHERE device = here.device),
    (SELECT coalesce(max(seq), 0) FROM fits WHERE device = here.device),
    (SELECT coalesce(max(seq), 0) FROM exams WHERE device = here.device))";

pub(super) fn integrity(tx: &Connection) -> Result<Vec<String>, ErrorKind> {
    let mut statement = tx.prepare("PRAGMA integrity_check")?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    loop {
        match rows.next().map_err(ErrorKind::from) {
            Ok(Some(row)) => {
                let said: String = row.get(0)?;
                if doubt::is_unread(&said) {
                    return Err(ErrorKind::Disk { writing: false });
                }
                found.push(said);
            }
            Ok(None) => break,
            Err(kind) => {
                found.push(damage(tx, kind)?);
                break;
            }
        }
    }
    found.retain(|line| line != "ok");
    Ok(found)
}

/// What of the schema is other than in a new file. Tables and indexes that somebody added do no harm; a trigger may.
fn altered(tx: &Connection) -> Result<Vec<Altered>, ErrorKind> {
    let wanted = schema(&open::in_memory(migrate::STEPS)?.conn)?;
    let found = schema(tx)?;
    let part = |(kind, name): &(String, String), wanted: Option<&String>| Altered {
        kind: kind.clone(),
        name: name.clone(),
        wanted: wanted.cloned(),
    };
    let ours = wanted
        .iter()
        .filter(|(one, sql)| found.get(one).map(|sql| squeezed(sql)) != Some(squeezed(sql)));
    let ours = ours.map(|(one, sql)| part(one, Some(sql)));
    let foreign = found
        .keys()
        .filter(|one| one.0 == "trigger" && !wanted.contains_key(one));
    Ok(ours.chain(foreign.map(|one| part(one, None))).collect())
}

/// Every part of a schema by kind and name, as it was written.
fn schema(conn: &Connection) -> Result<BTreeMap<(String, String), String>, ErrorKind> {
    let mut statement =
        conn.prepare("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL")?;
    let rows = statement.query_map([], |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Makes indexes and triggers that are missing or altered anew.
fn mend_schema(tx: &Connection) -> Result<(), ErrorKind> {
    for part in altered(tx)?.iter().filter(|part| part.is_mendable()) {
        let Altered { kind, name, wanted } = part;
        tx.execute_batch(&format!("DROP {kind} IF EXISTS \"{name}\""))?;
        tx.execute_batch(wanted.as_deref().unwrap_or_default())?;
    }
    Ok(())
}

fn dangling(tx: &Connection) -> Result<Vec<Dangling>, ErrorKind> {
    let mut statement = tx.prepare("PRAGMA foreign_key_check")?;
    let rows = statement.query_map([], |row| {
        Ok(Dangling {
            table: row.get(0)?,
            row: row.get(1)?,
            missing_in: row.get(2)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The numbers of all questions, whose names have to be names.
fn questions(tx: &Connection) -> Result<Vec<i64>, ErrorKind> {
    let mut statement = tx.prepare("SELECT id, deck, card, face FROM questions ORDER BY id")?;
    let mut rows = statement.query([])?;
    let (mut found, mut keys) = (Vec::new(), Keys::default());
    while let Some(row) = rows.next()? {
        keys.read(row, 1)?;
        found.push(row.get(0)?);
    }
    Ok(found)
}

/// Looks whether what answers say beside their grade can be read back; no rule of the table holds it.
fn readable(tx: &Connection) -> Result<(), ErrorKind> {
    const UNREADABLE: &str = "SELECT id FROM reviews
        WHERE form >= ?1 OR kind >= ?2 OR took > ?3 OR choices > 255 OR \"offset\" NOT BETWEEN -32768 AND 32767
            OR hard_by NOT BETWEEN -32768 AND 32767 OR good_by NOT BETWEEN -32768 AND 32767
            OR easy_by NOT BETWEEN -32768 AND 32767 LIMIT 1";
    let length = |length: usize| i64::try_from(length).unwrap_or(i64::MAX);
    let lists = params![length(Form::ALL.len()), length(Kind::ALL.len()), u32::MAX];
    let found: Option<i64> = tx
        .query_row(UNREADABLE, lists, |row| row.get(0))
        .optional()?;
    match found {
        Some(id) => Err(ErrorKind::Damaged(format!(
            "the answer `{}` says what no answer says",
            ReviewId(id)
        ))),
        None => Ok(()),
    }
}

fn rebuild(tx: &Connection, scheduler: &Scheduler) -> Result<Rebuilt, ErrorKind> {
    mend_schema(tx)?;
    // indexes are derived too; the log is read without them, so both can be done at once
    let derived = whole::derived_beside(tx, scheduler, || Ok(tx.execute_batch("REINDEX")?))?;
    let rebuilt = whole::write(tx, &derived)?;
    tx.execute(&format!("UPDATE here SET seq = {LAST_NUMBER}"), params![])?;
    log::recount(tx)?;
    Ok(rebuilt)
}
