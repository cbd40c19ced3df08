//! `relink`.

use serde::Serialize;

use super::args::Relink;
use super::failure::{Failure, code};
use super::progress;
use super::shelf::Shelf;
use super::world::World;
use crate::base::text::{count, either, nearest, printable};
use crate::base::{DeckId, Face, QuestionKey};
use crate::deck::Library;
use crate::report::Name;
use crate::store::{Access, ErrorKind, History, Relinked, Store, StoreError};
use crate::terminal::{Chosen, choose, write_json};

/// What `relink --json` says.
#[derive(Serialize)]
struct RelinkJson {
    version: u8,
    moved: Vec<MovedJson>,
    left: Vec<QuestionKey>,
}

#[derive(Serialize)]
struct MovedJson {
    from: QuestionKey,
    to: QuestionKey,
    reviews: usize,
    own: usize,
}

/// What is to be moved.
#[derive(Debug, Default)]
struct Moves {
    pairs: Vec<(QuestionKey, QuestionKey)>,
    /// Questions for which the new name has no counterpart.
    left: Vec<QuestionKey>,
    reviews: usize,
}

/// Lets the reviews of a question, a card or a deck count under another name.
///
/// # Errors
/// When a name means nothing, there is nothing to move, or nobody said that it is to be moved.
pub(super) fn run(world: &mut World<'_>, args: &Relink) -> Result<u8, Failure> {
    let (old, new) = (name(&args.old)?, name(&args.new)?);
    let shelf = Shelf::gather(world, &args.within)?;
    let store = progress::open(world, Access::Read)?;
    let moves = moves(&store, &shelf.library()?, &old, &new, args)?;
    drop(store);
    if !args.yes {
        match asked(world, args, &moves)? {
            Chosen::Entry(0) => {}
            Chosen::Interrupted => return Ok(code::INTERRUPTED),
            _ => {
                world.say("Nothing was moved.")?;
                return Ok(0);
            }
        }
    }
    let mut store = progress::open(world, Access::Write)?;
    let done = store.relink(&moves.pairs, world.now()).map_err(refused)?;
    tell(world, args, done, moves.left)?;
    Ok(0)
}

/// Reads a name: `deck`, `deck/card` or `deck/card/face`.
fn name(typed: &str) -> Result<Name, Failure> {
    let wrong = |error: crate::base::IdError| {
        Failure::usage(printable(&error.to_string()))
            .help("name a deck, deck/card or deck/card/face, as `quizdeck doctor` tells them")
    };
    match typed.matches('/').count() {
        0 => DeckId::new(typed).map(Name::Deck).map_err(wrong),
        1 => typed
            .parse::<QuestionKey>()
            .map(|key| Name::Card(key.deck, key.card))
            .map_err(wrong),
        _ => typed.parse().map(Name::Question).map_err(wrong),
    }
}

/// The question under the new name that takes the place of another; `single` when no other is looked for.
fn counterpart(
    new: &Name,
    old: &QuestionKey,
    single: bool,
    there: &dyn Fn(&QuestionKey) -> bool,
) -> Option<QuestionKey> {
    if matches!(new, Name::Question(_)) && !single {
        return None;
    }
    let same = new.in_place_of(old);
    if there(&same) {
        return Some(same);
    }
    // a card that changed its kind asks on another face
    let Name::Card(deck, card) = new else {
        return None;
    };
    let first = [Face::Main, Face::Term, Face::Cloze(1)].into_iter();
    let named = |face| QuestionKey {
        deck: deck.clone(),
        card: card.clone(),
        face,
    };
    first.map(named).find(|key| single && there(key))
}

/// The pairs that the two names stand for.
fn moves(
    store: &Store,
    library: &Library,
    old: &Name,
    new: &Name,
    args: &Relink,
) -> Result<Moves, Failure> {
    if old == new {
        return Err(Failure::usage(format!(
            "`{}` cannot be relinked to itself",
            args.old
        )));
    }
    if matches!(old, Name::Deck(_)) != matches!(new, Name::Deck(_)) {
        return Err(
            Failure::usage("a deck can only be relinked to a deck, a card to a card")
                .help("write both as DECK, or both as DECK/CARD"),
        );
    }
    let known = store.histories()?;
    let olds: Vec<&History> = known.iter().filter(|one| old.holds(&one.key)).collect();
    if olds.is_empty() {
        return Err(unknown(&args.old, old, &known));
    }
    // a name that progress knows will do, so that a relink can be taken back when the old card is gone
    let there =
        |key: &QuestionKey| library.find(key).is_some() || store.knows(key).unwrap_or(false);
    let mut moves = Moves::default();
    for one in &olds {
        match counterpart(new, &one.key, olds.len() == 1, &there) {
            Some(to) => {
                moves.pairs.push((one.key.clone(), to));
                moves.reviews += one.reviews;
            }
            None => moves.left.push(one.key.clone()),
        }
    }
    if moves.pairs.is_empty() {
        return Err(no_target(args, new, library));
    }
    Ok(moves)
}

