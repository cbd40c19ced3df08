//! The day on the real binary: settings, what is put by, what will not stay, and clocks that are not to be believed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that cannot go on fails

mod desk;

use desk::{Desk, Run};
use insta::assert_snapshot;
use serde_json::Value;

const DECK: &str = "deck: days
title: Days
cards:
  - { id: a, topic: japan, ask: What is the first?, answer: alpha }
  - { id: b, topic: china, ask: What is the second?, answer: beta }
  - { id: c, topic: china, ask: What is the third?, answer: gamma }
  - id: d
    term: four
    definition: the fourth number
";

fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("data/quizdeck/decks/days.yaml", DECK);
    desk
}

fn at(desk: &Desk, now: &str, zone: &str, args: &[&str], input: &str) -> Run {
    use std::io::Write;
    use std::process::Stdio;
    let mut command = desk.command(args);
    let mut child = command
        .env("QUIZDECK_NOW", now)
        .env("TZ", zone)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let written = child.stdin.take().unwrap().write_all(input.as_bytes());
    assert!(written.is_ok() || written.unwrap_err().kind() == std::io::ErrorKind::BrokenPipe);
    Run::of(child.wait_with_output().unwrap(), &desk.path(""))
}

/// Studies what comes, every answer good; returns the cards in their order with the days after which they come back.
fn study(desk: &Desk, now: &str, zone: &str, args: &[&str]) -> Vec<(String, String)> {
    let all = [
        &[
            "study", "days", "--json", "--form", "flip", "--order", "deck",
        ],
        args,
    ]
    .concat();
    let input = "{\"type\":\"answer\"}\n{\"type\":\"grade\",\"grade\":\"good\"}\n".repeat(9);
    let run = at(desk, now, zone, &all, &input);
    assert_eq!(run.code, 0, "{run:?}");
    let lines = run
        .out
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap());
    let kept = lines.filter(|line| line["type"] == "recorded");
    kept.map(|line| {
        let card = line["card"].as_str().unwrap().to_owned();
        (card, line["due"].as_str().unwrap().to_owned())
    })
    .collect()
}

fn names(kept: &[(String, String)]) -> Vec<&str> {
    kept.iter().map(|(card, _)| card.as_str()).collect()
}

