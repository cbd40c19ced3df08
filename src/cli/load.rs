//! Files to decks.

use std::borrow::Cow;
use std::fs::{self, File};
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::abreast::abreast;
use super::catalogue::{self, Opening};
use super::clash;
use super::failure::Failure;
use super::folder::{self, Below, DeckFile};
pub(super) use super::found::Found;
use super::places::Folders;
use crate::base::text::reason;
use crate::deck::{self, Documents, Reading};
use crate::terminal::Gauge;

/// A deck file beyond this size is refused: a hundred thousand cards fit, and nobody waits for a mistaken video.
const LARGEST: u64 = 256 * 1024 * 1024;

/// Where a deck comes from, before it is read.
#[derive(Debug, Clone)]
pub(super) enum Origin {
    /// Inside the program: name and text.
    Shipped(&'static str, &'static str),
    /// A file.
    File(DeckFile),
}

impl Origin {
    /// A file that was named.
    pub(super) fn file(path: &Path) -> Self {
        Self::File(DeckFile {
            path: path.to_owned(),
            home: None,
        })
    }

    /// The shipped deck of a name.
    pub(super) fn shipped_as(name: &str) -> Option<Self> {
        let mut shipped = deck::shipped().iter();
        let (name, text) = shipped.find(|(known, _)| *known == name)?;
        Some(Self::Shipped(name, text))
    }

    /// All that are shipped.
    pub(super) fn shipped() -> Vec<Self> {
        let shipped = deck::shipped().iter();
        shipped
            .map(|(name, text)| Self::Shipped(name, text))
            .collect()
    }
}

/// How closely decks are looked at.
#[derive(Debug, Clone, Copy)]
pub(super) enum Look<'d> {
    /// Whether they can be studied, from the catalogue where they are as they were.
    Shelve,
    /// Whether they can be studied, with all they say.
    Study,
    /// Also how they could be better, with the documents at hand; the deck itself is not kept.
    Check(Option<&'d Documents>),
}

/// All decks there are: the shipped ones and those of the folders, broken and unreadable ones included.
///
/// # Errors
/// When a folder cannot be read, or one that was named holds no deck.
pub(super) fn library(folders: &Folders, look: Look) -> Result<Vec<Found>, Failure> {
    let mut groups = vec![Group {
        root: None,
        origins: Origin::shipped(),
        catalogue: None,
    }];
    let mut closed = Vec::new();
    let own = folders.own.iter().map(|own| (own, Walk::Any(own)));
    let named = folders.named.iter();
    let named = named.map(|named| (named, Walk::Decks(named)));
    for (root, walk) in own.chain(named) {
        let (group, shut) = Group::below(root, walk, look)?;
        groups.push(group);
        closed.extend(shut);
    }
    Ok(gathered(groups, closed, look))
}

/// The decks at a path: one file, or a folder with all below it, broken and unreadable ones included.
///
/// # Errors
/// When there is nothing, the file cannot be read, or the folder cannot be read or holds no deck.
pub(super) fn at_path(path: &Path, look: Look) -> Result<Vec<Found>, Failure> {
    if path.is_dir() {
        let (group, closed) = Group::below(path, Walk::Decks(path), look)?;
        return Ok(gathered(vec![group], closed, look));
    }
    let group = Group {
        root: Some(path.to_owned()),
        origins: vec![Origin::file(path)],
        catalogue: None,
    };
    let mut found = group.read(look);
    for found in &mut found {
        found.named = true;
    }
    match found.iter_mut().find_map(|found| found.unread.take()) {
        Some(failure) => Err(*failure),
        None => Ok(found),
    }
}

/// Decks that belong together: they share a catalogue.
struct Group {
    /// The folder, or the one file; `None` for the decks inside the program.
    root: Option<PathBuf>,
    origins: Vec<Origin>,
    /// Their catalogue, where it is being opened already.
    catalogue: Option<Opening>,
}

/// How a folder is looked through.
#[derive(Clone, Copy)]
enum Walk<'p> {
    /// It may hold no deck.
    Any(&'p Path),
    /// It was meant to hold decks.
    Decks(&'p Path),
}

impl Walk<'_> {
    fn go(self) -> Result<Below, Failure> {
        match self {
            Self::Any(folder) => folder::below(folder),
            Self::Decks(folder) => folder::decks_below(folder),
        }
    }
}

/// Folders that cannot be read, with the reason.
type Closed = Vec<(PathBuf, Failure)>;

impl Group {
    /// What a walk finds below a folder.
    ///
    /// # Errors
    /// Those of the walk.
    fn below(root: &Path, walk: Walk<'_>, look: Look<'_>) -> Result<(Self, Closed), Failure> {
        let (catalogue, below) = match look {
            Look::Shelve => catalogue::meanwhile(root, || walk.go()),
            Look::Study | Look::Check(_) => (None, walk.go()),
        };
        let below = below?;
        let group = Self {
            root: Some(root.to_owned()),
            origins: below.files.into_iter().map(Origin::File).collect(),
            catalogue,
        };
        Ok((group, below.closed))
    }

