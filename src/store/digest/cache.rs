//! The file in which a digest is kept: a seal, the questions, the texts, the answers.
//!
//! Numbers are little-endian. Whatever is wrong with the file, it reads as none.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::Path;
use std::sync::Arc;

use super::flow::{Far, Inflow, sum_of};
use super::seal::Seal;
use crate::base::{CardId, Day, DeckId, Face, Millis, QuestionKey};
use crate::memory::{State, WEIGHTS};
use crate::report::{Digest, Known, Texts};
use crate::store::new_file::{self, Readers};

/// What the file begins with. The number at its end changes with everything on which the content depends but the seal: the
/// layout, what a digest holds, how the memory model computes.
const MAGIC: [u8; 8] = *b"QzDkDg02";

/// A question takes no more than so many bytes: two ids, a face, a state. More is damage.
const LONGEST_ID: usize = 4096;

/// No question takes more bytes: its ids with their lengths, and fewer than a hundred for the rest.
const LONGEST: usize = 2 * (LONGEST_ID + 4) + 100;

/// So many bytes a question usually takes, or more: the names of deck and card, and 61 of numbers.
const USUAL: usize = 72;

/// What lay in the file.
pub(super) struct Kept {
    pub(super) seal: Seal,
    pub(super) digest: Digest,
}

/// A file that begins as a digest does.
pub(super) struct Found {
    file: File,
    pub(super) seal: Seal,
    /// The bytes of questions, texts and answers.
    lengths: [usize; 3],
    /// The sum of the answers.
    of_answers: u64,
    /// The sum of all before them, but for this sum itself.
    of_rest: u64,
    /// The sum of the head alone.
    of_head: u64,
}

impl Found {
    /// What lies at `path`; `None` when it is no digest, or of another version.
    pub(super) fn at(path: &Path) -> Option<Self> {
        let mut file = File::open(path).ok()?;
        let size = usize::try_from(file.metadata().ok()?.len()).ok()?;
        let mut head = [0; HEAD];
        file.read_exact(&mut head).ok()?;
        let mut reader = Reader(&head);
        let magic: [u8; 8] = reader.take()?;
        let seal = reader.seal()?;
        let lengths = [reader.length()?, reader.length()?, reader.length()?];
        let of_answers = u64::from_le_bytes(reader.take()?);
        let of_rest = u64::from_le_bytes(reader.take()?);
        let mut parts = lengths.iter();
        let whole = parts.try_fold(HEAD, |sum, length| sum.checked_add(*length))?;
        (magic == MAGIC && whole == size).then_some(Self {
            file,
            seal,
            lengths,
            of_answers,
            of_rest,
            of_head: sum_of(&head[..HEAD - 8]),
        })
    }

    /// The digest in memory; `None` when it is damaged.
    pub(super) fn whole(mut self) -> Option<Kept> {
        let (known, texts, mut part) = self.names()?;
        read_part(&mut self.file, self.lengths[2], &mut part)?;
        let sound = sum_of(&part) == self.of_answers;
        let digest = Digest::new(known, part, texts).filter(|_| sound)?;
        let seal = self.seal;
        Some(Kept { seal, digest })
    }

    /// The digest without its answers, which stay in the file when they take so many bytes or more; `None` when it is damaged.
    pub(super) fn far(mut self, bytes: usize) -> Option<Digest> {
        if self.lengths[2] < bytes {
            return self.whole().map(|kept| kept.digest);
        }
        let (known, texts, _) = self.names()?;
        let [questions, of_texts, length] = self.lengths;
        let source = Arc::new(Far {
            start: u64::try_from(HEAD + questions + of_texts).ok()?,
            length,
            sum: self.of_answers,
            file: self.file,
        });
        Digest::elsewhere(known, (source, length), texts)
    }

    /// The questions and the texts, and the memory into which they were read.
    fn names(&mut self) -> Option<(Vec<Known>, Texts, Vec<u8>)> {
        let [questions, texts, _] = self.lengths;
        let (known, of_questions) = known(Inflow::new(&mut self.file, questions))?;
        let mut part = Vec::new();
        read_part(&mut self.file, texts, &mut part)?;
        let (of_texts, texts) = (sum_of(&part), read_texts(&part)?);
        let sound = joined(self.of_head, [of_questions, of_texts]) == self.of_rest;
        sound.then_some((known, texts, part))
    }
}

