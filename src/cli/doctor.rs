//! `doctor`.

use std::io::{self, Write};
use std::path::Path;

use serde::Serialize;

use super::ambient;
use super::args::Doctor;
use super::backed::{Backed, BackedJson};
use super::failure::{Failure, code};
use super::lost::{self, Lost, Moved};
use super::places;
use super::recover;
use super::world::World;
use crate::base::text::{count, printable};
use crate::memory::Scheduler;
use crate::store::{self, Access, Findings, Rebuilt, Store};
use crate::terminal::{Chosen, choose, write_json};

/// How many questions of a kind are named before the rest is only counted.
const NAMED: usize = 10;

/// What can be done about a damaged file.
const WAY_BACK: &str = "`quizdeck doctor --recover` saves all that can be read, and keeps this file under another name";

/// What `doctor --json` says.
#[derive(Serialize)]
struct Report {
    version: u8,
    sound: bool,
    reviews: u64,
    questions: u64,
    findings: Vec<String>,
    /// What is not wrong with the file itself, and yet worth a word.
    notes: Vec<String>,
    backups: BackedJson,
    rebuilt: Option<u64>,
    lost: LostJson,
}

/// Reviews that have no card in the library.
#[derive(Serialize)]
struct LostJson {
    /// What has probably another name now.
    moved: Vec<Moved>,
    /// Questions like none that is there.
    questions: usize,
    /// How many reviews count for these.
    reviews: usize,
}

/// Examines the progress file; what is wrong makes the exit code 1.
///
/// # Errors
/// When the file cannot be used at all.
pub(super) fn run(world: &mut World<'_>, args: &Doctor) -> Result<u8, Failure> {
    let path = places::progress(world.common)?;
    if args.recover {
        return recover::run(world, &path, args);
    }
    // one that cannot be looked at is found out when it is opened
    let missing = !path.try_exists().unwrap_or(true) && store::backups(&path)?.is_empty();
    let rebuild = match args.rebuild && !missing {
        true => match rebuild_wished(world, &path, args)? {
            Some(wished) => wished,
            None => return Ok(code::INTERRUPTED),
        },
        false => false,
    };
    let access = if rebuild { Access::Write } else { Access::Read };
    let mut store = Store::open(&path, access, Scheduler::default(), ambient::chance())?;
    let rebuilt = if rebuild {
        Some(store.rebuild()?)
    } else {
        None
    };
    let found = store.examine()?;
    let lost = if missing || found.is_damaged() {
        Lost::default()
    } else {
        lost_in_library(world, &store)?
    };
    let backed = Backed::of(&path)?;
    let notes = notes(world, &path, &backed);
    let path = path.display().to_string();
    if world.common.json {
        let report = report(&found, (notes, &backed), rebuilt, lost);
        write_json(world.out.as_mut(), &report)?;
    } else if missing {
        writeln!(world.out, "{}", printable(&path))?;
        writeln!(
            world.out,
            "There is no progress file yet; the first answer makes it."
        )?;
    } else {
        tell(world.out.as_mut(), &path, &found, rebuilt)?;
        if let Some(said) = backed.said(world) {
            writeln!(world.out, "{said}")?;
        }
        tell_lost(world.out.as_mut(), &lost)?;
        for note in &notes {
            writeln!(world.out, "! {}", printable(note))?;
        }
    }
    if found.is_damaged() {
        world.out.flush()?;
        return Err(Failure::progress(format!("`{path}` is damaged")).help(WAY_BACK));
    }
    Ok(if found.is_sound() { 0 } else { code::FOUND })
}

/// What is worth a word about the file's mode and its backups.
fn notes(world: &World<'_>, path: &Path, backed: &Backed) -> Vec<String> {
    let mode = open_to_others(path).map(|mode| {
        format!("others can read the file (mode {mode:o}); `chmod 600` keeps it to you")
    });
    mode.into_iter().chain(backed.notes(world)).collect()
}

/// The mode of a file that not only its owner can read.
#[cfg(unix)]
fn open_to_others(path: &Path) -> Option<u32> {
    use std::os::unix::fs::PermissionsExt;
    let mode = std::fs::metadata(path).ok()?.permissions().mode() & 0o777;
    (mode & 0o077 != 0).then_some(mode)
}

#[cfg(not(unix))]
fn open_to_others(_: &Path) -> Option<u32> {
    None
}

/// The reviews that have no card. Decks that cannot be read say nothing about the progress file, so they are only a word.
fn lost_in_library(world: &mut World<'_>, store: &Store) -> Result<Lost, Failure> {
    match lost::in_library(world, store) {
        Ok(lost) => Ok(lost),
        Err(failure) => {
            let word = format!("note: {}; cards were not compared", failure.message);
            world.say(&word)?;
            Ok(Lost::default())
        }
    }
}

