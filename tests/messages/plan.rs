//! `plan`: the days to come, a look far ahead, and the way to an exam.

use insta::assert_snapshot;
use serde_json::Value;

use crate::desk::Desk;

/// Twelve questions on two topics, none ever asked.
fn desk() -> Desk {
    let desk = Desk::new();
    let mut deck = String::from("deck: small\ncards:\n");
    for n in 0..12 {
        let topic = if n < 8 { "japan/treaties" } else { "china" };
        deck += &format!(
            "  - {{ id: c{n}, topic: {topic}, ask: \"Which number is {n} and nothing else?\", answer: number {n} }}\n"
        );
    }
    desk.write("small.yaml", deck);
    desk
}

/// Answers what is asked today until nothing is left; returns the questions in their order.
fn study(desk: &Desk, words: &[&str]) -> Vec<String> {
    let mut asked = Vec::new();
    let mut input = String::new();
    for _ in 0..40 {
        input += "{\"type\":\"answer\"}\n{\"type\":\"grade\",\"grade\":\"good\"}\n";
    }
    let words: Vec<_> = ["study", "--json", "--form", "flip"]
        .iter()
        .chain(words)
        .copied()
        .collect();
    let run = desk.run_with(&words, &input);
    for line in run.out.lines() {
        let value: Value = serde_json::from_str(line).unwrap();
        if value["type"] == "question" {
            asked.push(value["card"].as_str().unwrap().to_owned());
        }
    }
    asked
}

