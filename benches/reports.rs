//! How long reports take over a long life of study: `stats` and `weak` at 10,000 cards and at 100,000.
//!
//! `cargo bench --bench reports` makes progress files with ten reviews a card in a temporary folder, with the decks in the
//! library and without, and runs the release binary against them: the first run, which reads the whole log, and those after
//! it. Figures, not tests: a busy machine may be slow, and nothing here fails for it.
#![allow(clippy::print_stdout, clippy::disallowed_methods)] // a benchmark reads the clock and prints

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use quizdeck::base::{Grade, Millis, Offset, Probability, Seed};
use quizdeck::deck::Form;
use quizdeck::memory::Scheduler;
use quizdeck::session::{Keeper, Kind, NewReview};
use quizdeck::store::{Access, Store};
use rusqlite::{Connection, params};

type Outcome<T> = Result<T, Box<dyn Error>>;

const PROGRAM: &str = env!("CARGO_BIN_EXE_quizdeck");
/// How often each card was answered.
const TIMES: i64 = 10;
/// Cards in one deck.
const IN_A_DECK: i64 = 5_000;
/// Topics in one deck.
const TOPICS: i64 = 40;
/// The first review: 2020-01-01T00:00:00Z.
const START: i64 = 1_577_836_800_000;
/// Six years, over which the reviews are spread.
const LIFE_MS: i64 = 6 * 365 * 86_400_000;
/// Some days after the last review.
const NOW: &str = "2026-01-05T09:00:00Z";
/// How often each command is run.
const RUNS: usize = 15;

/// What is measured: how many cards, and the time and memory (in MB) it should stay under.
const SIZES: [(i64, Duration, f64); 2] = [
    (10_000, Duration::from_millis(15), 100.0),
    (100_000, Duration::from_millis(100), 100.0),
];

fn main() -> Outcome<()> {
    println!("wall time in ms of {RUNS} runs, peak memory in MB");
    println!();
    println!(
        "cards    library        command        first   median     best   goal   memory  goal"
    );
    for (cards, goal, memory) in SIZES {
        let folder = tempfile::tempdir()?;
        let db = folder.path().join("progress.db");
        fill(&db, cards)?;
        let decks = folder.path().join("decks");
        write_decks(&decks, cards)?;
        for (library, decks) in [("log only", None), ("with decks", Some(&decks))] {
            for words in commands() {
                let run = Run {
                    words,
                    home: folder.path(),
                    db: &db,
                    decks,
                };
                run.measure(cards, library, goal, memory)?;
            }
        }
        one_more_answer(folder.path(), &db, cards)?;
    }
    Ok(())
}

/// The commands that this program has.
fn commands() -> Vec<&'static [&'static str]> {
    let all: [&[&str]; 4] = [
        &["stats"],
        &["stats", "--json"],
        &["weak"],
        &["weak", "--json"],
    ];
    let known = |words: &&[&str]| {
        let help = Command::new(PROGRAM).args(*words).arg("--help").output();
        help.is_ok_and(|help| help.status.success())
    };
    all.into_iter().filter(known).collect()
}

fn name(card: i64) -> (String, String) {
    (
        format!("deck-{}", card / IN_A_DECK),
        format!("card-{}", card % IN_A_DECK),
    )
}

/// Makes the progress file: every card ten times, further and further apart, one answer in nine wrong. The rows are written
/// as the store writes them, only without a commit for each.
fn fill(db: &Path, cards: i64) -> Outcome<()> {
    let open = || Store::open(db, Access::Write, Scheduler::default(), Seed(7));
    open()?.record(&first()?)?;
    let conn = Connection::open(db)?;
    conn.execute_batch("PRAGMA synchronous = OFF; BEGIN")?;
    let mut rows = Vec::new();
    for card in 0..cards {
        for time in 0..TIMES {
            rows.push((instant(card, time, cards), card, time));
        }
    }
    rows.sort_unstable();
    let mut question =
        conn.prepare("INSERT INTO questions (id, deck, card, face) VALUES (?1, ?2, ?3, 'main')")?;
    for card in 0..cards {
        let (deck, name) = name(card);
        question.execute(params![card + 2, deck, name])?;
    }
    let mut review = conn.prepare(
        "INSERT INTO reviews (id, device, seq, question, at, \"offset\", took, form, choices, given, score, confidence,
            grade, kind, retention)
        VALUES (?1, 1, ?2, ?3, ?4, 60, ?5, ?6, 0, ?7, ?8, NULL, ?9, 0, 9000)",
    )?;
    for (place, (at, card, time)) in rows.into_iter().enumerate() {
        let place = i64::try_from(place)?;
        let wrong = (card * 7 + time) % 9 == 0;
        review.execute(params![
            (at << 20) | (place & 0xf_ffff),
            place + 2,
            card + 2,
            at,
            3_000 + place % 9_000,
            1 + time % 2,
            if wrong {
                format!("wrong answer {}", card % 300)
            } else {
                String::from("an answer of usual length")
            },
            if wrong { 0.0 } else { 1.0 },
            if wrong { 1 } else { 3 },
        ])?;
    }
    drop((question, review));
    conn.execute_batch("UPDATE here SET seq = (SELECT max(seq) FROM reviews); COMMIT")?;
    drop(conn);
    open()?.rebuild()?;
    Ok(())
}

