//! Decks that are as they were are not parsed again, and nobody notices but by the clock.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that cannot go on fails

mod desk;

use std::fs;
use std::path::PathBuf;

use desk::Desk;

/// A deck that is worth keeping.
fn deck(title: &str) -> String {
    let card = |n| {
        format!(
            "  - {{ id: c{n}, topic: t/{}, ask: Which number is {n}?, answer: number {n} }}\n",
            n % 4
        )
    };
    let cards: String = (0..150).map(card).collect();
    format!("title: {title}\ntopics: {{ t/1: The first }}\ncards:\n{cards}")
}

/// What lies in the cache folder.
fn kept(desk: &Desk) -> Vec<PathBuf> {
    let folder = fs::read_dir(desk.path(".cache/quizdeck"));
    let entries = folder.into_iter().flatten();
    let mut kept: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    kept.sort();
    kept
}

/// What the commands say that look at all decks, and a session over them.
fn said(desk: &Desk) -> Vec<(String, String)> {
    let session = "{\"type\":\"answer\",\"text\":\"number 7\"}\n{\"type\":\"hint\"}\n";
    let asked = |args: &[&str]| {
        let run = desk.run_with(args, session);
        // a session has a name of its own
        let out = run.out.lines().filter(|line| !line.contains("\"session\""));
        (out.collect::<Vec<_>>().join("\n"), run.err)
    };
    let mut said: Vec<_> = [
        &["decks", "--json", "--decks", "mine"][..],
        &["cards", "--json", "mine"],
        &["weak", "--decks", "mine"],
        &["stats", "--decks", "mine"],
        &["preview", "mine", "--topic", "t/1"],
    ]
    .iter()
    .map(|args| {
        let run = desk.run(args);
        (run.out, run.err)
    })
    .collect();
    said.push(asked(&["quiz", "--json", "--seed", "3", "mine"]));
    said.push(asked(&[
        "quiz",
        "--json",
        "--seed",
        "3",
        "--form",
        "typed",
        "mine/a.yaml",
    ]));
    said
}

#[test]
fn every_command_says_the_same_with_a_catalogue_and_without() {
    let desk = Desk::new();
    desk.write("mine/a.yaml", deck("One"));
    desk.write("mine/sub/b.yaml", deck("Two"));
    desk.write("mine/broken.yaml", "cards: no\n");
    let first = said(&desk);
    assert!(!kept(&desk).is_empty());
    assert_eq!(said(&desk), first);
    fs::remove_dir_all(desk.path(".cache")).unwrap();
    // where no folder can be made, nothing is kept
    fs::write(desk.path(".cache"), "").unwrap();
    assert_eq!(said(&desk), first);
}

#[test]
fn damage_and_change_are_seen_without_a_word() {
    let desk = Desk::new();
    let file = desk.write("mine/a.yaml", deck("One"));
    let titles = || {
        let run = desk.run(&["decks", "--json", "--decks", "mine"]);
        assert_eq!((run.code, run.err.as_str()), (0, ""));
        let said: serde_json::Value = serde_json::from_str(&run.out).unwrap();
        let decks = said["decks"].as_array().unwrap().clone();
        assert_eq!(decks.len(), 9, "the shipped ones and this");
        decks.last().unwrap()["title"].clone()
    };
    assert_eq!(titles(), "One");
    let files = kept(&desk);
    assert!(files.len() >= 4, "an index and a pack each: {files:?}");
    for file in &files {
        let sound = fs::read(file).unwrap_or_default();
        for damaged in [
            &sound[..sound.len() / 2],
            &[],
            &sound.iter().map(|byte| byte ^ 64).collect::<Vec<_>>(),
        ] {
            fs::write(file, damaged).unwrap();
            assert_eq!(titles(), "One");
        }
    }
    fs::write(&file, deck("Two")).unwrap();
    assert_eq!(titles(), "Two");
    fs::write(&file, deck("Six")).unwrap();
    assert_eq!(titles(), "Six");
}

