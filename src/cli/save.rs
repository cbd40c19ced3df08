//! Saving what an author made: a new file, or the same file with more in it.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use super::failure::Failure;
use super::replace;
use crate::base::text::reason;
use crate::store::{Readers, beside, sync_folder};

/// Puts `bytes` in the place of what a file holds, in one step; see [`replace::replace`].
///
/// # Errors
/// When the file, or its folder, may not be written; the file is as it was then.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    fs::read(path)
        .and_then(|known| replace::replace(path, &known, bytes))
        .map_err(|error| unwritable(path, &error))
}

/// Makes a file that was not there, whole or not at all.
///
/// # Errors
/// When there is something already, or the folder may not be written.
pub(super) fn create(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if fs::symlink_metadata(path).is_ok() {
        return Err(unwritable(path, &io::ErrorKind::AlreadyExists.into()));
    }
    put(path, bytes).map_err(|error| unwritable(path, &error))
}

/// The same, for whoever words the error.
///
/// # Errors
/// When there is something already, or the folder may not be written; there is no new file then.
pub(super) fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let (name, mut file) = beside(path, Readers::Usual)?;
    let written = file
        .write_all(bytes)
        .and_then(|()| file.sync_all())
        .and_then(|()| settle(&name, path));
    if let Err(error) = written {
        // what made the writing fail is worth telling, not what made the tidying fail
        return fs::remove_file(&name)
            .map_or_else(|_| Err(error.kind().into()), |()| Err(error.kind().into()));
    }
    sync_folder(path)
}

/// Gives a whole file its name, unless somebody else took it meanwhile.
fn settle(name: &Path, path: &Path) -> io::Result<()> {
    match fs::hard_link(name, path) {
        Ok(()) => fs::remove_file(name),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
        // a file system without second names
        Err(_) => fs::rename(name, path),
    }
}

pub(super) fn unwritable(path: &Path, error: &io::Error) -> Failure {
    let path = path.display();
    match error.kind() {
        io::ErrorKind::NotFound => {
            Failure::usage(format!("there is no folder for `{path}`")).help("make the folder first")
        }
        io::ErrorKind::PermissionDenied => Failure::usage(format!("`{path}` may not be written"))
            .help("look at the permissions of the file and its folder"),
        io::ErrorKind::AlreadyExists => Failure::usage(format!("`{path}` is there already")),
        _ => {
            let reason = reason(&error.to_string());
            Failure::usage(format!("`{path}` cannot be written: {reason}"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_through_its_link_and_keeps_its_mode() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.yaml");
        create(&path, b"old").unwrap();
        assert!(create(&path, b"other").is_err());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
            let link = folder.path().join("link.yaml");
            std::os::unix::fs::symlink("a.yaml", &link).unwrap();
            replace(&link, b"new").unwrap();
            assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
            assert_eq!(
                fs::metadata(&path).unwrap().permissions().mode() & 0o777,
                0o640
            );
            assert_eq!(fs::read(&path).unwrap(), b"new");
        }
        replace(&path, b"newer").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"newer");
        let hidden = fs::read_dir(folder.path()).unwrap().filter(|entry| {
            entry
                .as_ref()
                .unwrap()
                .file_name()
                .to_string_lossy()
                .starts_with('.')
        });
        assert_eq!(hidden.count(), 0, "nothing is left beside it");
    }

    #[test]
    fn what_may_not_be_written_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.yaml");
        create(&path, b"old").unwrap();
        let mut mode = fs::metadata(&path).unwrap().permissions();
        mode.set_readonly(true);
        fs::set_permissions(&path, mode).unwrap();
        let failure = replace(&path, b"new").unwrap_err();
        assert!(
            failure.message.ends_with("may not be written"),
            "{}",
            failure.message
        );
        assert_eq!(fs::read(&path).unwrap(), b"old");
        let nowhere = folder.path().join("none").join("a.yaml");
        assert!(
            create(&nowhere, b"x")
                .unwrap_err()
                .message
                .starts_with("there is no folder")
        );
    }
}
