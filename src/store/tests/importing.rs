//! Many answers of another program at once: what then rests is made good at the end.

use super::*;
use crate::store::Imported;

/// Far more than make an import large.
const MANY: usize = 2_400;

fn questions() -> Vec<QuestionKey> {
    (0..40).map(|card| key(&format!("korea/{card}"))).collect()
}

/// Answers of all questions, some of them in one instant.
fn answers() -> Vec<Imported> {
    let answer = |number: usize| Imported {
        question: number * 7 % 40,
        at: Millis(START + i64::try_from(number / 3).unwrap() * 7 * MINUTE),
        offset: Offset(540),
        took_ms: Some(1_000),
        grade: Grade::ALL[number % 11 % 4],
    };
    (0..MANY).map(answer).collect()
}

fn reviews(store: &Store) -> Vec<(i64, i64, i64)> {
    let mut statement = store
        .conn
        .prepare("SELECT id, question, grade FROM reviews ORDER BY id")
        .unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)));
    rows.unwrap().map(Result::unwrap).collect()
}

#[test]
fn many_answers_at_once_lead_where_a_few_at_a_time_lead() {
    let (mut whole, mut pieces) = (memory(), memory());
    // so that there is a device whose counters are kept
    for store in [&mut whole, &mut pieces] {
        record(store, "a/b", at(-1), Grade::Good);
    }
    assert_eq!(whole.import(&questions(), answers()).unwrap().added, MANY);
    for piece in answers().chunks(300) {
        pieces.import(&questions(), piece.to_vec()).unwrap();
    }
    assert_eq!(reviews(&whole), reviews(&pieces));
    assert_eq!(derived(&whole), derived(&pieces));
    assert_rebuilds_to_the_same(&mut whole);
}

#[test]
fn the_same_answers_once_more_change_nothing() {
    let mut store = memory();
    store.import(&questions(), answers()).unwrap();
    let before = (reviews(&store), derived(&store));
    let again = store.import(&questions(), answers()).unwrap();
    assert_eq!((again.added, again.known), (0, MANY));
    assert_eq!((reviews(&store), derived(&store)), before);
}

#[test]
fn what_rested_meanwhile_watches_again() {
    let mut store = memory();
    store.import(&questions(), answers()).unwrap();
    let refused = store.conn.execute("DELETE FROM reviews", []).unwrap_err();
    assert!(refused.to_string().contains("append-only"), "{refused}");
    let pointing = "INSERT INTO suspensions (id, device, seq, at, question, suspended) VALUES (1, 1, 1, 1, 999, 1)";
    let refused = store.conn.execute(pointing, []).unwrap_err();
    assert!(refused.to_string().contains("FOREIGN KEY"), "{refused}");
    let kept: i64 = store
        .conn
        .pragma_query_value(None, "temp_store", |row| row.get(0))
        .unwrap();
    assert_eq!(kept, 2, "what is temporary stays in memory");
}
