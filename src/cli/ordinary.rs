//! What today brings to who asks for nothing in particular: every screen takes from here what is due.

use std::collections::HashSet;

use super::failure::Failure;
use super::shelf::Shelf;
use super::world::World;
use crate::plan::{self, Candidate, Plan, Request, Wishes};
use crate::store::Store;

/// The plan over all questions, with these.
///
/// # Errors
/// When decks or progress cannot be read.
pub(super) fn over_all(
    world: &World<'_>,
    shelf: &Shelf,
    store: &Store,
) -> Result<(Vec<Candidate>, Plan), Failure> {
    let candidates = shelf.candidates(world, store)?;
    let plan = planned(world, shelf, store, &candidates)?;
    Ok((candidates, plan))
}

/// The ordinary plan of today for all questions of a shelf, in no order to speak of; only what it asks, not what waits.
///
/// # Errors
/// When the progress file cannot be read.
pub(super) fn planned(
    world: &World<'_>,
    shelf: &Shelf,
    store: &Store,
    candidates: &[Candidate],
) -> Result<Plan, Failure> {
    asked(world, shelf, store, candidates, |request| {
        let due = candidates.iter().filter(|one| one.is_due(request.today));
        let many = is_most(due.count(), candidates);
        let exams = store.exams()?;
        let few = match many || exams.iter().any(|exam| exam.stands(request.today)) {
            true => Vec::new(),
            false => plan::few(request),
        };
        let candidates = if few.is_empty() { candidates } else { &few };
        let request = Request {
            candidates,
            ..*request
        };
        super::plan::unordered(world, store, &request)
    })
}

/// The questions that the ordinary plan of today asks because they are due, as places among the candidates.
///
/// # Errors
/// When the progress file cannot be read.
pub(super) fn due(
    world: &World<'_>,
    shelf: &Shelf,
    store: &Store,
    candidates: &[Candidate],
) -> Result<Vec<usize>, Failure> {
    let today = world.today();
    let open: Vec<usize> = (0..candidates.len())
        .filter(|&at| candidates[at].is_due(today))
        .collect();
    if store.exams()?.iter().all(|exam| !exam.stands(today)) && is_most(open.len(), candidates) {
        return asked(world, shelf, store, candidates, |request| {
            Ok(plan::due(request))
        });
    }
    let plan = planned(world, shelf, store, candidates)?;
    let asked: HashSet<_> = plan.questions.iter().map(|one| &one.key).collect();
    let asked = |at: &usize| asked.contains(&candidates[*at].key);
    Ok(open.into_iter().filter(asked).collect())
}

/// Whether so many questions are due that there is little to leave out.
fn is_most(due: usize, candidates: &[Candidate]) -> bool {
    due > candidates.len() / 2
}

/// What `work` makes of the ordinary request of today.
///
/// # Errors
/// When the progress file cannot be read, or the work fails.
pub(super) fn asked<T>(
    world: &World<'_>,
    shelf: &Shelf,
    store: &Store,
    candidates: &[Candidate],
    work: impl FnOnce(&Request<'_>) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let limits = shelf.limits(world, store)?;
    work(&Request {
        candidates,
        today: world.today(),
        now: world.now(),
        scheduler: store.scheduler(),
        limits: &limits,
        wishes: &Wishes::default(),
        seed: world.seed,
    })
}