#[test]
#[allow(clippy::too_many_lines)] // whole outputs
fn settings_are_listed_set_and_taken_back() {
    let desk = desk();
    let run = desk.run(&["config"]);
    assert_snapshot!(run.out, @r"
    Settings: all as they come; yours would stand in
    ~/.config/quizdeck/config.yaml

    setting           value  default  unit             range                           from
    new_per_day       20     20       questions a day  0 to 9999                       default
    new_per_deck      10     10       questions a day  0 to 9999                       default
    reviews_per_day   none   none     questions a day  0 to 9999, or none              default
    reviews_per_deck  none   none     questions a day  0 to 9999, or none              default
    minutes           none   none     minutes          1 to 1440, or none              default
    retention         0.9    0.9                       0.7 to 0.99                     default
    order             due    due                       due, mixed, risk, random, deck  default
    form              auto   auto                      auto, flip, typed, choice       default
    easy_days         1      1                         0 to 1 for mon to sun           default
    day_start         04:00  04:00                     00:00 to 12:00                  default
    leech_lapses      8      8        times            2 to 99                         default
    sync              none   none                      a folder, or none               default

    `quizdeck config KEY` tells what a setting does, `quizdeck config KEY
    VALUE` sets it.
    ");
    assert_snapshot!(desk.run(&["config", "retention"]).out, @r"
    retention: 0.9
      the chance of recall at which a question comes back. Values: 0.7 to
      0.99. Default: 0.9; not set.
    ");
    assert_eq!(
        desk.run(&["config", "new_per_day", "3"]).out,
        "new_per_day is 3 now.\n"
    );
    assert_eq!(desk.run(&["config", "easy_days.sat", "0.50"]).code, 0);
    assert_eq!(
        desk.run(&["config", "decks.days.retention", "0.95"]).code,
        0
    );
    let text = std::fs::read_to_string(desk.path(".config/quizdeck/config.yaml")).unwrap();
    assert_snapshot!(text, @r"
    # Settings of quizdeck; `quizdeck config` lists them all, with defaults, units and ranges.
    new_per_day: 3
    easy_days:
      sat: 0.5
    decks:
      days:
        retention: 0.95
    ");
    assert_snapshot!(desk.run(&["config", "easy_days"]).out, @r"
    easy_days: 1
      how much each day of the week brings: 1 all, 0.5 half, 0 as little as
      can be. Values: 0 to 1 for mon to sun. Default: 1; not set.
    easy_days.sat: 0.5
      how much each day of the week brings: 1 all, 0.5 half, 0 as little as
      can be. Values: 0 to 1. Default: 1; set on line 4.
    ");
    let json = desk.json(&["config", "decks.days.retention", "--json"]);
    assert_snapshot!(json["settings"].to_string(), @r#"[{"about":"the chance of recall at which a question comes back","default":"0.9","from":"file","key":"decks.days.retention","line":7,"range":"0.7 to 0.99","unit":null,"value":"0.95"}]"#);
    assert_eq!(
        desk.run(&["config", "easy_days.sat", "--unset"]).out,
        "easy_days.sat is no longer set.\n"
    );
    assert_eq!(
        desk.run(&["config", "easy_days.sat", "--unset"]).out,
        "easy_days.sat was not set.\n"
    );
    let text = std::fs::read_to_string(desk.path(".config/quizdeck/config.yaml")).unwrap();
    assert!(!text.contains("easy_days"), "{text}");
}

#[test]
fn a_setting_or_value_that_does_not_exist_is_named() {
    let desk = desk();
    let told: Vec<_> = [
        &["config", "new_per_dya"][..],
        &["config", "colour", "blue"],
        &["config", "decks.days.minutes", "5"],
        &["config", "decks.Days.retention", "0.9"],
        &["config", "retention", "90"],
        &["config", "easy_days", "0.5"],
        &["config", "easy_days.someday", "0.5"],
        &["config", "day_start", "25:00"],
    ]
    .map(|words| {
        let run = desk.run(words);
        assert_eq!((run.code, run.out.as_str()), (2, ""));
        run.err
    })
    .into();
    assert_snapshot!(told.join(""), @r"
    error: there is no setting `new_per_dya`
      help: did you mean `new_per_day` or `new_per_deck`?
    error: there is no setting `colour`
      help: `quizdeck config` lists all 12 settings
    error: there is no setting `decks.days.minutes`
      help: settings of one deck are decks.DECK.retention, .new_per_day and .reviews_per_day; of a topic topics.TOPIC.retention
    error: `Days` is not kebab-case: small letters, digits and single hyphens
    error: `retention` wants a number from 0.7 to 0.99, not `90`
      help: the default is 0.9
    error: `easy_days` is set day by day
      help: `quizdeck config easy_days.sat 0.5`
    error: the week has no key `someday`
      help: its keys are `mon`, `tue`, `wed`, `thu`, `fri`, `sat` and `sun`
    error: `day_start` wants a time from 00:00 to 12:00, not `25:00`
      help: the default is 04:00
    ");
    assert!(!desk.path(".config").exists(), "nothing was written");
}

#[test]
fn a_wrong_value_in_the_file_is_shown_where_it_stands() {
    let desk = desk();
    desk.write(
        "mine.yaml",
        "# mine\nretention: 90   # per cent\nnew_per_day: 5\norder: oldest\n",
    );
    let run = desk.run(&["--config", "mine.yaml"]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert_snapshot!(run.err, @r"
    error[setting-range]: `retention` wants a number from 0.7 to 0.99, not `90`
     --> mine.yaml:2:12
      |
    2 | retention: 90   # per cent
      |            ^^
      |
      = help: the default is 0.9

    error[setting-range]: `order` wants `due`, `mixed`, `risk`, `random` or `deck`, not `oldest`
     --> mine.yaml:4:8
      |
    4 | order: oldest
      |        ^^^^^^
      |
      = help: the default is due

    2 errors in 1 file
    error: `mine.yaml` cannot be used as it is
      help: mend the errors above; `quizdeck config` lists all settings with their ranges
    ");
    let study = desk.run(&["study", "--config", "mine.yaml"]);
    assert_eq!((study.code, study.err), (2, run.err));
    // what needs no settings goes on
    assert_eq!(
        desk.run(&["check", "data", "--config", "mine.yaml"]).code,
        0
    );
    let set = desk.run(&["config", "--config", "mine.yaml", "retention", "0.9"]);
    assert_eq!(set.code, 2, "{set:?}");
    let missing = desk.run(&["stats", "--config", "nowhere.yaml"]);
    assert_eq!(missing.code, 2);
    assert_snapshot!(missing.err, @r"
    error: there is no file of settings `nowhere.yaml`
      help: `quizdeck config KEY VALUE` with the same --config makes it
    ");
}

#[test]
fn the_nearest_word_counts() {
    let desk = desk();
    let next = |args: &[&str]| {
        let all = [
            &[
                "study", "days", "--json", "--form", "flip", "--order", "deck",
            ],
            args,
        ]
        .concat();
        let run = desk.run_with(&all, "{\"type\":\"answer\"}\n");
        let first: Value = serde_json::from_str(run.out.lines().next().unwrap()).unwrap();
        let feedback = run
            .out
            .lines()
            .nth(2)
            .map(|line| serde_json::from_str::<Value>(line).unwrap());
        let easy = feedback.map_or(0, |line| line["next"]["easy"].as_i64().unwrap_or(0));
        (first["new"].as_i64().unwrap(), easy)
    };
    assert_eq!(next(&[]), (4, 8));
    desk.write(
        "data/quizdeck/decks/days.yaml",
        format!("settings: {{new_per_day: 3, retention: 0.95}}\n{DECK}"),
    );
    assert_eq!(next(&[]), (3, 3), "the deck");
    desk.run(&["config", "new_per_deck", "1"]);
    desk.run(&["config", "retention", "0.8"]);
    assert_eq!(next(&[]), (3, 3), "the deck goes before what is general");
    desk.run(&["config", "decks.days.new_per_day", "2"]);
    desk.run(&["config", "decks.days.retention", "0.99"]);
    assert_eq!(next(&[]), (2, 1), "the learner goes before the deck");
    desk.run(&["config", "topics.japan.retention", "0.9"]);
    let (new, easy) = next(&[]);
    assert!(
        (7..=9).contains(&easy) && new == 2,
        "the topic goes before the deck: {easy}"
    );
    assert_eq!(
        next(&["--new", "4"]).0,
        4,
        "the command line goes before all"
    );
    desk.run(&["config", "easy_days.sat", "0"]);
    assert_eq!(next(&[]).0, 0, "today is a Saturday");
}

#[test]
fn cards_are_set_aside_and_taken_up_again() {
    let mut desk = desk();
    assert_eq!(desk.run(&["suspend"]).out, "Nothing is set aside.\n");
    assert_snapshot!(desk.run(&["suspend", "days/a", "days/d/term"]).out, @"2 questions are set aside; `--undo` takes up again.");
    assert_snapshot!(desk.run(&["suspend", "--tomorrow", "days/b"]).out, @"1 question comes back tomorrow at the earliest.");
    assert_snapshot!(desk.run(&["suspend"]).out, @r"
    Set aside: 2 questions
      days/a/main
      days/d/term
    Until tomorrow: 1 question
      days/b/main
    ");
    let session = |desk: &Desk| {
        let run = desk.run_with(&["study", "days", "--json"], "");
        let first: Value = serde_json::from_str(run.out.lines().next().unwrap()).unwrap();
        first["new"].as_i64().unwrap()
    };
    assert_eq!(session(&desk), 2, "c, and the other face of d");
    desk.now = String::from("2026-11-22T03:59:00Z");
    assert_eq!(session(&desk), 2, "still the same day");
    desk.now = String::from("2026-11-22T04:00:00Z");
    assert_eq!(session(&desk), 3);
    assert_snapshot!(desk.run(&["suspend", "--undo", "days/a"]).out, @"1 question is taken up again.");
    assert_eq!(session(&desk), 4);
    assert_eq!(desk.run(&["doctor"]).code, 0);
    let told: Vec<_> = [
        &["suspend", "a"][..],
        &["suspend", "dayz/a"],
        &["suspend", "days/aa"],
        &["suspend", "days/d/c3"],
        &["suspend", "korea/a"],
    ]
    .map(|words| {
        let run = desk.run(words);
        assert_eq!((run.code, run.out.as_str()), (2, ""));
        run.err
    })
    .into();
    assert_snapshot!(told.join(""), @r"
    error: `a` names no card
      help: write it as DECK/CARD, such as korea-japan/treaty-year; `quizdeck cards` lists them
    error: there is no deck `dayz`
      help: did you mean `days`?
    error: the deck `days` has no card `aa`
      help: did you mean `a`?
    error: the card `days/d` has no question `d/c3`
      help: its faces are `term` or `definition`
    error: several decks start with `korea`
      help: say which: `korea-china`, `korea-europe`, `korea-japan`, `korea-north`, `korea-organisations`, `korea-russia`, `korea-un` or `korea-us`
    ");
}

#[test]
fn the_protocol_leaves_a_question_alone_until_tomorrow() {
    let desk = desk();
    let said = "{\"type\":\"bury\"}\n{\"type\":\"quit\"}\n";
    let run = desk.run_with(&["study", "days", "--json", "--order", "deck"], said);
    let cards: Vec<_> = run
        .out
        .lines()
        .skip(1)
        .map(|line| line.split("\"card\":\"").nth(1).unwrap()[..1].to_owned())
        .collect();
    assert_eq!(cards, ["a", "b"]);
    let buried = &desk.json(&["suspend", "--json"])["buried"];
    assert_eq!(buried[0]["card"], "a");
    let told = desk.run_with(&["study", "days", "--order", "deck"], "/bury\n");
    assert!(
        told.out.contains("Left alone until tomorrow."),
        "{}",
        told.out
    );
    assert_eq!(
        desk.json(&["suspend", "--json"])["buried"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
}

#[test]
fn what_is_forgotten_again_and_again_is_named_with_file_and_line() {
    let mut desk = desk();
    desk.run(&["config", "leech_lapses", "2"]);
    let wrong = "{\"type\":\"answer\",\"text\":\"beta\"}\n{\"type\":\"next\"}\n";
    let right = "{\"type\":\"answer\",\"text\":\"alpha\"}\n{\"type\":\"next\"}\n";
    let study = [
        "study", "days", "--json", "--form", "typed", "--topic", "japan",
    ];
    desk.run_with(&study, right);
    desk.now = String::from("2026-11-23T09:00:00Z");
    desk.run_with(&study, &format!("{wrong}{right}"));
    desk.now = String::from("2026-11-24T09:00:00Z");
    let run = desk.run_with(&study, &format!("{wrong}{right}"));
    let end: Value = serde_json::from_str(run.out.lines().last().unwrap()).unwrap();
    let leech = &end["leeches"][0];
    assert_eq!(
        (leech["card"].as_str(), leech["lapses"].as_i64()),
        (Some("a"), Some(2))
    );
    assert_eq!(leech["reason"], "mixed_up");
    assert_eq!(leech["with"]["card"], "b");
    assert_snapshot!(desk.run(&["cards", "--leeches"]).out, @r"
    What is the first?
      forgotten 2 times; mixed up with days/b, twice
      try: name in both questions what sets them apart
      card days/a, ~/data/quizdeck/decks/days.yaml:4

    `quizdeck suspend DECK/CARD` sets a card aside, if you like.
    ");
    assert!(desk.run(&["cards", "days"]).out.contains("leech"));
    assert!(desk.run(&[]).out.contains("quizdeck cards --leeches"));
    let json = desk.json(&["cards", "--leeches", "--json"]);
    assert_eq!(json["cards"].as_array().unwrap().len(), 1);
    assert_eq!(json["cards"][0]["leech"]["reason"], "mixed_up");
    desk.run(&["suspend", "days/a"]);
    assert_snapshot!(desk.run(&["cards", "--leeches"]).out, @"No question is forgotten again and again.");
}

#[test]
fn a_journey_loses_and_doubles_no_card() {
    for (first, then) in [
        ("Asia/Seoul", "America/Los_Angeles"),
        ("America/Los_Angeles", "Asia/Seoul"),
        ("Pacific/Kiritimati", "Etc/GMT+12"),
    ] {
        let desk = desk();
        let kept = study(&desk, "2026-03-10T20:00:00Z", first, &[]);
        assert_eq!(names(&kept), ["a", "b", "c", "d"]);
        // eleven hours on the way: the same study day there, or the one before it
        let again = study(&desk, "2026-03-11T07:00:00Z", then, &[]);
        assert!(
            again.is_empty() || names(&again) == ["d"],
            "{first} to {then}: {again:?}"
        );
        // two days after the first day all are due, wherever that is
        let due = study(&desk, "2026-03-13T20:00:00Z", then, &["--new", "0"]);
        let mut cards = names(&due);
        cards.dedup();
        assert!(
            cards.len() >= 3 && due.len() == cards.len(),
            "{first} to {then}: {due:?}"
        );
        for (card, due) in &due {
            assert!(
                due.as_str() > "2026-03-13T20:00:00Z",
                "{card} is due in the past: {due}"
            );
        }
        assert_eq!(desk.run(&["doctor"]).code, 0);
    }
}

#[test]
fn a_change_of_clocks_moves_no_day() {
    // the nights of 29 March and 25 October 2026 have an hour less and one more
    for (evening, before, after) in [
        (
            "2026-03-27T19:00:00Z",
            "2026-03-29T01:59:00Z",
            "2026-03-29T02:00:00Z",
        ),
        (
            "2026-10-23T18:00:00Z",
            "2026-10-25T02:59:00Z",
            "2026-10-25T03:00:00Z",
        ),
    ] {
        let desk = desk();
        let kept = study(&desk, evening, "Europe/Berlin", &["--limit", "2"]);
        // good leads to the day after tomorrow, which begins at 04:00 local time
        assert!(kept.iter().all(|(_, due)| due == after), "{kept:?}");
        assert!(study(&desk, before, "Europe/Berlin", &["--new", "0"]).is_empty());
        assert_eq!(
            names(&study(&desk, after, "Europe/Berlin", &["--new", "0"])),
            ["a", "b"]
        );
    }
}

#[test]
fn a_day_may_begin_when_the_learner_says() {
    let desk = desk();
    desk.run(&["config", "day_start", "6:30"]);
    let kept = study(
        &desk,
        "2026-11-21T09:00:00Z",
        "Asia/Seoul",
        &["--limit", "1"],
    );
    assert_eq!(kept[0].1, "2026-11-22T21:30:00Z");
    assert!(study(&desk, "2026-11-22T21:29:59Z", "Asia/Seoul", &["--new", "0"]).is_empty());
    let due = study(&desk, "2026-11-22T21:30:00Z", "Asia/Seoul", &["--new", "0"]);
    assert_eq!(names(&due), ["a"]);
    // what was answered before the setting was changed stays on its day
    desk.run(&["config", "day_start", "--unset"]);
    assert_eq!(desk.run(&["doctor"]).code, 0);
}

#[test]
fn answers_under_a_clock_far_ahead_are_asked_again_and_then_in_order() {
    let mut desk = desk();
    study(&desk, "2026-11-20T09:00:00Z", "UTC", &["--limit", "3"]);
    desk.now = String::from("2026-11-21T09:00:00Z");
    // the clock is four years ahead for one answer
    let ahead = study(&desk, "2030-01-01T09:00:00Z", "UTC", &["--limit", "1"]);
    assert_eq!(names(&ahead), ["a"]);
    let told = at(
        &desk,
        "2026-11-21T09:00:00Z",
        "UTC",
        &["study", "days", "--new", "0"],
        "",
    );
    assert_snapshot!(told.err, @"the clock says 2026-11-21, but the last answer is of 2030-01-01; if the clock is wrong, set it before you go on");
    let due = study(&desk, "2026-11-21T09:00:00Z", "UTC", &["--new", "0"]);
    assert_eq!(names(&due), ["a"]);
    // four years without a review and still right: it is believed, and comes back within months
    assert!(due[0].1.as_str() < "2027-06", "{due:?}");
    let told = at(
        &desk,
        "2026-11-21T09:00:00Z",
        "UTC",
        &["study", "days", "--new", "0"],
        "",
    );
    assert_eq!(told.err, "");
    // a clock set back by years makes nothing due, and says so
    let told = at(
        &desk,
        "2001-01-01T00:00:00Z",
        "UTC",
        &["study", "days", "--new", "0"],
        "",
    );
    assert!(
        told.out.starts_with("Nothing to study now.") && told.err.contains("the clock says"),
        "{told:?}"
    );
}

#[test]
fn a_limit_for_due_questions_holds_over_sessions_and_can_be_passed() {
    let mut desk = desk();
    study(&desk, "2026-11-20T09:00:00Z", "UTC", &["--limit", "3"]);
    desk.now = String::from("2026-11-25T09:00:00Z");
    desk.run(&["config", "reviews_per_day", "2"]);
    let now = "2026-11-25T09:00:00Z";
    assert_eq!(
        study(&desk, now, "UTC", &["--new", "0", "--limit", "1"]).len(),
        1
    );
    assert_eq!(study(&desk, now, "UTC", &["--new", "0"]).len(), 1);
    assert_snapshot!(desk.run(&["study", "days", "--new", "0"]).out, @r"
    Nothing to study now.
    The next question is due today.
    1 new question wait for another day; `--new N` takes N of them now.
    1 due question over the limit of the day; `--reviews N` takes N of them now.
    `--ahead` studies what falls due later, `--cram` everything without touching the schedule.
    ");
    assert_eq!(
        study(&desk, now, "UTC", &["--new", "0", "--reviews", "5"]).len(),
        1
    );
}
