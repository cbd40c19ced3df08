//! The documents from which facts come, where somebody has them at hand.

use std::fs;
use std::path::Path;

use super::failure::Failure;
use crate::deck::Documents;
use crate::generate::evidence_in;

/// A document beyond this size is left out: a long book has a tenth of it.
const LARGEST: u64 = 64 * 1024 * 1024;

/// The documents of a folder, not of those below it; hidden files and those without text are left out.
///
/// # Errors
/// When it is no folder, or cannot be read.
pub(super) fn at_hand(folder: &Path) -> Result<Documents, Failure> {
    let shown = folder.display();
    if !folder.is_dir() {
        return Err(
            Failure::usage(format!("`{shown}` is no folder of documents"))
                .help("--sources names the folder that holds the files named under `sources`"),
        );
    }
    let unreadable = |error| Failure::usage(format!("`{shown}` cannot be read: {error}"));
    let mut documents = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        let name = path
            .file_name()
            .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let small = fs::metadata(&path).is_ok_and(|meta| meta.is_file() && meta.len() <= LARGEST);
        if !small || name.starts_with('.') {
            continue;
        }
        let bytes = fs::read(&path).map_err(unreadable)?;
        if let Some(text) = evidence_in(&name, &bytes) {
            documents.push((name, text));
        }
    }
    Ok(Documents::new(documents))
}
