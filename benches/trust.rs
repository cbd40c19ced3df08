//! What trust costs after a long life of study: 1,000,000 reviews of 100,000 questions in one progress file.
//!
//! `cargo bench --bench trust` makes the file in a temporary folder and prints the time of everything that looks at all of
//! it, with the goal and the best of other programs where that was measured. Figures, not tests: a busy machine may be
//! slow, and nothing here fails for it.
#![allow(clippy::print_stdout, clippy::disallowed_methods)] // a benchmark reads the clock and prints

use std::error::Error;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use jiff::tz::TimeZone;
use quizdeck::base::{Calendar, Grade, Millis, Offset, Probability, Seed};
use quizdeck::deck::Form;
use quizdeck::memory::{Scheduler, Spread};
use quizdeck::session::{Keeper, Kind, NewReview};
use quizdeck::store::{self, Access, Store};
use rusqlite::{Connection, params};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// Questions, and how often each was answered.
const QUESTIONS: i64 = 100_000;
const TIMES: i64 = 10;
/// The first review: 2020-01-01T00:00:00Z.
const START: i64 = 1_577_836_800_000;
/// Six years in milliseconds, over which the reviews are spread.
const LIFE_MS: i64 = 6 * 365 * 86_400_000;
/// How often the quick ones are tried; the middle one counts.
const TRIES: usize = 9;

fn main() -> Outcome<()> {
    let folder = tempfile::tempdir()?;
    let db = folder.path().join("progress.db");
    fill(&db)?;
    println!("{} reviews of {QUESTIONS} questions", QUESTIONS * TIMES);
    println!();
    println!("{:<34}{:>10}{:>12}  elsewhere", "work", "time", "goal");
    examine(&db)?;
    undo(&db)?;
    let backup = back_up(&db)?;
    restore(&db, &backup)?;
    salvage(&db)?;
    Ok(())
}

fn open(db: &Path) -> Outcome<Store> {
    Ok(Store::open(
        db,
        Access::Write,
        Scheduler::default(),
        Seed(7),
    )?)
}

fn row(work: &str, time: Duration, goal: &str, elsewhere: &str) {
    println!(
        "{work:<34}{:>7.1} ms{goal:>12}  {elsewhere}",
        time.as_secs_f64() * 1000.0
    );
}

fn examine(db: &Path) -> Outcome<()> {
    let bytes = fs::metadata(db)?.len();
    let mut store = open(db)?;
    let begun = Instant::now();
    store.replay()?;
    row(
        "replay into memories",
        begun.elapsed(),
        "1,000 ms",
        "Anki 3.3 s for 945,000",
    );
    let begun = Instant::now();
    let done = store.rebuild()?;
    row("doctor --rebuild, indexes too", begun.elapsed(), "", "");
    let begun = Instant::now();
    let found = store.examine()?;
    row("doctor", begun.elapsed(), "2,000 ms", "Anki 10.9 s");
    println!(
        "{:<34}{:>7} B {:>12}  Anki 72 B, without answers",
        "a review in the file",
        bytes / found.reviews.max(1),
        "120 B"
    );
    println!(
        "  sound: {}, {} of {} memories were other before",
        found.is_sound(),
        done.changed,
        done.questions
    );
    Ok(())
}

fn undo(db: &Path) -> Outcome<()> {
    let mut times = Vec::new();
    for _ in 0..TRIES {
        let begun = Instant::now();
        let mut store = open(db)?;
        let last = store.last_review()?.ok_or("no review")?;
        store.undo(last.id, Millis(START + LIFE_MS))?;
        times.push(begun.elapsed());
        drop(store);
    }
    times.sort_unstable();
    row("undo, opening included", times[TRIES / 2], "5 ms", "");
    Ok(())
}

fn back_up(db: &Path) -> Outcome<std::path::PathBuf> {
    let begun = Instant::now();
    let calendar = Calendar::new(TimeZone::UTC);
    let done = store::daily(db, &calendar, Millis(START + LIFE_MS))?.ok_or("no backup")?;
    row("backup of a day, verified", begun.elapsed(), "", "");
    let begun = Instant::now();
    store::daily(db, &calendar, Millis(START + LIFE_MS))?;
    row("the same when it is there", begun.elapsed(), "", "");
    Ok(done.path)
}

