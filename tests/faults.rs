//! Nothing is ever lost: faults injected below the real binary, kills at any moment, damaged files, full disks, clocks that
//! jump, many programs at once. After each of them every answer that was announced as recorded is there, the file is
//! sound or its damage is named, and no other file is anything but old or new.
//!
//! `cargo test` tries a sample; `QUIZDECK_FAULT_TRIALS` sets how many trials each part makes, `all` tries every call of
//! every command. What is tried follows from the number of a trial, which a failure names, so a long run can be made piece
//! by piece: `QUIZDECK_FAULT_FROM` is the number of the first trial. A thousand kills and a thousand damaged files:
//!
//! ```sh
//! for from in $(seq 0 100 900); do
//!   QUIZDECK_FAULT_FROM=$from QUIZDECK_FAULT_TRIALS=100 cargo test --test faults -- killed damaged || break
//! done
//! ```

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that cannot go on fails
#![allow(clippy::print_stderr)] // a test that cannot be made on this machine says so
#![allow(clippy::disallowed_methods)] // moments of a kill are shares of what a run takes on this machine

use std::ops::Range;

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

/// As many trials as are ever made where they could go on without end.
const ALL: usize = 1_000;

/// The numbers of the trials that are to be made: `QUIZDECK_FAULT_TRIALS` of them, else so many, from
/// `QUIZDECK_FAULT_FROM` on, else from 0.
fn trials(usual: usize) -> Range<usize> {
    let number = |name: &str| {
        let said = std::env::var(name).ok()?;
        let number = said.parse().ok().filter(|_| said != "all");
        assert!(
            number.is_some() || said == "all",
            "{name} is a number or `all`"
        );
        Some(number.unwrap_or(usize::MAX))
    };
    let from = number("QUIZDECK_FAULT_FROM").unwrap_or(0);
    let many = number("QUIZDECK_FAULT_TRIALS").unwrap_or(usual);
    from..from.saturating_add(many)
}

/// Those of some numbers that are below another.
fn below(numbers: Range<usize>, bound: usize) -> Range<usize> {
    numbers.start.min(bound)..numbers.end.min(bound)
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
