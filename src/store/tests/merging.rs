//! Merging: the union of logs, in whatever order, grouping and repetition it comes about.

use std::collections::BTreeSet;
use std::time::Duration;

use proptest::prelude::*;
use rusqlite::backup::Backup;

use super::*;
use crate::base::{Day, DeckId};
use crate::memory::Fit;
use crate::plan::exam::{Standing, Strategy as Way};
use crate::store::{Imported, Merged, Merging, Said};

/// One thing that happens on a device, or between devices.
#[derive(Debug, Clone)]
pub(super) enum Happening {
    Record {
        question: usize,
        days: i64,
        grade: usize,
        kind: usize,
    },
    Undo {
        which: usize,
    },
    Correct {
        which: usize,
        grade: usize,
        days: i64,
    },
    Suspend {
        question: usize,
        suspended: bool,
        days: i64,
    },
    Bury {
        question: usize,
        buried: bool,
        days: i64,
    },
    Relink {
        from: usize,
        to: usize,
        days: i64,
    },
    Exam {
        plan: bool,
        days: i64,
    },
    Fit {
        adopted: bool,
        days: i64,
    },
    Import {
        question: usize,
        days: i64,
        grade: usize,
        times: usize,
    },
    /// Takes in another device's log.
    Merge {
        from: usize,
    },
    /// Becomes a copy of another device, on a machine of its own or put back in the very place.
    Copy {
        from: usize,
        marked: bool,
    },
}
use Happening::{Bury, Copy, Correct, Exam, Import, Merge, Record, Relink, Suspend, Undo};

pub(super) fn happening() -> impl Strategy<Value = Happening> {
    let days = || -3..12_i64;
    let question = || 0..4_usize;
    prop_oneof![
        12 => (question(), days(), 0..4_usize, 0..4_usize)
            .prop_map(|(question, days, grade, kind)| Record { question, days, grade, kind }),
        3 => (0..64_usize).prop_map(|which| Undo { which }),
        3 => (0..64_usize, 0..4_usize, days()).prop_map(|(which, grade, days)| Correct { which, grade, days }),
        2 => (question(), any::<bool>(), days())
            .prop_map(|(question, suspended, days)| Suspend { question, suspended, days }),
        1 => (question(), any::<bool>(), days()).prop_map(|(question, buried, days)| Bury { question, buried, days }),
        2 => (question(), question(), days()).prop_map(|(from, to, days)| Relink { from, to, days }),
        1 => (any::<bool>(), days()).prop_map(|(plan, days)| Exam { plan, days }),
        1 => (any::<bool>(), days()).prop_map(|(adopted, days)| Happening::Fit { adopted, days }),
        1 => (question(), days(), 0..4_usize, 1..3_usize)
            .prop_map(|(question, days, grade, times)| Import { question, days, grade, times }),
        2 => (0..4_usize).prop_map(|from| Merge { from }),
        1 => (0..4_usize, any::<bool>()).prop_map(|(from, marked)| Copy { from, marked }),
    ]
}

/// Devices with what happened on each; either chance is good, or all devices draw the same.
pub(super) fn course() -> impl Strategy<Value = (usize, bool, Vec<(usize, Happening)>)> {
    let happenings = proptest::collection::vec((0..4_usize, happening()), 1..70);
    (2..5_usize, any::<bool>(), happenings)
}

fn seed(device: usize, alike: bool) -> Seed {
    Seed(if alike { 1 } else { 1 + device as u64 })
}

/// Devices after a course of things.
pub(super) fn lived(devices: usize, alike: bool, course: &[(usize, Happening)]) -> Vec<Store> {
    let mut stores = fresh(devices, alike);
    live(&mut stores, alike, course);
    stores
}

/// Devices of which each draws by itself, or all draw the same.
pub(super) fn fresh(devices: usize, alike: bool) -> Vec<Store> {
    let fresh = |device| Store::in_memory(Scheduler::default(), seed(device, alike)).unwrap();
    (0..devices).map(fresh).collect()
}