fn unknown(typed: &str, old: &Name, known: &[History]) -> Failure {
    let names: Vec<String> = known
        .iter()
        .map(|one| match old {
            Name::Deck(_) => one.key.deck.to_string(),
            Name::Card(..) => format!("{}/{}", one.key.deck, one.key.card.as_str()),
            Name::Question(_) => one.key.to_string(),
        })
        .collect();
    let near = nearest(typed, names.iter().map(String::as_str));
    let failure = Failure::usage(format!("no reviews count for `{}`", printable(typed)));
    if near.is_empty() {
        failure.help("`quizdeck doctor` tells which reviews have no card")
    } else {
        failure.help(format!("did you mean {}?", either(&near)))
    }
}

fn no_target(args: &Relink, new: &Name, library: &Library) -> Failure {
    let decks = || library.decks().iter();
    let names: Vec<String> = match new {
        Name::Deck(_) => decks().map(|deck| deck.id.to_string()).collect(),
        _ => decks()
            .flat_map(|deck| {
                deck.cards
                    .iter()
                    .map(move |card| format!("{}/{}", deck.id, card.id.as_str()))
            })
            .collect(),
    };
    let others = names.iter().map(String::as_str);
    let near = nearest(&args.new, others.filter(|name| *name != args.old));
    let message = match new {
        Name::Deck(_) => format!(
            "the deck `{}` has no card for which these reviews could count",
            printable(&args.new)
        ),
        _ => format!("there is no card `{}`", printable(&args.new)),
    };
    let failure = Failure::usage(message);
    if near.is_empty() {
        failure.help("`--in FILE` names a deck that is not in the library")
    } else {
        failure.help(format!("did you mean {}?", either(&near)))
    }
}

/// Asks whether it is meant so.
fn asked(world: &mut World<'_>, args: &Relink, moves: &Moves) -> Result<Chosen, Failure> {
    if !world.keys {
        return Err(
            Failure::usage("relinking moves reviews, and nobody is there to agree")
                .help("say --yes to move them"),
        );
    }
    let reviews = count(moves.reviews, "review");
    let questions = count(moves.pairs.len(), "question");
    writeln!(
        world.out,
        "{reviews} of {questions} will count for `{}` instead of `{}`.",
        printable(&args.new),
        printable(&args.old)
    )?;
    for key in &moves.left {
        writeln!(
            world.out,
            "`{key}` has no counterpart there; its reviews stay."
        )?;
    }
    world.out.flush()?;
    Ok(choose(&["Move them", "Leave them"])?)
}

fn refused(error: StoreError) -> Failure {
    match error.kind {
        ErrorKind::NoQuestion(_) | ErrorKind::Nothing(_) | ErrorKind::Itself(_) => {
            Failure::usage(error.to_string())
                .help("`quizdeck doctor` tells which reviews have no card")
        }
        _ => Failure::from(error),
    }
}

fn tell(
    world: &mut World<'_>,
    args: &Relink,
    done: Vec<Relinked>,
    left: Vec<QuestionKey>,
) -> Result<(), Failure> {
    if world.common.json {
        let moved = done.into_iter().map(|one| MovedJson {
            from: one.from,
            to: one.to,
            reviews: one.reviews,
            own: one.own,
        });
        let said = RelinkJson {
            version: 1,
            moved: moved.collect(),
            left,
        };
        return Ok(write_json(world.out.as_mut(), &said)?);
    }
    let (old, new) = (printable(&args.old), printable(&args.new));
    let reviews: usize = done.iter().map(|one| one.reviews).sum();
    let count_now = if reviews == 1 { "counts" } else { "count" };
    let own: usize = done.iter().map(|one| one.own).sum();
    writeln!(
        world.out,
        "{} of `{old}` now {count_now} for `{new}`.",
        count(reviews, "review")
    )?;
    if own > 0 {
        writeln!(
            world.out,
            "{} of its own: all are one history now, in the order of time.",
            count(own, "review")
        )?;
    }
    for key in left {
        writeln!(
            world.out,
            "`{key}` has no counterpart there; its reviews stay."
        )?;
    }
    writeln!(world.out, "`quizdeck relink {new} {old}` takes it back.")?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(text: &str) -> QuestionKey {
        text.parse().unwrap()
    }

    #[test]
    fn names_are_decks_cards_or_questions() {
        assert_eq!(name("d").unwrap(), Name::Deck(DeckId::new("d").unwrap()));
        assert!(name("d/a").unwrap().holds(&key("d/a/c2")));
        assert!(!name("d/a/c1").unwrap().holds(&key("d/a/c2")));
        for wrong in ["", "D", "d/", "d/a/x", "d/a/c1/c2"] {
            assert_eq!(name(wrong).unwrap_err().code, code::USAGE, "{wrong}");
        }
    }

    #[test]
    fn faces_find_their_counterparts() {
        let there = |key: &QuestionKey| key.to_string() == "n/a/c1" || key.to_string() == "n/a/c2";
        let to = |new: &str, old: &str, single| {
            let found = counterpart(&name(new).unwrap(), &key(old), single, &there);
            found.map(|key| key.to_string())
        };
        assert_eq!(to("n/a", "d/b/c2", false).as_deref(), Some("n/a/c2"));
        assert_eq!(to("n", "d/a/c1", false).as_deref(), Some("n/a/c1"));
        assert_eq!(to("n/a", "d/b/main", true).as_deref(), Some("n/a/c1"));
        assert_eq!(to("n/a", "d/b/main", false), None);
        assert_eq!(to("n/a/c2", "d/b/main", true).as_deref(), Some("n/a/c2"));
        assert_eq!(to("n", "d/b/main", true), None);
    }
}
