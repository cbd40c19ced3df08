//! The names of backups: `NAME.20261122T001833Z.daily.backup`, and `NAME.v6.backup` before a migration.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::base::Millis;

/// How the names of backups end; they begin with the name of the progress file and a full stop.
const ENDING: &str = ".backup";

/// How the names of unfinished backups end, after the name they are to have.
pub(super) const PART: &str = ".part";

/// Why a backup was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Occasion {
    /// Before the file was brought from this version to a newer one.
    Migration(i32),
    /// Before another file was merged in.
    Merge,
    /// Before a backup was put in the file's place.
    Restore,
    /// The first writing use of a day.
    Daily,
    /// The learner asked for it.
    Asked,
}

impl Occasion {
    /// The word for it in the names of backups and in listings; that of a migration is its version, such as `v6`.
    #[must_use]
    pub fn word(self) -> String {
        match self {
            Self::Migration(version) => format!("v{version}"),
            Self::Merge => String::from("merge"),
            Self::Restore => String::from("restore"),
            Self::Daily => String::from("daily"),
            Self::Asked => String::from("asked"),
        }
    }

    fn of(word: &str) -> Option<Self> {
        let plain = [Self::Merge, Self::Restore, Self::Daily, Self::Asked];
        let version = word
            .strip_prefix('v')
            .and_then(|number| number.parse().ok());
        version
            .map(Self::Migration)
            .or_else(|| plain.into_iter().find(|one| one.word() == word))
    }
}

/// What the name of a backup tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Told {
    /// `None` for a name that says nothing of it: a copy somebody made.
    pub(super) occasion: Option<Occasion>,
    pub(super) at: Option<Millis>,
}

/// What the name of a file says when it is a backup of the progress file `name`.
pub(super) fn told(candidate: &OsStr, name: &OsStr) -> Option<Told> {
    if !is_backup_of(candidate, name) {
        return None;
    }
    let candidate = candidate.to_string_lossy();
    let name = name.to_string_lossy();
    let middle = candidate.strip_prefix(&*name)?.strip_prefix('.')?;
    let middle = middle.strip_suffix(ENDING).unwrap_or_default();
    let (at, word) = match middle.split_once('.') {
        Some((at, word)) => (instant(at), word),
        None => (instant(middle), middle),
    };
    // a number after the word only parts two of one second
    let word = word.split('-').next().unwrap_or(word);
    Some(Told {
        occasion: Occasion::of(word),
        at,
    })
}

/// A name beside `path` that nothing has yet.
///
/// # Errors
/// When it cannot be seen whether something has a name.
pub(super) fn free(path: &Path, occasion: Occasion, at: Option<Millis>) -> io::Result<PathBuf> {
    let at = at.map_or_else(String::new, |at| format!("{}.", stamp(at)));
    let word = occasion.word();
    let name = |suffix: &str| with_ending(path, &format!(".{at}{word}{suffix}{ENDING}"));
    let mut target = name("");
    let mut number = 1;
    while !is_free(&target)? {
        number += 1;
        target = name(&format!("-{number}"));
    }
    Ok(target)
}

/// Whether nothing has a name.
///
/// # Errors
/// When that cannot be seen.
pub(in crate::store) fn is_free(path: &Path) -> io::Result<bool> {
    match fs::symlink_metadata(path) {
        Ok(_) => Ok(false),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error),
    }
}

/// A path with something after its last letter.
pub(in crate::store) fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(ending);
    name.into()
}

pub(super) fn is_backup_of(candidate: &OsStr, name: &OsStr) -> bool {
    candidate
        .as_encoded_bytes()
        .strip_prefix(name.as_encoded_bytes())
        .is_some_and(|rest| rest.starts_with(b".") && rest.ends_with(ENDING.as_bytes()))
}

/// Whether a name is that of an unfinished backup of the progress file `name`.
pub(super) fn is_unfinished(candidate: &OsStr, name: &OsStr) -> bool {
    let candidate = candidate.as_encoded_bytes();
    candidate
        .strip_suffix(PART.as_bytes())
        .and_then(|target| std::str::from_utf8(target).ok())
        .is_some_and(|target| is_backup_of(OsStr::new(target), name))
}

/// An instant to the second, in UTC, in the basic form of ISO 8601: such as `20261122T001833Z`.
pub(in crate::store) fn stamp(at: Millis) -> String {
    let second = Millis(at.0.div_euclid(1000) * 1000);
    let text = second.rfc3339();
    text.chars().filter(|c| !matches!(c, '-' | ':')).collect()
}

fn instant(text: &str) -> Option<Millis> {
    let stamp: jiff::Timestamp = text.parse().ok()?;
    Some(Millis(stamp.as_millisecond()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str) -> Option<(Option<Occasion>, Option<String>)> {
        let told = told(OsStr::new(name), OsStr::new("progress.db"))?;
        Some((told.occasion, told.at.map(Millis::rfc3339)))
    }

    #[test]
    fn a_name_tells_when_and_why() {
        let at = Millis(1_795_306_713_456);
        let all = [
            Occasion::Merge,
            Occasion::Restore,
            Occasion::Daily,
            Occasion::Asked,
            Occasion::Migration(12),
        ];
        for occasion in all {
            let path = free(Path::new("/nowhere/progress.db"), occasion, Some(at)).unwrap();
            let name = path.file_name().unwrap().to_str().unwrap();
            assert_eq!(
                read(name),
                Some((Some(occasion), Some(String::from("2026-11-22T00:18:33Z")))),
                "{name}"
            );
        }
        let name = "progress.db.20261122T001833Z.daily-2.backup";
        assert_eq!(read(name).unwrap().0, Some(Occasion::Daily));
    }

    #[test]
    fn names_of_earlier_versions_and_of_people_are_known() {
        assert_eq!(
            read("progress.db.v6.backup"),
            Some((Some(Occasion::Migration(6)), None))
        );
        assert_eq!(
            read("progress.db.v6-2.backup"),
            Some((Some(Occasion::Migration(6)), None))
        );
        assert_eq!(read("progress.db.before exams.backup"), Some((None, None)));
        assert_eq!(read("progress.db.backup"), Some((None, None)));
        assert_eq!(read("progress.database.v6.backup"), None);
        assert_eq!(read("progress.db.v6.backup.1.part"), None);
        let unfinished = |name| is_unfinished(OsStr::new(name), OsStr::new("progress.db"));
        assert!(unfinished("progress.db.v6.backup.part"));
        assert!(!unfinished("progress.db.v6.backup") && !unfinished("other.db.v6.backup.part"));
    }
}
