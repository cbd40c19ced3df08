//! The same works by this program and by others, on this machine, one after the other.
//!
//! `cargo bench --bench peers` makes collections of 10,000 and 100,000 cards in a temporary folder, as each program wants
//! them, and prints the best of some runs in seconds. It takes what it finds: `hashcards` and `carddown` on the path
//! (`cargo install hashcards carddown`), Anki's engine where the Python that `PEERS_PYTHON` names (else `python3`) has the
//! package `anki`; of Anki only the work counts, not the start of the interpreter. What is missing is named.
//! Figures, not tests: a busy machine may be slow.
#![allow(clippy::print_stdout, clippy::disallowed_methods)] // a benchmark reads the clock and prints

use std::error::Error;
use std::ffi::OsString;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// Cards in a file.
const CARDS: usize = 100;
/// How often each work is done; the best run counts.
const TIMES: usize = 5;
/// How many answers are given in a row.
const ANSWERS: usize = 2_000;
/// Runs Anki's engine.
const ENGINE: &str = include_str!("peers/engine.py");

/// A program that does the works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Peer {
    Quizdeck,
    Hashcards,
    Carddown,
    Anki,
}

use Peer::{Anki, Carddown, Hashcards, Quizdeck};

/// A work: what it is, and the words with which each program does it; `None` where it cannot.
struct Work {
    name: &'static str,
    words: fn(Peer) -> Option<&'static [&'static str]>,
    /// Whether it is done on a collection that the program has never seen.
    fresh: bool,
}

const WORKS: [Work; 3] = [
    Work {
        name: "first look at all cards",
        words: |peer| match peer {
            Quizdeck => Some(&["decks", "cards"]),
            Hashcards => Some(&["check", "cards"]),
            Carddown => Some(&["scan", "cards"]),
            Anki => None,
        },
        fresh: true,
    },
    Work {
        name: "to the first question, cards unchanged",
        words: |peer| match peer {
            Quizdeck => Some(&["study", "--json", "cards"]),
            Hashcards => Some(&["due", "cards"]),
            Carddown => Some(&["--no-tty", "revise"]),
            Anki => Some(&["due", "0"]),
        },
        fresh: false,
    },
    Work {
        name: "check of all there is",
        words: |peer| match peer {
            Quizdeck => Some(&["doctor"]),
            Anki => Some(&["check", "0"]),
            Hashcards | Carddown => None,
        },
        fresh: false,
    },
];

fn main() -> Outcome<()> {
    let peers: Vec<_> = [Quizdeck, Hashcards, Carddown, Anki]
        .into_iter()
        .filter(|peer| is_there(*peer))
        .collect();
    println!("best of {TIMES}, in seconds\n");
    for cards in [10_000, 100_000] {
        let home = tempfile::tempdir()?;
        fs::write(home.path().join("engine.py"), ENGINE)?;
        print!("{cards:>7} cards{:29}", "");
        peers
            .iter()
            .for_each(|peer| print!("{:>12}", format!("{peer:?}").to_lowercase()));
        println!();
        for peer in &peers {
            make(*peer, home.path(), cards)?;
        }
        for work in WORKS {
            print!("  {:40}", work.name);
            for peer in &peers {
                let taken =
                    (work.words)(*peer).map(|words| best(*peer, home.path(), words, work.fresh));
                let taken = taken.transpose()?;
                print!(
                    "{:>12}",
                    taken.map_or_else(|| String::from("-"), |taken| format!("{taken:.4}"))
                );
            }
            println!();
        }
        if cards == 10_000 && peers.contains(&Anki) {
            let taken = run(Anki, home.path(), &["answer", &ANSWERS.to_string()])?;
            println!(
                "  Anki's engine: {:.0} answers a second (ours: `cargo bench --bench answers`)",
                rate(taken)
            );
        }
        println!();
    }
    Ok(())
}

#[allow(clippy::cast_precision_loss)] // a few thousand
fn rate(seconds: f64) -> f64 {
    ANSWERS as f64 / seconds
}

fn python() -> OsString {
    std::env::var_os("PEERS_PYTHON").unwrap_or_else(|| OsString::from("python3"))
}

