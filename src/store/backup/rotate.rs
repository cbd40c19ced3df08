//! Which backups are kept: the newest of each of the last 7 days, 4 weeks and 12 months that have one, within a bound.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use super::list::{Kept, beside};
use super::name::Occasion;
use crate::base::{Calendar, Day};

/// So many of the last days keep their newest backup, and all that were made before a restore or a migration.
pub(super) const DAYS: usize = 7;

/// So many of the last weeks, from Monday to Sunday as in ISO 8601, keep their newest backup.
pub(super) const WEEKS: usize = 4;

/// So many of the last months keep their newest backup.
pub(super) const MONTHS: usize = 12;

/// All rotated backups together stay under this, in bytes: a tenth of a small disk today. Ten million-review files fit.
pub(super) const BOUND: u64 = 1 << 30;

/// Removes the backups beside the progress file at `path` that are kept no longer.
///
/// # Errors
/// When one cannot be removed; the others go on being looked at the next time.
pub(in crate::store) fn rotate(path: &Path, calendar: &Calendar) -> io::Result<()> {
    let all = beside(path)?;
    for kept in superfluous(&all, calendar, BOUND) {
        fs::remove_file(&kept.path)?;
    }
    Ok(())
}

/// Those of some backups, the newest first, that are kept no longer. What the learner made stays whatever its age and
/// size, and so does the newest of the others. Only days, weeks and months with a backup count, so that none vanishes
/// because nobody studied.
pub(super) fn superfluous<'a>(all: &'a [Kept], calendar: &Calendar, bound: u64) -> Vec<&'a Kept> {
    let rotated = |kept: &&Kept| !matches!(kept.occasion, None | Some(Occasion::Asked));
    let (mut days, mut weeks, mut months) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let mut room = Some(bound);
    let mut found = Vec::new();
    for kept in all.iter().filter(rotated) {
        let day = calendar.day(kept.at);
        let first = days.is_empty();
        let of_day = is_new(&mut days, day, DAYS) || (days.contains(&day) && is_way_back(kept));
        let of_week = is_new(&mut weeks, week(day), WEEKS);
        let of_month = is_new(&mut months, month(day), MONTHS);
        room = room.and_then(|room| room.checked_sub(kept.bytes));
        if !first && (room.is_none() || !(of_day || of_week || of_month)) {
            found.push(kept);
            // what goes takes no room; what did not fit leaves none for older ones
            room = room.map(|room| room + kept.bytes);
        }
    }
    found
}

/// Whether a backup is the only way back from something that was done once.
fn is_way_back(kept: &Kept) -> bool {
    matches!(
        kept.occasion,
        Some(Occasion::Restore | Occasion::Migration(_))
    )
}

/// Notes that a day, week or month has a backup; whether this is its newest and it is among the last `most`.
fn is_new<T: Ord>(seen: &mut BTreeSet<T>, one: T, most: usize) -> bool {
    seen.len() < most && seen.insert(one)
}

/// The week of a day, counted from the one that began on Monday, 1969-12-29.
fn week(day: Day) -> i32 {
    (day.0 + 3).div_euclid(7)
}

