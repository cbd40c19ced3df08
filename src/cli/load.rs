//! Files to decks: which were meant, which can be used, which are left out.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{fs, io, thread};

use super::failure::Failure;
use super::places::Folders;
use crate::base::{DeckId, text};
use crate::deck::{self, Reading};
use crate::diagnostic::Severity;

/// A deck file beyond this size is refused: a hundred thousand cards fit, and nobody waits for a mistaken video.
const LARGEST: u64 = 256 * 1024 * 1024;

/// One deck as it was found.
#[derive(Debug)]
pub(super) struct Found {
    /// Where it lies; `None` for a deck shipped inside the program.
    pub(super) path: Option<PathBuf>,
    /// How it is called in messages: the path, or the name of the shipped file.
    pub(super) name: String,
    /// Its text; broken bytes are replaced.
    pub(super) text: String,
    /// What it says.
    pub(super) reading: Reading,
    /// Whether it was asked for by file or name, rather than found in a folder.
    pub(super) named: bool,
}

impl Found {
    /// Whether it can be studied.
    pub(super) fn sound(&self) -> bool {
        self.reading.deck.is_some()
    }

    /// How many errors it has.
    pub(super) fn errors(&self) -> usize {
        self.reading
            .findings
            .iter()
            .filter(|finding| finding.severity == Severity::Error)
            .count()
    }
}

/// Where a deck comes from, before it is read.
#[derive(Debug, Clone)]
enum Origin {
    Shipped(&'static str, &'static str),
    File(PathBuf),
}

/// All decks there are: the shipped ones and those of the folders, a broken one included.
///
/// # Errors
/// When a folder or file cannot be read, or a folder that was named holds no deck.
pub(super) fn library(folders: &Folders) -> Result<Vec<Found>, Failure> {
    let mut origins: Vec<_> = deck::shipped()
        .iter()
        .map(|(name, text)| Origin::Shipped(name, text))
        .collect();
    if let Some(own) = &folders.own {
        origins.extend(deck_files(own)?.into_iter().map(Origin::File));
    }
    for folder in &folders.named {
        origins.extend(files_of(folder)?.into_iter().map(Origin::File));
    }
    read_all(&origins, false)
}

/// The decks of names as they were typed: files, folders, ids or starts of ids.
///
/// # Errors
/// When a name means nothing or several things, a folder holds no deck, or a file cannot be read.
pub(super) fn named(names: &[String], folders: &Folders) -> Result<Vec<Found>, Failure> {
    let mut found: Vec<Found> = Vec::new();
    let mut known: Option<Vec<Found>> = None;
    for name in names {
        if looks_like_path(name) {
            found.extend(at_path(Path::new(name))?);
        } else {
            let known = match &mut known {
                Some(known) => known,
                None => known.insert(library(folders)?),
            };
            for place in by_name(name, known)? {
                found.push(known.remove(place));
            }
        }
    }
    once_each(&mut found);
    Ok(found)
}

/// The decks at a path: one file, or a folder with all below it.
///
/// # Errors
/// When there is nothing, no deck in a folder, or a file cannot be read.
pub(super) fn at_path(path: &Path) -> Result<Vec<Found>, Failure> {
    if !path.is_dir() {
        return read_all(&[Origin::File(path.to_owned())], true);
    }
    let files = deck_files(path)?;
    read_all(
        &files.into_iter().map(Origin::File).collect::<Vec<_>>(),
        false,
    )
}

/// Names with a separator, an ending of decks, or something there at all are paths; all others are ids.
fn looks_like_path(name: &str) -> bool {
    let path = Path::new(name);
    let ending = path
        .extension()
        .is_some_and(|end| end == "yaml" || end == "yml");
    ending || name.contains(std::path::MAIN_SEPARATOR) || name.starts_with('.') || path.exists()
}

/// The place of the deck whose id is `name`, or else starts with it.
fn by_name(name: &str, known: &[Found]) -> Result<Vec<usize>, Failure> {
    let id = |found: &Found| found.reading.id.clone();
    let places = |matches: &dyn Fn(&DeckId) -> bool| -> Vec<usize> {
        (0..known.len())
            .filter(|&at| id(&known[at]).is_some_and(|id| matches(&id)))
            .collect()
    };
    let exact = places(&|id| id.as_str() == name);
    if let [_] = exact[..] {
        return Ok(exact);
    }
    if let [first, second, ..] = exact[..] {
        return Err(two_with_one_id(&known[first], &known[second], name));
    }
    let starting = places(&|id| id.as_str().starts_with(name));
    let names: Vec<_> = known.iter().filter_map(id).collect();
    match starting[..] {
        [_] => Ok(starting),
        [] => Err(unknown(name, &names)),
        _ => {
            let names: Vec<_> = starting.iter().filter_map(|&at| id(&known[at])).collect();
            let names: Vec<_> = names.iter().map(DeckId::as_str).collect();
            Err(Failure::usage(format!("several decks start with `{name}`"))
                .help(format!("say which: {}", text::either(&names))))
        }
    }
}

fn unknown(name: &str, known: &[DeckId]) -> Failure {
    let near = text::nearest(name, known.iter().map(DeckId::as_str));
    let failure = Failure::usage(format!("there is no deck `{}`", text::printable(name)));
    if near.is_empty() {
        failure.help("`quizdeck decks` lists all decks; a file is named with its path")
    } else {
        failure.help(format!("did you mean {}?", text::either(&near)))
    }
}

