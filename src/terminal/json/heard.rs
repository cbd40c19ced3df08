//! Lines of JSON that come in → commands.

use serde::Deserialize;
use serde_json::Value;

use crate::base::Grade;
use crate::question::Given;
use crate::session::Command;

/// Why a line is no command; the question stands.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum Unheard {
    /// More bytes than are read.
    #[error("the line is longer than 1 MiB")]
    TooLong,
    /// Bytes that are no text.
    #[error("the line is not UTF-8")]
    NotUtf8,
    /// JSON perhaps, but a list or a bare value.
    #[error("the line is no JSON object")]
    NoObject,
    /// No JSON from some byte on, counted from 1.
    #[error("the line is no JSON: byte {0} cannot be read")]
    NoJson(usize),
    /// A field the program knows, twice.
    #[error("a field stands twice in the line")]
    Twice,
    /// No type.
    #[error("`type` is missing; it is one of {}", Type::list())]
    NoType,
    /// A type the program does not know.
    #[error("there is no type `{0}`; it is one of {list}", list = Type::list())]
    Type(String),
    /// A grade without its name.
    #[error("`grade` is missing; it is again, hard, good or easy")]
    NoGrade,
    /// A grade the program does not know.
    #[error("there is no grade `{0}`; it is again, hard, good or easy")]
    Grade(String),
    /// A field of the wrong type.
    #[error("`{field}` wants {wanted}")]
    Field {
        /// The name of the field.
        field: &'static str,
        /// What it wants, such as `a text`.
        wanted: &'static str,
    },
    /// More than one way of answering.
    #[error("an answer has `text` or `choice`, not both")]
    Both,
}

/// The fields the program knows; all others are ignored. `null` is the same as absent.
#[derive(Deserialize)]
struct Fields {
    r#type: Option<Value>,
    text: Option<Value>,
    choice: Option<Value>,
    choices: Option<Value>,
    elapsed_ms: Option<Value>,
    confidence: Option<Value>,
    grade: Option<Value>,
}

/// What a line may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Type {
    Answer,
    Grade,
    Next,
    Hint,
    Skip,
    Suspend,
    Bury,
    Undo,
    Quit,
}

impl Type {
    const ALL: [(Self, &'static str); 9] = [
        (Self::Answer, "answer"),
        (Self::Grade, "grade"),
        (Self::Next, "next"),
        (Self::Hint, "hint"),
        (Self::Skip, "skip"),
        (Self::Suspend, "suspend"),
        (Self::Bury, "bury"),
        (Self::Undo, "undo"),
        (Self::Quit, "quit"),
    ];

    fn named(name: &str) -> Option<Self> {
        let found = Self::ALL.into_iter().find(|(_, known)| *known == name);
        found.map(|(kind, _)| kind)
    }

    fn list() -> String {
        Self::ALL.map(|(_, name)| name).join(", ")
    }
}

/// Reads one line; `None` when nothing stands on it.
pub(super) fn command(line: &[u8]) -> Result<Option<Command>, Unheard> {
    let text = std::str::from_utf8(line).map_err(|_| Unheard::NotUtf8)?;
    // some shells put a byte-order mark before the first line they send
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return Ok(None);
    }
    let fields = fields(text)?;
    let Some(kind) = &fields.r#type else {
        return Err(Unheard::NoType);
    };
    let name = kind.as_str().ok_or(Unheard::Field {
        field: "type",
        wanted: "a text",
    })?;
    let command = match Type::named(name).ok_or_else(|| Unheard::Type(brief(name)))? {
        Type::Answer => answer(fields)?,
        Type::Grade => Command::Grade(grade(fields.grade)?),
        Type::Next => Command::Next,
        Type::Hint => Command::Hint,
        Type::Skip => Command::Skip,
        Type::Suspend => Command::Suspend,
        Type::Bury => Command::Bury,
        Type::Undo => Command::Undo,
        Type::Quit => Command::Quit,
    };
    Ok(Some(command))
}

