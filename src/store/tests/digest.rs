//! The log in short: the same as the log, whether it comes from the cache, from a part of it or from nothing.

use proptest::prelude::*;

use super::property::{steps, take};
use super::*;
use crate::report::{Answer, Digest};
use crate::store::digest::{Worth, digest, digest_once};

/// Everything is written down, and renewed at every second row, so that small logs go all ways.
const EAGER: Worth = Worth {
    answers: 0,
    entries: 1,
    far: 0,
};

/// What is shown of the answers by going through them once, and whether it was true.
fn once(store: &Store, cache: &Path) -> (Vec<(String, Answer, String)>, bool) {
    let digest = digest_once(&store.conn, &store.scheduler, Some(cache), EAGER).unwrap();
    let shown = shown(&digest);
    (shown, digest.is_sound())
}

fn shown(digest: &Digest) -> Vec<(String, Answer, String)> {
    let mut shown = Vec::new();
    digest.each(|place, answers| {
        let key = &digest.questions()[place].key;
        shown.extend(answers.map(|one| {
            let text = digest.text(one.given).to_owned();
            (key.to_string(), Answer { given: 0, ..one }, text)
        }));
    });
    shown
}

fn by_way_of(store: &Store, cache: Option<&Path>) -> Digest {
    digest(&store.conn, &store.scheduler, cache, EAGER).unwrap()
}

/// Name, memory, whether it is set aside, and the answers with their texts.
type Told = (String, Option<String>, bool, Vec<(Answer, String)>);

/// A digest in words of its own: how texts are numbered does not matter.
fn told(digest: &Digest) -> Vec<Told> {
    let questions = digest.questions().iter().enumerate();
    let tell = |(place, known): (usize, &crate::report::Known)| {
        let answers = digest.answers_of(place).map(|answer| {
            let text = digest.text(answer.given).to_owned();
            (Answer { given: 0, ..answer }, text)
        });
        let state = known
            .state
            .map(|state| format!("{state:?} {:?}", known.introduced));
        (
            known.key.to_string(),
            state,
            known.suspended,
            answers.collect(),
        )
    };
    questions.map(tell).collect()
}

/// What the digest says is what the slow ways of reading say.
fn assert_is_the_log(store: &Store, digest: &Digest) {
    let states = store.states(None).unwrap();
    for known in digest.questions() {
        let expected = states.get(&known.key);
        assert_eq!(known.state, expected.and_then(|known| known.state));
        assert_eq!(
            known.suspended,
            expected.is_some_and(|known| known.suspended)
        );
        assert_eq!(
            known.introduced,
            expected.and_then(|known| known.introduced)
        );
    }
    assert!(states.keys().all(|key| digest.find(key).is_some()));
    let log = store.reviews().unwrap();
    let mut log: Vec<_> = log
        .iter()
        .map(|one| {
            let review = &one.review;
            let key = review.key.to_string();
            let grade = review.grade.number();
            (
                key,
                review.at.0,
                grade,
                review.kind.counts(),
                review.took_ms,
            )
        })
        .collect();
    let tell = |(place, answer): (usize, Answer)| {
        let key = digest.questions()[place].key.to_string();
        let grade = answer.grade.number();
        (key, answer.at.0, grade, answer.counts, answer.took_ms)
    };
    let mut short: Vec<_> = digest.answers().map(tell).collect();
    log.sort();
    short.sort();
    assert_eq!(short, log);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_the_cache_says_what_the_log_says(steps in steps(), pause in 1..9_usize) {
        let (_folder, path) = place();
        let cache = path.with_file_name("log.digest");
        let mut store = open(&path);
        let mut ids = Vec::new();
        for (number, step) in steps.iter().enumerate() {
            take(&mut store, &mut ids, step);
            if number % pause == 0 {
                let quick = by_way_of(&store, Some(&cache));
                prop_assert!(told(&quick) == told(&by_way_of(&store, None)));
            }
        }
        let quick = by_way_of(&store, Some(&cache));
        prop_assert!(told(&quick) == told(&by_way_of(&store, None)));
        assert_is_the_log(&store, &quick);
    }
}

