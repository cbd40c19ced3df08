//! Many memories, column by column.

use crate::memory::{Mind, Trace};

/// The memories of many questions in columns, and how many more are new. Days count from today, which is 0.
///
/// The new ones stand after the others, in the order in which they are to be learnt.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Memories {
    pub(super) stability: Vec<f32>,
    pub(super) difficulty: Vec<f32>,
    /// The day of the last answer, 0 or less; meaningless for new ones.
    pub(super) last: Vec<i32>,
    /// The day on which the question falls due; meaningless for new ones.
    pub(super) due: Vec<i32>,
    /// How many of them are known; those after are new.
    pub(super) seen: usize,
}

impl Memories {
    /// So many new questions and nothing else.
    #[must_use]
    pub fn all_new(count: usize) -> Self {
        let mut memories = Self::default();
        memories.add_new(count);
        memories
    }

    /// Adds a question that was answered before; all of them are added before the first new one.
    ///
    /// `last` is the day of its last answer and `due` that on which it falls due, both counted from today.
    pub fn add(&mut self, trace: Trace, last: i32, due: i32) {
        debug_assert_eq!(self.seen, self.len(), "new ones come after");
        self.stability.push(trace.stability);
        self.difficulty.push(trace.difficulty);
        self.last.push(last.min(0));
        self.due.push(due);
        self.seen += 1;
    }

    /// Adds so many new questions.
    pub fn add_new(&mut self, count: usize) {
        let len = self.len() + count;
        self.stability.resize(len, 0.0);
        self.difficulty.resize(len, 0.0);
        self.last.resize(len, 0);
        self.due.resize(len, 0);
    }

    /// The questions of both that were answered before; new ones of both are left out.
    #[must_use]
    pub fn joined(&self, other: &Self) -> Self {
        let mut joined = Self::default();
        for part in [self, other] {
            for at in 0..part.seen {
                joined.add(part.trace(at), part.last[at], part.due[at]);
            }
        }
        joined
    }

    /// The same memories so many days later, without study in between.
    #[must_use]
    pub fn shifted(mut self, days: i32) -> Self {
        for day in self.last.iter_mut().chain(&mut self.due) {
            *day -= days;
        }
        self
    }

    /// At most so many of those answered before, evenly chosen, and the share that they are (0 to 1).
    pub(crate) fn sample(&self, most: usize) -> (Self, f32) {
        let count = self.seen.min(most);
        let mut sample = Self::default();
        for n in 0..count {
            let at = n * self.seen / count;
            sample.add(self.trace(at), self.last[at], self.due[at]);
        }
        #[allow(clippy::cast_precision_loss)] // counts of questions
        let share = count as f32 / self.seen.max(1) as f32;
        (sample, share)
    }

    /// At most so many questions, new ones too, evenly chosen, and the share that they are (0 to 1).
    pub(crate) fn sample_all(&self, most: usize) -> (Self, f32) {
        if self.len() <= most {
            return (self.clone(), 1.0);
        }
        let (mut sample, _) = self.sample(most * self.seen / self.len());
        sample.add_new(most - sample.seen);
        #[allow(clippy::cast_precision_loss)] // counts of questions
        let share = most as f32 / self.len() as f32;
        (sample, share)
    }

    /// How many questions there are, new ones too.
    #[must_use]
    pub fn len(&self) -> usize {
        self.stability.len()
    }

    /// Whether there is no question at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.stability.is_empty()
    }

    /// How many of them were answered before.
    #[must_use]
    pub fn seen(&self) -> usize {
        self.seen
    }

    /// How many questions are due today or were before.
    #[must_use]
    pub fn due_now(&self) -> usize {
        self.due[..self.seen]
            .iter()
            .filter(|&&due| due <= 0)
            .count()
    }

    /// The bare memory of a question.
    pub(crate) fn trace(&self, at: usize) -> Trace {
        Trace {
            stability: self.stability[at],
            difficulty: self.difficulty[at],
        }
    }

    /// Whole days since a question was answered last.
    #[allow(clippy::cast_precision_loss)] // days of a life
    pub(crate) fn elapsed(&self, at: usize, day: i32) -> f32 {
        (day - self.last[at]).max(0) as f32
    }

    /// How many questions are known on a day, as the sum of their chances of recall; new ones count nothing.
    pub(crate) fn known(&self, mind: &Mind, day: i32) -> f64 {
        let columns = self.stability[..self.seen].iter().zip(&self.last);
        #[allow(clippy::cast_precision_loss)] // days of a life
        let one = |(&stability, &last): (&f32, &i32)| {
            f64::from(mind.recall(stability, (day - last).max(0) as f32))
        };
        columns.map(one).sum()
    }
}
