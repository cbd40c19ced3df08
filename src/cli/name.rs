//! Decks by the names that were typed: files, folders, ids and starts of ids.

use std::ffi::{OsStr, OsString};
use std::path::Path;

use super::clash;
use super::failure::Failure;
use super::folder;
use super::load::{self, Found, Look};
use super::places::Folders;
use crate::base::{DeckId, text};

/// The decks of names as they were typed.
///
/// # Errors
/// When a name means nothing or several things, a folder holds no deck, or a file cannot be read.
pub(super) fn named(names: &[OsString], folders: &Folders) -> Result<Vec<Found>, Failure> {
    let mut found: Vec<Found> = Vec::new();
    let mut known: Option<Known> = None;
    for name in names {
        match name.to_str().filter(|name| !looks_like_path(name)) {
            None => found.extend(load::at_path(Path::new(name), Look::Shelve)?),
            Some(id) => {
                let known = match &mut known {
                    Some(known) => known,
                    None => known.insert(Known::new(load::library(folders, Look::Shelve)?)),
                };
                found.extend(known.take(id)?);
            }
        }
    }
    clash::once_each(&mut found);
    Ok(found)
}

/// Names with a separator, an ending of decks, or something there at all are paths; all others are ids.
fn looks_like_path(name: &str) -> bool {
    let path = Path::new(name);
    folder::is_deck(path)
        || name.contains(std::path::MAIN_SEPARATOR)
        || name.starts_with('.')
        || path.exists()
}

/// The library while decks are taken from it.
struct Known {
    /// What was taken is gone from here.
    decks: Vec<Option<Found>>,
    /// The ids of all, also of what was taken.
    ids: Vec<Option<DeckId>>,
}

impl Known {
    fn new(library: Vec<Found>) -> Self {
        Self {
            ids: library.iter().map(id).collect(),
            decks: library.into_iter().map(Some).collect(),
        }
    }

    /// The deck whose id is `name` or else starts with it; none when it was taken before.
    fn take(&mut self, name: &str) -> Result<Option<Found>, Failure> {
        let at = self.place(name)?;
        let taken = self.decks[at].take();
        Ok(taken.map(|found| Found {
            named: true,
            ..found
        }))
    }

    fn place(&self, name: &str) -> Result<usize, Failure> {
        if name.is_empty() {
            let failure = Failure::usage("the name of a deck is empty");
            return Err(failure.help("`quizdeck decks` lists all decks"));
        }
        let places = |matches: &dyn Fn(&str) -> bool| -> Vec<usize> {
            let fits = |at: &usize| {
                self.ids[*at]
                    .as_ref()
                    .is_some_and(|id| matches(id.as_str()))
            };
            (0..self.ids.len()).filter(fits).collect()
        };
        match places(&|id| id == name)[..] {
            [] => {}
            [at] => return Ok(at),
            [first, second, ..] => return Err(self.clash(first, second, name)),
        }
        match places(&|id| id.starts_with(name))[..] {
            [] => Err(unknown(name, self.ids.iter().flatten())),
            [at] => Ok(at),
            ref several => {
                let names = several.iter().filter_map(|&at| self.ids[at].as_ref());
                let names: Vec<_> = names.map(DeckId::as_str).collect();
                Err(Failure::usage(format!("several decks start with `{name}`"))
                    .help(format!("say which: {}", text::either(&names))))
            }
        }
    }

    fn clash(&self, first: usize, second: usize, name: &str) -> Failure {
        let both = (&self.decks[first], &self.decks[second]);
        match both {
            (Some(first), Some(second)) => clash::two_with_one_id(first, second, name),
            // a clash is never taken, so both are there
            _ => Failure::usage(format!("several decks have the id `{name}`")),
        }
    }
}

/// The id of a deck; of one so broken that it tells none, what its file's name would make it.
fn id(found: &Found) -> Option<DeckId> {
    let stem = || {
        found
            .path
            .as_deref()
            .and_then(Path::file_stem)
            .map(OsStr::to_string_lossy)
    };
    found
        .id()
        .cloned()
        .or_else(|| DeckId::new(&text::kebab(&stem()?)).ok())
}

fn unknown<'a>(name: &str, known: impl Iterator<Item = &'a DeckId>) -> Failure {
    let near = text::nearest(name, known.map(DeckId::as_str));
    let failure = Failure::usage(format!("there is no deck `{name}`"));
    if near.is_empty() {
        failure.help("`quizdeck decks` lists all decks; a file is named with its path")
    } else {
        failure.help(format!("did you mean {}?", text::either(&near)))
    }
}
