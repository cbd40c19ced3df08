//! The deck files in a folder.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::{fs, result};

use super::failure::Failure;
use super::load::unreadable;

/// What lies below a folder.
#[derive(Debug, Default)]
pub(super) struct Below {
    /// The deck files, sorted; hidden ones are left out, and so is what is reached a second time through a link.
    pub(super) files: Vec<PathBuf>,
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
    below.files.sort();
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
    fn walk(&mut self, folder: &Path) -> io::Result<()> {
        // a link may lead to a folder above, and so in a circle
        if !self.seen.insert(fs::canonicalize(folder)?) {
            return Ok(());
        }
        let entries = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path()));
        let mut paths: Vec<_> = entries.collect::<result::Result<_, _>>()?;
        paths.sort();
        for path in paths.into_iter().filter(|path| !is_hidden(path)) {
            if path.is_dir() {
                if let Err(error) = self.walk(&path) {
                    let failure = unreadable(&path, &error);
                    self.closed.push((path, failure));
                }
            } else if is_deck(&path) && (path.is_file() || path.is_symlink()) {
                self.files.push(path);
            }
        }
        Ok(())
    }
}

fn is_hidden(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|name| name.to_string_lossy().starts_with('.'))
}
