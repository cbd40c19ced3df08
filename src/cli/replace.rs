//! A file written whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::failure::Failure;
use crate::base::text::reason;

/// Puts `bytes` in the place of what a file holds: at every moment the old content or the new one is there. Links lead to
/// the file that they name, and its mode stays.
///
/// # Errors
/// When the file, or its folder, may not be written; the file is as it was then.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let real = fs::canonicalize(path).map_err(|error| unwritable(path, &error))?;
    let mode = fs::metadata(&real)
        .map_err(|error| unwritable(path, &error))?
        .permissions();
    if mode.readonly() {
        return Err(unwritable(path, &io::ErrorKind::PermissionDenied.into()));
    }
    put(&real, bytes, Some(mode)).map_err(|error| unwritable(path, &error))
}

/// Makes a file that was not there.
///
/// # Errors
/// When there is something already, or the folder may not be written.
pub(super) fn create(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if fs::symlink_metadata(path).is_ok() {
        return Err(unwritable(path, &io::ErrorKind::AlreadyExists.into()));
    }
    put(path, bytes, None).map_err(|error| unwritable(path, &error))
}

/// Writes beside the file, down to the disk, and then takes its place.
fn put(path: &Path, bytes: &[u8], mode: Option<fs::Permissions>) -> io::Result<()> {
    let beside = beside(path)?;
    let written = write(&beside, bytes, mode).and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        // what cannot be removed either is a hidden file that nobody reads
        fs::remove_file(&beside).ok();
        return written;
    }
    sync_folder(path)
}

fn write(path: &Path, bytes: &[u8], mode: Option<fs::Permissions>) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(bytes)?;
    if let Some(mode) = mode {
        file.set_permissions(mode)?;
    }
    file.sync_all()
}

/// A hidden name in the same folder, so that taking the place is one step.
fn beside(path: &Path) -> io::Result<PathBuf> {
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    let mut hidden = std::ffi::OsString::from(".");
    hidden.push(name);
    hidden.push(format!(".{}.part", std::process::id()));
    Ok(path.with_file_name(hidden))
}

/// Where a folder cannot be synchronised the file is there all the same, only not yet surely after a power cut.
fn sync_folder(path: &Path) -> io::Result<()> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    if cfg!(unix) {
        File::open(folder.unwrap_or(Path::new(".")))?.sync_all()?;
    }
    Ok(())
}

fn unwritable(path: &Path, error: &io::Error) -> Failure {
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
