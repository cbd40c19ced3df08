//! The log → its digest: the same order, the same grades and the same replay from which the memory itself is derived.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};

use crate::base::{Grade, Millis, Offset, QuestionKey};
use crate::deck::Form;
use crate::memory::Scheduler;
use crate::report::{self, ANSWER_BYTES, Answer, Digest, Known, Texts};
use crate::session::Kind;
use crate::store::error::ErrorKind;
use crate::store::log::{self, Keys};
use crate::store::read::given;
use crate::store::relink;
use crate::store::replay::{self, Entry, Stamp, Uid};
use crate::store::state::{self, Derived};

/// Makes the digest of the whole log.
pub(super) fn all(tx: &Connection, scheduler: &Scheduler) -> Result<Digest, ErrorKind> {
    let mut maker = Maker::new(tx, scheduler)?;
    let mut answers = maker.answers("1", None)?;
    let homes = relink::homes(tx)?;
    for answer in &mut answers {
        answer.question = homes.get(&answer.id).copied().unwrap_or(answer.question);
    }
    // stable, so that the answers to one question stay in the order of their numbers
    answers.sort_by_key(|answer| answer.question);
    let grades = grades(tx, "1", None)?;
    let mut parts = BTreeMap::new();
    for group in answers.chunk_by(|a, b| a.question == b.question) {
        let bytes = maker.bytes(group, &grades);
        parts.insert(group[0].question, bytes);
    }
    drop(answers);
    let mut questions = questions(tx, "1", None)?;
    questions.sort_by(|a, b| a.1.key.cmp(&b.1.key));
    let mut whole = Vec::with_capacity(parts.values().map(Vec::len).sum());
    let mut known = Vec::with_capacity(questions.len());
    for (id, mut question) in questions {
        let bytes = parts.remove(&id).unwrap_or_default();
        question.answers = count(&bytes);
        if is_known(&question) {
            whole.extend_from_slice(&bytes);
            known.push(question);
        }
    }
    put_together(known, whole, maker.texts)
}

/// The digest with some questions, by their rows, read anew.
pub(super) fn renewed(
    tx: &Connection,
    scheduler: &Scheduler,
    old: &Digest,
    touched: &BTreeSet<i64>,
) -> Result<Digest, ErrorKind> {
    let mut maker = Maker::new(tx, scheduler)?;
    maker.texts = old.texts().clone();
    let mut fresh: BTreeMap<QuestionKey, (Known, Vec<u8>)> = BTreeMap::new();
    for &question in touched {
        let answers = maker.answers("r.question = ?1", Some(question))?;
        let bytes = maker.bytes(&answers, &grades(tx, "r.question = ?1", Some(question))?);
        for (_, mut known) in questions(tx, "q.id = ?1", Some(question))? {
            known.answers = count(&bytes);
            fresh.insert(known.key.clone(), (known, bytes.clone()));
        }
    }
    let mut whole = Vec::with_capacity(old.bytes().len() + touched.len() * ANSWER_BYTES);
    let mut known = Vec::with_capacity(old.questions().len() + fresh.len());
    let mut take = |question: Known, bytes: &[u8]| {
        if is_known(&question) {
            whole.extend_from_slice(bytes);
            known.push(question);
        }
    };
    for (place, question) in old.questions().iter().enumerate() {
        while let Some(before) = fresh.first_entry().filter(|one| *one.key() < question.key) {
            let (question, bytes) = before.remove();
            take(question, &bytes);
        }
        match fresh.remove(&question.key) {
            Some((question, bytes)) => take(question, &bytes),
            None => take(question.clone(), old.bytes_of(place)),
        }
    }
    for (question, bytes) in fresh.into_values() {
        take(question, &bytes);
    }
    put_together(known, whole, maker.texts)
}

fn is_known(question: &Known) -> bool {
    question.answers > 0 || question.suspended || question.state.is_some()
}

fn count(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.len() / ANSWER_BYTES).unwrap_or(u32::MAX)
}

fn put_together(known: Vec<Known>, whole: Vec<u8>, texts: Texts) -> Result<Digest, ErrorKind> {
    Digest::new(known, whole, texts)
        .ok_or_else(|| ErrorKind::Damaged(String::from("two questions have one name")))
}

/// The questions of a filter with their rows and what is remembered of them; how many answers they have is not known yet.
fn questions(
    tx: &Connection,
    filter: &str,
    question: Option<i64>,
) -> Result<Vec<(i64, Known)>, ErrorKind> {
    let mut statement = tx.prepare_cached(&format!(
        "SELECT q.id, q.deck, q.card, q.face, s.question, {} FROM questions q LEFT JOIN states s ON s.question = q.id
            WHERE {filter}",
        state::COLUMNS
    ))?;
    let mut rows = statement.query(rusqlite::params_from_iter(question))?;
    let (mut keys, mut found) = (Keys::default(), Vec::new());
    while let Some(row) = rows.next()? {
        let derived = match row.get::<_, Option<i64>>(4)? {
            Some(_) => Derived::read(row, 5)?,
            None => Derived::default(),
        };
        let known = Known {
            key: keys.read(row, 1)?,
            state: derived.memory.map(|memory| memory.state),
            suspended: derived.suspended,
            introduced: derived.memory.map(|memory| memory.introduced),
            answers: 0,
        };
        found.push((row.get(0)?, known));
    }
    Ok(found)
}

