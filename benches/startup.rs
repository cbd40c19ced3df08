//! How fast the program starts, how much memory it takes and how large it is.
//!
//! `cargo bench --bench startup` makes a progress file with 10,000 reviews over the shipped decks in a temporary folder,
//! runs the release binary against it and prints wall times, peak memory and size beside what they should stay under.
//! Figures, not tests: a busy machine may be slow, and nothing here fails for it.
#![allow(clippy::print_stdout, clippy::disallowed_methods)] // a benchmark reads the clock and prints

use std::error::Error;
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use quizdeck::base::{Grade, Millis, Offset, Probability, QuestionKey, Seed};
use quizdeck::deck::{self, Form, shipped};
use quizdeck::memory::{Scheduler, Spread};
use quizdeck::session::{Keeper, Kind, NewReview};
use quizdeck::store::{Access, Store};

type Outcome<T> = Result<T, Box<dyn Error>>;

const PROGRAM: &str = env!("CARGO_BIN_EXE_quizdeck");
/// How many reviews lie in the progress file.
const REVIEWS: i64 = 10_000;
/// How often each command is run.
const RUNS: usize = 30;
/// The first review: 2026-05-01T00:00:00Z; one every half hour brings the last to November.
const START: i64 = 1_777_593_600_000;
const APART: i64 = 1_800_000;
/// Some days after the last review, when much is due.
const NOW: &str = "2026-11-30T09:00:00Z";

/// What is run, how far it is followed, and the time it should stay under.
struct Trial {
    name: &'static str,
    words: &'static [&'static str],
    /// The word in the line of output at which the clock stops; at the end of the program when there is none.
    until: Option<&'static str>,
    goal: Option<Duration>,
}

