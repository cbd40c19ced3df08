//! `plan --exam` and `plan --end`.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::super::args;
use super::super::failure::Failure;
use super::super::progress;
use super::super::world::World;
use super::Outset;
use crate::base::{Day, Days, DeckId, Seed};
use crate::memory::Mind;
use crate::plan::exam::{Budget, Prospect, Standing, Strategy, choose, prospect};
use crate::plan::simulate::Memories;
use crate::plan::{Gathered, gather};
use crate::store::Access;
use crate::terminal::listing::{ExamAhead, ExamMinutes, draw_exam};
use crate::terminal::write_json;

/// Minutes a day that are tried where none are given, and for comparison.
const MINUTES: [u32; 9] = [5, 10, 15, 20, 30, 45, 60, 90, 120];

/// The share known on the day that is enough, where no minutes are given.
const ENOUGH: f64 = 0.9;

/// Simulated learners for a prediction: its error is then a quarter of the spread between learners.
const LEARNERS: u32 = 16;

/// Simulated learners for other numbers of minutes, which are rough guides.
const FEW: u32 = 3;

/// A question whose chance at the exam stays below this is as good as left out.
const LEFT_OUT: f32 = 0.5;

/// The longest way to an exam, in days: ten years, as for a look ahead.
const LONGEST: u32 = 3650;

/// The seed of simulations: the same learner gets the same plan.
const SEED: Seed = Seed(20_261_121);

/// Makes a plan for an exam, shows what is to be expected of it, and keeps it.
pub(super) fn run(
    world: &mut World<'_>,
    args: &args::Plan,
    outset: &Outset,
    exam: Day,
) -> Result<u8, Failure> {
    let days = days_to(exam, world.today())?;
    let gathered = gather(&outset.candidates, world.today());
    if gathered.memories.is_empty() {
        let failure = Failure::usage("there is no question to plan for: all are set aside");
        return Err(failure.help("`quizdeck cards` shows what is set aside"));
    }
    let way = Way {
        start: &gathered.memories,
        mind: outset.mind.clone(),
        outset,
        days,
    };
    let (minutes, tried) = way.minutes(args.minutes);
    let strategy = way.choose(minutes);
    let prospect = way.prospect(&strategy, minutes, LEARNERS);
    let plan = Standing {
        decks: decks(outset),
        exam,
        minutes,
        strategy,
    };
    progress::open(world, Access::Write)?.keep_exam(&plan, world.now())?;
    let ahead = ahead(outset, &gathered, &plan, prospect, tried, world.today());
    if world.common.json {
        let json = ExamJson::of(&ahead, &plan, world.today());
        write_json(world.out.as_mut(), &json)?;
    } else {
        draw_exam(world.out.as_mut(), &ahead, world.colour, world.width)?;
    }
    Ok(0)
}

/// Ends what stands for the decks.
pub(super) fn end(world: &mut World<'_>, outset: &Outset) -> Result<u8, Failure> {
    let named = decks(outset);
    let mut store = progress::open(world, Access::Write)?;
    let today = world.today();
    let ended: Vec<String> = store
        .exams()?
        .iter()
        .filter(|plan| plan.stands(today) && !plan.decks.is_disjoint(&named))
        .flat_map(|plan| plan.decks.intersection(&named).map(ToString::to_string))
        .collect();
    if ended.is_empty() {
        writeln!(world.out, "No plan stands for these decks.")?;
        return Ok(0);
    }
    store.end_exams(&named, world.now())?;
    let names = ended.join(", ");
    writeln!(
        world.out,
        "The plan for {names} has ended; what is due counts again."
    )?;
    Ok(0)
}

fn decks(outset: &Outset) -> BTreeSet<DeckId> {
    outset.shelf.ids().cloned().collect()
}

fn days_to(exam: Day, today: Day) -> Result<u16, Failure> {
    let Days(days) = exam.since(today);
    let date = exam.date();
    match u16::try_from(days) {
        Ok(0) => Err(Failure::usage(format!("`{date}` is not after today"))
            .help("give a day to come; the day itself is left for the exam")),
        Ok(days) if u32::from(days) <= LONGEST => Ok(days),
        _ => Err(
            Failure::usage(format!("`{date}` is more than ten years away"))
                .help("plan again when it comes nearer"),
        ),
    }
}

/// What every simulation of the way starts from.
struct Way<'a> {
    start: &'a Memories,
    mind: Mind,
    outset: &'a Outset,
    days: u16,
}

