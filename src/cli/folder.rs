//! The deck files in a folder.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs::{self, FileType};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::failure::Failure;
use super::load::unreadable;

/// A deck file.
#[derive(Debug, Clone)]
pub(super) struct DeckFile {
    /// Its path as it was come by.
    pub(super) path: PathBuf,
    /// The true name of its folder; `None` where it was reached through a link, or named itself.
    pub(super) home: Option<Arc<Path>>,
}

/// What lies below a folder.
#[derive(Debug, Default)]
pub(super) struct Below {
    /// The deck files, sorted; hidden ones are left out, and so is what is reached a second time through a link.
    pub(super) files: Vec<DeckFile>,
    /// Folders that cannot be read, with the reason.
    pub(super) closed: Vec<(PathBuf, Failure)>,
    /// The folders that were seen, by their true names.
    seen: BTreeSet<PathBuf>,
}

/// What lies below a folder that may be empty.
///
/// # Errors
/// When the folder itself cannot be read.
pub(super) fn below(folder: &Path) -> Result<Below, Failure> {
    let mut below = Below::default();
    below
        .walk(folder)
        .map_err(|error| unreadable(folder, &error))?;
    Ok(below)
}

/// What lies below a folder that was meant to hold decks.
///
/// # Errors
/// When the folder cannot be read or holds none.
pub(super) fn decks_below(folder: &Path) -> Result<Below, Failure> {
    let below = below(folder)?;
    if below.files.is_empty() && below.closed.is_empty() {
        let failure = Failure::usage(format!("the folder `{}` holds no deck", folder.display()));
        return Err(failure.help("decks are files that end in .yaml or .yml"));
    }
    Ok(below)
}

/// Whether a file's name is that of a deck.
pub(super) fn is_deck(path: &Path) -> bool {
    path.extension()
        .is_some_and(|end| end == "yaml" || end == "yml")
}

impl Below {
    /// Adds what lies in a folder, in the order of paths: what a folder holds comes in the place of its name.
    fn walk(&mut self, folder: &Path) -> io::Result<()> {
        let home: Arc<Path> = fs::canonicalize(folder)?.into();
        // a link may lead to a folder above, and so in a circle
        if !self.seen.insert(home.to_path_buf()) {
            return Ok(());
        }
        let mut entries: Vec<(OsString, FileType)> = Vec::new();
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name();
            if !is_hidden(&name) {
                // the folder itself tells it, so no file need be looked at here
                entries.push((name, entry.file_type()?));
            }
        }
        entries.sort_unstable_by(|one, other| one.0.cmp(&other.0));
        for (name, kind) in entries {
            let deck = is_deck(Path::new(&name));
            if !kind.is_file() || deck {
                self.add(folder.join(name), kind, deck, &home);
            }
        }
        Ok(())
    }

    fn add(&mut self, path: PathBuf, kind: FileType, deck: bool, home: &Arc<Path>) {
        if kind.is_dir() || (kind.is_symlink() && path.is_dir()) {
            if let Err(error) = self.walk(&path) {
                let failure = unreadable(&path, &error);
                self.closed.push((path, failure));
            }
        } else if deck && (kind.is_file() || kind.is_symlink()) {
            let home = kind.is_file().then(|| Arc::clone(home));
            self.files.push(DeckFile { path, home });
        }
    }
}

fn is_hidden(name: &OsString) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}