fn restore(db: &Path, backup: &Path) -> Outcome<()> {
    let begun = Instant::now();
    store::compare(db, backup)?;
    row("restore --dry-run", begun.elapsed(), "", "");
    let begun = Instant::now();
    store::restore(db, backup, Millis(START + LIFE_MS))?;
    row("restore", begun.elapsed(), "", "");
    Ok(())
}

fn salvage(db: &Path) -> Outcome<()> {
    let mut bytes = fs::read(db)?;
    bytes[..4096].fill(0);
    let damaged = db.with_file_name("damaged.db");
    fs::write(&damaged, bytes)?;
    let begun = Instant::now();
    let saved =
        store::salvage(&damaged, Scheduler::default(), Seed(7))?.ok_or("nothing damaged")?;
    row("doctor --recover, no backup", begun.elapsed(), "", "");
    println!("  saved: {} reviews", saved.rescue.reviews);
    Ok(saved.discard()?)
}

/// Makes the progress file: the rows are written as the store writes them, only without a commit for each.
fn fill(db: &Path) -> Outcome<()> {
    open(db)?.record(&first()?)?;
    let conn = Connection::open(db)?;
    conn.execute_batch("PRAGMA synchronous = OFF; BEGIN")?;
    let mut question =
        conn.prepare("INSERT INTO questions (id, deck, card, face) VALUES (?1, ?2, ?3, 'main')")?;
    for card in 0..QUESTIONS {
        let deck = format!("deck-{}", card / 5_000);
        question.execute(params![card + 2, deck, format!("card-{}", card % 5_000)])?;
    }
    let mut rows: Vec<_> = (0..QUESTIONS)
        .flat_map(|card| (0..TIMES).map(move |time| (instant(card, time), card, time)))
        .collect();
    rows.sort_unstable();
    let mut review = conn.prepare(
        "INSERT INTO reviews (id, device, seq, question, at, \"offset\", took, form, choices, given, score, confidence,
            grade, kind, retention)
        VALUES (?1, 1, ?2, ?3, ?4, 60, ?5, ?6, 0, ?7, ?8, NULL, ?9, 0, 9000)",
    )?;
    for (place, (at, card, time)) in rows.into_iter().enumerate() {
        let place = i64::try_from(place)?;
        let wrong = (card * 7 + time) % 9 == 0;
        let given = if wrong {
            "a wrong answer"
        } else {
            "an answer of usual length"
        };
        let (score, grade) = if wrong { (0.0, 1) } else { (1.0, 3) };
        let id = (at << 20) | (place & 0xf_ffff);
        review.execute(params![
            id,
            place + 2,
            card + 2,
            at,
            3_000 + place % 9_000,
            1 + time % 2,
            given,
            score,
            grade
        ])?;
    }
    drop((question, review));
    conn.execute_batch("UPDATE here SET seq = (SELECT max(seq) FROM reviews); COMMIT")?;
    conn.close().map_err(|(_, error)| error)?;
    open(db)?.rebuild()?;
    Ok(())
}

/// Ten answers of a card lie one, two, four … days apart; cards begin one after the other.
fn instant(card: i64, time: i64) -> i64 {
    let apart = ((1_i64 << time) - 1) * 86_400_000;
    let room = LIFE_MS - 1_023 * 86_400_000;
    START + room / QUESTIONS * card + apart + card % 977 * 7_919
}

fn first() -> Outcome<NewReview> {
    Ok(NewReview {
        key: "gone/first".parse()?,
        at: Millis(START),
        offset: Offset(60),
        took_ms: Some(4_321),
        form: Form::Typed,
        choices: 0,
        given: String::new(),
        score: Some(1.0),
        confidence: None,
        grade: Grade::Good,
        kind: Kind::Study,
        retention: Probability::new(0.9),
        spread: Spread::default(),
    })
}
