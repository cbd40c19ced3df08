//! Decks from the catalogue where their files are as they were, and parsed where not.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::SystemTime;

use super::load::{self, Found, Look, Origin, side_by_side};
use super::{ambient, places};
use crate::store::{Catalogue, Filing, Folder, Seen, Stamp, Stored, content};

/// From so many files on, looking at them is shared between two threads: starting one takes as long as some dozen looks.
const SHARED: usize = 256;

/// So many files are taken at a time by a thread that looks at them.
const SHARE: usize = 64;

/// Which catalogue keeps the decks of a folder, of one file, or those inside the program.
fn place(root: Option<&Path>) -> Option<PathBuf> {
    match root {
        Some(root) => places::cached(root, "decks"),
        None => places::cached_for(Path::new("shipped"), "decks"),
    }
}

/// Decks in the order of their origins, those that are as they were from the catalogue of `root`; the others are parsed,
/// and the catalogue is written anew.
pub(super) fn shelved(
    root: Option<&Path>,
    origins: Vec<Origin>,
    catalogue: Option<Opening>,
) -> Vec<Found> {
    let known = place(root).zip(ambient::build());
    shelved_at(known, ambient::file_time(), root, (origins, catalogue))
}

/// An index of so many bytes takes longer to open than a thread to start.
const LONG: u64 = 1 << 16;

/// A catalogue that a second thread opens.
pub(super) type Opening = thread::JoinHandle<Catalogue>;

/// What a walk through a folder finds, while a second thread opens the catalogue of the folder, where that takes its time; it
/// goes on after the walk, if need be.
pub(super) fn meanwhile<T>(root: &Path, walk: impl FnOnce() -> T) -> (Option<Opening>, T) {
    let known = place(Some(root)).zip(ambient::build());
    let is_long = |path: &Path| std::fs::metadata(path).is_ok_and(|data| data.len() >= LONG);
    let long = known.filter(|(path, _)| is_long(path));
    let opening = long.map(|(path, build)| thread::spawn(move || Catalogue::open(&path, build)));
    (opening, walk())
}

/// The same with the file of the catalogue and the build of the program; `begun`: the time of files now.
fn shelved_at(
    known: Option<(PathBuf, u64)>,
    begun: SystemTime,
    root: Option<&Path>,
    (origins, opening): (Vec<Origin>, Option<Opening>),
) -> Vec<Found> {
    let open = || match opening {
        Some(opening) => thread_end(opening.join()),
        None => known
            .as_ref()
            .map(|(path, build)| Catalogue::open(path, *build))
            .unwrap_or_default(),
    };
    let (catalogue, stamps) = at_once(open, root, &origins);
    let catalogue = Arc::new(catalogue);
    let mut next = 0;
    let looks = origins.iter().zip(stamps).map(|(origin, stamp)| {
        let name = name(root, origin);
        let seen = stamp.map_or(Seen::Other, |stamp| catalogue.look(name, &stamp, next));
        if let Seen::Same(_, at) | Seen::Doubtful(_, at, _) = seen {
            next = at + 1;
        }
        (stamp, seen)
    });
    let looks = looks.collect();
    let (found, filings) = looked_at(origins, looks, |origin| name(root, origin).to_vec());
    let same = |filing: &&Filed| matches!(filing, Filed::Same(_));
    let unchanged = filings.len() == catalogue.len() && filings.iter().all(|one| same(&one));
    if let Some((path, build)) = known.filter(|_| !unchanged) {
        let filings: Vec<_> = filings.iter().map(Filed::filing).collect();
        match catalogue.renew((&path, build), begun, &filings, ambient::chance()) {
            // what cannot be kept is parsed again the next time
            Ok(()) | Err(_) => {}
        }
    }
    found
}

/// A deck as it goes into the new index.
enum Filed {
    Same(usize),
    Touched(usize, Stamp),
    Fresh(Vec<u8>, Stamp, u64, Stored),
}

