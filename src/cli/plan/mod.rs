//! `plan`.

mod day;
mod exam;
mod overview;
mod simulate;

pub(super) use day::{at_home, fits, today, unordered, words};

use super::args;
use super::failure::Failure;
use super::progress;
use super::shelf::Shelf;
use super::shelved::Shelved;
use super::world::World;
use crate::base::{Day, Probability};
use crate::memory::{DESIRED_RETENTION, Mind};
use crate::plan::simulate::Pace;
use crate::plan::{Candidate, DayLimits};
use crate::report;
use crate::store::{Access, Store};

/// Shows what lies ahead.
///
/// # Errors
/// When decks or progress cannot be used.
pub(super) fn run(world: &mut World<'_>, args: &args::Plan) -> Result<u8, Failure> {
    let outset = Outset::look(world, args)?;
    match (args.simulate, args.exam) {
        (Some(days), _) => simulate::run(world, args, &outset, days),
        (None, Some(exam)) => exam::run(world, args, &outset, exam),
        (None, None) if args.end => exam::end(world, &outset),
        (None, None) => overview::run(world, &outset),
    }
}

/// What every look ahead starts from.
struct Outset {
    shelf: Shelf,
    candidates: Vec<Candidate>,
    limits: DayLimits,
    pace: Pace,
    mind: Mind,
}

impl Outset {
    fn look(world: &mut World<'_>, args: &args::Plan) -> Result<Self, Failure> {
        let shelf = Shelf::gather(world, &args.decks.decks)?;
        let store = progress::open(world, Access::Read)?;
        let candidates = shelf.candidates(world, &store)?;
        Ok(Self {
            limits: shelf.limits(world, &store)?,
            pace: answers(world, &store)?.pace,
            mind: store.scheduler().mind(),
            shelf,
            candidates,
        })
    }

    /// The chance of recall wanted, where all decks want the same; else the general one.
    fn retention(&self, world: &World<'_>) -> f64 {
        let aims = &world.settings.settings.aims;
        let decks = self.shelf.decks().iter().map(Shelved::brief);
        let mut wanted: Vec<_> = decks
            .map(|deck| {
                aims.retention(&deck.id, None, deck.settings.retention)
                    .value()
            })
            .collect();
        wanted.dedup();
        match wanted[..] {
            [one] => one,
            _ => aims.overall.map_or(DESIRED_RETENTION, Probability::value),
        }
    }
}

/// What the answers of late say of the learner.
pub(super) struct Answers {
    pub(super) pace: Pace,
    /// Minutes of study on an ordinary day.
    pub(super) minutes: u32,
}

/// Looks through the answers of late.
pub(super) fn answers(world: &World<'_>, store: &Store) -> Result<Answers, Failure> {
    /// How many days back an answer speaks for the learner of today: half a year.
    const LATE: i32 = 183;
    let digest = progress::digest(store)?;
    let since = Day(world.today().0.saturating_sub(LATE));
    Ok(Answers {
        pace: report::pace(&digest, since),
        minutes: report::usual_minutes(&digest, since),
    })
}

/// Two digits after the point, as JSON has them.
fn round(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}
