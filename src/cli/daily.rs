//! The backup that each day of study makes by itself.
//!
//! It is written when the work of a command is done, so that no question waits for it; only an import, which brings in much
//! at once, is preceded by it.

use super::args::Command;
use super::failure::Failure;
use super::places;
use super::world::World;
use crate::store::{self, ErrorKind};

/// Writes the day's backup before a command that brings in much at once.
///
/// # Errors
/// When a word on it cannot be said.
pub(super) fn before(world: &mut World<'_>, command: &Command) -> Result<(), Failure> {
    match command {
        Command::Import(_) => keep(world),
        _ => Ok(()),
    }
}

/// Writes the day's backup after a command that answers or changes something.
///
/// # Errors
/// When a word on it cannot be said.
pub(super) fn after(world: &mut World<'_>, command: &Command) -> Result<(), Failure> {
    match command {
        Command::Study(_) | Command::Undo | Command::Suspend(_) | Command::Relink(_) => keep(world),
        Command::Quiz(args) if args.record => keep(world),
        Command::Fit(args) if !args.dry_run => keep(world),
        _ => Ok(()),
    }
}

/// What was to be done is done, so a backup that cannot be written is a word and no failure.
fn keep(world: &mut World<'_>) -> Result<(), Failure> {
    world.out.flush()?;
    let path = places::progress(world.common)?;
    match store::daily(&path, &world.calendar, world.now()) {
        Ok(_) => Ok(()),
        // another program writes it, or the command itself will say what is wrong with the file
        Err(error) if !is_told(&error.kind) => Ok(()),
        Err(error) => world.say(&format!(
            "note: the backup of today was not written: {error}"
        )),
    }
}

fn is_told(kind: &ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::Full | ErrorKind::Failed(_) | ErrorKind::Damaged(_)
    )
}
