//! Every call of every command fails once: an error, no room, half of it done, the end of the process before or after.

use std::collections::BTreeMap;

use quizdeck::base::Seed;
use rand::seq::SliceRandom;

use crate::commands::ROWS;
use crate::shim;
use crate::trial::{self, Fate, Stage};
use crate::{Wrong, below, trials};

/// Kinds of faults with the classes of calls they happen to.
const FAULTS: [(&str, &[&str]); 9] = [
    (
        "eio",
        &[
            "open", "read", "write", "sync", "truncate", "rename", "unlink", "mmap", "stat", "list",
        ],
    ),
    ("enospc", &["open", "write", "sync", "truncate", "rename"]),
    ("eacces", &["open", "rename", "unlink"]),
    ("erofs", &["open", "write"]),
    ("short", &["read", "write"]),
    ("torn", &["write"]),
    ("kill", &["any"]),
    ("killafter", &["any"]),
    // from then on
    ("eio+", &["any"]),
];

/// Those that last from the call on, besides `eio+`.
const LASTING: [(&str, &str); 2] = [("enospc", "write"), ("eio", "sync")];

/// Faults that once did not hold. What comes before such a call may change, so that its number leads to another one then;
/// each is a fault like any other all the same.
const FOUND: &[Found] = &[
    // a page that the disk did not give was taken for a damaged one, and the file put aside
    Found {
        row: "restore",
        fault: ("eio@read:", ""),
        calls: (154, 199, 5),
    },
    // what lay in the folder was read a second time, and what could not be read taken for empty
    Found {
        row: "sync",
        fault: ("eio@any:", "+"),
        calls: (45, 95, 3),
    },
    // what could not be turned into a file that stands alone was taken for one
    Found {
        row: "backup",
        fault: ("enospc@write:", ""),
        calls: (47, 59, 3),
    },
    // a part of a backup was left behind when its name could not be looked at
    Found {
        row: "merge",
        fault: ("eio@stat:", ""),
        calls: (8, 14, 2),
    },
    Found {
        row: "migration of the first version",
        fault: ("eio@stat:", ""),
        calls: (40, 50, 4),
    },
];

/// Faults of one kind, from one call to another.
struct Found {
    row: &'static str,
    /// What stands before the number of the call and after it.
    fault: (&'static str, &'static str),
    /// The first, the last, and by how many the others follow.
    calls: (usize, usize, usize),
}

impl Found {
    fn faults(&self) -> impl Iterator<Item = String> {
        let ((before, after), (first, last, step)) = (self.fault, self.calls);
        let calls = (first..=last).step_by(step);
        calls.map(move |call| format!("{before}{call}{after}"))
    }
}

/// All faults that can happen to a command that makes so many calls.
fn faults(counts: &BTreeMap<String, usize>) -> Vec<String> {
    let mut all = Vec::new();
    for (kind, classes) in FAULTS {
        for class in classes {
            for number in 1..=counts[*class] {
                let (kind, lasting) = kind
                    .strip_suffix('+')
                    .map_or((kind, ""), |kind| (kind, "+"));
                all.push(format!("{kind}@{class}:{number}{lasting}"));
            }
        }
    }
    for (kind, class) in LASTING {
        all.extend((1..=counts[class]).map(|number| format!("{kind}@{class}:{number}+")));
    }
    all
}

fn fate(fault: &str) -> Fate {
    if fault.starts_with("kill") || fault.starts_with("torn") {
        Fate::Killed
    } else if fault.ends_with('+') || fault.contains("unlink") || fault.contains("rename") {
        Fate::Stuck
    } else {
        Fate::Ended
    }
}

/// Tries a share of all faults of the commands whose number leaves `rest` when divided by `of`.
fn tried(rest: usize, of: usize) {
    if shim::library().is_none() {
        return;
    }
    let mut wrong = Wrong::default();
    for row in ROWS.iter().skip(rest).step_by(of) {
        let stage = Stage::of(row);
        let desk = stage.desk();
        let counts = shim::counted(stage.command(&desk), &desk.path(""), |command| {
            assert_eq!(trial::run(command, row.input, &desk).code, 0);
        });
        let mut faults = faults(&counts);
        faults.shuffle(&mut Seed(8).derive(row.name).generator());
        let some = below(trials(4), faults.len());
        eprintln!("{}: {some:?} of {} faults", row.name, faults.len());
        for fault in &faults[some] {
            wrong.tried(|| failed(&stage, fault));
        }
    }
    wrong.nothing();
}

/// One trial.
fn failed(stage: &Stage, fault: &str) {
    let desk = stage.desk();
    let mut command = stage.command(&desk);
    shim::below(&mut command, &desk.path(""), fault);
    let run = trial::run(command, stage.row.input, &desk);
    stage.holds(&desk, &run, fate(fault), fault);
}

#[test]
fn a_call_that_once_lost_something_does_so_no_more() {
    if shim::library().is_none() {
        return;
    }
    let mut wrong = Wrong::default();
    for found in FOUND {
        let row = ROWS.iter().find(|row| row.name == found.row).unwrap();
        let stage = Stage::of(row);
        for fault in found.faults() {
            wrong.tried(|| failed(&stage, &fault));
        }
    }
    wrong.nothing();
}

#[test]
fn a_call_that_fails_loses_nothing() {
    tried(0, 2);
}

#[test]
fn a_call_that_fails_loses_nothing_of_other_commands() {
    tried(1, 2);
}
