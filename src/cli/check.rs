//! `check`.

use std::io::Write;

use super::args::Check;
use super::clash;
use super::documents;
use super::failure::{Failure, code};
use super::load::{self, Found, Look};
use super::places;
use super::shelf::examined;
use super::world::{World, tell_failure};
use crate::deck;
use crate::diagnostic::Severity;
use crate::terminal::{draw_findings, findings_json};

/// Finds the mistakes in decks; errors make the exit code 1.
///
/// # Errors
/// When a file or folder cannot be read, or a folder holds no deck; what could be read is told before.
pub(super) fn run(world: &mut World<'_>, args: &Check) -> Result<u8, Failure> {
    let documents = args
        .sources
        .as_deref()
        .map(documents::at_hand)
        .transpose()?;
    let mut found = found(world, args, Look::Check(documents.as_ref()))?;
    let unread: Vec<_> = found
        .extract_if(.., |found| found.unread.is_some())
        .collect();
    beside_each_other(&mut found);
    if args.strict {
        found.iter_mut().for_each(sharpen);
    }
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

/// The decks that were meant, each once, sorted by name.
fn found(world: &World<'_>, args: &Check, look: Look) -> Result<Vec<Found>, Failure> {
    let mut found = Vec::new();
    if args.files.is_empty() {
        found = load::library(&places::deck_folders(world.common)?, look)?;
    }
    for path in &args.files {
        found.extend(load::at_path(path, look)?);
    }
    clash::once_each(&mut found);
    found.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(found)
}

/// Adds what is found only when decks are compared: ids and prompts that come twice.
fn beside_each_other(found: &mut [Found]) {
    clash::find_clashes(found);
    let mut compared: Vec<_> = found
        .iter_mut()
        .map(|found| deck::Compared {
            name: &found.name,
            text: &found.text,
            reading: &mut found.reading,
        })
        .collect();
    deck::compare(&mut compared);
}

/// Makes errors of warnings; notes stay notes.
fn sharpen(found: &mut Found) {
    for finding in &mut found.reading.findings {
        if finding.severity == Severity::Warning {
            finding.severity = Severity::Error;
        }
    }
}