/// A store with some answers, and its cache written down.
fn cached() -> (TempDir, PathBuf, Store, Digest) {
    let (folder, path) = place();
    let cache = path.with_file_name("log.digest");
    let mut store = open(&path);
    for day in 0..30 {
        let name = format!("korea/card-{}", day % 7);
        record(&mut store, &name, at(day), Grade::ALL[(day % 4) as usize]);
    }
    let digest = by_way_of(&store, Some(&cache));
    assert!(cache.exists());
    (folder, cache, store, digest)
}

#[test]
fn what_was_expected_is_what_the_memory_said_before_each_answer() {
    let mut store = memory();
    let mut expected = Vec::new();
    for (day, grade) in [
        (0, Grade::Good),
        (2, Grade::Again),
        (2, Grade::Good),
        (9, Grade::Easy),
    ] {
        let state = store
            .states(None)
            .unwrap()
            .get(&key("korea/a"))
            .and_then(|known| known.state);
        let scheduler = Scheduler::default();
        expected.push(state.map(|state| scheduler.retrievability(&state, at(day)).value() as f32));
        record(&mut store, "korea/a", at(day), grade);
    }
    let digest = store.digest(None).unwrap();
    let recall: Vec<_> = digest.answers_of(0).map(|answer| answer.recall).collect();
    assert_eq!(recall, expected);
    let tests: Vec<_> = digest
        .answers_of(0)
        .map(|answer| answer.is_test())
        .collect();
    assert_eq!(tests, [false, true, false, true]);
}

#[test]
fn crammed_answers_are_no_tests_and_spoil_their_day() {
    let mut store = memory();
    for (day, kind) in [
        (0, Kind::Study),
        (2, Kind::Cram),
        (2, Kind::Study),
        (9, Kind::Study),
    ] {
        let review = NewReview {
            kind,
            ..answer("korea/a", at(day), Grade::Good)
        };
        store.record(&review).unwrap();
    }
    let digest = store.digest(None).unwrap();
    let tests: Vec<_> = digest
        .answers_of(0)
        .map(|answer| answer.is_test())
        .collect();
    assert_eq!(tests, [false, false, false, true]);
    assert_eq!(
        digest
            .answers_of(0)
            .filter(|answer| answer.recall.is_none())
            .count(),
        2
    );
}

#[test]
fn wrong_answers_keep_their_text_and_right_ones_do_not() {
    let mut store = memory();
    for (given, grade, score) in [
        ("1990", Grade::Again, 0.0),
        ("1991", Grade::Good, 1.0),
        ("1990", Grade::Again, 0.0),
    ] {
        let review = NewReview {
            given: given.into(),
            score: Some(score),
            ..answer("korea/a", at(0), grade)
        };
        store.record(&review).unwrap();
    }
    let digest = store.digest(None).unwrap();
    let given: Vec<_> = digest
        .answers_of(0)
        .map(|answer| digest.text(answer.given).to_owned())
        .collect();
    assert_eq!(given, ["1990", "", "1990"]);
    assert_eq!(digest.texts().len(), 2, "one text for two answers");
}

#[test]
fn an_unchanged_log_is_taken_from_the_cache() {
    let (_folder, cache, store, digest) = cached();
    // nothing of the log is looked at: what lies in the cache is believed because its seal fits
    store
        .conn
        .execute_batch(
            "DROP TRIGGER reviews_kept; DROP TRIGGER undos_kept; PRAGMA foreign_keys = OFF;",
        )
        .unwrap();
    store
        .conn
        .execute(
            "DELETE FROM reviews WHERE id < (SELECT max(id) FROM reviews)",
            [],
        )
        .unwrap();
    assert_eq!(by_way_of(&store, Some(&cache)), digest);
    assert_ne!(by_way_of(&store, None), digest);
}

#[test]
fn rows_that_came_into_the_past_are_not_missed() {
    let (_folder, cache, mut store, _) = cached();
    record(&mut store, "korea/card-1", at(-400), Grade::Easy);
    let quick = by_way_of(&store, Some(&cache));
    assert!(told(&quick) == told(&by_way_of(&store, None)));
}

