//! What a deck must be: one theme a file, and the book of all rules.
//!
//! A rule reads the raw form (`deck::raw`), says what is wrong, and hands on the checked value where there is one; so
//! nothing that was not checked can reach a [`Deck`](super::Deck).

pub(crate) mod answers;
pub(crate) mod blanks;
mod book;
pub(crate) mod cards;
pub(crate) mod choice;
pub(crate) mod clozes;
pub(crate) mod ids;
pub(crate) mod items;
pub(crate) mod kinds;
pub(crate) mod marks;
pub(crate) mod needs;
pub(crate) mod numbers;
pub(crate) mod settings;
pub(crate) mod sources;
pub(crate) mod traps;
pub(crate) mod words;

use crate::base::text::nearest;
pub use book::*;

use crate::diagnostic::{Diagnostic, Severity};

/// What was found so far, in the order of finding.
#[derive(Debug)]
pub(crate) struct Findings {
    list: Vec<Diagnostic>,
    comparisons: usize,
}

/// How many names may be compared in one file to suggest what was meant: some milliseconds of work, and enough for all
/// slips of a hand-written deck. A file with more faults gets the rest of them without a suggestion.
const COMPARISONS: usize = 50_000;

impl Findings {
    /// No findings yet.
    pub(crate) fn new() -> Self {
        Self {
            list: Vec::new(),
            comparisons: COMPARISONS,
        }
    }

    /// The known names nearest to a mistyped one, as [`nearest`] finds them.
    pub(crate) fn meant<'a>(&mut self, typed: &str, known: &[&'a str]) -> Vec<&'a str> {
        match self.comparisons.checked_sub(known.len()) {
            Some(left) => {
                self.comparisons = left;
                nearest(typed, known.iter().copied())
            }
            None => Vec::new(),
        }
    }

    /// Keeps a finding.
    pub(crate) fn add(&mut self, finding: Diagnostic) {
        self.list.push(finding);
    }

    /// Whether the deck cannot be studied.
    pub(crate) fn has_errors(&self) -> bool {
        self.list
            .iter()
            .any(|finding| finding.severity == Severity::Error)
    }

    /// All findings in the order in which they are told, each once: what an alias copies is found at every copy.
    pub(crate) fn sorted(mut self) -> Vec<Diagnostic> {
        crate::diagnostic::sort(&mut self.list);
        self.list.dedup();
        self.list
    }
}

#[cfg(test)]
mod tests;
