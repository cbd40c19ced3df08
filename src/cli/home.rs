//! `quizdeck` alone.

use serde::Serialize;

use super::args;
use super::failure::Failure;
use super::known::{Asking, Need};
use super::leeches;
use super::ordinary;
use super::progress;
use super::shelf::{Shelf, prepared};
use super::study;
use super::weak;
use super::world::World;
use crate::base::{DeckId, Probability, Topic};
use crate::plan::{Candidate, Plan};
use crate::report::{self, DeckOverview, TopicWeakness};
use crate::store::{Access, Store};
use crate::terminal::listing::{Home, HomeBacklog, HomeDeck, HomeTopic, draw_home};
use crate::terminal::{Chosen, choose, write_json};

/// What `quizdeck --json` says.
#[derive(Serialize)]
struct HomeJson<'a> {
    version: u8,
    decks: Vec<DeckJson<'a>>,
    weakest: Vec<TopicJson<'a>>,
}

#[derive(Serialize)]
struct TopicJson<'a> {
    topic: Option<&'a Topic>,
    seen: usize,
    recall_now: Option<f64>,
}

/// How many weak topics are named, and drilled: what one sitting can mend.
pub(super) const WEAKEST: usize = 3;

#[derive(Serialize)]
struct DeckJson<'a> {
    deck: &'a DeckId,
    due: usize,
    new: usize,
}

/// Shows what is due and, on a terminal, a menu to go on.
///
/// # Errors
/// When decks or progress cannot be used.
pub(super) fn run(world: &mut World<'_>) -> Result<u8, Failure> {
    let shelf = Shelf::gather(world, &[])?;
    let store = progress::open(world, Access::Read)?;
    let today = world.today();
    let at = (world.now(), today);
    let (candidates, topics) = Asking::tell((&shelf, &store, Need::Plan), &[], |known| {
        let asked = (&known.digest, &known.asked);
        let look = weak::look(&shelf, asked, store.scheduler(), at);
        Ok((known.candidates(&shelf)?, report::topics(&look)))
    })?;
    let candidates = prepared(today, &store, candidates)?;
    let plan = ordinary::planned(world, &shelf, &store, &candidates)?;
    let overview = report::overview(&candidates, &plan, today);
    let weakest = topics.weakest(WEAKEST);
    if world.common.json {
        let decks = overview.iter().map(|deck| DeckJson {
            deck: &deck.deck,
            due: deck.due,
            new: deck.new_today,
        });
        let home = HomeJson {
            version: 1,
            decks: decks.collect(),
            weakest: weakest.iter().map(|row| topic_json(row)).collect(),
        };
        write_json(world.out.as_mut(), &home)?;
        return Ok(0);
    }
    let home = Home {
        backlog: backlog(world, &shelf, &store, (&candidates, &plan))?,
        first_run: store.is_blank()?,
        decks: overview
            .iter()
            .map(|deck| home_deck(&shelf, deck))
            .collect(),
        weakest: weakest
            .iter()
            .filter_map(|row| home_topic(&shelf, row))
            .collect(),
        leeches: candidates
            .iter()
            .filter(|known| leeches::is_one(known, world.settings.settings.leeches))
            .count(),
        next_due: overview
            .iter()
            .filter_map(|deck| deck.next_due)
            .min()
            .map(|day| day.since(today)),
        menu: world.keys,
    };
    draw_home(world.out.as_mut(), &home, world.colour, world.width)?;
    world.out.flush()?;
    drop(store);
    if world.keys {
        menu(world, &home)
    } else {
        Ok(0)
    }
}

/// What to do about a backlog, when there is one.
fn backlog(
    world: &World<'_>,
    shelf: &Shelf,
    store: &Store,
    (candidates, plan): (&[Candidate], &Plan),
) -> Result<Option<HomeBacklog>, Failure> {
    let found = ordinary::asked(world, shelf, store, candidates, |request| {
        super::plan::at_home(world, store, request, plan)
    })?;
    let last = study::last_day(candidates);
    Ok(found.map(|(backlog, minutes)| HomeBacklog {
        words: super::plan::words(&backlog, minutes, last, world.today()),
        minutes,
    }))
}

