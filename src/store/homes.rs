//! For which question a row of the log counts, after all relinks: the pure part.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::replay::{Entry, Stamp, timed};
use crate::base::Millis;

/// What counts for one question counts for another from here on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Relink {
    pub(super) from: i64,
    pub(super) to: i64,
}

/// A review, a suspension or a burial; each of the three has numbers of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Row {
    /// The review of this number.
    Answer(i64),
    /// The suspension of this number.
    Suspension(i64),
    /// The burial of this number.
    Burial(i64),
}

/// A row with the question under whose name it was written.
pub(super) type Filed = Entry<(Row, i64)>;

/// All relinks of a file in their order.
#[derive(Debug, Default)]
pub(super) struct Relinks(Vec<(Millis, Entry<Relink>)>);

/// A relink that stands: which rows it moved.
struct Moved {
    relink: Relink,
    rows: Vec<Row>,
}

impl Relinks {
    /// Relinks in whatever order they come.
    pub(super) fn new(relinks: Vec<Entry<Relink>>) -> Self {
        Self(timed(relinks))
    }

    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every question from or to which a relink leads.
    pub(super) fn touched(&self) -> BTreeSet<i64> {
        let both = |(_, relink): &(Millis, Entry<Relink>)| [relink.what.from, relink.what.to];
        self.0.iter().flat_map(both).collect()
    }

    /// The questions that relinks bind together with one, itself included.
    pub(super) fn bound(&self, question: i64) -> BTreeSet<i64> {
        let mut found = BTreeSet::from([question]);
        loop {
            let before = found.len();
            for (_, Entry { what, .. }) in &self.0 {
                if found.contains(&what.from) || found.contains(&what.to) {
                    found.extend([what.from, what.to]);
                }
            }
            if found.len() == before {
                return found;
            }
        }
    }

    /// The question for which each row counts.
    ///
    /// A relink moves what was written before it and counts for its first question then: on its own device what has a
    /// lower number, on others what is no later. What is written afterwards under that name counts for it again. A relink
    /// back takes the one before it back: exactly those rows return that it had moved, as far as they are still there.
    /// So where a row goes hangs on itself and on the relinks alone, not on which other rows are looked at.
    pub(super) fn homes(&self, rows: &[Filed]) -> HashMap<Row, i64> {
        let mut homes: HashMap<Row, i64> = rows.iter().map(|row| row.what).collect();
        let mut standing: Vec<Moved> = Vec::new();
        for (at, Entry { stamp, what }) in &self.0 {
            let Relink { from, to } = *what;
            let at_home = rows.iter().filter(|row| homes[&row.what.0] == from);
            let mut moving: Vec<Row> = Vec::new();
            let back = Relink { from: to, to: from };
            if let Some(at) = standing.iter().rposition(|moved| moved.relink == back) {
                let moved: HashSet<Row> = standing.remove(at).rows.into_iter().collect();
                let there = at_home.map(|row| row.what.0);
                moving.extend(there.filter(|row| moved.contains(row)));
            } else {
                let before = at_home.filter(|row| is_before(&row.stamp, stamp, *at));
                moving.extend(before.map(|row| row.what.0));
                standing.push(Moved {
                    relink: *what,
                    rows: moving.clone(),
                });
            }
            for row in moving {
                homes.insert(row, to);
            }
        }
        homes
    }
}

fn is_before(row: &Stamp, relink: &Stamp, at: Millis) -> bool {
    if row.uid == relink.uid {
        row.seq < relink.seq
    } else {
        row.at <= at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Clone, Copy)]
    enum Step {
        Answer(i64),
        Relink(i64, i64),
    }
    use Step::{Answer, Relink as Link};

    fn stamp(device: u8, seq: usize, at: i64) -> Stamp {
        Stamp {
            uid: [device; 16],
            seq: i64::try_from(seq).unwrap(),
            at: Millis(at),
            id: i64::try_from(seq).unwrap() + 1000 * i64::from(device),
        }
    }

    /// The homes of the answers of one device in their order.
    fn homes(steps: &[Step]) -> Vec<i64> {
        let mut rows = Vec::new();
        let mut relinks = Vec::new();
        for (seq, step) in steps.iter().enumerate() {
            // the clock goes backwards
            let stamp = stamp(1, seq, -i64::try_from(seq).unwrap());
            match *step {
                Answer(question) => rows.push(Entry {
                    stamp,
                    what: (Row::Answer(stamp.id), question),
                }),
                Link(from, to) => relinks.push(Entry {
                    stamp,
                    what: Relink { from, to },
                }),
            }
        }
        let homes = Relinks::new(relinks).homes(&rows);
        rows.iter().map(|row| homes[&row.what.0]).collect()
    }

    #[test]
    fn what_counted_moves_and_what_comes_later_does_not() {
        assert_eq!(
            homes(&[Answer(1), Answer(2), Link(1, 2), Answer(1)]),
            [2, 2, 1]
        );
        assert_eq!(homes(&[Answer(1), Link(1, 2), Link(2, 3)]), [3]);
        assert_eq!(
            homes(&[Answer(1), Link(1, 2), Answer(1), Link(1, 2)]),
            [2, 2]
        );
    }

    #[test]
    fn a_relink_back_takes_the_relink_back_and_nothing_else() {
        let there = [Answer(1), Answer(2), Link(1, 2), Answer(2)];
        assert_eq!(homes(&there), [2, 2, 2]);
        let back = [&there[..], &[Link(2, 1)]].concat();
        assert_eq!(homes(&back), [1, 2, 2]);
        assert_eq!(homes(&[&back[..], &[Link(1, 2)]].concat()), [2, 2, 2]);
        assert_eq!(homes(&[&back[..], &[Link(2, 1)]].concat()), [1, 1, 1]);
    }

    #[test]
    fn a_circle_of_relinks_loses_nothing() {
        let rows = [
            Answer(1),
            Answer(2),
            Answer(3),
            Link(1, 2),
            Link(2, 3),
            Link(3, 1),
        ];
        assert_eq!(homes(&rows), [1, 1, 1]);
    }

    #[test]
    fn another_device_is_heard_by_its_clock_and_suspensions_move_too() {
        let row = |device, at, row| Entry {
            stamp: stamp(device, 1, at),
            what: (row, 1),
        };
        let rows = [
            row(2, 5, Row::Answer(7)),
            row(2, 6, Row::Answer(8)),
            row(1, 9, Row::Suspension(7)),
        ];
        let relink = Entry {
            stamp: stamp(1, 2, 5),
            what: Relink { from: 1, to: 2 },
        };
        let homes = Relinks::new(vec![relink]).homes(&rows);
        let home = |row| homes[&row];
        assert_eq!((home(Row::Answer(7)), home(Row::Answer(8))), (2, 1));
        assert_eq!(home(Row::Suspension(7)), 2);
    }
}
