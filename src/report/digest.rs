//! The log in short: what reports need of every answer, question by question, in one piece of memory.
//!
//! A million answers take 26 MB and are walked through in some milliseconds; nothing is allocated for a single one. Where
//! it comes from and how it is kept is the store's business.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::Row;
use super::places::OfDeck;
use crate::base::{Day, DeckId, Grade, Millis, Offset, Probability, QuestionKey};
use crate::deck::Form;
use crate::memory::{self, Answered, DESIRED_RETENTION, Scheduler, Spread, State};

/// The bytes of one answer; see [`Answer::encode`].
pub const ANSWER_BYTES: usize = 26;

/// Stands for "nobody measured" among durations; one of 49 days is cut by a millisecond.
const NO_TIME: u32 = u32::MAX;

/// Stands for "a flip, which has no score".
const NO_SCORE: u8 = u8::MAX;

/// A score of 1 as it is kept: scores are told apart to a 250th.
const FULL_SCORE: f64 = 250.0;

/// A question that was answered or set aside, with what is remembered of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Known {
    /// Its name; its deck may be gone.
    pub key: QuestionKey,
    /// Its memory; `None` when no answer counts, so that it is still new.
    pub state: Option<State>,
    /// Whether it is set aside.
    pub suspended: bool,
    /// The study day of its first counting answer; `None` when it is new.
    pub introduced: Option<Day>,
    /// How many answers there are for it.
    pub answers: u32,
}

/// One answer as it counts now: taken-back ones are left out, corrected ones carry their last grade, and relinked ones
/// stand with the question for which they count.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Answer {
    /// When it was given.
    pub at: Millis,
    /// How far local time was ahead of UTC then.
    pub offset: Offset,
    /// How long it took, in milliseconds; `None` when nobody measured.
    pub took_ms: Option<u32>,
    /// The chance of recall just before, from the answers before it, 0 to 1; `None` when the question was new, and for a
    /// crammed answer.
    pub recall: Option<f32>,
    /// How it was asked.
    pub form: Form,
    /// How well it was answered.
    pub grade: Grade,
    /// Among how many choices; 0 when there were none.
    pub choices: u8,
    /// The share that was right, 0 to 1 to a 250th; `None` for a flip.
    pub score: Option<f32>,
    /// How sure the learner was, 1 to 3.
    pub confidence: Option<u8>,
    /// Whether it moved the memory on; a crammed answer did not.
    pub counts: bool,
    /// Whether it was the first of its question on its study day, crammed ones counted in.
    pub first: bool,
    /// The wrong text that was given, for [`Digest::text`]; 0 when the answer was right or nothing was typed.
    pub given: u32,
}

impl Answer {
    /// The study day, where the learner was then.
    #[must_use]
    pub fn day(&self) -> Day {
        Day::of(self.at, self.offset)
    }

    /// Whether it was a true test of memory: the first answer on a day to a question answered on an earlier day.
    ///
    /// A crammed answer is none, and it spoils its day: what was looked at this morning is no test in the evening.
    #[must_use]
    pub fn is_test(&self) -> bool {
        self.counts && self.first && self.recall.is_some()
    }

    /// The answer in its bytes, little-endian: instant 8, duration 4, recall 4, text 4, offset 2, marks 2, score 1,
    /// choices 1. Marks: form (4 bits), grade (3), confidence (2), counts, first.
    #[must_use]
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // a score is 0 to 250
    pub fn encode(&self) -> [u8; ANSWER_BYTES] {
        let form = Form::ALL.iter().position(|form| *form == self.form);
        let marks = u16::try_from(form.unwrap_or(0)).unwrap_or(0)
            | u16::from(self.grade.number()) << 4
            | u16::from(self.confidence.unwrap_or(0) & 3) << 7
            | u16::from(self.counts) << 9
            | u16::from(self.first) << 10;
        let took = self.took_ms.map_or(NO_TIME, |took| took.min(NO_TIME - 1));
        let score = self.score.map_or(NO_SCORE, |score| {
            (Probability::new(f64::from(score)).value() * FULL_SCORE).round() as u8
        });
        let mut bytes = [0; ANSWER_BYTES];
        bytes[0..8].copy_from_slice(&self.at.0.to_le_bytes());
        bytes[8..12].copy_from_slice(&took.to_le_bytes());
        bytes[12..16].copy_from_slice(&self.recall.unwrap_or(f32::NAN).to_le_bytes());
        bytes[16..20].copy_from_slice(&self.given.to_le_bytes());
        bytes[20..22].copy_from_slice(&self.offset.0.to_le_bytes());
        bytes[22..24].copy_from_slice(&marks.to_le_bytes());
        bytes[24] = score;
        bytes[25] = self.choices;
        bytes
    }

