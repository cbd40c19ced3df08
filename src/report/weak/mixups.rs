//! What is mixed up with what: wrong answers, and what they would have been the answers to.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use super::Look;
use crate::base::QuestionKey;
use crate::base::text::folded;
use crate::deck::{AnswerText, Card, Form};
use crate::question::Sought;
use crate::report::Answer;

/// What parts several answers where they are kept as one text.
const BETWEEN: &str = "; ";

/// So many wrong answers are looked up, the most frequent ones: in a long life there are more than anybody would read.
const LOOKED_UP: usize = 500;

/// So many are told.
const TOLD: usize = 50;

/// A wrong answer that was given to a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mixup {
    /// The question.
    #[serde(flatten)]
    pub key: QuestionKey,
    /// What was given, in its most frequent spelling.
    pub given: String,
    /// The question to which it would have been right; `None` when there is none in the chosen decks.
    pub belongs_to: Option<QuestionKey>,
    /// How often.
    pub times: usize,
    /// How often the answer to this question was given to the other one.
    pub back: usize,
}

/// Wrong answers as they are gathered: the question, as its place among those asked, and the number of the text, once for
/// each time; one question after the other.
#[derive(Debug, Default)]
pub(super) struct Given(Vec<(usize, u32)>);

/// A wrong answer, and how often it was given.
type Counted = ((usize, u32), usize);

/// Which wrong answers are one and the same: those that belong to one question, else those of one text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Mistake {
    Other(QuestionKey),
    Text(String),
}

/// The spellings of one mistake with their numbers.
type Spellings = BTreeMap<String, usize>;

impl Given {
    /// Notes an answer if it is wrong and something was given that can belong somewhere.
    pub(super) fn add(&mut self, question: usize, answer: &Answer) {
        let single = matches!(answer.form, Form::Typed | Form::Choice | Form::Flip);
        if answer.given > 0 && single && !answer.grade.passed() {
            self.0.push((question, answer.given));
        }
    }

    /// The mistakes, most frequent first; both directions of a pair stand beside each other.
    pub(super) fn mixups(self, look: &Look<'_>) -> Vec<Mixup> {
        let mut mixups = joined(self.mistakes(look));
        let times: HashMap<_, _> = mixups
            .iter()
            .filter_map(|one| Some(((one.key.clone(), one.belongs_to.clone()?), one.times)))
            .collect();
        for mixup in &mut mixups {
            let back = mixup
                .belongs_to
                .clone()
                .map(|other| (other, mixup.key.clone()));
            mixup.back = back.and_then(|back| times.get(&back).copied()).unwrap_or(0);
        }
        mixups.sort_by(|a, b| {
            let both = |one: &Mixup| one.times + one.back;
            both(b)
                .cmp(&both(a))
                .then_with(|| pair(a).cmp(&pair(b)))
                .then(b.times.cmp(&a.times))
                .then_with(|| (&a.key, &a.given).cmp(&(&b.key, &b.given)))
        });
        mixups.truncate(TOLD);
        mixups
    }

    fn mistakes(self, look: &Look<'_>) -> BTreeMap<(QuestionKey, Mistake), Spellings> {
        let mut mistakes: BTreeMap<_, Spellings> = BTreeMap::new();
        if self.0.is_empty() {
            return mistakes;
        }
        let given = self.most_frequent();
        let questions = look.asked.questions();
        // what was answered is known
        let known = |((question, _), _): &Counted| look.known(*questions.get(*question)?);
        let known = |given: Counted| Some((given, &known(&given)?.key));
        let (given, keys): (Vec<Counted>, Vec<&QuestionKey>) =
            given.into_iter().filter_map(known).unzip();
        let cards = look.collection.cards(&keys);
        let wrong = |(((_, number), _), (key, card)): (&Counted, _)| {
            wrong_parts(key, look.digest.text(*number), card)
        };
        let wrong = given.iter().zip(keys.iter().copied().zip(cards)).map(wrong);
        let wrong: Vec<Vec<String>> = wrong.collect();
        let texts = wrong.iter().flatten().map(String::as_str);
        let sought = Sought::new(texts);
        let index = look.collection.answers_to(&sought);
        for ((key, texts), (_, times)) in keys.into_iter().zip(wrong).zip(given) {
            for text in texts {
                let others = index.belongs_as_sought(&text, &sought, key);
                let other = others.into_iter().next();
                let mistake = other.map_or_else(|| Mistake::Text(folded(&text)), Mistake::Other);
                let spellings = mistakes.entry((key.clone(), mistake)).or_default();
                *spellings.entry(text).or_default() += times;
            }
        }
        mistakes
    }

    /// The wrong answers that are looked up, the most frequent first.
    fn most_frequent(mut self) -> Vec<Counted> {
        for of_one in self.0.chunk_by_mut(|a, b| a.0 == b.0) {
            of_one.sort_unstable();
        }
        let alike = self.0.chunk_by(|a, b| a == b);
        let mut given: Vec<Counted> = alike.map(|alike| (alike[0], alike.len())).collect();
        let order = |&(place, times): &Counted| (std::cmp::Reverse(times), place);
        if given.len() > LOOKED_UP {
            given.select_nth_unstable_by_key(LOOKED_UP, order);
            given.truncate(LOOKED_UP);
        }
        given.sort_unstable_by_key(order);
        given
    }
}

/// What of a wrong answer is wrong: of several answers kept as one text, those that were not wanted. Nothing when the deck
/// has come to accept it since.
fn wrong_parts(key: &QuestionKey, text: &str, card: Option<Card>) -> Vec<String> {
    let Some(card) = card else {
        return Vec::new();
    };
    let mut right = card.accept(key.face);
    let parts: Vec<&str> = match card.answer(key.face) {
        AnswerText::List(answers) => {
            right.extend(answers);
            text.split(BETWEEN).collect()
        }
        AnswerText::One(answer) => {
            right.push(answer);
            vec![text]
        }
        AnswerText::Truth(_) | AnswerText::Pairs(_) => Vec::new(),
    };
    let right: Vec<String> = right.iter().map(|text| folded(text)).collect();
    let wrong = parts
        .into_iter()
        .filter(|part| !right.contains(&folded(part)));
    wrong.map(str::to_owned).collect()
}

fn joined(mistakes: BTreeMap<(QuestionKey, Mistake), Spellings>) -> Vec<Mixup> {
    let mixup = |((key, mistake), spellings): ((QuestionKey, Mistake), Spellings)| {
        let times = spellings.values().sum();
        // of equally frequent spellings the first in order
        let most = spellings.into_iter().rev().max_by_key(|(_, times)| *times);
        Mixup {
            key,
            given: most.map(|(text, _)| text).unwrap_or_default(),
            belongs_to: match mistake {
                Mistake::Other(other) => Some(other),
                Mistake::Text(_) => None,
            },
            times,
            back: 0,
        }
    };
    mistakes.into_iter().map(mixup).collect()
}

/// The two questions of a mixup, the smaller first.
fn pair(mixup: &Mixup) -> (&QuestionKey, Option<&QuestionKey>) {
    match &mixup.belongs_to {
        Some(other) if *other < mixup.key => (other, Some(&mixup.key)),
        other => (&mixup.key, other.as_ref()),
    }
}
