//! A given answer → a verdict.

use super::compare::{Likeness, Said, Wanted};
use super::pieces::{self, Found};
use super::rule::{Choice, Rule};
use super::{AnswerIndex, Given, Misfit, Piece, Question, Verdict, difference};
use crate::base::{Grade, QuestionKey};
use crate::deck::{AnswerText, Form};

/// What a near miss scores: right, but less than knowing how it is spelled.
const NEAR_SCORE: f64 = 0.9;
/// What parts several answers in [`Verdict::given`]; answers may hold commas.
pub(super) const BETWEEN: &str = "; ";
/// At most this many questions are named to which a wrong answer belongs.
const MOST_BELONGING: usize = 3;

const TRUE: [&str; 7] = ["true", "t", "yes", "y", "right", "correct", "istrue"];
const FALSE: [&str; 8] = [
    "false",
    "f",
    "no",
    "n",
    "wrong",
    "incorrect",
    "nottrue",
    "untrue",
];

impl Question {
    /// Judges an answer. `index` tells to which other questions a wrong one belongs, and keeps the answer to another
    /// question from passing as a near miss.
    ///
    /// - One answer: 1 when right, 0.9 for a near miss, else 0.
    /// - Several answers, typed or ticked: the share of the wanted that was given, less a share for each wrong one; right
    ///   when all were given and nothing wrong.
    /// - An order: the share of neighbours in the right order that stand in this order, though perhaps not side by side.
    ///   One item put to the wrong end costs one share, not all, as it would by places.
    /// - A match: the share of right pairs.
    ///
    /// Text is taken for every form: of a choice, its text. A flip is not judged when it is only looked at
    /// ([`Given::Reveal`]): the verdict then is right with a full score and `good`, for the learner to correct.
    ///
    /// # Errors
    /// [`Misfit`] when the answer does not fit the question; it can be answered again.
    pub fn judge(&self, given: &Given, index: &AnswerIndex) -> Result<Verdict, Misfit> {
        let context = Context {
            question: self,
            index,
        };
        match (&self.rule, given) {
            (_, Given::Reveal) => Ok(context.revealed()),
            (Rule::One(wanted), _) => Ok(context.one(wanted, self.text(given)?)),
            (Rule::Several(several), _) => Ok(context.several(several, given, self.texts(given)?)),
            (Rule::Choice(options), _) => context.choice(options, given),
            (Rule::Truth(truth), _) => context.truth(*truth, given),
            (Rule::Many { right, options }, _) => context.many(right, options, given),
            (Rule::Order(right), _) => context.order(right, given),
            (Rule::Match(right), _) => context.matched(right, given),
        }
    }

    /// How many answers are wanted: more than 1 only when several are to be typed or ticked.
    #[must_use]
    pub fn wanted(&self) -> usize {
        match (&self.rule, &self.answer) {
            (Rule::Several(_) | Rule::Many { .. }, AnswerText::List(texts)) => texts.len(),
            _ => 1,
        }
    }

    /// The one text that was typed.
    fn text<'a>(&self, given: &'a Given) -> Result<&'a str, Misfit> {
        match given {
            Given::Text(text) => Ok(text),
            Given::Texts(texts) => match texts.as_slice() {
                [text] => Ok(text),
                _ => Err(Misfit::Number {
                    wanted: 1,
                    given: texts.len(),
                }),
            },
            _ => Err(self.kind_wanted()),
        }
    }

    /// The texts that were typed: one (perhaps still to be parted) or several.
    pub(super) fn texts<'a>(&self, given: &'a Given) -> Result<&'a [String], Misfit> {
        match given {
            Given::Text(text) => Ok(std::slice::from_ref(text)),
            Given::Texts(texts) => Ok(texts),
            _ => Err(self.kind_wanted()),
        }
    }

    fn kind_wanted(&self) -> Misfit {
        let wanted = match self.form {
            Form::Flip => "no choice",
            Form::Typed => "a text",
            Form::Choice => "one choice",
            Form::Truth => "`true` or `false`",
            Form::Many => "the choices to tick",
            Form::Order => "all items in order",
            Form::Match => "a choice for each left side",
        };
        Misfit::Kind {
            form: self.form,
            wanted,
        }
    }

    /// Checks indices of choices.
    pub(super) fn checked(&self, indices: &[usize], once: bool) -> Result<(), Misfit> {
        let last = self.choices.len().saturating_sub(1);
        if let Some(&index) = indices.iter().find(|&&index| index > last) {
            return Err(Misfit::Index { index, last });
        }
        let again = |at: &usize| indices[..*at].contains(&indices[*at]);
        match (0..indices.len()).find(again) {
            Some(at) if once => Err(Misfit::Twice(indices[at])),
            _ => Ok(()),
        }
    }
}

