//! Looking at each card before it is written: one key each.

use super::{Job, say, settled};
use crate::base::CardId;
use crate::cli::failure::{Failure, code};
use crate::cli::world::World;
use crate::deck::{self, Answer, Kind};
use crate::generate::{Candidate, Made, Reason, Settled, Wishes};
use crate::terminal::{
    Candidacy, Colour, Entered, Interview, Paint, Pressed, Style, candidate_lines,
};

/// How a review ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Left {
    /// All cards were looked at, or there was no review.
    Done,
    /// The author stopped; so many cards wait.
    Stopped(usize),
    /// Ctrl-C; so many cards wait.
    Interrupted(usize),
}

/// What came of a review.
pub(super) struct Reviewed {
    pub(super) left: Left,
    /// The cards that were looked at, kept or not.
    pub(super) seen: Vec<CardId>,
}

impl Left {
    fn code(self) -> u8 {
        match self {
            Self::Interrupted(_) => code::INTERRUPTED,
            Self::Done | Self::Stopped(_) => 0,
        }
    }

    /// Ends the command with a word.
    pub(super) fn end(self, world: &mut World<'_>, word: &str) -> Result<u8, Failure> {
        say(world, word)?;
        Ok(self.code())
    }

    /// Ends the command; a word where cards wait.
    pub(super) fn end_quietly(
        self,
        world: &mut World<'_>,
        file: Option<&str>,
    ) -> Result<u8, Failure> {
        if let (Self::Stopped(waiting) | Self::Interrupted(waiting), Some(file)) = (self, file) {
            let cards = crate::base::text::count(waiting, "card");
            say(
                world,
                &format!(
                    "{cards} wait: the same command with `--update {file} --review` takes it up again."
                ),
            )?;
        }
        Ok(self.code())
    }
}

/// What becomes of a card.
#[derive(Debug, Clone)]
enum Fate {
    Kept,
    Changed(Box<Candidate>),
    Dropped,
}

const KEYS: &str = "\
k or Enter  keep the card as it is
e           change its question or its answer
d           drop it; it is not offered again
u           go back to the card before
q or Esc    stop; what is decided is kept, the rest waits";

/// Shows the cards of the new deck one by one, and takes those that are not kept out of `job.made`.
///
/// # Errors
/// When the terminal cannot be used.
pub(super) fn review(
    world: &World<'_>,
    job: &mut Job<'_>,
    new: &Settled,
) -> Result<Reviewed, Failure> {
    let ids: Vec<&CardId> = new.deck.cards.iter().map(|card| &card.id).collect();
    let offered = job
        .made
        .cards
        .iter()
        .filter(|candidate| ids.contains(&&candidate.card.id));
    let candidates: Vec<Candidate> = offered.cloned().collect();
    let colour = if world.colour {
        Colour::Always
    } else {
        Colour::Never
    };
    let mut sitting = Sitting {
        interview: Interview::new(Paint::new(colour))?,
        fates: vec![None; candidates.len()],
        candidates,
        job,
    };
    let left = sitting.run()?;
    let Sitting {
        fates, candidates, ..
    } = sitting;
    let mut seen = Vec::new();
    for (candidate, fate) in candidates.iter().zip(fates) {
        let id = &candidate.card.id;
        if fate.is_some() {
            seen.push(id.clone());
        }
        match fate {
            Some(Fate::Kept) => {}
            Some(Fate::Changed(changed)) => change(&mut job.made, *changed),
            Some(Fate::Dropped) => job.made.refuse(id, &Reason::Dropped),
            None => job.made.refuse(id, &Reason::Waiting),
        }
    }
    Ok(Reviewed { left, seen })
}

fn change(made: &mut Made, changed: Candidate) {
    let old = made
        .cards
        .iter_mut()
        .find(|candidate| candidate.card.id == changed.card.id);
    if let Some(old) = old {
        *old = changed;
    }
}

struct Sitting<'j, 'a> {
    interview: Interview,
    candidates: Vec<Candidate>,
    fates: Vec<Option<Fate>>,
    job: &'j Job<'a>,
}

/// What a step of the review leads to.
enum Step {
    /// The card has its fate.
    Decided(Fate),
    /// The card before.
    Back,
    /// The same card again.
    Again,
    Stopped,
    Interrupted,
}

impl Sitting<'_, '_> {
    fn run(&mut self) -> Result<Left, Failure> {
        let mut at = 0;
        while at < self.candidates.len() {
            let waiting = self.candidates.len() - at;
            match self.card(at)? {
                Step::Decided(fate) => {
                    self.fates[at] = Some(fate);
                    at += 1;
                }
                Step::Back => {
                    at = at.saturating_sub(1);
                    self.fates[at] = None;
                }
                Step::Again => {}
                Step::Stopped => return Ok(Left::Stopped(waiting)),
                Step::Interrupted => return Ok(Left::Interrupted(waiting)),
            }
        }
        Ok(Left::Done)
    }

