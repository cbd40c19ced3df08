//! The log → what is remembered: the one pure function behind recording, undoing, correcting, checking and rebuilding.

use std::collections::HashMap;

use crate::base::{Day, Grade, Millis};
use crate::memory::{Answered, Scheduler, State};

/// The name of a device, unique over all.
pub(super) type Uid = [u8; 16];

/// What is known of a question that was answered.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Memory {
    pub(super) state: State,
    /// The study day of its first counting answer.
    pub(super) introduced: Day,
}

/// Where a row of the log stands among the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp {
    pub(super) uid: Uid,
    /// Counts up within its device.
    pub(super) seq: i64,
    pub(super) at: Millis,
    pub(super) id: i64,
}

/// A row of the log.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Entry<T> {
    pub(super) stamp: Stamp,
    pub(super) what: T,
}

/// A grade that replaces that of a review.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Correction {
    pub(super) review: i64,
    pub(super) grade: Grade,
}

/// All rows in the order in which they count, whatever order they come in.
///
/// One device's rows follow its own numbers, so that a clock set back changes nothing; between devices the instants
/// decide, each taken as no earlier than the one before it on its device; then the device, then the number.
pub(super) fn in_order<T>(rows: Vec<Entry<T>>) -> Vec<Entry<T>> {
    timed(rows).into_iter().map(|(_, row)| row).collect()
}

/// The same, each row with the instant that is taken for its own.
pub(super) fn timed<T>(mut rows: Vec<Entry<T>>) -> Vec<(Millis, Entry<T>)> {
    rows.sort_by_key(|row| (row.stamp.uid, row.stamp.seq, row.stamp.id));
    let mut before: Option<(Uid, Millis)> = None;
    let mut timed: Vec<_> = rows
        .into_iter()
        .map(|row| {
            let Stamp { uid, at, .. } = row.stamp;
            let at = match before {
                Some((last, latest)) if last == uid => at.max(latest),
                _ => at,
            };
            before = Some((uid, at));
            (at, row)
        })
        .collect();
    timed.sort_by_key(|(at, row)| (*at, row.stamp.uid, row.stamp.seq, row.stamp.id));
    timed
}

/// The grades that count instead of the first ones, by review: of several corrections the last.
///
/// A correction is dated by those of its own review alone, so the grade does not hang on which other reviews are looked at.
pub(super) fn corrected(corrections: Vec<Entry<Correction>>) -> HashMap<i64, Grade> {
    let mut of_review: HashMap<i64, Vec<Entry<Correction>>> = HashMap::new();
    for correction in corrections {
        let review = correction.what.review;
        of_review.entry(review).or_default().push(correction);
    }
    let last = |(review, rows): (i64, Vec<Entry<Correction>>)| {
        let last = in_order(rows).pop()?;
        Some((review, last.what.grade))
    };
    of_review.into_iter().filter_map(last).collect()
}

/// The counting answers of one question (none undone, none to cram) in their order, with the grades that count.
pub(super) fn effective(
    answers: Vec<Entry<Answered>>,
    corrections: Vec<Entry<Correction>>,
) -> Vec<Answered> {
    let named = named(answers, corrections);
    named.into_iter().map(|(_, answered)| answered).collect()
}

/// The same, each with the number of its review.
pub(super) fn named(
    answers: Vec<Entry<Answered>>,
    corrections: Vec<Entry<Correction>>,
) -> Vec<(i64, Answered)> {
    let grades = corrected(corrections);
    let counts = |row: Entry<Answered>| {
        let id = row.stamp.id;
        (id, regraded(row.what, grades.get(&id).copied()))
    };
    in_order(answers).into_iter().map(counts).collect()
}

/// An answer with the grade of its last correction; whether it may be a guess hangs on how it was asked, not on the grade.
pub(super) fn regraded(answer: Answered, correction: Option<Grade>) -> Answered {
    Answered {
        grade: correction.unwrap_or(answer.grade),
        ..answer
    }
}

/// What is remembered after `answers`, when `before` was remembered; `None` before the first answer.
pub(super) fn replay(
    scheduler: &Scheduler,
    before: Option<Memory>,
    answers: &[Answered],
) -> Option<Memory> {
    let state = scheduler.after_all(before.as_ref().map(|memory| &memory.state), answers)?;
    let introduced = match before {
        Some(memory) => memory.introduced,
        None => answers
            .first()
            .map(|first| Day::of(first.at, first.offset))?,
    };
    Some(Memory { state, introduced })
}

/// Whether the question is set aside: what was said last.
pub(super) fn suspended(rows: Vec<Entry<bool>>) -> bool {
    in_order(rows).last().is_some_and(|row| row.what)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(device: u8, seq: i64, at: i64) -> Entry<i64> {
        let stamp = Stamp {
            uid: [device; 16],
            seq,
            at: Millis(at),
            id: i64::from(device) * 100 + seq,
        };
        Entry {
            stamp,
            what: stamp.id,
        }
    }

    fn order(rows: Vec<Entry<i64>>) -> Vec<i64> {
        in_order(rows).into_iter().map(|row| row.what).collect()
    }

    #[test]
    fn a_clock_set_back_does_not_change_the_order_of_one_device() {
        let rows = vec![entry(1, 3, 50), entry(1, 1, 100), entry(1, 2, 40)];
        assert_eq!(order(rows), [101, 102, 103]);
    }

    #[test]
    fn devices_meet_by_their_clocks() {
        let rows = vec![
            entry(2, 1, 60),
            entry(1, 2, 70),
            entry(1, 1, 50),
            entry(2, 2, 70),
        ];
        assert_eq!(order(rows), [101, 201, 102, 202]);
    }

    #[test]
    fn the_order_does_not_depend_on_how_rows_come_in() {
        let rows = vec![
            entry(1, 1, 90),
            entry(1, 2, 10),
            entry(2, 1, 50),
            entry(2, 2, 95),
            entry(3, 7, 90),
        ];
        let expected = order(rows.clone());
        for turn in 0..rows.len() {
            let mut turned = rows.clone();
            turned.rotate_left(turn);
            assert_eq!(order(turned.clone()), expected);
            turned.reverse();
            assert_eq!(order(turned), expected);
        }
    }

    #[test]
    fn the_last_correction_counts_whatever_the_clock_says() {
        let correction = |seq: i64, at: i64, grade: Grade| Entry {
            stamp: entry(1, seq, at).stamp,
            what: Correction { review: 7, grade },
        };
        let grades = corrected(vec![
            correction(9, 10, Grade::Easy),
            correction(8, 20, Grade::Again),
        ]);
        assert_eq!(grades.get(&7), Some(&Grade::Easy));
    }

    #[test]
    fn corrections_of_other_reviews_do_not_date_a_correction() {
        let correction = |device: u8, seq: i64, at: i64, review: i64, grade: Grade| Entry {
            stamp: entry(device, seq, at).stamp,
            what: Correction { review, grade },
        };
        let own = vec![
            correction(1, 2, 10, 7, Grade::Easy),
            correction(2, 1, 20, 7, Grade::Again),
        ];
        let mut all = own.clone();
        all.push(correction(1, 1, 90, 8, Grade::Good));
        assert_eq!(corrected(own)[&7], Grade::Again);
        assert_eq!(corrected(all)[&7], Grade::Again);
    }
}