/// The grades that count instead of the first ones, of the reviews of a filter.
fn grades(
    tx: &Connection,
    filter: &str,
    question: Option<i64>,
) -> Result<HashMap<i64, Grade>, ErrorKind> {
    let mut statement = tx.prepare_cached(&format!(
        "SELECT d.uid, c.seq, c.at, c.id, c.review, c.grade FROM corrections c
            JOIN devices d ON d.id = c.device JOIN reviews r ON r.id = c.review WHERE {filter}"
    ))?;
    let mut rows = statement.query(rusqlite::params_from_iter(question))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(log::correction(row)?);
    }
    Ok(replay::corrected(found))
}

/// An answer as it stands in the log.
#[derive(Debug, Clone, Copy)]
struct Raw {
    id: i64,
    question: i64,
    seq: i64,
    /// The device, as its place in [`Maker::devices`].
    device: u32,
    answer: Answer,
}

struct Maker<'a> {
    tx: &'a Connection,
    scheduler: &'a Scheduler,
    /// The names of devices, with their rows.
    devices: Vec<(i64, Uid)>,
    texts: Texts,
    numbers: HashMap<String, u32>,
}

impl<'a> Maker<'a> {
    fn new(tx: &'a Connection, scheduler: &'a Scheduler) -> Result<Self, ErrorKind> {
        let mut statement = tx.prepare_cached("SELECT id, uid FROM devices ORDER BY id")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(Self {
            tx,
            scheduler,
            devices: rows.collect::<Result<_, _>>()?,
            texts: Texts::default(),
            numbers: HashMap::new(),
        })
    }

    /// The answers of a filter that were not taken back, by their numbers.
    fn answers(&mut self, filter: &str, question: Option<i64>) -> Result<Vec<Raw>, ErrorKind> {
        // what was given is read only where it was wrong
        let mut statement = self.tx.prepare_cached(&format!(
            "SELECT r.id, r.question, r.device, r.seq, r.at, r.\"offset\", r.took, r.form, r.choices, r.score,
                r.confidence, r.grade, r.kind, CASE WHEN r.grade = 1 OR r.score < 1 THEN r.given END
            FROM reviews r WHERE {filter} AND NOT EXISTS (SELECT 1 FROM undos u WHERE u.review = r.id) ORDER BY r.id"
        ))?;
        let mut rows = statement.query(rusqlite::params_from_iter(question))?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(self.raw(row)?);
        }
        Ok(found)
    }

    fn raw(&mut self, row: &Row<'_>) -> Result<Raw, ErrorKind> {
        let device: i64 = row.get(2)?;
        let device = self.devices.binary_search_by_key(&device, |known| known.0);
        let device = device.map_err(|_| ErrorKind::Damaged(String::from("an unknown device")))?;
        let given = match row.get_ref(13)? {
            ValueRef::Null => 0,
            value => self.number(&given(value)?),
        };
        #[allow(clippy::cast_possible_truncation)] // it is kept to a 250th
        let score = row.get::<_, Option<f64>>(9)?.map(|score| score as f32);
        let answer = Answer {
            at: Millis(row.get(4)?),
            offset: Offset(row.get(5)?),
            took_ms: row.get(6)?,
            recall: None,
            form: log::placed(&Form::ALL, row.get(7)?, "form of question")?,
            grade: log::grade(row.get(11)?)?,
            choices: row.get(8)?,
            score,
            confidence: row.get(10)?,
            counts: log::placed(&Kind::ALL, row.get(12)?, "kind of review")?.counts(),
            first: false,
            given,
        };
        Ok(Raw {
            id: row.get(0)?,
            question: row.get(1)?,
            seq: row.get(3)?,
            device: u32::try_from(device).unwrap_or(u32::MAX),
            answer,
        })
    }

    fn number(&mut self, given: &str) -> u32 {
        if given.is_empty() {
            return 0;
        }
        if let Some(&number) = self.numbers.get(given) {
            return number;
        }
        let number = self.texts.push(given);
        self.numbers.insert(given.to_owned(), number);
        number
    }

    /// The answers to one question in the order in which they count, each with what was expected of it.
    fn bytes(&self, group: &[Raw], grades: &HashMap<i64, Grade>) -> Vec<u8> {
        let mut answers: Vec<Answer> = group.iter().map(|raw| raw.answer).collect();
        for (answer, raw) in answers.iter_mut().zip(group) {
            answer.grade = grades.get(&raw.id).copied().unwrap_or(answer.grade);
        }
        // exactly as the memory is derived: what does not count has no say in the order of what does
        let counting = self.in_order(group, |raw| raw.answer.counts);
        in_turn(&counting, &mut answers, |answers| {
            report::foretell(answers, self.scheduler);
        });
        let order = self.in_order(group, |_| true);
        in_turn(&order, &mut answers, report::mark_first);
        order
            .into_iter()
            .flat_map(|place| answers[place].encode())
            .collect()
    }

    /// The places of the answers that are wanted, in the order in which they count.
    fn in_order(&self, group: &[Raw], wanted: impl Fn(&Raw) -> bool) -> Vec<usize> {
        let entry = |(place, raw): (usize, &Raw)| Entry {
            stamp: Stamp {
                uid: self.devices[raw.device as usize].1,
                seq: raw.seq,
                at: raw.answer.at,
                id: raw.id,
            },
            what: place,
        };
        let entries = group.iter().enumerate().filter(|(_, raw)| wanted(raw));
        let ordered = replay::in_order(entries.map(entry).collect());
        ordered.into_iter().map(|entry| entry.what).collect()
    }
}

/// Lets work be done on some answers in an order.
fn in_turn(order: &[usize], answers: &mut [Answer], work: impl FnOnce(&mut [Answer])) {
    let mut turned: Vec<Answer> = order.iter().map(|&place| answers[place]).collect();
    work(&mut turned);
    for (&place, answer) in order.iter().zip(turned) {
        answers[place] = answer;
    }
}
