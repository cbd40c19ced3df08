//! `sync`.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::ambient;
use super::args::Sync;
use super::config;
use super::failure::Failure;
use super::merge::{CameJson, counted};
use super::places;
use super::progress;
use super::world::World;
use crate::base::Millis;
use crate::base::text::{count, printable, reason};
use crate::memory::Scheduler;
use crate::store::{Access, ErrorKind, Readers, Store, StoreError, Synced, beside};
use crate::terminal::write_json;

/// How many digits of a device's name are shown to people.
const DIGITS: usize = 8;

/// What `sync --json` says.
#[derive(Serialize)]
struct Report<'a> {
    version: u8,
    dry_run: bool,
    folder: String,
    sent: CameJson,
    came: CameJson,
    devices: &'a [DeviceJson],
    skipped: Vec<SkippedJson>,
    waiting: u64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct DeviceJson {
    device: String,
    this: bool,
    reviews: u64,
    last: Option<Millis>,
}

#[derive(Serialize)]
struct SkippedJson {
    file: String,
    why: String,
}

/// How things were when all was sent and taken in: while the mark is the same there is nothing to do.
#[derive(Serialize, Deserialize)]
struct Kept {
    mark: u64,
    devices: Vec<DeviceJson>,
}

/// Exchanges what is new with the other devices of a folder.
///
/// # Errors
/// When there is no such folder, it takes no writing although something is to go out, or progress cannot be used.
pub(super) fn run(world: &mut World<'_>, args: &Sync) -> Result<u8, Failure> {
    let folder = match &args.folder {
        Some(named) => folder(named)?,
        None => folder(&of_settings(world)?)?,
    };
    let access = if args.dry_run {
        Access::Read
    } else {
        Access::Write
    };
    let mut store = progress::open(world, access)?;
    let (synced, devices) =
        exchange(&mut store, &folder, args.dry_run).map_err(|error| explained(&error, &folder))?;
    if world.common.json {
        write_json(
            world.out.as_mut(),
            &report(&folder, args, &synced, &devices),
        )?;
    } else {
        tell(world, args, &synced, &devices)?;
    }
    if let Some((file, why)) = &synced.unread {
        let file = printable(&file.display().to_string());
        return Err(Failure::usage(format!("`{file}` cannot be read: {why}")).help(
            "what else lay there came in; look after the disk and sync again, nothing goes out before",
        ));
    }
    match &synced.unwritten {
        None => Ok(0),
        Some(why) => Err(Failure::usage(format!(
            "nothing can go out to `{}`: {why}",
            printable(&folder.display().to_string())
        ))
        .help("what came in is kept; make the folder writable and sync again")),
    }
}

/// How long the end of a session may wait for a folder: more than a folder at hand takes, less than anybody wonders.
const PATIENCE: Duration = Duration::from_secs(3);

/// Exchanges what is new with the folder of the settings, when there is one. A session that went well is not spoilt by what
/// goes wrong here: a word is said, and it is left for the next time.
pub(super) fn at_the_end(world: &mut World<'_>, store: &Store) {
    let Some(named) = named(world) else { return };
    let word = match folder(&named) {
        Err(failure) => Some(format!("not synced: {}", failure.message)),
        Ok(folder) => exchanged(store.path(), folder),
    };
    if let Some(word) = word {
        // whoever cannot be told loses nothing by it
        match world.say(&word) {
            Ok(()) | Err(_) => {}
        }
    }
}

