use insta::assert_snapshot;

use super::*;
use crate::base::Topic;
use crate::report::{Hard, Trend};
use crate::terminal::cells::cells;

fn row(topic: &str, tests: u32, recall: f64) -> TopicWeakness {
    TopicWeakness {
        topic: Topic::new(topic).ok(),
        cards: 40,
        seen: 31,
        recall_now: Some(recall + 0.1),
        recall_observed: (tests > 0).then_some(recall),
        low: (tests > 0).then_some(recall - 0.07),
        high: (tests > 0).then_some(recall + 0.06),
        reviews: 120,
        lapses: 12,
        leeches: 1,
        forgotten_now: 9.26,
        minutes: Some(4.13),
        tests,
        passed: tests / 2,
        evidence: match tests {
            0 => Evidence::None,
            1..10 => Evidence::Little,
            _ => Evidence::Enough,
        },
        trend: (tests > 20).then_some(Trend {
            change: -0.1,
            turn: Turn::Worse,
        }),
    }
}

fn mixup(key: &str, given: &str, other: Option<&str>, times: usize, back: usize) -> Mixup {
    Mixup {
        key: key.parse().unwrap(),
        given: given.to_owned(),
        belongs_to: other.map(|other| other.parse().unwrap()),
        times,
        back,
    }
}

fn weak() -> Weak {
    let unseen = TopicWeakness {
        seen: 0,
        ..row("later", 0, 0.9)
    };
    Weak {
        version: 1,
        topics: vec![
            row("japan/treaties", 60, 0.62),
            row("un", 20, 0.7),
            row("few", 4, 0.8),
            row("new", 0, 0.9),
            unseen,
        ],
        hardest: vec![Hard {
            key: "d/a".parse().unwrap(),
            lapses: 9,
            difficulty: 8.34,
            retrievability: 0.417,
        }],
        mixups: vec![
            mixup("d/china", "1990", Some("d/soviet"), 3, 2),
            mixup("d/soviet", "1992", Some("d/china"), 2, 3),
            mixup("d/a", "조선민주주의인민공화국", None, 1, 0),
            mixup("d/china", "1965", None, 1, 0),
        ],
        all: row("all", 80, 0.8),
        confidence: vec![
            Sureness {
                confidence: 1,
                reviews: 12,
                correct: 5,
                observed: 5.0 / 12.0,
                low: 0.22,
                high: 0.64,
            },
            Sureness {
                confidence: 3,
                reviews: 80,
                correct: 72,
                observed: 0.9,
                low: 0.83,
                high: 0.94,
            },
        ],
        elsewhere: 1,
        misdated: 0,
    }
}

fn texts(prompt: &str, right: &str, other: &str) -> MixupTexts {
    MixupTexts {
        prompt: prompt.into(),
        right: right.into(),
        other: other.into(),
    }
}

fn drawn(weak: &Weak, width: usize) -> String {
    let china = "When did Seoul and Beijing establish diplomatic relations?";
    let soviet = "When did Seoul and Moscow establish diplomatic relations?";
    let screen = WeakScreen {
        weak,
        names: [
            "Treaties with Japan",
            "유엔 가입과 북방 외교 그리고 중국과의 수교",
            "\u{1b}[2Jfew",
            "New",
            "Later",
        ]
        .map(str::to_owned)
        .to_vec(),
        hardest: vec![String::from(
            "Which rank did Chinese hold among the foreign languages in 2011?",
        )],
        mixups: vec![
            texts(china, "1992", soviet),
            texts(soviet, "1990", china),
            texts("어느 나라의 정식 국호인가?", "대한민국", ""),
            texts(china, "1992", ""),
        ],
    };
    let mut out = Vec::new();
    draw_weak(&mut out, &screen, false, width).unwrap();
    let text = String::from_utf8(out).unwrap();
    for line in text.lines() {
        assert!(cells(line) <= width, "{line:?} in {width}");
        assert_eq!(line.trim_end(), line);
    }
    assert!(!text.contains('\u{1b}'));
    text
}