/// Whether a program is on this machine; says so when it is not.
fn is_there(peer: Peer) -> bool {
    let mut ask = match peer {
        Quizdeck => return true,
        Hashcards => Command::new("hashcards"),
        Carddown => Command::new("carddown"),
        Anki => Command::new(python()),
    };
    match peer {
        Anki => ask.args(["-c", "import anki.collection"]),
        _ => ask.arg("--help"),
    };
    let told = ask.stdout(Stdio::null()).stderr(Stdio::null()).status();
    let there = told.is_ok_and(|status| status.success());
    if !there {
        println!("{peer:?} is not on this machine and is left out");
    }
    there
}

fn place(peer: Peer, home: &Path) -> PathBuf {
    home.join(format!("{peer:?}"))
}

/// Makes a collection as a program wants it.
fn make(peer: Peer, home: &Path, cards: usize) -> Outcome<()> {
    let place = place(peer, home);
    fs::create_dir_all(place.join("cards"))?;
    if peer == Anki {
        run(peer, home, &["fill", &cards.to_string()])?;
        return Ok(());
    }
    for file in 0..cards / CARDS {
        let mut text = String::from(if peer == Quizdeck { "cards:\n" } else { "" });
        for card in file * CARDS..(file + 1) * CARDS {
            let (ask, answer) = (
                format!("What is the capital of country {card}?"),
                format!("City {card}"),
            );
            match peer {
                Quizdeck => writeln!(
                    text,
                    "  - id: capital-{card}\n    ask: {ask}\n    answer: {answer}"
                )?,
                Hashcards => writeln!(text, "Q: {ask}\nA: {answer}\n")?,
                Carddown | Anki => writeln!(text, "{ask} : {answer} #flashcard\n")?,
            }
        }
        let ending = if peer == Quizdeck { "yaml" } else { "md" };
        fs::write(
            place.join(format!("cards/capitals-{file:05}.{ending}")),
            text,
        )?;
    }
    Ok(())
}

/// The best time of a work, in seconds.
fn best(peer: Peer, home: &Path, words: &[&str], fresh: bool) -> Outcome<f64> {
    let mut best = f64::INFINITY;
    // the first run warms the disk, and on a collection that was seen already makes it so
    for number in 0..=TIMES {
        if fresh {
            forget(&place(peer, home))?;
        }
        let taken = run(peer, home, words)?;
        if number > 0 {
            best = best.min(taken);
        }
    }
    Ok(best)
}

/// Takes away all that a program has written beside the cards.
fn forget(place: &Path) -> Outcome<()> {
    for entry in fs::read_dir(place)? {
        let path = entry?.path();
        if path.is_dir() && !path.ends_with("cards") {
            fs::remove_dir_all(path)?;
        } else if path.is_file() {
            fs::remove_file(path)?;
        }
    }
    let (one, other) = (
        place.join("cards/hashcards.db"),
        place.join("cards/.carddown"),
    );
    if one.exists() {
        fs::remove_file(one)?;
    }
    if other.exists() {
        fs::remove_dir_all(other)?;
    }
    Ok(())
}

/// One run of a work, in seconds; of Anki the work alone.
fn run(peer: Peer, home: &Path, words: &[&str]) -> Outcome<f64> {
    let place = place(peer, home);
    fs::create_dir_all(&place)?;
    let mut command = match peer {
        Quizdeck => Command::new(env!("CARGO_BIN_EXE_quizdeck")),
        Hashcards => Command::new("hashcards"),
        Carddown => Command::new("carddown"),
        Anki => {
            let mut command = Command::new(python());
            command.arg(home.join("engine.py")).arg("collection.anki2");
            command
        }
    };
    command.args(words).current_dir(&place).env("HOME", &place);
    for name in [
        "XDG_DATA_HOME",
        "XDG_CACHE_HOME",
        "XDG_STATE_HOME",
        "XDG_CONFIG_HOME",
    ] {
        command.env_remove(name);
    }
    let begun = Instant::now();
    let told = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()?;
    let taken = begun.elapsed().as_secs_f64();
    match peer {
        Anki if told.status.success() => Ok(String::from_utf8(told.stdout)?.trim().parse()?),
        // carddown refuses to ask without a terminal, when it has found what is due
        Quizdeck | Hashcards if !told.status.success() => Err(format!("{peer:?} failed").into()),
        Anki => Err("Anki's engine failed".into()),
        _ => Ok(taken),
    }
}
