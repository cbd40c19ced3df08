//! Replacing a file whole or not at all.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use crate::store::{Readers, beside, sync_folder};

/// Replaces what a file holds, in one step: whoever reads it finds the old or the new text, also after a power cut.
///
/// The file behind a symbolic link is replaced and the link stays; permissions stay. Nothing is written when the file no
/// longer holds `known`, because somebody else has changed it meanwhile.
///
/// # Errors
/// When the file is write-protected or was changed, or its folder takes no new file; the old file is whole then.
pub(super) fn replace(path: &Path, known: &[u8], bytes: &[u8]) -> io::Result<()> {
    let real = fs::canonicalize(path)?;
    let meta = fs::metadata(&real)?;
    if meta.permissions().readonly() {
        let error = "it is write-protected";
        return Err(io::Error::new(ErrorKind::PermissionDenied, error));
    }
    let (name, mut file) = beside(&real, Readers::Usual)?;
    let written = (|| {
        file.write_all(bytes)?;
        keep_owner(&file, &meta)?;
        file.set_permissions(meta.permissions())?;
        file.sync_all()?;
        if fs::read(&real)? != known {
            return Err(io::Error::other("it was changed meanwhile"));
        }
        fs::rename(&name, &real)
    })();
    if let Err(error) = written {
        // what made the writing fail is worth telling, not what made the tidying fail
        return fs::remove_file(&name)
            .map_or(Err(io::Error::new(error.kind(), error.to_string())), |()| {
                Err(error)
            });
    }
    sync_folder(&real)
}

/// Gives a new file the owner and group of the old one, where they differ and that is allowed.
#[cfg(unix)]
fn keep_owner(file: &File, old: &fs::Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, fchown};
    let new = file.metadata()?;
    if (new.uid(), new.gid()) == (old.uid(), old.gid()) {
        return Ok(());
    }
    match fchown(file, Some(old.uid()), Some(old.gid())) {
        // only root gives files away; the group alone may still be kept
        Err(error) if error.kind() == ErrorKind::PermissionDenied => {
            fchown(file, None, Some(old.gid())).or(Ok(()))
        }
        done => done,
    }
}

#[cfg(not(unix))]
fn keep_owner(_: &File, _: &fs::Metadata) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<_> = entries
            .map(|e| e.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[cfg(unix)]
    #[test]
    fn links_and_permissions_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("real")).unwrap();
        let (real, link) = (
            folder.path().join("real/a.yaml"),
            folder.path().join("b.yaml"),
        );
        fs::write(&real, "old").unwrap();
        fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
        symlink("real/a.yaml", &link).unwrap();
        replace(&link, b"old", b"new").unwrap();
        assert_eq!(fs::read(&real).unwrap(), b"new");
        assert_eq!(fs::read_link(&link).unwrap(), Path::new("real/a.yaml"));
        assert_eq!(
            fs::metadata(&real).unwrap().permissions().mode() & 0o7777,
            0o640
        );
        assert_eq!(names(&folder.path().join("real")), ["a.yaml"]);
    }

    #[test]
    fn a_file_is_replaced_whole_or_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.yaml");
        fs::write(&path, "somebody else's").unwrap();
        let error = replace(&path, b"old", b"new").unwrap_err();
        assert_eq!(error.to_string(), "it was changed meanwhile");
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        let error = replace(&path, b"somebody else's", b"new").unwrap_err();
        assert_eq!(error.to_string(), "it is write-protected");
        assert_eq!(fs::read(&path).unwrap(), b"somebody else's");
        assert_eq!(names(folder.path()), ["a.yaml"]);
    }
}
