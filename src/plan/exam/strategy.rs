//! Which questions are worth asking on a day before an exam.

use crate::base::Grade;
use crate::memory::{Mind, Trace};
use crate::plan::simulate::{Memories, Pace};

/// A way to the exam: by a wanted chance of recall at first, and by the gain on the day of the exam towards the end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Strategy {
    /// The chance of recall at which a question comes back, until the finale.
    pub retention: f32,
    /// Whether what was never asked comes before what is due, until the finale.
    pub new_first: bool,
    /// New questions a day at most, until the finale.
    pub new_per_day: u32,
    /// Whether time that is left over goes to what gains most, until the finale.
    pub fill: bool,
    /// The last days before the exam on which whatever gains most for a second is asked.
    pub finale: u16,
}

/// What every strategy looks at.
#[derive(Debug, Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) memories: &'a Memories,
    pub(super) mind: &'a Mind,
    pub(super) pace: &'a Pace,
    /// The day, counted from the first.
    pub(super) day: i32,
    /// Days from this day to the exam.
    pub(super) left: u16,
}

impl View<'_> {
    /// What asking a question today adds to its chance of recall at the exam, for each second it is likely to take.
    pub(super) fn gain(&self, at: usize) -> f32 {
        let (mind, pace) = (self.mind, self.pace);
        let left = f32::from(self.left);
        let then = |trace: Trace| mind.recall(trace.stability, left);
        let trace = self.memories.trace(at);
        let days = self.memories.elapsed(at, self.day);
        let recall = mind.recall(trace.stability, days);
        let right = then(mind.after(trace, days, recall, Grade::Good));
        let missed = then(mind.relearnt(trace, days, recall));
        let unasked = mind.recall(trace.stability, days + left);
        (recall * right + (1.0 - recall) * missed - unasked) / pace.expected(recall)
    }

    /// The same of a question that was never asked.
    fn gain_of_new(&self) -> f32 {
        let (mind, pace) = (self.mind, self.pace);
        let one = |grade: Grade| {
            let first = mind.first(grade);
            let trace = if grade.passed() {
                first
            } else {
                mind.after(first, 0.0, 1.0, Grade::Good)
            };
            pace.chance_first(grade) * mind.recall(trace.stability, f32::from(self.left))
        };
        Grade::ALL.map(one).iter().sum::<f32>() / pace.expected_new()
    }
}

impl Strategy {
    /// The questions of a day, the first to be asked first; new ones in their order. What is not worth asking is left out.
    pub(super) fn questions(&self, view: &View<'_>, most: usize) -> Vec<u32> {
        if view.left <= self.finale {
            return self.by_gain(view, most, usize::MAX, |_| true);
        }
        let reach = view.mind.reach(self.retention);
        let mut due: Vec<(i32, u32)> = Vec::new();
        for at in 0..view.memories.seen() {
            let days = (view.memories.trace(at).stability * reach).round().max(1.0);
            let over = view.memories.elapsed(at, view.day) - days;
            if over >= 0.0 {
                #[allow(clippy::cast_possible_truncation)] // days of a life
                due.push((-(over as i32), place(at)));
            }
        }
        due.sort_unstable();
        let due = due.into_iter().map(|(_, at)| at);
        let new = new(view).take(self.new_per_day as usize);
        let mut chosen: Vec<u32> = if self.new_first {
            new.chain(due).take(most).collect()
        } else {
            due.chain(new).take(most).collect()
        };
        if self.fill && chosen.len() < most {
            let mut taken = vec![false; view.memories.len()];
            for &at in &chosen {
                taken[at as usize] = true;
            }
            let rest = self.by_gain(view, most - chosen.len(), 0, |at| !taken[at]);
            chosen.extend(rest);
        }
        chosen
    }

    fn by_gain(
        &self,
        view: &View<'_>,
        most: usize,
        news: usize,
        wanted: impl Fn(usize) -> bool,
    ) -> Vec<u32> {
        let mut scored: Vec<(f32, u32)> = (0..view.memories.seen())
            .filter(|&at| wanted(at) && view.memories.elapsed(at, view.day) > 0.0)
            .map(|at| (view.gain(at), place(at)))
            .filter(|(gain, _)| *gain > 0.0)
            .collect();
        let gain = view.gain_of_new();
        scored.extend(new(view).take(most.min(news)).map(|at| (gain, at)));
        scored.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        scored.truncate(most);
        scored.into_iter().map(|(_, at)| at).collect()
    }
}

/// The questions that were never asked.
fn new(view: &View<'_>) -> impl Iterator<Item = u32> {
    place(view.memories.seen())..place(view.memories.len())
}

fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
