//! The log in short and the decks side by side, for screens that look at all of both.

use std::thread;

use super::failure::Failure;
use super::progress;
use super::shelf::{Shelf, prepared};
use crate::base::Day;
use crate::plan::Candidate;
use crate::report::Digest;
use crate::store::Store;

/// From so many questions on, seeking them is shared: starting a thread takes as long as some hundreds of them.
const MANY: usize = 4_000;

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
        let places = places(&digest, &candidates);
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

    /// Leaves it to the end of the program: to give a hundred thousand questions back one by one takes time, and nobody
    /// waits for the memory.
    pub(super) fn leave(self) {
        std::mem::forget(self);
    }
}

/// The places of some questions in a digest, the first half sought beside the second one.
fn places(digest: &Digest, candidates: &[Candidate]) -> Vec<Option<usize>> {
    let of = |candidates: &[Candidate]| digest.places(candidates.iter().map(|one| &one.key));
    if candidates.len() < MANY {
        return of(candidates);
    }
    // a deck that both halves share is gone through twice
    let (first, second) = candidates.split_at(candidates.len() / 2);
    thread::scope(|scope| {
        let second = scope.spawn(|| of(second));
        let mut places = of(first);
        places.extend(
            second
                .join()
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
        );
        places
    })
}