/// A question with what judging it needs.
pub(super) struct Context<'a> {
    pub(super) question: &'a Question,
    index: &'a AnswerIndex,
}

impl Context<'_> {
    fn revealed(&self) -> Verdict {
        let looked = self.question.form == Form::Flip;
        let items = match &self.question.answer {
            AnswerText::List(texts) => texts.len(),
            AnswerText::Pairs(pairs) => pairs.len(),
            AnswerText::One(_) | AnswerText::Truth(_) => 0,
        };
        Verdict {
            items: vec![looked; items],
            ..verdict(looked, if looked { 1.0 } else { 0.0 }, String::new())
        }
    }

    /// Compares an answer, with near misses or without.
    fn compare(&self, wanted: &Wanted, said: &Said, near: bool) -> Likeness {
        let key = &self.question.key;
        let elsewhere = |said: &Said| self.index.is_elsewhere(said, key, &wanted.texts);
        match near {
            true => wanted.compare(said, &self.question.prompt, elsewhere),
            false => wanted.recognise(said, &self.question.prompt),
        }
    }

    /// The questions to which some texts are right.
    pub(super) fn belongs(&self, texts: &[&str]) -> Vec<QuestionKey> {
        let mut keys: Vec<QuestionKey> = Vec::new();
        for text in texts {
            for key in self.index.belongs(text, &self.question.key) {
                if !keys.contains(&key) && keys.len() < MOST_BELONGING {
                    keys.push(key);
                }
            }
        }
        keys
    }

    fn one(&self, wanted: &Wanted, text: &str) -> Verdict {
        let given = crate::base::text::squeezed(text);
        match self.compare(wanted, &Said::new(text), true) {
            Likeness::Right => verdict(true, 1.0, given),
            Likeness::Near(right) => near(difference(&right, &given), NEAR_SCORE, given),
            Likeness::Distractor(at) => Verdict {
                because: wanted.wrong[at].because.clone(),
                belongs_to: self.belongs(&[text]),
                ..verdict(false, 0.0, given)
            },
            Likeness::Wrong => Verdict {
                belongs_to: self.belongs(&[text]),
                ..verdict(false, 0.0, given)
            },
        }
    }

    fn several(&self, several: &super::rule::Several, given: &Given, texts: &[String]) -> Verdict {
        let compare = |wanted: &Wanted, said: &Said, near| self.compare(wanted, said, near);
        let parted = match (given, texts) {
            (_, [text]) => pieces::parted(text, &several.known()),
            _ => texts.iter().map(|text| text.trim()).collect(),
        };
        let found = several.find(&parted, compare);
        let wrong: Vec<_> = found.wrong.iter().map(|(text, _)| *text).collect();
        let mut verdict = self.listed(&found, wrong.len(), parted.join(BETWEEN));
        verdict.because = found.wrong.iter().find_map(|(_, because)| because.clone());
        verdict.belongs_to = self.belongs(&wrong);
        verdict
    }

    /// The verdict on several answers: the share found less a share for each wrong one.
    pub(super) fn listed(&self, found: &Found<'_>, wrong: usize, given: String) -> Verdict {
        let value = |near: &Option<bool>| match near {
            None => 0.0,
            Some(false) => 1.0,
            Some(true) => NEAR_SCORE,
        };
        let sum: f64 = found.items.iter().map(value).sum();
        let score = share(sum - count(wrong), found.items.len());
        let correct = wrong == 0 && found.items.iter().all(Option::is_some);
        let near_miss = correct && found.items.contains(&Some(true));
        let mut verdict = match near_miss {
            true => near(
                difference(&found.corrected.join(BETWEEN), &given),
                score,
                given,
            ),
            false => verdict(correct, score, given),
        };
        verdict.items = found.items.iter().map(Option::is_some).collect();
        verdict
    }

    fn choice(&self, options: &Choice, given: &Given) -> Result<Verdict, Misfit> {
        let question = self.question;
        let chosen = match given {
            Given::Choice(index) => *index,
            Given::Choices(indices) => match indices.as_slice() {
                [index] => *index,
                _ => {
                    return Err(Misfit::Number {
                        wanted: 1,
                        given: indices.len(),
                    });
                }
            },
            _ => return Ok(self.chosen_by_text(options, question.text(given)?)),
        };
        question.checked(&[chosen], true)?;
        Ok(self.chosen(options, chosen))
    }

    fn chosen_by_text(&self, options: &Choice, text: &str) -> Verdict {
        let said = Said::new(text);
        if let Some(index) = pieces::choice(&self.question.choices, &said, options.exact) {
            return self.chosen(options, index);
        }
        let accepted =
            |text: &String| said.is_strictly(text) || (!options.exact && said.is_same(text));
        let given = crate::base::text::squeezed(text);
        match options.accept.iter().any(accepted) {
            true => verdict(true, 1.0, given),
            false => Verdict {
                belongs_to: self.belongs(&[text]),
                ..verdict(false, 0.0, given)
            },
        }
    }

    fn chosen(&self, options: &Choice, index: usize) -> Verdict {
        let text = &self.question.choices[index];
        match index == options.right {
            true => verdict(true, 1.0, text.clone()),
            false => Verdict {
                because: options.because[index].clone(),
                belongs_to: self.belongs(&[text]),
                ..verdict(false, 0.0, text.clone())
            },
        }
    }

    fn truth(&self, truth: bool, given: &Given) -> Result<Verdict, Misfit> {
        let said = match given {
            Given::Choice(index) => {
                self.question.checked(&[*index], true)?;
                *index == 0
            }
            Given::Choices(indices) if indices.len() == 1 => {
                return self.truth(truth, &Given::Choice(indices[0]));
            }
            Given::Text(_) | Given::Texts(_) => {
                let said = Said::new(self.question.text(given)?);
                match said.folded.key.as_str() {
                    _ if !said.folded.says_something() => return Ok(self.revealed()),
                    key if TRUE.contains(&key) => true,
                    key if FALSE.contains(&key) => false,
                    _ => return Err(self.question.kind_wanted()),
                }
            }
            _ => return Err(self.question.kind_wanted()),
        };
        let correct = said == truth;
        Ok(verdict(
            correct,
            if correct { 1.0 } else { 0.0 },
            said.to_string(),
        ))
    }
}

pub(super) fn verdict(correct: bool, score: f64, given: String) -> Verdict {
    Verdict {
        correct,
        score,
        grade: if correct { Grade::Good } else { Grade::Again },
        given,
        difference: Vec::new(),
        because: None,
        belongs_to: Vec::new(),
        items: Vec::new(),
    }
}

fn near(difference: Vec<Piece>, score: f64, given: String) -> Verdict {
    Verdict {
        grade: Grade::Hard,
        difference,
        ..verdict(true, score, given)
    }
}

/// A share of so many, 0 to 1.
pub(super) fn share(part: f64, of: usize) -> f64 {
    if of == 0 {
        0.0
    } else {
        (part / count(of)).clamp(0.0, 1.0)
    }
}

#[allow(clippy::cast_precision_loss)] // counts of answers
pub(super) fn count(number: usize) -> f64 {
    number as f64
}
