//! Pieces of work that may be done at the same time; who does them so is no matter of this floor.

use std::sync::OnceLock;

/// Who does several pieces of work: given how many there are and what to do for the one at a place. It may do them at the same
/// time, and comes back when all are done.
pub type Works<'a> = &'a (dyn Fn(usize, &(dyn Fn(usize) + Sync)) + Sync);

/// One piece after the other.
pub(super) const ONE_BY_ONE: Works<'static> = &|pieces, work| (0..pieces).for_each(work);

/// What came of each piece, in their order.
pub(super) fn done<R: Send + Sync>(
    works: Works,
    pieces: usize,
    work: impl Fn(usize) -> R + Sync,
) -> Vec<R> {
    let done: Vec<OnceLock<R>> = (0..pieces).map(|_| OnceLock::new()).collect();
    works(pieces, &|at| {
        done[at].get_or_init(|| work(at));
    });
    done.into_iter().filter_map(OnceLock::into_inner).collect()
}

/// What came of each of many items, in their order: too little work to be handed out one by one.
pub(super) fn each<R: Send + Sync>(
    works: Works,
    items: usize,
    work: impl Fn(usize) -> R + Sync,
) -> Vec<R> {
    /// So many at once take a millisecond or two.
    const TOGETHER: usize = 256;
    let parts = done(works, items.div_ceil(TOGETHER), |part| {
        let from = part * TOGETHER;
        let items = from..items.min(from + TOGETHER);
        items.map(&work).collect::<Vec<_>>()
    });
    parts.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_of_pieces_stands_in_their_order() {
        let backwards: Works = &|pieces, work| (0..pieces).rev().for_each(work);
        for works in [ONE_BY_ONE, backwards] {
            assert_eq!(done(works, 4, |at| at * at), [0, 1, 4, 9]);
            let all: Vec<usize> = (0..1_000).collect();
            assert_eq!(each(works, all.len(), |at| all[at]), all);
        }
    }
}
