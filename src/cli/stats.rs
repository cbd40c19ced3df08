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
    let digest = progress::digest(&store)?;
    let wanted = |deck: &DeckId| args.decks.is_empty() || shelf.library.deck(deck).is_some();
    let questions = digest.questions().iter();
    let wanted: Vec<bool> = questions.map(|known| wanted(&known.key.deck)).collect();
    let stats = report::stats(&digest, &wanted, &candidates, &plan, world.today());
    if world.common.json {
        stats_json(world.out.as_mut(), &stats)?;
    } else {
        draw_stats(world.out.as_mut(), &stats, world.colour, world.width)?;
    }
    Ok(0)
}
