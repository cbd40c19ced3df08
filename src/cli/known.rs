//! The log in short and the decks side by side, for screens that look at all of both.

use std::thread;

use super::failure::Failure;
use super::progress;
use super::shelf::{Shelf, prepared};
use super::shelved::Shelved;
use crate::base::{Day, Topic};
use crate::plan::Candidate;
use crate::report::{Asked, Digest};
use crate::store::{Remembered, Store};

/// The log in short, and the questions of decks with what it says of them.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) digest: Digest,
    pub(super) asked: Asked,
    /// The questions of all decks in the author's order.
    pub(super) candidates: Vec<Candidate>,
}

impl Known {
    /// Reads both at once: for a large library each takes about as long as the other.
    ///
    /// # Errors
    /// When decks or progress cannot be read.
    pub(super) fn read(shelf: &Shelf, store: &Store, today: Day) -> Result<Self, Failure> {
        let asking = Asking::read((shelf, Need::Plan), &[], || progress::digest(store))?;
        let candidates = prepared(today, store, asking.candidates(shelf)?)?;
        let Asking { digest, asked } = asking;
        Ok(Self {
            digest,
            asked,
            candidates,
        })
    }
}

/// What is needed of the decks.
#[derive(Debug, Clone, Copy)]
pub(super) enum Need {
    /// Their questions by name.
    Report,
    /// Also what a plan goes by.
    Plan,
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
        (shelf, store, need): (&Shelf, &Store, Need),
        topics: &[Topic],
        work: impl Fn(&Self) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let decks = (shelf, need);
        let asking = Self::read(decks, topics, || progress::digest_once(store))?;
        let told = work(&asking)?;
        if asking.digest.is_sound() {
            asking.leave();
            return Ok(told);
        }
        let asking = Self::read(decks, topics, || progress::digest(store))?;
        work(&asking)
    }

    /// Reads both at once.
    fn read(
        (shelf, need): (&Shelf, Need),
        topics: &[Topic],
        digest: impl FnOnce() -> Result<Digest, Failure>,
    ) -> Result<Self, Failure> {
        // whoever comes to a part first opens it; one that cannot be opened is told of below
        let open = |deck: &Shelved| match need {
            Need::Report => deck.roll().map(|_| ()),
            Need::Plan => deck.roll().and_then(|_| deck.outline()).map(|_| ()),
        };
        let (digest, decks) = thread::scope(|scope| {
            let decks = scope.spawn(|| shelf.decks().iter().try_for_each(open));
            let digest = digest();
            let decks = decks.join();
            (
                digest,
                decks.unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
            )
        });
        decks?;
        let digest = digest?;
        let mut asked = Asked::with_room(shelf.number());
        for deck in shelf.decks() {
            let roll = deck.roll()?;
            let of_deck = (&deck.brief().id, deck.brief().questions as usize);
            asked.add_deck(&digest, of_deck, roll.topics(), roll.listed());
        }
        asked.choose(topics);
        Ok(Self { digest, asked })
    }

    /// The questions of all decks in the author's order, with what is remembered of them.
    ///
    /// # Errors
    /// When a deck has changed meanwhile.
    pub(super) fn candidates(&self, shelf: &Shelf) -> Result<Vec<Candidate>, Failure> {
        let known = self.digest.questions();
        let mut places = self.asked.places();
        shelf.questions(|_| {
            let known = known.get(places.next().flatten()?)?;
            Some(Remembered {
                state: known.state,
                suspended: known.suspended,
                introduced: known.introduced,
            })
        })
    }

    /// Leaves it to the end of the program: to give a hundred thousand questions back one by one takes time, and nobody waits
    /// for the memory.
    fn leave(self) {
        std::mem::forget(self);
    }
}
