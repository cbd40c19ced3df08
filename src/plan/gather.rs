//! From the questions of the day to columns of memories for the simulator.

use super::simulate::Memories;
use super::{Candidate, DayLimits};
use crate::base::{Day, Days, DeckId};
use crate::memory::Trace;

/// The memories of candidates, and which candidate each of them is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Gathered {
    /// Their memories, new ones last in the author's order.
    pub memories: Memories,
    /// For each memory its candidate, as an index into what was gathered from.
    pub of: Vec<usize>,
}

/// Gathers the memories of candidates; suspended ones are left out.
#[must_use]
pub fn gather(candidates: &[Candidate], today: Day) -> Gathered {
    let mut gathered = Gathered::default();
    let open = || {
        let all = candidates.iter().enumerate();
        all.filter(|(_, candidate)| !candidate.suspended)
    };
    for (at, candidate) in open() {
        let Some(state) = candidate.state else {
            continue;
        };
        let ago = |day: Day| -days(today.since(day));
        let due = if candidate.is_due(today) {
            ago(state.due)
        } else {
            days(state.due.since(today))
        };
        // what is left alone today is asked tomorrow at the earliest
        let due = if candidate.buried { due.max(1) } else { due };
        gathered
            .memories
            .add(Trace::of(&state), ago(state.last_day), due);
        gathered.of.push(at);
    }
    let seen = gathered.of.len();
    let new = open().filter(|(_, candidate)| candidate.state.is_none());
    gathered.of.extend(new.map(|(at, _)| at));
    gathered.memories.add_new(gathered.of.len() - seen);
    gathered
}

/// How many new questions an ordinary day of these candidates brings at most.
#[must_use]
pub fn new_per_day(candidates: &[Candidate], limits: &DayLimits) -> u32 {
    let mut decks: Vec<_> = candidates.iter().map(|one| &one.key.deck).collect();
    decks.dedup();
    let introduced = |deck: &DeckId| limits.decks.get(deck).map_or(0, |deck| deck.introduced);
    let each = decks
        .iter()
        .map(|deck| limits.left_in(deck).saturating_add(introduced(deck)));
    let sum = each.fold(0_u32, u32::saturating_add);
    let all = limits.decks.keys().map(introduced);
    sum.min(all.fold(limits.left(), u32::saturating_add))
}

fn days(Days(days): Days) -> i32 {
    i32::try_from(days).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Grade, Millis, Offset, Probability};
    use crate::memory::{Answered, Scheduler};

    const DAY_MS: i64 = 86_400_000;

    fn candidate(key: &str, day: Option<i64>) -> Candidate {
        let answer = |day| Answered {
            at: Millis(day * DAY_MS + DAY_MS / 2),
            offset: Offset(0),
            grade: Grade::Good,
            retention: Probability::new(0.9),
            spread: crate::memory::Spread::default(),
            guess: Probability::new(0.0),
        };
        Candidate {
            key: key.parse().unwrap(),
            topic: None,
            tags: Vec::new(),
            needs: Vec::new(),
            state: day.map(|day| Scheduler::default().after(None, &answer(day))),
            suspended: false,
            buried: false,
            introduced: None,
        }
    }

    #[test]
    fn memories_are_gathered_with_new_ones_last_and_suspended_ones_left_out() {
        let mut candidates = [
            candidate("a/new", None),
            candidate("a/late", Some(3)),
            candidate("b/aside", Some(3)),
            candidate("b/later", Some(9)),
        ];
        candidates[2].suspended = true;
        let gathered = gather(&candidates, Day(10));
        assert_eq!(gathered.of, [1, 3, 0]);
        let memories = gathered.memories;
        assert_eq!((memories.len(), memories.seen()), (3, 2));
        assert_eq!(memories.due_now(), 1, "due on days 5 and 11");
    }

    #[test]
    fn a_day_brings_what_decks_and_day_allow_whatever_today_brought_already() {
        let candidates = ["a/x", "b/x", "c/x"].map(|key| candidate(key, None));
        let mut limits = DayLimits::default();
        assert_eq!(new_per_day(&candidates, &limits), 20);
        assert_eq!(new_per_day(&candidates[..1], &limits), 10);
        let deck = candidates[0].key.deck.clone();
        limits.decks.entry(deck).or_default().introduced = 4;
        assert_eq!(new_per_day(&candidates, &limits), 20);
        assert_eq!(new_per_day(&candidates[..1], &limits), 10);
    }
}
