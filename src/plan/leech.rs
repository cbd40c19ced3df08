//! Questions that are forgotten again and again, and the most likely reason.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::base::text::count;
use crate::base::{Days, Face, QuestionKey};
use crate::deck::{AnswerText, Card};
use crate::memory::{Answered, Scheduler, State};
use crate::question::AnswerIndex;

/// How many times a question is forgotten until it is named, unless the learner says otherwise: as Anki counts. By then it
/// has taken more time than a few new cards would.
const LAPSES: u32 = 8;

/// A question named once is named again after so many parts of that number: after every fourth lapse, then.
const AGAIN: u32 = 2;

/// One wrong answer in so many makes a pattern, where there are at least [`TWICE`].
const SHARE: usize = 3;

/// What happens once is an accident.
const TWICE: usize = 2;

/// An answer of more words is many things to remember at once; names of bodies and treaties still fit.
const WORDS: usize = 6;

/// From so many things on, those wanted in one answer are too many: four can be held in mind together.
const THINGS: usize = 4;

/// A question asked after so many times its interval was asked too late to be known.
const LATE: u32 = 2;

/// From how many lapses on a question is a leech.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeechRule {
    /// The number of lapses, 1 or more.
    pub lapses: u32,
}

impl Default for LeechRule {
    /// Eight lapses.
    fn default() -> Self {
        Self { lapses: LAPSES }
    }
}

impl LeechRule {
    /// Whether a question with so many lapses is a leech.
    #[must_use]
    pub fn holds(self, lapses: u32) -> bool {
        lapses >= self.lapses.max(1)
    }

    /// Whether a question is to be named when its lapses have just come to this number: at first, then again after half
    /// as many.
    #[must_use]
    pub fn names(self, lapses: u32) -> bool {
        let step = (self.lapses / AGAIN).max(1);
        self.holds(lapses) && (lapses - self.lapses).is_multiple_of(step)
    }
}

/// One time that a question was forgotten.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Miss {
    /// What was given; empty for a flip or "I do not know".
    pub given: String,
    /// Whether it was asked long after its day.
    pub late: bool,
}

impl Miss {
    /// The misses among the answers of a question, in the order of the answers, each with what was given.
    #[must_use]
    pub fn among(answers: &[(Answered, String)], scheduler: &Scheduler) -> Vec<Self> {
        let mut before: Option<State> = None;
        let mut misses = Vec::new();
        for (answer, given) in answers {
            if let Some(state) = before.filter(|state| !state.learning && !answer.grade.passed()) {
                misses.push(Self {
                    given: given.clone(),
                    late: is_late(&state, answer),
                });
            }
            before = Some(scheduler.after(before.as_ref(), answer));
        }
        misses
    }
}

fn is_late(before: &State, answer: &Answered) -> bool {
    let day = crate::base::Day::of(answer.at, answer.offset);
    let Days(interval) = before.due.since(before.last_day);
    day.since(before.last_day).0 > interval.saturating_mul(LATE)
}

/// Why a question is forgotten again and again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum Reason {
    /// The answer to another question was given.
    MixedUp {
        /// That question.
        with: QuestionKey,
        /// How often.
        times: usize,
    },
    /// The same wrong answer was given again and again.
    SameWrong {
        /// What was given.
        given: String,
        /// How often.
        times: usize,
    },
    /// Many things are asked for at once.
    Several {
        /// How many.
        things: usize,
    },
    /// The answer is long.
    Long {
        /// How many words it has.
        words: usize,
    },
    /// It was asked long after its day.
    Late {
        /// How often.
        times: usize,
    },
    /// Nothing of all that.
    Fading,
}

impl Reason {
    /// The most likely reason, from what was given and from the card itself.
    #[must_use]
    pub fn of(key: &QuestionKey, card: &Card, misses: &[Miss], index: &AnswerIndex) -> Self {
        mixed_up(key, misses, index)
            .or_else(|| same_wrong(misses))
            .or_else(|| several(card, key.face))
            .or_else(|| long(card, key.face))
            .or_else(|| late(misses))
            .unwrap_or(Self::Fading)
    }

