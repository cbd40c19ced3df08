//! A short menu.

use std::io;

use super::keys::{Device, Tty};

/// What came of a menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chosen {
    /// The entry of this number, from 0.
    Entry(usize),
    /// Nothing: Escape or `q`.
    Nothing,
    /// Ctrl-C.
    Interrupted,
}

/// Lets a person at a terminal choose among a few short entries of ASCII; what was chosen stays on the screen. The cursor
/// and the terminal's modes are back whatever happens.
///
/// # Errors
/// When standard input and output are no terminal, or it cannot be read or written.
pub fn choose(entries: &[&str]) -> io::Result<Chosen> {
    let mut tty = Tty::open()?;
    let chosen = match tty.menu(entries) {
        Err(error) if error.kind() == io::ErrorKind::Interrupted => return Ok(Chosen::Interrupted),
        // a terminal that is gone chooses nothing
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => None,
        chosen => chosen?,
    };
    let Some((number, entry)) = chosen.and_then(|number| Some((number, entries.get(number)?)))
    else {
        return Ok(Chosen::Nothing);
    };
    tty.write(&format!("  › {entry}\n"))?;
    Ok(Chosen::Entry(number))
}
