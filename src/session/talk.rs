//! What a session hears and says.

use serde::Serialize;

use super::{Kept, ReviewId};
use crate::base::{Days, Grade, Millis, PartialDate, QuestionKey, Topic};
use crate::deck::{AnswerText, Form, SourceRef};
use crate::plan::Leech;
use crate::question::{Given, Piece};

/// What the learner wants, whichever way it was said.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// An answer; for a flip the wish to see the other side.
    Answer {
        /// What was given.
        given: Given,
        /// How long it took, when the other side measured it; otherwise the session does.
        elapsed_ms: Option<u32>,
        /// How sure the learner was, 1 to 3.
        confidence: Option<u8>,
    },
    /// The grade of a flip, or the correction of a judged answer.
    Grade(Grade),
    /// The correction of the last answer while another question is open, which stays open.
    Regrade(Grade),
    /// On to the next question after a judged answer.
    Next,
    /// The hint of the question.
    Hint,
    /// This question later.
    Skip,
    /// This question not again until taken up.
    Suspend,
    /// This question not again today.
    Bury,
    /// The last answer back.
    Undo,
    /// The missed questions of this session once more (after the summary; leaves the schedule alone).
    Retry,
    /// The end.
    Quit,
}

/// What the session says; the order is the order of things.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// The first word.
    Started(Started),
    /// A question to answer.
    Question(Box<Asked>),
    /// What an answer led to.
    Feedback(Box<Feedback>),
    /// A review is on the disk.
    Recorded(Recorded),
    /// The hint asked for; empty text never: without a hint there is [`Event::Refused`].
    Hint(String),
    /// An answer was taken back; its question follows.
    Undone {
        /// The review taken back.
        review: ReviewId,
        /// Its question.
        key: QuestionKey,
    },
    /// A question was set aside.
    Suspended(QuestionKey),
    /// A question is left alone until tomorrow.
    Buried(QuestionKey),
    /// Something that cannot be done now, and why; everything stays as it is.
    Refused(String),
    /// Nothing is left.
    Summary(Box<Summary>),
}

/// The first word of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Started {
    /// A name for this session.
    pub id: String,
    /// How many questions were due before and are in this session.
    pub due: usize,
    /// How many are new.
    pub new: usize,
}

/// A question as the learner meets it.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// Its name.
    pub key: QuestionKey,
    /// How it is asked.
    pub form: Form,
    /// What it is about.
    pub topic: Option<Topic>,
    /// The title of its deck.
    pub deck_title: String,
    /// The display name of its topic.
    pub topic_name: Option<String>,
    /// The text of the question.
    pub prompt: String,
    /// What there is to choose from; empty for flip and typed.
    pub choices: Vec<String>,
    /// The left sides of a match; empty otherwise.
    pub left_side: Vec<String>,
    /// What kind of value is wanted, where it is a number or a date.
    pub value: Option<AskedValue>,
    /// How many answers are wanted when it is more than one (several answers typed or ticked), else 1.
    pub wanted: usize,
    /// Whether there is a hint.
    pub hint: bool,
    /// The date at which the fact held, when the card is bound to one.
    pub as_of: Option<PartialDate>,
    /// How many questions are left, this one included.
    pub left: usize,
    /// Where it stands: the how manieth question of the session, from 1; repeats keep counting.
    pub position: Position,
    /// Whether it is asked for the first time ever.
    pub new: bool,
    /// Whether it was missed before in this session.
    pub repeat: bool,
}

/// A number or a date that is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AskedValue {
    /// A number.
    Number {
        /// Its unit, such as `US$ billion`.
        unit: Option<String>,
    },
    /// A year.
    Year,
    /// A month of a year.
    Month,
    /// A day.
    Day,
}

/// Where a session stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Position {
    /// Questions done for this session: answered right at least once, set aside or given up.
    pub done: usize,
    /// All questions of this session.
    pub all: usize,
    /// Due questions that are left; none in a quiz, which knows no due.
    pub due: usize,
    /// New questions that are left; none in a quiz.
    pub new: usize,
    /// Milliseconds since the session began.
    pub elapsed_ms: i64,
}

