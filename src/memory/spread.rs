//! The days around an interval on which a question may as well come back.

use std::ops::RangeInclusive;

use crate::base::{Days, Grade};

/// The parts of an interval, in days, with the share of each by which it may be shorter or longer: intervals below 2.5
/// days are kept to the day, because half of one would be gone; above, what is recalled changes little within the range.
/// The figures are those of Anki 26.09, so that a learner who comes from there finds the days that they know.
const PARTS: [(f64, f64, f64); 3] = [(2.5, 7.0, 0.15), (7.0, 20.0, 0.10), (20.0, f64::MAX, 0.05)];

/// One day more to either side, for every interval that may move at all.
const ALWAYS: f64 = 1.0;

/// The shortest interval that a moved one becomes, in days: not the very next day.
const SHORTEST: f64 = 2.0;

/// The intervals that are as good as `interval`, itself among them.
#[must_use]
pub fn as_good_as(interval: Days) -> RangeInclusive<Days> {
    let exact = f64::from(interval.0);
    if exact < PARTS[0].0 {
        return interval..=interval;
    }
    let share = |(from, to, share): (f64, f64, f64)| share * (exact.min(to) - from).max(0.0);
    let reach = ALWAYS + PARTS.map(share).iter().sum::<f64>();
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // `as` stops at the ends
    let whole = |days: f64| Days(days.round().max(SHORTEST) as u32);
    whole(exact - reach)..=whole(exact + reach)
}

/// How many days earlier (below 0) or later than its exact interval a question comes back after each grade that passes.
///
/// It is chosen when the question is answered and kept with the review, so that what follows from the log stays a
/// function of the log alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Spread {
    /// After hard.
    pub hard: i16,
    /// After good.
    pub good: i16,
    /// After easy.
    pub easy: i16,
}

impl Spread {
    /// The days of a grade; 0 after a miss, which stays due.
    #[must_use]
    pub fn of(self, grade: Grade) -> i16 {
        match grade {
            Grade::Again => 0,
            Grade::Hard => self.hard,
            Grade::Good => self.good,
            Grade::Easy => self.easy,
        }
    }

    /// The interval after a grade: the exact one moved, but never beyond what is [as good](as_good_as).
    #[must_use]
    pub fn applied(self, exact: Days, grade: Grade) -> Days {
        let range = as_good_as(exact);
        let moved = exact.0.saturating_add_signed(i32::from(self.of(grade)));
        Days(moved).clamp(*range.start(), *range.end())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longer_intervals_have_wider_ranges() {
        let range = |days| {
            let range = as_good_as(Days(days));
            (range.start().0, range.end().0)
        };
        assert_eq!(range(0), (0, 0));
        assert_eq!(range(2), (2, 2));
        assert_eq!(range(3), (2, 4));
        assert_eq!(range(7), (5, 9));
        assert_eq!(range(20), (17, 23));
        assert_eq!(range(100), (93, 107));
        assert_eq!(range(36_500), (34_673, 38_327));
    }

    #[test]
    fn nothing_is_moved_out_of_its_range() {
        let far = Spread {
            hard: -300,
            good: 300,
            easy: i16::MAX,
        };
        assert_eq!(far.applied(Days(20), Grade::Hard), Days(17));
        assert_eq!(far.applied(Days(20), Grade::Good), Days(23));
        assert_eq!(far.applied(Days(2), Grade::Easy), Days(2));
        assert_eq!(far.applied(Days(0), Grade::Again), Days(0));
        assert_eq!(Spread::default().applied(Days(50), Grade::Good), Days(50));
    }
}
