//! `restore`.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::args;
use super::backup::rows;
use super::failure::{Failure, code};
use super::places;
use super::world::World;
use crate::base::Millis;
use crate::base::text::{count, either, nearest, printable};
use crate::store::{self, Before, ErrorKind, Held, Kept, Picture, StoreError};
use crate::terminal::listing::{RestoreScreen, Side, draw_restore};
use crate::terminal::{Chosen, choose, write_json};

/// How many of the newest backups the menu shows.
const SHOWN: usize = 15;

/// What `restore --json` says.
#[derive(Serialize)]
struct RestoreJson {
    version: u8,
    /// The backup; `null` when an empty file was begun.
    backup: Option<String>,
    /// What the file held; `null` when it is missing or damaged.
    now: Option<SideJson>,
    then: Option<SideJson>,
    lost: u64,
    back: u64,
    done: bool,
    /// Where what was there before went.
    kept: Option<String>,
}

#[derive(Serialize)]
struct SideJson {
    reviews: u64,
    questions: u64,
    decks: usize,
    last: Option<Millis>,
}

/// What is to be put in the file's place.
enum Wish {
    Backup(PathBuf, Picture),
    Fresh,
}

/// What came of asking.
enum Asked {
    Yes,
    No,
    Interrupted,
}

/// Puts a backup in the place of the progress file.
///
/// # Errors
/// When there is no such backup, it is not sound, nobody agreed, or the file cannot be replaced.
pub(super) fn run(world: &mut World<'_>, args: &args::Restore) -> Result<u8, Failure> {
    let path = places::progress(world.common)?;
    let wish = if args.fresh {
        Wish::Fresh
    } else {
        let backup = match &args.backup {
            Some(name) => named(&path, name)?,
            None => match chosen(world, &path)? {
                Ok(backup) => backup,
                Err(code) => return Ok(code),
            },
        };
        let picture = store::compare(&path, &backup).map_err(|error| explained(error, &backup))?;
        Wish::Backup(backup, picture)
    };
    if !world.common.json {
        show(world, &path, &wish)?;
    }
    if args.dry_run {
        return left(world, &wish);
    }
    if !args.yes {
        match asked(world, &path, &wish)? {
            Asked::Yes => {}
            Asked::No => {
                world.say("Nothing was changed.")?;
                return Ok(0);
            }
            Asked::Interrupted => return Ok(code::INTERRUPTED),
        }
    }
    let before = match &wish {
        Wish::Backup(backup, _) => {
            store::restore(&path, backup, world.now()).map_err(|error| explained(error, backup))?
        }
        Wish::Fresh => store::begin_anew(&path, world.now())?,
    };
    tell(world, &wish, &before)?;
    Ok(0)
}

/// The backup of a name: a number of the list, a file, or the name of one beside the progress file.
fn named(path: &Path, name: &Path) -> Result<PathBuf, Failure> {
    let all = store::backups(path)?;
    if places::is_there(name)? {
        let whole = |path: &Path| std::fs::canonicalize(path).ok();
        if whole(name) == whole(path) {
            return Err(Failure::usage(format!(
                "`{}` is the progress file itself",
                name.display()
            ))
            .help("`quizdeck backup --list` lists the backups there are"));
        }
        return Ok(name.to_owned());
    }
    let text = name.to_string_lossy();
    let by_number = text
        .parse::<usize>()
        .ok()
        .and_then(|number| all.get(number.checked_sub(1)?));
    let names: Vec<_> = all.iter().map(file_name).collect();
    let by_name = names
        .iter()
        .position(|one| *one == text)
        .and_then(|place| all.get(place));
    if let Some(kept) = by_number.or(by_name) {
        return Ok(kept.path.clone());
    }
    let failure = Failure::usage(format!("there is no backup `{text}`"));
    let near = nearest(&text, names.iter().map(String::as_str));
    Err(match (near.is_empty(), all.len()) {
        (false, _) => failure.help(format!("did you mean {}?", either(&near))),
        (true, 0) => failure.help(format!("no backup lies beside `{}`", path.display())),
        (true, _) => failure.help("`quizdeck backup --list` lists the backups there are"),
    })
}

