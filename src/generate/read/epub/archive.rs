//! The archive that a book is.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::super::Unreadable;
use super::{broken, too_large};
use crate::base::text::reason;

/// The files of a book together unpack to hardly a tenth of this, in bytes; a list of chapters may name one file any number of
/// times.
const LARGEST_WHOLE: usize = 512 * 1024 * 1024;

/// A book that is unpacked part by part, never further than asked.
pub(super) struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    /// How many bytes are still unpacked.
    left: usize,
}

impl<'b> Archive<'b> {
    /// Opens a book.
    ///
    /// # Errors
    /// When it is no archive.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Unreadable> {
        let zip = ZipArchive::new(Cursor::new(bytes));
        let zip = zip.map_err(|error| broken(reason(&error.to_string())))?;
        Ok(Self {
            zip,
            left: LARGEST_WHOLE,
        })
    }

    /// The bytes of a file in it; `None` where there is no such file, or it cannot be unpacked.
    ///
    /// A few bytes may unpack to gigabytes, so what is not wanted is never unpacked, and what came to nothing counts too.
    ///
    /// # Errors
    /// When it has more bytes than there is room for, or all files that were unpacked have more than any book.
    pub(super) fn unpack(
        &mut self,
        path: &str,
        room: usize,
    ) -> Result<Option<Vec<u8>>, Unreadable> {
        let Ok(file) = self.zip.by_name(path) else {
            return Ok(None);
        };
        let room = room.min(self.left);
        let mut bytes = Vec::new();
        let read = file.take(room as u64 + 1).read_to_end(&mut bytes);
        self.left = self.left.saturating_sub(bytes.len());
        match read {
            Ok(length) if length > room => Err(too_large()),
            Ok(_) => Ok(Some(bytes)),
            Err(_) => Ok(None),
        }
    }

    /// Whether parts of it are encrypted; fonts often are where the text is not.
    pub(super) fn is_locked(&self) -> bool {
        self.zip.index_for_name("META-INF/encryption.xml").is_some()
    }
}
