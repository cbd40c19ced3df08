//! Days ahead by the calendar: what falls due is asked, in an order, as long as the day's budget lasts.

use super::Pace;
use super::memories::Memories;
use super::rank::Rank;
use super::run::Run;
use crate::base::Seed;
use crate::memory::Mind;

/// How a learner goes on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Course {
    /// Days to simulate, today being the first.
    pub days: u16,
    /// The chance of recall wanted when a question falls due.
    pub retention: f32,
    /// New questions a day at most.
    pub new_per_day: u32,
    /// Due questions a day at most; `None` for all.
    pub reviews_per_day: Option<u32>,
    /// Seconds a day: nothing more is begun after them; `None` for as long as it takes.
    pub seconds_per_day: Option<f32>,
    /// What comes first among due questions where not all can be asked.
    pub rank: Rank,
    /// New questions wait until nothing due is left over.
    pub new_waits: bool,
    /// Knowledge is measured every so many days, and at the end; 0 is taken for 1.
    pub measure_every: u16,
}

impl Course {
    /// Everything due and ten new a day, at nine of ten.
    #[must_use]
    pub fn ordinary(days: u16) -> Self {
        Self {
            days,
            retention: 0.9,
            new_per_day: super::super::NEW_PER_DECK,
            reviews_per_day: None,
            seconds_per_day: None,
            rank: Rank::Due,
            new_waits: false,
            measure_every: 1,
        }
    }
}

/// A day to come.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct DayAhead {
    /// Due questions asked.
    pub reviews: u32,
    /// How many of them were missed.
    pub missed: u32,
    /// New questions asked.
    pub new: u32,
    /// Seconds of study.
    pub seconds: f32,
    /// Due questions left over.
    pub left: u32,
    /// Questions known when the next day begins: the sum of their chances of recall; `None` where it was not measured.
    pub known: Option<f32>,
}

/// Simulates one learner through a course. The same seed gives the same days on every machine of one kind.
#[must_use]
pub fn simulate(
    start: &Memories,
    mind: &Mind,
    pace: &Pace,
    course: &Course,
    seed: Seed,
) -> Vec<DayAhead> {
    let mut road = Road::new(Run::new(start, mind, pace, seed.0), course);
    (0..i32::from(course.days))
        .map(|day| road.go(day))
        .collect()
}

/// No question: the end of a day's list.
const NONE: u32 = u32::MAX;

struct Road<'a> {
    run: Run<'a>,
    course: &'a Course,
    reach: f32,
    /// For each day the first question that falls due on it; the others follow in `next`.
    head: Vec<u32>,
    next: Vec<u32>,
    /// What is due and not asked yet, the longest overdue first.
    pool: Vec<u32>,
    scored: Vec<(f32, u32)>,
}

impl<'a> Road<'a> {
    fn new(run: Run<'a>, course: &'a Course) -> Self {
        let mut road = Self {
            course,
            reach: run.mind.reach(course.retention.clamp(0.5, 0.995)),
            head: vec![NONE; usize::from(course.days)],
            next: vec![NONE; run.memories.len()],
            pool: Vec::new(),
            scored: Vec::new(),
            run,
        };
        let due = &road.run.memories.due;
        let mut over: Vec<u32> = index(road.run.memories.seen)
            .filter(|&at| due[at as usize] <= 0)
            .collect();
        over.sort_by_key(|&at| due[at as usize]);
        road.pool = over;
        for at in index(road.run.memories.seen) {
            let due = road.run.memories.due[at as usize];
            if due > 0 {
                road.put(at, due);
            }
        }
        road
    }

    /// Puts a question into the list of its day.
    fn put(&mut self, at: u32, day: i32) {
        let head = usize::try_from(day)
            .ok()
            .and_then(|day| self.head.get_mut(day));
        if let Some(head) = head {
            self.next[at as usize] = *head;
            *head = at;
        }
    }

