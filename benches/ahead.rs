//! How well days ahead are planned, and how fast they are simulated: the tables behind `plan`.
//!
//! `cargo bench --bench ahead` prints three of them. Learners are simulated: their true memory is the model itself, so what
//! is compared is ways of study, not the model. All ways meet the same luck with the same question. The first two tables
//! are the same on every machine; the times are figures, not tests, for a busy machine may be slow.
#![allow(clippy::print_stdout, clippy::disallowed_methods)] // a benchmark reads the clock and prints
#![allow(clippy::cast_precision_loss, clippy::cast_possible_truncation)] // counts and chances

use std::thread;
use std::time::Instant;

use quizdeck::base::Seed;
use quizdeck::memory::{Mind, Scheduler};
use quizdeck::plan::backlog::{LONGEST, catch_up};
use quizdeck::plan::exam::{Budget, Strategy, choose, prospect};
use quizdeck::plan::simulate::{Course, Memories, Pace, Rank, simulate, simulate_to};

/// Simulated learners to each figure of the first two tables.
const LEARNERS: u64 = 16;

fn main() {
    let world = Learners {
        mind: Scheduler::default().mind(),
        pace: Pace::default(),
    };
    world.backlogs();
    world.exams();
    world.speed();
}

struct Learners {
    mind: Mind,
    pace: Pace,
}

/// A mean with its standard error.
fn mean(values: &[f64]) -> (f64, f64) {
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    (mean, (squares / (count - 1.0) / count).sqrt())
}

/// What became of a fixed retention: the mean share known, the retention, whether new ones came first, learner by learner.
type Fixed = (f64, f32, bool, Vec<f64>);

/// The best of all retentions that a learner could fix, with what is due first or what is new first.
fn best_fixed(known: &dyn Fn(&Strategy) -> Vec<f64>) -> Option<Fixed> {
    const FIXED: [f32; 10] = [0.70, 0.75, 0.80, 0.85, 0.88, 0.90, 0.92, 0.93, 0.95, 0.97];
    let mut best: Option<Fixed> = None;
    for retention in FIXED {
        for (new_first, new_per_day) in
            [(false, 10), (false, u32::MAX), (true, 10), (true, u32::MAX)]
        {
            let fixed = known(&Strategy {
                retention,
                new_first,
                new_per_day,
                fill: false,
                finale: 0,
            });
            let sum = mean(&fixed).0;
            if best.as_ref().is_none_or(|best| sum > best.0) {
                best = Some((sum, retention, new_first, fixed));
            }
        }
    }
    best
}

impl Learners {
    /// What a learner has of so many questions after so many days.
    fn learnt(
        &self,
        count: usize,
        days: u16,
        retention: f32,
        new_per_day: u32,
        seed: u64,
    ) -> Memories {
        let course = Course {
            retention,
            new_per_day,
            ..Course::ordinary(days)
        };
        let new = Memories::all_new(count);
        simulate_to(&new, &self.mind, &self.pace, &course, Seed(seed))
    }

    /// Decks that were learnt at different times and wanted to be kept differently well.
    fn mixed(&self, seed: u64) -> Memories {
        self.learnt(300, 400, 0.95, 5, seed)
            .joined(&self.learnt(500, 60, 0.8, 10, seed + 1))
            .joined(&self.learnt(500, 200, 0.9, 5, seed + 2))
            .joined(&self.learnt(200, 10, 0.9, 20, seed + 3))
    }

    fn backlogs(&self) {
        println!(
            "A backlog: share known on an average day of the {LONGEST} days after a break, per cent, by what comes first"
        );
        println!(
            "(the others as differences to worth, with the standard error of the difference over {LEARNERS} learners)"
        );
        println!();
        println!(
            "decks  break  due  min/day   worth         due      shortest          risk          sure        random"
        );
        for (name, decks) in [("one", false), ("four", true)] {
            for days in [15, 60, 150] {
                for minutes in [5.0, 10.0, 15.0, 20.0, 30.0, 40.0] {
                    let start = |learner: u64| {
                        let seed = learner * 7 + 1;
                        let start = if decks {
                            self.mixed(seed)
                        } else {
                            self.learnt(1500, 300, 0.9, 10, seed)
                        };
                        start.shifted(days)
                    };
                    self.backlog(name, days, minutes, start);
                }
            }
        }
        println!();
    }

