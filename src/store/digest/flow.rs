//! Parts of a file that are gone through piece by piece, and the sums by which damage to them is known.

use std::fs::File;
use std::io::Read;

use crate::report::Source;
use crate::store::catalogue::read_at;

/// So many bytes of answers are read at a time: they stay near the processor, and they are whole steps of a [`Sum`].
const PIECE: usize = 1 << 16;

/// Answers that stay in their file.
#[derive(Debug)]
pub(super) struct Far {
    pub(super) file: File,
    pub(super) start: u64,
    pub(super) length: usize,
    pub(super) sum: u64,
}

impl Source for Far {
    fn pieces(&self, show: &mut dyn FnMut(&[u8])) -> bool {
        let mut buffer = vec![0; PIECE.min(self.length)];
        let (mut sum, mut done) = (Sum::default(), 0);
        while done < self.length {
            let piece = PIECE.min(self.length - done);
            let piece = &mut buffer[..piece];
            if read_at(&self.file, piece, self.start + done as u64).is_err() {
                return false;
            }
            sum.add(piece);
            show(piece);
            done += piece.len();
        }
        sum.finish() == self.sum
    }
}

/// A part of a file that is gone through piece by piece: fresh pages for all of it take longer than all that is done with it.
pub(super) struct Inflow<'f> {
    file: &'f mut File,
    /// The bytes that are still in the file.
    pub(super) left: usize,
    buffer: Vec<u8>,
    /// Where what is not used yet begins in the buffer.
    pub(super) at: usize,
    pub(super) sum: Sum,
}

impl<'f> Inflow<'f> {
    pub(super) fn new(file: &'f mut File, length: usize) -> Self {
        Self {
            file,
            left: length,
            buffer: Vec::new(),
            at: 0,
            sum: Sum::default(),
        }
    }

    /// What comes next, at least so many bytes of it unless it ends before; `None` when it cannot be read.
    pub(super) fn ahead(&mut self, bytes: usize) -> Option<&[u8]> {
        while self.left > 0 && self.buffer.len() - self.at < bytes {
            self.buffer.drain(..self.at);
            self.at = 0;
            let (from, piece) = (self.buffer.len(), PIECE.min(self.left));
            self.buffer.resize(from + piece, 0);
            self.file.read_exact(&mut self.buffer[from..]).ok()?;
            self.sum.add(&self.buffer[from..]);
            self.left -= piece;
        }
        self.buffer.get(self.at..)
    }
}

/// The sum of some bytes.
pub(in crate::store) fn sum_of(bytes: &[u8]) -> u64 {
    let mut sum = Sum::default();
    sum.add(bytes);
    sum.finish()
}

/// The bytes of a step of a [`Sum`].
const STEP: usize = 32;

/// The sum of bytes that come in pieces. Four sums side by side, so that the processor need not wait for each; the multiplier
/// is that of Knuth's generator MMIX.
pub(super) struct Sum {
    lanes: [u64; 4],
    length: u64,
    /// What was too short for a step, at the end.
    rest: u64,
}

impl Default for Sum {
    fn default() -> Self {
        Self {
            lanes: [1, 2, 3, 4],
            length: 0,
            rest: 0,
        }
    }
}

impl Sum {
    fn step(sum: u64, word: [u8; 8]) -> u64 {
        const FACTOR: u64 = 6_364_136_223_846_793_005;
        (sum ^ u64::from_le_bytes(word))
            .wrapping_mul(FACTOR)
            .rotate_left(29)
    }

    /// Adds a piece, of whole steps unless it is the last.
    pub(super) fn add(&mut self, piece: &[u8]) {
        let (blocks, rest) = piece.as_chunks::<STEP>();
        let mut lanes = self.lanes;
        for block in blocks {
            let (words, _) = block.as_chunks::<8>();
            for (sum, word) in lanes.iter_mut().zip(words) {
                *sum = Self::step(*sum, *word);
            }
        }
        self.lanes = lanes;
        self.length += piece.len() as u64;
        let rest = rest.iter();
        self.rest = rest.fold(self.rest, |sum, &byte| Self::step(sum, [byte; 8]));
    }

    pub(super) fn finish(&self) -> u64 {
        let lanes = self.lanes.iter();
        let begin = self.length ^ self.rest;
        lanes.fold(begin, |sum, lane| Self::step(sum, lane.to_le_bytes()))
    }
}
