//! By what a file is known again without a look into it.

use std::fs::{self, Metadata};
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

/// A file changed this shortly before it was read, in nanoseconds, may change once more within the same tick of its times:
/// two seconds is the coarsest tick there is (FAT).
const TICK_NS: i64 = 2_000_000_000;

/// Nanoseconds of a second.
#[cfg(unix)]
const SECOND_NS: i64 = 1_000_000_000;

/// By what a file is told from what it was: size in bytes, when it was written and when it was changed in any way (nanoseconds
/// since 1970), and its number in the file system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stamp {
    size: u64,
    written: i64,
    changed: i64,
    inode: u64,
}

impl Stamp {
    /// The stamp of a file.
    #[must_use]
    pub fn of(data: &Metadata) -> Self {
        let written = data.modified().map_or(i64::MAX, nanoseconds);
        #[cfg(unix)]
        let (changed, inode) = {
            use std::os::unix::fs::MetadataExt;
            let second = data.ctime().saturating_mul(SECOND_NS);
            (second.saturating_add(data.ctime_nsec()), data.ino())
        };
        #[cfg(not(unix))]
        let (changed, inode) = (written, 0);
        Self {
            size: data.len(),
            written,
            changed,
            inode,
        }
    }

    /// The same of what the system says of a file.
    #[cfg(target_os = "linux")]
    fn of_status(status: &rustix::fs::Stat) -> Option<Self> {
        let instant = |seconds: i64, nanos: u64| {
            let nanos = i64::try_from(nanos).ok()?;
            Some(seconds.saturating_mul(SECOND_NS).saturating_add(nanos))
        };
        Some(Self {
            size: u64::try_from(status.st_size).ok()?,
            // as `nanoseconds` has it, nothing was written before 1970
            written: instant(status.st_mtime, status.st_mtime_nsec)?.max(0),
            changed: instant(status.st_ctime, status.st_ctime_nsec)?,
            inode: status.st_ino,
        })
    }

    /// The stamp of a text inside the program, which never changes.
    #[must_use]
    pub fn inside(text: &str) -> Self {
        Self {
            size: text.len() as u64,
            ..Self::default()
        }
    }

    /// How it is kept: size, written, changed, inode.
    pub(super) fn numbers(&self) -> [u64; 4] {
        let Self {
            size,
            written,
            changed,
            inode,
        } = *self;
        [
            size,
            written.cast_unsigned(),
            changed.cast_unsigned(),
            inode,
        ]
    }

    /// The stamp of its numbers.
    pub(super) fn of_numbers([size, written, changed, inode]: [u64; 4]) -> Self {
        Self {
            size,
            written: written.cast_signed(),
            changed: changed.cast_signed(),
            inode,
        }
    }

    /// Whether a file of the other stamp has as many bytes.
    pub(super) fn is_as_long_as(&self, other: &Self) -> bool {
        self.size == other.size
    }

    /// Whether the file may have changed since without showing it, when it was read at `begun`.
    pub(super) fn is_fresh(&self, begun: i64) -> bool {
        self.written.max(self.changed).saturating_add(TICK_NS) >= begun
    }
}

pub(super) fn nanoseconds(at: SystemTime) -> i64 {
    let since = at.duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_nanos()).unwrap_or(i64::MAX)
}

/// A folder whose files are looked at from outside, ten thousand of them at every start: by their names within it, so that
/// the way to it is gone once.
#[derive(Debug)]
pub struct Folder<'p> {
    path: &'p Path,
    #[cfg(target_os = "linux")]
    open: Option<std::os::fd::OwnedFd>,
}

impl<'p> Folder<'p> {
    /// The folder at a path.
    #[must_use]
    pub fn at(path: &'p Path) -> Self {
        #[cfg(target_os = "linux")]
        let open = {
            use rustix::fs::{Mode, OFlags, open};
            let flags = OFlags::PATH | OFlags::DIRECTORY | OFlags::CLOEXEC;
            open(path, flags, Mode::empty()).ok()
        };
        Self {
            path,
            #[cfg(target_os = "linux")]
            open,
        }
    }

    /// The stamp of a file, mostly one below this folder; `None` when it cannot be looked at.
    #[must_use]
    pub fn stamp(&self, file: &Path) -> Option<Stamp> {
        #[cfg(target_os = "linux")]
        if let Some((folder, name)) = self.open.as_ref().zip(self.below(file)) {
            let status = rustix::fs::statat(folder, name, rustix::fs::AtFlags::empty()).ok();
            return Stamp::of_status(&status?);
        }
        fs::metadata(file).ok().map(|data| Stamp::of(&data))
    }

    /// The path of a file from this folder on; to compare bytes takes less time than to part the path into its names.
    #[cfg(target_os = "linux")]
    fn below<'f>(&self, file: &'f Path) -> Option<&'f [u8]> {
        let (own, file) = (self.path.as_os_str(), file.as_os_str());
        let rest = file
            .as_encoded_bytes()
            .strip_prefix(own.as_encoded_bytes())?;
        rest.strip_prefix(b"/")
            .filter(|rest| !rest.starts_with(b"/"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_one_stamp_whichever_way_it_is_looked_at() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("sub")).unwrap();
        for name in ["a.yaml", "sub/b.yaml"] {
            fs::write(folder.path().join(name), "deck: a\n").unwrap();
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink("a.yaml", folder.path().join("link.yaml")).unwrap();
        let old = folder.path().join("old.yaml");
        let times =
            fs::FileTimes::new().set_modified(UNIX_EPOCH - std::time::Duration::from_secs(9));
        fs::File::create(&old).unwrap().set_times(times).unwrap();
        for root in [folder.path().to_owned(), folder.path().join("")] {
            let known = Folder::at(&root);
            for name in ["a.yaml", "sub/b.yaml", "link.yaml", "old.yaml"] {
                let path = root.join(name);
                let expected = fs::metadata(&path).ok().map(|data| Stamp::of(&data));
                assert_eq!(known.stamp(&path), expected, "{name}");
            }
            assert_eq!(known.stamp(&root.join("none.yaml")), None);
        }
        let elsewhere = Folder::at(&old);
        assert!(elsewhere.stamp(&folder.path().join("a.yaml")).is_some());
        assert!(
            Folder::at(&folder.path().join("su"))
                .stamp(&folder.path().join("sub/b.yaml"))
                .is_some()
        );
    }
}