/// Reads so many bytes into `part`, whatever it held.
fn read_part(file: &mut File, length: usize, part: &mut Vec<u8>) -> Option<()> {
    part.clear();
    part.reserve_exact(length);
    let read = file.take(length as u64).read_to_end(part).ok()?;
    (read == length).then_some(())
}

/// Writes a digest to `path`, whole or not at all, readable by its owner alone.
///
/// It is not forced to the disk: what a power cut leaves of it is found to be damaged, and made anew.
pub(super) fn keep(path: &Path, seal: &Seal, digest: &Digest) -> io::Result<()> {
    let mut questions = Vec::with_capacity(digest.questions().len() * 96);
    for known in digest.questions() {
        write_known(&mut questions, known);
    }
    let mut texts = Vec::new();
    for number in 1..digest.texts().len() {
        let text = digest.text(u32::try_from(number).unwrap_or(0));
        write_text(&mut texts, text);
    }
    let parts = [&questions[..], &texts, digest.bytes()];
    let mut head = Vec::with_capacity(HEAD);
    head.extend(MAGIC);
    write_seal(&mut head, seal);
    for part in parts {
        head.extend((part.len() as u64).to_le_bytes());
    }
    head.extend(sum_of(digest.bytes()).to_le_bytes());
    let of_rest = joined(sum_of(&head), [sum_of(&questions), sum_of(&texts)]);
    head.extend(of_rest.to_le_bytes());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let (beside, mut file) = new_file::beside(path, Readers::Owner)?;
    let written = (|| {
        file.write_all(&head)?;
        parts.iter().try_for_each(|part| file.write_all(part))?;
        fs::rename(&beside, path)
    })();
    if written.is_err() {
        fs::remove_file(&beside)?;
    }
    written
}

/// The bytes of the head: magic, seal (count, trace, five ids, weights), three lengths, two sums: that of the answers, and that
/// of all before them.
const HEAD: usize = 8 + 8 * 7 + 4 * WEIGHTS + 8 * 3 + 8 * 2;

fn write_seal(out: &mut Vec<u8>, seal: &Seal) {
    out.extend(seal.entries.to_le_bytes());
    out.extend(seal.trace.to_le_bytes());
    out.extend(seal.last.iter().flat_map(|id| id.to_le_bytes()));
    out.extend(seal.weights.iter().flat_map(|weight| weight.to_le_bytes()));
}

fn write_text(out: &mut Vec<u8>, text: &str) {
    let length = u32::try_from(text.len()).unwrap_or(u32::MAX);
    out.extend(length.to_le_bytes());
    out.extend(text.as_bytes());
}

/// A face as a number: the four names, then the deletions of a cloze from 1.
pub(in crate::store) fn face_number(face: Face) -> u32 {
    match face {
        Face::Main => 0,
        Face::Reverse => 1,
        Face::Term => 2,
        Face::Definition => 3,
        Face::Cloze(n) => 3 + u32::from(n),
    }
}

pub(in crate::store) fn face(number: u32) -> Option<Face> {
    Some(match number {
        0 => Face::Main,
        1 => Face::Reverse,
        2 => Face::Term,
        3 => Face::Definition,
        n => Face::Cloze(u16::try_from(n - 3).ok()?),
    })
}

fn write_known(out: &mut Vec<u8>, known: &Known) {
    write_text(out, known.key.deck.as_str());
    write_text(out, known.key.card.as_str());
    out.extend(face_number(known.key.face).to_le_bytes());
    out.extend(known.answers.to_le_bytes());
    let learning = known.state.is_some_and(|state| state.learning);
    out.push(
        u8::from(known.state.is_some())
            | u8::from(learning) << 1
            | u8::from(known.suspended) << 2
            | u8::from(known.introduced.is_some()) << 3,
    );
    if let Some(day) = known.introduced {
        out.extend(day.0.to_le_bytes());
    }
    if let Some(state) = &known.state {
        out.extend(state.stability.to_le_bytes());
        out.extend(state.difficulty.to_le_bytes());
        out.extend(state.last.0.to_le_bytes());
        out.extend(state.last_day.0.to_le_bytes());
        out.extend(state.due.0.to_le_bytes());
        out.extend(state.reps.to_le_bytes());
        out.extend(state.lapses.to_le_bytes());
    }
}

