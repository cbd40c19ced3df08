//! Every number once more, by SQL or from a table that another program computed.

use std::path::PathBuf;

use rusqlite::{Connection, params};
use serde_json::Value;

use crate::desk::Desk;

/// The real log lies beside the repository on some machines; see its README for its origin.
fn real_log() -> Option<String> {
    let place = std::env::var_os("QUIZDECK_REAL_LOG").map_or_else(
        || {
            PathBuf::from(concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/../shared/data/real_revlog_2024.csv"
            ))
        },
        PathBuf::from,
    );
    let text = std::fs::read_to_string(place).ok();
    if text.is_none() {
        eprintln!("skipped: no real log here (QUIZDECK_REAL_LOG names it)");
    }
    text
}

/// A desk whose progress file exists, with one answer that was taken back.
pub(super) fn begun() -> Desk {
    let mut desk = Desk::new();
    desk.now = String::from("2024-10-07T09:00:00Z");
    desk.write(
        "one.yaml",
        "deck: one\ncards:\n  - { id: a, ask: Why?, answer: So }\n",
    );
    assert_eq!(desk.run_with(&["study", "one.yaml"], "So\n").code, 0);
    assert_eq!(desk.run(&["undo"]).code, 0);
    desk
}

/// One review to be put into the log.
pub(super) struct Put<'a> {
    pub(super) at: i64,
    pub(super) card: &'a str,
    pub(super) grade: i64,
    pub(super) took: Option<i64>,
    pub(super) form: i64,
    pub(super) kind: i64,
}

