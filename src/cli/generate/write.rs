//! The deck on its way to the disk.

use std::path::PathBuf;

use super::shown;
use crate::base::CardId;
use crate::cli::failure::Failure;
use crate::cli::save::{create, replace};
use crate::deck;

/// Where the deck goes.
#[derive(Debug, Clone)]
pub(super) struct Target {
    /// The file; `None` for standard output.
    pub(super) file: Option<PathBuf>,
    /// The deck that is brought up to date.
    pub(super) update: Option<PathBuf>,
}

impl Target {
    /// Writes a deck that is new, or takes the place of another; tells the file's name.
    ///
    /// # Errors
    /// When it may not be written.
    pub(super) fn write(&self, text: &str) -> Result<Option<String>, Failure> {
        let Some(file) = &self.file else {
            return Ok(None);
        };
        if file.exists() {
            replace(file, text.as_bytes())?;
        } else {
            create(file, text.as_bytes())?;
        }
        Ok(Some(shown(file)))
    }
}

/// The text of a deck with the cards that were offered to its author.
///
/// # Errors
/// When they cannot be written down.
pub(super) fn with_offered(text: &str, offered: &[CardId]) -> Result<String, Failure> {
    deck::with_offered(text, offered)
        .ok_or_else(|| Failure::usage("the deck takes no list of the cards that were offered"))
}
