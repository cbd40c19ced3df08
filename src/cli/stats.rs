//! `stats`.

use std::ffi::OsString;

use super::args::Stats;
use super::failure::Failure;
use super::known::Known;
use super::progress;
use super::shelf::Shelf;
use super::study;
use super::world::World;
use crate::report::{self, Gone, Inquiry};
use crate::store::Access;
use crate::terminal::listing::{draw_stats, stats_json};

/// Shows how it goes: today, what is kept, when and how it was studied.
///
/// # Errors
/// When decks or progress cannot be used, or the page cannot be written.
pub(super) fn run(world: &mut World<'_>, args: &Stats) -> Result<u8, Failure> {
    let names: Vec<OsString> = args.decks.decks.iter().chain(&args.deck).cloned().collect();
    let shelf = Shelf::gather(world, &names)?;
    let topics = shelf.topics(&args.topic)?;
    let since = args.since.map(|since| since.day(world.today()));
    let store = progress::open(world, Access::Read)?;
    let known = Known::read(&shelf, &store, world.today())?;
    let due = study::due(world, &shelf, &store, &known.candidates)?;
    let decks: Vec<String> = shelf.ids().map(|id| id.as_str().to_owned()).collect();
    let stats = report::stats(&Inquiry {
        digest: &known.digest,
        candidates: &known.candidates,
        places: &known.places,
        due: &due,
        gone: if names.is_empty() {
            Gone::All
        } else {
            Gone::Of(&decks)
        },
        topics: &topics,
        since,
        today: world.today(),
        now: world.now(),
        scheduler: store.scheduler(),
        later: world.calendar.later(),
    });
    if let Some(path) = &args.html {
        super::page::write(world, path, args.force, &stats, &shelf)?;
        return Ok(0);
    }
    if world.common.json {
        stats_json(world.out.as_mut(), &stats)?;
    } else {
        let name = |topic: &crate::base::Topic| shelf.topic_name(topic);
        draw_stats(world.out.as_mut(), &stats, &name, world.colour, world.width)?;
    }
    known.leave();
    Ok(0)
}
