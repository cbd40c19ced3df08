//! The log in short: what reports need of every answer, question by question, in one piece of memory.
//!
//! A million answers take 26 MB and are walked through in some milliseconds; nothing is allocated for a single one. Where
//! it comes from and how it is kept is the store's business.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::Row;
use super::answer::{ANSWER_BYTES, Answer};
use super::places::OfDeck;
use super::texts::Texts;
use crate::base::{Day, DeckId, Probability, QuestionKey};
use crate::memory::{self, Answered, DESIRED_RETENTION, Scheduler, Spread, State};

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
    use super::*;
    use crate::base::{Grade, Millis, Offset};
    use crate::deck::Form;

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
}
