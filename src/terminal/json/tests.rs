//! The protocol as another program sees it.

use std::io::{self, Write};

use insta::assert_snapshot;
use serde_json::{Value, json};

use super::*;
use crate::base::{Days, Grade, Millis, QuestionKey, Topic};
use crate::deck::{AnswerText, Form, Match, SourceRef};
use crate::question::{Given, Piece};
use crate::session::{
    Asked, Belongs, Command, Feedback, Kept, Missed, Position, Recorded, ReviewId, Started, Summary,
};

fn told(event: &Event) -> String {
    let mut out = Vec::new();
    Json::new(&b""[..], &mut out).tell(event).unwrap();
    String::from_utf8(out).unwrap()
}

fn key(name: &str) -> QuestionKey {
    name.parse().unwrap()
}

fn strings(texts: &[&str]) -> Vec<String> {
    texts.iter().map(ToString::to_string).collect()
}

fn asked(form: Form, choices: &[&str]) -> Asked {
    Asked {
        key: key("korea-japan/treaty-year"),
        form,
        topic: Topic::new("japan/treaties").ok(),
        deck_title: "South Korea and Japan".into(),
        topic_name: None,
        prompt: "In which year?".into(),
        choices: strings(choices),
        left_side: Vec::new(),
        value: None,
        wanted: 1,
        hint: true,
        as_of: None,
        left: 7,
        position: Position::default(),
        new: true,
        repeat: false,
    }
}

fn question(asked: Asked) -> String {
    told(&Event::Question(Box::new(asked)))
}

fn flipped() -> Feedback {
    Feedback {
        key: key("korea-japan/treaty-year"),
        form: Form::Flip,
        prompt: None,
        correct: None,
        score: None,
        given: String::new(),
        answer: AnswerText::One("1965".into()),
        difference: Vec::new(),
        because: None,
        belongs_to: Vec::new(),
        items: Vec::new(),
        explain: None,
        source: None,
        source_text: None,
        grade: Grade::Good,
        next: [Days(0), Days(1), Days(3), Days(8)],
        gradable: true,
    }
}

