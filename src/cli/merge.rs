//! `merge`.

use std::io::Write;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::args::Merge;
use super::failure::Failure;
use super::places;
use super::progress;
use super::world::World;
use crate::base::text::{all, count, printable};
use crate::store::{Access, Came, ErrorKind, Merged, Merging, StoreError};
use crate::terminal::write_json;

/// What `merge --json` says.
#[derive(Serialize)]
struct Report {
    version: u8,
    dry_run: bool,
    files: Vec<FileJson>,
    /// Our file as it was before; `null` when nothing came in or nothing was there.
    backup: Option<String>,
}

#[derive(Serialize)]
struct FileJson {
    file: String,
    /// Why nothing of it came in; `null` when it could be read.
    error: Option<String>,
    #[serde(flatten)]
    came: CameJson,
}

/// What came in; of each kind of rows how many are new and how many were known.
#[derive(Serialize)]
pub(super) struct CameJson {
    reviews: KindJson,
    undos: KindJson,
    corrections: KindJson,
    suspensions: KindJson,
    burials: KindJson,
    relinks: KindJson,
    fits: KindJson,
    exams: KindJson,
    texts: KindJson,
    /// From how many devices.
    devices: u64,
    /// Questions whose memory was derived anew.
    questions: u64,
}

#[derive(Serialize)]
struct KindJson {
    added: u64,
    known: u64,
}

impl From<Came> for KindJson {
    fn from(Came { added, known }: Came) -> Self {
        Self { added, known }
    }
}

impl From<&Merged> for CameJson {
    fn from(merged: &Merged) -> Self {
        Self {
            reviews: merged.reviews.into(),
            undos: merged.undos.into(),
            corrections: merged.corrections.into(),
            suspensions: merged.suspensions.into(),
            burials: merged.burials.into(),
            relinks: merged.relinks.into(),
            fits: merged.fits.into(),
            exams: merged.exams.into(),
            texts: merged.texts.into(),
            devices: merged.devices,
            questions: merged.questions,
        }
    }
}

/// What came of one file.
type Outcome = Result<Merged, StoreError>;

/// Takes in what other progress files hold, each whole or not at all.
///
/// # Errors
/// When a file could not be taken in, after the others were; when the progress file itself cannot be used, at once.
pub(super) fn run(world: &mut World<'_>, args: &Merge) -> Result<u8, Failure> {
    let access = if args.dry_run {
        Access::Read
    } else {
        Access::Write
    };
    // a mistyped name makes no progress file
    for file in &args.files {
        if !places::is_there(file)? {
            return Err(missing_file(file));
        }
    }
    let mut store = progress::open(world, access)?;
    let own = store.path().to_owned();
    // one backup of the file as it was before all of them
    let (mut backup, mut begun) = (None, false);
    let mut outcomes = Vec::with_capacity(args.files.len());
    for file in &args.files {
        let how = match (args.dry_run, begun) {
            (true, _) => Merging::OnlyLook,
            (false, false) => Merging::BackUpAndTake(world.now()),
            (false, true) => Merging::Take,
        };
        let outcome = store.merge(file, how);
        match &outcome {
            Ok(merged) => {
                backup = backup.or_else(|| merged.backup.clone());
                begun |= merged.is_news();
            }
            Err(error) if error.path == own && error.kind != ErrorKind::TheSame => {
                return Err(error.clone().into());
            }
            Err(_) => {}
        }
        if !world.common.json {
            tell(world, file, &outcome, args)?;
        }
        outcomes.push((file, outcome));
    }
    conclude(world, args, &outcomes, backup)?;
    refused(&outcomes)
}

/// Says at the end what is to be said of all files.
fn conclude(
    world: &mut World<'_>,
    args: &Merge,
    outcomes: &[(&PathBuf, Outcome)],
    backup: Option<PathBuf>,
) -> Result<(), Failure> {
    let backup = backup.map(|path| path.display().to_string());
    if world.common.json {
        let files = outcomes.iter().map(|(file, outcome)| FileJson {
            file: file.display().to_string(),
            error: outcome.as_ref().err().map(ToString::to_string),
            came: CameJson::from(outcome.as_ref().unwrap_or(&Merged::default())),
        });
        let report = Report {
            version: 1,
            dry_run: args.dry_run,
            files: files.collect(),
            backup,
        };
        return Ok(write_json(world.out.as_mut(), &report)?);
    }
    if let Some(backup) = backup {
        writeln!(
            world.out,
            "The file as it was before: {}",
            printable(&backup)
        )?;
    }
    Ok(())
}

