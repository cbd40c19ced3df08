//! The same documents give the same deck, whatever is around them.

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::*;

#[test]
fn the_same_documents_give_the_same_bytes() {
    let desk = Desk::new();
    desk.write("a/one.txt", NOTES);
    desk.write(
        "a/two.md",
        "# Italy\n\nItaly joined the United Nations in 1955.\n",
    );
    desk.write("b/deep/one.txt", NOTES);
    desk.write(
        "b/two.md",
        "# Italy\n\nItaly joined the United Nations in 1955.\n",
    );
    let one = generated(&desk, &["a/one.txt", "a/two.md"]).out;
    let other = generated(&desk, &["b/two.md", "b/deep/one.txt"]).out;
    let folder = generated(&desk, &["b"]).out;
    assert_eq!(one, other);
    assert_eq!(one, folder);
    let mut elsewhere = desk.command(&["generate", "a"]);
    elsewhere
        .env("TZ", "Asia/Seoul")
        .env("LANG", "ko_KR.UTF-8")
        .env("QUIZDECK_NOW", "1999-01-01T00:00:00Z");
    assert_eq!(elsewhere.output().unwrap().stdout, one.as_bytes());
}

#[test]
fn ids_do_not_depend_on_the_other_documents() {
    let desk = Desk::new();
    desk.write("notes.txt", NOTES);
    desk.write("a.md", "Italy joined the United Nations in 1955.\n");
    let ids = |args: &[&str]| -> Vec<String> {
        let json = desk.json(&[&["generate", "--json"], args].concat());
        let cards = json["cards"].as_array().unwrap().iter();
        let of_notes = cards.filter(|card| card["document"] == "notes.txt");
        of_notes
            .map(|card| card["card"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(ids(&["notes.txt"]), ids(&["a.md", "notes.txt"]));
    assert!(!ids(&["notes.txt"]).is_empty());
}

/// Facts of which documents are made up.
const FACTS: [&str; 8] = [
    "Norway joined the United Nations in 1945.",
    "Denmark joined the European Union in 1973.",
    "Sweden hosted the Summer Olympics in 1912.",
    "The town of Lindemark was founded in 1242 by King Halvard.",
    "In 1358, Lindemark joined the Hanseatic League.",
    "Trade between Norway and Sweden reached $4.5 billion in 1999.",
    "Oslo is the capital of Norway.",
    "It is a lovely country.",
];

/// Documents under some names, with some of the facts in some order.
fn documents() -> impl Strategy<Value = Vec<(String, String)>> {
    let name = prop::sample::select(vec![
        "a.txt", "b.md", "c.txt", "Z.txt", "ä.md", "10.txt", "9.txt",
    ]);
    let facts = prop::collection::vec(prop::sample::select(FACTS.to_vec()), 1..6);
    let document = (name, facts).prop_map(|(name, facts)| (name.to_owned(), facts.join("\n\n")));
    prop::collection::btree_map(Just(()).prop_flat_map(move |()| "[a-g]"), document, 1..4).prop_map(
        |all| {
            let mut documents: Vec<(String, String)> = all.into_values().collect();
            documents.sort();
            documents.dedup_by(|a, b| a.0 == b.0);
            documents
        },
    )
}

/// Where and how a run happens: the folder, the locale, the time zone, the clock, the other way round or not.
fn surroundings() -> impl Strategy<Value = (&'static str, &'static str, &'static str, bool)> {
    (
        prop::sample::select(vec!["x", "deep/er/and deeper", "한글"]),
        prop::sample::select(vec![
            "C",
            "ko_KR.UTF-8",
            "tr_TR.UTF-8",
            "de_DE.ISO-8859-1",
            "",
        ]),
        prop::sample::select(vec!["UTC", "Asia/Seoul", "America/St_Johns", "nonsense"]),
        any::<bool>(),
    )
}

#[test]
fn any_documents_give_the_same_bytes_in_any_surroundings() {
    let config = Config {
        cases: 24,
        failure_persistence: None,
        ..Config::default()
    };
    let desk = Desk::new();
    let made =
        |documents: &[(String, String)], folder: &str, turned: bool, around: &[(&str, &str)]| {
            let mut paths: Vec<String> = documents
                .iter()
                .map(|(name, text)| {
                    let path = format!("{folder}/{name}");
                    desk.write(&path, text);
                    path
                })
                .collect();
            if turned {
                paths.reverse();
            }
            let mut args = vec!["generate", "--title", "T", "--min-quality", "0"];
            args.extend(paths.iter().map(String::as_str));
            let mut command = desk.command(&args);
            command.envs(around.iter().copied());
            let output = command.output().unwrap();
            (output.status.code(), output.stdout)
        };
    let outcome = TestRunner::new(config).run(
        &(documents(), surroundings()),
        |(documents, (folder, locale, zone, turned))| {
            let here = made(&documents, "here", false, &[]);
            let around = [
                ("LC_ALL", locale),
                ("LANG", locale),
                ("TZ", zone),
                ("QUIZDECK_NOW", "1999-12-31T23:59:59Z"),
                ("COLUMNS", "37"),
            ];
            prop_assert_eq!(here, made(&documents, folder, turned, &around));
            Ok(())
        },
    );
    outcome.unwrap();
}