#[test]
fn what_is_weak_fits_every_window() {
    assert_snapshot!(drawn(&weak(), 40), @r#"
    Weakest topics
      topic                 recall   between
      Treaties with Japan     62 %   55–68 %
      유엔 가입과 북방        70 %   63–76 %
        외교 그리고
        중국과의 수교
      �[2Jfew                    –   too few
      New                        –  untested
      1 topic not begun

    Hardest questions
      question                  lapses   now
      Which rank did Chinese…        9  42 %

    Mixed up
      When did Seoul and Beijing establish
      diplomatic relations?
        ✓ 1992
        ✗ 1990 · 3 times
          that is: When did Seoul and Moscow
                   establish diplomatic
                   relations? · the other
                   way round · twice
        ✗ 1965 · once

      어느 나라의 정식 국호인가?
        ✓ 대한민국
        ✗ 조선민주주의인민공화국 · once

    How sure, how right
      you were  right  answers  wrong
      certain    90 %       80      8
      guessing   42 %       12      7

    1 answer belongs to questions that are
    not in these decks.

    `quizdeck study --weak` drills the
    weakest topics and what you mix up.
    "#);
    for width in 24..130 {
        drawn(&weak(), width);
    }
}

#[test]
fn in_a_usual_window_most_is_there() {
    assert_snapshot!(drawn(&weak(), 80), @r#"
    Weakest topics
      topic                recall   between    now  trend   seen  forgotten  minutes
      Treaties with Japan    62 %   55–68 %   72 %  worse  31/40        9.3      4.1
      유엔 가입과 북방       70 %   63–76 %   80 %  –      31/40        9.3      4.1
        외교 그리고
        중국과의 수교
      �[2Jfew                   –   too few   90 %  –      31/40        9.3      4.1
      New                       –  untested  100 %  –      31/40        9.3      4.1
      1 topic not begun

    Hardest questions
      question                                              lapses  difficulty   now
      Which rank did Chinese hold among the foreign langu…       9         8.3  42 %

    Mixed up
      When did Seoul and Beijing establish diplomatic relations?
        ✓ 1992
        ✗ 1990 · 3 times
          that is: When did Seoul and Moscow establish diplomatic relations?
                   · the other way round · twice
        ✗ 1965 · once

      어느 나라의 정식 국호인가?
        ✓ 대한민국
        ✗ 조선민주주의인민공화국 · once

    How sure, how right
      you were  right  between  answers  wrong
      certain    90 %  83–94 %       80      8
      guessing   42 %  22–64 %       12      7

    1 answer belongs to questions that are not in these decks.

    `quizdeck study --weak` drills the weakest topics and what you mix up.
    "#);
}

#[test]
fn a_wide_window_shows_everything() {
    assert_snapshot!(drawn(&weak(), 120), @r#"
    Weakest topics
      topic                                       recall   between    now  trend   seen  lapses  leeches  forgotten  minutes
      Treaties with Japan                           62 %   55–68 %   72 %  worse  31/40      12        1        9.3      4.1
      유엔 가입과 북방 외교 그리고 중국과의 수교    70 %   63–76 %   80 %  –      31/40      12        1        9.3      4.1
      �[2Jfew                                          –   too few   90 %  –      31/40      12        1        9.3      4.1
      New                                              –  untested  100 %  –      31/40      12        1        9.3      4.1
      1 topic not begun

    Hardest questions
      question                                                          lapses  difficulty   now
      Which rank did Chinese hold among the foreign languages in 2011?       9         8.3  42 %

    Mixed up
      When did Seoul and Beijing establish diplomatic relations?
        ✓ 1992
        ✗ 1990 · 3 times
          that is: When did Seoul and Moscow establish diplomatic relations?
                   · the other way round · twice
        ✗ 1965 · once

      어느 나라의 정식 국호인가?
        ✓ 대한민국
        ✗ 조선민주주의인민공화국 · once

    How sure, how right
      you were  right  between  answers  wrong
      certain    90 %  83–94 %       80      8
      guessing   42 %  22–64 %       12      7

    1 answer belongs to questions that are not in these decks.

    `quizdeck study --weak` drills the weakest topics and what you mix up.
    "#);
}

#[test]
fn answers_under_a_wrong_clock_are_told_of() {
    let weak = Weak {
        elsewhere: 0,
        misdated: 2,
        ..weak()
    };
    let told = "\n2 answers were dated by a wrong clock and left out.\n";
    assert!(drawn(&weak, 80).contains(told));
    let one = Weak {
        misdated: 1,
        ..weak
    };
    assert!(drawn(&one, 80).contains("\n1 answer was dated by"));
}

#[test]
fn only_what_is_told_in_words_is_asked_for_its_words() {
    let weak = weak();
    let names: Vec<String> = worded(&weak).iter().map(ToString::to_string).collect();
    assert_snapshot!(names.join(" "), @"d/a/main d/china/main d/soviet/main d/china/main d/a/main");
    // many more are in the object than on the screen
    let mut many = weak;
    many.hardest = vec![many.hardest[0].clone(); 20];
    many.mixups = (0..50)
        .map(|n| mixup(&format!("d/c{n}"), "x", None, 1, 0))
        .collect();
    assert_eq!(worded(&many).len(), HARDEST + MIXUPS);
}

#[test]
fn nothing_studied_is_nothing_weak() {
    let mut weak = weak();
    weak.all.seen = 0;
    assert_snapshot!(drawn(&weak, 80), @r#"
    Nothing was studied here yet, so nothing is weak.

    1 answer belongs to questions that are not in these decks.
    "#);
}

#[test]
fn the_object_has_the_fields_of_the_contract() {
    let mut out = Vec::new();
    let weak = Weak {
        topics: weak().topics[..1].to_vec(),
        mixups: weak().mixups[..1].to_vec(),
        confidence: weak().confidence[..1].to_vec(),
        ..weak()
    };
    weak_json(&mut out, &weak).unwrap();
    assert_snapshot!(String::from_utf8(out).unwrap(), @r#"{"version":1,"topics":[{"topic":"japan/treaties","cards":40,"seen":31,"recall_now":0.72,"recall_observed":0.62,"low":0.55,"high":0.6799999999999999,"reviews":120,"lapses":12,"leeches":1,"forgotten_now":9.26,"minutes":4.13,"tests":60,"passed":30,"evidence":"enough","trend":{"change":-0.1,"turn":"worse"}}],"hardest":[{"deck":"d","card":"a","face":"main","lapses":9,"difficulty":8.34,"retrievability":0.417}],"mixups":[{"deck":"d","card":"china","face":"main","given":"1990","belongs_to":{"deck":"d","card":"soviet","face":"main"},"times":3,"back":2}],"all":{"topic":"all","cards":40,"seen":31,"recall_now":0.9,"recall_observed":0.8,"low":0.73,"high":0.8600000000000001,"reviews":120,"lapses":12,"leeches":1,"forgotten_now":9.26,"minutes":4.13,"tests":80,"passed":40,"evidence":"enough","trend":{"change":-0.1,"turn":"worse"}},"confidence":[{"confidence":1,"reviews":12,"correct":5,"observed":0.4166666666666667,"low":0.22,"high":0.64}],"elsewhere":1,"misdated":0}"#);
}
