//! The files in the folder.

use std::fs::{self, Metadata};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use crate::exchange::qdlog::Piece;
use crate::store::new_file::{self, Readers};
use crate::store::replay::Uid;

/// How the names of files end.
const ENDING: &str = ".qdlog";

/// No file is longer that we wrote: more than this is not read.
const LONGEST: u64 = 64 << 20;

/// A file in the folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Found {
    pub(super) path: PathBuf,
    /// Its length in bytes.
    pub(super) length: u64,
    /// When it was written, in nanoseconds since 1970.
    pub(super) written: u128,
}

impl Found {
    /// What it holds.
    ///
    /// # Errors
    /// When it is too long, or cannot be read: see [`is_absent`].
    pub(super) fn read(&self) -> io::Result<Piece> {
        if self.length > LONGEST {
            return Err(io::Error::new(
                io::ErrorKind::FileTooLarge,
                "it is longer than any file of ours",
            ));
        }
        Ok(Piece::read(&fs::read(&self.path)?))
    }
}

/// Whether an error says that something is not there, or not for this user, as what has not arrived yet. All others say
/// nothing of what there is.
pub(super) fn is_absent(error: &io::Error) -> bool {
    use io::ErrorKind::{FileTooLarge, NotFound, PermissionDenied};
    matches!(error.kind(), NotFound | PermissionDenied | FileTooLarge)
}

/// What was asked for; `None` when it is not there.
fn unless_absent<T>(asked: io::Result<T>) -> io::Result<Option<T>> {
    match asked {
        Err(error) if is_absent(&error) => Ok(None),
        other => other.map(Some),
    }
}

/// All files of ours in a folder and the folders in it, in the order of their paths. A folder that may not be read is as
/// one that is not there yet.
///
/// # Errors
/// When something in it cannot be looked at for another reason: what is there would be taken for missing.
pub(super) fn list(folder: &Path) -> io::Result<Vec<Found>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let Some(data) = unless_absent(fs::metadata(&path))? else {
            continue;
        };
        if !data.is_dir() {
            found.extend(file(path, &data));
            continue;
        }
        let Some(inner) = unless_absent(fs::read_dir(&path))? else {
            continue;
        };
        for entry in inner {
            let path = entry?.path();
            let data = unless_absent(fs::metadata(&path))?;
            found.extend(data.and_then(|data| file(path, &data)));
        }
    }
    found.sort_unstable();
    Ok(found)
}

fn file(path: PathBuf, data: &Metadata) -> Option<Found> {
    let name = path.file_name()?.to_string_lossy().to_ascii_lowercase();
    if !name.ends_with(ENDING) || name.starts_with('.') || !data.is_file() {
        return None;
    }
    let written = data.modified().ok()?.duration_since(UNIX_EPOCH);
    Some(Found {
        path,
        length: data.len(),
        written: written.map_or(0, |since| since.as_nanos()),
    })
}

/// The name of a device's folder.
pub(super) fn named(uid: &Uid) -> String {
    uid.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The path of a device's file by its number, from 1.
pub(super) fn numbered(folder: &Path, number: u32) -> PathBuf {
    folder.join(format!("{number:06}{ENDING}"))
}

/// The highest number of a file in a device's folder, copies of conflicts included; 0 when there is none.
///
/// # Errors
/// When the folder cannot be listed: a number could be given out twice, and a file be written over.
pub(super) fn last_number(folder: &Path) -> io::Result<u32> {
    let mut last = 0;
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        let name = name.to_string_lossy();
        let digits = name
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(name.len());
        last = last.max(name[..digits].parse().unwrap_or(0));
    }
    Ok(last)
}

/// Makes a device's folder, for its owner alone.
pub(super) fn make(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    match builder.create(folder) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        made => made.and_then(|()| new_file::sync_folder(folder)),
    }
}

/// Writes a file whole or not at all, for its owner alone; what has the name is replaced.
pub(super) fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let (part, mut file) = new_file::beside(path, Readers::Owner)?;
    let written = file
        .write_all(bytes)
        .and_then(|()| file.sync_all())
        .and_then(|()| fs::rename(&part, path));
    if let Err(error) = written {
        // what made the writing fail is worth telling, not what made the tidying fail
        match fs::remove_file(&part) {
            Ok(()) | Err(_) => return Err(error),
        }
    }
    new_file::sync_folder(path)
}
