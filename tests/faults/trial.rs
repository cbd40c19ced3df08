//! One trial: a command on a copy of its desk, something that happens to it, and what must hold afterwards.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::Duration;

use quizdeck::base::Seed;
use quizdeck::memory::Scheduler;
use quizdeck::store::{Access, Store};
use rusqlite::{Connection, OpenFlags};
use serde_json::Value;

use crate::commands::Row;
use crate::desk::{Desk, Run};

/// How long a command may take before it counts as one that never ends; a loaded machine is far quicker.
const FOR_EVER: Duration = Duration::from_secs(180);

/// How often it is looked whether a command has ended.
const GLANCE: Duration = Duration::from_millis(1);

/// What nobody is to read: panics, and the words of SQLite and of the system's programmers.
const NOT_OURS: [&str; 14] = [
    "panicked",
    "RUST_BACKTRACE",
    "sqlite",
    "SQLite",
    "SQL logic",
    "disk I/O error",
    "database disk image",
    "unable to open database",
    "database is locked",
    "readonly database",
    "Error code",
    "os error",
    "Conversion error",
    "Invalid column",
];

/// The tables that only ever grow.
const LOG: [&str; 8] = [
    "reviews",
    "undos",
    "corrections",
    "suspensions",
    "relinks",
    "burials",
    "fits",
    "exams",
];

/// A command with what it does when nothing happens.
pub(crate) struct Stage {
    pub(crate) row: &'static Row,
    desk: Desk,
    before: Traces,
    after: Traces,
    clean: Run,
    /// The exit codes of the command and of the same command once more.
    codes: BTreeSet<i32>,
    /// What `doctor` has against the file before and after: samples of old versions were not written by a replay.
    known: BTreeSet<String>,
}

/// What lies on a desk: the files, and how many rows of the log.
#[derive(Debug, Clone)]
struct Traces {
    files: BTreeMap<PathBuf, Vec<u8>>,
    log: BTreeMap<String, i64>,
}

/// What happened to a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fate {
    /// It was told of an error, or of none, and ended by itself.
    Ended,
    /// The same, and nothing could be removed or renamed any more: what it had begun may lie about.
    Stuck,
    /// It was killed.
    Killed,
}

impl Stage {
    pub(crate) fn of(row: &'static Row) -> Self {
        let desk = Desk::in_memory();
        (row.prepare)(&desk);
        let before = Traces::of(&desk);
        let mut known = findings(&copied(&desk));
        let once = copied(&desk);
        let clean = run(once.command(row.args), row.input, &once);
        assert!(clean.code == 0, "{}: {clean:?}", row.name);
        let after = Traces::of(&once);
        known.extend(findings(&once));
        let again = run(once.command(row.args), row.input, &once);
        let codes = BTreeSet::from([clean.code, again.code]);
        Self {
            row,
            desk,
            before,
            after,
            clean,
            codes,
            known,
        }
    }

    /// A desk that is laid as for this command.
    pub(crate) fn desk(&self) -> Desk {
        copied(&self.desk)
    }

    pub(crate) fn command(&self, desk: &Desk) -> Command {
        desk.command(self.row.args)
    }

    /// Everything that must hold on a desk after a run, whatever happened.
    pub(crate) fn holds(&self, desk: &Desk, run: &Run, fate: Fate, what: &str) {
        let said = run.out.lines().count();
        let what = &format!(
            "{} with {what}: {said} lines, {:?}, exit {}",
            self.row.name, run.err, run.code
        );
        told_well(run, fate, what);
        let found = self.sound(desk, what);
        announced(desk, run, what);
        self.grown(&found, what);
        self.old_or_new(desk, fate, what);
        if fate != Fate::Killed && run.code == 0 {
            assert_eq!(shape(&run.out), shape(&self.clean.out), "{what}");
            assert_eq!(found, self.after.log, "said to be done: {what}");
        }
        let again = crate::trial::run(self.command(desk), self.row.input, desk);
        assert!(
            self.codes.contains(&again.code),
            "once more: {again:?} after {what}"
        );
        self.sound(desk, &format!("once more: {again:?} after {what}"));
        for (path, bytes) in &self.after.files {
            let now = fs::read(desk.path("").join(path)).unwrap_or_default();
            assert!(
                now == *bytes || again.code != 0,
                "{path:?} once more: {again:?} after {what}"
            );
        }
    }

    /// The progress file is found to be sound; gives the rows of its log.
    fn sound(&self, desk: &Desk, what: &str) -> BTreeMap<String, i64> {
        let found = findings(desk);
        assert!(found.is_subset(&self.known), "{found:?} after {what}");
        log(&desk.db())
    }

