//! How many answers a second the progress file keeps, each one on the disk before the next is given.
//!
//! `cargo bench --bench answers [-- FOLDER]` measures in a RAM disk (`/dev/shm`, or FOLDER) and on the disk of the
//! temporary folder, and prints what reading back costs. Figures, not tests: a busy machine may be slow.
#![allow(clippy::print_stdout, clippy::disallowed_methods)] // a benchmark reads the clock and prints

use std::error::Error;
use std::path::{Path, PathBuf};
use std::time::Instant;

use quizdeck::base::{Grade, Millis, Offset, Probability, QuestionKey, Seed};
use quizdeck::deck::Form;
use quizdeck::memory::{Scheduler, Spread};
use quizdeck::session::{Keeper, Kind, NewReview};
use quizdeck::store::{Access, Store};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// How often every question is answered.
const TIMES: i64 = 10;
/// 2026-01-01T00:00:00Z.
const START: i64 = 1_767_225_600_000;

fn main() -> Outcome<()> {
    let ram = std::env::args()
        .skip(1)
        .find(|argument| !argument.starts_with('-'));
    let ram = ram.map_or_else(|| PathBuf::from("/dev/shm"), PathBuf::from);
    measure("RAM disk", &ram, 10_000)?;
    measure("disk", &std::env::temp_dir(), 2_000)
}

fn measure(name: &str, place: &Path, answers: i64) -> Outcome<()> {
    if !place.is_dir() {
        println!("{name}: skipped, there is no folder {}", place.display());
        return Ok(());
    }
    let folder = tempfile::tempdir_in(place)?;
    let path = folder.path().join("progress.db");
    let open = |access| Store::open(&path, access, Scheduler::default(), Seed(7));

    let reviews: Vec<_> = (0..answers)
        .map(|step| review(step, answers / TIMES))
        .collect::<Outcome<_>>()?;
    let mut store = open(Access::Write)?;
    let begun = Instant::now();
    for review in &reviews {
        store.record(review)?;
    }
    #[allow(clippy::cast_precision_loss)]
    let rate = answers as f64 / begun.elapsed().as_secs_f64();
    drop(store);

    let begun = Instant::now();
    let store = open(Access::Write)?;
    let opened = begun.elapsed();
    let begun = Instant::now();
    let known = store.states(None)?.len();
    let states = begun.elapsed();
    let begun = Instant::now();
    let read = store.digest(None)?.bytes().len();
    let log = begun.elapsed();
    drop(store);
    let bytes = i64::try_from(std::fs::metadata(&path)?.len())? / answers;
    println!(
        "{name} ({}): {rate:.0} answers a second; opened in {opened:.1?}; {known} states in {states:.1?}; \
         a digest of {read} bytes in {log:.1?}; {bytes} bytes an answer",
        place.display()
    );
    Ok(())
}

fn review(step: i64, questions: i64) -> Outcome<NewReview> {
    // 7919 is prime, so that questions come in an order that is not that of their rows
    let question = step * 7919 % questions;
    let key: QuestionKey = format!("korea-japan/treaty-year-{question}").parse()?;
    Ok(NewReview {
        key,
        at: Millis(START + step * 20_000),
        offset: Offset(540),
        took_ms: Some(4_321),
        form: Form::Typed,
        choices: 0,
        given: String::from("Treaty of 1965"),
        score: Some(1.0),
        confidence: None,
        grade: if step % 9 == 0 {
            Grade::Again
        } else {
            Grade::Good
        },
        kind: Kind::Study,
        retention: Probability::new(0.9),
        spread: Spread::default(),
    })
}