    /// The answer of some bytes; what no answer can hold reads as the nearest that one can.
    #[must_use]
    pub fn decode(bytes: &[u8; ANSWER_BYTES]) -> Self {
        let [a, b, c, d, e, f, g, h, rest @ ..] = *bytes;
        let [t0, t1, t2, t3, r0, r1, r2, r3, rest @ ..] = rest;
        let [g0, g1, g2, g3, o0, o1, m0, m1, score, choices] = rest;
        let marks = u16::from_le_bytes([m0, m1]);
        let took = u32::from_le_bytes([t0, t1, t2, t3]);
        let recall = f32::from_le_bytes([r0, r1, r2, r3]);
        let bits = |from: u16, count: u16| ((marks >> from) & ((1 << count) - 1)) as u8;
        #[allow(clippy::cast_possible_truncation)] // 250 steps need no more
        let full = FULL_SCORE as f32;
        Self {
            at: Millis(i64::from_le_bytes([a, b, c, d, e, f, g, h])),
            offset: Offset(i16::from_le_bytes([o0, o1])),
            took_ms: (took != NO_TIME).then_some(took),
            recall: (!recall.is_nan()).then_some(recall),
            form: *Form::ALL
                .get(usize::from(bits(0, 4)))
                .unwrap_or(&Form::Flip),
            grade: Grade::from_number(bits(4, 3)).unwrap_or(Grade::Again),
            choices,
            score: (score != NO_SCORE).then(|| f32::from(score) / full),
            confidence: Some(bits(7, 2)).filter(|&sure| sure > 0),
            counts: bits(9, 1) == 1,
            first: bits(10, 1) == 1,
            given: u32::from_le_bytes([g0, g1, g2, g3]),
        }
    }
}

/// Wrong texts that were given, each once; number 0 is the empty one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Texts {
    all: String,
    /// Where each text begins in `all`, and where the last ends.
    starts: Vec<u32>,
}

impl Default for Texts {
    fn default() -> Self {
        Self {
            all: String::new(),
            starts: vec![0, 0],
        }
    }
}

impl Texts {
    /// Adds a text and says its number; 0 when there is no room for more than 4 GB of them.
    pub fn push(&mut self, text: &str) -> u32 {
        let Ok(end) = u32::try_from(self.all.len() + text.len()) else {
            return 0;
        };
        self.all.push_str(text);
        self.starts.push(end);
        u32::try_from(self.starts.len() - 2).unwrap_or(0)
    }

    /// The text of a number; empty when there is none.
    #[must_use]
    pub fn get(&self, number: u32) -> &str {
        let at = number as usize;
        let ends = self.starts.get(at).zip(self.starts.get(at + 1));
        ends.and_then(|(&from, &to)| self.all.get(from as usize..to as usize))
            .unwrap_or("")
    }

    /// How many texts there are, the empty one counted in.
    #[must_use]
    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Whether there is none but the empty one.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 1
    }
}

/// Answers that lie elsewhere and are gone through from the first to the last, piece by piece: to hold all of a million in
/// memory takes longer than all that is done with them.
pub trait Source: fmt::Debug + Send + Sync {
    /// Shows all bytes in their order, in pieces of any length; whether they were what was written is known at the end.
    fn pieces(&self, show: &mut dyn FnMut(&[u8])) -> bool;
}

/// Where the answers are.
#[derive(Debug, Clone)]
enum Place {
    /// In memory.
    Here(Vec<u8>),
    /// Elsewhere, so many bytes.
    Elsewhere {
        source: Arc<dyn Source>,
        length: usize,
        /// They turned out not to be what was written.
        torn: Arc<AtomicBool>,
    },
}

impl Place {
    /// The bytes that are in memory.
    fn here(&self) -> &[u8] {
        match self {
            Self::Here(bytes) => bytes,
            Self::Elsewhere { .. } => &[],
        }
    }

    fn length(&self) -> usize {
        match self {
            Self::Here(bytes) => bytes.len(),
            Self::Elsewhere { length, .. } => *length,
        }
    }
}

