//! The files in the folder.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use crate::base::text::reason;
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
    pub(super) fn read(&self) -> Result<Piece, String> {
        if self.length > LONGEST {
            return Err(String::from("it is longer than any file of ours"));
        }
        let bytes = fs::read(&self.path).map_err(|error| reason(&error.to_string()))?;
        Ok(Piece::read(&bytes))
    }
}

/// All files of ours in a folder and the folders in it, in the order of their paths.
pub(super) fn list(folder: &Path) -> io::Result<Vec<Found>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            // a folder that may not be read is as one that is not there yet
            for inner in fs::read_dir(&path).into_iter().flatten().flatten() {
                found.extend(file(inner.path()));
            }
        } else {
            found.extend(file(path));
        }
    }
    found.sort_unstable();
    Ok(found)
}

fn file(path: PathBuf) -> Option<Found> {
    let name = path.file_name()?.to_string_lossy().to_ascii_lowercase();
    let data = fs::metadata(&path).ok()?;
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
pub(super) fn last_number(folder: &Path) -> u32 {
    let number = |entry: io::Result<fs::DirEntry>| -> Option<u32> {
        let name = entry.ok()?.file_name();
        let name = name.to_string_lossy();
        let digits = name
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(name.len());
        name[..digits].parse().ok()
    };
    fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(number)
        .max()
        .unwrap_or(0)
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
