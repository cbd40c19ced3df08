//! What can still be read of a damaged file, put together with its newest sound backup.
//!
//! The log only ever grows and no row of it changes, so every readable copy of a row, wherever it lies, is the row: pages
//! are read one by one, past indexes and past what is damaged, and the union is taken by id. What is derived is made anew.

mod names;
mod pages;
mod rows;
mod sense;
mod table;
mod twice;
mod write;

use std::collections::{BTreeSet, HashMap, HashSet};
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use rusqlite::types::Value;

use super::backup::{self, Part};
use super::doctor::{self, Findings};
use super::error::{ErrorKind, StoreError};
use super::fits;
use super::keepsake;
use super::log::{self, ENTRIES};
use super::migrate::{self, Header, STEPS};
use super::restore::{self, Before};
use super::transact::{self, transact};
use super::{bulk, doubt, open, whole};
use crate::base::{Millis, Seed};
use crate::memory::Scheduler;
use crate::store::wait::PATIENCE;
use names::Names;
use pages::Pages;
use write::Writer;

/// What was saved of a damaged file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rescue {
    /// How many reviews are saved.
    pub reviews: u64,
    /// How many of them could be read from the file itself.
    pub from_file: u64,
    /// How many only the backup had.
    pub from_backup: u64,
    /// The newest sound backup, when there is one.
    pub backup: Option<PathBuf>,
    /// How many rows of the log are lost, when the file still says how many it had.
    pub missing: Option<u64>,
    /// Questions of which the name is lost: their reviews are kept under `lost-and-found`.
    pub nameless: u64,
}

/// A sound file made of what was saved, beside the damaged one, which is as it was.
#[derive(Debug)]
pub struct Salvaged {
    path: PathBuf,
    part: Part,
    /// What was saved.
    pub rescue: Rescue,
}

impl Salvaged {
    /// Puts it in the place of the damaged file, which is kept under another name.
    ///
    /// # Errors
    /// [`ErrorKind::Busy`] while another program has the file open, or why it cannot be renamed.
    pub fn keep(self, at: Millis) -> Result<Before, StoreError> {
        restore::swap(&self.path, self.part, at).map_err(|kind| StoreError::new(&self.path, kind))
    }

    /// Takes it away; nothing was changed.
    ///
    /// # Errors
    /// When the file cannot be removed.
    pub fn discard(self) -> Result<(), StoreError> {
        let error = |error: io::Error| StoreError::new(&self.path, error.into());
        self.part.remove().map_err(error)
    }
}

/// Saves what can be read of the damaged, emptied or missing progress file at `path` and of its newest sound backup into a
/// new file, and verifies that by a replay. `None` when the file is not damaged; it is never touched then.
///
/// # Errors
/// [`ErrorKind::Damaged`] when nothing can be saved, what is wrong with a file that is not ours, or why the new file cannot
/// be written.
pub fn salvage(
    path: &Path,
    scheduler: Scheduler,
    chance: Seed,
) -> Result<Option<Salvaged>, StoreError> {
    let error = |kind| StoreError::new(path, kind);
    if !is_damaged(path, &scheduler).map_err(error)? {
        return Ok(None);
    }
    let part = Part::of(&backup::with_ending(path, ".recovered")).map_err(error)?;
    match save(path, &part, scheduler, chance) {
        Ok(rescue) => Ok(Some(Salvaged {
            path: path.to_owned(),
            part,
            rescue,
        })),
        // what made the saving fail is worth telling, not what made the tidying fail
        Err(kind) => Err(error(part.remove().map_or(kind.clone(), |()| kind))),
    }
}

/// Whether anything is wrong with a file: whatever it is, what is saved of it is verified to be sound.
fn is_damaged(path: &Path, scheduler: &Scheduler) -> Result<bool, ErrorKind> {
    match examined(path, scheduler.clone()) {
        Ok(None) => Ok(backup::newest(path)?.is_some()),
        Ok(Some(found)) => Ok(!found.is_sound()),
        Err(kind) => match doubt::settled(path, kind) {
            ErrorKind::Damaged(_) | ErrorKind::NotDatabase => Ok(true),
            other => Err(other),
        },
    }
}

/// What is wrong with a file; `None` where nothing is in it.
fn examined(path: &Path, mut scheduler: Scheduler) -> Result<Option<Findings>, ErrorKind> {
    if let None | Some((_, Header::Fresh)) = open::as_it_is(path, PATIENCE, STEPS)? {
        return Ok(None);
    }
    let conn = open::for_reading(path, PATIENCE, STEPS)?.conn;
    fits::take_up(&conn, (&mut scheduler, &mut 0))?;
    transact::view(&conn, |tx| doctor::examine(tx, &scheduler)).map(Some)
}

