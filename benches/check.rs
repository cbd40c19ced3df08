//! How long `check` takes, how much of the processors and how much memory, for collections of 10,000 and 100,000 cards.
//!
//! `cargo bench --bench check` writes the decks into a temporary folder and runs the real program over them, once to warm
//! the disk and then three times; the best is printed. The time of the processors, over all of them, hardly hangs on what
//! else a machine does; on two idle ones a run takes about half of it. Figures, not tests: a busy machine may be slow.
#![allow(clippy::print_stdout, clippy::disallowed_methods)] // a benchmark reads the clock and prints

use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// Cards in a file.
const CARDS: usize = 100;
/// How often each set is checked.
const TIMES: usize = 3;

fn main() -> Outcome<()> {
    for files in [100, 1_000] {
        let folder = tempfile::tempdir()?;
        let mut bytes = 0;
        for file in 0..files {
            let deck = deck(file)?;
            bytes += deck.len();
            fs::write(folder.path().join(format!("deck-{file:04}.yaml")), deck)?;
        }
        run(folder.path())?;
        let mut best = (Duration::MAX, Duration::MAX, 0, String::new());
        for _ in 0..TIMES {
            best = run(folder.path())?.min(best);
        }
        let (time, busy, memory, said) = best;
        println!(
            "{} cards in {files} files, {:.1} MB: {time:.2?}, {busy:.2?} of processors, {} MB at most; {said}",
            files * CARDS,
            bytes as f64 / 1e6,
            memory / 1024
        );
    }
    Ok(())
}

/// Checks a folder: the time taken, that of the processors, the most memory used in KiB (both 0 where the system does not
/// tell), the last line said.
fn run(folder: &Path) -> Outcome<(Duration, Duration, u64, String)> {
    let before = children_busy();
    let begun = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_quizdeck"))
        .arg("check")
        .arg(folder)
        .stdout(Stdio::piped())
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
    let said = String::from_utf8(child.wait_with_output()?.stdout)?;
    Ok((
        time,
        children_busy().saturating_sub(before),
        memory,
        said.lines().last().unwrap_or_default().to_owned(),
    ))
}

/// How long all programs that this one has run kept processors busy.
fn children_busy() -> Duration {
    /// Linux counts in hundredths of a second here, whatever its clock.
    const TICK: Duration = Duration::from_millis(10);
    let told = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // the name in brackets may hold blanks; proc(5) counts the two times of the children as fields 16 and 17
    let fields = told.rsplit(')').next().unwrap_or_default();
    let ticks = fields.split_whitespace().skip(13).take(2);
    let ticks: u32 = ticks.filter_map(|field| field.parse::<u32>().ok()).sum();
    TICK * ticks
}

/// A deck of all kinds of card, with sources, distractors and explanations, each different from all others.
fn deck(file: usize) -> Outcome<String> {
    let mut text = String::from(
        "title: A deck of many\nsources:\n  portal: { title: A portal, file: portal.txt }\ncards:\n",
    );
    for card in 0..CARDS {
        let number = file * CARDS + card;
        let name = name(number);
        let body = match card % 5 {
            0 => format!(
                "ask: In which year did the envoy from {name} sign the treaty of friendship and commerce?\n    answer: {}\n    \
                 wrong: [{}, {}, {}]",
                1000 + number % 900,
                1950 + number % 7,
                1960 + number % 7,
                1970 + number % 7
            ),
            1 => format!(
                "ask: Who led the delegation of {name} at the conference on fishing and shipping?\n    answer: {} {}\n    \
                 accept: [\"{}\"]",
                self::name(number + 7),
                self::name(number + 13),
                self::name(number + 13)
            ),
            2 => format!(
                "cloze: \"The port of {name} was opened in {{{{{}::year}}}} by the {{{{navy}}}}.\"",
                1000 + number % 900
            ),
            3 => format!(
                "claim: The embassy in {name} was moved to another street in {}.\n    answer: true",
                1000 + number % 900
            ),
            _ => format!(
                "term: {name} agreement\n    definition: paper number {number} by which the two sides share the harbour dues"
            ),
        };
        write!(
            text,
            "  - id: card-{number}\n    topic: treaties/{}\n    tags: [dates, treaties]\n    {body}\n    explain: The talks in {name} \
             had dragged on for years before the two sides came to terms about the price of grain and salt.\n    \
             source: {{ in: portal, section: Treaties, paragraph: {} }}\n",
            file % 17,
            card + 1
        )?;
    }
    Ok(text)
}

/// A name of syllables that no other number has.
fn name(number: usize) -> String {
    const SYLLABLES: [&str; 10] = ["ba", "do", "ki", "lu", "me", "no", "pa", "ri", "so", "tu"];
    let digits = number.to_string();
    let syllables = digits
        .bytes()
        .filter_map(|digit| SYLLABLES.get(usize::from(digit.wrapping_sub(b'0'))));
    let name: String = syllables.copied().collect();
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