#[test]
fn a_copy_that_went_its_own_way_is_not_taken_for_the_file() {
    let (_folder, cache, mut store, _) = cached();
    let copy = store.path().with_file_name("copy.db");
    // as many rows in both, the last one the same instant
    store
        .conn
        .execute("VACUUM INTO ?1", [copy.to_str()])
        .unwrap();
    let mut copy = Store::open(&copy, Access::Write, Scheduler::default(), Seed(2)).unwrap();
    record(&mut store, "korea/card-1", at(40), Grade::Easy);
    record(&mut copy, "korea/card-1", at(40), Grade::Again);
    for store in [&store, &copy, &store] {
        let quick = by_way_of(store, Some(&cache));
        assert!(told(&quick) == told(&by_way_of(store, None)));
    }
}

#[test]
fn other_weights_lead_to_another_digest() {
    let (_folder, cache, mut store, digest) = cached();
    let mut weights = *store.scheduler.weights();
    weights[2] *= 2.0;
    store.scheduler = Scheduler::new(&weights).unwrap();
    store.rebuild().unwrap();
    let other = by_way_of(&store, Some(&cache));
    assert!(told(&other) == told(&by_way_of(&store, None)));
    assert!(told(&other) != told(&digest));
}

#[test]
fn a_damaged_cache_is_made_anew() {
    let (_folder, cache, store, digest) = cached();
    let whole = std::fs::read(&cache).unwrap();
    for at in (0..whole.len()).step_by(7) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x10;
        std::fs::write(&cache, &bytes).unwrap();
        assert!(by_way_of(&store, Some(&cache)) == digest, "byte {at}");
        assert!(std::fs::read(&cache).unwrap() == whole, "byte {at}");
    }
    for length in [0, 7, 100, 200, whole.len() - 1] {
        std::fs::write(&cache, &whole[..length]).unwrap();
        assert_eq!(by_way_of(&store, Some(&cache)), digest, "cut at {length}");
    }
    std::fs::write(&cache, [whole.clone(), vec![0; 26]].concat()).unwrap();
    assert_eq!(by_way_of(&store, Some(&cache)), digest);
}

#[test]
fn answers_that_stay_in_the_cache_are_shown_or_known_to_be_damaged() {
    let (_folder, cache, mut store, digest) = cached();
    let whole = std::fs::read(&cache).unwrap();
    let expected = shown(&digest);
    assert_eq!(expected.len(), 30);
    assert_eq!(once(&store, &cache), (expected.clone(), true));
    let far = digest_once(&store.conn, &store.scheduler, Some(&cache), EAGER).unwrap();
    assert!(far.bytes().is_empty(), "they were read");
    assert_eq!(far.len(), 30);
    let mut torn = 0;
    for at in (0..whole.len()).step_by(3) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x20;
        std::fs::write(&cache, &bytes).unwrap();
        let (shown, sound) = once(&store, &cache);
        assert!(!sound || shown == expected, "byte {at}");
        torn += usize::from(!sound);
        std::fs::write(&cache, &whole).unwrap();
    }
    assert!(torn > 200, "{torn}");
    // a file that shrinks while it is open
    let far = digest_once(&store.conn, &store.scheduler, Some(&cache), EAGER).unwrap();
    let file = std::fs::File::options().write(true).open(&cache).unwrap();
    file.set_len(whole.len() as u64 - 26).unwrap();
    far.each(|_, _| {});
    assert!(!far.is_sound());
    // and one that is outdated
    record(&mut store, "korea/card-1", at(41), Grade::Easy);
    let (now, sound) = once(&store, &cache);
    assert!(sound && now.len() == 31);
}

#[test]
fn a_cache_that_cannot_be_written_costs_nothing_but_time() {
    let (folder, _, store, digest) = cached();
    let file = folder.path().join("progress.db");
    assert_eq!(by_way_of(&store, Some(&file.join("cache"))), digest);
    assert_eq!(by_way_of(&store, Some(folder.path())), digest);
}

#[test]
fn small_logs_leave_no_trace() {
    let (_folder, cache, store, digest) = cached();
    std::fs::remove_file(&cache).unwrap();
    assert_eq!(store.digest(Some(&cache)).unwrap(), digest);
    assert!(!cache.exists());
}

#[cfg(unix)]
#[test]
fn what_was_typed_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let (_folder, cache, _store, _) = cached();
    let mode = std::fs::metadata(cache).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}