/// The month of a day, such as `2026-11`.
fn month(day: Day) -> String {
    day.date().chars().take("2026-11".len()).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::path::PathBuf;

    use jiff::tz::TimeZone;
    use proptest::prelude::*;

    use super::*;
    use crate::base::{DAY_MS, Millis};

    fn calendar() -> Calendar {
        Calendar::new(TimeZone::UTC)
    }

    /// Backups at noon of some days, with a number within the day and a size; the newest first.
    fn backups(days: &[(i32, i64, u64, Option<Occasion>)]) -> Vec<Kept> {
        let mut all: Vec<Kept> = days
            .iter()
            .enumerate()
            .map(|(number, (day, second, bytes, occasion))| Kept {
                path: PathBuf::from(number.to_string()),
                at: Millis(i64::from(*day) * DAY_MS + DAY_MS / 2 + second * 1000),
                occasion: *occasion,
                bytes: *bytes,
            })
            .collect();
        all.sort_by_key(|kept| std::cmp::Reverse(kept.at));
        all
    }

    fn left(all: &[Kept], bound: u64) -> Vec<Kept> {
        let gone = superfluous(all, &calendar(), bound);
        let stays = |kept: &&Kept| !gone.contains(kept);
        all.iter().filter(stays).cloned().collect()
    }

    /// The newest backup of each group, of the last `most` groups.
    fn newest<K: Ord>(all: &[Kept], most: usize, group: impl Fn(Day) -> K) -> Vec<Kept> {
        let mut groups: BTreeMap<K, Kept> = BTreeMap::new();
        for kept in all.iter().rev() {
            groups.insert(group(calendar().day(kept.at)), kept.clone());
        }
        groups.into_values().rev().take(most).collect()
    }

    #[test]
    fn a_year_of_daily_backups_leaves_what_the_rule_says() {
        // 2026-01-01 to 2026-12-31
        let days: Vec<_> = (20_454..20_819)
            .map(|day| (day, 0, 1, Some(Occasion::Daily)))
            .collect();
        let left = left(&backups(&days), BOUND);
        let dates: Vec<_> = left
            .iter()
            .map(|kept| calendar().day(kept.at).date())
            .collect();
        assert_eq!(
            dates,
            [
                "2026-12-31",
                "2026-12-30",
                "2026-12-29",
                "2026-12-28",
                "2026-12-27",
                "2026-12-26",
                "2026-12-25",
                "2026-12-20",
                "2026-12-13",
                "2026-11-30",
                "2026-10-31",
                "2026-09-30",
                "2026-08-31",
                "2026-07-31",
                "2026-06-30",
                "2026-05-31",
                "2026-04-30",
                "2026-03-31",
                "2026-02-28",
                "2026-01-31",
            ]
        );
    }

    #[test]
    fn the_bound_takes_the_oldest_and_never_the_newest() {
        let all = backups(&[
            (100, 0, 40, Some(Occasion::Daily)),
            (101, 0, 40, Some(Occasion::Daily)),
            (102, 0, 40, Some(Occasion::Daily)),
            (102, 5, 500, Some(Occasion::Asked)),
        ]);
        let sizes = |bound| {
            left(&all, bound)
                .iter()
                .map(|kept| kept.bytes)
                .collect::<Vec<_>>()
        };
        assert_eq!(sizes(120), [500, 40, 40, 40]);
        assert_eq!(sizes(119), [500, 40, 40]);
        assert_eq!(sizes(1), [500, 40]);
    }

    #[test]
    fn the_way_back_from_a_restore_stays_for_days() {
        let all = backups(&[
            (100, 1, 1, Some(Occasion::Restore)),
            (100, 2, 1, Some(Occasion::Restore)),
            (100, 3, 1, Some(Occasion::Merge)),
            (100, 4, 1, Some(Occasion::Daily)),
        ]);
        let words: Vec<_> = left(&all, BOUND)
            .iter()
            .filter_map(|kept| kept.occasion)
            .collect();
        assert_eq!(
            words,
            [Occasion::Daily, Occasion::Restore, Occasion::Restore]
        );
    }

    proptest! {
        #[test]
        fn any_series_of_days_keeps_what_the_rule_says(
            days in proptest::collection::vec((20_000..20_900_i32, 0..40_000_i64, 1..50_u64), 1..200),
            asked in proptest::collection::vec(20_000..20_900_i32, 0..5),
            bound in 1..3_000_u64,
        ) {
            let mut series: Vec<_> = days.iter().map(|&(day, second, bytes)| (day, second, bytes, Some(Occasion::Daily))).collect();
            series.sort_unstable_by_key(|one| (one.0, one.1));
            series.dedup_by_key(|one| (one.0, one.1));
            let rotated = backups(&series);
            let mut wanted = newest(&rotated, DAYS, |day| day.0);
            wanted.extend(newest(&rotated, WEEKS, week));
            wanted.extend(newest(&rotated, MONTHS, month));
            wanted.sort_by_key(|kept| std::cmp::Reverse(kept.at));
            wanted.dedup();
            prop_assert_eq!(&left(&rotated, u64::MAX), &wanted);
            // with a bound: the newest of these that fit, and the newest in any case
            let within = left(&rotated, bound);
            prop_assert_eq!(&within[..], &wanted[..within.len()]);
            let size: u64 = within.iter().map(|kept| kept.bytes).sum();
            prop_assert!(within.len() == 1 || size <= bound);
            // rotating again takes nothing more, and what was asked for stays
            prop_assert_eq!(&left(&within, bound), &within);
            let own: Vec<_> = asked.iter().map(|&day| (day, 50_000, 9, Some(Occasion::Asked))).collect();
            prop_assert_eq!(left(&backups(&own), bound).len(), own.len());
        }
    }
}