/// The failure of two decks that claim one id.
pub(super) fn two_with_one_id(first: &Found, second: &Found, id: &str) -> Failure {
    Failure::usage(format!("two decks have the id `{id}`: {} and {}", first.name, second.name))
        .help("progress hangs on the id: give one of them another with `deck: …`, or name the file you mean")
}

/// Adds a finding to every deck whose id another deck before it has.
pub(super) fn find_clashes(found: &mut [Found]) {
    let mut first: BTreeMap<DeckId, String> = BTreeMap::new();
    for found in found {
        let Some(id) = found.reading.id.clone() else {
            continue;
        };
        match first.get(&id) {
            None => {
                first.insert(id, found.name.clone());
            }
            Some(other) => found.reading.clash(&found.text, other),
        }
    }
}

/// Takes out decks that were named twice.
fn once_each(found: &mut Vec<Found>) {
    let mut seen: Vec<PathBuf> = Vec::new();
    found.retain(|found| {
        let Some(path) = found.path.as_ref() else {
            return true;
        };
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.clone());
        let new = !seen.contains(&path);
        seen.push(path);
        new
    });
}

/// The decks that can be used: broken ones that were named fail, others are left out and told.
///
/// # Errors
/// When a named deck has errors, two decks have one id, or none is left.
pub(super) fn usable(found: Vec<Found>) -> Result<(Vec<Found>, Vec<Found>), Failure> {
    let (sound, broken): (Vec<_>, Vec<_>) = found.into_iter().partition(Found::sound);
    let mut ids: BTreeMap<DeckId, usize> = BTreeMap::new();
    for (at, found) in sound.iter().enumerate() {
        let Some(id) = &found.reading.id else {
            continue;
        };
        if let Some(first) = ids.insert(id.clone(), at) {
            return Err(two_with_one_id(&sound[first], found, id.as_str()));
        }
    }
    Ok((sound, broken))
}

/// The deck files below a folder that was meant to hold some.
fn files_of(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let files = deck_files(folder)?;
    if files.is_empty() {
        let folder = text::printable(&folder.display().to_string());
        let failure = Failure::usage(format!("the folder `{folder}` holds no deck"));
        return Err(failure.help("decks are files that end in .yaml or .yml"));
    }
    Ok(files)
}

/// The deck files below a folder, sorted; hidden ones are left out.
fn deck_files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    /// Folders this deep are a mistake, such as a link to a folder above.
    const DEEPEST: usize = 16;
    fn walk(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let hidden = path
                .file_name()
                .is_some_and(|name| name.to_string_lossy().starts_with('.'));
            if hidden {
                continue;
            }
            if path.is_dir() && depth < DEEPEST {
                walk(&path, depth + 1, files)?;
            } else if path.is_file()
                && path
                    .extension()
                    .is_some_and(|end| end == "yaml" || end == "yml")
            {
                files.push(path);
            }
        }
        Ok(())
    }
    let mut files = Vec::new();
    walk(folder, 0, &mut files).map_err(|error| unreadable(folder, &error))?;
    files.sort();
    Ok(files)
}

/// Reads decks side by side, as many at once as there are processors.
fn read_all(origins: &[Origin], named: bool) -> Result<Vec<Found>, Failure> {
    let workers = thread::available_parallelism()
        .map_or(1, usize::from)
        .min(origins.len());
    if workers < 2 {
        return origins.iter().map(|origin| read(origin, named)).collect();
    }
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(origin) = origins.get(at) else {
                break done;
            };
            done.push((at, read(origin, named)));
        }
    };
    let mut all: Vec<_> = thread::scope(|scope| {
        let others: Vec<_> = (1..workers).map(|_| scope.spawn(work)).collect();
        let mut all = work();
        for other in others {
            all.extend(other.join().unwrap_or_default());
        }
        all
    });
    all.sort_by_key(|(at, _)| *at);
    all.into_iter().map(|(_, found)| found).collect()
}

fn read(origin: &Origin, named: bool) -> Result<Found, Failure> {
    match origin {
        Origin::Shipped(name, text) => {
            let reading = deck::read(name, text);
            Ok(Found {
                path: None,
                name: (*name).to_owned(),
                text: (*text).to_owned(),
                reading,
                named,
            })
        }
        Origin::File(path) => {
            let bytes = bytes(path)?;
            let file = path
                .file_name()
                .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
            let (text, reading) = deck::read_bytes(&file, &bytes);
            let text = text.into_owned();
            Ok(Found {
                path: Some(path.clone()),
                name: path.display().to_string(),
                text,
                reading,
                named,
            })
        }
    }
}

fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let meta = fs::metadata(path).map_err(|error| unreadable(path, &error))?;
    if meta.is_dir() {
        return Err(Failure::usage(format!(
            "`{}` is a folder, not a deck",
            path.display()
        )));
    }
    if meta.len() > LARGEST {
        return Err(Failure::usage(format!(
            "`{}` is larger than 256 MiB, too large for a deck",
            path.display()
        ))
        .help("split it into several files; one file is one deck"));
    }
    fs::read(path).map_err(|error| unreadable(path, &error))
}

fn unreadable(path: &Path, error: &io::Error) -> Failure {
    let path = path.display();
    match error.kind() {
        io::ErrorKind::NotFound => Failure::usage(format!("there is no file `{path}`"))
            .help("`quizdeck decks` lists the decks that can be named without a path"),
        io::ErrorKind::PermissionDenied => Failure::usage(format!("`{path}` may not be read"))
            .help("look at the file's permissions"),
        _ => Failure::usage(format!("`{path}` cannot be read: {error}")),
    }
}
