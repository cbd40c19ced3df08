//! After a session: what it changed in the memory, and when to go on.

use serde::Serialize;

use crate::base::{DAY_MS, Day, Days, Millis};
use crate::memory::{Scheduler, State};
use crate::plan::Candidate;

/// What is learnt is to last a month at least: so far ahead it is looked whether it does.
const AHEAD: Days = Days(30);

/// What some answers changed in the memory.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Change {
    /// Questions whose answers counted.
    pub questions: usize,
    /// Those whose memory lasts longer than before, the new ones that are known now among them.
    pub strengthened: usize,
    /// How many of them would be known now without those answers, by expectation.
    pub held_before: f64,
    /// How many are known now.
    pub held_after: f64,
    /// How many would be known in thirty days without those answers.
    pub month_before: f64,
    /// How many will be known then if nothing more is done.
    pub month_after: f64,
}

/// When it is good to go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Next {
    /// The days until then; 0 is today.
    pub days: Days,
    /// How many questions are due by then.
    pub questions: usize,
}

/// What changed between the memories before and after some answers, pair by pair; a new question has none before.
#[must_use]
pub fn change(
    memories: &[(Option<State>, Option<State>)],
    scheduler: &Scheduler,
    now: Millis,
) -> Change {
    let later = Millis(now.0.saturating_add(i64::from(AHEAD.0) * DAY_MS));
    let held = |state: &Option<State>, at| {
        state.map_or(0.0, |state| scheduler.retrievability(&state, at).value())
    };
    let mut change = Change::default();
    for (before, after) in memories {
        let lasts = |state: &State| if state.learning { 0.0 } else { state.stability };
        let (old, new) = (
            before.as_ref().map_or(0.0, lasts),
            after.as_ref().map_or(0.0, lasts),
        );
        change.questions += 1;
        change.strengthened += usize::from(new > old);
        change.held_before += held(before, now);
        change.held_after += held(after, now);
        change.month_before += held(before, later);
        change.month_after += held(after, later);
    }
    change
}

/// The next day on which something seen is due, and how much; `None` when nothing was ever seen.
///
/// Recall has then just fallen to what is wanted, so that an answer strengthens the most for its time; sooner gains less,
/// and later more is forgotten.
#[must_use]
pub fn next(candidates: &[Candidate], today: Day) -> Option<Next> {
    let open = candidates.iter().filter(|known| !known.suspended);
    let dues = open.filter_map(|known| {
        let due = known.state?.due;
        Some(if known.is_due(today) { today } else { due })
    });
    let dues: Vec<Day> = dues.collect();
    let first = *dues.iter().min()?;
    Some(Next {
        days: first.since(today),
        questions: dues.iter().filter(|due| **due == first).count(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Grade, Offset, Probability};
    use crate::memory::{Answered, Spread};

    const HOUR_MS: i64 = 3_600_000;

    fn after(before: Option<&State>, day: i64, grade: Grade) -> State {
        let answer = Answered {
            at: Millis(day * DAY_MS + 12 * HOUR_MS),
            offset: Offset(0),
            grade,
            retention: Probability::new(0.9),
            spread: Spread::default(),
            guess: Probability::new(0.0),
        };
        Scheduler::default().after(before, &answer)
    }

    fn candidate(key: &str, state: Option<State>, suspended: bool) -> Candidate {
        Candidate {
            key: key.parse().unwrap(),
            topic: None,
            tags: Vec::new(),
            needs: Vec::new(),
            state,
            suspended,
            buried: false,
            introduced: state.map(|state| state.last_day),
        }
    }

    #[test]
    fn answers_make_memory_last() {
        let old = after(None, 0, Grade::Good);
        let known = after(Some(&old), 4, Grade::Good);
        let missed = after(Some(&old), 4, Grade::Again);
        let new = after(None, 4, Grade::Good);
        let now = Millis(4 * DAY_MS + 12 * HOUR_MS);
        let pairs = [
            (Some(old), Some(known)),
            (Some(old), Some(missed)),
            (None, Some(new)),
        ];
        let change = change(&pairs, &Scheduler::default(), now);
        assert_eq!((change.questions, change.strengthened), (3, 2));
        let recall = |state, at| Scheduler::default().retrievability(state, at).value();
        assert!((change.held_before - 2.0 * recall(&old, now)).abs() < 1e-9);
        assert!((change.held_after - 3.0).abs() < 1e-9);
        let later = Millis(now.0 + 30 * DAY_MS);
        let expected: f64 = [known, missed, new]
            .iter()
            .map(|state| recall(state, later))
            .sum();
        assert!((change.month_after - expected).abs() < 1e-9);
        assert!(change.month_after > change.month_before);
        assert_eq!(
            super::change(&[], &Scheduler::default(), now),
            Change::default()
        );
    }

    #[test]
    fn the_next_time_is_when_something_is_due() {
        let [soon, late] = [Grade::Good, Grade::Easy].map(|grade| after(None, 0, grade));
        let all = [
            candidate("d/a", Some(late), false),
            candidate("d/b", Some(soon), false),
            candidate("d/c", None, false),
            candidate("d/d", Some(after(None, 0, Grade::Again)), true),
        ];
        let at = |day| next(&all, Day(day)).map(|next| (next.days.0, next.questions));
        assert_eq!(at(0), Some((soon.due.since(Day(0)).0, 1)));
        assert_eq!(at(soon.due.0), Some((0, 1)));
        assert_eq!(at(late.due.0 + 50), Some((0, 2)));
        assert_eq!(next(&all[2..], Day(0)), None);
    }
}
