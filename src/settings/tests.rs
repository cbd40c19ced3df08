//! The file as a learner writes it.

use super::*;
use crate::base::{Probability, Topic, Weekday};

const FILE: &str = "\
# mine
new_per_day: 12          # a calm year
retention: 0.92
easy_days: { sat: 0.5, sun: 0 }
day_start: 5:30
reviews_per_day: none
decks:
  korea-japan:
    new_per_day: 3
    retention: 0.95      # the exam
  korea-us: { reviews_per_day: 20 }
topics:
  japan/treaties: { retention: 0.97 }
order: mixed
";

fn read(text: &str) -> Settings {
    Settings::read(text).unwrap_or_else(|findings| panic!("{findings:?}"))
}

fn wrong(text: &str) -> Vec<String> {
    let findings = Settings::read(text).expect_err("it is wrong");
    let told = findings.iter().map(|finding| {
        let span = finding.place.span.clone();
        let line = text[..span.start].matches('\n').count() + 1;
        let help = finding.help.as_deref().unwrap_or("-");
        format!("{line} `{}` {} ({help})", &text[span], finding.message)
    });
    told.collect()
}

#[test]
fn every_value_is_taken_and_noted_with_its_line() {
    let settings = read(FILE);
    assert_eq!(settings.new_per_day, Some(12));
    assert_eq!(
        (settings.new_per_deck, settings.reviews_per_day),
        (None, None)
    );
    assert_eq!(settings.day_start, Some(330));
    assert_eq!(settings.order, Order::Mixed);
    assert_eq!(settings.aims.overall, Some(Probability::new(0.92)));
    let topic = Topic::new("japan/treaties").unwrap();
    assert_eq!(settings.aims.topics[&topic], Probability::new(0.97));
    let days = settings.easy_days;
    assert!((days.of(Weekday::Saturday) - 0.5).abs() < 1e-9 && days.of(Weekday::Sunday) < 1e-9);
    let japan = DeckId::new("korea-japan").unwrap();
    assert_eq!(settings.decks[&japan].new_per_day, Some(3));
    assert_eq!(
        settings.reviews_of(&DeckId::new("korea-us").unwrap()),
        Some(20)
    );
    let written = settings.written("decks.korea-japan.retention").unwrap();
    assert_eq!((written.text.as_str(), written.line), ("0.95", 10));
    assert_eq!(read(""), Settings::default());
    assert_eq!(read("# nothing\n"), Settings::default());
}

