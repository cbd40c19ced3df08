//! Files that were cut, emptied, overwritten or hit by a flipped bit, disks that are full or take no writing, clocks that
//! jump: never a panic, never a silent fresh start; what is wrong is named, or it was harmless.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use quizdeck::base::{Grade, Millis, Offset, Probability, QuestionKey, Seed};
use quizdeck::deck::Form;
use quizdeck::memory::{Scheduler, Spread};
use quizdeck::session::{Keeper, Kind, NewReview};
use quizdeck::store::{Access, Imported, Said, Store};
use rand::{Rng, RngExt};
use rusqlite::{Connection, OpenFlags};

use crate::desk::{Desk, Run};
use crate::trial::{self, Fate, copied, told_well};
use crate::{ALL, Wrong, below, trials};

const DECK: &str = "deck: small\ncards:\n  - { id: one, claim: One is one., answer: true }\n  - { id: two, claim: Two is two., answer: true }\n";
const TALK: &str = "{\"type\":\"answer\",\"choice\":0}\n{\"type\":\"next\"}\n{\"type\":\"answer\",\"choice\":0}\n{\"type\":\"next\"}\n";
const STUDY: [&str; 4] = ["study", "small.yaml", "--json", "--ahead"];

/// A desk with a file of some pages, the same to the last bit of its log each time, and a backup beside it.
fn studied() -> Desk {
    let desk = Desk::in_memory();
    desk.write("small.yaml", DECK);
    fs::create_dir_all(desk.db().parent().unwrap()).unwrap();
    let mut store = Store::open(&desk.db(), Access::Write, Scheduler::default(), Seed(12)).unwrap();
    let cards: Vec<QuestionKey> = (0..20)
        .map(|number| format!("revlog/c{number}").parse().unwrap())
        .collect();
    let imported = (0..150).map(|number| Imported {
        question: number % cards.len(),
        at: Millis(1_700_000_000_000 + i64::try_from(number).unwrap() * 90_000_000),
        offset: Offset(0),
        took_ms: None,
        grade: Grade::Good,
    });
    store.import(&cards, imported.collect()).unwrap();
    let now = 1_790_000_000_000;
    for (step, card) in (0..).zip(["one", "two", "one", "two"]) {
        let key: QuestionKey = format!("small/{card}").parse().unwrap();
        let said = Said {
            prompt: format!("{card} is {card}."),
            answer: String::from("true"),
        };
        store.expect([(key.clone(), said)]);
        let at = Millis(now + step * 86_400_000);
        let kept = store.record(&answer(key.clone(), at)).unwrap();
        match step {
            0 => store.undo(kept.review, at).map(drop).unwrap(),
            1 => store
                .correct(kept.review, Grade::Hard, at)
                .map(drop)
                .unwrap(),
            2 => store.suspend(&key, true, at).unwrap(),
            _ => store.suspend(&key, false, at).unwrap(),
        }
    }
    drop(store);
    fs::copy(desk.db(), desk.path("data/quizdeck/progress.db.v1.backup")).unwrap();
    desk
}

fn answer(key: QuestionKey, at: Millis) -> NewReview {
    NewReview {
        key,
        at,
        offset: Offset(540),
        took_ms: Some(2_100),
        form: Form::Truth,
        choices: 2,
        given: String::from("true"),
        score: Some(1.0),
        confidence: None,
        grade: Grade::Good,
        kind: Kind::Study,
        retention: Probability::new(0.9),
        spread: Spread::default(),
    }
}

fn ids(path: &Path) -> BTreeSet<i64> {
    let file = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE).unwrap();
    let read = || -> rusqlite::Result<BTreeSet<i64>> {
        let mut statement = file.prepare("SELECT id FROM reviews NOT INDEXED")?;
        let rows = statement.query_map([], |row| row.get(0))?;
        rows.collect()
    };
    read().unwrap_or_default()
}

/// Damages a file and says how.
fn damage(bytes: &mut Vec<u8>, number: usize) -> String {
    const PAGE: usize = 4096;
    let pages = bytes.len() / PAGE;
    if number < pages {
        bytes.truncate(number * PAGE);
        return format!("cut after {number} pages");
    }
    let mut rng = Seed(10)
        .derive("damage")
        .derive(&number.to_string())
        .generator();
    let any = |rng: &mut dyn Rng, below: usize| rng.random_range(0..below);
    match number % 5 {
        0 => {
            bytes.truncate(any(&mut rng, bytes.len()));
            format!("cut to {} bytes", bytes.len())
        }
        1 => {
            let length = 1 + any(&mut rng, 600);
            rng.fill_bytes(&mut bytes[..length]);
            format!("{length} bytes of its head overwritten")
        }
        2 => {
            let page = any(&mut rng, pages);
            bytes[page * PAGE..(page + 1) * PAGE].fill(0);
            format!("page {page} emptied")
        }
        _ => {
            let flips = 1 + any(&mut rng, 4);
            for _ in 0..flips {
                let at = any(&mut rng, bytes.len());
                bytes[at] ^= 1 << any(&mut rng, 8);
            }
            format!("{flips} bits flipped")
        }
    }
}

