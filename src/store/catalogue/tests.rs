//! Decks come out of a catalogue as they went in, or not at all.

use std::fs;
use std::path::Path;
use std::time::{Duration, UNIX_EPOCH};

use super::*;
use crate::base::Seed;
use crate::deck::{self, Outline};

const BUILD: u64 = 7;

/// Long after all files of these tests were written.
const LATER: Duration = Duration::from_secs(1_000_000);

fn deck(name: &str, cards: usize) -> Deck {
    let mut text = format!("deck: {name}\ntitle: About {name}\ncards:\n");
    for card in 0..cards {
        text += &format!(
            "  - {{ id: c{card}, topic: t/{}, ask: Why {card}?, answer: So {name} {card} }}\n",
            card % 3
        );
    }
    deck::read(name, &text).deck.unwrap()
}

fn stored(name: &str, cards: usize) -> Stored {
    Stored::of(&deck(name, cards)).unwrap()
}

/// The stamp of a file that was written at a second.
fn stamp(size: usize, second: u64) -> Stamp {
    let file = tempfile::NamedTempFile::new().unwrap();
    fs::write(file.path(), "x".repeat(size)).unwrap();
    let times = fs::FileTimes::new().set_modified(UNIX_EPOCH + Duration::from_secs(second));
    file.as_file().set_times(times).unwrap();
    Stamp::of(&file.as_file().metadata().unwrap())
}

fn later() -> std::time::SystemTime {
    let now = tempfile::tempfile().unwrap().metadata().unwrap();
    now.modified().unwrap() + LATER
}

fn open(path: &Path) -> Arc<Catalogue> {
    Arc::new(Catalogue::open(path, BUILD))
}