fn save(path: &Path, part: &Part, scheduler: Scheduler, chance: Seed) -> Result<Rescue, ErrorKind> {
    let pages = Pages::read(path)?;
    let backup = backup::beside(path)?.into_iter().find_map(|kept| {
        keepsake::sound(&kept.path)
            .ok()
            .map(|conn| (kept.path, conn))
    });
    let of_backup = match &backup {
        Some((_, conn)) => Some(write::version(conn)?),
        None => None,
    };
    let known = 1..=STEPS.len();
    let of_file = pages.version().filter(|version| known.contains(version));
    // columns are only ever added, so rows of a lower version fit a higher one
    let version = of_file.max(of_backup).unwrap_or(STEPS.len());
    let mut conn = open::unshared(&part.path, &STEPS[..version])?;
    let older = backup.as_ref().map(|(_, conn)| conn);
    let saved = |conn: &mut Connection| {
        transact(conn, |tx| {
            let indexes = bulk::unindex(tx, "reviews")?;
            let rescue = collect(&Writer::new(tx)?, &pages, older, chance)?;
            bulk::index(tx, &indexes)?;
            Ok(rescue)
        })
    };
    // nothing is counted meanwhile: no device writes into the new file yet
    let mut rescue = bulk::with_room(&mut conn, |conn| bulk::unwatched(conn, saved))?;
    rescue.backup = backup.map(|(path, _)| path);
    conn.close().map_err(|(_, error)| ErrorKind::from(error))?;
    if rescue.reviews == 0 {
        return Err(ErrorKind::Damaged(String::from(
            "no review of it can be read",
        )));
    }
    verify(part, scheduler)?;
    part.sync()?;
    Ok(rescue)
}

/// Brings what was saved to the newest version, derives the memory anew and examines all of it.
fn verify(part: &Part, mut scheduler: Scheduler) -> Result<(), ErrorKind> {
    let mut conn = open::unshared(&part.path, migrate::STEPS)?;
    fits::take_up(&conn, (&mut scheduler, &mut 0))?;
    transact(&mut conn, |tx| whole::rederive(tx, &scheduler))?;
    let found = doctor::examine(&conn, &scheduler)?;
    conn.close().map_err(|(_, error)| ErrorKind::from(error))?;
    // numbers given out twice were so before
    let sound = Findings {
        repeated_numbers: 0,
        ..found
    };
    match sound.is_sound() {
        true => Ok(()),
        false => Err(ErrorKind::Failed(String::from(
            "what could be read of it contradicts itself",
        ))),
    }
}

/// Writes all rows of the log that a damaged file and a backup still have.
fn collect(
    writer: &Writer<'_>,
    pages: &Pages,
    backup: Option<&Connection>,
    chance: Seed,
) -> Result<Rescue, ErrorKind> {
    let labels = table::named(pages);
    let expected = name(writer, (pages, &labels), backup)?;
    let (mut own, mut later) = (HashSet::new(), Vec::new());
    each_page(pages, &labels, |table, rows| {
        match table {
            "devices" | "questions" => {}
            "reviews" => own.extend(
                rows.iter()
                    .filter(|row| writer.insert(table, row))
                    .map(|row| row.0),
            ),
            _ => later.push((table.to_owned(), rows.to_vec())),
        }
        Ok(())
    })?;
    for (table, rows) in &later {
        for row in rows {
            writer.insert_if_whole(table, row);
        }
    }
    for gone in twice::settle(writer, backup)? {
        own.remove(&gone);
    }
    let nameless = writer.name_the_nameless(chance)?;
    let reviews = log::number(writer.tx, "SELECT count(*) FROM reviews")?;
    let from_file = u64::try_from(own.len()).unwrap_or(u64::MAX);
    let entries = log::number(writer.tx, &format!("SELECT {ENTRIES}"))?;
    Ok(Rescue {
        reviews,
        from_file,
        from_backup: reviews.saturating_sub(from_file),
        backup: None,
        missing: expected.map(|expected: u64| expected.saturating_sub(entries)),
        nameless,
    })
}

/// Writes the names that a damaged file and a backup have, and all else that the backup has; how many rows of the log the file
/// says it had.
fn name(
    writer: &Writer<'_>,
    (pages, labels): (&Pages, &HashMap<usize, String>),
    backup: Option<&rusqlite::Connection>,
) -> Result<Option<u64>, ErrorKind> {
    let (mut names, mut expected) = (Names::default(), None);
    each_page(pages, labels, |table, rows| {
        names.note(writer, table, rows);
        expected = expected.max(counted(table, rows));
        Ok(())
    })?;
    let Some(backup) = backup else {
        names.write(writer, None, &BTreeSet::new())?;
        return Ok(expected);
    };
    let mut doubtful = names.doubtful(backup)?;
    if !doubtful.is_empty() {
        each_page(pages, labels, |table, rows| {
            if table == "reviews" {
                let proven = names::proven(&doubtful, writer, rows, backup)?;
                doubtful.retain(|number| !proven.contains(number));
            }
            Ok(())
        })?;
    }
    let map = names.write(writer, Some(backup), &doubtful)?;
    writer.copy(backup, &map)?;
    Ok(expected)
}

/// Calls `each` with the table and the rows of every page that holds rows of one.
fn each_page(
    pages: &Pages,
    labels: &HashMap<usize, String>,
    mut each: impl FnMut(&str, &[rows::Row]) -> Result<(), ErrorKind>,
) -> Result<(), ErrorKind> {
    for (number, page) in pages.all() {
        let rows = rows::rows(pages, number, page);
        let label = labels.get(&number).map(String::as_str);
        if rows.is_empty() {
            continue;
        }
        if let Some(table) = label.or_else(|| table::likely(&rows)) {
            each(table, &rows)?;
        }
    }
    Ok(())
}

/// How many rows of the log the file says it had.
fn counted(table: &str, rows: &[rows::Row]) -> Option<u64> {
    let of_row = |(_, values): &rows::Row| match &values[..] {
        [
            Value::Null,
            Value::Integer(_),
            Value::Blob(_),
            Value::Integer(_),
            Value::Integer(entries),
            ..,
        ] => u64::try_from(*entries).ok(),
        _ => None,
    };
    rows.iter()
        .filter_map(of_row)
        .max()
        .filter(|_| table == "here")
}
