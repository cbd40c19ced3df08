//! `preview` and `cards --show`.

use super::args::{Decks, Which};
use super::failure::Failure;
use super::shelf::Shelf;
use super::world::World;
use crate::base::Seed;
use crate::plan::Wishes;
use crate::session::{Preview, preview};
use crate::terminal::draw_previews;

/// Shows cards as a learner meets them; progress is not even looked at.
///
/// # Errors
/// When decks cannot be used.
pub(super) fn run(world: &mut World<'_>, decks: &Decks, which: &Which) -> Result<u8, Failure> {
    let shelf = Shelf::gather(world, &decks.decks)?;
    let wishes = Wishes {
        topics: shelf.topics(&which.topic)?,
        tags: shelf.tags(&which.tag)?,
        ..Wishes::default()
    };
    // without --seed the same order of choices each time, so that two previews can be compared
    let seed = Seed(world.common.seed.unwrap_or(0));
    let mut wanted = shelf.unseen()?;
    wanted.retain(|known| wishes.match_question(known));
    let library = shelf.library_of(wanted.iter().map(|known| &known.key))?;
    let shown = wanted.iter().filter_map(|known| {
        let (deck, card) = library.find(&known.key)?;
        preview(deck, card, known.key.face, seed)
    });
    let shown: Vec<Preview> = shown.collect();
    draw_previews(world.out.as_mut(), &shown, world.colour, world.width)?;
    Ok(0)
}