fn fields(text: &str) -> Result<Fields, Unheard> {
    let read: Result<Fields, _> = serde_json::from_str(text);
    match read {
        // a list would be taken for the fields in their order
        Ok(fields) if text.starts_with('{') => Ok(fields),
        Err(error) if !error.is_data() => Err(Unheard::NoJson(error.column())),
        Err(_) if text.starts_with('{') => Err(Unheard::Twice),
        Ok(_) | Err(_) => Err(Unheard::NoObject),
    }
}

fn answer(fields: Fields) -> Result<Command, Unheard> {
    let given = match (fields.text, fields.choice.or(fields.choices)) {
        (Some(_), Some(_)) => return Err(Unheard::Both),
        (Some(text), None) => texts(text)?,
        (None, Some(choice)) => choices(&choice)?,
        (None, None) => Given::Reveal,
    };
    Ok(Command::Answer {
        given,
        elapsed_ms: fields.elapsed_ms.as_ref().map(elapsed).transpose()?,
        confidence: fields.confidence.as_ref().map(confidence).transpose()?,
    })
}

fn texts(value: Value) -> Result<Given, Unheard> {
    let wrong = || Unheard::Field {
        field: "text",
        wanted: "a text or a list of texts",
    };
    let text = |value| match value {
        Value::String(text) => Ok(text),
        _ => Err(wrong()),
    };
    match value {
        Value::Array(list) => Ok(Given::Texts(
            list.into_iter().map(text).collect::<Result<_, _>>()?,
        )),
        value => text(value).map(Given::Text),
    }
}

fn choices(value: &Value) -> Result<Given, Unheard> {
    let index = |value: &Value| {
        value
            .as_u64()
            .and_then(|index| usize::try_from(index).ok())
            .ok_or(Unheard::Field {
                field: "choice",
                wanted: "an index from 0 or a list of them",
            })
    };
    match value {
        Value::Array(list) => Ok(Given::Choices(
            list.iter().map(index).collect::<Result<_, _>>()?,
        )),
        value => index(value).map(Given::Choice),
    }
}

/// Milliseconds; browsers measure them with a fraction, which is dropped, and 49 days are as good as more.
fn elapsed(value: &Value) -> Result<u32, Unheard> {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    // `as` stops at the ends of the range
    let whole = |ms: f64| ms as u32;
    value
        .as_f64()
        .filter(|&ms| ms >= 0.0)
        .map(whole)
        .ok_or(Unheard::Field {
            field: "elapsed_ms",
            wanted: "milliseconds, 0 or more",
        })
}

fn confidence(value: &Value) -> Result<u8, Unheard> {
    value
        .as_u64()
        .and_then(|level| u8::try_from(level).ok())
        .filter(|level| (1..=3).contains(level))
        .ok_or(Unheard::Field {
            field: "confidence",
            wanted: "1, 2 or 3",
        })
}

fn grade(value: Option<Value>) -> Result<Grade, Unheard> {
    let value = value.ok_or(Unheard::NoGrade)?;
    let name = value.as_str().ok_or(Unheard::Field {
        field: "grade",
        wanted: "again, hard, good or easy",
    })?;
    name.parse().map_err(|()| Unheard::Grade(brief(name)))
}

