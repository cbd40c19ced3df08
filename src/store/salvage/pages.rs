//! The pages of a database file and of its write-ahead log, read as bytes: what SQLite itself would refuse to open.
//!
//! The layout is that of "Database File Format" and "WAL-mode File Format" in the documentation of SQLite.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::Path;

use crate::store::backup::with_ending;

/// How every database of SQLite begins.
const MAGIC: &[u8] = b"SQLite format 3\0";

/// The size of a page in our files, in bytes, taken where the header cannot be read.
const USUAL: usize = 4096;

/// The bytes before the first frame of a log, and before the page in each frame.
const LOG_HEAD: usize = 32;
const FRAME_HEAD: usize = 24;

/// All pages of a file as they are on the disk, damaged or not.
#[derive(Debug)]
pub(super) struct Pages {
    size: usize,
    /// Bytes at the end of each page that hold nothing.
    reserved: usize,
    main: Vec<u8>,
    /// Committed pages of the log, oldest first: their number and their place in `log`.
    frames: Vec<(usize, usize)>,
    log: Vec<u8>,
    /// The newest frame of each page.
    newest: HashMap<usize, usize>,
    /// The version of the file; `None` where the header cannot be read.
    version: Option<usize>,
}

impl Pages {
    /// Reads a file and its log; missing ones hold no pages.
    pub(super) fn read(path: &Path) -> io::Result<Self> {
        let bytes = |path: &Path| match fs::read(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
            other => other,
        };
        let mut main = bytes(path)?;
        let log = bytes(&with_ending(path, "-wal"))?;
        let head = main.starts_with(MAGIC) && main.len() >= 100;
        let size = if head { page_size(&main) } else { None };
        let frames = frames(&log, size.unwrap_or(USUAL));
        let size = size.unwrap_or(USUAL);
        // a page that was cut off may still hold rows
        main.resize(main.len().next_multiple_of(size), 0);
        let newest = frames.iter().copied().collect();
        let mut pages = Self {
            size,
            reserved: if head { usize::from(main[20]) } else { 0 },
            version: None,
            main,
            frames,
            log,
            newest,
        };
        let first = pages.page(1).filter(|page| page.starts_with(MAGIC));
        pages.version = first.and_then(|page| usize::try_from(word(page, 60)?).ok());
        Ok(pages)
    }

    /// The version of the file, as its header says.
    pub(super) fn version(&self) -> Option<usize> {
        self.version
    }

    /// The part of a page that holds something, in bytes.
    pub(super) fn usable(&self) -> usize {
        self.size - self.reserved
    }

    /// A page as it was written last; pages count from 1.
    pub(super) fn page(&self, number: usize) -> Option<&[u8]> {
        if let Some(at) = self.newest.get(&number) {
            return self.log.get(*at..at + self.size);
        }
        let at = number.checked_sub(1)?.checked_mul(self.size)?;
        self.main.get(at..at + self.size)
    }

    /// Every page there is with its number; a page may come several times. Those of the log come first, the newest before
    /// all: their checksums hold, so of two copies of a row that of the log is the one to believe.
    pub(super) fn all(&self) -> impl Iterator<Item = (usize, &[u8])> {
        let frames = self.frames.iter().rev();
        let frames = frames.map(|(number, at)| (*number, &self.log[*at..at + self.size]));
        let main = self.main.chunks_exact(self.size).enumerate();
        frames.chain(main.map(|(place, page)| (place + 1, page)))
    }
}

fn page_size(main: &[u8]) -> Option<usize> {
    let size = match half(main, 16)? {
        1 => 65_536,
        size => usize::from(size),
    };
    (size.is_power_of_two() && size >= 512).then_some(size)
}

/// The pages of all whole commits in a log: their numbers and places. Its checksums tell where what was written ends.
fn frames(log: &[u8], size: usize) -> Vec<(usize, usize)> {
    let Some(head) = log.get(..LOG_HEAD) else {
        return Vec::new();
    };
    let big = match word(head, 0) {
        Some(0x377f_0683) => true,
        Some(0x377f_0682) => false,
        _ => return Vec::new(),
    };
    if word(head, 8).and_then(|found| usize::try_from(found).ok()) != Some(size) {
        return Vec::new();
    }
    let mut sum = checksum((0, 0), &head[..24], big);
    let mut found = Vec::new();
    let mut committed = 0;
    for (place, frame) in log[LOG_HEAD..].chunks_exact(FRAME_HEAD + size).enumerate() {
        sum = checksum(sum, &frame[..8], big);
        sum = checksum(sum, &frame[FRAME_HEAD..], big);
        let sound = frame[8..16] == head[16..24]
            && (word(frame, 16), word(frame, 20)) == (Some(sum.0), Some(sum.1));
        if !sound {
            break;
        }
        let number = word(frame, 0).and_then(|number| usize::try_from(number).ok());
        let at = LOG_HEAD + place * (FRAME_HEAD + size) + FRAME_HEAD;
        found.extend(number.map(|number| (number, at)));
        if word(frame, 4) != Some(0) {
            committed = found.len();
        }
    }
    found.truncate(committed);
    found
}

/// The running checksum of a log, over words of the byte order that its head names.
fn checksum(sum: (u32, u32), bytes: &[u8], big: bool) -> (u32, u32) {
    let word = |bytes: &[u8; 4]| match big {
        true => u32::from_be_bytes(*bytes),
        false => u32::from_le_bytes(*bytes),
    };
    let (words, _) = bytes.as_chunks::<4>();
    words
        .as_chunks::<2>()
        .0
        .iter()
        .fold(sum, |(a, b), [first, second]| {
            let a = a.wrapping_add(word(first)).wrapping_add(b);
            (a, b.wrapping_add(word(second)).wrapping_add(a))
        })
}

/// Two bytes as a number.
pub(super) fn half(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..at + 2)?;
    two.try_into().ok().map(u16::from_be_bytes)
}

/// Four bytes as a number.
pub(super) fn word(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at + 4)?;
    four.try_into().ok().map(u32::from_be_bytes)
}