/// What an answer led to.
#[derive(Debug, Clone, PartialEq)]
pub struct Feedback {
    /// The question.
    pub key: QuestionKey,
    /// How it was asked.
    pub form: Form,
    /// The text of the question, when the feedback comes at the end of a quiz, apart from it.
    pub prompt: Option<String>,
    /// Right or wrong; `None` for a flip, which the learner grades.
    pub correct: Option<bool>,
    /// The share that was right, 0 to 1; `None` for a flip.
    pub score: Option<f64>,
    /// The answer as it was taken; empty for a flip or "I do not know".
    pub given: String,
    /// The right answer.
    pub answer: AnswerText,
    /// For a near miss: the right answer against what was given.
    pub difference: Vec<Piece>,
    /// Why the chosen distractor is wrong.
    pub because: Option<String>,
    /// To which questions the given answer belongs.
    pub belongs_to: Vec<Belongs>,
    /// For several answers, an order or a match: which of the wanted items were right.
    pub items: Vec<bool>,
    /// The reason or context.
    pub explain: Option<String>,
    /// Where the fact stands, as data.
    pub source: Option<SourceRef>,
    /// Where the fact stands, in words: title of the source, section, paragraph.
    pub source_text: Option<String>,
    /// The grade proposed and, for a judged answer, already kept.
    pub grade: Grade,
    /// The days the four grades lead to, in the order of [`Grade::ALL`].
    pub next: [Days; 4],
    /// Whether the grade can be given or corrected now; not in a quiz that keeps nothing.
    pub gradable: bool,
}

/// A question to which a wrong answer would have been right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Belongs {
    /// The question.
    pub key: QuestionKey,
    /// Its text.
    pub prompt: String,
}

/// A review on the disk.
#[derive(Debug, Clone, PartialEq)]
pub struct Recorded {
    /// The question.
    pub key: QuestionKey,
    /// What the progress file said.
    pub kept: Kept,
    /// The grade that counts now.
    pub grade: Grade,
    /// When the question falls due: the start of its day, or the instant of the answer while it is due today.
    pub due: Millis,
    /// The days until then.
    pub days: Days,
}

/// The end of a session.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// Answers given, repeats included, undone ones not.
    pub answered: usize,
    /// Answers that were right.
    pub correct: usize,
    /// Questions asked at least once.
    pub questions: usize,
    /// Questions right at the first try.
    pub first_try: usize,
    /// The mean score of first tries, 0 to 1; `None` when nothing was judged.
    pub score: Option<f64>,
    /// Milliseconds since the session began.
    pub elapsed_ms: i64,
    /// What went wrong, in the order of first misses.
    pub missed: Vec<Missed>,
    /// What it changed and how to go on; `None` where nothing counted, and until somebody who knows all questions says it.
    pub after: Option<After>,
    /// Questions that this round made leeches, or leeches still; the learner may want to rewrite them.
    pub leeches: Vec<Leech>,
    /// Questions that were skipped or not reached.
    pub left: usize,
    /// Whether the session still listens, for an undo or another go; not when the learner stopped it.
    pub open: bool,
}

/// What a session changed in the memory, and how to go on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct After {
    /// Questions whose answers counted.
    pub questions: usize,
    /// Those whose memory lasts longer than before.
    pub strengthened: usize,
    /// How many would be known now without this session, by expectation.
    pub held_before: f64,
    /// How many are known now.
    pub held_after: f64,
    /// How many would be known in thirty days without this session.
    pub month_before: f64,
    /// How many will be known in thirty days if nothing more is done.
    pub month_after: f64,
    /// The weakest topic that was touched; `None` when nothing was tested yet.
    pub weakest: Option<WeakTouched>,
    /// The days until something of these decks is due; `None` when nothing is seen.
    pub next_days: Option<Days>,
    /// How many questions are due then.
    pub next_questions: usize,
}

/// A weak topic that a session touched.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WeakTouched {
    /// The topic.
    pub topic: Topic,
    /// Its name for people.
    pub name: String,
    /// How much of it was recalled at first sight of a day, 0 to 1.
    pub recall_observed: f64,
}

/// A question that was missed at least once.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Missed {
    /// The question.
    #[serde(flatten)]
    pub key: QuestionKey,
    /// Its text.
    pub prompt: String,
    /// The first wrong answer; empty when nothing was given.
    pub given: String,
    /// The right answer.
    pub answer: AnswerText,
}
