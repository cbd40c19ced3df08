//! Home, the listings, and a check with findings, as wholes.

use insta::assert_snapshot;

use crate::desk::Desk;

const DECK: &str = "\
deck: small
title: A small deck
topics: { japan/treaties: Treaties with Japan }
cards:
  - id: year
    topic: japan/treaties
    tags: [dates]
    ask: In which year did South Korea and Japan normalise relations by treaty?
    answer: 1965
    wrong: [1951, 1972, 1992]
    as_of: 1965
  - id: both
    ask: Which two states joined the United Nations in 1991 from the Korean peninsula?
    answer: [South Korea, North Korea]
    wrong: [Japan, China]
  - id: claim
    claim: Seoul lies on the Han.
    answer: true
";

/// A desk with a deck of which one question was missed, one known and one never seen.
fn studied() -> Desk {
    let mut desk = Desk::new();
    desk.write("small.yaml", DECK);
    let lines = "{\"type\":\"answer\",\"text\":\"1965\"}\n{\"type\":\"next\"}\n{\"type\":\"answer\",\"text\":\"Japan\"}\n";
    let words = ["study", "small.yaml", "--json", "--order", "deck"];
    assert_eq!(desk.run_with(&words, lines).code, 0);
    desk.now = String::from("2026-11-24T09:00:00Z");
    desk
}