/// The beginning of a value that is sent back in a message: nobody needs a megabyte of it.
fn brief(text: &str) -> String {
    /// Characters that are kept.
    const KEPT: usize = 40;
    match text.char_indices().nth(KEPT) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn heard(line: &str) -> Command {
        command(line.as_bytes()).unwrap().unwrap()
    }

    fn given(line: &str) -> Given {
        match heard(line) {
            Command::Answer { given, .. } => given,
            other => panic!("{other:?} is no answer"),
        }
    }

    fn refused(line: &str) -> String {
        command(line.as_bytes()).unwrap_err().to_string()
    }

    /// Every way of getting a line wrong that is text.
    const BAD: [&str; 31] = [
        "hello",
        r#"{"type":"next""#,
        r#"{"type":"next"} {"type":"next"}"#,
        r#"["answer","x"]"#,
        "[1,2]",
        r#""next""#,
        "null",
        "{}",
        r#"{"type":7}"#,
        r#"{"type":"anser","text":"x"}"#,
        r#"{"type":"Answer"}"#,
        r#"{"type":"next","type":"quit"}"#,
        r#"{"type":"answer","text":1965}"#,
        r#"{"type":"answer","text":["a",1]}"#,
        r#"{"type":"answer","text":"\ud800"}"#,
        r#"{"type":"answer","choice":"0"}"#,
        r#"{"type":"answer","choice":-1}"#,
        r#"{"type":"answer","choice":1.5}"#,
        r#"{"type":"answer","choice":[0,-1]}"#,
        r#"{"type":"answer","choice":{}}"#,
        r#"{"type":"answer","choice":99999999999999999999}"#,
        r#"{"type":"answer","text":"a","choice":0}"#,
        r#"{"type":"answer","confidence":0}"#,
        r#"{"type":"answer","confidence":4}"#,
        r#"{"type":"answer","confidence":2.5}"#,
        r#"{"type":"answer","confidence":"high"}"#,
        r#"{"type":"answer","elapsed_ms":-1}"#,
        r#"{"type":"answer","elapsed_ms":"5"}"#,
        r#"{"type":"grade"}"#,
        r#"{"type":"grade","grade":"great"}"#,
        r#"{"type":"grade","grade":3}"#,
    ];

    #[test]
    fn answers_are_texts_or_indices_or_the_wish_to_see() {
        let text = |text: &str| text.to_owned();
        for (line, expected) in [
            (r#"{"type":"answer"}"#, Given::Reveal),
            (r#"{"type":"answer","text":null}"#, Given::Reveal),
            (r#"{"type":"answer","text":""}"#, Given::Text(text(""))),
            (
                r#"{"type":"answer","text":"서울\n"}"#,
                Given::Text(text("서울\n")),
            ),
            (
                r#"{"type":"answer","text":["a","b"]}"#,
                Given::Texts(vec![text("a"), text("b")]),
            ),
            (r#"{"type":"answer","choice":0}"#, Given::Choice(0)),
            (
                r#"{"type":"answer","choice":[2,0]}"#,
                Given::Choices(vec![2, 0]),
            ),
            (
                r#"{"type":"answer","choices":[]}"#,
                Given::Choices(Vec::new()),
            ),
        ] {
            assert_eq!(given(line), expected, "{line}");
        }
    }

    #[test]
    fn an_answer_may_say_how_long_it_took_and_how_sure_it_is() {
        let said = |elapsed_ms, confidence| Command::Answer {
            given: Given::Choice(1),
            elapsed_ms,
            confidence,
        };
        let line = |rest: &str| heard(&format!(r#"{{"type":"answer","choice":1{rest}}}"#));
        assert_eq!(line(""), said(None, None));
        assert_eq!(
            line(r#","elapsed_ms":2500,"confidence":3"#),
            said(Some(2500), Some(3))
        );
        assert_eq!(line(r#","elapsed_ms":12.75"#), said(Some(12), None));
        assert_eq!(line(r#","elapsed_ms":1e300"#), said(Some(u32::MAX), None));
    }

    #[test]
    fn the_other_commands_need_their_type_alone() {
        for (name, command) in [
            ("next", Command::Next),
            ("hint", Command::Hint),
            ("skip", Command::Skip),
            ("suspend", Command::Suspend),
            ("bury", Command::Bury),
            ("undo", Command::Undo),
            ("quit", Command::Quit),
        ] {
            assert_eq!(heard(&json!({ "type": name }).to_string()), command);
        }
        for grade in Grade::ALL {
            let line = json!({"type": "grade", "grade": grade}).to_string();
            assert_eq!(heard(&line), Command::Grade(grade));
        }
    }

    #[test]
    fn unknown_fields_blanks_and_a_byte_order_mark_do_not_matter() {
        assert_eq!(
            heard("\u{feff} {\"type\" : \"next\", \"now\": [{\"x\": 1}], \"choice\": \"a\"}\r"),
            Command::Next
        );
        assert_eq!(command(b" \t\r").unwrap(), None);
        assert_eq!(command(b"").unwrap(), None);
    }

    #[test]
    #[allow(clippy::too_many_lines)] // one snapshot, as long as the list
    fn every_bad_line_is_told_what_is_wrong_with_it() {
        let told: Vec<_> = BAD
            .iter()
            .map(|line| format!("{line}\n    {}", refused(line)))
            .collect();
        insta::assert_snapshot!(told.join("\n"), @r#"
        hello
            the line is no JSON: byte 1 cannot be read
        {"type":"next"
            the line is no JSON: byte 14 cannot be read
        {"type":"next"} {"type":"next"}
            the line is no JSON: byte 17 cannot be read
        ["answer","x"]
            the line is no JSON object
        [1,2]
            the line is no JSON object
        "next"
            the line is no JSON object
        null
            the line is no JSON object
        {}
            `type` is missing; it is one of answer, grade, next, hint, skip, suspend, bury, undo, quit
        {"type":7}
            `type` wants a text
        {"type":"anser","text":"x"}
            there is no type `anser`; it is one of answer, grade, next, hint, skip, suspend, bury, undo, quit
        {"type":"Answer"}
            there is no type `Answer`; it is one of answer, grade, next, hint, skip, suspend, bury, undo, quit
        {"type":"next","type":"quit"}
            a field stands twice in the line
        {"type":"answer","text":1965}
            `text` wants a text or a list of texts
        {"type":"answer","text":["a",1]}
            `text` wants a text or a list of texts
        {"type":"answer","text":"\ud800"}
            the line is no JSON: byte 32 cannot be read
        {"type":"answer","choice":"0"}
            `choice` wants an index from 0 or a list of them
        {"type":"answer","choice":-1}
            `choice` wants an index from 0 or a list of them
        {"type":"answer","choice":1.5}
            `choice` wants an index from 0 or a list of them
        {"type":"answer","choice":[0,-1]}
            `choice` wants an index from 0 or a list of them
        {"type":"answer","choice":{}}
            `choice` wants an index from 0 or a list of them
        {"type":"answer","choice":99999999999999999999}
            `choice` wants an index from 0 or a list of them
        {"type":"answer","text":"a","choice":0}
            an answer has `text` or `choice`, not both
        {"type":"answer","confidence":0}
            `confidence` wants 1, 2 or 3
        {"type":"answer","confidence":4}
            `confidence` wants 1, 2 or 3
        {"type":"answer","confidence":2.5}
            `confidence` wants 1, 2 or 3
        {"type":"answer","confidence":"high"}
            `confidence` wants 1, 2 or 3
        {"type":"answer","elapsed_ms":-1}
            `elapsed_ms` wants milliseconds, 0 or more
        {"type":"answer","elapsed_ms":"5"}
            `elapsed_ms` wants milliseconds, 0 or more
        {"type":"grade"}
            `grade` is missing; it is again, hard, good or easy
        {"type":"grade","grade":"great"}
            there is no grade `great`; it is again, hard, good or easy
        {"type":"grade","grade":3}
            `grade` wants again, hard, good or easy
        "#);
    }

    #[test]
    fn bytes_that_are_no_text_are_refused() {
        assert_eq!(
            command(b"{\"type\":\"answer\",\"text\":\"\xff\"}"),
            Err(Unheard::NotUtf8)
        );
    }

    #[test]
    fn nested_lists_without_end_are_a_bad_line_only() {
        let line = format!(r#"{{"type":"answer","text":{}"#, "[".repeat(100_000));
        assert!(refused(&line).starts_with("the line is no JSON"));
        let name = "x".repeat(100_000);
        assert!(refused(&json!({ "type": name }).to_string()).len() < 200);
    }

    proptest! {
        #[test]
        fn no_line_is_a_surprise(line in proptest::collection::vec(any::<u8>(), 0..60)) {
            if let Err(why) = command(&line) {
                prop_assert!(why.to_string().len() < 300);
            }
        }

        #[test]
        fn texts_and_indices_arrive_as_they_were_sent(
            texts in proptest::collection::vec(any::<String>(), 0..4),
            indices in proptest::collection::vec(any::<u32>(), 0..4),
        ) {
            let line = json!({"type": "answer", "text": texts}).to_string();
            prop_assert_eq!(given(&line), Given::Texts(texts));
            let line = json!({"type": "answer", "choice": indices}).to_string();
            let indices = indices.into_iter().map(|index| index as usize).collect();
            prop_assert_eq!(given(&line), Given::Choices(indices));
        }
    }
}
