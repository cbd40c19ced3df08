//! Decks side by side: no file twice, no id twice.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::path::Path;
use std::sync::Arc;

use super::failure::Failure;
use super::load::Found;
use crate::base::DeckId;

/// Takes out decks whose file came before under another name.
pub(super) fn once_each(found: &mut Vec<Found>) {
    if !may_repeat(found) {
        return;
    }
    let mut seen = HashSet::new();
    found.retain(|found| match (&found.path, &found.home) {
        (None, _) => true,
        (Some(path), Some(home)) => seen.insert(home.join(path.file_name().unwrap_or_default())),
        (Some(path), None) => seen.insert(fs::canonicalize(path).unwrap_or_else(|_| path.clone())),
    });
}

/// Whether a file can be there twice: not where all come from walks, no two of which met in one folder.
fn may_repeat(found: &[Found]) -> bool {
    let mut folders: HashMap<&Path, &Arc<Path>> = HashMap::new();
    let mut last: Option<&Arc<Path>> = None;
    for found in found.iter().filter(|found| found.path.is_some()) {
        let Some(home) = &found.home else {
            return true;
        };
        if last.is_some_and(|last| Arc::ptr_eq(last, home)) {
            continue;
        }
        last = Some(home);
        let known = folders.insert(home, home);
        if known.is_some_and(|known| !Arc::ptr_eq(known, home)) {
            return true;
        }
    }
    false
}

/// The decks that can be used, and the broken ones.
///
/// # Errors
/// When two sound decks have one id.
pub(super) fn usable(mut found: Vec<Found>) -> Result<(Vec<Found>, Vec<Found>), Failure> {
    let broken = found.extract_if(.., |found| !found.sound()).collect();
    let sound = found;
    // nearly in order as they come, ten thousand are sorted sooner than a table of them is made
    let mut ids: Vec<(&DeckId, usize)> = sound
        .iter()
        .map(Found::id)
        .zip(0..)
        .filter_map(named)
        .collect();
    ids.sort();
    let twice = ids.windows(2).filter(|pair| pair[0].0 == pair[1].0);
    let first = twice.min_by_key(|pair| pair[1].1);
    if let Some([(id, first), (_, second)]) = first {
        return Err(two_with_one_id(
            &sound[*first],
            &sound[*second],
            id.as_str(),
        ));
    }
    Ok((sound, broken))
}

/// The id of a deck with its place.
fn named((id, at): (Option<&DeckId>, usize)) -> Option<(&DeckId, usize)> {
    Some((id?, at))
}

/// The failure of two decks that claim one id.
pub(super) fn two_with_one_id(first: &Found, second: &Found, id: &str) -> Failure {
    let place = |found: &Found| match &found.path {
        Some(path) => format!("`{}`", path.display()),
        None => String::from("the one that ships with quizdeck"),
    };
    let (first, second) = (place(first), place(second));
    Failure::usage(format!("two decks have the id `{id}`: {first} and {second}"))
        .help("progress hangs on the id: give one of them another with `deck: …`, or name the file you mean")
}

/// Adds a finding to every deck whose id another deck before it has.
pub(super) fn find_clashes(found: &mut [Found]) {
    let mut first: BTreeMap<DeckId, String> = BTreeMap::new();
    for found in found {
        let Some(id) = found.id().cloned() else {
            continue;
        };
        match first.get(&id) {
            None => {
                first.insert(id, found.name().to_owned());
            }
            Some(other) => {
                if let Some(reading) = &mut found.reading {
                    reading.clash(&found.text, other);
                }
            }
        }
    }
}