impl Filed {
    fn filing(&self) -> Filing<'_> {
        match self {
            Self::Same(at) => Filing::Same(*at),
            Self::Touched(at, stamp) => Filing::Touched(*at, *stamp),
            Self::Fresh(name, stamp, content, stored) => {
                Filing::Fresh(name.clone(), *stamp, *content, stored)
            }
        }
    }
}

/// A file from outside, and what the catalogue says of it.
type Looked = (Option<Stamp>, Seen);

/// What is found in the files, and what goes into the index: sound decks only.
fn looked_at(
    origins: Vec<Origin>,
    looks: Vec<Looked>,
    name: impl Fn(&Origin) -> Vec<u8>,
) -> (Vec<Found>, Vec<Filed>) {
    let both = origins.iter().zip(&looks);
    let others = both.filter(|(_, (_, seen))| !matches!(seen, Seen::Same(..)));
    let others: Vec<_> = others.collect();
    let mut read = side_by_side(&others, |(origin, (_, seen))| read(origin, seen)).into_iter();
    let mut all = Vec::with_capacity(looks.len());
    let mut filings = Vec::with_capacity(looks.len());
    for (origin, (stamp, seen)) in origins.into_iter().zip(looks) {
        if let Seen::Same(stored, at) = seen {
            filings.push(Filed::Same(at));
            all.push(kept(origin, stored));
            continue;
        }
        let Some((found, number)) = read.next() else {
            continue;
        };
        filings.extend(match (&found.stored, stamp, &seen) {
            (Some(_), Some(stamp), Seen::Doubtful(_, at, known)) if *known == number => {
                Some(Filed::Touched(*at, stamp))
            }
            (Some(stored), Some(stamp), _) => {
                Some(Filed::Fresh(name(&origin), stamp, number, stored.clone()))
            }
            _ => None,
        });
        all.push(found);
    }
    (all, filings)
}

/// Reads a file, and parses it unless its content is known; with the number of that content.
fn read(origin: &Origin, seen: &Seen) -> (Found, u64) {
    let Origin::File(file) = origin else {
        return (parsed(load::read(origin, Look::Study)), 0);
    };
    let bytes = match load::bytes(&file.path) {
        Ok(bytes) => bytes,
        Err(failure) => return (Found::closed(&file.path, failure), 0),
    };
    let number = content(&bytes);
    match seen {
        Seen::Doubtful(stored, _, known) if *known == number => {
            (kept(origin.clone(), stored.clone()), number)
        }
        _ => (parsed(load::read_from(file, &bytes, Look::Study)), number),
    }
}

/// A deck that was parsed, with the deck taken apart; a broken one stays as it is.
fn parsed(mut found: Found) -> Found {
    let stored = found.deck().and_then(Stored::of);
    if stored.is_some() {
        found.reading = None;
        found.text = Cow::Borrowed("");
        found.stored = stored;
    }
    found
}

/// A deck that is as it was.
fn kept(origin: Origin, stored: Stored) -> Found {
    let (path, shipped, home) = match origin {
        Origin::Shipped(name, _) => (None, name, None),
        Origin::File(file) => (Some(file.path), "", file.home),
    };
    Found {
        path,
        shipped,
        told: OnceLock::new(),
        text: Cow::Borrowed(""),
        reading: None,
        stored: Some(stored),
        home,
        unread: None,
        named: false,
    }
}

/// The deck of an origin parsed anew, because what the catalogue has of it is damaged; `None` when it is no sound deck
/// any more.
pub(super) fn again(origin: &Origin) -> Option<Stored> {
    parsed(load::read(origin, Look::Study)).stored
}

/// The name under which a catalogue knows a file: its path from the root on.
fn name<'o>(root: Option<&Path>, origin: &'o Origin) -> &'o [u8] {
    match origin {
        Origin::Shipped(name, _) => name.as_bytes(),
        Origin::File(file) => {
            let path = file.path.as_os_str().as_encoded_bytes();
            let length = root.map_or(0, |root| root.as_os_str().len());
            path.get(length..).unwrap_or(path)
        }
    }
}

