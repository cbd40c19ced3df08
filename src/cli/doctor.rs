//! `doctor`.

use std::io::{self, Write};
use std::path::Path;

use serde::Serialize;

use super::ambient;
use super::args::Doctor;
use super::failure::{Failure, code};
use super::lost::{self, Lost, Moved};
use super::places;
use super::world::World;
use crate::base::text::{count, printable};
use crate::memory::Scheduler;
use crate::store::{Access, ErrorKind, Findings, Rebuilt, Store, StoreError};
use crate::terminal::write_json;

/// How many questions of a kind are named before the rest is only counted.
const NAMED: usize = 10;

/// What `doctor --json` says.
#[derive(Serialize)]
struct Report {
    version: u8,
    sound: bool,
    reviews: u64,
    questions: u64,
    findings: Vec<String>,
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
    let missing = !path.exists();
    let rebuild = args.rebuild && !missing;
    let access = if rebuild { Access::Write } else { Access::Read };
    let mut store = Store::open(&path, access, Scheduler::default(), ambient::chance())
        .map_err(|error| explained(&error))?;
    let rebuilt = if rebuild {
        Some(store.rebuild().map_err(|error| explained(&error))?)
    } else {
        None
    };
    let found = store.examine().map_err(|error| explained(&error))?;
    let lost = if missing || found.is_damaged() {
        Lost::default()
    } else {
        lost_in_library(world, &store)?
    };
    let path = path.display().to_string();
    if world.common.json {
        write_json(world.out.as_mut(), &report(&found, rebuilt, lost))?;
    } else if missing {
        writeln!(world.out, "{}", printable(&path))?;
        writeln!(
            world.out,
            "There is no progress file yet; the first answer makes it."
        )?;
    } else {
        tell(world.out.as_mut(), &path, &found, rebuilt)?;
        tell_lost(world.out.as_mut(), &lost)?;
    }
    if found.is_damaged() {
        world.out.flush()?;
        let failure = Failure::progress(format!("`{path}` is damaged"))
            .help("`quizdeck doctor --rebuild` mends it when no more than indexes is damaged");
        return Err(rescue(failure, store.newest_backup().as_deref()));
    }
    Ok(if found.is_sound() { 0 } else { code::FOUND })
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

/// A file that cannot even be opened or read through, with what can be done.
fn explained(error: &StoreError) -> Failure {
    match error.kind {
        ErrorKind::Damaged(_) => {
            let failure = Failure::progress(error.to_string());
            rescue(failure, error.backup.as_deref())
        }
        _ => Failure::from(error.clone()),
    }
}

/// What can be done about a damaged file.
fn rescue(failure: Failure, backup: Option<&Path>) -> Failure {
    let failure = failure.help("nothing was changed; keep a copy of the file as it is");
    match backup {
        Some(backup) => failure.help(format!(
            "the newest backup is `{}`; put it in its place",
            backup.display()
        )),
        None => failure.help("no backup lies beside it; `--db FILE` begins another file"),
    }
}

fn report(found: &Findings, rebuilt: Option<Rebuilt>, lost: Lost) -> Report {
    Report {
        version: 1,
        sound: found.is_sound(),
        reviews: found.reviews,
        questions: found.questions,
        findings: findings(found),
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
    if found.is_mendable() {
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
