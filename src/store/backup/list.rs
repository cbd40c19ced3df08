//! The backups that lie beside a progress file.

use std::cmp::Reverse;
use std::fs::{self, DirEntry, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use super::name::{self, Occasion};
use crate::base::Millis;

/// A backup as its name and the file system tell of it; nobody has looked inside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Where it is.
    pub path: PathBuf,
    /// When it was written.
    pub at: Millis,
    /// Why; `None` for a copy that somebody made under such a name.
    pub occasion: Option<Occasion>,
    /// Its size in bytes.
    pub bytes: u64,
}

/// All backups beside the progress file at `path`, the newest first; those that cannot be looked at are left out.
///
/// # Errors
/// When the folder is there and cannot be listed. One that may not be listed may not be written to either, as a rule; there
/// the file itself is all that can be known.
pub(in crate::store) fn beside(path: &Path) -> io::Result<Vec<Kept>> {
    use io::ErrorKind::{NotADirectory, NotFound, PermissionDenied};
    let entries = match fs::read_dir(super::folder(path)) {
        Ok(entries) => entries,
        Err(error) if matches!(error.kind(), NotFound | NotADirectory | PermissionDenied) => {
            return Ok(Vec::new());
        }
        Err(error) => return Err(error),
    };
    let mut found = Vec::new();
    for entry in entries {
        found.extend(kept(&entry?, path));
    }
    found.sort_by(|a, b| (Reverse(a.at), &a.path).cmp(&(Reverse(b.at), &b.path)));
    Ok(found)
}

fn kept(entry: &DirEntry, path: &Path) -> Option<Kept> {
    let told = name::told(&entry.file_name(), path.file_name()?)?;
    let data = entry.metadata().ok().filter(Metadata::is_file)?;
    Some(Kept {
        path: entry.path(),
        at: told.at.or_else(|| written(&data))?,
        occasion: told.occasion,
        bytes: data.len(),
    })
}

/// When a file was written last, as the file system says.
fn written(data: &Metadata) -> Option<Millis> {
    let since = data.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    i64::try_from(since.as_millis()).ok().map(Millis)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_cannot_be_listed_is_not_taken_for_an_empty_one() {
        let folder = tempfile::tempdir().unwrap();
        let circle = folder.path().join("circle");
        std::os::unix::fs::symlink(&circle, &circle).unwrap();
        assert!(beside(&circle.join("progress.db")).is_err());
        assert_eq!(beside(&folder.path().join("none/progress.db")).unwrap(), []);
    }
}
