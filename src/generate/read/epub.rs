//! EPUB: the chapters of a book in their order, as one long page.

use std::io::Cursor;

use rbook::Epub;

use super::Unreadable;

/// The text of the longest books is a tenth of this, in bytes.
const LARGEST: usize = 64 * 1024 * 1024;

/// The pages of a book, one behind the other, parted by empty lines.
///
/// # Errors
/// When it is no sound EPUB.
pub(super) fn pages(bytes: &[u8]) -> Result<String, Unreadable> {
    let broken =
        |error: &dyn std::fmt::Display| Unreadable::Broken(format!("its EPUB is broken: {error}"));
    let book = Epub::options()
        .read(Cursor::new(bytes.to_vec()))
        .map_err(|error| broken(&error))?;
    let mut pages = String::new();
    for chapter in book.reader() {
        let chapter = chapter.map_err(|error| broken(&error))?;
        pages.push_str(chapter.content());
        pages.push_str("\n\n");
        if pages.len() > LARGEST {
            return Err(Unreadable::Broken(String::from(
                "its text is larger than 64 MiB",
            )));
        }
    }
    Ok(pages)
}
