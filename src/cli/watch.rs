//! `check --watch`: the same check again whenever a file was saved.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use std::{fs, thread};

use super::args::Check;
use super::failure::{Failure, code};
use super::world::{self, World};
use crate::base::text::printable;
use crate::terminal::Interrupts;

/// How often the files are looked at: sooner than anybody looks up from an editor.
const LOOK: Duration = Duration::from_millis(300);

/// The widest rule, in cells.
const RULE: usize = 72;

/// When a file was changed and how long it is; `None` for one that is not there.
type Stamp = Option<(SystemTime, u64)>;

/// Checks, and checks again after every save, until Ctrl-C.
///
/// # Errors
/// When the first check cannot be done, or nobody would see the others.
pub(super) fn run(
    world: &mut World<'_>,
    args: &Check,
    check: impl Fn(&mut World<'_>, &Check) -> Result<u8, Failure>,
) -> Result<u8, Failure> {
    if world.common.json {
        return Err(Failure::usage("--watch goes on for ever and makes no JSON")
            .help("leave out --json, or leave out --watch"));
    }
    if !world.keys && !world.common.plain {
        return Err(
            Failure::usage("--watch is for a terminal, and there is none")
                .help("add --plain to watch all the same"),
        );
    }
    if args.files.is_empty() {
        return Err(Failure::usage("--watch wants to know what to watch")
            .help("name files or folders, such as `quizdeck check --watch my-deck.yaml`"));
    }
    let interrupts = Interrupts::catch()?;
    let mut seen = stamps(&args.files);
    rule(world)?;
    check(world, args)?;
    world.out.flush()?;
    loop {
        thread::sleep(LOOK);
        if interrupts.came() {
            return Ok(code::INTERRUPTED);
        }
        let now = stamps(&args.files);
        if now == seen {
            continue;
        }
        seen = now;
        rule(world)?;
        match check(world, args) {
            // an editor may take a file away before it puts the new one there
            Err(failure) if !failure.closed => world::tell_failure(&failure, world.err.as_mut())?,
            done => drop(done?),
        }
        world.out.flush()?;
    }
}

/// A line with the time of day.
fn rule(world: &mut World<'_>) -> Result<(), Failure> {
    let now = world.now();
    let time = world.calendar.time(now);
    let width = world.width.min(RULE).saturating_sub(time.len() + 4);
    writeln!(world.out, "── {} {}", printable(&time), "─".repeat(width))?;
    Ok(world.out.flush()?)
}

/// What can be seen of the files and of all files in the folders.
fn stamps(paths: &[PathBuf]) -> BTreeMap<PathBuf, Stamp> {
    let mut found = BTreeMap::new();
    for path in paths {
        stamp(path, 0, &mut found);
    }
    found
}

fn stamp(path: &Path, depth: usize, found: &mut BTreeMap<PathBuf, Stamp>) {
    /// As deep as decks are looked for.
    const DEEPEST: usize = 16;
    let data = fs::metadata(path).ok();
    if data.as_ref().is_some_and(fs::Metadata::is_dir) && depth < DEEPEST {
        let entries = fs::read_dir(path).into_iter().flatten().flatten();
        for entry in entries {
            // the files that editors put beside a deck begin with a point
            if !entry.file_name().to_string_lossy().starts_with('.') {
                stamp(&entry.path(), depth + 1, found);
            }
        }
        return;
    }
    let stamp = data.and_then(|data| Some((data.modified().ok()?, data.len())));
    found.insert(path.to_owned(), stamp);
}
