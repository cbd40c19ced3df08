//! Why a progress file cannot be used.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::{Error as Sqlite, ErrorCode, ffi};

use super::{backup, doubt};
use crate::base::QuestionKey;
use crate::base::text::{printable, reason};
use crate::session::ReviewId;

/// What is said of pages with which SQLite cannot go on; also the mark by which `doubt` knows that the disk may only not
/// have given them.
pub(super) const OF_PAGES: &str = "its pages contradict each other";

/// What is wrong with a progress file, without saying which.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The file holds something else, such as text.
    NotDatabase,
    /// There is no such file.
    Missing,
    /// Nothing was ever kept in the file.
    Blank,
    /// The file was to be merged into itself.
    TheSame,
    /// The file is empty although backups of it lie beside it.
    Emptied,
    /// There is no file although backups of it lie beside its place.
    Gone,
    /// Another file was put in its place, or it was taken away, while it was open.
    Replaced,
    /// The content contradicts itself; the text says where.
    Damaged(String),
    /// The file, its folder or its file system takes no writing, or the store was opened for reading.
    ReadOnly,
    /// A newer program wrote it.
    Newer {
        /// The version of the file.
        found: i32,
        /// The newest version this program knows.
        known: i32,
    },
    /// A database of another program, with the number by which that program marks its files (0 for none).
    Foreign(i32),
    /// A folder.
    Folder,
    /// The folder it should lie in is not there and cannot be made; the text says why.
    NoFolder(String),
    /// The system does not let this user open it.
    Denied,
    /// No room is left.
    Full,
    /// Another program held it for longer than is reasonable.
    Busy,
    /// The disk could not read or write it, though it has room.
    Disk {
        /// Whether it was to be written.
        writing: bool,
    },
    /// No review of that id.
    NoReview(ReviewId),
    /// The review was taken back before.
    Undone(ReviewId),
    /// The progress file knows no question of that name.
    NoQuestion(QuestionKey),
    /// No review counts for that question.
    Nothing(QuestionKey),
    /// A question was to be relinked to itself.
    Itself(QuestionKey),
    /// Anything else, in the words of SQLite or the system.
    Failed(String),
}

/// Why a progress file cannot be used: which, what is wrong, and the newest backup when that would help.
///
/// [`fmt::Display`] words what is wrong, [`StoreError::help`] the way out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoreError {
    /// The progress file.
    pub path: PathBuf,
    /// What is wrong with it.
    pub kind: ErrorKind,
    /// The newest backup beside it; looked for only when the file itself is lost.
    pub backup: Option<PathBuf>,
}

impl std::error::Error for StoreError {}

impl StoreError {
    pub(super) fn new(path: &Path, kind: ErrorKind) -> Self {
        let kind = doubt::settled(path, kind);
        let lost = matches!(
            kind,
            ErrorKind::NotDatabase | ErrorKind::Emptied | ErrorKind::Gone | ErrorKind::Damaged(_)
        );
        Self {
            path: path.to_owned(),
            kind,
            backup: lost.then(|| backup::newest(path).ok().flatten()).flatten(),
        }
    }

