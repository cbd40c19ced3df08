//! The figures of `stats`: computed once, here, and only drawn elsewhere.
//!
//! Three sources: the answers ([`Tally`], one pass over the digest), the memories ([`Memories`], one pass over its
//! questions), and the questions of the decks with today's plan ([`CardCounts`]). A figure that nothing was measured for is
//! absent.

mod days;
mod interval;
mod memories;
mod tally;
#[cfg(test)]
mod tests;
mod topics;

use serde::Serialize;

pub use days::{DayFigures, Streak};
pub use memories::{Bar, Forecast, Memories};
pub use tally::{Calibration, FormFigures, HourFigures, Retention, Total};
pub use topics::TopicFigures;

use super::asked::Question;
use super::{Asked, Digest};
use crate::base::{Day, Millis, Topic};
use crate::memory::Scheduler;
use tally::Tally;

/// Milliseconds in a minute.
const MINUTE_MS: f64 = 60_000.0;

/// What `stats` says.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Stats {
    /// The version of this shape.
    pub version: u32,
    /// The answers that are looked at.
    pub window: Window,
    /// The study day so far.
    pub today: Today,
    /// Days of study in a row; whatever the window.
    pub streak: Streak,
    /// The questions of the decks by state.
    pub cards: CardCounts,
    /// All answers of the window.
    pub total: Total,
    /// How often a question was still known when it came back.
    pub retention: Retention,
    /// The same, parted by how likely recall was: the lowest first; parts without a test are left out.
    pub calibration: Vec<Calibration>,
    /// The answers of the window by how they were asked; forms without any are left out.
    pub forms: Vec<FormFigures>,
    /// The answers of the window by topic, each with its subtopics counted in; in the order of their names, and at the end
    /// questions without one and questions that are in no deck any more.
    pub topics: Vec<TopicFigures>,
    /// What is remembered now.
    pub memory: Memories,
    /// How many questions fall due on each of the next days, today first.
    pub forecast: Vec<Forecast>,
    /// The answers of the window by hour of the day, 24 of them from midnight on, where the learner was.
    pub hours: Vec<HourFigures>,
    /// The days of the window on which there was an answer, the earliest first.
    pub days: Vec<DayFigures>,
}

/// Which answers are looked at.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Window {
    /// The first study day; `None` for all there ever was.
    #[serde(serialize_with = "optional_date")]
    pub since: Option<Day>,
    /// The last one: today.
    #[serde(serialize_with = "date")]
    pub until: Day,
    /// Only these topics with their subtopics; empty for all.
    pub topics: Vec<Topic>,
    /// Only these decks; empty for all.
    pub decks: Vec<String>,
    /// Answers that a wrong clock dated after today, or a century ago: they are in no figure of the window.
    pub misdated: usize,
}

/// A study day so far.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Today {
    /// Answers given, repeated and crammed ones too.
    pub reviews: usize,
    /// Answers that were right.
    pub correct: usize,
    /// Minutes spent on answers whose duration was measured, to the hundredth.
    pub minutes: f64,
}

/// Questions by state; each counts once in `new`, `learning`, `review` or `suspended`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct CardCounts {
    /// Never asked.
    pub new: usize,
    /// Missed and not yet answered right since.
    pub learning: usize,
    /// Answered right last time.
    pub review: usize,
    /// Set aside by the learner, whatever their memory.
    pub suspended: usize,
    /// To be asked today because they are due; siblings that wait for another day are not counted.
    pub due: usize,
}

/// What the figures are asked of.
#[derive(Debug, Clone, Copy)]
pub struct Inquiry<'a> {
    /// The log.
    pub digest: &'a Digest,
    /// The questions of the decks asked for; from a catalogue as well as from decks.
    pub asked: &'a Asked,
    /// Those of them that the ordinary plan of today asks because they are due ([`plan::due`](crate::plan::due)), as places
    /// among them, so that every screen says the same number of due questions.
    pub due: &'a [usize],
    /// Whether answers to questions that are in none of these decks are asked for too.
    pub gone: Gone<'a>,
    /// Only questions of these topics and their subtopics; empty for all.
    pub topics: &'a [Topic],
    /// The first study day to be looked at; `None` for all.
    pub since: Option<Day>,
    /// The study day.
    pub today: Day,
    /// The instant for chances of recall.
    pub now: Millis,
    /// The memory model.
    pub scheduler: &'a Scheduler,
    /// How much later than at 04:00 the learner's days begin, in minutes; the offsets of answers are that much behind the
    /// clock on the wall. What was answered before the setting was changed is told by today's.
    pub later: i16,
}