/// What must hold of a run on a damaged file.
fn honest(desk: &Desk, run: &Run, before: &BTreeSet<i64>, what: &str) {
    let what = &format!("{what}: {run:?}");
    // `doctor` found something
    let fate = if run.code == 1 {
        Fate::Killed
    } else {
        Fate::Ended
    };
    told_well(run, fate, what);
    if run.code != 0 {
        return;
    }
    let now = ids(&desk.db());
    let whole = now.is_superset(before);
    // what is not looked at with every command is found by `doctor`
    let named = || !what.starts_with("doctor") && !trial::findings(desk).is_empty();
    assert!(
        whole || named(),
        "{} of {} answers: {what}",
        now.len(),
        before.len()
    );
}

#[test]
fn a_damaged_file_is_named_or_the_damage_is_harmless() {
    let desk = studied();
    let (whole, before) = (fs::read(desk.db()).unwrap(), ids(&desk.db()));
    let pages = whole.len() / 4096;
    let mut wrong = Wrong::default();
    let numbers = below(trials(25), ALL);
    eprintln!("damages {numbers:?}");
    for number in numbers.map(|number| if number < 5 { number } else { pages + number }) {
        let mut bytes = whole.clone();
        let how = damage(&mut bytes, number);
        let commands: [(&[&str], &str); 4] = [
            (&["doctor", "--json"], ""),
            (&["stats", "--json"], ""),
            (&STUDY, TALK),
            (&["undo"], ""),
        ];
        for (args, input) in commands {
            let desk = copied(&desk);
            fs::write(desk.db(), &bytes).unwrap();
            let what = format!("{} after damage {number}, {how}", args[0]);
            wrong.tried(|| {
                let run = trial::run(desk.command(args), input, &desk);
                honest(&desk, &run, &before, &what);
                if run.code == 3 && args[0] != "undo" {
                    returns(&desk, &run, &before, &what);
                }
            });
        }
    }
    wrong.nothing();
}

/// The way back that is named leads back.
fn returns(desk: &Desk, run: &Run, before: &BTreeSet<i64>, what: &str) {
    let foreign = ["by a newer", "another program", "cannot be"];
    if foreign.iter().any(|word| run.err.contains(word)) {
        return;
    }
    let back: &[&str] = if run.err.contains("`quizdeck doctor --recover`") {
        &["doctor", "--recover", "--yes"]
    } else {
        assert!(run.err.contains("`quizdeck restore`"), "{what}: {run:?}");
        &["restore", "1", "--yes"]
    };
    let led = desk.run(back);
    assert_eq!(led.code, 0, "{what}: {led:?}");
    assert_eq!(trial::findings(desk), BTreeSet::new(), "{what}");
    let now = ids(&desk.db());
    // all is in the backup, so nothing is lost, and nothing came of the damage but what the command itself kept
    let more = now.difference(before).count();
    let kept = run.out.matches("\"type\":\"recorded\"").count();
    assert!(
        now.is_superset(before) && more <= kept + 1,
        "{more} more: {what}"
    );
}

#[test]
fn an_emptied_file_is_never_a_fresh_start() {
    let desk = studied();
    for beside in ["-wal", "-shm"] {
        drop(fs::remove_file(format!("{}{beside}", desk.db().display())));
    }
    fs::write(desk.db(), "").unwrap();
    for args in [
        &STUDY[..],
        &["doctor"],
        &["stats"],
        &["undo"],
        &["doctor", "--rebuild"],
        &["fit"],
    ] {
        let run = trial::run(desk.command(args), TALK, &desk);
        assert_eq!(run.code, 3, "{args:?}: {run:?}");
        assert!(
            run.err
                .contains("is empty, although it held progress before"),
            "{run:?}"
        );
        assert_eq!(fs::metadata(desk.db()).unwrap().len(), 0);
    }
}

/// Answers without end.
fn many() -> String {
    TALK.repeat(400)
}

/// A deck of so many claims.
fn long_deck() -> String {
    let mut text = String::from("deck: small\ncards:\n");
    for number in 0..800 {
        text += &format!(
            "  - {{ id: c{number}, claim: Number {number} is a number., answer: true }}\n"
        );
    }
    text
}

const QUIZ: [&str; 6] = ["quiz", "small.yaml", "--json", "--record", "--limit", "800"];

