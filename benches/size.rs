//! How `study` bears size: to its first question with 10,000, 100,000 and 1,000,000 cards.
//!
//! `cargo bench --bench size` makes decks of 100 cards each and a progress file, in which one card in ten was seen and 200
//! are due, in a temporary folder (some 500 MB for a million cards), and runs the release binary against them: the first
//! time, when all is parsed; then with everything as it was; then with one deck changed. At 100,000 cards also the sessions
//! that are chosen among all cards, and the worst day there is, on which all of them are due. Beside it stand the goals, and
//! what others were measured to take. Figures, not tests: a busy machine may be slow, and nothing here fails for it.
#![allow(clippy::print_stdout, clippy::disallowed_methods)] // a benchmark reads the clock and prints

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use quizdeck::base::{Grade, Millis, Offset, Probability, Seed};
use quizdeck::deck::Form;
use quizdeck::memory::{Scheduler, Spread};
use quizdeck::session::{Keeper, Kind, NewReview};
use quizdeck::store::{Access, Store};
use rusqlite::{Connection, params};

type Outcome<T> = Result<T, Box<dyn Error>>;

const PROGRAM: &str = env!("CARGO_BIN_EXE_quizdeck");
/// Cards in one deck.
const IN_A_DECK: i64 = 100;
/// One card in so many was seen.
const SEEN: i64 = 10;
/// So many cards are due.
const DUE: i64 = 200;
/// Now: 2026-01-05T09:00:00Z; what is due was seen a month before, all else the day before.
const NOW: &str = "2026-01-05T09:00:00Z";
const NOW_MS: i64 = 1_767_603_600_000;
const DAY_MS: i64 = 86_400_000;
/// How often the quick trials are run.
const RUNS: usize = 21;
/// How often those are run that look at all cards.
const LOOKS: usize = 7;

/// The ordinary day.
const DAY: &[&str] = &["study"];

/// Sessions that are chosen among all cards, with what each should stay under, in ms.
const CHOSEN: [(&[&str], u64); 6] = [
    (&["study", "--topic", "area-3"], 150),
    (&["study", "--tag", "third"], 150),
    (&["study", "--ahead"], 150),
    (&["study", "--cram"], 250),
    (&["study", "--weak"], 250),
    (&["quiz", "--limit", "20"], 150),
];

/// Sessions when all cards are due.
const WORST: [(&[&str], u64); 3] = [
    (DAY, 100),
    (&["study", "--limit", "20"], 100),
    (&["study", "--minutes", "15"], 250),
];

/// What of the cards was seen.
#[derive(Clone, Copy, PartialEq)]
enum Past {
    /// One in ten; 200 are due.
    Some,
    /// All, over three weeks; all are due.
    AllDue,
}

/// A size with its goals: time and memory (MB) with nothing changed.
struct Size {
    cards: i64,
    unchanged: Option<(u64, f64)>,
    changed: Option<u64>,
    first: Option<(u64, f64)>,
    peers: &'static str,
}

const SIZES: [Size; 3] = [
    Size {
        cards: 10_000,
        unchanged: None,
        changed: None,
        first: None,
        peers: "",
    },
    Size {
        cards: 100_000,
        unchanged: Some((15, 25.0)),
        changed: Some(25),
        first: Some((1_500, 150.0)),
        peers: "unchanged: Anki's engine 245 ms (its desktop 2.9 s), carddown 440 ms, hashcards 2.3 s, repeater 4.9 s\n\
            first time: carddown 1.9 s, hashcards 2.1 s, repeater 11 s; one deck changed: carddown writes all anew",
    },
    Size {
        cards: 1_000_000,
        unchanged: Some((40, 40.0)),
        changed: None,
        first: None,
        peers: "unchanged: Anki's engine 1.3 s of processor time",
    },
];