/// More cards than are looked at one by one: some with two faces, some that need others.
fn large(desk: &Desk) {
    for deck in 0..30 {
        let card = |n| match n % 5 {
            0 => format!(
                "  - {{ id: c{n}, topic: t/{deck}, term: Word {n}, definition: Sense {n} of {deck} }}\n"
            ),
            1 => format!(
                "  - {{ id: c{n}, topic: t, needs: [c{}], ask: Why {n}?, answer: So {n} }}\n",
                n + 3
            ),
            2 => format!(
                "  - {{ id: c{n}, topic: t, cloze: \"{{{{One {n}}}}} and {{{{two {n}}}}}\" }}\n"
            ),
            _ => format!("  - {{ id: c{n}, topic: t/{deck}, ask: How {n}?, answer: Thus {n} }}\n"),
        };
        let cards: String = (0..90).map(card).collect();
        desk.write(
            &format!("many/d{deck:02}.yaml"),
            format!("title: {deck}\ncards:\n{cards}"),
        );
    }
}

/// The questions of a session in which every third is answered wrongly.
fn asked(desk: &Desk, db: &str, args: &[&str]) -> Vec<String> {
    let mut talk = desk.talk(
        &[
            &[
                "study", "many", "--json", "--seed", "4", "--form", "flip", "--db", db,
            ],
            args,
        ]
        .concat(),
    );
    talk.expect("session");
    let mut asked = Vec::new();
    loop {
        let said = talk.hear();
        if said["type"] != "question" {
            assert_eq!(said["type"], "summary");
            talk.close();
            return asked;
        }
        asked.push(format!(
            "{}/{}/{}",
            said["deck"], said["card"], said["face"]
        ));
        if asked.len() == 60 {
            talk.close();
            return asked;
        }
        let flip = said["form"] == "flip";
        talk.say("{\"type\":\"answer\"}");
        talk.expect("feedback");
        if !flip {
            talk.expect("recorded");
        }
        let grade = if asked.len() % 3 == 0 {
            "again"
        } else {
            "good"
        };
        talk.say(&format!("{{\"type\":\"grade\",\"grade\":\"{grade}\"}}"));
        talk.expect("recorded");
    }
}

#[test]
fn a_large_library_asks_what_it_asks_when_all_of_it_is_looked_at() {
    let mut desk = Desk::new();
    large(&desk);
    let days: [&[&str]; 6] = [
        &[],
        &["--new", "40"],
        &["--order", "random"],
        &["--limit", "15", "--reviews", "9"],
        &["--order", "deck", "--new", "0"],
        &["--minutes", "90"],
    ];
    for (day, args) in days.into_iter().enumerate() {
        desk.now = format!("2026-11-{}T09:00:00Z", 20 + 2 * day);
        if day > 0 {
            fs::copy(desk.path("few.db"), desk.path("all.db")).unwrap();
        }
        // a topic of all cards changes nothing but that every card is looked at
        let all = asked(&desk, "all.db", &[args, &["--topic", "t"]].concat());
        let few = asked(&desk, "few.db", args);
        assert!(few.len() > 5, "{few:?}");
        assert_eq!(few, all, "day {day}");
    }
}

#[test]
fn programs_at_once_agree_and_leave_a_sound_catalogue() {
    let desk = Desk::new();
    for name in ["a", "b", "c", "d"] {
        desk.write(&format!("mine/{name}.yaml"), deck(name));
    }
    let args = ["decks", "--json", "--decks", "mine"];
    let expected = desk.run(&args).out;
    for round in 0..3 {
        if round == 1 {
            fs::remove_dir_all(desk.path(".cache")).unwrap();
        }
        desk.write("mine/d.yaml", deck("d"));
        let spawn = |_| {
            let mut command = desk.command(&args);
            command.stdout(std::process::Stdio::piped());
            command.spawn().unwrap()
        };
        let children: Vec<_> = (0..6).map(spawn).collect();
        for child in children {
            let done = child.wait_with_output().unwrap();
            assert_eq!(String::from_utf8(done.stdout).unwrap(), expected);
        }
        assert_eq!(desk.run(&args).out, expected);
    }
}