#[test]
fn a_session_begins_with_what_is_there() {
    let started = Started {
        id: "s-1".into(),
        due: 12,
        new: 5,
    };
    assert_snapshot!(told(&Event::Started(started)), @r#"{"type":"session","version":1,"id":"s-1","due":12,"new":5}"#);
}

#[test]
fn a_question_names_itself_and_what_there_is_to_choose() {
    assert_snapshot!(question(asked(Form::Choice, &["1951", "1965"])), @r#"{"type":"question","deck":"korea-japan","card":"treaty-year","face":"main","form":"choice","topic":"japan/treaties","prompt":"In which year?","choices":["1951","1965"],"hint":true,"left":7,"as_of":null,"wanted":1}"#);
    assert_snapshot!(question(Asked { topic: None, ..asked(Form::Typed, &[]) }), @r#"{"type":"question","deck":"korea-japan","card":"treaty-year","face":"main","form":"typed","topic":null,"prompt":"In which year?","choices":null,"hint":true,"left":7,"as_of":null,"wanted":1}"#);
    assert_snapshot!(question(asked(Form::Truth, &["True", "False"])), @r#"{"type":"question","deck":"korea-japan","card":"treaty-year","face":"main","form":"truth","topic":"japan/treaties","prompt":"In which year?","choices":["true","false"],"hint":true,"left":7,"as_of":null,"wanted":1}"#);
    let pairs = Asked {
        left_side: strings(&["서울", "Tokyo"]),
        ..asked(Form::Match, &["Japan", "대한민국"])
    };
    assert_snapshot!(question(pairs), @r#"{"type":"question","deck":"korea-japan","card":"treaty-year","face":"main","form":"match","topic":"japan/treaties","prompt":"In which year?","choices":["Japan","대한민국"],"left_side":["서울","Tokyo"],"hint":true,"left":7,"as_of":null,"wanted":1}"#);
}

#[test]
fn feedback_on_a_flip_judges_nothing() {
    assert_snapshot!(told(&Event::Feedback(Box::new(flipped()))), @r#"{"type":"feedback","correct":null,"score":null,"given":"","answer":"1965","explain":null,"source":null,"grade":"good","next":{"again":0,"hard":1,"good":3,"easy":8},"deck":"korea-japan","card":"treaty-year","face":"main","because":null,"belongs_to":[],"items":[],"difference":[]}"#);
}

#[test]
fn feedback_on_a_judged_answer_says_all_there_is() {
    let judged = Feedback {
        form: Form::Choice,
        prompt: Some("In which year?".into()),
        correct: Some(false),
        score: Some(0.5),
        given: "1951".into(),
        answer: AnswerText::List(strings(&["a", "b"])),
        difference: vec![
            Piece::Same("196".into()),
            Piece::Missing("5".into()),
            Piece::Extra("6".into()),
        ],
        because: Some("the peace treaty with the Allies".into()),
        belongs_to: vec![Belongs {
            key: key("japan/san-francisco/reverse"),
            prompt: "Which year?".into(),
        }],
        items: vec![true, false],
        explain: Some("The Treaty on Basic Relations".into()),
        source: Some(SourceRef {
            source: "portal".into(),
            document: Some("001.txt".into()),
            section: None,
            paragraph: Some(17),
            quote: None,
        }),
        source_text: Some("The portal, paragraph 17".into()),
        grade: Grade::Again,
        ..flipped()
    };
    assert_snapshot!(told(&Event::Feedback(Box::new(judged))), @r#"{"type":"feedback","correct":false,"score":0.5,"given":"1951","answer":["a","b"],"explain":"The Treaty on Basic Relations","source":{"in":"portal","document":"001.txt","section":null,"paragraph":17},"grade":"again","next":{"again":0,"hard":1,"good":3,"easy":8},"deck":"korea-japan","card":"treaty-year","face":"main","prompt":"In which year?","because":"the peace treaty with the Allies","belongs_to":[{"deck":"japan","card":"san-francisco","face":"reverse","prompt":"Which year?"}],"items":[true,false],"difference":[{"piece":"same","text":"196"},{"piece":"missing","text":"5"},{"piece":"extra","text":"6"}]}"#);
}

#[test]
fn answers_keep_their_shape() {
    let answer = |answer| {
        let line = told(&Event::Feedback(Box::new(Feedback {
            answer,
            ..flipped()
        })));
        serde_json::from_str::<Value>(&line).unwrap()["answer"].clone()
    };
    let pair = Match {
        left: "Seoul".into(),
        right: "Korea".into(),
    };
    assert_eq!(
        answer(AnswerText::Pairs(vec![pair])),
        json!({"Seoul": "Korea"})
    );
    assert_eq!(answer(AnswerText::Truth(false)), json!(false));
}

#[test]
fn what_is_kept_and_taken_back_is_named() {
    let review = ReviewId(0x19b0_0000_0000_002a);
    let recorded = Recorded {
        key: key("korea-japan/treaty-year/c2"),
        kept: Kept {
            review,
            state: None,
        },
        grade: Grade::Hard,
        due: Millis(1_796_000_000_000),
        days: Days(3),
    };
    assert_snapshot!(told(&Event::Recorded(recorded)), @r#"{"type":"recorded","review":"19b000000000002a","deck":"korea-japan","card":"treaty-year","face":"c2","grade":"hard","due":"2026-11-30T00:53:20Z"}"#);
    let undone = Event::Undone {
        review,
        key: key("korea-japan/treaty-year/c2"),
    };
    assert_snapshot!(told(&undone), @r#"{"type":"undone","review":"19b000000000002a","deck":"korea-japan","card":"treaty-year","face":"c2"}"#);
}

#[test]
fn small_words_are_objects_too_and_a_suspension_is_silent() {
    assert_snapshot!(told(&Event::Hint("mid-sixties".into())), @r#"{"type":"hint","text":"mid-sixties"}"#);
    assert_snapshot!(told(&Event::Refused("there is nothing to undo".into())), @r#"{"type":"error","message":"there is nothing to undo"}"#);
    assert_eq!(told(&Event::Suspended(key("a/b"))), "");
}

#[test]
fn the_summary_names_what_was_missed() {
    let summary = Summary {
        answered: 3,
        correct: 2,
        questions: 2,
        first_try: 1,
        score: Some(0.75),
        elapsed_ms: 61_500,
        missed: vec![Missed {
            key: key("korea-japan/treaty-year"),
            prompt: "In which year?".into(),
            given: "1951".into(),
            answer: AnswerText::One("1965".into()),
        }],
        after: None,
        leeches: Vec::new(),
        left: 0,
        open: true,
    };
    assert_snapshot!(told(&Event::Summary(Box::new(summary.clone()))), @r#"{"type":"summary","answered":3,"correct":2,"questions":2,"first_try":1,"score":0.75,"seconds":61.5,"missed":[{"deck":"korea-japan","card":"treaty-year","face":"main","prompt":"In which year?","given":"1951","answer":"1965"}],"left":0,"leeches":[]}"#);
    let backwards = Summary {
        score: None,
        elapsed_ms: -5,
        missed: Vec::new(),
        ..summary
    };
    assert_snapshot!(told(&Event::Summary(Box::new(backwards))), @r#"{"type":"summary","answered":3,"correct":2,"questions":2,"first_try":1,"score":null,"seconds":0.0,"missed":[],"left":0,"leeches":[]}"#);
}

#[test]
fn deck_text_is_sent_as_it_is_on_one_line() {
    let text = "a\n\u{1b}[31m\u{9b}한\u{1112}\u{1161}\u{2028}\"";
    let line = question(Asked {
        prompt: text.into(),
        ..asked(Form::Typed, &[])
    });
    let back: Value = serde_json::from_str(&line).unwrap();
    assert_eq!(back["prompt"], text, "not even composed");
    assert!(!line.trim_end().contains(char::is_control));
}

/// Everything that was heard until the input ended, and all that was told meanwhile.
fn conversation(input: &[u8]) -> (Vec<Command>, String) {
    let mut out = Vec::new();
    let mut talk = Json::new(input, &mut out);
    let mut heard = Vec::new();
    while let Heard::Command(command) = talk.hear().unwrap() {
        heard.push(command);
    }
    (heard, String::from_utf8(out).unwrap())
}

#[test]
fn bad_lines_are_answered_and_read_past() {
    let input =
        b"\n{\"type\":\"next\"}\r\nnonsense\n{\"type\":\"answer\",\"text\":\"\xff\"}\n  \n{\"type\":\"answer\",\"choice\":-1}\n{\"type\":\"undo\"}";
    let (heard, told) = conversation(input);
    assert_eq!(heard, [Command::Next, Command::Undo]);
    assert_snapshot!(told, @r#"
    {"type":"error","message":"the line is no JSON: byte 2 cannot be read"}
    {"type":"error","message":"the line is not UTF-8"}
    {"type":"error","message":"`choice` wants an index from 0 or a list of them"}
    "#);
}

#[test]
fn a_line_too_long_is_answered_once_and_read_past() {
    let mut input = vec![b'{'; 5 * 1024 * 1024];
    input.extend(b"\n{\"type\":\"answer\",\"choice\":2}\n");
    let (heard, told) = conversation(&input);
    let choice = Command::Answer {
        given: Given::Choice(2),
        elapsed_ms: None,
        confidence: None,
    };
    assert_eq!(heard, [choice]);
    assert_snapshot!(told, @r#"{"type":"error","message":"the line is longer than 1 MiB"}"#);
}

#[test]
fn the_end_of_input_stays_the_end() {
    let mut talk = Json::new(&b""[..], Vec::new());
    assert_eq!(talk.hear().unwrap(), Heard::Closed);
    assert_eq!(talk.hear().unwrap(), Heard::Closed);
}

/// A pipe that counts what arrives and when.
#[derive(Default)]
struct Pipe {
    writes: usize,
    flushed: usize,
    closed: bool,
}

impl Write for Pipe {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.closed {
            return Err(io::ErrorKind::BrokenPipe.into());
        }
        self.writes += 1;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.flushed = self.writes;
        Ok(())
    }
}

#[test]
fn each_line_is_one_write_and_flushed_at_once() {
    let mut pipe = Pipe::default();
    let mut talk = Json::new(&b"bad\n"[..], &mut pipe);
    talk.tell(&Event::Hint("a".into())).unwrap();
    assert_eq!(talk.hear().unwrap(), Heard::Closed);
    assert_eq!((pipe.writes, pipe.flushed), (2, 2));
}

#[test]
fn a_closed_pipe_is_an_error_of_its_kind() {
    let closed = Pipe {
        closed: true,
        ..Pipe::default()
    };
    let error = Json::new(&b""[..], closed).tell(&Event::Hint("a".into()));
    assert_eq!(error.unwrap_err().kind(), io::ErrorKind::BrokenPipe);
}
