//! `cards`.

use super::args::Cards;
use super::failure::Failure;
use super::progress;
use super::shelf::Shelf;
use super::world::World;
use crate::deck::{Card, Deck};
use crate::memory::Scheduler;
use crate::plan::{Candidate, Wishes};
use crate::store::Access;
use crate::terminal::listing::{CardRow, CardState, Status, cards_json, draw_cards};

/// Lists questions with what is known of them.
///
/// # Errors
/// When decks or progress cannot be used.
pub(super) fn run(world: &mut World<'_>, args: &Cards) -> Result<u8, Failure> {
    if args.show && !world.common.json {
        return super::preview::run(world, &args.decks, &args.which);
    }
    let shelf = Shelf::gather(world, &args.decks.decks)?;
    let wishes = Wishes {
        topics: shelf.topics(&args.which.topic)?,
        tags: shelf.tags(&args.which.tag)?,
        ..Wishes::default()
    };
    let store = progress::open(world, Access::Read)?;
    let candidates = shelf.candidates(&store)?;
    let scheduler = store.scheduler();
    let row = |known: &Candidate| {
        let (deck, card) = shelf.library.find(&known.key)?;
        Some((
            known.key.clone(),
            deck,
            card,
            state(world, known, scheduler),
        ))
    };
    let found: Vec<_> = candidates
        .iter()
        .filter(|known| wishes.match_question(known))
        .filter_map(row)
        .collect();
    let rows: Vec<_> = found
        .iter()
        .map(|(key, deck, card, state)| card_row(key, deck, card, *state))
        .collect();
    if world.common.json {
        cards_json(world.out.as_mut(), &rows)?;
    } else {
        draw_cards(world.out.as_mut(), &rows, world.colour, world.width)?;
    }
    Ok(0)
}

fn card_row<'a>(
    key: &crate::base::QuestionKey,
    _: &'a Deck,
    card: &'a Card,
    state: CardState,
) -> CardRow<'a> {
    let face = key.face;
    CardRow {
        key: key.clone(),
        topic: card.topic.as_ref(),
        tags: &card.tags,
        forms: card.forms(face),
        prompt: card.prompt(face),
        answer: card.answer(face),
        accept: card.accept(face),
        distractors: card
            .distractors(face)
            .iter()
            .map(|wrong| wrong.text.as_str())
            .collect(),
        source: card.source.as_ref(),
        as_of: card.as_of,
        state,
    }
}

fn state(world: &World<'_>, known: &Candidate, scheduler: &Scheduler) -> CardState {
    let today = world.today();
    let Some(state) = known.state else {
        let status = if known.suspended {
            Status::Suspended
        } else {
            Status::New
        };
        return CardState {
            status,
            ..CardState::default()
        };
    };
    CardState {
        status: match (known.suspended, state.learning) {
            (true, _) => Status::Suspended,
            (_, true) => Status::Learning,
            (_, false) => Status::Review,
        },
        due: Some(if state.learning {
            state.last
        } else {
            world.calendar.start(state.due)
        }),
        due_in: Some(state.due.since(today)),
        stability: Some(state.stability),
        difficulty: Some(state.difficulty),
        retrievability: Some(scheduler.retrievability(&state, world.now())),
        reps: state.reps,
        lapses: state.lapses,
    }
}
