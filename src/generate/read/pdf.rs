//! PDF: a page says where its letters stand, not what belongs together. Letters become lines by their places, lines become
//! paragraphs by the space between them, larger letters make headings, and what stands at the edge of every page goes.

mod font;
mod line;
mod matrix;
mod page;
mod prose;

use lopdf::{Document, LoadOptions};

use self::page::Walk;
use self::prose::prose;
use super::Unreadable;
use super::head::Head;
use super::piece::{Piece, Shape};
use crate::base::text::reason;

/// No page, and no table of a file, unpacks to as many bytes; beyond it a few bytes would fill the memory.
const LARGEST_PART: usize = 32 * 1024 * 1024;

/// The text of the longest books is a tenth of this, in bytes.
const LARGEST: usize = 64 * 1024 * 1024;

/// The pieces of a PDF, and its title: its first heading in the largest letters. A page that cannot be read is left out; the
/// others may still tell much.
///
/// # Errors
/// When it is locked or broken, or has more text than any book.
pub(super) fn pieces(bytes: &[u8]) -> Result<(Vec<Piece>, Head), Unreadable> {
    let options = LoadOptions::with_max_decompressed_size(LARGEST_PART);
    let document = Document::load_mem_with_options(bytes, options);
    let document = match document {
        Ok(document) => document,
        Err(lopdf::Error::InvalidPassword) => return Err(locked()),
        Err(error) => {
            let reason = reason(&error.to_string());
            return Err(Unreadable::Broken(format!("its PDF is broken: {reason}")));
        }
    };
    if document.is_encrypted() && !document.was_encrypted() {
        return Err(locked());
    }
    let mut pages = Vec::new();
    let mut length = 0;
    let mut walk = Walk::new(&document);
    for id in document.page_iter() {
        let lines = walk.lines(id);
        length += lines.iter().map(|line| line.text.len()).sum::<usize>();
        if length > LARGEST {
            return Err(Unreadable::Broken(String::from(
                "its text is larger than 64 MiB",
            )));
        }
        pages.push(lines);
    }
    // without the password nothing comes of its pages
    if length == 0 && document.trailer.has(b"Encrypt") {
        return Err(locked());
    }
    let pieces = prose(pages);
    let largest = pieces.iter().find(|piece| piece.shape == Shape::Heading(1));
    let head = Head {
        title: largest.map(|piece| piece.text.clone()),
        ..Head::default()
    };
    Ok((pieces, head))
}

fn locked() -> Unreadable {
    Unreadable::Broken(String::from("its PDF is locked by a password"))
}