/// Ten answers of a card lie one, two, four … days apart; cards begin one after the other.
fn instant(card: i64, time: i64, cards: i64) -> i64 {
    let apart = ((1_i64 << time) - 1) * 86_400_000;
    let room = LIFE_MS - 1_023 * 86_400_000;
    let begin = room / cards * card;
    START + begin + apart + card % 977 * 7_919
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
        spread: quizdeck::memory::Spread::default(),
    })
}

fn write_decks(folder: &Path, cards: i64) -> Outcome<()> {
    fs::create_dir(folder)?;
    for deck in 0..cards / IN_A_DECK {
        let mut text = format!("deck: deck-{deck}\ntitle: Deck {deck}\ncards:\n");
        for card in 0..IN_A_DECK {
            let topic = card % TOPICS;
            writeln!(
                text,
                "  - id: card-{card}\n    topic: area-{}/topic-{topic}\n    ask: What is the answer to question {card} of deck {deck}?\n    answer: answer {card}",
                topic % 8
            )?;
        }
        fs::write(folder.join(format!("deck-{deck}.yaml")), text)?;
    }
    Ok(())
}

/// A command with its surroundings.
struct Run<'a> {
    words: &'a [&'a str],
    home: &'a Path,
    db: &'a Path,
    decks: Option<&'a PathBuf>,
}

impl Run<'_> {
    fn measure(&self, cards: i64, library: &str, goal: Duration, memory: f64) -> Outcome<()> {
        let cache = self.home.join("cache");
        if cache.exists() {
            fs::remove_dir_all(&cache)?;
        }
        let first = self.time()?;
        let mut times = (0..RUNS)
            .map(|_| self.time())
            .collect::<Outcome<Vec<_>>>()?;
        times.sort();
        let peak = self
            .peak()?
            .map_or_else(|| String::from("?"), |mb| format!("{mb:.1}"));
        println!(
            "{cards:<9}{library:<15}{:<15}{:>5}{:>9}{:>9}{:>7}{peak:>9}{memory:>6.0}",
            self.words.join(" "),
            ms(first, 0),
            ms(times[RUNS / 2], 1),
            ms(times[0], 1),
            ms(goal, 0),
        );
        Ok(())
    }

    fn furnish(&self, command: &mut Command) {
        command
            .env("HOME", self.home)
            .env("XDG_CACHE_HOME", self.home.join("cache"))
            .env("XDG_DATA_HOME", self.home.join("data"))
            .env_remove("QUIZDECK_DECKS")
            .env("QUIZDECK_DB", self.db)
            .env("QUIZDECK_NOW", NOW)
            .env("TZ", "Europe/Berlin")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        if let Some(decks) = self.decks {
            command.env("QUIZDECK_DECKS", decks);
        }
    }

    fn time(&self) -> Outcome<Duration> {
        let mut command = Command::new(PROGRAM);
        command.args(self.words);
        self.furnish(&mut command);
        let begun = Instant::now();
        let done = command.output()?;
        let taken = begun.elapsed();
        if done.status.success() {
            Ok(taken)
        } else {
            Err(format!("`{}` failed", self.words.join(" ")).into())
        }
    }

    /// The most memory it ever held, as GNU time tells it; `None` where that is not installed.
    fn peak(&self) -> Outcome<Option<f64>> {
        let told = self.home.join("memory");
        let mut command = Command::new("/usr/bin/time");
        command
            .args(["-f", "%M", "-o"])
            .arg(&told)
            .arg(PROGRAM)
            .args(self.words);
        self.furnish(&mut command);
        if command.output().is_err() {
            return Ok(None);
        }
        let kilobytes = fs::read_to_string(&told)?.trim().parse::<f64>()?;
        Ok(Some(kilobytes * 1024.0 / 1e6))
    }
}

/// The first `stats` after one more answer.
fn one_more_answer(home: &Path, db: &Path, cards: i64) -> Outcome<()> {
    let run = Run {
        words: &["stats"],
        home,
        db,
        decks: None,
    };
    run.time()?;
    let mut store = Store::open(db, Access::Write, Scheduler::default(), Seed(8))?;
    store.record(&NewReview {
        at: Millis(START + LIFE_MS),
        ..first()?
    })?;
    drop(store);
    println!(
        "{cards:<9}log only       stats, after one more answer {:>10}",
        ms(run.time()?, 1)
    );
    let size = i64::try_from(fs::metadata(db)?.len())? / (cards * TIMES);
    println!("{cards:<9}the progress file takes {size} bytes an answer");
    Ok(())
}

/// Milliseconds with some digits after the point.
fn ms(time: Duration, digits: usize) -> String {
    format!("{:.digits$}", time.as_secs_f64() * 1e3)
}
