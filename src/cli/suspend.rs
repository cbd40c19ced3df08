//! `suspend`.

use std::collections::BTreeSet;

use serde::Serialize;

use super::args::Suspend;
use super::failure::Failure;
use super::progress;
use super::shelf::Shelf;
use super::world::World;
use crate::base::text::{count, either, nearest};
use crate::base::{DeckId, QuestionKey};
use crate::session::Keeper;
use crate::store::{Access, Store};
use crate::terminal::write_json;

/// What is set aside, as `suspend --json` says it.
#[derive(Serialize)]
struct Aside {
    version: u8,
    suspended: Vec<QuestionKey>,
    /// Left alone until tomorrow.
    buried: Vec<QuestionKey>,
}

/// Sets questions aside or takes them up again, or lists what is set aside.
///
/// # Errors
/// When a name means nothing, or progress cannot be used.
pub(super) fn run(world: &mut World<'_>, args: &Suspend) -> Result<u8, Failure> {
    let shelf = Shelf::gather(world, &[])?;
    if args.cards.is_empty() {
        let store = progress::open(world, Access::Read)?;
        return list(world, &store);
    }
    let mut store = progress::open(world, Access::Write)?;
    let known = known(&shelf, &store)?;
    let mut keys = Vec::new();
    for typed in &args.cards {
        keys.extend(named(typed, &known)?);
    }
    keys.dedup();
    let (now, today) = (world.now(), world.today());
    for key in &keys {
        if args.tomorrow {
            store.bury(key, today, !args.undo, now)?;
        } else {
            store.suspend(key, !args.undo, now)?;
        }
        // what was left alone for today is taken up with all the rest
        if args.undo && !args.tomorrow {
            store.bury(key, today, false, now)?;
        }
    }
    if world.common.json {
        return list(world, &store);
    }
    let number = count(keys.len(), "question");
    let (is, again) = match keys.len() {
        1 => ("is", "comes"),
        _ => ("are", "come"),
    };
    let said = match (args.undo, args.tomorrow) {
        (true, _) => format!("{number} {is} taken up again."),
        (false, true) => format!("{number} {again} back tomorrow at the earliest."),
        (false, false) => format!("{number} {is} set aside; `--undo` takes up again."),
    };
    writeln!(world.out, "{said}")?;
    Ok(0)
}

fn list(world: &mut World<'_>, store: &Store) -> Result<u8, Failure> {
    let states = store.states(None)?;
    let suspended = states.into_iter().filter(|(_, known)| known.suspended);
    let aside = Aside {
        version: 1,
        suspended: suspended.map(|(key, _)| key).collect(),
        buried: store.buried_on(world.today())?.into_iter().collect(),
    };
    if world.common.json {
        write_json(world.out.as_mut(), &aside)?;
        return Ok(0);
    }
    if aside.suspended.is_empty() && aside.buried.is_empty() {
        writeln!(world.out, "Nothing is set aside.")?;
    }
    for (title, keys) in [
        ("Set aside", &aside.suspended),
        ("Until tomorrow", &aside.buried),
    ] {
        if !keys.is_empty() {
            writeln!(world.out, "{title}: {}", count(keys.len(), "question"))?;
        }
        for key in keys {
            writeln!(world.out, "  {key}")?;
        }
    }
    Ok(0)
}

/// All questions of the library, and those that only the progress file knows: of decks that are studied by their path.
fn known(shelf: &Shelf, store: &Store) -> Result<BTreeSet<QuestionKey>, Failure> {
    let library = shelf.unseen()?.into_iter().map(|known| known.key);
    Ok(library.chain(store.states(None)?.into_keys()).collect())
}

/// The questions of a card, or the one question, that a name means.
fn named(typed: &str, known: &BTreeSet<QuestionKey>) -> Result<Vec<QuestionKey>, Failure> {
    let (deck, rest) = typed.split_once('/').ok_or_else(|| no_card(typed))?;
    let deck = the_deck(deck, known)?;
    let of_deck = || known.iter().filter(|key| key.deck == deck);
    let face = |key: &QuestionKey| format!("{}/{}", key.card, key.face);
    let fits = |key: &&QuestionKey| key.card.as_str() == rest || face(key) == rest;
    let found: Vec<_> = of_deck().filter(fits).cloned().collect();
    if !found.is_empty() {
        return Ok(found);
    }
    let card = rest.split('/').next().unwrap_or(rest);
    let cards: BTreeSet<_> = of_deck().map(|key| key.card.as_str()).collect();
    if cards.contains(card) {
        let faces: Vec<_> = of_deck()
            .filter(|key| key.card.as_str() == card)
            .map(|key| key.face.to_string())
            .collect();
        let faces: Vec<_> = faces.iter().map(String::as_str).collect();
        let failure = Failure::usage(format!("the card `{deck}/{card}` has no question `{rest}`"));
        return Err(failure.help(format!("its faces are {}", either(&faces))));
    }
    let near = nearest(card, cards.iter().copied());
    let failure = Failure::usage(format!("the deck `{deck}` has no card `{card}`"));
    Err(match near.is_empty() {
        true => failure.help(format!("`quizdeck cards {deck}` lists its cards")),
        false => failure.help(format!("did you mean {}?", either(&near))),
    })
}

fn no_card(typed: &str) -> Failure {
    Failure::usage(format!("`{typed}` names no card"))
        .help("write it as DECK/CARD, such as korea-japan/treaty-year; `quizdeck cards` lists them")
}

/// The deck of that id, or the one whose id begins so.
fn the_deck(typed: &str, known: &BTreeSet<QuestionKey>) -> Result<DeckId, Failure> {
    let decks: BTreeSet<&DeckId> = known.iter().map(|key| &key.deck).collect();
    if let Some(deck) = decks.iter().find(|deck| deck.as_str() == typed) {
        return Ok((*deck).clone());
    }
    let starts = |deck: &&&DeckId| !typed.is_empty() && deck.as_str().starts_with(typed);
    match decks.iter().filter(starts).collect::<Vec<_>>()[..] {
        [deck] => Ok((*deck).clone()),
        [] => {
            let near = nearest(typed, decks.iter().map(|deck| deck.as_str()));
            let failure = Failure::usage(format!("there is no deck `{typed}`"));
            Err(match near.is_empty() {
                true => failure.help("`quizdeck decks` lists all decks"),
                false => failure.help(format!("did you mean {}?", either(&near))),
            })
        }
        ref several => {
            let names: Vec<_> = several.iter().map(|deck| deck.as_str()).collect();
            let failure = Failure::usage(format!("several decks start with `{typed}`"));
            Err(failure.help(format!("say which: {}", either(&names))))
        }
    }
}
