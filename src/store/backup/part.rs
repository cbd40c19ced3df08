//! The file in which a backup grows before it has its name; one program at a time writes it.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::name;
use crate::store::error::ErrorKind;
use crate::store::new_file::sync_folder;
use crate::store::wait::{PATIENCE, nap};

/// An empty file that is ours alone until it is dropped; what a crash left under its name is gone.
#[derive(Debug)]
pub(in crate::store) struct Part {
    pub(in crate::store) path: PathBuf,
    file: File,
}

impl Part {
    /// The part of `target`; waits for another program that writes it.
    ///
    /// # Errors
    /// [`ErrorKind::Busy`] when that takes too long, or why the folder takes no file.
    pub(in crate::store) fn of(target: &Path) -> Result<Self, ErrorKind> {
        let path = name::with_ending(target, name::PART);
        let (mut waited, mut asked) = (Duration::ZERO, 0);
        loop {
            let mut options = OpenOptions::new();
            options.write(true).create(true).truncate(false);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            let file = options.open(&path)?;
            if is_ours(&file)? {
                match begun(&file, &path) {
                    Ok(true) => return Ok(Self { path, file }),
                    Ok(false) => {}
                    // what made the beginning fail is worth telling, not what made the tidying fail
                    Err(error) => match fs::remove_file(&path) {
                        Ok(()) | Err(_) => return Err(error.into()),
                    },
                }
            }
            if waited >= PATIENCE {
                return Err(ErrorKind::Busy);
            }
            waited += nap(asked);
            asked = asked.saturating_add(1);
        }
    }

    /// Puts all of it on the disk: its size in bytes.
    pub(in crate::store) fn sync(&self) -> io::Result<u64> {
        self.file.sync_all()?;
        Ok(self.file.metadata()?.len())
    }

    /// Gives it its name, for good.
    pub(in crate::store) fn become_file(self, target: &Path) -> io::Result<()> {
        fs::rename(&self.path, target)?;
        sync_folder(target)
    }

    /// Takes it away.
    pub(in crate::store) fn remove(self) -> io::Result<()> {
        fs::remove_file(&self.path)
    }
}

/// Makes a file of ours private and empty; whether it still has its name.
fn begun(file: &File, path: &Path) -> io::Result<bool> {
    if !is_still(file, path)? {
        return Ok(false);
    }
    only_for_owner(file)?;
    file.set_len(0)?;
    Ok(true)
}

/// Whether no other program holds it; asked only where the lock does not keep SQLite out as well.
fn is_ours(file: &File) -> Result<bool, ErrorKind> {
    if !cfg!(unix) {
        return Ok(true);
    }
    match file.try_lock() {
        Ok(()) => Ok(true),
        Err(TryLockError::WouldBlock) => Ok(false),
        // a file system without locks
        Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => Ok(true),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

/// Whether the name still leads to this file: who held it before us may have given it its final one.
#[cfg(unix)]
fn is_still(file: &File, path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt;
    match fs::metadata(path) {
        Ok(named) => Ok(named.ino() == file.metadata()?.ino()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

#[cfg(not(unix))]
fn is_still(_: &File, _: &Path) -> io::Result<bool> {
    Ok(true)
}

#[cfg(unix)]
fn only_for_owner(file: &File) -> io::Result<()> {
    file.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o600))
}

#[cfg(not(unix))]
fn only_for_owner(_: &File) -> io::Result<()> {
    Ok(())
}
