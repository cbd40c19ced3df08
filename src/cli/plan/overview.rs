//! `plan` alone.

use serde::Serialize;

use super::super::failure::Failure;
use super::super::progress;
use super::super::shelved::Shelved;
use super::super::world::World;
use super::{Outset, round};
use crate::base::{Day, Days, Seed};
use crate::plan::simulate::{Course, DayAhead, simulate};
use crate::plan::{gather, new_per_day};
use crate::store::Access;
use crate::terminal::listing::{Coming, ComingDay, StandingExam, draw_coming};
use crate::terminal::write_json;

/// Days that are shown: what one can keep in mind.
const DAYS: u16 = 14;

/// Shows what the next days bring, and the plans that stand.
pub(super) fn run(world: &mut World<'_>, outset: &Outset) -> Result<u8, Failure> {
    let today = world.today();
    let coming = Coming {
        days: days(world, outset, today),
        exams: exams(world, outset, today)?,
    };
    if world.common.json {
        let json = ComingJson {
            version: 1,
            days: coming.days.iter().map(DayJson::of).collect(),
            exams: coming.exams.iter().map(ExamJson::of).collect(),
        };
        write_json(world.out.as_mut(), &json)?;
    } else {
        draw_coming(world.out.as_mut(), &coming, world.colour, world.width)?;
    }
    Ok(0)
}

fn days(world: &World<'_>, outset: &Outset, today: Day) -> Vec<ComingDay> {
    let start = gather(&outset.candidates, today).memories;
    #[allow(clippy::cast_possible_truncation)] // a chance
    let course = Course {
        retention: outset.retention(world) as f32,
        new_per_day: new_per_day(&outset.candidates, &outset.limits),
        ..Course::ordinary(DAYS)
    };
    let mind = outset.mind.clone();
    let ahead = simulate(&start, &mind, &outset.pace, &course, Seed(1));
    let day = |(at, day): (u32, &DayAhead)| ComingDay {
        day: today.plus(Days(at)).date(),
        due: day.reviews,
        new: day.new,
        minutes: f64::from(day.seconds) / 60.0,
    };
    (0..).zip(&ahead).map(day).collect()
}

/// The plans that stand for these decks, and exams that decks name for themselves.
fn exams(world: &World<'_>, outset: &Outset, today: Day) -> Result<Vec<StandingExam>, Failure> {
    let stored = progress::open(world, Access::Read)?.exams()?;
    let decks = || outset.shelf.decks().iter().map(Shelved::brief);
    let mut exams = Vec::new();
    for plan in stored.iter().filter(|plan| plan.stands(today)) {
        let named: Vec<_> = decks()
            .filter(|deck| plan.decks.contains(&deck.id))
            .map(|deck| deck.id.to_string())
            .collect();
        if !named.is_empty() {
            exams.push(StandingExam {
                decks: named,
                exam: plan.exam.date(),
                days: plan.exam.since(today).0,
                minutes: Some(plan.minutes),
            });
        }
    }
    for deck in decks() {
        let planned = |plan: &crate::plan::exam::Standing| {
            plan.stands(today) && plan.decks.contains(&deck.id)
        };
        let Some(exam) = deck
            .settings
            .exam
            .and_then(Day::on)
            .filter(|&exam| exam > today)
        else {
            continue;
        };
        if !stored.iter().any(planned) {
            exams.push(StandingExam {
                decks: vec![deck.id.to_string()],
                exam: exam.date(),
                days: exam.since(today).0,
                minutes: None,
            });
        }
    }
    Ok(exams)
}

/// What `plan --json` says.
#[derive(Serialize)]
struct ComingJson<'a> {
    version: u8,
    days: Vec<DayJson<'a>>,
    exams: Vec<ExamJson<'a>>,
}

#[derive(Serialize)]
struct DayJson<'a> {
    day: &'a str,
    due: u32,
    new: u32,
    minutes: f64,
}

impl<'a> DayJson<'a> {
    fn of(day: &'a ComingDay) -> Self {
        Self {
            day: &day.day,
            due: day.due,
            new: day.new,
            minutes: round(day.minutes),
        }
    }
}

#[derive(Serialize)]
struct ExamJson<'a> {
    decks: &'a [String],
    exam: &'a str,
    days: u32,
    minutes: Option<u32>,
}

impl<'a> ExamJson<'a> {
    fn of(exam: &'a StandingExam) -> Self {
        Self {
            decks: &exam.decks,
            exam: &exam.exam,
            days: exam.days,
            minutes: exam.minutes,
        }
    }
}
