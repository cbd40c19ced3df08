//! Devices that meet in a folder.
//!
//! Each device has a folder of its own in it, named by its uid, and writes there what is in its log and nowhere in the folder
//! yet: files that only grow at their end (the format stands in [`crate::exchange::qdlog`]), and of these only the last and small one. What others
//! wrote is read by what it says and not by its name, so a copy that a service made of a conflict is read like any other file.
//! Nothing is remembered of the folder but that nothing changed: what is to be sent is always the difference between the log and
//! all that lies there. So a folder of a device that is gone is written again by the others, and a file that was put back from
//! a backup takes its later answers from the folder.

mod files;
mod gather;
mod keys;
mod plan;
mod send;
mod stage;

use std::path::{Path, PathBuf};

use super::error::{ErrorKind, StoreError};
use super::merge::{Merged, Merging};
use super::replay::Uid;
use super::{Store, log, transact};
use crate::base::Millis;
use files::Found;
use gather::Gathered;
use keys::{KeySet, Keys};
use send::Mine;
use stage::Staged;

/// How often what lies in the folder is gone through: rows that claim one id, and what speaks of them, come in one after the
/// other, and more than two such rows in one instant are never seen.
const ROUNDS: usize = 8;

/// What a sync did, or would do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Synced {
    /// What went out: `added` is new in the folder, `known` was there.
    pub sent: Merged,
    /// What came in.
    pub came: Merged,
    /// The devices of which something lies in the folder, by their names.
    pub devices: Vec<Device>,
    /// Files that could not be read to their end, and why.
    pub skipped: Vec<(PathBuf, String)>,
    /// Rows that wait for others which are not in the folder yet, or for a newer program.
    pub waiting: u64,
    /// Why nothing could be written to the folder, when something was to be.
    pub unwritten: Option<String>,
    /// A file that is there and that the disk did not give, and why. What is new here is not known then, and so nothing goes
    /// out.
    pub unread: Option<(PathBuf, String)>,
}

/// A device in the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Device {
    /// Its name, as 32 hexadecimal digits.
    pub uid: String,
    /// Whether this progress file writes as it.
    pub this: bool,
    /// How many reviews of it lie there.
    pub reviews: u64,
    /// The instant of its last row there.
    pub last: Option<Millis>,
}

impl Store {
    /// Sends to a folder what is not in it yet, and takes in what is not here yet; with `only_look` nothing is written.
    ///
    /// # Errors
    /// A fault of the progress file, or a folder that cannot be read at all. What is wrong with a single file in it stands in
    /// [`Synced::skipped`].
    pub fn sync(&mut self, folder: &Path, only_look: bool) -> Result<Synced, StoreError> {
        let found = files::list(folder).map_err(|error| StoreError::new(folder, error.into()))?;
        let own = |kind| StoreError::new(&self.path, kind);
        let (keys, mine, this) = transact::view(&self.conn, |tx| {
            let keys = Keys::of(tx)?;
            let mine = send::mine(tx, &keys)?;
            Ok((keys, mine, self.device(tx)?))
        })
        .map_err(own)?;
        let ours: KeySet = mine.iter().map(|row| row.key).collect();
        let Gathered {
            there,
            staged,
            devices,
            skipped,
            unread,
        } = self.read(|conn| gather::gather(conn, &found, &ours))?;
        let device = |(uid, (reviews, last))| Device {
            this: Some(uid) == this,
            uid: files::named(&uid),
            reviews,
            last,
        };
        let mut synced = Synced {
            devices: devices.into_iter().map(device).collect(),
            skipped,
            unread,
            ..Synced::default()
        };
        if synced.unread.is_none() {
            let sent = (&mine[..], &there);
            self.send(folder, &found, sent, &keys, only_look, &mut synced)?;
        }
        drop((mine, there, keys));
        self.take_in(&found, (staged, ours), only_look, &mut synced)?;
        Ok(synced)
    }

