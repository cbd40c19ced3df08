//! Whether a file is damaged, or the disk only did not give it.
//!
//! Of a page that the disk could not give SQLite says, on Unix, what it says of a damaged one: that the file is corrupt. So
//! its word is not taken for it where something hangs on it, whether a file is put aside or a learner is told that it is
//! damaged: all pages are copied once more, which SQLite does without looking into them and without that confusion, and the
//! copy is examined.

use std::path::Path;

use rusqlite::Connection;
use rusqlite::backup::Backup;

use super::error::{ErrorKind, OF_PAGES};
use super::{open, restore};

/// What is wrong with the file at `path` of which `kind` was said: damage is left only where it is found again, and is a
/// fault of the disk where it is not. What was not said of pages stays as it is.
pub(super) fn settled(path: &Path, kind: ErrorKind) -> ErrorKind {
    if kind != ErrorKind::Damaged(String::from(OF_PAGES)) {
        return kind;
    }
    match looked_through(path) {
        Ok(true) => ErrorKind::Disk { writing: false },
        Err(found @ ErrorKind::Disk { writing: false }) => found,
        Ok(false) | Err(_) => kind,
    }
}

/// Whether all pages of a file are sound.
fn looked_through(path: &Path) -> Result<bool, ErrorKind> {
    let from = open::to_look(path)?;
    // a file without a name that goes away by itself
    let mut copy = Connection::open("")?;
    restore::step(&Backup::new(&from, &mut copy)?, -1)?;
    let said: String = copy.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    Ok(said == "ok")
}

/// Whether what an examination of pages says of one is that the disk did not give it.
pub(super) fn is_unread(said: &str) -> bool {
    // SQLite looks only for pages that there should be, so one that it fails to get was not given
    if said.contains("failed to get page") {
        return true;
    }
    let code = said.rsplit_once("error code=").map(|(_, code)| code.trim());
    let code = code.and_then(|code| code.parse::<i32>().ok());
    code.is_some_and(|code| code & 0xff == rusqlite::ffi::SQLITE_IOERR)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_was_not_given_is_told_from_a_damaged_one() {
        // 8458: an error of the disk of which SQLite thinks that it may be damage
        let unread = "Tree 5 page 7: unable to get the page. error code=8458";
        assert!(is_unread(unread));
        assert!(is_unread("Freelist: failed to get page 12"));
        let damaged = "Tree 5 page 7: btreeInitPage() returns error code 11";
        assert!(!is_unread(damaged));
        assert!(!is_unread(
            "Tree 5 page 7: unable to get the page. error code=11"
        ));
        assert!(!is_unread("row 3 missing from index reviews_of_question"));
    }

    #[test]
    fn damage_of_which_nothing_is_found_was_the_disk() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("progress.db");
        let file = Connection::open(&path).unwrap();
        file.execute_batch("CREATE TABLE one (a); CREATE TABLE other (a)")
            .unwrap();
        file.close().unwrap();
        let said = || ErrorKind::Damaged(String::from(OF_PAGES));
        assert_eq!(settled(&path, said()), ErrorKind::Disk { writing: false });
        // what was found by looking at rows needs no page to be damaged
        let rows = ErrorKind::Damaged(String::from("4 is no grade"));
        assert_eq!(settled(&path, rows.clone()), rows);
        let mut bytes = std::fs::read(&path).unwrap();
        bytes[4096..].fill(0x5a);
        std::fs::write(&path, bytes).unwrap();
        assert_eq!(settled(&path, said()), said());
        assert_eq!(settled(&folder.path().join("none.db"), said()), said());
    }
}
