//! `decks`.

use std::borrow::Cow;

use super::args::Decks;
use super::failure::Failure;
use super::ordinary;
use super::progress;
use super::shelf::Shelf;
use super::world::World;
use crate::report::{self, DeckOverview};
use crate::store::Access;
use crate::terminal::listing::{DeckRow, decks_json, draw_decks};

/// Lists decks with what is due.
///
/// # Errors
/// When decks or progress cannot be used.
pub(super) fn run(world: &mut World<'_>, args: &Decks) -> Result<u8, Failure> {
    let shelf = Shelf::gather(world, &args.decks)?;
    let store = progress::open(world, Access::Read)?;
    let (candidates, plan) = ordinary::over_all(world, &shelf, &store)?;
    let overview = report::overview(&candidates, &plan, world.today());
    let rows = rows(&shelf, &overview);
    if world.common.json {
        decks_json(world.out.as_mut(), &rows)?;
    } else {
        draw_decks(world.out.as_mut(), &rows, world.colour, world.width)?;
    }
    Ok(0)
}

fn rows(shelf: &Shelf, overview: &[DeckOverview]) -> Vec<DeckRow> {
    shelf
        .decks()
        .iter()
        .map(|shelved| {
            let deck = shelved.brief();
            let figures = overview.iter().find(|figures| figures.deck == deck.id);
            DeckRow {
                deck: deck.id.clone(),
                title: deck.title.to_string(),
                path: shelved.path().map(Cow::into_owned),
                cards: deck.cards as usize,
                questions: deck.questions as usize,
                due: figures.map_or(0, |figures| figures.due),
                new: figures.map_or(0, |figures| figures.new),
            }
        })
        .collect()
}