fn home_deck(shelf: &Shelf, figures: &DeckOverview) -> HomeDeck {
    let title = shelf
        .deck(&figures.deck)
        .map_or_else(String::new, |deck| deck.brief().title.to_string());
    HomeDeck {
        deck: figures.deck.clone(),
        title,
        due: figures.due,
        new: figures.new_today,
    }
}

fn topic_json(row: &TopicWeakness) -> TopicJson<'_> {
    TopicJson {
        topic: row.topic.as_ref(),
        seen: row.seen,
        recall_now: row.recall_now,
    }
}

fn home_topic(shelf: &Shelf, row: &TopicWeakness) -> Option<HomeTopic> {
    Some(HomeTopic {
        name: shelf.topic_name(row.topic.as_ref()?),
        recall: Probability::new(row.recall_now?),
        seen: row.seen,
    })
}

/// The ways on from home: what stands in the menu, and what it does as it would be typed.
fn ways(home: &Home) -> Vec<(String, Vec<String>)> {
    let way = |entry: &str, typed: &str| {
        let typed = typed.split(' ').map(str::to_owned).collect();
        (entry.to_owned(), typed)
    };
    let study = match (&home.backlog, home.waiting()) {
        (Some(HomeBacklog { minutes, .. }), _) => way(
            &format!("Study   {minutes} minutes of what is due"),
            &format!("study --minutes {minutes}"),
        ),
        (None, Some(waiting)) => way(&format!("Study   {waiting}"), "study"),
        (None, None) => way("Study   ahead of time", "study --ahead"),
    };
    let weak = (!home.weakest.is_empty()).then(|| way("Weak    what costs most", "study --weak"));
    let others = ["quiz", "decks", "stats"].map(|name| {
        let (first, rest) = name.split_at(1);
        way(&format!("{}{rest}", first.to_uppercase()), name)
    });
    std::iter::once(study).chain(weak).chain(others).collect()
}

/// Lets the learner choose a way on, and goes it.
fn menu(world: &mut World<'_>, home: &Home) -> Result<u8, Failure> {
    let ways = ways(home);
    let names = ways.iter().map(|(entry, _)| entry.as_str());
    let entries: Vec<&str> = names.chain(["Leave"]).collect();
    let chosen = match choose(&entries)? {
        Chosen::Entry(chosen) => ways.get(chosen),
        Chosen::Nothing => None,
        Chosen::Interrupted => return Ok(super::failure::code::INTERRUPTED),
    };
    let Some((_, typed)) = chosen else {
        return Ok(0);
    };
    let program = std::iter::once("quizdeck");
    let typed: Vec<&str> = program.chain(typed.iter().map(String::as_str)).collect();
    super::run(args::parsed(&typed)?.command.as_ref(), world)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn home() -> Home {
        Home {
            backlog: None,
            first_run: false,
            decks: Vec::new(),
            weakest: Vec::new(),
            leeches: 0,
            next_due: None,
            menu: true,
        }
    }

    #[test]
    fn every_way_on_is_a_command() {
        let weakest = vec![HomeTopic {
            name: String::from("Japan"),
            recall: Probability::new(0.5),
            seen: 4,
        }];
        let backlog = Some(HomeBacklog {
            words: String::new(),
            minutes: 12,
        });
        let homes = [
            home(),
            Home { weakest, ..home() },
            Home { backlog, ..home() },
        ];
        for ways in homes.iter().map(ways) {
            for (_, typed) in ways {
                let typed: Vec<&str> = typed.iter().map(String::as_str).collect();
                assert!(
                    args::parsed(&[&["quizdeck"], &typed[..]].concat()).is_ok(),
                    "{typed:?}"
                );
            }
        }
        let names =
            |home: &Home| -> Vec<String> { ways(home).into_iter().map(|(name, _)| name).collect() };
        assert_eq!(
            names(&homes[0]),
            ["Study   ahead of time", "Quiz", "Decks", "Stats"]
        );
        assert_eq!(names(&homes[1])[1], "Weak    what costs most");
        assert_eq!(names(&homes[2])[0], "Study   12 minutes of what is due");
    }
}
