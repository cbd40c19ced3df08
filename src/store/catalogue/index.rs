//! The index of a catalogue: which files it knows, and where their decks lie.

use std::collections::{BTreeMap, HashMap};
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::OnceLock;
use std::time::SystemTime;

use super::entry::{Entry, Name};
use super::files::Bytes;
use super::stamp::{Stamp, nanoseconds};
use super::{Filed, Place, Stored, content};
use crate::base::Seed;
use crate::store::digest::sum_of;
use crate::store::new_file::{self, Readers};

/// What an index begins with. The number changes with the layout of index and packs; what else they hang on is the build.
const MAGIC: [u8; 8] = *b"QzDkCt02";

/// The bytes before the entries: magic, build, their length, their sum.
const HEAD: usize = 32;

/// So many packs at most: each is opened at every start.
const PACKS: usize = 8;

/// Bytes in packs that nobody needs any more, beyond which, and beyond as many as are needed, all is written anew.
const WASTE: u64 = 1 << 20;

/// Fewer cards than this are parsed in less than a blink; they leave no trace in the cache.
const WORTH: u64 = 100;

/// What a catalogue knows of a file.
#[derive(Debug, Clone)]
pub enum Seen {
    /// It is as it was: its deck, and its place in the catalogue.
    Same(Stored, usize),
    /// It may be as it was; it is when its content has this number ([`content`]).
    Doubtful(Stored, usize, u64),
    /// It is another one, or a new one.
    Other,
}

/// A deck for a new index.
#[derive(Debug)]
pub enum Filing<'a> {
    /// As it was, at its place in the catalogue so far.
    Same(usize),
    /// As it was, but with another stamp.
    Touched(usize, Stamp),
    /// Just parsed: the name of its file within the folder, its stamp, the number of its content, the deck.
    Fresh(Vec<u8>, Stamp, u64, &'a Stored),
}

/// The decks of one folder, as they were when they were parsed last; empty when nothing is known.
#[derive(Debug, Default)]
pub struct Catalogue {
    entries: Vec<Entry>,
    packs: BTreeMap<u64, Arc<File>>,
    path: PathBuf,
    places: OnceLock<HashMap<u64, usize>>,
}

impl Catalogue {
    /// What lies at `path`, when this very `build` of the program has written it and it is sound; else an empty catalogue.
    #[must_use]
    pub fn open(path: &Path, build: u64) -> Self {
        Self::load(path, build).unwrap_or_default()
    }

    fn load(path: &Path, build: u64) -> Option<Self> {
        let bytes = Arc::new(fs::read(path).ok()?);
        let (head, body) = bytes.split_first_chunk::<HEAD>()?;
        let (numbers, _) = head.as_chunks::<8>();
        let number = |at: usize| numbers.get(at).copied().map(u64::from_le_bytes);
        let sum = sum_of(body) ^ build;
        if numbers.first()? != &MAGIC
            || number(1)? != build
            || number(2)? != body.len() as u64
            || number(3)? != sum
        {
            return None;
        }
        let entries = Entry::read_all(&bytes, HEAD)?;
        let mut packs: Vec<u64> = entries.iter().map(|entry| entry.pack).collect();
        packs.sort_unstable();
        packs.dedup();
        let open = |pack: u64| Some((pack, Arc::new(File::open(pack_path(path, pack)).ok()?)));
        Some(Self {
            packs: packs.into_iter().map(open).collect::<Option<_>>()?,
            entries,
            path: path.to_owned(),
            places: OnceLock::new(),
        })
    }

