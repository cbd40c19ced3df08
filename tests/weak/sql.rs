//! Every figure of `weak` that SQL can count, counted by SQL from the log as it lies in the file.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use quizdeck::base::{Day, Millis, Seed, Topic};
use quizdeck::deck::Library;
use quizdeck::memory::Scheduler;
use quizdeck::plan::{Candidate, Wanted, Wishes};
use quizdeck::report::{self, Asked, Look, TopicWeakness, Weak};
use quizdeck::store::{Access, Store};
use rand::RngExt;
use rusqlite::{Connection, params};

/// One answer: its question by number, when, how long it took, its grade, its kind (0 study, 1 cram).
struct Answer {
    card: i64,
    at: i64,
    took: i64,
    grade: u8,
    kind: u8,
}

const START: i64 = 1_700_000_000_000;
const DAY_MS: i64 = 86_400_000;

/// A topic for each question: some deep, some flat, some none.
fn topic(card: i64) -> Option<String> {
    match card % 7 {
        0 => None,
        n @ 1..4 => Some(format!("deep/part-{n}")),
        4 => Some(String::from("deep")),
        n => Some(format!("flat-{n}")),
    }
}

/// A progress file with these answers in the order of their instants, written without a commit for each.
fn file(path: &Path, answers: &[Answer]) -> Store {
    let open = || Store::open(path, Access::Write, Scheduler::default(), Seed(7)).unwrap();
    drop(open());
    let conn = Connection::open(path).unwrap();
    conn.execute_batch(
        "PRAGMA synchronous = OFF; BEGIN; INSERT INTO devices (id, uid) VALUES (1, zeroblob(16));",
    )
    .unwrap();
    let mut cards: Vec<i64> = answers.iter().map(|answer| answer.card).collect();
    cards.sort_unstable();
    cards.dedup();
    for card in cards {
        let sql = "INSERT INTO questions (id, deck, card, face) VALUES (?1, 'd', ?2, 'main')";
        conn.execute(sql, params![card + 1, format!("c{card}")])
            .unwrap();
    }
    let mut order: Vec<&Answer> = answers.iter().collect();
    order.sort_by_key(|answer| answer.at);
    for (seq, answer) in (1_i64..).zip(order) {
        conn.execute(
            "INSERT INTO reviews (id, device, seq, question, at, \"offset\", took, form, choices, given, score, confidence,
                grade, kind, retention) VALUES (?1, 1, ?2, ?3, ?4, 60, ?5, 1, 0, '', NULL, NULL, ?6, ?7, 9000)",
            params![(answer.at << 20) | seq, seq, answer.card + 1, answer.at, answer.took, answer.grade, answer.kind],
        )
        .unwrap();
    }
    conn.execute_batch("COMMIT").unwrap();
    drop(conn);
    let mut store = open();
    store.rebuild().unwrap();
    store
}

fn candidates(store: &Store) -> Vec<Candidate> {
    let digest = store.digest(None).unwrap();
    let candidate = |known: &report::Known| {
        let number = known.key.card.as_str()[1..].parse().unwrap();
        Candidate {
            key: known.key.clone(),
            topic: topic(number).map(|topic| Topic::new(&topic).unwrap()),
            tags: Vec::new(),
            needs: Vec::new(),
            state: known.state,
            suspended: known.suspended,
            buried: false,
            introduced: known.introduced,
        }
    };
    digest.questions().iter().map(candidate).collect()
}

fn weak(store: &Store, now: i64, since: Option<Day>) -> Weak {
    let (digest, candidates) = (store.digest(None).unwrap(), candidates(store));
    let places = digest.places(candidates.iter().map(|one| &one.key));
    report::weak(&Look {
        digest: &digest,
        asked: &Asked::of(&candidates, &places, &Wishes::default()),
        collection: &Library::new(Vec::new()),
        scheduler: &Scheduler::default(),
        now: Millis(now),
        today: Day(i32::try_from(now / DAY_MS).unwrap()),
        leeches: quizdeck::plan::LeechRule::default(),
        wanted: &Wanted::default(),
        since,
        topics: &[],
    })
}

/// Reviews, tests, passed tests, lapses, timed answers and their sum of milliseconds, answers of the future, of the questions
/// of a topic.
type Counts = (i64, i64, i64, i64, i64, i64, i64);

