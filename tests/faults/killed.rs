//! Every command is killed at some moment.

use std::thread;
use std::time::{Duration, Instant};

use quizdeck::base::Seed;
use rand::RngExt;

use crate::commands::ROWS;
use crate::desk::Run;
use crate::trial::{self, Fate, Stage};
use crate::{ALL, Wrong, below, trials};

#[test]
#[allow(clippy::disallowed_methods)] // moments are shares of what a run takes on this machine
fn a_kill_at_any_moment_loses_nothing() {
    let numbers = below(trials(ROWS.len()), ALL);
    eprintln!("kills {numbers:?}");
    let mut wrong = Wrong::default();
    for (place, row) in ROWS.iter().enumerate() {
        // the commands take turns
        let own = numbers
            .clone()
            .filter(|number| number % ROWS.len() == place);
        let own: Vec<usize> = own.collect();
        if own.is_empty() {
            continue;
        }
        let stage = Stage::of(row);
        let desk = stage.desk();
        let start = Instant::now();
        trial::run(stage.command(&desk), row.input, &desk);
        let whole = start.elapsed();
        for number in own {
            let seed = Seed(9).derive(row.name).derive(&number.to_string());
            let moment = whole.mul_f64(seed.generator().random_range(0.0..1.1));
            wrong.tried(|| killed(&stage, moment, number));
        }
    }
    wrong.nothing();
}

/// One trial.
fn killed(stage: &Stage, moment: Duration, number: usize) {
    let desk = stage.desk();
    let output = trial::output(stage.command(&desk), stage.row.input, |child| {
        thread::sleep(moment.min(Duration::from_secs(10)));
        child.kill().unwrap();
    });
    let what = format!("kill {number} after {moment:?}");
    stage.holds(&desk, &Run::of(output, &desk.path("")), Fate::Killed, &what);
}
