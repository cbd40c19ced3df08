//! `check`.

use std::io::Write;

use super::args::Check;
use super::clash;
use super::failure::{Failure, code};
use super::load::{self, Found};
use super::places;
use super::shelf::examined;
use super::world::{World, tell_failure};
use crate::terminal::{draw_findings, findings_json};

/// Finds the mistakes in decks; errors make the exit code 1.
///
/// # Errors
/// When a file or folder cannot be read, or a folder holds no deck; what could be read is told before.
pub(super) fn run(world: &mut World<'_>, args: &Check) -> Result<u8, Failure> {
    let mut found: Vec<Found> = Vec::new();
    if args.files.is_empty() {
        found = load::library(&places::deck_folders(world.common)?)?;
    }
    for path in &args.files {
        found.extend(load::at_path(path)?);
    }
    clash::once_each(&mut found);
    clash::find_clashes(&mut found);
    let unread: Vec<_> = found
        .extract_if(.., |found| found.unread.is_some())
        .collect();
    let examined: Vec<_> = found.iter().map(examined).collect();
    let cards = found.iter().map(|found| found.reading.cards).sum();
    if world.common.json {
        findings_json(world.out.as_mut(), &examined, cards)?;
    } else {
        draw_findings(world.out.as_mut(), &examined, world.colour, world.width)?;
    }
    let mut failures = unread.into_iter().filter_map(|found| found.unread);
    if let Some(failure) = failures.next() {
        world.out.flush()?;
        for other in failures {
            tell_failure(&other, world.err.as_mut())?;
        }
        return Err(failure);
    }
    Ok(if found.iter().any(|found| found.errors() > 0) {
        code::FOUND
    } else {
        0
    })
}
