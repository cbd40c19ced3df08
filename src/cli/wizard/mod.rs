//! Cards and heads of decks by question and answer, on a terminal.

mod ask;
mod draft;

use std::io;

use super::failure::{Failure, code};
use super::world::World;
use crate::terminal::{Chosen, Colour, Entered, Interview, Paint, Style};

pub(super) use ask::Known;
pub(super) use draft::Draft;

/// Why an interview ended before its end.
#[derive(Debug)]
pub(super) enum Left {
    /// The author stopped.
    Stopped,
    /// Ctrl-C.
    Interrupted,
    /// It could not go on.
    Failed(Failure),
}

impl From<io::Error> for Left {
    fn from(error: io::Error) -> Self {
        Self::Failed(error.into())
    }
}

impl From<Failure> for Left {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

/// An interview with the author.
pub(super) struct Wizard {
    interview: Interview,
}

impl Wizard {
    /// Takes the terminal over.
    ///
    /// # Errors
    /// When there is none.
    pub(super) fn new(world: &World<'_>) -> Result<Self, Failure> {
        let colour = if world.colour {
            Colour::Always
        } else {
            Colour::Never
        };
        Ok(Self {
            interview: Interview::new(Paint::new(colour))?,
        })
    }

    /// A hint to the author.
    pub(super) fn hint(&mut self, text: &str) -> io::Result<()> {
        self.interview.say(Style::Dim, text)
    }

    /// What is drawn already.
    pub(super) fn show(&mut self, drawn: &str) -> io::Result<()> {
        self.interview.show(drawn)
    }

    /// The frame in which things are drawn.
    pub(super) fn frame(&self) -> crate::terminal::Frame {
        self.interview.frame()
    }

    /// A text, which may be empty.
    pub(super) fn text(&mut self, label: &str, given: &str) -> Result<String, Left> {
        match self.interview.text(label, given)? {
            Entered::Text(text) => Ok(text),
            Entered::Stopped => Err(Left::Stopped),
            Entered::Interrupted => Err(Left::Interrupted),
        }
    }

    /// One of several.
    pub(super) fn choice(&mut self, question: &str, choices: &[&str]) -> Result<usize, Left> {
        match self.interview.choice(question, choices)? {
            Chosen::Entry(entry) => Ok(entry),
            Chosen::Nothing => Err(Left::Stopped),
            Chosen::Interrupted => Err(Left::Interrupted),
        }
    }
}

/// The exit code of an interview that was left, when leaving is no fault.
pub(super) fn left(left: Left, world: &mut World<'_>, word: &str) -> Result<u8, Failure> {
    let code = match left {
        Left::Stopped => 0,
        Left::Interrupted => code::INTERRUPTED,
        Left::Failed(failure) => return Err(failure),
    };
    world.say(word)?;
    Ok(code)
}