/// The same figures by window functions over the bare log. Answers of the future count only when they are of this very day;
/// for what was forgotten they stand in the order in which they were given.
fn counted(path: &Path, since: i64, now: i64) -> BTreeMap<i64, Counts> {
    const SQL: &str = "
        WITH d AS (SELECT *, (at + \"offset\" * 60000 - 14400000) / 86400000 AS day FROM reviews),
        r AS (SELECT *, at <= ?2 OR day <= ?2 / 86400000 AS past, (at <= ?2 OR day <= ?2 / 86400000) AND day >= ?1 AS told FROM d),
        n AS (SELECT *,
            row_number() OVER (PARTITION BY question, day ORDER BY seq) AS of_day,
            sum(kind <> 1) OVER (PARTITION BY question ORDER BY seq) - (kind <> 1) AS counted
            FROM r),
        c AS (SELECT id, lag(grade) OVER (PARTITION BY question ORDER BY seq) AS before FROM n WHERE kind <> 1)
        SELECT n.question, sum(told),
            sum(told AND kind <> 1 AND of_day = 1 AND counted > 0),
            sum(told AND kind <> 1 AND of_day = 1 AND counted > 0 AND grade > 1),
            sum(told AND kind <> 1 AND grade = 1 AND coalesce(before, 1) > 1),
            sum(past), sum(past * min(took, 120000)), sum(NOT past)
        FROM n LEFT JOIN c ON c.id = n.id GROUP BY n.question";
    let conn = Connection::open(path).unwrap();
    let mut statement = conn.prepare(SQL).unwrap();
    let rows = statement.query_map([since, now], |row| {
        let counts = (
            row.get(1)?,
            row.get(2)?,
            row.get(3)?,
            row.get(4)?,
            row.get(5)?,
            row.get(6)?,
            row.get(7)?,
        );
        Ok((row.get::<_, i64>(0)? - 1, counts))
    });
    rows.unwrap().map(Result::unwrap).collect()
}

fn sum(counts: &BTreeMap<i64, Counts>, wanted: impl Fn(Option<&str>) -> bool) -> Counts {
    let own = counts
        .iter()
        .filter(|(card, _)| wanted(topic(**card).as_deref()));
    own.fold((0, 0, 0, 0, 0, 0, 0), |a, (_, b)| {
        (
            a.0 + b.0,
            a.1 + b.1,
            a.2 + b.2,
            a.3 + b.3,
            a.4 + b.4,
            a.5 + b.5,
            a.6 + b.6,
        )
    })
}

/// The share of a beta distribution below a value, by adding up: slow, and another way than the program's.
fn below(right: f64, wrong: f64, value: f64) -> f64 {
    const STEPS: u32 = 20_000;
    // in steps of the eighth root of what is wrong: a count below 1 lets the density rise without end there
    let density = |at: u32| {
        let root = (f64::from(at) + 0.5) / f64::from(STEPS);
        let share = 1.0 - root.powi(8);
        let log = (right - 1.0) * share.ln() + (8.0 * wrong - 1.0) * root.ln();
        (share, log)
    };
    let most = (0..STEPS)
        .map(|at| density(at).1)
        .fold(f64::NEG_INFINITY, f64::max);
    let (mut part, mut whole) = (0.0, 0.0);
    for at in 0..STEPS {
        let (share, log) = density(at);
        let weight = (log - most).exp();
        whole += weight;
        part += if share < value { weight } else { 0.0 };
    }
    part / whole
}

fn check_row(row: &TopicWeakness, counts: Counts, centre: f64, questions: &[Candidate], now: i64) {
    let name = format!("{:?}", row.topic);
    let (reviews, tests, passed, lapses, ..) = counts;
    let told = (
        row.reviews as i64,
        i64::from(row.tests),
        i64::from(row.passed),
        row.lapses as i64,
    );
    assert_eq!(told, (reviews, tests, passed, lapses), "{name}");
    let scheduler = Scheduler::default();
    let recalls: Vec<f64> = questions
        .iter()
        .filter_map(|one| Some(scheduler.retrievability(&one.state?, Millis(now)).value()))
        .collect();
    let mean = recalls.iter().sum::<f64>() / recalls.len() as f64;
    assert_eq!(
        (row.cards, row.seen),
        (questions.len(), recalls.len()),
        "{name}"
    );
    assert!((row.recall_now.unwrap() - mean).abs() < 1e-9, "{name}");
    assert!(
        (row.forgotten_now - recalls.iter().map(|recall| 1.0 - recall).sum::<f64>()).abs() < 1e-9
    );
    if tests == 0 {
        assert_eq!(
            (row.recall_observed, row.low, row.high),
            (None, None, None),
            "{name}"
        );
        return;
    }
    let (right, wrong) = (
        passed as f64 + 8.0 * centre,
        (tests - passed) as f64 + 8.0 * (1.0 - centre),
    );
    assert!(
        (row.recall_observed.unwrap() - right / (right + wrong)).abs() < 1e-9,
        "{name}"
    );
    for (end, part) in [(row.low, 0.05), (row.high, 0.95)] {
        let found = below(right, wrong, end.unwrap());
        assert!(
            (found - part).abs() < 0.003,
            "{name}: {found} below {end:?}"
        );
    }
}

/// Holds all rows of a file against SQL.
fn check(path: &Path, store: &Store, now: i64, since: Option<Day>) -> Weak {
    let weak = weak(store, now, since);
    let counts = counted(path, since.map_or(i64::MIN, |day| i64::from(day.0)), now);
    let all = candidates(store);
    let whole = sum(&counts, |_| true);
    check_row(&weak.all, whole, 0.9, &all, now);
    assert_eq!(weak.misdated as i64, whole.6);
    let drawn = |passed: i64, tests: i64, centre: f64| {
        (passed as f64 + 8.0 * centre) / (tests as f64 + 8.0)
    };
    for row in &weak.topics {
        let name = row.topic.as_ref().map(Topic::as_str);
        let within = |topic: Option<&str>| match (name, topic) {
            (None, None) => true,
            (Some(name), Some(topic)) => topic == name || topic.starts_with(&format!("{name}/")),
            _ => false,
        };
        let own = sum(&counts, within);
        // what the parent's other topics say, and the root's beyond it
        let centre = match name.and_then(|name| name.split_once('/')) {
            Some((parent, _)) => {
                let parent = sum(&counts, |topic| {
                    topic.is_some_and(|topic| topic.split('/').next() == Some(parent))
                });
                let above = drawn(whole.2 - parent.2, whole.1 - parent.1, 0.9);
                drawn(parent.2 - own.2, parent.1 - own.1, above)
            }
            None => drawn(whole.2 - own.2, whole.1 - own.1, 0.9),
        };
        let mine = |one: &&Candidate| within(one.topic.as_ref().map(Topic::as_str));
        let questions: Vec<_> = all.iter().filter(mine).cloned().collect();
        check_row(row, own, centre, &questions, now);
    }
    for pair in weak.topics.windows(2) {
        let key = |row: &TopicWeakness| row.high.unwrap_or(f64::INFINITY);
        assert!(key(&pair[0]) <= key(&pair[1]), "the weakest first");
    }
    let mean = whole.5 as f64 / whole.4 as f64;
    let mend = |one: &Candidate| {
        let state = one.state?;
        let recall = Scheduler::default()
            .retrievability(&state, Millis(now))
            .value();
        (state.learning || recall < 0.9).then_some(2.0 - recall)
    };
    let minutes = all.iter().filter_map(mend).sum::<f64>() * mean / 60_000.0;
    assert!((weak.all.minutes.unwrap() - minutes).abs() < 1e-6 * minutes.max(1.0));
    weak
}

#[test]
fn simulated_learners_are_counted_as_sql_counts_them() {
    for seed in 0..6 {
        let mut chance = Seed(seed).derive("sql").generator();
        let mut answers = Vec::new();
        for card in 0..40 {
            let mut at = START + card * 3_600_000;
            let ease = if card % 7 == 5 { 0.5 } else { 0.9 };
            for _ in 0..chance.random_range(1..14) {
                answers.push(Answer {
                    card,
                    at,
                    took: chance.random_range(0..200_000),
                    grade: if chance.random_bool(ease) {
                        chance.random_range(2..5)
                    } else {
                        1
                    },
                    kind: u8::from(chance.random_bool(0.15)),
                });
                at += chance.random_range(1..9 * DAY_MS)
                    / if chance.random_bool(0.3) { 400 } else { 1 };
            }
        }
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("p.db");
        let store = file(&path, &answers);
        let now = START + 70 * DAY_MS;
        check(&path, &store, now, None);
        let since = Day(i32::try_from((START + 20 * DAY_MS) / DAY_MS).unwrap());
        check(&path, &store, now, Some(since));
        // some answers lie in the future of this instant, some of them on its day
        for day in [5, 10, 20] {
            let weak = check(&path, &store, START + day * DAY_MS, None);
            assert!(weak.misdated > 0 && weak.all.reviews > 0);
        }
    }
}

#[test]
fn a_real_log_is_counted_as_sql_counts_it() {
    let Some(log) = real_log() else {
        println!("skipped: no review log in QUIZDECK_REVLOG or ../shared/data");
        return;
    };
    let text = std::fs::read_to_string(log).unwrap();
    let mut lines = text.lines();
    let heads: Vec<&str> = lines.next().unwrap().split(',').collect();
    let column = |name: &str| heads.iter().position(|head| *head == name).unwrap();
    let (card, time, rating, took) = (
        column("card_id"),
        column("review_time"),
        column("review_rating"),
        column("review_duration"),
    );
    let mut numbers = BTreeMap::new();
    let answers: Vec<Answer> = lines
        .map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            let next = i64::try_from(numbers.len()).unwrap();
            let instant: jiff::Timestamp = cells[time].replace(' ', "T").parse().unwrap();
            Answer {
                card: *numbers.entry(cells[card].to_owned()).or_insert(next),
                at: instant.as_millisecond(),
                took: cells[took].parse::<f64>().unwrap() as i64,
                grade: cells[rating].parse().unwrap(),
                kind: 0,
            }
        })
        .collect();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.db");
    let store = file(&path, &answers);
    let last = answers.iter().map(|answer| answer.at).max().unwrap();
    let weak = check(&path, &store, last + DAY_MS, None);
    assert_eq!(weak.all.reviews, answers.len());
    assert!(
        weak.all
            .recall_observed
            .is_some_and(|share| (0.6..1.0).contains(&share))
    );
}

fn real_log() -> Option<PathBuf> {
    let named = std::env::var_os("QUIZDECK_REVLOG").map(PathBuf::from);
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/real_revlog_2024.csv");
    named.or(Some(shared)).filter(|path| path.is_file())
}