fn tell(
    world: &mut World<'_>,
    file: &Path,
    outcome: &Outcome,
    args: &Merge,
) -> Result<(), Failure> {
    let name = printable(&file.display().to_string());
    match outcome {
        Ok(merged) => writeln!(world.out, "{name}: {}.", told(merged, args.dry_run))?,
        // the only one is the failure of the whole
        Err(error) if args.files.len() > 1 => {
            world.say(&format!("✗ {error}; nothing of it came in"))?;
        }
        Err(_) => {}
    }
    Ok(())
}

/// What came in, in words.
pub(super) fn told(merged: &Merged, only_look: bool) -> String {
    let known = match merged.reviews.known {
        0 => String::new(),
        known => format!("; {} known before", reviews(known)),
    };
    let kinds = kinds(merged);
    if kinds.is_empty() {
        return format!("nothing new{known}");
    }
    let came = if only_look {
        "would come in"
    } else {
        "came in"
    };
    let devices = match merged.devices {
        0 => String::new(),
        devices => format!(" from {}", count(whole(devices), "device")),
    };
    format!("{} {came}{devices}{known}", all(&kinds))
}

/// What is new, in words; `None` when nothing is.
pub(super) fn counted(merged: &Merged) -> Option<String> {
    let kinds = kinds(merged);
    (!kinds.is_empty()).then(|| all(&kinds))
}

/// The kinds of which something is new, each with how many.
fn kinds(merged: &Merged) -> Vec<String> {
    let counted = [
        (merged.reviews, "review"),
        (merged.undos, "undo"),
        (merged.corrections, "corrected grade"),
        (merged.suspensions, "suspension"),
        (merged.burials, "burial"),
        (merged.relinks, "new name"),
        (merged.fits, "fit"),
        (merged.exams, "exam plan"),
        (merged.texts, "card text"),
    ];
    let news = counted.iter().filter(|(came, _)| came.added > 0);
    news.map(|(came, word)| count(whole(came.added), word))
        .collect()
}

fn reviews(number: u64) -> String {
    count(whole(number), "review")
}

fn whole(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// The exit code, or the failure when something could not be taken in.
fn refused(outcomes: &[(&PathBuf, Outcome)]) -> Result<u8, Failure> {
    let errors: Vec<&StoreError> = outcomes
        .iter()
        .filter_map(|(_, one)| one.as_ref().err())
        .collect();
    match errors[..] {
        [] => Ok(0),
        [error] if outcomes.len() == 1 => Err(explained(error)),
        [error] => Err(Failure::usage(format!(
            "1 of {} files could not be merged",
            outcomes.len()
        )))
        .map_err(|failure| with_help(failure, error)),
        _ => Err(Failure::usage(format!(
            "{} of {} files could not be merged",
            errors.len(),
            outcomes.len()
        ))
        .help("mend or leave out these, and merge again: what came in does not come in twice")),
    }
}

fn explained(error: &StoreError) -> Failure {
    with_help(Failure::usage(error.to_string()), error)
}

/// Adds what can be done about another file.
fn with_help(failure: Failure, error: &StoreError) -> Failure {
    let help = match &error.kind {
        ErrorKind::TheSame => "name the progress file of another device, or a copy of it",
        ErrorKind::Newer { .. } => "update quizdeck on this device, then merge again",
        ErrorKind::Busy => "close the program that uses it, or wait for it, and merge again",
        ErrorKind::Denied => "ask for the right to read it",
        ErrorKind::ReadOnly => {
            "answers lie in a file beside it that cannot be read where it is; copy all of its files to another folder"
        }
        ErrorKind::Damaged(_) => {
            "copy it from the other device once more; `quizdeck doctor --db FILE` tells what is wrong with it"
        }
        _ => "name a progress file of quizdeck, such as progress.db of another device",
    };
    failure.help(help)
}

fn missing_file(path: &Path) -> Failure {
    Failure::usage(format!(
        "there is no file `{}`",
        printable(&path.display().to_string())
    ))
    .help("name a progress file, such as progress.db of another device; nothing was merged")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_in_is_told_in_one_line() {
        let came = |added, known| Came { added, known };
        let mut merged = Merged {
            reviews: came(0, 12),
            ..Merged::default()
        };
        assert_eq!(told(&merged, false), "nothing new; 12 reviews known before");
        merged.reviews.added = 3;
        merged.undos = came(1, 0);
        merged.devices = 2;
        assert_eq!(
            told(&merged, false),
            "3 reviews and 1 undo came in from 2 devices; 12 reviews known before"
        );
        assert_eq!(
            told(&merged, true),
            "3 reviews and 1 undo would come in from 2 devices; 12 reviews known before"
        );
        assert_eq!(told(&Merged::default(), false), "nothing new");
    }
}