    /// Whether it knows of no file.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// How many files it knows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// What it knows of a file; `next`: where it probably stands, when files are asked for in the order of the index.
    #[must_use]
    pub fn look(self: &Arc<Self>, name: &[u8], stamp: &Stamp, next: usize) -> Seen {
        let is = |at: &usize| {
            self.entries
                .get(*at)
                .is_some_and(|entry| entry.name.bytes() == name)
        };
        let Some(at) = Some(next)
            .filter(is)
            .or_else(|| self.place(name).filter(is))
        else {
            return Seen::Other;
        };
        let entry = &self.entries[at];
        let stored = || Stored(Place::Kept(Arc::clone(self), at));
        if entry.stamp == *stamp && !entry.fresh {
            Seen::Same(stored(), at)
        } else if entry.stamp.is_as_long_as(stamp) {
            Seen::Doubtful(stored(), at, entry.content)
        } else {
            Seen::Other
        }
    }

    fn place(&self, name: &[u8]) -> Option<usize> {
        let places = self.places.get_or_init(|| {
            let entries = self.entries.iter().enumerate();
            entries
                .map(|(at, one)| (content(one.name.bytes()), at))
                .collect()
        });
        places.get(&content(name)).copied()
    }

    pub(super) fn filed(&self, at: usize) -> &Filed {
        &self.entries[at].filed
    }

    pub(super) fn bytes(&self, at: usize) -> Option<Bytes> {
        let entry = self.entries.get(at)?;
        let pack = self.packs.get(&entry.pack)?;
        Some(Bytes::Pack(Arc::clone(pack), entry.at))
    }