    fn go(&mut self, day: i32) -> DayAhead {
        self.fall_due(day);
        let mut done = DayAhead::default();
        self.reviews(day, &mut done);
        let wait = self.course.new_waits && !self.pool.is_empty();
        if !wait {
            self.begin(day, &mut done);
        }
        done.left = u32::try_from(self.pool.len()).unwrap_or(u32::MAX);
        let every = i32::from(self.course.measure_every.max(1));
        if (day + 1) % every == 0 || day + 1 == i32::from(self.course.days) {
            #[allow(clippy::cast_possible_truncation)] // a count of questions
            let known = self.run.memories.known(self.run.mind, day + 1) as f32;
            done.known = Some(known);
        }
        done
    }

    fn fall_due(&mut self, day: i32) {
        let today = usize::try_from(day).unwrap_or(0);
        let mut at = std::mem::replace(&mut self.head[today], NONE);
        while at != NONE {
            self.pool.push(at);
            at = self.next[at as usize];
        }
    }

    fn reviews(&mut self, day: i32, done: &mut DayAhead) {
        if self.course.rank != Rank::Due && self.binds() {
            self.sort(day);
        }
        let mut asked = 0;
        while asked < self.pool.len() && self.has_time(done) && self.has_room(done) {
            let at = self.pool[asked];
            asked += 1;
            let grade = self.ask(at, day, done);
            done.reviews += 1;
            done.missed += u32::from(!grade);
        }
        self.pool.drain(..asked);
    }

    /// Whether the pool may hold more than a day takes, so that the order matters.
    fn binds(&self) -> bool {
        let count = self.pool.len();
        let rooms = self
            .course
            .reviews_per_day
            .is_some_and(|most| count > most as usize);
        #[allow(clippy::cast_precision_loss)] // a count of questions
        let longest = count as f32 * self.run.pace.takes(crate::base::Grade::Again);
        rooms
            || self
                .course
                .seconds_per_day
                .is_some_and(|most| longest > most)
    }

    fn sort(&mut self, day: i32) {
        let mut scored = std::mem::take(&mut self.scored);
        scored.clear();
        let run = &self.run;
        let score = |&at: &u32| (self.course.rank.score(run, at as usize, day), at);
        scored.extend(self.pool.iter().map(score));
        scored.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        for (place, &(_, at)) in self.pool.iter_mut().zip(&scored) {
            *place = at;
        }
        self.scored = scored;
    }

    fn has_time(&self, done: &DayAhead) -> bool {
        self.course
            .seconds_per_day
            .is_none_or(|most| done.seconds < most)
    }

    fn has_room(&self, done: &DayAhead) -> bool {
        self.course
            .reviews_per_day
            .is_none_or(|most| done.reviews < most)
    }

    fn begin(&mut self, day: i32, done: &mut DayAhead) {
        while done.new < self.course.new_per_day
            && self.run.memories.seen < self.run.memories.len()
            && self.has_time(done)
        {
            let at = u32::try_from(self.run.memories.seen).unwrap_or(NONE);
            self.ask(at, day, done);
            done.new += 1;
        }
    }

    /// Asks a question, and puts it to the day on which it falls due next; returns whether it was known.
    fn ask(&mut self, at: u32, day: i32, done: &mut DayAhead) -> bool {
        let grade = self.run.ask(at as usize, day);
        done.seconds += self.run.pace.takes(grade);
        let days = self.run.memories.stability[at as usize] * self.reach;
        #[allow(clippy::cast_possible_truncation)] // clamped to days of a life
        let days = days.round().clamp(1.0, 36_500.0) as i32;
        self.run.memories.due[at as usize] = day + days;
        self.put(at, day + days);
        grade.passed()
    }
}

fn index(count: usize) -> std::ops::Range<u32> {
    0..u32::try_from(count).unwrap_or(NONE)
}

/// The memories at the end of a course.
#[must_use]
pub fn simulate_to(
    start: &Memories,
    mind: &Mind,
    pace: &Pace,
    course: &Course,
    seed: Seed,
) -> Memories {
    let mut road = Road::new(Run::new(start, mind, pace, seed.0), course);
    for day in 0..i32::from(course.days) {
        road.go(day);
    }
    road.run.memories.shifted(i32::from(course.days))
}