/// What came of an exchange, in a word; `None` when nothing was new. It has a thread and a connection of its own, so that a
/// folder that does not answer keeps nobody: what is left half done is taken back, or read as half a file.
fn exchanged(path: &Path, folder: PathBuf) -> Option<String> {
    let (tell, told) = mpsc::channel();
    let path = path.to_owned();
    let work = move || {
        let store = Store::open(
            &path,
            Access::Write,
            Scheduler::default(),
            ambient::chance(),
        );
        let done = store.and_then(|mut store| exchange(&mut store, &folder, false));
        // who waited too long hears nothing
        drop(tell.send(done));
    };
    let hand = thread::Builder::new().spawn(work);
    let done = match hand {
        Ok(_) => told.recv_timeout(PATIENCE),
        Err(_) => return Some(String::from("not synced: there is no room for it now")),
    };
    match done {
        Err(_) => Some(String::from(
            "not synced: the folder takes too long to answer; `quizdeck sync` waits for it",
        )),
        Ok(Err(error)) => Some(format!("not synced: {error}")),
        Ok(Ok((synced, _))) => match (&synced.unread, &synced.unwritten) {
            (Some((file, why)), _) => Some(format!(
                "not synced: `{}` cannot be read: {why}",
                printable(&file.display().to_string())
            )),
            (None, Some(why)) => Some(format!("not synced: the folder takes nothing: {why}")),
            (None, None) => happened(&synced, false).map(|what| format!("synced: {what}")),
        },
    }
}

/// The folder of the settings.
fn named(world: &World<'_>) -> Option<PathBuf> {
    let said = world.settings.settings.sync.as_deref()?;
    let home = std::env::var_os("HOME").map(PathBuf::from);
    if let (Some(rest), Some(home)) = (said.strip_prefix("~/"), home) {
        return Some(home.join(rest));
    }
    // a path that is not whole is meant from where it stands
    let beside = world.settings.path.as_deref().and_then(Path::parent);
    Some(beside.map_or_else(|| PathBuf::from(said), |folder| folder.join(said)))
}

fn of_settings(world: &mut World<'_>) -> Result<PathBuf, Failure> {
    config::heed(world)?;
    named(world).ok_or_else(|| {
        Failure::usage("no folder is named to sync with")
            .help("name it, `quizdeck sync FOLDER`, or once for all, `quizdeck config sync FOLDER`")
    })
}

/// The folder that is meant; it is not made, for one that is missing may be on a disk that is not there.
pub(super) fn folder(path: &Path) -> Result<PathBuf, Failure> {
    let name = printable(&path.display().to_string());
    match fs::metadata(path) {
        Ok(data) if data.is_dir() => Ok(path.to_owned()),
        Ok(_) => Err(Failure::usage(format!("`{name}` is a file, not a folder"))
            .help("name a folder that is shared with the other devices")),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            Err(Failure::usage(format!("there is no folder `{name}`")).help(
                "make it once, or connect the disk it lies on; a folder is never made here, so that a mistyped name does no harm",
            ))
        }
        Err(error) => {
            let why = reason(&error.to_string());
            Err(Failure::usage(format!("`{name}` cannot be used: {why}")))
        }
    }
}

/// Syncs, unless nothing changed since the last time.
fn exchange(
    store: &mut Store,
    folder: &Path,
    only_look: bool,
) -> Result<(Synced, Vec<DeviceJson>), StoreError> {
    let kept = places::cached(store.path(), "sync");
    let mark = store.sync_mark(folder)?;
    if let Some(before) = kept
        .as_deref()
        .and_then(load)
        .filter(|before| before.mark == mark)
    {
        return Ok((Synced::default(), before.devices));
    }
    let mut synced = store.sync(folder, only_look)?;
    let devices = std::mem::take(&mut synced.devices)
        .into_iter()
        .map(|device| DeviceJson {
            device: device.uid,
            this: device.this,
            reviews: device.reviews,
            last: device.last,
        });
    let devices: Vec<_> = devices.collect();
    let whole = synced.skipped.is_empty() && synced.unread.is_none() && synced.waiting == 0;
    let done = whole && synced.unwritten.is_none();
    // what went out is in the folder only the next time it is looked over
    if let Some(kept) = kept.filter(|_| done && !only_look && !synced.sent.is_news()) {
        keep(
            &kept,
            &Kept {
                mark: store.sync_mark(folder)?,
                devices: devices.clone(),
            },
        );
    }
    Ok((synced, devices))
}

