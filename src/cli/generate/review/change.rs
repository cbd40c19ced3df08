//! A card in its author's words: its texts one after another, each with what stands there to be changed.

use std::io;

use crate::deck::{self, Answer, Distractor, Kind, Match, Reverse};
use crate::terminal::{Entered, Interview, Style};

/// What of a card is to be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// All of its texts.
    Whole,
    /// The wrong answers to choose from.
    Wrong,
}

/// How the author left off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Typed {
    /// With the last text.
    Done,
    /// A gap text was typed that has no gap, or one that is not closed.
    Nothing,
    /// Esc: the card stays as it was.
    Left,
    /// Ctrl-C.
    Interrupted,
}

/// Whether a card has wrong answers, or could have some.
pub(super) fn takes_wrong(kind: &Kind) -> bool {
    matches!(kind, Kind::Ask { .. })
}

/// Asks for the texts of a card; `kind` holds what was typed so far, however that ends.
///
/// # Errors
/// When the terminal cannot be read or written.
pub(super) fn change(asked: &mut Interview, kind: &mut Kind, part: Part) -> io::Result<Typed> {
    let mut asking = Asking { asked };
    let outcome = match part {
        Part::Whole => asking.whole(kind),
        Part::Wrong => asking.wrong(kind),
    };
    match outcome {
        Ok(()) => Ok(Typed::Done),
        Err(Stop::Typed(typed)) => Ok(typed),
        Err(Stop::Terminal(error)) => Err(error),
    }
}

/// Why no further text is asked for.
enum Stop {
    Typed(Typed),
    Terminal(io::Error),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Terminal(error)
    }
}

struct Asking<'i> {
    asked: &'i mut Interview,
}

impl Asking<'_> {
    fn whole(&mut self, kind: &mut Kind) -> Result<(), Stop> {
        match kind {
            Kind::Ask { .. } => self.question(kind),
            Kind::Claim {
                claim,
                answer,
                correction,
            } => {
                self.text("Statement", claim)?;
                self.truth(answer)?;
                if *answer {
                    *correction = None;
                    return Ok(());
                }
                self.text("Instead", correction.get_or_insert_default())
            }
            Kind::Cloze { text } => {
                let mut written = text.written();
                self.text("Sentence", &mut written)?;
                let read = cloze(&written).ok_or(Stop::Typed(Typed::Nothing))?;
                *kind = read;
                Ok(())
            }
            Kind::Term {
                term, definition, ..
            } => {
                self.text("Term", term)?;
                self.text("Definition", definition)
            }
            Kind::Order { ask, order } => {
                self.text("Question", ask)?;
                self.list("Step", order)
            }
            Kind::Match { ask, pairs } => {
                self.text("Question", ask)?;
                pairs.iter_mut().try_for_each(|pair| self.pair(pair))
            }
        }
    }

    fn pair(&mut self, pair: &mut Match) -> Result<(), Stop> {
        self.text("Left", &mut pair.left)?;
        self.text("Right", &mut pair.right)
    }

    /// The texts of an `ask` card; what else counts as right is looked at where the answer changed.
    fn question(&mut self, kind: &mut Kind) -> Result<(), Stop> {
        if let Kind::Ask {
            ask,
            answer,
            accept,
            reverse,
            ..
        } = kind
        {
            self.text("Question", ask)?;
            self.answer(answer, accept)?;
            if let Some(reverse) = reverse {
                self.reverse(reverse)?;
            }
        }
        self.wrong(kind)
    }

    fn reverse(&mut self, reverse: &mut Reverse) -> Result<(), Stop> {
        self.text("The other way", &mut reverse.ask)?;
        self.answer(&mut reverse.answer, &mut reverse.accept)
    }

    fn answer(&mut self, answer: &mut Answer, accept: &mut Vec<String>) -> Result<(), Stop> {
        match answer {
            Answer::One(text) => {
                let before = text.clone();
                self.text("Answer", text)?;
                if *text != before && !accept.is_empty() {
                    self.hint("Do these still count as right? Emptied, one goes; an empty new one ends them.")?;
                    self.list("Also right", accept)?;
                }
                Ok(())
            }
            Answer::Several(texts) => self.list("Answer", texts),
            Answer::Number { .. } | Answer::Date(_) => Ok(()),
        }
    }

    fn wrong(&mut self, kind: &mut Kind) -> Result<(), Stop> {
        let Kind::Ask { wrong, .. } = kind else {
            return Ok(());
        };
        self.hint("Wrong answers to choose from: emptied, one goes; an empty new one ends them.")?;
        let mut texts: Vec<String> = wrong.iter().map(|wrong| wrong.text.clone()).collect();
        let asked = self.list("Wrong", &mut texts);
        let because = |text: &String| {
            let known = wrong.iter().find(|known| known.text == *text);
            known.and_then(|known| known.because.clone())
        };
        *wrong = texts
            .iter()
            .map(|text| Distractor {
                text: text.clone(),
                because: because(text),
            })
            .collect();
        asked
    }

    /// Texts one after another, then more of them until one is empty; those that were emptied go.
    fn list(&mut self, label: &str, texts: &mut Vec<String>) -> Result<(), Stop> {
        let mut number = 0;
        loop {
            let new = number == texts.len();
            let mut text = texts.get(number).cloned().unwrap_or_default();
            self.entry(&format!("{label} {}", number + 1), &mut text)?;
            match (text.is_empty(), new) {
                (true, true) => return Ok(()),
                (true, false) => {
                    texts.remove(number);
                    continue;
                }
                (false, true) => texts.push(text),
                (false, false) => texts[number] = text,
            }
            number += 1;
        }
    }

    /// A text that may not be empty: left empty, it stays as it was.
    fn text(&mut self, label: &str, text: &mut String) -> Result<(), Stop> {
        let mut typed = text.clone();
        self.entry(label, &mut typed)?;
        if !typed.is_empty() {
            *text = typed;
        }
        Ok(())
    }

    fn truth(&mut self, truth: &mut bool) -> Result<(), Stop> {
        loop {
            let mut typed = truth.to_string();
            self.entry("True or false", &mut typed)?;
            match typed.to_lowercase().as_str() {
                "true" | "t" => *truth = true,
                "false" | "f" => *truth = false,
                "" => {}
                _ => continue,
            }
            return Ok(());
        }
    }

    fn entry(&mut self, label: &str, text: &mut String) -> Result<(), Stop> {
        match self.asked.text(label, text)? {
            Entered::Text(typed) => *text = typed,
            Entered::Stopped => return Err(Stop::Typed(Typed::Left)),
            Entered::Interrupted => return Err(Stop::Typed(Typed::Interrupted)),
        }
        Ok(())
    }

    fn hint(&mut self, text: &str) -> Result<(), Stop> {
        Ok(self.asked.say(Style::Dim, text)?)
    }
}

/// A cloze text as it is read from a deck.
fn cloze(written: &str) -> Option<Kind> {
    let card = serde_json::json!({ "cards": [{ "cloze": written }] });
    let mut deck = deck::read("review.yaml", &card.to_string()).deck?;
    deck.cards.pop().map(|card| card.kind)
}