fn file(catalogue: &Catalogue, path: &Path, filings: &[Filing<'_>], chance: u64) {
    let place = (path, BUILD);
    catalogue
        .renew(place, later(), filings, Seed(chance))
        .unwrap();
}

fn same(catalogue: &Arc<Catalogue>, name: &str, stamp: &Stamp) -> Stored {
    match catalogue.look(name.as_bytes(), stamp, 0) {
        Seen::Same(stored, _) => stored,
        other => panic!("{name} is {other:?}"),
    }
}

/// Every part is what was put in, or missing; says whether all are there.
fn is_or_is_missing(stored: &Stored, deck: &Deck) -> bool {
    let all: Vec<_> = (0..deck.cards.len()).collect();
    let outline = stored.outline();
    let cards = stored.cards(&all);
    let answers = stored.answers();
    let head = stored.head();
    assert!(
        outline
            .as_ref()
            .is_none_or(|outline| *outline == Outline::of(deck))
    );
    assert!(cards.as_ref().is_none_or(|cards| *cards == deck.cards));
    assert!(
        answers
            .as_ref()
            .is_none_or(|answers| *answers == AnswerHash::all(deck))
    );
    assert!(
        head.as_ref()
            .is_none_or(|head| head.sources == deck.sources && head.topics == deck.topics)
    );
    for (at, card) in deck.cards.iter().enumerate() {
        let one = stored.cards(&[at]);
        assert!(one.is_none_or(|one| one[..] == [card.clone()]));
        let found = stored.find(&card.id);
        assert!(found.is_none_or(|found| found == Some((at, card.clone()))));
    }
    let roll = stored.roll();
    assert!(roll.as_ref().is_none_or(|roll| is_roll_of(roll, deck)));
    let parts = outline.is_some() && cards.is_some() && answers.is_some();
    parts && head.is_some() && roll.is_some()
}

/// Whether a roll names every question of a deck, by name, with its place and its topic.
fn is_roll_of(roll: &Roll, deck: &Deck) -> bool {
    let mut expected = Vec::new();
    for (place, card) in deck.cards.iter().enumerate() {
        for face in card.faces() {
            let several = card.faces().len() > 1;
            let (at, topic) = (expected.len(), card.topic.as_ref());
            expected.push((card.id.as_str(), face, at, topic, several, place));
        }
    }
    expected.sort_unstable();
    let places: Vec<u32> = expected.iter().map(|row| row.5 as u32).collect();
    let ids = roll.ids(&places);
    let found: Vec<_> = roll
        .listed()
        .zip(&places)
        .map(|(one, place)| {
            let topic = one.topic.map(|topic| &roll.topics()[topic]);
            let (card, face, at, several) = (one.card, one.face, one.at, one.several);
            (card, face, at, topic, several, *place as usize)
        })
        .collect();
    let named = ids.iter().zip(&expected);
    let mut named = named.map(|(id, row)| id.as_ref().map(CardId::as_str) == Some(row.0));
    found == expected && roll.names() == deck.topics && named.all(|one| one)
}

#[test]
fn every_shipped_deck_comes_out_as_it_went_in() {
    for (name, text) in deck::shipped() {
        let deck = deck::read(name, text).deck.unwrap();
        let stored = Stored::of(&deck).unwrap();
        assert!(is_or_is_missing(&stored, &deck));
        let brief = stored.brief();
        assert_eq!(
            (&brief.id, brief.title.as_str()),
            (&deck.id, deck.title.as_str())
        );
        assert_eq!(brief.settings, deck.settings);
        assert_eq!(brief.cards as usize, deck.cards.len());
        assert_eq!(brief.questions as usize, deck.questions());
        let whole = Deck {
            cards: deck.cards.clone(),
            ..stored.head().unwrap()
        };
        assert_eq!(whole, deck);
    }
}

#[test]
fn a_card_that_a_deck_does_not_have_is_not_found_in_it() {
    let stored = stored("one", 5);
    let id = |text: &str| crate::base::CardId::new(text).unwrap();
    assert!(matches!(stored.find(&id("c5")), Some(None)));
    assert!(matches!(stored.find(&id("c4")), Some(Some((4, _)))));
}

#[test]
fn a_file_that_is_as_it_was_is_known_again_and_others_are_not() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sub/a.decks");
    let (one, two) = (stored("one", 60), stored("two", 60));
    let (first, second) = (stamp(100, 5), stamp(200, 5));
    let filings = [
        Filing::Fresh(b"one.yaml".into(), first, 11, &one),
        Filing::Fresh(b"two.yaml".into(), second, 12, &two),
    ];
    file(&Catalogue::default(), &path, &filings, 1);
    let known = open(&path);
    assert_eq!(known.len(), 2);
    // in order, out of order, and by a wrong guess
    for (name, stamp, next) in [
        ("one.yaml", first, 0),
        ("two.yaml", second, 0),
        ("one.yaml", first, 9),
    ] {
        let seen = known.look(name.as_bytes(), &stamp, next);
        assert!(matches!(seen, Seen::Same(..)), "{name} {seen:?}");
    }
    assert!(is_or_is_missing(
        &same(&known, "two.yaml", &second),
        &deck("two", 60)
    ));
    let seen = |name: &str, stamp: Stamp| known.look(name.as_bytes(), &stamp, 0);
    assert!(matches!(seen("one.yaml", stamp(101, 5)), Seen::Other));
    assert!(matches!(seen("three.yaml", first), Seen::Other));
    // the same size, but another time or another file of the same time: the content tells
    assert!(matches!(
        seen("one.yaml", stamp(100, 6)),
        Seen::Doubtful(_, 0, 11)
    ));
    assert!(matches!(
        seen("one.yaml", stamp(100, 5)),
        Seen::Doubtful(_, 0, 11)
    ));
    #[cfg(unix)]
    for entry in fs::read_dir(path.parent().unwrap()).unwrap() {
        let mode = std::os::unix::fs::PermissionsExt::mode(
            &entry.unwrap().metadata().unwrap().permissions(),
        );
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[test]
fn a_file_written_just_before_it_was_read_is_doubtful() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.decks");
    let one = stored("one", 120);
    let stamp = stamp(100, 5);
    let filings = [Filing::Fresh(b"one.yaml".into(), stamp, 11, &one)];
    let written = tempfile::tempfile().unwrap().metadata().unwrap();
    let begun = written.modified().unwrap();
    Catalogue::default()
        .renew((&path, BUILD), begun, &filings, Seed(1))
        .unwrap();
    let known = open(&path);
    assert!(matches!(
        known.look(b"one.yaml", &stamp, 0),
        Seen::Doubtful(..)
    ));
    // looked at once more after a while, it is certain
    file(&known, &path, &[Filing::Touched(0, stamp)], 2);
    assert!(matches!(
        open(&path).look(b"one.yaml", &stamp, 0),
        Seen::Same(..)
    ));
}

#[test]
fn another_build_another_file_or_none_is_an_empty_catalogue() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.decks");
    assert!(open(&path).is_empty());
    let one = stored("one", 120);
    file(
        &Catalogue::default(),
        &path,
        &[Filing::Fresh(b"one".into(), stamp(1, 1), 1, &one)],
        1,
    );
    assert!(!open(&path).is_empty());
    assert!(Catalogue::open(&path, BUILD + 1).is_empty());
    fs::write(&path, b"deck: no\n").unwrap();
    assert!(open(&path).is_empty());
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    assert!(open(&path).is_empty());
}

