//! The figures of one topic: counted question by question, added up, told.

use std::cmp::Ordering;

use serde::Serialize;

use super::Look;
use crate::base::{Day, Days, Millis, Topic};
use crate::report::Answer;
use crate::report::asked::Question;
use crate::report::interval::Interval;
use crate::report::pull::Tests;

/// Answers of so many days are recent: a month shows what a topic does now, not what yesterday did.
pub const RECENT: Days = Days(30);

/// So many tests must there be, recent and earlier ones each, before a topic is said to get better or worse.
const TELLING: u32 = 5;

/// So many tests are enough to speak of a topic by itself: they weigh as much as what is taken from its parent.
const ENOUGH: u32 = 10;

/// A difference beyond so many of its standard deviations is chance in one case of ten: the sides of 90 %.
const SURE: f64 = 1.645;

/// Longer than two minutes nobody thinks of an answer, in milliseconds: somebody was at the door.
const LONGEST_MS: u32 = 120_000;

/// Milliseconds in a minute.
const MINUTE_MS: f64 = 60_000.0;

/// A topic, or all questions together.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TopicWeakness {
    /// The topic with all its subtopics; `None` for the questions without a topic.
    pub topic: Option<Topic>,
    /// Its questions, suspended ones left out here and in all that follows.
    pub cards: usize,
    /// Those that were asked at least once.
    pub seen: usize,
    /// Their mean chance of recall now, 0 to 1; `None` when none was seen.
    pub recall_now: Option<f64>,
    /// How much was recalled at first sight of a day, 0 to 1, drawn to the topic above as far as there are few such
    /// answers; `None` when there was none.
    pub recall_observed: Option<f64>,
    /// The lower end of its 90 % interval.
    pub low: Option<f64>,
    /// The upper end of its 90 % interval.
    pub high: Option<f64>,
    /// Answers of every kind.
    pub reviews: usize,
    /// How often a question was forgotten after having been known.
    pub lapses: usize,
    /// Questions that were forgotten so often that asking them again helps no more, over all time.
    pub leeches: usize,
    /// How many of the seen questions are forgotten now, by expectation.
    pub forgotten_now: f64,
    /// Minutes to bring back what is below the wanted recall: each such question once, missed ones until they are right;
    /// `None` when no answer was ever timed.
    pub minutes: Option<f64>,
    /// The answers of which `recall_observed` speaks: true tests of memory, first on their day.
    pub tests: u32,
    /// How many of them were right.
    pub passed: u32,
    /// Whether these are enough to speak of the topic by itself.
    pub evidence: Evidence,
    /// Whether it gets better; `None` with too few tests before or in the last thirty days.
    pub trend: Option<Trend>,
}

/// How much there is to go by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Evidence {
    /// No test of memory yet.
    None,
    /// Fewer than ten: what is told is mostly what its parent tells.
    Little,
    /// Ten or more.
    Enough,
}

/// How a topic has changed.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Trend {
    /// The share recalled in the last thirty days less that of the time before, -1 to 1.
    pub change: f64,
    /// What can be said of it.
    pub turn: Turn,
}

/// Whether a topic changes by more than chance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Turn {
    /// More is recalled than before.
    Better,
    /// No more than chance lies between.
    Steady,
    /// Less is recalled than before.
    Worse,
}

impl TopicWeakness {
    /// The weaker first: less is recalled at best, then less now, then the more special topic, then by name. What was
    /// never seen comes last.
    pub(super) fn worse(&self, other: &Self) -> Ordering {
        let ends = |value: Option<f64>| value.unwrap_or(f64::INFINITY);
        let depth = |row: &Self| {
            row.topic
                .as_ref()
                .map(|topic| topic.as_str().matches('/').count())
        };
        (self.seen == 0)
            .cmp(&(other.seen == 0))
            .then_with(|| ends(self.high).total_cmp(&ends(other.high)))
            .then_with(|| ends(self.recall_now).total_cmp(&ends(other.recall_now)))
            .then_with(|| depth(other).cmp(&depth(self)))
            .then_with(|| self.topic.cmp(&other.topic))
    }

    /// Whether less is recalled than of other questions: observed, or now where nothing was observed.
    pub(super) fn is_below(&self, other: &Self) -> bool {
        let observed = self.recall_observed.zip(other.recall_observed);
        let now = self.recall_now.zip(other.recall_now);
        observed.or(now).is_some_and(|(own, others)| own < others)
    }
}

/// Which answers count.
#[derive(Debug, Clone, Copy)]
pub(super) struct Window {
    since: Option<Day>,
    recent: Day,
    now: Millis,
    today: Day,
    /// What was answered between this instant and now is dated well, without a look at its day.
    reach: Millis,
}

impl Window {
    pub(super) fn of(look: &Look<'_>) -> Self {
        let back = i32::try_from(RECENT.0).unwrap_or(0);
        Self {
            since: look.since,
            recent: Day(look.today.0.saturating_sub(back)),
            now: look.now,
            today: look.today,
            reach: Answer::reach(look.now),
        }
    }

    /// Whether an answer is evidence by now ([`Answer::counts_for`]).
    fn is_evidence(&self, answer: &Answer) -> bool {
        let past = self.reach <= answer.at && answer.at <= self.now;
        past || answer.counts_for(self.now, self.today).is_some()
    }

