//! Events → lines of JSON that go out, fields in the order of the contract.

use serde::Serialize;

use crate::base::{Days, Grade, Millis, PartialDate, QuestionKey, Topic};
use crate::deck::{AnswerText, Form, SourceRef};
use crate::plan::{Leech, Reason};
use crate::question::Piece;
use crate::session::{
    After, Asked, Belongs, Event, Feedback, Missed, Recorded, ReviewId, Started, Summary,
};

/// The version of the protocol.
const VERSION: u8 = 1;

/// The choices of a truth question, whatever they are called on a screen.
const TRUTH: [&str; 2] = ["true", "false"];

/// One line.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(super) enum Told<'a> {
    /// The first word.
    Session {
        version: u8,
        id: &'a str,
        due: usize,
        new: usize,
    },
    /// A question to answer.
    Question(QuestionLine<'a>),
    /// What an answer led to.
    Feedback(FeedbackLine<'a>),
    /// A review on the disk.
    Recorded {
        review: ReviewId,
        #[serde(flatten)]
        key: &'a QuestionKey,
        grade: Grade,
        due: Millis,
    },
    /// The hint asked for.
    Hint { text: &'a str },
    /// A review taken back.
    Undone {
        review: ReviewId,
        #[serde(flatten)]
        key: &'a QuestionKey,
    },
    /// Something that cannot be done.
    Error { message: &'a str },
    /// Nothing is left.
    Summary(SummaryLine<'a>),
}

#[derive(Serialize)]
pub(super) struct QuestionLine<'a> {
    #[serde(flatten)]
    key: &'a QuestionKey,
    form: Form,
    topic: Option<&'a Topic>,
    prompt: &'a str,
    choices: Option<Vec<&'a str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    left_side: Option<&'a [String]>,
    hint: bool,
    left: usize,
    // beyond the contract, for screens that want more
    as_of: Option<PartialDate>,
    wanted: usize,
}

#[derive(Serialize)]
pub(super) struct FeedbackLine<'a> {
    correct: Option<bool>,
    score: Option<f64>,
    given: &'a str,
    answer: &'a AnswerText,
    explain: Option<&'a str>,
    source: Option<&'a SourceRef>,
    grade: Grade,
    next: Next,
    // beyond the contract, for screens that want more
    #[serde(flatten)]
    key: &'a QuestionKey,
    #[serde(skip_serializing_if = "Option::is_none")]
    prompt: Option<&'a str>,
    because: Option<&'a str>,
    belongs_to: Vec<BelongsLine<'a>>,
    items: &'a [bool],
    difference: Vec<PieceLine<'a>>,
}

/// Whole days to which the grades lead.
#[derive(Serialize)]
struct Next {
    again: Days,
    hard: Days,
    good: Days,
    easy: Days,
}

#[derive(Serialize)]
struct BelongsLine<'a> {
    #[serde(flatten)]
    key: &'a QuestionKey,
    prompt: &'a str,
}

#[derive(Serialize)]
struct PieceLine<'a> {
    piece: &'static str,
    text: &'a str,
}

#[derive(Serialize)]
pub(super) struct SummaryLine<'a> {
    answered: usize,
    correct: usize,
    questions: usize,
    first_try: usize,
    score: Option<f64>,
    seconds: f64,
    missed: &'a [Missed],
    left: usize,
    // beyond the contract, for screens that want more
    #[serde(skip_serializing_if = "Option::is_none")]
    after: Option<&'a After>,
    leeches: Vec<LeechLine<'a>>,
}

#[derive(Serialize)]
struct LeechLine<'a> {
    #[serde(flatten)]
    key: &'a QuestionKey,
    lapses: u32,
    #[serde(flatten)]
    reason: &'a Reason,
    message: String,
    help: &'static str,
    place: Option<&'a str>,
}

/// The line of an event; `None` for one that the next question tells of itself.
pub(super) fn told(event: &Event) -> Option<Told<'_>> {
    Some(match event {
        Event::Started(Started { id, due, new }) => Told::Session {
            version: VERSION,
            id,
            due: *due,
            new: *new,
        },
        Event::Question(asked) => Told::Question(question(asked)),
        Event::Feedback(given) => Told::Feedback(feedback(given)),
        Event::Recorded(Recorded {
            key,
            kept,
            grade,
            due,
            ..
        }) => Told::Recorded {
            review: kept.review,
            key,
            grade: *grade,
            due: *due,
        },
        Event::Hint(text) => Told::Hint { text },
        Event::Undone { review, key } => Told::Undone {
            review: *review,
            key,
        },
        Event::Suspended(_) | Event::Buried(_) => return None,
        Event::Refused(message) => Told::Error { message },
        Event::Summary(end) => Told::Summary(summary(end)),
    })
}

fn question(asked: &Asked) -> QuestionLine<'_> {
    let choices = match asked.form {
        Form::Truth => Some(TRUTH.to_vec()),
        _ if asked.choices.is_empty() => None,
        _ => Some(asked.choices.iter().map(String::as_str).collect()),
    };
    QuestionLine {
        key: &asked.key,
        form: asked.form,
        topic: asked.topic.as_ref(),
        prompt: &asked.prompt,
        choices,
        left_side: (asked.form == Form::Match).then_some(asked.left_side.as_slice()),
        hint: asked.hint,
        left: asked.left,
        as_of: asked.as_of,
        wanted: asked.wanted,
    }
}

fn feedback(feedback: &Feedback) -> FeedbackLine<'_> {
    let [again, hard, good, easy] = feedback.next;
    FeedbackLine {
        correct: feedback.correct,
        score: feedback.score,
        given: &feedback.given,
        answer: &feedback.answer,
        explain: feedback.explain.as_deref(),
        source: feedback.source.as_ref(),
        grade: feedback.grade,
        next: Next {
            again,
            hard,
            good,
            easy,
        },
        key: &feedback.key,
        prompt: feedback.prompt.as_deref(),
        because: feedback.because.as_deref(),
        belongs_to: feedback.belongs_to.iter().map(belongs).collect(),
        items: &feedback.items,
        difference: feedback.difference.iter().map(piece).collect(),
    }
}

fn belongs(belongs: &Belongs) -> BelongsLine<'_> {
    BelongsLine {
        key: &belongs.key,
        prompt: &belongs.prompt,
    }
}

fn piece(piece: &Piece) -> PieceLine<'_> {
    let (piece, text) = match piece {
        Piece::Same(text) => ("same", text),
        Piece::Missing(text) => ("missing", text),
        Piece::Extra(text) => ("extra", text),
    };
    PieceLine { piece, text }
}

fn leech(leech: &Leech) -> LeechLine<'_> {
    LeechLine {
        key: &leech.key,
        lapses: leech.lapses,
        reason: &leech.reason,
        message: leech.reason.message(),
        help: leech.reason.help(),
        place: leech.place.as_deref(),
    }
}

#[allow(clippy::cast_precision_loss)] // 2^53 ms are 285,000 years
fn summary(summary: &Summary) -> SummaryLine<'_> {
    SummaryLine {
        answered: summary.answered,
        correct: summary.correct,
        questions: summary.questions,
        first_try: summary.first_try,
        score: summary.score,
        // a clock that went backwards made the session no shorter than nothing
        seconds: summary.elapsed_ms.max(0) as f64 / 1000.0,
        missed: &summary.missed,
        left: summary.left,
        after: summary.after.as_ref(),
        leeches: summary.leeches.iter().map(leech).collect(),
    }
}