#[test]
fn a_handful_of_cards_leaves_no_trace() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.decks");
    let small = stored("small", 3);
    file(
        &Catalogue::default(),
        &path,
        &[Filing::Fresh(b"small".into(), stamp(1, 1), 1, &small)],
        1,
    );
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn damage_anywhere_is_found_and_never_told_as_a_deck() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.decks");
    let deck = deck("one", 100);
    let one = Stored::of(&deck).unwrap();
    let stamp = stamp(1, 1);
    file(
        &Catalogue::default(),
        &path,
        &[Filing::Fresh(b"one".into(), stamp, 1, &one)],
        1,
    );
    let files: Vec<_> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    assert_eq!(files.len(), 2);
    let mut missing = 0;
    let mut tried = |bytes: &[u8], file: &Path| {
        fs::write(file, bytes).unwrap();
        let known = open(&path);
        match known.look(b"one", &stamp, 0) {
            Seen::Same(stored, _) => missing += usize::from(!is_or_is_missing(&stored, &deck)),
            Seen::Other => missing += 1,
            seen => panic!("{seen:?}"),
        }
    };
    for file in &files {
        let sound = fs::read(file).unwrap();
        for at in (0..sound.len()).step_by(sound.len() / 60) {
            let mut flipped = sound.clone();
            flipped[at] ^= 1 << (at % 8);
            tried(&flipped, file);
            tried(&sound[..at], file);
        }
        tried(&[], file);
        fs::write(file, &sound).unwrap();
    }
    let expected = 2 * (2 * 60 + 1);
    assert!(missing >= expected, "{missing} of {expected}");
    assert!(is_or_is_missing(&same(&open(&path), "one", &stamp), &deck));
}

#[test]
fn many_changes_leave_few_packs_and_every_deck_as_it_is_now() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.decks");
    let stamp = stamp(1, 1);
    let names: Vec<String> = (0..5).map(|n| format!("d{n}")).collect();
    let mut now: Vec<Deck> = names.iter().map(|name| deck(name, 40)).collect();
    let first: Vec<_> = now.iter().map(|deck| Stored::of(deck).unwrap()).collect();
    let filings = names.iter().zip(&first);
    let filings: Vec<_> = filings
        .map(|(name, deck)| Filing::Fresh(name.clone().into(), stamp, 0, deck))
        .collect();
    file(&Catalogue::default(), &path, &filings, 100);
    for step in 0..40_usize {
        let known = open(&path);
        let changed = step % 4;
        now[changed] = deck(&names[changed], 41 + step);
        let fresh = Stored::of(&now[changed]).unwrap();
        let filings: Vec<_> = (0..5)
            .map(|at| match at == changed {
                true => Filing::Fresh(names[at].clone().into(), stamp, 0, &fresh),
                false => Filing::Same(at),
            })
            .collect();
        file(&known, &path, &filings, 101 + step as u64);
        let known = open(&path);
        for (name, deck) in names.iter().zip(&now) {
            assert!(
                is_or_is_missing(&same(&known, name, &stamp), deck),
                "{name} after step {step}"
            );
        }
        let files = fs::read_dir(folder.path()).unwrap().count();
        assert!(files <= 9, "{files} files after step {step}");
    }
}

#[test]
fn two_programs_at_once_both_read_what_belongs_together() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.decks");
    let stamp = stamp(1, 1);
    let old = stored("one", 120);
    file(
        &Catalogue::default(),
        &path,
        &[Filing::Fresh(b"one".into(), stamp, 0, &old)],
        1,
    );
    let (mine, other) = (open(&path), open(&path));
    let held = same(&mine, "one", &stamp);
    let fresh = [stored("one", 121), stored("one", 122)];
    file(
        &mine,
        &path,
        &[Filing::Fresh(b"one".into(), stamp, 0, &fresh[0])],
        2,
    );
    file(
        &other,
        &path,
        &[Filing::Fresh(b"one".into(), stamp, 0, &fresh[1])],
        3,
    );
    assert!(
        is_or_is_missing(&held, &deck("one", 120)),
        "what was opened stays open"
    );
    assert!(is_or_is_missing(
        &same(&open(&path), "one", &stamp),
        &deck("one", 122)
    ));
    let files = || fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(files(), 2, "what nobody names any more is swept away");
}