const fn trial(name: &'static str, words: &'static [&'static str]) -> Trial {
    Trial {
        name,
        words,
        until: None,
        goal: None,
    }
}

const TRIALS: [Trial; 7] = [
    Trial {
        goal: Some(Duration::from_millis(5)),
        ..trial("--help", &["--help"])
    },
    Trial {
        until: Some("\"type\":\"question\""),
        goal: Some(Duration::from_millis(20)),
        ..trial("study, to its first question", &["study", "--json"])
    },
    trial("home", &[]),
    trial("stats", &["stats"]),
    trial("decks", &["decks"]),
    trial("cards --json", &["cards", "--json"]),
    trial("check, all shipped decks", &["check"]),
];

/// What memory and the binary should stay under, in MB.
const MEMORY: f64 = 20.0;
const BINARY: f64 = 10.0;

fn main() -> Outcome<()> {
    let folder = tempfile::tempdir()?;
    let db = folder.path().join("progress.db");
    fill(&db)?;
    println!(
        "{REVIEWS} reviews over the shipped decks; wall time of {RUNS} runs in ms, peak memory in MB"
    );
    println!();
    println!("                                median    best    goal  memory  goal");
    for trial in TRIALS {
        let (median, best) = times(&trial, folder.path(), &db)?;
        let goal = trial
            .goal
            .map_or_else(|| String::from("-"), |goal| ms(goal, 0));
        let memory = peak(&trial, folder.path(), &db)?;
        let memory = memory.map_or_else(|| String::from("?"), |mb| format!("{mb:.1}"));
        println!(
            "{:30}{:>8}{:>8}{goal:>8}{memory:>8}{MEMORY:>6.0}",
            trial.name,
            ms(median, 1),
            ms(best, 1)
        );
    }
    #[allow(clippy::cast_precision_loss)]
    let size = fs::metadata(PROGRAM)?.len() as f64 / 1e6;
    println!();
    println!("binary {size:.1} MB, goal {BINARY:.0} MB");
    Ok(())
}

/// Makes the progress file: every question in turn, one answer in nine wrong.
fn fill(db: &Path) -> Outcome<()> {
    let mut keys = Vec::new();
    for (name, text) in shipped() {
        let deck = deck::read(name, text)
            .deck
            .ok_or("a shipped deck has errors")?;
        for card in &deck.cards {
            keys.extend(card.faces().into_iter().map(|face| QuestionKey {
                deck: deck.id.clone(),
                card: card.id.clone(),
                face,
            }));
        }
    }
    let mut store = Store::open(db, Access::Write, Scheduler::default(), Seed(7))?;
    for step in 0..REVIEWS {
        let key = keys[usize::try_from(step)? % keys.len()].clone();
        store.record(&review(step, key))?;
    }
    Ok(())
}

fn review(step: i64, key: QuestionKey) -> NewReview {
    NewReview {
        key,
        at: Millis(START + step * APART),
        offset: Offset(0),
        took_ms: Some(4_321),
        form: Form::Typed,
        choices: 0,
        given: String::from("an answer of usual length"),
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
    }
}

fn command(trial: &Trial, home: &Path, db: &Path) -> Command {
    let mut command = Command::new(PROGRAM);
    command.args(trial.words);
    furnish(&mut command, home, db);
    command
}

fn furnish(command: &mut Command, home: &Path, db: &Path) {
    command
        .env("HOME", home)
        .env_remove("XDG_DATA_HOME")
        .env_remove("QUIZDECK_DECKS")
        .env("QUIZDECK_DB", db)
        .env("QUIZDECK_NOW", NOW)
        .env("TZ", "Asia/Seoul")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
}

/// The median and the best wall time.
fn times(trial: &Trial, home: &Path, db: &Path) -> Outcome<(Duration, Duration)> {
    let mut times = Vec::new();
    // the first run finds nothing in the caches and does not count
    for _ in 0..=RUNS {
        times.push(time(trial, home, db)?);
    }
    times.remove(0);
    times.sort();
    Ok((times[RUNS / 2], times[0]))
}

fn time(trial: &Trial, home: &Path, db: &Path) -> Outcome<Duration> {
    let begun = Instant::now();
    let mut child = command(trial, home, db).spawn()?;
    let mut output = BufReader::new(child.stdout.take().ok_or("no output")?);
    let mut line = String::new();
    let mut taken = None;
    while output.read_line(&mut line)? > 0 {
        if taken.is_none() && trial.until.is_some_and(|word| line.contains(word)) {
            taken = Some(begun.elapsed());
            // the end of its input ends the session
            drop(child.stdin.take());
        }
        line.clear();
    }
    child.wait()?;
    match (trial.until, taken) {
        (Some(word), None) => Err(format!("{}: nothing said {word}", trial.name).into()),
        (_, taken) => Ok(taken.unwrap_or_else(|| begun.elapsed())),
    }
}

/// The most memory it ever held, in MB, as GNU time tells it; `None` where that is not installed.
fn peak(trial: &Trial, home: &Path, db: &Path) -> Outcome<Option<f64>> {
    let told = home.join("memory");
    let mut command = Command::new("/usr/bin/time");
    command.args(["-f", "%M", "-o"]).arg(&told).arg(PROGRAM);
    command.args(trial.words);
    furnish(&mut command, home, db);
    let Ok(mut child) = command.spawn() else {
        return peak_now(trial, home, db);
    };
    drop(child.stdin.take());
    let mut output = child.stdout.take().ok_or("no output")?;
    std::io::copy(&mut output, &mut std::io::sink())?;
    child.wait()?;
    let kilobytes: Option<f64> = fs::read_to_string(&told)?
        .lines()
        .last()
        .and_then(|line| line.parse().ok());
    Ok(kilobytes.map(|kilobytes| kilobytes * 1024.0 / 1e6))
}

/// The same from the kernel's books, for a program that waits for an answer.
fn peak_now(trial: &Trial, home: &Path, db: &Path) -> Outcome<Option<f64>> {
    let mut child = command(trial, home, db).spawn()?;
    let mut output = BufReader::new(child.stdout.take().ok_or("no output")?);
    let mut line = String::new();
    let mut status = String::new();
    while output.read_line(&mut line)? > 0 {
        if trial.until.is_some_and(|word| line.contains(word)) {
            if let Ok(mut file) = fs::File::open(format!("/proc/{}/status", child.id())) {
                file.read_to_string(&mut status)?;
            }
            drop(child.stdin.take());
        }
        line.clear();
    }
    child.wait()?;
    let peak = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .and_then(|rest| rest.trim().trim_end_matches(" kB").parse::<f64>().ok());
    Ok(peak.map(|kilobytes| kilobytes * 1024.0 / 1e6))
}

/// Milliseconds with some digits after the point.
fn ms(time: Duration, digits: usize) -> String {
    format!("{:.digits$}", time.as_secs_f64() * 1e3)
}