/// Puts reviews into the log as the program would have, at nine hours ahead of UTC.
pub(super) fn put(desk: &Desk, reviews: &[Put<'_>]) {
    let conn = Connection::open(desk.db()).unwrap();
    conn.execute_batch("BEGIN").unwrap();
    let (device, mut seq): (i64, i64) = conn
        .query_row("SELECT device, seq FROM here", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .unwrap();
    for (number, review) in (0_i64..).zip(reviews) {
        seq += 1;
        conn.execute(
            "INSERT OR IGNORE INTO questions (deck, card, face) VALUES ('revlog', ?1, 'main')",
            [review.card],
        )
        .unwrap();
        conn.prepare_cached(
            "INSERT INTO reviews (id, device, seq, question, at, \"offset\", took, form, choices, given, grade, kind, retention)
             VALUES (?1, ?2, ?3, (SELECT id FROM questions WHERE deck = 'revlog' AND card = ?4), ?5, 540, ?6, ?7, 0, '', ?8, ?9, 9000)",
        )
        .unwrap()
        .execute(params![(review.at << 20) | number, device, seq, review.card, review.at, review.took, review.form, review.grade, review.kind])
        .unwrap();
    }
    conn.execute("UPDATE here SET seq = ?1", [seq]).unwrap();
    conn.execute_batch("COMMIT").unwrap();
    drop(conn);
    assert_eq!(desk.run(&["doctor", "--rebuild"]).code, 0);
}

/// Milliseconds of an instant such as `2024-03-29T20:32:32.250000+00:00`.
pub(super) fn millis(text: &str) -> i64 {
    let stamp: jiff::Timestamp = text.parse().unwrap();
    stamp.as_millisecond()
}

/// The log as SQL sees it: what was not taken back, with its study day, the hour, and whether it was a true test.
const LOG: &str = "
    WITH standing AS (
        SELECT r.*, (r.at + r.\"offset\" * 60000 - 4 * 3600000) / 86400000 AS day,
            (r.at + r.\"offset\" * 60000) / 3600000 % 24 AS hour,
            coalesce((SELECT c.grade FROM corrections c WHERE c.review = r.id ORDER BY c.seq DESC LIMIT 1), r.grade) > 1 AS passed
        FROM reviews r WHERE r.id NOT IN (SELECT review FROM undos)
    ),
    numbered AS (
        SELECT *, row_number() OVER (PARTITION BY question, day ORDER BY seq) AS nth,
            min(CASE WHEN kind <> 1 THEN seq END) OVER (PARTITION BY question) AS first_seq
        FROM standing
    ),
    log AS (SELECT *, nth = 1 AND kind <> 1 AND seq > first_seq AS test FROM numbered) ";

fn ask<const N: usize>(conn: &Connection, select: &str) -> Vec<[f64; N]> {
    let mut statement = conn.prepare(&format!("{LOG} {select}")).unwrap();
    let rows = statement.query_map([], |row| {
        let mut found = [0.0; N];
        for (place, value) in found.iter_mut().enumerate() {
            *value = row.get::<_, Option<f64>>(place)?.unwrap_or(-1.0);
        }
        Ok(found)
    });
    rows.unwrap().map(Result::unwrap).collect()
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(-1.0)
}

fn list<const N: usize>(stats: &Value, part: &str, fields: [&str; N]) -> Vec<[f64; N]> {
    let one = |one: &Value| {
        fields
            .map(|field| field.split('.').fold(one, |value, name| &value[name]))
            .map(number)
    };
    stats[part].as_array().unwrap().iter().map(one).collect()
}

#[track_caller]
fn assert_same<const N: usize>(told: &[[f64; N]], expected: &[[f64; N]]) {
    assert_eq!(told.len(), expected.len(), "{told:?}\n{expected:?}");
    for (told, expected) in told.iter().zip(expected) {
        for (a, b) in told.iter().zip(expected) {
            assert!((a - b).abs() < 0.006, "{told:?} is not {expected:?}");
        }
    }
}

/// Compares all that SQL can compute.
fn assert_is_what_sql_says(desk: &Desk, stats: &Value) {
    let conn = Connection::open(desk.db()).unwrap();
    let total = ask::<5>(
        &conn,
        "SELECT count(*), sum(passed), sum(took) / 60000.0, avg(took) / 1000, count(DISTINCT day) FROM log",
    );
    let fields = ["reviews", "correct", "minutes", "seconds_each", "days"];
    assert_same(
        &[fields.map(|field| number(&stats["total"][field]))],
        &total,
    );
    let kept = ask::<2>(&conn, "SELECT count(*), avg(passed) FROM log WHERE test");
    assert_same(
        &[["reviews", "observed"].map(|field| number(&stats["retention"][field]))],
        &kept,
    );
    let days = ask::<3>(
        &conn,
        "SELECT count(*), sum(passed), coalesce(sum(took), 0) / 60000.0 FROM log GROUP BY day ORDER BY day",
    );
    assert_same(
        &list(stats, "days", ["reviews", "correct", "minutes"]),
        &days,
    );
    let forms = ask::<5>(
        &conn,
        "SELECT count(*), sum(passed), avg(took) / 1000, sum(test), avg(CASE WHEN test THEN passed END) FROM log GROUP BY form ORDER BY form",
    );
    let fields = [
        "reviews",
        "correct",
        "seconds_each",
        "retention.reviews",
        "retention.observed",
    ];
    assert_same(&list(stats, "forms", fields), &forms);
    let hours = ask::<4>(
        &conn,
        "SELECT hour, count(*), sum(passed), sum(test) FROM log GROUP BY hour ORDER BY hour",
    );
    let mut told = list(
        stats,
        "hours",
        ["hour", "reviews", "correct", "retention.reviews"],
    );
    told.retain(|hour| hour[1] > 0.0);
    assert_same(&told, &hours);
    let memory = ask::<1>(
        &conn,
        "SELECT count(*) FROM states WHERE stability IS NOT NULL",
    );
    assert_same(&[[number(&stats["memory"]["questions"])]], &memory);
    for (part, column) in [("stability", "stability"), ("difficulty", "difficulty")] {
        let bars = list(&stats["memory"], part, ["from", "to", "questions"]);
        for (place, [from, to, told]) in bars.iter().copied().enumerate() {
            let end = if to < 0.0 || place + 1 == bars.len() {
                1e9
            } else {
                to
            };
            let begin = if place == 0 { -1.0 } else { from };
            let counted = ask::<1>(
                &conn,
                &format!(
                    "SELECT count(*) FROM states WHERE {column} >= {begin} AND {column} < {end}"
                ),
            );
            assert_same(&[[told]], &counted);
        }
    }
    let middle = ask::<1>(
        &conn,
        "SELECT avg(stability) FROM (SELECT stability FROM states WHERE stability IS NOT NULL ORDER BY stability
            LIMIT 2 - (SELECT count(*) FROM states WHERE stability IS NOT NULL) % 2
            OFFSET ((SELECT count(*) FROM states WHERE stability IS NOT NULL) - 1) / 2)",
    );
    assert_same(&[[number(&stats["memory"]["median_stability"])]], &middle);
}

#[test]
fn the_figures_of_a_real_log_are_right() {
    let Some(text) = real_log() else { return };
    let desk = begun();
    let rows: Vec<Vec<&str>> = text
        .lines()
        .skip(1)
        .map(|line| line.split(',').collect())
        .collect();
    let mut reviews: Vec<Put<'_>> = rows
        .iter()
        .map(|row| Put {
            at: millis(row[2]),
            card: row[0],
            grade: row[1].parse().unwrap(),
            took: row[3].parse().ok(),
            form: 0,
            kind: 3,
        })
        .collect();
    reviews.sort_by_key(|review| review.at);
    put(&desk, &reviews);
    let stats = desk.json(&["stats", "--json"]);
    assert_is_what_sql_says(&desk, &stats);
    // FSRS-6 with its published weights, written down a second time in Python with double precision from the formulas of
    // the open-spaced-repetition wiki: true tests, those passed, the mean chance before them, the tests and passed ones
    // below 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95 and 1, what is held on 2024-10-07 at 09:00 UTC, the middle stability
    let kept = &stats["retention"];
    assert_eq!(kept["reviews"], 5_978);
    assert!((number(&kept["observed"]) - 4_693.0 / 5_978.0).abs() < 1e-9);
    assert!(
        (number(&kept["predicted"]) - 0.773_815_41).abs() < 1e-6,
        "{kept}"
    );
    let parts = [
        (369.0, 128.0),
        (345.0, 195.0),
        (662.0, 433.0),
        (1_397.0, 1_112.0),
        (1_123.0, 961.0),
        (1_173.0, 1_049.0),
        (887.0, 796.0),
        (22.0, 19.0),
    ];
    let told = list(&stats, "calibration", ["reviews", "observed"]);
    assert_eq!(told.len(), parts.len());
    for ([reviews, observed], (expected, passed)) in told.into_iter().zip(parts) {
        assert!((reviews - expected).abs() < 0.5 && (observed * reviews - passed).abs() < 1e-6);
    }
    let memory = &stats["memory"];
    assert!(
        (number(&memory["held"]) - 1_112.518_47).abs() < 0.01,
        "{memory}"
    );
    assert!(
        (number(&memory["median_stability"]) - 13.835_84).abs() < 1e-4,
        "{memory}"
    );
}

#[test]
fn the_figures_of_a_simulated_learner_are_right() {
    let desk = begun();
    // a learner of forty cards with all forms, crammed answers, missing durations; a generator of its own (Knuth's MMIX)
    let names: Vec<String> = (0..40).map(|card| format!("card-{card}")).collect();
    let mut chance = 7_u64;
    let mut draw = |below: u64| {
        chance = chance
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        i64::try_from((chance >> 33) % below).unwrap()
    };
    let mut at = millis("2024-06-01T00:00:00Z");
    let mut reviews = Vec::new();
    for _ in 0..3_000 {
        at += 1_000 + draw(6_000_000);
        let took = draw(5);
        reviews.push(Put {
            at,
            card: &names[usize::try_from(draw(40)).unwrap()],
            grade: [1, 2, 3, 3, 3, 4][usize::try_from(draw(6)).unwrap()],
            took: (took > 0).then_some(took * 3_333),
            form: draw(7),
            kind: [0, 0, 0, 1, 2][usize::try_from(draw(5)).unwrap()],
        });
    }
    put(&desk, &reviews);
    // taken back, and corrected, by the program itself
    for _ in 0..5 {
        assert_eq!(desk.run(&["undo"]).code, 0);
    }
    let stats = desk.json(&["stats", "--json"]);
    assert_eq!(stats["total"]["reviews"], 2_995);
    assert_is_what_sql_says(&desk, &stats);
    let again = desk.json(&["stats", "--json"]);
    assert_eq!(again, stats, "from the cache");
}