#[test]
fn home_before_the_first_question() {
    assert_snapshot!(Desk::new().run(&[]).whole(), @r#"
    quizdeck asks, you answer; it asks again just before you would forget.
    A few minutes a day are enough.

    Today
      deck                                         due  new
      South Korea and the United Nations             0    3
      South Korea and international organisations    0    3
      South Korea and North Korea                    0    3
      South Korea and the United States              0    3
      South Korea and Japan                          0    2
      South Korea and China                          0    2
      South Korea and Russia                         0    2
      South Korea and Europe                         0    2

    Next
      quizdeck study          20 new questions to learn
    "#);
}

#[test]
fn decks() {
    let desk = studied();
    assert_snapshot!(desk.run(&["decks", "small.yaml"]).whole(), @r#"
    deck   title         cards  due  new
    small  A small deck      3    2    1

    1 deck, 3 cards
    "#);
    assert_snapshot!(desk.run(&["decks", "small.yaml", "--json"]).whole(), @r#"{"version":1,"decks":[{"deck":"small","title":"A small deck","path":"small.yaml","cards":3,"questions":3,"due":2,"new":1}]}"#);
}

#[test]
fn cards() {
    let desk = studied();
    assert_snapshot!(desk.run(&["cards", "small.yaml"]).whole(), @r#"
    card   face  topic           forms                prompt                                                        state
    year   main  japan/treaties  flip, typed, choice  In which year did South Korea and Japan normalise relations…  due
    both   main  –               typed, many          Which two states joined the United Nations in 1991 from the…  learning
    claim  main  –               truth                Seoul lies on the Han.                                        new

    3 questions
    "#);
    let told = desk
        .run(&["cards", "small.yaml", "--topic", "japan", "--json"])
        .out;
    // figures of memory may differ in their last digit between machines
    let (words, figures) = told.split_once("\"stability\"").unwrap();
    assert_snapshot!(words, @r#"{"version":1,"cards":[{"deck":"small","card":"year","face":"main","topic":"japan/treaties","tags":["dates"],"forms":["flip","typed","choice"],"prompt":"In which year did South Korea and Japan normalise relations by treaty?","answer":"1965","accept":[],"distractors":["1951","1972","1992"],"source":null,"as_of":"1965","state":{"status":"review","due":"2026-11-22T04:00:00Z","#);
    assert!(
        figures.contains("\"difficulty\":3.7")
            && figures.ends_with("\"reps\":1,\"lapses\":0}}]}\n"),
        "{figures}"
    );
}

#[test]
fn stats() {
    let desk = studied();
    assert_snapshot!(desk.run(&["stats", "small.yaml"]).whole(), @r#"
    Today
      answers     0
      right       0
      minutes     0

    Questions
      due         2  to answer now
      new         1  never answered
      learning    1  missed, still open
      review      1  known

    Memory
      remembered  –  nothing has come back yet
      expected    –
      known now   1  of 2 questions
      in 30 days  1  without study

    Altogether
      answers     2
      right       1  50 %
      days        1
      minutes     0  0.0 seconds each

    By form
      form    answers  right  remembered  expected  seconds
      choice        1  100 %           –         –      0.0
      many          1    0 %           –         –      0.0

    By topic
      topic                questions  known now  remembered  expected  answers
      japan                        1       78 %           –         –        1
      Treaties with Japan          1       78 %           –         –        1
      (no topic)                   1       66 %           –         –        1

    How long it lasts
            under 1 day  2  ██████████████████████████████████████████████████
            1 to 3 days  0
            3 to 7 days  0
           7 to 14 days  0
          14 to 30 days  0
          30 to 90 days  0
         90 to 180 days  0
        180 to 365 days  0
      365 days and more  0
      for half of them it takes 0.5 days or more until recall falls to 90 %

    How hard it is
       1 to 2  0
       2 to 3  0
       3 to 4  1  ██████████████████████████████████████████████████
       4 to 5  0
       5 to 6  0
       6 to 7  1  ██████████████████████████████████████████████████
       7 to 8  0
       8 to 9  0
      9 to 10  0

    Falling due in the next 30 days
      ██··························································
      today                                             in 30 days
      2 in all, 2 today; the most on 2026-11-24: 2

    Hours of the day
      ··················██····························
      0           6           12          18
      the most from 9:00 on: 2 answers

    Days
      Mon ····
          ····
      Wed ··
          ··
      Fri ··
          ██
      Sun ··
      answers: · 0  ▒ to 1  █ to 2
    "#);
    let stats = desk.json(&["stats", "small.yaml", "--json"]);
    let contract = ["version", "today", "cards", "retention"].map(|part| stats[part].to_string());
    assert_snapshot!(contract.join("\n"), @r#"
    1
    {"correct":0,"minutes":0.0,"reviews":0}
    {"due":2,"learning":1,"new":1,"review":1,"suspended":0}
    {"observed":null,"predicted":null,"reviews":0}
    "#);
}

#[test]
fn nothing_to_study() {
    let mut desk = studied();
    desk.now = String::from("2026-11-21T10:00:00Z");
    let lines = "{\"type\":\"answer\",\"text\":\"South Korea, North Korea\"}\n{\"type\":\"next\"}\n{\"type\":\"answer\",\"text\":\"true\"}\n";
    desk.run_with(&["study", "small.yaml", "--json"], lines);
    assert_snapshot!(desk.run(&["study", "small.yaml"]).whole(), @r#"
    Nothing to study now.
    The next question is due tomorrow.
    `--ahead` studies what falls due later, `--cram` everything without touching the schedule.
    "#);
}

#[test]
fn check_with_findings() {
    let desk = Desk::new();
    desk.write(
        "faulty.yaml",
        DECK.replace("answer: true", "answer: maybe")
            .replace("tags: [dates]", "tgas: [dates]"),
    );
    assert_snapshot!(desk.run(&["check", "faulty.yaml"]).whole(), @r#"
    error[key-unknown]: a card has no key `tgas`
     --> faulty.yaml:7:5
      |
    7 |     tgas: [dates]
      |     ^^^^
      |
      = help: did you mean `tags`?

    error[claim-answer]: `maybe` is neither `true` nor `false`
      --> faulty.yaml:18:13
       |
    18 |     answer: maybe
       |             ^^^^^
       |
       = help: write `answer: true` or `answer: false`

    2 errors in 1 file
    --- exit 1
    "#);
    assert_snapshot!(desk.run(&["check", "faulty.yaml", "--json"]).whole(), @r#"
    {"version":1,"files":1,"cards":3,"diagnostics":[{"rule":"key-unknown","severity":"error","file":"faulty.yaml","line":7,"column":5,"end_line":7,"end_column":9,"message":"a card has no key `tgas`","help":"did you mean `tags`?","fix":null},{"rule":"claim-answer","severity":"error","file":"faulty.yaml","line":18,"column":13,"end_line":18,"end_column":18,"message":"`maybe` is neither `true` nor `false`","help":"write `answer: true` or `answer: false`","fix":null}]}
    --- exit 1
    "#);
}

#[test]
fn a_question_tells_its_date_and_how_many_answers_are_wanted() {
    let desk = Desk::new();
    desk.write("small.yaml", DECK);
    let words = [
        "study",
        "small.yaml",
        "--json",
        "--order",
        "deck",
        "--seed",
        "1",
    ];
    let run = desk.run(&words);
    assert_snapshot!(run.out.lines().nth(1).unwrap(), @r#"{"type":"question","deck":"small","card":"year","face":"main","form":"choice","topic":"japan/treaties","prompt":"In which year did South Korea and Japan normalise relations by treaty?","choices":["1972","1965","1951","1992"],"hint":false,"left":3,"as_of":"1965","wanted":1}"#);
    let both = desk.run_with(&words, "{\"type\":\"skip\"}\n");
    assert!(
        both.out
            .lines()
            .nth(2)
            .unwrap()
            .ends_with("\"as_of\":null,\"wanted\":2}"),
        "{}",
        both.out
    );
}
