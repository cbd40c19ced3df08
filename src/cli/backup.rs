//! `backup`.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::args;
use super::failure::Failure;
use super::places;
use super::world::World;
use crate::base::text::{count, printable};
use crate::store::{self, Backup, ErrorKind, Kept, Occasion, StoreError};
use crate::terminal::listing::{BackupRow, backups_json, bytes, draw_backups};
use crate::terminal::write_json;

/// What `backup --json` says.
#[derive(Serialize)]
struct BackupJson {
    version: u8,
    path: String,
    bytes: u64,
    reviews: u64,
    verified: bool,
}

/// Writes a backup, or lists those there are.
///
/// # Errors
/// When there is nothing to back up, the file cannot be read, or the copy cannot be written.
pub(super) fn run(world: &mut World<'_>, args: &args::Backup) -> Result<u8, Failure> {
    let path = places::progress(world.common)?;
    if args.list {
        return list(world, &path);
    }
    let target = args
        .file
        .as_deref()
        .map(|file| target(world, &path, file, args.force));
    let target = target.transpose()?;
    let done = store::back_up(&path, target.as_deref(), world.now())
        .map_err(|error| explained(&error, target.as_deref()))?;
    let Some(done) = done else {
        return Err(Failure::usage(format!(
            "there is no progress file `{}` to back up",
            path.display()
        ))
        .help("the first answer makes it; `--db FILE` names another one"));
    };
    tell(world, &done)?;
    Ok(0)
}

/// The file that is to be written.
fn target(world: &World<'_>, path: &Path, file: &Path, force: bool) -> Result<PathBuf, Failure> {
    let target = if file.is_dir() {
        let at: String = world
            .calendar
            .stamp(world.now())
            .chars()
            .filter(|c| !matches!(c, '-' | ':'))
            .collect();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        file.join(format!("{name}.{}.backup", at.replace(' ', "T")))
    } else {
        file.to_owned()
    };
    let name = target.display();
    let whole = |path: &Path| std::fs::canonicalize(path).ok();
    if whole(&target).is_some_and(|target| whole(path) == Some(target)) {
        return Err(
            Failure::usage(format!("`{name}` is the progress file itself"))
                .help("name another file, or none to write the backup beside it"),
        );
    }
    if (places::is_there(&target)? || target.is_symlink()) && !force {
        return Err(Failure::usage(format!("`{name}` is there already"))
            .help("name another file, or write over it with --force"));
    }
    Ok(target)
}

/// Why no backup was written; what is wrong with the place of the copy is no fault of the progress file.
fn explained(error: &StoreError, target: Option<&Path>) -> Failure {
    match (&error.kind, target) {
        (ErrorKind::Failed(why), Some(target)) => {
            Failure::usage(format!("`{}` cannot be written: {why}", target.display()))
                .help("name a file in a folder that is there")
        }
        (ErrorKind::Denied, Some(target)) => {
            Failure::usage(format!("`{}` may not be written", target.display()))
                .help("look at the permissions of its folder")
        }
        _ => Failure::from(error.clone()),
    }
}

fn tell(world: &mut World<'_>, done: &Backup) -> Result<(), Failure> {
    let path = done.path.display().to_string();
    if world.common.json {
        let said = BackupJson {
            version: 1,
            path,
            bytes: done.bytes,
            reviews: done.reviews,
            verified: true,
        };
        return Ok(write_json(world.out.as_mut(), &said)?);
    }
    writeln!(world.out, "{}", printable(&path))?;
    writeln!(
        world.out,
        "✓ {}, {}; read back and sound.",
        count(
            usize::try_from(done.reviews).unwrap_or(usize::MAX),
            "review"
        ),
        bytes(done.bytes)
    )?;
    Ok(())
}

fn list(world: &mut World<'_>, path: &Path) -> Result<u8, Failure> {
    let rows = rows(world, &store::backups(path)?);
    if world.common.json {
        backups_json(world.out.as_mut(), &rows)?;
    } else if rows.is_empty() {
        writeln!(
            world.out,
            "There is no backup beside {}.",
            printable(&path.display().to_string())
        )?;
    } else {
        draw_backups(world.out.as_mut(), &rows, world.colour, world.width)?;
    }
    Ok(0)
}

/// Backups as they are shown, numbered from the newest, each looked into.
pub(super) fn rows(world: &World<'_>, all: &[Kept]) -> Vec<BackupRow> {
    let row = |(number, kept): (usize, &Kept)| {
        let inside = store::look_into(&kept.path);
        BackupRow {
            number: number + 1,
            name: kept
                .path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned(),
            path: kept.path.display().to_string(),
            at: kept.at,
            written: world.calendar.stamp(kept.at),
            occasion: word(kept.occasion),
            bytes: kept.bytes,
            reviews: inside.as_ref().ok().map(|held| held.reviews),
            fault: inside.err().map(|error| fault(&error.kind)),
        }
    };
    all.iter().enumerate().map(row).collect()
}

/// The word for an occasion.
fn word(occasion: Option<Occasion>) -> &'static str {
    match occasion {
        Some(Occasion::Migration(_)) => "upgrade",
        Some(Occasion::Merge) => "merge",
        Some(Occasion::Restore) => "restore",
        Some(Occasion::Daily) => "daily",
        Some(Occasion::Asked) => "asked",
        None => "own copy",
    }
}

/// What is wrong with a backup, in a word or two.
fn fault(kind: &ErrorKind) -> String {
    match kind {
        ErrorKind::Damaged(_) => String::from("damaged"),
        ErrorKind::Newer { .. } => String::from("newer"),
        ErrorKind::Denied => String::from("unreadable"),
        _ => String::from("no backup"),
    }
}
