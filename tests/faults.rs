//! Nothing is ever lost: faults injected below the real binary, kills at any moment, damaged files, full disks, clocks that
//! jump, many programs at once. After each of them every answer that was announced as recorded is there, the file is
//! sound or its damage is named, and no other file is anything but old or new.
//!
//! `cargo test` tries a sample; `QUIZDECK_FAULT_TRIALS` sets how many trials each part makes, `all` tries every call of
//! every command. What is tried follows from the number of a trial, which a failure names.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that cannot go on fails
#![allow(clippy::print_stderr)] // a test that cannot be made on this machine says so
#![allow(clippy::disallowed_methods)] // moments of a kill are shares of what a run takes on this machine

mod desk;

#[path = "faults/commands.rs"]
mod commands;
#[path = "faults/crowd.rs"]
mod crowd;
#[path = "faults/damaged.rs"]
mod damaged;
#[path = "faults/injected.rs"]
mod injected;
#[path = "faults/killed.rs"]
mod killed;
#[path = "faults/shim.rs"]
mod shim;
#[path = "faults/trial.rs"]
mod trial;

/// How many trials are to be made: by `QUIZDECK_FAULT_TRIALS`, else so many.
fn trials(usual: usize) -> usize {
    match std::env::var("QUIZDECK_FAULT_TRIALS").as_deref() {
        Ok("all") => usize::MAX,
        Ok(number) => number
            .parse()
            .expect("QUIZDECK_FAULT_TRIALS is a number or `all`"),
        Err(_) => usual,
    }
}

/// What did not hold, to be told when all trials were made.
#[derive(Default)]
struct Wrong(Vec<String>);

impl Wrong {
    /// Makes a trial.
    fn tried(&mut self, trial: impl FnOnce()) {
        let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(trial));
        if let Err(said) = done {
            let said = said.downcast_ref::<String>().cloned();
            self.0.push(said.unwrap_or_default());
        }
    }

    fn nothing(self) {
        let number = self.0.len();
        assert!(number == 0, "{number} did not hold:\n{}", self.0.join("\n"));
    }
}
