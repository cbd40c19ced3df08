//! `study`.

use std::convert::Infallible;

use super::after::Teller;
use super::args::{FormWish, Order, Study};
use super::failure::Failure;
use super::few;
use super::fit;
use super::noted::Noted;
use super::progress;
use super::shelf::{self, Shelf};
use super::sync;
use super::talk::{self, Opening};
use super::weak;
use super::world::World;
use crate::base::text::count;
use crate::base::{Day, Seed};
use crate::deck::Form;
use crate::plan::{self, Candidate, Drill, Plan, Planned, Request, Wishes};
use crate::session::{Item, Kind, Mode, Session, Setup, Summary};
use crate::store::{Access, Store};

/// Studies the decks of a request.
///
/// # Errors
/// When decks or progress cannot be used.
pub(super) fn run(world: &mut World<'_>, args: &Study) -> Result<u8, Failure> {
    let shelf = Shelf::gather(world, &args.decks.decks)?;
    let wishes = wishes(world, &shelf, args)?;
    let mut store = progress::open(world, Access::Write)?;
    let first_run = store.is_blank()?;
    let minutes = args.minutes.or(world.settings.settings.minutes);
    let (candidates, drill) = day(world, (&shelf, &store), &wishes, (args, minutes))?;
    let Drill { plan, pairs } = drill;
    if plan.questions.is_empty() && !world.common.json {
        return match args.weak {
            true => nothing_weak(world),
            false => nothing(world, &plan),
        };
    }
    let items = items(plan);
    let settings = &world.settings.settings;
    let setup = Setup {
        id: session_id(world),
        library: &shelf,
        collection: &shelf,
        items,
        pairs,
        kind: if args.cram { Kind::Cram } else { Kind::Study },
        mode: Mode::Study,
        form: args.form.map_or(settings.form, form),
        limit_ms: minutes.map(|minutes| i64::from(minutes) * 60_000),
        seed: world.seed,
        scheduler: store.scheduler().clone(),
        calendar: world.calendar.clone(),
        now: world.now(),
        rules: shelf.rules(world, &store, &candidates)?,
    };
    let opening = Opening {
        first_run,
        confidence: args.confidence,
    };
    let teller = Teller {
        shelf: &shelf,
        calendar: world.calendar.clone(),
        clock: world.clock,
    };
    let last = &mut |noted: &Noted<'_>, session: &Session<'_>, summary: &mut Summary| {
        teller.tell(noted.store, session, summary);
    };
    let (today, easy) = (world.today(), world.settings.settings.easy_days);
    let begun = &mut |noted: &Noted<'_>, session: &mut Session<'_>| {
        level(session, noted.store, (today, easy), &candidates);
    };
    let mut noted = Noted::new(&mut store, &shelf);
    let code = talk::run(world, setup, &mut noted, opening, (begun, last))?;
    ended(world, &mut store);
    Ok(code)
}

/// What a session of which answers were kept ends with.
pub(super) fn ended(world: &mut World<'_>, store: &mut Store) {
    fit::silently(world, store);
    sync::at_the_end(world, store);
}

/// The questions of a session, and the candidates from which they were chosen: all there are, or few that lead to the same.
fn day(
    world: &mut World<'_>,
    (shelf, store): (&Shelf, &Store),
    wishes: &Wishes,
    (args, minutes): (&Study, Option<u32>),
) -> Result<(Vec<Candidate>, Drill), Failure> {
    let limits = shelf.limits(world, store)?;
    let over = |world: &mut World<'_>, candidates: Vec<Candidate>| {
        doubt_clock(world, &candidates)?;
        let request = Request {
            candidates: &candidates,
            today: world.today(),
            now: world.now(),
            scheduler: store.scheduler(),
            limits: &limits,
            wishes,
            seed: world.seed,
        };
        let drill = chosen(world, shelf, store, &request, (args, minutes))?;
        Ok::<_, Failure>((candidates, drill))
    };
    if !args.weak {
        // who names an order gets it, whatever the minutes
        let within = minutes.filter(|_| args.order.is_none());
        let few = few::questions(world, (shelf, store), (&limits, wishes), within)?;
        if let Some(few) = few {
            let day = over(world, few)?;
            // why nothing is to be asked only all of them tell
            if !day.1.plan.questions.is_empty() {
                return Ok(day);
            }
        }
    }
    let all = shelf.candidates(world, store)?;
    over(world, all)
}

/// Lets a session level the load of the days to come.
pub(super) fn level(
    session: &mut Session<'_>,
    store: &Store,
    (today, easy): (Day, plan::EasyDays),
    candidates: &[Candidate],
) {
    // what cannot be read now cannot take an answer either, and then it is told
    if let Ok(balance) = shelf::balance(store, today, easy, candidates) {
        session.level(balance);
    }
}

/// The questions of a session, on what is weak or as the day brings them; what was missed with certainty the last time comes
/// before the rest.
fn chosen(
    world: &mut World<'_>,
    shelf: &Shelf,
    store: &Store,
    request: &Request<'_>,
    (args, minutes): (&Study, Option<u32>),
) -> Result<Drill, Failure> {
    let mut drill = if args.weak {
        weak::drill(shelf, store, request)?
    } else {
        Drill {
            plan: today(world, store, request, (args, minutes))?,
            pairs: Vec::new(),
        }
    };
    let seen = drill.plan.questions.iter().filter(|planned| !planned.new);
    let missed = store.sure_mistakes(seen.map(|planned| &planned.key))?;
    drill.plan.put_first(&missed);
    Ok(drill)
}

