//! How long `generate` takes, and how much memory, for documents of 1, 10 and 50 MB, for 50 MB on one line, and for
//! 1 and 10 MB of short facts, each of which makes a card.
//!
//! `cargo bench --bench generate` writes invented chronicles into a temporary folder and runs the real program over each,
//! the smallest three times, the others once; the best is printed. Figures, not tests: a busy machine
//! may be slow.
#![allow(clippy::print_stdout, clippy::disallowed_methods)] // a benchmark reads the clock and prints

use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// A megabyte in bytes.
const MEGABYTE: usize = 1_000_000;

fn main() -> Outcome<()> {
    let sizes = [
        (1, 3, "MB"),
        (10, 1, "MB"),
        (50, 1, "MB"),
        (50, 1, "MB on one line"),
        (1, 3, "MB of short facts"),
        (10, 1, "MB of short facts"),
    ];
    for (megabytes, times, unit) in sizes {
        let folder = tempfile::tempdir()?;
        let document = folder.path().join("chronicle.txt");
        let bytes = megabytes * MEGABYTE;
        let text = match unit {
            "MB" => chronicle(bytes)?,
            "MB on one line" => chronicle(bytes)?.replace('\n', " "),
            _ => short_facts(bytes)?,
        };
        fs::write(&document, text)?;
        let mut best = (Duration::MAX, 0, String::new());
        for _ in 0..times {
            best = run(&document)?.min(best);
        }
        let (time, memory, said) = best;
        println!(
            "{megabytes} {unit}: {time:.2?}, {:.2?} a MB, {} MB at most; {said}",
            time / u32::try_from(megabytes)?,
            memory / 1024
        );
    }
    Ok(())
}

/// Makes a deck of a document: the time taken, the most memory used in KiB (0 where the system does not tell), the last
/// line said.
fn run(document: &Path) -> Outcome<(Duration, u64, String)> {
    let begun = Instant::now();
    let deck = document.with_extension("yaml");
    // a file takes in whatever is said; a pipe that nobody reads would stop the program
    let heard = document.with_extension("said");
    let mut child = Command::new(env!("CARGO_BIN_EXE_quizdeck"))
        .arg("generate")
        .arg(document)
        .arg("-o")
        .arg(&deck)
        .arg("--force")
        .stderr(Stdio::from(fs::File::create(&heard)?))
        .spawn()?;
    let status = format!("/proc/{}/status", child.id());
    let mut memory = 0;
    while child.try_wait()?.is_none() {
        let told = fs::read_to_string(&status).unwrap_or_default();
        let line = told.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kib = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok());
        memory = memory.max(kib.unwrap_or(0));
        std::thread::sleep(Duration::from_millis(2));
    }
    let time = begun.elapsed();
    let said = fs::read_to_string(&heard)?;
    let counted = said.lines().find(|line| line.contains(" from 1 document"));
    Ok((time, memory, counted.unwrap_or_default().to_owned()))
}

/// A text of some bytes about invented towns: facts, sentences without facts, headings, a menu.
fn chronicle(bytes: usize) -> Outcome<String> {
    const STARTS: [&str; 8] = ["Ash", "Bram", "Clay", "Dun", "Elm", "Fern", "Glen", "Holm"];
    const ENDS: [&str; 6] = ["ford", "bridge", "wick", "haven", "stead", "mouth"];
    let mut text = String::with_capacity(bytes + 1_000);
    let mut number = 0;
    while text.len() < bytes {
        let town = format!("{}{}", STARTS[number % 8], ENDS[(number / 8) % 6]);
        let other = format!("{}{}", STARTS[(number + 3) % 8], ENDS[(number / 5) % 6]);
        let year = 1100 + number % 900;
        writeln!(text, "The history of {town}\n\nHome\nNews\nAbout us\n")?;
        writeln!(
            text,
            "{town} was founded in {year} by King Edmund of {other}. Its people were proud of what they had built, and \
             they told of it wherever they went. In {}, {town} and {other} signed the Treaty of {town}, which ended a war \
             of {} years. It should not be forgotten how hard those winters were.\n",
            year + 12,
            2 + number % 40
        )?;
        writeln!(
            text,
            "The bridge at {town} consists of {} arches and is {} metres long. {town} joined the League of Rivers in {}. \
             Trade between {town} and {other} reached ${}.{} million in {}. Although the harvest had often failed, the \
             market was held every week.\n",
            3 + number % 9,
            40 + number % 700,
            year + 30,
            1 + number % 90,
            number % 10,
            year + 40
        )?;
        number += 1;
    }
    text.truncate(bytes);
    Ok(text)
}

/// A text of some bytes that tells when invented towns were founded, in sentences of a line.
fn short_facts(bytes: usize) -> Outcome<String> {
    const SYLLABLES: [&str; 16] = [
        "ba", "dan", "fer", "gar", "hol", "ku", "lin", "mor", "ne", "pel", "ri", "sil", "ta",
        "ver", "wil", "zo",
    ];
    let mut text = String::with_capacity(bytes + 200);
    let mut number = 0_usize;
    while text.len() < bytes {
        // each number has a name of its own
        let name: String = (0..6)
            .map(|at| SYLLABLES[(number >> (4 * at)) % 16])
            .collect();
        let year = 1100 + number * 7 % 890;
        write!(text, "The Town of B{name} was founded in {year}. ")?;
        number += 1;
        if number.is_multiple_of(6) {
            text.push_str("\n\n");
        }
    }
    text.truncate(bytes);
    Ok(text)
}
