//! How long it takes to bring two devices together: `sync` and `merge` of a million reviews, into an empty file and of one half into
//! another.
//!
//! `cargo bench --bench merge` makes progress files in a temporary folder and runs the release binary against them. Figures,
//! not tests: a busy machine may be slow, and nothing here fails for it.
#![allow(clippy::print_stdout, clippy::disallowed_methods)] // a benchmark reads the clock and prints

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use quizdeck::base::Seed;
use quizdeck::memory::Scheduler;
use quizdeck::store::{Access, Store};
use rusqlite::{Connection, params};

type Outcome<T> = Result<T, Box<dyn Error>>;

const PROGRAM: &str = env!("CARGO_BIN_EXE_quizdeck");
/// All reviews there are.
const REVIEWS: i64 = 1_000_000;
/// The questions they are of.
const QUESTIONS: i64 = 50_000;
/// The first review: 2020-01-01T00:00:00Z.
const START: i64 = 1_577_836_800_000;
/// Between two reviews: a million of them in six years.
const STEP_MS: i64 = 6 * 365 * 86_400_000 / REVIEWS;
/// Some days after the last review.
const NOW: &str = "2026-01-05T09:00:00Z";

fn main() -> Outcome<()> {
    let folder = tempfile::tempdir()?;
    let at = |name: &str| folder.path().join(name);
    let (whole, one, other) = (at("whole.db"), at("one.db"), at("other.db"));
    fill(&whole, 0, 1, 1)?;
    fill(&one, 0, 2, 2)?;
    fill(&other, 1, 2, 3)?;
    println!("work                                         seconds   goal   memory MB");
    let empty = at("empty.db");
    measure(
        "merge 1,000,000 into an empty file",
        3.0,
        &empty,
        &["merge", path(&whole)?],
    )?;
    measure(
        "merge 500,000 into 500,000",
        3.0,
        &one,
        &["merge", path(&other)?],
    )?;
    measure(
        "merge the same once more",
        3.0,
        &one,
        &["merge", path(&other)?],
    )?;
    sync(&one, &at("new.db"), &at("shared"))
}

/// What it takes to send a million reviews to a folder, to find nothing new there, and to take them in elsewhere.
fn sync(one: &Path, new: &Path, folder: &Path) -> Outcome<()> {
    fs::create_dir(folder)?;
    let words = ["sync", path(folder)?];
    measure("sync 1,000,000 into an empty folder", 0.0, one, &words)?;
    measure("sync once more: all is looked over", 0.0, one, &words)?;
    measure("sync with nothing new", 0.05, one, &words)?;
    measure("sync 1,000,000 into an empty file", 0.0, new, &words)
}

fn path(path: &Path) -> Outcome<&str> {
    Ok(path.to_str().ok_or("a path that is no text")?)
}

/// Makes a progress file of every `of`th review, beginning with `first`, as the device `chance` writes them.
fn fill(db: &Path, first: i64, of: i64, chance: u64) -> Outcome<()> {
    drop(Store::open(
        db,
        Access::Write,
        Scheduler::default(),
        Seed(chance),
    )?);
    let conn = Connection::open(db)?;
    conn.execute_batch("PRAGMA synchronous = OFF; BEGIN")?;
    let mut uid = [0_u8; 16];
    uid[0] = u8::try_from(chance)?;
    conn.execute("INSERT INTO devices (id, uid) VALUES (1, ?1)", [uid])?;
    conn.execute(
        "INSERT INTO here (one, device, mark, seq) VALUES (1, 1, x'01', ?1)",
        [REVIEWS],
    )?;
    let mut question =
        conn.prepare("INSERT INTO questions (id, deck, card, face) VALUES (?1, ?2, ?3, 'main')")?;
    for number in 0..QUESTIONS {
        let deck = format!("deck-{}", number / 500);
        question.execute(params![number + 1, deck, format!("card-{}", number % 500)])?;
    }
    let mut review = conn.prepare(
        "INSERT INTO reviews (id, device, seq, question, at, \"offset\", took, form, choices, given, score, confidence,
            grade, kind, retention)
        VALUES (?1, 1, ?2, ?3, ?4, 60, ?5, 1, 0, 'an answer', 1.0, NULL, ?6, 0, 9000)",
    )?;
    for number in (first..REVIEWS).step_by(usize::try_from(of)?) {
        let at = START + number * STEP_MS;
        let grade = if number % 9 == 0 { 1 } else { 3 };
        let question = number * 7_919 % QUESTIONS + 1;
        review.execute(params![
            at << 20 | number,
            number + 1,
            question,
            at,
            2000 + number % 9000,
            grade
        ])?;
    }
    conn.execute_batch("COMMIT")?;
    drop((question, review));
    drop(conn);
    Store::open(db, Access::Write, Scheduler::default(), Seed(chance))?.rebuild()?;
    Ok(())
}

/// Runs the program and prints its time and memory.
fn measure(what: &str, goal: f64, db: &Path, words: &[&str]) -> Outcome<()> {
    let report: PathBuf = db.with_extension("time");
    let begun = Instant::now();
    let done = Command::new("/usr/bin/time")
        .args(["-f", "%M", "-o"])
        .arg(&report)
        .arg(PROGRAM)
        .arg("--db")
        .arg(db)
        .args(words)
        .env("QUIZDECK_NOW", NOW)
        .stdout(Stdio::null())
        .status()?;
    let seconds = begun.elapsed().as_secs_f64();
    if !done.success() {
        return Err(format!("{what}: {done}").into());
    }
    let peak: f64 = fs::read_to_string(&report)?.trim().parse()?;
    println!(
        "{what:<44} {seconds:>7.2} {goal:>6.2} {:>11.0}",
        peak / 1024.0
    );
    Ok(())
}
