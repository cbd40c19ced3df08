//! `weak`.

use std::collections::BTreeMap;

use super::args::Weak as Args;
use super::failure::Failure;
use super::known::{Asking, Need};
use super::progress;
use super::shelf::Shelf;
use super::world::World;
use crate::base::{Day, Millis, QuestionKey, Topic};
use crate::deck::{AnswerText, Card};
use crate::memory::Scheduler;
use crate::plan::{self, Drill, LeechRule, Request, Wanted};
use crate::question::Collection;
use crate::report::{self, Asked, Digest, Look, Mixup, TopicWeakness, Weak};
use crate::store::{Access, Store};
use crate::terminal::listing::{MixupTexts, WeakScreen, draw_weak, weak_json, worded};

/// Shows where memory is weak.
///
/// # Errors
/// When decks or progress cannot be used, or no card has a topic that was asked for.
pub(super) fn run(world: &mut World<'_>, args: &Args) -> Result<u8, Failure> {
    let shelf = Shelf::gather(world, &args.decks.decks)?;
    let topics = shelf.topics(&args.topic)?;
    let store = progress::open(world, Access::Read)?;
    let wanted = shelf.wanted(world, &store)?;
    let at = (world.now(), world.today());
    let mut weak = Asking::tell((&shelf, &store, Need::Report), &topics, |known| {
        let asked = (&known.digest, &known.asked);
        Ok(report::weak(&Look {
            leeches: world.settings.settings.leeches,
            since: args.since.map(|since| since.day(world.today())),
            wanted: &wanted,
            topics: &topics,
            ..look(&shelf, asked, store.scheduler(), at)
        }))
    })?;
    if !args.decks.decks.is_empty() || !args.topic.is_empty() {
        // what was not asked for is not missed
        weak.elsewhere = 0;
    }
    if world.common.json {
        weak_json(world.out.as_mut(), &weak)?;
    } else {
        let screen = screen(&shelf, &weak);
        draw_weak(world.out.as_mut(), &screen, world.colour, world.width)?;
    }
    Ok(0)
}

/// The usual chance of recall: only the minutes to mend hang on what is wanted, and most screens do not tell them.
static USUAL: Wanted = Wanted::USUAL;

/// The question where memory is weak, over all answers and topics, for an instant and its study day.
pub(super) fn look<'a>(
    shelf: &'a Shelf,
    (digest, asked): (&'a Digest, &'a Asked),
    scheduler: &'a Scheduler,
    (now, today): (Millis, Day),
) -> Look<'a> {
    Look {
        digest,
        asked,
        collection: shelf,
        scheduler,
        now,
        today,
        leeches: LeechRule::default(),
        wanted: &USUAL,
        since: None,
        topics: &[],
    }
}

/// What was mixed up in the last three months may still be; what was told apart since then is not.
const LATELY: i32 = 90;

/// A session on what is weak among the questions of a request.
///
/// # Errors
/// When the progress file cannot be read.
pub(super) fn drill(shelf: &Shelf, store: &Store, request: &Request<'_>) -> Result<Drill, Failure> {
    let digest = progress::digest(store)?;
    let (candidates, scheduler) = (request.candidates, request.scheduler);
    let at = (request.now, request.today);
    let places = digest.places(candidates.iter().map(|one| &one.key));
    let asked = Asked::of(candidates, &places, request.wishes);
    let look = Look {
        topics: &request.wishes.topics,
        ..look(shelf, (&digest, &asked), scheduler, at)
    };
    let topics = report::topics(&look);
    let weakest = topics.weakest(super::home::WEAKEST).into_iter();
    let topics: Vec<Topic> = weakest.filter_map(|row| row.topic.clone()).collect();
    let lately = Day(request.today.0.saturating_sub(LATELY));
    let since = Some(lately);
    let pairs = report::weak(&Look { since, ..look }).mixups.into_iter();
    let pairs: Vec<_> = pairs
        .filter_map(|mixup| Some((mixup.key, mixup.belongs_to?)))
        .collect();
    Ok(plan::drill(request, &topics, &pairs))
}

fn screen<'a>(shelf: &Shelf, weak: &'a Weak) -> WeakScreen<'a> {
    let told = Told::new(shelf, weak);
    WeakScreen {
        weak,
        names: names(shelf, weak),
        hardest: weak
            .hardest
            .iter()
            .map(|hard| told.prompt(&hard.key))
            .collect(),
        mixups: weak.mixups.iter().map(|mixup| told.texts(mixup)).collect(),
    }
}

/// The names of the topics; where two have one name, with that of their parents before it.
fn names(shelf: &Shelf, weak: &Weak) -> Vec<String> {
    let plain: Vec<String> = weak
        .topics
        .iter()
        .map(|row| match &row.topic {
            Some(topic) => shelf.topic_name(topic),
            None => String::from("without a topic"),
        })
        .collect();
    let full = |(row, name): (&TopicWeakness, &String)| {
        let parent = row.topic.as_ref().and_then(Topic::parent);
        let twice = plain.iter().filter(|other| *other == name).count() > 1;
        match parent.filter(|_| twice) {
            Some(parent) => format!("{} · {name}", shelf.topic_name(&parent)),
            None => name.clone(),
        }
    };
    weak.topics.iter().zip(&plain).map(full).collect()
}

/// The cards of the questions that are told of.
struct Told<'k>(BTreeMap<&'k QuestionKey, Card>);

impl<'k> Told<'k> {
    /// Those of which the screen tells, all at one go: looked up one by one they take longer than all the figures.
    fn new(shelf: &Shelf, weak: &'k Weak) -> Self {
        let mut keys = worded(weak);
        keys.sort_unstable();
        keys.dedup();
        let cards = shelf.cards(&keys);
        let found = keys.into_iter().zip(cards);
        Self(found.filter_map(|(key, card)| Some((key, card?))).collect())
    }

    fn prompt(&self, key: &QuestionKey) -> String {
        let found = self.0.get(key);
        found.map_or_else(|| key.to_string(), |card| card.prompt(key.face))
    }

    fn texts(&self, mixup: &Mixup) -> MixupTexts {
        let answer = self.0.get(&mixup.key);
        let answer = answer.map(|card| card.answer(mixup.key.face));
        MixupTexts {
            prompt: self.prompt(&mixup.key),
            right: match answer {
                Some(AnswerText::One(text)) => text,
                Some(AnswerText::List(texts)) => texts.join(", "),
                _ => String::new(),
            },
            other: mixup
                .belongs_to
                .as_ref()
                .map_or_else(String::new, |key| self.prompt(key)),
        }
    }
}
