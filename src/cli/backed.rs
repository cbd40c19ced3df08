//! Which backups can be read, for `doctor`.

use std::path::Path;

use serde::Serialize;

use super::world::World;
use crate::base::text::count;
use crate::store::{self, Kept, StoreError};

/// So many bytes of older backups are looked through: about half a second, so that `doctor` stays quick with years of
/// backups. The newest is looked at whatever its size, and older ones for as long as none was good.
const LOOKED_THROUGH: u64 = 64 << 20;

/// So many days without a backup are worth a word: each day of study makes one.
const RECENT_DAYS: f64 = 7.0;

/// What is known of the backups beside a file.
#[derive(Debug, Default)]
pub(super) struct Backed {
    /// How many there are.
    all: usize,
    /// Those that were looked into, the newest first, and whether they can be read.
    looked: Vec<(Kept, bool)>,
}

/// The same as `doctor --json` says it.
#[derive(Debug, Serialize)]
pub(super) struct BackedJson {
    /// How many there are.
    all: usize,
    /// How many of the newest were looked into.
    looked_into: usize,
    /// The newest that can be read.
    newest_readable: Option<String>,
    /// Those that cannot.
    unreadable: Vec<String>,
}

impl Backed {
    /// Looks into the backups of the file at `path`, the newest first.
    ///
    /// # Errors
    /// When it cannot be seen what lies beside the file.
    pub(super) fn of(path: &Path) -> Result<Self, StoreError> {
        let kept = store::backups(path)?;
        let mut backed = Self {
            all: kept.len(),
            looked: Vec::new(),
        };
        let mut bytes: u64 = 0;
        for one in kept {
            bytes = bytes.saturating_add(one.bytes);
            if backed.newest().is_some() && bytes > LOOKED_THROUGH {
                break;
            }
            let good = store::look_into(&one.path).is_ok();
            backed.looked.push((one, good));
        }
        Ok(backed)
    }

    /// The newest that can be read.
    fn newest(&self) -> Option<&Kept> {
        let good = self.looked.iter().find(|(_, good)| *good);
        good.map(|(kept, _)| kept)
    }

    fn unreadable(&self) -> impl Iterator<Item = &Kept> {
        let bad = self.looked.iter().filter(|(_, good)| !good);
        bad.map(|(kept, _)| kept)
    }

    /// For a program.
    pub(super) fn json(&self) -> BackedJson {
        BackedJson {
            all: self.all,
            looked_into: self.looked.len(),
            newest_readable: self.newest().map(name),
            unreadable: self.unreadable().map(name).collect(),
        }
    }

    /// That all is well, when it is.
    pub(super) fn said(&self, world: &World<'_>) -> Option<String> {
        let newest = world.calendar.stamp(self.newest()?.at);
        if self.unreadable().next().is_some() {
            return None;
        }
        let which = match self.looked.len() {
            looked if looked == self.all => count(looked, "backup"),
            looked => format!("The newest {looked} of {}", count(self.all, "backup")),
        };
        Some(format!("✓ {which} can be read, the newest of {newest}."))
    }

    /// What is worth a word.
    pub(super) fn notes(&self, world: &World<'_>) -> Vec<String> {
        let mut said = Vec::new();
        let Some((first, _)) = self.looked.first() else {
            return said;
        };
        let newest = self.newest();
        let bad: Vec<_> = self.unreadable().map(name).collect();
        let is_first_bad = newest.is_none_or(|newest| newest.path != first.path);
        if is_first_bad {
            let then = match newest {
                Some(newest) => format!("the newest that can be read is {}", name(newest)),
                None => String::from("no other can be read either"),
            };
            let (name, alone) = (name(first), self.all == 1);
            let then = if alone {
                String::new()
            } else {
                format!("; {then}")
            };
            said.push(format!(
                "the newest backup, {name}, is not sound{then}; `quizdeck backup` writes another"
            ));
        } else if world.now().days_since(first.at) > RECENT_DAYS {
            let at = world.calendar.stamp(first.at);
            said.push(format!(
                "the newest backup is of {at}; the next answer makes one, `quizdeck backup` now"
            ));
        }
        let older = &bad[usize::from(is_first_bad)..];
        if !older.is_empty() && newest.is_some() {
            let (these, are) = match older.len() {
                1 => ("an older backup", "is"),
                _ => ("older backups", "are"),
            };
            said.push(format!("{these} {are} not sound: {}", older.join(", ")));
        }
        said
    }
}

fn name(kept: &Kept) -> String {
    let name = kept.path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}
