use super::*;
use crate::memory::{ENOUGH, WEIGHTS};
use crate::store::Refit;

/// A learner who forgets new questions fast: of those that come back after some days half are missed.
fn studied(store: &mut Store, answers: i64) {
    for step in 0..answers {
        let (question, round) = (step % 60, step / 60);
        let grade = match (question + round) % 4 {
            _ if round == 0 => Grade::Good,
            0 | 1 => Grade::Again,
            _ => Grade::Good,
        };
        let day = round * (round + 3) + question % 3;
        record(store, &format!("korea/card-{question}"), at(day), grade);
    }
}

fn weights(store: &Store) -> [f32; WEIGHTS] {
    *store.scheduler().weights()
}

#[test]
fn adopted_weights_hold_wherever_the_file_is_opened() {
    let (_folder, path) = place();
    let mut store = open(&path);
    studied(&mut store, 900);
    let fit = store.refit(Refit::WhenDue, at(300)).unwrap().unwrap();
    assert!(
        fit.adopted && fit.after < fit.before && fit.reviews == 900,
        "{fit:?}"
    );
    assert_eq!(weights(&store), fit.weights);
    assert_rebuilds_to_the_same(&mut store);
    drop(store);
    let store = Store::open(&path, Access::Read, Scheduler::default(), Seed(9)).unwrap();
    assert_eq!(weights(&store), fit.weights);
    assert!(store.examine().unwrap().is_sound());
    let decisions = store.decisions().unwrap();
    assert_eq!(decisions.len(), 1);
    assert_eq!((decisions[0].at, decisions[0].fit), (at(300), fit));
}

#[test]
fn answers_after_an_adoption_follow_the_new_weights() {
    let mut store = memory();
    studied(&mut store, 900);
    store.refit(Refit::WhenDue, at(300)).unwrap();
    let kept = store
        .record(&answer("korea/new", at(301), Grade::Good))
        .unwrap();
    let expected = f64::from(weights(&store)[2]);
    assert!((kept.state.unwrap().stability - expected).abs() < 1e-6);
    assert_rebuilds_to_the_same(&mut store);
}

#[test]
fn another_program_takes_up_what_one_adopted() {
    let (_folder, path) = place();
    let (mut one, mut other) = (open(&path), open(&path));
    studied(&mut one, 900);
    one.refit(Refit::WhenDue, at(300)).unwrap();
    record(&mut other, "korea/card-1", at(301), Grade::Good);
    assert_eq!(weights(&other), weights(&one));
    assert_rebuilds_to_the_same(&mut other);
}

#[test]
fn a_fit_waits_for_enough_new_answers() {
    let mut store = memory();
    assert_eq!(store.refit(Refit::Now, at(0)).unwrap(), None);
    studied(&mut store, 30);
    assert_eq!(store.refit(Refit::WhenDue, at(200)).unwrap(), None);
    studied(&mut store, 120);
    let few = store.refit(Refit::WhenDue, at(200)).unwrap().unwrap();
    assert_eq!((few.reviews, few.held), (150, 0));
    assert_eq!(
        few.weights[4..],
        weights(&memory())[4..],
        "only first stabilities"
    );
    studied(&mut store, 190);
    assert_eq!(
        store.refit(Refit::WhenDue, at(200)).unwrap(),
        None,
        "190 of {ENOUGH}"
    );
    studied(&mut store, 10);
    assert!(store.refit(Refit::WhenDue, at(200)).unwrap().unwrap().held > 0);
    assert_eq!(store.decisions().unwrap().len(), 2);
}

#[test]
fn only_to_look_changes_nothing() {
    let mut store = memory();
    studied(&mut store, 900);
    let before = derived(&store);
    let seen = store.refit(Refit::OnlyLook, at(300)).unwrap().unwrap();
    assert!(seen.adopted);
    assert_eq!(
        (derived(&store), store.decisions().unwrap().len()),
        (before, 0)
    );
}

#[test]
fn the_last_adopted_fit_counts_in_whatever_order_the_rows_lie() {
    let insert = |store: &Store, id: i64, device: i64, at: i64, weight: f32| {
        let mut weights = weights(&memory());
        weights[2] = weight;
        let blob: Vec<u8> = weights
            .iter()
            .flat_map(|weight| weight.to_le_bytes())
            .collect();
        let sql = "INSERT INTO fits VALUES (?1, ?2, ?1, ?3, 9, 0, 1.0, 0.9, 1, ?4)";
        store
            .conn
            .execute(sql, rusqlite::params![id, device, at, blob])
            .unwrap();
    };
    for turned in [false, true] {
        let mut store = memory();
        record(&mut store, "korea/a", at(0), Grade::Good);
        let other = "INSERT INTO devices (id, uid) VALUES (7, x'00112233445566778899aabbccddeeff')";
        store.conn.execute(other, []).unwrap();
        let rows = [(11, 1, 50, 3.0), (12, 7, 90, 4.0), (13, 1, 70, 5.0)];
        for row in 0..3 {
            let (id, device, at, weight) = rows[if turned { 2 - row } else { row }];
            insert(&store, id, device, at, weight);
        }
        store.rebuild().unwrap();
        assert!((weights(&store)[2] - 4.0).abs() < 1e-6);
    }
}