/// Lets a course of things happen.
pub(super) fn live(stores: &mut [Store], alike: bool, course: &[(usize, Happening)]) {
    for (on, what) in course {
        let on = on % stores.len();
        match what {
            Merge { from } if from % stores.len() != on => {
                let from = copy(&stores[from % stores.len()], Seed(9));
                unite(&mut stores[on], &from);
            }
            Copy { from, marked } if from % stores.len() != on => {
                let mut copy = copy(&stores[from % stores.len()], seed(on + 10, alike));
                if *marked {
                    move_to_machine(&mut copy, u8::try_from(on).unwrap());
                }
                stores[on] = copy;
            }
            _ => act(&mut stores[on], what),
        }
    }
}

#[allow(clippy::too_many_lines)] // one arm for each happening
pub(super) fn act(store: &mut Store, what: &Happening) {
    let name = |number: usize| key(&format!("korea/card-{number}"));
    let known = |store: &Store| -> Vec<ReviewId> {
        let mut statement = store
            .conn
            .prepare("SELECT id FROM reviews ORDER BY id")
            .unwrap();
        let rows = statement
            .query_map([], |row| row.get(0).map(ReviewId))
            .unwrap();
        rows.map(Result::unwrap).collect()
    };
    match *what {
        Record {
            question,
            days,
            grade,
            kind,
        } => {
            let said = Said {
                prompt: format!("{question}?"),
                answer: format!("{grade}!"),
            };
            store.expect([(name(question), said)]);
            let review = NewReview {
                kind: Kind::ALL[kind],
                spread: Spread {
                    hard: 0,
                    good: i16::try_from(grade).unwrap() - 1,
                    easy: 2,
                },
                ..answer(
                    &format!("korea/card-{question}"),
                    at(days),
                    Grade::ALL[grade],
                )
            };
            store.record(&review).unwrap();
        }
        Undo { which } => {
            let known = known(store);
            if !known.is_empty() {
                // it may be taken back already
                store.undo(known[which % known.len()], at(1)).ok();
            }
        }
        Correct { which, grade, days } => {
            let known = known(store);
            if !known.is_empty() {
                store
                    .correct(known[which % known.len()], Grade::ALL[grade], at(days))
                    .ok();
            }
        }
        Suspend {
            question,
            suspended,
            days,
        } => store.suspend(&name(question), suspended, at(days)).unwrap(),
        Bury {
            question,
            buried,
            days,
        } => store
            .bury(&name(question), Day(20_454), buried, at(days))
            .unwrap(),
        Relink { from, to, days } => {
            // there may be nothing to move
            store.relink(&[(name(from), name(to))], at(days)).ok();
        }
        Exam { plan, days } => {
            let decks = BTreeSet::from([DeckId::new("korea").unwrap()]);
            if plan {
                store.keep_exam(&exam(decks, days), at(days)).unwrap();
            } else {
                store.end_exams(&decks, at(days)).unwrap();
            }
        }
        Happening::Fit { adopted, days } => store.keep_fit(&fit(adopted, days), at(days)).unwrap(),
        Import {
            question,
            days,
            grade,
            times,
        } => {
            let one = Imported {
                question: 0,
                at: at(days),
                offset: Offset(0),
                took_ms: None,
                grade: Grade::ALL[grade],
            };
            store.import(&[name(question)], vec![one; times]).unwrap();
        }
        Merge { .. } | Copy { .. } => {}
    }
}

fn exam(decks: BTreeSet<DeckId>, days: i64) -> Standing {
    let strategy = Way {
        retention: 0.9,
        new_first: true,
        new_per_day: 7,
        fill: false,
        finale: 3,
    };
    Standing {
        decks,
        exam: Day(20_500 + i32::try_from(days).unwrap()),
        minutes: 15,
        strategy,
    }
}

fn fit(adopted: bool, days: i64) -> Fit {
    let mut weights = *Scheduler::default().weights();
    weights[2] *= 1.0 + days as f32 / 50.0;
    Fit {
        reviews: 900,
        held: 100,
        before: 0.5,
        after: 0.4,
        adopted,
        weights,
    }
}