    fn read(self, look: Look) -> Vec<Found> {
        match look {
            Look::Shelve => catalogue::shelved(self.root.as_deref(), self.origins, self.catalogue),
            Look::Study | Look::Check(_) => {
                side_by_side(&self.origins, |origin| read(origin, look))
            }
        }
    }
}

fn gathered(groups: Vec<Group>, closed: Closed, look: Look) -> Vec<Found> {
    let mut found = Vec::new();
    for group in groups {
        found.extend(group.read(look));
    }
    found.extend(
        closed
            .into_iter()
            .map(|(path, failure)| Found::closed(&path, failure)),
    );
    clash::once_each(&mut found);
    found
}

/// Reads decks side by side, as many at once as there are processors; what came of them in their order.
pub(super) fn side_by_side<O: Sync, T: Send>(
    origins: &[O],
    read: impl Fn(&O) -> T + Sync,
) -> Vec<T> {
    // one deck is there before anybody could read of it
    if origins.len() < 2 {
        return origins.iter().map(read).collect();
    }
    let gauge = Gauge::new("reading decks", origins.len(), io::stderr().is_terminal());
    abreast(origins, |_, origin| {
        let found = read(origin);
        gauge.step();
        found
    })
}

/// Reads one deck, whatever a catalogue knows of it.
pub(super) fn read(origin: &Origin, look: Look) -> Found {
    match origin {
        Origin::Shipped(name, text) => Found {
            path: None,
            home: None,
            shipped: name,
            told: OnceLock::new(),
            text: Cow::Borrowed(*text),
            reading: Some(Box::new(match look {
                Look::Shelve | Look::Study => deck::read(name, text),
                Look::Check(documents) => without_deck(deck::examine(name, text, documents)),
            })),
            stored: None,
            unread: None,
            named: false,
        },
        Origin::File(file) => match bytes(&file.path) {
            Ok(bytes) => read_from(file, &bytes, look),
            Err(failure) => Found::closed(&file.path, failure),
        },
    }
}

/// Reads one deck from what its file holds.
pub(super) fn read_from(file: &DeckFile, bytes: &[u8], look: Look) -> Found {
    let name = file_name(&file.path);
    let (text, reading) = match look {
        Look::Shelve | Look::Study => deck::read_bytes(&name, bytes),
        Look::Check(documents) => {
            let (text, reading) = deck::examine_bytes(&name, bytes, documents);
            (text, without_deck(reading))
        }
    };
    Found {
        path: Some(file.path.clone()),
        home: file.home.clone(),
        shipped: "",
        told: OnceLock::new(),
        text: Cow::Owned(text.into_owned()),
        reading: Some(Box::new(reading)),
        stored: None,
        unread: None,
        named: false,
    }
}

/// What was found alone: a hundred thousand cards need not be kept to tell it.
fn without_deck(mut reading: Reading) -> Reading {
    reading.deck = None;
    reading
}

/// The name of a file without its folders, from which a deck without id gets its.
pub(super) fn file_name(path: &Path) -> Cow<'_, str> {
    path.file_name().unwrap_or_default().to_string_lossy()
}

/// What a deck file holds.
///
/// # Errors
/// When it cannot be read, or is too large for a deck.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let unreadable = |error: &io::Error| unreadable(path, error);
    let size = fs::metadata(path)
        .map_err(|error| unreadable(&error))?
        .len();
    let mut bytes = Vec::new();
    if size <= LARGEST {
        // a device or a pipe tells no size, so the reading itself is bounded too
        let file = File::open(path).map_err(|error| unreadable(&error))?;
        file.take(LARGEST + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| unreadable(&error))?;
    }
    if size > LARGEST || bytes.len() as u64 > LARGEST {
        let path = path.display();
        let failure = Failure::usage(format!(
            "`{path}` is larger than 256 MiB, too large for a deck"
        ));
        return Err(failure.help("split it into several files; one file is one deck"));
    }
    Ok(bytes)
}

/// The failure of a file or folder that cannot be read.
pub(super) fn unreadable(path: &Path, error: &io::Error) -> Failure {
    let path = path.display();
    match error.kind() {
        io::ErrorKind::NotFound => Failure::usage(format!("there is no file `{path}`"))
            .help("`quizdeck decks` lists the decks that can be named without a path"),
        io::ErrorKind::PermissionDenied => {
            Failure::usage(format!("`{path}` may not be read")).help("ask for the right to read it")
        }
        _ => {
            let reason = reason(&error.to_string());
            Failure::usage(format!("`{path}` cannot be read: {reason}"))
                .help("name another file, or look what lies there")
        }
    }
}