    /// Whether an answer that is evidence is as young as was asked for.
    fn reaches(&self, answer: &Answer) -> bool {
        self.since.is_none_or(|since| answer.day() >= since)
    }

    pub(super) fn holds(&self, answer: &Answer) -> bool {
        self.is_evidence(answer) && self.reaches(answer)
    }
}

/// What is counted of questions.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Tally {
    cards: usize,
    seen: usize,
    recall: f64,
    reviews: usize,
    pub(super) tests: Tests,
    recent: Tests,
    earlier: Tests,
    lapses: usize,
    leeches: usize,
    /// The answers that it takes to mend.
    answers: f64,
    pub(super) took_ms: f64,
    pub(super) timed: f64,
}

impl Tally {
    /// What a question itself says, its answers apart.
    pub(super) fn of(question: Question, look: &Look<'_>) -> Self {
        let mut tally = Self {
            cards: 1,
            ..Self::default()
        };
        let known = look.known(question);
        if let Some((known, state)) = known.and_then(|known| Some((known, known.state?))) {
            let recall = look.scheduler.retrievability(&state, look.now).value();
            tally.seen = 1;
            tally.recall = recall;
            tally.leeches = usize::from(look.leeches.holds(state.lapses));
            let topic = look.asked.topic(question.topic());
            let wanted = look.wanted.of(&known.key.deck, topic);
            if state.learning || recall < wanted.value() {
                // one that is missed is asked once more
                tally.answers = 1.0 + (1.0 - recall);
            }
        }
        tally
    }

    /// Counts the answers to one question, in the order in which they count, and shows each of the window to `each`; says how
    /// many a wrong clock dated.
    pub(super) fn count(
        &mut self,
        answers: impl Iterator<Item = Answer>,
        window: &Window,
        mut each: impl FnMut(&Answer),
    ) -> usize {
        let (mut known, mut misdated) = (false, 0);
        for answer in answers {
            let passed = answer.grade.passed();
            let lapsed = answer.counts && known && !passed;
            if answer.counts {
                known = passed;
            }
            if !window.is_evidence(&answer) {
                misdated += 1;
                continue;
            }
            if let Some(took) = answer.took_ms {
                self.took_ms += f64::from(took.min(LONGEST_MS));
                self.timed += 1.0;
            }
            if !window.reaches(&answer) {
                continue;
            }
            self.reviews += 1;
            self.lapses += usize::from(lapsed);
            if answer.is_test() {
                self.tests.add(passed);
                let recent = answer.day() > window.recent;
                if recent {
                    &mut self.recent
                } else {
                    &mut self.earlier
                }
                .add(passed);
            }
            each(&answer);
        }
        misdated
    }

    pub(super) fn add(&mut self, other: &Self) {
        self.cards += other.cards;
        self.seen += other.seen;
        self.recall += other.recall;
        self.reviews += other.reviews;
        self.tests = self.tests.plus(other.tests);
        self.recent = self.recent.plus(other.recent);
        self.earlier = self.earlier.plus(other.earlier);
        self.lapses += other.lapses;
        self.leeches += other.leeches;
        self.answers += other.answers;
        self.took_ms += other.took_ms;
        self.timed += other.timed;
    }

    /// The figures of a topic; `observed`: what its tests say, `pace_ms`: how long an answer takes there.
    pub(super) fn told(
        &self,
        topic: Option<Topic>,
        observed: Option<Interval>,
        pace_ms: Option<f64>,
    ) -> TopicWeakness {
        #[allow(clippy::cast_precision_loss)] // numbers of questions
        let seen = self.seen as f64;
        let tests = self.tests.all;
        TopicWeakness {
            topic,
            cards: self.cards,
            seen: self.seen,
            recall_now: (self.seen > 0).then(|| self.recall / seen),
            recall_observed: observed.map(|interval| interval.mean),
            low: observed.map(|interval| interval.low),
            high: observed.map(|interval| interval.high),
            reviews: self.reviews,
            lapses: self.lapses,
            leeches: self.leeches,
            forgotten_now: seen - self.recall,
            minutes: pace_ms.map(|pace| self.answers * pace / MINUTE_MS),
            tests,
            passed: self.tests.passed,
            evidence: match tests {
                0 => Evidence::None,
                1..ENOUGH => Evidence::Little,
                _ => Evidence::Enough,
            },
            trend: trend(self.earlier, self.recent),
        }
    }
}

/// The difference between two shares, and whether it is more than chance: each share beside one imagined answer of either
/// kind, which keeps the variance of few answers from vanishing (Agresti and Caffo, 2000).
fn trend(earlier: Tests, recent: Tests) -> Option<Trend> {
    if earlier.all < TELLING || recent.all < TELLING {
        return None;
    }
    let share = |tests: Tests| f64::from(tests.passed) / f64::from(tests.all);
    let softened = |tests: Tests| {
        let all = f64::from(tests.all) + 2.0;
        let share = (f64::from(tests.passed) + 1.0) / all;
        (share, share * (1.0 - share) / all)
    };
    let ((before, one), (after, other)) = (softened(earlier), softened(recent));
    let sure = (after - before).abs() > SURE * (one + other).sqrt();
    Some(Trend {
        change: share(recent) - share(earlier),
        turn: match after > before {
            _ if !sure => Turn::Steady,
            true => Turn::Better,
            false => Turn::Worse,
        },
    })
}
