//! `stats`.

use super::args::Decks;
use super::failure::Failure;
use super::progress;
use super::shelf::Shelf;
use super::study;
use super::world::World;
use crate::base::DeckId;
use crate::report;
use crate::store::Access;
use crate::terminal::listing::{draw_stats, stats_json};

/// Shows today, the questions by state, and what is kept.
///
/// # Errors
/// When decks or progress cannot be used.
pub(super) fn run(world: &mut World<'_>, args: &Decks) -> Result<u8, Failure> {
    let shelf = Shelf::gather(world, &args.decks)?;
    let store = progress::open(world, Access::Read)?;
    let (candidates, plan) = study::ordinary(world, &shelf, &store)?;
    let mut rows = Vec::new();
    let wanted = |deck: &DeckId| args.decks.is_empty() || shelf.library.deck(deck).is_some();
    store.each_review(.., |effective| {
        if wanted(&effective.review.key.deck) {
            rows.push(report::Row::from(effective));
        }
    })?;
    let stats = report::stats(&rows, &candidates, &plan, store.scheduler(), world.today());
    if world.common.json {
        stats_json(world.out.as_mut(), &stats)?;
    } else {
        draw_stats(world.out.as_mut(), &stats, world.colour, world.width)?;
    }
    Ok(0)
}
