//! A new file beside another: it grows under a hidden name and takes the other's name when it is whole. What a kill left
//! under such a name is swept by whoever writes next in that folder.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Names tried: so many files of one program are not in the making beside each other.
const NAMES: u32 = 100;

/// How the names end.
const ENDING: &str = ".new";

/// By how much a file of a program that is gone has to be older than a new one: the program may be on another machine that
/// shares the folder, and no writing takes so long.
const OLDER: Duration = Duration::from_secs(60);

/// The same where it cannot be told whether a program still runs.
const MUCH_OLDER: Duration = Duration::from_secs(60 * 60);

/// Who may read a new file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readers {
    /// Its owner alone.
    Owner,
    /// Whoever the system lets read new files.
    Usual,
}

/// Makes an empty file in the folder of `target`, under a name that is hidden and no other program's.
///
/// # Errors
/// When the folder takes no new file.
pub fn beside(target: &Path, readers: Readers) -> io::Result<(PathBuf, File)> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if readers == Readers::Owner {
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    }
    let stem = target.file_name().unwrap_or_default().to_string_lossy();
    for number in 0..NAMES {
        // hidden, and no deck or file of a device by its ending
        let name = format!(".{stem}.{}-{number}{ENDING}", std::process::id());
        let path = target.with_file_name(name);
        match options.open(&path) {
            Ok(file) => {
                sweep(&path, &stem, &file);
                return Ok((path, file));
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::other("its folder is full of files left behind"))
}

/// Removes what programs that are gone left of files of this name; what cannot be removed harms nobody.
fn sweep(new: &Path, stem: &str, file: &File) {
    let Ok(now) = file.metadata().and_then(|data| data.modified()) else {
        return;
    };
    let folder = new.parent().filter(|folder| *folder != Path::new(""));
    let entries = fs::read_dir(folder.unwrap_or(Path::new(".")));
    for entry in entries.into_iter().flatten().flatten() {
        let Some(program) = writer(&entry.file_name().to_string_lossy(), stem) else {
            continue;
        };
        let age = || {
            now.duration_since(entry.metadata().ok()?.modified().ok()?)
                .ok()
        };
        let left = match is_running(program) {
            Some(true) => continue,
            Some(false) => OLDER,
            None => MUCH_OLDER,
        };
        if age().is_some_and(|age| age > left) {
            match fs::remove_file(entry.path()) {
                Ok(()) | Err(_) => {}
            }
        }
    }
}

/// The number of the program that made a file of this name.
fn writer(name: &str, stem: &str) -> Option<u32> {
    let rest = name
        .strip_prefix('.')?
        .strip_prefix(stem)?
        .strip_prefix('.')?;
    let (program, number) = rest.strip_suffix(ENDING)?.split_once('-')?;
    number.parse::<u32>().ok()?;
    program.parse().ok()
}

/// Whether a program runs; `None` where that cannot be told.
fn is_running(program: u32) -> Option<bool> {
    let programs = Path::new("/proc");
    let known = programs.join("self").exists();
    known.then(|| programs.join(program.to_string()).exists())
}

/// Makes the names in the folder of `path` last through a power cut.
///
/// # Errors
/// When the folder cannot be opened or synced.
pub fn sync_folder(path: &Path) -> io::Result<()> {
    // elsewhere a folder cannot be opened as a file, and its names are safe without
    if !cfg!(unix) {
        return Ok(());
    }
    match path.parent() {
        Some(folder) if folder.as_os_str().is_empty() => File::open(".")?.sync_all(),
        Some(folder) => File::open(folder)?.sync_all(),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// No program has so high a number.
    const GONE: u32 = u32::MAX;

    #[cfg(target_os = "linux")]
    #[test]
    fn what_a_kill_left_is_swept_by_the_next_writer() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("a.yaml");
        let long_ago = || fs::metadata(folder.path()).unwrap().modified().unwrap() - 2 * OLDER;
        let left = |name: String, old: bool| {
            let path = folder.path().join(name);
            let file = File::create(&path).unwrap();
            if old {
                file.set_modified(long_ago()).unwrap();
            }
            path
        };
        let swept = left(format!(".a.yaml.{GONE}-0.new"), true);
        let kept = [
            left(format!(".a.yaml.{GONE}-1.new"), false),
            left(format!(".a.yaml.{}-7.new", std::process::id()), true),
            left(format!(".b.yaml.{GONE}-0.new"), true),
            left(String::from(".a.yaml.mine-0.new"), true),
        ];
        let (path, _) = beside(&target, Readers::Usual).unwrap();
        assert!(path.exists() && !swept.exists());
        for path in kept {
            assert!(path.exists(), "{path:?}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn what_is_private_is_for_its_owner_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let (one, _) = beside(&folder.path().join("a"), Readers::Owner).unwrap();
        let (other, _) = beside(&folder.path().join("a"), Readers::Owner).unwrap();
        assert_ne!(one, other);
        assert_eq!(
            fs::metadata(one).unwrap().permissions().mode() & 0o777,
            0o600
        );
    }
}