    /// Writes the index anew at `path`, with what is new in a pack of its own; `begun` is when the first of these files was
    /// looked at, `chance` names the pack.
    ///
    /// Nothing is forced to the disk: what a power cut leaves is found to be damaged, and made anew.
    ///
    /// # Errors
    /// When it cannot be written; what lay there stays.
    pub fn renew(
        &self,
        (path, build): (&Path, u64),
        begun: SystemTime,
        filings: &[Filing<'_>],
        chance: Seed,
    ) -> io::Result<()> {
        let begun = nanoseconds(begun);
        let old = |at: usize| self.entries.get(at).cloned();
        let entries = filings.iter().map(|filing| match filing {
            Filing::Same(at) => old(*at),
            Filing::Touched(at, stamp) => old(*at).map(|entry| Entry {
                stamp: *stamp,
                fresh: stamp.is_fresh(begun),
                ..entry
            }),
            Filing::Fresh(name, stamp, content, deck) => Some(Entry {
                name: Name::alone(name)?,
                stamp: *stamp,
                fresh: stamp.is_fresh(begun),
                content: *content,
                pack: chance.0,
                at: 0,
                filed: deck.filed().clone(),
            }),
        });
        let mut entries: Vec<Entry> = entries.collect::<Option<_>>().unwrap_or_default();
        let cards = entries.iter().map(|one| u64::from(one.filed.brief.cards));
        if cards.sum::<u64>() < WORTH && self.is_empty() {
            return Ok(());
        }
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        self.write_pack(path, chance.0, &mut entries, filings)?;
        let mut packs: Vec<u64> = entries.iter().map(|entry| entry.pack).collect();
        packs.sort_unstable();
        packs.dedup();
        write_index(path, build, &entries)?;
        for (pack, _) in self.packs.iter().filter(|(pack, _)| !packs.contains(pack)) {
            match fs::remove_file(pack_path(path, *pack)) {
                // another program was faster
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        sweep(path, &packs, begun)
    }

    /// Writes what is new, and what has to move, into a new pack, and notes where.
    fn write_pack(
        &self,
        path: &Path,
        pack: u64,
        entries: &mut [Entry],
        filings: &[Filing<'_>],
    ) -> io::Result<()> {
        let moved = self.moved(entries, pack);
        let moves = |entry: &Entry| entry.pack == pack || moved.contains(&entry.pack);
        if !entries.iter().any(moves) {
            return Ok(());
        }
        let mut options = OpenOptions::new();
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options
            .write(true)
            .create_new(true)
            .open(pack_path(path, pack))?;
        let mut file = BufWriter::with_capacity(1 << 16, file);
        let mut at = 0;
        for (entry, filing) in entries.iter_mut().zip(filings) {
            if entry.pack != pack && !moved.contains(&entry.pack) {
                continue;
            }
            let bytes = match filing {
                Filing::Fresh(.., deck) => deck.bytes(),
                Filing::Same(old) | Filing::Touched(old, _) => self.bytes(*old),
            };
            let length = entry.filed.layout.length();
            let bytes = bytes.and_then(|bytes| bytes.read(0, length));
            let bytes = bytes.ok_or(io::ErrorKind::UnexpectedEof)?;
            file.write_all(&bytes)?;
            (entry.pack, entry.at) = (pack, at);
            at += length as u64;
        }
        file.flush()
    }

    /// The packs whose decks move into the new one: all when more is waste than not, all but the largest when there are too
    /// many.
    fn moved(&self, entries: &[Entry], new: u64) -> Vec<u64> {
        let mut needed: BTreeMap<u64, u64> = self.packs.keys().map(|&pack| (pack, 0)).collect();
        for entry in entries.iter().filter(|entry| entry.pack != new) {
            *needed.entry(entry.pack).or_default() += entry.filed.layout.length() as u64;
        }
        let size = |file: &Arc<File>| file.metadata().map_or(0, |data| data.len());
        let sizes: u64 = self.packs.values().map(size).sum();
        let all: u64 = needed.values().sum();
        if sizes.saturating_sub(all) > all.max(WASTE) {
            return needed.into_keys().collect();
        }
        if self.packs.len() < PACKS {
            return Vec::new();
        }
        let largest = needed.iter().max_by_key(|(_, needed)| **needed);
        let largest = largest.map(|(pack, _)| *pack);
        needed
            .into_keys()
            .filter(|pack| Some(*pack) != largest)
            .collect()
    }

    /// Takes the index away, because a pack turned out to be damaged, so that it is made anew.
    pub(super) fn forget(&self) {
        match fs::remove_file(&self.path) {
            // what cannot be taken away is parsed again the next time too
            Ok(()) | Err(_) => {}
        }
    }
}

fn pack_path(index: &Path, pack: u64) -> PathBuf {
    let stem = index.file_name().unwrap_or_default().to_string_lossy();
    index.with_file_name(format!("{stem}.{pack:016x}.pack"))
}

/// Takes away packs that no index names: of two programs that wrote at once one was the last.
fn sweep(path: &Path, packs: &[u64], begun: i64) -> io::Result<()> {
    /// No program takes an hour from its pack to its index, in nanoseconds.
    const OLD_NS: i64 = 3_600_000_000_000;
    let (Some(folder), Some(stem)) = (path.parent(), path.file_name()) else {
        return Ok(());
    };
    let named: Vec<PathBuf> = packs.iter().map(|&pack| pack_path(path, pack)).collect();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.as_encoded_bytes();
        let own = name.starts_with(stem.as_encoded_bytes()) && name.ends_with(b".pack");
        if own && !named.contains(&entry.path()) {
            let written = entry.metadata()?.modified().map_or(i64::MAX, nanoseconds);
            if written.saturating_add(OLD_NS) < begun {
                fs::remove_file(entry.path())?;
            }
        }
    }
    Ok(())
}

fn write_index(path: &Path, build: u64, entries: &[Entry]) -> io::Result<()> {
    let mut body = Vec::new();
    let written = entries.iter().try_for_each(|one| one.write(&mut body));
    written.ok_or(io::ErrorKind::InvalidInput)?;
    let mut bytes = Vec::with_capacity(HEAD + body.len());
    bytes.extend(MAGIC);
    bytes.extend(build.to_le_bytes());
    bytes.extend((body.len() as u64).to_le_bytes());
    bytes.extend((sum_of(&body) ^ build).to_le_bytes());
    bytes.extend(body);
    let (beside, mut file) = new_file::beside(path, Readers::Owner)?;
    let written = file
        .write_all(&bytes)
        .and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        fs::remove_file(&beside)?;
    }
    written
}
