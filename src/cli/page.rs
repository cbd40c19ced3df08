//! `stats --html`: a page for a browser.

use std::fs;
use std::io::Read;
use std::path::Path;

use super::failure::Failure;
use super::places;
use super::save;
use super::shelf::Shelf;
use super::world::World;
use crate::report::Stats;
use crate::terminal::page::{self, MARK, Page};

/// In so many first bytes a page of ours shows its mark.
const LOOKED_AT: u64 = 1024;

/// Writes the page, whole or not at all.
///
/// # Errors
/// When something lies there that is no page of ours, unless `force`; or when the file may not be written.
pub(super) fn write(
    world: &mut World<'_>,
    path: &Path,
    force: bool,
    stats: &Stats,
    shelf: &Shelf,
) -> Result<(), Failure> {
    let decks: Vec<String> = match stats.window.decks[..] {
        [] => Vec::new(),
        _ => {
            let decks = shelf.decks().iter();
            decks.map(|deck| deck.brief().title.to_string()).collect()
        }
    };
    let text = page::text(&Page {
        stats,
        decks: &decks,
        name: &|topic| shelf.topic_name(topic),
        made: &world.calendar.stamp(world.now()),
    });
    if !places::is_there(path)? {
        save::create(path, text.as_bytes())?;
    } else if force || is_ours(path)? {
        save::replace(path, text.as_bytes())?;
    } else {
        let name = path.display();
        return Err(
            Failure::usage(format!("`{name}` is there already, and is no page of ours"))
                .help("name another file, or write over it with --force"),
        );
    }
    world.say(&format!("wrote {}", path.display()))
}

fn is_ours(path: &Path) -> Result<bool, Failure> {
    let mut start = Vec::new();
    fs::File::open(path)
        .and_then(|file| file.take(LOOKED_AT).read_to_end(&mut start))
        .map_err(|error| save::unwritable(path, &error))?;
    Ok(String::from_utf8_lossy(&start).contains(MARK))
}
