//! `check`.

use std::io::Write;

use super::args::{Check, ReportFormat};
use super::clash;
use super::documents;
use super::failure::{Failure, code};
use super::load::{self, Found, Look};
use super::lost;
use super::mend::{self, Way};
use super::places;
use super::shelf::examined;
use super::world::{World, tell_failure};
use crate::base::text::count;
use crate::deck;
use crate::diagnostic::Severity;
use crate::terminal::{draw_findings, findings_json, findings_sarif};

/// Finds the mistakes in decks; errors make the exit code 1. With `--fix` mends what has one right mending first, with
/// `--diff` shows that instead of the findings.
///
/// # Errors
/// When a file or folder cannot be read, or a folder holds no deck; what could be read is told before.
pub(super) fn run(world: &mut World<'_>, args: &Check) -> Result<u8, Failure> {
    let format = format(world, args)?;
    let documents = args
        .sources
        .as_deref()
        .map(documents::at_hand)
        .transpose()?;
    let mut found = found(world, args, Look::Check(documents.as_ref()))?;
    let unread: Vec<_> = found
        .extract_if(.., |found| found.unread.is_some())
        .collect();
    let well = match (args.fix, args.diff) {
        (true, _) => mend::mend(world, &mut found, Way::Write, documents.as_ref())?,
        (_, true) => mend::mend(world, &mut found, Way::Show, documents.as_ref())?,
        _ => true,
    };
    beside_each_other(&mut found);
    if args.strict {
        found.iter_mut().for_each(sharpen);
    }
    if args.diff {
        world.say(&remaining(&found))?;
    } else {
        report(world, &found, format)?;
        if format == ReportFormat::Text {
            lost::note(world, args, &found)?;
        }
    }
    tell_unread(world, unread)?;
    Ok(match () {
        () if !well => code::USAGE,
        () if found.iter().any(|found| found.errors() > 0) => code::FOUND,
        () => 0,
    })
}

/// Tells of the files that could not be read, after what could be.
///
/// # Errors
/// When there is such a file: the first one's failure, after the others were told.
fn tell_unread(world: &mut World<'_>, unread: Vec<Found>) -> Result<(), Failure> {
    let mut failures = unread.into_iter().filter_map(|found| found.unread);
    let Some(failure) = failures.next() else {
        return Ok(());
    };
    world.out.flush()?;
    for other in failures {
        tell_failure(&other, world.err.as_mut())?;
    }
    Err(*failure)
}

/// The form in which findings are told.
fn format(world: &World<'_>, args: &Check) -> Result<ReportFormat, Failure> {
    let json = world.common.json;
    match args.format {
        Some(format) if json && format != ReportFormat::Json => Err(Failure::usage(
            "`--json` and `--format` ask for two different forms",
        )
        .help("give one of them")),
        _ if args.diff && (json || args.format.is_some_and(|f| f != ReportFormat::Text)) => {
            Err(Failure::usage("`--diff` shows a patch, which has one form")
                .help("leave `--diff` away: the findings carry their mendings as `fix`"))
        }
        Some(format) => Ok(format),
        None if json => Ok(ReportFormat::Json),
        None => Ok(ReportFormat::Text),
    }
}

fn report(world: &mut World<'_>, found: &[Found], format: ReportFormat) -> Result<(), Failure> {
    let examined: Vec<_> = found.iter().map(examined).collect();
    let out = world.out.as_mut();
    match format {
        ReportFormat::Text => draw_findings(out, &examined, world.colour, world.width)?,
        ReportFormat::Json => {
            let cards = found.iter().map(Found::cards).sum();
            findings_json(out, &examined, cards)?;
        }
        ReportFormat::Sarif => findings_sarif(out, &examined)?,
    }
    Ok(())
}

/// What `--fix` would leave.
fn remaining(found: &[Found]) -> String {
    let findings = || found.iter().flat_map(Found::findings);
    let told: Vec<_> = [Severity::Error, Severity::Warning, Severity::Note]
        .into_iter()
        .map(|severity| {
            (
                severity,
                findings().filter(|f| f.severity == severity).count(),
            )
        })
        .filter(|(_, number)| *number > 0)
        .map(|(severity, number)| count(number, severity.name()))
        .collect();
    if told.is_empty() {
        String::from("nothing would remain")
    } else {
        format!("{} would remain", told.join(", "))
    }
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
    found.sort_by(|a, b| a.name().cmp(b.name()));
    Ok(found)
}

/// Adds what is found only when decks are compared: ids and prompts that come twice.
fn beside_each_other(found: &mut [Found]) {
    clash::find_clashes(found);
    let mut compared: Vec<_> = found.iter_mut().filter_map(Found::compared).collect();
    deck::compare(&mut compared);
}

/// Makes errors of warnings; notes stay notes.
fn sharpen(found: &mut Found) {
    let reading = found.reading.iter_mut();
    for finding in reading.flat_map(|reading| &mut reading.findings) {
        if finding.severity == Severity::Warning {
            finding.severity = Severity::Error;
        }
    }
}
