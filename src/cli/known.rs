//! The log in short and the decks side by side, for screens that look at all of both.

use std::thread;

use super::failure::Failure;
use super::progress;
use super::shelf::{Shelf, prepared};
use crate::base::Day;
use crate::plan::Candidate;
use crate::report::Digest;
use crate::store::Store;

/// The log in short, and the questions of decks with what it says of them.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) digest: Digest,
    /// The questions of all decks in the author's order.
    pub(super) candidates: Vec<Candidate>,
    /// The place of each of them in the digest.
    pub(super) places: Vec<Option<usize>>,
}

impl Known {
    /// Reads both at once: for a large library each takes about as long as the other.
    ///
    /// # Errors
    /// When decks or progress cannot be read.
    pub(super) fn read(shelf: &Shelf, store: &Store, today: Day) -> Result<Self, Failure> {
        let (digest, unseen) = thread::scope(|scope| {
            let unseen = scope.spawn(|| shelf.unseen());
            let digest = progress::digest(store);
            let unseen = unseen.join();
            (
                digest,
                unseen.unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
            )
        });
        let (digest, mut candidates) = (digest?, unseen?);
        let places = digest.places(candidates.iter().map(|one| &one.key));
        for (candidate, place) in candidates.iter_mut().zip(&places) {
            if let Some(known) = place.map(|place| &digest.questions()[place]) {
                candidate.state = known.state;
                candidate.suspended = known.suspended;
                candidate.introduced = known.introduced;
            }
        }
        Ok(Self {
            candidates: prepared(today, store, candidates)?,
            digest,
            places,
        })
    }
}
