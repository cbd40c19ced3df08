use proptest::prelude::*;

use super::*;
use crate::memory::Spread;

/// One thing a learner does.
#[derive(Debug, Clone)]
pub(super) enum Step {
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
    Relink {
        from: usize,
        to: usize,
        days: i64,
    },
    /// Goes on with a copy of the file on another machine.
    Move {
        machine: u8,
    },
}

/// Days that jump about: clocks are set back and forth.
fn days() -> impl Strategy<Value = i64> {
    -3..40_i64
}

pub(super) fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        6 => (0..4_usize, days(), 0..4_usize, 0..4_usize)
            .prop_map(|(question, days, grade, kind)| Step::Record { question, days, grade, kind }),
        2 => (0..64_usize).prop_map(|which| Step::Undo { which }),
        2 => (0..64_usize, 0..4_usize, days())
            .prop_map(|(which, grade, days)| Step::Correct { which, grade, days }),
        1 => (0..4_usize, any::<bool>(), days())
            .prop_map(|(question, suspended, days)| Step::Suspend { question, suspended, days }),
        2 => (0..4_usize, 0..4_usize, days()).prop_map(|(from, to, days)| Step::Relink { from, to, days }),
        1 => (0..3_u8).prop_map(|machine| Step::Move { machine }),
    ];
    proptest::collection::vec(step, 1..60)
}

pub(super) fn take(store: &mut Store, ids: &mut Vec<ReviewId>, step: &Step) {
    let question = |number: usize| format!("korea/card-{number}");
    match *step {
        Step::Record {
            question: number,
            days,
            grade,
            kind,
        } => {
            let review = NewReview {
                kind: Kind::ALL[kind],
                retention: Probability::new(0.7 + 0.033 * days as f64 / 10.0),
                spread: Spread::default(),
                ..answer(&question(number), at(days), Grade::ALL[grade])
            };
            ids.push(store.record(&review).unwrap().review);
        }
        Step::Undo { which } if !ids.is_empty() => {
            let id = ids.remove(which % ids.len());
            store.undo(id, at(0)).unwrap();
        }
        Step::Correct { which, grade, days } if !ids.is_empty() => {
            let id = ids[which % ids.len()];
            store.correct(id, Grade::ALL[grade], at(days)).unwrap();
        }
        Step::Suspend {
            question: number,
            suspended,
            days,
        } => {
            store
                .suspend(&key(&question(number)), suspended, at(days))
                .unwrap();
        }
        Step::Relink { from, to, days } => {
            let pair = (key(&question(from)), key(&question(to)));
            // there may be nothing to move
            store.relink(&[pair], at(days)).ok();
        }
        Step::Move { machine } => move_to_machine(store, machine),
        Step::Undo { .. } | Step::Correct { .. } => {}
    }
}

/// All rows of the log but the local numbers of devices and questions, which differ from file to file.
fn copy_log(from: &Store, to: &Store, backwards: bool) {
    let order = if backwards { "DESC" } else { "ASC" };
    for (table, columns) in [
        ("devices", "id, uid"),
        ("questions", "id, deck, card, face"),
        (
            "reviews",
            "id, device, seq, question, at, \"offset\", took, form, choices, given, score, confidence, grade, kind, retention",
        ),
        ("undos", "id, device, seq, at, review"),
        ("corrections", "id, device, seq, at, review, grade"),
        ("suspensions", "id, device, seq, at, question, suspended"),
        ("relinks", "id, device, seq, at, question, target"),
    ] {
        let mut rows = from
            .conn
            .prepare(&format!(
                "SELECT {columns} FROM {table} ORDER BY id {order}"
            ))
            .unwrap();
        let count = rows.column_count();
        let marks = vec!["?"; count].join(", ");
        let mut add = to
            .conn
            .prepare(&format!("INSERT INTO {table} ({columns}) VALUES ({marks})"))
            .unwrap();
        let mut rows = rows.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let values: Vec<Value> = (0..count).map(|column| row.get(column).unwrap()).collect();
            add.execute(rusqlite::params_from_iter(values)).unwrap();
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever was done: what was derived step by step is what the log as a whole leads to, in any order of its rows.
    #[test]
    fn any_course_of_things_ends_where_its_log_ends(steps in steps()) {
        let mut store = memory();
        let mut ids = Vec::new();
        for step in &steps {
            take(&mut store, &mut ids, step);
        }
        let count = usize::try_from(store.count().unwrap()).unwrap();
        prop_assert_eq!(count, ids.len());
        assert_rebuilds_to_the_same(&mut store);
        for backwards in [false, true] {
            let mut copy = memory();
            copy_log(&store, &copy, backwards);
            copy.rebuild().unwrap();
            prop_assert_eq!(copy.states(None).unwrap(), store.states(None).unwrap());
            prop_assert_eq!(copy.reviews().unwrap(), store.reviews().unwrap());
            prop_assert_eq!(copy.histories().unwrap(), store.histories().unwrap());
        }
    }

    /// A relink and its way back leave everything as it was, whatever the two questions had of their own.
    #[test]
    fn a_relink_back_undoes_a_relink(steps in steps(), from in 0..4_usize, to in 0..4_usize) {
        let mut store = memory();
        let mut ids = Vec::new();
        for step in &steps {
            // the one before last would be taken back instead
            if matches!(step, Step::Relink { from: f, to: t, .. } if (*f, *t) == (to, from)) {
                continue;
            }
            take(&mut store, &mut ids, step);
        }
        let before = (store.states(None).unwrap(), store.reviews().unwrap());
        let [from, to] = [from, to].map(|number| key(&format!("korea/card-{number}")));
        // later than all others on any clock, as by a program started now
        move_to_machine(&mut store, 9);
        let there = store.relink(&[(from.clone(), to.clone())], at(100));
        prop_assume!(there.is_ok());
        let there = there.unwrap();
        let all = store.reviews().unwrap();
        prop_assert!(all.iter().all(|one| one.review.key != from));
        let back = store.relink(&[(to.clone(), from)], at(101)).unwrap();
        prop_assert_eq!(back[0].reviews, there[0].reviews);
        prop_assert_eq!((store.states(None).unwrap(), store.reviews().unwrap()), before);
        assert_rebuilds_to_the_same(&mut store);
    }

    /// What a relink leads to is what would be remembered if all answers had been given under the new name.
    #[test]
    fn a_renamed_question_remembers_what_it_would_have(
        grades in prop::collection::vec((0..4_usize, 0..40_i64), 1..12), renamed in 0..12_usize
    ) {
        let (mut renaming, mut steady) = (memory(), memory());
        let renamed = renamed.min(grades.len());
        for (index, &(grade, days)) in grades.iter().enumerate() {
            if index == renamed && index > 0 {
                renaming.relink(&[(key("korea/old"), key("japan/new"))], at(days)).unwrap();
            }
            let name = if index < renamed { "korea/old" } else { "japan/new" };
            record(&mut renaming, name, at(days), Grade::ALL[grade]);
            record(&mut steady, "japan/new", at(days), Grade::ALL[grade]);
        }
        if renamed == grades.len() {
            renaming.relink(&[(key("korea/old"), key("japan/new"))], at(50)).unwrap();
        }
        prop_assert_eq!(renaming.states(None).unwrap(), steady.states(None).unwrap());
        assert_rebuilds_to_the_same(&mut renaming);
    }
}
