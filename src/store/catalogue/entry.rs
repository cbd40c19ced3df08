//! One file in the index, in bytes: ten thousand of them are read at every start, so nothing is sought or guessed here.
//!
//! Numbers are little-endian; texts and names come after their length.

use std::ops::Range;
use std::sync::Arc;

use super::layout::Layout;
use super::{Brief, Filed, Stamp};
use crate::base::DeckId;
use crate::deck::DeckSettings;

/// The name of a file. Ten thousand names lie in one piece of memory, that of their index.
#[derive(Debug, Clone)]
pub(super) struct Name {
    all: Arc<Vec<u8>>,
    place: Range<u32>,
}

impl Name {
    /// A name by itself; `None` when it is too long for one.
    pub(super) fn alone(name: &[u8]) -> Option<Self> {
        Some(Self {
            place: 0..u32::try_from(name.len()).ok()?,
            all: Arc::new(name.to_vec()),
        })
    }

    pub(super) fn bytes(&self) -> &[u8] {
        let place = self.place.start as usize..self.place.end as usize;
        self.all.get(place).unwrap_or(&[])
    }
}

impl PartialEq for Name {
    fn eq(&self, other: &Self) -> bool {
        self.bytes() == other.bytes()
    }
}

/// What an index knows of a file.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    /// Its path within the folder.
    pub(super) name: Name,
    pub(super) stamp: Stamp,
    /// The stamp tells nothing for sure.
    pub(super) fresh: bool,
    /// The number of its content.
    pub(super) content: u64,
    /// The number of its pack.
    pub(super) pack: u64,
    /// Where it begins there.
    pub(super) at: u64,
    pub(super) filed: Filed,
}

impl Entry {
    /// Adds the bytes of the entry; `None` when something is too long for a deck.
    pub(super) fn write(&self, out: &mut Vec<u8>) -> Option<()> {
        let Filed { brief, layout } = &self.filed;
        out.push(u8::from(self.fresh));
        out.extend(self.stamp.numbers().into_iter().flat_map(u64::to_le_bytes));
        for number in [self.content, self.pack, self.at] {
            out.extend(number.to_le_bytes());
        }
        for number in layout.numbers() {
            out.extend(number.to_le_bytes());
        }
        out.extend(brief.cards.to_le_bytes());
        out.extend(brief.questions.to_le_bytes());
        // most authors wish for nothing
        let settings = match brief.settings == DeckSettings::default() {
            true => Vec::new(),
            false => postcard::to_stdvec(&brief.settings).ok()?,
        };
        let texts = [
            self.name.bytes(),
            brief.id.as_str().as_bytes(),
            brief.title.as_bytes(),
            &settings,
        ];
        for text in texts {
            out.extend(u32::try_from(text.len()).ok()?.to_le_bytes());
            out.extend(text);
        }
        Some(())
    }

    /// All entries in some bytes, from a place on; `None` when they are none.
    pub(super) fn read_all(bytes: &Arc<Vec<u8>>, from: usize) -> Option<Vec<Self>> {
        let mut reader = Reader(bytes.get(from..)?);
        // room for all at once, and hardly more than that
        let mut entries = Vec::with_capacity(reader.0.len() / LEAST);
        while !reader.0.is_empty() {
            entries.push(reader.entry(bytes)?);
        }
        Some(entries)
    }
}

/// No entry takes fewer bytes: its numbers, and the lengths of its texts.
const LEAST: usize = 1 + 8 * (4 + 3 + 11) + 4 * 2 + 4 * 4;

/// What is left to be read.
struct Reader<'b>(&'b [u8]);

impl<'b> Reader<'b> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (first, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest;
        Some(*first)
    }

    fn u64(&mut self) -> Option<u64> {
        self.take().map(u64::from_le_bytes)
    }

    fn u32(&mut self) -> Option<u32> {
        self.take().map(u32::from_le_bytes)
    }

    fn numbers<const N: usize>(&mut self) -> Option<[u64; N]> {
        let mut numbers = [0; N];
        for number in &mut numbers {
            *number = self.u64()?;
        }
        Some(numbers)
    }

    fn bytes(&mut self) -> Option<&'b [u8]> {
        let length = self.u32()? as usize;
        let (first, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(first)
    }

    fn text(&mut self) -> Option<&'b str> {
        std::str::from_utf8(self.bytes()?).ok()
    }

    fn entry(&mut self, all: &Arc<Vec<u8>>) -> Option<Entry> {
        let [fresh] = self.take()?;
        let stamp = Stamp::of_numbers(self.numbers()?);
        let [content, pack, at] = self.numbers()?;
        let layout = Layout::of_numbers(self.numbers()?);
        let (cards, questions) = (self.u32()?, self.u32()?);
        let name = self.bytes()?;
        let end = all.len() - self.0.len();
        let name = Name {
            place: u32::try_from(end - name.len()).ok()?..u32::try_from(end).ok()?,
            all: Arc::clone(all),
        };
        let id = DeckId::new(self.text()?).ok()?;
        let title = self.text()?.into();
        let settings = match self.bytes()? {
            [] => DeckSettings::default(),
            settings => postcard::from_bytes(settings).ok()?,
        };
        let brief = Brief {
            id,
            title,
            settings,
            cards,
            questions,
        };
        Some(Entry {
            name,
            stamp,
            fresh: fresh != 0,
            content,
            pack,
            at,
            filed: Filed { brief, layout },
        })
    }
}