/// What a thread came to; its panic goes on here.
fn thread_end<T>(joined: thread::Result<T>) -> T {
    joined.unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

/// The catalogue, and what can be seen of the files from outside; `None` of those that cannot be looked at. Where there are
/// many files, a second thread opens the catalogue and helps with the rest.
fn at_once(
    open: impl FnOnce() -> Catalogue + Send,
    root: Option<&Path>,
    origins: &[Origin],
) -> (Catalogue, Vec<Option<Stamp>>) {
    let folder = || Folder::at(root.unwrap_or(Path::new("")));
    let stamp = |folder: &Folder<'_>, origin: &Origin| match origin {
        Origin::Shipped(_, text) => Some(Stamp::inside(text)),
        Origin::File(file) => folder.stamp(&file.path),
    };
    if origins.len() < SHARED {
        let folder = folder();
        let stamps = origins.iter().map(|origin| stamp(&folder, origin));
        let stamps = stamps.collect();
        return (open(), stamps);
    }
    let next = AtomicUsize::new(0);
    let look = || {
        // each thread has the folder open for itself: looks through one would wait for each other
        let folder = folder();
        // with room for all at once: what grows bit by bit in a second thread asks the system for every page
        let mut seen = Vec::with_capacity(origins.len());
        loop {
            let from = next.fetch_add(SHARE, Ordering::Relaxed);
            let Some(rest) = origins.get(from..).filter(|rest| !rest.is_empty()) else {
                break seen;
            };
            let share = rest.iter().take(SHARE).zip(from..);
            seen.extend(share.map(|(origin, at)| (at, stamp(&folder, origin))));
        }
    };
    let (catalogue, seen) = thread::scope(|scope| {
        let other = scope.spawn(|| (open(), look()));
        let own = look();
        let (catalogue, others) = thread_end(other.join());
        (catalogue, [own, others])
    });
    let mut stamps = vec![None; origins.len()];
    for (at, stamp) in seen.into_iter().flatten() {
        stamps[at] = stamp;
    }
    (catalogue, stamps)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::time::Duration;

    use super::*;
    use crate::deck;

    /// A folder of decks beside a catalogue, some time after anything in it was written.
    struct Desk {
        folder: tempfile::TempDir,
        origins: Vec<Origin>,
    }

    impl Desk {
        fn new(decks: &[(&str, &str)]) -> Self {
            let mut desk = Self {
                folder: tempfile::tempdir().unwrap(),
                origins: Vec::new(),
            };
            for (name, title) in decks {
                desk.write(name, title);
                desk.origins.push(Origin::file(&desk.path(name)));
            }
            desk
        }

        fn path(&self, name: &str) -> PathBuf {
            self.folder.path().join(name)
        }

        fn write(&self, name: &str, title: &str) {
            fs::write(self.path(name), text(title)).unwrap();
        }

        fn titles_after(&self, seconds: u64) -> Vec<String> {
            let known = Some((self.folder.path().join("cache"), 1));
            let begun = ambient::file_time() + Duration::from_secs(seconds);
            let origins = (self.origins.clone(), None);
            let found = shelved_at(known, begun, Some(self.folder.path()), origins);
            let title = |found: &Found| match &found.stored {
                Some(stored) => stored.brief().title.to_string(),
                None => format!("broken {}", found.name()),
            };
            found.iter().map(title).collect()
        }

        /// Puts a false deck under the name of a file into the catalogue, for all that can be seen of the file.
        fn doctor(&self, name: &str, content: u64, seconds: u64) {
            let cache = self.folder.path().join("cache");
            let false_deck = deck::read("x", &text("false")).deck.unwrap();
            let false_deck = Stored::of(&false_deck).unwrap();
            let stamp = Stamp::of(&fs::metadata(self.path(name)).unwrap());
            let name = format!("/{name}").into_bytes();
            let filing = Filing::Fresh(name, stamp, content, &false_deck);
            let begun = ambient::file_time() + Duration::from_secs(seconds);
            Catalogue::default()
                .renew((&cache, 1), begun, &[filing], ambient::chance())
                .unwrap();
        }
    }

    fn text(title: &str) -> String {
        let card = |n| format!("  - {{ id: c{n}, ask: Why {n}?, answer: So {n} }}\n");
        let cards: String = (0..120).map(card).collect();
        format!("title: {title}\ncards:\n{cards}")
    }

    #[test]
    fn a_deck_whose_file_is_as_it_was_is_not_parsed_again() {
        let desk = Desk::new(&[("a.yaml", "one")]);
        assert_eq!(desk.titles_after(100), ["one"]);
        desk.doctor("a.yaml", 0, 100);
        assert_eq!(
            desk.titles_after(100),
            ["false"],
            "who looked into the file?"
        );
        assert_eq!(desk.titles_after(100), ["false"]);
    }

    #[test]
    fn of_a_file_written_just_now_the_content_tells() {
        let desk = Desk::new(&[("a.yaml", "one")]);
        desk.doctor("a.yaml", 0, 0);
        assert_eq!(desk.titles_after(0), ["one"]);
        // not parsed when the content is known
        desk.doctor("a.yaml", content(text("one").as_bytes()), 0);
        assert_eq!(desk.titles_after(0), ["false"]);
        // a change within the same tick, of the same length
        desk.write("a.yaml", "two");
        assert_eq!(desk.titles_after(0), ["two"]);
        desk.write("a.yaml", "six");
        assert_eq!(desk.titles_after(0), ["six"]);
    }

    #[test]
    fn what_changes_in_a_folder_is_seen_at_once() {
        let mut desk = Desk::new(&[("a.yaml", "one"), ("b.yaml", "two"), ("c.yaml", "three")]);
        assert_eq!(desk.titles_after(100), ["one", "two", "three"]);
        assert_eq!(desk.titles_after(100), ["one", "two", "three"]);
        // another file in its place, of the same length and time
        let times = fs::metadata(desk.path("b.yaml"))
            .unwrap()
            .modified()
            .unwrap();
        desk.write("new", "own");
        let new = fs::File::options()
            .write(true)
            .open(desk.path("new"))
            .unwrap();
        new.set_modified(times).unwrap();
        fs::rename(desk.path("new"), desk.path("b.yaml")).unwrap();
        assert_eq!(desk.titles_after(100), ["one", "own", "three"]);
        // two that change their names
        fs::rename(desk.path("a.yaml"), desk.path("x")).unwrap();
        fs::rename(desk.path("c.yaml"), desk.path("a.yaml")).unwrap();
        fs::rename(desk.path("x"), desk.path("c.yaml")).unwrap();
        assert_eq!(desk.titles_after(100), ["three", "own", "one"]);
        // one that is gone, one that breaks, one that is mended
        desk.origins.remove(1);
        fs::write(desk.path("a.yaml"), "cards: no\n").unwrap();
        let broken = format!("broken {}", desk.path("a.yaml").display());
        assert_eq!(desk.titles_after(100), [broken.as_str(), "one"]);
        assert_eq!(desk.titles_after(100), [broken.as_str(), "one"]);
        desk.write("a.yaml", "four");
        assert_eq!(desk.titles_after(100), ["four", "one"]);
    }

    #[test]
    fn a_catalogue_that_cannot_be_written_is_done_without() {
        let desk = Desk::new(&[("a.yaml", "one")]);
        fs::create_dir(desk.folder.path().join("cache")).unwrap();
        assert_eq!(desk.titles_after(100), ["one"]);
        let found = shelved_at(None, ambient::file_time(), None, (Origin::shipped(), None));
        assert_eq!(found.len(), deck::shipped().len());
        assert!(found.iter().all(Found::sound));
    }
}