/// Two are alike when they hold the same bytes in memory; what lies elsewhere is like nothing.
impl PartialEq for Place {
    fn eq(&self, other: &Self) -> bool {
        matches!((self, other), (Self::Here(one), Self::Here(other)) if one == other)
    }
}

impl Default for Place {
    fn default() -> Self {
        Self::Here(Vec::new())
    }
}

/// The log in short.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Digest {
    known: Vec<Known>,
    /// Where the answers of each question begin.
    starts: Vec<usize>,
    /// The answers of the first question, of the second …, each in the order in which they count.
    answers: Place,
    texts: Texts,
}

/// Notes at each answer to one question the chance of recall just before it, crammed ones left out, and gives the memory
/// after the last; the answers stand in the order in which they count.
pub fn foretell(answers: &mut [Answer], scheduler: &Scheduler) -> Option<State> {
    let mut state: Option<State> = None;
    for answer in answers.iter_mut().filter(|answer| answer.counts) {
        #[allow(clippy::cast_possible_truncation)] // the model's own precision
        let recall = |state: State| scheduler.retrievability(&state, answer.at).value() as f32;
        answer.recall = state.map(recall);
        let answered = Answered {
            at: answer.at,
            offset: answer.offset,
            grade: answer.grade,
            // it moves the due day only, and no chance of recall hangs on that
            retention: Probability::new(DESIRED_RETENTION),
            spread: Spread::default(),
            guess: memory::guess(answer.form, answer.choices),
        };
        state = Some(scheduler.after(state.as_ref(), &answered));
    }
    state
}

/// Notes which of the answers to one question were the first on their day; they stand in the order in which they count.
pub fn mark_first(answers: &mut [Answer]) {
    let mut last: Option<Day> = None;
    for answer in answers {
        let day = answer.day();
        answer.first = last.is_none_or(|last| last < day);
        last = last.max(Some(day));
    }
}

impl Digest {
    /// The digest of rows in any order, for logs that never were in a progress file: instants decide the order, nothing is
    /// set aside, and due days follow the usual retention.
    #[must_use]
    pub fn of(rows: &[Row], scheduler: &Scheduler) -> Self {
        let mut rows: Vec<&Row> = rows.iter().collect();
        rows.sort_by(|a, b| a.key.cmp(&b.key).then(a.at.cmp(&b.at)));
        let (mut digest, mut bytes) = (Self::default(), Vec::new());
        for group in rows.chunk_by(|a, b| a.key == b.key) {
            let mut answers: Vec<Answer> = group.iter().map(|row| row.answer()).collect();
            mark_first(&mut answers);
            let known = Known {
                key: group[0].key.clone(),
                state: foretell(&mut answers, scheduler),
                suspended: false,
                introduced: answers.iter().find(|one| one.counts).map(Answer::day),
                answers: u32::try_from(answers.len()).unwrap_or(u32::MAX),
            };
            digest.starts.push(bytes.len() / ANSWER_BYTES);
            digest.known.push(known);
            bytes.extend(answers.iter().flat_map(Answer::encode));
        }
        digest.answers = Place::Here(bytes);
        digest
    }

    /// Puts a digest together: questions in the order of their names, their answers one question after the other.
    ///
    /// `None` when questions and answers do not fit together.
    #[must_use]
    pub fn new(known: Vec<Known>, answers: Vec<u8>, texts: Texts) -> Option<Self> {
        Self::put_together(known, Place::Here(answers), texts)
    }

    /// The same with answers that lie elsewhere, so many bytes of them: they are found by [`Digest::each`] alone, and whether
    /// what it showed is true [`Digest::is_sound`] says afterwards.
    #[must_use]
    pub fn elsewhere(
        known: Vec<Known>,
        (source, length): (Arc<dyn Source>, usize),
        texts: Texts,
    ) -> Option<Self> {
        let torn = Arc::default();
        let answers = Place::Elsewhere {
            source,
            length,
            torn,
        };
        Self::put_together(known, answers, texts)
    }

    fn put_together(known: Vec<Known>, answers: Place, texts: Texts) -> Option<Self> {
        let mut starts = Vec::with_capacity(known.len());
        let mut at = 0;
        for question in &known {
            starts.push(at);
            at += question.answers as usize;
        }
        let sorted = known.is_sorted_by(|a, b| a.key < b.key);
        (sorted && answers.length() == at * ANSWER_BYTES).then_some(Self {
            known,
            starts,
            answers,
            texts,
        })
    }

    /// All questions that were answered or set aside, in the order of their names.
    #[must_use]
    pub fn questions(&self) -> &[Known] {
        &self.known
    }

