//! Several pieces of work at once, on all cores.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// What comes of each item, in the order of the items, whichever is done first. `work` is given the place of the item too.
pub(super) fn abreast<'i, T: Sync, R: Send>(
    items: &'i [T],
    work: impl Fn(usize, &'i T) -> R + Sync,
) -> Vec<R> {
    let workers = match items.len() {
        0 | 1 => 1,
        most => thread::available_parallelism()
            .map_or(1, usize::from)
            .min(most),
    };
    let next = AtomicUsize::new(0);
    let take = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(at) else {
                break done;
            };
            done.push((at, work(at, item)));
        }
    };
    let mut all = thread::scope(|scope| {
        let others: Vec<_> = (1..workers).map(|_| scope.spawn(take)).collect();
        let mut all = take();
        for other in others {
            all.extend(
                other
                    .join()
                    .unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
            );
        }
        all
    });
    all.sort_by_key(|(at, _)| *at);
    all.into_iter().map(|(_, result)| result).collect()
}

/// Does so many pieces of work, each given its place.
pub(super) fn all_abreast(pieces: usize, work: &(dyn Fn(usize) + Sync)) {
    let pieces: Vec<usize> = (0..pieces).collect();
    abreast(&pieces, |_, piece| work(*piece));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_stand_in_the_order_of_the_items() {
        let items: Vec<u64> = (0..50).rev().collect();
        let squared = abreast(&items, |at, item| {
            // the first ones take longest
            thread::sleep(std::time::Duration::from_micros(*item * 20));
            (at, item * item)
        });
        let wanted: Vec<_> = items.iter().map(|item| item * item).enumerate().collect();
        assert_eq!(squared, wanted);
        assert!(abreast(&[] as &[u8], |_, item| *item).is_empty());
    }
}
