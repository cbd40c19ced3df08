//! World: the progress file, one SQLite database. The only place that names rusqlite.
//!
//! The log of answers (reviews, undos, corrections, suspensions, burials, relinks, fits of weights, plans for exams) only
//! ever grows and is the truth; the memory of each
//! question is derived from it by one pure function (`replay`) in the transaction that writes the log, and can be made
//! anew from it at any time with the same result. What orders the log is the number that a device gives its rows, and
//! between devices the instant, so that the union of two files means the same in whichever order it came about.
//!
//! Time and chance are arguments: instants come with what is kept, chance with [`Store::open`].

mod backup;
mod bulk;
mod burial;
mod catalogue;
mod digest;
mod doctor;
mod doubt;
mod error;
mod exams;
mod few;
mod fits;
mod homes;
mod import;
mod keep;
mod keepsake;
mod known;
mod last;
mod load;
mod log;
mod merge;
mod migrate;
mod new_file;
mod open;
mod read;
mod relink;
mod replay;
mod restore;
mod salvage;
mod state;
mod sure;
mod sync;
#[cfg(test)]
mod tests;
mod transact;
mod wait;
mod whole;

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

pub use backup::{Backup, Kept, Occasion};
pub use catalogue::{Brief, Catalogue, Filing, Folder, Roll, Seen, Stamp, Stored, content};
pub use doctor::{Altered, Dangling, Findings, Rebuilt};
pub use error::{ErrorKind, StoreError};
pub use fits::{Decision, Refit};
pub use import::{Imported, Imports};
pub use keepsake::{Held, back_up, backups, daily, look_into};
pub use known::Written;
pub use merge::{Came, Merged, Merging};
pub use new_file::{Readers, beside, sync_folder};
pub use open::Access;
pub use read::{Latest, Remembered};
pub use relink::{History, Relinked, Said};
pub use restore::{Before, Picture, begin_anew, compare, restore};
pub use salvage::{Rescue, Salvaged, salvage};
pub use sync::{Device, Synced};
pub use wait::on_waiting;

use crate::base::{QuestionKey, Seed};
use crate::memory::Scheduler;
use open::Opened;

/// An open progress file.
///
/// Several programs may have the same file open; each call is one transaction and sees what others have kept.
#[derive(Debug)]
pub struct Store {
    conn: Connection,
    path: PathBuf,
    scheduler: Scheduler,
    /// How many fits were looked at for the scheduler.
    fits: i64,
    pen: log::Pen,
    /// What tells the file that was opened from others at its place; empty where that is not looked at.
    opened: Vec<u8>,
    /// What questions say whose text was not kept yet in this run.
    said: HashMap<QuestionKey, Said>,
}

impl Store {
    /// Opens the progress file at `path`, and for [`Access::Write`] makes it and its folders when they are missing.
    ///
    /// `scheduler` moves memories on until weights fitted to the learner are adopted, which then hold wherever it is opened.
    /// `chance` makes ids unique over all devices, so it comes from the system's entropy; only tests give it a fixed one.
    ///
    /// # Errors
    /// [`StoreError`] with a kind for everything that can be wrong with a file; see [`ErrorKind`].
    pub fn open(
        path: &Path,
        access: Access,
        scheduler: Scheduler,
        chance: Seed,
    ) -> Result<Self, StoreError> {
        let opened = match access {
            Access::Write => open::for_writing(path, wait::PATIENCE, migrate::STEPS),
            Access::Read => open::for_reading(path, wait::PATIENCE, migrate::STEPS),
        };
        let opened = opened.map_err(|kind| StoreError::new(path, kind))?;
        let mut store = Self::of(opened, path, scheduler, chance);
        store.refresh()?;
        Ok(store)
    }

    /// An empty store that lives as long as the program and leaves no file behind.
    ///
    /// # Errors
    /// Only when SQLite itself has no memory left.
    pub fn in_memory(scheduler: Scheduler, chance: Seed) -> Result<Self, StoreError> {
        let path = Path::new(":memory:");
        open::in_memory(migrate::STEPS)
            .map(|opened| Self::of(opened, path, scheduler, chance))
            .map_err(|kind| StoreError::new(path, kind))
    }

    /// Where the file lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn of(opened: Opened, path: &Path, scheduler: Scheduler, chance: Seed) -> Self {
        Self {
            conn: opened.conn,
            opened: opened.mark.clone(),
            path: path.to_owned(),
            scheduler,
            fits: 0,
            pen: log::Pen {
                chance: chance.derive("store").generator(),
                mark: opened.mark,
            },
            said: HashMap::new(),
        }
    }
}