/// A file that is the same to the last byte, in another program.
fn copy(store: &Store, chance: Seed) -> Store {
    let mut copy = Store::in_memory(Scheduler::default(), chance).unwrap();
    let backup = Backup::new(&store.conn, &mut copy.conn).unwrap();
    backup
        .run_to_completion(i32::MAX, Duration::ZERO, None)
        .unwrap();
    drop(backup);
    copy.pen.mark.clone_from(&store.pen.mark);
    copy.refresh().unwrap();
    copy
}

fn unite(store: &mut Store, other: &Store) {
    take_in(store, other, Merging::Take, 0);
}

/// Takes in another log, or looks; from `many` reviews on it is large.
fn take_in(store: &mut Store, other: &Store, how: Merging, many: u64) -> Merged {
    let mut other = copy(other, Seed(3)).conn;
    store.unite_large(&mut other, how, many).unwrap()
}

/// The same in a file of its own.
fn filed(store: &Store, path: &Path) -> Store {
    let mut filed = Store::open(path, Access::Write, Scheduler::default(), Seed(4)).unwrap();
    let backup = Backup::new(&store.conn, &mut filed.conn).unwrap();
    backup
        .run_to_completion(i32::MAX, Duration::ZERO, None)
        .unwrap();
    drop(backup);
    filed.refresh().unwrap();
    filed
}

/// All that is in a file, log and derived, but how it numbers devices and questions.
pub(super) fn everything(store: &Store) -> Vec<String> {
    const NAME: &str = "(SELECT deck || '/' || card || '/' || face FROM questions WHERE id =";
    let list = |sql: &str| -> Vec<String> {
        let mut statement = store.conn.prepare(sql).unwrap();
        let rows = statement.query_map([], |row| row.get(0)).unwrap();
        rows.map(Result::unwrap).collect()
    };
    let mut all = Vec::new();
    for table in
        list("SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'here' ORDER BY name")
    {
        let columns = list(&format!(
            "SELECT name FROM pragma_table_info('{table}') ORDER BY cid"
        ));
        let value = |column: &String| match column.as_str() {
            "device" => String::from("(SELECT hex(uid) FROM devices WHERE id = device)"),
            "question" => format!("{NAME} question)"),
            "target" => format!("{NAME} target)"),
            "id" if table == "devices" || table == "questions" => String::from("''"),
            column => format!("quote(\"{column}\")"),
        };
        let values: Vec<_> = columns.iter().map(value).collect();
        let mut rows = list(&format!(
            "SELECT '{table} ' || {} FROM {table}",
            values.join(" || ',' || ")
        ));
        rows.sort();
        all.extend(rows);
    }
    all.extend(list("SELECT entries || ' ' || trace FROM here"));
    all
}