    /// What is wrong: a phrase that goes on after the question.
    #[must_use]
    pub fn message(&self) -> String {
        match self {
            Self::MixedUp { with, times } => {
                let times = self::times(*times);
                format!("mixed up with {}/{}, {times}", with.deck, with.card)
            }
            Self::SameWrong { given, times } => {
                format!("answered `{given}` {}", self::times(*times))
            }
            Self::Several { things } => format!("asks for {things} things at once"),
            Self::Long { words } => format!("has an answer of {words} words"),
            Self::Late { times } => format!("asked long after its day, {}", self::times(*times)),
            Self::Fading => String::from("fades each time, and no wrong answer says why"),
        }
    }

    /// One thing to do about it.
    #[must_use]
    pub fn help(&self) -> &'static str {
        match self {
            Self::MixedUp { .. } => "name in both questions what sets them apart",
            Self::SameWrong { .. } => "say in `explain` why that is wrong, or ask more narrowly",
            Self::Several { .. } => "cut it into cards of one fact each",
            Self::Long { .. } => "ask for the one word that matters",
            Self::Late { .. } => {
                "study more often, or fewer new cards a day; the card may be sound"
            }
            Self::Fading => "ask it another way, add a hint, or tie it to something known",
        }
    }
}

fn times(times: usize) -> String {
    match times {
        1 => String::from("once"),
        2 => String::from("twice"),
        times => format!("{times} times"),
    }
}

fn is_pattern(times: usize, all: usize) -> bool {
    times >= TWICE && times * SHARE >= all
}

fn mixed_up(key: &QuestionKey, misses: &[Miss], index: &AnswerIndex) -> Option<Reason> {
    let given = misses.iter().filter(|miss| !miss.given.is_empty());
    let owners = given.filter_map(|miss| index.belongs(&miss.given, key).into_iter().next());
    let (with, times) = most(owners)?;
    is_pattern(times, misses.len()).then_some(Reason::MixedUp { with, times })
}

fn same_wrong(misses: &[Miss]) -> Option<Reason> {
    let given = misses.iter().map(|miss| miss.given.trim());
    let (given, times) = most(given.filter(|given| !given.is_empty()))?;
    let given = given.to_owned();
    is_pattern(times, misses.len()).then_some(Reason::SameWrong { given, times })
}

/// What comes most often, the first by its order of those that come as often.
fn most<T: Ord>(all: impl Iterator<Item = T>) -> Option<(T, usize)> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    for one in all {
        *counts.entry(one).or_default() += 1;
    }
    counts.into_iter().rev().max_by_key(|(_, times)| *times)
}

fn several(card: &Card, face: Face) -> Option<Reason> {
    let things = match card.answer(face) {
        AnswerText::List(texts) => texts.len(),
        AnswerText::Pairs(pairs) => pairs.len(),
        AnswerText::One(_) | AnswerText::Truth(_) => 1,
    };
    (things >= THINGS).then_some(Reason::Several { things })
}

fn long(card: &Card, face: Face) -> Option<Reason> {
    let AnswerText::One(text) = card.answer(face) else {
        return None;
    };
    let words = text.split_whitespace().count();
    (words > WORDS).then_some(Reason::Long { words })
}

fn late(misses: &[Miss]) -> Option<Reason> {
    let times = misses.iter().filter(|miss| miss.late).count();
    (times >= TWICE && times * 2 >= misses.len()).then_some(Reason::Late { times })
}

/// A question that is forgotten again and again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leech {
    /// The question.
    pub key: QuestionKey,
    /// What it asks.
    pub prompt: String,
    /// How often it was forgotten.
    pub lapses: u32,
    /// The most likely reason.
    pub reason: Reason,
    /// The file and the line of its card, such as `korea.yaml:12`; `None` for a deck inside the program.
    pub place: Option<String>,
}

impl Leech {
    /// Such as `forgotten 8 times`.
    #[must_use]
    pub fn forgotten(&self) -> String {
        let lapses = usize::try_from(self.lapses).unwrap_or(usize::MAX);
        format!("forgotten {}", count(lapses, "time"))
    }