/// What the day brings, within its minutes; a backlog that does not fit is told of.
fn today(
    world: &mut World<'_>,
    store: &Store,
    request: &Request<'_>,
    (args, minutes): (&Study, Option<u32>),
) -> Result<Plan, Failure> {
    // who names an order gets it
    let within = minutes.filter(|_| args.order.is_none());
    let (plan, backlog) = super::plan::today(world, store, request, within)?;
    if let Some((backlog, minutes)) = backlog.as_ref().zip(minutes)
        && !world.common.json
    {
        let last = last_day(request.candidates);
        let words = super::plan::words(backlog, minutes, last, request.today);
        world.say(&words)?;
    }
    Ok(plan)
}

/// Says that nothing is weak, and what could be done.
fn nothing_weak(world: &mut World<'_>) -> Result<u8, Failure> {
    writeln!(
        world.out,
        "Nothing weak to study now: what was seen was met just now, or nothing was seen yet."
    )?;
    writeln!(
        world.out,
        "`quizdeck study` asks what is due, `quizdeck weak` shows what is weak."
    )?;
    Ok(0)
}

/// The planned questions with their memory.
fn items(plan: Plan) -> Vec<Item> {
    let item = |planned: Planned| Item {
        key: planned.key,
        state: planned.state,
    };
    plan.questions.into_iter().map(item).collect()
}

fn wishes(world: &World<'_>, shelf: &Shelf, args: &Study) -> Result<Wishes, Failure> {
    Ok(Wishes {
        topics: shelf.topics(&args.which.topic)?,
        tags: shelf.tags(&args.which.tag)?,
        new: args.new,
        reviews: args.reviews,
        limit: args.limit,
        ahead: args.ahead,
        cram: args.cram,
        order: args.order.map_or(world.settings.settings.order, order),
    })
}

fn order(wish: Order) -> plan::Order {
    match wish {
        Order::Due => plan::Order::Due,
        Order::Mixed => plan::Order::Mixed,
        Order::Risk => plan::Order::Risk,
        Order::Random => plan::Order::Random,
        Order::Deck => plan::Order::Deck,
    }
}

/// Says that answers lie in the future: they were given under another clock, or this one is wrong.
fn doubt_clock(world: &mut World<'_>, candidates: &[Candidate]) -> Result<(), Failure> {
    let Some(last) = last_day(candidates) else {
        return Ok(());
    };
    if last <= world.today().plus(plan::JOURNEY) {
        return Ok(());
    }
    world.say(&format!(
        "the clock says {}, but the last answer is of {}; if the clock is wrong, set it before you go on",
        world.today().date(),
        last.date()
    ))
}

fn form(wish: FormWish) -> Option<Form> {
    match wish {
        FormWish::Auto => None,
        FormWish::Flip => Some(Form::Flip),
        FormWish::Typed => Some(Form::Typed),
        FormWish::Choice => Some(Form::Choice),
    }
}

/// A name for a session: when it began and a draw, so that two of them differ.
pub(super) fn session_id(world: &World<'_>) -> String {
    let Seed(draw) = super::ambient::chance();
    format!("{:x}-{:04x}", world.now().0, draw & 0xffff)
}

/// Says that there is nothing to study, why, and what could be done.
fn nothing(world: &mut World<'_>, plan: &Plan) -> Result<u8, Failure> {
    let today = world.today();
    let waiting = plan.waiting;
    let mut lines = vec![String::from("Nothing to study now.")];
    if let Some(day) = plan.next_due {
        lines.push(format!("The next question is due {}.", when(day, today)));
    }
    if waiting.new > 0 {
        let new = count(waiting.new, "new question");
        lines.push(format!(
            "{new} wait for another day; `--new N` takes N of them now."
        ));
    }
    if waiting.reviews > 0 {
        let due = count(waiting.reviews, "due question");
        lines.push(format!(
            "{due} over the limit of the day; `--reviews N` takes N of them now."
        ));
    }
    if waiting.buried > 0 {
        let buried = count(waiting.buried, "question");
        lines.push(format!("{buried} left alone until tomorrow."));
    }
    if waiting.suspended > 0 {
        lines.push(format!(
            "{} set aside.",
            count(waiting.suspended, "question")
        ));
    }
    if waiting.later > 0 {
        lines.push(String::from("`--ahead` studies what falls due later, `--cram` everything without touching the schedule."));
    }
    for line in lines {
        writeln!(world.out, "{line}")?;
    }
    Ok(0)
}

/// A day to come in words.
pub(super) fn when(day: Day, today: Day) -> String {
    match day.since(today).0 {
        0 => String::from("today"),
        1 => String::from("tomorrow"),
        days => format!(
            "in {} ({})",
            count(usize::try_from(days).unwrap_or(usize::MAX), "day"),
            day.date()
        ),
    }
}

impl From<Infallible> for Failure {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}

/// The day of the last answer to any of these questions.
pub(super) fn last_day(candidates: &[Candidate]) -> Option<Day> {
    let states = candidates.iter().filter_map(|known| known.state);
    states.map(|state| state.last_day).max()
}
