//! The union of two logs.
//!
//! Another file's rows that are not in ours come in, all in one transaction; what is derived is made anew where they touch it.
//! A row of the log is known by what it says and by its id; `places` sees to it that the two go together. The numbers of
//! devices and questions belong to each file and are translated. Of two texts of one question the later one holds, of equally
//! late ones the greater. Weights are those of the last adopted fit in the order of the log, whichever file it comes from.
//! So the result is the same whatever is merged first, together or again.
//!
//! Rows of our own device that we lack mean that this file is an older state of itself, put back from a backup or copied
//! with its marks. They come in like all others, and what is answered here from now on belongs to a new device: two courses
//! of one device never share its numbers from then on. Where they shared some before, the ids, and so the instants, decide.

mod beside;
mod news;
mod places;
mod tables;
mod take;
mod taken;

pub(super) use tables::{Points, TABLES};

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::backup::{self, Occasion};
use super::error::{ErrorKind, StoreError};
use super::{Store, fits, transact, whole};
use crate::base::Millis;
use beside::Backing;
use news::Until;

/// How far a merge goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Merging {
    /// Only tell what would come in.
    OnlyLook,
    /// Take it in.
    Take,
    /// Take it in, and when there is something to take, back our file up before; the instant names the backup.
    BackUpAndTake(Millis),
}

/// Rows of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Came {
    /// How many came in.
    pub added: u64,
    /// How many were there before.
    pub known: u64,
}

/// What a merge did, or would do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Merged {
    /// Answers.
    pub reviews: Came,
    /// Answers taken back.
    pub undos: Came,
    /// Grades corrected.
    pub corrections: Came,
    /// Questions set aside, or taken up again.
    pub suspensions: Came,
    /// Questions left alone for a day, or not.
    pub burials: Came,
    /// Names changed.
    pub relinks: Came,
    /// Decisions on weights of the memory model.
    pub fits: Came,
    /// Plans for exams made or ended.
    pub exams: Came,
    /// What questions last said.
    pub texts: Came,
    /// From how many devices rows came in.
    pub devices: u64,
    /// For how many questions something was derived anew; 0 when only looking.
    pub questions: u64,
    /// The backup that was made before.
    pub backup: Option<PathBuf>,
}

impl Merged {
    /// Whether anything came in.
    #[must_use]
    pub fn is_news(&self) -> bool {
        self.kinds().iter().any(|came| came.added > 0)
    }

    /// All kinds of rows, in the order of the fields.
    #[must_use]
    pub fn kinds(&self) -> [Came; 9] {
        [
            self.reviews,
            self.undos,
            self.corrections,
            self.suspensions,
            self.burials,
            self.relinks,
            self.fits,
            self.exams,
            self.texts,
        ]
    }

    /// Adds what came in afterwards.
    pub(super) fn add(&mut self, later: Self) {
        for table in TABLES.iter().map(|table| table.name).chain(["texts"]) {
            let came = *later.clone().kind(table);
            let sum = self.kind(table);
            sum.added += came.added;
            sum.known += came.known;
        }
        self.devices = self.devices.max(later.devices);
        self.questions += later.questions;
        self.backup = self.backup.take().or(later.backup);
    }

    /// The place for a table of the log.
    pub(super) fn kind(&mut self, table: &str) -> &mut Came {
        match table {
            "reviews" => &mut self.reviews,
            "undos" => &mut self.undos,
            "corrections" => &mut self.corrections,
            "suspensions" => &mut self.suspensions,
            "burials" => &mut self.burials,
            "relinks" => &mut self.relinks,
            "fits" => &mut self.fits,
            "exams" => &mut self.exams,
            _ => &mut self.texts,
        }
    }
}

impl Store {
    /// Takes in what another progress file holds and this one does not, all of it or nothing. The other file may be of any
    /// earlier version, in use, or read-only; it is never changed.
    ///
    /// # Errors
    /// A fault of the other file (its path stands in the error) or of this one; nothing came in then.
    pub fn merge(&mut self, other: &Path, how: Merging) -> Result<Merged, StoreError> {
        let fault = |kind| StoreError::new(other, kind);
        if is_one_file(&self.path, other) {
            return Err(fault(ErrorKind::TheSame));
        }
        let mut source = beside::source(other).map_err(fault)?;
        let merged = self.unite(&mut source, how);
        merged.map_err(|kind| {
            // what is damaged is the other file, unless ours is found to be
            if matches!(kind, ErrorKind::Damaged(_)) && self.is_sound() {
                return fault(kind);
            }
            StoreError::new(&self.path, kind)
        })
    }

    /// Takes in the rows of another log, which is at the newest version.
    pub(super) fn unite(
        &mut self,
        source: &mut Connection,
        how: Merging,
    ) -> Result<Merged, ErrorKind> {
        self.unite_large(source, how, whole::MANY)
    }

    /// The same; a log of `many` reviews or more is large.
    pub(super) fn unite_large(
        &mut self,
        source: &mut Connection,
        how: Merging,
        many: u64,
    ) -> Result<Merged, ErrorKind> {
        let Self {
            conn,
            path,
            scheduler,
            fits: seen,
            ..
        } = self;
        let until = match how {
            Merging::OnlyLook => Until::TheEnd,
            Merging::Take | Merging::BackUpAndTake(_) => Until::TheFirst,
        };
        let looked = transact::view(conn, |ours| {
            transact::view(source, |theirs| news::look(ours, theirs, until))
        })?;
        if how == Merging::OnlyLook || !looked.is_news() {
            return Ok(looked);
        }
        let at = match how {
            Merging::BackUpAndTake(at) if is_worth_a_backup(conn, path)? => Some(at),
            _ => None,
        };
        let backup = at.and_then(|at| Backing::of(conn, path, at));
        let written = match at.filter(|_| backup.is_none()) {
            Some(at) => Some(backup::write(conn, path, Occasion::Merge, Some(at))?.path),
            None => None,
        };
        beside::with(conn, source, |conn, source| {
            let hands = take::Hands {
                source,
                backup,
                many,
            };
            let mut news = transact::transact(conn, |tx| take::take(tx, (scheduler, seen), hands))?;
            fits::take_up(conn, (scheduler, seen))?;
            news.backup = news.backup.or(written);
            Ok(news)
        })
    }

    fn is_sound(&self) -> bool {
        let check = self
            .conn
            .query_row("PRAGMA main.quick_check(1)", [], |row| {
                row.get::<_, String>(0)
            });
        check.is_ok_and(|said| said == "ok")
    }
}

/// Whether our file is more than empty, and not only in memory.
fn is_worth_a_backup(conn: &Connection, path: &Path) -> Result<bool, ErrorKind> {
    let any = "SELECT EXISTS (SELECT 1 FROM main.devices)";
    Ok(!backup::is_free(path)? && conn.query_row(any, [], |row| row.get(0))?)
}

/// Whether two paths lead to one file.
fn is_one_file(one: &Path, other: &Path) -> bool {
    match (fs::canonicalize(one), fs::canonicalize(other)) {
        (Ok(one), Ok(other)) if one == other => true,
        (Ok(one), Ok(other)) => is_linked(&one, &other),
        _ => false,
    }
}

/// Whether two names are of one file on the disk.
#[cfg(unix)]
fn is_linked(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let number = |path| fs::metadata(path).map(|data| (data.dev(), data.ino()));
    matches!((number(one), number(other)), (Ok(one), Ok(other)) if one == other)
}

#[cfg(not(unix))]
fn is_linked(_: &Path, _: &Path) -> bool {
    false
}