impl Way<'_> {
    fn choose(&self, minutes: u32) -> Strategy {
        let pace = &self.outset.pace;
        choose(
            self.start,
            &self.mind,
            pace,
            self.days,
            budget(minutes),
            SEED.derive("choose"),
        )
    }

    fn prospect(&self, strategy: &Strategy, minutes: u32, learners: u32) -> Prospect {
        let (pace, seed) = (&self.outset.pace, SEED.derive("prospect"));
        prospect(
            self.start,
            &self.mind,
            pace,
            strategy,
            self.days,
            budget(minutes),
            learners,
            seed,
        )
    }

    /// The minutes a day, given or found, and what others would lead to.
    fn minutes(&self, given: Option<u32>) -> (u32, Vec<ExamMinutes>) {
        let one = |minutes: u32| ExamMinutes {
            minutes,
            known: self.prospect(&self.choose(minutes), minutes, FEW).known,
        };
        if let Some(given) = given {
            let mut others = [
                given.div_ceil(2),
                given.saturating_add(given.div_ceil(2)),
                given.saturating_mul(2),
            ]
            .map(|minutes| minutes.min(1440))
            .to_vec();
            others.dedup();
            others.retain(|&minutes| minutes != given);
            return (given, others.into_iter().map(one).collect());
        }
        #[allow(clippy::cast_precision_loss)] // a count of questions
        let enough = ENOUGH * self.start.len() as f64;
        let mut tried: Vec<ExamMinutes> = Vec::new();
        for minutes in MINUTES {
            tried.push(one(minutes));
            let over = tried.iter().filter(|tried| tried.known >= enough).count();
            // one more than needed, so that one sees what it would bring
            if over > 1 {
                break;
            }
        }
        let found = tried
            .iter()
            .find(|tried| tried.known >= enough)
            .or(tried.last());
        let found = found.map_or(MINUTES[0], |found| found.minutes);
        tried.retain(|tried| tried.minutes != found);
        (found, tried)
    }
}

fn budget(minutes: u32) -> Budget {
    #[allow(clippy::cast_precision_loss)] // minutes of a day
    let minutes = minutes as f32;
    Budget {
        questions: u32::MAX,
        seconds: minutes * 60.0,
    }
}

fn ahead(
    outset: &Outset,
    gathered: &Gathered,
    plan: &Standing,
    prospect: Prospect,
    mut minutes: Vec<ExamMinutes>,
    today: Day,
) -> ExamAhead {
    minutes.push(ExamMinutes {
        minutes: plan.minutes,
        known: prospect.known,
    });
    minutes.sort_by_key(|tried| tried.minutes);
    let mut left_out: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for (&at, &chance) in gathered.of.iter().zip(&prospect.chances) {
        let candidate = &outset.candidates[at];
        let topic = candidate.topic.as_ref().map(ToString::to_string);
        let name = topic.unwrap_or_else(|| candidate.key.deck.to_string());
        let (out, all) = left_out.entry(name).or_default();
        *all += 1;
        *out += usize::from(chance < LEFT_OUT);
    }
    let mut left_out: Vec<_> = left_out
        .into_iter()
        .map(|(name, (out, all))| (name, out, all))
        .collect();
    left_out.retain(|(_, out, _)| *out > 0);
    left_out.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    ExamAhead {
        ends: [today.date(), Day(plan.exam.0 - 1).date()],
        exam: plan.exam.date(),
        decks: plan.decks.iter().map(ToString::to_string).collect(),
        questions: gathered.memories.len(),
        seen: gathered.memories.seen(),
        minutes: plan.minutes,
        known: prospect.known,
        spread: prospect.spread,
        days: prospect.days,
        others: minutes,
        left_out,
    }
}

/// What `plan --exam --json` says.
#[derive(Serialize)]
struct ExamJson {
    version: u8,
    exam: String,
    decks: Vec<String>,
    minutes: u32,
    questions: usize,
    seen: usize,
    known: f64,
    spread: f64,
    others: Vec<OtherJson>,
    left_out: Vec<LeftOutJson>,
    days: Vec<DayJson>,
}

#[derive(Serialize)]
struct OtherJson {
    minutes: u32,
    known: f64,
}

#[derive(Serialize)]
struct LeftOutJson {
    topic: String,
    questions: usize,
    of: usize,
}

#[derive(Serialize)]
struct DayJson {
    day: String,
    reviews: f64,
    new: f64,
    minutes: f64,
}

impl ExamJson {
    fn of(ahead: &ExamAhead, plan: &Standing, today: Day) -> Self {
        let round = super::round;
        Self {
            version: 1,
            exam: ahead.exam.clone(),
            decks: ahead.decks.clone(),
            minutes: plan.minutes,
            questions: ahead.questions,
            seen: ahead.seen,
            known: round(ahead.known),
            spread: round(ahead.spread),
            others: ahead
                .others
                .iter()
                .map(|other| OtherJson {
                    minutes: other.minutes,
                    known: round(other.known),
                })
                .collect(),
            left_out: ahead
                .left_out
                .iter()
                .map(|(topic, questions, of)| LeftOutJson {
                    topic: topic.clone(),
                    questions: *questions,
                    of: *of,
                })
                .collect(),
            days: (0..)
                .zip(&ahead.days)
                .map(|(at, day)| DayJson {
                    day: today.plus(Days(at)).date(),
                    reviews: round(day.reviews),
                    new: round(day.new),
                    minutes: round(day.minutes),
                })
                .collect(),
        }
    }
}
