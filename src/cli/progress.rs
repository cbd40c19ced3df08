//! The progress file of a run.

use super::ambient;
use super::failure::Failure;
use super::places;
use super::world::World;
use crate::memory::Scheduler;
use crate::report::Digest;
use crate::store::{Access, Store};

/// Opens the progress file, to write answers or only to look.
///
/// # Errors
/// When it cannot be used.
pub(super) fn open(world: &World<'_>, access: Access) -> Result<Store, Failure> {
    let path = places::progress(world.common)?;
    // names of reviews must differ between runs, also between runs with the same `--seed`
    Ok(Store::open(
        &path,
        access,
        Scheduler::default(),
        ambient::chance(),
    )?)
}

/// The log in short, from the cache folder where that is possible.
///
/// # Errors
/// When the progress file cannot be read.
pub(super) fn digest(store: &Store) -> Result<Digest, Failure> {
    let cache = places::cached(store.path(), "digest");
    Ok(store.digest(cache.as_deref())?)
}

/// The same for who goes through its answers once, and asks at the end whether they were true ([`Digest::is_sound`]).
///
/// # Errors
/// When the progress file cannot be read.
pub(super) fn digest_once(store: &Store) -> Result<Digest, Failure> {
    let cache = places::cached(store.path(), "digest");
    Ok(store.digest_once(cache.as_deref())?)
}
