//! A short menu, and the width of the screen.

use std::io;

use console::Term;
use dialoguer::Select;
use dialoguer::theme::SimpleTheme;

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

/// Lets a person at a terminal choose among a few short entries; the cursor is shown again whatever happens.
///
/// # Errors
/// When the terminal cannot be read or written.
pub fn choose(prompt: &str, entries: &[&str]) -> io::Result<Chosen> {
    let term = Term::stderr();
    let chosen = Select::with_theme(&SimpleTheme)
        .with_prompt(prompt)
        .items(entries)
        .default(0)
        .report(false)
        .interact_on_opt(&term);
    term.show_cursor()?;
    match chosen {
        Ok(Some(entry)) => Ok(Chosen::Entry(entry)),
        Ok(None) => Ok(Chosen::Nothing),
        Err(dialoguer::Error::IO(error)) if error.kind() == io::ErrorKind::Interrupted => {
            Ok(Chosen::Interrupted)
        }
        Err(dialoguer::Error::IO(error)) => Err(error),
    }
}

/// The width of the terminal in cells; 80 where it is not known.
#[must_use]
pub fn columns() -> usize {
    /// What terminals have had since the punched card.
    const USUAL: usize = 80;
    Term::stdout()
        .size_checked()
        .map_or(USUAL, |(_, columns)| usize::from(columns))
}
