//! A learner's desk for tests: a home of its own, a fixed clock, the real binary.

#![allow(dead_code)] // each test file uses its part of the desk

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// The morning on which tests happen.
pub(crate) const NOW: &str = "2026-11-21T09:00:00Z";

pub(crate) struct Desk {
    home: TempDir,
    pub(crate) now: String,
}

impl Desk {
    pub(crate) fn new() -> Self {
        Self {
            home: tempfile::tempdir().unwrap(),
            now: NOW.to_owned(),
        }
    }

    /// A desk on a disk in memory where there is one: what was written is no surer there, and the disk has its rest.
    pub(crate) fn in_memory() -> Self {
        let home = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir());
        Self {
            home: home.unwrap(),
            now: NOW.to_owned(),
        }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    pub(crate) fn db(&self) -> PathBuf {
        self.path("data/quizdeck/progress.db")
    }

    /// Writes a file on the desk.
    pub(crate) fn write(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    /// The binary with nothing of the machine's own settings.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_quizdeck"));
        command
            .args(args)
            .current_dir(self.home.path())
            .env_clear()
            .env("HOME", self.home.path())
            .env("XDG_DATA_HOME", self.path("data"))
            .env("TZ", "UTC")
            .env("LANG", "C.UTF-8")
            .env("QUIZDECK_NOW", &self.now)
            .stdin(Stdio::null());
        command
    }

    pub(crate) fn run(&self, args: &[&str]) -> Run {
        Run::of(self.command(args).output().unwrap(), self.home.path())
    }

    /// Runs with lines on standard input.
    pub(crate) fn run_with(&self, args: &[&str], input: &str) -> Run {
        let mut child = self
            .command(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let written = child.stdin.take().unwrap().write_all(input.as_bytes());
        assert!(written.is_ok() || written.unwrap_err().kind() == std::io::ErrorKind::BrokenPipe);
        Run::of(child.wait_with_output().unwrap(), self.home.path())
    }

    pub(crate) fn json(&self, args: &[&str]) -> Value {
        let run = self.run(args);
        serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {run:?}"))
    }

    pub(crate) fn talk(&self, args: &[&str]) -> Talk {
        let mut child = self
            .command(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let input = child.stdin.take();
        let output = BufReader::new(child.stdout.take().unwrap());
        Talk {
            child,
            input,
            output,
        }
    }

    /// How many reviews are in the progress file.
    pub(crate) fn reviews(&self) -> i64 {
        reviews_in(&self.db())
    }
}

/// How many reviews are in a progress file.
pub(crate) fn reviews_in(file: &Path) -> i64 {
    let file = rusqlite::Connection::open(file).unwrap();
    file.query_row("SELECT count(*) FROM reviews", [], |row| row.get(0))
        .unwrap()
}

/// What a run of the binary left.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) out: String,
    pub(crate) err: String,
    pub(crate) code: i32,
}

impl Run {
    pub(crate) fn of(output: Output, home: &Path) -> Self {
        let text = |bytes: Vec<u8>| {
            String::from_utf8(bytes)
                .unwrap()
                .replace(&home.display().to_string(), "~")
        };
        Self {
            out: text(output.stdout),
            err: text(output.stderr),
            code: output.status.code().unwrap_or(-1),
        }
    }

    /// Everything in one text, for snapshots.
    pub(crate) fn whole(&self) -> String {
        let mut whole = self.out.clone();
        if !self.err.is_empty() {
            whole += &format!("--- stderr\n{}", self.err);
        }
        if self.code != 0 {
            whole += &format!("--- exit {}\n", self.code);
        }
        whole
    }
}

/// A conversation in the study protocol.
pub(crate) struct Talk {
    pub(crate) child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

impl Talk {
    /// The next object; `Null` at the end of the output.
    pub(crate) fn hear(&mut self) -> Value {
        let mut line = String::new();
        self.output.read_line(&mut line).unwrap();
        if line.is_empty() {
            Value::Null
        } else {
            serde_json::from_str(&line).unwrap()
        }
    }

    /// The next object, which has to be of a type.
    pub(crate) fn expect(&mut self, kind: &str) -> Value {
        let value = self.hear();
        assert_eq!(value["type"], kind, "{value}");
        value
    }

    pub(crate) fn say(&mut self, line: &str) {
        let input = self.input.as_mut().unwrap();
        writeln!(input, "{line}").unwrap();
        input.flush().unwrap();
    }

    /// Ends the input and gives the exit code.
    pub(crate) fn close(mut self) -> i32 {
        self.input = None;
        self.child.wait().unwrap().code().unwrap_or(-1)
    }
}
