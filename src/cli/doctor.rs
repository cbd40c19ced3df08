//! `doctor`.

use std::io::{self, Write};

use serde::Serialize;

use super::args::Doctor;
use super::failure::{Failure, code};
use super::progress;
use super::world::World;
use crate::base::text::{count, printable};
use crate::store::{Access, Findings, Rebuilt};
use crate::terminal::write_json;

/// How many questions of a kind are named before the rest is only counted.
const NAMED: usize = 10;

/// What `doctor --json` says.
#[derive(Serialize)]
struct Report {
    version: u8,
    sound: bool,
    reviews: u64,
    questions: u64,
    findings: Vec<String>,
    rebuilt: Option<u64>,
}

/// Examines the progress file; what is wrong makes the exit code 1.
///
/// # Errors
/// When the file cannot be used at all.
pub(super) fn run(world: &mut World<'_>, args: &Doctor) -> Result<u8, Failure> {
    let access = if args.rebuild {
        Access::Write
    } else {
        Access::Read
    };
    let mut store = progress::open(world, access)?;
    let rebuilt = if args.rebuild {
        Some(store.rebuild()?)
    } else {
        None
    };
    let found = store.examine()?;
    let path = store.path().display().to_string();
    if world.common.json {
        write_json(world.out.as_mut(), &report(&found, rebuilt))?;
    } else {
        tell(world.out.as_mut(), &path, &found, rebuilt)?;
    }
    Ok(if found.is_sound() { 0 } else { code::FOUND })
}

fn report(found: &Findings, rebuilt: Option<Rebuilt>) -> Report {
    Report {
        version: 1,
        sound: found.is_sound(),
        reviews: found.reviews,
        questions: found.questions,
        findings: findings(found),
        rebuilt: rebuilt.map(|rebuilt| rebuilt.changed),
    }
}

fn tell(
    out: &mut dyn Write,
    path: &str,
    found: &Findings,
    rebuilt: Option<Rebuilt>,
) -> io::Result<()> {
    let whole = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    writeln!(out, "{}", printable(path))?;
    if let Some(rebuilt) = rebuilt {
        let (all, changed) = (
            count(whole(rebuilt.questions), "question"),
            whole(rebuilt.changed),
        );
        writeln!(
            out,
            "Rebuilt the memory of {all} from the answers; {changed} differed before."
        )?;
    }
    let (reviews, questions) = (
        count(whole(found.reviews), "answer"),
        count(whole(found.questions), "question"),
    );
    if found.is_sound() {
        return writeln!(
            out,
            "✓ Sound: {reviews} to {questions}, and every memory follows from them."
        );
    }
    writeln!(out, "✗ Not sound; {reviews} to {questions} were looked at.")?;
    for finding in findings(found) {
        writeln!(out, "  - {}", printable(&finding))?;
    }
    if found.integrity.is_empty() && (!found.differing.is_empty() || found.counter_behind) {
        writeln!(
            out,
            "`quizdeck doctor --rebuild` mends what is derived; no answer is touched."
        )?;
    }
    Ok(())
}

/// The findings in words.
fn findings(found: &Findings) -> Vec<String> {
    let mut words: Vec<String> = found
        .integrity
        .iter()
        .map(|said| format!("the file is damaged: {said}"))
        .collect();
    for dangling in found.dangling.iter().take(NAMED) {
        let (table, row, missing) = (&dangling.table, dangling.row, &dangling.missing_in);
        words.push(format!(
            "row {row} of {table} points to nothing in {missing}"
        ));
    }
    for key in found.differing.iter().take(NAMED) {
        words.push(format!(
            "the memory of {key} is not what its answers lead to"
        ));
    }
    let more = |listed: usize| listed.saturating_sub(NAMED);
    let unnamed = more(found.dangling.len()) + more(found.differing.len());
    if unnamed > 0 {
        words.push(format!("and {unnamed} more of these"));
    }
    if found.repeated_numbers > 0 {
        words.push(format!(
            "{} numbers of answers were given out twice; their instants decide",
            found.repeated_numbers
        ));
    }
    if found.counter_behind {
        words.push(String::from("the counter of answers lags behind"));
    }
    words
}
