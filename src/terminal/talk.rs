//! The one shape of the three ways of talking.

use std::io;

use crate::session::{Command, Event};

/// What came back from the other side.
#[derive(Debug, Clone, PartialEq)]
pub enum Heard {
    /// Something to do.
    Command(Command),
    /// The input ended: stop and save.
    Closed,
    /// Ctrl-C: stop and save, exit code 130.
    Interrupted,
}

/// A way of talking with whoever studies: it shows events and brings commands.
///
/// A talk remembers what was told last, so that it knows which answers make sense now.
pub trait Talk {
    /// Shows an event. Nothing of a deck reaches the other side raw.
    ///
    /// # Errors
    /// When the output is closed or broken.
    fn tell(&mut self, event: &Event) -> io::Result<()>;

    /// Waits for the next command. Input that makes no sense is answered by the talk itself and waited past.
    ///
    /// # Errors
    /// When input or output is broken.
    fn hear(&mut self) -> io::Result<Heard>;
}
