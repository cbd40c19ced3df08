//! The rule book holds: every bad example breaks its rule and no other, every better one none, and what is said about them
//! is as it was reviewed.

#![allow(clippy::unwrap_used, clippy::panic)] // a test that cannot go on fails

use std::collections::BTreeSet;

use quizdeck::deck::rules::{Group, Rule, all, named};
use quizdeck::deck::{Compared, Documents, Reading, compare, examine_bytes, shipped};
use quizdeck::terminal::{Examined, draw_findings};

/// An example as files: decks first, documents besides. A line `# --- NAME` begins another file; cards alone get a deck.
struct Example {
    decks: Vec<(String, Vec<u8>)>,
    documents: Option<Documents>,
}

impl Example {
    fn new(rule: &Rule, text: &str) -> Self {
        let mut files = vec![(String::from("example.yaml"), String::new())];
        for line in text.split_inclusive('\n') {
            match line.strip_prefix("# --- ") {
                Some(name) => files.push((name.trim().to_owned(), String::new())),
                None => files.last_mut().unwrap().1.push_str(line),
            }
        }
        let (decks, documents): (Vec<_>, Vec<_>) = files
            .into_iter()
            .partition(|(name, _)| name.ends_with(".yaml"));
        let deck = |(name, text): (String, String)| {
            let whole = if text.starts_with("- ") {
                format!("cards:\n{text}")
            } else {
                text
            };
            (name, bytes(rule, &whole))
        };
        Self {
            decks: decks.into_iter().map(deck).collect(),
            documents: (!documents.is_empty()).then(|| Documents::new(documents)),
        }
    }

    /// What `check` says: the rules broken, and the drawing.
    fn checked(&self) -> (Vec<String>, String) {
        let mut read: Vec<(String, String, Reading)> = Vec::new();
        for (name, bytes) in &self.decks {
            let (text, reading) = examine_bytes(name, bytes, self.documents.as_ref());
            read.push((name.clone(), text.into_owned(), reading));
        }
        if let [(first, _, one), (_, text, two)] = &mut read[..]
            && one.id == two.id
        {
            two.clash(text, first);
        }
        let mut compared: Vec<_> = read
            .iter_mut()
            .map(|(name, text, reading)| Compared {
                name,
                text,
                reading,
            })
            .collect();
        compare(&mut compared);
        let examined: Vec<_> = read
            .iter()
            .map(|(name, text, reading)| Examined {
                path: name,
                text,
                findings: &reading.findings,
            })
            .collect();
        let mut drawn = Vec::new();
        draw_findings(&mut drawn, &examined, false, usize::MAX).unwrap();
        let findings = read.iter().flat_map(|(_, _, reading)| &reading.findings);
        (
            findings.map(|finding| finding.rule.to_owned()).collect(),
            String::from_utf8(drawn).unwrap(),
        )
    }
}

/// The bytes of a file; those of the rule on encodings are Latin-1.
fn bytes(rule: &Rule, text: &str) -> Vec<u8> {
    if rule.name == "encoding" {
        return text
            .chars()
            .map(|c| u8::try_from(u32::from(c)).unwrap())
            .collect();
    }
    text.as_bytes().to_vec()
}

