//! The log in short and the decks side by side, for screens that look at all of both.

use std::thread;

use super::failure::Failure;
use super::progress;
use super::shelf::{Shelf, prepared};
use super::shelved::Shelved;
use crate::base::{Day, Topic};
use crate::plan::Candidate;
use crate::report::{Asked, Digest};
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
}

/// The log in short, and the questions of decks as small as reports can do with.
#[derive(Debug)]
pub(super) struct Asking {
    pub(super) digest: Digest,
    pub(super) asked: Asked,
}

impl Asking {
    /// What `work` makes of it. It may go through the answers once; should they turn out to be damaged in the cache, the log is
    /// read anew and the work is done again. Wanted are the questions of some topics, all when there are none.
    ///
    /// # Errors
    /// When decks or progress cannot be read, or the work fails.
    pub(super) fn tell<T>(
        (shelf, store): (&Shelf, &Store),
        topics: &[Topic],
        work: impl Fn(&Self) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let asking = Self::read(shelf, topics, || progress::digest_once(store))?;
        let told = work(&asking)?;
        if asking.digest.is_sound() {
            asking.leave();
            return Ok(told);
        }
        let asking = Self::read(shelf, topics, || progress::digest(store))?;
        work(&asking)
    }

    /// Reads both at once.
    fn read(
        shelf: &Shelf,
        topics: &[Topic],
        digest: impl FnOnce() -> Result<Digest, Failure>,
    ) -> Result<Self, Failure> {
        let (digest, rolls) = thread::scope(|scope| {
            // whoever comes to a roll first opens it; one that cannot be opened is told of below
            let rolls = scope.spawn(|| {
                let decks = shelf.decks().iter();
                decks.map(Shelved::roll).collect::<Result<Vec<_>, _>>()
            });
            let digest = digest();
            let rolls = rolls.join();
            (
                digest,
                rolls.unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
            )
        });
        let (digest, rolls) = (digest?, rolls?);
        let mut asked = Asked::with_room(shelf.number());
        for (deck, roll) in shelf.decks().iter().zip(rolls) {
            let of_deck = (&deck.brief().id, deck.brief().questions as usize);
            asked.add_deck(&digest, of_deck, roll.topics(), roll.listed());
        }
        asked.choose(topics);
        Ok(Self { digest, asked })
    }

    /// Leaves it to the end of the program: to give a hundred thousand questions back one by one takes time, and nobody waits
    /// for the memory.
    fn leave(self) {
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
