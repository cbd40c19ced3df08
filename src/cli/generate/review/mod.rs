//! Looking at each card before it is written: one key each.

mod change;

use std::collections::BTreeSet;

use self::change::{Part, Typed, change, takes_wrong};
use super::{Job, say, settled};
use crate::base::CardId;
use crate::cli::args::Generate;
use crate::cli::failure::{Failure, code};
use crate::cli::world::World;
use crate::generate::{Candidate, Made, Reason, Settled, Wishes};
use crate::terminal::{
    Candidacy, Colour, Decided, Interview, Paint, Pressed, Style, candidate_keys, candidate_lines,
    decided_lines,
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
    pub(super) fn end_quietly(self, world: &mut World<'_>, args: &Generate) -> Result<u8, Failure> {
        if let Self::Stopped(waiting) | Self::Interrupted(waiting) = self {
            let cards = crate::base::text::count(waiting, "card");
            let wait = if waiting == 1 { "waits" } else { "wait" };
            let how = match (&args.update, args.force) {
                (Some(_), _) => "",
                (None, true) => " with `--update` instead of `--force`",
                (None, false) => " with `--update` behind it",
            };
            let word = format!("{cards} {wait}: the same command{how} takes it up again.");
            say(world, &word)?;
        }
        Ok(self.code())
    }
}

/// What becomes of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Kept,
    Changed,
    Dropped,
}

impl Fate {
    /// What is said of it, once and when the author comes back to it.
    fn said(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Changed => "kept, changed",
            Self::Dropped => "dropped",
        }
    }
}

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
    for (candidate, fate) in candidates.into_iter().zip(fates) {
        let id = candidate.card.id.clone();
        if fate.is_some() {
            seen.push(id.clone());
        }
        match fate {
            Some(Fate::Kept | Fate::Changed) => put(&mut job.made, candidate),
            Some(Fate::Dropped) => job.made.refuse(&id, &Reason::Dropped),
            None => job.made.refuse(&id, &Reason::Waiting),
        }
    }
    Ok(Reviewed { left, seen })
}

/// Puts a card, as its author left it, in the place of the one that was made.
fn put(made: &mut Made, kept: Candidate) {
    let old = made
        .cards
        .iter_mut()
        .find(|candidate| candidate.card.id == kept.card.id);
    if let Some(old) = old {
        *old = kept;
    }
}

struct Sitting<'j, 'a> {
    interview: Interview,
    /// The cards, as their author changed them.
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
    /// All cards have their fates, and the author is content.
    Done,
    Stopped,
    Interrupted,
}

impl Sitting<'_, '_> {
    fn run(&mut self) -> Result<Left, Failure> {
        let mut at = 0;
        loop {
            let waiting = self.candidates.len() - at;
            let step = match waiting {
                0 => self.end()?,
                _ => self.card(at)?,
            };
            match step {
                Step::Decided(fate) => {
                    self.fates[at] = Some(fate);
                    at += 1;
                }
                Step::Back => {
                    at -= 1;
                    let fate = self.fates[at].take().map_or("", Fate::said);
                    self.interview
                        .say(Style::Dim, &format!("› back; it was {fate}"))?;
                }
                Step::Again => {}
                Step::Done => return Ok(Left::Done),
                Step::Stopped => return Ok(Left::Stopped(waiting)),
                Step::Interrupted => return Ok(Left::Interrupted(waiting)),
            }
        }
    }

    /// Shows a card and waits for its fate.
    fn card(&mut self, at: usize) -> Result<Step, Failure> {
        let candidate = &self.candidates[at];
        let wrong = takes_wrong(&candidate.card.kind);
        if let Some(document) = self.job.documents.get(candidate.evidence.document) {
            let candidacy = Candidacy {
                candidate,
                document,
                number: at + 1,
                all: self.candidates.len(),
                wrong,
            };
            let lines = candidate_lines(&candidacy, self.interview.frame());
            self.interview.lines(&lines)?;
        }
        loop {
            return Ok(match self.interview.key()? {
                Pressed::Sign('k' | '\n') => self.decided(Fate::Kept)?,
                Pressed::Sign('d') => self.decided(Fate::Dropped)?,
                Pressed::Sign('u') if at > 0 => Step::Back,
                Pressed::Sign('u') => {
                    self.interview.say(Style::Dim, "› this is the first card")?;
                    continue;
                }
                Pressed::Sign('e') => self.changed(at, Part::Whole)?,
                Pressed::Sign('w') if wrong => self.changed(at, Part::Wrong)?,
                Pressed::Sign('q') | Pressed::Stopped => Step::Stopped,
                Pressed::Interrupted => Step::Interrupted,
                Pressed::Sign('?') => {
                    let keys = candidate_keys(wrong, self.interview.frame());
                    self.interview.lines(&keys)?;
                    continue;
                }
                Pressed::Sign(_) | Pressed::Other => continue,
            });
        }
    }

    /// Says what all cards came to, so that even the last decision can be taken back.
    fn end(&mut self) -> Result<Step, Failure> {
        let of = |fate| {
            let fates = self.fates.iter().flatten();
            fates.filter(|known| **known == fate).count()
        };
        let decided = Decided {
            kept: of(Fate::Kept),
            changed: of(Fate::Changed),
            dropped: of(Fate::Dropped),
        };
        let lines = decided_lines(&decided, self.interview.frame());
        self.interview.lines(&lines)?;
        loop {
            return Ok(match self.interview.key()? {
                Pressed::Sign('\n' | 'q') | Pressed::Stopped => Step::Done,
                Pressed::Sign('u') => Step::Back,
                Pressed::Interrupted => Step::Interrupted,
                Pressed::Sign(_) | Pressed::Other => continue,
            });
        }
    }

    fn decided(&mut self, fate: Fate) -> Result<Step, Failure> {
        self.interview
            .say(Style::Dim, &format!("› {}", fate.said()))?;
        Ok(Step::Decided(fate))
    }

    /// Asks for the texts of a card, again as they were typed while they do not hold.
    fn changed(&mut self, at: usize, part: Part) -> Result<Step, Failure> {
        let mut candidate = self.candidates[at].clone();
        loop {
            let typed = change(&mut self.interview, &mut candidate.card.kind, part)?;
            let fault = match typed {
                Typed::Done => self.fault(&candidate)?,
                Typed::Nothing => Some(String::from("it has no gap, such as {{1991}}")),
                Typed::Left => {
                    self.interview.say(Style::Dim, "› not changed")?;
                    return Ok(Step::Again);
                }
                Typed::Interrupted => return Ok(Step::Interrupted),
            };
            let Some(fault) = fault else {
                self.candidates[at] = candidate;
                return self.decided(Fate::Changed);
            };
            let word = format!("› it does not hold: {fault}; mend it, or leave it with Esc");
            self.interview.say(Style::Dim, &word)?;
        }
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
        let job = &self.job;
        let known = BTreeSet::new();
        let holds = settled(&job.documents, &mut made, &wishes, &job.outline, &known)?;
        let refused = made.refused.first();
        let reason = refused.map(|refusal| refusal.reason.to_string());
        Ok(holds.map_or(reason, |_| None))
    }
}