    /// Its card, and where that stands: `card korea/treaty-year, korea.yaml:12`.
    #[must_use]
    pub fn name(&self) -> String {
        let place = self.place.as_ref();
        let place = place.map_or_else(String::new, |place| format!(", {place}"));
        format!("card {}/{}{place}", self.key.deck, self.key.card)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Grade, Millis, Offset, Probability};
    use crate::deck::Deck;
    use crate::memory::Spread;

    const DECK: &str = "deck: d
cards:
  - { id: japan, ask: When did relations with Japan begin?, answer: 1965 }
  - { id: china, ask: When did relations with China begin?, answer: 1992 }
  - { id: capital, ask: What is the capital?, answer: Seoul }
  - { id: aims, ask: What are the aims?, answer: [peace, trade, unity, standing] }
  - { id: oath, ask: What does the charter promise?, answer: to keep the peace and to trade with all }
";

    fn deck() -> Deck {
        crate::deck::read("d.yaml", DECK).deck.unwrap()
    }

    fn key(card: &str) -> QuestionKey {
        format!("d/{card}").parse().unwrap()
    }

    fn reason(card: &str, given: &[&str]) -> String {
        let deck = deck();
        let index = AnswerIndex::new([&deck]);
        let misses: Vec<_> = given
            .iter()
            .map(|given| Miss {
                given: given.replace("(late)", ""),
                late: *given == "(late)",
            })
            .collect();
        let key = key(card);
        let card = deck.card(&key.card).unwrap();
        let reason = Reason::of(&key, card, &misses, &index);
        format!("{}: {}", reason.message(), reason.help())
    }

    #[test]
    fn eight_lapses_and_every_fourth_after_them_are_named() {
        let named: Vec<_> = (0..21).filter(|&n| LeechRule::default().names(n)).collect();
        assert_eq!(named, [8, 12, 16, 20]);
        let eager = LeechRule { lapses: 1 };
        assert!(eager.names(1) && eager.names(2) && !eager.names(0));
    }

    #[test]
    fn the_most_likely_reason_is_told_with_one_thing_to_do() {
        insta::assert_snapshot!(
            [
                reason("japan", &["1992", "", "1951", "1992 ", "", ""]),
                reason("capital", &["Busan", "Incheon", "Busan", ""]),
                reason("aims", &["peace", ""]),
                reason("oath", &["", "", ""]),
                reason("capital", &["(late)", "Pusan", "(late)"]),
                reason("capital", &["Busan", "", "", ""]),
            ]
            .join("\n"),
            @r"
        mixed up with d/china, twice: name in both questions what sets them apart
        answered `Busan` twice: say in `explain` why that is wrong, or ask more narrowly
        asks for 4 things at once: cut it into cards of one fact each
        has an answer of 9 words: ask for the one word that matters
        asked long after its day, twice: study more often, or fewer new cards a day; the card may be sound
        fades each time, and no wrong answer says why: ask it another way, add a hint, or tie it to something known
        "
        );
    }

    #[test]
    fn only_what_was_known_can_be_missed() {
        let day = |day: i64| Millis(day * 86_400_000 + 43_200_000);
        let answer = |at: i64, grade| Answered {
            at: day(at),
            offset: Offset(0),
            grade,
            retention: Probability::new(0.9),
            spread: Spread::default(),
        };
        let history = [
            (answer(0, Grade::Again), "first sight"),
            (answer(0, Grade::Good), ""),
            (answer(2, Grade::Again), "in time"),
            (answer(2, Grade::Again), "again at once"),
            (answer(2, Grade::Good), ""),
            (answer(40, Grade::Again), "late"),
        ];
        let history: Vec<_> = history
            .map(|(answer, given)| (answer, given.to_owned()))
            .into();
        let misses = Miss::among(&history, &Scheduler::default());
        let told: Vec<_> = misses.iter().map(|m| (m.given.as_str(), m.late)).collect();
        assert_eq!(told, [("in time", false), ("late", true)]);
    }
}