    /// One line on what to do, when there is something to do.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        let text = match &self.kind {
            ErrorKind::NotDatabase if self.backup.is_some() => self.with_backup(
                "`quizdeck restore` puts a backup in its place, and keeps this file under another name",
            ),
            ErrorKind::NotDatabase
            | ErrorKind::Foreign(_)
            | ErrorKind::NoFolder(_)
            | ErrorKind::Failed(_) => String::from("name another file with `--db FILE`"),
            ErrorKind::Emptied | ErrorKind::Gone => self.with_backup(
                "`quizdeck restore` brings a backup back, `quizdeck restore --fresh` begins anew",
            ),
            ErrorKind::Replaced => {
                String::from("start again; what was answered before is in the file that was there")
            }
            ErrorKind::Damaged(_) => self.with_backup(
                "`quizdeck doctor --recover` saves all that can be read, and keeps this file under another name",
            ),
            ErrorKind::ReadOnly => String::from(
                "make the file and its folder writable, or copy it elsewhere and name the copy with `--db FILE`",
            ),
            ErrorKind::Newer { .. } => {
                String::from("update quizdeck, or name another file with `--db FILE`")
            }
            ErrorKind::Folder => {
                String::from("name a file inside it, such as `--db FOLDER/progress.db`")
            }
            ErrorKind::Denied => {
                String::from("ask for the right to read and write the file and its folder")
            }
            ErrorKind::Full => {
                String::from("make room and try again; everything answered before is kept")
            }
            ErrorKind::Busy => String::from(
                "close the other program that uses the file, or wait for it, and try again",
            ),
            ErrorKind::Disk { .. } => String::from(
                "look after the disk and try again; everything answered before is kept",
            ),
            ErrorKind::Missing
            | ErrorKind::Blank
            | ErrorKind::TheSame
            | ErrorKind::NoReview(_)
            | ErrorKind::Undone(_)
            | ErrorKind::NoQuestion(_)
            | ErrorKind::Nothing(_)
            | ErrorKind::Itself(_) => return None,
        };
        Some(text)
    }

    fn with_backup(&self, text: &str) -> String {
        match &self.backup {
            Some(backup) => format!("{text}; the newest backup is {}", quoted(backup)),
            None => text.to_owned(),
        }
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = quoted(&self.path);
        match &self.kind {
            ErrorKind::NotDatabase => {
                write!(f, "{path} is no progress file: it holds something else")
            }
            ErrorKind::Missing => write!(f, "there is no file {path}"),
            ErrorKind::Blank => write!(f, "{path} is empty: nothing was ever kept in it"),
            ErrorKind::TheSame => write!(f, "{path} is the progress file itself"),
            ErrorKind::Emptied => write!(f, "{path} is empty, although it held progress before"),
            ErrorKind::Gone => write!(f, "{path} is gone, although backups of it are there"),
            ErrorKind::Replaced => write!(f, "{path} was replaced or taken away while it was open"),
            ErrorKind::Damaged(what) => write!(f, "{path} is damaged: {what}"),
            ErrorKind::ReadOnly => write!(f, "{path} cannot be written to: it is read-only"),
            ErrorKind::Newer { found, known } => write!(
                f,
                "{path} was written by a newer quizdeck: its version is {found}, this program knows up to {known}"
            ),
            ErrorKind::Foreign(0) => write!(f, "{path} is a database of another program"),
            ErrorKind::Foreign(id) => {
                write!(
                    f,
                    "{path} is a database of another program, marked {id:#010x}"
                )
            }
            ErrorKind::Folder => write!(f, "{path} is a folder, not a progress file"),
            ErrorKind::NoFolder(why) => write!(f, "the folder for {path} cannot be made: {why}"),
            ErrorKind::Denied => write!(f, "{path} may not be opened by this user"),
            ErrorKind::Full => write!(f, "there is no room left for {path}"),
            ErrorKind::Busy => write!(f, "{path} is in use by another program"),
            ErrorKind::Disk { writing: false } => {
                write!(f, "{path} cannot be read: the disk reports an error")
            }
            ErrorKind::Disk { writing: true } => {
                write!(f, "{path} cannot be written to: the disk reports an error")
            }
            ErrorKind::NoReview(id) => write!(f, "{path} holds no review `{id}`"),
            ErrorKind::NoQuestion(key) => write!(f, "progress knows no question `{key}`"),
            ErrorKind::Nothing(key) => write!(f, "no reviews count for `{key}`"),
            ErrorKind::Itself(key) => write!(f, "`{key}` cannot be relinked to itself"),
            ErrorKind::Undone(id) => write!(f, "review `{id}` was taken back before"),
            ErrorKind::Failed(what) => write!(f, "{path} cannot be used: {what}"),
        }
    }
}

fn quoted(path: &Path) -> String {
    format!("`{}`", printable(&path.to_string_lossy()))
}

