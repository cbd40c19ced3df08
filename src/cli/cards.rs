//! `cards`.

use super::args::Cards;
use super::failure::Failure;
use super::leeches;
use super::progress;
use super::shelf::Shelf;
use super::world::World;
use crate::base::QuestionKey;
use crate::deck::Card;
use crate::memory::Scheduler;
use crate::plan::{Candidate, Leech, Wishes};
use crate::store::Access;
use crate::terminal::listing::{
    CardRow, CardState, LeechRow, Status, cards_json, draw_cards, draw_leeches,
};

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
    let candidates = shelf.candidates(world, &store)?;
    let scheduler = store.scheduler();
    let rule = world.settings.settings.leeches;
    let wanted: Vec<_> = candidates
        .into_iter()
        .filter(|known| wishes.match_question(known))
        .filter(|known| !args.leeches || leeches::is_one(known, rule))
        .collect();
    let mut leeches = match args.leeches {
        true => leeches::all(&shelf, &store, rule, &wanted)?,
        false => Vec::new(),
    };
    if args.leeches && !world.common.json {
        draw_leeches(world.out.as_mut(), &leeches, world.colour, world.width)?;
        return Ok(0);
    }
    let library = shelf.library_of(wanted.iter().map(|known| &known.key))?;
    let row = |known: &Candidate| {
        let (_, card) = library.find(&known.key)?;
        let state = state(world, known, scheduler);
        Some((known.key.clone(), card, state))
    };
    let found: Vec<_> = wanted.iter().filter_map(row).collect();
    let mut leech = |key: &QuestionKey| {
        let at = leeches.iter().position(|leech| leech.key == *key)?;
        Some(leech_row(leeches.swap_remove(at)))
    };
    let rows: Vec<_> = found
        .iter()
        .map(|(key, card, state)| CardRow {
            leech: leech(key),
            ..card_row(key, card, *state)
        })
        .collect();
    if world.common.json {
        cards_json(world.out.as_mut(), &rows)?;
    } else {
        draw_cards(world.out.as_mut(), &rows, world.colour, world.width)?;
    }
    Ok(0)
}

fn leech_row(leech: Leech) -> LeechRow {
    LeechRow {
        message: leech.reason.message(),
        help: leech.reason.help(),
        reason: leech.reason,
        place: leech.place,
    }
}

fn card_row<'a>(key: &QuestionKey, card: &'a Card, state: CardState) -> CardRow<'a> {
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
        leech: None,
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
        leech: leeches::is_one(known, world.settings.settings.leeches),
    }
}