    /// The place of a question among [`Digest::questions`].
    #[must_use]
    pub fn find(&self, key: &QuestionKey) -> Option<usize> {
        self.known.binary_search_by(|known| known.key.cmp(key)).ok()
    }

    /// The places of some questions, as [`Digest::find`] finds them one by one; quick when those of a deck come one after
    /// the other.
    #[must_use]
    pub fn places<'k>(
        &self,
        keys: impl IntoIterator<Item = &'k QuestionKey>,
    ) -> Vec<Option<usize>> {
        let mut deck = OfDeck::default();
        let keys = keys.into_iter();
        keys.map(|key| {
            if deck.id != Some(&key.deck) {
                deck = OfDeck::new(&self.known, &key.deck);
            }
            deck.place(key)
        })
        .collect()
    }

    /// How many answers there are of all questions.
    #[must_use]
    pub fn len(&self) -> usize {
        self.answers.length() / ANSWER_BYTES
    }

    /// Whether there is no answer.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The places of the questions of a deck.
    #[must_use]
    pub fn range_of(&self, deck: &DeckId) -> Range<usize> {
        let from = self.known.partition_point(|one| one.key.deck < *deck);
        let length = self.known[from..].partition_point(|one| one.key.deck == *deck);
        from..from + length
    }

    /// Shows the answers to all questions that have any, by the place of the question and in the order in which they count;
    /// question after question, so not in the order of time.
    pub fn each(&self, mut show: impl FnMut(usize, Answers<'_>)) {
        match &self.answers {
            Place::Here(bytes) => {
                let mut parts = Parts::new(&self.known);
                parts.take(bytes, &mut show);
            }
            Place::Elsewhere { source, torn, .. } => {
                let mut parts = Parts::new(&self.known);
                let sound = source.pieces(&mut |piece| parts.take(piece, &mut show));
                if !sound || !parts.is_done() {
                    torn.store(true, Ordering::Relaxed);
                }
            }
        }
    }

    /// Whether the answers that [`Digest::each`] showed were true ones; what lies elsewhere may be damaged, which is known
    /// only after all of it was read.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        match &self.answers {
            Place::Here(_) => true,
            Place::Elsewhere { torn, .. } => !torn.load(Ordering::Relaxed),
        }
    }

    /// The answers to a question, by its place, in the order in which they count; none where they lie elsewhere.
    pub fn answers_of(&self, question: usize) -> Answers<'_> {
        Answers::of(self.bytes_of(question))
    }

    /// All answers, each with the place of its question; question after question, so not in the order of time. None where
    /// they lie elsewhere.
    pub fn answers(&self) -> impl Iterator<Item = (usize, Answer)> + '_ {
        (0..self.known.len())
            .flat_map(|question| self.answers_of(question).map(move |one| (question, one)))
    }

    /// The bytes of the answers to a question, by its place; none where they lie elsewhere.
    #[must_use]
    pub fn bytes_of(&self, question: usize) -> &[u8] {
        let bytes = self.answers.here();
        bytes.get(self.range(question)).unwrap_or(&[])
    }

    /// The bytes of all answers; none where they lie elsewhere.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        self.answers.here()
    }

    /// A wrong text that was given; see [`Answer::given`].
    #[must_use]
    pub fn text(&self, number: u32) -> &str {
        self.texts.get(number)
    }

    /// The wrong texts that were given.
    #[must_use]
    pub fn texts(&self) -> &Texts {
        &self.texts
    }

    fn range(&self, question: usize) -> Range<usize> {
        let known = self.known.get(question).map_or(0, |known| known.answers);
        let start = self.starts.get(question).copied().unwrap_or(0);
        start * ANSWER_BYTES..(start + known as usize) * ANSWER_BYTES
    }
}

/// The answers to one question, in the order in which they count.
#[derive(Debug, Clone)]
pub struct Answers<'b>(std::slice::Iter<'b, [u8; ANSWER_BYTES]>);

impl<'b> Answers<'b> {
    fn of(bytes: &'b [u8]) -> Self {
        Self(bytes.as_chunks().0.iter())
    }
}

impl Iterator for Answers<'_> {
    type Item = Answer;

    #[inline]
    fn next(&mut self) -> Option<Answer> {
        self.0.next().map(Answer::decode)
    }
}