/// The same without the devices that never wrote and the counters, which a file has only after its first own row.
fn log_and_states(store: &Store) -> Vec<String> {
    let mut all = everything(store);
    all.retain(|row| row.contains(','));
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whoever takes in whom first, in pairs, in rows or twice: all end with the same log, and with what follows from it.
    #[test]
    fn all_orders_and_groupings_lead_to_one_log(
        (devices, alike, course) in course(), order in proptest::collection::vec((0..4_usize, 0..4_usize), 0..12)
    ) {
        let origin = lived(devices, alike, &course);
        let again = || -> Vec<Store> { origin.iter().map(|store| copy(store, Seed(77))).collect() };
        // one after the other, and the other way round
        let mut forth = copy(&origin[0], Seed(5));
        for store in &origin[1..] {
            unite(&mut forth, store);
        }
        let mut back = copy(&origin[devices - 1], Seed(6));
        for store in origin.iter().rev() {
            unite(&mut back, store);
        }
        prop_assert_eq!(log_and_states(&forth), log_and_states(&back));
        // groups, in any order, each as often as it comes; then everybody hears of everything
        let mut stores = again();
        for (to, from) in order {
            let from = copy(&stores[from % devices], Seed(7));
            unite(&mut stores[to % devices], &from);
        }
        for round in 0..devices {
            for to in 0..devices {
                let from = copy(&stores[(to + round) % devices], Seed(8));
                unite(&mut stores[to], &from);
            }
        }
        for store in &mut stores {
            prop_assert_eq!(log_and_states(store), log_and_states(&forth));
            let before = everything(store);
            unite(store, &forth);
            prop_assert_eq!(&everything(store), &before);
        }
        // nothing is lost, and what follows is what a replay of the whole leads to
        for store in &origin {
            prop_assert!(store.count().unwrap() <= forth.count().unwrap() + undone(&forth));
        }
        let before = everything(&forth);
        prop_assert_eq!(forth.rebuild().unwrap().changed, 0);
        prop_assert_eq!(everything(&forth), before);
        let findings = forth.examine().unwrap();
        prop_assert!(findings.dangling.is_empty() && findings.integrity.is_empty() && !findings.counter_behind);
    }

    /// A large log, whose memories are derived beside, leads where a small one leads, and is backed up before.
    #[test]
    fn a_large_log_leads_where_a_small_one_leads((devices, alike, course) in course(), empty in any::<bool>()) {
        let stores = lived(devices, alike, &course);
        let own = if empty { memory() } else { copy(&stores[0], Seed(5)) };
        let folder = tempfile::tempdir().unwrap();
        let (one, other) = (folder.path().join("one.db"), folder.path().join("other.db"));
        let (mut large, mut small) = (filed(&own, &one), filed(&own, &other));
        let how = Merging::BackUpAndTake(at(0));
        let came = take_in(&mut large, &stores[1], how, 0);
        let expected = take_in(&mut small, &stores[1], how, u64::MAX);
        prop_assert_eq!(came.kinds(), expected.kinds());
        prop_assert_eq!(everything(&large), everything(&small));
        prop_assert_eq!(large.rebuild().unwrap().changed, 0);
        prop_assert_eq!(came.backup.is_some(), expected.backup.is_some());
        if let Some(backup) = came.backup {
            let before = Store::open(&backup, Access::Read, Scheduler::default(), Seed(6)).unwrap();
            prop_assert_eq!(log_and_states(&before), log_and_states(&own));
        }
    }

    /// What is looked at beforehand is what comes in.
    #[test]
    fn looking_tells_what_would_come_in((devices, _, course) in course()) {
        let mut stores = lived(devices, false, &course);
        let other = copy(&stores[1], Seed(5));
        let before = everything(&stores[0]);
        let told = take_in(&mut stores[0], &other, Merging::OnlyLook, 0);
        prop_assert_eq!(everything(&stores[0]), before);
        let came = take_in(&mut stores[0], &other, Merging::Take, 0);
        if course.iter().all(|(_, what)| !matches!(what, Copy { .. } | Import { .. })) {
            prop_assert_eq!((told.kinds(), told.devices), (came.kinds(), came.devices));
        }
        let again = take_in(&mut stores[0], &other, Merging::Take, 0);
        prop_assert!(!again.is_news());
    }
}

fn undone(store: &Store) -> u64 {
    let count = "SELECT count(*) FROM undos";
    store
        .conn
        .query_row(count, [], |row| row.get::<_, i64>(0))
        .unwrap()
        .unsigned_abs()
}

#[test]
fn every_column_of_the_log_is_merged() {
    use crate::store::merge::TABLES;
    let store = memory();
    let list = |sql: &str| -> Vec<String> {
        let mut statement = store.conn.prepare(sql).unwrap();
        let rows = statement.query_map([], |row| row.get(0)).unwrap();
        rows.map(Result::unwrap).collect()
    };
    let logs = list(
        "SELECT DISTINCT t.name FROM sqlite_schema t, pragma_table_info(t.name) c
            WHERE t.type = 'table' AND c.name = 'device' AND t.name <> 'here' ORDER BY t.name",
    );
    let mut named: Vec<_> = TABLES.iter().map(|table| table.name.to_owned()).collect();
    named.sort();
    assert_eq!(named, logs);
    for table in &TABLES {
        let sql = format!(
            "SELECT name FROM pragma_table_info('{}') WHERE name NOT IN ('id', 'device') ORDER BY cid",
            table.name
        );
        let columns: Vec<_> = table
            .columns
            .iter()
            .map(|(name, _)| name.trim_matches('"').to_owned())
            .collect();
        assert_eq!(columns, list(&sql), "{}", table.name);
    }
}