#[test]
fn the_days_to_come() {
    assert_snapshot!(desk().run(&["plan", "small.yaml"]).whole(), @r#"
    The days to come
      day         due  new  minutes
      2026-11-21    0   10        4
      2026-11-22    4    2        2
      2026-11-23    8    0        2
      2026-11-24    3    0        1
      2026-11-25    3    0        1
      2026-11-26    0    0        0
      2026-11-27    1    0        1
      2026-11-28    0    0        0
      2026-11-29    0    0        0
      2026-11-30    3    0        1
      2026-12-01    3    0        1
      2026-12-02    1    0        1
      2026-12-03    1    0        1
      2026-12-04    4    0        2

    Simulated from what you know now. `--simulate DAYS` looks further,
    `--exam DATE` plans for a day.
    "#);
}

#[test]
fn far_ahead() {
    assert_snapshot!(desk().run(&["plan", "small.yaml", "--simulate", "30"]).whole(), @r#"
    The next 30 days
      12 questions, 0 of them seen; 10 new a day, everything due each day.
      Known is what you could answer on the day after: the sum of all
      chances of recall. The mark > is how it is set now.

    By wanted recall
      wanted  min a day  busiest  answers      known
        70 %        0.3        3       29  11   88 %
        75 %        0.2        3       26  10   86 %
        80 %        0.4        3       36  11   92 %
        85 %        0.3        3       36  11   92 %
      > 90 %        0.4        3       52  11   95 %
        93 %        0.6        3       74  12   96 %
        95 %        0.8        3       96  12   97 %
        97 %        1.2        3      152  12   98 %

    By the number of new questions a day
      new a day  min a day  busiest  answers      known
              5        0.4        2       51  11   94 %
           > 10        0.4        3       52  11   95 %
             20        0.4        3       52  11   95 %
             40        0.4        3       52  11   95 %

    Minutes a day
      4 min │
            │▁▁
          2 │██▁▁
            │████▅▅                    ▂▂
          0 │██████▆▆▄▄▅▅▃▃  ▅▅▄▄▂▂    ██      ▅▅▇▇  ▇▇▅▅▂▂▆▆        ▂▂▅▅
            └────────────────────────────────────────────────────────────
            2026-11-21                                         2026-12-20

    Known, of all questions
      100 % │  ▅▅▆▆▆▆▆▆▆▆▆▆▅▅▆▆▆▆▆▆▆▆▅▅▇▇▆▆▆▆▆▆▆▆▆▆▅▅▆▆▆▆▆▆▆▆▆▆▆▆▆▆▅▅▅▅▆▆
            │▇▇██████████████████████████████████████████████████████████
       50 % │████████████████████████████████████████████████████████████
            │████████████████████████████████████████████████████████████
        0 % │████████████████████████████████████████████████████████████
            └────────────────────────────────────────────────────────────
            2026-11-21                                         2026-12-20

    Simulated: chance will have it a little otherwise.
    "#);
}

#[test]
fn far_ahead_for_a_program() {
    let desk = desk();
    let ahead = desk.json(&[
        "plan",
        "small.yaml",
        "--simulate",
        "40",
        "--json",
        "--new",
        "3",
        "--minutes",
        "2",
    ]);
    assert_eq!(
        (
            &ahead["version"],
            &ahead["questions"],
            &ahead["new_per_day"]
        ),
        (&1.into(), &12.into(), &3.into())
    );
    let days = ahead["days"].as_array().unwrap();
    assert_eq!(
        (days.len(), &days[0]["day"], &days[0]["new"]),
        (40, &"2026-11-21".into(), &3.into())
    );
    let wanted: Vec<_> = ahead["retentions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["retention"].as_f64().unwrap())
        .collect();
    assert_eq!(wanted, [0.7, 0.75, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97]);
    let limits: Vec<_> = ahead["limits"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["new_per_day"].as_u64().unwrap())
        .collect();
    assert_eq!(limits, [3, 5, 10, 20, 40]);
    assert_eq!(
        ahead,
        desk.json(&[
            "plan",
            "small.yaml",
            "--simulate",
            "40",
            "--json",
            "--new",
            "3",
            "--minutes",
            "2"
        ])
    );
}

#[test]
fn the_way_to_an_exam() {
    let desk = desk();
    let shown = desk.run(&[
        "plan",
        "--exam",
        "2026-12-15",
        "small.yaml",
        "--minutes",
        "2",
    ]);
    assert_snapshot!(shown.whole(), @r#"
    Exam on 2026-12-15, in 24 days
      12 questions, 12 of them new; 2 minutes a day.
      Likely to be known on the day: 12 of 12 (99 %), give or take 1.

    By minutes a day
      minutes      known
            1  12   99 %
          > 2  12   99 %
            3  12   99 %
            4  12   99 %

    Day by day
      3 min │
            │▅▅▅▅▅▅▄▄▄▄▄▄▄▄▄▄▅▅▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄
            │████████████████████████████████████████████████
            │████████████████████████████████████████████████
          0 │████████████████████████████████████████████████
            └────────────────────────────────────────────────
            2026-11-21                             2026-12-14

       days  min a day  new a day  again a day
        1–3        2.2        4.0          4.2
        4–6        2.1        0.0          9.2
        7–9        2.1        0.0          9.8
      10–12        2.1        0.0          9.7
      13–15        2.1        0.0          9.7
      16–18        2.1        0.0          9.5
      19–21        2.1        0.0          9.6
      22–24        2.1        0.0          9.6

      `quizdeck study` follows this plan until the day; `quizdeck plan --end
      small` ends it.
    "#);
    assert_snapshot!(desk.run(&["plan", "small.yaml"]).out.split_once("Exams").unwrap().1.to_owned(), @r#"
      2026-12-15 in 24 days: small; 2 minutes a day planned.

    Simulated from what you know now. `--simulate DAYS` looks further,
    `--exam DATE` plans for a day.
    "#);
}

#[test]
fn study_follows_a_plan_until_its_day() {
    let mut desk = desk();
    let days = |desk: &mut Desk, day: &str| {
        desk.now = format!("{day}T09:00:00Z");
        study(desk, &["small.yaml"]).len()
    };
    desk.json(&[
        "plan",
        "--exam",
        "2026-11-26",
        "small.yaml",
        "--minutes",
        "1",
        "--json",
    ]);
    let mut asked = 0;
    for day in ["2026-11-21", "2026-11-22", "2026-11-23", "2026-11-24"] {
        let today = days(&mut desk, day);
        assert!((1..=12).contains(&today), "{day}: {today}");
        asked += today;
    }
    assert!(asked > 12, "questions come back before their day");
    // on the day itself the ordinary schedule is back: what was answered yesterday is not due
    days(&mut desk, "2026-11-25");
    let plan = desk.json(&["plan", "small.yaml", "--json"]);
    assert_eq!(plan["exams"].as_array().unwrap().len(), 1);
    desk.now = String::from("2026-11-26T09:00:00Z");
    let plan = desk.json(&["plan", "small.yaml", "--json"]);
    assert!(plan["exams"].as_array().unwrap().is_empty());
}

#[test]
fn a_plan_can_be_ended() {
    let desk = desk();
    desk.run(&[
        "plan",
        "--exam",
        "2026-12-15",
        "small.yaml",
        "--minutes",
        "1",
    ]);
    assert_snapshot!(desk.run(&["plan", "--end", "small.yaml"]).whole(), @r#"The plan for small has ended; what is due counts again."#);
    assert_snapshot!(desk.run(&["plan", "--end", "small.yaml"]).whole(), @r#"No plan stands for these decks."#);
    assert!(
        desk.json(&["plan", "small.yaml", "--json"])["exams"]
            .as_array()
            .unwrap()
            .is_empty()
    );
}

#[test]
fn without_minutes_the_fewest_that_are_enough_are_found() {
    let plan = desk().json(&["plan", "--exam", "2026-12-15", "small.yaml", "--json"]);
    assert_eq!(plan["minutes"], 5);
    assert!(plan["known"].as_f64().unwrap() > 0.9 * 12.0, "{plan}");
    assert_eq!(plan["days"].as_array().unwrap().len(), 24);
}

#[test]
fn what_does_not_fit_is_named() {
    let desk = Desk::new();
    let plan = desk.json(&["plan", "--exam", "2026-11-23", "--minutes", "1", "--json"]);
    let left: u64 = plan["left_out"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["questions"].as_u64().unwrap())
        .sum();
    let known = plan["known"].as_f64().unwrap();
    let questions = plan["questions"].as_u64().unwrap();
    assert!(
        left > 300 && left as f64 + known <= questions as f64 + 20.0,
        "{left} {known} {questions}"
    );
}

#[test]
fn days_and_numbers_that_make_no_sense() {
    let desk = desk();
    let told = |words: &[&str]| {
        let run = desk.run(words);
        assert_eq!(run.code, 2, "{run:?}");
        run.err
    };
    assert_snapshot!(told(&["plan", "--exam", "2026-11-21", "small.yaml"]), @r#"
    error: `2026-11-21` is not after today
      help: give a day to come; the day itself is left for the exam
    "#);
    assert_snapshot!(told(&["plan", "--exam", "2046-11-21", "small.yaml"]), @r#"
    error: `2046-11-21` is more than ten years away
      help: plan again when it comes nearer
    "#);
    assert_snapshot!(told(&["plan", "--exam", "December", "small.yaml"]), @r#"
    error: `December` is no value of `--exam`
      help: give a day such as 2026-12-15
    "#);
    assert_snapshot!(told(&["plan", "--simulate", "0", "small.yaml"]), @r#"
    error: `0` is no value of `--simulate`
      help: give a number of days from 1 to 3650
    "#);
    assert_snapshot!(told(&["plan", "--retention", "0.9", "small.yaml"]), @r#"
    error: `plan` needs --simulate
      help: `quizdeck plan -h` shows what there is
    "#);
}

#[test]
fn every_screen_keeps_to_its_column() {
    let desk = desk();
    for words in [
        &["plan", "small.yaml"][..],
        &["plan", "small.yaml", "--simulate", "400", "--minutes", "1"],
        &[
            "plan",
            "small.yaml",
            "--exam",
            "2026-12-15",
            "--minutes",
            "1",
        ],
    ] {
        let run = desk.run(words);
        assert_eq!(run.code, 0, "{run:?}");
        // a pipe gets the widest form; the narrow ones are held by the drawings' own tests
        assert!(
            run.out.lines().all(|line| line.chars().count() <= 72),
            "{}",
            run.out
        );
    }
}
