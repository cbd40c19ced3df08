//! Decks side by side: no file twice, no id twice.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use super::failure::Failure;
use super::load::Found;
use crate::base::DeckId;

/// Takes out decks whose file came before under another name.
pub(super) fn once_each(found: &mut Vec<Found>) {
    let mut seen = BTreeSet::new();
    found.retain(|found| match &found.path {
        None => true,
        Some(path) => seen.insert(fs::canonicalize(path).unwrap_or_else(|_| path.clone())),
    });
}

/// The decks that can be used, and the broken ones.
///
/// # Errors
/// When two sound decks have one id.
pub(super) fn usable(found: Vec<Found>) -> Result<(Vec<Found>, Vec<Found>), Failure> {
    let (sound, broken): (Vec<_>, Vec<_>) = found.into_iter().partition(Found::sound);
    let mut ids: BTreeMap<&DeckId, &Found> = BTreeMap::new();
    for found in &sound {
        let Some(id) = &found.reading.id else {
            continue;
        };
        if let Some(first) = ids.insert(id, found) {
            return Err(two_with_one_id(first, found, id.as_str()));
        }
    }
    Ok((sound, broken))
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