fn main() -> Outcome<()> {
    println!(
        "sessions with `--json` to their first question; wall time in ms, median of {RUNS}; peak memory in MB"
    );
    for size in SIZES {
        let folder = tempfile::tempdir()?;
        let decks = folder.path().join("decks");
        fs::create_dir(&decks)?;
        for deck in 0..size.cards / IN_A_DECK {
            write_deck(&decks, deck, 0)?;
        }
        fill(&folder.path().join("progress.db"), size.cards, Past::Some)?;
        println!("\n{} cards in {} decks", size.cards, size.cards / IN_A_DECK);
        let (time, memory) = trial(folder.path(), DAY)?;
        tell(
            "the first time",
            (time, memory),
            size.first.map(|(ms, mb)| (ms, Some(mb))),
        );
        // times of files written just now leave a doubt, until they are looked at once more some seconds later
        std::thread::sleep(Duration::from_secs(3));
        trial(folder.path(), DAY)?;
        let median = median(RUNS, |_| trial(folder.path(), DAY))?;
        tell(
            "nothing changed",
            median,
            size.unchanged.map(|(ms, mb)| (ms, Some(mb))),
        );
        let median = self::median(RUNS, |run| {
            write_deck(&decks, 7, run + 1)?;
            trial(folder.path(), DAY)
        })?;
        tell(
            "one deck changed",
            median,
            size.changed.map(|ms| (ms, None)),
        );
        if !size.peers.is_empty() {
            println!("elsewhere, {}", size.peers);
        }
        if size.cards == 100_000 {
            look_at_all(folder.path(), &CHOSEN)?;
            forget(folder.path())?;
            fill(&folder.path().join("progress.db"), size.cards, Past::AllDue)?;
            println!("all of them due");
            look_at_all(folder.path(), &WORST)?;
        }
    }
    Ok(())
}

/// Runs what looks at all cards.
fn look_at_all(home: &Path, sessions: &[(&[&str], u64)]) -> Outcome<()> {
    for (words, goal) in sessions {
        trial(home, words)?;
        let median = median(LOOKS, |_| trial(home, words))?;
        tell(&words.join(" "), median, Some((*goal, None)));
    }
    Ok(())
}

fn tell(what: &str, (time, memory): (Duration, f64), goal: Option<(u64, Option<f64>)>) {
    let goal = goal.map_or_else(String::new, |(ms, mb)| {
        let memory = mb.map_or_else(String::new, |mb| format!(", {mb:.0} MB"));
        format!("   goal {ms} ms{memory}")
    });
    let time = time.as_secs_f64() * 1e3;
    println!("  {what:24}{time:>8.1} ms{memory:>8.1} MB{goal}");
}

/// The run with the median time, and its memory.
fn median(
    runs: usize,
    run: impl FnMut(usize) -> Outcome<(Duration, f64)>,
) -> Outcome<(Duration, f64)> {
    let mut done = (0..runs).map(run).collect::<Outcome<Vec<_>>>()?;
    done.sort_by_key(|run| run.0);
    Ok(done[runs / 2])
}

fn write_deck(folder: &Path, deck: i64, edition: usize) -> Outcome<()> {
    let mut text = format!("deck: deck-{deck}\ntitle: Deck {deck}, edition {edition}\ncards:\n");
    for card in 0..IN_A_DECK {
        let topic = card % 5;
        writeln!(
            text,
            "  - id: card-{card}\n    topic: area-{}/topic-{topic}\n    ask: What is the answer to question {card} of deck {deck}?\n    answer: answer {card} of {deck}",
            deck % 8
        )?;
        if card % 10 == 3 {
            text.push_str("    tags: [third]\n");
        }
    }
    fs::write(folder.join(format!("deck-{deck}.yaml")), text)?;
    Ok(())
}

