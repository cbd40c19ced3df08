//! The plan of today, with exams heeded and a backlog put into order.

use super::super::failure::Failure;
use super::super::world::World;
use super::{Answers, answers};
use crate::base::{Day, Days};
use crate::plan::backlog::{Backlog, arrange, backlog};
use crate::plan::exam::plan_with_exams;
use crate::plan::{self, Order, Plan, Request};
use crate::store::Store;

/// Nobody answers a question in less than so many seconds on average: what fits at this pace is no backlog.
const QUICKEST: usize = 4;

/// Home speaks of a backlog from so many due questions on: fewer are an ordinary day.
const MANY: usize = 30;

/// What is due takes so many times the usual minutes, before home calls it a backlog.
const TIMES: f64 = 2.0;

/// Days without study that make a break.
const BREAK: Days = Days(3);

/// The plan of today, and where the minutes are too few for what is due, what becomes of it.
///
/// # Errors
/// When the progress file cannot be read.
pub(crate) fn today(
    world: &World<'_>,
    store: &Store,
    request: &Request<'_>,
    minutes: Option<u32>,
) -> Result<(Plan, Option<Backlog>), Failure> {
    if let Some(plan) = examined(world, store, request)? {
        return Ok((plan, None));
    }
    let mut plan = plan::plan(request);
    let wishes = request.wishes;
    let ordinary =
        !wishes.cram && !wishes.ahead && matches!(wishes.order, Order::Due | Order::Mixed);
    let Some(minutes) = minutes.filter(|&minutes| ordinary && !fits(plan.due, minutes)) else {
        return Ok((plan, None));
    };
    let Answers { pace, .. } = answers(world, store)?;
    let found = backlog(&plan, request, minutes, &pace);
    if let Some(backlog) = &found {
        arrange(&mut plan, request, &backlog.catch_up, &pace);
    }
    Ok((plan, found))
}

/// The plan of today for screens that only count its questions: where no exam orders them, they are in no order to speak of.
///
/// # Errors
/// When the progress file cannot be read.
pub(crate) fn unordered(
    world: &World<'_>,
    store: &Store,
    request: &Request<'_>,
) -> Result<Plan, Failure> {
    let examined = examined(world, store, request)?;
    Ok(examined.unwrap_or_else(|| plan::unordered(request)))
}

/// The plan of today when an exam stands for one of its decks.
fn examined(
    world: &World<'_>,
    store: &Store,
    request: &Request<'_>,
) -> Result<Option<Plan>, Failure> {
    let exams = store.exams()?;
    let examined = |exam: &crate::plan::exam::Standing| {
        let mut decks = request.candidates.iter().map(|one| &one.key.deck);
        exam.stands(request.today) && decks.any(|deck| exam.decks.contains(deck))
    };
    if !exams.iter().any(examined) {
        return Ok(None);
    }
    let Answers { pace, .. } = answers(world, store)?;
    Ok(Some(plan_with_exams(request, &exams, &pace)))
}

/// Whether so many due questions fit into some minutes, so that they are no backlog.
pub(crate) fn fits(due: usize, minutes: u32) -> bool {
    due * QUICKEST <= minutes as usize * 60
}

/// A backlog that home should speak of, with the minutes a day that are usual for this learner.
///
/// # Errors
/// When the progress file cannot be read.
pub(crate) fn at_home(
    world: &World<'_>,
    store: &Store,
    request: &Request<'_>,
    plan: &Plan,
) -> Result<Option<(Backlog, u32)>, Failure> {
    if plan.due < MANY {
        return Ok(None);
    }
    let Answers { pace, minutes } = answers(world, store)?;
    let found = backlog(plan, request, minutes, &pace);
    let far = |backlog: &Backlog| backlog.minutes_wanted > TIMES * f64::from(minutes);
    Ok(found.filter(far).map(|backlog| (backlog, minutes)))
}

/// A backlog in words, such as `412 questions due after a break; 15 minutes today; level in 9 days`.
pub(crate) fn words(backlog: &Backlog, minutes: u32, last: Option<Day>, today: Day) -> String {
    let count = crate::base::text::count;
    let after = match last {
        Some(last) if today.since(last) >= BREAK => " after a break",
        _ => "",
    };
    let level = match backlog.catch_up.level {
        Some(1) => String::from("level today"),
        Some(days) => format!("level in {}", count(usize::from(days), "day")),
        None => String::from("more minutes would bring it level"),
    };
    let due = count(backlog.due, "question");
    let minutes = count(minutes as usize, "minute");
    format!("{due} due{after}; {minutes} today, what is worth most first; {level}")
}