    /// A number that says which log this is and what lies in a folder: it stays while nothing changes in either.
    ///
    /// # Errors
    /// A fault of the progress file, or a folder that cannot be read.
    pub fn sync_mark(&self, folder: &Path) -> Result<u64, StoreError> {
        let found = files::list(folder).map_err(|error| StoreError::new(folder, error.into()))?;
        self.read(|conn| keys::mark(conn, &found))
    }

    /// The device that writes into this file, unless its next row makes it another one.
    fn device(&self, tx: &rusqlite::Connection) -> Result<Option<Uid>, ErrorKind> {
        use rusqlite::OptionalExtension;
        const OWN: &str =
            "SELECT d.uid FROM here h JOIN devices d ON d.id = h.device WHERE h.mark = ?1";
        Ok(tx
            .query_row(OWN, [&self.pen.mark], |row| row.get(0))
            .optional()?)
    }

    fn send(
        &mut self,
        folder: &Path,
        found: &[Found],
        (mine, there): (&[Mine], &KeySet),
        keys: &Keys,
        only_look: bool,
        synced: &mut Synced,
    ) -> Result<(), StoreError> {
        let news: Vec<Mine> = mine
            .iter()
            .filter(|row| !there.contains(&row.key))
            .copied()
            .collect();
        synced.sent = send::counted(mine, &news);
        if only_look || news.is_empty() {
            return Ok(());
        }
        let uid = self.write(|tx, pen, _| pen.device(tx))?;
        let written = self.read(|conn| {
            transact::view(conn, |tx| {
                send::write(
                    tx,
                    &folder.join(files::named(&uid)),
                    found,
                    (&uid, &news),
                    keys,
                )
            })
        });
        match written {
            Ok(()) => {}
            // what comes in is worth having all the same
            Err(error) if !matches!(error.kind, ErrorKind::Damaged(_) | ErrorKind::Busy) => {
                synced.sent = send::counted(&[], &[]);
                synced.unwritten = Some(stated(&error.kind));
            }
            Err(error) => return Err(error),
        }
        Ok(())
    }

    /// Takes in what was gathered because it is not here yet, in as many rounds as it takes.
    fn take_in(
        &mut self,
        found: &[Found],
        (mut staged, mut ours): (Staged, KeySet),
        only_look: bool,
        synced: &mut Synced,
    ) -> Result<(), StoreError> {
        let how = match only_look {
            true => Merging::OnlyLook,
            false => Merging::Take,
        };
        for _ in 0..ROUNDS {
            synced.waiting = staged.waiting;
            if staged.rows == 0 {
                break;
            }
            let came = self.unite(&mut staged.conn, how);
            synced
                .came
                .add(came.map_err(|kind| StoreError::new(&self.path, kind))?);
            // what came in may be what the rest waits for
            if !(staged.again || staged.waiting > 0) || only_look {
                break;
            }
            ours.extend(staged.keys);
            let more = self.read(|conn| gather::gather(conn, found, &ours))?;
            synced.unread = synced.unread.take().or(more.unread);
            staged = more.staged;
        }
        Ok(())
    }
}

/// A fault of the folder in words.
fn stated(kind: &ErrorKind) -> String {
    match kind {
        ErrorKind::Denied | ErrorKind::ReadOnly => String::from("it may not be written to"),
        ErrorKind::Full => String::from("there is no room left"),
        ErrorKind::Failed(why) => why.clone(),
        _ => String::from("it cannot be written to"),
    }
}

impl log::Pen {
    /// The device that writes into this file, made when there is none yet.
    pub(super) fn device(&mut self, tx: &rusqlite::Connection) -> Result<Uid, ErrorKind> {
        use rusqlite::OptionalExtension;
        const OWN: &str = "SELECT device FROM here WHERE mark = ?1";
        let known: Option<i64> = tx
            .query_row(OWN, [&self.mark], |row| row.get(0))
            .optional()?;
        let device = match known {
            Some(device) => device,
            None => {
                let turn = self.settle(tx)?;
                tx.execute("UPDATE here SET seq = 0", [])?;
                turn.device
            }
        };
        Ok(
            tx.query_row("SELECT uid FROM devices WHERE id = ?1", [device], |row| {
                row.get(0)
            })?,
        )
    }
}