#[test]
fn every_bad_example_breaks_its_rule_and_no_other() {
    let mut wrong = Vec::new();
    for rule in all() {
        let (broken, drawn) = Example::new(rule, rule.bad).checked();
        let broken: BTreeSet<_> = broken.into_iter().collect();
        if broken != BTreeSet::from([rule.name.to_owned()]) {
            wrong.push(format!("{}:\n{drawn}", rule.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_better_example_is_silent() {
    for rule in all() {
        let (broken, drawn) = Example::new(rule, rule.better).checked();
        assert!(broken.is_empty(), "{}:\n{drawn}", rule.name);
    }
}

#[test]
fn the_mending_of_the_book_is_the_mending_of_the_finding() {
    for rule in all() {
        for (name, bytes) in Example::new(rule, rule.bad).decks {
            let (_, reading) = examine_bytes(&name, &bytes, None);
            let mended = reading
                .findings
                .iter()
                .any(|finding| finding.rule == rule.name && finding.fix.is_some());
            assert!(
                !mended || rule.fix.is_some(),
                "{}: the book does not know of its mending",
                rule.name
            );
        }
    }
}

#[test]
fn the_book_reads_well() {
    let mut names = BTreeSet::new();
    for rule in all() {
        let sentence = |text: &str| text.ends_with('.') && text.starts_with(char::is_uppercase);
        assert!(
            names.insert(rule.name),
            "two rules are called {}",
            rule.name
        );
        assert_eq!(named(rule.name), Some(rule));
        assert!(rule.group.rules().contains(rule));
        assert!(
            rule.summary.len() <= 100 && !rule.summary.ends_with('.'),
            "{}: {}",
            rule.name,
            rule.summary
        );
        assert!(
            sentence(rule.why) && rule.why.len() > 60,
            "{}: {}",
            rule.name,
            rule.why
        );
        assert!(
            rule.bad.ends_with('\n') && rule.better.ends_with('\n') && rule.bad != rule.better,
            "{}",
            rule.name
        );
    }
    assert_eq!(named("no-such-rule"), None);
}

/// What `check` says of the bad examples of a group, one after the other.
fn messages(group: Group) -> String {
    let drawn = group
        .rules()
        .iter()
        .map(|rule| Example::new(rule, rule.bad).checked().1);
    let without_count = drawn.map(|drawn| {
        let (findings, _) = drawn.trim_end().rsplit_once('\n').unwrap();
        findings.trim_end().to_owned()
    });
    without_count.collect::<Vec<_>>().join("\n\n")
}

macro_rules! reviewed {
    ($($test:ident $group:ident;)+) => {$(
        #[test]
        fn $test() {
            insta::assert_snapshot!(messages(Group::$group));
        }
    )+};
}

reviewed! {
    format_is_said_as_reviewed Format;
    identity_is_said_as_reviewed Identity;
    answers_are_said_as_reviewed Answers;
    choices_are_said_as_reviewed Choice;
    cloze_texts_are_said_as_reviewed Cloze;
    memory_is_said_as_reviewed Memory;
    sources_are_said_as_reviewed Sources;
    time_is_said_as_reviewed Time;
    text_is_said_as_reviewed Text;
    levels_are_said_as_reviewed Levels;
}

/// Deck text with its name.
fn found(decks: &[(&str, &str)]) -> Vec<String> {
    let decks = decks
        .iter()
        .map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()));
    Example {
        decks: decks.collect(),
        documents: None,
    }
    .checked()
    .0
}

#[test]
fn the_shipped_decks_break_no_rule() {
    let decks: Vec<_> = shipped()
        .iter()
        .map(|(name, text)| (*name, *text))
        .collect();
    assert_eq!(found(&decks), Vec::<String>::new());
}

#[test]
fn the_deck_of_every_feature_breaks_no_rule() {
    let deck = (
        "every-feature.yaml",
        include_str!("decks/every-feature.yaml"),
    );
    assert_eq!(found(&[deck]), Vec::<String>::new());
}

#[test]
fn what_is_allowed_is_silent_in_its_card_alone() {
    let card = |id: &str, allow: &str| {
        format!(
            "- id: {id}\n  ask: Which song of {id} is called Arirang?\n  answer: Arirang\n{allow}"
        )
    };
    let allow = "  allow: [{ rule: answer-in-prompt, because: It is a test. }]\n";
    let deck = |cards: &[String]| format!("cards:\n{}", cards.concat());
    let one = deck(&[card("a", allow), card("b", "")]);
    assert_eq!(found(&[("x.yaml", &one)]), ["answer-in-prompt"]);
    let all = format!(
        "allow: [{{ rule: answer-in-prompt, because: All of them. }}]\n{}",
        deck(&[card("a", ""), card("b", "")])
    );
    assert_eq!(found(&[("x.yaml", &all)]), Vec::<String>::new());
}

#[test]
fn either_of_two_cards_may_allow_what_is_between_them() {
    let allow = "  allow: [{ rule: prompt-duplicate, because: It is a test. }]\n";
    let card = |id: &str, allow: &str| {
        format!("- id: {id}\n  ask: Which city is it?\n  answer: Seoul\n{allow}")
    };
    for (first, second) in [(allow, ""), ("", allow)] {
        let deck = format!("cards:\n{}{}", card("a", first), card("b", second));
        assert_eq!(found(&[("x.yaml", &deck)]), Vec::<String>::new(), "{deck}");
    }
}

#[test]
fn a_card_may_allow_what_is_found_beside_another_deck() {
    let first = "cards:\n- { id: a, ask: Which city is it?, answer: Seoul }\n";
    let second = "cards:\n- { id: b, ask: Which city is it?, answer: Seoul, allow: [{ rule: prompt-elsewhere, because: It is a test. }] }\n";
    assert_eq!(
        found(&[("a.yaml", first), ("b.yaml", second)]),
        Vec::<String>::new()
    );
}

#[test]
fn prompts_of_different_times_do_not_contradict_each_other() {
    let card = |id: &str, as_of: &str, answer: &str| {
        format!("- {{ id: {id}, ask: Who was head of state?, answer: {answer}, as_of: {as_of} }}\n")
    };
    let deck = format!(
        "cards:\n{}{}",
        card("a", "1999", "Kim Dae-jung"),
        card("b", "2005", "Roh Moo-hyun")
    );
    assert_eq!(found(&[("x.yaml", &deck)]), Vec::<String>::new());
    let deck = deck.replace("2005", "1999");
    assert_eq!(found(&[("x.yaml", &deck)]), ["prompt-contradiction"]);
}

/// The program with some arguments: exit code, standard output, standard error.
fn quizdeck(arguments: &[&str]) -> (i32, String, String) {
    let folder = tempfile::tempdir().unwrap();
    let output = assert_cmd::Command::cargo_bin("quizdeck")
        .unwrap()
        .env_clear()
        .env("HOME", folder.path())
        .args(arguments)
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (
        output.status.code().unwrap(),
        text(output.stdout),
        text(output.stderr),
    )
}

#[test]
fn strict_makes_errors_of_warnings() {
    let folder = tempfile::tempdir().unwrap();
    let deck = folder.path().join("deck.yaml");
    std::fs::write(
        &deck,
        "cards:\n- { id: song, ask: Which song is called Arirang?, answer: Arirang }\n",
    )
    .unwrap();
    let deck = deck.to_str().unwrap();
    let (code, told, _) = quizdeck(&["check", deck]);
    assert_eq!(
        (code, told.starts_with("warning[answer-in-prompt]")),
        (0, true),
        "{told}"
    );
    let (code, told, _) = quizdeck(&["check", "--strict", deck]);
    assert_eq!(
        (code, told.starts_with("error[answer-in-prompt]")),
        (1, true),
        "{told}"
    );
    assert!(
        quizdeck(&["cards", deck]).0 == 0,
        "a warning keeps nobody from studying"
    );
}

#[test]
fn findings_come_by_file_and_each_file_once() {
    let folder = tempfile::tempdir().unwrap();
    let paths = ["b.yaml", "a.yaml"].map(|name| folder.path().join(name));
    for (path, city) in paths.iter().zip(["Seoul", "Tokyo"]) {
        let text = format!(
            "cards:\n- {{ id: capital, ask: What is the capital {city}?, answer: {city} }}\n"
        );
        std::fs::write(path, text).unwrap();
    }
    let paths = paths.each_ref().map(|path| path.to_str().unwrap());
    let (code, told, _) = quizdeck(&["check", paths[0], paths[1], paths[0]]);
    let files: Vec<_> = told
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix("--> "))
        .collect();
    assert_eq!(code, 0, "{told}");
    assert_eq!(
        files,
        [format!("{}:2:59", paths[1]), format!("{}:2:59", paths[0])]
    );
    assert!(told.ends_with("2 warnings in 2 files\n"), "{told}");
}

#[test]
fn answers_are_looked_up_in_the_documents_at_hand() {
    let folder = tempfile::tempdir().unwrap();
    let deck = folder.path().join("deck.yaml");
    std::fs::write(
        folder.path().join("portal.txt"),
        "Korea lies in East Asia.\n\nThe treaty was signed in 1965.\n",
    )
    .unwrap();
    let text = "sources:\n  portal: { title: A portal, file: papers/portal.txt }\ncards:\n\
                - { id: year, ask: When was the treaty signed?, answer: 1965, source: { in: portal, paragraph: 1 } }\n";
    std::fs::write(&deck, text).unwrap();
    let (deck, folder) = (deck.to_str().unwrap(), folder.path().to_str().unwrap());
    assert_eq!(quizdeck(&["check", deck]).1, "no findings in 1 file\n");
    let (code, told, _) = quizdeck(&["check", deck, "--sources", folder]);
    assert_eq!(code, 0);
    assert!(
        told.starts_with(
            "warning[source-answer]: paragraph 1 of `portal.txt` does not say `1965`\n"
        ),
        "{told}"
    );
    let (code, _, told) = quizdeck(&["check", deck, "--sources", "/no/such/folder"]);
    assert_eq!(
        (
            code,
            told.starts_with("error: `/no/such/folder` is no folder of documents")
        ),
        (2, true),
        "{told}"
    );
}

#[test]
fn an_unknown_rule_is_answered_with_its_neighbours() {
    let (code, out, told) = quizdeck(&["explain", "[answer-in-promt]"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(told.contains("did you mean `answer-in-prompt`"), "{told}");
    let (code, listed, _) = quizdeck(&["explain", "--json"]);
    assert_eq!(code, 0);
    assert_eq!(listed.matches("\"why\":").count(), all().count());
    assert_eq!(quizdeck(&["explain", "[Answer-in-Prompt]"]).0, 0);
}
