//! Questions answered under a clock that was wrong.

use super::{Candidate, JOURNEY};
use crate::base::Day;

/// Makes due today what was answered under a clock far ahead, and would otherwise be lost until then. Asked once, it is in
/// order again.
///
/// Far ahead is more than a journey explains ([`JOURNEY`]). When half of the answers or more lie there, it is today's
/// clock that is wrong, and nothing is touched: all would be due at once, and the answers would be kept under a false
/// date.
pub fn bring_back(candidates: &mut [Candidate], today: Day) {
    let lost = |candidate: &Candidate| {
        let last_day = candidate.state.map(|state| state.last_day);
        last_day.is_some_and(|day| day > today.plus(JOURNEY))
    };
    let seen = candidates.iter().filter(|one| one.state.is_some()).count();
    let far = candidates.iter().filter(|one| lost(one)).count();
    if far * 2 >= seen {
        return;
    }
    for candidate in candidates.iter_mut().filter(|one| lost(one)) {
        if let Some(state) = &mut candidate.state {
            state.due = state.due.min(today);
        }
    }
}
