//! `stats`.

use std::ffi::OsString;

use super::args::Stats;
use super::failure::Failure;
use super::known::{Asking, Known, Need};
use super::ordinary;
use super::progress;
use super::shelf::Shelf;
use super::world::World;
use crate::plan;
use crate::report::{self, DueOnes, Gone, Inquiry};
use crate::store::{Access, Store};
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
    let decks: Vec<String> = shelf.ids().map(|id| id.as_str().to_owned()).collect();
    let stats = Asking::tell((&shelf, &store, Need::Report), &[], |known| {
        Ok(report::stats(&Inquiry {
            digest: &known.digest,
            asked: &known.asked,
            due: &due(world, (&shelf, &store), known)?,
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
        }))
    })?;
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
    Ok(0)
}

/// The questions that the ordinary plan of today asks because they are due, as places among those asked.
///
/// # Errors
/// When decks or progress cannot be read.
fn due(
    world: &World<'_>,
    (shelf, store): (&Shelf, &Store),
    known: &Asking,
) -> Result<Vec<usize>, Failure> {
    let today = world.today();
    let examined = store.exams()?.iter().any(|exam| exam.stands(today));
    if !examined && !shelf.limits_reviews(world) {
        let buried = store.buried_on(today)?;
        if let Some(due) = known.asked.due(&known.digest, today, &buried) {
            return contested(world, (shelf, store), due);
        }
    }
    // what follows from limits, exams and a wrong clock is asked of the plan itself
    let all = Known::read(shelf, store, today)?;
    ordinary::due(world, shelf, store, &all.candidates)
}

/// All due ones, once it is said which face of each card goes before the others.
fn contested(
    world: &World<'_>,
    (shelf, store): (&Shelf, &Store),
    due: DueOnes,
) -> Result<Vec<usize>, Failure> {
    let DueOnes {
        sure: mut all,
        contested,
    } = due;
    if !contested.is_empty() {
        let (places, candidates): (Vec<usize>, Vec<_>) = contested.into_iter().unzip();
        let chosen = ordinary::asked(world, shelf, store, &candidates, |request| {
            Ok(plan::due(request))
        })?;
        all.extend(chosen.into_iter().map(|at| places[at]));
    }
    Ok(all)
}
