//! What lies in the folder: each file read once, on a thread of its own, and gathered in the order of the paths.

use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;
use std::sync::mpsc;
use std::thread;

use rusqlite::Connection;

use super::files::{self, Found};
use super::keys::{self, KeySet, Known};
use super::stage::Staged;
use crate::base::Millis;
use crate::base::text::reason;
use crate::exchange::qdlog::{Broken, Piece, Row};
use crate::store::error::ErrorKind;
use crate::store::replay::Uid;

/// So many files are read ahead of what is done with them; each is a few megabytes.
const AHEAD: usize = 1;

/// What a file holds, with the keys of its rows.
pub(super) struct Content {
    pub(super) piece: Piece,
    /// Its tables as we know them.
    pub(super) tables: Vec<Option<Known>>,
    /// The key of each row; `None` for one of a table that only a newer program knows.
    pub(super) keys: Vec<Option<u64>>,
}

impl Content {
    fn of(piece: Piece) -> Self {
        let tables = keys::tables(&piece);
        let questions = keys::questions(&piece);
        let key = |row: &Row| {
            let table = tables[row.table].as_ref()?;
            Some(keys::of_row(&piece, &questions, table, row))
        };
        let keys = piece.rows.iter().map(key).collect();
        Self {
            piece,
            tables,
            keys,
        }
    }
}

/// A device of which rows lie in the folder: how many reviews, and its last instant.
pub(super) type Heard = BTreeMap<Uid, (u64, Option<Millis>)>;

/// What lies in the folder.
pub(super) struct Gathered {
    /// The keys of all rows.
    pub(super) there: KeySet,
    /// What is not here yet.
    pub(super) staged: Staged,
    pub(super) devices: Heard,
    /// Files that could not be read to their end, and why.
    pub(super) skipped: Vec<(PathBuf, String)>,
    /// One of them that is there and that the disk did not give.
    pub(super) unread: Option<(PathBuf, String)>,
}

/// Reads all files, and gathers from them the rows whose keys are not among `ours`.
///
/// # Errors
/// A fault of the progress file, or no room for what is gathered.
pub(super) fn gather(
    main: &Connection,
    found: &[Found],
    ours: &KeySet,
) -> Result<Gathered, ErrorKind> {
    let mut gathered = Gathered {
        there: KeySet::default(),
        staged: Staged::begin()?,
        devices: Heard::new(),
        skipped: Vec::new(),
        unread: None,
    };
    thread::scope(|scope| {
        let (give, given) = mpsc::sync_channel(AHEAD);
        scope.spawn(move || {
            for file in found {
                // who met a fault takes no more
                if give.send(file.read().map(Content::of)).is_err() {
                    return;
                }
            }
        });
        for (file, content) in found.iter().zip(given) {
            match content {
                Ok(content) => {
                    gathered.note(file, &content);
                    gathered.staged.take(main, content, ours)?;
                }
                Err(error) => gathered.skip(file, &error),
            }
        }
        Ok::<_, ErrorKind>(())
    })?;
    gathered.staged.end(main)?;
    Ok(gathered)
}

impl Gathered {
    /// Notes a file that cannot be read at all.
    fn skip(&mut self, file: &Found, error: &io::Error) {
        let skipped = (file.path.clone(), reason(&error.to_string()));
        if !files::is_absent(error) {
            self.unread.get_or_insert_with(|| skipped.clone());
        }
        self.skipped.push(skipped);
    }

    /// Notes what is there.
    fn note(&mut self, file: &Found, content: &Content) {
        let Content {
            piece,
            tables,
            keys,
        } = content;
        if let Some(broken) = piece.broken {
            self.skipped.push((file.path.clone(), told(broken)));
        }
        for (row, key) in piece.rows.iter().zip(keys) {
            let (Some(table), Some(key)) = (&tables[row.table], key) else {
                continue;
            };
            // a device may send a row twice after a service lost its file and brought it back
            if !self.there.insert(*key) || table.is_text {
                continue;
            }
            let (reviews, last) = self.devices.entry(piece.devices[row.device]).or_default();
            *reviews += u64::from(table.is_review);
            *last = (*last).max(table.at(row));
        }
    }
}

/// Why a file is not read to its end.
fn told(broken: Broken) -> String {
    match broken {
        Broken::Cut | Broken::Damaged(_) => format!("{broken}; a later sync takes up the rest"),
        Broken::Newer(_) => format!("{broken}; update quizdeck on this device"),
        Broken::Foreign | Broken::LineEnds => broken.to_string(),
    }
}