/// The questions, and the sum of their bytes.
fn known(mut inflow: Inflow<'_>) -> Option<(Vec<Known>, u64)> {
    let mut found = Vec::with_capacity(inflow.left / USUAL);
    let mut deck: Option<DeckId> = None;
    loop {
        let bytes = inflow.ahead(LONGEST)?;
        if bytes.is_empty() {
            return Some((found, inflow.sum.finish()));
        }
        let mut reader = Reader(bytes);
        let question = reader.known(deck.take())?;
        let used = bytes.len() - reader.0.len();
        inflow.at += used;
        deck = Some(question.key.deck.clone());
        found.push(question);
    }
}

fn read_texts(bytes: &[u8]) -> Option<Texts> {
    let mut reader = Reader(bytes);
    let mut texts = Texts::default();
    while !reader.0.is_empty() {
        let length = u32::from_le_bytes(reader.take()?) as usize;
        texts.push(reader.text(length)?);
    }
    Some(texts)
}

/// What is left to be read.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (first, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest;
        Some(*first)
    }

    fn text(&mut self, length: usize) -> Option<&'a str> {
        let (first, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        std::str::from_utf8(first).ok()
    }

    fn id(&mut self) -> Option<&'a str> {
        let length = u32::from_le_bytes(self.take()?) as usize;
        (length <= LONGEST_ID).then(|| self.text(length)).flatten()
    }

    fn length(&mut self) -> Option<usize> {
        usize::try_from(u64::from_le_bytes(self.take()?)).ok()
    }

    fn i64(&mut self) -> Option<i64> {
        self.take().map(i64::from_le_bytes)
    }

    fn i32(&mut self) -> Option<i32> {
        self.take().map(i32::from_le_bytes)
    }

    fn u32(&mut self) -> Option<u32> {
        self.take().map(u32::from_le_bytes)
    }

    fn f64(&mut self) -> Option<f64> {
        self.take().map(f64::from_le_bytes)
    }

    fn seal(&mut self) -> Option<Seal> {
        let (entries, trace) = (self.i64()?, self.i64()?);
        let mut last = [0; 5];
        for id in &mut last {
            *id = self.i64()?;
        }
        let mut weights = [0.0; WEIGHTS];
        for weight in &mut weights {
            *weight = f32::from_le_bytes(self.take()?);
        }
        Some(Seal {
            entries,
            trace,
            last,
            weights,
        })
    }

    /// A question; the id of its deck is shared with the one before when it is the same.
    fn known(&mut self, last: Option<DeckId>) -> Option<Known> {
        let deck = self.id()?;
        let deck = match last {
            Some(last) if last.as_str() == deck => last,
            _ => DeckId::new(deck).ok()?,
        };
        let card = CardId::new(self.id()?).ok()?;
        let face = face(self.u32()?)?;
        let answers = self.u32()?;
        let [marks] = self.take()?;
        let introduced = match marks & 8 {
            0 => None,
            _ => Some(Day(self.i32()?)),
        };
        let state = match marks & 1 {
            0 => None,
            _ => Some(self.state(marks & 2 != 0)?),
        };
        Some(Known {
            key: QuestionKey { deck, card, face },
            state,
            suspended: marks & 4 != 0,
            introduced,
            answers,
        })
    }

    fn state(&mut self, learning: bool) -> Option<State> {
        Some(State {
            stability: self.f64()?,
            difficulty: self.f64()?,
            last: Millis(self.i64()?),
            last_day: Day(self.i32()?),
            due: Day(self.i32()?),
            learning,
            reps: self.u32()?,
            lapses: self.u32()?,
        })
    }
}

/// A number that the bytes of some parts go into, from the sums of the head and of each. It finds damage, not malice: who can
/// write this file can write the progress file.
fn joined(head: u64, parts: [u64; 2]) -> u64 {
    let sums = [head].into_iter().chain(parts);
    sums.fold(0, |sum, part| mixed(sum ^ part))
}

fn mixed(number: u64) -> u64 {
    (number ^ (number >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}
