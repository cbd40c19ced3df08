//! Copies of a progress file beside it.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use rusqlite::Connection;

use super::error::ErrorKind;

/// How the names of backups end; they begin with the name of the progress file and a full stop.
const ENDING: &str = ".backup";

/// Copies the file as it was at `version` to `NAME.vVERSION.backup` (`NAME.vVERSION-2.backup` … when that is taken).
///
/// The copy has its final name only when all of it is on the disk. Says where it is.
///
/// # Errors
/// When it cannot be read or written whole; nothing of that name is left then.
pub(super) fn before_migration(
    conn: &Connection,
    path: &Path,
    version: i32,
) -> Result<PathBuf, ErrorKind> {
    let target = free_name(path, version);
    let mut part = target.clone().into_os_string();
    part.push(".part");
    let part = PathBuf::from(part);
    remove_leftover(&part)?;
    let name = part.to_str().ok_or_else(|| {
        ErrorKind::Failed(String::from(
            "its path is no UTF-8, so it cannot be backed up",
        ))
    })?;
    conn.execute("VACUUM INTO ?1", [name])?;
    same_mode(path, &part)?;
    File::options().write(true).open(&part)?.sync_all()?;
    fs::rename(&part, &target)?;
    sync_folder(&target)?;
    Ok(target)
}

/// The backup beside `path` that was written last.
pub(super) fn newest(path: &Path) -> Option<PathBuf> {
    let name = path.file_name()?;
    let written = |entry: fs::DirEntry| -> Option<(SystemTime, PathBuf)> {
        let sound = is_backup_of(&entry.file_name(), name);
        let data = entry
            .metadata()
            .ok()
            .filter(|data| sound && data.is_file())?;
        Some((data.modified().ok()?, entry.path()))
    };
    let found = fs::read_dir(folder(path)).ok()?;
    found
        .filter_map(|entry| entry.ok().and_then(written))
        .max()
        .map(|(_, backup)| backup)
}

/// The folder in which `path` lies.
pub(super) fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if parent != Path::new("") => parent,
        _ => Path::new("."),
    }
}

/// Makes the names in the folder of `path` last through a power cut.
pub(super) fn sync_folder(path: &Path) -> io::Result<()> {
    // elsewhere a folder cannot be opened as a file, and its names are safe without
    if cfg!(unix) {
        File::open(folder(path))?.sync_all()?;
    }
    Ok(())
}

fn is_backup_of(candidate: &OsStr, name: &OsStr) -> bool {
    candidate
        .as_encoded_bytes()
        .strip_prefix(name.as_encoded_bytes())
        .is_some_and(|rest| rest.starts_with(b".") && rest.ends_with(ENDING.as_bytes()))
}

fn free_name(path: &Path, version: i32) -> PathBuf {
    let name = |suffix: &str| -> PathBuf {
        let mut name = OsString::from(path);
        name.push(format!(".v{version}{suffix}{ENDING}"));
        name.into()
    };
    let mut target = name("");
    let mut number = 1;
    while target.exists() {
        number += 1;
        target = name(&format!("-{number}"));
    }
    target
}

fn remove_leftover(part: &Path) -> io::Result<()> {
    match fs::remove_file(part) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// A backup is as private as its original.
fn same_mode(from: &Path, to: &Path) -> io::Result<()> {
    fs::set_permissions(to, fs::metadata(from)?.permissions())
}
