//! `check`.

use super::args::Check;
use super::failure::{Failure, code};
use super::load::{self, Found};
use super::places;
use super::shelf::examined;
use super::world::World;
use crate::terminal::{draw_findings, findings_json};

/// Finds the mistakes in decks; errors make the exit code 1.
///
/// # Errors
/// When a file or folder cannot be read, or a folder holds no deck.
pub(super) fn run(world: &mut World<'_>, args: &Check) -> Result<u8, Failure> {
    let mut found: Vec<Found> = Vec::new();
    if args.files.is_empty() {
        found = load::library(&places::deck_folders(world.common)?)?;
    }
    for path in &args.files {
        found.extend(load::at_path(path)?);
    }
    load::find_clashes(&mut found);
    let examined: Vec<_> = found.iter().map(examined).collect();
    let cards = found.iter().map(|found| found.reading.cards).sum();
    if world.common.json {
        findings_json(world.out.as_mut(), &examined, cards)?;
    } else {
        draw_findings(world.out.as_mut(), &examined, world.colour, world.width)?;
    }
    Ok(if found.iter().any(|found| found.errors() > 0) {
        code::FOUND
    } else {
        0
    })
}
