use proptest::prelude::*;

use super::*;
use crate::base::text::count;
use crate::base::{Days, Grade};
use crate::deck::{AnswerText, Form};
use crate::question::Piece;
use crate::session::{Asked, AskedValue, Belongs};
use crate::terminal::layout::Frame;
use crate::terminal::look::Line;

fn text(lines: &[Line]) -> String {
    // the edge makes margins visible
    let lines: Vec<_> = lines
        .iter()
        .map(|line| format!("|{}", line.text()))
        .collect();
    lines.join("\n")
}

fn keys(asked: &Asked, columns: usize) -> String {
    text(&question(asked, Manner::Keys, Frame::of(columns)))
}

#[test]
fn a_choice_at_80_columns() {
    insta::assert_snapshot!(keys(&sample::choice(), 80), @"
    |
    |  South Korea and Japan · Treaties with Japan
    |  3/12 · 2 min · 6 due · 3 new
    |
    |  In which year did South Korea and Japan normalise relations by treaty?
    |  as of 2005
    |
    |    A  1951
    |    B  1965
    |    C  1972
    |    D  1992
    |
    |  a-d choose · h hint · 0 don't know · q stop · s skip · ? keys
    ");
}

#[test]
fn korean_choices_at_60_columns() {
    insta::assert_snapshot!(keys(&sample::korean(), 60), @"
    |
    |  South Korea and Japan · Treaties with Japan
    |  3/12 · 2 min · 6 due · 3 new
    |
    |  국교 정상화에 대해 옳은 것은 무엇인가?
    |
    |    A  대한민국과 일본은 천구백육십오년에 기본관계조약을
    |       맺고 국교를 정상화하였다
    |    B  양국은천구백오십일년샌프란시스코에서처음으로국교정
    |       상화회담을시작하였다고한다
    |    C  천구백칠십이년의 공동성명은 남과 북이 처음으로
    |       합의한 통일의 세 가지 원칙이다
    |    D  짧은 답
    |
    |  a-d choose · h hint · 0 don't know · q stop · ? keys
    ");
}

#[test]
fn korean_choices_at_40_columns() {
    insta::assert_snapshot!(keys(&sample::korean(), 40), @"
    |
    |  South Korea and Japan · Treaties
    |  with Japan
    |  3/12 · 2 min · 6 due · 3 new
    |
    |  국교 정상화에 대해 옳은 것은
    |  무엇인가?
    |
    |    A  대한민국과 일본은
    |       천구백육십오년에 기본관계조약을
    |       맺고 국교를 정상화하였다
    |    B  양국은천구백오십일년샌프란시스
    |       코에서처음으로국교정상화회담을
    |       시작하였다고한다
    |    C  천구백칠십이년의 공동성명은
    |       남과 북이 처음으로 합의한
    |       통일의 세 가지 원칙이다
    |    D  짧은 답
    |
    |  a-d choose · h hint · ? keys
    ");
}

#[test]
fn a_typed_question_says_how_many_answers_are_wanted() {
    insta::assert_snapshot!(keys(&sample::several(), 60), @"
    |
    |  South Korea and Japan · Treaties with Japan
    |  3/12 · 2 min · 6 due · 3 new
    |
    |  Which two capitals?
    |  2 answers wanted
    |
    |  Enter answer · Esc stop · Ctrl-N skip · ? keys
    ");
}

#[test]
fn a_prompt_that_asks_nothing_gets_a_word() {
    let wanted = |asked: &Asked| {
        let lines = question(asked, Manner::Keys, Frame::of(80));
        let prompt = lines.iter().position(|line| line.text().ends_with("?"));
        lines[prompt.unwrap() + 1].text().trim().to_owned()
    };
    let faced = |face: &str| Asked {
        key: format!("korea-japan/rocks/{face}").parse().unwrap(),
        ..sample::typed()
    };
    assert_eq!(wanted(&faced("term")), "what is it?");
    assert_eq!(wanted(&faced("definition")), "which term?");
    assert_eq!(wanted(&faced("main")), "");
    let valued = |value: AskedValue| Asked {
        value: Some(value),
        ..sample::typed()
    };
    let unit = Some("US$ billion".to_owned());
    assert_eq!(
        wanted(&valued(AskedValue::Number { unit })),
        "a number, in US$ billion"
    );
    assert_eq!(
        wanted(&valued(AskedValue::Number { unit: None })),
        "a number"
    );
    assert_eq!(wanted(&valued(AskedValue::Year)), "a year");
    assert_eq!(wanted(&valued(AskedValue::Month)), "a month and its year");
    assert_eq!(
        wanted(&valued(AskedValue::Day)),
        "a day, with month and year"
    );
    // a choice shows its values itself
    let choice = Asked {
        value: Some(AskedValue::Day),
        as_of: None,
        ..sample::choice()
    };
    assert_eq!(wanted(&choice), "");
}

#[test]
fn a_new_question_to_type_at_20_columns() {
    insta::assert_snapshot!(keys(&sample::typed(), 20), @"
    |
    |  South Korea and
    |  Japan · Treaties
    |  with Japan · new
    |  3/12 · 2 min
    |  6 due · 3 new
    |
    |  In which year
    |  did South Korea
    |  and Japan
    |  normalise
    |  relations by
    |  treaty?
    |
    |  Enter answer
    |  ? keys
    ");
}

#[test]
fn sides_of_a_match_are_numbered_beside_letters() {
    insta::assert_snapshot!(keys(&sample::matching(), 60), @"
    |
    |  South Korea and Japan · Treaties with Japan
    |  3/12 · 2 min · 6 due · 3 new
    |
    |  Pair them
    |
    |    1  Treaty on Basic Relations
    |    2  Ties with Beijing
    |
    |    A  1992
    |    B  1965
    |
    |  a letter each, Enter answer · h hint · ? keys
    ");
}

#[test]
fn choices_are_numbered_where_answers_are_lines() {
    let frame = Frame::bare();
    insta::assert_snapshot!(text(&question(&sample::matching(), Manner::Lines, frame)), @"
    |
    |South Korea and Japan · Treaties with Japan
    |3/12 · 2 min · 6 due · 3 new
    |
    |Pair them
    |
    |  a: Treaty on Basic Relations
    |  b: Ties with Beijing
    |
    |  1) 1992
    |  2) 1965
    |
    |(the numbers that belong to a-b, in that order, /hint for a hint)
    ");
}

#[test]
fn a_letter_of_a_choice_goes_before_its_other_meaning() {
    let mut asked = sample::choice();
    asked.choices = (0..20).map(|n| count(n, "year")).collect();
    let keys = keys(&asked, 80);
    assert!(
        keys.ends_with("|  a-t choose · Tab hint · 0 don't know · Esc stop · ? keys"),
        "{keys}"
    );
}

fn judged(feedback: &crate::session::Feedback, columns: usize) -> String {
    text(&super::feedback(feedback, Manner::Keys, Frame::of(columns)))
}

#[test]
fn a_wrong_choice_is_explained() {
    let mut feedback = sample::judged(&sample::choice(), false, "1951", sample::year());
    feedback.because = Some("The first talks began then".into());
    feedback.belongs_to = vec![Belongs {
        key: feedback.key.clone(),
        prompt: "When did the talks begin that ended in the treaty?".into(),
    }];
    feedback.explain =
        Some("The Treaty on Basic Relations.\nSeoul turned to Beijing in 1992.".into());
    feedback.source_text = Some("Government portal, ROK-Japan Relations, paragraph 17".into());
    insta::assert_snapshot!(judged(&feedback, 60), @"
    |
    |  ✗ 1951
    |    right: 1965
    |    why not: The first talks began then
    |    your answer would be right for:
    |      · When did the talks begin that ended in the treaty?
    |
    |  The Treaty on Basic Relations.
    |  Seoul turned to Beijing in 1992.
    |  source: Government portal, ROK-Japan Relations,
    |  paragraph 17
    |
    |  [1 again today] · 2 hard 1 d · 3 good 3 d · 4 easy 8 d
    |  Enter next · 1-4 regrade · u undo · q stop · ? keys
    ");
}

#[test]
fn a_near_miss_is_shown_as_a_difference() {
    let answer = AnswerText::One("Roh Tae-woo".into());
    let mut feedback = sample::judged(&sample::typed(), true, "Ro Tae-wooo", answer);
    feedback.score = Some(0.8);
    feedback.grade = Grade::Hard;
    feedback.next = [Days(0), Days(61), Days(90), Days(480)];
    feedback.difference = vec![
        Piece::Same("Ro".into()),
        Piece::Missing("h".into()),
        Piece::Same(" Tae-woo".into()),
        Piece::Extra("o".into()),
    ];
    insta::assert_snapshot!(judged(&feedback, 60), @"
    |
    |  ~ Ro Tae-wooo
    |    difference: Ro[+h] Tae-woo[-o]
    |    right: Roh Tae-woo
    |
    |  1 again today · [2 hard 2 mo] · 3 good 3 mo
    |  4 easy 1.3 y
    |  Enter next · 1-4 regrade · u undo · q stop · ? keys
    ");
}

#[test]
fn items_are_marked_one_by_one() {
    let mut feedback = sample::judged(&sample::matching(), false, "1992, 1965", sample::pairs());
    feedback.items = vec![true, false];
    insta::assert_snapshot!(judged(&feedback, 40), @"
    |
    |  ✗ 1992, 1965
    |    right (✓ yours):
    |    ✓ Treaty on Basic Relations → 1965
    |      Ties with Beijing → 1992
    |
    |  [1 again today] · 2 hard 1 d
    |  3 good 3 d · 4 easy 8 d
    |  Enter next · 1-4 regrade · ? keys
    ");
}

#[test]
fn a_flip_shows_the_answer_and_proposes_nothing() {
    let feedback = sample::judged(&sample::flip(), true, "", sample::year());
    insta::assert_snapshot!(judged(&feedback, 80), @"
    |
    |  1965
    |
    |  1 again today · 2 hard 1 d · 3 good 3 d · 4 easy 8 d
    |  1-4 how well · u undo · q stop · ? keys
    ");
}

#[test]
fn feedback_at_the_end_of_a_quiz_names_its_question_and_takes_no_grade() {
    let mut feedback = sample::judged(&sample::truth(), false, "true", AnswerText::Truth(false));
    feedback.gradable = false;
    insta::assert_snapshot!(judged(&feedback, 60), @"
    |
    |  ✗ true
    |    right: false
    |
    |  Enter next · q stop · ? keys
    ");
    feedback.prompt = Some("Japan recognises Seoul.".into());
    insta::assert_snapshot!(judged(&feedback, 60), @"
    |
    |  Japan recognises Seoul.
    |  ✗ true
    |    right: false
    ");
}

#[test]
fn no_answer_is_named_so() {
    let feedback = sample::judged(
        &sample::order(),
        false,
        "",
        AnswerText::List(sample::texts(&["war", "treaty"])),
    );
    let lines = super::feedback(&feedback, Manner::Lines, Frame::bare());
    insta::assert_snapshot!(text(&lines), @"
    |
    |✗ no answer
    |  right:
    |  1. war
    |  2. treaty
    |
    |[again today] · /hard 1 d · /good 3 d · /easy 8 d
    ");
}

#[test]
fn the_end_is_compact() {
    let mut ahead = Ahead::default();
    ahead.recorded(&sample::recorded(&sample::choice(), Grade::Good, 1));
    insta::assert_snapshot!(text(&summary(&sample::summary(true), &ahead, Frame::of(60))), @"
    |
    |  Done: 12 questions · 15 answers · 6 min
    |  Right at first try: 9 of 12 · score 81 %
    |
    |  What went wrong
    |
    |  In which year did South Korea and Japan normalise
    |  relations by treaty?
    |    ✗ 1951
    |    ✓ 1965
    |
    |  2 questions left for later.
    |  1 question comes back tomorrow.
    ");
}

#[test]
fn an_answer_taken_back_does_not_come_back() {
    let mut ahead = Ahead::default();
    let asked = sample::choice();
    ahead.recorded(&sample::recorded(&asked, Grade::Good, 3));
    ahead.undone(&asked.key);
    let mut end = sample::summary(false);
    end.left = 0;
    let end = text(&summary(&end, &ahead, Frame::of(60)));
    assert!(end.ends_with("score 81 %"), "{end}");
}

#[test]
fn what_is_still_due_today_is_no_news() {
    let mut ahead = Ahead::default();
    let asked = sample::choice();
    ahead.recorded(&sample::recorded(&asked, Grade::Again, 0));
    let mut other = asked.clone();
    other.key = "korea-japan/other".parse().unwrap();
    ahead.recorded(&sample::recorded(&other, Grade::Good, 3));
    let end = text(&summary(&sample::summary(false), &ahead, Frame::of(60)));
    assert!(
        end.ends_with("|  1 question comes back in 3 days."),
        "{end}"
    );
}

#[test]
fn what_a_quiz_told_at_its_end_is_not_told_again() {
    let mut ahead = Ahead::default();
    let mut feedback = sample::judged(&sample::choice(), false, "1951", sample::year());
    ahead.feedback(&feedback);
    let shown = |ahead: &Ahead| text(&summary(&sample::summary(true), ahead, Frame::of(60)));
    assert!(shown(&ahead).contains("What went wrong"));
    feedback.prompt = Some("In which year?".into());
    ahead.feedback(&feedback);
    assert!(!shown(&ahead).contains("What went wrong"));
}

#[test]
fn all_keys_are_explained() {
    insta::assert_snapshot!(text(&all_keys(Frame::of(60))), @r"
    |
    |  a b c     choose, tick or place; digits do the same
    |  t f       true, false; y and n too
    |  Space     show the answer, go on
    |  Enter     answer, go on; an empty answer shows the right
    |            one
    |  0         I do not know, where there is something to
    |            choose
    |  1 2 3 4   again, hard, good, easy: grade, or correct the
    |            grade
    |  h         hint; Tab too, and the only one while you type
    |  s         ask this one later; Ctrl-N while you type
    |  x         never ask this one until you take it up;
    |            Ctrl-X while you type
    |  -         leave this one until tomorrow; Ctrl-B while
    |            you type
    |  u         take the last answer back; Ctrl-Z while you
    |            type
    |  q         stop; Esc too, and Ctrl-D while you type
    |  ?         these keys; alone on the line while you type
    ");
}

fn any_question() -> impl Strategy<Value = Asked> {
    let some_text = "[ -~가-힣\u{1b}\n😀]{0,70}";
    let choices = prop::collection::vec(some_text, 0..12);
    (some_text, some_text, choices.clone(), choices, 0usize..7).prop_map(
        |(prompt, title, choices, left_side, form)| Asked {
            prompt,
            deck_title: title,
            choices,
            left_side,
            form: Form::ALL[form],
            ..sample::choice()
        },
    )
}

proptest! {
    #[test]
    fn no_question_is_wider_than_the_terminal(asked in any_question(), columns in 20usize..100) {
        for line in question(&asked, Manner::Keys, Frame::of(columns)) {
            prop_assert!(line.width() < columns, "{:?}", line.text());
            let raw = line.text().contains('\u{1b}');
            prop_assert!(!raw);
        }
    }

    #[test]
    fn no_feedback_is_wider_than_the_terminal(
        asked in any_question(), given in "[ -~가-힣]{0,60}", columns in 20usize..100
    ) {
        let mut feedback =
            sample::judged(&asked, false, &given, AnswerText::List(asked.choices.clone()));
        feedback.items = vec![true, false];
        feedback.explain = Some(asked.prompt.clone());
        feedback.because = Some(given.clone());
        feedback.difference = vec![Piece::Same(given.clone()), Piece::Missing(given)];
        for line in super::feedback(&feedback, Manner::Keys, Frame::of(columns)) {
            prop_assert!(line.width() < columns, "{:?}", line.text());
        }
    }

    #[test]
    fn no_summary_is_wider_than_the_terminal(asked in any_question(), columns in 20usize..100) {
        let mut end = sample::summary(true);
        end.missed[0].prompt = asked.prompt;
        end.missed[0].answer = AnswerText::List(asked.choices);
        for line in summary(&end, &Ahead::default(), Frame::of(columns)) {
            prop_assert!(line.width() < columns, "{:?}", line.text());
        }
    }
}