    /// Nothing of the log went away, and nothing came in, that does not when nothing happens.
    fn grown(&self, found: &BTreeMap<String, i64>, what: &str) {
        for (table, now) in found {
            let count = |traces: &Traces| traces.log.get(table).copied().unwrap_or(0);
            let (before, after) = (count(&self.before), count(&self.after));
            assert!(
                (before.min(after)..=before.max(after)).contains(now),
                "{table}: {now} of {before} to {after}: {what}"
            );
        }
        let lost = self
            .before
            .log
            .keys()
            .find(|table| !found.contains_key(*table));
        assert!(lost.is_none(), "{lost:?} is gone: {what}");
    }

    /// Every file is as it was or as it is to become, and nothing else lies about.
    fn old_or_new(&self, desk: &Desk, fate: Fate, what: &str) {
        let now = files(&desk.path(""));
        for (path, bytes) in &self.before.files {
            let found = now.get(path);
            let new = self.after.files.get(path);
            assert!(
                found == Some(bytes) || found == new,
                "{path:?} is neither old nor new: {what}"
            );
        }
        for (path, bytes) in &now {
            let known =
                self.before.files.contains_key(path) || self.after.files.get(path) == Some(bytes);
            let name = path.file_name().unwrap().to_string_lossy();
            // the last two are what SQLite keeps beside a file that is open, and takes up again
            let begun = [".new", "-wal", "-shm"]
                .iter()
                .any(|end| name.ends_with(end))
                || name.contains(".part");
            assert!(
                known || begun && fate != Fate::Ended,
                "{path:?} lies about: {what}"
            );
        }
    }
}

impl Traces {
    fn of(desk: &Desk) -> Self {
        Self {
            files: files(&desk.path("")),
            log: log(&desk.db()),
        }
    }
}

/// Runs a command to its end, which it has to reach.
pub(crate) fn run(command: Command, input: &str, desk: &Desk) -> Run {
    Run::of(output(command, input, |_| {}), &desk.path(""))
}

/// The same; `meanwhile` is given its number.
pub(crate) fn output(
    mut command: Command,
    input: &str,
    meanwhile: impl FnOnce(&mut std::process::Child),
) -> Output {
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let (mut out, mut err) = (child.stdout.take().unwrap(), child.stderr.take().unwrap());
    let (mut stdin, input) = (child.stdin.take().unwrap(), input.to_owned());
    let read = |from: &mut dyn Read| {
        let mut bytes = Vec::new();
        from.read_to_end(&mut bytes).unwrap();
        bytes
    };
    // whoever was killed or has seen enough reads no more
    let writer = thread::spawn(move || drop(stdin.write_all(input.as_bytes())));
    let (stdout, stderr) = (
        thread::spawn(move || read(&mut out)),
        thread::spawn(move || read(&mut err)),
    );
    meanwhile(&mut child);
    let mut waited = Duration::ZERO;
    let status = loop {
        match child.try_wait().unwrap() {
            Some(status) => break status,
            None if waited > FOR_EVER => {
                child.kill().unwrap();
                panic!("it never ends: {command:?}");
            }
            None => {
                thread::sleep(GLANCE);
                waited += GLANCE;
            }
        }
    };
    writer.join().unwrap();
    Output {
        status,
        stdout: stdout.join().unwrap(),
        stderr: stderr.join().unwrap(),
    }
}

/// Messages are sentences of ours, and an error goes with its exit code.
pub(crate) fn told_well(run: &Run, fate: Fate, what: &str) {
    for word in NOT_OURS {
        // on standard output `doctor` quotes what SQLite has against the pages
        assert!(!run.err.contains(word), "says `{word}`: {what}");
    }
    match (fate, run.code) {
        (Fate::Killed, _) | (_, 0) => {}
        (_, 2 | 3) => {
            // a file among several is named in a line of its own
            let words = ["error: ", "cannot be", "may not be"];
            let reason = words.iter().any(|word| run.err.contains(word));
            assert!(reason, "no reason given: {what}");
        }
        _ => panic!("exit code: {what}"),
    }
}

/// What `doctor` has against the progress file, without the program around it: it is asked twice in each trial, and would
/// take longer than all else.
pub(crate) fn findings(desk: &Desk) -> BTreeSet<String> {
    let opened = Store::open(&desk.db(), Access::Read, Scheduler::default(), Seed(1));
    let found = match opened.and_then(|store| store.examine()) {
        Ok(found) => found,
        Err(error) => return BTreeSet::from([error.to_string()]),
    };
    let mut words: BTreeSet<String> = found.integrity.into_iter().collect();
    words.extend(found.schema.iter().map(|part| format!("{part:?}")));
    words.extend(found.dangling.iter().map(|row| format!("{row:?}")));
    words.extend(found.differing.iter().map(|key| format!("memory of {key}")));
    words.extend(found.counter_behind.then(|| String::from("the counter")));
    words
}

