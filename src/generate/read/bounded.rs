//! The bytes of a page on their way to the tokenizer, which calls itself for each attribute of a tag: a tag with a hundred
//! thousand of them would take all the stack there is.

use std::convert::Infallible;

use html5gum::{Readable, Reader, StringReader};

/// A page has hardly a hundred attributes on one tag; beyond this it is an attack or no page.
const MOST: usize = 300;

/// A tag has more attributes than any page needs.
#[derive(Debug, thiserror::Error)]
#[error("one of its tags has more than {MOST} attributes")]
pub(super) struct Crowded;

/// Reads a page, and breaks off within a tag that does not end.
pub(super) struct Bounded<'s> {
    page: StringReader<'s>,
    /// Looks for the end of an attribute's name since the last text.
    names: usize,
}

impl<'s> Bounded<'s> {
    pub(super) fn new(source: &'s str) -> Self {
        Self {
            page: source.to_reader(),
            names: 0,
        }
    }
}

fn read<T>(read: Result<T, Infallible>) -> Result<T, Crowded> {
    read.map_err(|never| match never {})
}

impl Reader for Bounded<'_> {
    type Error = Crowded;

    fn read_byte(&mut self) -> Result<Option<u8>, Crowded> {
        read(self.page.read_byte())
    }

    fn try_read_string(&mut self, text: &[u8], case_sensitive: bool) -> Result<bool, Crowded> {
        read(self.page.try_read_string(text, case_sensitive))
    }

    fn read_until<'b>(
        &'b mut self,
        needle: &[u8],
        buffer: &'b mut [u8; 4],
    ) -> Result<Option<&'b [u8]>, Crowded> {
        // a name may end with `=`, text ends with `<` alone
        if needle.contains(&b'=') {
            self.names += 1;
            // the name and its end are looked for apart
            if self.names > 2 * MOST {
                return Err(Crowded);
            }
        } else if needle.contains(&b'<') {
            self.names = 0;
        }
        read(self.page.read_until(needle, buffer))
    }
}
