//! `quiz`.

use rand::seq::SliceRandom;

use super::args::{FeedbackWish, Quiz};
use super::failure::Failure;
use super::noted::Noted;
use super::progress;
use super::shelf::Shelf;
use super::study;
use super::talk::{self, Opening};
use super::world::World;
use crate::memory::Scheduler;
use crate::plan::{Candidate, Wishes};
use crate::session::{Item, Kind, Mode, Rules, Session, Setup, Unkept};
use crate::store::Access;

/// Gives a test on the decks of a request.
///
/// # Errors
/// When decks cannot be used, no question matches, or, with `--record`, progress cannot be used.
pub(super) fn run(world: &mut World<'_>, args: &Quiz) -> Result<u8, Failure> {
    let shelf = Shelf::gather(world, &args.decks.decks)?;
    let wishes = Wishes {
        topics: shelf.topics(&args.which.topic)?,
        tags: shelf.tags(&args.which.tag)?,
        ..Wishes::default()
    };
    let mode = Mode::Quiz {
        at_once: args.feedback == FeedbackWish::Each,
        recorded: args.record,
    };
    // what is asked must not hang on what was answered before, so that the same seed gives a class the same quiz
    let items = draw(world, &shelf.unseen()?, &wishes, args.limit);
    let mut setup = Setup {
        id: study::session_id(world),
        library: &shelf,
        collection: &shelf,
        items,
        pairs: Vec::new(),
        kind: Kind::Quiz,
        mode,
        form: None,
        limit_ms: None,
        seed: world.seed,
        scheduler: Scheduler::default(),
        calendar: world.calendar.clone(),
        now: world.now(),
        rules: Rules::default(),
    };
    if args.record {
        let mut store = progress::open(world, Access::Write)?;
        setup.scheduler = store.scheduler().clone();
        let candidates = shelf.candidates(world, &store)?;
        let setup = Setup {
            rules: shelf.rules(world, &store, &candidates)?,
            ..setup
        };
        let (today, easy) = (world.today(), world.settings.settings.easy_days);
        let mut level = |noted: &Noted<'_>, session: &mut Session<'_>| {
            study::level(session, noted.store, (today, easy), &candidates);
        };
        let mut noted = Noted::new(&mut store, &shelf);
        let code = talk::run(
            world,
            setup,
            &mut noted,
            Opening::default(),
            (&mut level, &mut |_, _, _| {}),
        )?;
        study::ended(world, &mut store);
        Ok(code)
    } else {
        let mut keeper = Unkept::default();
        talk::run(
            world,
            setup,
            &mut keeper,
            Opening::default(),
            (&mut |_, _| {}, &mut |_, _, _| {}),
        )
    }
}

/// Questions by chance, each card once.
fn draw(world: &World<'_>, candidates: &[Candidate], wishes: &Wishes, limit: usize) -> Vec<Item> {
    let mut matching: Vec<_> = candidates
        .iter()
        .filter(|known| wishes.match_question(known))
        .collect();
    matching.shuffle(&mut world.seed.derive("quiz").generator());
    let mut cards = std::collections::BTreeSet::new();
    matching.retain(|known| cards.insert((&known.key.deck, &known.key.card)));
    matching
        .into_iter()
        .take(limit)
        .map(|known| Item {
            key: known.key.clone(),
            state: None,
        })
        .collect()
}