fn file_name(kept: &Kept) -> String {
    kept.path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// Lets a person choose one of the newest backups; else the exit code.
fn chosen(world: &mut World<'_>, path: &Path) -> Result<Result<PathBuf, u8>, Failure> {
    let all = store::backups(path)?;
    if all.is_empty() {
        return Err(
            Failure::usage(format!("no backup lies beside `{}`", path.display()))
                .help("name a file that is one"),
        );
    }
    if !world.keys {
        return Err(
            Failure::usage("no backup was named, and nobody is there to choose one")
                .help("`quizdeck backup --list` lists them; `quizdeck restore 1` takes the newest"),
        );
    }
    let shown = all.get(..SHOWN).unwrap_or(&all);
    let entry = |row: crate::terminal::listing::BackupRow| {
        let inside = match (row.reviews, row.fault) {
            (Some(reviews), _) => count(whole(reviews), "review"),
            (None, fault) => fault.unwrap_or_default(),
        };
        format!("{}  {:<9}  {inside}", row.written, row.occasion)
    };
    let entries: Vec<_> = rows(world, shown).into_iter().map(entry).collect();
    let entries: Vec<_> = entries.iter().map(String::as_str).collect();
    Ok(match choose(&entries)? {
        Chosen::Entry(number) => Ok(shown[number].path.clone()),
        Chosen::Nothing => Err(0),
        Chosen::Interrupted => Err(code::INTERRUPTED),
    })
}

/// A fault of the backup is one of the input; a fault of the progress file stays one.
fn explained(error: StoreError, backup: &Path) -> Failure {
    if error.path != backup {
        return Failure::from(error);
    }
    let failure = Failure::usage(match error.kind {
        ErrorKind::NotDatabase => format!(
            "`{}` is no backup: it holds something else",
            backup.display()
        ),
        _ => error.to_string(),
    });
    match &error.kind {
        ErrorKind::Damaged(_) => {
            failure.help("choose another backup; `quizdeck backup --list` says which are sound")
        }
        ErrorKind::Newer { .. } => failure.help("update quizdeck, or choose an older backup"),
        _ => failure.help("`quizdeck backup --list` lists the backups there are"),
    }
}

fn show(world: &mut World<'_>, path: &Path, wish: &Wish) -> Result<(), Failure> {
    let Wish::Backup(backup, picture) = wish else {
        return Ok(());
    };
    let side = |held: &Held| Side {
        reviews: held.reviews,
        questions: held.questions,
        decks: held.decks.len(),
        last: held.last.map(|at| world.calendar.stamp(at)),
    };
    let held = picture.now.as_ref().ok().and_then(Option::as_ref);
    let screen = RestoreScreen {
        file: path.display().to_string(),
        backup: backup.display().to_string(),
        now: held.map(side),
        damaged: picture.now.is_err(),
        then: side(&picture.then),
        lost: picture.lost,
        back: picture.back,
        decks: differing(held, &picture.then),
    };
    draw_restore(world.out.as_mut(), &screen, world.colour, world.width)?;
    Ok(world.out.flush()?)
}

/// The decks whose number of reviews would change, with these numbers.
fn differing(now: Option<&Held>, then: &Held) -> Vec<(String, u64, u64)> {
    let Some(now) = now else { return Vec::new() };
    let mut names: Vec<_> = now.decks.keys().chain(then.decks.keys()).collect();
    names.sort();
    names.dedup();
    let of = |held: &Held, name: &String| held.decks.get(name).copied().unwrap_or(0);
    let both = names
        .into_iter()
        .map(|name| (name.clone(), of(now, name), of(then, name)));
    both.filter(|(_, now, then)| now != then).collect()
}

/// Asks whether it is meant so.
fn asked(world: &mut World<'_>, path: &Path, wish: &Wish) -> Result<Asked, Failure> {
    // who cannot look whether something is there had better ask
    if matches!(wish, Wish::Fresh) && !path.try_exists().unwrap_or(true) {
        return Ok(Asked::Yes);
    }
    if !world.keys {
        return Err(Failure::usage(
            "restoring changes the progress file, and nobody is there to agree",
        )
        .help("say --yes to restore, or --dry-run to see what would change"));
    }
    world.out.flush()?;
    let first = match wish {
        Wish::Backup(..) => "Restore it",
        Wish::Fresh => "Begin anew; what is there is kept",
    };
    Ok(match choose(&[first, "Leave everything as it is"])? {
        Chosen::Entry(0) => Asked::Yes,
        Chosen::Interrupted => Asked::Interrupted,
        _ => Asked::No,
    })
}

/// Says that nothing was changed, because nothing was to be.
fn left(world: &mut World<'_>, wish: &Wish) -> Result<u8, Failure> {
    if world.common.json {
        write_json(world.out.as_mut(), &report(wish, None))?;
    } else {
        writeln!(world.out, "Nothing was changed.")?;
    }
    Ok(0)
}

fn report(wish: &Wish, before: Option<&Before>) -> RestoreJson {
    let side = |held: &Held| SideJson {
        reviews: held.reviews,
        questions: held.questions,
        decks: held.decks.len(),
        last: held.last,
    };
    let picture = match wish {
        Wish::Backup(_, picture) => Some(picture),
        Wish::Fresh => None,
    };
    RestoreJson {
        version: 1,
        backup: match wish {
            Wish::Backup(backup, _) => Some(backup.display().to_string()),
            Wish::Fresh => None,
        },
        now: picture.and_then(|picture| picture.now.as_ref().ok()?.as_ref().map(side)),
        then: picture.map(|picture| side(&picture.then)),
        lost: picture.map_or(0, |picture| picture.lost),
        back: picture.map_or(0, |picture| picture.back),
        done: before.is_some(),
        kept: before.and_then(kept).map(|path| path.display().to_string()),
    }
}

/// Where what was there before went.
fn kept(before: &Before) -> Option<&Path> {
    match before {
        Before::Kept(backup) => Some(&backup.path),
        Before::Aside(path) => Some(path),
        Before::Nothing => None,
    }
}

fn tell(world: &mut World<'_>, wish: &Wish, before: &Before) -> Result<(), Failure> {
    if world.common.json {
        return Ok(write_json(world.out.as_mut(), &report(wish, Some(before)))?);
    }
    match wish {
        Wish::Backup(_, picture) => {
            let reviews = count(whole(picture.then.reviews), "review");
            writeln!(world.out, "✓ Restored: {reviews}.")?;
        }
        Wish::Fresh => writeln!(world.out, "✓ A new progress file is begun.")?,
    }
    match before {
        Before::Kept(backup) => {
            let name = backup
                .path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy();
            writeln!(
                world.out,
                "`quizdeck restore {}` takes it back.",
                printable(&name)
            )?;
        }
        Before::Aside(path) => {
            let name = printable(&path.display().to_string());
            writeln!(world.out, "The damaged file is kept as {name}.")?;
        }
        Before::Nothing => {}
    }
    Ok(())
}

fn whole(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
