//! What is remembered now, and what falls due.

use serde::Serialize;

use super::{Inquiry, Place};
use crate::base::{DAY_MS, Day, Days, Millis};

/// How far ahead the forecast looks, in days.
const AHEAD: usize = 30;

/// The same in milliseconds.
const AHEAD_MS: i64 = 30 * DAY_MS;

/// The stabilities at which questions are parted, in days: a day, a week, a month, a season, a year, and what lies between.
const STABILITIES: [f64; 9] = [0.0, 1.0, 3.0, 7.0, 14.0, 30.0, 90.0, 180.0, 365.0];

/// The difficulties at which questions are parted.
const DIFFICULTIES: [f64; 9] = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0];

/// What is remembered: all questions asked for that have a memory, suspended ones and those in no deck too.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Memories {
    /// How many there are.
    pub questions: usize,
    /// How many of them would be known if all were asked now: the sum of their chances of recall.
    pub held: f64,
    /// How many would be in thirty days, if nothing were studied until then.
    pub held_in_30_days: f64,
    /// The middle stability, in days; `None` when there are none.
    pub median_stability: Option<f64>,
    /// The questions by stability, in days.
    pub stability: Vec<Bar>,
    /// The questions by difficulty, 1 to 10.
    pub difficulty: Vec<Bar>,
}

/// A part of a distribution.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Bar {
    /// From this value on.
    pub from: f64,
    /// Below this one; `None` for no end.
    pub to: Option<f64>,
    /// How many questions.
    pub questions: usize,
}

/// A day to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Forecast {
    /// The study day.
    #[serde(rename = "date", serialize_with = "super::date")]
    pub day: Day,
    /// How many questions of the decks fall due on it, if all before are answered right once; on the first day also all
    /// that were due before. Suspended ones are left out, siblings count each on its own day.
    pub due: usize,
}

/// What is summed up over the memories.
pub(super) struct Sum {
    stabilities: Vec<f64>,
    stability: [usize; STABILITIES.len()],
    difficulty: [usize; DIFFICULTIES.len()],
    held: f64,
    later: f64,
    due: [usize; AHEAD],
    /// Questions with a memory and the sum of their chances of recall, by topic; the first is for none, the last for
    /// questions in no deck.
    pub(super) topics: Vec<(usize, f64)>,
}

impl Sum {
    pub(super) fn of(inquiry: &Inquiry<'_>, places: &[Place], topics: usize) -> Self {
        let mut sum = Self {
            stabilities: Vec::new(),
            stability: [0; STABILITIES.len()],
            difficulty: [0; DIFFICULTIES.len()],
            held: 0.0,
            later: 0.0,
            due: [0; AHEAD],
            topics: vec![(0, 0.0); topics + 1],
        };
        let later = Millis(inquiry.now.0.saturating_add(AHEAD_MS));
        for (known, place) in inquiry.digest.questions().iter().zip(places) {
            let (Some(state), true) = (&known.state, *place != Place::Unwanted) else {
                continue;
            };
            let recall = inquiry.scheduler.retrievability(state, inquiry.now).value();
            sum.held += recall;
            sum.later += inquiry.scheduler.retrievability(state, later).value();
            sum.stabilities.push(state.stability);
            sum.stability[part(&STABILITIES, state.stability)] += 1;
            sum.difficulty[part(&DIFFICULTIES, state.difficulty)] += 1;
            let topic = match place {
                Place::Filed(topic) => *topic,
                _ => topics,
            };
            let (questions, recalled) = &mut sum.topics[topic];
            *questions += 1;
            *recalled += recall;
            if *place != Place::Gone && !known.suspended {
                let day = if state.learning {
                    inquiry.today
                } else {
                    state.due
                };
                let ahead = day.since(inquiry.today).0 as usize;
                if let Some(due) = sum.due.get_mut(ahead) {
                    *due += 1;
                }
            }
        }
        sum
    }

    pub(super) fn forecast(&self, today: Day) -> Vec<Forecast> {
        let day = |(ahead, due): (u32, &usize)| Forecast {
            day: today.plus(Days(ahead)),
            due: *due,
        };
        (0..).zip(&self.due).map(day).collect()
    }

    pub(super) fn memories(mut self) -> Memories {
        Memories {
            questions: self.stabilities.len(),
            held: self.held,
            held_in_30_days: self.later,
            median_stability: median(&mut self.stabilities),
            stability: bars(&STABILITIES, &self.stability, None),
            difficulty: bars(&DIFFICULTIES, &self.difficulty, Some(10.0)),
        }
    }
}

/// The place of a value between edges; what lies below the first belongs to it.
fn part(edges: &[f64], value: f64) -> usize {
    edges[1..].iter().filter(|edge| **edge <= value).count()
}

fn bars(edges: &[f64], counts: &[usize], end: Option<f64>) -> Vec<Bar> {
    let bar = |(place, &questions): (usize, &usize)| Bar {
        from: edges[place],
        to: edges.get(place + 1).copied().or(end),
        questions,
    };
    counts.iter().enumerate().map(bar).collect()
}

/// The middle value, of two the mean.
fn median(values: &mut [f64]) -> Option<f64> {
    let middle = values.len() / 2;
    let odd = values.len() % 2 == 1;
    if values.is_empty() {
        return None;
    }
    let (below, &mut upper, _) = values.select_nth_unstable_by(middle, f64::total_cmp);
    let lower = below.iter().copied().max_by(f64::total_cmp);
    Some(match lower {
        Some(lower) if !odd => f64::midpoint(lower, upper),
        _ => upper,
    })
}
