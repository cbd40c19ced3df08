//! `stats --html` as a file.

use std::fs;

use crate::desk::Desk;

pub(crate) const DECK: &str = "deck: talk\ntitle: \"Talk <b>&</b> \u{c11c}\u{c6b8}\"\ntopics: { asia/korea: \"Korea's <i>own</i>\" }\ncards:
  - { id: a, topic: asia/korea, ask: Why?, answer: So }
  - { id: b, topic: asia/japan, ask: Who?, answer: She }
  - { id: c, ask: When?, answer: Now }\n";

/// A learner of three cards over some weeks.
pub(crate) fn studied() -> Desk {
    let mut desk = Desk::new();
    desk.write("talk.yaml", DECK);
    for day in 1..20 {
        desk.now = format!("2026-11-{day:02}T{:02}:00:00Z", 8 + day % 12);
        let right = if day % 4 == 0 {
            "no idea\nSo\nShe\nNow\nSo\n"
        } else {
            "So\nShe\nNow\n"
        };
        let words = ["study", "talk.yaml", "--order", "deck", "--ahead"];
        assert_eq!(desk.run_with(&words, right).code, 0);
    }
    desk.now = String::from("2026-11-21T09:00:00Z");
    desk
}

#[test]
fn a_page_is_written_whole_and_again() {
    let desk = studied();
    let run = desk.run(&["stats", "talk.yaml", "--html", "page.html"]);
    assert_eq!(
        (run.code, run.out.as_str(), run.err.as_str()),
        (0, "", "wrote page.html\n")
    );
    let first = fs::read_to_string(desk.path("page.html")).unwrap();
    assert!(first.contains("Talk &lt;b&gt;&amp;&lt;/b&gt; \u{c11c}\u{c6b8}"));
    assert!(first.contains("Korea&#39;s &lt;i&gt;own&lt;/i&gt;") && !first.contains("<i>"));
    assert_eq!(
        desk.run(&["stats", "talk.yaml", "--html", "page.html"])
            .code,
        0
    );
    assert_eq!(fs::read_to_string(desk.path("page.html")).unwrap(), first);
    let hidden = fs::read_dir(desk.path("")).unwrap();
    let hidden = hidden.filter(|entry| {
        entry
            .as_ref()
            .unwrap()
            .file_name()
            .to_string_lossy()
            .contains(".new")
    });
    assert_eq!(hidden.count(), 0, "nothing is left beside it");
}

#[test]
fn what_is_no_page_of_ours_stays() {
    let desk = studied();
    desk.write("mine.html", "<p>mine</p>");
    let run = desk.run(&["stats", "talk.yaml", "--html", "mine.html"]);
    insta::assert_snapshot!(run.whole(), @r#"
    --- stderr
    error: `mine.html` is there already, and is no page of ours
      help: name another file, or write over it with --force
    --- exit 2
    "#);
    assert_eq!(
        fs::read_to_string(desk.path("mine.html")).unwrap(),
        "<p>mine</p>"
    );
    assert_eq!(
        desk.run(&["stats", "talk.yaml", "--html", "mine.html", "--force"])
            .code,
        0
    );
    assert!(
        fs::read_to_string(desk.path("mine.html"))
            .unwrap()
            .starts_with("<!doctype html>")
    );
    let nowhere = desk.run(&["stats", "talk.yaml", "--html", "none/page.html"]);
    assert_eq!(nowhere.code, 2);
    assert!(
        nowhere
            .err
            .contains("there is no folder for `none/page.html`"),
        "{}",
        nowhere.err
    );
    let folder = desk.run(&["stats", "talk.yaml", "--html", "."]);
    assert_eq!(folder.code, 2, "{}", folder.err);
    let both = desk.run(&["stats", "--html", "page.html", "--json"]);
    assert_eq!(both.code, 2);
}

#[test]
fn windows_and_topics_are_named_and_unknown_ones_refused() {
    let desk = studied();
    let stats = desk.json(&[
        "stats",
        "talk.yaml",
        "--since",
        "7d",
        "--topic",
        "asia",
        "--json",
    ]);
    assert_eq!(
        (&stats["window"]["since"], &stats["window"]["topics"]),
        (&"2026-11-15".into(), &serde_json::json!(["asia"]))
    );
    let all = desk.json(&["stats", "--deck", "talk.yaml", "--json"]);
    assert!(all["total"]["reviews"].as_u64() > stats["total"]["reviews"].as_u64());
    assert_eq!(all["window"]["decks"], serde_json::json!(["talk"]));
    for words in [
        &["stats", "--since", "yesterday"][..],
        &["stats", "talk.yaml", "--topic", "asai"],
        &["stats", "--deck", "nowhere"],
        &["stats", "--force"],
    ] {
        let run = desk.run(words);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{run:?}");
        assert!(run.err.starts_with("error: "), "{run:?}");
    }
}
