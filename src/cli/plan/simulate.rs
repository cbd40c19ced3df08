//! `plan --simulate`.

use serde::Serialize;

use super::super::abreast::abreast;
use super::super::args;
use super::super::failure::Failure;
use super::super::world::World;
use super::{Outset, round};
use crate::base::{Days, Seed};
use crate::plan::simulate::{Course, DayAhead, Outlook, Rank, simulate};
use crate::plan::{gather, new_per_day};
use crate::terminal::listing::{Ahead, LimitRow, RetentionRow, draw_ahead};
use crate::terminal::write_json;

/// The wanted chances of recall that are tried beside the own one, in hundredths.
const RETENTIONS: [u8; 8] = [70, 75, 80, 85, 90, 93, 95, 97];

/// The numbers of new questions a day that are tried beside the own one.
const NEW: [u32; 4] = [5, 10, 20, 40];

/// On so many days of the whole stretch knowledge is measured: more a plot cannot show.
const MEASURED: u16 = 64;

/// The seed where none is given: the same question gets the same answer.
const SEED: u64 = 1;

pub(super) fn run(
    world: &mut World<'_>,
    args: &args::Plan,
    outset: &Outset,
    days: u16,
) -> Result<u8, Failure> {
    let ahead = look(world, args, outset, days);
    if world.common.json {
        let json = AheadJson::of(&ahead, world);
        write_json(world.out.as_mut(), &json)?;
    } else {
        draw_ahead(world.out.as_mut(), &ahead, world.colour, world.width)?;
    }
    Ok(0)
}

fn look(world: &World<'_>, args: &args::Plan, outset: &Outset, days: u16) -> Ahead {
    let today = world.today();
    let start = gather(&outset.candidates, today).memories;
    let retention = args.retention.unwrap_or_else(|| outset.retention(world));
    let limit = new_per_day(&outset.candidates, &outset.limits);
    let new = args.new.unwrap_or(limit);
    #[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss)] // small numbers
    let own = Course {
        retention: retention as f32,
        new_per_day: new,
        reviews_per_day: args.limit,
        seconds_per_day: args.minutes.map(|minutes| minutes as f32 * 60.0),
        rank: Rank::Due,
        measure_every: days.div_ceil(MEASURED),
        ..Course::ordinary(days)
    };
    let wanted = with(
        RETENTIONS.map(|percent| f64::from(percent) / 100.0),
        retention,
    );
    let all_seen = start.seen() == start.len();
    let news = if all_seen { Vec::new() } else { with(NEW, new) };
    let mut courses = vec![own];
    #[allow(clippy::cast_possible_truncation)] // a chance
    courses.extend(wanted.iter().map(|&retention| Course {
        retention: retention as f32,
        ..own
    }));
    courses.extend(
        news.iter()
            .map(|&new_per_day| Course { new_per_day, ..own }),
    );
    let mind = outset.mind.clone();
    let seed = Seed(world.common.seed.unwrap_or(SEED)).derive("ahead");
    let mut roads = abreast(&courses, |_, course| {
        simulate(&start, &mind, &outset.pace, course, seed)
    });
    let sums: Vec<_> = roads.iter().skip(1).map(|days| Outlook::of(days)).collect();
    let (by_retention, by_new) = sums.split_at(wanted.len());
    Ahead {
        ends: [today.date(), today.plus(Days(u32::from(days) - 1)).date()],
        questions: start.len(),
        seen: start.seen(),
        retention,
        new_per_day: new,
        minutes: args.minutes,
        retentions: wanted
            .iter()
            .zip(by_retention)
            .map(|(&retention, &sum)| RetentionRow { retention, sum })
            .collect(),
        limits: news
            .iter()
            .zip(by_new)
            .map(|(&new_per_day, &sum)| LimitRow { new_per_day, sum })
            .collect(),
        days: roads.swap_remove(0),
    }
}

/// The values that are tried, in order, with the own one among them.
fn with<T: Copy + PartialOrd, const N: usize>(tried: [T; N], own: T) -> Vec<T> {
    let mut all: Vec<_> = tried.into_iter().filter(|one| *one != own).collect();
    let at = all.partition_point(|one| *one < own);
    all.insert(at, own);
    all
}

/// What `plan --simulate --json` says.
#[derive(Serialize)]
struct AheadJson {
    version: u8,
    questions: usize,
    seen: usize,
    retention: f64,
    new_per_day: u32,
    minutes: Option<u32>,
    retentions: Vec<SumJson>,
    limits: Vec<SumJson>,
    days: Vec<DayJson>,
}

#[derive(Serialize)]
struct SumJson {
    retention: f64,
    new_per_day: u32,
    reviews: u32,
    new: u32,
    minutes_a_day: f64,
    busiest_minutes: f64,
    left: u32,
    known: f64,
}

#[derive(Serialize)]
struct DayJson {
    day: String,
    reviews: u32,
    missed: u32,
    new: u32,
    minutes: f64,
    left: u32,
    known: Option<f64>,
}

impl AheadJson {
    fn of(ahead: &Ahead, world: &World<'_>) -> Self {
        let today = world.today();
        let sum = |retention, new_per_day, sum: &Outlook| SumJson {
            retention,
            new_per_day,
            reviews: sum.reviews,
            new: sum.new,
            minutes_a_day: round(sum.minutes_a_day),
            busiest_minutes: round(sum.busiest),
            left: sum.left,
            known: round(sum.known),
        };
        let day = |(at, day): (u32, &DayAhead)| DayJson {
            day: today.plus(Days(at)).date(),
            reviews: day.reviews,
            missed: day.missed,
            new: day.new,
            minutes: round(f64::from(day.seconds) / 60.0),
            left: day.left,
            known: day.known.map(|known| round(f64::from(known))),
        };
        Self {
            version: 1,
            questions: ahead.questions,
            seen: ahead.seen,
            retention: ahead.retention,
            new_per_day: ahead.new_per_day,
            minutes: ahead.minutes,
            retentions: ahead
                .retentions
                .iter()
                .map(|row| sum(row.retention, ahead.new_per_day, &row.sum))
                .collect(),
            limits: ahead
                .limits
                .iter()
                .map(|row| sum(ahead.retention, row.new_per_day, &row.sum))
                .collect(),
            days: (0..).zip(&ahead.days).map(day).collect(),
        }
    }
}
