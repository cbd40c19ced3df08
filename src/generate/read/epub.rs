//! EPUB: the chapters of a book in their order, as one long page.

mod archive;
mod package;

use self::archive::Archive;
use self::package::Package;
use super::head::Head;
use super::{Unreadable, decode};

/// A book, its chapters one behind the other and parted by empty lines.
pub(super) struct Book {
    /// The pages of its chapters.
    pub(super) pages: String,
    /// What it says of itself as a whole.
    pub(super) head: Head,
}

/// The text of the longest books is a tenth of this, in bytes.
const LARGEST: usize = 64 * 1024 * 1024;

/// Reads a book.
///
/// # Errors
/// When it is no sound EPUB, is locked, or has more text than any book.
pub(super) fn book(bytes: &[u8]) -> Result<Book, Unreadable> {
    let mut archive = Archive::open(bytes)?;
    let package = Package::of(&mut archive)?;
    let mut book = Book {
        pages: String::new(),
        head: package.head,
    };
    for chapter in &package.chapters {
        // a chapter that is not there, or is a picture, leaves the others as they are
        let Some(bytes) = archive.unpack(chapter, LARGEST - book.pages.len())? else {
            continue;
        };
        let Ok(page) = decode::text(&bytes) else {
            continue;
        };
        book.pages.push_str(page.trim_start_matches('\u{feff}'));
        book.pages.push_str("\n\n");
        if book.pages.len() > LARGEST {
            return Err(too_large());
        }
    }
    match book.pages.is_empty() {
        false => Ok(book),
        true if archive.is_locked() => Err(Unreadable::Broken(String::from(
            "its EPUB is locked, as some shops lock theirs",
        ))),
        true => Err(broken("none of its chapters can be read")),
    }
}

fn broken(why: impl std::fmt::Display) -> Unreadable {
    Unreadable::Broken(format!("its EPUB is broken: {why}"))
}

fn too_large() -> Unreadable {
    Unreadable::Broken(String::from("its text is larger than 64 MiB"))
}