    fn backlog(&self, name: &str, days: i32, minutes: f32, start: impl Fn(u64) -> Memories) {
        const OTHERS: [Rank; 5] = [
            Rank::Due,
            Rank::Shortest,
            Rank::Risk,
            Rank::Sure,
            Rank::Random,
        ];
        let mut worth = Vec::new();
        let mut others = vec![Vec::new(); OTHERS.len()];
        let mut due = 0;
        for learner in 0..LEARNERS {
            let start = start(learner);
            due += start.due_now();
            let seconds = minutes * 60.0;
            // horizons are chosen with a luck that is not the learner's
            let found = catch_up(&start, &self.mind, &self.pace, seconds, 0.9, Seed(1));
            let known = |rank| {
                let course = Course {
                    new_per_day: 0,
                    seconds_per_day: Some(seconds),
                    rank,
                    ..Course::ordinary(LONGEST)
                };
                let road = simulate(
                    &start,
                    &self.mind,
                    &self.pace,
                    &course,
                    Seed(learner + 1000),
                );
                let sum: f64 = road.iter().filter_map(|day| day.known).map(f64::from).sum();
                100.0 * sum / road.len() as f64 / start.len() as f64
            };
            let own = known(found.rank);
            worth.push(own);
            for (rank, list) in OTHERS.into_iter().zip(&mut others) {
                list.push(known(rank) - own);
            }
        }
        let due = due / LEARNERS as usize;
        print!(
            "{name:5}{days:>7}{due:>5}{minutes:>9.0}{:>8.2}",
            mean(&worth).0
        );
        for list in others {
            let (mean, error) = mean(&list);
            print!("  {mean:>+6.3} ±{error:.3}");
        }
        println!();
    }

    fn exams(&self) {
        println!(
            "An exam in 60 days, 300 new questions: share known on the day, {LEARNERS} learners"
        );
        println!();
        println!("cards/day  planned  predicted    best fixed retention       difference");
        for questions in [10, 15, 25] {
            let budget = Budget {
                questions,
                seconds: f32::INFINITY,
            };
            let start = Memories::all_new(300);
            let known = |strategy: &Strategy| -> Vec<f64> {
                let one = |learner: u64| {
                    let seed = Seed(learner + 500);
                    prospect(
                        &start, &self.mind, &self.pace, strategy, 60, budget, 1, seed,
                    )
                    .known
                        / 300.0
                };
                (0..LEARNERS).map(one).collect()
            };
            let chosen = choose(&start, &self.mind, &self.pace, 60, budget, Seed(9));
            let foretold = prospect(
                &start,
                &self.mind,
                &self.pace,
                &chosen,
                60,
                budget,
                16,
                Seed(77),
            );
            let own = known(&chosen);
            let best = best_fixed(&known);
            let Some((fixed, retention, new_first, list)) = best else {
                continue;
            };
            let more: Vec<_> = own
                .iter()
                .zip(&list)
                .map(|(own, fixed)| own - fixed)
                .collect();
            let (more, error) = mean(&more);
            let order = if new_first { "new first" } else { "due first" };
            println!(
                "{questions:>9}{:>9.4}{:>11.4}{fixed:>9.4} ({retention:.2}, {order})  {more:>+.4} ±{error:.4}",
                mean(&own).0,
                foretold.known / 300.0
            );
        }
        println!();
    }

    fn speed(&self) {
        /// How often each is measured.
        const RUNS: usize = 5;
        let mut start = self.learnt(8_000, 730, 0.9, 11, 1);
        start.add_new(2_000);
        let course = |percent: u8| Course {
            retention: f32::from(percent) / 100.0,
            new_per_day: 20,
            measure_every: 6,
            ..Course::ordinary(365)
        };
        let one = |percent| simulate(&start, &self.mind, &self.pace, &course(percent), Seed(1));
        let best = |work: &dyn Fn()| {
            let times = (0..RUNS).map(|_| {
                let begun = Instant::now();
                work();
                begun.elapsed().as_secs_f64()
            });
            times.fold(f64::INFINITY, f64::min)
        };
        let answers: u32 = one(90).iter().map(|day| day.reviews + day.new).sum();
        println!(
            "365 days of 10,000 questions, 8,000 of them seen; best of {RUNS} runs in seconds"
        );
        println!();
        let single = best(&|| drop(one(90)));
        println!("one retention (0.90, {answers} answers)   {single:.3}   goal 0.2");
        let all = best(&|| (70..98).for_each(|percent| drop(one(percent))));
        println!("28 retentions, one thread               {all:.3}   goal 1");
        let one = &one;
        let two = best(&|| {
            thread::scope(|scope| {
                for part in 0..2 {
                    scope.spawn(move || {
                        (70..98)
                            .skip(part)
                            .step_by(2)
                            .for_each(|percent| drop(one(percent)));
                    });
                }
            });
        });
        println!("28 retentions, two threads              {two:.3}");
    }
}