    /// Shows a card and waits for its fate.
    fn card(&mut self, at: usize) -> Result<Step, Failure> {
        let candidate = &self.candidates[at];
        if let Some(document) = self.job.documents.get(candidate.evidence.document) {
            let candidacy = Candidacy {
                candidate,
                document,
                number: at + 1,
                all: self.candidates.len(),
            };
            let lines = candidate_lines(&candidacy, self.interview.frame());
            self.interview.lines(&lines)?;
        }
        loop {
            let step = match self.interview.key()? {
                Pressed::Sign('k' | '\n') => self.told("kept", Step::Decided(Fate::Kept))?,
                Pressed::Sign('d') => self.told("dropped", Step::Decided(Fate::Dropped))?,
                Pressed::Sign('u') => self.told("back", Step::Back)?,
                Pressed::Sign('e') => self.changed(at)?,
                Pressed::Sign('q') | Pressed::Stopped => Step::Stopped,
                Pressed::Interrupted => Step::Interrupted,
                Pressed::Sign('?') => {
                    self.interview.say(Style::Dim, KEYS)?;
                    continue;
                }
                Pressed::Sign(_) | Pressed::Other => continue,
            };
            return Ok(step);
        }
    }

    fn told(&mut self, word: &str, step: Step) -> Result<Step, Failure> {
        self.interview.say(Style::Dim, &format!("› {word}"))?;
        Ok(step)
    }

    /// Asks for the texts of a card; what does not hold is told, and the card comes again.
    fn changed(&mut self, at: usize) -> Result<Step, Failure> {
        let mut candidate = self.candidates[at].clone();
        let kind = match self.texts(&candidate.card.kind)? {
            Ok(kind) => kind,
            Err(step) => return Ok(step),
        };
        let Some(kind) = kind else {
            return self.told("nothing can be made of this", Step::Again);
        };
        candidate.card.kind = kind;
        if let Some(reason) = self.fault(&candidate)? {
            return self.told(&format!("it does not hold: {reason}"), Step::Again);
        }
        self.told(
            "kept, changed",
            Step::Decided(Fate::Changed(Box::new(candidate))),
        )
    }

    /// What speaks against a changed card.
    fn fault(&self, candidate: &Candidate) -> Result<Option<String>, Failure> {
        let mut made = Made {
            cards: vec![candidate.clone()],
            ..Made::default()
        };
        let wishes = Wishes {
            min_quality: 0.0,
            ..Wishes::default()
        };
        let known = std::collections::BTreeSet::new();
        let holds = settled(
            &self.job.documents,
            &mut made,
            &wishes,
            &self.job.outline,
            &known,
        )?;
        let reason = made
            .refused
            .first()
            .map(|refusal| refusal.reason.to_string());
        Ok(holds.map_or(reason, |_| None))
    }

    /// The texts of a card as the author wants them; the step to take when the author leaves.
    fn texts(&mut self, kind: &Kind) -> Result<Result<Option<Kind>, Step>, Failure> {
        let mut kind = kind.clone();
        match &mut kind {
            Kind::Ask { ask, answer, .. } => {
                match self.text("Question", ask)? {
                    Ok(text) => *ask = text,
                    Err(step) => return Ok(Err(step)),
                }
                if let Answer::One(answer) = answer {
                    match self.text("Answer", answer)? {
                        Ok(text) => *answer = text,
                        Err(step) => return Ok(Err(step)),
                    }
                }
            }
            Kind::Claim { claim: text, .. }
            | Kind::Order { ask: text, .. }
            | Kind::Match { ask: text, .. } => match self.text("Text", text)? {
                Ok(changed) => *text = changed,
                Err(step) => return Ok(Err(step)),
            },
            Kind::Cloze { text } => {
                let written = match self.text("Sentence", &text.written())? {
                    Ok(written) => written,
                    Err(step) => return Ok(Err(step)),
                };
                return Ok(Ok(cloze(&written)));
            }
            Kind::Term {
                term, definition, ..
            } => {
                for text in [term, definition] {
                    match self.text("Text", text)? {
                        Ok(changed) => *text = changed,
                        Err(step) => return Ok(Err(step)),
                    }
                }
            }
        }
        Ok(Ok(Some(kind)))
    }

    fn text(&mut self, label: &str, given: &str) -> Result<Result<String, Step>, Failure> {
        Ok(match self.interview.text(label, given)? {
            Entered::Text(text) if text.is_empty() => Err(Step::Again),
            Entered::Text(text) => Ok(text),
            Entered::Stopped => Err(Step::Again),
            Entered::Interrupted => Err(Step::Interrupted),
        })
    }
}

/// A cloze text as it is read from a deck.
fn cloze(written: &str) -> Option<Kind> {
    let card = serde_json::json!({ "cards": [{ "cloze": written }] });
    let mut deck = deck::read("review.yaml", &card.to_string()).deck?;
    deck.cards.pop().map(|card| card.kind)
}
