//! A long log, whose answers stay in the cache and are gone through once: it says what is said without any cache, also when
//! that is damaged.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use crate::desk::Desk;
use crate::exact::{Put, begun, millis, put};

/// More answers than are read at once, over cards of several topics; some have no card any more, some cards no answer.
fn long() -> Desk {
    let desk = begun();
    let mut deck = String::from("deck: revlog\ntopics: { t/1: The first }\ncards:\n");
    for card in 0..70 {
        let topic = match card % 4 {
            0 => String::new(),
            topic => format!("topic: t/{topic}, "),
        };
        writeln!(
            deck,
            "  - {{ id: card-{card}, {topic}ask: Why {card}?, answer: So {card} }}"
        )
        .unwrap();
    }
    deck += "  - { id: gaps, topic: u, cloze: 'Of {{one}} and {{two}}' }\n";
    desk.write("mine/revlog.yaml", deck);
    let names: Vec<String> = (0..90).map(|card| format!("card-{card}")).collect();
    let begin = millis("2024-03-01T00:00:00Z");
    let reviews: Vec<Put<'_>> = (0..3_000_i64)
        .map(|number| Put {
            at: begin + number * 6_100_000,
            card: &names[usize::try_from(number * number % 61 + number % 29).unwrap()],
            grade: [1, 2, 3, 3, 3, 4][usize::try_from(number % 6).unwrap()],
            took: (number % 5 > 0).then_some(number % 5 * 3_333),
            form: number % 3,
            kind: [0, 0, 0, 1, 2][usize::try_from(number % 7 % 5).unwrap()],
        })
        .collect();
    put(&desk, &reviews);
    desk
}

/// What all reports say.
fn said(desk: &Desk) -> Vec<String> {
    let commands: [&[&str]; 7] = [
        &["stats", "--json"],
        &["stats"],
        &["stats", "--json", "--topic", "t/1", "--since", "60d"],
        &["weak", "--json"],
        &["weak", "--topic", "t"],
        &["weak", "--json", "--since", "30d"],
        &["--json"],
    ];
    let said = commands.map(|words| {
        let run = desk.run(&[words, &["--decks", "mine"]].concat());
        assert_eq!(run.code, 0, "{run:?}");
        run.out + &run.err
    });
    said.to_vec()
}

fn cache(desk: &Desk) -> PathBuf {
    desk.path(".cache/quizdeck")
}

/// The digest of the log.
fn digest(desk: &Desk) -> PathBuf {
    let mut kept = fs::read_dir(cache(desk)).unwrap();
    let digest = kept.find_map(|entry| {
        let path = entry.unwrap().path();
        (path.extension()? == "digest").then_some(path)
    });
    digest.unwrap()
}

#[test]
fn a_long_log_is_told_alike_from_the_cache_without_it_and_over_a_damaged_one() {
    let desk = long();
    let expected = said(&desk);
    assert!(expected[1].contains("The first"), "{}", expected[1]);
    assert_eq!(said(&desk), expected, "from the cache");
    fs::remove_dir_all(cache(&desk)).unwrap();
    assert_eq!(said(&desk), expected, "made anew");
    let path = digest(&desk);
    let whole = fs::read(&path).unwrap();
    assert!(whole.len() > 70_000, "{} bytes stay at once", whole.len());
    // the head, the questions, the answers from their beginning to their end
    for at in [3, 60, 180, 700, 9_000, 30_000, 60_000, whole.len() - 2] {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x44;
        fs::write(&path, &bytes).unwrap();
        let run = desk.run(&["weak", "--json", "--decks", "mine"]);
        assert_eq!(run.out, expected[3], "byte {at}");
        assert_eq!(fs::read(&path).unwrap(), whole, "made anew after byte {at}");
    }
    fs::write(&path, &whole[..whole.len() - 26]).unwrap();
    assert_eq!(said(&desk), expected, "after a cut");
    // one more answer: the cache is behind
    let run = desk.run_with(&["study", "mine", "--plain", "--limit", "1"], "So\n1\n");
    assert_eq!(run.code, 0, "{run:?}");
    let quick = said(&desk);
    assert_ne!(quick, expected);
    fs::remove_dir_all(cache(&desk)).unwrap();
    assert_eq!(said(&desk), quick, "of a log that has grown");
}