/// The disk filled up while answers came in: those announced are there, the rest is said.
fn filled(desk: &Desk, run: &Run, what: &str) {
    assert_eq!(run.code, 3, "{what}: {run:?}");
    told_well(run, Fate::Ended, what);
    let announced = run.out.matches("\"type\":\"recorded\"").count();
    assert!((1..800).contains(&announced), "{what}: {announced}");
    let kept = crate::desk::reviews_in(&desk.db());
    assert_eq!(kept, i64::try_from(announced).unwrap(), "{what}");
}

#[test]
fn a_full_disk_keeps_what_was_announced() {
    let desk = Desk::in_memory();
    desk.write("small.yaml", long_deck());
    // a file may not become larger than 200 blocks of 512 bytes
    let plain = desk.command(&QUIZ);
    let mut shell = Command::new("sh");
    shell
        .args(["-c", "trap '' XFSZ; ulimit -f 400; exec \"$0\" \"$@\""])
        .arg(plain.get_program())
        .args(plain.get_args());
    shell.env_clear().envs(
        plain
            .get_envs()
            .filter_map(|(name, value)| Some((name, value?))),
    );
    shell.current_dir(desk.path(""));
    let run = trial::run(shell, &many(), &desk);
    filled(&desk, &run, "a bound for files");
    assert_eq!(desk.run(&["doctor"]).code, 0);
    assert_eq!(desk.run_with(&QUIZ, TALK).code, 0, "and on it goes");
}

/// A file system of its own, given back at the end.
struct Mounted(std::path::PathBuf);

impl Mounted {
    fn at(path: std::path::PathBuf) -> Option<Self> {
        fs::create_dir_all(&path).unwrap();
        let done = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=300k", "tmpfs"])
            .arg(&path)
            .output();
        let mounted = done
            .is_ok_and(|done| done.status.success())
            .then(|| Self(path));
        if mounted.is_none() {
            eprintln!("passed over: this user may not mount a small file system");
        }
        mounted
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        drop(Command::new("umount").arg(&self.0).status());
    }
}

#[test]
fn a_full_file_system_and_one_that_takes_no_writing() {
    let desk = Desk::in_memory();
    let Some(small) = Mounted::at(desk.path("data")) else {
        return;
    };
    desk.write("small.yaml", long_deck());
    let run = trial::run(desk.command(&QUIZ), &many(), &desk);
    filled(&desk, &run, "a full file system");
    let kept = desk.reviews();
    let read_only = Command::new("mount")
        .args(["-o", "remount,ro"])
        .arg(&small.0)
        .status();
    assert!(read_only.unwrap().success());
    assert_eq!(desk.run(&["doctor"]).code, 0);
    let run = trial::run(desk.command(&QUIZ), TALK, &desk);
    assert_eq!(run.code, 3, "{run:?}");
    assert!(
        run.err.contains("cannot be written to: it is read-only"),
        "{run:?}"
    );
    let larger = Command::new("mount")
        .args(["-o", "remount,rw,size=2m"])
        .arg(&small.0)
        .status();
    assert!(larger.unwrap().success());
    assert_eq!(desk.run_with(&QUIZ, TALK).code, 0);
    assert_eq!(desk.reviews(), kept + 2);
}

#[test]
fn a_clock_that_jumps_loses_and_breaks_nothing() {
    let mut desk = studied();
    let mut rng = Seed(11).derive("clock").generator();
    let mut known = ids(&desk.db());
    for step in 0..12 {
        let year = rng.random_range(1971..2400);
        desk.now = format!(
            "{year}-0{}-1{}T03:5{}:07Z",
            1 + step % 9,
            step % 10,
            step % 10
        );
        let run = desk.run_with(&STUDY, TALK);
        let doubt = run.err.is_empty() || run.err.starts_with("the clock says ");
        assert!(run.code == 0 && doubt, "{}: {run:?}", desk.now);
        for args in [
            &["stats", "--json"][..],
            &["weak", "--json"],
            &["plan"],
            &["fit"],
            &[],
            &["doctor"],
        ] {
            let run = desk.run(args);
            assert_eq!(run.code, 0, "{args:?} at {}: {run:?}", desk.now);
        }
        let now = ids(&desk.db());
        let announced = run.out.matches("\"type\":\"recorded\"").count();
        assert!(
            now.is_superset(&known) && now.len() == known.len() + announced,
            "{}",
            desk.now
        );
        assert!(announced > 0, "{}: {run:?}", desk.now);
        known = now;
        assert_eq!(desk.run(&["undo"]).code, 0);
        assert_eq!(desk.run(&["doctor"]).code, 0, "{}", desk.now);
    }
}