impl From<Sqlite> for ErrorKind {
    fn from(error: Sqlite) -> Self {
        match &error {
            Sqlite::SqliteFailure(code, text) => of_code(*code, text.as_deref()),
            // the statement is ours and sound, so it is the tables that are not
            Sqlite::SqlInputError { error, msg, .. } if error.code == ErrorCode::Unknown => {
                Self::Damaged(format!("its tables are not as they were made: {msg}"))
            }
            Sqlite::SqlInputError { error, msg, .. } => of_code(*error, Some(msg)),
            // a value that does not fit its type was written by nobody we know
            Sqlite::FromSqlConversionFailure(..)
            | Sqlite::IntegralValueOutOfRange(..)
            | Sqlite::InvalidColumnType(..)
            | Sqlite::Utf8Error(..) => {
                Self::Damaged(String::from("a row holds what this program never writes"))
            }
            _ => Self::Failed(error.to_string()),
        }
    }
}

fn of_code(error: ffi::Error, text: Option<&str>) -> ErrorKind {
    let damaged = |what: &str| ErrorKind::Damaged(what.to_owned());
    match error.code {
        ErrorCode::NotADatabase => ErrorKind::NotDatabase,
        // an index that lacks a row was read, and is what it is
        ErrorCode::DatabaseCorrupt if error.extended_code == ffi::SQLITE_CORRUPT_INDEX => {
            damaged("an index contradicts its rows")
        }
        ErrorCode::DatabaseCorrupt => damaged(OF_PAGES),
        ErrorCode::TooBig => damaged("a row claims to be longer than any"),
        // which tables point to which is looked up only when rows are compared
        ErrorCode::Unknown if text.is_some_and(|text| text.starts_with("foreign key mismatch")) => {
            damaged("its tables are not as they were made")
        }
        // what would be refused of an answer is never written, so the rows that were there contradict it
        ErrorCode::ConstraintViolation => damaged("its rows contradict each other"),
        // a file that is open and yet "cannot be opened": what fails is to put the write-ahead log beside it
        ErrorCode::ReadOnly | ErrorCode::CannotOpen => ErrorKind::ReadOnly,
        ErrorCode::PermissionDenied => ErrorKind::Denied,
        ErrorCode::DiskFull => ErrorKind::Full,
        ErrorCode::DatabaseBusy
        | ErrorCode::DatabaseLocked
        | ErrorCode::FileLockingProtocolFailed => ErrorKind::Busy,
        ErrorCode::OutOfMemory => ErrorKind::Failed(String::from("there is no memory left")),
        ErrorCode::SystemIoFailure => of_disk(error.extended_code),
        _ => ErrorKind::Failed(text.map_or_else(|| error.to_string(), str::to_owned)),
    }
}

/// What the system has against reading or writing, by the extended code of SQLite.
fn of_disk(code: i32) -> ErrorKind {
    match code {
        // the only thing SQLite has to enlarge without being able to say "full"
        ffi::SQLITE_IOERR_SHMSIZE => ErrorKind::Full,
        // a page that ends too early was cut off
        ffi::SQLITE_IOERR_SHORT_READ => ErrorKind::Damaged(String::from("it ends too early")),
        ffi::SQLITE_IOERR_LOCK
        | ffi::SQLITE_IOERR_RDLOCK
        | ffi::SQLITE_IOERR_UNLOCK
        | ffi::SQLITE_IOERR_SHMLOCK
        | ffi::SQLITE_IOERR_CHECKRESERVEDLOCK => {
            ErrorKind::Failed(String::from("its file system cannot lock files"))
        }
        ffi::SQLITE_IOERR_READ
        | ffi::SQLITE_IOERR_CORRUPTFS
        | ffi::SQLITE_IOERR_FSTAT
        | ffi::SQLITE_IOERR_ACCESS
        | ffi::SQLITE_IOERR_SHMMAP => ErrorKind::Disk { writing: false },
        _ => ErrorKind::Disk { writing: true },
    }
}

impl From<io::Error> for ErrorKind {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::PermissionDenied => Self::Denied,
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full,
            io::ErrorKind::IsADirectory => Self::Folder,
            io::ErrorKind::NotADirectory => {
                Self::Failed(String::from("a folder on its path is a file"))
            }
            _ => Self::Failed(reason(&error.to_string())),
        }
    }
}
