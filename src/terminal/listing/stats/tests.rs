#![allow(clippy::too_many_lines)] // a snapshot is as long as what is said

use insta::assert_snapshot;

use super::*;
use crate::base::Day;
use crate::deck::Form;
use crate::report::{
    Calibration, DayFigures, Forecast, FormFigures, HourFigures, TopicFigures, Window,
};
use crate::terminal::listing::stats::chart::NOTHING;

/// 2026-11-21, a Saturday.
const TODAY: i32 = 20_778;

fn kept(reviews: usize, predicted: f64, observed: f64) -> Retention {
    Retention {
        reviews,
        predicted: Some(predicted),
        observed: Some(observed),
    }
}

fn bars(edges: &[f64], counts: &[usize]) -> Vec<crate::report::Bar> {
    let bar = |(place, &questions): (usize, &usize)| crate::report::Bar {
        from: edges[place],
        to: edges.get(place + 1).copied(),
        questions,
    };
    counts.iter().enumerate().map(bar).collect()
}

/// Some months of study.
pub(in crate::terminal) fn some() -> Stats {
    let day = |back: i32| DayFigures {
        day: Day(TODAY - back),
        reviews: usize::try_from(back * 7 % 31 + 1).unwrap(),
        correct: 1,
        minutes: 3.5,
    };
    let topic = |name: Option<&str>, gone, questions| TopicFigures {
        topic: name.map(|name| Topic::new(name).unwrap()),
        gone,
        questions,
        recall_now: Some(0.83),
        reviews: questions * 3,
        correct: questions * 2,
        minutes: 12.0,
        retention: kept(questions, 0.9, 0.85),
    };
    Stats {
        version: 1,
        window: Window {
            until: Day(TODAY),
            ..Window::default()
        },
        today: Today {
            reviews: 32,
            correct: 27,
            minutes: 8.4,
        },
        streak: Streak {
            days: 9,
            longest: 31,
        },
        cards: CardCounts {
            new: 1024,
            learning: 5,
            review: 140,
            suspended: 1,
            due: 12,
        },
        total: Total {
            reviews: 1500,
            correct: 1290,
            minutes: 221.0,
            seconds_each: Some(8.84),
            days: 80,
        },
        retention: kept(410, 0.897, 0.86),
        calibration: [(0.7, 0.8, 0.76, 0.64, 40), (0.9, 0.95, 0.93, 0.95, 370)]
            .map(|(from, to, predicted, observed, reviews)| Calibration {
                from,
                to,
                reviews,
                predicted,
                observed,
                low: observed - 0.04,
                high: observed + 0.03,
            })
            .into(),
        forms: [(Form::Typed, 1200), (Form::Choice, 300)]
            .map(|(form, reviews)| FormFigures {
                form,
                reviews,
                correct: reviews - 100,
                seconds_each: Some(8.84),
                retention: kept(reviews / 4, 0.9, 0.85),
            })
            .into(),
        topics: vec![
            topic(Some("japan"), false, 90),
            topic(Some("japan/treaties"), false, 30),
            topic(Some("한국-외교"), false, 20),
            topic(None, false, 10),
            topic(None, true, 4),
        ],
        memory: Memories {
            questions: 124,
            held: 103.4,
            held_in_30_days: 88.2,
            median_stability: Some(21.4),
            stability: bars(&[0.0, 1.0, 3.0, 365.0], &[4, 60, 59, 1]),
            difficulty: bars(&[1.0, 2.0, 9.0], &[0, 24, 100]),
        },
        forecast: (0..30)
            .map(|ahead| Forecast {
                day: Day(TODAY + ahead),
                due: usize::try_from((ahead * 5 + 12) % 13).unwrap(),
            })
            .collect(),
        hours: (0..24)
            .map(|hour| HourFigures {
                hour,
                reviews: if (8..11).contains(&hour) {
                    300 + hour
                } else {
                    usize::from(hour == 21)
                },
                correct: 0,
                retention: Retention::default(),
            })
            .collect(),
        days: (0..160)
            .rev()
            .filter(|back| back % 3 != 0)
            .map(day)
            .collect(),
    }
}

/// Before the first answer.
pub(in crate::terminal) fn none() -> Stats {
    Stats {
        today: Today::default(),
        streak: Streak::default(),
        cards: CardCounts::default(),
        total: Total::default(),
        retention: Retention::default(),
        calibration: Vec::new(),
        forms: Vec::new(),
        topics: Vec::new(),
        memory: Memories::default(),
        forecast: Vec::new(),
        hours: Vec::new(),
        days: Vec::new(),
        ..some()
    }
}