/// Parts pieces of any length into the answers of one question after the other.
struct Parts<'k> {
    known: std::iter::Enumerate<std::slice::Iter<'k, Known>>,
    /// The question whose answers come next, and how many bytes they take.
    next: Option<(usize, usize)>,
    /// What came of them with the piece before.
    begun: Vec<u8>,
}

impl<'k> Parts<'k> {
    fn new(known: &'k [Known]) -> Self {
        let mut parts = Self {
            known: known.iter().enumerate(),
            next: None,
            begun: Vec::new(),
        };
        parts.step();
        parts
    }

    fn step(&mut self) {
        let answered = self.known.find(|(_, known)| known.answers > 0);
        self.next = answered.map(|(at, known)| (at, known.answers as usize * ANSWER_BYTES));
    }

    fn take(&mut self, mut piece: &[u8], show: &mut impl FnMut(usize, Answers<'_>)) {
        while let Some((at, length)) = self.next {
            let missing = length - self.begun.len();
            let Some((own, rest)) = piece.split_at_checked(missing) else {
                self.begun.extend_from_slice(piece);
                return;
            };
            if self.begun.is_empty() {
                show(at, Answers::of(own));
            } else {
                self.begun.extend_from_slice(own);
                show(at, Answers::of(&self.begun));
                self.begun.clear();
            }
            piece = rest;
            self.step();
        }
    }

    /// Whether every question had its answers.
    fn is_done(&self) -> bool {
        self.next.is_none()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn known(name: &str, answers: u32) -> Known {
        Known {
            key: name.parse().unwrap(),
            state: None,
            suspended: false,
            introduced: None,
            answers,
        }
    }

    fn answer() -> Answer {
        Answer {
            at: Millis(1_700_000_000_123),
            offset: Offset(-570),
            took_ms: None,
            recall: None,
            form: Form::Match,
            grade: Grade::Easy,
            choices: 4,
            score: None,
            confidence: None,
            counts: false,
            first: true,
            given: 0,
        }
    }

    proptest! {
        #[test]
        fn an_answer_comes_back_from_its_bytes(
            (at, offset, given) in (any::<i64>(), any::<i16>(), any::<u32>()),
            took_ms in prop::option::of(0..u32::MAX), recall in prop::option::of(0_f32..=1.0),
            (form, grade, choices, score) in (0..7_usize, 0..4_usize, any::<u8>(), prop::option::of(0..=250_u8)),
            confidence in prop::option::of(1..=3_u8), (counts, first) in any::<(bool, bool)>(),
        ) {
            let answer = Answer {
                at: Millis(at), offset: Offset(offset), took_ms, recall, form: Form::ALL[form],
                grade: Grade::ALL[grade], choices, score: score.map(|score| f32::from(score) / 250.0), confidence,
                counts, first, given,
            };
            prop_assert_eq!(Answer::decode(&answer.encode()), answer);
        }
    }

    #[test]
    fn answers_are_found_by_question() {
        let one = answer();
        let two = Answer {
            choices: 2,
            took_ms: Some(9),
            ..one
        };
        let bytes = [one.encode(), two.encode(), two.encode()].concat();
        let questions = vec![known("a/x", 1), known("a/y", 0), known("b/x", 2)];
        let digest = Digest::new(questions.clone(), bytes.clone(), Texts::default()).unwrap();
        let of = |question: usize| digest.answers_of(question).collect::<Vec<_>>();
        assert_eq!((of(0), of(1), of(2)), (vec![one], vec![], vec![two, two]));
        assert!(of(3).is_empty());
        let places: Vec<_> = digest.answers().map(|(question, _)| question).collect();
        assert_eq!((digest.len(), places), (3, vec![0, 2, 2]));
        assert_eq!(digest.find(&"b/x".parse().unwrap()), Some(2));
        assert_eq!(digest.find(&"b/y".parse().unwrap()), None);
        assert!(Digest::new(questions[..2].to_vec(), bytes.clone(), Texts::default()).is_none());
        let backwards = vec![known("b/x", 1), known("a/x", 2)];
        assert!(Digest::new(backwards, bytes, Texts::default()).is_none());
    }

    #[test]
    fn texts_have_numbers_and_nothing_is_zero() {
        let mut texts = Texts::default();
        assert!(texts.is_empty());
        assert_eq!((texts.push("1990"), texts.push("소련")), (1, 2));
        assert_eq!([0, 1, 2, 3].map(|n| texts.get(n)), ["", "1990", "소련", ""]);
        assert_eq!(texts.len(), 3);
    }
}