/// Whether the derived part is to be rebuilt, after a word on a terminal on what that would change; `None` for Ctrl-C.
fn rebuild_wished(
    world: &mut World<'_>,
    path: &Path,
    args: &Doctor,
) -> Result<Option<bool>, Failure> {
    if args.yes || !(world.keys || args.dry_run) {
        return Ok(Some(true));
    }
    let store = Store::open(path, Access::Read, Scheduler::default(), ambient::chance())?;
    let found = store.examine()?;
    drop(store);
    if found.is_damaged() {
        return Ok(Some(false));
    }
    let differing = found.differing.len();
    let word = match differing {
        0 => String::from("A rebuild would change no memory: all of them follow from the answers."),
        _ => format!(
            "A rebuild would make the memory of {} anew; no answer is touched.",
            count(differing, "question")
        ),
    };
    if args.dry_run {
        world.say(&word)?;
        return Ok(Some(false));
    }
    writeln!(world.out, "{word}")?;
    world.out.flush()?;
    Ok(
        match choose(&["Rebuild it", "Leave everything as it is"])? {
            Chosen::Entry(0) => Some(true),
            Chosen::Interrupted => None,
            _ => Some(false),
        },
    )
}

fn report(
    found: &Findings,
    (notes, backed): (Vec<String>, &Backed),
    rebuilt: Option<Rebuilt>,
    lost: Lost,
) -> Report {
    Report {
        version: 1,
        sound: found.is_sound(),
        reviews: found.reviews,
        questions: found.questions,
        findings: findings(found),
        notes,
        backups: backed.json(),
        rebuilt: rebuilt.map(|rebuilt| rebuilt.changed),
        lost: LostJson {
            moved: lost.moved,
            questions: lost.questions,
            reviews: lost.reviews,
        },
    }
}

/// Tells which reviews have no card, and what can be done.
fn tell_lost(out: &mut dyn Write, lost: &Lost) -> io::Result<()> {
    for moved in &lost.moved {
        writeln!(out, "{}", printable(&moved.told()))?;
    }
    if lost.questions == 0 {
        return Ok(());
    }
    let (have, them) = match lost.questions {
        1 => ("has", "it"),
        _ => ("have", "them"),
    };
    writeln!(
        out,
        "{} with {} {have} no card in the library and none like {them}; what was answered is kept.",
        count(lost.questions, "question"),
        count(lost.reviews, "review"),
    )
}

fn tell(
    out: &mut dyn Write,
    path: &str,
    found: &Findings,
    rebuilt: Option<Rebuilt>,
) -> io::Result<()> {
    let whole = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    writeln!(out, "{}", printable(path))?;
    if let Some(rebuilt) = rebuilt {
        let (all, changed) = (
            count(whole(rebuilt.questions), "question"),
            whole(rebuilt.changed),
        );
        writeln!(
            out,
            "Rebuilt the memory of {all} from the answers; {changed} differed before."
        )?;
    }
    let (reviews, questions) = (
        count(whole(found.reviews), "answer"),
        count(whole(found.questions), "question"),
    );
    if found.is_sound() {
        return writeln!(
            out,
            "✓ Sound: {reviews}; the memory of {questions} follows from them."
        );
    }
    writeln!(
        out,
        "✗ Not sound; {reviews} and the memory of {questions} were looked at."
    )?;
    for finding in findings(found) {
        writeln!(out, "  - {}", printable(&finding))?;
    }
    if found.is_torn() && !found.is_damaged() {
        writeln!(
            out,
            "`quizdeck doctor --recover` makes a sound file of all that is whole."
        )?;
    } else if found.is_mendable() {
        writeln!(
            out,
            "`quizdeck doctor --rebuild` mends what is derived; no answer is touched."
        )?;
    }
    Ok(())
}

/// The findings in words.
fn findings(found: &Findings) -> Vec<String> {
    let mut words: Vec<String> = found
        .integrity
        .iter()
        .flat_map(|said| said.lines())
        // a heading of SQLite that tells us nothing
        .filter(|line| !line.starts_with("***"))
        .map(|line| format!("the file is damaged: {line}"))
        .collect();
    words.dedup();
    for part in &found.schema {
        let (kind, name) = (&part.kind, &part.name);
        words.push(match part.is_foreign() {
            true => format!("the {kind} `{name}` was added by somebody else"),
            false => format!("the {kind} `{name}` is missing or altered"),
        });
    }
    for dangling in found.dangling.iter().take(NAMED) {
        let (table, row, missing) = (&dangling.table, dangling.row, &dangling.missing_in);
        words.push(format!(
            "row {row} of {table} points to nothing in {missing}"
        ));
    }
    for key in found.differing.iter().take(NAMED) {
        words.push(format!(
            "the memory of {key} is not what its answers lead to"
        ));
    }
    let more = |listed: usize| listed.saturating_sub(NAMED);
    let unnamed = more(found.dangling.len()) + more(found.differing.len());
    if unnamed > 0 {
        words.push(format!("and {unnamed} more of these"));
    }
    if found.repeated_numbers > 0 {
        words.push(format!(
            "{} numbers of answers were given out twice; their instants decide",
            found.repeated_numbers
        ));
    }
    if found.counter_behind {
        words.push(String::from("the counter of answers lags behind"));
    }
    words
}