/// Which questions count that are in none of the decks at hand.
#[derive(Debug, Clone, Copy)]
pub enum Gone<'a> {
    /// All of them: the whole log is asked for.
    All,
    /// Those whose deck has one of these ids: the card is gone, the deck is not.
    Of(&'a [String]),
}

impl Inquiry<'_> {
    /// Whether a question that is in none of the decks is asked for.
    fn has_gone(&self, deck: &str) -> bool {
        self.topics.is_empty()
            && match self.gone {
                Gone::All => true,
                Gone::Of(decks) => decks.iter().any(|wanted| wanted == deck),
            }
    }
}

/// What is known of a question of the digest beside its answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Not asked for.
    Unwanted,
    /// In no deck any more.
    Gone,
    /// In a deck; the number of its topic, 0 for none.
    Filed(usize),
}

/// Says what the log and the questions come to.
#[must_use]
pub fn stats(inquiry: &Inquiry<'_>) -> Stats {
    let (topics, places) = topics::file(inquiry);
    let mut tally = Tally::new(inquiry, topics.len());
    inquiry.digest.each(|question, answers| {
        if places[question] != Place::Unwanted {
            tally.take(places[question], answers);
        }
    });
    let memory = memories::Sum::of(inquiry, &places, topics.len());
    let days = tally.days;
    Stats {
        version: 1,
        window: Window {
            since: inquiry.since,
            until: inquiry.today,
            topics: inquiry.topics.to_vec(),
            decks: match inquiry.gone {
                Gone::All => Vec::new(),
                Gone::Of(decks) => decks.to_vec(),
            },
            misdated: tally.misdated,
        },
        today: days.today(),
        streak: days.streak(),
        cards: card_counts(inquiry),
        total: tally.sums.total(&days, inquiry.since),
        retention: tally.sums.tests.retention(),
        calibration: tally::calibration(&tally.bins),
        forms: tally::forms(&tally.forms),
        topics: topics::figures(&topics, &tally.topics, &memory.topics),
        forecast: memory.forecast(inquiry.today),
        memory: memory.memories(),
        hours: tally::hours(&tally.hours),
        days: days.listed(inquiry.since),
    }
}

fn card_counts(inquiry: &Inquiry<'_>) -> CardCounts {
    let mut counts = CardCounts::default();
    let questions = inquiry.asked.questions();
    let within = inquiry.asked.within(inquiry.topics);
    let wanted = |question: &&Question| {
        let within = within.as_ref();
        within.is_none_or(|within| within[question.topic()])
    };
    for question in questions.iter().filter(wanted) {
        let known = question.place();
        let known = known.and_then(|place| inquiry.digest.questions().get(place));
        let count = match known.and_then(|known| known.state) {
            _ if question.suspended() => &mut counts.suspended,
            None => &mut counts.new,
            Some(state) if state.learning => &mut counts.learning,
            Some(_) => &mut counts.review,
        };
        *count += 1;
    }
    let due = inquiry.due.iter().map(|&at| &questions[at]);
    counts.due = due.filter(wanted).count();
    counts
}

/// A part of a whole; `None` when there is no whole.
#[allow(clippy::cast_precision_loss)] // 2^53 answers are more than a life holds
fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// Minutes to the hundredth.
#[allow(clippy::cast_precision_loss)] // 2^53 ms are 285,000 years
fn minutes(took_ms: u64) -> f64 {
    (took_ms as f64 / MINUTE_MS * 100.0).round() / 100.0
}

fn date<S: serde::Serializer>(day: &Day, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&day.date())
}

#[allow(clippy::ref_option)] // serde's way
fn optional_date<S: serde::Serializer>(day: &Option<Day>, to: S) -> Result<S::Ok, S::Error> {
    day.map(Day::date).serialize(to)
}
