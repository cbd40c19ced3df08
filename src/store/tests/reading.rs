use super::*;
use crate::base::{Day, DeckId};

fn deck(text: &str) -> DeckId {
    DeckId::new(text).unwrap()
}

/// The study day of START in Seoul: nine in the morning.
fn first_day() -> Day {
    Day::of(at(0), Offset(540))
}

fn library() -> Store {
    let mut store = memory();
    record(&mut store, "korea/a", at(0), Grade::Good);
    record(&mut store, "korea/b/c1", at(0), Grade::Again);
    record(&mut store, "japan/a", at(0), Grade::Easy);
    record(&mut store, "korea/a", at(2), Grade::Good);
    record(&mut store, "korea/c/reverse", at(2), Grade::Good);
    store
}

#[test]
fn states_are_read_for_the_decks_asked_for() {
    let store = library();
    let names = |decks: Option<&[DeckId]>| -> Vec<_> {
        let states = store.states(decks).unwrap();
        states.keys().map(ToString::to_string).collect()
    };
    assert_eq!(
        names(None),
        [
            "japan/a/main",
            "korea/a/main",
            "korea/b/c1",
            "korea/c/reverse"
        ]
    );
    assert_eq!(names(Some(&[deck("japan")])), ["japan/a/main"]);
    assert_eq!(names(Some(&[deck("japan"), deck("korea")])).len(), 4);
    assert!(names(Some(&[])).is_empty() && names(Some(&[deck("jap")])).is_empty());
}

#[test]
fn new_questions_are_counted_on_the_day_they_were_first_answered() {
    let store = library();
    let on = |day: i32| store.introduced_on(Day(first_day().0 + day)).unwrap();
    assert_eq!(on(0), [(deck("japan"), 1), (deck("korea"), 2)].into());
    assert_eq!(on(2), [(deck("korea"), 1)].into());
    assert!(on(1).is_empty());
}

#[test]
fn due_questions_are_counted_up_to_a_day() {
    let mut store = library();
    let on = |store: &Store, day: i32| store.due_counts(Day(first_day().0 + day)).unwrap();
    assert_eq!(on(&store, 1), [(deck("korea"), 1)].into(), "the missed one");
    assert_eq!(
        on(&store, 90),
        [(deck("japan"), 1), (deck("korea"), 3)].into()
    );
    store.suspend(&key("korea/b/c1"), true, at(3)).unwrap();
    assert!(on(&store, 1).is_empty());
}

#[test]
fn a_miss_in_the_future_is_due_all_the_same() {
    let mut store = memory();
    // answered while the clock was a year ahead
    record(&mut store, "korea/a", at(365), Grade::Again);
    record(&mut store, "korea/b", at(365), Grade::Good);
    assert_eq!(
        store.due_counts(first_day()).unwrap(),
        [(deck("korea"), 1)].into()
    );
}

#[test]
fn the_questions_of_a_day_are_those_that_all_states_tell() {
    let mut store = library();
    // missed while the clock was a year ahead
    record(&mut store, "korea/late", at(365), Grade::Again);
    store.suspend(&key("korea/b/c1"), true, at(3)).unwrap();
    let all = store.states(None).unwrap();
    for day in -1..400 {
        let day = Day(first_day().0 + day);
        let mut due = all.clone();
        due.retain(|_, known| {
            let is = |state: crate::memory::State| state.learning || state.due <= day;
            !known.suspended && known.state.is_some_and(is)
        });
        assert_eq!(store.due_on(day).unwrap(), due, "{day:?}");
    }
    record(&mut store, "korea/b/c2", at(3), Grade::Good);
    let b = key("korea/b/c1");
    let faces = store.states_of_card(&b.deck, &b.card).unwrap();
    let names: Vec<_> = faces.keys().map(ToString::to_string).collect();
    assert_eq!(names, ["korea/b/c1", "korea/b/c2"]);
    assert_eq!(store.latest().unwrap(), Some(at(365)));
}

#[test]
fn all_that_is_known_is_read_in_one_go_too() {
    let mut store = library();
    store.suspend(&key("korea/b/c1"), true, at(3)).unwrap();
    // a name without a memory: its only answer was taken back
    let gone = record(&mut store, "japan/gone", at(4), Grade::Good);
    store.undo(gone, at(4)).unwrap();
    record(&mut store, "japan/last", at(4), Grade::Good);
    let mut found = std::collections::BTreeMap::new();
    let each = store.each_known(|one| {
        let name = format!("{}/{}/{}", one.deck, one.card, one.face);
        found.insert(key(&name), one.known);
    });
    each.unwrap();
    assert_eq!(found, store.states(None).unwrap());
    assert_eq!(store.named().unwrap(), 6);
}