#[test]
fn every_wrong_value_is_named_with_its_place() {
    insta::assert_snapshot!(
        wrong(
            "retention: 90\nnew_per_day: -1\nnew_per_dya: 3\norder: oldest\nday_start: 13:00\nminutes:\n\
             easy_days: { sat: 2, saturday: 1 }\nform: [typed]\ndecks:\n  Korea: { retention: 0.9 }\n  \
             korea-us: { minutes: 3, retention: 1 }\ntopics: { japan//x: {retention: 0.8} }\n",
        )
        .join("\n"),
        @r"
    1 `90` `retention` wants a number from 0.7 to 0.99, not `90` (the default is 0.9)
    2 `-1` `new_per_day` wants a whole number from 0 to 9999, not `-1` (the default is 20)
    3 `new_per_dya` the settings have no key `new_per_dya` (did you mean `new_per_day` or `new_per_deck`?)
    4 `oldest` `order` wants `due`, `mixed`, `risk`, `random` or `deck`, not `oldest` (the default is due)
    5 `13:00` `day_start` wants a time from 00:00 to 12:00, not `13:00` (the default is 04:00)
    6 `minutes` `minutes` has no value (give it a value, or remove the line)
    7 `2` `easy_days.sat` wants a number from 0 to 1, not `2` (the default is 1)
    7 `saturday` the week has no key `saturday` (did you mean `sat`?)
    8 `[typed]` `form` wants `auto`, `flip`, `typed` or `choice`, not a list (-)
    10 `Korea` `Korea` is not kebab-case: small letters, digits and single hyphens (-)
    11 `minutes` `korea-us` has no key `minutes` (its keys are `new_per_day`, `reviews_per_day` and `retention`)
    11 `1` `decks.korea-us.retention` wants a number from 0.7 to 0.99, not `1` (the default is 0.9)
    12 `japan//x` `japan//x` is no topic; write names parted by single slashes, such as japan/treaties (-)
    "
    );
    insta::assert_snapshot!(wrong("- a\n- b\n").join("\n"), @r"
    1 `- a
    - b` the file wants a map of settings, not a list (-)
    ");
    insta::assert_snapshot!(wrong("retention: 0.9\nretention: 0.8\n").join("\n"), @"2 `retention` the key `retention` stands here twice (remove one of the two)");
}

#[test]
fn defaults_are_what_holds_when_nothing_is_said() {
    let settings = Settings::default();
    for setting in SETTINGS {
        assert!(
            Value::of(setting.kind, setting.default).is_some(),
            "{}",
            setting.key
        );
    }
    let count = |key: &str| Value::of(setting(key).unwrap().kind, setting(key).unwrap().default);
    let is = |key: &str, number: u32| assert_eq!(count(key), Some(Value::Count(number)), "{key}");
    is("new_per_day", crate::plan::NEW_OVERALL);
    is("new_per_deck", crate::plan::NEW_PER_DECK);
    is("leech_lapses", settings.leeches.lapses);
    let retention = crate::memory::DESIRED_RETENTION;
    assert_eq!(count("retention"), Some(Value::Share(retention)));
    assert_eq!(count("order"), Some(Value::Word("due")));
    assert_eq!(settings.order, Order::Due);
}

#[test]
fn a_change_leaves_every_other_byte_alone() {
    let set = |path: &[&str], value: &str| {
        let text = set(FILE, path, value).unwrap();
        read(&text);
        let new: Vec<_> = text
            .lines()
            .filter(|line| !FILE.lines().any(|old| old == *line))
            .collect();
        let gone = FILE
            .lines()
            .filter(|old| !text.lines().any(|line| line == *old));
        let gone: Vec<_> = gone.collect();
        format!("- {}\n+ {}", gone.join(" / "), new.join(" / "))
    };
    insta::assert_snapshot!(
        [
            set(&["new_per_day"], "8"),
            set(&["minutes"], "15"),
            set(&["easy_days", "sun"], "0.2"),
            set(&["easy_days", "fri"], "0.7"),
            set(&["decks", "korea-japan", "reviews_per_day"], "9"),
            set(&["decks", "korea-us", "retention"], "0.8"),
            set(&["decks", "한국", "retention"], "0.8"),
            set(&["topics", "japan", "retention"], "0.8"),
        ]
        .join("\n"),
        @r"
    - new_per_day: 12          # a calm year
    + new_per_day: 8          # a calm year
    - 
    + minutes: 15
    - easy_days: { sat: 0.5, sun: 0 }
    + easy_days: { sat: 0.5, sun: 0.2 }
    - easy_days: { sat: 0.5, sun: 0 }
    + easy_days: { sat: 0.5, sun: 0, fri: 0.7 }
    - 
    +     reviews_per_day: 9
    -   korea-us: { reviews_per_day: 20 }
    +   korea-us: { reviews_per_day: 20, retention: 0.8 }
    - 
    +   한국: /     retention: 0.8
    - 
    +   japan: /     retention: 0.8
    "
    );
}

#[test]
fn a_change_in_a_new_file_and_one_without_end_of_line() {
    insta::assert_snapshot!(set("", &["decks", "a", "retention"], "0.8").unwrap(), @r"
    # Settings of quizdeck; `quizdeck config` lists them all, with defaults, units and ranges.
    decks:
      a:
        retention: 0.8
    ");
    assert_eq!(
        set("retention: 0.9", &["minutes"], "5").unwrap(),
        "retention: 0.9\nminutes: 5\n"
    );
    assert_eq!(
        set("easy_days: {}", &["easy_days", "sat"], "0").unwrap(),
        "easy_days: {sat: 0}"
    );
    assert_eq!(set("- a\n", &["minutes"], "5"), None);
    assert_eq!(set("minutes: {\n", &["minutes"], "5"), None);
    assert_eq!(set("decks: 5\n", &["decks", "a", "retention"], "0.8"), None);
}

#[test]
fn what_is_taken_out_leaves_no_empty_map_behind() {
    let gone = |path: &[&str]| {
        let text = unset(FILE, path).unwrap();
        read(&text);
        let gone = FILE
            .lines()
            .filter(|old| !text.lines().any(|line| line == *old));
        gone.collect::<Vec<_>>().join(" / ")
    };
    insta::assert_snapshot!(
        [
            gone(&["new_per_day"]),
            gone(&["easy_days", "sat"]),
            gone(&["easy_days", "sun"]),
            gone(&["easy_days"]),
            gone(&["decks", "korea-japan", "retention"]),
            gone(&["decks", "korea-us", "reviews_per_day"]),
            gone(&["topics", "japan/treaties", "retention"]),
        ]
        .join("\n"),
        @r"
    new_per_day: 12          # a calm year
    easy_days: { sat: 0.5, sun: 0 }
    easy_days: { sat: 0.5, sun: 0 }
    easy_days: { sat: 0.5, sun: 0 }
        retention: 0.95      # the exam
      korea-us: { reviews_per_day: 20 }
    topics: /   japan/treaties: { retention: 0.97 }
    "
    );
    assert_eq!(unset(FILE, &["minutes"]), None);
    assert_eq!(unset("minutes: 5", &["minutes"]).unwrap(), "");
}

#[test]
fn set_and_unset_undo_each_other() {
    for path in [
        &["minutes"][..],
        &["easy_days", "mon"],
        &["decks", "new-deck", "retention"],
        &["topics", "a b", "retention"],
    ] {
        let value = if path[0] == "minutes" { "7" } else { "0.8" };
        let there = set(FILE, path, value).unwrap();
        read(&there);
        assert_eq!(unset(&there, path).unwrap(), FILE, "{path:?}");
    }
}

#[test]
fn lines_end_as_those_of_the_file_do() {
    let text = "retention: 0.9\r\ndecks:\r\n  a: {retention: 0.8}\r\n";
    let more = set(text, &["decks", "b", "retention"], "0.7").unwrap();
    assert_eq!(more, format!("{text}  b:\r\n    retention: 0.7\r\n"));
    assert_eq!(unset(&more, &["decks", "b", "retention"]).unwrap(), text);
    read(&more);
}
