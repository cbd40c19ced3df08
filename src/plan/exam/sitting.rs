//! The way to an exam, simulated.

use super::strategy::{Strategy, View};
use crate::base::Seed;
use crate::memory::Mind;
use crate::plan::simulate::{DayAhead, Memories, Pace, Run};

/// What a day may hold.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Budget {
    /// Questions at most.
    pub questions: u32,
    /// Seconds: nothing more is begun after them.
    pub seconds: f32,
}

/// The days to an exam, and what is known on its day.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Road {
    pub(super) days: Vec<DayAhead>,
    pub(super) memories: Memories,
    /// The sum of all chances of recall at the exam.
    pub(super) known: f64,
}

/// Simulates one learner who follows a strategy for `days` days; the exam is on the day after.
pub(super) fn sit(
    start: &Memories,
    mind: &Mind,
    pace: &Pace,
    strategy: &Strategy,
    days: u16,
    budget: Budget,
    seed: Seed,
) -> Road {
    let mut run = Run::new(start, mind, pace, seed.0);
    let mut road = Vec::with_capacity(usize::from(days));
    for day in 0..days {
        let view = View {
            memories: &run.memories,
            mind,
            pace,
            day: i32::from(day),
            left: days - day,
        };
        let most = most(budget, pace);
        let mut done = DayAhead::default();
        for at in strategy.questions(&view, most) {
            if done.seconds >= budget.seconds || done.reviews + done.new >= budget.questions {
                break;
            }
            let new = at as usize >= run.memories.seen();
            let grade = run.ask(at as usize, i32::from(day));
            done.seconds += pace.takes(grade);
            done.new += u32::from(new);
            done.reviews += u32::from(!new);
            done.missed += u32::from(!new && !grade.passed());
        }
        road.push(done);
    }
    let known = run.memories.known(mind, i32::from(days));
    if let Some(last) = road.last_mut() {
        #[allow(clippy::cast_possible_truncation)] // a count of questions
        let known = known as f32;
        last.known = Some(known);
    }
    Road {
        days: road,
        memories: run.memories,
        known,
    }
}

/// How many questions can be begun within a budget at most.
pub(super) fn most(budget: Budget, pace: &Pace) -> usize {
    let quickest = pace
        .seconds
        .iter()
        .copied()
        .fold(f32::MAX, f32::min)
        .max(1.0);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // saturates
    let by_time = (budget.seconds / quickest).ceil() as usize;
    by_time.saturating_add(1).min(budget.questions as usize)
}