/// What was announced is in the file.
fn announced(desk: &Desk, run: &Run, what: &str) {
    for line in run.out.lines() {
        let Ok(said) = serde_json::from_str::<Value>(line) else {
            continue;
        };
        let (Some(kind), Some(review)) = (said["type"].as_str(), said["review"].as_str()) else {
            continue;
        };
        let id = i64::from_str_radix(review, 16).unwrap();
        let held = |sql: &str| -> Option<i64> {
            let file =
                Connection::open_with_flags(desk.db(), OpenFlags::SQLITE_OPEN_READ_WRITE).unwrap();
            file.query_row(sql, [id], |row| row.get(0)).ok()
        };
        match kind {
            "recorded" => assert!(
                held("SELECT grade FROM reviews WHERE id = ?1").is_some(),
                "{review} is lost: {what}"
            ),
            "undone" => assert!(
                held("SELECT id FROM undos WHERE review = ?1").is_some(),
                "the undo of {review} is lost: {what}"
            ),
            _ => {}
        }
    }
    let last = corrected(run);
    for (review, grade) in last {
        let file =
            Connection::open_with_flags(desk.db(), OpenFlags::SQLITE_OPEN_READ_WRITE).unwrap();
        let sql = "SELECT coalesce((SELECT grade FROM corrections WHERE review = r.id ORDER BY id DESC LIMIT 1), grade)
            FROM reviews r WHERE id = ?1";
        let kept: i64 = file.query_row(sql, [review], |row| row.get(0)).unwrap();
        assert_eq!(kept, grade, "the grade of {review:x}: {what}");
    }
}

/// The grades announced last, by review; what was announced of the very last may have been corrected without a word, when
/// the word did not come out any more.
fn corrected(run: &Run) -> BTreeMap<i64, i64> {
    let mut grades = BTreeMap::new();
    let said = run
        .out
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let recorded: Vec<Value> = said.filter(|said| said["type"] == "recorded").collect();
    for said in &recorded {
        let grade = ["again", "hard", "good", "easy"]
            .iter()
            .position(|grade| said["grade"] == *grade)
            .unwrap();
        let review = i64::from_str_radix(said["review"].as_str().unwrap(), 16).unwrap();
        grades.insert(review, i64::try_from(grade).unwrap() + 1);
    }
    if let Some(last) = recorded.last() {
        grades.remove(&i64::from_str_radix(last["review"].as_str().unwrap(), 16).unwrap());
    }
    grades
}

/// The output without what differs from run to run, and without notes: whether a backup can be read, and which of several,
/// hangs on the fault.
fn shape(out: &str) -> Vec<String> {
    let line = |line: &str| match serde_json::from_str::<Value>(line) {
        Ok(said) if said["type"].is_string() => {
            format!("{} {} {}", said["type"], said["card"], said["grade"])
        }
        _ => line.to_owned(),
    };
    let hangs = |line: &&str| {
        let backups = line.contains(" can be read, the newest of ");
        line.starts_with("! ") || backups || line.ends_with(".backup alone")
    };
    out.lines().filter(|line| !hangs(line)).map(line).collect()
}

/// How many rows each table of the log has; nothing where there is no file, or one that was only begun.
fn log(path: &Path) -> BTreeMap<String, i64> {
    let mut found = BTreeMap::new();
    let Ok(file) = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE) else {
        return found;
    };
    for table in LOG {
        let count = file.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| {
            row.get(0)
        });
        if let Ok(count) = count {
            found.insert(table.to_owned(), count);
        }
    }
    found
}

/// All files in a folder but the progress file, its copies and what is derived from it.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            let inside = path.strip_prefix(folder).unwrap().to_owned();
            if path.is_dir() {
                // what a device shares bears its name, and a copied desk is another device; a half of it is named and
                // left out by whoever reads it
                if !inside.starts_with(".cache") && !inside.starts_with("shared") {
                    folders.push(path);
                }
            } else if !is_progress(&inside) {
                found.insert(inside, fs::read(&path).unwrap());
            }
        }
    }
    found
}

/// The progress file, what SQLite keeps beside it, its backups.
fn is_progress(path: &Path) -> bool {
    let name = path.file_name().unwrap().to_string_lossy();
    let rest = name.strip_prefix("progress.db");
    rest.is_some_and(|rest| {
        matches!(rest, "" | "-wal" | "-shm" | "-journal") || rest.ends_with(".backup")
    })
}

/// The same desk once more.
pub(crate) fn copied(desk: &Desk) -> Desk {
    let copy = Desk::in_memory();
    copy_folder(&desk.path(""), &copy.path(""));
    copy
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