fn drawn(stats: &Stats, width: usize) -> String {
    let mut out = Vec::new();
    let name = |topic: &Topic| match topic.as_str() {
        "japan/treaties" => String::from("Treaties with \u{1b}[2JJapan"),
        other => other.to_owned(),
    };
    draw_stats(&mut out, stats, &name, false, width).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn statistics_are_pictures_with_numbers() {
    assert_snapshot!(drawn(&some(), 80), @r#"
    Today
      answers       32
      right         27  84 %
      minutes        8
      in a row       9  days; longest 31

    Questions
      due           12  to answer now
      new         1024  never answered
      learning       5  missed, still open
      review       140  known
      suspended      1  set aside

    Memory
      remembered  86 %  of 410 reviews
      expected    90 %
      known now    103  of 124 questions
      in 30 days    88  without study

    Altogether
      answers     1500
      right       1290  86 %
      days          80
      minutes      221  8.8 seconds each

    Expected and remembered
      expected                                                      remembered   of
          76 %  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━      │                   64 %   40
          93 %  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━│          95 %  370
      ━ remembered   │ expected

    By form
      form    answers  right  remembered  expected  seconds
      typed      1200   92 %        85 %      90 %      8.8
      choice      300   67 %        85 %      90 %      8.8

    By topic
      topic                    questions  known now  remembered  expected  answers
      japan                           90       83 %        85 %      90 %      270
      Treaties with �[2JJapan         30       83 %        85 %      90 %       90
      한국-외교                       20       83 %        85 %      90 %       60
      (no topic)                      10       83 %        85 %      90 %       30
      (in no deck any more)            4       83 %        85 %      90 %       12

    How long it lasts
            under 1 day   4  ███▎
            1 to 3 days  60  ██████████████████████████████████████████████████
          3 to 365 days  59  █████████████████████████████████████████████████▏
      365 days and more   1  ▊
      for half of them it takes 21 days or more until recall falls to 90 %

    How hard it is
       1 to 2    0
       2 to 9   24  ████████████
      9 to 10  100  ██████████████████████████████████████████████████

    Falling due in the next 30 days
      ██▃▃▆▆▁▁▄▄██▂▂▆▆··▄▄▇▇▂▂▅▅██▃▃▆▆▁▁▄▄██▂▂▆▆··▄▄▇▇▂▂▅▅██▃▃▆▆▁▁
      today                                             in 30 days
      182 in all, 12 today; the most on 2026-11-21: 12

    Hours of the day
      ················██████····················▁▁····
      0           6           12          18
      the most from 10:00 on: 310 answers

    Days
              Jul     Aug       Sep     Oct     Nov
      Mon ··▒▒██··▓▓░░··██▒▒··░░▓▓··▒▒██··▓▓░░··██▒▒··░░
          ▓▓░░··██▒▒··░░▓▓··▒▒██··▓▓░░··██▒▒··▒▒▓▓··▓▓██
      Wed ▒▒··▒▒▓▓··▓▓██··██▒▒··░░▓▓··▒▒██··▓▓░░··██▒▒··
          ··▓▓░░··██▒▒··░░▓▓··▒▒██··▓▓░░··██▒▒··░░▓▓··▒▒
      Fri ░░▒▒··▒▒▓▓··▓▓██··██░░··░░▒▒··▒▒▓▓··▓▓██··██▒▒
          ██··▓▓░░··██▒▒··░░▓▓··▒▒██··▓▓░░··██▒▒··░░▓▓··
      Sun ··██▒▒··▒▒▓▓··▓▓██··██░░··░░▒▒··▒▒▓▓··▓▓██··
      answers: · 0  ░ to 7  ▒ to 15  ▓ to 23  █ to 31
    "#);
}

#[test]
fn statistics_fit_every_window() {
    assert_snapshot!(drawn(&some(), 40), @r#"
    Today
      answers       32
      right         27  84 %
      minutes        8
      in a row       9  days; longest 31

    Questions
      due           12  to answer now
      new         1024  never answered
      learning       5  missed, still open
      review       140  known
      suspended      1  set aside

    Memory
      remembered  86 %  of 410 reviews
      expected    90 %
      known now    103  of 124 questions
      in 30 days    88  without study

    Altogether
      answers     1500
      right       1290  86 %
      days          80
      minutes      221  8.8 seconds each

    Expected and remembered
      expected               remembered   of
          76 %  ━━━━━━━ │          64 %   40
          93 %  ━━━━━━━━━━│        95 %  370
      ━ remembered   │ expected

    By form
      form    answers  right  remembered
      typed      1200   92 %        85 %
      choice      300   67 %        85 %

    By topic
      topic            known now  remembered
      japan                 83 %        85 %
      Treaties with         83 %        85 %
        �[2JJapan
      한국-외교             83 %        85 %
      (no topic)            83 %        85 %
      (in no deck any       83 %        85 %
        more)

    How long it lasts
            under 1 day   4  █
            1 to 3 days  60  ███████████████
          3 to 365 days  59  ██████████████▊
      365 days and more   1  ▎
      for half of them it takes 21 days or
      more until recall falls to 90 %

    How hard it is
       1 to 2    0
       2 to 9   24  █████▊
      9 to 10  100  ████████████████████████

    Falling due in the next 30 days
      █▃▆▁▄█▂▆·▄▇▂▅█▃▆▁▄█▂▆·▄▇▂▅█▃▆▁
      today               in 30 days
      182 in all, 12 today; the most on
      2026-11-21: 12

    Hours of the day
      ········███··········▁··
      0     6     12    18
      the most from 10:00 on: 310 answers

    Days
            Jul Aug  Sep Oct Nov
      Mon ·▒█·▓░·█▒·░▓·▒█·▓░·█▒·░
          ▓░·█▒·░▓·▒█·▓░·█▒·▒▓·▓█
      Wed ▒·▒▓·▓█·█▒·░▓·▒█·▓░·█▒·
          ·▓░·█▒·░▓·▒█·▓░·█▒·░▓·▒
      Fri ░▒·▒▓·▓█·█░·░▒·▒▓·▓█·█▒
          █·▓░·█▒·░▓·▒█·▓░·█▒·░▓·
      Sun ·█▒·▒▓·▓█·█░·░▒·▒▓·▓█·
      answers: · 0  ░ to 7  ▒ to 15  ▓ to 23
      █ to 31
    "#);
    for width in (1..=30).chain([39, 40, 59, 60, 61, 72, 80, 99, 100, 120, 200, 400]) {
        for line in drawn(&some(), width).lines() {
            assert!(cells(line) <= width, "{width}: {line}");
        }
    }
    assert_eq!(
        drawn(&some(), 200),
        drawn(&some(), 400),
        "no line grows without end"
    );
    assert!(
        !drawn(&some(), usize::MAX).contains('…'),
        "a pipe gets every text whole"
    );
    assert!(drawn(&some(), 60).contains(NOTHING));
}

#[test]
fn before_the_first_answer_nothing_is_claimed() {
    assert_snapshot!(drawn(&none(), 80), @r#"
    Today
      answers     0
      right       0
      minutes     0

    Questions
      due         0  to answer now
      new         0  never answered
      learning    0  missed, still open
      review      0  known

    Memory
      remembered  –  nothing has come back yet
      expected    –
    "#);
}

#[test]
fn wrong_clocks_are_told_of() {
    let mut stats = none();
    stats.window.misdated = 3;
    assert!(drawn(&stats, 80).ends_with("  3 answers dated by a wrong clock: left out\n"));
}

#[test]
fn the_object_has_the_fields_of_the_contract() {
    let mut out = Vec::new();
    stats_json(&mut out, &some()).unwrap();
    let object: serde_json::Value = serde_json::from_slice(&out).unwrap();
    assert_eq!(object["version"], 1);
    for (part, fields) in [
        ("today", &["reviews", "correct", "minutes"][..]),
        ("cards", &["new", "learning", "review", "suspended", "due"]),
        ("retention", &["reviews", "predicted", "observed"]),
    ] {
        for field in fields {
            assert!(object[part][field].is_number(), "{part}.{field}");
        }
    }
    let mut out = Vec::new();
    stats_json(&mut out, &none()).unwrap();
    let object: serde_json::Value = serde_json::from_slice(&out).unwrap();
    assert!(
        object["retention"]["predicted"].is_null() && object["retention"]["observed"].is_null()
    );
    assert_eq!(
        (&object["window"]["since"], &object["window"]["until"]),
        (&serde_json::Value::Null, &"2026-11-21".into())
    );
}