#[test]
fn whether_many_are_due_is_told_without_counting_all() {
    let store = library();
    let later = Day(first_day().0 + 400);
    let due = u32::try_from(store.due_on(later).unwrap().len()).unwrap();
    assert_eq!(due, 4);
    for most in 0..6 {
        assert_eq!(store.more_due_than(most, later).unwrap(), due > most);
    }
}

#[test]
fn what_was_missed_for_sure_the_last_time_is_told() {
    let mut store = memory();
    let sure = |store: &mut Store, name: &str, day: i64, grade: Grade| {
        let sure = NewReview {
            confidence: Some(3),
            ..answer(name, at(day), grade)
        };
        store.record(&sure).unwrap().review
    };
    let names = [
        "d/missed",
        "d/right",
        "d/mended",
        "d/corrected",
        "d/undone",
        "d/unsure",
        "d/new",
    ];
    sure(&mut store, "d/missed", 0, Grade::Again);
    sure(&mut store, "d/right", 0, Grade::Good);
    sure(&mut store, "d/mended", 0, Grade::Again);
    record(&mut store, "d/mended", at(1), Grade::Good);
    let corrected = sure(&mut store, "d/corrected", 0, Grade::Good);
    store.correct(corrected, Grade::Again, at(0)).unwrap();
    let undone = sure(&mut store, "d/undone", 0, Grade::Again);
    store.undo(undone, at(0)).unwrap();
    record(&mut store, "d/unsure", at(0), Grade::Again);
    sure(&mut store, "d/old", 0, Grade::Again);
    let keys: Vec<_> = names.iter().map(|name| key(name)).collect();
    let missed = |store: &Store| -> Vec<_> {
        let missed = store.sure_mistakes(&keys).unwrap();
        missed.iter().map(ToString::to_string).collect()
    };
    assert_eq!(missed(&store), ["d/missed/main", "d/corrected/main"]);
    store
        .relink(&[(key("d/old"), key("d/new"))], at(2))
        .unwrap();
    store
        .relink(&[(key("d/missed"), key("d/gone"))], at(2))
        .unwrap();
    assert_eq!(missed(&store), ["d/corrected/main", "d/new/main"]);
}

#[test]
fn a_file_is_blank_until_something_stands_in_it() {
    let mut store = memory();
    assert_eq!(
        (store.is_blank().unwrap(), store.latest().unwrap()),
        (true, None)
    );
    let review = record(&mut store, "korea/a", at(0), Grade::Good);
    assert!(!store.is_blank().unwrap());
    store.undo(review, at(0)).unwrap();
    assert!(store.is_blank().unwrap());
}

#[test]
fn what_is_due_is_found_by_an_index() {
    use crate::store::few;
    use crate::store::read::states_sql;
    let store = library();
    for (sql, indexes) in [
        (
            crate::store::read::DUE,
            vec!["states_due", "states_learning"],
        ),
        (crate::store::read::INTRODUCED, vec!["states_introduced"]),
        (&states_sql(few::DUE), vec!["states_due"]),
        (&states_sql(few::LEARNING), vec!["states_learning"]),
        (&states_sql(few::CARD), vec!["sqlite_autoindex_questions_1"]),
        (
            crate::store::sure::MISSED,
            vec!["reviews_missed_for_sure", "corrections_to_again"],
        ),
    ] {
        let mut statement = store
            .conn
            .prepare(&format!("EXPLAIN QUERY PLAN {sql}"))
            .unwrap();
        let values = vec![1; statement.parameter_count()];
        let plan: Vec<String> = statement
            .query_map(rusqlite::params_from_iter(values), |row| row.get(3))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        assert!(
            !plan.iter().any(
                |line| ["SCAN q", "SCAN r", "SCAN reviews"].contains(&line.as_str())
                    || line.starts_with("SCAN states")
            ),
            "{plan:?}"
        );
        for index in indexes {
            assert!(plan.iter().any(|line| line.contains(index)), "{plan:?}");
        }
    }
}

#[test]
fn what_was_taken_back_is_not_counted() {
    let mut store = library();
    let undone = record(&mut store, "korea/d", at(2), Grade::Good);
    store.undo(undone, at(2)).unwrap();
    assert_eq!(store.reviews().unwrap().len(), 5);
    assert_eq!(store.count().unwrap(), 5);
}
