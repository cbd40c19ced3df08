//! The study protocol: one JSON object a line, both ways, so that any program can be the screen.
//!
//! Texts go out as the deck has them; whoever shows them has to make them safe. Besides what the contract names,
//! `question` carries `as_of` (the ISO date at which the fact held, or null) and `wanted` (how many answers are wanted), and
//! `feedback` carries the question (`deck`, `card`, `face`, and at the end of a quiz its `prompt`), `because` (why the
//! chosen distractor is wrong), `belongs_to` (the questions to which the given answer belongs), `items` (which of the
//! wanted items were right) and `difference` (`{piece: same, missing or extra, text}`, for a near miss). `summary` carries
//! `after` when answers counted: what they changed in the memory, the weakest topic touched, and when to go on.

mod escape;
mod heard;
mod line;
mod told;

use std::io::{self, BufRead, Write};

pub use escape::write_json;

use super::{Heard, Talk};
use crate::session::Event;
use heard::Unheard;
use line::Line;
use told::Told;

/// A talk with another program.
#[derive(Debug)]
pub struct Json<R, W> {
    input: R,
    output: W,
    /// The line being read, kept to be used again.
    heard: Vec<u8>,
    /// The line being written.
    told: Vec<u8>,
}

impl<R: BufRead, W: Write> Json<R, W> {
    /// A talk over two streams. Each line that goes out is written at once and flushed.
    pub fn new(input: R, output: W) -> Self {
        Self {
            input,
            output,
            heard: Vec::new(),
            told: Vec::new(),
        }
    }

    fn send(&mut self, told: &Told<'_>) -> io::Result<()> {
        self.told.clear();
        escape::append_line(&mut self.told, told)?;
        self.output.write_all(&self.told)?;
        self.output.flush()
    }

    fn refuse(&mut self, why: &Unheard) -> io::Result<()> {
        let message = why.to_string();
        self.send(&Told::Error { message: &message })
    }
}

impl<R: BufRead, W: Write> Talk for Json<R, W> {
    fn tell(&mut self, event: &Event) -> io::Result<()> {
        match told::told(event) {
            Some(told) => self.send(&told),
            None => Ok(()),
        }
    }

    fn hear(&mut self) -> io::Result<Heard> {
        loop {
            let heard = match line::read(&mut self.input, &mut self.heard)? {
                Line::End => return Ok(Heard::Closed),
                Line::TooLong => Err(Unheard::TooLong),
                Line::Whole => heard::command(&self.heard),
            };
            match heard {
                Ok(Some(command)) => return Ok(Heard::Command(command)),
                Ok(None) => {}
                Err(why) => self.refuse(&why)?,
            }
        }
    }
}

#[cfg(test)]
mod tests;
