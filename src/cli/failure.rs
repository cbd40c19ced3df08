//! What ends a command early, and with which exit code.

use std::io;

use crate::base::text::reason;
use crate::store::StoreError;

/// Exit codes (DESIGN 4).
pub(super) mod code {
    /// Done, and `check` or `doctor` found errors.
    pub(in crate::cli) const FOUND: u8 = 1;
    /// Wrong usage or unusable input.
    pub(in crate::cli) const USAGE: u8 = 2;
    /// The progress file cannot be used.
    pub(in crate::cli) const PROGRESS: u8 = 3;
    /// Interrupted; everything answered is kept.
    pub(in crate::cli) const INTERRUPTED: u8 = 130;
}

/// A command that could not be done: what is wrong, what to do, the exit code.
#[derive(Debug, Clone)]
pub(super) struct Failure {
    pub(super) message: String,
    pub(super) help: Vec<String>,
    pub(super) code: u8,
    /// The reader of our output went away: nothing is wrong and nobody is to be told.
    pub(super) closed: bool,
}

impl Failure {
    fn new(message: String, code: u8) -> Self {
        Self {
            message,
            help: Vec::new(),
            code,
            closed: false,
        }
    }

    /// Wrong usage or unusable input.
    pub(super) fn usage(message: impl Into<String>) -> Self {
        Self::new(message.into(), code::USAGE)
    }

    /// The progress file cannot be used.
    pub(super) fn progress(message: impl Into<String>) -> Self {
        Self::new(message.into(), code::PROGRESS)
    }

    /// The same with one more thing to do.
    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        let failure = Self::progress(error.to_string());
        match error.help() {
            Some(help) => failure.help(help),
            None => failure,
        }
    }
}

impl Failure {
    /// Answers or commands that cannot be read.
    pub(super) fn input(error: &io::Error) -> Self {
        let reason = reason(&error.to_string());
        Self::usage(format!("standard input cannot be read: {reason}"))
            .help("everything answered before is kept")
    }
}

impl From<io::Error> for Failure {
    /// Output that cannot be written.
    fn from(error: io::Error) -> Self {
        let closed = error.kind() == io::ErrorKind::BrokenPipe;
        let reason = reason(&error.to_string());
        Self {
            closed,
            ..Self::usage(format!("standard output cannot be written: {reason}"))
        }
    }
}