fn load(path: &Path) -> Option<Kept> {
    serde_json::from_slice(&fs::read(path).ok()?).ok()
}

/// Keeps how things are; when that is not possible the next sync takes longer and nothing else.
fn keep(path: &Path, kept: &Kept) {
    let written = serde_json::to_vec(kept).map(|bytes| {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        // as private as the progress file; half of it means nothing to whoever reads it
        let (name, mut file) = beside(path, Readers::Owner)?;
        file.write_all(&bytes).and_then(|()| fs::rename(name, path))
    });
    match written {
        Ok(_) | Err(_) => {}
    }
}

fn explained(error: &StoreError, folder: &Path) -> Failure {
    if error.path != folder {
        return error.clone().into();
    }
    let name = printable(&folder.display().to_string());
    match &error.kind {
        ErrorKind::Denied => Failure::usage(format!("`{name}` may not be read by this user")),
        // what is said of a file holds for its folder
        _ => Failure::usage(error.to_string()).help("name another folder, or look what lies there"),
    }
}

fn report<'a>(
    folder: &Path,
    args: &Sync,
    synced: &Synced,
    devices: &'a [DeviceJson],
) -> Report<'a> {
    let skipped = synced.skipped.iter().map(|(path, why)| SkippedJson {
        file: path.display().to_string(),
        why: why.clone(),
    });
    Report {
        version: 1,
        dry_run: args.dry_run,
        folder: folder.display().to_string(),
        sent: CameJson::from(&synced.sent),
        came: CameJson::from(&synced.came),
        devices,
        skipped: skipped.collect(),
        waiting: synced.waiting,
    }
}

/// What went out and came in, in words; `None` when nothing did.
fn happened(synced: &Synced, only_looked: bool) -> Option<String> {
    let sent = counted(&synced.sent).map(|news| match only_looked {
        true => format!("{news} would go out"),
        false => format!("{news} went out"),
    });
    let came = counted(&synced.came).map(|news| match only_looked {
        true => format!("{news} would come in"),
        false => format!("{news} came in"),
    });
    match (sent, came) {
        (Some(sent), Some(came)) => Some(format!("{sent}; {came}")),
        (sent, came) => sent.or(came),
    }
}

fn tell(
    world: &mut World<'_>,
    args: &Sync,
    synced: &Synced,
    devices: &[DeviceJson],
) -> Result<(), Failure> {
    // what could not be read at all is told as the error that it is
    let unread = synced.unread.as_ref();
    let skipped = synced.skipped.iter().filter(|file| Some(*file) != unread);
    for (path, why) in skipped {
        world.say(&printable(&format!("✗ `{}`: {why}", path.display())))?;
    }
    let would = if args.dry_run { "would " } else { "" };
    match happened(synced, args.dry_run) {
        None if synced.unwritten.is_some() || synced.unread.is_some() => {}
        None => writeln!(world.out, "Nothing new, here or there.")?,
        Some(what) => writeln!(world.out, "{what}.")?,
    }
    if synced.waiting > 0 {
        let rows = count(usize::try_from(synced.waiting).unwrap_or(usize::MAX), "row");
        writeln!(
            world.out,
            "{rows} {would}wait for others that are not there yet, or for a newer quizdeck."
        )?;
    }
    for device in devices {
        let short = device.device.get(..DIGITS).unwrap_or_default();
        let this = if device.this { "this device" } else { "" };
        let reviews = count(
            usize::try_from(device.reviews).unwrap_or(usize::MAX),
            "review",
        );
        let last = device.last.map(|last| world.calendar.stamp(last));
        let last = last.as_deref().unwrap_or("never");
        writeln!(
            world.out,
            "  {short}  {this:<11}  {reviews:>14}  last {last}"
        )?;
    }
    Ok(())
}
