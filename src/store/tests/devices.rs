use super::*;

#[test]
fn two_programs_at_once_end_where_a_replay_of_the_log_ends() {
    let (_folder, path) = place();
    let (mut one, mut two) = (open(&path), open(&path));
    for step in 0..30 {
        let grade = Grade::ALL[usize::try_from(step).unwrap() % 4];
        let store = if step % 3 == 0 { &mut one } else { &mut two };
        let id = record(store, "korea/a", at(step), grade);
        let other = if step % 3 == 0 { &mut two } else { &mut one };
        match step % 5 {
            1 => drop(other.correct(id, Grade::Hard, at(step)).unwrap()),
            3 => drop(other.undo(id, at(step)).unwrap()),
            _ => {}
        }
    }
    assert_eq!(one.states(None).unwrap(), two.states(None).unwrap());
    assert_eq!(one.count().unwrap(), 24);
    assert_rebuilds_to_the_same(&mut two);
}

#[test]
fn programs_in_a_race_lose_nothing() {
    let (_folder, path) = place();
    drop(open(&path));
    let runs: Vec<_> = (0..3)
        .map(|runner| {
            let path = path.clone();
            std::thread::spawn(move || {
                let mut store =
                    Store::open(&path, Access::Write, Scheduler::default(), Seed(runner)).unwrap();
                for day in 0..40 {
                    record(&mut store, "korea/a", at(day), Grade::Good);
                }
            })
        })
        .collect();
    for run in runs {
        run.join().unwrap();
    }
    let mut store = open(&path);
    assert_eq!(store.count().unwrap(), 120);
    assert_rebuilds_to_the_same(&mut store);
}

#[test]
fn programs_that_begin_together_make_one_file() {
    let (_folder, path) = place();
    let runs: Vec<_> = (0..4)
        .map(|runner| {
            let path = path.clone();
            std::thread::spawn(move || {
                Store::open(&path, Access::Write, Scheduler::default(), Seed(runner))
                    .map(|mut store| record(&mut store, "korea/a", at(0), Grade::Good))
            })
        })
        .collect();
    for run in runs {
        run.join().unwrap().unwrap();
    }
    let mut store = open(&path);
    assert_eq!(store.count().unwrap(), 4);
    assert_rebuilds_to_the_same(&mut store);
}

fn devices(store: &Store) -> i64 {
    store
        .conn
        .query_row("SELECT count(*) FROM devices", [], |row| row.get(0))
        .unwrap()
}

#[test]
fn a_file_keeps_its_device_and_a_copy_gets_its_own() {
    let (folder, path) = place();
    for day in 0..3 {
        record(&mut open(&path), "korea/a", at(day), Grade::Good);
    }
    assert_eq!(devices(&open(&path)), 1);
    let copy = folder.path().join("copy.db");
    std::fs::copy(&path, &copy).unwrap();
    let mut copied = Store::open(&copy, Access::Write, Scheduler::default(), Seed(2)).unwrap();
    assert_eq!(devices(&copied), 1, "reading makes no device");
    record(&mut copied, "korea/a", at(3), Grade::Good);
    assert_eq!(devices(&copied), 2);
    assert_rebuilds_to_the_same(&mut copied);
}

#[test]
fn an_answer_of_another_device_counts_where_its_clock_puts_it() {
    let mut store = memory();
    record(&mut store, "korea/a", at(5), Grade::Good);
    move_to_machine(&mut store, 2);
    // given before, kept after: the log as a whole decides, not the order of keeping
    record(&mut store, "korea/a", at(1), Grade::Again);
    let known = store.states(None).unwrap()[&key("korea/a")];
    let state = known.state.unwrap();
    assert_eq!((state.last, state.learning), (at(5), false));
    assert_eq!(known.introduced.unwrap().date(), "2026-01-02");
    assert_rebuilds_to_the_same(&mut store);
}

#[test]
fn a_question_set_aside_later_elsewhere_stays_set_aside() {
    let mut store = memory();
    store.suspend(&key("korea/a"), true, at(9)).unwrap();
    move_to_machine(&mut store, 2);
    store.suspend(&key("korea/a"), false, at(3)).unwrap();
    assert!(store.states(None).unwrap()[&key("korea/a")].suspended);
    assert_rebuilds_to_the_same(&mut store);
    store.suspend(&key("korea/a"), false, at(10)).unwrap();
    assert!(store.states(None).unwrap().is_empty());
    assert_rebuilds_to_the_same(&mut store);
}

#[test]
fn the_last_review_of_all_devices_is_the_one_to_undo() {
    let mut store = memory();
    assert_eq!(store.last_review().unwrap(), None);
    record(&mut store, "korea/a", at(9), Grade::Good);
    let second = record(&mut store, "korea/b", at(2), Grade::Hard);
    move_to_machine(&mut store, 2);
    let third = record(&mut store, "korea/c", at(5), Grade::Easy);
    // the first device wrote at day 9 last, and its last row is the second answer
    let last = store.last_review().unwrap().unwrap();
    assert_eq!((last.id, last.key), (second, key("korea/b/main")));
    store.correct(third, Grade::Again, at(5)).unwrap();
    store.undo(second, at(6)).unwrap();
    let last = store.last_review().unwrap().unwrap();
    assert_eq!((last.key, last.grade), (key("korea/a/main"), Grade::Good));
    store.undo(last.id, at(6)).unwrap();
    let last = store.last_review().unwrap().unwrap();
    assert_eq!((last.id, last.grade), (third, Grade::Again));
}
