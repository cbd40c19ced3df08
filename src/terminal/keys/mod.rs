//! Talking on a terminal: single keys, typed answers, a menu at the end.

#[cfg(any(unix, test))]
mod decode;
mod device;
mod dialog;
mod editor;
mod hangul;
mod interview;
mod meaning;
#[cfg(unix)]
mod modes;
mod picks;

use std::io;

pub use self::device::columns;
pub(super) use self::device::{Device, Tty};
use self::dialog::Dialog;
pub use self::interview::{Entered, Interview, Pressed};
use super::look::Paint;
use super::talk::{Heard, Talk};
use crate::session::Event;

/// The talk on a terminal. It holds the terminal's modes until it is dropped; then they are as before.
pub struct Keys {
    dialog: Dialog<Tty>,
}

impl Keys {
    /// Takes the terminal over; a first run explains itself in three lines.
    ///
    /// # Errors
    /// `NotConnected` when standard input or output is no terminal.
    pub fn new(paint: Paint, first_run: bool) -> io::Result<Self> {
        Ok(Self {
            dialog: Dialog::new(Tty::open()?, paint, first_run),
        })
    }
}

impl Keys {
    /// The same talk, asking how sure one is before an answer is shown.
    #[must_use]
    pub fn asking_confidence(mut self, asks: bool) -> Self {
        self.dialog.asks_confidence = asks;
        self
    }
}

impl Talk for Keys {
    fn tell(&mut self, event: &Event) -> io::Result<()> {
        self.dialog.tell(event)
    }

    fn hear(&mut self) -> io::Result<Heard> {
        self.dialog.hear()
    }
}