/// Takes the progress file away with the backups that the sessions before made of it: beside one a missing file is a loss.
fn forget(folder: &Path) -> Outcome<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry
            .file_name()
            .to_string_lossy()
            .starts_with("progress.db")
        {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// Makes the progress file: of every deck the first tenth was seen, or all. The rows are written as the store writes them, only
/// without a commit for each.
fn fill(db: &Path, cards: i64, past: Past) -> Outcome<()> {
    let open = || Store::open(db, Access::Write, Scheduler::default(), Seed(7));
    open()?.record(&first()?)?;
    let conn = Connection::open(db)?;
    conn.execute_batch("PRAGMA synchronous = OFF; BEGIN")?;
    let mut question =
        conn.prepare("INSERT INTO questions (id, deck, card, face) VALUES (?1, ?2, ?3, 'main')")?;
    let mut review = conn.prepare(
        "INSERT INTO reviews (id, device, seq, question, at, \"offset\", took, form, choices, given, score, confidence,
            grade, kind, retention)
        VALUES (?1, 1, ?2, ?3, ?4, 0, 4321, 1, 0, 'an answer', 1.0, NULL, 4, 0, 9000)",
    )?;
    let of_a_deck = match past {
        Past::Some => IN_A_DECK / SEEN,
        Past::AllDue => IN_A_DECK,
    };
    let seen = cards / IN_A_DECK * of_a_deck;
    for place in 0..seen {
        let (deck, card) = (place / of_a_deck, place % of_a_deck);
        let number = place + 2;
        question.execute(params![
            number,
            format!("deck-{deck}"),
            format!("card-{card}")
        ])?;
        // the due ones lie all over the decks
        let days = match past {
            Past::AllDue => 30 + place % 21,
            Past::Some if place % (seen / DUE) == 0 => 30,
            Past::Some => 1,
        };
        let at = NOW_MS - days * DAY_MS + place;
        review.execute(params![(at << 20) | (place & 0xf_ffff), number, number, at])?;
    }
    drop((question, review));
    conn.execute_batch("UPDATE here SET seq = (SELECT max(seq) FROM reviews); COMMIT")?;
    drop(conn);
    open()?.rebuild()?;
    Ok(())
}

fn first() -> Outcome<NewReview> {
    Ok(NewReview {
        key: "gone/first".parse()?,
        at: Millis(NOW_MS - 60 * DAY_MS),
        offset: Offset(0),
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

/// One run: the time to its first question, and the most memory it held until then, in MB.
fn trial(home: &Path, words: &[&str]) -> Outcome<(Duration, f64)> {
    let mut command = Command::new(PROGRAM);
    command
        .args(words)
        .args(["--json", "--seed", "1"])
        .env("HOME", home)
        .env("XDG_CACHE_HOME", home.join("cache"))
        .env("XDG_DATA_HOME", home.join("data"))
        .env("QUIZDECK_DECKS", home.join("decks"))
        .env("QUIZDECK_DB", home.join("progress.db"))
        .env("QUIZDECK_NOW", NOW)
        .env("TZ", "UTC")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    let begun = Instant::now();
    let mut child = command.spawn()?;
    let mut output = BufReader::new(child.stdout.take().ok_or("no output")?);
    let mut line = String::new();
    while output.read_line(&mut line)? > 0 && !line.contains("\"type\":\"question\"") {
        line.clear();
    }
    let taken = begun.elapsed();
    if line.is_empty() {
        return Err("no question was asked".into());
    }
    let memory = memory(child.id());
    // the end of its input ends the session
    drop(child.stdin.take());
    std::io::copy(&mut output, &mut std::io::sink())?;
    child.wait()?;
    Ok((taken, memory))
}

/// The most memory a process has held, in MB, from the kernel's books; 0 where there are none.
fn memory(process: u32) -> f64 {
    let mut status = String::new();
    if let Ok(mut file) = fs::File::open(format!("/proc/{process}/status"))
        && file.read_to_string(&mut status).is_err()
    {
        status.clear();
    }
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let peak = peak.and_then(|rest| rest.trim().trim_end_matches(" kB").parse::<f64>().ok());
    peak.unwrap_or(0.0) * 1024.0 / 1e6
}
