//! The log in short for reports: kept in a file of its own beside the log, and believed only when it is true.
//!
//! That file may be deleted, damaged, outdated or of another progress file at any time: then it is made anew. It is true
//! when it follows from the very rows of this log, which their count and trace tell, and from the weights of this store.
//! When the log has only grown since, the questions that were touched are read anew and the rest stands.

mod cache;
mod flow;
mod read;
mod seal;

use std::path::Path;

use rusqlite::Connection;

use super::error::{ErrorKind, StoreError};
use super::{Store, transact};
use crate::memory::Scheduler;
use crate::report::Digest;
use cache::{Found, Kept};
pub(super) use cache::{face, face_number};
pub(super) use flow::sum_of;
use seal::Seal;

/// When a digest is written down.
#[derive(Debug, Clone, Copy)]
pub(super) struct Worth {
    /// With so many answers or more.
    pub(super) answers: usize,
    /// When more rows than this came since it was written down last.
    pub(super) entries: i64,
    /// So many bytes of answers, or more, stay in the file for who goes through them once.
    pub(super) far: usize,
}

/// With fewer than 2,000 answers making it anew takes no longer than a blink, and small files leave no trace in the cache;
/// reading 500 rows again takes about as long as writing a large digest; 64 KB are read at once in a blink.
pub(super) const WORTH: Worth = Worth {
    answers: 2_000,
    entries: 500,
    far: 1 << 16,
};

impl Store {
    /// The log in short, as it is now: from `cache` when what lies there is true, else made anew and kept there.
    ///
    /// A cache that cannot be read or written costs time and nothing else.
    ///
    /// # Errors
    /// A fault of the progress file.
    pub fn digest(&self, cache: Option<&Path>) -> Result<Digest, StoreError> {
        self.read(|conn| transact::view(conn, |tx| digest(tx, &self.scheduler, cache, WORTH)))
    }

    /// The log in short as [`Store::digest`] has it, for who goes through the answers once ([`Digest::each`]) and asks at the end whether they were true
    /// ([`Digest::is_sound`]): those of a cache that is true by all that can be seen at once stay in their file.
    ///
    /// # Errors
    /// A fault of the progress file.
    pub fn digest_once(&self, cache: Option<&Path>) -> Result<Digest, StoreError> {
        self.read(|conn| transact::view(conn, |tx| digest_once(tx, &self.scheduler, cache, WORTH)))
    }
}

pub(super) fn digest_once(
    tx: &Connection,
    scheduler: &Scheduler,
    cache: Option<&Path>,
    worth: Worth,
) -> Result<Digest, ErrorKind> {
    if let Some(found) = cache.and_then(Found::at)
        && found.seal == Seal::of(tx, scheduler)?
        && let Some(digest) = found.far(worth.far)
    {
        return Ok(digest);
    }
    digest(tx, scheduler, cache, worth)
}

pub(super) fn digest(
    tx: &Connection,
    scheduler: &Scheduler,
    cache: Option<&Path>,
    worth: Worth,
) -> Result<Digest, ErrorKind> {
    let Some(cache) = cache else {
        return read::all(tx, scheduler);
    };
    let seal = Seal::of(tx, scheduler)?;
    let (digest, renew) = match Found::at(cache).and_then(Found::whole) {
        Some(Kept { seal: old, digest }) if old == seal => return Ok(digest),
        Some(Kept { seal: old, digest }) => match seal::touched_since(tx, &old, &seal)? {
            Some(touched) if touched.len() < digest.questions().len().max(8) / 2 => {
                let digest = read::renewed(tx, scheduler, &digest, &touched)?;
                (digest, seal.entries - old.entries > worth.entries)
            }
            _ => (read::all(tx, scheduler)?, true),
        },
        None => (read::all(tx, scheduler)?, true),
    };
    if renew && digest.len() >= worth.answers {
        match cache::keep(cache, &seal, &digest) {
            // nothing is lost but the time to make it again
            Ok(()) | Err(_) => {}
        }
    }
    Ok(digest)
}
